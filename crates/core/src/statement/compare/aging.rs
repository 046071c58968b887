//! What time alone does to Software Assurance.

use chrono::NaiveDate;

use crate::statement::Figures;

/// Whether the later figures are what the earlier ones become when Software Assurance only runs
/// off: none is added, none skips a time of expiry that has not passed, and active licenses go
/// down by what expired.
pub(super) fn is_aged(
    (earlier, from): (&Figures, NaiveDate),
    (later, to): (&Figures, NaiveDate),
) -> bool {
    let days = (to - from).num_days();
    if days < 0 {
        return false;
    }
    let lapsed = earlier.expiring().saturating_sub(later.expiring());
    // A year and two years, with a day of grace for how the publisher counts months.
    let (within_a_year, within_two) = (days <= 366, days <= 731);
    let from_12 = earlier.expiring_24.saturating_add(earlier.expiring_later);
    let to_12 = later.expiring_24.saturating_add(later.expiring_later);
    lapsed >= 0
        && to_12 <= from_12
        && later.expiring_later <= earlier.expiring_later
        && (!within_a_year || lapsed <= earlier.expiring_12)
        && (!within_a_year || to_12 >= earlier.expiring_later)
        && (!within_two || lapsed <= earlier.expiring_12.saturating_add(earlier.expiring_24))
        && (days > 0 || earlier == later)
        && later.active_sa == earlier.active_sa.saturating_sub(lapsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sa(active_sa: i64, expiring: [i64; 3]) -> Figures {
        let [expiring_12, expiring_24, expiring_later] = expiring;
        Figures { active_sa, expiring_12, expiring_24, expiring_later, ..Figures::default() }
    }

    fn aged(from: Figures, to: Figures, months: u32) -> bool {
        let day = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
        is_aged((&from, day), (&to, day + chrono::Months::new(months)))
    }

    #[test]
    fn units_come_nearer_to_their_expiry_and_lapse() {
        assert!(aged(sa(60, [10, 20, 30]), sa(60, [30, 15, 15]), 6));
        assert!(aged(sa(60, [10, 20, 30]), sa(50, [20, 30, 0]), 12));
    }

    #[test]
    fn time_adds_no_units() {
        assert!(!aged(sa(60, [10, 20, 30]), sa(61, [10, 20, 31]), 6));
    }

    #[test]
    fn nothing_that_expires_in_a_year_lapses_in_half_of_one() {
        assert!(!aged(sa(60, [10, 20, 30]), sa(40, [10, 15, 15]), 6));
    }

    #[test]
    fn active_units_go_down_by_what_lapsed_alone() {
        assert!(!aged(sa(60, [10, 20, 30]), sa(45, [20, 30, 0]), 12));
    }
}

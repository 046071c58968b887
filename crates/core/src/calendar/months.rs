//! Months and quarters of the calendar year, and coverage from one period to the next.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};

/// The same day so many months later, or earlier; the last of the month where it lacks that day.
pub fn add_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let amount = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(amount) } else { day.checked_add_months(amount) }
}

/// The last day of the month in which a day lies.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    (29..=31)
        .rev()
        .find_map(|last| day.with_day(last))
        .unwrap_or_else(|| day.with_day(28).expect("every month has 28 days"))
}

/// The last day of the calendar quarter in which a day lies.
pub fn quarter_end(day: NaiveDate) -> NaiveDate {
    let month = day.month0() / 3 * 3 + 3;
    let first = day.with_day(1).and_then(|first| first.with_month(month));
    month_end(first.expect("every month has a first day"))
}

/// The days between the last day of one period and the first day of the next that neither covers:
/// 0 where they meet or overlap.
pub fn uncovered_days(last_day: NaiveDate, next_first_day: NaiveDate) -> u32 {
    let apart = next_first_day.signed_duration_since(last_day).num_days();
    u32::try_from(apart - 1).unwrap_or(0)
}

/// The pairs of months, each named by its last day, of which the second directly follows the
/// first. Zero use in such a pair breaks the services provider terms (Commercial Licensing Guide
/// 2017).
pub fn neighboring_months(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
    let months: BTreeSet<NaiveDate> = days.iter().map(|day| month_end(*day)).collect();
    months
        .iter()
        .filter_map(|month| Some((*month, month_end(month.succ_opt()?))))
        .filter(|(_, next)| months.contains(next))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_month_later_is_the_last_of_the_month_where_the_day_is_missing() {
        assert_eq!(add_months(day("2024-01-31"), 1), Some(day("2024-02-29")));
        assert_eq!(add_months(day("2023-12-31"), -6), Some(day("2023-06-30")));
    }

    #[test]
    fn months_past_the_end_of_the_calendar_are_none() {
        assert_eq!(add_months(NaiveDate::MAX, 1), None);
        assert_eq!(add_months(NaiveDate::MIN, i32::MIN), None);
    }

    #[test]
    fn february_ends_by_its_year() {
        assert_eq!(month_end(day("2023-02-01")), day("2023-02-28"));
        assert_eq!(month_end(day("2024-02-01")), day("2024-02-29"));
        assert_eq!(month_end(NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn a_quarter_ends_with_its_third_month() {
        let ends = ["2026-01-01", "2026-05-31", "2026-09-30", "2026-10-01"]
            .map(|text| quarter_end(day(text)));
        assert_eq!(ends, ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"].map(day));
    }

    #[test]
    fn coverage_renewed_the_next_day_has_no_gap() {
        assert_eq!(uncovered_days(day("2024-06-30"), day("2024-07-01")), 0);
        assert_eq!(uncovered_days(day("2024-06-30"), day("2024-05-01")), 0);
    }

    #[test]
    fn coverage_renewed_a_day_late_has_a_gap_of_one_day() {
        assert_eq!(uncovered_days(day("2024-06-30"), day("2024-07-02")), 1);
    }

    #[test]
    fn zero_use_in_january_and_february_is_twice_in_a_row() {
        let reported = [day("2026-02-28"), day("2026-01-31"), day("2026-04-30")];
        assert_eq!(neighboring_months(&reported), [(day("2026-01-31"), day("2026-02-28"))]);
    }

    #[test]
    fn zero_use_in_december_and_january_is_twice_in_a_row() {
        let reported = [day("2025-12-01"), day("2026-01-15")];
        assert_eq!(neighboring_months(&reported), [(day("2025-12-31"), day("2026-01-31"))]);
    }

    #[test]
    fn zero_use_in_january_and_march_is_not_in_a_row() {
        assert_eq!(neighboring_months(&[day("2026-01-31"), day("2026-03-31")]), []);
    }
}

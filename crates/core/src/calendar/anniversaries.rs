//! Anniversaries of the day an agreement took effect. That day itself is none.

use chrono::{Datelike, Months, NaiveDate};

/// The `n`-th anniversary. That of 29 February is 28 February in years without it.
pub fn nth_anniversary(effective: NaiveDate, n: u32) -> Option<NaiveDate> {
    effective.checked_add_months(Months::new(n.checked_mul(12)?))
}

/// The anniversary in a calendar year; none before the year after `effective`.
pub fn anniversary(effective: NaiveDate, year: i32) -> Option<NaiveDate> {
    let n = u32::try_from(year.checked_sub(effective.year())?).ok()?;
    if n == 0 { None } else { nth_anniversary(effective, n) }
}

/// The first anniversary on or after a day.
pub fn next_anniversary(effective: NaiveDate, as_of: NaiveDate) -> Option<NaiveDate> {
    let n = u32::try_from(as_of.year() - effective.year()).unwrap_or(0).max(1);
    let candidate = nth_anniversary(effective, n)?;
    if candidate < as_of { nth_anniversary(effective, n.checked_add(1)?) } else { Some(candidate) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn an_agreement_of_a_leap_day_has_its_anniversary_on_28_february_in_other_years() {
        let effective = day("2020-02-29");
        assert_eq!(nth_anniversary(effective, 1), Some(day("2021-02-28")));
        assert_eq!(anniversary(effective, 2023), Some(day("2023-02-28")));
    }

    #[test]
    fn an_agreement_of_a_leap_day_returns_to_29_february_in_a_leap_year() {
        assert_eq!(anniversary(day("2020-02-29"), 2024), Some(day("2024-02-29")));
    }

    #[test]
    fn the_day_an_agreement_takes_effect_is_no_anniversary() {
        let effective = day("2023-07-01");
        assert_eq!(anniversary(effective, 2023), None);
        assert_eq!(next_anniversary(effective, effective), Some(day("2024-07-01")));
    }

    #[test]
    fn an_anniversary_is_next_until_its_day_is_over() {
        let effective = day("2023-07-01");
        assert_eq!(next_anniversary(effective, day("2026-07-01")), Some(day("2026-07-01")));
        assert_eq!(next_anniversary(effective, day("2026-07-02")), Some(day("2027-07-01")));
    }

    #[test]
    fn the_next_anniversary_of_a_future_agreement_is_its_first() {
        assert_eq!(next_anniversary(day("2030-01-15"), day("2026-07-01")), Some(day("2031-01-15")));
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        assert_eq!(nth_anniversary(day("2020-01-01"), u32::MAX), None);
        assert_eq!(next_anniversary(NaiveDate::MAX, NaiveDate::MAX), None);
        assert_eq!(anniversary(NaiveDate::MAX, i32::MIN), None);
    }
}

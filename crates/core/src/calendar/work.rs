//! Which days are worked, and counting in them.

use chrono::{Datelike, NaiveDate, Weekday, WeekdaySet};
use thiserror::Error;

use super::Holidays;

/// The weekdays on which people work: at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkWeek(WeekdaySet);

/// A week in which nobody works, in which no business day would ever come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a work week needs at least one weekday")]
pub struct EmptyWeek;

/// The work week and the holidays of a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkCalendar {
    /// The weekdays that are worked.
    pub week: WorkWeek,
    /// The days of those weeks that are not.
    pub holidays: Holidays,
}

impl WorkWeek {
    /// The week in which these days are worked.
    ///
    /// # Errors
    /// A week without any is refused.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Result<Self, EmptyWeek> {
        let days: WeekdaySet = days.into_iter().collect();
        if days.is_empty() { Err(EmptyWeek) } else { Ok(Self(days)) }
    }

    /// Whether a weekday is worked.
    pub fn has(self, day: Weekday) -> bool {
        self.0.contains(day)
    }
}

impl Default for WorkWeek {
    /// Monday to Friday.
    fn default() -> Self {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        Self(WeekdaySet::from_array([Mon, Tue, Wed, Thu, Fri]))
    }
}

impl WorkCalendar {
    /// Whether a day is worked.
    pub fn is_business_day(&self, day: NaiveDate) -> bool {
        self.week.has(day.weekday()) && self.holidays.name(day).is_none()
    }

    /// The `n`-th business day after `start`, which does not count; `start` itself for 0.
    pub fn business_days_after(&self, start: NaiveDate, n: u32) -> Option<NaiveDate> {
        self.count(start, n, |day| day.succ_opt())
    }

    /// The `n`-th business day before `start`, which does not count; `start` itself for 0.
    pub fn business_days_before(&self, start: NaiveDate, n: u32) -> Option<NaiveDate> {
        self.count(start, n, |day| day.pred_opt())
    }

    /// How many business days lie after `start` up to and with `end`; 0 where `end` is earlier.
    pub fn business_days_between(&self, start: NaiveDate, end: NaiveDate) -> usize {
        start
            .iter_days()
            .skip(1)
            .take_while(|day| *day <= end)
            .filter(|day| self.is_business_day(*day))
            .count()
    }

    fn count(
        &self,
        start: NaiveDate,
        n: u32,
        step: impl Fn(NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let mut day = start;
        for _ in 0..n {
            day = step(day)?;
            while !self.is_business_day(day) {
                day = step(day)?;
            }
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn with_christmas() -> WorkCalendar {
        let list = "2026-12-25 Christmas Day\n2026-12-28 in place of Boxing Day";
        WorkCalendar { holidays: Holidays::parse(list).expect("a list"), ..WorkCalendar::default() }
    }

    #[test]
    fn the_first_business_day_after_a_friday_is_monday() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.business_days_after(day("2026-07-03"), 1), Some(day("2026-07-06")));
        assert_eq!(calendar.business_days_after(day("2026-07-04"), 1), Some(day("2026-07-06")));
    }

    #[test]
    fn ten_business_days_are_two_weeks_without_holidays() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.business_days_after(day("2026-07-01"), 10), Some(day("2026-07-15")));
        assert_eq!(calendar.business_days_before(day("2026-07-15"), 10), Some(day("2026-07-01")));
    }

    #[test]
    fn holidays_are_not_counted() {
        let calendar = with_christmas();
        assert_eq!(calendar.business_days_after(day("2026-12-24"), 1), Some(day("2026-12-29")));
        assert_eq!(calendar.business_days_before(day("2026-12-29"), 1), Some(day("2026-12-24")));
        assert_eq!(calendar.business_days_between(day("2026-12-24"), day("2026-12-31")), 3);
    }

    #[test]
    fn a_week_may_start_on_sunday() {
        use Weekday::{Mon, Sun, Thu, Tue, Wed};
        let week = WorkWeek::new([Sun, Mon, Tue, Wed, Thu]).expect("a week");
        let calendar = WorkCalendar { week, ..WorkCalendar::default() };
        assert_eq!(calendar.business_days_after(day("2026-07-02"), 1), Some(day("2026-07-05")));
    }

    #[test]
    fn a_week_without_work_is_refused() {
        assert_eq!(WorkWeek::new([]), Err(EmptyWeek));
    }

    #[test]
    fn no_business_days_lie_between_a_day_and_an_earlier_one() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.business_days_between(day("2026-07-15"), day("2026-07-01")), 0);
    }

    #[test]
    fn the_end_of_the_calendar_is_no_business_day() {
        let calendar = WorkCalendar::default();
        assert_eq!(calendar.business_days_after(NaiveDate::MAX, 1), None);
        assert_eq!(calendar.business_days_before(NaiveDate::MIN, 1), None);
    }

    proptest! {
        #[test]
        fn as_many_business_days_lie_between_as_were_counted(offset in 0_u64..400, n in 0_u32..60) {
            let calendar = with_christmas();
            let start = day("2026-01-01") + chrono::Days::new(offset);
            let end = calendar.business_days_after(start, n).expect("within the calendar");
            let between = calendar.business_days_between(start, end);
            prop_assert_eq!(between, usize::try_from(n).expect("small"));
        }

        #[test]
        fn a_business_day_counted_onward_and_back_is_the_same(offset in 0_u64..400, n in 0_u32..60) {
            let calendar = with_christmas();
            let start = day("2026-01-01") + chrono::Days::new(offset);
            prop_assume!(calendar.is_business_day(start));
            let end = calendar.business_days_after(start, n).expect("within the calendar");
            prop_assert_eq!(calendar.business_days_before(end, n), Some(start));
        }
    }
}

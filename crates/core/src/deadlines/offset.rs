//! How far before or after a day another one is.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use thiserror::Error;

use crate::calendar::{WorkCalendar, add_months};

/// A distance from a day, such as `60 days before`, `10 business days after` or `on the day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    amount: u16,
    unit: Unit,
    direction: Direction,
}

/// In what an offset is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Business days of the work calendar.
    BusinessDays,
    /// Calendar months; a day that the month lacks becomes its last.
    Months,
    /// Calendar years; 29 February becomes 28 February in years without it.
    Years,
    /// Hours, counted in whole calendar days because a deadline is a day: 72 hours are 3 days,
    /// 10 hours are 1 day.
    Hours,
}

/// On which side of a day an offset lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Earlier.
    Before,
    /// Later, or the day itself.
    After,
}

/// Text that is no offset.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{text}` is not an offset such as `60 days before`, `10 business days after` or `on the day`"
)]
pub struct InvalidOffset {
    /// What was given, shortened.
    pub text: String,
}

impl Offset {
    /// The day itself.
    pub const ON_THE_DAY: Self = Self { amount: 0, unit: Unit::Days, direction: Direction::After };

    /// An offset of this many units; one of 0 is the day itself.
    pub fn new(amount: u16, unit: Unit, direction: Direction) -> Self {
        if amount == 0 { Self::ON_THE_DAY } else { Self { amount, unit, direction } }
    }

    /// The day at this distance from `day`, or none past the end of the calendar.
    pub fn from_day(self, day: NaiveDate, calendar: &WorkCalendar) -> Option<NaiveDate> {
        let amount = self.amount;
        match self.unit {
            Unit::Days => self.calendar_days(day, amount),
            Unit::Hours => self.calendar_days(day, amount.div_ceil(24)),
            Unit::Months => add_months(day, self.signed(i32::from(amount))),
            Unit::Years => add_months(day, self.signed(i32::from(amount) * 12)),
            Unit::BusinessDays => match self.direction {
                Direction::Before => calendar.business_days_before(day, amount.into()),
                Direction::After => calendar.business_days_after(day, amount.into()),
            },
        }
    }

    fn calendar_days(self, day: NaiveDate, amount: u16) -> Option<NaiveDate> {
        match self.direction {
            Direction::Before => day.checked_sub_days(Days::new(amount.into())),
            Direction::After => day.checked_add_days(Days::new(amount.into())),
        }
    }

    fn signed(self, amount: i32) -> i32 {
        match self.direction {
            Direction::Before => -amount,
            Direction::After => amount,
        }
    }
}

impl FromStr for Offset {
    type Err = InvalidOffset;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| InvalidOffset { text: text.chars().take(60).collect() })
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.amount == 0 {
            return f.write_str("on the day");
        }
        let unit = match self.unit {
            Unit::Days => "day",
            Unit::BusinessDays => "business day",
            Unit::Months => "month",
            Unit::Years => "year",
            Unit::Hours => "hour",
        };
        let plural = if self.amount == 1 { "" } else { "s" };
        let direction = match self.direction {
            Direction::Before => "before",
            Direction::After => "after",
        };
        write!(f, "{} {unit}{plural} {direction}", self.amount)
    }
}

fn parse(text: &str) -> Option<Offset> {
    if text == "on the day" {
        return Some(Offset::ON_THE_DAY);
    }
    let (amount, rest) = text.split_once(' ')?;
    let (unit, direction) = rest.rsplit_once(' ')?;
    let unit = match unit {
        "day" | "days" => Unit::Days,
        "business day" | "business days" => Unit::BusinessDays,
        "month" | "months" => Unit::Months,
        "year" | "years" => Unit::Years,
        "hour" | "hours" => Unit::Hours,
        _ => return None,
    };
    let direction = match direction {
        "before" => Direction::Before,
        "after" => Direction::After,
        _ => return None,
    };
    // More would be a typing error: 9999 business days are 38 years.
    let amount = amount.parse().ok().filter(|amount| *amount <= 9999)?;
    Some(Offset::new(amount, unit, direction))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn from(offset: &str, start: &str) -> Option<NaiveDate> {
        let offset: Offset = offset.parse().expect("an offset");
        offset.from_day(day(start), &WorkCalendar::default())
    }

    #[test]
    fn an_offset_is_written_as_it_is_read() {
        for text in [
            "on the day",
            "1 day after",
            "60 days before",
            "1 business day before",
            "10 business days after",
            "12 months after",
            "3 years after",
            "72 hours before",
        ] {
            assert_eq!(text.parse::<Offset>().expect("an offset").to_string(), text);
        }
    }

    #[test]
    fn what_is_no_offset_is_refused_by_its_text() {
        for text in ["", "60", "60 days", "days before", "-1 days before", "2 weeks after"] {
            let refused = text.parse::<Offset>().expect_err("no offset");
            assert_eq!(refused.text, text);
        }
        assert!("10000 days after".parse::<Offset>().is_err());
    }

    #[test]
    fn hours_are_whole_days() {
        assert_eq!(from("72 hours before", "2026-03-10"), Some(day("2026-03-07")));
        assert_eq!(from("10 hours after", "2026-03-10"), Some(day("2026-03-11")));
    }

    #[test]
    fn a_month_or_year_that_lacks_the_day_takes_its_last() {
        assert_eq!(from("6 months before", "2026-08-31"), Some(day("2026-02-28")));
        assert_eq!(from("1 year after", "2024-02-29"), Some(day("2025-02-28")));
    }

    #[test]
    fn business_days_follow_the_work_calendar() {
        assert_eq!(from("10 business days after", "2026-07-03"), Some(day("2026-07-17")));
        assert_eq!(from("1 business day before", "2026-07-06"), Some(day("2026-07-03")));
    }

    #[test]
    fn an_offset_past_the_calendar_is_none() {
        let offset: Offset = "9999 years after".parse().expect("an offset");
        assert_eq!(offset.from_day(NaiveDate::MAX, &WorkCalendar::default()), None);
    }
}

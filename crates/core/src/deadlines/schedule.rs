//! From which days a rule counts, given its anchor.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use thiserror::Error;

/// The days from which a rule counts: the occurrences of its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// The anchor's day.
    Once,
    /// The day on which something was last done: the anchor's, or that of a later completion.
    SinceLast,
    /// Each anniversary of the anchor.
    EveryAnniversary,
    /// Each end of a month on or after the anchor.
    EveryMonthEnd,
    /// Each end of a calendar quarter on or after the anchor.
    EveryQuarterEnd,
    /// The end of the anchor's month.
    MonthEnd,
    /// The last day of a term of so many years: the day before that anniversary.
    Term(u16),
    /// The first anniversary after a day that is the same for everyone.
    FirstAnniversaryAfter(NaiveDate),
}

/// Text that is no schedule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not a schedule such as `once`, `every anniversary` or `term of 3 years`")]
pub struct InvalidSchedule {
    /// What was given, shortened.
    pub text: String,
}

impl Schedule {
    /// Whether one anchor has any number of occurrences that come by themselves.
    pub const fn recurs(self) -> bool {
        matches!(self, Self::EveryAnniversary | Self::EveryMonthEnd | Self::EveryQuarterEnd)
    }
}

/// The schedules that are one fixed text.
const FIXED: [(&str, Schedule); 6] = [
    ("once", Schedule::Once),
    ("since last", Schedule::SinceLast),
    ("every anniversary", Schedule::EveryAnniversary),
    ("every month end", Schedule::EveryMonthEnd),
    ("every quarter end", Schedule::EveryQuarterEnd),
    ("month end", Schedule::MonthEnd),
];

impl FromStr for Schedule {
    type Err = InvalidSchedule;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fixed = FIXED.into_iter().find(|(name, _)| *name == text);
        fixed
            .map(|(_, schedule)| schedule)
            .or_else(|| term(text).map(Self::Term))
            .or_else(|| first_after(text).map(Self::FirstAnniversaryAfter))
            .ok_or_else(|| InvalidSchedule { text: text.chars().take(60).collect() })
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(1) => f.write_str("term of 1 year"),
            Self::Term(years) => write!(f, "term of {years} years"),
            Self::FirstAnniversaryAfter(day) => write!(f, "first anniversary after {day}"),
            fixed => {
                let found = FIXED.iter().find(|(_, schedule)| schedule == fixed);
                f.write_str(found.expect("every other schedule is a fixed text").0)
            }
        }
    }
}

fn term(text: &str) -> Option<u16> {
    let (years, unit) = text.strip_prefix("term of ")?.split_once(' ')?;
    let years = years.parse().ok().filter(|years| (1..=99).contains(years))?;
    matches!(unit, "year" | "years").then_some(years)
}

fn first_after(text: &str) -> Option<NaiveDate> {
    text.strip_prefix("first anniversary after ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_written_as_it_is_read() {
        let others = ["term of 1 year", "term of 3 years", "first anniversary after 2016-07-01"];
        for text in FIXED.iter().map(|(text, _)| *text).chain(others) {
            assert_eq!(text.parse::<Schedule>().expect("a schedule").to_string(), text);
        }
    }

    #[test]
    fn what_is_no_schedule_is_refused_by_its_text() {
        for text in ["", "yearly", "term of 0 years", "first anniversary after July"] {
            let refused = text.parse::<Schedule>().expect_err("no schedule");
            assert_eq!(refused.text, text);
        }
    }
}

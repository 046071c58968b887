//! Days without work, as the user lists them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use thiserror::Error;

/// Named days on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    names: BTreeMap<NaiveDate, String>,
}

/// Why a list of holidays cannot be read. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvalidHolidays {
    /// A line has to start with a day.
    #[error("line {line}: `{text}` does not start with a day such as `2026-12-25`")]
    NoDay {
        /// The line.
        line: usize,
        /// What it holds, shortened.
        text: String,
    },
    /// A holiday nobody can name was probably not meant.
    #[error("line {line}: `{day}` has no name")]
    NoName {
        /// The line.
        line: usize,
        /// The day it starts with.
        day: NaiveDate,
    },
    /// A day listed twice is probably a wrong year.
    #[error("line {line}: `{day}` is listed twice")]
    Twice {
        /// The second line.
        line: usize,
        /// The day.
        day: NaiveDate,
    },
}

impl Holidays {
    /// Reads a list of one `YYYY-MM-DD name` a line. Blank lines and lines that start with `#`
    /// are passed over.
    ///
    /// # Errors
    /// Names the first line that is not such a pair.
    pub fn parse(text: &str) -> Result<Self, InvalidHolidays> {
        let mut holidays = Self::default();
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                holidays.add(index + 1, line)?;
            }
        }
        Ok(holidays)
    }

    /// The name of a day, if it is a holiday.
    pub fn name(&self, day: NaiveDate) -> Option<&str> {
        self.names.get(&day).map(String::as_str)
    }

    /// All holidays, the earliest first.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.names.iter().map(|(day, name)| (*day, name.as_str()))
    }

    fn add(&mut self, line: usize, text: &str) -> Result<(), InvalidHolidays> {
        let (day, name) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let Some(day) = written_in_full(day) else {
            return Err(InvalidHolidays::NoDay { line, text: text.chars().take(40).collect() });
        };
        let name = name.trim();
        if name.is_empty() {
            return Err(InvalidHolidays::NoName { line, day });
        }
        if self.names.insert(day, name.to_owned()).is_some() {
            return Err(InvalidHolidays::Twice { line, day });
        }
        Ok(())
    }
}

/// A day as `YYYY-MM-DD`; shorter and longer spellings are typing errors more often than days.
fn written_in_full(text: &str) -> Option<NaiveDate> {
    if text.len() == "2026-12-25".len() { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "# Contoso, Dublin\n2026-12-25 Christmas Day\r\n\n  2026-12-26\tSt. Stephen's Day \n";

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_list_gives_each_day_its_name() {
        let holidays = Holidays::parse(LIST).expect("a list");
        let all: Vec<_> = holidays.iter().collect();
        assert_eq!(
            all,
            [(day("2026-12-25"), "Christmas Day"), (day("2026-12-26"), "St. Stephen's Day")]
        );
        assert_eq!(holidays.name(day("2026-12-24")), None);
    }

    #[test]
    fn a_line_without_a_day_is_named() {
        let refused =
            Holidays::parse("2026-01-01 New Year\n\n1.5.2026 May Day").expect_err("a day");
        assert_eq!(
            refused.to_string(),
            "line 3: `1.5.2026 May Day` does not start with a day such as `2026-12-25`"
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(matches!(
            Holidays::parse("2026-02-29 Leap Day"),
            Err(InvalidHolidays::NoDay { line: 1, .. })
        ));
    }

    #[test]
    fn a_line_without_a_name_is_named() {
        let refused = Holidays::parse("2026-01-01").expect_err("a name");
        assert_eq!(refused.to_string(), "line 1: `2026-01-01` has no name");
    }

    #[test]
    fn a_day_listed_twice_is_named() {
        let refused =
            Holidays::parse("2026-01-01 New Year\n2026-01-01 Epiphany").expect_err("once");
        assert_eq!(refused.to_string(), "line 2: `2026-01-01` is listed twice");
    }
}

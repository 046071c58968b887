//! Dates as titles, covers and file names write them: to the day or to the month.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use super::DatePrecision;
use super::month::month;

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The day, or the first day of the month.
    pub(super) day: NaiveDate,
    pub(super) precision: DatePrecision,
}

/// The years in which public terms can have taken effect.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

static ISO: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?"));
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ _-]+(?:de )?(\p{L}{3,10})\.?,?[ _-]+(?:de )?((?:19|20)\d\d)",
    )
});
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(\p{L}{3,10})\.?[ _-]*(\d{1,2})(?:st|nd|rd|th)?(?:,[ _]*|[ _-]+)((?:19|20)\d\d)")
});
static MONTH_ONLY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\p{L}{3,10})\.?,?[ _-]*((?:19|20)\d\d)"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are right")
}

/// The dates of a text in order; where readings overlap, the most exact one.
pub(super) fn dates_in(text: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    let readings: [(&Regex, Reader); 4] = [
        (&ISO, iso),
        (&DAY_FIRST, day_first),
        (&MONTH_FIRST, month_first),
        (&MONTH_ONLY, month_only),
    ];
    for (pattern, read) in readings {
        for captures in pattern.captures_iter(text) {
            let Some(whole) = captures.get(0) else { continue };
            // A fifth digit makes a number of a year.
            if text[whole.end()..].starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let Some((day, precision)) = read(&captures) else { continue };
            let written = Written { start: whole.start(), end: whole.end(), day, precision };
            let overlaps = |other: &Written| other.start < written.end && written.start < other.end;
            if YEARS.contains(&day.year()) && !found.iter().any(overlaps) {
                found.push(written);
            }
        }
    }
    found.sort_unstable_by_key(|written| written.start);
    found
}

type Reader = fn(&Captures<'_>) -> Option<(NaiveDate, DatePrecision)>;

fn iso(captures: &Captures<'_>) -> Option<(NaiveDate, DatePrecision)> {
    let day = captures.get(3).map(|day| day.as_str());
    dated(&captures[1], captures[2].parse().ok()?, day)
}

fn day_first(captures: &Captures<'_>) -> Option<(NaiveDate, DatePrecision)> {
    dated(&captures[3], month(&captures[2])?, Some(&captures[1]))
}

fn month_first(captures: &Captures<'_>) -> Option<(NaiveDate, DatePrecision)> {
    dated(&captures[3], month(&captures[1])?, Some(&captures[2]))
}

fn month_only(captures: &Captures<'_>) -> Option<(NaiveDate, DatePrecision)> {
    // A name may run other words into the month: `ProductTermsMay2020`.
    let word = &captures[1];
    let last = || month(&word[word.rfind(char::is_uppercase)?..]);
    dated(&captures[2], month(word).or_else(last)?, None)
}

fn dated(year: &str, month: u32, day: Option<&str>) -> Option<(NaiveDate, DatePrecision)> {
    let year = year.parse().ok()?;
    let (day, precision) = match day {
        Some(day) => (day.parse().ok()?, DatePrecision::Day),
        None => (1, DatePrecision::Month),
    };
    Some((NaiveDate::from_ymd_opt(year, month, day)?, precision))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let written: Vec<String> =
            dates_in(text).iter().map(|d| format!("{} {}", d.day, d.precision)).collect();
        written.join(", ")
    }

    #[test]
    fn days_and_months_are_read_in_the_ways_publishers_write_them() {
        assert_eq!(read("November 1, 2015"), "2015-11-01 day");
        assert_eq!(read("1 October 2020"), "2020-10-01 day");
        assert_eq!(read("1. März 2021"), "2021-03-01 day");
        assert_eq!(read("February 02, 2024"), "2024-02-02 day");
        assert_eq!(read("September_2026"), "2026-09-01 month");
        assert_eq!(read("Nov2022"), "2022-11-01 month");
        assert_eq!(read("2019-05-31"), "2019-05-31 day");
        assert_eq!(read("2019-05"), "2019-05-01 month");
        assert_eq!(read("ProductTermsMay2020"), "2020-05-01 month");
    }

    #[test]
    fn a_word_before_a_year_is_a_month_only_where_it_names_one() {
        assert_eq!(read("Server 2019, Marketing 2020, M365 2023"), "");
        assert_eq!(read("May 20195"), "");
    }
}

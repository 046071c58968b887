//! Dates as people write them, in English, German, French and Spanish.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::{Captures, Regex};

use super::page::Page;

/// Which of two numbers before a year is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

static NUMERIC: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{1,2})([/.-])\s?(\d{1,2})([/.-])\s?(\d{4}|\d{2})AFTER"));
static ISO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b((?:19|20)\d\d)(?:[/.-]|年)(\d{1,2})(?:[/.-]|月)(\d{1,2})(?:日|AFTER)")
});
static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s/-](?:day of\s|of\s|de\s)?([\p{L}]{3,10})\.?,?[\s/-](?:de\s|del\s)?((?:19|20)\d\d)AFTER",
    )
});
static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b([\p{L}]{3,10})\.?[\s-](\d{1,2})(?:st|nd|rd|th)?(?:,\s?|[\s-])((?:19|20)\d\d)AFTER")
});

/// What follows a date: a time, which recognized text often joins to it, or the end of its last
/// number, unless that is the hour of a time: `18-11-1813:58` is a day of the year 18.
const AFTER: &str = r"(?<after>T|\d\d:\d\d|\b(?:[^:]|:\D|:?$))";

/// A pattern in which `AFTER` stands for what follows a date.
fn pattern(text: &str) -> Regex {
    Regex::new(&text.replace("AFTER", AFTER)).expect("the patterns of this file are right")
}

/// Beginnings of month names in English, German, French, Spanish and Dutch; a name may begin with
/// any of them and nothing else may.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz", "maart"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mayo", "mei"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// A date in a text: where it starts and ends, and the day.
pub(super) type Found = (usize, usize, NaiveDate);

impl Order {
    /// What the text gives away: dates that can be read in one way only, or the language.
    pub(super) fn of(pages: &[Page]) -> Self {
        let (mut day_first, mut month_first) = (false, false);
        for line in pages.iter().flat_map(|page| &page.lines) {
            for found in NUMERIC.captures_iter(&line.text).filter(|found| &found[2] != ".") {
                let (first, second) = (number(&found, 1), number(&found, 3));
                day_first |= first > 12 && second <= 12;
                month_first |= second > 12 && first <= 12;
            }
        }
        match (day_first, month_first) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            (true, true) => Self::Unknown,
            (false, false) => Self::of_language(pages),
        }
    }

    fn of_language(pages: &[Page]) -> Self {
        let says = |phrases: &[&str]| {
            phrases.iter().any(|phrase| pages.iter().any(|page| page.says(phrase)))
        };
        let day_first = says(&[
            "rechnung",
            "facture",
            "factura",
            "fecha",
            "datum",
            "mwst",
            "tva",
            "iva",
            "vat",
            "gst",
            "€",
            "£",
            "united kingdom",
            "australia",
            "malaysia",
            "sdn bhd",
            "rm",
        ]);
        let month_first = says(&["usd", "united states", "usa", "sales tax", "zip code"]);
        match (day_first, month_first) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }
}
/// The dates in a text that can be read in one way, in order.
pub(super) fn dates_in(text: &str, order: Order) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let found_at = |captures: &Captures<'_>, day: Option<NaiveDate>| {
        let all = captures.get(0)?;
        let end = captures.name("after").map_or(all.end(), |after| after.start());
        day.map(|day| (all.start(), end, day))
    };
    for captures in ISO.captures_iter(text) {
        let day = day(number(&captures, 1), number(&captures, 2), number(&captures, 3));
        found.extend(found_at(&captures, day));
    }
    for captures in NUMERIC.captures_iter(text) {
        let day = numeric(&captures, order);
        found.extend(found_at(&captures, day));
    }
    for (pattern, day_at, month_at) in [(&DAY_MONTH, 1, 2), (&MONTH_DAY, 2, 1)] {
        for captures in pattern.captures_iter(text) {
            let day = month(&captures[month_at])
                .and_then(|month| day(number(&captures, 3), month, number(&captures, day_at)));
            found.extend(found_at(&captures, day));
        }
    }
    found.sort_unstable();
    found
}

fn numeric(captures: &Captures<'_>, order: Order) -> Option<NaiveDate> {
    if captures[2] != captures[4] {
        return None;
    }
    let (first, second) = (number(captures, 1), number(captures, 3));
    let year = match number(captures, 5) {
        year @ 0..=69 => 2000 + year,
        year @ 70..=99 => 1900 + year,
        year => year,
    };
    let day_first = day(year, second, first);
    let month_first = day(year, first, second);
    // Points stand between day and month only.
    match (order, day_first, month_first) {
        _ if &captures[2] == "." => day_first,
        (_, Some(day), None) | (_, None, Some(day)) => Some(day),
        (_, Some(day), Some(same)) if day == same => Some(day),
        (Order::DayFirst, day, _) | (Order::MonthFirst, _, day) => day,
        _ => None,
    }
}

fn month(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    u32::try_from(at + 1).ok()
}

fn number(captures: &Captures<'_>, group: usize) -> u32 {
    captures[group].parse().unwrap_or(0)
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (1980..=2100).contains(&day.year()).then_some(day)
}

/// Whether a text holds a date in any reading.
pub(super) fn is_date(text: &str) -> bool {
    NUMERIC.is_match(text) || ISO.is_match(text)
}

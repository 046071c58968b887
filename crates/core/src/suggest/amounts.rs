//! Amounts of money and quantities as papers print them.

use std::sync::LazyLock;

use regex::Regex;

use super::page::Page;
use crate::Decimal;

/// A number with digits grouped by threes, or not at all, and decimals.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[-−–]\s?)?(?:\d{1,3}(?:[ .,'’\u{a0}\u{202f}]\d{3})+(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,6})?)(?:-(?:\s|$))?",
    )
});
/// Two decimals that no digit follows tell which mark a paper uses.
static DECIMALS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d([.,])\d\d(?:[^\d.,]|$)"));
static CURRENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i:\b(EUR|USD|GBP|CHF|JPY|INR|MYR|PLN|SEK|NOK|DKK|CZK|CAD|AUD|SGD)\b)|(€|£|₹|zł)|\b(RM)\s?\d",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are right")
}

/// Which mark a paper puts before decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Point,
    Comma,
    Unknown,
}

impl Mark {
    /// The mark that stands before two decimals more often.
    pub(super) fn of(pages: &[Page]) -> Self {
        let (mut points, mut commas) = (0_u32, 0_u32);
        for line in pages.iter().flat_map(|page| &page.lines) {
            for found in DECIMALS.captures_iter(&line.text) {
                if &found[1] == "." { points += 1 } else { commas += 1 }
            }
        }
        match points.cmp(&commas) {
            std::cmp::Ordering::Greater => Self::Point,
            std::cmp::Ordering::Less => Self::Comma,
            std::cmp::Ordering::Equal => Self::Unknown,
        }
    }

    fn is(self, mark: char) -> bool {
        matches!((self, mark), (Self::Point, '.') | (Self::Comma, ','))
    }
}

/// A number on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) value: Decimal,
    pub(super) start: usize,
    pub(super) end: usize,
    /// It is printed with decimals.
    pub(super) has_decimals: bool,
}

/// The numbers of a text that are no part of a word, a date or a percentage.
pub(super) fn numbers_in(text: &str, mark: Mark) -> Vec<Printed> {
    let mut found = Vec::new();
    for number in NUMBER.find_iter(text) {
        let (start, end) = (number.start(), number.start() + number.as_str().trim_end().len());
        let mut before = text[..start].chars().rev();
        let joined = match before.next() {
            Some(':') => before.next().is_some_and(char::is_numeric),
            Some(c) => c.is_alphanumeric() || matches!(c, '/' | '-' | '.'),
            None => false,
        };
        let has_currency = ["RM", "EUR", "USD"].iter().any(|code| text[..start].ends_with(code));
        let in_word = joined && !has_currency;
        let mut after = text[end..].chars();
        let next = after.next();
        let goes_on = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | ':'))
            || (matches!(next, Some('.' | '-' | ','))
                && after.next().is_some_and(char::is_alphanumeric));
        let percent = text[end..].trim_start().starts_with('%');
        if in_word || goes_on || percent {
            continue;
        }
        if let Some((value, has_decimals)) = read(&text[start..end], mark) {
            found.push(Printed { value, start, end, has_decimals });
        }
    }
    found
}

/// The number that a text is, as papers print them.
pub(super) fn number_of(text: &str, mark: Mark) -> Option<Decimal> {
    let text = text.trim();
    let found = numbers_in(text, mark);
    let [only] = &found[..] else { return None };
    (only.end - only.start == text.len()).then_some(only.value)
}

/// The value, and whether it has decimals.
fn read(printed: &str, mark: Mark) -> Option<(Decimal, bool)> {
    let negative = printed.starts_with(['-', '−', '–']) || printed.ends_with('-');
    let plain: String =
        printed.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let last = plain.rfind(['.', ',']);
    let decimals_at = last.filter(|last| is_decimal_mark(&plain, *last, mark));
    let (whole, fraction) = match decimals_at {
        Some(at) => (&plain[..at], &plain[at + 1..]),
        None => (plain.as_str(), ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: Decimal = format!("{whole}.{fraction}").parse().ok()?;
    Some((if negative { value.negated() } else { value }, !fraction.is_empty()))
}

/// Whether the last point or comma stands before decimals and does not group digits.
fn is_decimal_mark(plain: &str, at: usize, mark: Mark) -> bool {
    let own = if plain[at..].starts_with('.') { '.' } else { ',' };
    let other = if own == '.' { ',' } else { '.' };
    if plain.contains(other) {
        return true;
    }
    if plain.matches(own).count() > 1 {
        return false;
    }
    // `1.234` is a thousand and more unless the paper writes decimals so.
    plain.len() - at - 1 != 3 || at > 3 || plain.starts_with('0') || mark.is(own)
}

/// The only currency that a paper names, as its code. A dollar alone may be any country's.
pub(super) fn currency(pages: &[Page]) -> Option<(usize, usize, String, &'static str)> {
    let mut found: Option<(usize, usize, String, &'static str)> = None;
    for (page_at, page) in pages.iter().enumerate() {
        for (line_at, line) in page.lines.iter().enumerate() {
            for captures in CURRENCY.captures_iter(&line.text) {
                let group = (1..=3).find_map(|group| captures.get(group))?;
                let code = code_of(group.as_str());
                match &found {
                    Some((.., known)) if *known != code => return None,
                    Some(_) => {}
                    None => found = Some((page_at, line_at, group.as_str().to_owned(), code)),
                }
            }
        }
    }
    found
}

fn code_of(printed: &str) -> &'static str {
    const CODES: [&str; 15] = [
        "EUR", "USD", "GBP", "CHF", "JPY", "INR", "MYR", "PLN", "SEK", "NOK", "DKK", "CZK", "CAD",
        "AUD", "SGD",
    ];
    match printed {
        "€" => "EUR",
        "£" => "GBP",
        "₹" => "INR",
        "zł" => "PLN",
        "RM" => "MYR",
        code => CODES.iter().find(|known| known.eq_ignore_ascii_case(code)).unwrap_or(&"EUR"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, mark: Mark) -> Vec<String> {
        numbers_in(text, mark).iter().map(|printed| printed.value.to_string()).collect()
    }

    #[test]
    fn amounts_are_read_in_the_ways_of_several_countries() {
        for (text, value) in [
            ("1,234.56", "1234.56"),
            ("1.234,56", "1234.56"),
            ("1 234,56 €", "1234.56"),
            ("1'234.50", "1234.50"),
            ("1,234,567", "1234567"),
            ("¥12,000", "12000"),
            ("8.750", "8750"),
            ("0.5", "0.50"),
            ("-12,00", "-12"),
            ("12,00-", "-12"),
            ("RM8.20", "8.20"),
            ("$8.20", "8.20"),
        ] {
            assert_eq!(numbers(text, Mark::Unknown), [value], "{text}");
        }
    }

    #[test]
    fn a_group_of_three_is_read_as_the_paper_does_elsewhere() {
        assert_eq!(numbers("1.125", Mark::Point), ["1.125"]);
        assert_eq!(numbers("1.125", Mark::Comma), ["1125"]);
        assert_eq!(numbers("0.125", Mark::Comma), ["0.125"]);
    }

    #[test]
    fn parts_of_words_dates_and_percentages_are_no_amounts() {
        for text in ["269-05623", "A4", "14/03/2019", "01.02.2019", "19 %", "7.5%", "10:30"] {
            assert_eq!(numbers(text, Mark::Unknown), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_currency_counts_only_when_it_is_alone() {
        let read = |text: &str| currency(&[Page::new(text)]).map(|found| found.3);
        assert_eq!(read("Total EUR 5.00\n€ 3"), Some("EUR"));
        assert_eq!(read("Total EUR 5.00 (USD 6.00)"), None);
        assert_eq!(read("Total $ 5.00"), None);
    }
}

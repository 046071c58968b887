//! An auditor's list: which numbers and product keys its lines ask for.
//!
//! A list is text as it was pasted or read from a table: one or more numbers a line, with words
//! around them. What is too short to name anything, a date or an amount is passed over.

use std::ops::Range;

use crate::code::vocabulary;
use crate::key::{KeyValue, SHOWN, find_keys, mask};
use crate::proof::text::fold;

/// Fewer letters and digits name nothing, unless a word before says what they are.
const SHORTEST: usize = 5;
const SHORTEST_LABELED: usize = 3;
/// What keys are made of; the end of one has both a letter and a digit.
const KEY_CHARACTERS: &str = "BCDFGHJKMNPQRTVWXY2346789";

vocabulary!(
    /// What a line of an auditor's list asks for.
    AskedKind, "kind of what is asked for" {
        /// A whole product key.
        ProductKey = "product_key",
        /// The product key that ends so.
        LastFive = "last_five",
        /// A publisher's part number.
        PartNumber = "part_number",
        /// An invoice.
        Invoice = "invoice",
        /// A purchase order.
        PurchaseOrder = "purchase_order",
        /// An agreement, enrollment or license by its number.
        Agreement = "agreement",
        /// A number that does not say what it is.
        Number = "number",
    }
);

/// One thing that a list asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedLine {
    /// The line of the list, from 1.
    pub line: u32,
    /// What it seems to be.
    pub kind: AskedKind,
    /// What is looked for.
    pub asked: Asked,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A product key. Its value is never printed.
    Key(KeyValue),
    /// The last five characters of a product key.
    LastFive(String),
    /// A number as it is written.
    Number(String),
}

/// What a list asks for, line by line; each thing once.
pub fn asked_lines(list: &str) -> Vec<AskedLine> {
    let mut found: Vec<AskedLine> = Vec::new();
    for (line, text) in (1..).zip(list.lines()) {
        for (kind, asked) in asked_in(text) {
            if !found.iter().any(|other| other.asked == asked) {
                found.push(AskedLine { line, kind, asked });
            }
        }
    }
    found
}

impl Asked {
    /// What may be shown of it: of a product key its end.
    pub fn shown(&self) -> String {
        match self {
            Self::Key(value) => mask(value.expose()),
            Self::LastFive(end) => end.clone(),
            Self::Number(number) => number.clone(),
        }
    }
}

fn asked_in(text: &str) -> Vec<(AskedKind, Asked)> {
    let keys = find_keys(text);
    let mut found = Vec::new();
    let mut end = 0;
    for key in &keys {
        numbers_in(&text[end..key.start], &mut found);
        found.extend(asked_key(&text[key.clone()]));
        end = key.end;
    }
    numbers_in(&text[end..], &mut found);
    found
}

/// A key as it is written: whole, hidden but for its end, or with a slip that leaves its end.
fn asked_key(text: &str) -> Option<(AskedKind, Asked)> {
    let characters: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let start = characters.char_indices().rev().nth(SHOWN - 1)?.0;
    let (hidden, end) = characters.split_at(start);
    let is_hidden = hidden.chars().all(|c| c == 'X');
    match text.parse() {
        Ok(value) if !is_hidden => Some((AskedKind::ProductKey, Asked::Key(value))),
        _ => Some((AskedKind::LastFive, Asked::LastFive(end.to_owned()))),
    }
}

fn numbers_in(text: &str, found: &mut Vec<(AskedKind, Asked)>) {
    for piece in pieces(text) {
        let before = &text[..piece.start];
        let piece = &text[piece];
        if let Some(end) = end_of_key(piece) {
            found.push((AskedKind::LastFive, Asked::LastFive(end.to_owned())));
            continue;
        }
        let number = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if number.contains(char::is_alphabetic)
            && let Ok(value) = number.parse()
        {
            found.push((AskedKind::ProductKey, Asked::Key(value)));
            continue;
        }
        let label = label(before);
        if names_something(number, label.is_some()) {
            let kind = if is_part_number(number) {
                AskedKind::PartNumber
            } else {
                label.unwrap_or(AskedKind::Number)
            };
            found.push((kind, Asked::Number(number.to_owned())));
        }
    }
}

/// Where a text has something between spaces and the separators of tables.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | ':' | '"' | '=');
    let mut start = 0;
    let piece = move |piece: &str| {
        let range = start..start + piece.trim_end_matches(is_gap).len();
        start += piece.len();
        range
    };
    text.split_inclusive(is_gap).map(piece).filter(|range| !range.is_empty())
}

/// The last five characters of a key, alone or after signs that stand for the others.
fn end_of_key(piece: &str) -> Option<&str> {
    let start = piece.char_indices().rev().nth(SHOWN - 1)?.0;
    let (hidden, end) = piece.split_at(start);
    let is_mask = |c: char| matches!(c, '*' | '•' | '·' | '…' | '.' | '#' | '-' | 'x' | 'X');
    let is_end = end.chars().all(|c| KEY_CHARACTERS.contains(c))
        && end.contains(|c: char| c.is_ascii_digit())
        && end.contains(|c: char| c.is_ascii_alphabetic());
    (is_end && hidden.chars().all(is_mask)).then_some(end)
}

fn names_something(number: &str, is_labeled: bool) -> bool {
    let length = number.chars().filter(|c| c.is_alphanumeric()).count();
    let shortest = if is_labeled { SHORTEST_LABELED } else { SHORTEST };
    length >= shortest
        && number.contains(|c: char| c.is_numeric())
        && !is_date(number)
        && !is_amount(number)
}

/// A day such as `2024-03-31`, `31.03.2024` or `3/31/2024`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [first, second, third] = parts[..] else { return false };
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let is_year = |part: &str| part.len() == 4 && is_number(part, 4);
    is_number(second, 2)
        && ((is_year(first) && is_number(third, 2)) || (is_number(first, 2) && is_year(third)))
}

/// Digits with a point before the last one or two.
fn is_amount(text: &str) -> bool {
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    text.rsplit_once('.').is_some_and(|(whole, cents)| {
        (1..=2).contains(&cents.len()) && is_digits(cents) && is_digits(whole)
    })
}

/// Three letters and digits, a hyphen and five digits, as Microsoft numbers its parts.
fn is_part_number(text: &str) -> bool {
    text.split_once('-').is_some_and(|(family, item)| {
        family.len() == 3
            && item.len() == 5
            && family.bytes().all(|b| b.is_ascii_alphanumeric())
            && item.bytes().all(|b| b.is_ascii_digit())
    })
}

/// What the words before a number say that it is.
fn label(before: &str) -> Option<AskedKind> {
    let before = fold(before);
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.into_iter().rev().take(3).find_map(|word| match word {
        "invoice" | "inv" | "rechnung" | "rechnungsnummer" | "facture" | "factura" => {
            Some(AskedKind::Invoice)
        }
        "po" | "purchase" | "bestellung" | "bestellnummer" => Some(AskedKind::PurchaseOrder),
        "agreement" | "enrollment" | "license" | "contract" | "vertrag" | "vertragsnummer" => {
            Some(AskedKind::Agreement)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";

    fn asked(list: &str) -> Vec<(u32, AskedKind, String)> {
        let lines = asked_lines(list).into_iter();
        lines.map(|line| (line.line, line.kind, line.asked.shown())).collect()
    }

    fn number(line: u32, kind: AskedKind, text: &str) -> (u32, AskedKind, String) {
        (line, kind, text.to_owned())
    }

    #[test]
    fn each_number_of_a_line_is_asked_for() {
        let list = "1. Invoice No. INV-2019/0042, PO 4500017232\n\n7;269-05623;\"Office\";25\n";
        let expected = [
            number(1, AskedKind::Invoice, "INV-2019/0042"),
            number(1, AskedKind::PurchaseOrder, "4500017232"),
            number(3, AskedKind::PartNumber, "269-05623"),
        ];
        assert_eq!(asked(list), expected);
    }

    #[test]
    fn dates_amounts_and_short_numbers_name_nothing() {
        assert_eq!(asked("2024-03-31 31.03.2024 3/31/2024 12345.50 2019 all of them 1,250"), []);
    }

    #[test]
    fn a_short_number_counts_where_a_word_says_what_it_is() {
        assert_eq!(asked("Invoice 4711"), [number(1, AskedKind::Invoice, "4711")]);
    }

    #[test]
    fn a_product_key_is_shown_by_its_end_alone() {
        let lines = asked_lines(&format!("key {KEY} of device 7"));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].kind, AskedKind::ProductKey);
        assert_eq!(lines[0].asked.shown(), "•••••-•••••-•••••-•••••-QX2YT");
        assert!(!format!("{lines:?}").contains("88KH9"), "nothing prints the value");
    }

    #[test]
    fn a_product_key_without_separators_in_small_letters_is_one_too() {
        let list = KEY.replace('-', "").to_lowercase();
        let masked = "•••••-•••••-•••••-•••••-QX2YT";
        assert_eq!(asked(&list), [number(1, AskedKind::ProductKey, masked)]);
    }

    #[test]
    fn a_hidden_key_asks_for_its_end() {
        for list in
            ["QX2YT", "*****-*****-*****-*****-QX2YT", "XXXXX-XXXXX-XXXXX-XXXXX-QX2YT", "…QX2YT"]
        {
            assert_eq!(asked(list), [number(1, AskedKind::LastFive, "QX2YT")], "{list}");
        }
    }

    #[test]
    fn what_is_asked_for_twice_is_listed_once() {
        assert_eq!(asked("V1234567\nV1234567"), [number(1, AskedKind::Number, "V1234567")]);
    }
}

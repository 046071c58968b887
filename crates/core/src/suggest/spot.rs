//! Values with the lines they were read on, and from there their places in the text.

use std::sync::LazyLock;

use regex::Regex;

use super::page::Page;
use super::suggestion::{SuggestedPlace, SuggestionReason};

/// A value read from the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot<T> {
    pub(super) value: T,
    /// The page, from 0, and the line of it.
    pub(super) page: usize,
    pub(super) line: usize,
    /// The value as it stands on the line.
    pub(super) printed: String,
    pub(super) reason: SuggestionReason,
    /// The label that told what it is.
    pub(super) clue: String,
}

/// Where a spot is in the text of its page: the printed value, or the whole line where white space
/// keeps it from being found.
pub(super) fn place<T>(spot: &Spot<T>, pages: &[Page], texts: &[&str]) -> Vec<SuggestedPlace> {
    let (Some(page), Some(text)) = (pages.get(spot.page), texts.get(spot.page)) else {
        return Vec::new();
    };
    let Some(line) = page.lines.get(spot.line) else { return Vec::new() };
    let (from, to) = line.span;
    let found = find(&text[from..to], &spot.printed, 0);
    let (start, end) = found.map_or((from, to), |(start, end)| (from + start, from + end));
    vec![in_text(spot.page, start, end)]
}

/// The first place where a text stands on the pages, however its white space is broken. Pieces of
/// words do not count.
pub(super) fn locate(value: &str, texts: &[&str]) -> Option<SuggestedPlace> {
    texts.iter().enumerate().find_map(|(page, text)| {
        let mut from = 0;
        loop {
            let (start, end) = find(text, value, from)?;
            let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let begins = !joined(text[..start].chars().next_back());
            if begins && !joined(text[end..].chars().next()) {
                return Some(in_text(page, start, end));
            }
            from = end.max(start + 1);
        }
    })
}

pub(super) fn in_text(page: usize, start: usize, end: usize) -> SuggestedPlace {
    SuggestedPlace::Text { page: u32::try_from(page + 1).unwrap_or(u32::MAX), start, end }
}

static SPACE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s+").expect("white space is a pattern"));

/// Finds words one after the other with any white space between them.
fn find(text: &str, words: &str, from: usize) -> Option<(usize, usize)> {
    let words: Vec<&str> = SPACE.split(words.trim()).filter(|word| !word.is_empty()).collect();
    let first = *words.first()?;
    let mut at = from;
    while let Some(found) = text.get(at..)?.find(first) {
        let start = at + found;
        if let Some(end) = follow(text, start + first.len(), &words[1..]) {
            return Some((start, end));
        }
        at = start + first.len();
    }
    None
}

/// Where the words end that follow from a place on.
fn follow(text: &str, mut at: usize, words: &[&str]) -> Option<usize> {
    for word in words {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        if trimmed.len() == rest.len() || !trimmed.starts_with(word) {
            return None;
        }
        at += rest.len() - trimmed.len() + word.len();
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(value: &str, text: &str) -> Option<(usize, usize)> {
        match locate(value, &[text]) {
            Some(SuggestedPlace::Text { start, end, .. }) => Some((start, end)),
            _ => None,
        }
    }

    #[test]
    fn a_text_is_found_across_the_ends_of_lines() {
        assert_eq!(range("Contoso Ltd.", "by Contoso\n   Ltd. of"), Some((3, 18)));
        assert_eq!(range("Zürich AG", "Zürich\u{a0}AG"), Some((0, 11)));
    }

    #[test]
    fn a_piece_of_a_longer_word_is_not_it() {
        assert_eq!(range("123", "91234 and 123"), Some((10, 13)));
        assert_eq!(range("123", "91234"), None);
    }

    #[test]
    fn the_page_is_counted_from_one() {
        let place = locate("x7", &["nothing", "no x7 here"]);
        assert_eq!(place, Some(SuggestedPlace::Text { page: 2, start: 3, end: 5 }));
    }
}

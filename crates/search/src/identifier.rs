//! Identifiers: agreement, invoice, order and part numbers, and product keys, however they are
//! separated.
//!
//! An identifier holds a digit and at least four letters and digits, in one piece or in parts with
//! one separator between each. A product key may also be written with spaces. What makes two
//! identifiers the same is their normal form: folded, without separators.

use std::ops::Range;

use strsim::osa_distance;

use crate::fold::{fold, fold_into};
use crate::runs::{Run, runs};

/// Fewer letters and digits make no identifier.
const SHORTEST: usize = 4;
/// From this many on, a beginning or an end finds the whole.
pub(crate) const SHORTEST_PIECE: usize = 5;
/// From this many on, one wrong character is forgiven, and two from that many on.
pub(crate) const SHORTEST_NEAR: usize = 6;
pub(crate) const SHORTEST_FAR: usize = 8;
/// Product keys, which are so long, do not meet by chance as numbers do that are given in a row:
/// wrong characters are forgiven even where the exact one exists too.
pub(crate) const UNMISTAKABLE: usize = 20;
/// More wrong characters make another identifier.
const MOST_WRONG: usize = 2;
/// Chains longer than these are paths, addresses or tables; their parts stand alone.
const MOST_PARTS: usize = 10;
const LONGEST: usize = 64;
/// A product key: five groups of five.
const KEY_GROUPS: usize = 5;

/// An identifier in a text: where its parts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identifier {
    pub(crate) parts: Vec<Range<usize>>,
}

impl Identifier {
    pub(crate) fn range(&self) -> Range<usize> {
        let start = self.parts.first().map_or(0, |part| part.start);
        start..self.parts.last().map_or(start, |part| part.end)
    }

    /// Its normal form, with the places where its parts begin.
    pub(crate) fn normal(&self, text: &str) -> Normal {
        let mut normal = Normal { whole: String::new(), bounds: vec![0] };
        for part in &self.parts {
            fold_into(&text[part.clone()], &mut normal.whole);
            normal.bounds.push(normal.whole.len());
        }
        normal
    }

    /// The parts that are, begin with or end with what is wanted.
    pub(crate) fn exact_range(&self, text: &str, wanted: &str) -> Option<Range<usize>> {
        let normal = self.normal(text);
        let count = self.parts.len();
        let piece = wanted.chars().count() >= SHORTEST_PIECE;
        // From the start of a part on, to the end of one or, if it is long enough, within one.
        let on = (0..count).find_map(|from| {
            let rest = &normal.whole[normal.bounds[from]..];
            let end = normal.bounds[from] + wanted.len();
            let to = (from + 1..=count).find(|to| normal.bounds[*to] >= end)?;
            let fits = rest.starts_with(wanted) && (piece || normal.bounds[to] == end);
            fits.then_some(from..to)
        });
        let parts = on.or_else(|| {
            let to = (1..=count)
                .find(|to| piece && normal.whole[..normal.bounds[*to]].ends_with(wanted))?;
            let start = normal.bounds[to] - wanted.len();
            let from = (0..to).rev().find(|from| normal.bounds[*from] <= start)?;
            Some(from..to)
        })?;
        Some(self.parts[parts.start].start..self.parts[parts.end - 1].end)
    }

    /// All of it from one of its parts on, where that is a character or two off, and how many.
    pub(crate) fn near_range(&self, text: &str, wanted: &str) -> Option<(usize, Range<usize>)> {
        let normal = self.normal(text);
        let most = if wanted.chars().count() < SHORTEST_FAR { 1 } else { MOST_WRONG };
        let wrong = |from| wrong_characters(&normal.whole[normal.bounds[from]..], wanted);
        let found = (0..self.parts.len()).map(|from| (wrong(from), from)).min()?;
        let (wrong, from) = found;
        (wrong <= most).then(|| (wrong, self.parts[from].start..self.range().end))
    }
}

/// An identifier without separators, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Normal {
    pub(crate) whole: String,
    /// Where each part begins, and where the last one ends.
    bounds: Vec<usize>,
}

impl Normal {
    /// What it can be found by: itself from each of its parts on.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &str> {
        let starts = &self.bounds[..self.bounds.len() - 1];
        starts.iter().map(|start| &self.whole[*start..]).filter(|form| is_one(form))
    }

    /// Itself up to each of its parts, reversed: its ends come first.
    pub(crate) fn reversed_forms(&self) -> impl Iterator<Item = String> {
        let ends = &self.bounds[1..];
        let forms = ends.iter().map(|end| &self.whole[..*end]).filter(|form| is_one(form));
        forms.filter(|form| form.chars().count() >= SHORTEST_PIECE).map(reversed)
    }
}

/// The normal form of anything written as an identifier.
pub(crate) fn normal(text: &str) -> String {
    runs(text).map(|run| fold(&text[run.start..run.end])).collect()
}

pub(crate) fn reversed(normal: &str) -> String {
    normal.chars().rev().collect()
}

/// The normal form of a query word that is an identifier as a whole.
pub(crate) fn from_query(word: &str) -> Option<String> {
    let mut found = identifiers(word);
    let (only, None) = (found.pop()?, found.pop()) else { return None };
    let mut all = runs(word);
    let first = all.next()?;
    let last = all.last().unwrap_or(first);
    (only.range() == (first.start..last.end)).then(|| only.normal(word).whole)
}

/// Whether one wrong character may be forgiven: not in what is short, and not in a date.
pub(crate) fn forgives(normal: &str) -> bool {
    let length = normal.chars().count();
    let date = length == 8
        && normal.bytes().all(|byte| byte.is_ascii_digit())
        && (normal.starts_with("19") || normal.starts_with("20"));
    length >= SHORTEST_NEAR && !date
}

/// The identifiers of a text, in order.
pub(crate) fn identifiers(text: &str) -> Vec<Identifier> {
    let all: Vec<Run> = runs(text).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if is_spaced_key(text, &all[at..]) || is_dashed_key(text, &all[at..]) {
            found.push(Identifier { parts: parts(&all[at..at + KEY_GROUPS]) });
            at += KEY_GROUPS;
            continue;
        }
        let mut end = at + 1;
        while end < all.len()
            && is_separator(&text[all[end - 1].end..all[end].start])
            && !all[end].cjk
            && !is_spaced_key(text, &all[end..])
        {
            end += 1;
        }
        push_chain(text, &all[at..end], &mut found);
        at = end;
    }
    found
}

fn push_chain(text: &str, chain: &[Run], found: &mut Vec<Identifier>) {
    let length = |chain: &[Run]| chain.iter().map(|run| run.end - run.start).sum::<usize>();
    if chain.len() > MOST_PARTS || (chain.len() > 1 && length(chain) > LONGEST) {
        for run in chain {
            push_chain(text, std::slice::from_ref(run), found);
        }
        return;
    }
    if chain[0].cjk || length(chain) < SHORTEST || length(chain) > LONGEST {
        return;
    }
    let has_digit = chain.iter().any(|run| text[run.start..run.end].chars().any(char::is_numeric));
    if has_digit && !is_amount(text, chain) {
        found.push(Identifier { parts: parts(chain) });
    }
}

fn parts(runs: &[Run]) -> Vec<Range<usize>> {
    runs.iter().map(|run| run.start..run.end).collect()
}

fn is_one(normal: &str) -> bool {
    normal.chars().count() >= SHORTEST && normal.chars().any(char::is_numeric)
}

fn is_separator(between: &str) -> bool {
    let mut chars = between.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    matches!(c, '/' | '.' | '_' | '\u{b7}') || is_dash(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2022}' | '\u{2212}')
}

/// A sum of money or a measure: digits, a point, and at most two more.
fn is_amount(text: &str, chain: &[Run]) -> bool {
    let digits = |run: &Run| text[run.start..run.end].bytes().all(|byte| byte.is_ascii_digit());
    let [.., before, last] = chain else { return false };
    last.end - last.start <= 2 && &text[before.end..last.start] == "." && chain.iter().all(digits)
}

/// A product key whose groups stand apart, by spaces, a line break, or dashes with spaces.
fn is_spaced_key(text: &str, runs: &[Run]) -> bool {
    let apart = |gap: &str| gap.contains(char::is_whitespace);
    is_key(text, runs) && gaps(text, &runs[..KEY_GROUPS]).any(apart)
}

/// A product key as it is printed, whatever group of five begins the next line.
fn is_dashed_key(text: &str, runs: &[Run]) -> bool {
    let goes_on = || {
        let after = runs.get(KEY_GROUPS - 1..=KEY_GROUPS);
        after.is_some_and(|pair| gaps(text, pair).any(is_separator))
    };
    is_key(text, runs) && !goes_on()
}

fn gaps<'t>(text: &'t str, runs: &'t [Run]) -> impl Iterator<Item = &'t str> {
    runs.windows(2).map(|pair| &text[pair[0].end..pair[1].start])
}

fn is_key(text: &str, runs: &[Run]) -> bool {
    let Some(groups) = runs.get(..KEY_GROUPS) else { return false };
    let is_group = |run: &Run| {
        let group = &text[run.start..run.end];
        group.len() == 5 && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    if !groups.iter().all(is_group) {
        return false;
    }
    let close = gaps(text, groups)
        .all(|gap| gap.len() <= 5 && gap.chars().all(|c| is_dash(c) || c.is_whitespace()));
    // Five capitalized words of five letters in a row are no key.
    let with_digit = groups
        .iter()
        .filter(|run| text[run.start..run.end].bytes().any(|byte| byte.is_ascii_digit()))
        .count();
    close && with_digit >= 2
}

/// How many insertions, deletions, replacements and swaps of neighbors make `b` of `a`; many where
/// their lengths alone tell that it is too many.
pub(crate) fn wrong_characters(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > MOST_WRONG * 4 { usize::MAX } else { osa_distance(a, b) }
}

#[cfg(test)]
mod tests {
    use super::{from_query, identifiers, wrong_characters};

    fn forms(text: &str) -> Vec<Vec<String>> {
        let found = identifiers(text);
        let normal = found.iter().map(|found| found.normal(text));
        normal.map(|normal| normal.forms().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn identifiers_are_found_from_each_of_their_parts_on() {
        assert_eq!(
            forms("Invoice INV-2019/0042, part 269-05623."),
            [vec!["inv20190042", "20190042", "0042"], vec!["26905623", "05623"]]
        );
        assert_eq!(
            forms("enrollment V1234567 and 17232219ZZS0601"),
            [vec!["v1234567"], vec!["17232219zzs0601"]]
        );
    }

    #[test]
    fn amounts_and_plain_words_are_no_identifiers() {
        assert!(identifiers("for 1234.50 or 12,345.00 euros, well-known, page 12").is_empty());
    }

    #[test]
    fn a_product_key_with_spaces_or_a_line_break_is_one_identifier() {
        let key = "88kh9vmk7zh6jqqj7r9mqx2yt";
        for written in [
            "key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT.",
            "key 88KH9 VMK7Z H6JQQ J7R9M QX2YT.",
            "key 88KH9-VMK7Z-H6JQQ-\nJ7R9M-QX2YT.",
            "key 88KH9 – VMK7Z – H6JQQ – J7R9M – QX2YT.",
            "key\n88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT\n00214-817-330.",
        ] {
            assert_eq!(forms(written)[0][0], key, "{written}");
        }
        assert!(identifiers("THESE WORDS MIGHT SOUND STERN").is_empty());
    }

    #[test]
    fn a_query_word_is_an_identifier_only_as_a_whole() {
        assert_eq!(from_query("INV-2019/0042").as_deref(), Some("inv20190042"));
        assert_eq!(from_query("(INV.20190042)").as_deref(), Some("inv20190042"));
        assert_eq!(from_query("invoice"), None);
        assert_eq!(from_query("12.50"), None);
        assert_eq!(from_query("a,2019"), None);
    }

    #[test]
    fn a_misread_identifier_is_found_at_its_place() {
        let text = "your key 88KH9-VMK7Z-H6JQO-J7R9M-OX2YT.";
        let found = identifiers(text).pop().unwrap();
        let (wrong, range) = found.near_range(text, "88kh9vmk7zh6jqqj7r9mqx2yt").unwrap();
        assert_eq!((wrong, &text[range]), (2, "88KH9-VMK7Z-H6JQO-J7R9M-OX2YT"));
        assert_eq!(found.near_range(text, "88kh9vmk7zh6jqqj7r9mqx2zz"), None);
    }

    #[test]
    fn characters_that_are_wrong_are_counted_in_either_direction() {
        for (a, b) in [("88kh9", "88khg9"), ("h6jqq", "hjqq"), ("j7r9m", "j7rom"), ("ab", "ba")] {
            assert_eq!((wrong_characters(a, b), wrong_characters(b, a)), (1, 1), "{a} {b}");
        }
        assert_eq!(wrong_characters("same", "same"), 0);
        assert_eq!(wrong_characters("1234", "1324x"), 2);
        assert_eq!(wrong_characters("a", &"a".repeat(60)), usize::MAX);
    }
}

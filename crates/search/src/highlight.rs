//! Where a query hits a text.

use std::ops::Range;

use crate::identifier::{
    UNMISTAKABLE, forgives, from_query, identifiers, normal, wrong_characters,
};
use crate::query::{Expr, Field, Term, Value};
use crate::words::{Word, is_single_cjk, query_words, words};

/// How sure a hit with one wrong character is, beside an exact one.
const NEAR: f32 = 0.25;

/// What a query looks for, ready to be found in texts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Needles {
    /// In the pages.
    pub(crate) pages: Needle,
    /// In what is known about the document.
    pub(crate) head: Needle,
}

/// The terms to find in one sort of text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Needle {
    words: Vec<NeedleWord>,
    sequences: Vec<Sequence>,
    identifiers: Vec<(usize, String)>,
    /// The first bytes that a word can have which begins right, a bit for each of ASCII.
    first: u128,
    /// The lengths a word can have that is one letter off, in bytes of ASCII.
    near: Option<(usize, usize)>,
    terms: usize,
}

#[derive(Debug, Clone, PartialEq)]
struct NeedleWord {
    folded: String,
    fit: Fit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    Beginning,
    Near,
}

/// Words that follow each other, by their numbers.
#[derive(Debug, Clone)]
struct Sequence {
    term: usize,
    words: Vec<usize>,
}

/// How far a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To its end.
    Whole,
    /// Until all that is looked for was found within so many bytes, and as many more.
    Cluster(usize),
}

/// A hit of a term.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub(crate) range: Range<usize>,
    pub(crate) term: usize,
    pub(crate) weight: f32,
}

impl Needles {
    pub(crate) fn of(expr: &Expr) -> Self {
        let mut needles = Self::default();
        needles.collect(expr);
        needles.pages.finish();
        needles.head.finish();
        needles
    }

    pub(crate) fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let mut merged: Vec<Range<usize>> = Vec::new();
        for mark in self.pages.marks(text, Reach::Whole) {
            match merged.last_mut() {
                Some(last) if mark.range.start < last.end => {
                    last.end = last.end.max(mark.range.end);
                }
                _ => merged.push(mark.range),
            }
        }
        merged
    }

    fn collect(&mut self, expr: &Expr) {
        match expr {
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| self.collect(part)),
            Expr::Term(Term { field: Field::Anywhere, value }) => {
                self.pages.add(value);
                self.head.add(value);
            }
            Expr::Term(Term { field: Field::Number(_), value: Value::Words { text, .. } }) => {
                self.head.add_number(normal(text));
            }
            Expr::Term(term) => match term.field {
                Field::Name | Field::Title | Field::Issuer | Field::Recipient | Field::Party => {
                    self.head.add(&term.value);
                }
                _ => {}
            },
            Expr::Not(_) | Expr::Flag(..) => {}
        }
    }
}

impl Needle {
    pub(crate) fn is_empty(&self) -> bool {
        self.terms == 0
    }

    /// How many terms there are to find.
    pub(crate) fn terms(&self) -> usize {
        self.terms
    }

    /// The hits, by where they start.
    pub(crate) fn marks(&self, text: &str, reach: Reach) -> Vec<Mark> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut marks = self.word_marks(text, reach);
        self.identifier_marks(text, reach, &mut marks);
        marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
        marks
    }

    fn add(&mut self, value: &Value) {
        let (text, last) = match value {
            Value::Words { text, prefix, .. } => {
                (text, if *prefix { Fit::Beginning } else { Fit::Whole })
            }
            Value::Fuzzy(text) => (text, Fit::Near),
            Value::Code(_) | Value::Days(_) => return,
        };
        let folded = query_words(text);
        let count = folded.len();
        let words = folded.into_iter().enumerate().map(|(at, folded)| {
            let whole = at + 1 < count;
            let fit = match last {
                _ if whole => Fit::Whole,
                Fit::Whole if is_single_cjk(&folded) => Fit::Beginning,
                fit => fit,
            };
            NeedleWord { folded, fit }
        });
        let words =
            words.collect::<Vec<_>>().into_iter().map(|word| self.number_of(word)).collect();
        self.sequences.push(Sequence { term: self.terms, words });
        if let Value::Words { text, quoted: false, .. } = value
            && let Some(normal) = from_query(text)
        {
            self.identifiers.push((self.terms, normal));
        }
        self.terms += 1;
    }

    fn add_number(&mut self, normal: String) {
        self.identifiers.push((self.terms, normal));
        self.terms += 1;
    }

    fn number_of(&mut self, word: NeedleWord) -> usize {
        if let Some(known) = self.words.iter().position(|known| *known == word) {
            return known;
        }
        self.words.push(word);
        self.words.len() - 1
    }

    fn finish(&mut self) {
        for word in &self.words {
            let length = word.folded.len();
            match (word.fit, word.folded.bytes().next()) {
                (Fit::Near, _) => {
                    let (least, most) = self.near.unwrap_or((length, length));
                    self.near = Some((least.min(length - 1), most.max(length + 1)));
                }
                (_, Some(byte)) if byte.is_ascii() => self.first |= 1 << byte,
                // Only words beyond ASCII begin so, and all of these are looked at.
                _ => {}
            }
        }
    }

    /// Whether a word as written can be one that is looked for; a quick check.
    fn may_be(&self, raw: &str) -> bool {
        let first = raw.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        let near = || {
            self.near
                .is_some_and(|(least, most)| (least..=most).contains(&raw.len()) || !raw.is_ascii())
        };
        !first.is_ascii() || self.first >> first & 1 == 1 || near()
    }

    fn word_marks(&self, text: &str, reach: Reach) -> Vec<Mark> {
        let mut found: Vec<(usize, Word)> = Vec::new();
        let mut folded = String::new();
        let mut seen = Seen::new(self, reach);
        let mut all = words(text);
        while let Some(word) = all.next_like(|raw| self.may_be(raw)) {
            if word.start > seen.enough {
                break;
            }
            folded.clear();
            word.fold_into(text, &mut folded);
            for (number, needle) in self.words.iter().enumerate() {
                if needle.fits(&folded) {
                    found.push((number, word));
                    seen.note(self, number, word.start, needle.folded == folded);
                }
            }
        }
        let at = |number: usize, position: usize| {
            let from = found.partition_point(|(_, word)| word.position < position);
            let here = found[from..].iter().take_while(move |(_, word)| word.position == position);
            here.filter(move |(other, _)| *other == number).map(|(_, word)| word).next()
        };
        let mut marks = Vec::new();
        for sequence in &self.sequences {
            let [first, rest @ ..] = sequence.words.as_slice() else { continue };
            for (_, word) in found.iter().filter(|(number, _)| number == first) {
                let mut rest = (1..).zip(rest);
                let end = rest.try_fold(word.end, |_, (after, number)| {
                    at(*number, word.position + after).map(|word| word.end)
                });
                let Some(end) = end else { continue };
                let needle = &self.words[*first];
                let alone = sequence.words.len() == 1;
                let end = if alone { needle.end_in(text, word) } else { end };
                let near = needle.fit == Fit::Near && !is_folded_as(text, word, &needle.folded);
                let weight = if near { NEAR } else { 1.0 };
                marks.push(Mark { range: word.start..end, term: sequence.term, weight });
            }
        }
        marks
    }

    fn identifier_marks(&self, text: &str, reach: Reach, marks: &mut Vec<Mark>) {
        // For a snippet, a number found by its words needs no second look.
        let known = |term: usize| {
            reach != Reach::Whole
                && marks.iter().any(|mark| mark.term == term && mark.weight == 1.0)
        };
        let wanted: Vec<_> = self.identifiers.iter().filter(|(term, _)| !known(*term)).collect();
        if wanted.is_empty() {
            return;
        }
        let found = identifiers(text);
        for (term, wanted) in wanted {
            let mark = |range, weight| Mark { range, term: *term, weight };
            let exact: Vec<Mark> = found
                .iter()
                .filter_map(|found| found.exact_range(text, wanted))
                .map(|range| mark(range, 1.0))
                .collect();
            let near =
                forgives(wanted) && (exact.is_empty() || wanted.chars().count() >= UNMISTAKABLE);
            marks.extend(exact);
            if near {
                let near = found.iter().filter_map(|found| found.near_range(text, wanted));
                let near: Vec<_> = near.filter(|(wrong, _)| *wrong > 0).collect();
                let least = near.iter().map(|(wrong, _)| *wrong).min();
                let nearest = near.into_iter().filter(|(wrong, _)| Some(*wrong) == least);
                marks.extend(nearest.map(|(_, range)| mark(range, NEAR)));
            }
        }
    }
}

/// Where each term was seen last, to stop reading in time.
struct Seen {
    at: Vec<Option<usize>>,
    within: usize,
    /// Words that start after this are not looked at.
    enough: usize,
}

impl Seen {
    fn new(needle: &Needle, reach: Reach) -> Self {
        let simple = needle.identifiers.is_empty()
            && needle.sequences.iter().all(|sequence| sequence.words.len() == 1);
        let (terms, within) = match reach {
            Reach::Cluster(within) if simple => (needle.terms, within),
            _ => (0, 0),
        };
        Self { at: vec![None; terms], within, enough: usize::MAX }
    }

    fn note(&mut self, needle: &Needle, number: usize, start: usize, exact: bool) {
        if self.at.is_empty() || self.enough != usize::MAX {
            return;
        }
        let of_number = needle.sequences.iter().filter(|sequence| sequence.words[0] == number);
        let exact = exact || needle.words[number].fit == Fit::Beginning;
        for sequence in of_number.filter(|_| exact) {
            self.at[sequence.term] = Some(start);
        }
        if self.at.iter().all(|at| at.is_some_and(|at| at + self.within / 2 >= start)) {
            self.enough = start + self.within;
        }
    }
}

impl NeedleWord {
    fn fits(&self, folded: &str) -> bool {
        match self.fit {
            Fit::Whole => self.folded == folded,
            Fit::Beginning => folded.starts_with(&self.folded),
            Fit::Near => wrong_characters(&self.folded, folded) <= 1,
        }
    }

    /// Of a pair of characters only the one that was asked for is hit.
    fn end_in(&self, text: &str, word: &Word) -> usize {
        if self.fit == Fit::Beginning && is_single_cjk(&self.folded) {
            let first = text[word.start..].chars().next();
            return first.map_or(word.end, |c| word.start + c.len_utf8());
        }
        word.end
    }
}

fn is_folded_as(text: &str, word: &Word, wanted: &str) -> bool {
    let mut folded = String::new();
    word.fold_into(text, &mut folded);
    folded == wanted
}

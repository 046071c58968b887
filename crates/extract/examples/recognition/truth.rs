//! What a page says, and how much of it was read.
//!
//! Each line and each cell is looked for anywhere in the text, so the order in which an engine
//! reads them does not count. Quotes and dashes of any form are the same.

use std::collections::HashMap;
use std::ops::AddAssign;

/// What is known of a page.
#[derive(Clone, Default)]
pub(crate) struct Truth {
    /// Its lines, and the cells of its tables.
    pub(crate) lines: Vec<String>,
    /// Its product keys.
    pub(crate) keys: Vec<String>,
    /// The other numbers by which people look for it: what each numbers, and how it is printed.
    pub(crate) numbers: Vec<(&'static str, String)>,
    /// How its letters are to be compared.
    pub(crate) case: Case,
}

/// Whether `A` is `a`.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Case {
    #[default]
    Matters,
    /// The page was transcribed in capitals, whatever it is printed in.
    Ignored,
}

/// A part of a whole.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Share {
    pub(crate) part: usize,
    pub(crate) of: usize,
}

/// How well pages were read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Accuracy {
    /// Wrong characters among those of the truth.
    pub(crate) errors: Share,
    /// Words found among those of the truth.
    pub(crate) recall: Share,
    /// True words among those that were read.
    pub(crate) precision: Share,
    /// Product keys without any error.
    pub(crate) keys: Share,
    /// Product keys and other numbers without any error.
    pub(crate) identifiers: Share,
}

impl Truth {
    pub(crate) fn of_lines(lines: impl IntoIterator<Item = String>, case: Case) -> Self {
        Self { lines: lines.into_iter().collect(), case, ..Self::default() }
    }

    /// How well a text says the same.
    pub(crate) fn accuracy(&self, text: &str) -> Accuracy {
        let text = self.comparable(text);
        let lines: Vec<String> = self.lines.iter().map(|line| self.comparable(line)).collect();
        let characters: Vec<char> = text.chars().collect();
        let mut accuracy = Accuracy::default();
        for line in &lines {
            accuracy.errors += errors(line, &characters);
        }
        let (wanted, found) = (words(lines.iter().map(String::as_str)), words([text.as_str()]));
        let matched: usize =
            wanted.iter().map(|(word, count)| (*count).min(count_of(&found, word))).sum();
        accuracy.recall = Share { part: matched, of: wanted.values().sum() };
        accuracy.precision = Share { part: matched, of: found.values().sum() };
        // An engine may see a blank between two groups of a key, and a search looks past it.
        let squeezed = text.replace(' ', "");
        accuracy.keys = share(&self.keys, |key| squeezed.contains(&self.comparable(key)));
        accuracy.identifiers =
            share(&self.numbers, |(_, number)| stands_alone(&self.comparable(number), &text));
        accuracy.identifiers += accuracy.keys;
        accuracy
    }

    /// A text with one form of quote, dash and blank.
    fn comparable(&self, text: &str) -> String {
        let mut comparable = String::with_capacity(text.len());
        for character in text.split_whitespace().flat_map(|word| word.chars().chain([' '])) {
            match character {
                '“' | '”' | '„' | '«' | '»' | '‟' | '″' => comparable.push('"'),
                '‘' | '’' | '‚' | '‛' | '´' | '`' | '′' => comparable.push('\''),
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => comparable.push('-'),
                'ſ' => comparable.push('s'),
                'ﬁ' => comparable.push_str("fi"),
                'ﬂ' => comparable.push_str("fl"),
                other => comparable.push(other),
            }
        }
        comparable.truncate(comparable.trim_end().len());
        match self.case {
            Case::Matters => comparable,
            Case::Ignored => comparable.to_lowercase(),
        }
    }
}

impl Share {
    pub(crate) fn percent(self) -> f64 {
        100.0 * self.part as f64 / self.of.max(1) as f64
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.part += other.part;
        self.of += other.of;
    }
}

impl AddAssign for Accuracy {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.recall += other.recall;
        self.precision += other.precision;
        self.keys += other.keys;
        self.identifiers += other.identifiers;
    }
}

fn share<T>(all: &[T], is_found: impl Fn(&T) -> bool) -> Share {
    Share { part: all.iter().filter(|one| is_found(one)).count(), of: all.len() }
}

/// How many of each word there are, in small letters.
fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for text in texts {
        let text = text.to_lowercase();
        let parts = text.split(|character: char| !character.is_alphanumeric());
        for word in parts.filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    words
}

fn count_of(words: &HashMap<String, usize>, word: &str) -> usize {
    words.get(word).copied().unwrap_or(0)
}

/// Whether a number is in a text and not part of a longer one.
fn stands_alone(number: &str, text: &str) -> bool {
    text.match_indices(number).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let is_letter = |neighbor: Option<char>| neighbor.is_some_and(char::is_alphanumeric);
        !is_letter(before) && !is_letter(after)
    })
}

/// The characters of a line that have to change to be somewhere in a text. A line that is longer
/// than the word of the machine counts as several.
fn errors(line: &str, text: &[char]) -> Share {
    let line: Vec<char> = line.chars().collect();
    let part = line.chunks(u128::BITS as usize).map(|piece| infix_distance(piece, text)).sum();
    Share { part, of: line.len() }
}

/// The edit distance between a pattern and the part of a text that is most like it, all rows of a
/// column at once (Myers 1999): bit n stands for the n-th character of the pattern.
fn infix_distance(pattern: &[char], text: &[char]) -> usize {
    let Some(last) = pattern.len().checked_sub(1) else {
        return 0;
    };
    let mut places: HashMap<char, u128> = HashMap::new();
    for (at, character) in pattern.iter().enumerate() {
        *places.entry(*character).or_insert(0) |= 1_u128 << at;
    }
    // Where the column grows and where it shrinks, downwards.
    let (mut grows, mut shrinks) = (u128::MAX, 0_u128);
    let mut distance = pattern.len();
    let mut least = distance;
    for character in text {
        let same = places.get(character).copied().unwrap_or(0);
        let vertical = same | shrinks;
        let horizontal = ((same & grows).wrapping_add(grows) ^ grows) | same;
        let rises = shrinks | !(horizontal | grows);
        let falls = grows & horizontal;
        distance += ((rises >> last) & 1) as usize;
        distance -= ((falls >> last) & 1) as usize;
        least = least.min(distance);
        let (rises, falls) = (rises << 1, falls << 1);
        grows = falls | !(vertical | rises);
        shrinks = rises & vertical;
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(pattern: &str, text: &str) -> usize {
        let characters = |text: &str| text.chars().collect::<Vec<char>>();
        infix_distance(&characters(pattern), &characters(text))
    }

    /// The textbook's table, slow and sure.
    fn slow_distance(pattern: &str, text: &str) -> usize {
        let pattern: Vec<char> = pattern.chars().collect();
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut least = pattern.len();
        for character in text.chars() {
            let mut diagonal = column[0];
            for (at, wanted) in pattern.iter().enumerate() {
                let replaced = diagonal + usize::from(*wanted != character);
                diagonal = column[at + 1];
                column[at + 1] = replaced.min(diagonal + 1).min(column[at] + 1);
            }
            least = least.min(column[pattern.len()]);
        }
        least
    }

    #[test]
    fn a_line_may_be_anywhere_in_the_text() {
        assert_eq!(distance("invoice", "the invoice of May"), 0);
        assert_eq!(distance("invoice", "the lnvoice of May"), 1);
        assert_eq!(distance("invoice", "the in voice of May"), 1);
        assert_eq!(distance("invoice", ""), 7);
        assert_eq!(distance("", "text"), 0);
    }

    #[test]
    fn the_fast_distance_is_the_one_of_the_textbook() {
        let mut chance = crate::chance::Chance::new(3);
        let mut text = |most: usize| -> String {
            let length = chance.below(most);
            (0..length).map(|_| ['a', 'b', 'c', 'é'][chance.below(4)]).collect()
        };
        for _ in 0..300 {
            let (pattern, text) = (text(129), text(300));
            assert_eq!(distance(&pattern, &text), slow_distance(&pattern, &text), "{pattern}");
        }
    }

    #[test]
    fn the_form_of_quotes_dashes_and_blanks_does_not_count() {
        let truth = Truth::of_lines(["“A – B”, it’s".to_owned()], Case::Matters);
        let accuracy = truth.accuracy("\"A -\n B\", it's");
        assert_eq!(accuracy.errors, Share { part: 0, of: 13 });
    }

    #[test]
    fn words_are_counted_as_often_as_they_occur() {
        let truth = Truth::of_lines(["one two two".to_owned()], Case::Matters);
        let accuracy = truth.accuracy("two ONE three four");
        assert_eq!(accuracy.recall, Share { part: 2, of: 3 });
        assert_eq!(accuracy.precision, Share { part: 2, of: 4 });
    }

    #[test]
    fn a_key_may_have_blanks_but_no_error() {
        let truth = Truth { keys: vec!["BCDFG-HJKMP".to_owned()], ..Truth::default() };
        assert_eq!(truth.accuracy("key: BCDFG- HJKMP").keys, Share { part: 1, of: 1 });
        assert_eq!(truth.accuracy("key: BCDFG-HJKNP").keys, Share { part: 0, of: 1 });
    }

    #[test]
    fn a_number_within_a_longer_one_is_not_found() {
        let truth = Truth { numbers: vec![("order", "4512".to_owned())], ..Truth::default() };
        assert_eq!(truth.accuracy("PO 4512.").identifiers, Share { part: 1, of: 1 });
        assert_eq!(truth.accuracy("PO 45120").identifiers, Share { part: 0, of: 1 });
    }
}

//! Words: how text is cut for the index, for queries and for highlighting, by one set of rules.
//!
//! A word is a run of letters and digits. Chinese, Japanese and Korean runs have no spaces, so each
//! becomes overlapping pairs of characters, and its last character once more alone; a query for any
//! part of the run then finds it. A word broken by a hyphen at the end of a line is also there whole.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::fold::fold_into;
use crate::runs::{Run, Runs, is_cjk, runs, runs_from};

/// Longer runs are not words but encoded data; they are passed over.
const LONGEST: usize = 255;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The hyphen and line break inside a word that was broken.
    gap: Option<(usize, usize)>,
    /// Whether it is only part of what a reader sees: the last character of a run of pairs, or the
    /// joined form of a broken word. Queries are not made of these.
    pub(crate) extra: bool,
    pub(crate) position: usize,
}

impl Word {
    /// Appends the folded word.
    pub(crate) fn fold_into(&self, text: &str, out: &mut String) {
        match self.gap {
            None => fold_into(&text[self.start..self.end], out),
            Some((from, to)) => {
                fold_into(&text[self.start..from], out);
                fold_into(&text[to..self.end], out);
            }
        }
    }
}

/// The words of a text, in order.
#[derive(Debug, Clone)]
pub(crate) struct Words<'a> {
    text: &'a str,
    runs: Runs<'a>,
    /// What is left of a run of characters without spaces.
    pairs: Option<Run>,
    /// Joined forms to come before the next run, and the one to come after it.
    joined: Option<Word>,
    joined_later: Option<Word>,
    position: usize,
}

pub(crate) fn words(text: &str) -> Words<'_> {
    let runs = runs(text);
    Words { text, runs, pairs: None, joined: None, joined_later: None, position: 0 }
}

/// The folded words a query is made of.
pub(crate) fn query_words(text: &str) -> Vec<String> {
    let plain: Vec<Word> = words(text).collect();
    // A single character without a pair is all there is of its run.
    let alone = |at: usize| at == 0 || plain[at - 1].end <= plain[at].start;
    plain
        .iter()
        .enumerate()
        .filter(|(at, word)| !word.extra || (word.gap.is_none() && alone(*at)))
        .map(|(_, word)| {
            let mut folded = String::new();
            word.fold_into(text, &mut folded);
            folded
        })
        .collect()
}

/// Whether a folded word is a single character of a script written without spaces.
pub(crate) fn is_single_cjk(folded: &str) -> bool {
    let mut chars = folded.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if is_cjk(c))
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        self.next_like(|_| true)
    }
}

impl Words<'_> {
    /// The next word that can be wanted, by how it is written; others may be passed over.
    pub(crate) fn next_like(&mut self, wanted: impl Fn(&str) -> bool) -> Option<Word> {
        if let Some(joined) = self.joined.take() {
            return Some(joined);
        }
        if let Some(rest) = self.pairs {
            return Some(self.pair(rest));
        }
        loop {
            let run = self.runs.next()?;
            if run.cjk {
                return Some(self.pair(run));
            }
            let position = self.position;
            self.position += 1;
            self.joined = self.joined_later.take().map(|word| Word { position, ..word });
            let Run { start, end, .. } = run;
            if end - start > LONGEST {
                continue;
            }
            if let Some(joined) = self.broken(run) {
                self.joined = self.joined.or(Some(Word { position, ..joined }));
                self.joined_later = Some(joined);
            }
            if self.joined.is_some() || wanted(&self.text[start..end]) {
                return Some(Word { start, end, gap: None, extra: false, position });
            }
        }
    }
}

impl Words<'_> {
    /// The next pair of a run; its last character comes alone.
    fn pair(&mut self, run: Run) -> Word {
        let rest = &self.text[run.start..run.end];
        let mut boundaries = rest.char_indices().map(|(at, _)| run.start + at).skip(1);
        let second = boundaries.next();
        let end = second.map_or(run.end, |_| boundaries.next().unwrap_or(run.end));
        self.pairs = second.map(|start| Run { start, ..run });
        let position = self.position;
        self.position += 1;
        Word { start: run.start, end, gap: None, extra: second.is_none(), position }
    }

    /// The whole of a word that is broken after `run`, at a hyphen that ends the line or at a soft
    /// hyphen.
    fn broken(&self, run: Run) -> Option<Word> {
        // Most words end at a space.
        let byte = *self.text.as_bytes().get(run.end)?;
        if byte != b'-' && byte.is_ascii() {
            return None;
        }
        let after = &self.text[run.end..];
        let hyphen = after.chars().next().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{ad}'))?;
        let rest = &after[hyphen.len_utf8()..];
        let next = rest.trim_start_matches([' ', '\r']);
        let next = match next.strip_prefix('\n') {
            Some(line) => line.trim_start_matches(' '),
            None if hyphen == '\u{ad}' => rest,
            None => return None,
        };
        if !next.starts_with(char::is_lowercase) {
            return None;
        }
        let to = self.text.len() - next.len();
        let tail = runs_from(self.text, to).next()?;
        let long = tail.end - run.start > LONGEST;
        (!long).then_some(Word {
            start: run.start,
            end: tail.end,
            gap: Some((run.end, to)),
            extra: true,
            position: 0,
        })
    }
}

/// The tokenizer of the index.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordTokenizer;

pub(crate) struct WordStream<'a> {
    text: &'a str,
    words: Words<'a>,
    token: Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream { text, words: words(text), token: Token::default() }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.text.clear();
        word.fold_into(self.text, &mut self.token.text);
        self.token.offset_from = word.start;
        self.token.offset_to = word.end;
        self.token.position = word.position;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{query_words, words};

    fn cut(text: &str) -> Vec<(String, usize)> {
        words(text)
            .map(|word| {
                let mut folded = String::new();
                word.fold_into(text, &mut folded);
                (folded, word.position)
            })
            .collect()
    }

    fn at(list: &[(&str, usize)]) -> Vec<(String, usize)> {
        list.iter().map(|(word, position)| ((*word).to_owned(), *position)).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            cut("Größe: INV-2019/7_a"),
            at(&[("grosse", 0), ("inv", 1), ("2019", 2), ("7", 3), ("a", 4)])
        );
    }

    #[test]
    fn runs_without_spaces_become_pairs_and_a_last_character() {
        assert_eq!(cut("契約書 A"), at(&[("契約", 0), ("約書", 1), ("書", 2), ("a", 3)]));
        assert_eq!(cut("3年"), at(&[("3", 0), ("年", 1)]));
    }

    #[test]
    fn a_query_has_no_last_character_unless_it_is_all_there_is() {
        assert_eq!(query_words("契約書"), ["契約", "約書"]);
        assert_eq!(query_words("契"), ["契"]);
        assert_eq!(query_words("3年"), ["3", "年"]);
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_is_also_there_whole() {
        assert_eq!(
            cut("the agree-\nment ends"),
            at(&[
                ("the", 0),
                ("agree", 1),
                ("agreement", 1),
                ("ment", 2),
                ("agreement", 2),
                ("ends", 3)
            ])
        );
        assert_eq!(cut("Part-\nNumber"), at(&[("part", 0), ("number", 1)]));
    }
}

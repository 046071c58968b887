//! Runs of letters and digits, and how scripts without spaces are told.

use unicode_normalization::char::is_combining_mark;

/// A maximal run of letters and digits of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) cjk: bool,
}

/// The runs of a text, in order.
#[derive(Debug, Clone)]
pub(crate) struct Runs<'a> {
    text: &'a str,
    at: usize,
}

pub(crate) fn runs(text: &str) -> Runs<'_> {
    runs_from(text, 0)
}

/// The runs from a place on, which must be the start of one.
pub(crate) fn runs_from(text: &str, at: usize) -> Runs<'_> {
    Runs { text, at }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        // Between the runs.
        let cjk = loop {
            match class(*bytes.get(at)?) {
                Class::Between => at += 1,
                Class::Plain => break false,
                Class::Wide => {
                    let c = char_at(self.text, at);
                    if c.is_alphanumeric() {
                        break is_cjk(c);
                    }
                    at += c.len_utf8();
                }
            }
        };
        let start = at;
        while let Some(&byte) = bytes.get(at) {
            match class(byte) {
                Class::Plain if !cjk => at += 1,
                Class::Plain | Class::Between => break,
                Class::Wide => {
                    let c = char_at(self.text, at);
                    let same = c.is_alphanumeric() && is_cjk(c) == cjk;
                    if !same && !is_combining_mark(c) {
                        break;
                    }
                    at += c.len_utf8();
                }
            }
        }
        self.at = at;
        Some(Run { start, end: at, cjk })
    }
}

/// What a byte of a text is, as far as one can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Between,
    Plain,
    /// Part of a character beyond ASCII.
    Wide,
}

fn class(byte: u8) -> Class {
    const CLASSES: [Class; 256] = {
        let mut classes = [Class::Between; 256];
        let mut byte = 0;
        while byte < 256 {
            if byte >= 128 {
                classes[byte] = Class::Wide;
            } else if (byte as u8).is_ascii_alphanumeric() {
                classes[byte] = Class::Plain;
            }
            byte += 1;
        }
        classes
    };
    CLASSES[usize::from(byte)]
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("runs end at character boundaries")
}

/// Whether a character is of a script that is written without spaces, or cut like one.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

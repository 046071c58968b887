//! Whether the text of a page is text. A font without a character table yields marks that only
//! look like letters, and such a page needs another reader or recognition.

/// How many characters a page has and how many of them nobody can read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Quality {
    /// The characters that are no blanks.
    pub(crate) characters: usize,
    /// Those among them that are letters or digits.
    pub(crate) letters: usize,
    unreadable: usize,
    /// Dots and lines that lead the eye or wait to be filled in.
    leaders: usize,
    /// The letters and digits of ASCII, and the vowels among them.
    latin: usize,
    vowels: usize,
}

pub(crate) fn of(text: &str) -> Quality {
    let mut quality = Quality::default();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        quality.characters += 1;
        if is_unreadable(c) {
            quality.unreadable += 1;
        } else if c.is_alphanumeric() {
            quality.letters += 1;
        } else if matches!(c, '.' | '_' | '-' | '…' | '·') {
            quality.leaders += 1;
        }
        if c.is_ascii_alphabetic() {
            quality.latin += 1;
            quality.vowels += usize::from("aeiouyAEIOUY".contains(c));
        }
    }
    quality
}

impl Quality {
    /// Too much of it is unreadable to be worth keeping.
    pub(crate) fn is_garbage(self) -> bool {
        self.characters > 0 && (self.is_mostly_unreadable() || self.is_unlike_language())
    }

    /// Another reader might do better.
    pub(crate) fn is_doubtful(self) -> bool {
        self.is_garbage() || self.unreadable * 20 > self.characters
    }

    /// The characters that can be read.
    pub(crate) fn readable(self) -> usize {
        if self.is_garbage() { 0 } else { self.characters - self.unreadable }
    }

    fn is_mostly_unreadable(self) -> bool {
        self.unreadable * 10 > self.characters * 3
    }

    /// No language has so few vowels or letters over so much text.
    fn is_unlike_language(self) -> bool {
        let few_vowels = self.latin > 120 && self.vowels * 10 < self.latin;
        let marks = self.characters - self.leaders;
        let few_letters = marks > 200 && self.letters * 4 < marks;
        few_vowels || few_letters
    }
}

fn is_unreadable(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
        || c.is_control()
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

//! Names of kinds of terms in titles and file names, which run words together.

/// A name. One in capitals is an abbreviation and stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Letters(String),
    Abbreviation(String),
}

impl Name {
    pub(super) fn new(name: &str) -> Self {
        if name.chars().all(|c| c.is_ascii_uppercase()) {
            Self::Abbreviation(name.to_owned())
        } else {
            Self::Letters(letters(name))
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Letters(text) | Self::Abbreviation(text) => text.len(),
        }
    }
}

/// A text in which names are looked for.
pub(super) struct Text {
    letters: String,
    words: Vec<String>,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { letters: letters(text), words: words.map(str::to_owned).collect() }
    }

    pub(super) fn has(&self, name: &Name) -> bool {
        match name {
            Name::Letters(letters) => self.letters.contains(letters.as_str()),
            Name::Abbreviation(word) => self.words.contains(word),
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

//! Product keys: taken out of what is kept, and never shown by accident.

use std::fmt;

use muniment_core::statement::RowPlace;

/// A product key in clear, for whoever seals it. It prints as its last five characters.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey(String);

/// A product key that an export holds, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundKey {
    /// The row.
    pub at: RowPlace,
    /// The key.
    pub key: SecretKey,
}

/// The groups of a key, and the characters of a group.
const GROUPS: usize = 5;
const GROUP: usize = 5;
/// A key with its four hyphens.
const LENGTH: usize = GROUPS * GROUP + GROUPS - 1;

impl SecretKey {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The key in clear.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Its last five characters, which name it without giving it away; fewer of a shorter text.
    pub fn last_five(&self) -> String {
        let end: Vec<char> = self.0.chars().rev().take(GROUP).collect();
        // A text of hardly more characters would be given away nearly whole.
        if self.0.chars().count() < 2 * GROUP {
            return String::new();
        }
        end.into_iter().rev().collect()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "…{}", self.last_five())
    }
}

/// The first full key in a text, as a range of bytes. Keys are loose here: five groups of five
/// letters or digits, so that one with a slip is a secret too.
pub(crate) fn find(text: &str) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    if bytes.len() < LENGTH {
        return None;
    }
    let is_key = |window: &[u8]| {
        window.iter().enumerate().all(|(at, byte)| {
            if at % (GROUP + 1) == GROUP { *byte == b'-' } else { byte.is_ascii_alphanumeric() }
        })
    };
    let start = bytes.windows(LENGTH).position(is_key)?;
    Some(start..start + LENGTH)
}

/// A text with every full key masked to its last group, and the keys.
pub(crate) fn mask(text: String) -> (String, Vec<SecretKey>) {
    let mut keys = Vec::new();
    let mut text = text;
    while let Some(range) = find(&text) {
        keys.push(SecretKey::new(&text[range.clone()]));
        let last = text[range.end - GROUP..range.end].to_owned();
        text.replace_range(range, &format!("…{last}"));
    }
    (text, keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "ABCDE-FGHJK-23456-MNPQR-TVWXY";

    #[test]
    fn a_key_prints_as_its_last_five() {
        let printed = format!("{:?}", SecretKey::new(KEY));
        assert_eq!(printed, "…TVWXY");
    }

    #[test]
    fn every_key_in_a_text_is_masked() {
        let (text, keys) = mask(format!("old {KEY}, new {KEY}."));
        assert_eq!(text, "old …TVWXY, new …TVWXY.");
        assert_eq!(keys.len(), 2);
    }

    #[test]
    fn a_short_secret_is_not_given_away() {
        assert_eq!(SecretKey::new("ABCDE").last_five(), "");
    }

    #[test]
    fn a_part_number_is_no_key() {
        assert_eq!(find("269-05623 and 17232219ZZS0601, 2024-01-01 to 2026-12-31"), None);
    }
}

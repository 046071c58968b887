//! Product keys: taken out of what is kept, for whoever seals them.

use muniment_core::key::{self, KeyValue};
use muniment_core::statement::RowPlace;

/// A product key that an export holds, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundKey {
    /// The row.
    pub at: RowPlace,
    /// The key. It prints as its last five characters.
    pub key: KeyValue,
}

/// A text with every key in it hidden, and how many there were; of those that are whole, the keys.
pub(crate) fn mask(text: String) -> (String, usize, Vec<KeyValue>) {
    let found = key::find_keys(&text);
    if found.is_empty() {
        return (text, 0, Vec::new());
    }
    let count = found.len();
    let keys = found.into_iter().filter_map(|range| text[range].parse().ok()).collect();
    (key::mask(&text), count, keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";

    #[test]
    fn every_key_in_a_text_is_taken_out() {
        let (text, count, keys) = mask(format!("old {KEY}, new {KEY}."));
        assert!(!text.contains("VMK7Z") && text.ends_with("QX2YT."), "{text}");
        assert_eq!(count, 2);
        assert_eq!(keys[1].expose(), KEY);
    }

    #[test]
    fn a_text_without_a_key_stays() {
        let text = "269-05623 and 17232219ZZS0601, 2024-01-01 to 2026-12-31";
        assert_eq!(mask(text.to_owned()), (text.to_owned(), 0, Vec::new()));
    }
}

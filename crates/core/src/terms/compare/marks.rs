//! The words that differ inside a paragraph.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::code::vocabulary;

/// Some words of a paragraph, with the blanks after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Whether they are in both texts or in one.
    pub kind: MarkKind,
    /// The words.
    pub text: String,
}

vocabulary!(
    /// In which text some words are.
    MarkKind, "mark" {
        /// In both.
        Same = "same",
        /// Only in the older one.
        Removed = "removed",
        /// Only in the newer one.
        Added = "added",
    }
);

/// The words of both texts, in order.
pub(super) fn marks(old: &str, new: &str) -> Vec<Mark> {
    let (old, new) = (words(old), words(new));
    let mut marks: Vec<Mark> = Vec::new();
    let mut push = |kind, words: &[&str]| {
        if !words.is_empty() {
            marks.push(Mark { kind, text: words.join(" ") });
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, a, b) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            push(MarkKind::Same, &new[b]);
        } else {
            push(MarkKind::Removed, &old[a]);
            push(MarkKind::Added, &new[b]);
        }
    }
    marks
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

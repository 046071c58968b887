//! Two texts side by side: what was added, removed, changed and moved, by heading and paragraph.
//!
//! A text that was only extracted anew has other lines, marks, links and page furniture and the
//! same sentences; it is told from one whose sentences changed. Letters and digits decide, so
//! punctuation and the breaks between words alone change nothing.

mod align;
mod blocks;
mod marks;
mod summary;

#[cfg(test)]
mod tests;

use crate::code::vocabulary;

pub use blocks::Block;
pub use marks::{Mark, MarkKind};
pub use summary::HeadingSummary;

/// A comparison of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// How much they differ.
    pub verdict: Verdict,
    /// The headings and paragraphs of the older text.
    pub old: Vec<Block>,
    /// Those of the newer text.
    pub new: Vec<Block>,
    /// What became of each, in the order of the newer text.
    pub changes: Vec<Change>,
}

/// What became of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// Its place in the older text.
    pub old: Option<usize>,
    /// Its place in the newer text.
    pub new: Option<usize>,
    /// The words, where some of them changed.
    pub marks: Vec<Mark>,
}

vocabulary!(
    /// How much two texts differ.
    Verdict, "verdict" {
        /// Their letters and digits are the same, paragraph by paragraph.
        Identical = "identical",
        /// Their sentences are the same: lines, marks, links or menus differ.
        Reextracted = "reextracted",
        /// Sentences or headings differ.
        Changed = "changed",
    }
);

vocabulary!(
    /// What happened to a paragraph.
    ChangeKind, "change" {
        /// Nothing.
        Same = "same",
        /// It is broken differently or stands without its heading's mark; its letters are the same.
        Cosmetic = "cosmetic",
        /// Some of its words differ.
        Changed = "changed",
        /// It stands at another place, with or without changed words.
        Moved = "moved",
        /// It is only in the newer text.
        Added = "added",
        /// It is only in the older text.
        Removed = "removed",
    }
);

/// Compares the texts of two editions, given page by page.
pub fn compare(old: &[&str], new: &[&str]) -> Comparison {
    let (old, new) = (blocks::read(old), blocks::read(new));
    let changes = align::align(&old, &new);
    let verdict = verdict(&old, &new, &changes);
    Comparison { verdict, old, new, changes }
}

impl Comparison {
    /// The changes in which all of these words occur, in small letters, in either text; without
    /// words, all changes.
    pub fn find(&self, words: &str) -> Vec<&Change> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let real = self.changes.iter().filter(|change| change.kind != ChangeKind::Same);
        let has = |change: &&Change| {
            let text = self.text_of(change).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        real.filter(has).collect()
    }

    /// How many changes of each heading, in the order of the newer text.
    pub fn summary(&self) -> Vec<HeadingSummary> {
        summary::of(self)
    }

    /// The heading under which a change stands; empty before the first.
    pub fn heading_of(&self, change: &Change) -> &str {
        let block = change.new.map(|at| &self.new[at]).or(change.old.map(|at| &self.old[at]));
        block.map_or("", |block| block.under.as_str())
    }

    /// The text of a change, of both editions where both have it.
    pub fn text_of(&self, change: &Change) -> String {
        let old = change.old.map_or("", |at| self.old[at].text.as_str());
        let new = change.new.map_or("", |at| self.new[at].text.as_str());
        format!("{old}\n{new}")
    }
}

/// Menus, labels and dates come and go with the way a text was taken; sentences and headings do
/// not.
fn verdict(old: &[Block], new: &[Block], changes: &[Change]) -> Verdict {
    let counts = |change: &Change| match change.kind {
        ChangeKind::Same | ChangeKind::Cosmetic => false,
        // A paragraph that only moved says the same.
        ChangeKind::Moved => !change.marks.is_empty(),
        ChangeKind::Changed | ChangeKind::Added | ChangeKind::Removed => {
            let is_text = |block: &Block| block.is_sentence || block.level.is_some();
            change.old.is_some_and(|at| is_text(&old[at]))
                || change.new.is_some_and(|at| is_text(&new[at]))
        }
    };
    if changes.iter().any(counts) {
        Verdict::Changed
    } else if changes.iter().all(|change| change.kind == ChangeKind::Same) {
        Verdict::Identical
    } else {
        Verdict::Reextracted
    }
}

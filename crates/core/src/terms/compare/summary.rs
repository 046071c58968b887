//! What changed under each heading.

use super::{ChangeKind, Comparison};

/// How many paragraphs of a heading changed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadingSummary {
    /// The heading; empty for what stands before the first.
    pub heading: String,
    /// Paragraphs that are new.
    pub added: usize,
    /// Paragraphs that are gone.
    pub removed: usize,
    /// Paragraphs with other words.
    pub changed: usize,
    /// Paragraphs at another place.
    pub moved: usize,
    /// Paragraphs that only look different.
    pub cosmetic: usize,
}

pub(super) fn of(comparison: &Comparison) -> Vec<HeadingSummary> {
    let mut found: Vec<HeadingSummary> = Vec::new();
    for change in comparison.changes.iter().filter(|change| change.kind != ChangeKind::Same) {
        let heading = comparison.heading_of(change);
        let at = found.iter().position(|summary| summary.heading == heading).unwrap_or_else(|| {
            let heading = heading.to_owned();
            found.push(HeadingSummary { heading, ..HeadingSummary::default() });
            found.len() - 1
        });
        let summary = &mut found[at];
        let count = match change.kind {
            ChangeKind::Added => &mut summary.added,
            ChangeKind::Removed => &mut summary.removed,
            ChangeKind::Changed => &mut summary.changed,
            ChangeKind::Moved => &mut summary.moved,
            ChangeKind::Cosmetic | ChangeKind::Same => &mut summary.cosmetic,
        };
        *count += 1;
    }
    found
}

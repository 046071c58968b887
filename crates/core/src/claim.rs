//! What a link between a document and a license record says beyond that they belong together.

use std::collections::BTreeSet;

use crate::proof::Shown;

/// How far a document proves a license record, and what a person saw on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claim {
    /// How many units it proves; absent means all of the record's, as far as its line goes.
    pub quantity: Option<u64>,
    /// The line of the invoice, by its number there.
    pub line: Option<u32>,
    /// What a person confirmed is visible on it.
    pub shows: BTreeSet<Shown>,
    /// Anything else worth knowing.
    pub note: String,
}

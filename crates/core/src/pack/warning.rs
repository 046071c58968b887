//! What to look at before a pack is handed over. Warnings are for us and never part of a pack.

use crate::code::vocabulary;

vocabulary!(
    /// What to look at before a pack is handed over.
    WarningCode, "warning about a pack" {
        /// The text of a document shows a whole product key; its file is handed over as it is.
        KeyVisible = "key_visible",
        /// A document was not read, so nobody knows what it shows.
        NotRead = "not_read",
        /// The proof of a record that is handed over has gaps, and the pack shows them.
        GapsShown = "gaps_shown",
        /// A document proves a record that is handed over and is not in the pack.
        ProofWithheld = "proof_withheld",
        /// A document or record that answers a request is void, and left out.
        Void = "void",
        /// A document has no page images, so that there is no stamped copy of it.
        NoStamps = "no_stamps",
    }
);

/// Something to look at before a pack is handed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackWarning {
    /// What it is.
    pub code: WarningCode,
    /// The document or record, by its name.
    pub subject: String,
    /// What about it: a group of a rule, a number of pages.
    pub about: String,
    /// Its UUID: several files may have one name.
    pub id: String,
}

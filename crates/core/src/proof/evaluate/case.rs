//! One record under assessment.

use std::collections::HashMap;

use super::index::Index;
use super::pieces::{Piece, gather};
use crate::proof::rules::{Fills, Slot};
use crate::proof::text::fold;
use crate::proof::{Action, Finding, ProofStatus, RecordFacts, Sentence, Subject};
use crate::{LicenseId, Severity};

pub(super) struct Case<'a> {
    pub(super) license: LicenseId,
    pub(super) facts: &'a RecordFacts,
    pub(super) index: &'a Index<'a>,
    pub(super) pieces: Vec<Piece<'a>>,
    /// The status of each record that was assessed before, those it builds on among them.
    statuses: &'a HashMap<LicenseId, ProofStatus>,
    /// The name of the product, folded.
    pub(super) product: String,
    /// The name of the program, folded.
    pub(super) program: String,
}

/// What a finding says, before it is known whether somebody decided to live with it.
pub(super) struct Said<'a> {
    pub(super) code: &'a str,
    pub(super) severity: Severity,
    pub(super) subject: Subject,
    pub(super) message: Sentence,
    pub(super) action: Action,
    pub(super) group: Option<&'a str>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        license: LicenseId,
        facts: &'a RecordFacts,
        index: &'a Index<'a>,
        statuses: &'a HashMap<LicenseId, ProofStatus>,
    ) -> Self {
        Self {
            license,
            facts,
            index,
            pieces: gather(facts, index),
            statuses,
            product: fold(&facts.record.title()),
            program: fold(&facts.record.program),
        }
    }

    /// The status of a record that this one builds on. In a circle nothing carries anything.
    pub(super) fn status_of(&self, base: LicenseId) -> Option<ProofStatus> {
        let apart = !self.index.order.together(self.license, base);
        self.statuses.get(&base).copied().filter(|_| apart)
    }

    /// The places that every sentence about this record can fill, and some more.
    pub(super) fn fills(&self, more: impl IntoIterator<Item = (Slot, String)>) -> Fills {
        let mut fills = Fills::from([
            (Slot::Record, title(self.facts)),
            (Slot::Quantity, self.facts.record.quantity.to_string()),
        ]);
        fills.extend(more);
        fills
    }

    /// The title of another record, as far as the vault has it.
    pub(super) fn title_of(&self, license: LicenseId) -> String {
        let unknown = || "a record that is gone".to_owned();
        self.index.facts.records.get(&license).map_or_else(unknown, title)
    }

    pub(super) fn finding(&self, said: Said<'_>) -> Finding {
        Finding {
            waived: self.index.waiver(self.license, said.code).cloned(),
            code: said.code.to_owned(),
            severity: said.severity,
            subject: said.subject,
            message: said.message,
            action: said.action,
            group: said.group.map(str::to_owned),
        }
    }
}

/// The name of a record for a sentence; never empty.
fn title(facts: &RecordFacts) -> String {
    let title = facts.record.title();
    match (title.is_empty(), facts.record.part_number.trim()) {
        (false, _) => title,
        (true, "") => "the license".to_owned(),
        (true, part) => part.to_owned(),
    }
}

/// The name of a document for a sentence; never empty.
pub(super) fn document_title(piece: &Piece<'_>) -> String {
    let title = piece.document.map(|document| document.title.trim()).unwrap_or_default();
    if title.is_empty() {
        format!("The linked {}", piece.kind.code().replace('_', " "))
    } else {
        title.to_owned()
    }
}

//! The evidence that speaks for a record, from wherever it comes.

use std::collections::BTreeSet;

use super::index::Index;
use crate::proof::{
    DocumentFacts, Evidence, EvidenceRef, LineId, RecordFacts, Shown, Sign, SpeaksBy, VaultFacts,
};
use crate::{EvidenceKind, InvoiceLine};

/// The kinds of documents of an agreement that speak for each record under it. Purchases do not:
/// they are of one record and are linked to it.
const OF_AGREEMENTS: [EvidenceKind; 6] = [
    EvidenceKind::Agreement,
    EvidenceKind::Enrollment,
    EvidenceKind::Amendment,
    EvidenceKind::PriceSheet,
    EvidenceKind::OriginalCustomerAgreement,
    EvidenceKind::Other,
];

/// The kinds that show a purchase.
pub(super) const PURCHASES: [EvidenceKind; 7] = [
    EvidenceKind::Invoice,
    EvidenceKind::Receipt,
    EvidenceKind::OrderConfirmation,
    EvidenceKind::SellerEmail,
    EvidenceKind::OnlineOrderHistory,
    EvidenceKind::SplaInvoice,
    EvidenceKind::SubscriptionStatement,
];

/// The kinds that repeat what the publisher has on record.
pub(super) const STATEMENTS: [EvidenceKind; 2] =
    [EvidenceKind::MlsSnapshot, EvidenceKind::LicenseSummary];

static NOTHING: BTreeSet<Shown> = BTreeSet::new();

/// One piece of evidence.
pub(super) struct Piece<'a> {
    pub(super) evidence: EvidenceRef,
    pub(super) kind: EvidenceKind,
    pub(super) shows: &'a BTreeSet<Shown>,
    pub(super) document: Option<&'a DocumentFacts>,
    pub(super) line: Option<(LineId, &'a InvoiceLine)>,
    /// How many units it proves; negative on a credit note.
    pub(super) units: i64,
    /// The program of the agreement it belongs to.
    pub(super) program: &'a str,
}

impl Piece<'_> {
    pub(super) fn shows(&self, shown: Shown) -> bool {
        self.shows.contains(&shown)
    }

    /// Whether it counts at all.
    pub(super) fn counts(&self) -> bool {
        self.document.is_some_and(counts)
    }

    pub(super) fn is_linked(&self) -> bool {
        matches!(self.evidence.by, SpeaksBy::Link(_))
    }
}

/// Whether a document proves anything at all.
pub(super) fn counts(document: &DocumentFacts) -> bool {
    is_sound(document) && !document.signs.contains(&Sign::Quote)
}

/// Whether a document still counts and is what was added.
pub(super) fn is_sound(document: &DocumentFacts) -> bool {
    !document.voided && document.intact != Some(false)
}

/// All evidence that speaks for a record, in the order of documents and links.
pub(super) fn gather<'a>(record: &'a RecordFacts, index: &Index<'a>) -> Vec<Piece<'a>> {
    let linked = record.evidence.iter().map(|evidence| Piece {
        evidence: EvidenceRef { document: evidence.document, by: SpeaksBy::Link(evidence.link) },
        kind: evidence.kind,
        shows: &evidence.shows,
        document: index.document(evidence.document),
        line: line(evidence, index.facts),
        units: units(record, evidence, index.facts),
        program: "",
    });
    let mut pieces: Vec<Piece<'a>> = linked.collect();
    for agreement in index.agreements_of(record) {
        let own = agreement.documents.iter().filter(|own| OF_AGREEMENTS.contains(&own.kind));
        pieces.extend(own.map(|own| Piece {
            evidence: EvidenceRef { document: own.document, by: SpeaksBy::Agreement },
            kind: own.kind,
            shows: &own.shows,
            document: index.document(own.document),
            line: None,
            units: 0,
            program: &agreement.program,
        }));
    }
    let listed = record.statement_lines.iter().filter_map(|line| {
        let statement = index.facts.statements.get(&line.statement)?;
        Some(Piece {
            evidence: EvidenceRef { document: line.statement, by: SpeaksBy::Statement },
            kind: statement.kind,
            shows: &NOTHING,
            document: index.document(line.statement),
            line: None,
            units: 0,
            program: "",
        })
    });
    pieces.extend(listed);
    pieces.sort_by_key(|piece| (piece.evidence, piece.kind, piece.units));
    pieces
}

fn line<'a>(evidence: &Evidence, facts: &'a VaultFacts) -> Option<(LineId, &'a InvoiceLine)> {
    let id = LineId { document: evidence.document, line: evidence.line? };
    facts.invoice_lines.get(&id).map(|line| (id, line))
}

/// How many units a link proves. A link without a quantity proves all that the record needs, what
/// was credited included, as far as its line goes; a credit note takes its units away.
pub(super) fn units(record: &RecordFacts, evidence: &Evidence, facts: &VaultFacts) -> i64 {
    let stated = evidence.quantity.map(signed);
    match line(evidence, facts) {
        Some((_, line)) if line.quantity < 0 => credited(line, stated),
        Some((_, line)) => stated.unwrap_or_else(|| line.quantity.min(needed(record, facts))),
        None => stated.unwrap_or_else(|| needed(record, facts)),
    }
}

fn credited(line: &InvoiceLine, stated: Option<i64>) -> i64 {
    stated.map_or(line.quantity, i64::saturating_neg)
}

fn needed(record: &RecordFacts, facts: &VaultFacts) -> i64 {
    let credits = record.evidence.iter().filter_map(|evidence| {
        let (_, line) = line(evidence, facts)?;
        (line.quantity < 0).then(|| credited(line, evidence.quantity.map(signed)))
    });
    credits.fold(signed(record.record.quantity), i64::saturating_sub)
}

/// A quantity as a number that can be subtracted from.
pub(super) fn signed(quantity: u64) -> i64 {
    i64::try_from(quantity).unwrap_or(i64::MAX)
}

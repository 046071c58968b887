//! What the vault holds beside a statement, from its license records and accepted disputes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use muniment_catalog::DisputeEntry;
use muniment_core::proof::{OwnName, Profile, ProofStatus, RecordFacts, VaultFacts, evaluate};
use muniment_core::statement::{DisputeState, Exhibit, Holding, HoldingKind, Statement, left_on};
use muniment_core::{DocumentId, LicenseId, LinkId, PageRanges};

use crate::{Error, Vault};

impl Vault {
    /// Everything that the vault holds as of a day. Only what is proven counts, so each record is
    /// judged as of that day. `statement` is the one beside which it is held.
    pub(crate) fn holdings(
        &self,
        statement: Option<&Statement>,
        as_of: NaiveDate,
    ) -> Result<Vec<Holding>, Error> {
        let grounds = self.grounds()?;
        let facts = &grounds.facts;
        let every = evaluate(facts, &grounds.rules.set, Profile::Practical, as_of);
        let proven: BTreeSet<LicenseId> = every
            .iter()
            .filter(|assessment| is_proven(assessment.status))
            .map(|assessment| assessment.license)
            .collect();
        let mut holdings = Vec::new();
        for (id, record) in &facts.records {
            let Some(kind) = kind_of(record, &facts.own_names, as_of) else { continue };
            let is_proven = proven.contains(id);
            let exhibits = if is_proven { self.exhibits(record)? } else { Vec::new() };
            holdings.push(holding(*id, record, kind, is_proven, exhibits));
        }
        for entry in self.catalog.disputes()? {
            holdings.extend(adjustments(&entry, statement));
        }
        Ok(holdings)
    }

    /// The documents that prove a record, with their pages.
    fn exhibits(&self, record: &RecordFacts) -> Result<Vec<Exhibit>, Error> {
        let mut pages: BTreeMap<DocumentId, PageRanges> = BTreeMap::new();
        for evidence in &record.evidence {
            let found = self.pages_of(&evidence.link)?;
            pages.entry(evidence.document).or_insert(found);
        }
        let exhibits = pages.into_iter().map(|(document, pages)| Exhibit { document, pages });
        Ok(exhibits.collect())
    }

    fn pages_of(&self, link: &LinkId) -> Result<PageRanges, Error> {
        Ok(self.catalog.link(link)?.map(|link| link.pages).unwrap_or_default())
    }
}

/// Whether an auditor would count it. A purchase that waits for its statement is proven.
fn is_proven(status: ProofStatus) -> bool {
    matches!(
        status,
        ProofStatus::Complete | ProofStatus::CompleteWithWarnings | ProofStatus::PendingMls
    )
}

fn kind_of(record: &RecordFacts, own: &[OwnName], as_of: NaiveDate) -> Option<HoldingKind> {
    let kind = HoldingKind::of(record.record.channel?)?;
    if kind != HoldingKind::Volume {
        return Some(kind);
    }
    if left_on(&record.record.licensee, own, as_of).is_some() {
        return Some(HoldingKind::Divested);
    }
    let is_mpsa = record.record.program.trim().eq_ignore_ascii_case("mpsa");
    Some(if is_mpsa { HoldingKind::Mpsa } else { kind })
}

fn holding(
    id: LicenseId,
    facts: &RecordFacts,
    kind: HoldingKind,
    is_proven: bool,
    exhibits: Vec<Exhibit>,
) -> Holding {
    let record = &facts.record;
    let transferred = facts.acquisition.transfer.as_ref().and_then(|transfer| transfer.on);
    let on = match kind {
        HoldingKind::TransferredIn | HoldingKind::TransferredOut => {
            transferred.or(record.acquired_on)
        }
        _ => record.acquired_on,
    };
    Holding {
        kind,
        license: Some(id),
        family: record.product.clone(),
        version: record.version.clone(),
        part_number: record.part_number.clone(),
        number: record.agreement_number.clone(),
        order: facts.acquisition.order_number.clone(),
        quantity: i64::try_from(record.quantity).unwrap_or(i64::MAX),
        on,
        is_proven,
        exhibits,
    }
}

/// What an accepted dispute adds until a statement lists it.
fn adjustments(entry: &DisputeEntry, statement: Option<&Statement>) -> Vec<Holding> {
    let dispute = &entry.stated;
    if dispute.state() != DisputeState::Accepted {
        return Vec::new();
    }
    let accepted_on = dispute.steps().last().map(|step| step.on);
    let answers = statement.map(|statement| dispute.check(statement)).unwrap_or_default();
    let adjustment = |at: usize, line: &muniment_core::statement::DisputedLine| {
        let listed = answers.get(at).and_then(|answer| answer.listed).unwrap_or(line.listed);
        Holding {
            kind: HoldingKind::Adjustment,
            license: None,
            family: line.family.clone(),
            version: line.version.clone(),
            part_number: String::new(),
            number: String::new(),
            order: String::new(),
            quantity: line.claimed.saturating_sub(listed),
            on: accepted_on,
            is_proven: true,
            exhibits: line.exhibits.clone(),
        }
    };
    let all = dispute.lines.iter().enumerate().map(|(at, line)| adjustment(at, line));
    all.filter(|holding| holding.quantity > 0).collect()
}

/// The title of a record.
pub(super) fn title(facts: &VaultFacts, license: Option<LicenseId>) -> String {
    let record = license.and_then(|id| facts.records.get(&id));
    record.map(|facts| facts.record.title()).unwrap_or_default()
}

//! What a change can reach, and what a loss would do.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::proof::evaluate::evaluate_some;
use crate::proof::text::bare;
use crate::proof::{Assessment, LineId, Profile, RuleSet, VaultFacts};
use crate::{DocumentId, LicenseId};

/// Something whose facts change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A record, its links or what it builds on.
    License(LicenseId),
    /// A document: its description, its reading, its state.
    Document(DocumentId),
    /// An agreement, by its number.
    Agreement(String),
    /// What speaks for or against every record: own names, the rules, the day.
    Everything,
}

/// Something that may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// A document no longer counts.
    Document(DocumentId),
    /// A record is gone.
    License(LicenseId),
}

/// An assessment that a loss changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The assessment as it is.
    pub before: Assessment,
    /// The assessment after the loss; absent for the record that is gone.
    pub after: Option<Assessment>,
}

/// The records whose assessment a change can reach: those it concerns, those that use the same
/// invoice lines, and all that hang together with them by what builds on what. Whoever removes or
/// redirects something asks before and after, and takes both answers together.
pub fn affected_by(facts: &VaultFacts, change: &Change) -> BTreeSet<LicenseId> {
    let mut reached = match change {
        Change::License(license) => BTreeSet::from([*license]),
        Change::Document(document) => with_document(facts, *document),
        Change::Agreement(number) => with_agreement(facts, &BTreeSet::from([bare(number)])),
        Change::Everything => facts.records.keys().copied().collect(),
    };
    with_shared_lines(facts, &mut reached);
    with_chains(facts, &mut reached);
    reached
}

/// The assessments that a loss changes, as they are and as they would be.
pub fn what_if_lost(
    lost: Lost,
    facts: &VaultFacts,
    rules: &RuleSet,
    profile: Profile,
    as_of: NaiveDate,
) -> Vec<Changed> {
    let change = match lost {
        Lost::Document(document) => Change::Document(document),
        Lost::License(license) => Change::License(license),
    };
    let affected = affected_by(facts, &change);
    let before = evaluate_some(&affected, facts, rules, profile, as_of);
    let mut after: BTreeMap<LicenseId, Assessment> =
        evaluate_some(&affected, &without(facts, lost), rules, profile, as_of)
            .into_iter()
            .map(|assessment| (assessment.license, assessment))
            .collect();
    let changed = before.into_iter().map(|before| {
        let after = after.remove(&before.license);
        Changed { before, after }
    });
    changed.filter(|changed| changed.after.as_ref() != Some(&changed.before)).collect()
}

fn without(facts: &VaultFacts, lost: Lost) -> VaultFacts {
    let mut facts = facts.clone();
    match lost {
        Lost::Document(document) => {
            if let Some(document) = facts.documents.get_mut(&document) {
                document.voided = true;
            }
        }
        Lost::License(license) => {
            facts.records.remove(&license);
        }
    }
    facts
}

fn with_document(facts: &VaultFacts, document: DocumentId) -> BTreeSet<LicenseId> {
    if facts.statements.contains_key(&document) {
        return facts.records.keys().copied().collect();
    }
    let numbers = facts.agreements.iter().filter(|(_, agreement)| {
        let periods = agreement.true_ups.iter().chain(&agreement.reports);
        let mut given = periods.flat_map(|period| &period.evidence);
        agreement.documents.iter().any(|own| own.document == document)
            || given.any(|(_, given)| *given == document)
    });
    let mut found = with_agreement(facts, &numbers.map(|(number, _)| bare(number)).collect());
    let speaks = facts.records.iter().filter(|(_, record)| {
        let mut billed = record.billing.iter().flat_map(|period| &period.evidence);
        record.evidence.iter().any(|evidence| evidence.document == document)
            || record.statement_lines.iter().any(|line| line.statement == document)
            || billed.any(|(_, billed)| *billed == document)
    });
    found.extend(speaks.map(|(license, _)| *license));
    found
}

/// The records under agreements, or under those below them.
fn with_agreement(facts: &VaultFacts, numbers: &BTreeSet<String>) -> BTreeSet<LicenseId> {
    let mut numbers = numbers.clone();
    let mut below: HashMap<String, Vec<String>> = HashMap::new();
    for (number, agreement) in &facts.agreements {
        below.entry(bare(&agreement.parent)).or_default().push(bare(number));
    }
    let mut open: Vec<String> = numbers.iter().cloned().collect();
    while let Some(number) = open.pop() {
        for child in below.get(&number).into_iter().flatten() {
            if numbers.insert(child.clone()) {
                open.push(child.clone());
            }
        }
    }
    let under = |number: &str| !number.is_empty() && numbers.contains(&bare(number));
    let records = facts.records.iter().filter(|(_, record)| under(&record.record.agreement_number));
    records.map(|(license, _)| *license).collect()
}

fn with_shared_lines(facts: &VaultFacts, reached: &mut BTreeSet<LicenseId>) {
    let lines_of = |license: &LicenseId| {
        let evidence = facts.records.get(license).into_iter().flat_map(|record| &record.evidence);
        evidence.filter_map(|evidence| {
            evidence.line.map(|line| LineId { document: evidence.document, line })
        })
    };
    let lines: BTreeSet<LineId> = reached.iter().flat_map(lines_of).collect();
    if !lines.is_empty() {
        let shares = |license: &&LicenseId| lines_of(license).any(|line| lines.contains(&line));
        reached.extend(facts.records.keys().filter(shares));
    }
}

/// Adds all that hang together: whoever builds on the same record competes for its units.
fn with_chains(facts: &VaultFacts, reached: &mut BTreeSet<LicenseId>) {
    let mut next_to: HashMap<LicenseId, Vec<LicenseId>> = HashMap::new();
    for (license, record) in &facts.records {
        for base in &record.acquisition.underlying {
            next_to.entry(*license).or_default().push(base.license);
            next_to.entry(base.license).or_default().push(*license);
        }
    }
    let mut open: Vec<LicenseId> = reached.iter().copied().collect();
    while let Some(license) = open.pop() {
        for neighbor in next_to.get(&license).into_iter().flatten() {
            if reached.insert(*neighbor) {
                open.push(*neighbor);
            }
        }
    }
}

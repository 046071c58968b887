//! From facts and rules to assessments.
//!
//! Records are assessed after those they build on, each from its own facts and what the whole vault
//! says about shared things: invoice lines, units of bases, statements, own names.

mod bases;
mod case;
mod checks;
mod conditions;
mod groups;
mod index;
mod musts;
mod periods;
mod pieces;
mod verdict;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{Assessment, Profile, ProofStatus, RuleSet, VaultFacts};
use crate::LicenseId;
use case::Case;
use index::Index;

/// Assesses every record, in the order of their ids.
pub fn evaluate(
    facts: &VaultFacts,
    rules: &RuleSet,
    profile: Profile,
    as_of: NaiveDate,
) -> Vec<Assessment> {
    evaluate_some(&facts.records.keys().copied().collect(), facts, rules, profile, as_of)
}

/// Assesses one record; absent where the vault has none of this id.
pub fn evaluate_one(
    license: LicenseId,
    facts: &VaultFacts,
    rules: &RuleSet,
    profile: Profile,
    as_of: NaiveDate,
) -> Option<Assessment> {
    evaluate_some(&BTreeSet::from([license]), facts, rules, profile, as_of).pop()
}

/// Assesses some records, in the order of their ids. What they build on is assessed on the way.
pub fn evaluate_some(
    licenses: &BTreeSet<LicenseId>,
    facts: &VaultFacts,
    rules: &RuleSet,
    profile: Profile,
    as_of: NaiveDate,
) -> Vec<Assessment> {
    let index = Index::new(facts, rules, profile, as_of);
    let needed = with_bases(licenses, facts);
    let mut statuses: HashMap<LicenseId, ProofStatus> = HashMap::new();
    let mut assessments = Vec::with_capacity(licenses.len());
    for license in &index.order.bases_first {
        let Some(record) = facts.records.get(license).filter(|_| needed.contains(license)) else {
            continue;
        };
        let assessment = verdict::assess(&Case::new(*license, record, &index, &statuses));
        statuses.insert(*license, assessment.status);
        if licenses.contains(license) {
            assessments.push(assessment);
        }
    }
    assessments.sort_by_key(|assessment| assessment.license);
    assessments
}

fn with_bases(licenses: &BTreeSet<LicenseId>, facts: &VaultFacts) -> BTreeSet<LicenseId> {
    let mut needed = licenses.clone();
    let mut open: Vec<LicenseId> = licenses.iter().copied().collect();
    while let Some(license) = open.pop() {
        let record = facts.records.get(&license).into_iter();
        for base in record.flat_map(|record| &record.acquisition.underlying) {
            if needed.insert(base.license) {
                open.push(base.license);
            }
        }
    }
    needed
}

#[cfg(test)]
mod tests;

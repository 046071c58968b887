//! Agreements that differ.

use std::collections::BTreeSet;

use super::{AgreementKey, AgreementStanding, ChangeKind, Standing};
use crate::Severity;

/// An agreement that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementChange {
    /// Which agreement.
    pub key: AgreementKey,
    /// What the first statement says; none where it does not list it.
    pub before: Option<AgreementStanding>,
    /// What the second statement says; none where it does not list it.
    pub after: Option<AgreementStanding>,
    /// In what it differs.
    pub kinds: BTreeSet<ChangeKind>,
    /// How grave it is. An agreement that is gone may have been unlinked.
    pub severity: Severity,
}

pub(super) fn changes(a: &Standing, b: &Standing) -> Vec<AgreementChange> {
    let keys: BTreeSet<&AgreementKey> = a.agreements.keys().chain(b.agreements.keys()).collect();
    let changes = keys.into_iter().filter_map(|key| {
        let (before, after) = (a.agreements.get(key), b.agreements.get(key));
        let kinds = kinds(before, after);
        (before != after).then(|| AgreementChange {
            key: key.clone(),
            before: before.cloned(),
            after: after.cloned(),
            severity: severity(&kinds),
            kinds,
        })
    });
    changes.collect()
}

fn kinds(
    before: Option<&AgreementStanding>,
    after: Option<&AgreementStanding>,
) -> BTreeSet<ChangeKind> {
    let mut kinds = BTreeSet::new();
    match (before, after) {
        (None, _) => drop(kinds.insert(ChangeKind::Added)),
        (_, None) => drop(kinds.insert(ChangeKind::Removed)),
        (Some(before), Some(after)) => {
            if before.status != after.status {
                kinds.insert(ChangeKind::StatusChanged);
            }
            if (before.from, before.to) != (after.from, after.to) {
                kinds.insert(ChangeKind::DatesChanged);
            }
        }
    }
    kinds
}

fn severity(kinds: &BTreeSet<ChangeKind>) -> Severity {
    if kinds.contains(&ChangeKind::Removed) {
        Severity::Error
    } else if kinds.contains(&ChangeKind::StatusChanged)
        || kinds.contains(&ChangeKind::DatesChanged)
    {
        Severity::Warning
    } else {
        Severity::Info
    }
}

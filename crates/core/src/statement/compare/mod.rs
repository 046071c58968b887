//! Two statements compared: what differs, what explains it, and what nobody explains.
//!
//! A difference has a before and an after and says the same from either side: compared the other
//! way round, it is mirrored. Only how grave it is depends on which statement is the later one.

mod aging;
mod agreements;
mod lines;
mod standing;
mod transactions;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use agreements::AgreementChange;
pub use lines::LineChange;
pub use standing::{
    AgreementKey, AgreementStanding, Grain, LineKey, LineStanding, Posting, Renames, Standing,
};
pub use transactions::TransactionChange;

use super::{Limits, Scope};
use crate::Severity;
use crate::code::vocabulary;

vocabulary!(
    /// How two statements differ.
    ChangeKind, "kind of change" {
        /// It is only in the later statement.
        Added = "added",
        /// It is only in the earlier statement.
        Removed = "removed",
        /// More effective units.
        QuantityIncreased = "qty_increased",
        /// Fewer effective units.
        QuantityDecreased = "qty_decreased",
        /// Units moved to another version of the family, as new version rights do.
        VersionRoll = "version_roll",
        /// Another number of licenses with active Software Assurance.
        SaChanged = "sa_changed",
        /// Software Assurance moved between the times of expiry as time does.
        SaBucketAged = "sa_bucket_aged",
        /// Another number of unresolved units.
        UnresolvedChanged = "unresolved_changed",
        /// Upgrades differ.
        UpgradeChanged = "upgrade_changed",
        /// It looks like a family that was renamed.
        RenamedFamily = "renamed_family",
        /// The status of an agreement differs.
        StatusChanged = "agreement_status_changed",
        /// The dates of an agreement differ.
        DatesChanged = "agreement_dates_changed",
        /// A purchase is listed with other figures.
        TransactionChanged = "transaction_changed",
        /// A purchase that the earlier statement should have listed.
        LatePosting = "late_posting",
    }
);

/// How two statements differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// What only the first statement speaks for.
    pub scope_lost: Scope,
    /// What only the second statement speaks for.
    pub scope_gained: Scope,
    /// The lines that differ, by key.
    pub lines: Vec<LineChange>,
    /// The agreements that differ, by key.
    pub agreements: Vec<AgreementChange>,
    /// The purchases that differ.
    pub transactions: Vec<TransactionChange>,
}

/// Compares two statements, the earlier one first.
pub fn compare(a: &Standing, b: &Standing, limits: &Limits) -> Comparison {
    let scope_lost = a.scope.without(&b.scope);
    let scope_gained = b.scope.without(&a.scope);
    let transactions = transactions::changes(a, b, limits);
    let moved = transactions::moved_units(&transactions);
    let lines = lines::changes(a, b, &moved, limits);
    let mut comparison = Comparison {
        lines,
        agreements: agreements::changes(a, b),
        transactions,
        scope_lost,
        scope_gained,
    };
    if comparison.is_scope_changed() {
        comparison.soften();
    }
    comparison
}

impl Comparison {
    /// Whether totals cannot be compared, because the statements speak for different things.
    pub fn is_scope_changed(&self) -> bool {
        !self.scope_lost.is_empty() || !self.scope_gained.is_empty()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What the second statement says, from what the first says. The day it was calculated for is
    /// no difference and stays.
    pub fn apply_to(&self, a: &Standing) -> Standing {
        let mut b = a.clone();
        for change in &self.lines {
            match &change.after {
                Some(after) => b.lines.insert(change.key.clone(), after.clone()),
                None => b.lines.remove(&change.key),
            };
        }
        for change in &self.agreements {
            match &change.after {
                Some(after) => b.agreements.insert(change.key.clone(), after.clone()),
                None => b.agreements.remove(&change.key),
            };
        }
        b.postings = transactions::apply(&self.transactions, &a.postings);
        b.scope = Scope {
            organizations: replaced(
                &a.scope.organizations,
                &self.scope_lost.organizations,
                &self.scope_gained.organizations,
            ),
            countries: replaced(
                &a.scope.countries,
                &self.scope_lost.countries,
                &self.scope_gained.countries,
            ),
            numbers: replaced(
                &a.scope.numbers,
                &self.scope_lost.numbers,
                &self.scope_gained.numbers,
            ),
        };
        b
    }

    /// A removal means nothing where the statements speak for different things.
    fn soften(&mut self) {
        for line in self.lines.iter_mut().filter(|line| line.after.is_none()) {
            line.severity = Severity::Info;
        }
        for agreement in self.agreements.iter_mut().filter(|change| change.after.is_none()) {
            agreement.severity = Severity::Info;
        }
        for transaction in self.transactions.iter_mut().filter(|change| change.after.is_none()) {
            transaction.severity = Severity::Info;
        }
    }
}

fn replaced(
    all: &BTreeSet<String>,
    lost: &BTreeSet<String>,
    gained: &BTreeSet<String>,
) -> BTreeSet<String> {
    all.difference(lost).chain(gained).cloned().collect()
}

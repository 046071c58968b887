//! Purchases that differ, compared as multisets.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{ChangeKind, Posting, Standing};
use crate::Severity;
use crate::statement::{Limits, VersionedProduct};

/// A purchase that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionChange {
    /// What the first statement says; none where it does not list it.
    pub before: Option<Posting>,
    /// What the second statement says; none where it does not list it.
    pub after: Option<Posting>,
    /// In what it differs.
    pub kinds: BTreeSet<ChangeKind>,
    /// How grave it is. A purchase of the past does not go away by itself.
    pub severity: Severity,
}

pub(super) fn changes(a: &Standing, b: &Standing, limits: &Limits) -> Vec<TransactionChange> {
    let (gone, come) = difference(&a.postings, &b.postings);
    let mut changes = Vec::new();
    let mut come = come.into_iter().peekable();
    // Both are sorted by identity, so a purchase that was put right stands side by side.
    for before in gone {
        while let Some(after) = come.next_if(|after| after.identity < before.identity) {
            changes.push(added(after, a.calculated_on, limits));
        }
        let after = come.next_if(|after| after.identity == before.identity);
        changes.push(match after {
            Some(after) => TransactionChange {
                before: Some(before.clone()),
                after: Some(after.clone()),
                kinds: [ChangeKind::TransactionChanged].into(),
                severity: Severity::Warning,
            },
            None => TransactionChange {
                before: Some(before.clone()),
                after: None,
                kinds: [ChangeKind::Removed].into(),
                severity: Severity::Error,
            },
        });
    }
    changes.extend(come.map(|after| added(after, a.calculated_on, limits)));
    changes
}

/// What two sorted lists do not share.
fn difference<'a>(a: &'a [Posting], b: &'a [Posting]) -> (Vec<&'a Posting>, Vec<&'a Posting>) {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            Ordering::Less => gone.extend(left.next()),
            Ordering::Greater => come.extend(right.next()),
            Ordering::Equal => {
                left.next();
                right.next();
            }
        }
    }
    gone.extend(left);
    come.extend(right);
    (gone, come)
}

/// A purchase that the earlier statement should have listed shows that it was incomplete.
fn added(after: &Posting, earlier: Option<NaiveDate>, limits: &Limits) -> TransactionChange {
    let mut kinds = BTreeSet::from([ChangeKind::Added]);
    let is_late = matches!((earlier, after.ordered_on), (Some(earlier), Some(ordered))
        if (earlier - ordered).num_days() > i64::from(limits.latency_days));
    if is_late {
        kinds.insert(ChangeKind::LatePosting);
    }
    let severity = if is_late { Severity::Warning } else { Severity::Info };
    TransactionChange { before: None, after: Some(after.clone()), kinds, severity }
}

/// By how many licenses of each product the purchases differ.
pub(super) fn moved_units(changes: &[TransactionChange]) -> BTreeMap<VersionedProduct, i64> {
    let mut moved: BTreeMap<VersionedProduct, i64> = BTreeMap::new();
    for change in changes {
        for (posting, sign) in [(&change.before, -1), (&change.after, 1)] {
            if let Some(posting) = posting.as_ref().filter(|posting| posting.adds_licenses) {
                let units = moved.entry(posting.product.clone()).or_default();
                *units = units.saturating_add(posting.quantity.saturating_mul(sign));
            }
        }
    }
    moved.retain(|_, units| *units != 0);
    moved
}

/// The second list, from the first.
pub(super) fn apply(changes: &[TransactionChange], a: &[Posting]) -> Vec<Posting> {
    let mut counts: BTreeMap<&Posting, i64> = BTreeMap::new();
    for posting in a {
        *counts.entry(posting).or_default() += 1;
    }
    for change in changes {
        if let Some(before) = &change.before {
            *counts.entry(before).or_default() -= 1;
        }
        if let Some(after) = &change.after {
            *counts.entry(after).or_default() += 1;
        }
    }
    let repeat = |(posting, count): (&Posting, i64)| {
        std::iter::repeat_n(posting.clone(), usize::try_from(count).unwrap_or(0))
    };
    counts.into_iter().flat_map(repeat).collect()
}

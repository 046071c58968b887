//! Lines that differ, and what explains it.

use std::collections::{BTreeMap, BTreeSet};

use super::aging::is_aged;
use super::{ChangeKind, LineKey, LineStanding, Standing};
use crate::Severity;
use crate::statement::{Figures, Limits, VersionedProduct};

/// A line that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// Which line.
    pub key: LineKey,
    /// What the first statement says; none where it does not list it.
    pub before: Option<LineStanding>,
    /// What the second statement says; none where it does not list it.
    pub after: Option<LineStanding>,
    /// In what it differs.
    pub kinds: BTreeSet<ChangeKind>,
    /// By how many effective units the purchases that differ explain it.
    pub explained: i64,
    /// By how many effective units it differs without a purchase that explains it.
    pub unexplained: i64,
    /// The line that may be this one under another name; a person confirms it.
    pub looks_like: Option<LineKey>,
    /// How grave it is.
    pub severity: Severity,
}

pub(super) fn changes(
    a: &Standing,
    b: &Standing,
    moved: &BTreeMap<VersionedProduct, i64>,
    limits: &Limits,
) -> Vec<LineChange> {
    let keys: BTreeSet<&LineKey> = a.lines.keys().chain(b.lines.keys()).collect();
    let differing = keys.into_iter().filter_map(|key| {
        let (before, after) = (a.lines.get(key), b.lines.get(key));
        (before != after).then(|| LineChange {
            key: key.clone(),
            before: before.cloned(),
            after: after.cloned(),
            kinds: BTreeSet::new(),
            explained: 0,
            unexplained: 0,
            looks_like: None,
            severity: Severity::Info,
        })
    });
    let mut changes: Vec<LineChange> = differing.collect();
    explain(&mut changes, moved);
    let dates = a.calculated_on.zip(b.calculated_on);
    let is_backwards = dates.is_some_and(|(a, b)| b < a);
    for change in &mut changes {
        change.kinds = kinds(change);
        if let (Some(before), Some(after)) = (&change.before, &change.after)
            && assurance(&before.figures) != assurance(&after.figures)
        {
            let (before, after) = (&before.figures, &after.figures);
            let aged = dates.is_some_and(|(a, b)| match is_backwards {
                false => is_aged((before, a), (after, b)),
                true => is_aged((after, b), (before, a)),
            });
            change.kinds.insert(if aged {
                ChangeKind::SaBucketAged
            } else {
                ChangeKind::SaChanged
            });
        }
    }
    mark_version_rolls(&mut changes, is_backwards);
    mark_renames(&mut changes, limits);
    for change in &mut changes {
        change.severity = severity(change);
    }
    changes
}

impl LineChange {
    /// By how many effective units it differs.
    pub fn difference(&self) -> i64 {
        let units = |side: &Option<LineStanding>| side.as_ref().map_or(0, |s| s.figures.effective);
        units(&self.after).saturating_sub(units(&self.before))
    }

    fn has(&self, kind: ChangeKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// Hands the units of purchases to the lines of their product: each line takes what it differs by,
/// the last one what is left.
fn explain(changes: &mut [LineChange], moved: &BTreeMap<VersionedProduct, i64>) {
    let mut lines: BTreeMap<VersionedProduct, Vec<usize>> = BTreeMap::new();
    for (at, change) in changes.iter().enumerate().filter(|(_, change)| change.difference() != 0) {
        lines.entry(change.key.versioned_product()).or_default().push(at);
    }
    for change in changes.iter_mut() {
        change.unexplained = change.difference();
    }
    for (product, lines) in lines {
        let mut left = moved.get(&product).copied().unwrap_or(0);
        for (index, at) in lines.iter().enumerate() {
            let change = &mut changes[*at];
            let difference = change.difference();
            let share = match index + 1 == lines.len() {
                true => left,
                false if left.signum() == difference.signum() => {
                    left.signum() * left.abs().min(difference.abs())
                }
                false => 0,
            };
            left = left.saturating_sub(share);
            change.explained = share;
            change.unexplained = difference.saturating_sub(share);
        }
    }
}

fn kinds(change: &LineChange) -> BTreeSet<ChangeKind> {
    let mut kinds = BTreeSet::new();
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        kinds.insert(match change.before {
            None => ChangeKind::Added,
            Some(_) => ChangeKind::Removed,
        });
        return kinds;
    };
    let (before, after) = (&before.figures, &after.figures);
    if after.effective > before.effective {
        kinds.insert(ChangeKind::QuantityIncreased);
    } else if after.effective < before.effective {
        kinds.insert(ChangeKind::QuantityDecreased);
    }
    if after.unresolved != before.unresolved {
        kinds.insert(ChangeKind::UnresolvedChanged);
    }
    let upgrades = |figures: &Figures| (figures.upgrade, figures.upgrade_maintained);
    if upgrades(after) != upgrades(before) {
        kinds.insert(ChangeKind::UpgradeChanged);
    }
    kinds
}

fn assurance(figures: &Figures) -> [i64; 4] {
    [figures.active_sa, figures.expiring_12, figures.expiring_24, figures.expiring_later]
}

/// Units that moved to a later version of their family while the sum stayed.
fn mark_version_rolls(changes: &mut [LineChange], is_backwards: bool) {
    let mut families: BTreeMap<[String; 3], Vec<usize>> = BTreeMap::new();
    for (at, change) in changes.iter().enumerate().filter(|(_, change)| change.unexplained != 0) {
        let key = &change.key;
        let family = [key.pool.clone(), key.family.clone(), key.country.clone()];
        families.entry(family).or_default().push(at);
    }
    for lines in families.into_values() {
        let units = |at: &usize| i128::from(changes[*at].unexplained);
        if lines.iter().map(units).sum::<i128>() != 0 {
            continue;
        }
        let (fewer, more): (Vec<usize>, Vec<usize>) =
            lines.iter().partition(|at| changes[**at].unexplained < 0);
        let (from, to) = if is_backwards { (more, fewer) } else { (fewer, more) };
        let versions = |lines: &[usize]| -> Option<Vec<Vec<u64>>> {
            lines.iter().map(|at| version(&changes[*at])).collect()
        };
        let (Some(from), Some(to)) = (versions(&from), versions(&to)) else { continue };
        if from.iter().max() < to.iter().min() {
            for at in lines {
                changes[at].kinds.insert(ChangeKind::VersionRoll);
            }
        }
    }
}

/// The numbers in a version, which order versions; none where it has no number.
fn version(change: &LineChange) -> Option<Vec<u64>> {
    let text = &change.before.as_ref().or(change.after.as_ref())?.version;
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    let numbers: Vec<u64> = numbers.collect();
    (!numbers.is_empty()).then_some(numbers)
}

/// Pairs lines that went and lines that came with equal units and nearly the same name, the most
/// alike first.
fn mark_renames(changes: &mut [LineChange], limits: &Limits) {
    type Alike<'a> = (&'a str, &'a str, &'a str, i64);
    let mut went: BTreeMap<Alike<'_>, Vec<usize>> = BTreeMap::new();
    let mut came = went.clone();
    for (at, change) in changes.iter().enumerate().filter(|(_, c)| !c.has(ChangeKind::VersionRoll))
    {
        let LineKey { pool, version, country, .. } = &change.key;
        let key = (pool.as_str(), version.as_str(), country.as_str(), change.difference().abs());
        match (&change.before, &change.after) {
            (Some(_), None) => went.entry(key).or_default().push(at),
            (None, Some(_)) => came.entry(key).or_default().push(at),
            _ => {}
        }
    }
    let mut pairs = Vec::new();
    for (key, went) in &went {
        for (from, to) in went
            .iter()
            .flat_map(|from| came.get(key).into_iter().flatten().map(move |to| (*from, *to)))
        {
            let (one, other) = (&changes[from].key.family, &changes[to].key.family);
            let alike = strsim::normalized_levenshtein(one, other) * 100.0;
            if alike >= f64::from(limits.similar_percent) {
                pairs.push((alike, from.min(to), from.max(to)));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    for (_, one, other) in pairs {
        if changes[one].looks_like.is_none() && changes[other].looks_like.is_none() {
            changes[one].looks_like = Some(changes[other].key.clone());
            changes[other].looks_like = Some(changes[one].key.clone());
            for at in [one, other] {
                changes[at].kinds.insert(ChangeKind::RenamedFamily);
            }
        }
    }
}

fn severity(change: &LineChange) -> Severity {
    let unresolved = |side: &Option<LineStanding>| side.as_ref().map(|s| s.figures.unresolved);
    let more_unresolved = change.has(ChangeKind::UnresolvedChanged)
        && unresolved(&change.after) > unresolved(&change.before);
    let is_quantity_open = change.unexplained != 0 && !change.has(ChangeKind::VersionRoll);
    match () {
        () if change.has(ChangeKind::RenamedFamily) => Severity::Warning,
        () if change.has(ChangeKind::Removed) && is_quantity_open => Severity::Error,
        () if is_quantity_open || more_unresolved || change.has(ChangeKind::SaChanged) => {
            Severity::Warning
        }
        () => Severity::Info,
    }
}

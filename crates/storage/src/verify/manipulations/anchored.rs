//! What was done to a journal that is true in itself, told by anchors.

use muniment_core::Digest;

use super::{Anchor, AnchorSays, Kept, Manipulation, ManipulationKind as Kind};
use crate::layout;
use crate::seals::root;
use crate::verify::{ProblemCode, Report};

/// What an anchor shows about the entries that are there.
enum Shows {
    Same,
    Other,
    Ahead,
}

pub(super) fn manipulations(report: &Report, anchors: &[Anchor]) -> Vec<Manipulation> {
    let entries = entries(report);
    let shown: Vec<(&Anchor, Shows)> =
        anchors.iter().map(|anchor| (anchor, shows(anchor, &entries))).collect();
    let ahead = shown.iter().filter(|(_, shows)| matches!(shows, Shows::Ahead));
    let ahead: Vec<&Anchor> = ahead.map(|(anchor, _)| *anchor).collect();
    let mut found: Vec<Manipulation> = shortened(report, &entries, &ahead).into_iter().collect();
    let holds = shown.iter().filter(|(_, shows)| matches!(shows, Shows::Same));
    let holds_to = holds.map(|(anchor, _)| anchor.entries).max().unwrap_or_default();
    let other = shown.iter().filter(|(_, shows)| matches!(shows, Shows::Other));
    let other = other.map(|(anchor, _)| *anchor).min_by_key(|anchor| anchor.entries);
    found.extend(other.and_then(|anchor| rewritten(report, anchor, holds_to)));
    found
}

pub(super) fn through(report: &Report, anchors: &[Anchor]) -> Option<u64> {
    let entries = entries(report);
    let outside = anchors.iter().filter(|anchor| anchor.kept == Kept::Elsewhere);
    let holds = outside.filter(|anchor| matches!(shows(anchor, &entries), Shows::Same));
    holds.map(|anchor| anchor.entries).max()
}

/// The digests of the entries from 1 to the last that is there.
fn entries(report: &Report) -> Vec<Option<Digest>> {
    let mut digests: Vec<Option<Digest>> = Vec::new();
    for entry in report.traces.entries.iter().filter(|entry| entry.digest.is_some()) {
        // A stranger may leave a gap as long as numbers go; what follows one is covered by nothing.
        if entry.n != digests.len() as u64 + 1 {
            digests.push(None);
            break;
        }
        digests.push(entry.digest);
    }
    digests
}

fn shows(anchor: &Anchor, entries: &[Option<Digest>]) -> Shows {
    let covered = usize::try_from(anchor.entries).ok().and_then(|n| entries.get(..n));
    let Some(covered) = covered else {
        return if entries.last().is_some_and(Option::is_none) {
            Shows::Other
        } else {
            Shows::Ahead
        };
    };
    let is_same = match anchor.says {
        AnchorSays::Last(digest) => covered.last().is_some_and(|last| *last == Some(digest)),
        AnchorSays::Root(expected) => {
            let digests: Option<Vec<Digest>> = covered.iter().copied().collect();
            digests.is_some_and(|digests| root(&digests) == expected)
        }
    };
    if is_same { Shows::Same } else { Shows::Other }
}

/// Entries that an anchor covers are gone. Where something of them is left, they were cut off; where
/// nothing is, an older copy of the vault may have taken its place.
fn shortened(
    report: &Report,
    entries: &[Option<Digest>],
    ahead: &[&Anchor],
) -> Option<Manipulation> {
    let anchor = ahead.iter().max_by_key(|anchor| anchor.entries)?;
    let (first, last) = (entries.len() as u64 + 1, anchor.entries);
    let was_open = report.problems.iter().any(|problem| {
        problem.code == ProblemCode::JournalMissing && problem.seq.is_some_and(|n| n >= first)
    });
    if was_open {
        return None;
    }
    let is_left =
        !report.traces.strays.is_empty() || ahead.iter().any(|one| one.kept == Kept::Vault);
    let missing = match last - first {
        0 => format!("entry {first} is gone"),
        _ => format!("entries {first} to {last} are gone"),
    };
    let (kind, message) = if is_left {
        (Kind::LastEntryDropped, format!("{missing}, and what belongs to them is still there"))
    } else {
        let message = format!(
            "{missing} with all that belongs to them: an older copy of the vault, or its last \
             entries were removed"
        );
        (Kind::RolledBack, message)
    };
    let told = Manipulation::of(kind, vec![layout::entry(first)], message).about(first, last);
    Some(Manipulation { anchor: Some(anchor.name.clone()), ..told })
}

/// A journal that is true in itself has other entries than an anchor covers.
fn rewritten(report: &Report, anchor: &Anchor, holds_to: u64) -> Option<Manipulation> {
    let covered = report.traces.entries.iter().filter(|entry| entry.n <= anchor.entries);
    let is_explained =
        covered.clone().any(|entry| !entry.is_true) || covered.count() as u64 != anchor.entries;
    if is_explained {
        return None;
    }
    let first = if holds_to < anchor.entries { holds_to + 1 } else { 1 };
    let last = anchor.entries;
    let message = format!(
        "the journal holds together, and yet an entry from {first} to {last} is not the one it was"
    );
    let paths = vec![layout::entry(first)];
    let told = Manipulation::of(Kind::CoherentForgery, paths, message).about(first, last);
    Some(Manipulation { anchor: Some(anchor.name.clone()), ..told })
}

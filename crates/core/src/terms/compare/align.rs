//! Which paragraph of one text is which of the other.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::blocks::{Block, letters};
use super::marks::marks;
use super::{Change, ChangeKind};

/// Two paragraphs are versions of each other when this share of their words is the same.
const ALIKE: f64 = 0.5;
/// A paragraph at another place is the same when this share is, and it has enough words.
const MOVED_ALIKE: f64 = 0.8;
const FEWEST_MOVED_WORDS: u32 = 6;
/// Beyond this many pairs only equal paragraphs are looked for.
const MOST_PAIRS: usize = 400_000;

pub(super) fn align(old: &[Block], new: &[Block]) -> Vec<Change> {
    let keys = |blocks: &[Block]| blocks.iter().map(|block| block.key).collect::<Vec<_>>();
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        let (tag, old_range, new_range) = op.as_tag_tuple();
        match tag {
            DiffTag::Equal => {
                let pairs = old_range.zip(new_range);
                changes.extend(pairs.map(|(a, b)| both(equal_kind(&old[a], &new[b]), a, b)));
            }
            _ => hunk(old, new, old_range, new_range, &mut changes),
        }
    }
    find_moved(old, new, &mut changes);
    changes
}

/// A heading that lost its mark has the same letters.
fn equal_kind(old: &Block, new: &Block) -> ChangeKind {
    if old.level.is_some() == new.level.is_some() { ChangeKind::Same } else { ChangeKind::Cosmetic }
}

fn both(kind: ChangeKind, old: usize, new: usize) -> Change {
    Change { kind, old: Some(old), new: Some(new), marks: Vec::new() }
}

/// A stretch in which the texts differ.
fn hunk(
    old: &[Block],
    new: &[Block],
    old_range: Range<usize>,
    new_range: Range<usize>,
    changes: &mut Vec<Change>,
) {
    if letters(&old[old_range.clone()]) == letters(&new[new_range.clone()]) {
        let mut olds = old_range;
        changes.extend(new_range.map(|at| Change {
            kind: ChangeKind::Cosmetic,
            old: olds.next(),
            new: Some(at),
            marks: Vec::new(),
        }));
        changes.extend(olds.map(|at| Change {
            kind: ChangeKind::Cosmetic,
            old: Some(at),
            new: None,
            marks: Vec::new(),
        }));
        return;
    }
    let (mut a, mut b) = (old_range.start, new_range.start);
    let removed =
        |at| Change { kind: ChangeKind::Removed, old: Some(at), new: None, marks: vec![] };
    let added = |at| Change { kind: ChangeKind::Added, old: None, new: Some(at), marks: vec![] };
    for (at_old, at_new) in pairs(&old[old_range.clone()], &new[new_range.clone()]) {
        let (at_old, at_new) = (old_range.start + at_old, new_range.start + at_new);
        changes.extend((a..at_old).map(removed));
        changes.extend((b..at_new).map(added));
        let mut change = both(ChangeKind::Changed, at_old, at_new);
        change.marks = marks(&old[at_old].text, &new[at_new].text);
        changes.push(change);
        (a, b) = (at_old + 1, at_new + 1);
    }
    changes.extend((a..old_range.end).map(removed));
    changes.extend((b..new_range.end).map(added));
}

/// The pairs, in order in both texts, whose likeness is greatest in all.
fn pairs(old: &[Block], new: &[Block]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let width = new.len() + 1;
    let mut likeness = vec![0.0; old.len() * new.len()];
    let mut best = vec![0.0; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            let alike = alike(&old[a], &new[b]);
            likeness[a * new.len() + b] = alike;
            let together = if alike >= ALIKE { alike + best[(a + 1) * width + b + 1] } else { 0.0 };
            let apart = f64::max(best[(a + 1) * width + b], best[a * width + b + 1]);
            best[a * width + b] = together.max(apart);
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::new();
    while a < old.len() && b < new.len() {
        let alike = likeness[a * new.len() + b];
        let here = best[a * width + b];
        if alike >= ALIKE && here <= alike + best[(a + 1) * width + b + 1] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if here <= best[(a + 1) * width + b] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// The share of words that two paragraphs have in common, from 0 to 1.
fn alike(a: &Block, b: &Block) -> f64 {
    let (fewer, more) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let both = f64::from(a.word_count + b.word_count);
    let most = f64::from(a.word_count.min(b.word_count));
    if both == 0.0 || 2.0 * most / both < ALIKE {
        return 0.0;
    }
    let common = |(word, count): (&u64, &u32)| more.words.get(word).map_or(0, |n| *n.min(count));
    let common: u32 = fewer.words.iter().map(common).sum();
    2.0 * f64::from(common) / both
}

/// Paragraphs that are gone at one place and new at another.
fn find_moved(old: &[Block], new: &[Block], changes: &mut Vec<Change>) {
    let of_kind = |changes: &[Change], kind| -> Vec<usize> {
        let at = changes.iter().enumerate().filter(|(_, change)| change.kind == kind);
        at.map(|(at, _)| at).collect()
    };
    let removed = of_kind(changes, ChangeKind::Removed);
    let added = of_kind(changes, ChangeKind::Added);
    let mut by_key: HashMap<u64, Vec<usize>> = HashMap::new();
    for at in removed.iter().rev() {
        if let Some(block) = changes[*at].old {
            by_key.entry(old[block].key).or_default().push(*at);
        }
    }
    let mut from_of: Vec<(usize, usize)> = Vec::new();
    let mut left = Vec::new();
    for at in added {
        let Some(block) = changes[at].new else { continue };
        match by_key.get_mut(&new[block].key).and_then(Vec::pop) {
            Some(from) => from_of.push((from, at)),
            None if new[block].word_count >= FEWEST_MOVED_WORDS => left.push((at, block)),
            None => {}
        }
    }
    let mut gone: Vec<usize> = by_key.into_values().flatten().collect();
    gone.sort_unstable();
    if gone.len().saturating_mul(left.len()) <= MOST_PAIRS {
        for (at, block) in left {
            let likeness = |from: &usize| {
                changes[*from].old.map_or(0.0, |gone| alike(&old[gone], &new[block]))
            };
            let best = gone.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
            if let Some(from) = best.filter(|from| likeness(from) >= MOVED_ALIKE) {
                gone.retain(|other| *other != from);
                from_of.push((from, at));
            }
        }
    }
    merge_moved(old, new, &from_of, changes);
}

/// A move is one change, at the place in the newer text.
fn merge_moved(old: &[Block], new: &[Block], moved: &[(usize, usize)], changes: &mut Vec<Change>) {
    for (from, at) in moved {
        let (Some(a), Some(b)) = (changes[*from].old, changes[*at].new) else { continue };
        let marks =
            if old[a].key == new[b].key { vec![] } else { marks(&old[a].text, &new[b].text) };
        changes[*at] = Change { marks, ..both(ChangeKind::Moved, a, b) };
    }
    let mut gone: Vec<usize> = moved.iter().map(|(from, _)| *from).collect();
    gone.sort_unstable();
    let mut at = 0;
    changes.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

//! What was done to entries of the journal, as far as the journal itself shows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use super::{Manipulation, ManipulationKind as Kind};
use crate::layout;
use crate::verify::{ProblemCode, Report, SeenEntry};

/// By how much a signed entry may state an earlier time than one before it: clocks of several
/// machines differ, and some are wrong by hours.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::days(1);

pub(super) fn manipulations(report: &Report) -> Vec<Manipulation> {
    let journal = Journal::of(report);
    let mut found = Vec::new();
    let mut explained = BTreeSet::new();
    found.extend(journal.reordered(&mut explained));
    found.extend(journal.renamed(&mut explained));
    found.extend(journal.rewritten(report, &mut explained));
    for problem in &report.problems {
        let Some(n) = problem.seq.filter(|n| !explained.contains(n)) else { continue };
        match problem.code {
            ProblemCode::JournalMissing => found.push(journal.missing(n)),
            ProblemCode::JournalBrokenChain => found.extend(journal.replaced(n, &explained)),
            ProblemCode::JournalAltered
            | ProblemCode::JournalBadSignature
            | ProblemCode::JournalUnknownWriter => found.push(journal.damaged(n)),
            _ => {}
        }
    }
    found.extend(journal.backdated(&found));
    found
}

/// The commit files that are there, by number.
struct Journal<'a> {
    entries: BTreeMap<u64, &'a SeenEntry>,
    last: u64,
}

impl<'a> Journal<'a> {
    fn of(report: &'a Report) -> Self {
        let is_there = |entry: &&SeenEntry| entry.digest.is_some() || entry.is_true;
        let entries: BTreeMap<u64, &SeenEntry> =
            report.traces.entries.iter().filter(is_there).map(|entry| (entry.n, entry)).collect();
        let last = entries.keys().next_back().copied().unwrap_or_default();
        Self { entries, last }
    }

    /// Files that state each other's numbers.
    fn reordered(&self, explained: &mut BTreeSet<u64>) -> Option<Manipulation> {
        let moved: BTreeSet<u64> = self
            .entries
            .values()
            .filter_map(|entry| {
                let says = entry.says.filter(|says| *says != entry.n)?;
                let other = self.entries.get(&says)?;
                (other.says != Some(says)).then_some(entry.n)
            })
            .collect();
        let (first, last) = (*moved.first()?, *moved.last()?);
        let paths = moved.iter().map(|n| layout::entry(*n)).collect();
        let message = format!("entries from {first} to {last} have each other's places");
        explained.extend(moved);
        Some(Manipulation::of(Kind::EntriesReordered, paths, message).about(first, last))
    }

    /// Files that state a number of which there is no file.
    fn renamed(&self, explained: &mut BTreeSet<u64>) -> Vec<Manipulation> {
        let mut found = Vec::new();
        for entry in self.entries.values().filter(|entry| !entry.is_true) {
            let Some(says) = entry.says.filter(|says| !self.entries.contains_key(says)) else {
                continue;
            };
            explained.extend([entry.n, says]);
            // A gap is told by its first number.
            explained
                .extend((1..entry.n).rev().find(|n| self.entries.contains_key(n)).map(|n| n + 1));
            let paths = vec![layout::entry(says), layout::entry(entry.n)];
            let message = format!("entry {says} is named as entry {}", entry.n);
            found.push(Manipulation::of(Kind::FileRenamed, paths, message).about(says, says));
        }
        found
    }

    /// Entries up to the last one whose digests fit each other and whose signatures do not: the
    /// work of somebody without a writer's key.
    fn rewritten(&self, report: &Report, explained: &mut BTreeSet<u64>) -> Option<Manipulation> {
        let unsigned: BTreeSet<u64> = report
            .problems
            .iter()
            .filter_map(|problem| {
                let is_unsigned = matches!(
                    problem.code,
                    ProblemCode::JournalBadSignature | ProblemCode::JournalUnknownWriter
                );
                problem.seq.filter(|_| is_unsigned)
            })
            .collect();
        let run = (1..=self.last).rev().take_while(|n| unsigned.contains(n) && self.fits(*n));
        let first = run.last().filter(|first| *first < self.last)?;
        explained.extend(first..=self.last);
        let message = format!(
            "entries {first} to {} were written anew without the keys of their writers",
            self.last
        );
        let paths = vec![layout::entry(first)];
        Some(Manipulation::of(Kind::CoherentForgery, paths, message).about(first, self.last))
    }

    /// Whether an entry names the one before it by its digest.
    fn fits(&self, n: u64) -> bool {
        let before = self.entries.get(&n.saturating_sub(1)).and_then(|entry| entry.digest);
        self.entries.get(&n).is_some_and(|entry| entry.prev == before)
    }

    fn missing(&self, n: u64) -> Manipulation {
        let path = vec![layout::entry(n)];
        if n > self.last {
            let message = "the last entries were removed while the vault was open";
            return Manipulation::of(Kind::LastEntryDropped, path, message).about(n, n);
        }
        Manipulation::of(Kind::FileDeleted, path, "an entry was removed").about(n, n)
    }

    /// The entry before one that is signed and does not continue it was replaced by another one
    /// that is signed too.
    fn replaced(&self, n: u64, explained: &BTreeSet<u64>) -> Option<Manipulation> {
        let before = n.saturating_sub(1);
        let entry = self.entries.get(&before).filter(|_| !explained.contains(&before))?;
        let kind = self.kind_of_edit(entry);
        let message = "the entry was replaced by another one with its writer's signature";
        Some(Manipulation::of(kind, vec![layout::entry(before)], message).about(before, before))
    }

    fn damaged(&self, n: u64) -> Manipulation {
        let entry = self.entries.get(&n);
        let (kind, message) = match entry {
            Some(entry) if entry.is_cut => (Kind::Truncated, "the end of the entry was cut off"),
            Some(entry) => match self.kind_of_edit(entry) {
                Kind::EntryBackdated => {
                    (Kind::EntryBackdated, "the entry's time was set before the one it follows")
                }
                kind => (kind, "a line of the entry was changed"),
            },
            None => (Kind::EntryEdited, "the entry cannot be read"),
        };
        Manipulation::of(kind, vec![layout::entry(n)], message).about(n, n)
    }

    /// What an entry that is not as it was written was changed for.
    fn kind_of_edit(&self, entry: &SeenEntry) -> Kind {
        let before = self.entries.range(..entry.n).next_back().and_then(|(_, entry)| entry.at);
        match (before, entry.at) {
            (Some(before), Some(at)) if at < before => Kind::EntryBackdated,
            _ => Kind::EntryEdited,
        }
    }

    /// Entries that are signed and state a time long before that of one that they follow.
    fn backdated(&self, told: &[Manipulation]) -> Vec<Manipulation> {
        let mut newest: Option<DateTime<Utc>> = None;
        let mut found = Vec::new();
        for entry in self.entries.values().filter(|entry| entry.is_true) {
            let Some(at) = entry.at else { continue };
            let is_told = told.iter().any(|one| one.entries == Some((entry.n, entry.n)));
            if newest.is_some_and(|newest| at < newest - CLOCKS_DIFFER) && !is_told {
                let message = "the entry states a time more than a day before that of an entry it \
                               follows: it was backdated, or its writer's clock was wrong";
                let path = vec![layout::entry(entry.n)];
                let one = Manipulation::of(Kind::EntryBackdated, path, message);
                found.push(one.about(entry.n, entry.n));
            }
            newest = newest.max(Some(at));
        }
        found
    }
}

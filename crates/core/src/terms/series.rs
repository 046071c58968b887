//! Editions that follow each other, and the one in force on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{TermsEdition, TermsKind};

/// What editions must share to replace each other. A page of another program or language is in
/// force beside them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series {
    /// The kind.
    pub kind: TermsKind,
    /// Which of several documents of the kind, in small letters.
    pub title: String,
    /// The program view.
    pub scope: String,
    /// The part of the world.
    pub region: String,
    /// The language.
    pub language: String,
}

/// An edition by the key under which its holder knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<'a, K> {
    /// The key.
    pub key: K,
    /// The edition.
    pub edition: &'a TermsEdition,
}

/// Days on which one edition is in force: from the first, up to but without `until`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval<'a, K> {
    /// The first day.
    pub from: NaiveDate,
    /// The day of the next edition; absent for the latest.
    pub until: Option<NaiveDate>,
    /// Every capture of the edition, the first one first.
    pub captures: Vec<Held<'a, K>>,
}

/// All editions of a series as intervals without overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline<'a, K> {
    /// The series.
    pub series: Series,
    /// Its editions, the first one first; there is at least one.
    pub intervals: Vec<Interval<'a, K>>,
}

impl Series {
    /// The series an edition belongs to.
    pub fn of(edition: &TermsEdition) -> Self {
        Self {
            kind: edition.kind,
            title: edition.title.trim().to_lowercase(),
            scope: edition.scope.trim().to_uppercase(),
            region: edition.region.trim().to_owned(),
            language: edition.language.trim().to_owned(),
        }
    }
}

impl<'a, K: Copy> Timeline<'a, K> {
    /// The timelines of editions, one for each series. Captures with the same effective day are
    /// one edition, ordered by the day of the capture.
    pub fn all(editions: impl IntoIterator<Item = Held<'a, K>>) -> Vec<Self> {
        let mut by_series: BTreeMap<Series, BTreeMap<NaiveDate, Vec<Held<'a, K>>>> =
            BTreeMap::new();
        for held in editions {
            let days = by_series.entry(Series::of(held.edition)).or_default();
            days.entry(held.edition.effective).or_default().push(held);
        }
        let timeline = |(series, days): (Series, BTreeMap<NaiveDate, Vec<Held<'a, K>>>)| {
            let next: Vec<NaiveDate> = days.keys().copied().skip(1).collect();
            let intervals = days.into_iter().enumerate().map(|(at, (from, mut captures))| {
                captures.sort_by_key(|held| (held.edition.captured_on, held.edition.copy));
                Interval { from, until: next.get(at).copied(), captures }
            });
            Self { series, intervals: intervals.collect() }
        };
        by_series.into_iter().map(timeline).collect()
    }

    /// The edition in force on a day, as it was last captured by then; one that was captured only
    /// later stands for itself.
    pub fn in_force(&self, on: NaiveDate) -> Option<Held<'a, K>> {
        let at = self.intervals.partition_point(|interval| interval.from <= on).checked_sub(1)?;
        let captures = &self.intervals[at].captures;
        let by_then = |held: &&Held<'a, K>| held.edition.captured_on.is_none_or(|day| day <= on);
        captures.iter().rev().find(by_then).or_else(|| captures.first()).copied()
    }
}

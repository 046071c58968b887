//! All editions at one moment, with the rules about them and the names of their documents.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_catalog::{Catalog, EditionEntry};
use muniment_core::terms::{
    DateCandidate, DatePrecision, Gap, Held, Series, TermsEdition, TermsRules, Timeline,
};
use muniment_core::{DocumentId, EditionId};

use crate::Error;
use crate::error::Subject;
use crate::resolve::resolve;
use crate::show::written;
use crate::view::{
    TermsDateView, TermsFields, TermsGap, TermsInForce, TermsInterval, TermsRow, TermsSeries,
    TermsTimeline,
};

pub(crate) struct Shelf {
    pub(crate) rules: TermsRules,
    entries: Vec<EditionEntry>,
    names: BTreeMap<DocumentId, String>,
}

impl Shelf {
    pub(crate) fn load(catalog: &Catalog) -> Result<Self, Error> {
        let entries = catalog.terms_editions()?;
        let mut names = BTreeMap::new();
        for entry in &entries {
            if let Some(document) = catalog.document_by_id(&entry.stated.document)? {
                names.insert(document.id, document.name);
            }
        }
        Ok(Self { rules: TermsRules::built_in(), entries, names })
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &EditionEntry> {
        self.entries.iter()
    }

    pub(crate) fn entry(&self, id: EditionId) -> Option<&EditionEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The series of the editions that count.
    pub(crate) fn timelines(&self) -> Vec<Timeline<'_, EditionId>> {
        let counting = self.entries.iter().filter(|entry| entry.voided.is_none());
        Timeline::all(counting.map(|entry| Held { key: entry.id, edition: &entry.stated }))
    }

    pub(super) fn timeline(
        &self,
        timeline: &Timeline<'_, EditionId>,
        as_of: NaiveDate,
    ) -> TermsTimeline {
        let interval = |interval: &muniment_core::terms::Interval<'_, EditionId>| TermsInterval {
            from: interval.from.to_string(),
            until: written(interval.until),
            captures: interval.captures.iter().filter_map(|held| self.held(held)).collect(),
        };
        TermsTimeline {
            series: self.series(&timeline.series),
            intervals: timeline.intervals.iter().map(interval).collect(),
            gaps: timeline.gaps(&self.rules, as_of).iter().map(gap).collect(),
        }
    }

    pub(super) fn in_force(
        &self,
        timeline: &Timeline<'_, EditionId>,
        on: NaiveDate,
    ) -> Option<TermsInForce> {
        let held = timeline.in_force(on)?;
        let gaps = timeline.gaps(&self.rules, on);
        let open = gaps.iter().rev().find(|gap| gap.until.is_none());
        Some(TermsInForce {
            series: self.series(&timeline.series),
            edition: self.held(&held)?,
            gap: open.or_else(|| missed_by(&gaps, on)).map(gap),
        })
    }

    pub(super) fn held(&self, held: &Held<'_, EditionId>) -> Option<TermsRow> {
        self.entry(held.key).map(|entry| self.row(entry))
    }

    pub(crate) fn row(&self, entry: &EditionEntry) -> TermsRow {
        let stated = &entry.stated;
        TermsRow {
            id: entry.id.to_string(),
            label: label(stated, &self.rules),
            fields: fields(stated),
            document_name: self.names.get(&stated.document).cloned().unwrap_or_default(),
            chosen: stated.chosen.code().to_owned(),
            confirmed: stated.confirmed,
            conflicts: stated.conflicts().into_iter().map(date).collect(),
            dates: stated.candidates.iter().map(date).collect(),
            voided: entry.voided.is_some(),
        }
    }

    fn series(&self, series: &Series) -> TermsSeries {
        let kind = self.rules.kind(series.kind);
        let named = self.entries.iter().find(|entry| Series::of(&entry.stated) == *series);
        let title = named.map(|entry| entry.stated.title.clone()).unwrap_or_default();
        let main = if title.is_empty() { &kind.title } else { &title };
        TermsSeries {
            kind: series.kind.code().to_owned(),
            label: joined([main, &series.scope, &series.region, &series.language]),
            scope: series.scope.clone(),
            region: series.region.clone(),
            language: series.language.clone(),
            cadence: kind.cadence.code().to_owned(),
            title,
        }
    }
}

/// The name by which a person knows an edition, such as "Product Terms · October 2015 · WW · English".
pub(crate) fn label_of(stated: &TermsEdition) -> String {
    label(stated, &TermsRules::built_in())
}

fn label(stated: &TermsEdition, rules: &TermsRules) -> String {
    let kind = &rules.kind(stated.kind).title;
    let main = if stated.title.is_empty() { kind } else { &stated.title };
    let when = match stated.precision {
        DatePrecision::Day => stated.effective.to_string(),
        DatePrecision::Month => stated.effective.format("%B %Y").to_string(),
    };
    joined([main, &when, &stated.scope, &stated.region, &stated.language])
}

/// The edition that a person means: its id, or enough of its start.
pub(crate) fn resolve_edition(catalog: &Catalog, id: &str) -> Result<EditionEntry, Error> {
    resolve(catalog.terms_editions()?, |entry| entry.id.to_string(), Subject::Terms, id)
}

/// What was missed between two editions around a day, as far as it should have been out by then.
fn missed_by(gaps: &[Gap], on: NaiveDate) -> Option<&Gap> {
    gaps.iter().find(|gap| {
        gap.assumed <= on
            && gap.until.is_some_and(|until| until > on)
            && gap.months.first().is_some_and(|month| *month <= on)
    })
}

fn joined<const N: usize>(parts: [&String; N]) -> String {
    let stated = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str);
    stated.collect::<Vec<_>>().join(" · ")
}

pub(super) fn gap(gap: &Gap) -> TermsGap {
    TermsGap {
        kind: gap.kind.code().to_owned(),
        months: gap.months.iter().map(ToString::to_string).collect(),
        assumed: gap.assumed.to_string(),
        until: written(gap.until),
        sentence: gap.sentence(),
    }
}

fn date(candidate: &DateCandidate) -> TermsDateView {
    TermsDateView {
        source: candidate.source.code().to_owned(),
        day: candidate.day.to_string(),
        precision: candidate.precision.code().to_owned(),
        words: candidate.words.clone(),
    }
}

fn fields(stated: &TermsEdition) -> TermsFields {
    TermsFields {
        document: stated.document.to_string(),
        kind: stated.kind.code().to_owned(),
        title: stated.title.clone(),
        scope: stated.scope.clone(),
        region: stated.region.clone(),
        language: stated.language.clone(),
        effective: stated.effective.to_string(),
        precision: stated.precision.code().to_owned(),
        captured_on: written(stated.captured_on),
        address: stated.address.clone(),
        notes: stated.notes.clone(),
    }
}

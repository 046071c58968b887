//! Public terms: what is held, what was in force on a day, and what is missing.

mod adding;
mod cases;
mod comparing;
mod findings;
mod governing;
mod shelf;
mod stating;

use muniment_core::terms::TermsKind;

use crate::view::{TermsDetails, TermsInForce, TermsRequest, TermsRow, TermsTimeline};
use crate::{Error, Vault, show};
pub(crate) use shelf::label_of;
use shelf::{Shelf, resolve_edition};

impl Vault {
    /// Terms editions, by kind and then in time.
    ///
    /// # Errors
    /// When the kind is unknown or the catalog cannot be read.
    pub fn terms(&self, request: &TermsRequest) -> Result<Vec<TermsRow>, Error> {
        let kind = kind(request.kind.as_deref())?;
        let shelf = Shelf::load(&self.catalog)?;
        let words: Vec<String> = request.filter.split_whitespace().map(str::to_lowercase).collect();
        let mut entries: Vec<_> = shelf
            .entries()
            .filter(|entry| entry.voided.is_some() == request.voided)
            .filter(|entry| kind.is_none_or(|kind| entry.stated.kind == kind))
            .collect();
        entries.sort_by(|a, b| {
            let order = |stated: &muniment_core::terms::TermsEdition| {
                let title = stated.title.to_lowercase();
                (stated.kind, title, stated.effective, stated.captured_on, stated.copy)
            };
            order(&a.stated).cmp(&order(&b.stated))
        });
        let rows = entries.into_iter().map(|entry| shelf.row(entry));
        let rows = rows.filter(|row| !request.conflicting || !row.conflicts.is_empty());
        Ok(rows.filter(|row| holds(row, &words)).collect())
    }

    /// Everything about one terms edition.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn terms_edition(&self, id: &str) -> Result<TermsDetails, Error> {
        let shelf = Shelf::load(&self.catalog)?;
        let entry = resolve_edition(&self.catalog, id)?;
        let holds = |interval: &&muniment_core::terms::Interval<'_, _>| {
            interval.captures.iter().any(|held| held.key == entry.id)
        };
        let timelines = shelf.timelines();
        let interval = timelines.iter().flat_map(|timeline| &timeline.intervals).find(holds);
        Ok(TermsDetails {
            row: shelf.row(&entry),
            until: show::written(interval.and_then(|interval| interval.until)),
            history: self.catalog.history(&entry.id.to_string())?.iter().map(show::entry).collect(),
            void_reason: entry.voided,
        })
    }

    /// Every series in time, with its gaps up to a day; absent means today.
    ///
    /// # Errors
    /// When the kind is unknown or the day is no date.
    pub fn terms_timelines(
        &self,
        kind_code: Option<&str>,
        as_of: Option<&str>,
    ) -> Result<Vec<TermsTimeline>, Error> {
        let kind = kind(kind_code)?;
        let as_of = show::as_of(as_of)?;
        let shelf = Shelf::load(&self.catalog)?;
        let timelines = shelf.timelines();
        let wanted = timelines
            .iter()
            .filter(|timeline| kind.is_none_or(|kind| timeline.series.kind == kind));
        Ok(wanted.map(|timeline| shelf.timeline(timeline, as_of)).collect())
    }

    /// The editions in force on a day, one for each series; absent means today.
    ///
    /// # Errors
    /// When the kind is unknown or the day is no date.
    pub fn terms_at(
        &self,
        on: Option<&str>,
        kind_code: Option<&str>,
    ) -> Result<Vec<TermsInForce>, Error> {
        let kind = kind(kind_code)?;
        let on = show::as_of(on)?;
        let shelf = Shelf::load(&self.catalog)?;
        let timelines = shelf.timelines();
        let wanted = timelines
            .iter()
            .filter(|timeline| kind.is_none_or(|kind| timeline.series.kind == kind));
        Ok(wanted.filter_map(|timeline| shelf.in_force(timeline, on)).collect())
    }
}

fn kind(code: Option<&str>) -> Result<Option<TermsKind>, Error> {
    show::stated(code).map(|code| show::code_of(&code, "bad_kind")).transpose()
}

/// Whether a row holds all of these words, in small letters.
fn holds(row: &TermsRow, words: &[String]) -> bool {
    let text = [&row.label, &row.document_name, &row.fields.notes, &row.fields.address];
    let text = text.map(|text| text.to_lowercase()).join(" ");
    words.iter().all(|word| text.contains(word))
}

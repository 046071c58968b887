//! Matters: audits and requests for proof, what answers them, and what was handed over.

mod answering;
mod disclosing;
mod requests;
mod responding;
mod shown;
mod stating;

use chrono::NaiveDate;
use muniment_catalog::{Catalog, MatterEntry};
use muniment_core::matter::{
    MatterState, Production, RequestCounts, RequestStanding, disposition_conflicts,
};

use crate::error::Subject;
use crate::resolve::resolve;
use crate::show::{self, code_of, stated, written};
use crate::view::{MatterBoard, MatterRow, MattersRequest, ProductionView, RequestView};
use crate::{Error, Vault};
use shown::Names;

impl Vault {
    /// A production with the names of its documents.
    pub(crate) fn production_shown(&self, made: &Production) -> Result<ProductionView, Error> {
        Names::new(&self.catalog).production(made)
    }

    /// Matters: open ones first, by the day on which something is due.
    ///
    /// # Errors
    /// When the state is unknown, the day is no date or the catalog cannot be read.
    pub fn matters(&self, request: &MattersRequest) -> Result<Vec<MatterRow>, Error> {
        let as_of = show::as_of(request.as_of.as_deref())?;
        let state = stated(request.state.as_deref());
        let state: Option<MatterState> =
            state.map(|code| code_of(&code, "bad_state")).transpose()?;
        let words: Vec<String> = request.filter.split_whitespace().map(str::to_lowercase).collect();
        let mut entries = self.catalog.matters()?;
        entries.retain(|entry| {
            state.is_none_or(|state| state == state_of(entry)) && holds(entry, &words)
        });
        let mut rows = Vec::new();
        for entry in &entries {
            rows.push(self.matter_row(entry, as_of)?);
        }
        rows.sort_by_cached_key(|row| {
            let due = row.next_due.clone().or_else(|| row.due.clone());
            (row.state == MatterState::Closed.code(), due.is_none(), due, row.label.to_lowercase())
        });
        Ok(rows)
    }

    /// Everything about one matter, as of a day; absent means today. It is named by its reference,
    /// its id, or enough of the start of that.
    ///
    /// # Errors
    /// When there is no such matter or the day is no date.
    pub fn matter(&self, id: &str, as_of: Option<&str>) -> Result<MatterBoard, Error> {
        let as_of = show::as_of(as_of)?;
        let entry = resolve_matter(&self.catalog, id)?;
        let names = Names::new(&self.catalog);
        let items = self.catalog.matter_responses(&entry.id)?;
        let productions = self.catalog.productions(&entry.id)?;
        let mut requests: Vec<RequestView> = Vec::new();
        for request in self.catalog.matter_requests(&entry.id)? {
            let mut view = shown::request(&request, entry.stated.due(), as_of);
            for item in items.iter().filter(|item| item.request == request.number) {
                view.responses.push(names.response(item, &productions)?);
            }
            requests.push(view);
        }
        let conflicts = disposition_conflicts(&items);
        Ok(MatterBoard {
            row: self.matter_row(&entry, as_of)?,
            as_of: as_of.to_string(),
            entity_names: names.entities(&entry.stated.scope.entities)?,
            requests,
            conflicts: conflicts
                .iter()
                .map(|conflict| names.conflict(conflict))
                .collect::<Result<_, _>>()?,
            warnings: self.disclosure_warnings_shown(&entry)?,
            productions: productions
                .iter()
                .map(|production| names.production(production))
                .collect::<Result<_, _>>()?,
            history: self.catalog.history(&entry.id.to_string())?.iter().map(show::entry).collect(),
        })
    }

    fn matter_row(&self, entry: &MatterEntry, as_of: NaiveDate) -> Result<MatterRow, Error> {
        let due = entry.stated.due();
        let requests = self.catalog.matter_requests(&entry.id)?;
        let counts = RequestCounts::of(&requests, due, as_of);
        let is_open = |standing| matches!(standing, RequestStanding::Open | RequestStanding::Late);
        let open = requests.iter().filter(|request| is_open(request.standing(due, as_of)));
        let closed = entry.closed.as_ref();
        Ok(MatterRow {
            id: entry.id.to_string(),
            label: entry.stated.label().to_owned(),
            fields: shown::fields(&entry.stated),
            state: state_of(entry).code().to_owned(),
            closed_on: written(closed.map(|closing| closing.on)),
            closed_reason: closed.map(|closing| closing.reason.clone()),
            due: written(due),
            next_due: written(open.filter_map(|request| request.due(due)).min()),
            open: small(counts.open),
            late: small(counts.late),
            answered: small(counts.answered),
            withdrawn: small(counts.withdrawn),
            volumes: small(self.catalog.productions(&entry.id)?.len()),
        })
    }
}

/// The matter that a person means: its reference whatever its letters, its id, or enough of the
/// start of that.
pub(crate) fn resolve_matter(catalog: &Catalog, id: &str) -> Result<MatterEntry, Error> {
    let entries = catalog.matters()?;
    let called = |entry: &&MatterEntry| is_called(entry, id);
    if let Some(entry) = entries.iter().find(called) {
        return Ok(entry.clone());
    }
    resolve(entries, |entry| entry.id.to_string(), Subject::Matter, id)
}

/// Whether a matter has this reference.
fn is_called(entry: &MatterEntry, reference: &str) -> bool {
    entry.stated.reference.trim().to_lowercase() == reference.trim().to_lowercase()
}

/// The matter that a person means, where it is worked on.
pub(crate) fn resolve_open(catalog: &Catalog, id: &str) -> Result<MatterEntry, Error> {
    let entry = resolve_matter(catalog, id)?;
    if entry.closed.is_some() {
        let message = format!("`{}` is closed; reopen it first", entry.stated.label());
        return Err(Error::invalid("matter_closed", message));
    }
    Ok(entry)
}

fn state_of(entry: &MatterEntry) -> MatterState {
    if entry.closed.is_some() { MatterState::Closed } else { MatterState::Open }
}

/// Whether what is stated about a matter holds all of these words, in lower case.
fn holds(entry: &MatterEntry, words: &[String]) -> bool {
    let stated = &entry.stated;
    let texts =
        [&stated.reference, &stated.title, &stated.publisher, &stated.auditor, &stated.note];
    let text = texts.map(String::as_str).join(" ").to_lowercase();
    words.iter().all(|word| text.contains(word))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

//! The register of agreements: what is stated about each, and what of the vault belongs to it.

mod coverage;
mod migration;
mod register;
mod state;

use std::cmp::Ordering;

use muniment_catalog::{AgreementEntry, Catalog, Tie};
use muniment_core::DocumentId;

use crate::error::Subject;
use crate::licenses::MOST_ROWS;
use crate::resolve::resolve;
use crate::view::{
    AffiliateView, AgreementDetails, AgreementPage, AgreementRequest, AgreementRow, DocumentRow,
    PaperView,
};
use crate::{Error, Vault, show};
pub(crate) use coverage::is_unmentioned;
pub(crate) use register::Register;

/// By what agreements are sorted.
#[derive(Clone, Copy)]
enum Sort {
    Label,
    Program,
    Number,
    From,
    To,
    NextAnniversary,
    Licenses,
    Documents,
}

impl Vault {
    /// Agreements, filtered and sorted.
    ///
    /// # Errors
    /// When the sort is unknown, the day is no date or the catalog cannot be read.
    pub fn agreements(&self, request: &AgreementRequest) -> Result<AgreementPage, Error> {
        let sort = read_sort(&request.sort)?;
        let register = Register::load(&self.catalog, show::as_of(request.as_of.as_deref())?)?;
        let words: Vec<String> = request.filter.split_whitespace().map(str::to_lowercase).collect();
        let mut rows: Vec<AgreementRow> = register
            .entries()
            .filter(|entry| entry.voided.is_some() == request.voided)
            .map(|entry| register.row(entry))
            .filter(|row| holds(row, &words))
            .collect();
        rows.sort_by(|a, b| {
            let order = compare(sort, a, b);
            let order = if request.descending { order.reverse() } else { order };
            order.then_with(|| compare(Sort::Label, a, b))
        });
        let total = rows.len() as u64;
        let part = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let rows = rows.into_iter().skip(part(request.offset));
        Ok(AgreementPage { total, rows: rows.take(part(request.limit.min(MOST_ROWS))).collect() })
    }

    /// Everything about one agreement, as of a day; absent means today.
    ///
    /// # Errors
    /// When there is no such agreement or the day is no date.
    pub fn agreement(&self, id: &str, as_of: Option<&str>) -> Result<AgreementDetails, Error> {
        let register = Register::load(&self.catalog, show::as_of(as_of)?)?;
        let entry = resolve_agreement(&self.catalog, id)?;
        let below = |child: &&AgreementEntry| {
            child.stated.parent == Some(entry.id) && child.voided.is_none()
        };
        Ok(AgreementDetails {
            row: register.row(&entry),
            affiliates: affiliates(&register, &entry),
            papers: self.papers(&entry)?,
            documents: self.others_that_bear(&register, &entry)?,
            licenses: self
                .catalog
                .licenses_bearing(&entry.stated.number)?
                .iter()
                .map(show::license_row)
                .collect(),
            children: register.entries().filter(below).map(|child| register.row(child)).collect(),
            history: self.catalog.history(&entry.id.to_string())?.iter().map(show::entry).collect(),
            void_reason: entry.voided.clone(),
        })
    }

    fn papers(&self, entry: &AgreementEntry) -> Result<Vec<PaperView>, Error> {
        let mut papers = Vec::new();
        for paper in &entry.stated.papers {
            if let Some(document) = self.document_row(paper.document)? {
                papers.push(PaperView {
                    document,
                    kind: paper.kind.code().to_owned(),
                    shows: paper.shows.iter().map(|shown| shown.code().to_owned()).collect(),
                });
            }
        }
        Ok(papers)
    }

    /// The documents that bear the agreement's number and are not part of it.
    fn others_that_bear(
        &self,
        register: &Register,
        entry: &AgreementEntry,
    ) -> Result<Vec<DocumentRow>, Error> {
        let papers = register.tied(entry.id, Tie::Paper);
        let mut rows = Vec::new();
        for document in register.tied(entry.id, Tie::Number).difference(&papers) {
            rows.extend(self.document_row(*document)?);
        }
        Ok(rows)
    }

    fn document_row(&self, document: DocumentId) -> Result<Option<DocumentRow>, Error> {
        Ok(self.catalog.document_by_id(&document)?.as_ref().map(show::document_row))
    }
}

/// The agreement that a person means: its id, or enough of its start.
pub(crate) fn resolve_agreement(catalog: &Catalog, id: &str) -> Result<AgreementEntry, Error> {
    resolve(catalog.agreements()?, |entry| entry.id.to_string(), Subject::Agreement, id)
}

fn affiliates(register: &Register, entry: &AgreementEntry) -> Vec<AffiliateView> {
    let named = |affiliate: &muniment_core::Affiliate| AffiliateView {
        entity: affiliate.entity.to_string(),
        name: register.entity_name(affiliate.entity).unwrap_or_default(),
        included: affiliate.included,
    };
    entry.stated.affiliates.iter().map(named).collect()
}

fn read_sort(sort: &str) -> Result<Sort, Error> {
    Ok(match sort {
        "label" | "" => Sort::Label,
        "program" => Sort::Program,
        "number" => Sort::Number,
        "from" => Sort::From,
        "to" => Sort::To,
        "next_anniversary" => Sort::NextAnniversary,
        "licenses" => Sort::Licenses,
        "documents" => Sort::Documents,
        other => return Err(Error::invalid("bad_sort", format!("`{other}` is not a sort"))),
    })
}

/// Days that are not known count as later than any.
fn compare(sort: Sort, a: &AgreementRow, b: &AgreementRow) -> Ordering {
    let days = |a: Option<&String>, b: Option<&String>| (a.is_none(), a).cmp(&(b.is_none(), b));
    match sort {
        Sort::Label => a.label.to_lowercase().cmp(&b.label.to_lowercase()),
        Sort::Program => a.fields.program.cmp(&b.fields.program),
        Sort::Number => a.fields.number.cmp(&b.fields.number),
        Sort::From => days(a.fields.from.as_ref(), b.fields.from.as_ref()),
        Sort::To => days(last_day(a), last_day(b)),
        Sort::NextAnniversary => days(a.next_anniversary.as_ref(), b.next_anniversary.as_ref()),
        Sort::Licenses => a.licenses.cmp(&b.licenses),
        Sort::Documents => a.documents.cmp(&b.documents),
    }
}

fn last_day(row: &AgreementRow) -> Option<&String> {
    row.fields.to.as_ref().or(row.term_to.as_ref())
}

/// Whether a row holds all of these words, in lower case.
fn holds(row: &AgreementRow, words: &[String]) -> bool {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let text = [
        optional(&row.fields.program),
        row.fields.number.clone(),
        row.fields.title.clone(),
        optional(&row.parent_label),
        optional(&row.entity_name),
        optional(&row.counterparty_name),
        row.fields.notes.clone(),
    ]
    .join(" ")
    .to_lowercase();
    words.iter().all(|word| text.contains(word))
}

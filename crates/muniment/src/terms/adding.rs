//! Documents become terms editions, or say why not.

use std::collections::BTreeSet;
use std::path::Path;

use muniment_catalog::{Catalog, DocumentRecord, EditionEntry};
use muniment_core::terms::{
    TermsClues, TermsEdition, TermsRules, Unrecognized, recognize, saved_from,
};
use muniment_core::{Description, EditionId, Event, EvidenceKind, Op, ReadingState};
use uuid::Uuid;

use super::Shelf;
use crate::document::resolve_document;
use crate::transact::Decision;
use crate::view::{TermsAdded, TermsRefused};
use crate::{Done, Error, Vault};

/// What became of a document.
enum Outcome {
    Edition(TermsEdition),
    Refused(TermsRefused),
}

impl Vault {
    /// Adds documents of the vault as terms editions, in one entry. Each finds its series and its
    /// date, or says why not; what contradicts itself is added and marked for a person to confirm.
    /// A document that holds an edition already is left as it is. `address` says where a single
    /// saved page was captured; nothing is fetched.
    ///
    /// # Errors
    /// When there is no such document, or an address is given for several.
    pub fn add_terms(
        &self,
        documents: &[String],
        address: Option<&str>,
    ) -> Result<Done<TermsAdded>, Error> {
        let address = address.map(str::trim).filter(|address| !address.is_empty());
        if address.is_some() && documents.len() != 1 {
            let message = "an address belongs to one saved page";
            return Err(Error::invalid("address_of_several", message));
        }
        let rules = TermsRules::built_in();
        let mut outcomes = Vec::new();
        for id in documents {
            let record = resolve_document(&self.catalog, id)?;
            let outcome = self.recognized(&record, address, &rules)?;
            outcomes.push((EditionId::new(Uuid::now_v7()), record, outcome));
        }
        let done = self.transact(Op::AddTerms, |catalog| decide(catalog, &outcomes))?;
        let (added, known) = &done.value;
        let shelf = Shelf::load(&self.catalog)?;
        let rows = |ids: &[EditionId]| {
            ids.iter().filter_map(|id| shelf.entry(*id)).map(|entry| shelf.row(entry)).collect()
        };
        let refused = outcomes.into_iter().filter_map(|(_, _, outcome)| match outcome {
            Outcome::Refused(refused) => Some(refused),
            Outcome::Edition(_) => None,
        });
        let value =
            TermsAdded { added: rows(added), known: rows(known), refused: refused.collect() };
        Ok(Done { value, changed: done.changed })
    }

    fn recognized(
        &self,
        record: &DocumentRecord,
        address: Option<&str>,
        rules: &TermsRules,
    ) -> Result<Outcome, Error> {
        let refused = |code: &str, message: String| {
            Outcome::Refused(TermsRefused {
                document: record.id.to_string(),
                name: record.name.clone(),
                code: code.to_owned(),
                message,
            })
        };
        if record.state == ReadingState::Unread {
            let message = "it has not been read yet; add it again in a moment".to_owned();
            return Ok(refused("unread", message));
        }
        let content = self.content(&record.digest)?;
        let pages: Vec<&str> = content
            .iter()
            .flat_map(|content| &content.pages)
            .map(|page| page.text.as_str())
            .collect();
        let facts = content.as_ref().map(|content| content.facts.as_slice()).unwrap_or_default();
        let saved = if address.is_none() { self.saved_address(record)? } else { None };
        let origins = self.catalog.origins(record.row)?;
        let origin = origins.first().map(|found| &found.origin);
        let folder = origin.and_then(|origin| folder_of(&origin.path)).unwrap_or_default();
        let modified = origin.and_then(|origin| origin.modified).unwrap_or(record.added_at);
        let clues = TermsClues {
            name: &record.name,
            folder: &folder,
            address: address.or(saved.as_deref()).unwrap_or_default(),
            facts,
            pages: &pages,
            captured_on: Some(modified.date_naive()),
        };
        Ok(match recognize(record.id, &clues, rules) {
            Ok(edition) => Outcome::Edition(edition),
            Err(why) => refused(code(&why), why.to_string()),
        })
    }

    /// The address that a browser noted in a page it saved.
    fn saved_address(&self, record: &DocumentRecord) -> Result<Option<String>, Error> {
        if record.media_type != "text/html" {
            return Ok(None);
        }
        let bytes = self.store.read_object(&record.digest)?;
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]);
        Ok(saved_from(&start).map(str::to_owned))
    }
}

/// The new editions, and those that the documents hold already.
type AddedAndKnown = (Vec<EditionId>, Vec<EditionId>);

fn decide(
    catalog: &Catalog,
    outcomes: &[(EditionId, DocumentRecord, Outcome)],
) -> Result<Decision<AddedAndKnown>, Error> {
    let held = catalog.terms_editions()?;
    let mut events = Vec::new();
    let (mut added, mut known) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for (edition, record, outcome) in outcomes {
        let Outcome::Edition(stated) = outcome else { continue };
        if !seen.insert(record.id) {
            continue;
        }
        if let Some(entry) = of_document(&held, record) {
            known.push(entry.id);
            continue;
        }
        added.push(*edition);
        let stated = stated.clone();
        events.push(Event::TermsStated { edition: *edition, stated });
        events.extend(described(catalog, record)?);
    }
    Ok(Decision { events, value: (added, known) })
}

/// A document that holds an edition is public terms, unless a person said what it is.
fn described(catalog: &Catalog, record: &DocumentRecord) -> Result<Option<Event>, Error> {
    let latest = catalog.document_by_id(&record.id)?;
    let unsaid = latest.filter(|document| document.description.kind.is_none());
    Ok(unsaid.map(|document| {
        let kind = Some(EvidenceKind::PublicTerms);
        let description = Description { kind, ..document.description };
        Event::DocumentDescribed { document: document.id, description }
    }))
}

/// The edition that a document holds and that counts.
pub(super) fn of_document<'a>(
    held: &'a [EditionEntry],
    record: &DocumentRecord,
) -> Option<&'a EditionEntry> {
    held.iter().find(|entry| entry.stated.document == record.id && entry.voided.is_none())
}

/// The name of the folder in which a file lay, whatever system it came from.
fn folder_of(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let folder = Path::new(&path).parent()?.file_name()?;
    Some(folder.to_string_lossy().into_owned())
}

fn code(why: &Unrecognized) -> &'static str {
    match why {
        Unrecognized::NoText => "no_text",
        Unrecognized::ContractForm { .. } => "contract_form",
        Unrecognized::NotTerms => "not_terms",
        Unrecognized::NoTitle => "no_title",
        Unrecognized::NoDate => "no_date",
    }
}

/// Refuses a second edition of one document.
pub(super) fn is_free(
    catalog: &Catalog,
    document: &DocumentRecord,
    edition: EditionId,
) -> Result<(), Error> {
    let held = catalog.terms_editions()?;
    match of_document(&held, document).filter(|entry| entry.id != edition) {
        None => Ok(()),
        Some(_) => {
            let message = format!("`{}` holds a terms edition already", document.name);
            Err(Error::invalid("document_in_use", message))
        }
    }
}

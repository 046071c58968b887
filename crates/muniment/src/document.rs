//! One document: everything about it but its pages.

use std::path::Path;

use muniment_catalog::{Catalog, DocumentRecord};
use muniment_core::DocumentId;

use crate::error::Subject;
use crate::view::{DocumentDetails, EvidenceDocument};
use crate::{Error, Vault, show};

impl Vault {
    /// Everything about one document but its pages. `id` is its UUID or SHA-256, or six or more
    /// characters with which only one of them starts.
    ///
    /// # Errors
    /// When there is no such document or several.
    pub fn document(&self, id: &str) -> Result<DocumentDetails, Error> {
        let record = resolve_document(&self.catalog, id)?;
        let parent = match &record.parent {
            Some(parent) => self.catalog.document_by_id(parent)?,
            None => None,
        };
        let suggested = self.suggested(&self.catalog, &record)?.description();
        Ok(DocumentDetails {
            row: show::document_row(&record),
            media_type: record.media_type.clone(),
            description: show::description(&record.description),
            suggested: show::description(&suggested),
            origins: self.catalog.origins(record.row)?.iter().map(show::origin).collect(),
            links: self.catalog.links_of_document(&record.id)?.iter().map(show::link).collect(),
            children: self.catalog.children(&record.id)?.iter().map(show::document_row).collect(),
            parent: parent.as_ref().map(show::document_row),
            history: self
                .catalog
                .history(&record.id.to_string())?
                .iter()
                .map(show::entry)
                .collect(),
            void_reason: record.voided,
        })
    }

    /// The state of a document's reading and the text of its pages.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn text(&self, id: &str) -> Result<(String, Vec<String>), Error> {
        let record = resolve_document(&self.catalog, id)?;
        let reading = self.content(&record.digest)?;
        let pages =
            reading.map(|reading| reading.pages.iter().map(|page| page.text.clone()).collect());
        Ok((record.state.code().to_owned(), pages.unwrap_or_default()))
    }

    /// Writes a copy of the original bytes to a new file, checking them on the way.
    ///
    /// # Errors
    /// When there is no such document, its bytes are missing or altered, or the file cannot be
    /// written.
    pub fn save_copy(&self, id: &str, to: &Path) -> Result<(), Error> {
        let record = resolve_document(&self.catalog, id)?;
        Ok(self.store.copy_object(&record.digest, to)?)
    }
}

/// The documents that a person names as evidence, each once. What is void shows nothing.
pub(crate) fn resolve_evidence(
    catalog: &Catalog,
    ids: &[String],
) -> Result<Vec<DocumentId>, Error> {
    let mut evidence = Vec::new();
    for id in ids {
        let document = resolve_document(catalog, id)?;
        if document.voided.is_some() {
            let message = format!("`{}` is void and shows nothing", document.name);
            return Err(Error::invalid("void", message));
        }
        if !evidence.contains(&document.id) {
            evidence.push(document.id);
        }
    }
    Ok(evidence)
}

/// A document of evidence by its title or name.
pub(crate) fn evidence_document(
    catalog: &Catalog,
    id: DocumentId,
) -> Result<EvidenceDocument, Error> {
    let document = catalog.document_by_id(&id)?;
    let name = document.map(|document| document.description.title.unwrap_or(document.name));
    Ok(EvidenceDocument { id: id.to_string(), name: name.unwrap_or_default() })
}

/// The document that a person means: its id or digest, or enough of the start of either.
pub(crate) fn resolve_document(catalog: &Catalog, id: &str) -> Result<DocumentRecord, Error> {
    let missing = || Error::missing(Subject::Document, id);
    if let Ok(id) = id.parse::<DocumentId>() {
        return catalog.document_by_id(&id)?.ok_or_else(missing);
    }
    let hexadecimal = id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if id.len() < 6 || !hexadecimal {
        return Err(missing());
    }
    let mut found = catalog.documents_by_prefix(&id.to_lowercase(), 2)?;
    match found.len() {
        0 => Err(missing()),
        1 => Ok(found.remove(0)),
        _ => Err(Error::Ambiguous { what: Subject::Document, id: id.to_owned() }),
    }
}

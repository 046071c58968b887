//! The register of product keys: which keys there are, and what of them may be shown.

mod locking;
mod printed;
mod revealing;
mod stating;

use muniment_catalog::{Catalog, KeyEntry};
use muniment_core::key::{EstimatedLimit, ProductKey, Source};

use crate::error::Subject;
use crate::resolve::resolve;
use crate::show::{self, written};
use crate::view::{
    DocumentRow, KeyDetails, KeyEstimate, KeyFields, KeyRequest, KeyRow, KeySource, LicenseRow,
};
use crate::{Error, Vault};

pub(crate) use locking::Lock;
pub use stating::KeyInput;
pub(crate) use stating::holds_no_key;

/// What is shown of a key before its last five characters.
const MASK: &str = "•••••-•••••-•••••-•••••-";

impl Vault {
    /// Product keys by product, version and end.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn product_keys(&self, request: &KeyRequest) -> Result<Vec<KeyRow>, Error> {
        let words: Vec<String> = request.filter.split_whitespace().map(str::to_lowercase).collect();
        let mut entries = self.catalog.product_keys()?;
        entries.retain(|entry| {
            entry.voided.is_some() == request.voided && holds(&entry.stated, &words)
        });
        entries.sort_by_cached_key(|entry| {
            (entry.stated.title().to_lowercase(), entry.stated.last_five.clone())
        });
        Ok(entries.iter().map(row).collect())
    }

    /// Everything about one product key but its value.
    ///
    /// # Errors
    /// When there is no such key.
    pub fn product_key(&self, id: &str) -> Result<KeyDetails, Error> {
        let entry = resolve_key(&self.catalog, id)?;
        let mut licenses: Vec<LicenseRow> = Vec::new();
        for license in &entry.stated.licenses {
            licenses.extend(self.catalog.license(license)?.as_ref().map(show::license_row));
        }
        let document: Option<DocumentRow> = match &entry.stated.document {
            Some(id) => self.catalog.document_by_id(id)?.as_ref().map(show::document_row),
            None => None,
        };
        Ok(KeyDetails {
            row: row(&entry),
            licenses,
            document,
            history: self.catalog.history(&entry.id.to_string())?.iter().map(show::entry).collect(),
            void_reason: entry.voided,
        })
    }
}

/// The product key that a person means: its id, or enough of its start.
pub(crate) fn resolve_key(catalog: &Catalog, id: &str) -> Result<KeyEntry, Error> {
    resolve(catalog.product_keys()?, |entry| entry.id.to_string(), Subject::Key, id)
}

fn row(entry: &KeyEntry) -> KeyRow {
    let stated = &entry.stated;
    let finding = stated.activation_finding().filter(|_| entry.voided.is_none());
    KeyRow {
        id: entry.id.to_string(),
        title: stated.title(),
        fields: fields(stated),
        masked: if stated.last_five.is_empty() {
            String::new()
        } else {
            format!("{MASK}{}", stated.last_five)
        },
        sealed: entry.sealed.is_some(),
        estimate: stated.estimated_limit().map(estimate),
        finding: finding.as_ref().map(|finding| finding.problem.code().to_owned()),
        severity: finding.map(|finding| finding.severity.code().to_owned()),
        voided: entry.voided.is_some(),
    }
}

fn estimate(limit: EstimatedLimit) -> KeyEstimate {
    let sources = |sources: Vec<Source>| {
        let shown = |source: Source| KeySource { says: source.says, source: source.source };
        sources.into_iter().map(shown).collect()
    };
    KeyEstimate {
        activations: limit.activations,
        by: sources(limit.by),
        otherwise: sources(limit.otherwise),
    }
}

fn fields(stated: &ProductKey) -> KeyFields {
    KeyFields {
        kind: stated.kind.code().to_owned(),
        product: stated.product.clone(),
        version: stated.version.clone(),
        agreement_number: stated.agreement_number.clone(),
        licenses: stated.licenses.iter().map(ToString::to_string).collect(),
        last_five: stated.last_five.clone(),
        purchased: stated.purchased,
        used: stated.used,
        available: stated.available,
        counted_on: written(stated.counted_on),
        document: stated.document.map(|document| document.to_string()),
        note: stated.note.clone(),
    }
}

/// Whether what is stated holds all of these words, in lower case.
fn holds(stated: &ProductKey, words: &[String]) -> bool {
    let text = [
        stated.kind.code(),
        stated.product.as_str(),
        stated.version.as_str(),
        stated.agreement_number.as_str(),
        stated.last_five.as_str(),
        stated.note.as_str(),
    ]
    .join(" ")
    .to_lowercase();
    words.iter().all(|word| text.contains(word))
}

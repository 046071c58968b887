//! Terms editions, releases of products and what decides which edition governs.

use chrono::NaiveDate;
use muniment_core::DocumentId;
use muniment_core::terms::{self, DatePrecision, DateSource, TermsKind};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Edition {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    address: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Candidate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    captured_on: Option<NaiveDate>,
    #[serde(with = "text")]
    chosen: DateSource,
    confirmed: bool,
    copy: u32,
    #[serde(with = "text")]
    document: DocumentId,
    effective: NaiveDate,
    #[serde(with = "text")]
    kind: TermsKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    notes: String,
    #[serde(with = "text")]
    precision: DatePrecision,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    region: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    scope: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Candidate {
    day: NaiveDate,
    #[serde(with = "text")]
    precision: DatePrecision,
    #[serde(with = "text")]
    source: DateSource,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ProductVersion {
    product: String,
    version: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Exception {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    clause: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rule: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Election {
    day: NaiveDate,
    note: String,
}

impl From<terms::TermsEdition> for Edition {
    fn from(stated: terms::TermsEdition) -> Self {
        Self {
            address: stated.address,
            candidates: stated.candidates.into_iter().map(Candidate::from).collect(),
            captured_on: stated.captured_on,
            chosen: stated.chosen,
            confirmed: stated.confirmed,
            copy: stated.copy,
            document: stated.document,
            effective: stated.effective,
            kind: stated.kind,
            language: stated.language,
            notes: stated.notes,
            precision: stated.precision,
            region: stated.region,
            scope: stated.scope,
            title: stated.title,
        }
    }
}

impl From<Edition> for terms::TermsEdition {
    fn from(stated: Edition) -> Self {
        Self {
            document: stated.document,
            kind: stated.kind,
            title: stated.title,
            scope: stated.scope,
            region: stated.region,
            language: stated.language,
            effective: stated.effective,
            precision: stated.precision,
            chosen: stated.chosen,
            confirmed: stated.confirmed,
            candidates: stated.candidates.into_iter().map(Into::into).collect(),
            captured_on: stated.captured_on,
            copy: stated.copy,
            address: stated.address,
            notes: stated.notes,
        }
    }
}

impl From<terms::DateCandidate> for Candidate {
    fn from(candidate: terms::DateCandidate) -> Self {
        let terms::DateCandidate { source, day, precision, words } = candidate;
        Self { day, precision, source, words }
    }
}

impl From<Candidate> for terms::DateCandidate {
    fn from(candidate: Candidate) -> Self {
        let Candidate { day, precision, source, words } = candidate;
        Self { source, day, precision, words }
    }
}

impl From<terms::ProductVersion> for ProductVersion {
    fn from(stated: terms::ProductVersion) -> Self {
        let terms::ProductVersion { product, version } = stated;
        Self { product, version }
    }
}

impl From<ProductVersion> for terms::ProductVersion {
    fn from(stated: ProductVersion) -> Self {
        let ProductVersion { product, version } = stated;
        Self { product, version }
    }
}

impl From<terms::Exception> for Exception {
    fn from(stated: terms::Exception) -> Self {
        let terms::Exception { rule, day, clause } = stated;
        Self { clause, day, rule }
    }
}

impl From<Exception> for terms::Exception {
    fn from(stated: Exception) -> Self {
        let Exception { clause, day, rule } = stated;
        Self { rule, day, clause }
    }
}

impl From<terms::Election> for Election {
    fn from(stated: terms::Election) -> Self {
        let terms::Election { day, note } = stated;
        Self { day, note }
    }
}

impl From<Election> for terms::Election {
    fn from(stated: Election) -> Self {
        let Election { day, note } = stated;
        Self { day, note }
    }
}

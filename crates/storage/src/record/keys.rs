//! Product keys. Their values are never here but sealed.

use chrono::NaiveDate;
use muniment_core as core;
use muniment_core::key::KeyType;
use muniment_core::{Digest, DocumentId, LicenseId};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Key {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    agreement_number: String,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    available: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counted_on: Option<NaiveDate>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    document: Option<DocumentId>,
    #[serde(with = "text")]
    kind: KeyType,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    last_five: String,
    #[serde(with = "text::many", default, skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<LicenseId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    product: String,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    purchased: Option<u64>,
    #[serde(with = "text::optional", default, skip_serializing_if = "Option::is_none")]
    used: Option<u64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    version: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sealed {
    #[serde(with = "text::base64_of_any_length")]
    age: Vec<u8>,
    #[serde(with = "text")]
    fingerprint: Digest,
}

impl From<core::key::ProductKey> for Key {
    fn from(stated: core::key::ProductKey) -> Self {
        let core::key::ProductKey {
            kind,
            product,
            version,
            agreement_number,
            licenses,
            last_five,
            purchased,
            used,
            available,
            counted_on,
            document,
            note,
        } = stated;
        Self {
            agreement_number,
            available,
            counted_on,
            document,
            kind,
            last_five,
            licenses,
            note,
            product,
            purchased,
            used,
            version,
        }
    }
}

impl From<Key> for core::key::ProductKey {
    fn from(stated: Key) -> Self {
        let Key {
            agreement_number,
            available,
            counted_on,
            document,
            kind,
            last_five,
            licenses,
            note,
            product,
            purchased,
            used,
            version,
        } = stated;
        Self {
            kind,
            product,
            version,
            agreement_number,
            licenses,
            last_five,
            purchased,
            used,
            available,
            counted_on,
            document,
            note,
        }
    }
}

impl From<core::SealedKey> for Sealed {
    fn from(sealed: core::SealedKey) -> Self {
        Self { age: sealed.bytes, fingerprint: sealed.fingerprint }
    }
}

impl From<Sealed> for core::SealedKey {
    fn from(sealed: Sealed) -> Self {
        Self { bytes: sealed.age, fingerprint: sealed.fingerprint }
    }
}

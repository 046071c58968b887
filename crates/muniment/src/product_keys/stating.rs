//! What a person states about a product key, and what is refused. The value is sealed before
//! anything is written.

use muniment_catalog::{Catalog, KeyEntry};
use muniment_core::key::{KeyProblem, KeyValue, ProductKey, find_keys};
use muniment_core::{DocumentId, Event, KeyId, LicenseId, Op, SealedKey};
use uuid::Uuid;

use super::resolve_key;
use crate::document::resolve_document;
use crate::licenses::resolve_license;
use crate::sealing::{SealingError, fingerprint, seal};
use crate::show::{code_of, day, stated};
use crate::transact::Decision;
use crate::view::KeyFields;
use crate::{Done, Error, Vault};

/// Where the value of a key comes from.
#[derive(Clone, Copy)]
pub enum KeyInput<'a> {
    /// It stays as it is; a new key has only its end.
    Kept,
    /// A person typed it.
    Typed(&'a str),
    /// It stands in the text of a document.
    Printed {
        /// The document.
        document: &'a str,
        /// The page, from 1.
        page: u32,
        /// Which of the keys on that page, from 1.
        nth: u32,
    },
}

impl Vault {
    /// States what a product key is and returns its id. Without an id it is a new one. The whole
    /// statement replaces the one before; the same again changes nothing. The value is sealed for
    /// the vault's identity, which is made in this computer's keychain when there is none.
    ///
    /// # Errors
    /// When the value is no key or another key that counts has it, there is no identity to seal it
    /// for, product or end are missing, activations have no day, a text holds a whole key, what it
    /// names does not exist, or a date or code cannot be.
    pub fn state_product_key(
        &self,
        id: Option<&str>,
        fields: &KeyFields,
        input: KeyInput<'_>,
    ) -> Result<Done<String>, Error> {
        let new = KeyId::new(Uuid::now_v7());
        let (value, printed_on) = self.value(input)?;
        let sealed = value.as_ref().map(|value| self.sealed(value)).transpose()?;
        self.transact(Op::StateKey, |catalog| {
            let before = id.map(|id| resolve_key(catalog, id)).transpose()?;
            let key = before.as_ref().map_or(new, |before| before.id);
            let mut stated = read(catalog, fields)?;
            stated.document = printed_on.or(stated.document);
            let sealed = match &value {
                Some(value) => {
                    ends_as_stated(&stated, value)?;
                    stated.last_five = value.last_five().to_owned();
                    sealed.clone()
                }
                None => kept(before.as_ref(), &mut stated),
            };
            check(&stated)?;
            if before.as_ref().is_none_or(|before| before.voided.is_none()) {
                is_not_there(catalog, key, sealed.as_ref())?;
            }
            let is_same = |before: &KeyEntry| {
                let mark = |sealed: &Option<SealedKey>| sealed.as_ref().map(|s| s.fingerprint);
                before.stated == stated && mark(&before.sealed) == mark(&sealed)
            };
            let mut events = Vec::new();
            if !before.as_ref().is_some_and(is_same) {
                events.push(Event::KeyStated { key, stated, sealed });
            }
            Ok(Decision { events, value: key.to_string() })
        })
    }

    /// Voids a product key: it stays on record but counts no more.
    ///
    /// # Errors
    /// When there is no such key, it is void, or the reason holds a whole key.
    pub fn void_product_key(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        holds_no_key(reason)?;
        self.transact(Op::VoidKey, |catalog| {
            let before = resolve_key(catalog, id)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the product key is void"));
            }
            let reason = reason.trim().to_owned();
            Ok(Decision { events: vec![Event::KeyVoided { key: before.id, reason }], value: () })
        })
    }

    /// Makes a voided product key count again.
    ///
    /// # Errors
    /// When there is no such key, it is not void, or another that counts has its value.
    pub fn restore_product_key(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreKey, |catalog| {
            let before = resolve_key(catalog, id)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the product key is not void"));
            }
            is_not_there(catalog, before.id, before.sealed.as_ref())?;
            Ok(Decision { events: vec![Event::KeyRestored { key: before.id }], value: () })
        })
    }

    /// The value that a person gave, and the document it was taken from.
    fn value(&self, input: KeyInput<'_>) -> Result<(Option<KeyValue>, Option<DocumentId>), Error> {
        match input {
            KeyInput::Kept => Ok((None, None)),
            KeyInput::Typed(text) => {
                let value = text.parse().map_err(|_| no_key())?;
                Ok((Some(value), None))
            }
            KeyInput::Printed { document, page, nth } => {
                let (document, value) = self.printed_value(document, page, nth)?;
                Ok((Some(value), Some(document)))
            }
        }
    }

    pub(crate) fn sealed(&self, value: &KeyValue) -> Result<SealedKey, Error> {
        if self.catalog.identity()?.is_none() {
            // Where there is no keychain either, a passphrase is needed, and only a person has one.
            self.keep_keys_in_keychain().map_err(|_| SealingError::NoIdentity)?;
        }
        let identity = self.catalog.identity()?.ok_or(SealingError::NoIdentity)?;
        Ok(SealedKey {
            bytes: seal(&identity.recipient, value)?,
            fingerprint: fingerprint(self.store.vault(), value),
        })
    }
}

pub(super) fn no_key() -> Error {
    Error::invalid("bad_key", "a product key has five groups of five letters and digits")
}

/// Refuses a text for the journal that holds a whole key.
pub(crate) fn holds_no_key(text: &str) -> Result<(), Error> {
    if find_keys(text).is_empty() { Ok(()) } else { Err(refused(KeyProblem::KeyInText)) }
}

/// A value that is in the vault stays, and its end with it.
fn kept(before: Option<&KeyEntry>, stated: &mut ProductKey) -> Option<SealedKey> {
    let before = before.filter(|before| before.sealed.is_some())?;
    stated.last_five.clone_from(&before.stated.last_five);
    before.sealed.clone()
}

/// What was read of a key must be its end.
fn ends_as_stated(stated: &ProductKey, value: &KeyValue) -> Result<(), Error> {
    if stated.last_five.is_empty() || stated.last_five == value.last_five() {
        return Ok(());
    }
    let message = format!("the key does not end with `{}`", stated.last_five);
    Err(Error::invalid("other_last_five", message))
}

/// Refuses what cannot be, whatever else the register holds.
fn check(stated: &ProductKey) -> Result<(), Error> {
    let counts = [stated.purchased, stated.used, stated.available];
    if counts.into_iter().flatten().any(|count| count > i64::MAX.unsigned_abs()) {
        return Err(Error::invalid(
            "bad_count",
            "a number of licenses or activations is too large",
        ));
    }
    stated.problems().first().map_or(Ok(()), |problem| Err(refused(*problem)))
}

fn refused(problem: KeyProblem) -> Error {
    let code = match problem {
        KeyProblem::NoProduct => "no_key_product",
        KeyProblem::NoValue => "no_key_value",
        KeyProblem::EmbeddedWithValue => "embedded_key",
        KeyProblem::BadLastFive => "bad_last_five",
        KeyProblem::NoDay => "no_count_day",
        KeyProblem::KeyInText => "key_in_text",
    };
    Error::invalid(code, problem.to_string())
}

/// A key is entered once, or its activations would be counted twice.
fn is_not_there(catalog: &Catalog, key: KeyId, sealed: Option<&SealedKey>) -> Result<(), Error> {
    let Some(sealed) = sealed else { return Ok(()) };
    let has_it = |other: &KeyEntry| {
        other.id != key
            && other.voided.is_none()
            && other.sealed.as_ref().is_some_and(|s| s.fingerprint == sealed.fingerprint)
    };
    match catalog.product_keys()?.into_iter().find(has_it) {
        None => Ok(()),
        Some(other) => {
            let message = format!("this is the key of `{}` already", other.stated.title());
            Err(Error::invalid("key_in_register", message))
        }
    }
}

/// A product key as a person typed it; what it names exists.
fn read(catalog: &Catalog, fields: &KeyFields) -> Result<ProductKey, Error> {
    let text = |text: &str| text.trim().to_owned();
    let mut licenses: Vec<LicenseId> = Vec::new();
    for id in &fields.licenses {
        let license = resolve_license(catalog, id)?.id;
        if !licenses.contains(&license) {
            licenses.push(license);
        }
    }
    let document = stated(fields.document.as_deref());
    Ok(ProductKey {
        version: text(&fields.version),
        agreement_number: text(&fields.agreement_number),
        licenses,
        last_five: text(&fields.last_five).to_uppercase(),
        purchased: fields.purchased,
        used: fields.used,
        available: fields.available,
        counted_on: day(fields.counted_on.as_deref())?,
        document: match document {
            Some(id) => Some(resolve_document(catalog, &id)?.id),
            None => None,
        },
        note: text(&fields.note),
        ..ProductKey::new(code_of(&fields.kind, "bad_key_kind")?, text(&fields.product))
    })
}

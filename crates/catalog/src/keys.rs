//! Product keys, and the vault's identity for which their values are sealed.

use muniment_core::key::ProductKey;
use muniment_core::{Digest, KeyId, SealedKey};
use rusqlite::Row;

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A product key as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// Its identity.
    pub id: KeyId,
    /// What is stated.
    pub stated: ProductKey,
    /// Its value; absent where only its end is known.
    pub sealed: Option<SealedKey>,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

/// The vault's identity as the journal published it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedIdentity {
    /// The public half, for which values are sealed.
    pub recipient: String,
    /// The files that hold the secret half under a passphrase, the latest first.
    pub wrapped: Vec<Digest>,
}

const SELECT: &str = "SELECT id, kind, product, version, agreement_number, licenses, last_five,
    purchased, used, available, counted_on, document, note, sealed, fingerprint, voided
  FROM product_keys ORDER BY row";

impl Catalog {
    /// Every product key, voided ones too, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn product_keys(&self) -> Result<Vec<KeyEntry>, Error> {
        let db = self.db();
        let doing = "find product keys";
        let mut statement = db.prepare_cached(SELECT).doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut keys = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            keys.push(key(row)?);
        }
        Ok(keys)
    }

    /// The product key with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn product_key(&self, id: &KeyId) -> Result<Option<KeyEntry>, Error> {
        Ok(self.product_keys()?.into_iter().find(|entry| entry.id == *id))
    }

    /// The vault's identity. Of two that were published the first one counts.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn identity(&self) -> Result<Option<PublishedIdentity>, Error> {
        let db = self.db();
        let doing = "find the vault's identity";
        let mut statement = db
            .prepare_cached("SELECT recipient, wrapped FROM identities ORDER BY n, position")
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut identity: Option<PublishedIdentity> = None;
        while let Some(row) = found.next().doing(doing)? {
            let recipient: String = row.get(0).doing(doing)?;
            let wrapped: Option<String> = row.get(1).doing(doing)?;
            let known = identity.get_or_insert_with(|| PublishedIdentity {
                recipient: recipient.clone(),
                wrapped: Vec::new(),
            });
            if known.recipient == recipient {
                known.wrapped.extend(parse_optional::<Digest>(wrapped.as_deref(), "a digest")?);
            }
        }
        if let Some(identity) = &mut identity {
            identity.wrapped.reverse();
        }
        Ok(identity)
    }
}

fn key(row: &Row<'_>) -> Result<KeyEntry, Error> {
    let doing = "read a product key";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    let count = |at: usize| -> Result<Option<u64>, Error> { row.get(at).doing(doing) };
    let sealed: Option<Vec<u8>> = row.get(13).doing(doing)?;
    let fingerprint = parse_optional(optional(14)?.as_deref(), "a digest")?;
    Ok(KeyEntry {
        id: parse(&text(0)?, "a key id")?,
        stated: ProductKey {
            kind: parse(&text(1)?, "a kind of product key")?,
            product: text(2)?,
            version: text(3)?,
            agreement_number: text(4)?,
            licenses: split(&text(5)?, "license ids")?,
            last_five: text(6)?,
            purchased: count(7)?,
            used: count(8)?,
            available: count(9)?,
            counted_on: parse_optional(optional(10)?.as_deref(), "a date")?,
            document: parse_optional(optional(11)?.as_deref(), "a document id")?,
            note: text(12)?,
        },
        sealed: sealed
            .zip(fingerprint)
            .map(|(bytes, fingerprint)| SealedKey { bytes, fingerprint }),
        voided: optional(15)?,
    })
}

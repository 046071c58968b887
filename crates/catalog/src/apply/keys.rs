//! Product keys, and the vault's identity for which their values are sealed.

use muniment_core::key::ProductKey;
use muniment_core::{Digest, Event, SealedKey};
use rusqlite::params;

use super::{Applied, Place};
use crate::codes::joined;

impl Applied<'_> {
    pub(super) fn about_keys(&self, place: Place, event: &Event) -> Result<(), rusqlite::Error> {
        match event {
            Event::IdentityPublished { recipient, wrapped } => {
                self.identity(place, recipient, wrapped.as_ref())
            }
            Event::KeyStated { key, stated, sealed } => {
                self.key(&key.to_string(), stated, sealed.as_ref())
            }
            Event::KeyVoided { key, reason } => self.void_key(&key.to_string(), Some(reason)),
            Event::KeyRestored { key } => self.void_key(&key.to_string(), None),
            _ => Ok(()),
        }
    }

    fn identity(
        &self,
        place: Place,
        recipient: &str,
        wrapped: Option<&Digest>,
    ) -> Result<(), rusqlite::Error> {
        self.db.prepare_cached("INSERT INTO identities VALUES (?1, ?2, ?3, ?4)")?.execute(
            params![place.n, place.position, recipient, wrapped.map(ToString::to_string)],
        )?;
        Ok(())
    }

    fn key(
        &self,
        id: &str,
        stated: &ProductKey,
        sealed: Option<&SealedKey>,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "INSERT INTO product_keys (id, kind, product, version, agreement_number, licenses,
                   last_five, purchased, used, available, counted_on, document, note, sealed,
                   fingerprint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                 ON CONFLICT (id) DO UPDATE SET kind = ?2, product = ?3, version = ?4,
                   agreement_number = ?5, licenses = ?6, last_five = ?7, purchased = ?8, used = ?9,
                   available = ?10, counted_on = ?11, document = ?12, note = ?13, sealed = ?14,
                   fingerprint = ?15",
            )?
            .execute(params![
                id,
                stated.kind.code(),
                stated.product,
                stated.version,
                stated.agreement_number,
                joined(&stated.licenses),
                stated.last_five,
                stated.purchased,
                stated.used,
                stated.available,
                stated.counted_on.map(|day| day.to_string()),
                stated.document.map(|document| document.to_string()),
                stated.note,
                sealed.map(|sealed| sealed.bytes.as_slice()),
                sealed.map(|sealed| sealed.fingerprint.to_string())
            ])?;
        Ok(())
    }

    fn void_key(&self, id: &str, reason: Option<&str>) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE product_keys SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        Ok(())
    }
}

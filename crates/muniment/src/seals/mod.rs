//! Seals of the vault: made, listed with what each of them shows, and stamped with a time.

mod asking;
mod authorities;
mod handed_in;
mod stamping;

use std::path::Path;
use std::sync::PoisonError;

use muniment_core::Digest;
use muniment_storage::{
    Authority, Checkpoint, Entry, Seal, Signed, Standing, StoredStamp, TimeStamp,
};

use crate::view::{SealView, StampView};
use crate::{Error, Vault, show};
pub(crate) use authorities::machine_authorities;
pub(crate) use handed_in::{HandedIn, read_seals};

impl Vault {
    /// Signs what the journal is up to its head, and keeps that in the vault. The note is worth
    /// something once somebody else has it: whoever can write to the vault can remove it there. An
    /// installation that has written nothing yet becomes known to the journal by an entry.
    ///
    /// # Errors
    /// When the journal cannot be trusted or the vault cannot be written.
    pub fn seal(&self) -> Result<SealView, Error> {
        let sealed = {
            // Reading the journal moves its head, which must not happen under a transaction.
            let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            self.store.seal()
        };
        let path = match sealed {
            // Only an installation that the journal knows can be believed.
            Err(muniment_storage::Error::NotJoined) => {
                self.join()?;
                let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
                self.store.seal()?.path
            }
            sealed => sealed?.path,
        };
        self.seal_at(&path)
    }

    /// Every seal in the vault, the latest first, with what it shows about the journal as it is.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn seals(&self) -> Result<Vec<SealView>, Error> {
        let journal: Vec<Entry> = {
            let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            self.store.entries_after(0)?
        };
        let digests: Vec<Option<Digest>> = journal.iter().map(|entry| Some(entry.digest)).collect();
        let trusted = machine_authorities(&self.config)?;
        let mut seals = Vec::new();
        for seal in self.store.seals(&trusted)?.iter().rev() {
            let mut shown = shown(&self.store, seal, &digests, &trusted)?;
            let last = usize::try_from(shown.entries).unwrap_or_default().checked_sub(1);
            let last = last.and_then(|last| journal.get(last));
            shown.at = last.map(|entry| show::instant(entry.at));
            seals.push(shown);
        }
        Ok(seals)
    }

    /// The public key with which this installation signs, in the form in which tools for signed
    /// notes want it.
    pub fn verifier_key(&self) -> String {
        self.store.verifier_key()
    }

    /// Seals the journal where nobody sealed it as it is.
    pub(crate) fn seal_head(&self) -> Result<(), Error> {
        let head = self.store.head().n;
        if self.latest_seal()?.is_some_and(|seal| seal.entries == head) {
            return Ok(());
        }
        self.seal().map(drop)
    }

    /// The seal of this journal that covers most of it, by an installation that is known to it.
    pub(crate) fn latest_seal(&self) -> Result<Option<Checkpoint>, Error> {
        let head = self.store.head().n;
        for seal in self.store.seals(&[])?.into_iter().rev() {
            let Ok(checkpoint) = seal.checkpoint else { continue };
            let is_known = matches!(self.store.signer_of(&checkpoint)?, Signed::By(_));
            if is_known && checkpoint.entries <= head {
                return Ok(Some(checkpoint));
            }
        }
        Ok(None)
    }

    /// Writes the note of a seal, named by its file in the vault, to a file that is kept elsewhere.
    ///
    /// # Errors
    /// When the vault has no such seal or it is damaged, or the file cannot be written.
    pub fn write_seal(&self, seal: &str, to: &Path) -> Result<(), Error> {
        let found = self.seals()?.into_iter().find(|one| one.path == seal);
        let Some(found) = found.filter(|one| !one.text.is_empty()) else {
            return Err(Error::invalid("bad_seal", format!("`{seal}` is no seal of this vault")));
        };
        let fail = |source| Error::File { what: "write", path: to.to_owned(), source };
        std::fs::write(to, found.text).map_err(fail)
    }

    fn seal_at(&self, path: &str) -> Result<SealView, Error> {
        let found = self.seals()?.into_iter().find(|seal| seal.path == path);
        Ok(found.expect("a seal that was just written is listed"))
    }
}

/// A seal of the vault with what it shows about these entries.
pub(crate) fn shown(
    store: &muniment_storage::Store,
    seal: &Seal,
    entries: &[Option<Digest>],
    trusted: &[Authority],
) -> Result<SealView, Error> {
    let stamps = seal.stamps.iter().map(|stamp| shown_stamp(stamp, trusted)).collect();
    match &seal.checkpoint {
        Ok(checkpoint) => {
            let shown = shown_checkpoint(store, checkpoint, entries, &seal.path, "vault")?;
            Ok(SealView { stamps, ..shown })
        }
        Err(problem) => Ok(SealView {
            path: seal.path.clone(),
            kept: "vault".to_owned(),
            entries: 0,
            at: None,
            signed_by: None,
            text: String::new(),
            standing: "damaged".to_owned(),
            message: format!("{problem}: it proves nothing"),
            stamps,
        }),
    }
}

/// A checkpoint with what it shows about these entries.
pub(crate) fn shown_checkpoint(
    store: &muniment_storage::Store,
    checkpoint: &Checkpoint,
    entries: &[Option<Digest>],
    path: &str,
    kept: &str,
) -> Result<SealView, Error> {
    let signed_by = match store.signer_of(checkpoint)? {
        Signed::By(writer) => Some(writer.to_string()),
        Signed::Unknown => None,
    };
    let standing = checkpoint.standing(store.vault(), entries);
    let (standing, message) = told(standing, checkpoint.entries, kept, signed_by.is_some());
    Ok(SealView {
        path: path.to_owned(),
        kept: kept.to_owned(),
        entries: checkpoint.entries,
        at: None,
        signed_by,
        text: checkpoint.text().to_owned(),
        standing: standing.to_owned(),
        message,
        stamps: Vec::new(),
    })
}

/// What a seal proves and what it does not.
fn told(standing: Standing, n: u64, kept: &str, is_signed: bool) -> (&'static str, String) {
    let signer = if is_signed { "" } else { " No writer of this journal signed it." };
    match standing {
        Standing::Holds if kept == "vault" => (
            "holds",
            format!(
                "Entries 1 to {n} are the sealed ones, as far as the vault's own copy shows: somebody \
                 with a writer's key could have replaced both. A copy kept elsewhere shows that too. \
                 It does not show that what the documents say is true.{signer}"
            ),
        ),
        Standing::Holds => (
            "holds",
            format!(
                "Entries 1 to {n}, and with them the SHA-256 of each document that they name, are \
                 unchanged since this seal was made. It says nothing of later entries, nor whether \
                 what the documents say is true.{signer}"
            ),
        ),
        Standing::OtherEntries => (
            "other_entries",
            format!("The journal's first {n} entries are not the sealed ones.{signer}"),
        ),
        Standing::Ahead => (
            "ahead",
            format!("The journal has fewer than the {n} entries that were sealed.{signer}"),
        ),
        Standing::OtherVault => ("damaged", "It is a seal of another vault.".to_owned()),
    }
}

fn shown_stamp(stamp: &StoredStamp, trusted: &[Authority]) -> StampView {
    let path = stamp.path.clone();
    let says = match &stamp.says {
        Ok(says) => says,
        Err(problem) => {
            return StampView {
                path,
                at: None,
                by: None,
                authority: None,
                trusted: false,
                problem: Some(problem.to_string()),
                message: "It proves nothing.".to_owned(),
            };
        }
    };
    let is_trusted = |digest: &Digest| trusted.iter().any(|one| one.fingerprint() == *digest);
    let trusted = says.authority.as_ref().is_some_and(is_trusted);
    StampView {
        path,
        at: Some(show::instant(says.at)),
        by: Some(says.by.clone()),
        authority: says.authority.map(|digest| digest.to_string()),
        trusted,
        problem: None,
        message: told_time(says, trusted),
    }
}

fn told_time(says: &TimeStamp, trusted: bool) -> String {
    let (at, by) = (show::instant(says.at), &says.by);
    match (says.authority, trusted) {
        (Some(_), true) => format!(
            "The seal existed at {at}, by the word of an authority that this machine trusts: {by}. \
             Whether its certificate was revoked was not asked."
        ),
        (Some(digest), false) => format!(
            "The seal existed at {at} if the authority is whom it seems: {by}. Its certificate came \
             with the vault; compare the fingerprint {digest} with the one it publishes."
        ),
        (None, _) => format!(
            "Somebody who calls themselves {by} states {at}; no known certificate of an authority \
             vouches for them."
        ),
    }
}

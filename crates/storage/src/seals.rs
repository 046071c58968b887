//! Seals: signed checkpoints of the journal, and time stamps over them.
//!
//! A seal says what the journal's first entries were. It shows a change only to somebody who has it
//! from elsewhere: whoever can write to a vault can remove what lies in `seals/`. A time stamp adds
//! that the seal existed at a time, by the word of an authority that the person trusts.

mod authority;
mod checkpoint;
mod reply;
mod time_stamp;
mod tree;

use std::collections::BTreeMap;

use muniment_core::{Digest, WriterId};
use tracing::warn;

use crate::digest::digest_of;
use crate::layout::{self, Named, SealFile};
use crate::place::{FileKind, Put};
use crate::{Error, Store};
pub use authority::Authority;
pub use checkpoint::{Checkpoint, CheckpointProblem};
pub use time_stamp::{StampProblem, TimeStamp};
pub(crate) use tree::root;

/// How many entries are read at a time.
const BATCH: usize = 256;
/// The most bytes of a reply; authorities send a few thousand.
pub const MAX_REPLY: u64 = 256 << 10;

/// A seal of the vault, with what was stored with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seal {
    /// What it says; nothing when its file is damaged.
    pub checkpoint: Result<Checkpoint, CheckpointProblem>,
    /// How many entries it covers, by its name.
    pub entries: u64,
    /// Who signed it, by its name.
    pub writer: WriterId,
    /// Its file in the vault.
    pub path: String,
    /// The time stamps over it.
    pub stamps: Vec<StoredStamp>,
}

/// A time stamp of the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStamp {
    /// Its file in the vault.
    pub path: String,
    /// What it says, or why it proves nothing.
    pub says: Result<TimeStamp, StampProblem>,
}

/// What a checkpoint shows about a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The entries it covers are those of the journal.
    Holds,
    /// The journal has other entries than those it covers.
    OtherEntries,
    /// The journal does not have so many entries.
    Ahead,
    /// It is about another vault.
    OtherVault,
}

/// Whether a checkpoint's signature is one of the vault's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// By a writer of the journal, or by this installation.
    By(WriterId),
    /// By nobody whom the journal knows.
    Unknown,
}

impl Store {
    /// Signs what the journal is up to its head, and keeps that in `seals/`. The chain and the
    /// signatures of all entries are checked first.
    ///
    /// # Errors
    /// When the journal cannot be trusted, this installation has not written to it, or the vault
    /// cannot be written.
    pub fn seal(&self) -> Result<Seal, Error> {
        self.writing(|| {
            let entries = self.entry_digests()?;
            let n = entries.len() as u64;
            let writer = self.writer_key();
            if self.key_of(&writer.id(), n)?.is_none() {
                return Err(Error::NotJoined);
            }
            let checkpoint = Checkpoint::sign(self.vault(), n, root(&entries), writer);
            let path = layout::checkpoint(n, &writer.id());
            self.publish_seal(&path, checkpoint.text().as_bytes())?;
            Ok(Seal {
                checkpoint: Ok(checkpoint),
                entries: n,
                writer: writer.id(),
                path,
                stamps: Vec::new(),
            })
        })
    }

    /// Every seal of the vault, by the entries they cover. Time stamps are checked against the
    /// certificates stored in the vault and `trusted`.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn seals(&self, trusted: &[Authority]) -> Result<Vec<Seal>, Error> {
        let mut seals = BTreeMap::new();
        let mut stamps = Vec::new();
        let mut authorities = trusted.to_vec();
        for file in self.place.list(layout::SEALS)? {
            let Named::Seal(named) = layout::classify(&file.name) else { continue };
            if file.kind != FileKind::Here {
                continue;
            }
            match named {
                SealFile::Checkpoint(n, writer) => {
                    drop(seals.insert((n, writer), file.name));
                }
                SealFile::TimeStamp(n, writer, _) => stamps.push((n, writer, file.name)),
                SealFile::Authority(_) => {
                    let bytes = self.seal_file(&file.name, authority::MAX_BYTES)?;
                    authorities.extend(Authority::read(&bytes).unwrap_or_default());
                }
            }
        }
        let mut found = Vec::with_capacity(seals.len());
        for ((entries, writer), path) in seals {
            let bytes = self.seal_file(&path, checkpoint::MAX_BYTES)?;
            let own = stamps.iter().filter(|(n, by, _)| (*n, by) == (entries, &writer));
            let stamps = own.map(|(_, _, path)| self.stored_stamp(path, &bytes, &authorities));
            let stamps = stamps.collect::<Result<_, Error>>()?;
            let text = String::from_utf8(bytes).unwrap_or_default();
            let checkpoint = Checkpoint::parse(&text).and_then(|read| {
                if read.entries == entries {
                    Ok(read)
                } else {
                    Err(CheckpointProblem::NotACheckpoint)
                }
            });
            found.push(Seal { checkpoint, entries, writer, path, stamps });
        }
        Ok(found)
    }

    /// The bytes of a seal's file. What cannot be one has none, and says nothing true.
    fn seal_file(&self, path: &str, limit: u64) -> Result<Vec<u8>, Error> {
        match self.place.get(path, limit) {
            Ok(bytes) => Ok(bytes.unwrap_or_default()),
            Err(Error::TooLarge { .. } | Error::NotAFile(_) | Error::NotOnThisDevice(_)) => {
                Ok(Vec::new())
            }
            Err(error) => Err(error),
        }
    }

    fn stored_stamp(
        &self,
        path: &str,
        sealed: &[u8],
        authorities: &[Authority],
    ) -> Result<StoredStamp, Error> {
        let reply = self.seal_file(path, MAX_REPLY)?;
        let says = time_stamp::check(&reply, sealed, authorities);
        Ok(StoredStamp { path: path.to_owned(), says })
    }

    /// Keeps the reply of an authority with the seal that it is about, and the certificates that
    /// came with it from the person.
    ///
    /// # Errors
    /// When it is no time stamp over a seal of this vault, or the vault cannot be written.
    pub fn add_time_stamp(
        &self,
        reply: &[u8],
        authorities: &[Authority],
    ) -> Result<(String, TimeStamp), Error> {
        self.writing(|| {
            let about = time_stamp::about(reply).map_err(Error::TimeStamp)?;
            for seal in self.seals(&[])? {
                let Ok(checkpoint) = &seal.checkpoint else { continue };
                let sealed = checkpoint.text().as_bytes();
                if about != Some(digest_of(sealed)) {
                    continue;
                }
                let says =
                    time_stamp::check(reply, sealed, authorities).map_err(Error::TimeStamp)?;
                for authority in authorities {
                    let path = layout::authority(&authority.digest());
                    self.publish_seal(&path, authority.pem().as_bytes())?;
                }
                let path = layout::time_stamp(seal.entries, &seal.writer, &digest_of(reply));
                self.publish_seal(&path, reply)?;
                return Ok((path, says));
            }
            Err(Error::TimeStamp(StampProblem::OtherImprint))
        })
    }

    /// The digests of all entries, after their chain and signatures were checked.
    ///
    /// # Errors
    /// When an entry cannot be read or trusted.
    pub fn entry_digests(&self) -> Result<Vec<Digest>, Error> {
        let mut digests = Vec::new();
        loop {
            let read = self.read_entries(digests.len() as u64, BATCH)?;
            if read.is_empty() {
                return Ok(digests);
            }
            digests.extend(read.iter().map(|entry| entry.digest));
        }
    }

    /// Who signed a checkpoint: this installation, or a writer of the journal.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn signer_of(&self, checkpoint: &Checkpoint) -> Result<Signed, Error> {
        let own = self.writer_key();
        if checkpoint.is_signed_by(&own.public_key()) {
            return Ok(Signed::By(own.id()));
        }
        let signed = self.writers()?.into_iter().find(|(_, key)| checkpoint.is_signed_by(key));
        Ok(signed.map_or(Signed::Unknown, |(writer, _)| Signed::By(writer)))
    }

    /// This installation's key in the form in which tools for signed notes want it.
    pub fn verifier_key(&self) -> String {
        checkpoint::verifier_key(self.vault(), &self.writer_key().public_key())
    }

    fn publish_seal(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        if self.publish(path, bytes)? == Put::Existed {
            let found = self.place.get(path, MAX_REPLY)?;
            if found.as_deref() != Some(bytes) {
                warn!(path, "a damaged seal was replaced by a good one");
                let file = path.rsplit('/').next().unwrap_or(path);
                let aside = format!("{}/{file}.{}", layout::QUARANTINE, uuid::Uuid::now_v7());
                self.place.set_aside(path, &aside)?;
                self.publish(path, bytes)?;
            }
        }
        self.place.settle()
    }
}

impl Checkpoint {
    /// What this shows about a journal of these entries. An entry whose bytes could not be read
    /// has no digest, and is another one than the checkpoint covers.
    pub fn standing(&self, vault: muniment_core::VaultId, entries: &[Option<Digest>]) -> Standing {
        if self.vault != vault {
            return Standing::OtherVault;
        }
        let Some(covered) = usize::try_from(self.entries).ok().and_then(|n| entries.get(..n))
        else {
            return Standing::Ahead;
        };
        let digests: Option<Vec<Digest>> = covered.iter().copied().collect();
        match digests {
            Some(digests) if root(&digests) == self.root => Standing::Holds,
            _ => Standing::OtherEntries,
        }
    }

    /// The query to send to a time-stamping authority (RFC 3161), in DER.
    pub fn time_stamp_query(&self) -> Vec<u8> {
        reply::query(&digest_of(self.text().as_bytes()))
    }
}

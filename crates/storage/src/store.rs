//! An open vault: reading its journal and committing to it.

mod opening;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use muniment_core::{Event, Op, VaultId, WriterId};
use tracing::warn;

use crate::chain::{self, Keys};
use crate::entry::{self, Position};
use crate::error::EntryProblem;
use crate::layout;
use crate::place::{Place, Put, Source};
use crate::{Entry, Error, Head, Location, Stamp, Writer};

/// A vault's files. All methods can be called from any thread.
pub struct Store {
    pub(crate) place: Box<dyn Place>,
    location: Location,
    writer: Writer,
    vault: VaultId,
    journal: Mutex<Journal>,
    read_only: Mutex<Option<ReadOnly>>,
}

/// What this process has read of the journal.
struct Journal {
    head: Head,
    keys: Keys,
}

/// What became of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Committed {
    /// The entry is durable.
    Written(Entry),
    /// Somebody else wrote the next entry first. Read it, decide again and try again.
    Behind,
}

/// Why a vault is open for reading only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer version of Muniment wrote to it.
    NewerFormat,
    /// A sync client made two histories of it.
    SyncConflict,
    /// The system could not make bytes durable, so nothing it says of later ones is trusted.
    FailedSync,
    /// The system does not let this user write.
    NoPermission,
    /// An entry of the journal is missing or damaged.
    JournalDamaged,
}

impl ReadOnly {
    /// The stable code of the reason.
    pub fn code(self) -> &'static str {
        match self {
            Self::NewerFormat => "newer_format",
            Self::SyncConflict => "sync_conflict",
            Self::FailedSync => "failed_sync",
            Self::NoPermission => "no_permission",
            Self::JournalDamaged => "journal_damaged",
        }
    }
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Store {
    /// The vault.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// Where it is.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Why it is open for reading only, as a stable code; nothing when it can be written.
    pub fn read_only(&self) -> Option<String> {
        self.read_only_reason().map(|reason| reason.code().to_owned())
    }

    /// Why it is open for reading only.
    pub fn read_only_reason(&self) -> Option<ReadOnly> {
        *self.read_only.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The newest entry this process has read.
    pub fn head(&self) -> Head {
        self.journal().head
    }

    /// The entries after entry `n`, checked: chain and signatures. Asks for a single file when
    /// there is nothing new.
    ///
    /// # Errors
    /// When entry `n` is not there, or a later one cannot be trusted.
    pub fn entries_after(&self, n: u64) -> Result<Vec<Entry>, Error> {
        let mut entries = Vec::new();
        loop {
            let after = entries.last().map_or(n, |entry: &Entry| entry.n);
            // Few first, because most often there is nothing.
            let batch = self.read_entries(after, (entries.len() * 2).max(1))?;
            if batch.is_empty() {
                return Ok(entries);
            }
            entries.extend(batch);
        }
    }

    /// Some of the entries after entry `n`, at most so many: for readers of long journals that
    /// must not hold all of it. None when there is nothing new.
    ///
    /// # Errors
    /// Like [`Store::entries_after`].
    pub fn read_entries(&self, n: u64, at_most: usize) -> Result<Vec<Entry>, Error> {
        let (mut before, keys) = {
            let journal = self.journal();
            (journal.head, journal.keys.clone())
        };
        let mut before = if n == 0 {
            None
        } else {
            if before.n != n {
                let digest = chain::digest(&*self.place, n)?.ok_or(Error::NoEntry(n))?;
                before = Head { n, digest };
            }
            Some(before)
        };
        let ahead = chain::read_ahead(&*self.place, &keys, n + 1, at_most as u64);
        let mut journal = self.journal();
        let mut entries = Vec::with_capacity(ahead.len());
        for found in ahead {
            let found = match found {
                Ok(found) => found,
                // What was read so far is true; the next call meets the problem alone.
                Err(_) if !entries.is_empty() => break,
                Err(error) => return Err(error),
            };
            let n = found.parsed.entry.n;
            if !chain::continues(&found.parsed.entry, before) {
                let forked = before.is_some_and(|before| before == journal.head);
                return Err(if forked {
                    self.fork(n - 1)
                } else {
                    Error::Entry { n, source: EntryProblem::BrokenChain }
                });
            }
            match &found.unchecked {
                Some(bytes) => journal.keys.check(&*self.place, bytes, &found.parsed)?,
                None => journal.keys.learn(&found.parsed),
            }
            let head = Head { n, digest: found.parsed.entry.digest };
            if n == journal.head.n && head != journal.head {
                return Err(self.fork(n));
            }
            if n > journal.head.n {
                journal.head = head;
            }
            before = Some(head);
            entries.push(found.parsed.entry);
        }
        Ok(entries)
    }

    /// Commits what one operation changed, as the entry after [`Store::head`]. It is durable when
    /// this returns. The first entry of a writer also says which key it has.
    ///
    /// The caller has decided on everything up to the head, and reads entries on no other thread
    /// meanwhile: the head must not move between deciding and committing.
    ///
    /// # Errors
    /// When the vault is open for reading only, an added document's object is not there, or the
    /// entry cannot be made durable, after which the vault is closed for writing.
    pub fn commit(&self, op: Op, stamp: &Stamp, events: &[Event]) -> Result<Committed, Error> {
        self.writing(|| self.commit_unguarded(op, stamp, events))
    }

    fn commit_unguarded(
        &self,
        op: Op,
        stamp: &Stamp,
        events: &[Event],
    ) -> Result<Committed, Error> {
        let mut journal = self.journal();
        let head = journal.head;
        if chain::digest(&*self.place, head.n)? != Some(head.digest) {
            return Err(self.fork(head.n));
        }
        self.check_objects(events)?;
        let me = self.writer.id();
        let n = head.n + 1;
        let joined = journal.keys.find(&*self.place, &me, n)?.is_some();
        let mut all = Vec::with_capacity(events.len() + 1);
        if !joined {
            let public_key = self.writer.public_key();
            all.push(Event::WriterJoined { writer: me, public_key });
        }
        all.extend_from_slice(events);
        let position = Position { n, prev: Some(head.digest) };
        let bytes = entry::encode(&position, op, stamp, &all, &self.writer)?;
        let parsed = entry::parse(n, &bytes).map_err(Error::WouldNotReadBack)?;
        self.place.settle()?;
        if self.publish(&layout::entry(n), &bytes)? == Put::Existed {
            // A network can lose the answer to a request that was carried out.
            let found = chain::read_bytes(&*self.place, n);
            if !matches!(found, Ok(Some(found)) if found == bytes) {
                return Ok(Committed::Behind);
            }
        }
        self.place.settle()?;
        journal.keys.learn(&parsed);
        journal.head = Head { n, digest: parsed.entry.digest };
        if !joined {
            self.write_key_file(&parsed.entry);
        }
        Ok(Committed::Written(parsed.entry))
    }

    /// Bytes first, entry second: an entry never names an object that is not there.
    fn check_objects(&self, events: &[Event]) -> Result<(), Error> {
        for event in events {
            let Some((digest, bytes)) = event.object() else { continue };
            match self.place.look(&layout::object(&digest))? {
                None => return Err(Error::ObjectMissing(digest)),
                Some(found) if found.bytes == bytes => {}
                Some(_) => return Err(Error::ObjectAltered(digest)),
            }
        }
        Ok(())
    }

    /// Gives bytes a name that nothing has. Durable after the place has settled.
    pub(crate) fn publish(&self, name: &str, mut bytes: &[u8]) -> Result<Put, Error> {
        let staged = self.place.stage(Source {
            bytes: &mut bytes,
            path: name.as_ref(),
            cancel: &|| false,
        })?;
        self.place.put_new(name, staged)
    }

    /// Writes the human copy of this writer's key. The journal has the key already, so a failure
    /// is worth a line in the log and no more.
    fn write_key_file(&self, joined_with: &Entry) {
        let content = chain::key_file_of(joined_with, &self.writer.public_key());
        if let Err(error) = self.publish(&layout::key(&joined_with.writer), &content) {
            warn!(%error, "could not write the copy of this writer's key");
        }
    }

    /// Runs what writes: refused when the vault is open for reading only, and the last of its
    /// kind when a sync fails.
    pub(crate) fn writing<T>(&self, write: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        if let Some(reason) = self.read_only_reason() {
            return Err(Error::ReadOnly(reason));
        }
        let done = write();
        if let Err(error @ Error::SyncFailed { .. }) = &done {
            tracing::error!(%error, "the vault is closed for writing");
            self.close(ReadOnly::FailedSync);
        }
        done
    }

    /// This installation's key.
    pub(crate) fn writer_key(&self) -> &Writer {
        &self.writer
    }

    /// The key of a writer who joined by entry `n`.
    pub(crate) fn key_of(&self, writer: &WriterId, n: u64) -> Result<Option<[u8; 32]>, Error> {
        self.journal().keys.find(&*self.place, writer, n + 1)
    }

    /// Every writer of the journal so far, with their keys.
    pub(crate) fn writers(&self) -> Result<Vec<(WriterId, [u8; 32])>, Error> {
        let mut journal = self.journal();
        let next = journal.head.n + 1;
        journal.keys.all(&*self.place, next)
    }

    fn fork(&self, n: u64) -> Error {
        self.close(ReadOnly::SyncConflict);
        Error::Forked(n)
    }

    fn close(&self, reason: ReadOnly) {
        self.read_only.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(reason);
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("location", &self.location).finish_non_exhaustive()
    }
}

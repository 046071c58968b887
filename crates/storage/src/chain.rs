//! What a process knows of the journal, and how entries are trusted.
//!
//! An entry is true when it continues the one before it and its writer, whose key an earlier or
//! this very entry holds, signed it.

use std::collections::HashMap;

use muniment_core::{Digest, WriterId};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::entry::{self, Entry, Head, Parsed};
use crate::error::{EntryProblem, Error};
use crate::layout;
use crate::place::Place;
use crate::record;
use crate::writer::writer_id;

/// How many entries are read at a time.
const BATCH: u64 = 64;

/// The keys of writers, as far as this process has read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    known: HashMap<WriterId, [u8; 32]>,
    /// Every writer that joined up to this entry is known.
    complete_to: u64,
}

/// The human copy of a writer's key, which also says where the journal holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    pub(crate) joined: u64,
    #[serde(with = "record::base64")]
    pub(crate) public_key: [u8; 32],
    pub(crate) writer: String,
}

impl Keys {
    pub(crate) fn get(&self, writer: &WriterId) -> Option<&[u8; 32]> {
        self.known.get(writer)
    }

    /// Everybody who is known, with their keys.
    pub(crate) fn into_known(self) -> Vec<(WriterId, [u8; 32])> {
        self.known.into_iter().collect()
    }

    /// Up to which entry every writer is known.
    pub(crate) fn complete_to(&self) -> u64 {
        self.complete_to
    }

    /// Notes that an entry was read whose signature is right.
    pub(crate) fn learn(&mut self, parsed: &Parsed) {
        if let Some(key) = parsed.joins_with() {
            self.known.insert(parsed.entry.writer.clone(), key);
        }
        if parsed.entry.n == self.complete_to + 1 {
            self.complete_to = parsed.entry.n;
        }
    }

    /// The key of a writer who joined before entry `n`. The journal alone can say so; the key
    /// file only says where to look.
    pub(crate) fn find(
        &mut self,
        place: &dyn Place,
        writer: &WriterId,
        n: u64,
    ) -> Result<Option<[u8; 32]>, Error> {
        if let Some(key) = self.known.get(writer) {
            return Ok(Some(*key));
        }
        if self.complete_to + 1 >= n {
            return Ok(None);
        }
        if let Some(joined) = key_file(place, writer).map(|file| file.joined)
            && joined < n
            && let Ok(Some((bytes, parsed))) = read(place, joined)
            && let Some(key) = parsed.joins_with()
            && parsed.entry.writer == *writer
            && parsed.check_signature(&bytes, &key).is_ok()
        {
            self.known.insert(writer.clone(), key);
            return Ok(Some(key));
        }
        self.complete(place, n)?;
        Ok(self.known.get(writer).copied())
    }

    /// Everybody who joined before entry `n`.
    pub(crate) fn all(
        &mut self,
        place: &dyn Place,
        n: u64,
    ) -> Result<Vec<(WriterId, [u8; 32])>, Error> {
        self.complete(place, n)?;
        Ok(self.known.iter().map(|(writer, key)| (writer.clone(), *key)).collect())
    }

    /// Reads who joined before entry `n`, as far as the entries go on without a gap.
    fn complete(&mut self, place: &dyn Place, n: u64) -> Result<(), Error> {
        for earlier in self.complete_to + 1..n {
            // Nothing vouches for what follows a gap, and its length may be a stranger's joke.
            let Some((bytes, parsed)) = read(place, earlier)? else { return Ok(()) };
            if let Some(key) = parsed.joins_with()
                && parsed.check_signature(&bytes, &key).is_ok()
            {
                self.known.insert(parsed.entry.writer.clone(), key);
            }
            self.complete_to = earlier;
        }
        Ok(())
    }

    /// Checks the signature of an entry and learns from it.
    pub(crate) fn check(
        &mut self,
        place: &dyn Place,
        bytes: &[u8],
        parsed: &Parsed,
    ) -> Result<(), Error> {
        let n = parsed.entry.n;
        let writer = &parsed.entry.writer;
        let key = match parsed.joins_with() {
            Some(key) => Some(key),
            None => self.find(place, writer, n)?,
        };
        let refuse = |source| Err(Error::Entry { n, source });
        let Some(key) = key else { return refuse(EntryProblem::UnknownWriter(writer.clone())) };
        if let Err(problem) = parsed.check_signature(bytes, &key) {
            return refuse(problem);
        }
        self.learn(parsed);
        Ok(())
    }
}

/// The bytes of an entry's commit file.
pub(crate) fn read_bytes(place: &dyn Place, n: u64) -> Result<Option<Vec<u8>>, Error> {
    place.get(&layout::entry(n), entry::MAX_BYTES as u64).map_err(|error| match error {
        Error::TooLarge { .. } => {
            Error::Entry { n, source: EntryProblem::Malformed("it is too large") }
        }
        error => error,
    })
}

/// An entry that has the right form.
pub(crate) fn read(place: &dyn Place, n: u64) -> Result<Option<(Vec<u8>, Parsed)>, Error> {
    let Some(bytes) = read_bytes(place, n)? else { return Ok(None) };
    let parsed = entry::parse(n, &bytes).map_err(|source| Error::Entry { n, source })?;
    Ok(Some((bytes, parsed)))
}

/// The digest of an entry's commit file.
pub(crate) fn digest(place: &dyn Place, n: u64) -> Result<Option<Digest>, Error> {
    Ok(read_bytes(place, n)?.map(|bytes| crate::digest::digest_of(&bytes)))
}

/// The human copy of a writer's key, when it is one. It proves no more than that the key has
/// this id: that the writer joined is for the journal to say.
pub(crate) fn key_file(place: &dyn Place, writer: &WriterId) -> Option<KeyFile> {
    let bytes = place.get(&layout::key(writer), 4096).ok()??;
    let file: KeyFile = record::read(bytes.strip_suffix(b"\n")?).ok()?;
    (file.writer == writer.as_str() && writer_id(&file.public_key) == *writer).then_some(file)
}

/// An entry read ahead: with its bytes when its signature is still to be checked.
pub(crate) struct Ahead {
    pub(crate) parsed: Parsed,
    pub(crate) unchecked: Option<Vec<u8>>,
}

/// Reads some of the entries from `first` on, in parallel, up to the first that is not there.
/// Signatures of writers known already are checked on the way.
pub(crate) fn read_ahead(
    place: &dyn Place,
    keys: &Keys,
    first: u64,
    at_most: u64,
) -> Vec<Result<Ahead, Error>> {
    let load = |n: u64| -> Result<Option<Ahead>, Error> {
        let Some((bytes, parsed)) = read(place, n)? else { return Ok(None) };
        let key = parsed.joins_with().or_else(|| keys.get(&parsed.entry.writer).copied());
        let Some(key) = key else { return Ok(Some(Ahead { parsed, unchecked: Some(bytes) })) };
        parsed.check_signature(&bytes, &key).map_err(|source| Error::Entry { n, source })?;
        Ok(Some(Ahead { parsed, unchecked: None }))
    };
    let last = first.saturating_add(at_most.clamp(1, BATCH)).min(layout::LAST_ENTRY + 1);
    let found: Vec<_> = if last - first == 1 {
        vec![load(first)]
    } else {
        (first..last).into_par_iter().map(load).collect()
    };
    found.into_iter().map_while(Result::transpose).collect()
}

/// The key file of a writer who joined with an entry.
pub(crate) fn key_file_of(entry: &Entry, public_key: &[u8; 32]) -> Vec<u8> {
    let mut line = record::line(&KeyFile {
        joined: entry.n,
        public_key: *public_key,
        writer: writer_id(public_key).to_string(),
    });
    line.push(b'\n');
    line
}

/// Whether an entry is the one that must follow.
pub(crate) fn continues(entry: &Entry, before: Option<Head>) -> bool {
    entry.prev == before.map(|head| head.digest)
}

//! The two places a vault can live, behind one small trait.
//!
//! A place knows names and bytes, never what they mean. Names come from [`crate::layout`] alone.

mod bucket;
mod folder;
mod staging;

use std::io::Read;
use std::time::{Duration, SystemTime};

use muniment_core::Digest;
use tempfile::TempPath;

use crate::{Error, Location};

pub(crate) use bucket::Bucket;
pub(crate) use folder::{Folder, make_folder};

/// What a vault's files are kept in.
pub(crate) trait Place: Send + Sync {
    /// Copies bytes to where they can be published from, hashing them on the way. They are
    /// durable there and have been read back when this returns.
    fn stage(&self, from: Source<'_>) -> Result<Staged, Error>;

    /// Gives staged bytes a name that nothing has. Durable after [`Place::settle`].
    fn put_new(&self, name: &str, staged: Staged) -> Result<Put, Error>;

    /// Gives bytes a name whether or not something has it. For what can be made again only.
    fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error>;

    /// All bytes of a file that has at most `limit` of them.
    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Error>;

    /// The bytes of a file, as a stream.
    fn open(&self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Error>;

    /// What is known of a file without reading it.
    fn look(&self, name: &str) -> Result<Option<Listed>, Error>;

    /// The files under a folder, or of the whole vault for an empty name.
    fn list(&self, under: &str) -> Result<Vec<Listed>, Error>;

    /// Moves a file into quarantine.
    fn set_aside(&self, name: &str, quarantine: &str) -> Result<(), Error>;

    /// Removes a file. Only temporary files are ever removed.
    fn delete(&self, name: &str) -> Result<(), Error>;

    /// Makes every name given since the last time durable.
    fn settle(&self) -> Result<(), Error>;

    /// Whether files can be written at all.
    fn is_writable(&self) -> Result<bool, Error>;

    /// How many bytes fit, where that is known.
    fn room(&self) -> Option<u64>;
}

/// Bytes to stage.
pub(crate) struct Source<'a> {
    pub(crate) bytes: &'a mut dyn Read,
    /// What the bytes are called in an error.
    pub(crate) path: &'a std::path::Path,
    /// Asked now and then whether nobody wants them any longer.
    pub(crate) cancel: &'a dyn Fn() -> bool,
}

/// Bytes that are ready to get a name. Dropped without one, they vanish.
pub(crate) struct Staged {
    pub(crate) file: TempPath,
    pub(crate) digest: Digest,
    pub(crate) bytes: u64,
}

/// Whether a name was free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Put {
    New,
    Existed,
}

/// A file as a listing shows it.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    /// Relative to the vault, with `/` between the parts.
    pub(crate) name: String,
    pub(crate) bytes: u64,
    pub(crate) modified: Option<SystemTime>,
    pub(crate) kind: FileKind,
}

impl Listed {
    /// Whether a file has not changed for so long. A clock that went back makes it young.
    pub(crate) fn is_older_than(&self, age: Duration) -> bool {
        let since = self.modified.and_then(|at| SystemTime::now().duration_since(at).ok());
        since.is_some_and(|since| since > age)
    }
}

/// What a listed name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// A file whose bytes are here.
    Here,
    /// A file whose bytes a sync client keeps elsewhere.
    Elsewhere,
    /// A link, a pipe, a name that is not Unicode: nothing a vault has.
    Strange,
}

/// The place that a location names.
pub(crate) fn at(location: &Location, writer: &str) -> Result<Box<dyn Place>, Error> {
    match location {
        Location::Folder(path) => Ok(Box::new(Folder::new(path, writer))),
        Location::Bucket(url) => Ok(Box::new(Bucket::new(url)?)),
    }
}

//! What can go wrong with a vault's files.

use std::io;
use std::path::{Path, PathBuf};

use muniment_core::{Digest, VaultId, WriterId};
use thiserror::Error;

use crate::ReadOnly;
use crate::record::RecordError;
use crate::seals::StampProblem;

/// Why the vault's files could not be read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// The location is no folder path or address that a vault can have.
    #[error("`{text}` is not a place where a vault can be: {reason}")]
    Location {
        /// The location as given.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is nothing at the location.
    #[error("there is nothing at `{0}`")]
    NotFound(String),
    /// Something is at the location, but no vault.
    #[error("`{location}` is not a vault: {reason}")]
    NotAVault {
        /// The location.
        location: String,
        /// What is missing or wrong.
        reason: String,
    },
    /// A vault is created only where nothing is.
    #[error("`{0}` is not empty")]
    NotEmpty(String),
    /// A newer version of Muniment wrote the vault in a way this version cannot read.
    #[error("the vault needs a reader of format {needed}; this version reads format {known}")]
    NewerFormat {
        /// The format a reader must know.
        needed: u32,
        /// The newest format this version knows.
        known: u32,
    },
    /// `vault.json` is not what its format says.
    #[error("`vault.json` is damaged: {0}")]
    FormatFile(String),
    /// The first entry belongs to another vault than `vault.json` says.
    #[error("`vault.json` names the vault `{named}`, but the journal belongs to `{journal}`")]
    OtherVault {
        /// The vault that `vault.json` names.
        named: VaultId,
        /// The vault whose journal it is.
        journal: VaultId,
    },
    /// The vault is open for reading only.
    #[error("the vault is open for reading only: {0}")]
    ReadOnly(ReadOnly),
    /// A journal entry cannot be trusted.
    #[error("entry {n} of the journal cannot be trusted")]
    Entry {
        /// The entry.
        n: u64,
        /// What is wrong with it.
        source: EntryProblem,
    },
    /// The journal does not have this entry.
    #[error("the journal has no entry {0}")]
    NoEntry(u64),
    /// Two histories exist: an entry this process has read is another one now.
    #[error("entry {0} of the journal was replaced by another one")]
    Forked(u64),
    /// An entry would pass a limit of the format.
    #[error("the entry is too large: {what} must stay within {limit}")]
    TooLarge {
        /// What passes the limit.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// The commit could not be read back, so it was not written.
    #[error("the entry would not read back and was not written")]
    WouldNotReadBack(#[source] EntryProblem),
    /// There is not enough room.
    #[error("the disk is full at `{path}`")]
    DiskFull {
        /// Where.
        path: PathBuf,
        /// What the system said, when it was the system that refused.
        source: Option<io::Error>,
    },
    /// The system does not let this user do it.
    #[error("no permission for `{path}`")]
    NoPermission {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The object is not in the vault.
    #[error("the object `{0}` is not in the vault")]
    ObjectMissing(Digest),
    /// A sync client keeps the file elsewhere.
    #[error("`{0}` is not on this device")]
    NotOnThisDevice(String),
    /// There is something else where a plain file belongs.
    #[error("`{0}` is not a plain file")]
    NotAFile(String),
    /// The object's bytes are not the ones its name promises.
    #[error("the object `{0}` was altered")]
    ObjectAltered(Digest),
    /// A file outside the vault could not be read.
    #[error("could not read `{path}`")]
    Source {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file changed while it was read.
    #[error("`{0}` changed while it was read")]
    SourceChanged(PathBuf),
    /// What was written does not read back: the memory or the disk is failing.
    #[error("`{0}` does not read back as it was written")]
    ReadBack(PathBuf),
    /// The caller no longer wants the result.
    #[error("canceled")]
    Canceled,
    /// The system could not make bytes durable. The vault is closed for writing from here on.
    #[error("could not make `{path}` durable")]
    SyncFailed {
        /// What was to be made durable.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the vault could not be worked on.
    #[error("could not {doing} `{path}`")]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The object store refused.
    #[error("could not {doing} `{path}` in the bucket")]
    Bucket {
        /// What was tried.
        doing: &'static str,
        /// On which object.
        path: String,
        /// What the store said.
        source: object_store::Error,
    },
    /// Another vault's files are where a backup should go.
    #[error("`{0}` holds another vault")]
    BackupOfAnother(String),
    /// A backup has entries that the vault lacks.
    #[error("the backup has the entries up to {0}, which the vault does not have")]
    BackupAhead(u64),
    /// A backup and its vault have different histories.
    #[error("the backup has another entry {0} than the vault")]
    BackupDiffers(u64),
    /// A seal is signed with a key that the journal knows.
    #[error("this installation has not written to the vault yet, so its seal could not be checked")]
    NotJoined,
    /// A time stamp does not prove what it should.
    #[error("the time stamp cannot be kept")]
    TimeStamp(#[source] StampProblem),
    /// The key file of this installation is not a key.
    #[error("`{0}` does not hold the key of this installation")]
    WriterKey(PathBuf),
}

/// Why a journal entry cannot be trusted.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EntryProblem {
    /// It is not a commit file.
    #[error("it is not a commit file: {0}")]
    Malformed(&'static str),
    /// A line is not what the format says.
    #[error("line {line} is not valid")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        source: RecordError,
    },
    /// The file holds another entry than its name says.
    #[error("it says that it is entry {0}")]
    OtherNumber(u64),
    /// It does not follow the entry before it.
    #[error("it does not continue the entry before it")]
    BrokenChain,
    /// Nothing says which key the writer has.
    #[error("the writer `{0}` never joined")]
    UnknownWriter(WriterId),
    /// The signature is not the writer's over these bytes.
    #[error("the signature is not the writer's")]
    BadSignature,
}

impl Error {
    /// The stable code under which a person meets this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "vault_not_found",
            Self::NotAVault { .. } | Self::Location { .. } => "not_a_vault",
            Self::NotEmpty(_) => "folder_not_empty",
            Self::NewerFormat { .. } => "newer_format",
            Self::Entry { source: EntryProblem::Line { source, .. }, .. } if source.is_newer() => {
                "newer_format"
            }
            Self::FormatFile(_)
            | Self::OtherVault { .. }
            | Self::Entry { .. }
            | Self::NoEntry(_)
            | Self::NotAFile(_)
            | Self::ObjectAltered(_) => "vault_damaged",
            Self::Forked(_) => "conflict",
            Self::ReadOnly(_) | Self::SyncFailed { .. } => "vault_read_only",
            Self::DiskFull { .. } => "disk_full",
            Self::NoPermission { .. } => "no_permission",
            Self::ObjectMissing(_) | Self::NotOnThisDevice(_) => "object_missing",
            Self::Source { .. } | Self::SourceChanged(_) => "cannot_read_file",
            Self::Canceled => "canceled",
            Self::NotJoined => "not_joined",
            Self::BackupOfAnother(_) => "backup_of_another",
            Self::BackupAhead(_) => "backup_ahead",
            Self::BackupDiffers(_) => "backup_differs",
            Self::TimeStamp(_) => "bad_time_stamp",
            Self::TooLarge { .. }
            | Self::WouldNotReadBack(_)
            | Self::ReadBack(_)
            | Self::Io { .. }
            | Self::Bucket { .. }
            | Self::WriterKey(_) => "internal",
        }
    }

    /// The error of an operation on a file of the vault.
    pub(crate) fn io(doing: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        let path = path.as_ref().to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull { path, source: Some(source) }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NoPermission { path, source }
            }
            _ => Self::Io { doing, path, source },
        }
    }

    /// The error of making a file or folder durable. A disk that is found full only then refused
    /// to keep acknowledged bytes too, so it counts as a failed sync.
    pub(crate) fn sync(path: impl AsRef<Path>, source: io::Error) -> Self {
        Self::SyncFailed { path: path.as_ref().to_path_buf(), source }
    }

    /// The error of reading a file outside the vault.
    pub(crate) fn source(path: impl AsRef<Path>, source: io::Error) -> Self {
        Self::Source { path: path.as_ref().to_path_buf(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_refusal_have_codes_of_their_own() {
        let code = |kind: io::ErrorKind| Error::io("write", "objects", kind.into()).code();
        assert_eq!(code(io::ErrorKind::StorageFull), "disk_full");
        assert_eq!(code(io::ErrorKind::QuotaExceeded), "disk_full");
        assert_eq!(code(io::ErrorKind::PermissionDenied), "no_permission");
        assert_eq!(code(io::ErrorKind::ReadOnlyFilesystem), "no_permission");
        assert_eq!(code(io::ErrorKind::TimedOut), "internal");
    }
}

//! Objects: the bytes of documents under their own digest.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use muniment_core::Digest;
use tracing::warn;

use crate::digest::{Hasher, Interrupted, copy_hashing};
use crate::layout;
use crate::place::{FileKind, Listed, Source, Staged};
use crate::{Error, Store};

/// What stays free for the journal and the system when bytes are added.
const RESERVE: u64 = 64 << 20;

/// An object younger than this may belong to an operation that is not committed yet.
pub(crate) const COMMIT_AGE: Duration = Duration::from_secs(60 * 60);

/// Bytes that are in the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// Their identity.
    pub digest: Digest,
    /// Their count.
    pub bytes: u64,
    /// Whether the vault did not have them before.
    pub fresh: bool,
}

impl Store {
    /// The digest and size of a file anywhere.
    ///
    /// # Errors
    /// When the file cannot be read, changes meanwhile, or `cancel` says so.
    pub fn hash_file(
        &self,
        path: &Path,
        cancel: &dyn Fn() -> bool,
    ) -> Result<(Digest, u64), Error> {
        let (file, before) = open_source(path)?;
        let hashed =
            copy_hashing(&mut bounded(&file, &before), &mut io::sink(), &mut |_| !cancel());
        let (digest, bytes) = hashed.map_err(|error| match error {
            Interrupted::Canceled => Error::Canceled,
            Interrupted::Read(error) | Interrupted::Write(error) => Error::source(path, error),
        })?;
        check_unchanged(path, &file, &before, bytes)?;
        Ok((digest, bytes))
    }

    /// The size of an object, or nothing when the vault does not have it here.
    ///
    /// # Errors
    /// When the vault cannot be asked.
    pub fn object_size(&self, digest: &Digest) -> Result<Option<u64>, Error> {
        let found = self.place.look(&layout::object(digest))?;
        Ok(found.filter(|file| file.kind == FileKind::Here).map(|file| file.bytes))
    }

    /// Refuses when so many bytes more would not fit. Places that cannot tell let it pass.
    ///
    /// # Errors
    /// [`Error::DiskFull`].
    pub fn ensure_room(&self, bytes: u64) -> Result<(), Error> {
        match self.place.room() {
            Some(room) if room < bytes.saturating_add(RESERVE) => {
                Err(Error::DiskFull { path: self.location().to_string().into(), source: None })
            }
            _ => Ok(()),
        }
    }

    /// Copies a file into the vault. The next commit makes its name durable.
    ///
    /// # Errors
    /// When it cannot be read, changes meanwhile, does not fit, or `cancel` says so. The vault is
    /// then as it was.
    pub fn put_file(&self, path: &Path, cancel: &dyn Fn() -> bool) -> Result<Stored, Error> {
        self.writing(|| {
            let (file, before) = open_source(path)?;
            self.ensure_room(before.len())?;
            let bytes = &mut bounded(&file, &before);
            let staged = self.place.stage(Source { bytes, path, cancel })?;
            check_unchanged(path, &file, &before, staged.bytes)?;
            self.publish_object(staged)
        })
    }

    /// Puts bytes into the vault. The next commit makes their name durable.
    ///
    /// # Errors
    /// When they do not fit or cannot be written. The vault is then as it was.
    pub fn put_bytes(&self, mut bytes: &[u8]) -> Result<Stored, Error> {
        self.writing(|| {
            self.ensure_room(bytes.len() as u64)?;
            let source = Source { bytes: &mut bytes, path: Path::new("memory"), cancel: &|| false };
            let staged = self.place.stage(source)?;
            self.publish_object(staged)
        })
    }

    fn publish_object(&self, staged: Staged) -> Result<Stored, Error> {
        let (digest, bytes) = (staged.digest, staged.bytes);
        let name = layout::object(&digest);
        let mut fresh = true;
        if let Some(found) = self.place.look(&name)? {
            // Equal bytes are kept once, but never on the word of a name: it may stand for rot.
            if self.is_whole(&found, &digest, bytes)? {
                fresh = false;
            } else {
                warn!(%digest, "a damaged object was replaced by good bytes");
                let id = uuid::Uuid::now_v7();
                let quarantine = format!("{}/{digest}.{id}", layout::QUARANTINE);
                self.place.set_aside(&name, &quarantine)?;
            }
        }
        self.place.put_new(&name, staged)?;
        Ok(Stored { digest, bytes, fresh })
    }

    fn is_whole(&self, found: &Listed, digest: &Digest, bytes: u64) -> Result<bool, Error> {
        match found.kind {
            FileKind::Elsewhere => Ok(true),
            FileKind::Strange => Ok(false),
            FileKind::Here if found.bytes != bytes => Ok(false),
            FileKind::Here => match self.open_object(digest) {
                Ok(mut reader) => Ok(io::copy(&mut reader, &mut io::sink()).is_ok()),
                Err(Error::ObjectMissing(_)) => Ok(false),
                Err(error) => Err(error),
            },
        }
    }

    /// All bytes of an object, checked against its digest.
    ///
    /// # Errors
    /// When it is missing, altered or cannot be read.
    pub fn read_object(&self, digest: &Digest) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        match self.open_object(digest)?.read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(read_error(digest, error)),
        }
    }

    /// The bytes of an object as a stream. Its end is an error of the kind `InvalidData` when the
    /// bytes were not the ones the digest promises.
    ///
    /// # Errors
    /// When it is missing or cannot be opened.
    pub fn open_object(&self, digest: &Digest) -> Result<Box<dyn Read + Send>, Error> {
        let bytes = self.place.open(&layout::object(digest))?;
        let bytes = bytes.ok_or(Error::ObjectMissing(*digest))?;
        Ok(Box::new(Checked { bytes, hasher: Some(Hasher::new()), digest: *digest }))
    }

    /// Copies an object to a file outside the vault, replacing what is there. A copy that would
    /// not be the object leaves no file.
    ///
    /// # Errors
    /// When the object is missing or altered, or the file cannot be written.
    pub fn copy_object(&self, digest: &Digest, to: &Path) -> Result<(), Error> {
        let mut bytes = self.open_object(digest)?;
        let folder = match to.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        // A copy is an ordinary file: everyone may read it whom the user's settings let.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder
            .prefix(".muniment-")
            .tempfile_in(folder)
            .map_err(|e| Error::io("create", to, e))?;
        copy_hashing(&mut bytes, file.as_file_mut(), &mut |_| true).map_err(|e| match e {
            Interrupted::Canceled => Error::Canceled,
            Interrupted::Read(error) => read_error(digest, error),
            Interrupted::Write(error) => Error::io("write", to, error),
        })?;
        file.as_file().sync_all().map_err(|e| Error::io("write", to, e))?;
        file.persist(to).map_err(|e| Error::io("write", to, e.error))?;
        Ok(())
    }

    /// Objects that no entry names: left by a crash before their entry was written, or put there
    /// by somebody. `is_named` says which ones the journal names. Objects of the last hour may
    /// belong to an operation under way and are left out.
    ///
    /// # Errors
    /// When the objects cannot be listed.
    pub fn orphans(&self, is_named: &dyn Fn(&Digest) -> bool) -> Result<Vec<Digest>, Error> {
        let files = self.place.list(layout::OBJECTS)?;
        let digests = files.iter().filter_map(|file| match layout::classify(&file.name) {
            layout::Named::Object(digest) if file.is_older_than(COMMIT_AGE) => Some(digest),
            _ => None,
        });
        Ok(digests.filter(|digest| !is_named(digest)).collect())
    }
}

/// The error of reading an object to its end.
pub(crate) fn read_error(digest: &Digest, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::InvalidData {
        Error::ObjectAltered(*digest)
    } else {
        Error::io("read", layout::object(digest), error)
    }
}

/// Bytes that are hashed while they are read.
struct Checked {
    bytes: Box<dyn Read + Send>,
    hasher: Option<Hasher>,
    digest: Digest,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        if count > 0 {
            if let Some(hasher) = &mut self.hasher {
                hasher.update(&buffer[..count]);
            }
        } else if !buffer.is_empty()
            && let Some(hasher) = self.hasher.take()
            && hasher.finish().0 != self.digest
        {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(count)
    }
}

fn open_source(path: &Path) -> Result<(File, Metadata), Error> {
    // Asked before opening, because opening a pipe would wait for its other end.
    let metadata = fs::metadata(path).map_err(|e| Error::source(path, e))?;
    if !metadata.is_file() {
        let kind = if metadata.is_dir() {
            io::ErrorKind::IsADirectory
        } else {
            io::ErrorKind::InvalidInput
        };
        return Err(Error::source(path, kind.into()));
    }
    let file = File::open(path).map_err(|e| Error::source(path, e))?;
    let metadata = file.metadata().map_err(|e| Error::source(path, e))?;
    Ok((file, metadata))
}

/// A file with an end, also when somebody writes to it faster than it is read.
fn bounded<'a>(file: &'a File, before: &Metadata) -> impl Read + use<'a> {
    file.take(before.len().saturating_add(1))
}

fn check_unchanged(path: &Path, file: &File, before: &Metadata, read: u64) -> Result<(), Error> {
    let after = file.metadata().map_err(|e| Error::source(path, e))?;
    let same = before.len() == after.len()
        && before.len() == read
        && before.modified().ok() == after.modified().ok();
    if same { Ok(()) } else { Err(Error::SourceChanged(path.to_path_buf())) }
}

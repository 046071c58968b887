//! Bytes on their way into a vault: copied, hashed, read back and made durable.

use std::fs::{self, File};
use std::path::Path;

use tempfile::TempPath;

use super::{Source, Staged};
use crate::Error;
use crate::digest::{Interrupted, copy_hashing};

/// Copies into `file` at `path`. The file vanishes when this fails.
pub(super) fn stage(from: Source<'_>, mut file: File, path: TempPath) -> Result<Staged, Error> {
    let Source { bytes: source, path: named, cancel } = from;
    let wanted = |_| !cancel();
    let (digest, bytes) =
        copy_hashing(source, &mut file, &mut { wanted }).map_err(|error| match error {
            Interrupted::Canceled => Error::Canceled,
            Interrupted::Read(error) => Error::source(named, error),
            Interrupted::Write(error) => Error::io("write", &path, error),
        })?;
    seal(&file, &path)?;
    file.sync_all().map_err(|e| Error::sync(&path, e))?;
    drop(file);
    // What the disk gives back is what counts: this catches memory and buses that flip bits.
    let mut copy = File::open(&path).map_err(|e| Error::io("read back", &path, e))?;
    let read_back = copy_hashing(&mut copy, &mut std::io::sink(), &mut { wanted });
    match read_back {
        Ok(same) if same == (digest, bytes) => Ok(Staged { file: path, digest, bytes }),
        Ok(_) => Err(Error::ReadBack(path.to_path_buf())),
        Err(Interrupted::Canceled) => Err(Error::Canceled),
        Err(Interrupted::Read(error) | Interrupted::Write(error)) => {
            Err(Error::io("read back", &path, error))
        }
    }
}

/// Makes a file read-only while it can still be synced. Windows needs write access for that, so
/// there it happens after the last sync, in [`seal_published`].
#[cfg(not(windows))]
fn seal(file: &File, path: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o444))
        .map_err(|e| Error::io("protect", path, e))
}

#[cfg(windows)]
fn seal(_: &File, _: &Path) -> Result<(), Error> {
    Ok(())
}

/// Syncs a published file once more where only that makes its name durable.
#[cfg(not(windows))]
pub(super) fn seal_published(_: &Path) -> Result<(), Error> {
    Ok(())
}

#[cfg(windows)]
pub(super) fn seal_published(path: &Path) -> Result<(), Error> {
    let file = File::options().write(true).open(path).map_err(|e| Error::io("open", path, e))?;
    file.sync_all().map_err(|e| Error::sync(path, e))?;
    drop(file);
    let mut permissions =
        fs::metadata(path).map_err(|e| Error::io("protect", path, e))?.permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions).map_err(|e| Error::io("protect", path, e))
}

/// Makes the names in a folder durable. Windows offers nothing for that; see [`seal_published`].
#[cfg(not(windows))]
pub(super) fn sync_folder(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(|e| Error::sync(path, e))
}

#[cfg(windows)]
pub(super) fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
}

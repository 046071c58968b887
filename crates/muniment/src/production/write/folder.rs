//! A pack as a folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use muniment_core::pack::DECLARATION;
use walkdir::WalkDir;

use super::{Source, Target};
use crate::Error;
use crate::production::hashing::Hashing;

/// A folder that is being filled.
pub(super) struct FolderTarget {
    folder: PathBuf,
    /// The folders that exist.
    made: BTreeSet<PathBuf>,
    buffer: Vec<u8>,
    hashing: Hashing,
}

impl FolderTarget {
    /// Opens the unfinished folder. What an earlier attempt left there and is not planned goes.
    pub(super) fn open(folder: PathBuf, planned: Vec<String>) -> Result<Self, Error> {
        if folder.exists() {
            clear(&folder, &planned.into_iter().collect())?;
        }
        fs::create_dir_all(&folder).map_err(fail("create", &folder))?;
        // Marks the folder as one that may be cleared when it is gone on with.
        let marker = folder.join(DECLARATION);
        fs::write(&marker, "").map_err(fail("write", &marker))?;
        Ok(Self { folder, made: BTreeSet::new(), buffer: Vec::new(), hashing: Hashing::default() })
    }
}

impl Target for FolderTarget {
    fn put(&mut self, path: &str, source: Source<'_>) -> Result<u64, Error> {
        let to = self.folder.join(path);
        if let Some(parent) = to.parent()
            && !self.made.contains(parent)
        {
            fs::create_dir_all(parent).map_err(fail("create", parent))?;
            self.made.insert(parent.to_owned());
        }
        if let Source::Object { digest, bytes, .. } = source
            && fs::symlink_metadata(&to).is_ok_and(|found| found.is_file() && found.len() == bytes)
            && self.hashing.file(&to).is_ok_and(|found| found.digest == digest)
        {
            return Ok(bytes);
        }
        let mut file = File::create(&to).map_err(fail("create", &to))?;
        let failed = fail("write", &to);
        source.copy(&mut self.buffer, |bytes| file.write_all(bytes).map_err(&failed))
    }

    fn settle(self: Box<Self>) -> Result<(), Error> {
        // The lists are what the rest is checked by.
        for entry in fs::read_dir(&self.folder).map_err(fail("read", &self.folder))?.flatten() {
            let path = entry.path();
            if path.is_file() {
                let file = File::options().write(true).open(&path);
                file.and_then(|file| file.sync_all()).map_err(fail("write", &path))?;
            }
        }
        Ok(())
    }
}

/// Deletes what an earlier attempt left in an unfinished folder and is not planned.
fn clear(folder: &Path, planned: &BTreeSet<String>) -> Result<(), Error> {
    let is_empty = fs::read_dir(folder).map_err(fail("read", folder))?.next().is_none();
    if !is_empty && !folder.join(DECLARATION).is_file() {
        let message = format!("`{}` is in the way and no pack", folder.display());
        return Err(Error::invalid("pack_exists", message));
    }
    for entry in WalkDir::new(folder).contents_first(true) {
        let entry = entry.map_err(|error| fail("read", folder)(error.into()))?;
        let Ok(inside) = entry.path().strip_prefix(folder) else { continue };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let path = entry.path();
        if entry.file_type().is_dir() {
            // A folder that still holds something stays.
            let _ = fs::remove_dir(path);
        } else if !entry.file_type().is_file() || !planned.contains(&parts.join("/")) {
            fs::remove_file(path).map_err(fail("delete", path))?;
        }
    }
    Ok(())
}

fn fail(what: &'static str, path: &Path) -> impl Fn(io::Error) -> Error + use<> {
    let path = path.to_owned();
    move |source| Error::File { what, path: path.clone(), source }
}

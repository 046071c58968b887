//! A vault in a folder: on a disk, a stick or a network share.
//!
//! Every step is durable before the next one relies on it. Links are never followed: a vault that
//! a stranger made cannot lead out of its folder.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::TempPath;
use walkdir::WalkDir;

use super::staging::{seal_published, stage, sync_folder};
use super::{FileKind, Listed, Place, Put, Source, Staged};
use crate::Error;
use crate::layout::TMP;

pub(crate) struct Folder {
    root: PathBuf,
    writer: String,
    /// Folders with names that are not durable yet.
    touched: Mutex<BTreeSet<PathBuf>>,
}

/// Makes a folder for a vault, with those above it, so that their names are durable too.
pub(crate) fn make_folder(path: &Path) -> Result<(), Error> {
    let path = &std::path::absolute(path).map_err(|e| Error::io("find", path, e))?;
    let missing: Vec<&Path> = path.ancestors().take_while(|above| !above.exists()).collect();
    fs::create_dir_all(path).map_err(|e| Error::io("create", path, e))?;
    missing.iter().filter_map(|made| made.parent()).try_for_each(sync_folder)
}

impl Folder {
    pub(crate) fn new(root: &Path, writer: &str) -> Self {
        Self { root: root.to_path_buf(), writer: writer.to_owned(), touched: Mutex::default() }
    }

    fn path(&self, name: &str) -> PathBuf {
        name.split('/').fold(self.root.clone(), |path, part| path.join(part))
    }

    /// The folder in which a file gets its name, made when it is missing.
    fn parent(&self, name: &str) -> Result<PathBuf, Error> {
        let mut folder = self.root.clone();
        let mut touched = vec![folder.clone()];
        let parts: Vec<&str> = name.split('/').collect();
        for part in &parts[..parts.len() - 1] {
            folder.push(part);
            match fs::create_dir(&folder) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    let is_folder = fs::symlink_metadata(&folder).is_ok_and(|m| m.is_dir());
                    if !is_folder {
                        return Err(Error::NotAFile(folder.display().to_string()));
                    }
                }
                Err(error) => return Err(Error::io("create", &folder, error)),
            }
            touched.push(folder.clone());
        }
        // The folder itself, and the one in which it may just have got its name.
        let last = touched.len().saturating_sub(2);
        self.touched.lock().unwrap_or_else(PoisonError::into_inner).extend(touched.drain(last..));
        Ok(folder)
    }

    /// A new file in `tmp/`, which is removed when the path is dropped.
    fn temporary(&self) -> Result<(File, TempPath), Error> {
        let folder = self.path(TMP);
        if !is_folder(&folder) {
            fs::create_dir(&folder).map_err(|e| Error::io("create", &folder, e))?;
        }
        let path = folder.join(format!("{}.{}", uuid::Uuid::now_v7(), self.writer));
        let file = File::options()
            .write(true)
            .create_new(true)
            .open(&path)
            .map_err(|e| Error::io("create", &path, e))?;
        Ok((file, removed_on_drop(path)?))
    }

    /// What is at a name, when no link leads there.
    fn metadata(&self, name: &str) -> Result<Option<Metadata>, Error> {
        let mut path = self.root.clone();
        let mut found = None;
        for part in name.split('/') {
            path.push(part);
            found = match fs::symlink_metadata(&path) {
                Ok(metadata) => Some(metadata),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(Error::io("look at", &path, error)),
            };
            if found.as_ref().is_some_and(|metadata| metadata.file_type().is_symlink()) {
                break;
            }
        }
        Ok(found)
    }

    /// A file opened for reading, and its size.
    fn file(&self, name: &str) -> Result<Option<(File, u64)>, Error> {
        match self.look(name)? {
            None => Ok(None),
            Some(Listed { kind: FileKind::Strange, .. }) => Err(Error::NotAFile(name.to_owned())),
            Some(_) => match File::open(self.path(name)) {
                Ok(file) => {
                    let bytes = file.metadata().map_err(|e| Error::io("look at", name, e))?.len();
                    Ok(Some((file, bytes)))
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    Err(Error::NotOnThisDevice(name.to_owned()))
                }
                Err(error) => Err(Error::io("open", self.path(name), error)),
            },
        }
    }
}

impl Place for Folder {
    fn stage(&self, from: Source<'_>) -> Result<Staged, Error> {
        let (file, path) = self.temporary()?;
        let staged = stage(from, file, path)?;
        // From here on a crash leaves bytes under their own digest, and recovery can tell them.
        let named = self.path(TMP).join(format!("{}.{}", staged.digest, self.writer));
        let file = match fs::rename(&staged.file, &named) {
            Ok(()) => {
                let mut old = staged.file;
                old.disable_cleanup(true);
                removed_on_drop(named)?
            }
            Err(error) => return Err(Error::io("rename", &staged.file, error)),
        };
        Ok(Staged { file, ..staged })
    }

    fn put_new(&self, name: &str, staged: Staged) -> Result<Put, Error> {
        let target = self.parent(name)?.join(file_name(name));
        if stub(&target).is_some_and(|stub| fs::symlink_metadata(stub).is_ok()) {
            return Ok(Put::Existed);
        }
        match staged.file.persist_noclobber(&target) {
            Ok(()) => seal_published(&target).map(|()| Put::New),
            Err(refused) if fs::symlink_metadata(&target).is_ok() => {
                // The name is taken, or this installation published the same bytes elsewhere.
                drop(refused);
                Ok(Put::Existed)
            }
            Err(refused) => Err(Error::io("publish", &target, refused.error)),
        }
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let target = self.parent(name)?.join(file_name(name));
        let (mut file, path) = self.temporary()?;
        io::Write::write_all(&mut file, bytes).map_err(|e| Error::io("write", &path, e))?;
        drop(file);
        path.persist(&target).map_err(|e| Error::io("replace", &target, e.error))
    }

    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Error> {
        let Some((file, bytes)) = self.file(name)? else { return Ok(None) };
        if bytes > limit {
            return Err(Error::TooLarge { what: "a file of the vault", limit });
        }
        let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
        file.take(limit)
            .read_to_end(&mut content)
            .map_err(|e| Error::io("read", self.path(name), e))?;
        Ok(Some(content))
    }

    fn open(&self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Error> {
        Ok(self.file(name)?.map(|(file, _)| Box::new(file) as Box<dyn Read + Send>))
    }

    fn look(&self, name: &str) -> Result<Option<Listed>, Error> {
        if let Some(metadata) = self.metadata(name)? {
            return Ok(Some(listed(name.to_owned(), &metadata)));
        }
        let stub = stub(&self.path(name)).filter(|stub| fs::symlink_metadata(stub).is_ok());
        Ok(stub.map(|_| Listed {
            name: name.to_owned(),
            bytes: 0,
            modified: None,
            kind: FileKind::Elsewhere,
        }))
    }

    fn list(&self, under: &str) -> Result<Vec<Listed>, Error> {
        let top = if under.is_empty() { self.root.clone() } else { self.path(under) };
        if !is_folder(&top) {
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        for found in WalkDir::new(&top).min_depth(1) {
            let strange = |path: &Path| Listed {
                name: self.name(path).unwrap_or_else(|lossy| lossy),
                bytes: 0,
                modified: None,
                kind: FileKind::Strange,
            };
            match found {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => files.push(match (self.name(entry.path()), entry.metadata()) {
                    (Ok(name), Ok(metadata)) => listed(name, &metadata),
                    _ => strange(entry.path()),
                }),
                // Removed while listing: a temporary file of another writer.
                Err(error) if error.io_error().is_some_and(is_gone) => {}
                Err(error) => files.push(strange(error.path().unwrap_or(&top))),
            }
        }
        Ok(files)
    }

    fn set_aside(&self, name: &str, quarantine: &str) -> Result<(), Error> {
        let from = self.parent(name)?.join(file_name(name));
        let to = self.parent(quarantine)?.join(file_name(quarantine));
        let moved = removed_on_drop(from)?.persist_noclobber(&to);
        moved.map_err(|mut refused| {
            refused.path.disable_cleanup(true);
            Error::io("quarantine", to, refused.error)
        })
    }

    fn delete(&self, name: &str) -> Result<(), Error> {
        match fs::remove_file(self.path(name)) {
            Err(error) if !is_gone(&error) => Err(Error::io("remove", self.path(name), error)),
            _ => Ok(()),
        }
    }

    fn settle(&self) -> Result<(), Error> {
        let touched =
            std::mem::take(&mut *self.touched.lock().unwrap_or_else(PoisonError::into_inner));
        touched.iter().try_for_each(|folder| sync_folder(folder))
    }

    fn is_writable(&self) -> Result<bool, Error> {
        match self.temporary() {
            Ok(_) => Ok(true),
            Err(Error::NoPermission { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn room(&self) -> Option<u64> {
        fs4::available_space(&self.root).ok()
    }
}

impl Folder {
    /// The name of a path below the root, or what can be shown of it.
    fn name(&self, path: &Path) -> Result<String, String> {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Option<Vec<&str>> =
            below.components().map(|part| part.as_os_str().to_str()).collect();
        parts.map(|parts| parts.join("/")).ok_or_else(|| below.to_string_lossy().into_owned())
    }
}

fn file_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

fn removed_on_drop(path: PathBuf) -> Result<TempPath, Error> {
    TempPath::try_from_path(&path).map_err(|e| Error::io("name", path, e))
}

/// The file that stands for one that a sync client keeps elsewhere.
fn stub(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    Some(path.with_file_name(format!(".{name}.icloud")))
}

fn listed(name: String, metadata: &Metadata) -> Listed {
    let kind = match metadata.is_file() {
        true if is_elsewhere(metadata) => FileKind::Elsewhere,
        true => FileKind::Here,
        false => FileKind::Strange,
    };
    Listed { name, bytes: metadata.len(), modified: metadata.modified().ok(), kind }
}

#[cfg(windows)]
fn is_elsewhere(metadata: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    const OFFLINE: u32 = 0x1000;
    const RECALL_ON_OPEN: u32 = 0x4_0000;
    const RECALL_ON_DATA_ACCESS: u32 = 0x40_0000;
    metadata.file_attributes() & (OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS) != 0
}

#[cfg(target_os = "macos")]
fn is_elsewhere(metadata: &Metadata) -> bool {
    use std::os::macos::fs::MetadataExt;
    const DATALESS: u32 = 0x4000_0000;
    metadata.st_flags() & DATALESS != 0
}

#[cfg(not(any(windows, target_os = "macos")))]
fn is_elsewhere(_: &Metadata) -> bool {
    false
}

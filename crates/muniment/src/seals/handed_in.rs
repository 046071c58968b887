//! Seals that a person has from elsewhere: a note, a produced pack as a folder or an archive, or a
//! folder of notes.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use muniment_core::VaultId;
use muniment_storage::{Anchor, Checkpoint, Kept};
use walkdir::WalkDir;
use zip::ZipArchive;

use crate::Error;

/// The ending of a seal's file, in a vault and in a pack.
const ENDING: &str = ".checkpoint";
/// How deep a pack's folders are looked through.
const DEPTH: usize = 6;
/// The most bytes of a file that is read as a seal.
const MAX_BYTES: u64 = 64 << 10;

/// A seal from outside the vault, by the name of its file.
pub(crate) struct HandedIn {
    pub(crate) name: String,
    pub(crate) checkpoint: Checkpoint,
}

impl HandedIn {
    pub(crate) fn anchor(&self) -> Anchor {
        Anchor::of(&self.checkpoint, &self.name, Kept::Elsewhere)
    }
}

/// The seals of this vault in a file, archive or folder.
pub(crate) fn read_seals(path: &Path, vault: VaultId) -> Result<Vec<HandedIn>, Error> {
    let fail = |source| Error::File { what: "read", path: path.to_owned(), source };
    let metadata = std::fs::metadata(path).map_err(fail)?;
    let texts = if metadata.is_dir() {
        in_folder(path)?
    } else {
        match ZipArchive::new(File::open(path).map_err(fail)?) {
            Ok(archive) => in_archive(path, archive)?,
            Err(_) => vec![(path.display().to_string(), read(path)?)],
        }
    };
    let refuse =
        |code, what: &str| Err(Error::invalid(code, format!("`{}` {what}", path.display())));
    let mut seals = Vec::new();
    let mut others = 0_u32;
    for (name, text) in texts {
        match Checkpoint::parse(&text) {
            Ok(checkpoint) if checkpoint.vault == vault => {
                seals.push(HandedIn { name, checkpoint });
            }
            Ok(_) => others += 1,
            Err(problem) => return refuse("bad_seal", &format!("holds no seal: {problem}")),
        }
    }
    match (seals.is_empty(), others) {
        (false, _) => Ok(seals),
        (true, 0) => refuse("bad_seal", "holds no seal"),
        (true, _) => refuse("seal_of_another_vault", "is a seal of another vault"),
    }
}

fn in_folder(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let files = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name();
    let seals = files.into_iter().filter_map(Result::ok).filter(|file| {
        file.file_type().is_file() && file.file_name().to_string_lossy().ends_with(ENDING)
    });
    seals.map(|file| Ok((file.path().display().to_string(), read(file.path())?))).collect()
}

fn in_archive(path: &Path, mut archive: ZipArchive<File>) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    for at in 0..archive.len() {
        let fail =
            |source: std::io::Error| Error::File { what: "read", path: path.to_owned(), source };
        let file = archive.by_index(at).map_err(|error| fail(std::io::Error::other(error)))?;
        let name = file.name().map_err(|error| fail(std::io::Error::other(error)))?.into_owned();
        if name.ends_with(ENDING) {
            let name = format!("{}: {name}", path.display());
            let mut text = String::new();
            file.take(MAX_BYTES).read_to_string(&mut text).map_err(fail)?;
            texts.push((name, text));
        }
    }
    Ok(texts)
}

fn read(path: &Path) -> Result<String, Error> {
    let fail = |source| Error::File { what: "read", path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path).map_err(fail)?.take(MAX_BYTES).read_to_end(&mut bytes).map_err(fail)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

//! The files of a pack, from a folder or an archive: their digests and sizes, and the texts of its
//! lists.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use muniment_core::pack::{
    BAG_INFO, DECLARATION, FoundFile, LIST, MANIFEST, PackFault, PackFinding, TAG_MANIFEST,
};
use walkdir::WalkDir;
use zip::ZipArchive;

use crate::Error;
use crate::production::hashing::Hashing;

/// The largest list that is read.
const LARGEST_LIST: usize = 512 << 20;
/// The most files that are looked at.
const MOST_FILES: usize = 2_000_000;

/// The files that are read as texts.
const LISTS: [&str; 6] = [DECLARATION, BAG_INFO, MANIFEST, TAG_MANIFEST, LIST, super::LISTED];

/// What a pack holds.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: BTreeMap<String, FoundFile>,
    /// What cannot be hashed at all.
    pub(super) findings: Vec<PackFinding>,
    texts: BTreeMap<String, String>,
}

impl Found {
    /// The text of one of the lists.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    fn is_full(&self) -> bool {
        self.files.len() >= MOST_FILES
    }

    fn add(&mut self, path: &str, reader: &mut dyn Read, hashing: &mut Hashing) -> io::Result<u64> {
        let mut text = LISTS.contains(&path).then(Vec::new);
        let file = hashing.hash(reader, &mut |bytes| {
            if let Some(kept) = &mut text {
                if kept.len() + bytes.len() > LARGEST_LIST {
                    text = None;
                } else {
                    kept.extend_from_slice(bytes);
                }
            }
        })?;
        if let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) {
            self.texts.insert(path.to_owned(), text);
        }
        self.files.insert(path.to_owned(), file);
        Ok(file.bytes)
    }

    fn refuse(&mut self, path: &str, why: &str) {
        let message = format!("`{path}` {why}");
        self.findings.push(PackFinding::of(PackFault::NotAFile, path, message));
    }
}

/// Reads a pack. `progress` is told the bytes read and says whether to go on.
pub(super) fn read_pack(pack: &Path, progress: &dyn Fn(u64) -> bool) -> Result<Found, Error> {
    if pack.is_dir() {
        // The folder above a pack or one inside it would be hashed for long and named file by file.
        if !LISTS.iter().any(|list| pack.join(list).is_file()) {
            let message = format!(
                "`{}` has none of the lists of a pack: choose the folder that holds `{DECLARATION}`",
                pack.display()
            );
            return Err(Error::invalid("not_a_pack", message));
        }
        return read_folder(pack, progress);
    }
    let fail = |source| Error::File { what: "read", path: pack.to_owned(), source };
    let file = File::open(pack).map_err(fail)?;
    let archive = ZipArchive::new(BufReader::new(file)).map_err(|_| {
        let message = format!("`{}` is neither a folder nor a zip archive", pack.display());
        Error::invalid("not_a_pack", message)
    })?;
    read_archive(archive, progress).map_err(|error| match error {
        Stopped::Canceled => Error::Canceled,
        Stopped::Read(source) => fail(source),
    })
}

fn read_folder(folder: &Path, progress: &dyn Fn(u64) -> bool) -> Result<Found, Error> {
    let fail = |path: &Path, source| Error::File { what: "read", path: path.to_owned(), source };
    let mut found = Found::default();
    let mut hashing = Hashing::default();
    let mut read = 0;
    for entry in WalkDir::new(folder).follow_links(false) {
        let entry = entry.map_err(|error| fail(folder, error.into()))?;
        let Ok(inside) = entry.path().strip_prefix(folder) else { continue };
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() || found.is_full() {
            found.refuse(&path, "is no plain file");
            continue;
        }
        if !progress(read) {
            return Err(Error::Canceled);
        }
        let opened = File::open(entry.path());
        match opened.and_then(|mut file| found.add(&path, &mut file, &mut hashing)) {
            Ok(bytes) => read += bytes,
            Err(_) => found.refuse(&path, "cannot be read"),
        }
    }
    Ok(found)
}

enum Stopped {
    Canceled,
    Read(io::Error),
}

fn read_archive(
    mut archive: ZipArchive<BufReader<File>>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Found, Stopped> {
    let mut found = Found::default();
    let mut hashing = Hashing::default();
    let top = top_folder(&archive);
    let mut read = 0;
    for at in 0..archive.len() {
        if !progress(read) {
            return Err(Stopped::Canceled);
        }
        let named = archive.name_for_index(at).and_then(Result::ok);
        let name = named.map(Cow::into_owned).unwrap_or_default();
        let mut entry = match archive.by_index(at) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::Io(source)) => return Err(Stopped::Read(source)),
            Err(_) => {
                found.refuse(&name, "cannot be unpacked");
                continue;
            }
        };
        if entry.is_dir() {
            continue;
        }
        let path = name.strip_prefix(&top).unwrap_or(&name).to_owned();
        if entry.is_symlink() || found.is_full() || found.files.contains_key(&path) {
            found.refuse(&path, "is no plain file, or is there twice");
            continue;
        }
        match found.add(&path, &mut entry, &mut hashing) {
            Ok(bytes) => read += bytes,
            Err(_) => found.refuse(&path, "cannot be unpacked"),
        }
    }
    Ok(found)
}

/// The folder at the top of an archive, in which the bag is declared, with its `/`.
fn top_folder(archive: &ZipArchive<BufReader<File>>) -> String {
    let declared = archive.file_names().find_map(|name| {
        let name = name.ok()?;
        let (top, rest) = name.split_once('/')?;
        (rest == DECLARATION).then(|| format!("{top}/"))
    });
    declared.unwrap_or_default()
}

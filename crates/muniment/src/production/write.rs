//! Writing a pack: one file after another, in constant memory, hashed as it is copied.
//!
//! What is not finished has another name and no recipient: a folder or archive with `.partial` at
//! its end. A folder is gone on with after an interruption; an archive is begun anew.

mod folder;
mod zipped;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use muniment_core::Digest;
use muniment_core::matter::PackForm;
use muniment_core::pack::{
    BAG_DECLARATION, BAG_INFO, BagListing, Content, DECLARATION, LIST, MANIFEST, MAX_PATH,
    Manifest, PAYLOAD, Section, TAG_MANIFEST, bag_info, path_problem,
};
use muniment_storage::{Store, digest_of};

use super::contents::PackContents;
use crate::Error;
use folder::FolderTarget;
use zipped::ZipTarget;

/// How much is copied at once.
const CHUNK: usize = 256 << 10;

/// Where the files of a pack go.
trait Target {
    /// Writes a file, and says how large it is.
    fn put(&mut self, path: &str, source: Source<'_>) -> Result<u64, Error>;

    /// Makes everything durable under the unfinished name.
    fn settle(self: Box<Self>) -> Result<(), Error>;
}

/// The bytes of a file.
enum Source<'a> {
    Bytes(&'a [u8]),
    /// An object; reading it to its end checks it against its digest.
    Object {
        store: &'a Store,
        digest: Digest,
        bytes: u64,
    },
}

/// Makes the stamped copy of a document.
pub(super) type Stamping<'a> = &'a dyn Fn(&Digest, &[String]) -> Result<Vec<u8>, Error>;

/// What is written, and with what.
pub(super) struct Job<'a> {
    pub(super) store: &'a Store,
    pub(super) contents: &'a PackContents,
    pub(super) stamping: Stamping<'a>,
    /// Told the bytes written so far; says whether to go on.
    pub(super) progress: &'a dyn Fn(u64) -> bool,
}

/// A pack under its unfinished name.
#[derive(Debug)]
pub(super) struct Written {
    /// The digest of its manifest of tag files, which stands for the whole.
    pub(super) digest: Digest,
    pub(super) files: u64,
    pub(super) bytes: u64,
}

/// The unfinished name of a pack.
pub(super) fn unfinished(finished: &Path) -> PathBuf {
    let mut name = finished.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}

/// Refuses names that some system could not hold.
pub(super) fn check_names(name: &str, sections: &[Section]) -> Result<(), Error> {
    let tags = [DECLARATION, BAG_INFO, MANIFEST, TAG_MANIFEST, LIST].map(str::to_owned);
    let payload = sections.iter().flat_map(|section| {
        section.files.iter().map(|file| format!("{PAYLOAD}/{}", section.path(file)))
    });
    let paths: Vec<String> = payload.chain(tags).map(|path| format!("{name}/{path}")).collect();
    match path_problem(paths.iter().map(String::as_str)) {
        None => Ok(()),
        Some((path, why)) => {
            let message = format!("`{path}` {why} (at most {MAX_PATH} plain characters)");
            Err(Error::invalid("bad_pack_path", message))
        }
    }
}

impl Job<'_> {
    /// Writes the pack under its unfinished name.
    pub(super) fn write(&self, finished: &Path, form: PackForm) -> Result<Written, Error> {
        let partial = unfinished(finished);
        let mut target: Box<dyn Target> = match form {
            PackForm::Folder => Box::new(FolderTarget::open(partial, self.planned())?),
            PackForm::Zip => Box::new(ZipTarget::create(partial, &self.contents.name)?),
        };
        let mut payload = Payload::default();
        for (path, content) in self.payload_paths() {
            self.put(target.as_mut(), &mut payload, path, content)?;
        }
        let listed = self.contents.manifest_json(&payload.sizes);
        let listed = Content::Made(listed);
        self.put(target.as_mut(), &mut payload, format!("{PAYLOAD}/manifest.json"), &listed)?;
        let digest = self.put_tags(target.as_mut(), &payload)?;
        target.settle()?;
        Ok(Written { digest, files: payload.sizes.len() as u64, bytes: payload.bytes })
    }

    /// The files of the payload in the order of their paths.
    fn payload_paths(&self) -> BTreeMap<String, &Content> {
        let sections = self.contents.sections.iter();
        let files = sections.flat_map(|section| {
            section.files.iter().map(|file| (section.path(file), &file.content))
        });
        files.map(|(path, content)| (format!("{PAYLOAD}/{path}"), content)).collect()
    }

    /// Every path of the finished pack.
    fn planned(&self) -> Vec<String> {
        let tags = [DECLARATION, BAG_INFO, MANIFEST, TAG_MANIFEST, LIST].map(str::to_owned);
        let listed = [format!("{PAYLOAD}/manifest.json")];
        self.payload_paths().into_keys().chain(listed).chain(tags).collect()
    }

    fn put(
        &self,
        target: &mut dyn Target,
        payload: &mut Payload,
        path: String,
        content: &Content,
    ) -> Result<(), Error> {
        if !(self.progress)(payload.bytes) {
            return Err(Error::Canceled);
        }
        let stamped;
        let (digest, source) = match content {
            Content::Object { digest, bytes } => {
                let (digest, bytes) = (*digest, *bytes);
                (digest, Source::Object { store: self.store, digest, bytes })
            }
            Content::Made(bytes) => (digest_of(bytes), Source::Bytes(bytes)),
            Content::Stamped { digest, stamps } => {
                stamped = (self.stamping)(digest, stamps)?;
                (digest_of(&stamped), Source::Bytes(&stamped))
            }
        };
        let bytes = target.put(&path, source)?;
        payload.bytes += bytes;
        payload.sizes.insert(path, (digest, bytes));
        Ok(())
    }

    /// Writes what makes a bag of it; the digest of the last list stands for the whole.
    fn put_tags(&self, target: &mut dyn Target, payload: &Payload) -> Result<Digest, Error> {
        let digests = payload.sizes.iter().map(|(path, (digest, _))| (path.clone(), *digest));
        let manifest = Manifest(digests.collect());
        let listing = BagListing {
            bytes: payload.bytes,
            files: payload.sizes.len() as u64,
            ..self.contents.listing.clone()
        };
        let mut tags = BTreeMap::from([
            (DECLARATION.to_owned(), BAG_DECLARATION.to_owned()),
            (BAG_INFO.to_owned(), bag_info(&listing)),
            (MANIFEST.to_owned(), manifest.text()),
        ]);
        let digest = |text: &String| digest_of(text.as_bytes());
        let mut all = manifest;
        all.0.extend(tags.iter().map(|(path, text)| (path.clone(), digest(text))));
        tags.insert(LIST.to_owned(), all.text());
        let listed = tags.iter().map(|(path, text)| (path.clone(), digest(text)));
        let listed = Manifest(listed.collect()).text();
        for (path, text) in &tags {
            target.put(path, Source::Bytes(text.as_bytes()))?;
        }
        target.put(TAG_MANIFEST, Source::Bytes(listed.as_bytes()))?;
        Ok(digest_of(listed.as_bytes()))
    }
}

/// What was written of the payload: each path with its digest and size.
#[derive(Default)]
struct Payload {
    sizes: BTreeMap<String, (Digest, u64)>,
    bytes: u64,
}

impl Source<'_> {
    /// Gives the bytes to `write` in pieces, and says how many they were.
    fn copy(
        &self,
        buffer: &mut Vec<u8>,
        mut write: impl FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<u64, Error> {
        match self {
            Self::Bytes(bytes) => {
                write(bytes)?;
                Ok(bytes.len() as u64)
            }
            Self::Object { store, digest, .. } => {
                buffer.resize(CHUNK, 0);
                let mut reader = store.open_object(digest)?;
                let mut copied = 0;
                loop {
                    match reader.read(buffer) {
                        Ok(0) => return Ok(copied),
                        Ok(count) => {
                            write(&buffer[..count])?;
                            copied += count as u64;
                        }
                        Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                            return Err(muniment_storage::Error::ObjectAltered(*digest).into());
                        }
                        Err(source) => {
                            let path = digest.to_string().into();
                            return Err(Error::File { what: "read", path, source });
                        }
                    }
                }
            }
        }
    }
}

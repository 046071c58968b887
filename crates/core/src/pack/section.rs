//! The parts of a pack before they are written.

use crate::Digest;

/// A part of a pack: a folder, or the top where the folder is empty, with its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The folder's name; empty for files beside the folders.
    pub folder: String,
    /// What lies in it, for a reader of the pack.
    pub title: String,
    /// Its files.
    pub files: Vec<PackFile>,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Its name in the folder.
    pub name: String,
    /// Its bytes, or where they come from.
    pub content: Content,
}

/// The bytes of a file, or where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// An object of the vault, copied as it is.
    Object {
        /// Its identity.
        digest: Digest,
        /// Its size.
        bytes: u64,
    },
    /// Bytes made for the pack.
    Made(Vec<u8>),
    /// A copy of a document with its page numbers on each page, made when it is written.
    Stamped {
        /// The digest of the document.
        digest: Digest,
        /// What stands on each page.
        stamps: Vec<String>,
    },
}

impl Section {
    /// The path of a file of this section in the payload, with `/` between folder and name.
    pub fn path(&self, file: &PackFile) -> String {
        if self.folder.is_empty() {
            file.name.clone()
        } else {
            format!("{}/{}", self.folder, file.name)
        }
    }
}

//! What became of the files that were added together.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use serde::Serialize;

/// Files that were added together.
#[derive(Clone)]
pub struct Batch(Arc<Shared>);

struct Shared {
    progress: Mutex<Progress>,
    moved: Condvar,
}

#[derive(Default)]
struct Progress {
    added: Added,
    /// Whether all files are known.
    walked: bool,
    unstored: usize,
    unread: usize,
}

/// What became of the files of a batch so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Added {
    /// Files that became documents.
    pub added: Vec<AddedFile>,
    /// Files whose bytes the vault already had.
    pub duplicates: Vec<DuplicateFile>,
    /// Files that could not be stored.
    pub failed: Vec<FailedFile>,
}

/// A file that became a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddedFile {
    /// The document's UUID.
    pub document: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Where the file lay.
    pub path: String,
    /// Its size.
    pub bytes: u64,
}

/// A file whose bytes the vault already had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DuplicateFile {
    /// The UUID of the document that has them.
    pub document: String,
    /// Their SHA-256.
    pub sha256: String,
    /// Where the file lay.
    pub path: String,
}

/// A file that could not be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FailedFile {
    /// Where the file lies.
    pub path: String,
    /// Why, as a code.
    pub code: String,
    /// The same in words.
    pub message: String,
}

impl Batch {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Shared { progress: Mutex::default(), moved: Condvar::new() }))
    }

    /// Waits until everything is stored, durably, or has failed.
    pub fn wait_stored(&self) -> Added {
        self.wait(|progress| progress.walked && progress.unstored == 0)
    }

    /// Waits until everything that was stored is searchable, the documents inside others included.
    pub fn wait_searchable(&self) -> Added {
        self.wait(|progress| progress.walked && progress.unstored == 0 && progress.unread == 0)
    }

    /// How many files are known, and how many of them and of the documents inside them are not
    /// yet searchable.
    pub fn remaining(&self) -> (usize, usize) {
        let progress = self.progress();
        let done = &progress.added;
        let known =
            done.added.len() + done.duplicates.len() + done.failed.len() + progress.unstored;
        (known, progress.unstored + progress.unread)
    }

    fn wait(&self, ready: impl Fn(&Progress) -> bool) -> Added {
        let mut progress = self.progress();
        while !ready(&progress) {
            progress = self.0.moved.wait(progress).unwrap_or_else(PoisonError::into_inner);
        }
        progress.added.clone()
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.0.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.progress());
        self.0.moved.notify_all();
    }

    pub(super) fn found(&self, files: usize) {
        self.change(|progress| progress.unstored += files);
    }

    pub(super) fn walked(&self) {
        self.change(|progress| progress.walked = true);
    }

    /// A file became a document, which is yet to be read.
    pub(super) fn added(&self, file: AddedFile) {
        self.change(|progress| {
            progress.unstored = progress.unstored.saturating_sub(1);
            progress.unread += 1;
            progress.added.added.push(file);
        });
    }

    pub(super) fn duplicate(&self, file: DuplicateFile) {
        self.change(|progress| {
            progress.unstored = progress.unstored.saturating_sub(1);
            progress.added.duplicates.push(file);
        });
    }

    pub(super) fn failed(&self, file: FailedFile) {
        self.change(|progress| {
            progress.unstored = progress.unstored.saturating_sub(1);
            progress.added.failed.push(file);
        });
    }

    /// Documents were found inside one of this batch.
    pub(super) fn children(&self, documents: usize) {
        self.change(|progress| progress.unread += documents);
    }

    pub(super) fn searchable(&self) {
        self.change(|progress| progress.unread = progress.unread.saturating_sub(1));
    }

    /// The vault closes: nothing more will come.
    pub(super) fn abandon(&self) {
        self.change(|progress| {
            progress.walked = true;
            progress.unstored = 0;
            progress.unread = 0;
        });
    }
}

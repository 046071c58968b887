//! The one writer of the index.
//!
//! The engine lets one process at a time write. The window and a terminal may have the same vault
//! open, so a writer is opened when there is something to write and closed soon after.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use tantivy::directory::error::LockError;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::schema::TantivyDocument;
use tantivy::{Index, IndexWriter, TantivyError, Term};

use crate::Error;

/// Memory for documents on their way to the disk.
const ARENA: usize = 96 << 20;
/// How long a writer stays open without being used.
const IDLE: Duration = Duration::from_secs(2);
/// How long another process may keep writing.
const PATIENCE: Duration = Duration::from_secs(30);
/// Segments below this many documents are merged together, so that single edits stay cheap.
const SMALL_SEGMENT: u32 = 500;
/// Segments of a size are merged when there are this many of them.
const SEGMENTS: usize = 6;
/// The share of deleted documents at which a segment is written anew.
const DELETED: f32 = 0.3;

pub(crate) struct Writer {
    path: PathBuf,
    index: Index,
    open: Arc<Mutex<Option<Open>>>,
}

struct Open {
    writer: IndexWriter,
    /// Whether anything waits for a commit.
    dirty: bool,
    used: Instant,
}

impl Writer {
    pub(crate) fn new(path: PathBuf, index: Index) -> Self {
        Self { path, index, open: Arc::default() }
    }

    pub(crate) fn replace(&self, key: Term, document: TantivyDocument) -> Result<(), Error> {
        self.with(|open| {
            open.dirty = true;
            open.writer.delete_term(key);
            open.writer.add_document(document).map(drop)
        })
    }

    pub(crate) fn remove(&self, key: Term) -> Result<(), Error> {
        self.with(|open| {
            open.dirty = true;
            open.writer.delete_term(key);
            Ok(())
        })
    }

    pub(crate) fn clear(&self) -> Result<(), Error> {
        self.with(|open| {
            open.dirty = true;
            open.writer.delete_all_documents().map(drop)
        })
    }

    pub(crate) fn commit(&self, payload: &str) -> Result<(), Error> {
        self.with(|open| {
            let mut prepared = open.writer.prepare_commit()?;
            prepared.set_payload(payload);
            prepared.commit()?;
            open.dirty = false;
            Ok(())
        })
    }

    fn with(&self, act: impl FnOnce(&mut Open) -> tantivy::Result<()>) -> Result<(), Error> {
        let mut guard = lock(&self.open);
        let open = match guard.as_mut() {
            Some(open) => open,
            None => guard.insert(self.open()?),
        };
        open.used = Instant::now();
        let done = act(open).map_err(Error::Write);
        if done.is_err() {
            // A writer that failed once keeps failing; the next one starts from the last commit.
            *guard = None;
        }
        done
    }

    fn open(&self) -> Result<Open, Error> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(ARENA)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let since = Instant::now();
        let writer: IndexWriter = loop {
            match self.index.writer_with_options(options.clone()) {
                Ok(writer) => break writer,
                Err(TantivyError::LockFailure(LockError::LockBusy, _)) => {
                    if since.elapsed() > PATIENCE {
                        return Err(Error::Busy { path: self.path.clone() });
                    }
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(source) => return Err(Error::Write(source)),
            }
        };
        let mut merging = LogMergePolicy::default();
        merging.set_min_layer_size(SMALL_SEGMENT);
        merging.set_min_num_segments(SEGMENTS);
        merging.set_del_docs_ratio_before_merge(DELETED);
        writer.set_merge_policy(Box::new(merging));
        close_when_idle(Arc::downgrade(&self.open));
        Ok(Open { writer, dirty: false, used: Instant::now() })
    }
}

/// Closes the writer once nothing was written for a while, after its merges.
fn close_when_idle(open: Weak<Mutex<Option<Open>>>) {
    let watch = move || {
        loop {
            std::thread::sleep(IDLE / 4);
            let Some(open) = open.upgrade() else { return };
            let mut guard = lock(&open);
            let idle = match guard.as_ref() {
                None => return,
                Some(open) => !open.dirty && open.used.elapsed() > IDLE,
            };
            if idle && let Some(open) = guard.take() {
                // Held while it merges: a new writer could not be opened before that anyway.
                if let Err(error) = open.writer.wait_merging_threads() {
                    tracing::warn!(%error, "could not merge the search index");
                }
                return;
            }
        }
    };
    let spawned = std::thread::Builder::new().name("search-idle".to_owned()).spawn(watch);
    if let Err(error) = spawned {
        tracing::warn!(%error, "the search index stays locked for other processes");
    }
}

fn lock(open: &Mutex<Option<Open>>) -> MutexGuard<'_, Option<Open>> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

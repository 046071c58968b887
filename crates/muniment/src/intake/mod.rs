//! The intake: files are stored, read and made searchable, in the background.
//!
//! Each file passes three stages, each with threads of its own: *storing* copies bytes and commits
//! them in batches, *reading* has a worker read them, *indexing* makes the text findable. Stored
//! is acknowledged as soon as it is durable; a stop in between loses nothing, for what is unread
//! is read later.

mod batch;
mod index;
mod queue;
mod read;
mod store;
mod walk;

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use muniment_core::{EvidenceKind, SourceSystem};

pub use batch::{Added, AddedFile, Batch, DuplicateFile, FailedFile};
use index::Unindexed;
use queue::{Queue, ToRead};

use crate::vault::Inside;
use crate::view::QueueView;
use crate::{Error, Notice, Vault};

/// Something to add.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file, or a folder with everything in it.
    Path(PathBuf),
    /// Bytes that were in no file, such as a pasted image.
    Bytes {
        /// The name they get.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// What is known about everything that is added together.
#[derive(Debug, Clone, Default)]
pub struct AddOptions {
    /// What the documents are.
    pub kind: Option<EvidenceKind>,
    /// Where they were obtained; files and the clipboard name themselves.
    pub source: Option<SourceSystem>,
    /// The license record that each of them proves, and as what.
    pub link_to: Option<(String, EvidenceKind)>,
}

/// The intake of one open vault.
pub(crate) struct Intake {
    workers: usize,
    queue: Mutex<Queue>,
    /// Told of every change of the queue.
    moved: Condvar,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Intake {
    pub(crate) fn new(workers: usize) -> Self {
        Self {
            workers: workers.max(1),
            queue: Mutex::new(Queue::default()),
            moved: Condvar::new(),
            threads: Mutex::default(),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the queue yields something; none when the intake stops.
    fn next<T>(&self, mut take: impl FnMut(&mut Queue) -> Option<T>) -> Option<T> {
        let mut queue = self.queue();
        loop {
            if queue.stopping {
                return None;
            }
            if let Some(taken) = take(&mut queue) {
                return Some(taken);
            }
            queue = self.moved.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until documents are due to be indexed; none when the intake stops.
    fn next_to_index(&self) -> Option<Vec<Unindexed>> {
        let mut queue = self.queue();
        loop {
            if queue.stopping {
                return None;
            }
            queue = match queue.index_in() {
                Some(Duration::ZERO) => return Some(queue.take_to_index()),
                Some(left) => {
                    let waited = self.moved.wait_timeout(queue, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.moved.wait(queue).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    pub(crate) fn wait_until_idle(&self) {
        let mut queue = self.queue();
        while !queue.is_idle() && !queue.stopping {
            queue = self.moved.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Stops and waits for what is in work.
    pub(crate) fn close(&self) {
        self.queue().stop();
        self.moved.notify_all();
        let threads =
            std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a thread of the intake panicked");
            }
        }
    }
}

impl Inside {
    /// Starts the intake's threads, once.
    fn start_threads(self: &Arc<Self>) {
        let mut threads = self.intake.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if !threads.is_empty() || self.intake.queue().stopping {
            return;
        }
        let mut start = |name: &str, run: fn(&Inside)| {
            let inside = Arc::clone(self);
            let thread =
                std::thread::Builder::new().name(name.to_owned()).spawn(move || run(&inside));
            match thread {
                Ok(thread) => threads.push(thread),
                Err(reason) => tracing::error!(%reason, "a thread of the intake could not start"),
            }
        };
        start("storing", Self::storing);
        start("indexing", Self::indexing);
        for _ in 0..self.intake.workers {
            start("reading", Self::reading_thread);
        }
    }

    /// Takes over readings that are kept beside the documents, made here or by someone else.
    pub(crate) fn take_over_readings(&self) -> Result<(), Error> {
        for rows in self.catalog.unread()?.chunks(256) {
            let readings = self.kept_readings(rows)?;
            if !readings.is_empty() {
                self.catalog.record_readings(&readings)?;
                self.sync_index()?;
                let scans = readings.iter().filter(|reading| reading.waiting + reading.quick > 0);
                self.recognize(&scans.map(|reading| reading.row).collect::<Vec<_>>());
            }
        }
        self.sync_index()
    }

    /// Queues every document that nobody has read yet.
    pub(crate) fn read_the_unread(self: &Arc<Self>) -> Result<(), Error> {
        self.take_over_readings()?;
        let unread = self.catalog.unread()?;
        if unread.is_empty() {
            return Ok(());
        }
        self.start_threads();
        let mut queue = self.intake.queue();
        for row in unread {
            queue.read_later(ToRead { row, key: None, batch: None });
        }
        drop(queue);
        self.intake.moved.notify_all();
        Ok(())
    }

    /// Tells those who watch, not too often unless the intake came to rest.
    fn tell_queue(&self) {
        self.intake.moved.notify_all();
        let view = self.intake.queue().view_when_due();
        if let Some(view) = view {
            self.listeners.tell(&Notice::Queue(view));
        }
    }
}

impl Vault {
    /// Adds files, folders and pasted bytes, and returns at once. The batch tells how it goes.
    pub fn add(&self, inputs: Vec<Input>, options: AddOptions) -> Batch {
        let inside = self.inside();
        inside.start_threads();
        let batch = Batch::new();
        inside.intake.queue().walk_begins();
        let walker = {
            let (inside, batch) = (Arc::clone(inside), batch.clone());
            move || inside.walk(inputs, &Arc::new(options), &batch)
        };
        match std::thread::Builder::new().name("walking".to_owned()).spawn(walker) {
            Ok(thread) => {
                inside.intake.threads.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
            }
            Err(reason) => {
                tracing::error!(%reason, "a thread of the intake could not start");
                inside.intake.queue().walk_ends();
                batch.walked();
            }
        }
        batch
    }

    /// The intake at this moment.
    pub fn queue(&self) -> QueueView {
        self.intake.queue().view()
    }

    /// Stops taking up further files; those in work are finished.
    pub fn pause(&self) {
        self.intake.queue().paused = true;
        self.tell_queue();
    }

    /// Goes on after [`Self::pause`].
    pub fn resume(&self) {
        self.intake.queue().paused = false;
        self.tell_queue();
    }

    /// Takes every file that is not yet stored out of the queue. What is stored stays.
    pub fn cancel_all(&self) {
        self.intake.queue().cancel(None);
        self.tell_queue();
    }

    /// Takes one file out of the queue, if it is not yet stored.
    pub fn cancel(&self, key: u64) {
        self.intake.queue().cancel(Some(key));
        self.tell_queue();
    }

    /// Tries one failed file again, or all of them.
    pub fn retry(&self, key: Option<u64>) {
        self.intake.queue().retry(key);
        self.tell_queue();
    }

    /// Reads everything that nobody has read yet and waits until it is searchable.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn finish_reading(&self) -> Result<(), Error> {
        self.inside().read_the_unread()?;
        self.intake.wait_until_idle();
        Ok(())
    }
}

//! The threads that recognize: each takes a page, has a worker read it, and keeps what came of it.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};
use std::time::Instant;

use muniment_catalog::DocumentRecord;
use muniment_core::Script as Chosen;
use muniment_worker::recognition::{Pass, Script};
use muniment_worker::{NoImage, Source, check_models};

use super::kept::{Answer, Kept, Stage, Task};
use super::queue::{About, Next, Taken};
use crate::reading::{Content, summarize};
use crate::vault::Inside;
use crate::view::Changed;
use crate::{Error, Notice};

impl Inside {
    /// Starts the threads, once, and queues everything that waits.
    pub(super) fn start_recognition(self: &Arc<Self>) -> Result<(), Error> {
        let mut threads = self.recognition.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if threads.is_empty() {
            if let Err(error) = self.check_models() {
                self.recognition.queue().problem = Some(error.problem());
                self.tell_recognition();
                return Err(error);
            }
            for _ in 0..self.recognition.threads_wanted {
                let inside = Arc::clone(self);
                let thread = std::thread::Builder::new()
                    .name("recognizing".to_owned())
                    .spawn(move || inside.recognize_until_stopped());
                match thread {
                    Ok(thread) => threads.push(thread),
                    Err(reason) => {
                        tracing::error!(%reason, "a thread of recognition could not start");
                    }
                }
            }
        }
        drop(threads);
        self.recognition.queue().problem = None;
        let (unread, quick) = self.catalog.to_recognize()?;
        self.queue_up(&unread, Stage::First);
        self.queue_up(&quick, Stage::Urgent);
        Ok(())
    }

    fn check_models(&self) -> Result<(), Error> {
        let none = || Error::NoRecognition { why: "the models were not installed".to_owned() };
        let folder = self.recognition.models.as_deref().ok_or_else(none)?;
        check_models(folder).map_err(|error| Error::NoRecognition { why: error.to_string() })
    }

    /// Queues documents that were just read, where recognition runs.
    pub(crate) fn recognize(&self, rows: &[u64]) {
        self.queue_up(rows, Stage::First);
    }

    fn queue_up(&self, rows: &[u64], stage: Stage) {
        let started =
            !self.recognition.threads.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        if !started || rows.is_empty() {
            return;
        }
        let mut queue = self.recognition.queue();
        rows.iter().for_each(|row| queue.add(*row, stage));
        drop(queue);
        self.recognition.moved.notify_all();
        self.tell_recognition();
    }

    /// Recognizes a document anew of which the file in `derived/` was lost or damaged, where the
    /// catalog still counts on it.
    pub(crate) fn recognize_the_lost(
        &self,
        document: &DocumentRecord,
        content: &Content,
    ) -> Result<(), Error> {
        let waiting = content.pages.iter().filter(|page| page.waiting).count();
        if waiting > document.waiting as usize {
            self.record_recognition(document.row)?;
            self.recognize(&[document.row]);
        }
        Ok(())
    }

    /// Runs until recognition stops. A fault of ours rests all of recognition, with words for it:
    /// those who wait for its end must not wait forever.
    fn recognize_until_stopped(&self) {
        while catch_unwind(AssertUnwindSafe(|| self.recognizing())).is_err() {
            let why = "a fault in the program; its log has the particulars".to_owned();
            self.recognition.queue().problem = Some(Error::NoRecognition { why }.problem());
            self.tell_recognition();
        }
    }

    fn recognizing(&self) {
        while let Some(taken) = self.next_page() {
            self.tell_recognition();
            let outcome = self.recognize_page(&taken);
            let mut queue = self.recognition.queue();
            if queue.stopping {
                return;
            }
            match outcome {
                Ok(answer) => queue.finish(&taken, answer),
                Err(NoImage(reason)) => match reason.code.as_str() {
                    "worker_not_started" | "no_models" => {
                        queue.give_back(&taken);
                        let error = Error::NoRecognition { why: reason.message };
                        queue.problem = Some(error.problem());
                    }
                    // Others can be read while this one is away.
                    "source_failed" => {
                        let (name, why) = (&taken.document.name, &reason.message);
                        tracing::error!(name, why, "a document cannot be read for recognition");
                        queue.give_back(&taken);
                        queue.leave_alone(Some(taken.document.row));
                    }
                    _ => queue.finish(&taken, Answer::Failed(reason)),
                },
            }
            drop(queue);
            self.tell_recognition();
        }
    }

    /// Waits for a page to recognize, and publishes what is due meanwhile; none when recognition
    /// stops.
    fn next_page(&self) -> Option<Taken> {
        let mut queue = self.recognition.queue();
        loop {
            if queue.stopping {
                return None;
            }
            if let Some(document) = queue.overdue() {
                drop(queue);
                self.publish(&document);
                queue = self.recognition.queue();
                continue;
            }
            match queue.take() {
                Some(Next::Page(taken)) => return Some(taken),
                Some(Next::Open { row, key }) => {
                    // Others go on meanwhile: a vault may be far away.
                    drop(queue);
                    let loaded = self.open_for_recognition(row);
                    queue = self.recognition.queue();
                    queue.opened(row, key, loaded);
                    self.recognition.moved.notify_all();
                }
                None => queue = self.recognition.wait_until(queue),
            }
        }
    }

    /// Loads a document for recognition; none when nothing is left to do. What someone else read,
    /// although the catalog thinks otherwise, is taken over.
    fn open_for_recognition(&self, row: u64) -> Option<(About, Kept)> {
        let load = || -> Result<Option<(About, Kept)>, Error> {
            let Some(document) = self.catalog.document(row)? else { return Ok(None) };
            let Some(base) = self.base_reading(&document.digest)? else { return Ok(None) };
            let pictures = (1..).zip(&base.pages).filter(|(_, page)| page.waiting);
            let about = About {
                row,
                id: document.id.to_string(),
                digest: document.digest,
                bytes: document.bytes,
                name: document.name,
                pages: u32::try_from(base.pages.len()).unwrap_or(u32::MAX),
                script: match document.script {
                    Chosen::Any => Script::Any,
                    Chosen::Latin => Script::Latin,
                },
                password: self.recognition.password(row),
                pictures: pictures.map(|(number, _)| number).collect(),
            };
            let kept = self.kept_recognition(&about.digest)?;
            let next = kept.next(&about.pictures, &BTreeSet::new());
            let is_read = next.is_none_or(|(stage, ..)| stage >= Stage::Urgent);
            if is_read && self.counts_as_unread(row) {
                self.record_recognition(row)?;
            }
            Ok(Some((about, kept)))
        };
        load().unwrap_or_else(|error| {
            let message = error.problem().message;
            tracing::error!(row, message, "a document cannot be opened for recognition");
            None
        })
    }

    fn counts_as_unread(&self, row: u64) -> bool {
        let columns = self.catalog.columns();
        columns.rows().iter().any(|column| column.row == row && column.waiting > 0)
    }

    fn recognize_page(&self, taken: &Taken) -> Result<Answer, NoImage> {
        let digest = taken.document.digest;
        let open = || {
            let object = self.store.open_object(&digest).map_err(std::io::Error::other)?;
            Ok(Box::new(object) as Box<_>)
        };
        let key = digest.to_string();
        let password = taken.document.password.as_ref().map(|password| password.as_str());
        let source = Source { key: &key, bytes: taken.document.bytes, password, open: &open };
        let (page, script) = (taken.page, taken.document.script);
        Ok(match &taken.task {
            Task::Recognize(pass) => {
                Answer::Recognized(self.pool.recognize(&source, page, *pass, script)?)
            }
            Task::Reread(places) => {
                let lines = places.clone();
                let read = self.pool.reread(&source, page, lines, Pass::Careful, script)?;
                Answer::Reread(places.clone(), read)
            }
        })
    }

    /// Keeps what was found of a document and makes it findable.
    pub(super) fn publish(&self, document: &About) {
        let _publishing = self.recognition.publishing();
        let started = Instant::now();
        let row = document.row;
        let Some(kept) = self.recognition.queue().unpublished(row) else { return };
        match self.keep_recognition(&document.digest, &kept) {
            Ok(()) => {}
            Err(error @ Error::Storage(muniment_storage::Error::TooLarge { .. })) => {
                let (name, message) = (&document.name, error.problem().message);
                tracing::error!(name, message, "a document has more text than can be kept");
                self.recognition.queue().leave_alone(Some(row));
            }
            // More pages would be lost as these are.
            Err(error) => {
                let mut queue = self.recognition.queue();
                queue.not_published(row);
                queue.problem = Some(error.problem());
                drop(queue);
                return self.tell_recognition();
            }
        }
        if let Err(error) = self.record_recognition(row) {
            let message = error.problem().message;
            tracing::error!(message, "what was recognized could not be made findable");
        }
        self.recognition.queue().published(row, started.elapsed());
        self.tell_recognition();
    }

    /// Keeps what is found and not yet kept, as when recognition ends.
    pub(super) fn publish_the_rest(&self) {
        // Publishing locks the queue itself.
        let open = self.recognition.queue().open_documents();
        for document in open {
            self.publish(&document);
        }
    }

    /// Takes what is kept of a document over into the catalog and the index.
    pub(super) fn record_recognition(&self, row: u64) -> Result<(), Error> {
        let Some(document) = self.catalog.document(row)? else { return Ok(()) };
        self.readings.forget(&document.digest);
        let Some(content) = self.content(&document.digest)? else { return Ok(()) };
        self.catalog.record_readings(&[summarize(row, &content)])?;
        self.sync_index()?;
        self.listeners.changed(&Changed::reading(vec![document.id.to_string()]));
        Ok(())
    }

    /// Tells those who watch.
    pub(super) fn tell_recognition(&self) {
        self.recognition.moved.notify_all();
        self.listeners.tell(&Notice::Recognition(self.recognition_view()));
    }
}

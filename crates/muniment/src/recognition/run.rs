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
use super::queue::{About, Taken};
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
        self.recognize(&self.catalog.to_recognize()?);
        Ok(())
    }

    fn check_models(&self) -> Result<(), Error> {
        let none = || Error::NoRecognition { why: "the models were not installed".to_owned() };
        let folder = self.recognition.models.as_deref().ok_or_else(none)?;
        check_models(folder).map_err(|error| Error::NoRecognition { why: error.to_string() })
    }

    /// Queues documents that were just read, where recognition runs.
    pub(crate) fn recognize(&self, rows: &[u64]) {
        let started =
            !self.recognition.threads.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        if !started || rows.is_empty() {
            return;
        }
        let mut queue = self.recognition.queue();
        rows.iter().for_each(|row| queue.add(*row));
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

    /// Runs until recognition stops. A fault of ours ends all of recognition, with words for it:
    /// those who wait for its end must not wait forever.
    fn recognize_until_stopped(&self) {
        if catch_unwind(AssertUnwindSafe(|| self.recognizing())).is_err() {
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
            let due = match outcome {
                Ok(answer) => queue.finish(&taken, answer),
                Err(failure) if is_about_the_page(&failure) => {
                    queue.finish(&taken, Answer::Failed(failure.0))
                }
                Err(failure) => {
                    let error = Error::NoRecognition { why: failure.to_string() };
                    queue.problem = Some(error.problem());
                    false
                }
            };
            drop(queue);
            if due {
                self.publish(&taken.document);
            }
            self.recognition.moved.notify_all();
            self.tell_recognition();
        }
    }

    /// Waits for a page to recognize; none when recognition stops.
    fn next_page(&self) -> Option<Taken> {
        let mut queue = self.recognition.queue();
        loop {
            if queue.stopping {
                return None;
            }
            let mut settled = Vec::new();
            let taken = queue.take(|row| self.open_for_recognition(row, &mut settled));
            if settled.is_empty() && taken.is_none() {
                queue = self.recognition.wait(queue);
                continue;
            }
            queue.settling += settled.len();
            drop(queue);
            self.settle(&settled);
            queue = self.recognition.queue();
            queue.settling -= settled.len();
            if !settled.is_empty() {
                self.recognition.moved.notify_all();
            }
            if taken.is_some() {
                return taken;
            }
        }
    }

    /// Takes over what someone else recognized meanwhile.
    fn settle(&self, rows: &[u64]) {
        for row in rows {
            if let Err(error) = self.record_recognition(*row) {
                let message = error.problem().message;
                tracing::error!(message, "what others recognized could not be taken over");
            }
        }
    }

    /// Loads a document for recognition. One that someone else read, although the catalog thinks
    /// otherwise, is `settled`; it is none when nothing at all is left to do.
    fn open_for_recognition(&self, row: u64, settled: &mut Vec<u64>) -> Option<(About, Kept)> {
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
                pictures: pictures.map(|(number, _)| number).collect(),
            };
            let kept = self.kept_recognition(&about.digest)?;
            Ok(Some((about, kept)))
        };
        let opened = load().unwrap_or_else(|error| {
            let message = error.problem().message;
            tracing::error!(row, message, "a document cannot be opened for recognition");
            None
        });
        let (about, kept) = opened?;
        match kept.next(&about.pictures, &BTreeSet::new()) {
            None => {
                settled.push(row);
                None
            }
            Some((stage, ..)) => {
                if stage >= Stage::Urgent && self.counts_as_unread(row) {
                    settled.push(row);
                }
                Some((about, kept))
            }
        }
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
        let source = Source { key: &key, bytes: taken.document.bytes, open: &open };
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
    fn publish(&self, document: &About) {
        let _publishing =
            self.recognition.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let started = Instant::now();
        let Some(kept) = self.recognition.queue().unpublished(document.row) else { return };
        self.keep_recognition(&document.digest, &kept);
        if let Err(error) = self.record_recognition(document.row) {
            let message = error.problem().message;
            tracing::error!(message, "what was recognized could not be made findable");
        }
        self.recognition.queue().published(document.row, started.elapsed());
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

/// Whether a failure is the page's: anything but a worker that cannot run, or a vault that cannot
/// be read.
fn is_about_the_page(failure: &NoImage) -> bool {
    !matches!(failure.0.code.as_str(), "worker_not_started" | "source_failed" | "no_models")
}

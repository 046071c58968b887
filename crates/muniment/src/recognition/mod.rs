//! Recognition: pages that are pictures become text, in the background.
//!
//! Every such page is read quickly first, so that it can be found, and carefully later. What is
//! done is kept page by page, in large documents as often as keeping takes a twentieth of the time;
//! a stop in between loses no more. The order is in `queue`, what is kept in `kept`, the threads in
//! `run`.

mod kept;
mod queue;
mod run;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Instant;

use muniment_catalog::DocumentRecord;
use muniment_core::{Event, Op, Script};
use muniment_worker::recognition::ENGINE;
use zeroize::Zeroizing;

pub(crate) use kept::Kept;
use queue::Queue;

use crate::document::resolve_document;
use crate::transact::Decision;
use crate::vault::Inside;
use crate::view::{PageInWork, RecognitionView};
use crate::{Error, Vault, show};

/// The recognition of one open vault.
pub(crate) struct Recognition {
    threads_wanted: usize,
    models: Option<PathBuf>,
    queue: Mutex<Queue>,
    /// Told of every change of the queue.
    moved: Condvar,
    /// Held while what was recognized is kept and made findable.
    publishing: Mutex<()>,
    /// The passwords that people gave since the vault was opened, by the row of the document.
    passwords: Mutex<HashMap<u64, Zeroizing<String>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Recognition {
    pub(crate) fn new(threads: usize, models: Option<PathBuf>) -> Self {
        Self {
            threads_wanted: threads.max(1),
            models,
            queue: Mutex::default(),
            moved: Condvar::new(),
            publishing: Mutex::default(),
            passwords: Mutex::default(),
            threads: Mutex::default(),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        self.moved.wait(queue).unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a change of the queue, or until something is to be published.
    fn wait_until<'a>(&self, queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        let Some(at) = queue.next_publishing() else { return self.wait(queue) };
        let rest = at.saturating_duration_since(Instant::now());
        self.moved.wait_timeout(queue, rest).unwrap_or_else(PoisonError::into_inner).0
    }

    fn publishing(&self) -> MutexGuard<'_, ()> {
        self.publishing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers the password of a document until the vault is closed.
    pub(crate) fn remember_password(&self, row: u64, password: &str) {
        let mut passwords = self.passwords.lock().unwrap_or_else(PoisonError::into_inner);
        passwords.insert(row, Zeroizing::new(password.to_owned()));
    }

    /// The password that a person gave for a document.
    pub(crate) fn password(&self, row: u64) -> Option<Zeroizing<String>> {
        let passwords = self.passwords.lock().unwrap_or_else(PoisonError::into_inner);
        passwords.get(&row).cloned()
    }
}

impl Inside {
    /// Ends recognition. Pages in work are lost, those that are done are kept.
    pub(crate) fn stop_recognition(&self) {
        self.recognition.queue().stopping = true;
        self.recognition.moved.notify_all();
        self.pool.stop_recognizing();
        let threads = std::mem::take(
            &mut *self.recognition.threads.lock().unwrap_or_else(PoisonError::into_inner),
        );
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a thread of recognition panicked");
            }
        }
        self.publish_the_rest();
    }

    /// Lets a document be recognized from what is kept of it, after a change of that.
    pub(crate) fn recognize_anew(
        &self,
        document: &DocumentRecord,
        change: impl FnOnce(&mut Kept),
    ) -> Result<(), Error> {
        let open = self.recognition.queue().open_documents();
        if let Some(open) = open.iter().find(|open| open.row == document.row) {
            self.publish(open);
        }
        // What was found before must not be kept once more over what begins now.
        let publishing = self.recognition.publishing();
        self.recognition.queue().forget(document.row);
        let mut kept = self.kept_recognition(&document.digest)?;
        change(&mut kept);
        self.keep_recognition(&document.digest, &kept)?;
        drop(publishing);
        self.record_recognition(document.row)
    }

    /// The recognition at this moment.
    pub(crate) fn recognition_view(&self) -> RecognitionView {
        let (mut left, mut to_improve) = (0_u64, 0_u64);
        for column in self.catalog.columns().rows().iter().filter(|column| !column.voided) {
            left += u64::from(column.waiting);
            to_improve += u64::from(column.quick);
        }
        let queue = self.recognition.queue();
        let in_work = queue.in_work().map(|work| PageInWork {
            document: work.document.clone(),
            name: work.name.clone(),
            page: work.page,
            pages: work.pages,
            careful: work.careful,
        });
        RecognitionView {
            state: match (&queue.problem, queue.paused, queue.is_idle()) {
                (Some(_), ..) => "off",
                (None, true, _) => "paused",
                (None, false, true) => "idle",
                (None, false, false) => "running",
            }
            .to_owned(),
            problem: queue.problem.clone(),
            pages_left: left,
            pages_to_improve: to_improve,
            seconds_left: queue
                .seconds_a_page()
                .filter(|_| left > 0)
                .map(|each| each * left as f64),
            in_work: in_work.collect(),
        }
    }
}

impl Vault {
    /// Recognizes every page that waits for it, and reads with care what was read quickly, in the
    /// background. What comes in later is recognized, too.
    ///
    /// # Errors
    /// When the models are missing or altered, or the catalog cannot be read.
    pub fn start_recognition(&self) -> Result<(), Error> {
        self.inside().start_recognition()
    }

    /// Recognizes every page that waits for it and returns when each can be found; with `careful`,
    /// when each was read with care.
    ///
    /// # Errors
    /// As [`Self::start_recognition`], and when recognition cannot go on.
    pub fn finish_recognition(&self, careful: bool) -> Result<(), Error> {
        self.inside().start_recognition()?;
        let recognition = &self.inside().recognition;
        let mut queue = recognition.queue();
        loop {
            if let Some(problem) = &queue.problem {
                return Err(Error::NoRecognition { why: problem.message.clone() });
            }
            if queue.stopping || queue.is_done(careful) {
                return Ok(());
            }
            queue = recognition.wait(queue);
        }
    }

    /// The recognition at this moment.
    pub fn recognition(&self) -> RecognitionView {
        self.inside().recognition_view()
    }

    /// Takes up no further pages; those in work are finished.
    pub fn pause_recognition(&self) {
        let mut queue = self.recognition.queue();
        queue.paused = true;
        queue.publish_now();
        drop(queue);
        self.inside().tell_recognition();
    }

    /// Goes on after [`Self::pause_recognition`].
    pub fn resume_recognition(&self) {
        self.recognition.queue().paused = false;
        self.recognition.moved.notify_all();
        self.inside().tell_recognition();
    }

    /// Leaves one document, or all, as they are until the vault is opened again or a person asks.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn cancel_recognition(&self, id: Option<&str>) -> Result<(), Error> {
        let row = id.map(|id| resolve_document(&self.catalog, id)).transpose()?;
        let mut queue = self.recognition.queue();
        queue.leave_alone(row.as_ref().map(|document| document.row));
        // Nothing is left to go on with.
        queue.paused &= row.is_some();
        drop(queue);
        self.inside().tell_recognition();
        Ok(())
    }

    /// Recognizes the pages of a document anew, with care, and looks for the letters of this script
    /// from now on (`any` or `latin`). What was recognized before stays until the new text is
    /// complete. Without a script, for the same letters as before; where pages wait, as in a document
    /// that was canceled, recognition goes on with them.
    ///
    /// # Errors
    /// When there is no such document or script, it has no pages to recognize, the models are
    /// missing, or the vault cannot be written.
    pub fn recognize_again(&self, id: &str, script: Option<&str>) -> Result<(), Error> {
        let script = script.map(|code| show::code_of::<Script>(code, "bad_script")).transpose()?;
        let document = resolve_document(&self.catalog, id)?;
        let base = self.inside().base_reading(&document.digest)?;
        if !base.is_some_and(|base| base.pages.iter().any(|page| page.waiting)) {
            let message = format!("`{}` has no pages that are pictures", document.name);
            return Err(Error::invalid("nothing_to_recognize", message));
        }
        if let Some(script) = script {
            self.transact(Op::ChooseScript, |catalog| {
                let document = resolve_document(catalog, id)?;
                let chosen = Event::ScriptChosen { document: document.id, script };
                let events = if document.script == script { Vec::new() } else { vec![chosen] };
                Ok(Decision { events, value: () })
            })?;
        }
        self.inside().recognize_anew(&document, |kept| {
            if script.is_some() || document.waiting == 0 {
                kept.begin_again();
            }
        })?;
        self.start_recognition()
    }

    /// The program and the models that recognize pages.
    pub fn recognition_engine() -> &'static str {
        ENGINE
    }
}

//! The workers of a program: some that read, some that recognize, and one that is kept free to draw
//! pages.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use muniment_extract::recognition::{
    Pass, Places as Lines, RecognizedLine, RecognizedPage, Script,
};
use muniment_extract::{Child, Reading, Reason, State};
use muniment_statements::Preview;
use thiserror::Error;

use crate::limits::Limits;
use crate::process::{Failure, Killer, Outcome, Process};
use crate::protocol::{Request, Setup, Task, Usage};
use crate::statement::{Ask, KeptStatement, NoStatement, StatementReading};

/// How a worker is started: a program that calls [`serve`](crate::serve) when it gets the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The program, mostly the running one.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
}

/// Why there is no image of a page, and so nothing to recognize.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .0.message)]
pub struct NoImage(pub Reason);

/// A document whose pages are recognized one after the other.
pub struct Source<'a> {
    /// What tells it from others.
    pub key: &'a str,
    /// Its size in bytes.
    pub bytes: u64,
    /// What opens an encrypted one.
    pub password: Option<&'a str>,
    /// Opens its file, which is done for the first page that a worker gets of it.
    pub open: &'a dyn Fn() -> io::Result<Box<dyn Read + Send>>,
}

/// The most that any worker used for one document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Peak {
    /// Memory in bytes; 0 where the system does not tell.
    pub memory_bytes: u64,
    /// Processor time.
    pub cpu: Duration,
}

/// Workers, started when they are first needed and replaced when they break or tire.
pub struct Pool {
    command: Command,
    limits: Limits,
    models: Option<PathBuf>,
    readers: Places,
    recognizers: Places,
    renderer: Places,
    recognizing: Mutex<Recognizing>,
    peak: Mutex<Peak>,
}

impl Pool {
    /// A pool of `size` workers that read, as many that recognize with the models in a folder, and
    /// one that draws pages.
    pub fn new(command: Command, limits: Limits, size: usize, models: Option<&Path>) -> Self {
        Self {
            command,
            limits,
            models: models.map(Path::to_owned),
            recognizers: Places::new(size.max(1)),
            readers: Places::new(size.max(1)),
            renderer: Places::new(1),
            recognizing: Mutex::default(),
            peak: Mutex::default(),
        }
    }

    /// Reads the `len` bytes of `source` in a worker and waits for one when all are busy. Documents
    /// inside go to `child` while the worker reads on. A worker that dies is a reading, too.
    pub fn read(
        &self,
        source: &mut (dyn Read + Send),
        len: u64,
        name: &str,
        password: Option<&str>,
        child: &mut dyn FnMut(Child),
    ) -> Reading {
        let task = Task::Read { name: name.to_owned() };
        let password = password.map(str::to_owned);
        let request = Request { task, password, bytes: len, again: false };
        match self.run(Kind::Reader, &request, source, child) {
            Ok(Outcome::Reading(reading)) => reading,
            Ok(_) => unread(State::Damaged, &protocol_error()),
            Err((reason, state)) => unread(state, &reason),
        }
    }

    /// Reads a document as a statement in a worker, and waits for one when all are busy.
    ///
    /// # Errors
    ///
    /// When it is no table, nobody knows what its columns mean, or the worker dies over it.
    pub fn statement(
        &self,
        bytes: &[u8],
        name: &str,
        password: Option<&str>,
        reading: &StatementReading,
    ) -> Result<KeptStatement, NoStatement> {
        let task = Task::Statement(Ask::new(name, reading));
        match self.run_on_table(bytes, password, task) {
            Ok(Outcome::Statement(statement)) => Ok(statement),
            outcome => Err(no_statement(outcome)),
        }
    }

    /// The tables of a document before anybody says what their columns mean.
    ///
    /// # Errors
    ///
    /// When it holds no table, or the worker dies over it.
    pub fn preview(
        &self,
        bytes: &[u8],
        name: &str,
        password: Option<&str>,
        reading: &StatementReading,
    ) -> Result<Vec<Preview>, NoStatement> {
        let task = Task::Preview(Ask::new(name, reading));
        match self.run_on_table(bytes, password, task) {
            Ok(Outcome::Preview(tables)) => Ok(tables),
            outcome => Err(no_statement(outcome)),
        }
    }

    fn run_on_table(
        &self,
        mut document: &[u8],
        password: Option<&str>,
        task: Task,
    ) -> Result<Outcome, (Reason, State)> {
        let (password, bytes) = (password.map(str::to_owned), document.len() as u64);
        let request = Request { task, password, bytes, again: false };
        self.run(Kind::Reader, &request, &mut document, &mut |_| {})
    }

    /// Draws a page, counted from 1 and turned right by `quarters` of a circle, as a PNG. It never
    /// waits for documents that are being read.
    ///
    /// # Errors
    ///
    /// When the document has no such page, or the worker that draws it dies.
    pub fn render(
        &self,
        bytes: &[u8],
        page: u32,
        longest_side_px: u32,
        quarters: u8,
        password: Option<&str>,
    ) -> Result<Vec<u8>, NoImage> {
        let request = Request {
            task: Task::Render { page, longest_side_px, quarters },
            password: password.map(str::to_owned),
            bytes: bytes.len() as u64,
            again: false,
        };
        let mut document = bytes;
        match self.run(Kind::Renderer, &request, &mut document, &mut |_| {}) {
            Ok(Outcome::Image(image)) => Ok(image),
            outcome => Err(failure(outcome)),
        }
    }

    /// Recognizes a page, counted from 1. Waits for a worker when all are busy.
    ///
    /// # Errors
    ///
    /// When the document has no such page, or the worker dies over it.
    pub fn recognize(
        &self,
        document: &Source<'_>,
        page: u32,
        pass: Pass,
        script: Script,
    ) -> Result<RecognizedPage, NoImage> {
        match self.run_on(document, Task::Recognize { page, pass, script }) {
            Ok(Outcome::Recognized(page)) => Ok(page),
            outcome => Err(failure(outcome)),
        }
    }

    /// Reads lines of a page again; one answer for each. Waits for a worker when all are busy.
    ///
    /// # Errors
    ///
    /// As [`Self::recognize`].
    pub fn reread(
        &self,
        document: &Source<'_>,
        page: u32,
        lines: Lines,
        pass: Pass,
        script: Script,
    ) -> Result<Vec<RecognizedLine>, NoImage> {
        match self.run_on(document, Task::Reread { page, places: lines, pass, script }) {
            Ok(Outcome::Reread(lines)) => Ok(lines),
            outcome => Err(failure(outcome)),
        }
    }

    /// Ends the workers that recognize, the pages in work included; none starts again.
    pub fn stop_recognizing(&self) {
        let mut recognizing = self.recognizing();
        recognizing.stopped = true;
        recognizing.killers.iter().for_each(Killer::kill);
    }

    fn recognizing(&self) -> MutexGuard<'_, Recognizing> {
        self.recognizing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The most that any worker used for one document so far.
    pub fn peak(&self) -> Peak {
        *self.peak.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(
        &self,
        kind: Kind,
        request: &Request,
        document: &mut dyn Read,
        child: &mut dyn FnMut(Child),
    ) -> Result<Outcome, (Reason, State)> {
        let mut place = self.places(kind).take();
        let mut process = self.process(&mut place, kind)?;
        let outcome = process.run(request, document, child);
        self.finish(outcome, process, &mut place)
    }

    /// Runs a task of a recognizer, which keeps the document for the next one.
    fn run_on(&self, document: &Source<'_>, task: Task) -> Result<Outcome, (Reason, State)> {
        let mut place = self.recognizers.take();
        let mut process = self.process(&mut place, Kind::Recognizer)?;
        let again = process.held.as_deref() == Some(document.key);
        let bytes = if again { 0 } else { document.bytes };
        let password = document.password.map(str::to_owned);
        let request = Request { task, password, bytes, again };
        let opened = if again { Ok(Box::new(io::empty()) as Box<_>) } else { (document.open)() };
        if !self.recognizing().begin(process.killer()) {
            return Err((Reason::new("stopped", "recognition was stopped"), State::Waiting));
        }
        let outcome = match opened {
            Ok(mut source) => process.run(&request, &mut *source, &mut |_| {}),
            Err(error) => Err(Failure::Source(error)),
        };
        if outcome.is_ok() {
            process.held = Some(document.key.to_owned());
        }
        self.finish(outcome, process, &mut place)
    }

    /// The process of a place, or a new one.
    fn process(&self, place: &mut Place<'_>, kind: Kind) -> Result<Process, (Reason, State)> {
        let fit = place.process.take().and_then(|mut process| process.is_fit().then_some(process));
        let setup = || Setup {
            limits: self.limits,
            in_background: kind != Kind::Renderer,
            models: self.models.clone().filter(|_| kind == Kind::Recognizer),
        };
        match fit {
            Some(process) => Ok(process),
            None => Process::start(&self.command, &setup()).map_err(|error| not_started(&error)),
        }
    }

    fn finish(
        &self,
        outcome: Result<(Outcome, Usage), Failure>,
        process: Process,
        place: &mut Place<'_>,
    ) -> Result<Outcome, (Reason, State)> {
        match outcome {
            Ok((outcome, usage)) => {
                self.remember(usage);
                place.process = Some(process);
                Ok(outcome)
            }
            Err(Failure::Died(reason, state)) => Err((reason, state)),
            Err(Failure::Source(error)) => Err(not_handed_over(&error)),
        }
    }

    fn places(&self, kind: Kind) -> &Places {
        match kind {
            Kind::Reader => &self.readers,
            Kind::Recognizer => &self.recognizers,
            Kind::Renderer => &self.renderer,
        }
    }

    fn remember(&self, usage: Usage) {
        let mut peak = self.peak.lock().unwrap_or_else(PoisonError::into_inner);
        peak.memory_bytes = peak.memory_bytes.max(usage.peak_bytes);
        peak.cpu = peak.cpu.max(Duration::from_micros(usage.cpu_micros));
    }
}

/// The workers that recognize, as far as stopping them goes.
#[derive(Default)]
struct Recognizing {
    stopped: bool,
    killers: Vec<Killer>,
}

impl Recognizing {
    /// Remembers how to stop a worker; false when it is not to begin at all.
    fn begin(&mut self, killer: Killer) -> bool {
        self.killers.retain(Killer::is_of_use);
        self.killers.push(killer);
        !self.stopped
    }
}

/// What a worker is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reader,
    Recognizer,
    Renderer,
}

fn failure(outcome: Result<Outcome, (Reason, State)>) -> NoImage {
    match outcome {
        Ok(Outcome::NoImage(reason)) | Err((reason, _)) => NoImage(reason),
        Ok(_) => NoImage(protocol_error()),
    }
}

fn no_statement(outcome: Result<Outcome, (Reason, State)>) -> NoStatement {
    let Reason { code, message } = match outcome {
        Ok(Outcome::NoStatement(why)) => return why,
        Err((reason, _)) => reason,
        Ok(_) => protocol_error(),
    };
    NoStatement { code, message, captions: Vec::new() }
}

fn unread(state: State, reason: &Reason) -> Reading {
    let mut reading = Reading::stopped(state, &reason.code, reason.message.clone());
    reading.reader = concat!("muniment-worker ", env!("CARGO_PKG_VERSION")).to_owned();
    reading.media_type = "application/octet-stream".to_owned();
    reading
}

fn protocol_error() -> Reason {
    Reason::new("worker_died", "the worker gave an answer to another question")
}

fn not_started(error: &io::Error) -> (Reason, State) {
    let message = format!("the process that reads documents did not start: {error}");
    (Reason::new("worker_not_started", message), State::Refused)
}

fn not_handed_over(error: &io::Error) -> (Reason, State) {
    let message = format!("the document could not be read from its place: {error}");
    (Reason::new("source_failed", message), State::Refused)
}

/// Places for workers; a place without a process gets one when it is used.
struct Places {
    free: Mutex<Vec<Option<Process>>>,
    returned: Condvar,
}

impl Places {
    fn new(count: usize) -> Self {
        let free = (0..count).map(|_| None).collect();
        Self { free: Mutex::new(free), returned: Condvar::new() }
    }

    /// Takes a place, one with a running worker first; waits until there is one.
    fn take(&self) -> Place<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .returned
            .wait_while(free, |free| free.is_empty())
            .unwrap_or_else(PoisonError::into_inner);
        let index = free.iter().rposition(Option::is_some).unwrap_or(free.len() - 1);
        Place { process: free.swap_remove(index), places: self }
    }
}

/// A taken place; it is free again when this is dropped.
struct Place<'a> {
    process: Option<Process>,
    places: &'a Places,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut free = self.places.free.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(self.process.take());
        self.places.returned.notify_one();
    }
}

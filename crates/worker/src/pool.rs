//! The workers of a program: some that read, and one that is kept free to draw pages.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use muniment_extract::{Child, Reading, Reason, State};
use thiserror::Error;

use crate::limits::Limits;
use crate::process::{Failure, Outcome, Process};
use crate::protocol::{Request, Task, Usage};

/// How a worker is started: a program that calls [`serve`](crate::serve) when it gets the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The program, mostly the running one.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<String>,
}

/// Why there is no image of a page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .0.message)]
pub struct RenderFailure(pub Reason);

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
    readers: Places,
    renderer: Places,
    peak: Mutex<Peak>,
}

impl Pool {
    /// A pool of `size` workers that read and one that draws pages.
    pub fn new(command: Command, limits: Limits, size: usize) -> Self {
        Self {
            command,
            limits,
            readers: Places::new(size.max(1)),
            renderer: Places::new(1),
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
        let request = Request { task, password: password.map(str::to_owned), bytes: len };
        match self.run(&self.readers, true, &request, source, child) {
            Ok(Outcome::Reading(reading, _)) => reading,
            Ok(_) => unread(State::Damaged, &protocol_error()),
            Err((reason, state)) => unread(state, &reason),
        }
    }

    /// Draws a page, counted from 1, as a PNG. It never waits for documents that are being read.
    ///
    /// # Errors
    ///
    /// When the document has no such page, or the worker that draws it dies.
    pub fn render(
        &self,
        bytes: &[u8],
        page: u32,
        longest_side_px: u32,
        password: Option<&str>,
    ) -> Result<Vec<u8>, RenderFailure> {
        let request = Request {
            task: Task::Render { page, longest_side_px },
            password: password.map(str::to_owned),
            bytes: bytes.len() as u64,
        };
        let mut document = bytes;
        match self.run(&self.renderer, false, &request, &mut document, &mut |_| {}) {
            Ok(Outcome::Image(image, _)) => Ok(image),
            Ok(Outcome::NoImage(reason, _)) => Err(RenderFailure(reason)),
            Ok(Outcome::Reading(..)) => Err(RenderFailure(protocol_error())),
            Err((reason, _)) => Err(RenderFailure(reason)),
        }
    }

    /// The most that any worker used for one document so far.
    pub fn peak(&self) -> Peak {
        *self.peak.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(
        &self,
        places: &Places,
        in_background: bool,
        request: &Request,
        document: &mut dyn Read,
        child: &mut dyn FnMut(Child),
    ) -> Result<Outcome, (Reason, State)> {
        let mut place = places.take();
        let fit = place.process.take().and_then(|mut process| process.is_fit().then_some(process));
        let mut process = match fit {
            Some(process) => process,
            None => Process::start(&self.command, &self.limits, in_background)
                .map_err(|error| not_started(&error))?,
        };
        match process.run(request, document, child) {
            Ok(outcome) => {
                self.remember(&outcome);
                place.process = Some(process);
                Ok(outcome)
            }
            Err(Failure::Died(reason, state)) => Err((reason, state)),
            Err(Failure::Source(error)) => Err(not_handed_over(&error)),
        }
    }

    fn remember(&self, outcome: &Outcome) {
        let (Outcome::Reading(_, usage) | Outcome::Image(_, usage) | Outcome::NoImage(_, usage)) =
            outcome;
        let Usage { peak_bytes, cpu_micros, .. } = *usage;
        let mut peak = self.peak.lock().unwrap_or_else(PoisonError::into_inner);
        peak.memory_bytes = peak.memory_bytes.max(peak_bytes);
        peak.cpu = peak.cpu.max(Duration::from_micros(cpu_micros));
    }
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

//! One worker as the program sees it: a child process with pipes, a watchdog, and an answer to why
//! it died.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::process::{Child as ChildProcess, ChildStdin, ChildStdout, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};
use muniment_extract::recognition::{RecognizedLine, RecognizedPage};
use muniment_extract::{Child, Reading, Reason, State};
use muniment_statements::Preview;

use crate::limits::Limits;
use crate::pool::Command;
use crate::protocol::{Answer, Request, Setup, Usage, read_bytes, read_header, write_header};
use crate::statement::{KeptStatement, NoStatement, SentKey, SentPreview};

/// No image of a page is larger.
const MAX_IMAGE: u64 = 512 << 20;
/// No rows of a statement are larger.
const MAX_ROWS: u64 = 512 << 20;
/// As much of what a worker says before it dies is looked at.
const LAST_WORDS: usize = 4 << 10;
/// How long a worker that closed its pipes may take to end.
const GRACE: Duration = Duration::from_secs(2);

/// A running worker.
pub(crate) struct Process {
    child: Arc<Mutex<ChildProcess>>,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    last_words: Option<JoinHandle<String>>,
    watchdog: Watchdog,
    limits: Limits,
    documents: u32,
    resident_bytes: u64,
    /// The key of the document that the worker still has.
    pub(crate) held: Option<String>,
}

/// How a task ended.
pub(crate) enum Outcome {
    Reading(Reading),
    Image(Vec<u8>),
    Recognized(RecognizedPage),
    Reread(Vec<RecognizedLine>),
    Statement(KeptStatement),
    Preview(Vec<Preview>),
    NoStatement(NoStatement),
    NoImage(Reason),
}

/// Why a task has no outcome.
pub(crate) enum Failure {
    /// The document could not be handed over.
    Source(io::Error),
    /// The worker is gone.
    Died(Reason, State),
}

impl Process {
    pub(crate) fn start(command: &Command, setup: &Setup) -> io::Result<Self> {
        let mut child = std::process::Command::new(&command.program)
            .args(&command.args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take().expect("the input is piped");
        let output = child.stdout.take().expect("the output is piped");
        let errors = child.stderr.take().expect("the errors are piped");
        let last_words = thread::Builder::new()
            .name("worker-errors".to_owned())
            .spawn(move || listen(errors))?;
        let child = Arc::new(Mutex::new(child));
        let mut process = Self {
            watchdog: Watchdog::start(child.clone())?,
            child,
            input: BufWriter::with_capacity(64 << 10, input),
            output: BufReader::with_capacity(64 << 10, output),
            last_words: Some(last_words),
            limits: setup.limits,
            documents: 0,
            resident_bytes: 0,
            held: None,
        };
        write_header(&mut process.input, setup)?;
        process.input.flush()?;
        Ok(process)
    }

    /// A way to end the worker while it works.
    pub(crate) fn killer(&self) -> Killer {
        Killer(Arc::downgrade(&self.child))
    }

    /// Whether the worker runs and may take another document.
    pub(crate) fn is_fit(&mut self) -> bool {
        let runs = matches!(lock(&self.child).try_wait(), Ok(None));
        runs && self.documents < self.limits.documents
            && self.resident_bytes <= self.limits.resident_bytes
    }

    /// Hands a document over and takes what comes back. After a failure the worker is of no use.
    pub(crate) fn run(
        &mut self,
        request: &Request,
        document: &mut (impl Read + ?Sized),
        found: &mut dyn FnMut(Child),
    ) -> Result<(Outcome, Usage), Failure> {
        self.documents += 1;
        self.held = None;
        self.send(request, document)?;
        let mut left = Duration::from_secs(self.limits.wall_seconds);
        let mut unpackable = self.limits.reading.unpacked_bytes;
        loop {
            let since = Instant::now();
            self.watchdog.watch(left);
            let answer = read_header::<Answer>(&mut self.output);
            let Ok(Some(answer)) = answer else { return Err(self.post_mortem()) };
            let (outcome, usage) = match answer {
                Answer::Child { path, name, modified, bytes } => {
                    let bytes = self.take(bytes, unpackable)?;
                    unpackable -= bytes.len() as u64;
                    // What the program does with it is not the worker's time.
                    self.watchdog.rest();
                    left = left.saturating_sub(since.elapsed());
                    found(Child { path, name, modified, bytes });
                    continue;
                }
                Answer::Reading { mut reading, usage } => {
                    reading.drop_unsound_words();
                    (Outcome::Reading(reading), usage)
                }
                Answer::Image { bytes, usage } => {
                    (Outcome::Image(self.take(bytes, MAX_IMAGE)?), usage)
                }
                Answer::Recognized { mut page, usage } => {
                    page.lines.iter_mut().for_each(RecognizedLine::drop_unsound_words);
                    (Outcome::Recognized(page), usage)
                }
                Answer::Reread { mut lines, usage } => {
                    lines.iter_mut().for_each(RecognizedLine::drop_unsound_words);
                    (Outcome::Reread(lines), usage)
                }
                Answer::Statement { bytes, keys, usage } => {
                    let rows = self.take(bytes, MAX_ROWS)?;
                    let keys = keys.into_iter().filter_map(SentKey::found).collect();
                    (Outcome::Statement(KeptStatement { rows, keys }), usage)
                }
                Answer::Preview { tables, usage } => {
                    let tables = tables.into_iter().map(SentPreview::preview).collect();
                    (Outcome::Preview(tables), usage)
                }
                Answer::NoStatement { why, usage } => (Outcome::NoStatement(why), usage),
                Answer::NoImage { code, message, usage } => {
                    (Outcome::NoImage(Reason { code, message }), usage)
                }
            };
            self.watchdog.rest();
            self.resident_bytes = usage.resident_bytes;
            return Ok((outcome, usage));
        }
    }

    fn send(
        &mut self,
        request: &Request,
        document: &mut (impl Read + ?Sized),
    ) -> Result<(), Failure> {
        if write_header(&mut self.input, request).is_err() {
            return Err(self.post_mortem());
        }
        let mut left = request.bytes;
        let mut buffer = vec![0; 64 << 10];
        while left > 0 {
            let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let count = match document.read(&mut buffer[..most]) {
                Ok(0) => return Err(Failure::Source(io::ErrorKind::UnexpectedEof.into())),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Failure::Source(error)),
            };
            if self.input.write_all(&buffer[..count]).is_err() {
                return Err(self.post_mortem());
            }
            left -= count as u64;
        }
        self.input.flush().map_err(|_| self.post_mortem())
    }

    /// Takes raw bytes from the worker, unless it claims more than it may send.
    fn take(&mut self, bytes: u64, most: u64) -> Result<Vec<u8>, Failure> {
        if bytes > most {
            return Err(self.post_mortem());
        }
        read_bytes(&mut self.output, bytes).map_err(|_| self.post_mortem())
    }

    /// Why the worker died.
    fn post_mortem(&mut self) -> Failure {
        self.watchdog.rest();
        let status = self.end();
        let last_words = self.last_words.take().map(JoinHandle::join);
        let last_words = last_words.and_then(Result::ok).unwrap_or_default();
        tracing::debug!(?status, last_words, "a worker died");
        let (code, message, state) = if self.watchdog.has_bitten() || is_out_of_time(status) {
            ("too_slow", "reading it takes too much time", State::Refused)
        } else if last_words.contains("memory allocation of") || is_killed(status) {
            ("out_of_memory", "reading it takes too much memory", State::Refused)
        } else {
            ("worker_died", "the reader for this format broke down over it", State::Damaged)
        };
        Failure::Died(Reason::new(code, message), state)
    }

    /// Waits for the end of the worker, and ends it when it does not come.
    fn end(&mut self) -> Option<ExitStatus> {
        let until = Instant::now() + GRACE;
        loop {
            let mut child = lock(&self.child);
            match child.try_wait() {
                Ok(None) if Instant::now() < until => {}
                Ok(None) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return None;
                }
                Ok(status) => return status,
                Err(_) => return None,
            }
            drop(child);
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let mut child = lock(&self.child);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Ends a worker from outside.
pub(crate) struct Killer(Weak<Mutex<ChildProcess>>);

impl Killer {
    /// Whether the worker may still run.
    pub(crate) fn is_of_use(&self) -> bool {
        self.0.strong_count() > 0
    }

    pub(crate) fn kill(&self) {
        if let Some(child) = self.0.upgrade() {
            let _ = lock(&child).kill();
        }
    }
}

/// Reads what a worker says until it ends, and keeps the end of it.
fn listen(mut errors: impl Read) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(count) = errors.read(&mut buffer) {
        if count == 0 {
            break;
        }
        kept.extend_from_slice(&buffer[..count]);
        if kept.len() > LAST_WORDS * 2 {
            kept.drain(..kept.len() - LAST_WORDS);
        }
    }
    String::from_utf8_lossy(&kept).into_owned()
}

#[cfg(unix)]
fn is_out_of_time(status: Option<ExitStatus>) -> bool {
    signal(status) == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(unix)]
fn is_killed(status: Option<ExitStatus>) -> bool {
    signal(status) == Some(rustix::process::Signal::KILL.as_raw())
}

#[cfg(unix)]
fn signal(status: Option<ExitStatus>) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status?)
}

#[cfg(not(unix))]
fn is_out_of_time(_: Option<ExitStatus>) -> bool {
    false
}

#[cfg(not(unix))]
fn is_killed(_: Option<ExitStatus>) -> bool {
    false
}

/// Ends a worker that takes too long.
struct Watchdog {
    orders: Sender<Option<Instant>>,
    bitten: Arc<AtomicBool>,
}

impl Watchdog {
    fn start(child: Arc<Mutex<ChildProcess>>) -> io::Result<Self> {
        let (orders, received) = unbounded();
        let bitten = Arc::new(AtomicBool::new(false));
        let bites = bitten.clone();
        thread::Builder::new()
            .name("worker-watchdog".to_owned())
            .spawn(move || guard(&received, &child, &bites))?;
        Ok(Self { orders, bitten })
    }

    fn watch(&self, time: Duration) {
        let _ = self.orders.send(Some(Instant::now() + time));
    }

    fn rest(&self) {
        let _ = self.orders.send(None);
    }

    fn has_bitten(&self) -> bool {
        self.bitten.load(Ordering::Acquire)
    }
}

fn guard(orders: &Receiver<Option<Instant>>, child: &Mutex<ChildProcess>, bitten: &AtomicBool) {
    let mut deadline: Option<Instant> = None;
    loop {
        let order = match deadline {
            None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(deadline) => orders.recv_deadline(deadline),
        };
        match order {
            Ok(order) => deadline = order,
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                bitten.store(true, Ordering::Release);
                let _ = lock(child).kill();
                deadline = None;
            }
        }
    }
}

fn lock(child: &Mutex<ChildProcess>) -> std::sync::MutexGuard<'_, ChildProcess> {
    child.lock().unwrap_or_else(PoisonError::into_inner)
}

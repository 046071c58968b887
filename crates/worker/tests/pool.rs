//! A pool with real worker processes: it survives what documents do to them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod make;

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use muniment_worker::recognition::{Pass, Script};
use muniment_worker::{Command, Limits, Pool, Source, State};

/// The example `worker` of this crate, which `cargo test` builds beside the tests.
fn command() -> Command {
    let tests = std::env::current_exe().unwrap();
    let built = tests.parent().and_then(|deps| deps.parent()).unwrap();
    let name = format!("worker{}", std::env::consts::EXE_SUFFIX);
    let program: PathBuf = built.join("examples").join(name);
    assert!(program.exists(), "`cargo test -p muniment-worker` builds {program:?}");
    Command { program, args: Vec::new() }
}

fn pool(limits: Limits) -> Pool {
    Pool::new(command(), limits, 1, None)
}

fn read(pool: &Pool, bytes: &[u8]) -> muniment_worker::Reading {
    pool.read(&mut &bytes[..], bytes.len() as u64, "a.pdf", None, &mut |_| {})
}

fn code(reading: &muniment_worker::Reading) -> &str {
    reading.reason.as_ref().map_or("none", |reason| &reason.code)
}

#[test]
fn a_document_is_read_with_its_children() {
    let pool = pool(Limits::default());
    let bytes = make::with_attachment("Order 4711", b"<order/>");
    let mut found = Vec::new();
    let mut source = bytes.as_slice();
    let reading =
        pool.read(&mut source, bytes.len() as u64, "a.pdf", None, &mut |child| found.push(child));
    assert_eq!(reading.state, State::Text);
    assert_eq!(reading.pages[0].text, "Order 4711");
    assert_eq!(reading.pages[0].words.len(), 2);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].bytes, b"<order/>");
}

#[test]
fn many_documents_are_read_by_one_worker_after_the_other() {
    let pool = pool(Limits { documents: 3, ..Limits::default() });
    for number in 0..8 {
        let text = format!("Document {number}");
        assert_eq!(read(&pool, &make::text(&text)).pages[0].text, text);
    }
}

#[test]
fn a_worker_without_its_models_says_so() {
    let folder = std::env::temp_dir().join("no-models-here");
    let pool = Pool::new(command(), Limits::default(), 1, Some(&folder));
    let bytes = make::text("Order");
    let open = || Ok(Box::new(io::Cursor::new(make::text("Order"))) as Box<dyn Read + Send>);
    let source = Source { key: "one", bytes: bytes.len() as u64, password: None, open: &open };
    let failure = pool.recognize(&source, 1, Pass::Quick, Script::Any).unwrap_err();
    assert_eq!(failure.0.code, "no_models");
    assert!(failure.0.message.contains("no-models-here"), "{failure}");
}

#[test]
fn pages_of_a_document_are_recognized_by_a_worker_that_keeps_it() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/models");
    let pool = Pool::new(command(), Limits::default(), 1, Some(&models));
    let bytes = make::text("Order 4711");
    let opened = AtomicUsize::new(0);
    let open = || {
        opened.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(io::Cursor::new(make::text("Order 4711"))) as Box<dyn Read + Send>)
    };
    let source = Source { key: "one", bytes: bytes.len() as u64, password: None, open: &open };
    let page = pool.recognize(&source, 1, Pass::Quick, Script::Any).unwrap();
    assert_eq!(page.page(600.0, 800.0).text, "Order 4711");
    let places = page.to_reread(false);
    let lines = pool.reread(&source, 1, places, Pass::Careful, Script::Any).unwrap();
    assert_eq!(lines[0].text, "Order 4711");
    assert!(
        pool.recognize(&source, 2, Pass::Quick, Script::Any).is_err(),
        "there is no second page"
    );
    assert_eq!(opened.load(Ordering::Relaxed), 1, "the worker still has the document");

    pool.stop_recognizing();
    let stopped = pool.recognize(&source, 1, Pass::Quick, Script::Any).unwrap_err();
    assert_eq!(stopped.0.code, "stopped");
    assert_eq!(read(&pool, &bytes).state, State::Text, "reading goes on");
}

#[test]
fn a_page_is_drawn() {
    let pool = pool(Limits::default());
    let png = pool.render(&make::text("Order"), 1, 200, 0, None).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let failure = pool.render(&make::text("Order"), 7, 200, 0, None).unwrap_err();
    assert_eq!(failure.0.code, "no_such_page");
}

#[cfg(unix)]
#[test]
fn a_document_that_takes_too_much_processor_time_is_refused() {
    let pool = pool(Limits { cpu_seconds: 1, ..Limits::default() });
    let reading = read(&pool, &make::endless());
    assert_eq!((reading.state, code(&reading)), (State::Refused, "too_slow"));
    assert_eq!(read(&pool, &make::text("next")).pages[0].text, "next");
}

#[test]
fn a_document_that_takes_too_long_is_refused() {
    let pool = pool(Limits { wall_seconds: 1, ..Limits::default() });
    let reading = read(&pool, &make::endless());
    assert_eq!((reading.state, code(&reading)), (State::Refused, "too_slow"));
    assert_eq!(read(&pool, &make::text("next")).pages[0].text, "next");
}

#[cfg(unix)]
#[test]
fn a_document_that_takes_too_much_memory_is_refused() {
    let pool = pool(Limits { memory_bytes: 300 << 20, ..Limits::default() });
    let reading = read(&pool, &make::bomb(400 << 20));
    assert_eq!((reading.state, code(&reading)), (State::Refused, "out_of_memory"));
    assert_eq!(read(&pool, &make::text("next")).pages[0].text, "next");
}

#[test]
fn pages_are_drawn_while_all_workers_read() {
    let pool = pool(Limits { wall_seconds: 3, ..Limits::default() });
    let endless = make::endless();
    std::thread::scope(|scope| {
        let busy = scope.spawn(|| read(&pool, &endless));
        assert!(pool.render(&make::text("now"), 1, 100, 0, None).is_ok());
        assert!(!busy.is_finished(), "the page did not wait for the document");
        assert_eq!(code(&busy.join().unwrap()), "too_slow");
    });
}

#[test]
fn a_source_that_fails_costs_only_its_document() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::NotFound.into())
        }
    }
    let pool = pool(Limits::default());
    let reading = pool.read(&mut Broken, 10, "a.pdf", None, &mut |_| {});
    assert_eq!(code(&reading), "source_failed");
    let short = pool.read(&mut &b"abc"[..], 10, "a.pdf", None, &mut |_| {});
    assert_eq!(code(&short), "source_failed");
    assert_eq!(read(&pool, &make::text("next")).pages[0].text, "next");
}

#[test]
fn a_program_that_is_no_worker_is_a_reading_too() {
    let command = Command { program: "/does/not/exist".into(), args: Vec::new() };
    let reading = read(&Pool::new(command, Limits::default(), 1, None), b"text");
    assert_eq!((reading.state, code(&reading)), (State::Refused, "worker_not_started"));
}

/// A source that crashes the worker it is read for, after half of the document.
#[cfg(target_os = "linux")]
struct Crash<'a> {
    bytes: &'a [u8],
    signal: Option<rustix::process::Signal>,
}

#[cfg(target_os = "linux")]
impl Read for Crash<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let half = self.bytes.len() / 2;
        if let Some(signal) = self.signal.take() {
            return (&self.bytes[..half]).read(buffer).inspect(|_| kill_children(signal));
        }
        (&self.bytes[half..]).read(buffer)
    }
}

/// Sends a signal to the children that this thread started.
#[cfg(target_os = "linux")]
fn kill_children(signal: rustix::process::Signal) {
    let children = std::fs::read_to_string("/proc/thread-self/children").unwrap();
    assert!(!children.is_empty());
    for child in children.split_whitespace() {
        let pid = rustix::process::Pid::from_raw(child.parse().unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_worker_that_crashes_over_a_document_is_replaced() {
    use rustix::process::Signal;
    let pool = pool(Limits::default());
    for (signal, expected) in [(Signal::ABORT, "worker_died"), (Signal::KILL, "out_of_memory")] {
        let bytes = make::text("half");
        let mut source = Crash { bytes: &bytes, signal: Some(signal) };
        let reading = pool.read(&mut source, bytes.len() as u64, "a.pdf", None, &mut |_| {});
        assert_eq!(code(&reading), expected);
        assert_eq!(read(&pool, &make::text("next")).pages[0].text, "next");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_pool_knows_what_was_used() {
    let pool = pool(Limits::default());
    assert_eq!(pool.peak().memory_bytes, 0);
    read(&pool, &make::text("text"));
    assert!(pool.peak().memory_bytes > 1 << 20);
    assert!(!pool.peak().cpu.is_zero());
}

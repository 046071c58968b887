//! Progress on standard error: one line that is overwritten, and nothing where nobody watches.

use std::io::{self, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::out::Out;

/// How often a line is drawn at most.
const PACE: Duration = Duration::from_millis(200);

/// A line of progress.
pub(crate) struct Progress {
    watched: bool,
    drawn: Mutex<Option<Instant>>,
}

impl Progress {
    pub(crate) fn new(out: &Out) -> Self {
        Self { watched: out.is_watched(), drawn: Mutex::new(None) }
    }

    /// Shows how far it came, unless it was shown just before.
    pub(crate) fn show(&self, line: impl FnOnce() -> String) {
        if !self.watched {
            return;
        }
        let mut drawn = self.drawn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if drawn.is_none_or(|at| at.elapsed() >= PACE) {
            *drawn = Some(Instant::now());
            let mut stderr = io::stderr().lock();
            let _ = write!(stderr, "\r\x1b[K{}", line());
            let _ = stderr.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.watched {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

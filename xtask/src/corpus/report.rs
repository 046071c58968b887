//! What came of it all, as a table and a verdict.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Result, bail};

use super::command_line::{Document, Workers};

/// The states that have a column, in their order.
const COLUMNS: [(&str, &str); 7] = [
    ("text", "text"),
    ("waiting", "scan"),
    ("empty", "empty"),
    ("password_needed", "password"),
    ("damaged", "damaged"),
    ("refused", "refused"),
    ("unsupported", "unknown"),
];

/// What a worker may use for one document, as `muniment_worker::Limits` promises: this much memory,
/// and this much processor time, counted by the system in whole seconds.
const MOST_MEMORY: u64 = 2 << 30;
const MOST_SECONDS: f64 = 60.0 + 1.0;

#[derive(Default)]
pub(crate) struct Report {
    kinds: BTreeMap<String, Kind>,
    recalls: Vec<f64>,
    workers: Workers,
    problems: Vec<(String, String)>,
}

#[derive(Default)]
struct Kind {
    files: usize,
    took: Duration,
    states: BTreeMap<String, usize>,
}

impl Report {
    /// The files of a kind were added.
    pub(crate) fn kind(&mut self, name: &str, files: usize, took: Duration) {
        println!("added {files} of kind {name} in {:.1} s", took.as_secs_f64());
        let kind = self.kinds.entry(name.to_owned()).or_default();
        kind.files = files;
        kind.took = took;
    }

    /// The scans of a kind were recognized.
    pub(crate) fn recognized(name: &str, files: usize, took: Duration) {
        println!("recognized {files} of kind {name} in {:.1} s", took.as_secs_f64());
    }

    /// A file of a kind ended in a state.
    pub(crate) fn state(&mut self, kind: &str, state: &str) {
        let kind = self.kinds.entry(kind.to_owned()).or_default();
        *kind.states.entry(state.to_owned()).or_default() += 1;
    }

    pub(crate) fn recall(&mut self, recall: f64) {
        self.recalls.push(recall);
    }

    /// What the workers of one run used at most.
    pub(crate) fn worker(&mut self, peak: Workers) {
        if peak.peak_memory_bytes > MOST_MEMORY {
            self.problem("worker", "used more memory than it may");
        }
        if peak.peak_cpu_seconds > MOST_SECONDS {
            self.problem("worker", "used more processor time than it may");
        }
        let most = &mut self.workers;
        most.peak_memory_bytes = most.peak_memory_bytes.max(peak.peak_memory_bytes);
        most.peak_cpu_seconds = most.peak_cpu_seconds.max(peak.peak_cpu_seconds);
    }

    pub(crate) fn problem(&mut self, path: &str, what: impl Into<String>) {
        self.problems.push((path.to_owned(), what.into()));
    }

    /// How many things were noted so far.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        self.problems.len()
    }

    /// Everything noted so far: of which file, and what.
    #[cfg(test)]
    #[cfg(unix)]
    pub(crate) fn problems(&self) -> &[(String, String)] {
        &self.problems
    }

    /// Prints the table and every problem; an error when there is one.
    pub(crate) fn finish(mut self, documents: &[Document]) -> Result<()> {
        self.print_table();
        let inside = documents.iter().filter(|document| document.parent.is_some()).count();
        println!("\n{} documents, {inside} of them out of others", documents.len());
        self.recalls.sort_by(f64::total_cmp);
        if let Some(least) = self.recalls.first() {
            let mean = self.recalls.iter().sum::<f64>() / self.recalls.len() as f64;
            let count = self.recalls.len();
            println!("words of {count} contracts found: mean {mean:.4}, least {least:.4}");
        }
        let Workers { peak_memory_bytes, peak_cpu_seconds } = self.workers;
        println!(
            "most that a document cost a worker: {} MiB of {}, {peak_cpu_seconds:.1} s of {MOST_SECONDS:.0}",
            peak_memory_bytes >> 20,
            MOST_MEMORY >> 20,
        );
        if self.problems.is_empty() {
            println!("everything is as it should be");
            return Ok(());
        }
        println!();
        self.problems.sort();
        for (path, what) in &self.problems {
            println!("{path}: {what}");
        }
        bail!("{} things are not as they should be", self.problems.len())
    }

    fn print_table(&self) {
        print!("\n{:<16}{:>7}", "kind", "files");
        for (_, title) in COLUMNS {
            print!("{title:>10}");
        }
        println!("{:>9}{:>9}", "seconds", "ms/file");
        for (name, kind) in &self.kinds {
            print!("{name:<16}{:>7}", kind.files);
            for (state, _) in COLUMNS {
                print!("{:>10}", kind.states.get(state).copied().unwrap_or_default());
            }
            let seconds = kind.took.as_secs_f64();
            println!("{seconds:>9.1}{:>9.1}", 1000.0 * seconds / kind.files.max(1) as f64);
        }
    }
}

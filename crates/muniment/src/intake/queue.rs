//! The state of the intake: what waits at each stage and what became of it.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::AddOptions;
use super::batch::{Batch, FailedFile};
use super::index::Unindexed;
use crate::view::{QueueItem, QueueView};

/// How many finished files are shown.
const SHOWN: usize = 200;
/// Over how long the rate is taken.
const RATE_WINDOW: Duration = Duration::from_secs(10);
/// How long what was read waits for more to be indexed with it: each commit of the index makes one
/// more segment, and merging many small ones takes longer than reading what is in them.
const GATHER: Duration = Duration::from_secs(1);
/// How often those who watch are told.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// What waits at each stage. Each stage takes from here and reports back here.
#[derive(Default)]
pub(super) struct Queue {
    pub(super) stopping: bool,
    pub(super) paused: bool,
    walking: usize,
    next_key: u64,
    items: BTreeMap<u64, Item>,
    /// Finished files in the order they finished, without the failed ones.
    finished: VecDeque<u64>,
    to_store: VecDeque<u64>,
    storing: usize,
    to_read: VecDeque<ToRead>,
    /// The documents in `to_read` and those in work.
    queued_rows: HashSet<u64>,
    reading: usize,
    to_index: Vec<Unindexed>,
    /// Since when the first of `to_index` waits.
    index_since: Option<Instant>,
    counts: Counts,
    done_at: VecDeque<Instant>,
    told_at: Option<Instant>,
}

#[derive(Default)]
struct Counts {
    total: u64,
    stored: u64,
    duplicates: u64,
    done: u64,
    failed: u64,
}

/// One file on its way.
pub(super) struct Item {
    pub(super) source: Source,
    pub(super) options: Arc<AddOptions>,
    pub(super) batch: Option<Batch>,
    stage: Stage,
    document: Option<String>,
}

/// Where the bytes of an item are.
#[derive(Clone)]
pub(super) enum Source {
    File(PathBuf),
    Bytes { name: String, bytes: Arc<Vec<u8>> },
}

impl Source {
    /// The name of the file, or the name that the bytes got.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::Bytes { name, .. } => name.clone(),
        }
    }

    /// Where the file lies; empty for bytes that were in no file.
    pub(super) fn path(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Bytes { .. } => String::new(),
        }
    }
}

enum Stage {
    Waiting,
    Storing,
    Reading,
    Done,
    Duplicate,
    Failed { code: String, message: String },
    Canceled,
}

/// A document to read, and whom to tell.
pub(super) struct ToRead {
    pub(super) row: u64,
    pub(super) key: Option<u64>,
    pub(super) batch: Option<Batch>,
}

impl Queue {
    pub(super) fn is_idle(&self) -> bool {
        self.walking == 0
            && self.to_store.is_empty()
            && self.storing == 0
            && self.queued_rows.is_empty()
    }

    pub(super) fn walk_begins(&mut self) {
        if self.is_idle() {
            self.counts = Counts::default();
            self.items.clear();
            self.finished.clear();
            self.done_at.clear();
        }
        self.walking += 1;
    }

    pub(super) fn walk_ends(&mut self) {
        self.walking -= 1;
    }

    pub(super) fn push(&mut self, source: Source, options: &Arc<AddOptions>, batch: &Batch) {
        let key = self.new_item(source, options, batch);
        self.to_store.push_back(key);
    }

    /// A file that cannot even be queued.
    pub(super) fn push_failed(
        &mut self,
        source: Source,
        options: &Arc<AddOptions>,
        batch: &Batch,
        code: &str,
        message: String,
    ) {
        let key = self.new_item(source, options, batch);
        self.failed(key, code, message);
    }

    fn new_item(&mut self, source: Source, options: &Arc<AddOptions>, batch: &Batch) -> u64 {
        self.next_key += 1;
        self.counts.total += 1;
        batch.found(1);
        let item = Item {
            source,
            options: Arc::clone(options),
            batch: Some(batch.clone()),
            stage: Stage::Waiting,
            document: None,
        };
        self.items.insert(self.next_key, item);
        self.next_key
    }

    pub(super) fn item(&self, key: u64) -> Option<&Item> {
        self.items.get(&key)
    }

    /// The next file to store, unless the intake is paused.
    pub(super) fn take_to_store(&mut self) -> Option<u64> {
        if self.paused {
            return None;
        }
        let key = self.to_store.pop_front()?;
        self.storing += 1;
        self.set(key, Stage::Storing);
        Some(key)
    }

    pub(super) fn stored(&mut self, key: u64, document: &str, row: u64) {
        self.storing -= 1;
        self.counts.stored += 1;
        self.set(key, Stage::Reading);
        let Some(item) = self.items.get_mut(&key) else { return };
        item.document = Some(document.to_owned());
        let batch = item.batch.clone();
        if !self.read_later(ToRead { row, key: Some(key), batch: batch.clone() })
            && let Some(batch) = batch
        {
            batch.searchable();
        }
    }

    pub(super) fn duplicate(&mut self, key: u64, document: &str) {
        self.storing -= 1;
        self.counts.duplicates += 1;
        if let Some(item) = self.items.get_mut(&key) {
            item.document = Some(document.to_owned());
        }
        self.finish(key, Stage::Duplicate);
    }

    pub(super) fn failed_storing(&mut self, key: u64, code: &str, message: String) {
        self.storing -= 1;
        self.failed(key, code, message);
    }

    fn failed(&mut self, key: u64, code: &str, message: String) {
        self.counts.failed += 1;
        if let Some(item) = self.items.get_mut(&key) {
            if let Some(batch) = item.batch.take() {
                batch.failed(FailedFile {
                    path: item.source.path(),
                    code: code.to_owned(),
                    message: message.clone(),
                });
            }
            item.stage = Stage::Failed { code: code.to_owned(), message };
        }
    }

    /// Queues a document for reading; false if it is queued already.
    pub(super) fn read_later(&mut self, to_read: ToRead) -> bool {
        let new = self.queued_rows.insert(to_read.row);
        if new {
            self.to_read.push_back(to_read);
        }
        new
    }

    /// The next document to read, unless the intake is paused.
    pub(super) fn take_to_read(&mut self) -> Option<ToRead> {
        if self.paused {
            return None;
        }
        let taken = self.to_read.pop_front()?;
        self.reading += 1;
        Some(taken)
    }

    pub(super) fn index_later(&mut self, read: Unindexed) {
        self.index_since.get_or_insert_with(Instant::now);
        self.to_index.push(read);
    }

    /// How long until what was read is to be indexed; none when nothing was. There is no waiting
    /// where nothing more is coming.
    pub(super) fn index_in(&self) -> Option<Duration> {
        let since = self.index_since?;
        let in_work = self.storing > 0 || self.reading > self.to_index.len();
        let waiting = self.walking > 0 || !self.to_store.is_empty() || !self.to_read.is_empty();
        let more = in_work || (waiting && !self.paused);
        Some(if more { GATHER.saturating_sub(since.elapsed()) } else { Duration::ZERO })
    }

    pub(super) fn take_to_index(&mut self) -> Vec<Unindexed> {
        self.index_since = None;
        std::mem::take(&mut self.to_index)
    }

    /// A document's reading has come to its end and is searchable.
    pub(super) fn read(&mut self, read: &ToRead, now: Instant) {
        self.reading -= 1;
        self.queued_rows.remove(&read.row);
        if let Some(key) = read.key {
            self.counts.done += 1;
            self.finish(key, Stage::Done);
            self.done_at.push_back(now);
        }
        if let Some(batch) = &read.batch {
            batch.searchable();
        }
    }

    pub(super) fn cancel(&mut self, only: Option<u64>) {
        let canceled: Vec<u64> = self
            .to_store
            .iter()
            .copied()
            .filter(|key| only.is_none_or(|only| only == *key))
            .collect();
        self.to_store.retain(|key| !canceled.contains(key));
        if only.is_none() {
            self.to_store.clear();
        }
        for key in canceled {
            self.counts.total -= 1;
            if let Some(batch) = self.items.get_mut(&key).and_then(|item| {
                let path = item.source.path();
                item.batch.take().map(|batch| (batch, path))
            }) {
                let (batch, path) = batch;
                let message = "canceled before it was stored".to_owned();
                batch.failed(FailedFile { path, code: "canceled".to_owned(), message });
            }
            self.finish(key, Stage::Canceled);
        }
    }

    pub(super) fn retry(&mut self, only: Option<u64>) {
        for (key, item) in &mut self.items {
            if matches!(item.stage, Stage::Failed { .. }) && only.is_none_or(|only| only == *key) {
                item.stage = Stage::Waiting;
                self.counts.failed -= 1;
                self.to_store.push_back(*key);
            }
        }
    }

    /// Lets every thread and everyone who waits for a batch go.
    pub(super) fn stop(&mut self) {
        self.stopping = true;
        self.to_store.clear();
        for item in self.items.values() {
            if let Some(batch) = &item.batch {
                batch.abandon();
            }
        }
        for to_read in self.to_read.drain(..) {
            if let Some(batch) = &to_read.batch {
                batch.abandon();
            }
        }
    }

    fn set(&mut self, key: u64, stage: Stage) {
        if let Some(item) = self.items.get_mut(&key) {
            item.stage = stage;
        }
    }

    fn finish(&mut self, key: u64, stage: Stage) {
        self.set(key, stage);
        self.finished.push_back(key);
        if self.finished.len() > SHOWN
            && let Some(oldest) = self.finished.pop_front()
        {
            self.items.remove(&oldest);
        }
    }

    /// The view, if those who watch are due to be told.
    pub(super) fn view_when_due(&mut self) -> Option<QueueView> {
        let due = self.told_at.is_none_or(|at| at.elapsed() >= TELL_EVERY);
        if !due && !self.is_idle() {
            return None;
        }
        self.told_at = Some(Instant::now());
        Some(self.view())
    }

    pub(super) fn view(&self) -> QueueView {
        let counts = &self.counts;
        let recent = self.done_at.iter().rev().take_while(|at| at.elapsed() < RATE_WINDOW);
        let (recent, first) = recent.fold((0_u32, None), |(n, _), at| (n + 1, Some(*at)));
        let span = first.map_or(1.0, |at| at.elapsed().as_secs_f64().max(1.0));
        let rate = f64::from(recent) / span;
        let left = counts.total.saturating_sub(counts.done + counts.duplicates + counts.failed);
        let is_idle = self.is_idle();
        QueueView {
            total: counts.total,
            stored: counts.stored,
            duplicates: counts.duplicates,
            done: counts.done,
            failed: counts.failed,
            unread: (self.to_read.len() + self.reading) as u64,
            rate,
            seconds_left: (rate > 0.0 && left > 0).then(|| left as f64 / rate),
            state: match (self.paused, is_idle) {
                (true, _) => "paused",
                (false, true) => "idle",
                (false, false) => "running",
            }
            .to_owned(),
            items: self.shown_items(),
        }
    }

    /// What is in work, what failed, what finished last and what comes next.
    fn shown_items(&self) -> Vec<QueueItem> {
        let rank = |item: &Item| match item.stage {
            Stage::Failed { .. } => 0,
            Stage::Storing | Stage::Reading => 1,
            Stage::Done | Stage::Duplicate | Stage::Canceled => 2,
            Stage::Waiting => 3,
        };
        let mut shown: Vec<(u8, u64)> =
            self.items.iter().map(|(key, item)| (rank(item), *key)).collect();
        let by_rank = |a: &(u8, u64), b: &(u8, u64)| {
            // What finished last comes first; what waits comes in its order.
            let by_key = if a.0 == 2 { b.1.cmp(&a.1) } else { a.1.cmp(&b.1) };
            a.0.cmp(&b.0).then(by_key)
        };
        if shown.len() > SHOWN {
            shown.select_nth_unstable_by(SHOWN, by_rank);
            shown.truncate(SHOWN);
        }
        shown.sort_unstable_by(by_rank);
        shown
            .into_iter()
            .filter_map(|(_, key)| self.items.get(&key).map(|item| item.view(key)))
            .collect()
    }
}

impl Item {
    fn view(&self, key: u64) -> QueueItem {
        let (stage, code, message) = match &self.stage {
            Stage::Waiting => ("waiting", None, None),
            Stage::Storing => ("storing", None, None),
            Stage::Reading => ("reading", None, None),
            Stage::Done => ("done", None, None),
            Stage::Duplicate => ("duplicate", None, None),
            Stage::Failed { code, message } => {
                ("failed", Some(code.clone()), Some(message.clone()))
            }
            Stage::Canceled => ("canceled", None, None),
        };
        QueueItem {
            key,
            name: self.source.name(),
            stage: stage.to_owned(),
            document: self.document.clone(),
            code,
            message,
        }
    }
}

//! Which page is recognized next: the first page of every new document, then the other pages, then
//! what is worth a careful look, then the rest; in each of these what came last comes first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use muniment_core::Digest;
use muniment_worker::recognition::Script;
use zeroize::Zeroizing;

use super::kept::{Answer, Kept, Stage, Task};
use crate::Problem;

/// Over how many pages the time for one is averaged.
const PACE_PAGES: usize = 32;
/// Keeping what was found and making it findable takes no more than one part in so many of the
/// time, however large the document is.
const SHARE: u32 = 20;

/// What waits and what is in work.
#[derive(Default)]
pub(super) struct Queue {
    pub(super) stopping: bool,
    pub(super) paused: bool,
    /// Why recognition cannot go on.
    pub(super) problem: Option<Problem>,
    waiting: BTreeSet<(Stage, Reverse<u64>)>,
    stages: HashMap<u64, Stage>,
    /// Documents that are being opened, each with the key of its opening.
    opening: HashMap<u64, u64>,
    open: HashMap<u64, Open>,
    in_work: BTreeMap<u64, Work>,
    next_key: u64,
    /// Documents that a person wants left alone, or that cannot be read now.
    left_alone: HashSet<u64>,
    /// When the last pages were read for the first time.
    finished: VecDeque<Instant>,
}

/// A document of which pages are recognized. It is open while there is more to do in its stage, so
/// that only few are, however many wait.
struct Open {
    document: Arc<About>,
    kept: Kept,
    /// The stage of the task that was taken last.
    stage: Stage,
    pages_in_work: BTreeSet<u32>,
    /// What was found is neither kept nor findable yet.
    unpublished: bool,
    /// What was found is being kept and made findable.
    publishing: bool,
    publish_from: Instant,
}

impl Open {
    /// Whether everything found so far can be found by others, too.
    fn is_published(&self) -> bool {
        !self.unpublished && !self.publishing
    }
}

/// What is known of a document in work.
pub(super) struct About {
    pub(super) row: u64,
    pub(super) id: String,
    pub(super) digest: Digest,
    pub(super) bytes: u64,
    pub(super) name: String,
    pub(super) pages: u32,
    /// Whose letters are looked for.
    pub(super) script: Script,
    /// What opens it, where a person gave that.
    pub(super) password: Option<Zeroizing<String>>,
    /// The pages that are pictures, from 1.
    pub(super) pictures: Vec<u32>,
}

/// A page in work.
pub(super) struct Work {
    pub(super) document: String,
    pub(super) name: String,
    pub(super) page: u32,
    pub(super) pages: u32,
    pub(super) careful: bool,
}

/// A task that was taken.
pub(super) struct Taken {
    pub(super) key: u64,
    pub(super) document: Arc<About>,
    pub(super) page: u32,
    pub(super) stage: Stage,
    pub(super) task: Task,
}

/// What a thread does next.
pub(super) enum Next {
    Page(Taken),
    /// Load this document, then tell [`Queue::opened`].
    Open {
        row: u64,
        key: u64,
    },
}

impl Queue {
    /// Queues a document that may have pages to recognize, no earlier than it can be due.
    pub(super) fn add(&mut self, row: u64, stage: Stage) {
        let known = self.stages.contains_key(&row)
            || self.opening.contains_key(&row)
            || self.open.contains_key(&row);
        if !known && !self.left_alone.contains(&row) {
            self.place(row, stage);
        }
    }

    fn place(&mut self, row: u64, stage: Stage) {
        if let Some(before) = self.stages.insert(row, stage) {
            self.waiting.remove(&(before, Reverse(row)));
        }
        self.waiting.insert((stage, Reverse(row)));
    }

    fn remove(&mut self, row: u64) {
        if let Some(stage) = self.stages.remove(&row) {
            self.waiting.remove(&(stage, Reverse(row)));
        }
    }

    /// What to do next; nothing while recognition rests.
    pub(super) fn take(&mut self) -> Option<Next> {
        if self.paused || self.problem.is_some() {
            return None;
        }
        loop {
            let (stage, Reverse(row)) = *self.waiting.first()?;
            let Some(open) = self.open.get_mut(&row) else {
                self.remove(row);
                self.next_key += 1;
                self.opening.insert(row, self.next_key);
                return Some(Next::Open { row, key: self.next_key });
            };
            match open.kept.next(&open.document.pictures, &open.pages_in_work) {
                Some((due, page, task)) if due <= stage => {
                    open.stage = due;
                    open.pages_in_work.insert(page);
                    let about = Arc::clone(&open.document);
                    return Some(Next::Page(self.begin(about, due, page, task)));
                }
                Some((due, ..)) => self.place(row, due),
                // The rest is in work; what comes of it may ask for more.
                None => self.remove(row),
            }
            self.close_if_at_rest(row);
        }
    }

    /// A document was loaded; nothing where nothing is left to recognize in it.
    pub(super) fn opened(&mut self, row: u64, key: u64, loaded: Option<(About, Kept)>) {
        if self.opening.get(&row) != Some(&key) {
            return;
        }
        self.opening.remove(&row);
        let Some((about, kept)) = loaded.filter(|_| !self.left_alone.contains(&row)) else {
            return;
        };
        let Some((stage, ..)) = kept.next(&about.pictures, &BTreeSet::new()) else { return };
        self.place(row, stage);
        if self.waiting.first() == Some(&(stage, Reverse(row))) {
            let open = Open {
                document: Arc::new(about),
                kept,
                stage,
                pages_in_work: BTreeSet::new(),
                unpublished: false,
                publishing: false,
                publish_from: Instant::now(),
            };
            self.open.insert(row, open);
        }
    }

    fn begin(&mut self, about: Arc<About>, due: Stage, page: u32, task: Task) -> Taken {
        self.next_key += 1;
        let work = Work {
            document: about.id.clone(),
            name: about.name.clone(),
            page,
            pages: about.pages,
            careful: due >= Stage::Urgent,
        };
        self.in_work.insert(self.next_key, work);
        Taken { key: self.next_key, document: about, page, stage: due, task }
    }

    /// Takes what came of a task.
    pub(super) fn finish(&mut self, taken: &Taken, answer: Answer) {
        let is_new = matches!(answer, Answer::Recognized(_));
        let row = taken.document.row;
        let Some(open) = self.release(taken) else { return };
        open.kept.take(taken.page, answer);
        open.kept.complete(&open.document.pictures);
        open.unpublished = true;
        let next = open.kept.next(&open.document.pictures, &open.pages_in_work);
        let stage_ends = next.as_ref().is_none_or(|(stage, ..)| *stage > taken.stage);
        if stage_ends && open.pages_in_work.is_empty() {
            open.publish_from = Instant::now();
        }
        match next.filter(|_| !self.left_alone.contains(&row)) {
            Some((stage, ..)) => self.place(row, stage),
            None => self.remove(row),
        }
        if is_new {
            self.finished.push_back(Instant::now());
            if self.finished.len() > PACE_PAGES {
                self.finished.pop_front();
            }
        }
    }

    /// Gives a task back that nobody could do.
    pub(super) fn give_back(&mut self, taken: &Taken) {
        if self.release(taken).is_some() && !self.left_alone.contains(&taken.document.row) {
            self.place(taken.document.row, taken.stage);
        }
    }

    /// A task is no longer in work. Its document, unless that was forgotten meanwhile.
    fn release(&mut self, taken: &Taken) -> Option<&mut Open> {
        self.in_work.remove(&taken.key);
        let open = self.open.get_mut(&taken.document.row)?;
        if !Arc::ptr_eq(&open.document, &taken.document) {
            return None;
        }
        open.pages_in_work.remove(&taken.page);
        Some(open)
    }

    /// A document of which something is to be published now.
    pub(super) fn overdue(&self) -> Option<Arc<About>> {
        let now = Instant::now();
        let mut due = self.to_publish().filter(|open| open.publish_from <= now);
        due.next().map(|open| Arc::clone(&open.document))
    }

    /// When something is to be published next.
    pub(super) fn next_publishing(&self) -> Option<Instant> {
        self.to_publish().map(|open| open.publish_from).min()
    }

    fn to_publish(&self) -> impl Iterator<Item = &Open> {
        let rests = self.problem.is_some();
        self.open.values().filter(move |open| !rests && open.unpublished && !open.publishing)
    }

    /// What was found is published now, not some time later.
    pub(super) fn publish_now(&mut self) {
        self.open.values_mut().for_each(|open| open.publish_from = Instant::now());
    }

    /// What is to be published of a document, if anything, until [`Self::published`].
    pub(super) fn unpublished(&mut self, row: u64) -> Option<Kept> {
        let open = self.open.get_mut(&row).filter(|open| open.unpublished)?;
        open.unpublished = false;
        open.publishing = true;
        Some(open.kept.clone())
    }

    /// A document was published, which took so long.
    pub(super) fn published(&mut self, row: u64, took: Duration) {
        if let Some(open) = self.open.get_mut(&row) {
            open.publishing = false;
            open.publish_from = Instant::now() + took * SHARE;
        }
        self.close_if_at_rest(row);
    }

    /// A document could not be published; what was found of it still is to be.
    pub(super) fn not_published(&mut self, row: u64) {
        if let Some(open) = self.open.get_mut(&row) {
            (open.publishing, open.unpublished) = (false, true);
        }
    }

    fn close_if_at_rest(&mut self, row: u64) {
        let left_alone = self.left_alone.contains(&row);
        let at_rest = |open: &Open| {
            let next = open.kept.next(&open.document.pictures, &BTreeSet::new());
            open.pages_in_work.is_empty()
                && open.is_published()
                && (left_alone || next.is_none_or(|(stage, ..)| stage > open.stage))
        };
        if self.open.get(&row).is_some_and(at_rest) {
            self.open.remove(&row);
        }
    }

    /// Leaves one document, or all, alone; what was found of them stays.
    pub(super) fn leave_alone(&mut self, row: Option<u64>) {
        let rows: Vec<u64> = match row {
            Some(row) => vec![row],
            None => {
                let known = self.stages.keys().chain(self.opening.keys()).chain(self.open.keys());
                known.copied().collect()
            }
        };
        self.publish_now();
        for row in rows {
            self.left_alone.insert(row);
            self.remove(row);
            self.close_if_at_rest(row);
        }
    }

    /// Forgets what is known of a document, so that it is opened anew; what is in work is lost.
    pub(super) fn forget(&mut self, row: u64) {
        self.left_alone.remove(&row);
        self.opening.remove(&row);
        self.open.remove(&row);
        self.remove(row);
    }

    /// The documents of which pages were taken up.
    pub(super) fn open_documents(&self) -> Vec<Arc<About>> {
        self.open.values().map(|open| Arc::clone(&open.document)).collect()
    }

    pub(super) fn in_work(&self) -> impl Iterator<Item = &Work> {
        self.in_work.values()
    }

    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.in_work.is_empty() && self.opening.is_empty()
    }

    /// Whether every page was read, with care if asked, and can be found.
    pub(super) fn is_done(&self, careful: bool) -> bool {
        if careful {
            return self.is_idle() && self.open.is_empty();
        }
        let quick = |stage: &Stage| *stage < Stage::Urgent;
        let waiting = self.waiting.first().is_some_and(|(stage, _)| quick(stage));
        let in_work = self.in_work.values().any(|work| !work.careful);
        let published = self.open.values().all(Open::is_published);
        !waiting && !in_work && self.opening.is_empty() && published
    }

    /// Seconds from one page read for the first time to the next, lately.
    pub(super) fn seconds_a_page(&self) -> Option<f64> {
        let (first, last) = (self.finished.front()?, self.finished.back()?);
        let gaps = self.finished.len().checked_sub(1).filter(|gaps| *gaps > 0)?;
        Some(last.duration_since(*first).as_secs_f64() / gaps as f64)
    }
}

#[cfg(test)]
mod tests;

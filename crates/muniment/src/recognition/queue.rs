//! Which page is recognized next: the first page of every new document, then the other pages, then
//! what is worth a careful look, then the rest; in each of these what came last comes first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use muniment_core::Digest;
use muniment_worker::recognition::Script;

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
    open: HashMap<u64, Open>,
    in_work: BTreeMap<u64, Work>,
    /// Documents that someone else recognized and that are being taken over.
    pub(super) settling: usize,
    next_key: u64,
    /// Documents that a person wants left alone.
    canceled: HashSet<u64>,
    /// When the last pages were read for the first time.
    finished: VecDeque<Instant>,
}

/// A document of which pages are recognized.
pub(super) struct Open {
    pub(super) document: Arc<About>,
    pub(super) kept: Kept,
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

impl Queue {
    /// Queues a document that may have pages to recognize.
    pub(super) fn add(&mut self, row: u64) {
        if !self.stages.contains_key(&row) && !self.open.contains_key(&row) {
            // Where it belongs shows when it is opened.
            self.place(row, Stage::First);
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

    /// The next task, unless recognition rests. `open` loads a document; nothing when there is
    /// nothing to recognize in it.
    pub(super) fn take(
        &mut self,
        mut open: impl FnMut(u64) -> Option<(About, Kept)>,
    ) -> Option<Taken> {
        if self.paused || self.problem.is_some() {
            return None;
        }
        loop {
            let (stage, Reverse(row)) = *self.waiting.first()?;
            if self.canceled.contains(&row) {
                self.remove(row);
                continue;
            }
            if !self.open.contains_key(&row) {
                let Some((about, kept)) = open(row) else {
                    self.remove(row);
                    continue;
                };
                let opened = Open {
                    document: Arc::new(about),
                    kept,
                    pages_in_work: BTreeSet::new(),
                    unpublished: false,
                    publishing: false,
                    publish_from: Instant::now(),
                };
                self.open.insert(row, opened);
            }
            let document = self.open.get_mut(&row)?;
            let next = document.kept.next(&document.document.pictures, &document.pages_in_work);
            match next {
                Some((due, page, task)) if due <= stage => {
                    document.pages_in_work.insert(page);
                    let about = Arc::clone(&document.document);
                    return Some(self.begin(about, due, page, task));
                }
                Some((due, ..)) => self.place(row, due),
                // The rest is in work; what comes of it may ask for more.
                None => {
                    self.remove(row);
                    self.close_if_done(row);
                }
            }
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

    /// Takes what came of a task. Whether the document is due to be published.
    pub(super) fn finish(&mut self, taken: &Taken, answer: Answer) -> bool {
        self.in_work.remove(&taken.key);
        let row = taken.document.row;
        let Some(open) = self.open.get_mut(&row) else { return false };
        if !Arc::ptr_eq(&open.document, &taken.document) {
            return false;
        }
        if matches!(answer, Answer::Recognized(_)) {
            self.finished.push_back(Instant::now());
            if self.finished.len() > PACE_PAGES {
                self.finished.pop_front();
            }
        }
        open.pages_in_work.remove(&taken.page);
        open.kept.take(taken.page, answer);
        open.kept.complete(&open.document.pictures);
        open.unpublished = true;
        let next = open.kept.next(&open.document.pictures, &open.pages_in_work);
        let stage_ends = open.pages_in_work.is_empty()
            && next.as_ref().is_none_or(|(stage, ..)| *stage > taken.stage);
        let due = stage_ends || Instant::now() >= open.publish_from;
        if let Some((stage, ..)) = next {
            self.place(row, stage);
        }
        due
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
        self.close_if_done(row);
    }

    fn close_if_done(&mut self, row: u64) {
        let done = |open: &Open| {
            open.pages_in_work.is_empty()
                && open.is_published()
                && open.kept.next(&open.document.pictures, &BTreeSet::new()).is_none()
        };
        if self.open.get(&row).is_some_and(done) {
            self.open.remove(&row);
            self.remove(row);
        }
    }

    /// Leaves one document, or all, alone; what was found of them stays.
    pub(super) fn cancel(&mut self, row: Option<u64>) {
        let rows: Vec<u64> = match row {
            Some(row) => vec![row],
            None => self.stages.keys().chain(self.open.keys()).copied().collect(),
        };
        for row in rows {
            self.canceled.insert(row);
            self.remove(row);
        }
    }

    /// Forgets what is known of a document, so that it is opened anew; what is in work is lost.
    pub(super) fn forget(&mut self, row: u64) {
        self.canceled.remove(&row);
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
        self.waiting.is_empty() && self.in_work.is_empty() && self.settling == 0
    }

    /// Whether every page was read, with care if asked.
    pub(super) fn is_done(&self, careful: bool) -> bool {
        if careful {
            return self.is_idle() && self.open.is_empty();
        }
        let quick = |stage: &Stage| *stage < Stage::Urgent;
        let waiting = self.waiting.first().is_some_and(|(stage, _)| quick(stage));
        let in_work = self.in_work.values().any(|work| !work.careful);
        !waiting && !in_work && self.settling == 0 && self.open.values().all(Open::is_published)
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

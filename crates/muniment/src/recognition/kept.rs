//! What recognition found in a document, kept beside it.

use std::collections::{BTreeMap, BTreeSet};

use muniment_core::Digest;
use muniment_worker::recognition::{Outcome, Pass, Places, RecognizedLine, RecognizedPage};
use muniment_worker::{Page, Reading, Reason, State};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::vault::Inside;
use crate::view::PageRecognition;

/// The kind under which it is kept in `derived/`.
const KIND: &str = "recognition";
/// The version of the serialized form.
const VERSION: u32 = 1;

/// The most lines of a page, several times as many as the smallest print makes.
const MAX_LINES: usize = 20_000;

/// What recognition found in the pages of a document. The field names of the serde form never
/// change.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    version: u32,
    found: Found,
    /// What a new recognition found so far, while the earlier one still counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again: Option<Found>,
}

/// Pages, from 1.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Found {
    pages: BTreeMap<u32, RecognizedPage>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    failed: BTreeMap<u32, Reason>,
}

impl Found {
    fn has(&self, page: u32) -> bool {
        self.pages.contains_key(&page) || self.failed.contains_key(&page)
    }
}

/// How urgent a task is; the earlier ones are done first, for all documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stage {
    /// The first page of a document.
    First,
    /// The other pages, read quickly.
    Quick,
    /// Lines worth a careful look before others.
    Urgent,
    /// All other lines, read carefully.
    Careful,
}

/// What to do with a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Task {
    Recognize(Pass),
    Reread(Places),
}

/// What came of it.
pub(super) enum Answer {
    Recognized(RecognizedPage),
    Reread(Places, Vec<RecognizedLine>),
    Failed(Reason),
}

impl Kept {
    /// The most urgent task among the pages that are pictures, those in work aside.
    pub(super) fn next(
        &self,
        pictures: &[u32],
        in_work: &BTreeSet<u32>,
    ) -> Option<(Stage, u32, Task)> {
        let mut free = pictures.iter().copied().filter(|page| !in_work.contains(page));
        if let Some(page) = free.clone().find(|page| !self.found.has(*page)) {
            let begun = !in_work.is_empty() || pictures.iter().any(|page| self.found.has(*page));
            let stage = if begun { Stage::Quick } else { Stage::First };
            return Some((stage, page, Task::Recognize(Pass::Quick)));
        }
        if let Some(again) = &self.again {
            let page = free.find(|page| !again.has(*page))?;
            return Some((Stage::Careful, page, Task::Recognize(Pass::Careful)));
        }
        let reread = |only_urgent: bool| {
            free.clone().find_map(|page| {
                let places = self.found.pages.get(&page)?.to_reread(only_urgent);
                (!places.lines.is_empty()).then_some((page, Task::Reread(places)))
            })
        };
        let urgent = reread(true).map(|(page, task)| (Stage::Urgent, page, task));
        urgent.or_else(|| reread(false).map(|(page, task)| (Stage::Careful, page, task)))
    }

    pub(super) fn take(&mut self, page: u32, answer: Answer) {
        let found = match &mut self.again {
            Some(again) if self.found.has(page) => again,
            _ => &mut self.found,
        };
        match answer {
            Answer::Recognized(recognized) => {
                found.failed.remove(&page);
                found.pages.insert(page, recognized);
            }
            Answer::Reread(places, lines) => {
                if let Some(known) = found.pages.get_mut(&page) {
                    known.replace(&places, lines);
                }
            }
            Answer::Failed(reason) => match found.pages.get_mut(&page) {
                // What was read quickly is all there will be.
                Some(known) => known.leave_as_is(),
                None => {
                    found.failed.insert(page, reason);
                }
            },
        }
    }

    /// Puts a new recognition in the place of the earlier one, once it has every page. Where it
    /// failed, the earlier one stays.
    pub(super) fn complete(&mut self, pictures: &[u32]) {
        if self.again.as_ref().is_some_and(|again| pictures.iter().all(|page| again.has(*page)))
            && let Some(mut again) = self.again.take()
        {
            again.failed.retain(|page, _| !self.found.pages.contains_key(page));
            self.found.pages.retain(|page, _| !again.has(*page));
            again.pages.append(&mut self.found.pages);
            self.found = again;
        }
    }

    /// Begins a new recognition beside what was found; where nothing was, there is nothing to keep.
    pub(super) fn begin_again(&mut self) {
        self.found.failed.clear();
        self.again = (!self.found.pages.is_empty()).then(Found::default);
    }

    /// Lets pages be recognized that failed for want of a password.
    pub(crate) fn unlock(&mut self) {
        self.found.failed.retain(|_, reason| reason.code != "password_needed");
    }

    /// Drops what no recognition of ours writes: a file of somebody else's vault may say anything.
    fn sound(mut self) -> Option<Self> {
        let pages = |found: &mut Found| {
            found.pages.values_mut().all(|page| {
                page.lines.iter_mut().for_each(RecognizedLine::drop_unsound_words);
                page.lines.len() <= MAX_LINES
            })
        };
        let sound = pages(&mut self.found) && self.again.as_mut().is_none_or(pages);
        sound.then_some(self)
    }

    /// The recognized page with this number.
    pub(crate) fn page(&self, number: u32) -> Option<&RecognizedPage> {
        self.found.pages.get(&number)
    }

    /// Why the page with this number could not be recognized.
    pub(crate) fn failure(&self, number: u32) -> Option<&Reason> {
        self.found.failed.get(&number)
    }

    /// How the text of a page came to be.
    pub(crate) fn view(&self, number: u32) -> PageRecognition {
        let words = |outcome| match outcome {
            Outcome::Text => "text",
            Outcome::Blank => "blank",
            Outcome::NoText => "no_text",
            Outcome::Illegible => "illegible",
        };
        let (outcome, engine, careful, problem) = match (self.page(number), self.failure(number)) {
            (Some(page), _) => {
                let careful = page.to_reread(false).lines.is_empty();
                (words(page.outcome), page.engine.clone(), careful, None)
            }
            (None, Some(reason)) => ("failed", String::new(), true, Some(reason.message.clone())),
            (None, None) => ("waiting", String::new(), false, None),
        };
        PageRecognition { outcome: outcome.to_owned(), engine, careful, problem }
    }

    /// How many of the pages are yet to be read with care.
    pub(crate) fn quick(&self, pictures: usize) -> usize {
        match &self.again {
            Some(again) => pictures.saturating_sub(again.pages.len() + again.failed.len()).max(1),
            None => {
                let pages = self.found.pages.values();
                pages.filter(|page| !page.to_reread(false).lines.is_empty()).count()
            }
        }
    }

    /// Puts what was recognized in the places of pages that waited for it.
    pub(crate) fn complement(&self, reading: &mut Reading) {
        let mut outcomes = BTreeSet::new();
        let mut failure = None;
        for (number, page) in (1..).zip(&mut reading.pages).filter(|(_, page)| page.waiting) {
            if let Some(reason) = self.failure(number) {
                page.waiting = false;
                failure.get_or_insert((number, reason.clone()));
            } else if let Some(recognized) = self.page(number) {
                outcomes.insert(recognized.outcome);
                adopt(page, recognized.page(page.width, page.height));
            }
        }
        reading.state = match reading.state {
            State::Text | State::Waiting | State::Empty => state_of(reading, failure.as_ref()),
            other => other,
        };
        let words = || match (&failure, reading.state) {
            (Some((page, reason)), _) => {
                let message = format!("page {page} could not be recognized: {}", reason.message);
                Some(Reason { code: reason.code.clone(), message })
            }
            (None, State::Empty) => why_empty(&outcomes),
            _ => None,
        };
        if reading.reason.is_none() {
            reading.reason = words();
        }
    }
}

/// Takes a recognized page for the one that was read, unless that had more to say: a page that is a
/// photo with a caption keeps its caption.
fn adopt(page: &mut Page, recognized: Page) {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    if letters(&recognized.text) >= letters(&page.text) {
        *page = recognized;
    }
    page.waiting = false;
}

fn state_of(reading: &Reading, failure: Option<&(u32, Reason)>) -> State {
    if reading.pages.iter().any(|page| !page.text.trim().is_empty()) {
        State::Text
    } else if reading.pages.iter().any(|page| page.waiting) {
        State::Waiting
    } else {
        match failure.map(|(_, reason)| reason.code.as_str()) {
            None => State::Empty,
            Some("password_needed") => State::PasswordNeeded,
            Some("too_slow" | "out_of_memory" | "too_large") => State::Refused,
            Some(_) => State::Damaged,
        }
    }
}

fn why_empty(outcomes: &BTreeSet<Outcome>) -> Option<Reason> {
    let (code, message) = if outcomes.contains(&Outcome::Illegible) {
        ("illegible", "only a person can read its lines, such as handwriting")
    } else if outcomes.contains(&Outcome::NoText) {
        ("no_text_found", "its pictures hold no text")
    } else if outcomes.contains(&Outcome::Blank) {
        ("blank", "its pages are blank")
    } else {
        return None;
    };
    Some(Reason { code: code.to_owned(), message: message.to_owned() })
}

impl Inside {
    /// What recognition found in these bytes so far.
    pub(crate) fn kept_recognition(&self, digest: &Digest) -> Result<Kept, Error> {
        let none = Kept { version: VERSION, ..Kept::default() };
        let Some(json) = self.store.derived(digest, KIND)? else { return Ok(none) };
        let kept = serde_json::from_slice::<Kept>(&json).ok();
        match kept.filter(|kept| kept.version == VERSION).and_then(Kept::sound) {
            Some(kept) => Ok(kept),
            None => {
                tracing::warn!(%digest, "a stored recognition is made anew");
                Ok(none)
            }
        }
    }

    /// Keeps what recognition found.
    pub(crate) fn keep_recognition(&self, digest: &Digest, kept: &Kept) -> Result<(), Error> {
        let json = serde_json::to_vec(kept).expect("pages become JSON");
        self.store.put_derived(digest, KIND, &json)?;
        self.readings.forget(digest);
        Ok(())
    }
}

#[cfg(test)]
mod tests;

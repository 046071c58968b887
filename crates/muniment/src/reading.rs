//! What the readers found: kept in `derived/`, summarized in the catalog, searchable in the index.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::iter;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use muniment_catalog::{Column, DocumentRecord, ReadingRecord};
use muniment_core::key::find_keys;
use muniment_core::proof::Sign;
use muniment_core::{Clues, Digest, EvidenceKind, ReadingState, looks_like_quote};
use muniment_search::{Indexed, Query};
use muniment_worker::recognition::DOUBTFUL;
use muniment_worker::{Page, Reading, State, Word};

use crate::Error;
use crate::corrections::{self, Corrected};
use crate::vault::Inside;
use crate::view::PageRecognition;

/// The kind under which readings are kept in `derived/`.
const KIND: &str = "reading";

/// Readings used lately, up to some bytes of text.
#[derive(Default)]
pub(crate) struct Readings(Mutex<Lately>);

#[derive(Default)]
struct Lately {
    kept: VecDeque<(Digest, Arc<Content>)>,
    /// How often something was forgotten.
    forgotten: u64,
}

/// How much the readings used lately may weigh together.
const KEPT_BYTES: usize = 64 << 20;

impl Readings {
    fn lately(&self) -> MutexGuard<'_, Lately> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, digest: &Digest) -> Option<Arc<Content>> {
        let lately = self.lately();
        lately.kept.iter().find(|(other, _)| other == digest).map(|(_, found)| Arc::clone(found))
    }

    /// The point in time from which on [`Self::put`] counts.
    fn now(&self) -> u64 {
        self.lately().forgotten
    }

    /// Keeps what was put together since that point in time, unless something was forgotten
    /// meanwhile: what it was made of may be out of date.
    fn put(&self, since: u64, digest: Digest, content: Arc<Content>) {
        let mut lately = self.lately();
        if lately.forgotten == since {
            lately.keep(digest, content);
        }
    }

    /// Lets a document be put together anew.
    pub(crate) fn forget(&self, digest: &Digest) {
        let mut lately = self.lately();
        lately.forgotten += 1;
        lately.kept.retain(|(other, _)| other != digest);
    }

    pub(crate) fn clear(&self) {
        let mut lately = self.lately();
        lately.forgotten += 1;
        lately.kept.clear();
    }
}

impl Lately {
    fn keep(&mut self, digest: Digest, content: Arc<Content>) {
        self.kept.retain(|(other, _)| *other != digest);
        self.kept.push_back((digest, content));
        let mut bytes: usize = self.kept.iter().map(|(_, content)| weight(content)).sum();
        while self.kept.len() > 1 && bytes > KEPT_BYTES {
            if let Some((_, oldest)) = self.kept.pop_front() {
                bytes -= weight(&oldest);
            }
        }
    }
}

fn weight(reading: &Content) -> usize {
    let page = |page: &Page| page.text.len() + page.words.len() * 24 + 64;
    reading.pages.iter().map(page).sum::<usize>() + 256
}

/// What a document says: what the readers found, with the pages that are pictures as recognition
/// read them and people corrected them.
#[derive(Debug)]
pub(crate) struct Content {
    reading: Reading,
    /// How the text of each page that is a picture came to be.
    recognitions: BTreeMap<u32, PageRecognition>,
    corrected: Vec<Corrected>,
    /// The pages that may still be read with more care.
    quick: usize,
}

impl std::ops::Deref for Content {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Content {
    /// How the text of a page, from 1, came to be, where the page is a picture.
    pub(crate) fn recognition(&self, page: u32) -> Option<&PageRecognition> {
        self.recognitions.get(&page)
    }

    /// How many pages are pictures whose text is not known: they wait, or recognition failed.
    pub(crate) fn unrecognized(&self) -> u32 {
        let outcomes = self.recognitions.values().map(|recognition| recognition.outcome.as_str());
        let unknown = outcomes.filter(|outcome| ["waiting", "failed"].contains(outcome));
        u32::try_from(unknown.count()).unwrap_or(u32::MAX)
    }

    /// The correction that a word of a page, from 1, came from.
    pub(crate) fn corrected(&self, page: u32, word: usize) -> Option<&Corrected> {
        self.corrected.iter().find(|corrected| corrected.page == page && corrected.word == word)
    }
}

impl Inside {
    /// What a document says, if it has been read.
    pub(crate) fn content(&self, digest: &Digest) -> Result<Option<Arc<Content>>, Error> {
        if let Some(content) = self.readings.get(digest) {
            return Ok(Some(content));
        }
        let since = self.readings.now();
        let Some(base) = self.base_reading(digest)? else { return Ok(None) };
        let content = Arc::new(self.complemented(digest, base)?);
        self.readings.put(since, *digest, Arc::clone(&content));
        Ok(Some(content))
    }

    fn complemented(&self, digest: &Digest, mut reading: Reading) -> Result<Content, Error> {
        let pictures: Vec<u32> =
            (1..).zip(&reading.pages).filter(|(_, page)| page.waiting).map(|(n, _)| n).collect();
        if pictures.is_empty() {
            let (recognitions, corrected) = (BTreeMap::new(), Vec::new());
            return Ok(Content { reading, recognitions, corrected, quick: 0 });
        }
        let kept = self.kept_recognition(digest)?;
        kept.complement(&mut reading);
        let corrections = match self.catalog.document_by_digest(digest)? {
            Some(document) => self.catalog.corrections(document.row)?,
            None => Vec::new(),
        };
        let corrected = corrections::apply(&mut reading.pages, &corrections);
        let recognitions = pictures.iter().map(|page| (*page, kept.view(*page))).collect();
        let quick = kept.quick(pictures.len());
        Ok(Content { reading, recognitions, corrected, quick })
    }

    /// What the readers found in these bytes, before recognition, if they have been read.
    pub(crate) fn base_reading(&self, digest: &Digest) -> Result<Option<Reading>, Error> {
        let Some(json) = self.store.derived(digest, KIND)? else { return Ok(None) };
        match serde_json::from_slice::<Reading>(&json) {
            Ok(mut reading) => {
                reading.drop_unsound_words();
                Ok(Some(reading))
            }
            Err(reason) => {
                tracing::warn!(%digest, %reason, "a stored reading is made anew");
                Ok(None)
            }
        }
    }

    /// Keeps a reading beside the document. It can be made again, so failing to keep it is no
    /// failure of the document.
    pub(crate) fn keep_reading(
        &self,
        digest: Digest,
        reading: Reading,
    ) -> Result<Arc<Content>, Error> {
        let kept =
            serde_json::to_vec(&reading).map_err(|reason| reason.to_string()).and_then(|json| {
                self.store.put_derived(&digest, KIND, &json).map_err(|e| e.to_string())
            });
        if let Err(reason) = kept {
            tracing::warn!(%digest, %reason, "a reading could not be kept");
        }
        self.readings.forget(&digest);
        let since = self.readings.now();
        let content = Arc::new(self.complemented(&digest, reading)?);
        self.readings.put(since, digest, Arc::clone(&content));
        Ok(content)
    }

    /// Brings the index up to the catalog. Documents that nobody has read yet are left out; their
    /// reading is a change of its own.
    pub(crate) fn sync_index(&self) -> Result<(), Error> {
        let _indexing = self.indexing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut at = self.indexed_change()?;
        loop {
            let documents = self.catalog.changed_after(at, 256)?;
            let Some(last) = documents.last() else { return Ok(()) };
            at = last.change;
            for document in &documents {
                if document.state != ReadingState::Unread {
                    self.index_document(document)?;
                }
            }
            self.index.commit(&format!("{} {at}", self.catalog.generation()))?;
        }
    }

    /// The row and score of every document that a query finds, in no order.
    pub(crate) fn matches(&self, query: &Query) -> Result<Vec<(u64, f32)>, Error> {
        let rows_of_kind = |code: Option<&str>| {
            let columns = self.catalog.columns();
            let is = |column: &Column| column.kind.map(EvidenceKind::code) == code;
            // Rows count from 1.
            iter::once(false).chain(columns.rows().iter().map(is)).collect()
        };
        Ok(self.index.matches(query, &rows_of_kind)?)
    }

    /// The change number up to which the index is. An index of another catalog is emptied.
    fn indexed_change(&self) -> Result<u64, Error> {
        let position = self.index.position();
        let Some(position) = position.as_deref().filter(|position| !position.is_empty()) else {
            return Ok(0);
        };
        if let Some((generation, change)) = position.split_once(' ')
            && generation == self.catalog.generation()
            && let Ok(change) = change.parse()
            && change <= self.catalog.last_change()?
        {
            return Ok(change);
        }
        self.index.clear()?;
        Ok(0)
    }

    fn index_document(&self, document: &DocumentRecord) -> Result<(), Error> {
        let reading = self.content(&document.digest)?;
        let pages = reading
            .as_ref()
            .map(|reading| reading.pages.iter().map(|page| page.text.as_str()).collect::<Vec<_>>());
        let own_title = reading.as_ref().and_then(|reading| reading.title.as_deref());
        let stated = &document.description;
        let digest = document.digest.to_string();
        let source = self.catalog.origins(document.row)?.into_iter().next();
        self.index.put(
            document.row,
            &Indexed {
                name: &document.name,
                title: stated.title.as_deref().or(own_title).unwrap_or_default(),
                pages: pages.unwrap_or_default(),
                issuer: stated.parties.issuer.as_deref().unwrap_or_default(),
                recipient: stated.parties.recipient.as_deref().unwrap_or_default(),
                numbers: stated.numbers.iter().map(|n| (n.kind.code(), n.value.as_str())).collect(),
                date: stated.date,
                added: document.added_at.date_naive(),
                tags: stated.tags.iter().map(String::as_str).collect(),
                source: source.map_or("", |origin| origin.origin.source.code()),
                sha256: &digest,
                state: document.state.code(),
            },
        )?;
        Ok(())
    }
}

/// What the catalog keeps of a reading.
pub(crate) fn summarize(row: u64, reading: &Content) -> ReadingRecord {
    let in_page = |page: &Page| page.words.iter().filter(|word| is_doubtful(page, word)).count();
    let doubtful = reading.pages.iter().map(in_page).sum();
    let count = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX);
    ReadingRecord {
        row,
        state: match reading.state {
            State::Text => ReadingState::Text,
            State::Waiting => ReadingState::Waiting,
            State::Empty => ReadingState::Empty,
            State::PasswordNeeded => ReadingState::PasswordNeeded,
            State::Damaged => ReadingState::Damaged,
            State::Refused => ReadingState::Refused,
            State::Unsupported => ReadingState::Unsupported,
        },
        reason: reading.reason.as_ref().map(|reason| (reason.code.clone(), reason.message.clone())),
        media_type: reading.media_type.clone(),
        pages: count(reading.pages.len()),
        waiting: count(reading.pages.iter().filter(|page| page.waiting).count()),
        quick: count(reading.quick),
        doubtful: count(doubtful),
        signs: signs(reading),
    }
}

/// What the content looks like or shows, whatever a person says it is.
fn signs(reading: &Content) -> BTreeSet<Sign> {
    let pages: Vec<&str> = reading.pages.iter().map(|page| page.text.as_str()).collect();
    let clues = Clues { media_type: &reading.media_type, pages: &pages, ..Clues::default() };
    let mut signs = BTreeSet::new();
    if looks_like_quote(&clues) {
        signs.insert(Sign::Quote);
    }
    if pages.iter().any(|text| !find_keys(text).is_empty()) {
        signs.insert(Sign::ProductKey);
    }
    signs
}

/// Whether recognition is so unsure of a word of a page that it is worth a second look; a dot or a
/// dash is not.
pub(crate) fn is_doubtful(page: &Page, word: &Word) -> bool {
    let text = page.text.get(word.start as usize..word.end as usize).unwrap_or_default();
    word.confidence.is_some_and(|confidence| confidence < DOUBTFUL)
        && text.contains(char::is_alphanumeric)
}

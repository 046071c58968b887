//! The reading stage: a worker reads each document; what lies inside becomes documents too.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, Utc};
use muniment_catalog::{DocumentRecord, ReadingRecord};
use muniment_core::{Container, Digest, DocumentId, Event, Op, Origin, SourceSystem};
use muniment_worker::{Child, Reading, Reason, State};
use rayon::prelude::*;
use uuid::Uuid;

use super::queue::ToRead;
use crate::document::resolve_document;
use crate::reading::summarize;
use crate::recognition::Kept;
use crate::transact::Decision;
use crate::vault::Inside;
use crate::view::Changed;
use crate::{Done, Error, Vault};

/// How deep documents may lie inside others before what they hold is left where it is.
const DEEPEST: u32 = 5;

/// A document found inside another one; its bytes are in the vault.
struct Found {
    document: DocumentId,
    digest: Digest,
    bytes: u64,
    name: String,
    path: String,
    modified: Option<DateTime<Utc>>,
}

impl Inside {
    /// Runs until the intake stops.
    pub(super) fn reading_thread(&self) {
        while let Some(to_read) = self.intake.next(super::Queue::take_to_read) {
            let record = self.read_or_say_why(&to_read);
            self.to_index(to_read, record);
        }
    }

    /// A document that cannot be read says so, be it by a fault of ours: those who wait for its
    /// batch must not wait forever.
    fn read_or_say_why(&self, to_read: &ToRead) -> ReadingRecord {
        let message = match catch_unwind(AssertUnwindSafe(|| self.read_document(to_read))) {
            Ok(Ok(record)) => return record,
            Ok(Err(error)) => error.problem().message,
            Err(_) => "a fault in the program; its log has the particulars".to_owned(),
        };
        tracing::error!(row = to_read.row, message, "a document could not be read");
        unreadable(to_read.row, message)
    }

    fn read_document(&self, to_read: &ToRead) -> Result<ReadingRecord, Error> {
        let Some(document) = self.catalog.document(to_read.row)? else {
            return Ok(unreadable(to_read.row, "the catalog has lost the document".to_owned()));
        };
        if let Some(reading) = self.content(&document.digest)? {
            return Ok(summarize(document.row, &reading));
        }
        let (reading, found) = self.read_in_worker(&document, None)?;
        let children = self.add_children(&document, &found)?;
        if let Some(batch) = &to_read.batch {
            batch.children(children.len());
        }
        let mut queue = self.intake.queue();
        for row in children {
            let child = ToRead { row, key: None, batch: to_read.batch.clone() };
            if !queue.read_later(child)
                && let Some(batch) = &to_read.batch
            {
                batch.searchable();
            }
        }
        drop(queue);
        self.intake.moved.notify_all();
        let reading = self.keep_reading(document.digest, reading)?;
        Ok(summarize(document.row, &reading))
    }

    /// Has a worker read a document; the bytes of what lies inside are stored on the way.
    fn read_in_worker(
        &self,
        document: &DocumentRecord,
        password: Option<&str>,
    ) -> Result<(Reading, Vec<Found>), Error> {
        let mut source = self.store.open_object(&document.digest)?;
        let too_deep = self.catalog.depth(&document.id)? >= DEEPEST;
        let mut left = 0_u32;
        let mut found = Vec::new();
        let mut failure = None;
        let mut reading =
            self.pool.read(&mut source, document.bytes, &document.name, password, &mut |child| {
                if too_deep {
                    left += 1;
                } else if failure.is_none() {
                    match self.bring_in_child(child) {
                        Ok(child) => found.push(child),
                        Err(error) => failure = Some(error),
                    }
                }
            });
        if let Some(error) = failure {
            return Err(error);
        }
        if left > 0 && reading.reason.is_none() {
            let message = format!("the {left} documents inside lie too deep and stay there");
            reading.reason = Some(Reason { code: "too_deep".to_owned(), message });
        }
        Ok((reading, found))
    }

    fn bring_in_child(&self, child: Child) -> Result<Found, Error> {
        let stored = self.store.put_bytes(&child.bytes)?;
        Ok(Found {
            document: DocumentId::new(Uuid::now_v7()),
            digest: stored.digest,
            bytes: stored.bytes,
            name: child.name,
            path: child.path,
            modified: child.modified.and_then(|seconds| DateTime::from_timestamp(seconds, 0)),
        })
    }

    /// Records what lay inside a document; returns the rows of the documents that are new.
    fn add_children(&self, parent: &DocumentRecord, found: &[Found]) -> Result<Vec<u64>, Error> {
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let source = self
            .catalog
            .origins(parent.row)?
            .first()
            .map_or(SourceSystem::Files, |o| o.origin.source);
        let done = self.transact(Op::AddAttachments, |catalog| {
            let mut events = Vec::new();
            let mut new: Vec<(Digest, DocumentId)> = Vec::new();
            for child in found {
                let container = Container { document: parent.id, path: child.path.clone() };
                let origin = Origin {
                    name: child.name.clone(),
                    path: String::new(),
                    modified: child.modified,
                    source,
                    container: Some(container.clone()),
                };
                let there = catalog.document_by_digest(&child.digest)?;
                let twin =
                    new.iter().find(|(digest, _)| *digest == child.digest).map(|(_, id)| *id);
                match (there, twin) {
                    (Some(record), _) => {
                        // Reading the same container again brings nothing new.
                        let known = catalog.origins(record.row)?;
                        if !known
                            .iter()
                            .any(|known| known.origin.container.as_ref() == Some(&container))
                        {
                            events
                                .push(Event::DocumentArrivedAgain { document: record.id, origin });
                        }
                    }
                    (None, Some(document)) => {
                        events.push(Event::DocumentArrivedAgain { document, origin });
                    }
                    (None, None) => {
                        new.push((child.digest, child.document));
                        events.push(Event::DocumentAdded {
                            document: child.document,
                            digest: child.digest,
                            bytes: child.bytes,
                            origin,
                        });
                    }
                }
            }
            Ok(Decision { events, value: new })
        })?;
        let mut rows = Vec::new();
        for (_, document) in done.value {
            rows.extend(self.catalog.document_by_id(&document)?.map(|record| record.row));
        }
        Ok(rows)
    }

    /// The readings of these documents that are kept beside them.
    pub(super) fn kept_readings(&self, rows: &[u64]) -> Result<Vec<ReadingRecord>, Error> {
        let kept = rows.par_iter().map(|row| -> Result<Option<ReadingRecord>, Error> {
            let Some(document) = self.catalog.document(*row)? else { return Ok(None) };
            let reading = self.content(&document.digest)?;
            Ok(reading.map(|reading| summarize(*row, &reading)))
        });
        kept.filter_map(Result::transpose).collect()
    }
}

fn unreadable(row: u64, message: String) -> ReadingRecord {
    ReadingRecord {
        row,
        state: muniment_core::ReadingState::Damaged,
        reason: Some(("cannot_read_object".to_owned(), message)),
        media_type: String::new(),
        pages: 0,
        waiting: 0,
        quick: 0,
        doubtful: 0,
        signs: Default::default(),
    }
}

impl Vault {
    /// Reads a document that needs a password; returns the state its reading ended in. The
    /// password is kept in memory until the vault is closed, for the pages to be shown and
    /// recognized, and never stored.
    ///
    /// # Errors
    /// When the password does not open the document, or the vault cannot be written.
    pub fn unlock(&self, id: &str, password: &str) -> Result<Done<String>, Error> {
        let document = resolve_document(&self.catalog, id)?;
        let (reading, found) = self.read_in_worker(&document, Some(password))?;
        if reading.state == State::PasswordNeeded {
            let reason = reading.reason.map(|reason| reason.message);
            let message =
                reason.unwrap_or_else(|| "the password does not open the document".to_owned());
            return Err(Error::invalid("wrong_password", message));
        }
        self.recognition.remember_password(document.row, password);
        let children = self.add_children(&document, &found)?;
        let has_pictures = reading.pages.iter().any(|page| page.waiting);
        let mut reading = self.keep_reading(document.digest, reading)?;
        if has_pictures {
            self.inside().recognize_anew(&document, Kept::unlock)?;
            reading = self.content(&document.digest)?.unwrap_or(reading);
        }
        let record = summarize(document.row, &reading);
        let state = record.state.code().to_owned();
        self.catalog.record_readings(&[record])?;
        self.sync_index()?;
        self.recognize(&[document.row]);
        if !children.is_empty() {
            self.inside().read_the_unread()?;
        }
        let changed = Changed::reading(vec![document.id.to_string()]);
        self.listeners.changed(&changed);
        Ok(Done { value: state, changed })
    }
}

//! Taking back what was done in this session: links, edits and voids.

use muniment_catalog::Catalog;
use muniment_core::{Event, LicenseId, LinkId, Op, TextCorrection};
use uuid::Uuid;

use crate::transact::Decision;
use crate::view::Undoable;
use crate::{Done, Error, Vault};

/// How many operations can be taken back.
const DEPTH: usize = 100;

/// The operations of this session that can be taken back, the latest last.
#[derive(Default)]
pub(crate) struct UndoStack(Vec<Undo>);

/// An operation that can be taken back.
#[derive(Clone)]
pub(crate) struct Undo {
    op: Op,
    subjects: Vec<String>,
    events: Vec<Event>,
}

impl UndoStack {
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn push(&mut self, op: Op, undo: Option<Inverse>) {
        if let Some(Inverse { subjects, events }) = undo {
            self.0.push(Undo { op, subjects, events });
            if self.0.len() > DEPTH {
                self.0.remove(0);
            }
        }
    }
}

/// What takes some events back, and what it concerns.
pub(crate) struct Inverse {
    subjects: Vec<String>,
    events: Vec<Event>,
}

/// What would take these events back, seen from before they happen. None when the operation is
/// not one that can be taken back: documents that were added stay.
pub(crate) fn inverse(
    catalog: &Catalog,
    op: Op,
    events: &[Event],
) -> Result<Option<Inverse>, Error> {
    if op == Op::Undo || op == Op::AddDocuments {
        return Ok(None);
    }
    let mut inverse = Inverse { subjects: Vec::new(), events: Vec::new() };
    for event in events.iter().rev() {
        let Some((subject, back)) = inverse_of(catalog, event)? else { return Ok(None) };
        if inverse.subjects.len() < 5 && !inverse.subjects.contains(&subject) {
            inverse.subjects.push(subject);
        }
        inverse.events.push(back);
    }
    Ok(Some(inverse))
}

fn inverse_of(catalog: &Catalog, event: &Event) -> Result<Option<(String, Event)>, Error> {
    Ok(match event {
        Event::DocumentDescribed { document, .. } => {
            catalog.document_by_id(document)?.map(|before| {
                let description = before.description;
                (before.name, Event::DocumentDescribed { document: *document, description })
            })
        }
        Event::DocumentVoided { document, .. } => catalog
            .document_by_id(document)?
            .map(|before| (before.name, Event::DocumentRestored { document: *document })),
        Event::DocumentRestored { document } => {
            catalog.document_by_id(document)?.and_then(|before| {
                let reason = before.voided?;
                Some((before.name, Event::DocumentVoided { document: *document, reason }))
            })
        }
        Event::TextCorrected { document, correction } => catalog
            .document_by_id(document)?
            .map(|before| -> Result<_, Error> {
                let same = |other: &&TextCorrection| {
                    other.page == correction.page && other.place == correction.place
                };
                let earlier = catalog.corrections(before.row)?;
                let text = earlier.iter().find(same).and_then(|earlier| earlier.text.clone());
                let correction = TextCorrection { text, ..correction.clone() };
                Ok((before.name, Event::TextCorrected { document: *document, correction }))
            })
            .transpose()?,
        Event::LicenseAdded { license, record } => Some((record.title(), void(*license))),
        Event::LicenseEdited { license, .. } => catalog.license(license)?.map(|before| {
            (
                before.record.title(),
                Event::LicenseEdited { license: *license, record: before.record },
            )
        }),
        Event::LicenseVoided { license, .. } => catalog
            .license(license)?
            .map(|before| (before.record.title(), Event::LicenseRestored { license: *license })),
        Event::LicenseRestored { license } => catalog.license(license)?.and_then(|before| {
            let reason = before.voided?;
            Some((before.record.title(), Event::LicenseVoided { license: *license, reason }))
        }),
        Event::Linked { link, document, .. } => catalog
            .document_by_id(document)?
            .map(|document| (document.name, Event::Unlinked { link: *link })),
        Event::Unlinked { link } => catalog.link(link)?.map(|before| {
            let event = Event::Linked {
                link: LinkId::new(Uuid::now_v7()),
                document: before.document,
                license: before.license,
                kind: before.kind,
                quantity: before.quantity,
                pages: before.pages,
            };
            (before.document_name, event)
        }),
        Event::VaultCreated { .. }
        | Event::WriterJoined { .. }
        | Event::DocumentAdded { .. }
        | Event::DocumentArrivedAgain { .. }
        | Event::SearchSaved { .. }
        | Event::SearchForgotten { .. } => None,
    })
}

fn void(license: LicenseId) -> Event {
    Event::LicenseVoided { license, reason: "creation taken back".to_owned() }
}

/// Whether an event still makes sense: what it takes back has not been changed by someone else.
fn still_applies(catalog: &Catalog, event: &Event) -> Result<bool, Error> {
    Ok(match event {
        Event::Unlinked { link } => catalog.link(link)?.is_some(),
        Event::DocumentVoided { document, .. } => {
            catalog.document_by_id(document)?.is_some_and(|document| document.voided.is_none())
        }
        Event::DocumentRestored { document } => {
            catalog.document_by_id(document)?.is_some_and(|document| document.voided.is_some())
        }
        Event::LicenseVoided { license, .. } => {
            catalog.license(license)?.is_some_and(|license| license.voided.is_none())
        }
        Event::LicenseRestored { license } => {
            catalog.license(license)?.is_some_and(|license| license.voided.is_some())
        }
        _ => true,
    })
}

impl Vault {
    /// The operation that [`Self::undo`] would take back.
    pub fn undoable(&self) -> Option<Undoable> {
        let stack = self.undo.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stack
            .0
            .last()
            .map(|undo| Undoable { op: undo.op.code().to_owned(), subjects: undo.subjects.clone() })
    }

    /// Takes back the latest operation of this session, with an entry of its own. Nothing is
    /// returned when there is none.
    ///
    /// # Errors
    /// When someone else changed the same thing since; the operation is then forgotten.
    pub fn undo(&self) -> Result<Option<Done<Undoable>>, Error> {
        let undo = {
            let mut stack = self.undo.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match stack.0.pop() {
                Some(undo) => undo,
                None => return Ok(None),
            }
        };
        let done = self.transact(Op::Undo, |catalog| {
            for event in &undo.events {
                if !still_applies(catalog, event)? {
                    return Err(Error::invalid(
                        "cannot_undo",
                        "someone changed the same thing since",
                    ));
                }
            }
            let value = Undoable { op: undo.op.code().to_owned(), subjects: undo.subjects.clone() };
            Ok(Decision { events: undo.events.clone(), value })
        })?;
        Ok(Some(done))
    }
}

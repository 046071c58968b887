//! What a person states about a document.

use muniment_core::{DocumentId, Event, Op};

use crate::document::resolve_document;
use crate::transact::Decision;
use crate::view::DescriptionView;
use crate::{Done, Error, Vault, show};

impl Vault {
    /// States what a document is. The whole description replaces the one before; stating the same
    /// again changes nothing.
    ///
    /// # Errors
    /// When there is no such document, or a date or kind cannot be.
    pub fn describe(&self, id: &str, view: &DescriptionView) -> Result<Done<()>, Error> {
        let description = show::read_description(view)?;
        self.transact(Op::DescribeDocument, |catalog| {
            let before = resolve_document(catalog, id)?;
            let mut events = Vec::new();
            if before.description != description {
                events.push(Event::DocumentDescribed {
                    document: before.id,
                    description: description.clone(),
                });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Voids a document: it stays in the vault, verified, but counts no more.
    ///
    /// # Errors
    /// When there is no such document or it is void.
    pub fn void_document(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        let reason = reason.trim();
        self.change_document(Op::VoidDocument, id, |document, voided| {
            if voided {
                return Err(Error::invalid("already_void", "the document is void"));
            }
            Ok(Event::DocumentVoided { document, reason: reason.to_owned() })
        })
    }

    /// Makes a voided document count again.
    ///
    /// # Errors
    /// When there is no such document or it is not void.
    pub fn restore_document(&self, id: &str) -> Result<Done<()>, Error> {
        self.change_document(Op::RestoreDocument, id, |document, voided| {
            if !voided {
                return Err(Error::invalid("not_void", "the document is not void"));
            }
            Ok(Event::DocumentRestored { document })
        })
    }

    fn change_document(
        &self,
        op: Op,
        id: &str,
        event: impl Fn(DocumentId, bool) -> Result<Event, Error>,
    ) -> Result<Done<()>, Error> {
        self.transact(op, |catalog| {
            let before = resolve_document(catalog, id)?;
            let event = event(before.id, before.voided.is_some())?;
            Ok(Decision { events: vec![event], value: () })
        })
    }
}

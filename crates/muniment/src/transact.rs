//! The one way to write.

use std::sync::PoisonError;

use chrono::Utc;
use muniment_catalog::Catalog;
use muniment_core::{Event, Op};
use muniment_storage::{Committed, Stamp};

use crate::undo::inverse;
use crate::vault::Inside;
use crate::view::Changed;
use crate::{Done, Error};

/// What an operation decided: the events to record and what the caller gets for them.
pub(crate) struct Decision<T> {
    pub(crate) events: Vec<Event>,
    pub(crate) value: T,
}

impl Inside {
    /// Decides on the latest state, writes one journal entry and takes it in. When another writer
    /// was faster, the decision is made again on the new state. Without events nothing is written.
    pub(crate) fn transact<T>(
        &self,
        op: Op,
        mut decide: impl FnMut(&Catalog) -> Result<Decision<T>, Error>,
    ) -> Result<Done<T>, Error> {
        let done = {
            let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                self.catch_up_while_writing()?;
                let Decision { events, value } = decide(&self.catalog)?;
                if events.is_empty() {
                    return Ok(Done { value, changed: Changed::nothing() });
                }
                if let Some(reason) = self.store.read_only() {
                    return Err(Error::ReadOnly { reason });
                }
                let undo = inverse(&self.catalog, op, &events)?;
                let stamp = Stamp { at: Utc::now(), actor: self.actor.clone() };
                match self.store.commit(op, &stamp, &events)? {
                    Committed::Behind => {}
                    Committed::Written(entry) => {
                        self.take_in(std::slice::from_ref(&entry))?;
                        self.undo.lock().unwrap_or_else(PoisonError::into_inner).push(op, undo);
                        break Done { value, changed: Changed::by(&entry.events) };
                    }
                }
            }
        };
        if matches!(
            op,
            Op::DescribeDocument | Op::CorrectText | Op::AddTerms | Op::ImportStatement | Op::Undo
        ) {
            self.sync_index()?;
        }
        self.listeners.changed(&done.changed);
        Ok(done)
    }

    /// Makes the key of this installation known to the journal, with nothing else to say.
    pub(crate) fn join(&self) -> Result<(), Error> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reason) = self.store.read_only() {
            return Err(Error::ReadOnly { reason });
        }
        loop {
            self.catch_up_while_writing()?;
            let stamp = Stamp { at: Utc::now(), actor: self.actor.clone() };
            if let Committed::Written(entry) = self.store.commit(Op::JoinVault, &stamp, &[])? {
                return self.take_in(std::slice::from_ref(&entry));
            }
        }
    }
}

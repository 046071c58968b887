//! The indexing stage: what was read becomes findable, as much at once as came in meanwhile.

use std::time::Instant;

use muniment_catalog::ReadingRecord;

use super::queue::ToRead;
use crate::Error;
use crate::vault::Inside;
use crate::view::Changed;

/// A document that was read and is not yet findable.
pub(super) struct Unindexed {
    to_read: ToRead,
    record: ReadingRecord,
}

impl Inside {
    /// Hands a document that was read to the indexing stage.
    pub(super) fn to_index(&self, to_read: ToRead, record: ReadingRecord) {
        self.intake.queue().index_later(Unindexed { to_read, record });
        self.intake.moved.notify_all();
    }

    /// Runs until the intake stops.
    pub(super) fn indexing(&self) {
        while let Some(read) = self.intake.next_to_index() {
            if let Err(error) = self.index_read(&read) {
                let message = error.problem().message;
                tracing::error!(message, "what was read could not be made findable");
            }
            let now = Instant::now();
            let mut queue = self.intake.queue();
            for read in &read {
                queue.read(&read.to_read, now);
            }
            drop(queue);
            self.tell_queue();
        }
    }

    fn index_read(&self, read: &[Unindexed]) -> Result<(), Error> {
        let records: Vec<ReadingRecord> = read.iter().map(|read| read.record.clone()).collect();
        self.catalog.record_readings(&records)?;
        self.sync_index()?;
        let pictures = records.iter().filter(|record| record.waiting > 0);
        self.recognize(&pictures.map(|record| record.row).collect::<Vec<_>>());
        let mut documents = Vec::new();
        for record in &records {
            documents
                .extend(self.catalog.document(record.row)?.map(|document| document.id.to_string()));
        }
        self.listeners.changed(&Changed::reading(documents));
        Ok(())
    }
}

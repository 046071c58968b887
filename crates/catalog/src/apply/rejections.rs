//! What people rejected of what documents suggest.

use muniment_core::{DocumentId, SuggestedField};
use rusqlite::params;

use super::Applied;

impl Applied<'_> {
    pub(super) fn reject(
        &self,
        document: &DocumentId,
        field: SuggestedField,
        value: &str,
        n: u64,
    ) -> Result<(), rusqlite::Error> {
        let Some(row) = self.document(document)? else { return Ok(()) };
        self.db
            .prepare_cached("INSERT OR REPLACE INTO rejections VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![row, field.code(), value, n])?;
        Ok(())
    }

    pub(super) fn withdraw_rejection(
        &self,
        document: &DocumentId,
        field: SuggestedField,
        value: &str,
    ) -> Result<(), rusqlite::Error> {
        let Some(row) = self.document(document)? else { return Ok(()) };
        self.db
            .prepare_cached(
                "DELETE FROM rejections WHERE document = ?1 AND field = ?2 AND value = ?3",
            )?
            .execute(params![row, field.code(), value])?;
        Ok(())
    }
}

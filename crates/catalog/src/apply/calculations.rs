//! Calculations kept with license records.

use muniment_core::KeptCalculation;
use rusqlite::params;

use super::{Applied, Place};

impl Applied<'_> {
    pub(super) fn keep(
        &self,
        place: Place,
        id: &str,
        license: &str,
        kept: &KeptCalculation,
    ) -> Result<(), rusqlite::Error> {
        let added = self
            .db
            .prepare_cached(
                "INSERT OR IGNORE INTO calculations
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL)",
            )?
            .execute(params![
                id,
                license,
                kept.function.code(),
                kept.as_of.map(|day| day.to_string()),
                kept.rule,
                kept.source,
                kept.facts.to_string(),
                kept.note,
                place.n,
                place.position
            ])?;
        if added == 0 {
            return Ok(());
        }
        for (side, values) in [("input", &kept.inputs), ("outcome", &kept.outcomes)] {
            for (position, value) in values.iter().enumerate() {
                self.db
                    .prepare_cached(
                        "INSERT INTO calculation_values VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    )?
                    .execute(params![
                        id,
                        side,
                        position as u64,
                        value.name,
                        value.label,
                        value.value
                    ])?;
            }
        }
        Ok(())
    }

    pub(super) fn void_calculation(
        &self,
        id: &str,
        reason: Option<&str>,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE calculations SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        Ok(())
    }
}

//! What was stated about true-ups.

use chrono::NaiveDate;
use muniment_core::true_up::TrueUpCycle;
use rusqlite::params;

use super::Applied;
use crate::codes::joined;

impl Applied<'_> {
    /// A cycle of which nothing is stated leaves no rows.
    pub(super) fn true_up(
        &self,
        agreement: &str,
        anniversary: NaiveDate,
        stated: &TrueUpCycle,
        n: u64,
    ) -> Result<(), rusqlite::Error> {
        let anniversary = anniversary.to_string();
        for table in ["true_ups", "true_up_steps", "true_up_counts"] {
            let sql = format!("DELETE FROM {table} WHERE agreement = ?1 AND anniversary = ?2");
            self.db.prepare_cached(&sql)?.execute(params![agreement, anniversary])?;
        }
        if stated.has_not_begun() {
            return Ok(());
        }
        let count = stated.count.as_ref();
        self.db
            .prepare_cached("INSERT INTO true_ups VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![agreement, anniversary, count.map(|count| &count.from), n])?;
        for (step, done) in &stated.done {
            self.db
                .prepare_cached("INSERT INTO true_up_steps VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                .execute(params![
                    agreement,
                    anniversary,
                    step.code(),
                    done.on.to_string(),
                    done.by,
                    joined(&done.evidence),
                    done.note
                ])?;
        }
        for (position, line) in count.iter().flat_map(|count| &count.lines).enumerate() {
            self.db
                .prepare_cached("INSERT INTO true_up_counts VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![
                agreement,
                anniversary,
                position as u64,
                line.product,
                line.deployed.to_string(),
                line.baseline.to_string()
            ])?;
        }
        Ok(())
    }
}

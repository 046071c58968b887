//! License records.

use muniment_core::LicenseRecord;
use rusqlite::params;

use super::Applied;

impl Applied<'_> {
    pub(super) fn license(&self, id: &str, record: &LicenseRecord) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "UPDATE licenses
                 SET title = ?2, publisher = ?3, product = ?4, edition = ?5, version = ?6,
                   part_number = ?7, metric = ?8, quantity = ?9, channel = ?10, program = ?11,
                   agreement_number = ?12, licensee = ?13, acquired_on = ?14, sa_from = ?15,
                   sa_to = ?16, notes = ?17
                 WHERE id = ?1",
            )?
            .execute(params![
                id,
                record.title(),
                record.publisher,
                record.product,
                record.edition,
                record.version,
                record.part_number,
                record.metric,
                record.quantity,
                record.channel.map(|channel| channel.code()),
                record.program,
                record.agreement_number,
                record.licensee,
                record.acquired_on.map(|day| day.to_string()),
                record.sa_from.map(|day| day.to_string()),
                record.sa_to.map(|day| day.to_string()),
                record.notes
            ])?;
        Ok(())
    }

    pub(super) fn void_license(
        &mut self,
        id: &str,
        reason: Option<&str>,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE licenses SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        let mut linked = self.db.prepare_cached(
            "SELECT links.document FROM links JOIN licenses ON licenses.row = links.license
             WHERE licenses.id = ?1",
        )?;
        for row in linked.query_map(params![id], |row| row.get(0))? {
            self.stale.push(row?);
        }
        Ok(())
    }
}

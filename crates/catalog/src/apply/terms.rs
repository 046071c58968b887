//! Terms editions, releases of products and what decides which edition governs.

use chrono::NaiveDate;
use muniment_core::terms::{Election, Exception, ProductVersion, TermsEdition};
use rusqlite::params;

use super::Applied;
use crate::{Table, row_of};

impl Applied<'_> {
    pub(super) fn terms_edition(
        &self,
        id: &str,
        stated: &TermsEdition,
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "INSERT INTO terms_editions (id, document, kind, title, scope, region, language,
                   effective, precision, chosen, confirmed, captured_on, copy, address, notes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
                 ON CONFLICT (id) DO UPDATE SET document = ?2, kind = ?3, title = ?4, scope = ?5,
                   region = ?6, language = ?7, effective = ?8, precision = ?9, chosen = ?10,
                   confirmed = ?11, captured_on = ?12, copy = ?13, address = ?14, notes = ?15",
            )?
            .execute(params![
                id,
                stated.document.to_string(),
                stated.kind.code(),
                stated.title,
                stated.scope,
                stated.region,
                stated.language,
                stated.effective.to_string(),
                stated.precision.code(),
                stated.chosen.code(),
                stated.confirmed,
                stated.captured_on.map(|day| day.to_string()),
                stated.copy,
                stated.address,
                stated.notes
            ])?;
        let Some(row) = row_of(self.db, Table::Terms, id)? else { return Ok(()) };
        self.db.prepare_cached("DELETE FROM terms_dates WHERE edition = ?1")?.execute([row])?;
        for (position, date) in stated.candidates.iter().enumerate() {
            self.db
                .prepare_cached("INSERT INTO terms_dates VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![
                    row,
                    position as u64,
                    date.source.code(),
                    date.day.to_string(),
                    date.precision.code(),
                    date.words
                ])?;
        }
        Ok(())
    }

    pub(super) fn void_terms(&self, id: &str, reason: Option<&str>) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE terms_editions SET voided = ?2 WHERE id = ?1")?
            .execute(params![id, reason])?;
        Ok(())
    }

    pub(super) fn release(
        &self,
        version: &ProductVersion,
        on: Option<NaiveDate>,
    ) -> Result<(), rusqlite::Error> {
        let ProductVersion { product, version } = version;
        match on {
            Some(day) => self
                .db
                .prepare_cached("INSERT OR REPLACE INTO product_releases VALUES (?1, ?2, ?3)")?
                .execute(params![product, version, day.to_string()])?,
            None => self
                .db
                .prepare_cached("DELETE FROM product_releases WHERE product = ?1 AND version = ?2")?
                .execute(params![product, version])?,
        };
        Ok(())
    }

    pub(super) fn terms_exception(
        &self,
        agreement: &str,
        exception: Option<&Exception>,
    ) -> Result<(), rusqlite::Error> {
        match exception {
            Some(Exception { rule, day, clause }) => self
                .db
                .prepare_cached("INSERT OR REPLACE INTO terms_exceptions VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![agreement, rule, day.map(|day| day.to_string()), clause])?,
            None => self
                .db
                .prepare_cached("DELETE FROM terms_exceptions WHERE agreement = ?1")?
                .execute([agreement])?,
        };
        Ok(())
    }

    pub(super) fn terms_election(
        &self,
        license: &str,
        version: &str,
        election: Option<&Election>,
    ) -> Result<(), rusqlite::Error> {
        match election {
            Some(Election { day, note }) => self
                .db
                .prepare_cached("INSERT OR REPLACE INTO terms_elections VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![license, version, day.to_string(), note])?,
            None => self
                .db
                .prepare_cached("DELETE FROM terms_elections WHERE license = ?1 AND version = ?2")?
                .execute([license, version])?,
        };
        Ok(())
    }
}

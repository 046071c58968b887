//! Matters: what was asked for, what answers it, and what was handed over.

use muniment_core::MatterId;
use muniment_core::matter::{
    Closing, Matter, MatterChange, MatterRequest, Production, ResponseItem, ResponseSubject,
};
use rusqlite::params;

use super::{Applied, Place};
use crate::matters::subject_columns;
use crate::{Table, row_of};

impl Applied<'_> {
    pub(super) fn matter(
        &self,
        place: Place,
        id: &MatterId,
        change: &MatterChange,
    ) -> Result<(), rusqlite::Error> {
        let id = id.to_string();
        if let MatterChange::Opened(stated) | MatterChange::Changed(stated) = change {
            return self.stated_matter(&id, stated);
        }
        let Some(row) = row_of(self.db, Table::Matters, &id)? else { return Ok(()) };
        match change {
            MatterChange::Opened(_) | MatterChange::Changed(_) => Ok(()),
            MatterChange::Closed(closing) => self.close_matter(row, Some(closing)),
            MatterChange::Reopened => self.close_matter(row, None),
            MatterChange::RequestAdded(request) | MatterChange::RequestChanged(request) => {
                self.request(row, request)
            }
            MatterChange::RequestRemoved { number } => self.remove_request(row, number),
            MatterChange::ResponseStated(item) => self.response(row, item),
            MatterChange::ResponseRemoved { request, subject } => {
                self.remove_response(row, request, *subject)
            }
            MatterChange::PackProduced(production) => self.production(place, row, production),
        }
    }

    fn stated_matter(&self, id: &str, stated: &Matter) -> Result<(), rusqlite::Error> {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        self.db
            .prepare_cached(
                "INSERT INTO matters (id, reference, title, publisher, auditor, counsel, letter_on,
                   notice_days, due_on, period_from, period_to, prefix, privileged, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (id) DO UPDATE SET reference = ?2, title = ?3, publisher = ?4,
                   auditor = ?5, counsel = ?6, letter_on = ?7, notice_days = ?8, due_on = ?9,
                   period_from = ?10, period_to = ?11, prefix = ?12, privileged = ?13, note = ?14",
            )?
            .execute(params![
                id,
                stated.reference,
                stated.title,
                stated.publisher,
                stated.auditor,
                stated.counsel,
                day(stated.letter_on),
                stated.notice_days,
                day(stated.due_on),
                day(stated.period.from),
                day(stated.period.to),
                stated.exhibit_prefix.as_str(),
                stated.is_privileged,
                stated.note
            ])?;
        self.matter_scope(id, stated)
    }

    fn matter_scope(&self, id: &str, stated: &Matter) -> Result<(), rusqlite::Error> {
        let Some(row) = row_of(self.db, Table::Matters, id)? else { return Ok(()) };
        self.db.prepare_cached("DELETE FROM matter_scopes WHERE matter = ?1")?.execute([row])?;
        let scope = &stated.scope;
        let entities = scope.entities.iter().map(|entity| ("entity", entity.to_string()));
        let products = scope.products.iter().map(|product| ("product", product.clone()));
        let publishers = scope.publishers.iter().map(|name| ("publisher", name.clone()));
        for (position, (kind, name)) in entities.chain(products).chain(publishers).enumerate() {
            self.db
                .prepare_cached("INSERT INTO matter_scopes VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![row, position as u64, kind, name])?;
        }
        Ok(())
    }

    fn close_matter(&self, row: u64, closing: Option<&Closing>) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("UPDATE matters SET closed_on = ?2, closed_why = ?3 WHERE row = ?1")?
            .execute(params![
                row,
                closing.map(|closing| closing.on.to_string()),
                closing.map(|closing| &closing.reason)
            ])?;
        Ok(())
    }

    fn request(&self, row: u64, request: &MatterRequest) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO matter_requests VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                row,
                request.number,
                request.text,
                request.asked_on.map(|day| day.to_string()),
                request.due_on.map(|day| day.to_string()),
                request.settled.map(|settled| settled.how.code()),
                request.settled.map(|settled| settled.on.to_string())
            ])?;
        Ok(())
    }

    fn remove_request(&self, row: u64, number: &str) -> Result<(), rusqlite::Error> {
        for sql in [
            "DELETE FROM matter_responses WHERE matter = ?1 AND request = ?2",
            "DELETE FROM matter_requests WHERE matter = ?1 AND number = ?2",
        ] {
            self.db.prepare_cached(sql)?.execute(params![row, number])?;
        }
        Ok(())
    }

    fn response(&self, row: u64, item: &ResponseItem) -> Result<(), rusqlite::Error> {
        let (kind, subject) = subject_columns(item.subject);
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO matter_responses
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                row,
                item.request,
                kind,
                subject,
                item.pages.to_string(),
                item.disposition.code(),
                item.redacted_copy.map(|copy| copy.to_string()),
                item.note
            ])?;
        Ok(())
    }

    fn remove_response(
        &self,
        row: u64,
        request: &str,
        subject: ResponseSubject,
    ) -> Result<(), rusqlite::Error> {
        let (kind, subject) = subject_columns(subject);
        self.db
            .prepare_cached(
                "DELETE FROM matter_responses
                 WHERE matter = ?1 AND request = ?2 AND kind = ?3 AND subject = ?4",
            )?
            .execute(params![row, request, kind, subject])?;
        Ok(())
    }

    /// A volume is handed over once, by one entry, whose events may share its exhibits; another entry
    /// with its number is not heard.
    fn production(
        &self,
        place: Place,
        row: u64,
        production: &Production,
    ) -> Result<(), rusqlite::Error> {
        let added = self
            .db
            .prepare_cached(
                "INSERT OR IGNORE INTO productions
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                row,
                production.volume,
                production.produced_on.to_string(),
                production.recipient,
                production.prefix.as_str(),
                production.manifest.to_string(),
                production.form.code(),
                production.as_of.to_string(),
                production.rules.id,
                production.rules.digest.to_string(),
                place.n
            ])?;
        if added == 0 && !self.is_of_this_entry(place, row, production)? {
            tracing::warn!(volume = production.volume, "an entry hands over a volume again");
            return Ok(());
        }
        for exhibit in &production.exhibits {
            self.db
                .prepare_cached(
                    "INSERT OR IGNORE INTO exhibits VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    row,
                    production.volume,
                    exhibit.number,
                    exhibit.first_page,
                    exhibit.last_page,
                    exhibit.document.to_string(),
                    exhibit.digest.to_string()
                ])?;
        }
        Ok(())
    }

    fn is_of_this_entry(
        &self,
        place: Place,
        row: u64,
        production: &Production,
    ) -> Result<bool, rusqlite::Error> {
        self.db
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM productions
                   WHERE matter = ?1 AND volume = ?2 AND manifest = ?3 AND n = ?4)",
            )?
            .query_row(
                params![row, production.volume, production.manifest.to_string(), place.n],
                |found| found.get(0),
            )
    }
}

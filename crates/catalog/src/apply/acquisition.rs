//! How licenses were acquired, what links claim and what invoices list.

use muniment_core::proof::Term;
use muniment_core::{Acquisition, Claim, DocumentId, InvoiceLine};
use rusqlite::params;

use super::Applied;
use crate::codes::joined;
use crate::{Table, row_of};

impl Applied<'_> {
    pub(super) fn acquisition(
        &self,
        license: &str,
        stated: &Acquisition,
    ) -> Result<(), rusqlite::Error> {
        let Some(row) = row_of(self.db, Table::Licenses, license)? else { return Ok(()) };
        let (term, from, to) = match stated.term {
            None => (None, None, None),
            Some(Term::Perpetual) => (Some("perpetual"), None, None),
            Some(Term::Subscription { from, to }) => (Some("subscription"), from, to),
        };
        let transfer = stated.transfer.as_ref();
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO acquisitions
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                row,
                stated.license_type.map(|kind| kind.code()),
                stated.bought_through.map(|channel| channel.code()),
                term,
                day(from),
                day(to),
                stated.order_number,
                stated.device,
                transfer.map(|transfer| transfer.from.as_str()),
                transfer.map(|transfer| transfer.to.as_str()),
                day(transfer.and_then(|transfer| transfer.on)),
                day(transfer.and_then(|transfer| transfer.notice_on)),
                joined(&stated.circumstances)
            ])?;
        self.db.prepare_cached("DELETE FROM bases WHERE license = ?1")?.execute(params![row])?;
        for (position, base) in stated.underlying.iter().enumerate() {
            self.db
                .prepare_cached("INSERT INTO bases VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![row, position as u64, base.license.to_string(), base.quantity])?;
        }
        self.db
            .prepare_cached("DELETE FROM named_users WHERE license = ?1")?
            .execute(params![row])?;
        for (position, user) in stated.users.iter().enumerate() {
            self.db
                .prepare_cached("INSERT INTO named_users VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![
                    row,
                    position as u64,
                    user.name,
                    user.seat,
                    user.from.to_string(),
                    day(user.to)
                ])?;
        }
        Ok(())
    }

    pub(super) fn claim(&self, link: &str, claim: &Claim) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached(
                "UPDATE links SET quantity = ?2, line = ?3, shows = ?4, note = ?5 WHERE id = ?1",
            )?
            .execute(params![link, claim.quantity, claim.line, joined(&claim.shows), claim.note])?;
        Ok(())
    }

    pub(super) fn invoice_lines(
        &self,
        document: u64,
        lines: &[InvoiceLine],
    ) -> Result<(), rusqlite::Error> {
        self.db
            .prepare_cached("DELETE FROM invoice_lines WHERE document = ?1")?
            .execute(params![document])?;
        for (position, line) in lines.iter().enumerate() {
            self.db
                .prepare_cached(
                    "INSERT INTO invoice_lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                )?
                .execute(params![
                    document,
                    position as u64,
                    line.number,
                    line.invoice,
                    line.part_number,
                    line.description,
                    line.quantity,
                    line.unit_price,
                    line.amount,
                    line.hardware
                ])?;
        }
        Ok(())
    }

    /// What the latest verification found replaces what those before it did.
    pub(super) fn damaged(&self, damaged: &[DocumentId]) -> Result<(), rusqlite::Error> {
        self.db.prepare_cached("DELETE FROM damaged")?.execute([])?;
        for document in damaged {
            let mut insert = self.db.prepare_cached("INSERT OR IGNORE INTO damaged VALUES (?1)")?;
            insert.execute([document.to_string()])?;
        }
        Ok(())
    }

    pub(super) fn waive(
        &self,
        license: &str,
        finding: &str,
        reason: &str,
        n: u64,
    ) -> Result<(), rusqlite::Error> {
        let Some(row) = row_of(self.db, Table::Licenses, license)? else { return Ok(()) };
        self.db
            .prepare_cached("INSERT OR REPLACE INTO waivers VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![row, finding, reason, n])?;
        Ok(())
    }

    pub(super) fn withdraw_waiver(
        &self,
        license: &str,
        finding: &str,
    ) -> Result<(), rusqlite::Error> {
        let Some(row) = row_of(self.db, Table::Licenses, license)? else { return Ok(()) };
        self.db
            .prepare_cached("DELETE FROM waivers WHERE license = ?1 AND finding = ?2")?
            .execute(params![row, finding])?;
        Ok(())
    }
}

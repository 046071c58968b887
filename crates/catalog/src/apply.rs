//! Journal entries become rows.

mod access;
mod acquisition;
mod calculations;
mod description;
mod keys;
mod licenses;
mod matters;
mod registers;
mod rejections;
mod statements;
mod subjects;
mod terms;
mod true_ups;

use chrono::{DateTime, SecondsFormat, Utc};
use muniment_core::{Digest, DocumentId, Event, Op, Origin, TextCorrection};
use rusqlite::{Connection, params};

use crate::{Catalog, Doing, Error, Table, row_of};
use subjects::subjects;

/// An entry as the catalog takes it in.
#[derive(Debug, Clone, Copy)]
pub struct JournalEntry<'a> {
    /// Its number, from 1.
    pub n: u64,
    /// The SHA-256 of its file.
    pub digest: Digest,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who performed the operation.
    pub actor: &'a str,
    /// The operation.
    pub op: Op,
    /// What happened.
    pub events: &'a [Event],
}

impl Catalog {
    /// Takes in entries, all or none. Those that the catalog already has are passed over, and an
    /// event about something the vault does not have changes nothing.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn apply<'a>(
        &self,
        entries: impl IntoIterator<Item = JournalEntry<'a>>,
    ) -> Result<(), Error> {
        let position = self.position()?.n;
        let mut db = self.db();
        let tx = db.transaction().doing("begin")?;
        let mut applied = Applied::new(&tx).doing("count the changes")?;
        for entry in entries {
            if entry.n > position {
                applied.entry(&entry).doing("record an entry")?;
            }
        }
        let mut rows = applied.stale;
        tx.commit().doing("commit")?;
        rows.sort_unstable();
        rows.dedup();
        self.refresh_columns(&db, &rows)
    }

    /// Empties the catalog, for a rebuild.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn clear(&self) -> Result<(), Error> {
        let db = self.db();
        db.execute_batch(
            "BEGIN;
             DELETE FROM statement_requests; DELETE FROM dispute_steps; DELETE FROM dispute_lines;
             DELETE FROM disputes; DELETE FROM mappings; DELETE FROM statement_counts; DELETE FROM statements;
             DELETE FROM product_keys; DELETE FROM identities;
             DELETE FROM exhibits; DELETE FROM productions; DELETE FROM matter_responses;
             DELETE FROM matter_requests; DELETE FROM matter_scopes; DELETE FROM matters;
             DELETE FROM terms_elections; DELETE FROM terms_exceptions; DELETE FROM product_releases;
             DELETE FROM terms_dates; DELETE FROM terms_editions;
             DELETE FROM findings; DELETE FROM assessments; DELETE FROM marks;
             DELETE FROM migrations; DELETE FROM benefits; DELETE FROM accesses;
             DELETE FROM true_ups; DELETE FROM true_up_steps; DELETE FROM true_up_counts;
             DELETE FROM calculations; DELETE FROM calculation_values;
             DELETE FROM own_rules; DELETE FROM aliases; DELETE FROM entities;
             DELETE FROM papers; DELETE FROM affiliates; DELETE FROM agreements;
             DELETE FROM rejections; DELETE FROM waivers; DELETE FROM invoice_lines; DELETE FROM named_users;
             DELETE FROM bases; DELETE FROM acquisitions; DELETE FROM links; DELETE FROM searches; DELETE FROM readings;
             DELETE FROM corrections; DELETE FROM tags;
             DELETE FROM numbers; DELETE FROM origins; DELETE FROM licenses;
             DELETE FROM documents; DELETE FROM touches; DELETE FROM entries;
             COMMIT;",
        )
        .doing("empty the tables")?;
        let mut columns = self.columns.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        *columns = crate::Columns::default();
        Ok(())
    }
}

/// One transaction of entries.
struct Applied<'tx> {
    db: &'tx Connection,
    /// The last change number given.
    change: u64,
    /// Document rows whose columns changed.
    stale: Vec<u64>,
}

impl<'tx> Applied<'tx> {
    fn new(db: &'tx Connection) -> Result<Self, rusqlite::Error> {
        Ok(Self { db, change: last_change(db)?, stale: Vec::new() })
    }

    fn entry(&mut self, entry: &JournalEntry<'_>) -> Result<(), rusqlite::Error> {
        self.db.prepare_cached("INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
            params![
                entry.n,
                entry.digest.to_string(),
                instant(entry.at),
                entry.actor,
                entry.op.code(),
                entry.events.len() as u64
            ],
        )?;
        for (position, event) in entry.events.iter().enumerate() {
            let place = Place { n: entry.n, position: position as u64 };
            self.event(place, entry, event)?;
            for (which, subject) in subjects(self.db, event)?.into_iter().enumerate() {
                // A link concerns two subjects; each event has room for four.
                let position = place.position * 4 + which as u64;
                self.db
                    .prepare_cached("INSERT INTO touches VALUES (?1, ?2, ?3)")?
                    .execute(params![place.n, position, subject])?;
            }
            if let Event::Unlinked { link } = event {
                self.unlink(&link.to_string())?;
            }
        }
        Ok(())
    }

    fn event(
        &mut self,
        place: Place,
        entry: &JournalEntry<'_>,
        event: &Event,
    ) -> Result<(), rusqlite::Error> {
        match event {
            Event::VaultCreated { .. } | Event::WriterJoined { .. } | Event::Unlinked { .. } => {
                Ok(())
            }
            Event::DocumentAdded { document, digest, bytes, origin } => {
                self.add_document(place, entry, document, digest, *bytes, origin)
            }
            Event::DocumentArrivedAgain { document, origin } => {
                let Some(row) = self.document(document)? else { return Ok(()) };
                self.origin(place, row, origin)
            }
            Event::DocumentDescribed { document, description } => {
                let Some(row) = self.document(document)? else { return Ok(()) };
                self.describe(row, description)
            }
            Event::DocumentVoided { document, reason } => {
                self.void_document(document, Some(reason))
            }
            Event::DocumentRestored { document } => self.void_document(document, None),
            Event::TextCorrected { document, correction } => {
                let Some(row) = self.document(document)? else { return Ok(()) };
                self.correct(place, row, correction)
            }
            Event::ScriptChosen { document, script } => {
                self.db
                    .prepare_cached("UPDATE documents SET script = ?2 WHERE id = ?1")?
                    .execute(params![document.to_string(), script.code()])?;
                Ok(())
            }
            Event::SuggestionRejected { document, field, value } => {
                self.reject(document, *field, value, place.n)
            }
            Event::RejectionWithdrawn { document, field, value } => {
                self.withdraw_rejection(document, *field, value)
            }
            Event::LicenseAdded { license, record } => {
                self.db
                    .prepare_cached(
                        "INSERT OR IGNORE INTO licenses (id, title, publisher, product, edition,
                           version, part_number, metric, quantity, program, agreement_number,
                           licensee, notes)
                         VALUES (?1, '', '', '', '', '', '', '', 0, '', '', '', '')",
                    )?
                    .execute(params![license.to_string()])?;
                self.license(&license.to_string(), record)
            }
            Event::LicenseEdited { license, record } => self.license(&license.to_string(), record),
            Event::LicenseVoided { license, reason } => {
                self.void_license(&license.to_string(), Some(reason))
            }
            Event::LicenseRestored { license } => self.void_license(&license.to_string(), None),
            Event::Linked { link, document, license, kind, quantity, pages } => {
                let license = row_of(self.db, Table::Licenses, &license.to_string())?;
                let (Some(document), Some(license)) = (self.document(document)?, license) else {
                    return Ok(());
                };
                self.stale.push(document);
                self.db
                    .prepare_cached(
                        "INSERT OR IGNORE INTO links
                           (id, document, license, kind, quantity, pages, n, position)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    )?
                    .execute(params![
                        link.to_string(),
                        document,
                        license,
                        kind.code(),
                        quantity,
                        pages.to_string(),
                        place.n,
                        place.position
                    ])?;
                Ok(())
            }
            Event::LinkClaimed { link, claim } => self.claim(&link.to_string(), claim),
            Event::InvoiceLinesStated { document, lines } => {
                let Some(row) = self.document(document)? else { return Ok(()) };
                self.invoice_lines(row, lines)
            }
            Event::AcquisitionStated { license, acquisition } => {
                self.acquisition(&license.to_string(), acquisition)
            }
            Event::FindingWaived { license, finding, reason } => {
                self.waive(&license.to_string(), finding, reason, place.n)
            }
            Event::WaiverWithdrawn { license, finding } => {
                self.withdraw_waiver(&license.to_string(), finding)
            }
            Event::AgreementStated { agreement, stated } => {
                self.agreement(&agreement.to_string(), stated)
            }
            Event::AgreementVoided { agreement, reason } => {
                self.void_agreement(&agreement.to_string(), Some(reason))
            }
            Event::AgreementRestored { agreement } => {
                self.void_agreement(&agreement.to_string(), None)
            }
            Event::EntityStated { entity, stated } => self.entity(&entity.to_string(), stated),
            Event::EntityVoided { entity, reason } => {
                self.void_entity(&entity.to_string(), Some(reason))
            }
            Event::EntityRestored { entity } => self.void_entity(&entity.to_string(), None),
            Event::AccessStated { access, stated } => self.access(&access.to_string(), stated),
            Event::AccessVoided { access, reason } => {
                self.void_access(&access.to_string(), Some(reason))
            }
            Event::AccessRestored { access } => self.void_access(&access.to_string(), None),
            Event::BenefitStated { agreement, benefit, standing } => {
                self.benefit(&agreement.to_string(), benefit, standing.as_ref())
            }
            Event::AgreementMigrated { agreement, on } => {
                self.migration(&agreement.to_string(), *on)
            }
            Event::RulesAdopted { rules, text } => self.own_rules(*rules, text, place.n),
            Event::DeadlineMarked { deadline, response } => {
                self.mark(deadline, response.as_ref(), place.n)
            }
            Event::IdentityPublished { .. }
            | Event::KeyStated { .. }
            | Event::KeyVoided { .. }
            | Event::KeyRestored { .. } => self.about_keys(place, event),
            Event::VaultVerified { damaged, .. } => self.damaged(damaged),
            // Nothing follows from having seen something; the entry itself is the record.
            Event::KeyRevealed { .. } | Event::DocumentKeysRevealed { .. } => Ok(()),
            Event::TrueUpStated { agreement, anniversary, stated } => {
                self.true_up(&agreement.to_string(), *anniversary, stated, place.n)
            }
            Event::CalculationKept { calculation, license, kept } => {
                self.keep(place, &calculation.to_string(), &license.to_string(), kept)
            }
            Event::CalculationVoided { calculation, reason } => {
                self.void_calculation(&calculation.to_string(), Some(reason))
            }
            Event::CalculationRestored { calculation } => {
                self.void_calculation(&calculation.to_string(), None)
            }
            Event::TermsStated { edition, stated } => {
                self.terms_edition(&edition.to_string(), stated)
            }
            Event::TermsVoided { edition, reason } => {
                self.void_terms(&edition.to_string(), Some(reason))
            }
            Event::TermsRestored { edition } => self.void_terms(&edition.to_string(), None),
            Event::ReleaseStated { version, on } => self.release(version, *on),
            Event::TermsExcepted { agreement, exception } => {
                self.terms_exception(&agreement.to_string(), exception.as_ref())
            }
            Event::TermsElected { license, version, election } => {
                self.terms_election(&license.to_string(), version, election.as_ref())
            }
            Event::Matter { matter, change } => self.matter(place, matter, change),
            Event::StatementRead { .. }
            | Event::StatementVoided { .. }
            | Event::StatementRestored { .. }
            | Event::MappingSaved { .. }
            | Event::MappingForgotten { .. }
            | Event::DisputeStated { .. }
            | Event::StatementRequested { .. } => self.statement_event(place.n, event),
            Event::SearchSaved { search, name, query } => {
                self.db
                    .prepare_cached("INSERT OR REPLACE INTO searches VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![search.to_string(), name, query, place.n])?;
                Ok(())
            }
            Event::SearchForgotten { search } => {
                self.db
                    .prepare_cached("DELETE FROM searches WHERE id = ?1")?
                    .execute(params![search.to_string()])?;
                Ok(())
            }
        }
    }

    fn document(&self, id: &DocumentId) -> Result<Option<u64>, rusqlite::Error> {
        let row = row_of(self.db, Table::Documents, &id.to_string())?;
        if row.is_none() {
            tracing::warn!(document = %id, "an entry names a document that the vault does not have");
        }
        Ok(row)
    }

    fn add_document(
        &mut self,
        place: Place,
        entry: &JournalEntry<'_>,
        document: &DocumentId,
        digest: &Digest,
        bytes: u64,
        origin: &Origin,
    ) -> Result<(), rusqlite::Error> {
        self.change += 1;
        let added = self
            .db
            .prepare_cached(
                "INSERT OR IGNORE INTO documents (id, digest, bytes, name, added_at, change)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                document.to_string(),
                digest.to_string(),
                bytes,
                origin.name,
                instant(entry.at),
                self.change
            ])?;
        if added == 0 {
            tracing::warn!(%document, %digest, "an entry adds a document that the vault already has");
            return Ok(());
        }
        let row = self.db.last_insert_rowid().unsigned_abs();
        self.stale.push(row);
        self.origin(place, row, origin)
    }

    fn origin(&self, place: Place, row: u64, origin: &Origin) -> Result<(), rusqlite::Error> {
        let container = origin.container.as_ref();
        self.db
            .prepare_cached("INSERT INTO origins VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
            .execute(params![
                row,
                place.n,
                place.position,
                origin.name,
                origin.path,
                origin.modified.map(instant),
                origin.source.code(),
                container.map(|container| container.document.to_string()),
                container.map(|container| container.path.as_str())
            ])?;
        Ok(())
    }

    fn correct(
        &mut self,
        place: Place,
        row: u64,
        correction: &TextCorrection,
    ) -> Result<(), rusqlite::Error> {
        let TextCorrection { page, place: at, read, text } = correction;
        self.db
            .prepare_cached(
                "DELETE FROM corrections
                 WHERE document = ?1 AND page = ?2 AND x = ?3 AND y = ?4 AND w = ?5 AND h = ?6",
            )?
            .execute(params![row, page, at.x, at.y, at.w, at.h])?;
        if let Some(text) = text {
            self.db
                .prepare_cached(
                    "INSERT INTO corrections VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![row, page, at.x, at.y, at.w, at.h, read, text, place.n])?;
        }
        self.stale.push(row);
        self.changed(row)
    }

    /// Asks for a document to be indexed again.
    fn changed(&mut self, row: u64) -> Result<(), rusqlite::Error> {
        self.change += 1;
        self.db
            .prepare_cached("UPDATE documents SET change = ?2 WHERE row = ?1")?
            .execute(params![row, self.change])?;
        Ok(())
    }

    fn void_document(
        &mut self,
        id: &DocumentId,
        reason: Option<&str>,
    ) -> Result<(), rusqlite::Error> {
        let Some(row) = self.document(id)? else { return Ok(()) };
        self.stale.push(row);
        self.db
            .prepare_cached("UPDATE documents SET voided = ?2 WHERE row = ?1")?
            .execute(params![row, reason])?;
        Ok(())
    }

    fn unlink(&mut self, link: &str) -> Result<(), rusqlite::Error> {
        let mut removed =
            self.db.prepare_cached("DELETE FROM links WHERE id = ?1 RETURNING document")?;
        for row in removed.query_map(params![link], |row| row.get(0))? {
            self.stale.push(row?);
        }
        Ok(())
    }
}

/// An event's place in the journal.
#[derive(Clone, Copy)]
struct Place {
    n: u64,
    position: u64,
}

/// The largest change number any document has.
pub(crate) fn last_change(db: &Connection) -> Result<u64, rusqlite::Error> {
    db.prepare_cached("SELECT COALESCE(MAX(change), 0) FROM documents")?
        .query_row([], |row| row.get(0))
}

/// RFC 3339 in UTC, to the millisecond.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

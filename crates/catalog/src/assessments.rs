//! How well license records are proven, as it was last evaluated: what lists filter and count by.

use muniment_core::proof::{Assessment, ProofStatus, Sentence, Slot};
use muniment_core::{AcquisitionChannel, LicenseId, Severity};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Value, json};

use crate::{Catalog, Doing, Error, Table, parse, parse_optional, row_of};

/// How well a license record is proven, in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofSummary {
    /// How well.
    pub status: ProofStatus,
    /// How many of the required groups are met.
    pub met: u32,
    /// How many groups are required.
    pub required: u32,
}

/// How often a finding occurs among license records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingCount {
    /// The code of the finding.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it says of one of them.
    pub message: Sentence,
    /// How many records have it, waived ones left out.
    pub licenses: u64,
}

/// How many license records of a publisher and a channel have a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusCount {
    /// Who publishes the products.
    pub publisher: String,
    /// How the licenses were acquired.
    pub channel: Option<AcquisitionChannel>,
    /// How well they are proven.
    pub status: ProofStatus,
    /// How many there are.
    pub licenses: u64,
}

impl Catalog {
    /// Replaces the assessments of these records, or of all.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn record_assessments(&self, assessments: &[Assessment], all: bool) -> Result<(), Error> {
        let doing = "record assessments";
        let mut db = self.db();
        let tx = db.transaction().doing(doing)?;
        if all {
            tx.execute_batch("DELETE FROM findings; DELETE FROM assessments;").doing(doing)?;
        }
        for assessment in assessments {
            let row = row_of(&tx, Table::Licenses, &assessment.license.to_string()).doing(doing)?;
            if let Some(row) = row {
                record(&tx, row, assessment).doing(doing)?;
            }
        }
        tx.commit().doing(doing)
    }

    /// How many records have each status, by publisher and channel.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn status_counts(&self) -> Result<Vec<StatusCount>, Error> {
        let doing = "count assessments";
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT publisher, channel, status, COUNT(*) FROM assessments
                 JOIN licenses ON licenses.row = assessments.license AND voided IS NULL
                 GROUP BY publisher, channel, status ORDER BY publisher, channel, status",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut counts = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let channel: Option<String> = row.get(1).doing(doing)?;
            let status: String = row.get(2).doing(doing)?;
            counts.push(StatusCount {
                publisher: row.get(0).doing(doing)?,
                channel: parse_optional(channel.as_deref(), "an acquisition channel")?,
                status: parse(&status, "a proof status")?,
                licenses: row.get(3).doing(doing)?,
            });
        }
        Ok(counts)
    }

    /// The findings that most records have, the most frequent first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn finding_counts(&self, limit: u32) -> Result<Vec<FindingCount>, Error> {
        let doing = "count findings";
        let db = self.db();
        // The sentence is that of the record with the least number.
        let mut statement = db
            .prepare_cached(
                "SELECT code, severity, form, places, COUNT(DISTINCT license) AS licenses,
                     MIN(license)
                 FROM findings JOIN licenses ON licenses.row = findings.license AND voided IS NULL
                 WHERE NOT waived AND severity != 'info'
                 GROUP BY code, severity
                 ORDER BY severity = 'error' DESC, licenses DESC, code LIMIT ?1",
            )
            .doing(doing)?;
        let mut found = statement.query(params![limit]).doing(doing)?;
        let mut counts = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let severity: String = row.get(1).doing(doing)?;
            let form: String = row.get(2).doing(doing)?;
            let places: String = row.get(3).doing(doing)?;
            counts.push(FindingCount {
                code: row.get(0).doing(doing)?,
                severity: parse(&severity, "a severity")?,
                message: Sentence { form: form.into(), places: places_of(&places)? },
                licenses: row.get(4).doing(doing)?,
            });
        }
        Ok(counts)
    }

    /// The titles of license records, in no order; those the vault does not have are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn license_titles(
        &self,
        ids: impl IntoIterator<Item = LicenseId>,
    ) -> Result<Vec<(LicenseId, String)>, Error> {
        let doing = "find the titles of license records";
        let db = self.db();
        let mut statement =
            db.prepare_cached("SELECT title FROM licenses WHERE id = ?1").doing(doing)?;
        let mut titles = Vec::new();
        for id in ids {
            let title = statement
                .query_row(params![id.to_string()], |row| row.get(0))
                .optional()
                .doing(doing)?;
            titles.extend(title.map(|title| (id, title)));
        }
        Ok(titles)
    }
}

/// What stands in the places of a sentence, for its column.
fn text_of(sentence: &Sentence) -> String {
    let places = sentence.places.iter().map(|(slot, text)| json!([slot.code(), text]));
    Value::from_iter(places).to_string()
}

fn places_of(text: &str) -> Result<Vec<(Slot, String)>, Error> {
    let what = "what stands in the places of a sentence";
    let pairs: Vec<(String, String)> = serde_json::from_str(text)
        .map_err(|_| Error::Corrupt { what, value: text.chars().take(80).collect() })?;
    pairs.into_iter().map(|(slot, text)| Ok((parse(&slot, what)?, text))).collect()
}

fn record(
    db: &rusqlite::Connection,
    row: u64,
    assessment: &Assessment,
) -> Result<(), rusqlite::Error> {
    db.prepare_cached("INSERT OR REPLACE INTO assessments VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
        params![
            row,
            assessment.status.code(),
            assessment.rule.as_ref().map(|rule| rule.id.as_str()),
            assessment.met as u64,
            assessment.required as u64
        ],
    )?;
    db.prepare_cached("DELETE FROM findings WHERE license = ?1")?.execute(params![row])?;
    for (position, finding) in assessment.findings.iter().enumerate() {
        db.prepare_cached("INSERT INTO findings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
            .execute(params![
                row,
                position as u64,
                finding.code,
                finding.severity.code(),
                finding.action.code(),
                &*finding.message.form,
                text_of(&finding.message),
                finding.waived.is_some()
            ])?;
    }
    Ok(())
}

/// The summary in the columns `status, met, required` from `at`; absent where none was made.
pub(crate) fn summary(row: &Row<'_>, at: usize) -> Result<Option<ProofSummary>, Error> {
    let doing = "read an assessment";
    let status: Option<String> = row.get(at).doing(doing)?;
    let Some(status) = status else { return Ok(None) };
    Ok(Some(ProofSummary {
        status: parse(&status, "a proof status")?,
        met: row.get(at + 1).doing(doing)?,
        required: row.get(at + 2).doing(doing)?,
    }))
}

//! The days in documents and license records from which deadlines count.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_core::{AcquisitionChannel, DocumentId, EvidenceKind, LicenseId, SourceSystem};

use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A document of a kind that was asked for, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedDocument {
    /// Its identity.
    pub id: DocumentId,
    /// Its title or name.
    pub title: String,
    /// What it is.
    pub kind: EvidenceKind,
    /// The date it bears; where none is stated, the day of its arrival in UTC, which is the same
    /// on every machine.
    pub day: NaiveDate,
    /// Where it was first obtained.
    pub source: SourceSystem,
    /// Whether a record that it is linked to was bought as an online service.
    pub is_online: bool,
    /// Whether a record that it is linked to is proven by a statement, too.
    pub is_in_statement: bool,
}

/// A license record that counts, with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedLicense {
    /// Its identity.
    pub id: LicenseId,
    /// Product, edition and version.
    pub title: String,
    /// How it was bought.
    pub channel: Option<AcquisitionChannel>,
    /// The agreement, enrollment or license number.
    pub agreement_number: String,
    /// The day it was acquired.
    pub acquired_on: Option<NaiveDate>,
    /// The last day of Software Assurance.
    pub sa_to: Option<NaiveDate>,
    /// Whether a statement that counts is linked to it.
    pub is_in_statement: bool,
}

/// A license record that changed hands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedTransfer {
    /// The record.
    pub license: LicenseId,
    /// Its title.
    pub title: String,
    /// The day it changed hands.
    pub on: NaiveDate,
    /// The day the publisher was told.
    pub notice_on: Option<NaiveDate>,
}

/// The kinds of evidence in which a publisher lists what it has on record.
const STATEMENTS: &str = "('mls_snapshot', 'license_summary')";

impl Catalog {
    /// The documents of some kinds that count, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn dated_documents(&self, kinds: &[EvidenceKind]) -> Result<Vec<DatedDocument>, Error> {
        let db = self.db();
        let doing = "find documents with their days";
        let codes: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.code())).collect();
        let sql = format!(
            "SELECT documents.id, COALESCE(documents.title, documents.name), documents.kind,
               documents.date, documents.added_at,
               (SELECT source FROM origins WHERE document = documents.row
                ORDER BY n, position LIMIT 1),
               EXISTS (SELECT 1 FROM links
                 JOIN licenses ON licenses.row = links.license AND licenses.voided IS NULL
                 WHERE links.document = documents.row
                   AND licenses.channel IN ('online_subscription', 'csp')),
               EXISTS (SELECT 1 FROM links
                 JOIN links AS others ON others.license = links.license
                   AND others.kind IN {STATEMENTS}
                 JOIN documents AS statements ON statements.row = others.document
                   AND statements.voided IS NULL
                 WHERE links.document = documents.row)
             FROM documents WHERE documents.voided IS NULL AND documents.kind IN ({})
             ORDER BY documents.row",
            codes.join(", ")
        );
        let mut statement = db.prepare_cached(&sql).doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut documents = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let date: Option<String> = row.get(3).doing(doing)?;
            let added_at: DateTime<Utc> = parse(&text(4)?, "an instant")?;
            let date: Option<NaiveDate> = parse_optional(date.as_deref(), "a date")?;
            documents.push(DatedDocument {
                id: parse(&text(0)?, "a document id")?,
                title: text(1)?,
                kind: parse(&text(2)?, "an evidence kind")?,
                day: date.unwrap_or_else(|| added_at.date_naive()),
                source: parse(&text(5)?, "a source system")?,
                is_online: row.get(6).doing(doing)?,
                is_in_statement: row.get(7).doing(doing)?,
            });
        }
        Ok(documents)
    }

    /// The license records that count and bear a day from which deadlines count, the first one
    /// first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn dated_licenses(&self) -> Result<Vec<DatedLicense>, Error> {
        let db = self.db();
        let doing = "find license records with their days";
        let sql = format!(
            "SELECT id, title, channel, agreement_number, acquired_on, sa_to,
               EXISTS (SELECT 1 FROM links
                 JOIN documents ON documents.row = links.document AND documents.voided IS NULL
                 WHERE links.license = licenses.row AND links.kind IN {STATEMENTS})
             FROM licenses
             WHERE voided IS NULL AND (acquired_on IS NOT NULL OR sa_to IS NOT NULL)
             ORDER BY row"
        );
        let mut statement = db.prepare_cached(&sql).doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut licenses = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let optional =
                |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
            let channel = optional(2)?;
            licenses.push(DatedLicense {
                id: parse(&text(0)?, "a license id")?,
                title: text(1)?,
                channel: parse_optional(channel.as_deref(), "an acquisition channel")?,
                agreement_number: text(3)?,
                acquired_on: parse_optional(optional(4)?.as_deref(), "a date")?,
                sa_to: parse_optional(optional(5)?.as_deref(), "a date")?,
                is_in_statement: row.get(6).doing(doing)?,
            });
        }
        Ok(licenses)
    }

    /// The license records that count and changed hands on a day, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn dated_transfers(&self) -> Result<Vec<DatedTransfer>, Error> {
        let db = self.db();
        let doing = "find transfers";
        let mut statement = db
            .prepare_cached(
                "SELECT licenses.id, licenses.title, transfer_on, notice_on FROM acquisitions
                 JOIN licenses ON licenses.row = acquisitions.license AND licenses.voided IS NULL
                 WHERE transfer_on IS NOT NULL ORDER BY licenses.row",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut transfers = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let notice_on: Option<String> = row.get(3).doing(doing)?;
            transfers.push(DatedTransfer {
                license: parse(&text(0)?, "a license id")?,
                title: text(1)?,
                on: parse(&text(2)?, "a date")?,
                notice_on: parse_optional(notice_on.as_deref(), "a date")?,
            });
        }
        Ok(transfers)
    }

    /// When the vault's first entry was written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn began_at(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let db = self.db();
        let doing = "find the first entry";
        let mut statement =
            db.prepare_cached("SELECT at FROM entries ORDER BY n LIMIT 1").doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let Some(row) = found.next().doing(doing)? else { return Ok(None) };
        let at: String = row.get(0).doing(doing)?;
        parse(&at, "an instant").map(Some)
    }
}

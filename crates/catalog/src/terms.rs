//! Terms editions, releases of products and what decides which edition governs.

use std::collections::HashMap;

use muniment_core::terms::{
    DateCandidate, Election, Exception, ProductRelease, ProductVersion, TermsEdition,
};
use muniment_core::{AgreementId, DocumentId, EditionId, LicenseId};
use rusqlite::Row;

use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A terms edition as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionEntry {
    /// Its identity.
    pub id: EditionId,
    /// What is stated.
    pub stated: TermsEdition,
    /// Why it was voided, if it was; that of a voided document counts as voided too.
    pub voided: Option<String>,
}

/// Later terms that were chosen for a license.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectionEntry {
    /// The record.
    pub license: LicenseId,
    /// The version; empty means any.
    pub version: String,
    /// What was chosen.
    pub election: Election,
}

impl Catalog {
    /// Every terms edition, voided ones too, the one stated first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn terms_editions(&self) -> Result<Vec<EditionEntry>, Error> {
        let db = self.db();
        let doing = "find terms editions";
        let mut dates: HashMap<u64, Vec<DateCandidate>> = HashMap::new();
        let mut statement = db
            .prepare_cached(
                "SELECT edition, source, day, precision, words FROM terms_dates
                 ORDER BY edition, position",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        while let Some(row) = found.next().doing(doing)? {
            dates.entry(row.get(0).doing(doing)?).or_default().push(candidate(row)?);
        }
        let mut statement = db
            .prepare_cached(
                "SELECT row, id, document, kind, title, scope, region, language, effective,
                   precision, chosen, confirmed, captured_on, copy, address, notes,
                   COALESCE(voided, (SELECT documents.voided FROM documents
                                     WHERE documents.id = terms_editions.document))
                 FROM terms_editions ORDER BY row",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut editions = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let at: u64 = row.get(0).doing(doing)?;
            let mut entry = edition(row)?;
            entry.stated.candidates = dates.remove(&at).unwrap_or_default();
            editions.push(entry);
        }
        Ok(editions)
    }

    /// The terms edition with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn terms_edition(&self, id: &EditionId) -> Result<Option<EditionEntry>, Error> {
        Ok(self.terms_editions()?.into_iter().find(|entry| entry.id == *id))
    }

    /// The editions that a document holds.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn editions_of_document(&self, id: &DocumentId) -> Result<Vec<EditionEntry>, Error> {
        let of_it = |entry: &EditionEntry| entry.stated.document == *id;
        Ok(self.terms_editions()?.into_iter().filter(of_it).collect())
    }

    /// When versions of products were first released.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn product_releases(&self) -> Result<Vec<ProductRelease>, Error> {
        let sql = "SELECT product, version, day FROM product_releases ORDER BY product, version";
        self.rows(sql, |row| {
            let [product, version, day] = texts(row)?;
            let version = ProductVersion { product, version };
            Ok(ProductRelease { version, on: parse(&day, "a date")? })
        })
    }

    /// What agreements state in place of the rules about governing terms.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn terms_exceptions(&self) -> Result<Vec<(AgreementId, Exception)>, Error> {
        let sql = "SELECT agreement, rule, clause, COALESCE(day, '') FROM terms_exceptions
                   ORDER BY agreement";
        self.rows(sql, |row| {
            let [agreement, rule, clause, day] = texts(row)?;
            let day = Some(day.as_str()).filter(|day| !day.is_empty());
            let day = parse_optional(day, "a date")?;
            Ok((parse(&agreement, "an agreement id")?, Exception { rule, day, clause }))
        })
    }

    /// The later terms that were chosen for licenses.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn terms_elections(&self) -> Result<Vec<ElectionEntry>, Error> {
        let sql = "SELECT license, version, day, note FROM terms_elections
                   ORDER BY license, version";
        self.rows(sql, |row| {
            let [license, version, day, note] = texts(row)?;
            let election = Election { day: parse(&day, "a date")?, note };
            Ok(ElectionEntry { license: parse(&license, "a license id")?, version, election })
        })
    }

    fn rows<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let db = self.db();
        let doing = "find what decides about governing terms";
        let mut statement = db.prepare_cached(sql).doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            rows.push(read(row)?);
        }
        Ok(rows)
    }
}

/// The first columns of a row.
fn texts<const N: usize>(row: &Row<'_>) -> Result<[String; N], Error> {
    let mut texts = [const { String::new() }; N];
    for (at, text) in texts.iter_mut().enumerate() {
        *text = row.get(at).doing("read what decides about governing terms")?;
    }
    Ok(texts)
}

fn candidate(row: &Row<'_>) -> Result<DateCandidate, Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read a date of terms") };
    Ok(DateCandidate {
        source: parse(&text(1)?, "a source of a date")?,
        day: parse(&text(2)?, "a date")?,
        precision: parse(&text(3)?, "a precision")?,
        words: text(4)?,
    })
}

fn edition(row: &Row<'_>) -> Result<EditionEntry, Error> {
    let doing = "read a terms edition";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    Ok(EditionEntry {
        id: parse(&text(1)?, "a terms edition id")?,
        stated: TermsEdition {
            document: parse(&text(2)?, "a document id")?,
            kind: parse(&text(3)?, "a kind of terms")?,
            title: text(4)?,
            scope: text(5)?,
            region: text(6)?,
            language: text(7)?,
            effective: parse(&text(8)?, "a date")?,
            precision: parse(&text(9)?, "a precision")?,
            chosen: parse(&text(10)?, "a source of a date")?,
            confirmed: row.get(11).doing(doing)?,
            candidates: Vec::new(),
            captured_on: parse_optional(optional(12)?.as_deref(), "a date")?,
            copy: row.get(13).doing(doing)?,
            address: text(14)?,
            notes: text(15)?,
        },
        voided: optional(16)?,
    })
}

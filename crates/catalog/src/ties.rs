//! What ties documents to agreements, and the agreement numbers that no register entry has.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_core::{AgreementId, DocumentId, SourceSystem};
use rusqlite::Row;

use crate::{Catalog, Doing, Error, parse, parse_optional};

/// One arrival of a document that speaks for an agreement. A document that does so in two ways, or
/// arrived twice, has a tie for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementTie {
    /// The agreement.
    pub agreement: AgreementId,
    /// The document; it counts.
    pub document: DocumentId,
    /// In which way.
    pub tie: Tie,
    /// Where it was obtained this time.
    pub source: SourceSystem,
    /// The date the document bears.
    pub date: Option<NaiveDate>,
    /// When it arrived.
    pub arrived: DateTime<Utc>,
}

/// In which way a document speaks for an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// It is part of the agreement.
    Paper,
    /// It bears the agreement's number.
    Number,
    /// It proves a license record that counts and bears the agreement's number.
    License,
}

/// An agreement number that no agreement which counts has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnregisteredNumber {
    /// The number, as it is written in one of the places.
    pub number: String,
    /// How many license records that count bear it.
    pub licenses: u64,
    /// How many documents that count bear it.
    pub documents: u64,
}

/// A Licensing ID is the number of an agreement, an enrollment, a license or a customer, whatever
/// its program calls it.
const TIES: &str = "WITH tied (agreement, document, tie) AS (
    SELECT papers.agreement, documents.row, 'paper'
      FROM papers JOIN documents ON documents.id = papers.document
    UNION
    SELECT agreements.row, numbers.document, 'number'
      FROM agreements JOIN numbers ON numbers.value = agreements.number COLLATE NUMBER
      WHERE numbers.kind IN ('agreement', 'enrollment', 'license', 'customer')
    UNION
    SELECT agreements.row, links.document, 'license'
      FROM agreements
      JOIN licenses ON licenses.agreement_number = agreements.number COLLATE NUMBER
        AND licenses.voided IS NULL
      JOIN links ON links.license = licenses.row
  )
  SELECT agreements.id, documents.id, tie, source, date, at FROM tied
  JOIN agreements ON agreements.row = tied.agreement
  JOIN documents ON documents.row = tied.document AND documents.voided IS NULL
  JOIN origins ON origins.document = documents.row
  JOIN entries ON entries.n = origins.n
  ORDER BY agreements.row, documents.row, tie, origins.n, origins.position";

const UNREGISTERED: &str = "SELECT MIN(printed), SUM(on_licenses), SUM(on_documents) FROM (
    SELECT agreement_number AS printed, COUNT(*) AS on_licenses, 0 AS on_documents
      FROM licenses WHERE voided IS NULL AND agreement_number <> ''
      GROUP BY agreement_number COLLATE NUMBER
    UNION ALL
    SELECT value, 0, COUNT(DISTINCT document)
      FROM numbers
      JOIN documents ON documents.row = numbers.document AND documents.voided IS NULL
      WHERE numbers.kind IN ('agreement', 'enrollment')
      GROUP BY value COLLATE NUMBER
  )
  WHERE NOT EXISTS (
    SELECT 1 FROM agreements
    WHERE agreements.voided IS NULL AND agreements.number = printed COLLATE NUMBER
  )
  GROUP BY printed COLLATE NUMBER ORDER BY MIN(printed) COLLATE NUMBER";

impl Catalog {
    /// What ties documents that count to agreements, voided ones too.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn agreement_ties(&self) -> Result<Vec<AgreementTie>, Error> {
        let doing = "find the documents of agreements";
        let db = self.db();
        let mut statement = db.prepare_cached(TIES).doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut ties = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            ties.push(tie(row)?);
        }
        Ok(ties)
    }

    /// The agreement numbers on license records and documents that no agreement which counts has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unregistered_numbers(&self) -> Result<Vec<UnregisteredNumber>, Error> {
        let doing = "find numbers without an agreement";
        let db = self.db();
        let mut statement = db.prepare_cached(UNREGISTERED).doing(doing)?;
        let found = statement
            .query_map([], |row| {
                Ok(UnregisteredNumber {
                    number: row.get(0)?,
                    licenses: row.get(1)?,
                    documents: row.get(2)?,
                })
            })
            .doing(doing)?;
        found.collect::<Result<_, _>>().doing(doing)
    }
}

fn tie(row: &Row<'_>) -> Result<AgreementTie, Error> {
    let doing = "read what ties a document to an agreement";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let date: Option<String> = row.get(4).doing(doing)?;
    Ok(AgreementTie {
        agreement: parse(&text(0)?, "an agreement id")?,
        document: parse(&text(1)?, "a document id")?,
        tie: match text(2)?.as_str() {
            "paper" => Tie::Paper,
            "number" => Tie::Number,
            _ => Tie::License,
        },
        source: parse(&text(3)?, "a source system")?,
        date: parse_optional(date.as_deref(), "a date")?,
        arrived: parse(&text(5)?, "an instant")?,
    })
}

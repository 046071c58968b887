//! What document lists are filtered, counted and sorted by, held in memory so that a change shows
//! at once and a list of 100,000 documents needs no query.

use chrono::{Datelike, NaiveDate};
use muniment_core::{EvidenceKind, ReadingState};
use rusqlite::{Connection, Row, params};

use crate::{Doing, Error, parse, parse_optional};

/// The columns of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The document's row number, from 1 in the order of the journal.
    pub row: u64,
    /// What a person says it is.
    pub kind: Option<EvidenceKind>,
    /// The date it bears.
    pub date: Option<NaiveDate>,
    /// How far its reading came.
    pub state: ReadingState,
    /// How many license records that count it is linked to.
    pub links: u32,
    /// Whether it was voided.
    pub voided: bool,
    /// How many pages wait for recognition.
    pub waiting: u32,
    /// How many recognized pages have lines that were read only quickly.
    pub quick: u32,
    /// How many words recognition is unsure of.
    pub doubtful: u32,
    /// Its size.
    pub bytes: u64,
    /// Title or name in lower case, to sort by.
    pub name: Box<str>,
}

impl Column {
    /// The year of the date it bears.
    pub fn year(&self) -> Option<i32> {
        self.date.map(|date| date.year())
    }
}

/// The columns of every document.
#[derive(Debug, Default)]
pub struct Columns {
    rows: Vec<Column>,
    version: u64,
}

const SELECT: &str = "SELECT documents.row, kind, date, readings.state,
    (SELECT COUNT(DISTINCT links.license) FROM links
       JOIN licenses ON licenses.row = links.license AND licenses.voided IS NULL
       WHERE links.document = documents.row),
    voided IS NOT NULL, bytes, COALESCE(title, name), waiting, quick, doubtful
  FROM documents LEFT JOIN readings ON readings.document = documents.row";

impl Columns {
    /// Every document, in the order of its row number.
    pub fn rows(&self) -> &[Column] {
        &self.rows
    }

    /// The columns of one document.
    pub fn get(&self, row: u64) -> Option<&Column> {
        let position = usize::try_from(row).ok()?.checked_sub(1)?;
        self.rows.get(position)
    }

    /// Grows with each change.
    pub fn version(&self) -> u64 {
        self.version
    }

    pub(crate) fn load(db: &Connection) -> Result<Self, Error> {
        let sql = format!("{SELECT} ORDER BY documents.row");
        let mut statement = db.prepare(&sql).doing("load the columns")?;
        let mut found = statement.query([]).doing("load the columns")?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().doing("load the columns")? {
            rows.push(column(row)?);
        }
        Ok(Self { rows, version: 1 })
    }

    pub(crate) fn refresh(&mut self, db: &Connection, rows: &[u64]) -> Result<(), Error> {
        let sql = format!("{SELECT} WHERE documents.row = ?1");
        let mut statement = db.prepare_cached(&sql).doing("load a column")?;
        for &row in rows {
            let mut found = statement.query(params![row]).doing("load a column")?;
            let Some(row) = found.next().doing("load a column")? else { continue };
            let column = column(row)?;
            // Row numbers are dense: SQLite gives the next one, and no document is ever removed.
            let position = (column.row - 1) as usize;
            if position < self.rows.len() {
                self.rows[position] = column;
            } else {
                self.rows.push(column);
            }
        }
        self.version += 1;
        Ok(())
    }
}

fn column(row: &Row<'_>) -> Result<Column, Error> {
    let text = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing("load a column") };
    let count = |at: usize| -> Result<u32, Error> {
        Ok(row.get::<_, Option<u32>>(at).doing("load a column")?.unwrap_or(0))
    };
    let name: String = row.get(7).doing("load a column")?;
    Ok(Column {
        row: row.get(0).doing("load a column")?,
        kind: parse_optional(text(1)?.as_deref(), "an evidence kind")?,
        date: parse_optional(text(2)?.as_deref(), "a date")?,
        state: match text(3)? {
            Some(state) => parse(&state, "a reading state")?,
            None => ReadingState::Unread,
        },
        links: row.get(4).doing("load a column")?,
        voided: row.get(5).doing("load a column")?,
        bytes: row.get(6).doing("load a column")?,
        waiting: count(8)?,
        quick: count(9)?,
        doubtful: count(10)?,
        name: name.to_lowercase().into_boxed_str(),
    })
}

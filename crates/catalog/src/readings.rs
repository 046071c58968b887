//! What the readers found.

use std::collections::BTreeSet;

use muniment_core::ReadingState;
use muniment_core::proof::Sign;
use rusqlite::params;

use crate::apply::last_change;
use crate::codes::joined;
use crate::{Catalog, Doing, Error};

/// How the reading of one document ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingRecord {
    /// The document's row number.
    pub row: u64,
    /// The state it ended in.
    pub state: ReadingState,
    /// Why, as a code and in words.
    pub reason: Option<(String, String)>,
    /// Its format, from its content.
    pub media_type: String,
    /// How many pages it has.
    pub pages: u32,
    /// How many of them wait for recognition.
    pub waiting: u32,
    /// How many were recognized of which some lines were read only quickly.
    pub quick: u32,
    /// How many words recognition is unsure of.
    pub doubtful: u32,
    /// What its content looks like or shows.
    pub signs: BTreeSet<Sign>,
}

impl Catalog {
    /// Records how readings ended, all or none; an earlier reading is replaced.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn record_readings(&self, readings: &[ReadingRecord]) -> Result<(), Error> {
        let mut db = self.db();
        let tx = db.transaction().doing("begin")?;
        let first = last_change(&tx).doing("count the changes")? + 1;
        for (change, reading) in (first..).zip(readings) {
            let (code, message) = reading.reason.as_ref().map(|(c, m)| (c, m)).unzip();
            tx.prepare_cached(
                "INSERT OR REPLACE INTO readings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )
            .and_then(|mut statement| {
                statement.execute(params![
                    reading.row,
                    reading.state.code(),
                    code,
                    message,
                    reading.media_type,
                    reading.pages,
                    reading.waiting,
                    reading.quick,
                    reading.doubtful,
                    joined(&reading.signs)
                ])
            })
            .doing("record a reading")?;
            tx.prepare_cached("UPDATE documents SET change = ?2 WHERE row = ?1")
                .and_then(|mut statement| statement.execute(params![reading.row, change]))
                .doing("record a reading")?;
        }
        tx.commit().doing("commit")?;
        let rows: Vec<u64> = readings.iter().map(|reading| reading.row).collect();
        self.refresh_columns(&db, &rows)
    }

    /// The row numbers of documents with pages to recognize, and of others with pages to recognize
    /// with more care.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn to_recognize(&self) -> Result<(Vec<u64>, Vec<u64>), Error> {
        let rows = |condition: &str| -> Result<Vec<u64>, Error> {
            let db = self.db();
            let query = format!("SELECT document FROM readings WHERE {condition}");
            let mut statement = db.prepare_cached(&query).doing("find what to recognize")?;
            let found =
                statement.query_map([], |row| row.get(0)).doing("find what to recognize")?;
            found.collect::<Result<_, _>>().doing("find what to recognize")
        };
        Ok((rows("waiting > 0")?, rows("waiting = 0 AND quick > 0")?))
    }

    /// The row numbers of documents that nobody has read yet, the earliest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unread(&self) -> Result<Vec<u64>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT row FROM documents
                 WHERE row NOT IN (SELECT document FROM readings) ORDER BY row",
            )
            .doing("find unread documents")?;
        let found = statement.query_map([], |row| row.get(0)).doing("find unread documents")?;
        found.collect::<Result<_, _>>().doing("find unread documents")
    }
}

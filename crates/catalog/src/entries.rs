//! Journal entries, for display.

use chrono::{DateTime, Utc};
use muniment_core::{Digest, Op};
use rusqlite::{Connection, Row, params};

use crate::{Catalog, Doing, Error, parse};

/// A journal entry as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRecord {
    /// Its number.
    pub n: u64,
    /// The SHA-256 of its file.
    pub digest: Digest,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who performed the operation.
    pub actor: String,
    /// The operation.
    pub op: Op,
    /// How many events it holds.
    pub events: u32,
    /// The names of what it touched, the first few.
    pub subjects: Vec<String>,
}

/// That an entry concerns something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// The entry's number.
    pub n: u64,
    /// The SHA-256 of its file.
    pub digest: Digest,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who performed the operation.
    pub actor: String,
    /// The operation.
    pub op: Op,
}

/// How many subjects of an entry are named.
const NAMED: u32 = 5;

impl Catalog {
    /// Entries, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries(&self, offset: u64, limit: u64) -> Result<Vec<EntryRecord>, Error> {
        self.select_entries(
            "SELECT n, digest, at, actor, op, events FROM entries ORDER BY n DESC LIMIT ?2 OFFSET ?1",
            params![offset, limit],
        )
    }

    /// The entries that concern this document, license record, agreement or legal entity, the
    /// latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn history(&self, subject: &str) -> Result<Vec<EntryRecord>, Error> {
        self.select_entries(
            "SELECT n, digest, at, actor, op, events FROM entries
             WHERE n IN (SELECT n FROM touches WHERE subject = ?1) ORDER BY n DESC LIMIT 500",
            params![subject],
        )
    }

    /// Every entry that concerns this document or record, the earliest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn touches(&self, subject: &str) -> Result<Vec<Touch>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT n, digest, at, actor, op FROM entries
                 WHERE n IN (SELECT n FROM touches WHERE subject = ?1) ORDER BY n",
            )
            .doing("find entries")?;
        let mut found = statement.query(params![subject]).doing("find entries")?;
        let mut touches = Vec::new();
        while let Some(row) = found.next().doing("find entries")? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read an entry") };
            touches.push(Touch {
                n: row.get(0).doing("read an entry")?,
                digest: parse(&text(1)?, "a digest")?,
                at: parse(&text(2)?, "an instant")?,
                actor: text(3)?,
                op: parse(&text(4)?, "an operation")?,
            });
        }
        Ok(touches)
    }

    /// The numbers of the entries that concern a subject or were one of these operations, the
    /// earliest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries_about(&self, subject: &str, or: &[Op]) -> Result<Vec<u64>, Error> {
        let or: Vec<String> = or.iter().map(|op| format!("'{}'", op.code())).collect();
        let sql = format!(
            "SELECT n FROM touches WHERE subject = ?1
             UNION SELECT n FROM entries WHERE op IN ({}) ORDER BY n",
            or.join(", ")
        );
        let db = self.db();
        let mut statement = db.prepare_cached(&sql).doing("find entries")?;
        let numbers = statement.query_map(params![subject], |row| row.get(0));
        let numbers = numbers.doing("find entries")?.collect::<Result<_, _>>();
        numbers.doing("find entries")
    }

    fn select_entries(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<EntryRecord>, Error> {
        let db = self.db();
        let mut statement = db.prepare_cached(sql).doing("find entries")?;
        let mut found = statement.query(params).doing("find entries")?;
        let mut entries = Vec::new();
        while let Some(row) = found.next().doing("find entries")? {
            entries.push(entry(&db, row)?);
        }
        Ok(entries)
    }
}

fn entry(db: &Connection, row: &Row<'_>) -> Result<EntryRecord, Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read an entry") };
    let n = row.get(0).doing("read an entry")?;
    Ok(EntryRecord {
        n,
        digest: parse(&text(1)?, "a digest")?,
        at: parse(&text(2)?, "an instant")?,
        actor: text(3)?,
        op: parse(&text(4)?, "an operation")?,
        events: row.get(5).doing("read an entry")?,
        subjects: named_subjects(db, n).doing("name the subjects of an entry")?,
    })
}

fn named_subjects(db: &Connection, n: u64) -> Result<Vec<String>, rusqlite::Error> {
    db.prepare_cached(
        "SELECT COALESCE(
           (SELECT COALESCE(title, name) FROM documents WHERE id = subject),
           (SELECT title FROM licenses WHERE id = subject),
           (SELECT COALESCE(NULLIF(title, ''), number) FROM agreements WHERE id = subject),
           (SELECT name FROM entities WHERE id = subject),
           (SELECT person FROM accesses WHERE id = subject),
           (SELECT TRIM(product || ' ' || version) FROM product_keys WHERE id = subject),
           (SELECT COALESCE(NULLIF(title, ''), reference) FROM matters WHERE id = subject),
           (SELECT name FROM searches WHERE id = subject))
         AS called
         FROM touches WHERE n = ?1 AND called IS NOT NULL ORDER BY position LIMIT ?2",
    )?
    .query_map(params![n, NAMED], |row| row.get(0))?
    .collect()
}

//! Documents and where they came from.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use muniment_core::proof::Sign;
use muniment_core::{
    Container, Description, Digest, DocumentId, Origin, Parties, ReadingState, ReferenceNumber,
    Script, Totals,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::apply::last_change;
use crate::codes::split;
use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A document as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRecord {
    /// Its row number.
    pub row: u64,
    /// Its identity.
    pub id: DocumentId,
    /// The identity of its bytes.
    pub digest: Digest,
    /// Their count.
    pub bytes: u64,
    /// Its name when it first arrived.
    pub name: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// What a person stated.
    pub description: Description,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
    /// The document it first came out of.
    pub parent: Option<DocumentId>,
    /// How far its reading came.
    pub state: ReadingState,
    /// Why its reading ended there: a code and the same in words.
    pub reason: Option<(String, String)>,
    /// Its format, from its content; empty while unread.
    pub media_type: String,
    /// How many pages it has; 0 while unread.
    pub pages: u32,
    /// How many pages wait for recognition.
    pub waiting: u32,
    /// How many words recognition is unsure of.
    pub doubtful: u32,
    /// Whose letters recognition looks for in its scans.
    pub script: Script,
    /// What its content looks like or shows.
    pub signs: BTreeSet<Sign>,
    /// How many license records that count it is linked to.
    pub links: u32,
    /// The change number of its searchable content.
    pub change: u64,
}

/// One arrival of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginRecord {
    /// How it arrived.
    pub origin: Origin,
    /// The entry's number.
    pub n: u64,
    /// Who added it.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
}

const SELECT: &str =
    "SELECT documents.row, documents.id, digest, bytes, name, added_at, kind, title,
    date, issuer, recipient, voided,
    (SELECT container FROM origins WHERE document = documents.row ORDER BY n, position LIMIT 1),
    readings.state, readings.code, readings.message, readings.media_type, readings.pages,
    (SELECT COUNT(DISTINCT links.license) FROM links
       JOIN licenses ON licenses.row = links.license AND licenses.voided IS NULL
       WHERE links.document = documents.row),
  change, readings.waiting, readings.doubtful, readings.signs, currency, net, tax, gross, script
  FROM documents LEFT JOIN readings ON readings.document = documents.row";

impl Catalog {
    /// The document with this row number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn document(&self, row: u64) -> Result<Option<DocumentRecord>, Error> {
        self.select_document("WHERE documents.row = ?1", row)
    }

    /// The document with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn document_by_id(&self, id: &DocumentId) -> Result<Option<DocumentRecord>, Error> {
        self.select_document("WHERE documents.id = ?1", id.to_string())
    }

    /// The document with these bytes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn document_by_digest(&self, digest: &Digest) -> Result<Option<DocumentRecord>, Error> {
        self.select_document("WHERE digest = ?1", digest.to_string())
    }

    /// The first document that arrived under this name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn document_named(&self, name: &str) -> Result<Option<DocumentId>, Error> {
        let found = self.select_document("WHERE name = ?1 ORDER BY documents.row LIMIT 1", name)?;
        Ok(found.map(|document| document.id))
    }

    /// Up to `limit` documents whose id or digest starts with these characters.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn documents_by_prefix(
        &self,
        prefix: &str,
        limit: u32,
    ) -> Result<Vec<DocumentRecord>, Error> {
        let pattern = format!("{}*", prefix.replace(['*', '?', '['], ""));
        self.select_documents(
            &format!("{SELECT} WHERE documents.id GLOB ?1 OR digest GLOB ?1 LIMIT ?2"),
            params![pattern, limit],
        )
    }

    /// The documents found inside this one, in the order of their arrival.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn children(&self, id: &DocumentId) -> Result<Vec<DocumentRecord>, Error> {
        self.select_documents(
            &format!(
                "{SELECT} WHERE documents.row IN (SELECT document FROM origins WHERE container = ?1)
                 ORDER BY documents.row"
            ),
            params![id.to_string()],
        )
    }

    /// Whether some document has this many bytes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_document_of_size(&self, bytes: u64) -> Result<bool, Error> {
        self.db()
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM documents WHERE bytes = ?1)")
            .and_then(|mut statement| statement.query_row(params![bytes], |row| row.get(0)))
            .doing("look for a size")
    }

    /// Each arrival of a document, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn origins(&self, row: u64) -> Result<Vec<OriginRecord>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT origins.n, name, path, modified, source, container, container_path, actor, at
                 FROM origins JOIN entries ON entries.n = origins.n
                 WHERE document = ?1 ORDER BY origins.n, position",
            )
            .doing("find the origins")?;
        let mut found = statement.query(params![row]).doing("find the origins")?;
        let mut origins = Vec::new();
        while let Some(row) = found.next().doing("find the origins")? {
            origins.push(origin(row)?);
        }
        Ok(origins)
    }

    /// Documents whose searchable content changed after this change number, the earliest change
    /// first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn changed_after(&self, change: u64, limit: u32) -> Result<Vec<DocumentRecord>, Error> {
        self.select_documents(
            &format!("{SELECT} WHERE change > ?1 ORDER BY change LIMIT ?2"),
            params![change, limit],
        )
    }

    /// The change number of the latest change.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn last_change(&self) -> Result<u64, Error> {
        last_change(&self.db()).doing("find the last change")
    }

    fn select_document(
        &self,
        filter: &str,
        key: impl rusqlite::ToSql,
    ) -> Result<Option<DocumentRecord>, Error> {
        Ok(self.select_documents(&format!("{SELECT} {filter}"), params![key])?.pop())
    }

    fn select_documents(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<DocumentRecord>, Error> {
        let db = self.db();
        let mut statement = db.prepare_cached(sql).doing("find documents")?;
        let mut found = statement.query(params).doing("find documents")?;
        let mut documents = Vec::new();
        while let Some(row) = found.next().doing("find documents")? {
            let mut document = document(row)?;
            annotate(&db, &mut document)?;
            documents.push(document);
        }
        Ok(documents)
    }
}

fn document(row: &Row<'_>) -> Result<DocumentRecord, Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read a document") };
    let optional =
        |at: usize| -> Result<Option<String>, Error> { row.get(at).doing("read a document") };
    let count = |at: usize| -> Result<u32, Error> {
        Ok(row.get::<_, Option<u32>>(at).doing("read a document")?.unwrap_or_default())
    };
    let state = optional(13)?;
    let reason = match (optional(14)?, optional(15)?) {
        (Some(code), Some(message)) => Some((code, message)),
        _ => None,
    };
    Ok(DocumentRecord {
        row: row.get(0).doing("read a document")?,
        id: parse(&text(1)?, "a document id")?,
        digest: parse(&text(2)?, "a digest")?,
        bytes: row.get(3).doing("read a document")?,
        name: text(4)?,
        added_at: parse(&text(5)?, "an instant")?,
        description: Description {
            kind: parse_optional(optional(6)?.as_deref(), "an evidence kind")?,
            title: optional(7)?,
            date: parse_optional(optional(8)?.as_deref(), "a date")?,
            parties: Parties { issuer: optional(9)?, recipient: optional(10)? },
            numbers: Vec::new(),
            totals: Totals {
                currency: optional(23)?,
                net: parse_optional(optional(24)?.as_deref(), "an amount")?,
                tax: parse_optional(optional(25)?.as_deref(), "an amount")?,
                gross: parse_optional(optional(26)?.as_deref(), "an amount")?,
            },
            tags: Vec::new(),
        },
        voided: optional(11)?,
        parent: parse_optional(optional(12)?.as_deref(), "a document id")?,
        state: match state {
            Some(state) => parse(&state, "a reading state")?,
            None => ReadingState::Unread,
        },
        reason,
        media_type: optional(16)?.unwrap_or_default(),
        pages: count(17)?,
        waiting: count(20)?,
        doubtful: count(21)?,
        script: parse(&text(27)?, "a script")?,
        signs: split(&optional(22)?.unwrap_or_default(), "a sign of a document")?,
        links: row.get(18).doing("read a document")?,
        change: row.get(19).doing("read a document")?,
    })
}

/// Adds what a document has many of.
fn annotate(db: &Connection, document: &mut DocumentRecord) -> Result<(), Error> {
    let mut numbers = db
        .prepare_cached("SELECT kind, value FROM numbers WHERE document = ?1 ORDER BY position")
        .doing("find numbers")?;
    let mut found = numbers.query(params![document.row]).doing("find numbers")?;
    while let Some(row) = found.next().doing("find numbers")? {
        let kind: String = row.get(0).doing("find numbers")?;
        let value = row.get(1).doing("find numbers")?;
        let kind = parse(&kind, "a number kind")?;
        document.description.numbers.push(ReferenceNumber { kind, value });
    }
    let mut tags = db
        .prepare_cached("SELECT tag FROM tags WHERE document = ?1 ORDER BY position")
        .doing("find tags")?;
    let found = tags.query_map(params![document.row], |row| row.get(0)).doing("find tags")?;
    document.description.tags = found.collect::<Result<_, _>>().doing("find tags")?;
    Ok(())
}

fn origin(row: &Row<'_>) -> Result<OriginRecord, Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read an origin") };
    let optional =
        |at: usize| -> Result<Option<String>, Error> { row.get(at).doing("read an origin") };
    let container = match (optional(5)?, optional(6)?) {
        (Some(document), Some(path)) => {
            Some(Container { document: parse(&document, "a document id")?, path })
        }
        _ => None,
    };
    Ok(OriginRecord {
        origin: Origin {
            name: text(1)?,
            path: text(2)?,
            modified: parse_optional(optional(3)?.as_deref(), "an instant")?,
            source: parse(&text(4)?, "a source system")?,
            container,
        },
        n: row.get(0).doing("read an origin")?,
        actor: text(7)?,
        at: parse(&text(8)?, "an instant")?,
    })
}

impl Catalog {
    /// How deep this document lies inside others; 0 for one that arrived by itself.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn depth(&self, id: &DocumentId) -> Result<u32, Error> {
        self.db()
            .prepare_cached(
                "WITH RECURSIVE up(id, depth) AS (
                   VALUES (?1, 0)
                   UNION
                   SELECT origins.container, up.depth + 1 FROM up
                   JOIN documents ON documents.id = up.id
                   JOIN origins ON origins.document = documents.row
                   WHERE origins.container IS NOT NULL AND up.depth < 32
                 )
                 SELECT MAX(depth) FROM up",
            )
            .and_then(|mut statement| {
                statement.query_row(params![id.to_string()], |row| row.get(0)).optional()
            })
            .map(Option::unwrap_or_default)
            .doing("find how deep a document lies")
    }
}

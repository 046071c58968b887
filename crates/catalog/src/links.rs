//! Evidence links, from both sides.

use chrono::{DateTime, Utc};
use muniment_core::{Claim, DocumentId, EvidenceKind, LicenseId, LinkId, PageRanges};
use rusqlite::{Row, params};

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse};

/// A link with the names of its two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRecord {
    /// Its identity.
    pub id: LinkId,
    /// The document.
    pub document: DocumentId,
    /// The document's title or name.
    pub document_name: String,
    /// The license record.
    pub license: LicenseId,
    /// The license record's title.
    pub license_title: String,
    /// As what the document proves it.
    pub kind: EvidenceKind,
    /// How far it proves the record.
    pub claim: Claim,
    /// On which pages.
    pub pages: PageRanges,
    /// Who linked them.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
}

const SELECT: &str = "SELECT links.id, documents.id, COALESCE(documents.title, documents.name),
    licenses.id, licenses.title, links.kind, pages, actor, at,
    links.quantity, line, shows, note
  FROM links
  JOIN documents ON documents.row = links.document
  JOIN licenses ON licenses.row = links.license
  JOIN entries ON entries.n = links.n";

impl Catalog {
    /// The link with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn link(&self, id: &LinkId) -> Result<Option<LinkRecord>, Error> {
        Ok(self.select_links("links.id = ?1", &id.to_string())?.pop())
    }

    /// The links of a document, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn links_of_document(&self, id: &DocumentId) -> Result<Vec<LinkRecord>, Error> {
        self.select_links("documents.id = ?1", &id.to_string())
    }

    /// The links of a license record, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn links_of_license(&self, id: &LicenseId) -> Result<Vec<LinkRecord>, Error> {
        self.select_links("licenses.id = ?1", &id.to_string())
    }

    fn select_links(&self, filter: &str, key: &str) -> Result<Vec<LinkRecord>, Error> {
        let db = self.db();
        let sql = format!("{SELECT} WHERE {filter} ORDER BY links.n, links.position");
        let mut statement = db.prepare_cached(&sql).doing("find links")?;
        let mut found = statement.query(params![key]).doing("find links")?;
        let mut links = Vec::new();
        while let Some(row) = found.next().doing("find links")? {
            links.push(link(row)?);
        }
        Ok(links)
    }
}

fn link(row: &Row<'_>) -> Result<LinkRecord, Error> {
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing("read a link") };
    Ok(LinkRecord {
        id: parse(&text(0)?, "a link id")?,
        document: parse(&text(1)?, "a document id")?,
        document_name: text(2)?,
        license: parse(&text(3)?, "a license id")?,
        license_title: text(4)?,
        kind: parse(&text(5)?, "an evidence kind")?,
        pages: parse(&text(6)?, "page ranges")?,
        actor: text(7)?,
        at: parse(&text(8)?, "an instant")?,
        claim: Claim {
            quantity: row.get(9).doing("read a link")?,
            line: row.get(10).doing("read a link")?,
            shows: split(&text(11)?, "visible facts")?,
            note: text(12)?,
        },
    })
}

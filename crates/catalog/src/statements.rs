//! Statements, mappings, disputes and the log of requests.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use muniment_core::statement::{
    Dispute, DisputeStep, DisputedLine, Exhibit, Field, Mapping, StatementHead, StatementRequest,
    VersionedProduct,
};
use muniment_core::{Digest, DisputeId, DocumentId, StatementRequestId};
use rusqlite::Row;

use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A statement as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementEntry {
    /// The document that is read as one.
    pub document: DocumentId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// The name of the document.
    pub file_name: String,
    /// What it is, in short.
    pub head: StatementHead,
    /// The object with its rows.
    pub rows: Digest,
    /// The size of that object.
    pub bytes: u64,
    /// Why it was voided, if it was; that of a voided document counts as voided too.
    pub voided: Option<String>,
}

/// A dispute as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeEntry {
    /// Its identity.
    pub id: DisputeId,
    /// What is stated.
    pub stated: Dispute,
}

/// A logged request for a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRequestEntry {
    /// Its identity.
    pub id: StatementRequestId,
    /// What is logged.
    pub stated: StatementRequest,
}

impl Catalog {
    /// Every statement, voided ones too, the one that was read first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn statements(&self) -> Result<Vec<StatementEntry>, Error> {
        let counts = self.rows_of(
            "SELECT statement, kind, count FROM statement_counts ORDER BY statement",
            |row| {
                let kind: String = get(row, 1)?;
                Ok((get::<u64>(row, 0)?, (parse(&kind, "a kind of row")?, get(row, 2)?)))
            },
        )?;
        let mut of: HashMap<u64, BTreeMap<_, u64>> = HashMap::new();
        for (statement, (kind, count)) in counts {
            of.entry(statement).or_default().insert(kind, count);
        }
        let sql = "SELECT statements.row, document, documents.digest, documents.name,
                     statements.kind, statements.name, request_id, calculated_on, language,
                     mapping, problems, rows, COALESCE(statements.voided, documents.voided),
                     statements.bytes
                   FROM statements JOIN documents ON documents.id = statements.document
                   ORDER BY statements.row";
        self.rows_of(sql, |row| {
            let text = |at: usize| get::<String>(row, at);
            let calculated_on: Option<String> = get(row, 7)?;
            let counts = of.remove(&get::<u64>(row, 0)?).unwrap_or_default();
            Ok(StatementEntry {
                document: parse(&text(1)?, "a document id")?,
                digest: parse(&text(2)?, "a digest")?,
                file_name: text(3)?,
                head: StatementHead {
                    kind: parse(&text(4)?, "a kind of statement")?,
                    name: text(5)?,
                    request_id: text(6)?,
                    calculated_on: parse_optional(calculated_on.as_deref(), "a date")?,
                    language: text(8)?,
                    mapping: text(9)?,
                    counts,
                    problems: get(row, 10)?,
                },
                rows: parse(&text(11)?, "a digest")?,
                voided: get(row, 12)?,
                bytes: get(row, 13)?,
            })
        })
    }

    /// The statement that a document is read as.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn statement(&self, document: &DocumentId) -> Result<Option<StatementEntry>, Error> {
        Ok(self.statements()?.into_iter().find(|entry| entry.document == *document))
    }

    /// The saved mappings, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mappings(&self) -> Result<Vec<Mapping>, Error> {
        let sql = "SELECT name, rows, field, caption FROM mappings ORDER BY name, field";
        let columns = self.rows_of(sql, |row| {
            let [name, rows, field, caption] = texts(row)?;
            let field: Field = parse(&field, "a field")?;
            Ok((name, parse(&rows, "a kind of row")?, field, caption))
        })?;
        let mut mappings: Vec<Mapping> = Vec::new();
        for (name, rows, field, caption) in columns {
            match mappings.last_mut().filter(|mapping| mapping.name == name) {
                Some(mapping) => drop(mapping.columns.insert(field, caption)),
                None => mappings.push(Mapping { name, rows, columns: [(field, caption)].into() }),
            }
        }
        Ok(mappings)
    }

    /// Every dispute, the one that was begun first first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn disputes(&self) -> Result<Vec<DisputeEntry>, Error> {
        let mut lines: HashMap<u64, Vec<DisputedLine>> = HashMap::new();
        for (dispute, line) in self.dispute_lines()? {
            lines.entry(dispute).or_default().push(line);
        }
        let mut steps: HashMap<u64, Vec<DisputeStep>> = HashMap::new();
        for (dispute, step) in self.dispute_steps()? {
            steps.entry(dispute).or_default().push(step);
        }
        let sql = "SELECT row, id, statement, submitted_to, reference FROM disputes ORDER BY row";
        self.rows_of(sql, |row| {
            let at: u64 = get(row, 0)?;
            let text = |at: usize| get::<String>(row, at);
            let statement = parse(&text(2)?, "a document id")?;
            let lines = lines.remove(&at).unwrap_or_default();
            let mut stated = Dispute::draft(statement, lines, NaiveDate::default());
            stated.submitted_to = text(3)?;
            stated.reference = text(4)?;
            let stated = stated.with_steps(steps.remove(&at).unwrap_or_default());
            Ok(DisputeEntry { id: parse(&text(1)?, "a dispute id")?, stated })
        })
    }

    /// The dispute with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn dispute(&self, id: &DisputeId) -> Result<Option<DisputeEntry>, Error> {
        Ok(self.disputes()?.into_iter().find(|entry| entry.id == *id))
    }

    /// The log of requests for statements, the earliest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn statement_requests(&self) -> Result<Vec<StatementRequestEntry>, Error> {
        let sql = "SELECT id, day, person, purpose, formal FROM statement_requests
                   ORDER BY day, id";
        self.rows_of(sql, |row| {
            let [id, on, by, purpose] = texts(row)?;
            let (on, is_formal) = (parse(&on, "a date")?, get(row, 4)?);
            let stated = StatementRequest { on, by, is_formal, purpose };
            Ok(StatementRequestEntry { id: parse(&id, "the id of a request")?, stated })
        })
    }

    fn dispute_lines(&self) -> Result<Vec<(u64, DisputedLine)>, Error> {
        let sql = "SELECT dispute, family, version, listed, claimed, exhibits FROM dispute_lines
                   ORDER BY dispute, position";
        self.rows_of(sql, |row| {
            let (family, version): (String, String) = (get(row, 1)?, get(row, 2)?);
            let exhibits: String = get(row, 5)?;
            let line = DisputedLine {
                product: VersionedProduct::of(&family, &version),
                listed: get(row, 3)?,
                claimed: get(row, 4)?,
                exhibits: exhibits.split_whitespace().map(exhibit).collect::<Result<_, _>>()?,
                family,
                version,
            };
            Ok((get(row, 0)?, line))
        })
    }

    fn dispute_steps(&self) -> Result<Vec<(u64, DisputeStep)>, Error> {
        let sql = "SELECT state, day, note, dispute FROM dispute_steps ORDER BY dispute, position";
        self.rows_of(sql, |row| {
            let [state, on, note] = texts(row)?;
            let (state, on) = (parse(&state, "a state of a dispute")?, parse(&on, "a date")?);
            Ok((get(row, 3)?, DisputeStep { state, on, note }))
        })
    }

    fn rows_of<T>(
        &self,
        sql: &str,
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let db = self.db();
        let mut statement = db.prepare_cached(sql).doing(DOING)?;
        let mut found = statement.query([]).doing(DOING)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().doing(DOING)? {
            rows.push(read(row)?);
        }
        Ok(rows)
    }
}

const DOING: &str = "find statements and what was said of them";

fn get<T: rusqlite::types::FromSql>(row: &Row<'_>, at: usize) -> Result<T, Error> {
    row.get(at).doing(DOING)
}

/// The first columns of a row.
fn texts<const N: usize>(row: &Row<'_>) -> Result<[String; N], Error> {
    let mut texts = [const { String::new() }; N];
    for (at, text) in texts.iter_mut().enumerate() {
        *text = get(row, at)?;
    }
    Ok(texts)
}

fn exhibit(text: &str) -> Result<Exhibit, Error> {
    let (document, pages) = text.split_once('#').unwrap_or((text, ""));
    Ok(Exhibit { document: parse(document, "a document id")?, pages: parse(pages, "pages")? })
}

//! The catalog: SQLite tables derived from the journal, and every SQL statement of the project.
//!
//! It is a cache of one machine. Nothing is stored here first: entries go in through
//! [`Catalog::apply`] and what the readers found through [`Catalog::record_readings`]. It never
//! reads the vault and never judges whether an operation is allowed.

mod accesses;
mod acquisitions;
mod apply;
mod assessments;
mod benefits;
mod calculations;
mod codes;
mod columns;
mod corrections;
mod days;
mod documents;
mod entries;
mod facts;
mod fingerprint;
mod keys;
mod licenses;
mod links;
mod matters;
mod readings;
mod registers;
mod searches;
mod statements;
mod suggestions;
mod terms;
mod ties;
mod true_ups;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, RwLock, RwLockReadGuard};

use muniment_core::number_key;
use rusqlite::{Connection, OptionalExtension, params};
use thiserror::Error;

pub use accesses::AccessRecord;
pub use acquisitions::WaiverRecord;
pub use apply::JournalEntry;
pub use assessments::{FindingCount, ProofSummary, StatusCount};
pub use benefits::AgreementBenefits;
pub use calculations::CalculationEntry;
pub use columns::{Column, Columns};
pub use days::{DatedDocument, DatedLicense, DatedTransfer};
pub use documents::{DocumentRecord, OriginRecord};
pub use entries::{EntryRecord, Touch};
pub use keys::{KeyEntry, PublishedIdentity};
pub use licenses::{LicenseEntry, LicenseFilter, LicenseSort};
pub use links::LinkRecord;
pub use matters::MatterEntry;
pub use readings::ReadingRecord;
pub use registers::{AgreementEntry, EntityEntry};
pub use searches::SearchRecord;
pub use statements::{DisputeEntry, StatementEntry, StatementRequestEntry};
pub use terms::{EditionEntry, ElectionEntry};
pub use ties::{AgreementTie, Tie, UnregisteredNumber};
pub use true_ups::TrueUpEntry;

/// The number of the tables in `schema.sql`.
const SCHEMA: i64 = 10;

/// What went wrong with the catalog.
#[derive(Debug, Error)]
pub enum Error {
    /// The file could not be opened as a catalog.
    #[error("could not open the catalog `{path}`")]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// A statement failed.
    #[error("could not {what} in the catalog")]
    Statement {
        /// What was tried.
        what: &'static str,
        /// Why.
        source: rusqlite::Error,
    },
    /// The catalog holds something it never writes.
    #[error("the catalog holds `{value}` where {what} belongs")]
    Corrupt {
        /// What was expected.
        what: &'static str,
        /// What was found.
        value: String,
    },
}

/// Up to which journal entry a catalog is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The entry's number; 0 before the first.
    pub n: u64,
    /// The SHA-256 of the entry's file, in hexadecimal; empty before the first.
    pub digest: String,
}

/// An open catalog.
pub struct Catalog {
    db: Mutex<Connection>,
    columns: RwLock<Columns>,
    generation: String,
}

trait Doing<T> {
    /// Names what was tried.
    fn doing(self, what: &'static str) -> Result<T, Error>;
}

impl<T> Doing<T> for Result<T, rusqlite::Error> {
    fn doing(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::Statement { what, source })
    }
}

impl Catalog {
    /// Opens the catalog in this file. A missing, damaged or differently shaped one is replaced
    /// by an empty one, which [`Self::position`] shows.
    ///
    /// # Errors
    /// When the file can be neither opened nor replaced.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let fail = |source| Error::Open { path: path.to_owned(), source };
        let db = match connect(path) {
            Ok(db) => db,
            Err(reason) => {
                tracing::warn!(%reason, "the catalog is replaced by an empty one");
                remove(path);
                connect(path).map_err(fail)?
            }
        };
        if let Ok(Some(generation)) = stored_generation(&db) {
            return Self::with(db, generation);
        }
        drop(db);
        remove(path);
        let db = connect(path).map_err(fail)?;
        db.execute_batch(include_str!("schema.sql")).map_err(fail)?;
        let generation = uuid::Uuid::now_v7().to_string();
        db.execute_batch(&format!(
            "PRAGMA user_version = {SCHEMA};
             INSERT INTO meta VALUES ('generation', '{generation}');"
        ))
        .map_err(fail)?;
        Self::with(db, generation)
    }

    fn with(db: Connection, generation: String) -> Result<Self, Error> {
        let columns = Columns::load(&db)?;
        Ok(Self { db: Mutex::new(db), columns: RwLock::new(columns), generation })
    }

    /// Distinguishes this catalog from any that was rebuilt before or after.
    pub fn generation(&self) -> &str {
        &self.generation
    }

    /// Up to which entry the catalog is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn position(&self) -> Result<Position, Error> {
        let db = self.db();
        let found = db
            .prepare_cached("SELECT n, digest FROM entries ORDER BY n DESC LIMIT 1")
            .and_then(|mut last| {
                last.query_row([], |row| Ok(Position { n: row.get(0)?, digest: row.get(1)? }))
            })
            .optional()
            .doing("find the last entry")?;
        Ok(found.unwrap_or(Position { n: 0, digest: String::new() }))
    }

    /// What lists are filtered, counted and sorted by, held in memory.
    pub fn columns(&self) -> RwLockReadGuard<'_, Columns> {
        self.columns.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reloads the columns of these rows.
    fn refresh_columns(&self, db: &Connection, rows: &[u64]) -> Result<(), Error> {
        let mut columns = self.columns.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        columns.refresh(db, rows)
    }
}

fn connect(path: &Path) -> Result<Connection, rusqlite::Error> {
    let db = Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -32000;
         PRAGMA trusted_schema = OFF;",
    )?;
    db.set_prepared_statement_cache_capacity(64);
    // Numbers of agreements compare as they do when licenses are judged.
    db.create_collation("NUMBER", |a, b| number_key(a).cmp(&number_key(b)))?;
    Ok(db)
}

fn stored_generation(db: &Connection) -> Result<Option<String>, rusqlite::Error> {
    let schema: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if schema != SCHEMA {
        return Ok(None);
    }
    db.query_row("SELECT value FROM meta WHERE key = 'generation'", [], |row| row.get(0)).optional()
}

fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(suffix);
        if let Err(reason) = std::fs::remove_file(&file)
            && reason.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%reason, "a file of the old catalog stays");
        }
    }
}

/// Reads a value back from the text it was stored as.
fn parse<T: FromStr>(text: &str, what: &'static str) -> Result<T, Error> {
    text.parse().map_err(|_| Error::Corrupt { what, value: text.chars().take(80).collect() })
}

fn parse_optional<T: FromStr>(text: Option<&str>, what: &'static str) -> Result<Option<T>, Error> {
    text.map(|text| parse(text, what)).transpose()
}

/// The row of the document with this id, in a transaction or outside.
fn row_of(db: &Connection, table: Table, id: &str) -> Result<Option<u64>, rusqlite::Error> {
    let sql = match table {
        Table::Documents => "SELECT row FROM documents WHERE id = ?1",
        Table::Licenses => "SELECT row FROM licenses WHERE id = ?1",
        Table::Agreements => "SELECT row FROM agreements WHERE id = ?1",
        Table::Entities => "SELECT row FROM entities WHERE id = ?1",
        Table::Terms => "SELECT row FROM terms_editions WHERE id = ?1",
        Table::Matters => "SELECT row FROM matters WHERE id = ?1",
    };
    db.prepare_cached(sql)?.query_row(params![id], |row| row.get(0)).optional()
}

#[derive(Clone, Copy)]
enum Table {
    Documents,
    Licenses,
    Agreements,
    Entities,
    Terms,
    Matters,
}

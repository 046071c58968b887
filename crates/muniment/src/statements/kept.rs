//! The rows of statements: read from their objects, and the latest few remembered.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use muniment_catalog::StatementEntry;
use muniment_core::Digest;
use muniment_core::statement::{Listing, Scope, Statement};
use muniment_statements::kept;
use muniment_worker::StatementReading;

use super::reading::Read;
use crate::Error;
use crate::vault::Inside;

/// How many statements are remembered: two that are compared, and the one of today.
const REMEMBERED: usize = 4;

/// The statements that were read last, and of each what is asked again and again.
#[derive(Default)]
pub(crate) struct KeptStatements(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    statements: VecDeque<(Digest, Arc<Statement>)>,
    scopes: BTreeMap<Digest, Arc<Scope>>,
    listings: BTreeMap<Digest, Arc<Listing>>,
    /// What was read last, by the document and how it was read: what is planned is imported next.
    reading: Option<(Digest, StatementReading, Arc<Read>)>,
}

impl KeptStatements {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, rows: &Digest) -> Option<Arc<Statement>> {
        let kept = self.kept();
        let found = kept.statements.iter().find(|(digest, _)| digest == rows);
        found.map(|(_, statement)| statement.clone())
    }

    pub(super) fn remember(&self, rows: Digest, statement: Arc<Statement>) {
        let mut kept = self.kept();
        kept.statements.retain(|(digest, _)| *digest != rows);
        kept.statements.push_front((rows, statement));
        kept.statements.truncate(REMEMBERED);
    }

    /// A document as it was read last, if it was read so.
    pub(super) fn reading(&self, document: &Digest, how: &StatementReading) -> Option<Arc<Read>> {
        let kept = self.kept();
        let (of, as_asked, read) = kept.reading.as_ref()?;
        (of == document && as_asked == how).then(|| read.clone())
    }

    pub(super) fn remember_reading(&self, of: Digest, how: StatementReading, read: Arc<Read>) {
        self.kept().reading = Some((of, how, read));
    }

    pub(super) fn forget_reading(&self) {
        self.kept().reading = None;
    }

    pub(super) fn listing(&self, rows: &Digest) -> Option<Arc<Listing>> {
        self.kept().listings.get(rows).cloned()
    }

    pub(super) fn remember_listing(&self, rows: Digest, listing: Arc<Listing>) {
        self.kept().listings.insert(rows, listing);
    }

    /// Forgets the listings of all other rows.
    pub(super) fn forget_listings_but(&self, rows: &BTreeSet<Digest>) {
        self.kept().listings.retain(|digest, _| rows.contains(digest));
    }
}

impl Inside {
    /// A statement with its rows.
    pub(crate) fn rows_of(&self, entry: &StatementEntry) -> Result<Arc<Statement>, Error> {
        if let Some(statement) = self.kept_statements.find(&entry.rows) {
            return Ok(statement);
        }
        let bytes = self.store.read_object(&entry.rows)?;
        let statement = kept(&bytes).map_err(|error| {
            let name = &entry.file_name;
            let message = format!("`{name}`: {error}; read the document as a statement again");
            Error::invalid("rows_damaged", message)
        })?;
        let statement = Arc::new(statement);
        self.kept_statements.remember(entry.rows, statement.clone());
        Ok(statement)
    }

    /// For whom and for what a statement speaks.
    pub(super) fn scope_of(&self, entry: &StatementEntry) -> Result<Arc<Scope>, Error> {
        let known = self.kept_statements.kept().scopes.get(&entry.rows).cloned();
        if let Some(scope) = known {
            return Ok(scope);
        }
        let scope = Arc::new(self.rows_of(entry)?.scope());
        self.kept_statements.kept().scopes.insert(entry.rows, scope.clone());
        Ok(scope)
    }
}

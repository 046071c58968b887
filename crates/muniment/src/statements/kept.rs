//! The rows of statements: read from their objects, and the latest few remembered.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use muniment_catalog::StatementEntry;
use muniment_core::Digest;
use muniment_core::statement::Statement;
use muniment_statements::kept;

use crate::{Error, Vault};

/// How many statements are remembered: two that are compared, and the one of today.
const REMEMBERED: usize = 4;

/// The statements that were read last.
#[derive(Default)]
pub(crate) struct KeptStatements(Mutex<VecDeque<(Digest, Arc<Statement>)>>);

impl KeptStatements {
    fn find(&self, rows: &Digest) -> Option<Arc<Statement>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().find(|(digest, _)| digest == rows).map(|(_, statement)| statement.clone())
    }

    pub(super) fn remember(&self, rows: Digest, statement: Arc<Statement>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(digest, _)| *digest != rows);
        known.push_front((rows, statement));
        known.truncate(REMEMBERED);
    }
}

impl Vault {
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
}

//! Saved searches.

use muniment_core::SearchId;

use crate::{Catalog, Doing, Error, parse};

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchRecord {
    /// Its identity.
    pub id: SearchId,
    /// Its name.
    pub name: String,
    /// Its query.
    pub query: String,
}

impl Catalog {
    /// The saved searches, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn searches(&self) -> Result<Vec<SearchRecord>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached("SELECT id, name, query FROM searches ORDER BY name COLLATE NOCASE, n")
            .doing("find saved searches")?;
        let mut found = statement.query([]).doing("find saved searches")?;
        let mut searches = Vec::new();
        while let Some(row) = found.next().doing("find saved searches")? {
            let id: String = row.get(0).doing("find saved searches")?;
            searches.push(SearchRecord {
                id: parse(&id, "a search id")?,
                name: row.get(1).doing("find saved searches")?,
                query: row.get(2).doing("find saved searches")?,
            });
        }
        Ok(searches)
    }
}

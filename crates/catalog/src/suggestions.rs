//! What people rejected of what documents suggest, and which license records bear numbers by which
//! they can be proposed.

use std::collections::BTreeSet;

use muniment_core::{Candidate, SuggestedField};
use rusqlite::params;

use crate::{Catalog, Doing, Error, parse};

impl Catalog {
    /// The rejected values of a document.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rejections(&self, row: u64) -> Result<BTreeSet<(SuggestedField, String)>, Error> {
        let db = self.db();
        let doing = "find the rejected suggestions";
        let mut statement = db
            .prepare_cached("SELECT field, value FROM rejections WHERE document = ?1")
            .doing(doing)?;
        let mut found = statement.query(params![row]).doing(doing)?;
        let mut rejected = BTreeSet::new();
        while let Some(row) = found.next().doing(doing)? {
            let field: String = row.get(0).doing(doing)?;
            rejected.insert((parse(&field, "a suggested field")?, row.get(1).doing(doing)?));
        }
        Ok(rejected)
    }

    /// The license records that count and bear a part number, agreement number or order number, by
    /// title.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn link_candidates(&self) -> Result<Vec<Candidate>, Error> {
        let db = self.db();
        let doing = "find license records by their numbers";
        let mut statement = db
            .prepare_cached(
                "SELECT id, part_number, agreement_number, COALESCE(order_number, '')
                 FROM licenses LEFT JOIN acquisitions ON acquisitions.license = licenses.row
                 WHERE voided IS NULL
                   AND part_number || agreement_number || COALESCE(order_number, '') <> ''
                 ORDER BY title, id",
            )
            .doing(doing)?;
        let mut found = statement.query([]).doing(doing)?;
        let mut candidates = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let id: String = row.get(0).doing(doing)?;
            candidates.push(Candidate {
                license: parse(&id, "a license id")?,
                part_number: row.get(1).doing(doing)?,
                agreement_number: row.get(2).doing(doing)?,
                order_number: row.get(3).doing(doing)?,
            });
        }
        Ok(candidates)
    }
}

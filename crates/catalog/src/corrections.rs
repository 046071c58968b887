//! What people corrected in the texts of scans.

use muniment_core::{Place, TextCorrection};
use rusqlite::params;

use crate::{Catalog, Doing, Error};

impl Catalog {
    /// The corrections of a document that hold, by page.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn corrections(&self, row: u64) -> Result<Vec<TextCorrection>, Error> {
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT page, x, y, w, h, read, text FROM corrections
                 WHERE document = ?1 ORDER BY page, n",
            )
            .doing("find the corrections")?;
        let found = statement.query_map(params![row], |row| {
            Ok(TextCorrection {
                page: row.get(0)?,
                place: Place { x: row.get(1)?, y: row.get(2)?, w: row.get(3)?, h: row.get(4)? },
                read: row.get(5)?,
                text: Some(row.get(6)?),
            })
        });
        found.and_then(|found| found.collect::<Result<_, _>>()).doing("find the corrections")
    }
}

//! What people state of a document.

use muniment_core::{Decimal, Description};
use rusqlite::params;

use super::Applied;

impl Applied<'_> {
    /// What is stated of a document and can be searched for as words.
    fn stated_words(&self, row: u64) -> Result<[Option<String>; 6], rusqlite::Error> {
        self.db
            .prepare_cached(
                "SELECT title, date, issuer, recipient,
                   (SELECT json_group_array(json_array(kind, value)) FROM
                     (SELECT kind, value FROM numbers WHERE document = ?1 ORDER BY position)),
                   (SELECT json_group_array(tag) FROM
                     (SELECT tag FROM tags WHERE document = ?1 ORDER BY position))
                 FROM documents WHERE row = ?1",
            )?
            .query_row(params![row], |found| {
                let mut words: [Option<String>; 6] = Default::default();
                for (at, word) in words.iter_mut().enumerate() {
                    *word = found.get(at)?;
                }
                Ok(words)
            })
    }

    pub(super) fn describe(
        &mut self,
        row: u64,
        description: &Description,
    ) -> Result<(), rusqlite::Error> {
        let before = self.stated_words(row)?;
        self.stale.push(row);
        let amount = |amount: Option<Decimal>| amount.map(|amount| amount.to_string());
        self.db
            .prepare_cached(
                "UPDATE documents
                 SET kind = ?2, title = ?3, date = ?4, issuer = ?5, recipient = ?6,
                   currency = ?7, net = ?8, tax = ?9, gross = ?10
                 WHERE row = ?1",
            )?
            .execute(params![
                row,
                description.kind.map(|kind| kind.code()),
                description.title,
                description.date.map(|date| date.to_string()),
                description.parties.issuer,
                description.parties.recipient,
                description.totals.currency,
                amount(description.totals.net),
                amount(description.totals.tax),
                amount(description.totals.gross),
            ])?;
        self.db.prepare_cached("DELETE FROM numbers WHERE document = ?1")?.execute(params![row])?;
        for (position, number) in description.numbers.iter().enumerate() {
            self.db
                .prepare_cached("INSERT INTO numbers VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![row, position as u64, number.kind.code(), number.value])?;
        }
        self.db.prepare_cached("DELETE FROM tags WHERE document = ?1")?.execute(params![row])?;
        for (position, tag) in description.tags.iter().enumerate() {
            self.db.prepare_cached("INSERT INTO tags VALUES (?1, ?2, ?3)")?.execute(params![
                row,
                position as u64,
                tag
            ])?;
        }
        if self.stated_words(row)? != before {
            self.changed(row)?;
        }
        Ok(())
    }
}

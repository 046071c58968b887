//! What was stated about true-ups.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_core::AgreementId;
use muniment_core::true_up::{Count, CountLine, StepDone, TrueUpCycle, TrueUpStep};
use rusqlite::{Row, params};

use crate::codes::split;
use crate::{Catalog, Doing, Error, parse};

/// A true-up as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueUpEntry {
    /// The agreement.
    pub agreement: AgreementId,
    /// The anniversary that closes the year.
    pub anniversary: NaiveDate,
    /// What is stated.
    pub stated: TrueUpCycle,
}

/// A true-up is named by its agreement and its anniversary.
type Key = (String, String);

impl Catalog {
    /// Every true-up of which something is stated, by agreement, the earliest anniversary first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn true_ups(&self) -> Result<Vec<TrueUpEntry>, Error> {
        self.select_true_ups("")
    }

    /// The true-ups of one agreement of which something is stated, the earliest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn true_ups_of(&self, agreement: &AgreementId) -> Result<Vec<TrueUpEntry>, Error> {
        self.select_true_ups(&agreement.to_string())
    }

    /// Those of an agreement, or all where it is empty.
    fn select_true_ups(&self, agreement: &str) -> Result<Vec<TrueUpEntry>, Error> {
        let doing = "find true-ups";
        let mut done = self.true_up_steps(agreement)?;
        let mut lines = self.true_up_counts(agreement)?;
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT agreement, anniversary, counted_from FROM true_ups
                 WHERE ?1 IN ('', agreement) ORDER BY agreement, anniversary",
            )
            .doing(doing)?;
        let mut found = statement.query(params![agreement]).doing(doing)?;
        let mut entries = Vec::new();
        while let Some(row) = found.next().doing(doing)? {
            let key = key(row)?;
            let from: Option<String> = row.get(2).doing(doing)?;
            let lines = lines.remove(&key).unwrap_or_default();
            entries.push(TrueUpEntry {
                agreement: parse(&key.0, "an agreement id")?,
                anniversary: parse(&key.1, "a date")?,
                stated: TrueUpCycle {
                    done: done.remove(&key).unwrap_or_default(),
                    count: from.map(|from| Count { from, lines }),
                },
            });
        }
        Ok(entries)
    }

    fn true_up_steps(
        &self,
        agreement: &str,
    ) -> Result<BTreeMap<Key, BTreeMap<TrueUpStep, StepDone>>, Error> {
        let doing = "find the steps of true-ups";
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT agreement, anniversary, step, day, person, evidence, note
                 FROM true_up_steps WHERE ?1 IN ('', agreement)",
            )
            .doing(doing)?;
        let mut found = statement.query(params![agreement]).doing(doing)?;
        let mut steps: BTreeMap<Key, BTreeMap<TrueUpStep, StepDone>> = BTreeMap::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            let done = StepDone {
                on: parse(&text(3)?, "a date")?,
                by: text(4)?,
                evidence: split(&text(5)?, "document ids")?,
                note: text(6)?,
            };
            steps.entry(key(row)?).or_default().insert(parse(&text(2)?, "a true-up step")?, done);
        }
        Ok(steps)
    }

    fn true_up_counts(&self, agreement: &str) -> Result<BTreeMap<Key, Vec<CountLine>>, Error> {
        let doing = "find the counts of true-ups";
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT agreement, anniversary, product, deployed, baseline FROM true_up_counts
                 WHERE ?1 IN ('', agreement) ORDER BY agreement, anniversary, position",
            )
            .doing(doing)?;
        let mut found = statement.query(params![agreement]).doing(doing)?;
        let mut lines: BTreeMap<Key, Vec<CountLine>> = BTreeMap::new();
        while let Some(row) = found.next().doing(doing)? {
            let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
            lines.entry(key(row)?).or_default().push(CountLine {
                product: text(2)?,
                deployed: parse(&text(3)?, "a count")?,
                baseline: parse(&text(4)?, "a count")?,
            });
        }
        Ok(lines)
    }
}

fn key(row: &Row<'_>) -> Result<Key, Error> {
    let doing = "read a true-up";
    Ok((row.get(0).doing(doing)?, row.get(1).doing(doing)?))
}

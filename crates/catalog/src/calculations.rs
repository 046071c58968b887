//! Calculations kept with license records.

use chrono::{DateTime, Utc};
use muniment_core::{CalculationId, KeptCalculation, KeptValue, LicenseId};
use rusqlite::{Row, params};

use crate::{Catalog, Doing, Error, parse, parse_optional};

/// A kept calculation as the catalog knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalculationEntry {
    /// Its identity.
    pub id: CalculationId,
    /// The license record with which it is kept.
    pub license: LicenseId,
    /// What was calculated.
    pub kept: KeptCalculation,
    /// Who kept it.
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

const SELECT: &str = "SELECT calculations.id, calculations.license, calculations.function,
       calculations.as_of, calculations.rule, calculations.source, calculations.facts,
       calculations.note, calculations.voided, entries.actor, entries.at
     FROM calculations JOIN entries ON entries.n = calculations.n";

impl Catalog {
    /// The calculations kept with a license record, voided ones too, the first one first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn calculations_of(&self, license: &LicenseId) -> Result<Vec<CalculationEntry>, Error> {
        self.select_calculations("calculations.license = ?1", &license.to_string())
    }

    /// The kept calculation with this identity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn calculation(&self, id: &CalculationId) -> Result<Option<CalculationEntry>, Error> {
        Ok(self.select_calculations("calculations.id = ?1", &id.to_string())?.pop())
    }

    fn select_calculations(&self, filter: &str, key: &str) -> Result<Vec<CalculationEntry>, Error> {
        let doing = "find kept calculations";
        let mut entries = {
            let db = self.db();
            let sql =
                format!("{SELECT} WHERE {filter} ORDER BY calculations.n, calculations.position");
            let mut statement = db.prepare_cached(&sql).doing(doing)?;
            let mut found = statement.query(params![key]).doing(doing)?;
            let mut entries = Vec::new();
            while let Some(row) = found.next().doing(doing)? {
                entries.push(entry(row)?);
            }
            entries
        };
        for entry in &mut entries {
            entry.kept.inputs = self.calculation_values(&entry.id, "input")?;
            entry.kept.outcomes = self.calculation_values(&entry.id, "outcome")?;
        }
        Ok(entries)
    }

    fn calculation_values(&self, id: &CalculationId, side: &str) -> Result<Vec<KeptValue>, Error> {
        let doing = "find the values of a kept calculation";
        let db = self.db();
        let mut statement = db
            .prepare_cached(
                "SELECT name, label, value FROM calculation_values
                 WHERE calculation = ?1 AND side = ?2 ORDER BY position",
            )
            .doing(doing)?;
        let value = |row: &Row<'_>| {
            Ok(KeptValue { name: row.get(0)?, label: row.get(1)?, value: row.get(2)? })
        };
        let values = statement.query_map(params![id.to_string(), side], value).doing(doing)?;
        values.collect::<Result<_, _>>().doing(doing)
    }
}

/// A row without its inputs and answers.
fn entry(row: &Row<'_>) -> Result<CalculationEntry, Error> {
    let doing = "read a kept calculation";
    let text = |at: usize| -> Result<String, Error> { row.get(at).doing(doing) };
    let optional = |at: usize| -> Result<Option<String>, Error> { row.get(at).doing(doing) };
    Ok(CalculationEntry {
        id: parse(&text(0)?, "the id of a kept calculation")?,
        license: parse(&text(1)?, "a license id")?,
        kept: KeptCalculation {
            function: parse(&text(2)?, "a calculation")?,
            as_of: parse_optional(optional(3)?.as_deref(), "a date")?,
            inputs: Vec::new(),
            outcomes: Vec::new(),
            rule: text(4)?,
            source: text(5)?,
            facts: parse(&text(6)?, "a digest")?,
            note: text(7)?,
        },
        voided: optional(8)?,
        actor: text(9)?,
        at: parse(&text(10)?, "an instant")?,
    })
}

//! License records from a table: planned, shown, then executed.
//!
//! A table is cut into cells, cells become fields, and rows that cannot become a record are named
//! with the reason.

use std::collections::HashSet;
use std::path::Path;

use csv::StringRecord;
use muniment_catalog::{Catalog, LicenseFilter};
use muniment_core::table::{DayOrder, RecordField, Values};
use muniment_core::{Event, LicenseId, LicenseRecord, Op};
use uuid::Uuid;

use crate::table::{Table, choice};
use crate::transact::Decision;
use crate::view::{ColumnChoice, ImportPlan, RowProblem};
use crate::{Done, Error, Vault, show};

/// How many rows and problems a plan shows.
const SHOWN: usize = 100;

/// A table read with a mapping.
struct Reading {
    records: Vec<LicenseRecord>,
    problems: Vec<RowProblem>,
}

impl Vault {
    /// Reads a table of license records without writing anything. Without a mapping, the columns
    /// are guessed from their captions.
    ///
    /// # Errors
    /// When the file cannot be read as a table.
    pub fn plan_import(
        &self,
        csv: &Path,
        mapping: Option<&[ColumnChoice]>,
    ) -> Result<ImportPlan, Error> {
        let table = self.table(csv)?;
        let mapping = match mapping {
            Some(mapping) => mapping.to_vec(),
            None => guess(&table.captions),
        };
        let reading = table.read(&mapping)?;
        let known = known_records(&self.catalog)?;
        let new: Vec<&LicenseRecord> =
            reading.records.iter().filter(|r| !known.contains(&key(r))).collect();
        Ok(ImportPlan {
            columns: table.captions,
            mapping,
            preview: new.iter().take(SHOWN).map(|record| show::license_fields(record)).collect(),
            creates: new.len() as u64,
            repeats: (reading.records.len() - new.len()) as u64,
            problems: reading.problems,
        })
    }

    /// Creates the records of a plan in one operation; returns how many. Rows that cannot become
    /// a record and records that the vault already has are passed over, as the plan said.
    ///
    /// # Errors
    /// When the file cannot be read as a table.
    pub fn import(&self, csv: &Path, mapping: &[ColumnChoice]) -> Result<Done<u64>, Error> {
        let reading = self.table(csv)?.read(mapping)?;
        self.transact(Op::ImportLicenses, |catalog| {
            let known = known_records(catalog)?;
            let new = reading.records.iter().filter(|record| !known.contains(&key(record)));
            let events: Vec<Event> = new
                .map(|record| Event::LicenseAdded {
                    license: LicenseId::new(Uuid::now_v7()),
                    record: record.clone(),
                })
                .collect();
            let value = events.len() as u64;
            Ok(Decision { events, value })
        })
    }
}

impl Table {
    fn read(&self, mapping: &[ColumnChoice]) -> Result<Reading, Error> {
        let mut columns = Vec::new();
        for choice in mapping {
            let field = field(&choice.field)?;
            if let Some(column) = choice.column {
                columns.push((field, column as usize));
            }
        }
        let mut reading = Reading { records: Vec::new(), problems: Vec::new() };
        let days = self.day_order(&columns);
        for (line, row) in &self.rows {
            match record(row, &columns, days) {
                Ok(record) => reading.records.push(record),
                Err((code, value)) => {
                    let value = value.chars().take(80).collect();
                    reading.problems.push(RowProblem { line: *line, code: code.to_owned(), value });
                }
            }
        }
        Ok(reading)
    }

    /// Whether days come before months is seen from all rows together.
    fn day_order(&self, columns: &[(RecordField, usize)]) -> DayOrder {
        let days = columns.iter().filter(|(field, _)| field.is_day()).map(|(_, column)| *column);
        let days: Vec<usize> = days.collect();
        DayOrder::seen_in(
            self.rows.iter().flat_map(|(_, row)| days.iter().filter_map(|d| row.get(*d))),
        )
    }
}

fn guess(captions: &[String]) -> Vec<ColumnChoice> {
    let fields = RecordField::guess(captions).into_iter();
    fields.map(|(field, column)| choice(field.code(), column)).collect()
}

fn field(name: &str) -> Result<RecordField, Error> {
    name.parse().map_err(|_| {
        Error::invalid("bad_mapping", format!("`{name}` is not a field of a license record"))
    })
}

/// A row as a record, or what is wrong with it: a code and the value.
fn record(
    row: &StringRecord,
    columns: &[(RecordField, usize)],
    days: DayOrder,
) -> Result<LicenseRecord, (&'static str, String)> {
    let mut record = LicenseRecord::default();
    let values = Values { days };
    for (field, column) in columns {
        let value = row.get(*column).unwrap_or_default().trim();
        if !value.is_empty() {
            field
                .set(&mut record, value, &values)
                .map_err(|problem| (problem.code(), value.to_owned()))?;
        }
    }
    match record.problems().first() {
        None => Ok(record),
        Some(problem) => Err(match problem {
            muniment_core::LicenseProblem::NoProduct => ("no_product", String::new()),
            muniment_core::LicenseProblem::NoQuantity => ("no_quantity", String::new()),
            muniment_core::LicenseProblem::AssuranceBackwards => {
                ("assurance_backwards", record.sa_to.map(|day| day.to_string()).unwrap_or_default())
            }
        }),
    }
}

fn known_records(catalog: &Catalog) -> Result<HashSet<String>, Error> {
    let (_, known) = catalog.licenses(&LicenseFilter::default(), 0, i64::MAX.unsigned_abs())?;
    Ok(known.iter().map(|entry| key(&entry.record)).collect())
}

/// Two records with the same key are the same right, listed twice.
fn key(record: &LicenseRecord) -> String {
    format!("{record:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        let table = Table::of(text);
        table.read(&guess(&table.captions)).expect("known fields")
    }

    #[test]
    fn a_table_with_semicolons_and_german_captions_becomes_records() {
        let reading = read("Hersteller;Produkt;Menge;Kaufdatum\nContoso;Ledger;1.250;31.12.2023\n");
        let record = &reading.records[0];
        assert_eq!((record.publisher.as_str(), record.product.as_str()), ("Contoso", "Ledger"));
        assert_eq!(record.quantity, 1250);
        assert_eq!(record.acquired_on.map(|day| day.to_string()).as_deref(), Some("2023-12-31"));
    }

    #[test]
    fn each_row_that_cannot_become_a_record_is_named_with_its_line() {
        let reading =
            read("Product,Quantity,Purchase Date\nA,1,2024-01-05\n,2,\nB,many,\nC,3,soon\n");
        assert_eq!(reading.records.len(), 1);
        let problems: Vec<(u64, &str)> =
            reading.problems.iter().map(|problem| (problem.line, problem.code.as_str())).collect();
        assert_eq!(problems, [(3, "no_product"), (4, "bad_quantity"), (5, "bad_date")]);
    }
}

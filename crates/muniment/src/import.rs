//! License records from a table: planned, shown, then executed.
//!
//! The table is read by a worker, which also finds its encoding; here its text is cut into cells,
//! cells become fields, and rows that cannot become a record are named with the reason.

use std::collections::HashSet;
use std::fs::File;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};
use muniment_catalog::{Catalog, LicenseFilter};
use muniment_core::table::{DayOrder, RecordField, Values};
use muniment_core::{Event, LicenseId, LicenseRecord, Op};
use muniment_worker::State;
use uuid::Uuid;

use crate::transact::Decision;
use crate::view::{ColumnChoice, ImportPlan, RowProblem};
use crate::{Done, Error, Vault, show};

/// The largest table, in bytes.
const LARGEST: u64 = 64 << 20;
/// How many rows and problems a plan shows.
const SHOWN: usize = 100;

/// A table cut into cells.
struct Table {
    captions: Vec<String>,
    rows: Vec<(u64, StringRecord)>,
}

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

    fn table(&self, path: &Path) -> Result<Table, Error> {
        let fail = |source| Error::File { what: "read", path: path.to_owned(), source };
        let unreadable = |why: &str| {
            let message = format!("`{}` cannot be read as a table: {why}", path.display());
            Error::invalid("import_unreadable", message)
        };
        let mut file = File::open(path).map_err(fail)?;
        let length = file.metadata().map_err(fail)?.len();
        if length > LARGEST {
            return Err(unreadable("it is larger than 64 MB"));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let reading = self.pool.read(&mut file, length, &name, None, &mut |_| {});
        if !reading.media_type.starts_with("text/") || reading.state != State::Text {
            let why = reading.reason.map(|reason| reason.message);
            return Err(unreadable(why.as_deref().unwrap_or("save it as CSV and try again")));
        }
        let text: String = reading.pages.iter().map(|page| page.text.as_str()).collect();
        Table::cut(&text).map_err(|error| unreadable(&error.to_string()))
    }
}

impl Table {
    fn cut(text: &str) -> Result<Self, csv::Error> {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .from_reader(text.as_bytes());
        let captions = reader.headers()?.iter().map(|caption| caption.trim().to_owned()).collect();
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row?;
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push((row.position().map_or(0, csv::Position::line), row));
            }
        }
        Ok(Self { captions, rows })
    }

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
    let choice = |(field, column): (RecordField, Option<usize>)| ColumnChoice {
        field: field.code().to_owned(),
        column: column.and_then(|column| u32::try_from(column).ok()),
    };
    RecordField::guess(captions).into_iter().map(choice).collect()
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

/// The separator that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t', b'|']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
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
        let table = Table::cut(text).expect("a table");
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

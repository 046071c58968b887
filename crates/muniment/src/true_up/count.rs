//! The count of a true-up from a table: planned, shown, then executed.

use std::collections::BTreeSet;
use std::path::Path;

use csv::StringRecord;
use muniment_core::table::{DayOrder, Values};
use muniment_core::true_up::{Count, CountLine, TrueUpCycle};

use super::{added, line};
use crate::table::{Captioned, Table, likeliest};
use crate::view::{ColumnChoice, CountPlan, RowProblem};
use crate::{Done, Error, Vault};

/// The most products of a count: one statement holds them all.
const MOST_LINES: usize = 1000;

/// The longest name of a product, in characters.
const LONGEST: usize = 200;

/// The columns of a count and their captions, the usual one first.
const FIELDS: [Captioned<'static>; 3] = [
    (
        "product",
        &[
            "product",
            "productname",
            "productfamily",
            "software",
            "title",
            "licensename",
            "item",
            "name",
            "produkt",
            "produktname",
            "bezeichnung",
            "produit",
        ],
    ),
    (
        "deployed",
        &[
            "deployed",
            "installed",
            "deployedquantity",
            "deployments",
            "installations",
            "inuse",
            "used",
            "usage",
            "actual",
            "current",
            "count",
            "bereitgestellt",
            "installiert",
            "imeinsatz",
            "genutzt",
            "ist",
            "anzahl",
        ],
    ),
    (
        "baseline",
        &[
            "baseline",
            "licensed",
            "entitled",
            "entitlements",
            "owned",
            "licensedquantity",
            "purchased",
            "previous",
            "prioryear",
            "licenses",
            "lizenziert",
            "lizenzen",
            "bestand",
            "vorjahr",
            "soll",
        ],
    ),
];

/// Below these words tables add up what stands above.
const TOTALS: [&str; 5] = ["total", "grand total", "sum", "summe", "gesamt"];

/// A table read with a mapping.
struct Reading {
    lines: Vec<CountLine>,
    problems: Vec<RowProblem>,
}

impl Vault {
    /// Reads a table of products with their deployed and licensed units without writing anything.
    /// Without a mapping, the columns are guessed from their captions.
    ///
    /// # Errors
    /// When there is no such agreement or anniversary, or the file cannot be read as a table.
    pub fn plan_count(
        &self,
        agreement: &str,
        anniversary: &str,
        file: &Path,
        mapping: Option<&[ColumnChoice]>,
    ) -> Result<CountPlan, Error> {
        let before = self.true_up(agreement, anniversary, None)?;
        let table = self.table(file)?.captioned(has_all);
        let mapping = match mapping {
            Some(mapping) => mapping.to_vec(),
            None => likeliest(&FIELDS, &table.captions),
        };
        let Reading { lines, problems } = read(&table, &mapping)?;
        let (added, shown) = (added(&lines), lines.iter().map(line).collect());
        let count = Some(Count { from: String::new(), lines });
        let order = TrueUpCycle { count, ..TrueUpCycle::default() }.order();
        Ok(CountPlan {
            columns: table.captions,
            mapping,
            lines: shown,
            added,
            order: order.map(|order| order.code().to_owned()),
            problems,
            replaces: before.counted_from.is_some(),
        })
    }

    /// Writes the count of a plan; returns how many lines it has. It replaces the one before. Rows
    /// that cannot become a line are passed over, as the plan said.
    ///
    /// # Errors
    /// As [`Self::plan_count`], or when no row can become a line.
    pub fn state_count(
        &self,
        agreement: &str,
        anniversary: &str,
        file: &Path,
        mapping: &[ColumnChoice],
    ) -> Result<Done<u64>, Error> {
        let table = self.table(file)?.captioned(has_all);
        let lines = read(&table, mapping)?.lines;
        if lines.is_empty() {
            return Err(Error::invalid("no_lines", "no row of the table counts a product"));
        }
        let from = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let counted = lines.len() as u64;
        let done = self.change_true_up(agreement, anniversary, |_, mut cycle| {
            cycle.count = Some(Count { from: from.clone(), lines: lines.clone() });
            Ok(cycle)
        })?;
        Ok(Done { value: counted, changed: done.changed })
    }

    /// Takes the count of a true-up back.
    ///
    /// # Errors
    /// When there is no such agreement or anniversary.
    pub fn withdraw_count(&self, agreement: &str, anniversary: &str) -> Result<Done<()>, Error> {
        self.change_true_up(agreement, anniversary, |_, cycle| {
            Ok(TrueUpCycle { count: None, ..cycle })
        })
    }
}

fn has_all(captions: &[String]) -> bool {
    likeliest(&FIELDS, captions).iter().all(|choice| choice.column.is_some())
}

fn read(table: &Table, mapping: &[ColumnChoice]) -> Result<Reading, Error> {
    let mut reading = Reading { lines: Vec::new(), problems: Vec::new() };
    let Some(columns) = columns(mapping)? else { return Ok(reading) };
    let mut seen = BTreeSet::new();
    for (at, row) in &table.rows {
        let counted = count_line(row, columns).and_then(|line| {
            if !seen.insert(line.product.to_lowercase()) {
                Err(("counted_twice", line.product))
            } else if reading.lines.len() == MOST_LINES {
                Err(("too_many", line.product))
            } else {
                Ok(line)
            }
        });
        match counted {
            Ok(line) => reading.lines.push(line),
            Err((code, value)) => {
                let value = value.chars().take(80).collect();
                reading.problems.push(RowProblem { line: *at, code: code.to_owned(), value });
            }
        }
    }
    Ok(reading)
}

/// The columns of product, deployed and baseline; none unless all are chosen.
fn columns(mapping: &[ColumnChoice]) -> Result<Option<[usize; 3]>, Error> {
    let mut columns = [None; 3];
    for choice in mapping {
        let known = FIELDS.iter().position(|(name, _)| *name == choice.field);
        let at = known.ok_or_else(|| {
            let message = format!("`{}` is not a field of a count", choice.field);
            Error::invalid("bad_mapping", message)
        })?;
        columns[at] = choice.column.map(|column| column as usize);
    }
    let [Some(product), Some(deployed), Some(baseline)] = columns else { return Ok(None) };
    Ok(Some([product, deployed, baseline]))
}

/// A row as a line, or what is wrong with it: a code and the value.
fn count_line(
    row: &StringRecord,
    [product, deployed, baseline]: [usize; 3],
) -> Result<CountLine, (&'static str, String)> {
    let cell = |column: usize| row.get(column).unwrap_or_default().trim();
    let product: String = cell(product).chars().take(LONGEST).collect();
    if product.is_empty() {
        return Err(("no_product", String::new()));
    }
    if TOTALS.contains(&product.to_lowercase().as_str()) {
        return Err(("total_row", product));
    }
    let values = Values { days: DayOrder::MonthFirst };
    let units = |column: usize| match cell(column) {
        "" => Err(("no_quantity", product.clone())),
        text => values.quantity(text).map_err(|problem| (problem.code(), text.to_owned())),
    };
    let (deployed, baseline) = (units(deployed)?, units(baseline)?);
    Ok(CountLine { product, deployed, baseline })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Reading {
        let table = Table::of(text).captioned(has_all);
        read(&table, &likeliest(&FIELDS, &table.captions)).expect("known fields")
    }

    fn problems(reading: &Reading) -> Vec<(u64, &str)> {
        reading.problems.iter().map(|problem| (problem.line, problem.code.as_str())).collect()
    }

    #[test]
    fn a_table_below_a_title_in_german_is_counted() {
        let reading =
            read_text("Zählung 2024;;\nProdukt;Installiert;Lizenziert\nOffice;1.540;1.500\n");
        let line = CountLine { product: "Office".to_owned(), deployed: 1540, baseline: 1500 };
        assert_eq!(reading.lines, [line]);
    }

    #[test]
    fn each_row_that_cannot_be_counted_is_named_with_its_line() {
        let reading = read_text(
            "Product,Deployed,Baseline\nOffice,5,0\n,1,1\noffice,1,1\nVisio,few,1\nExcel,,1\nTotal,6,1\n",
        );
        assert_eq!(reading.lines.len(), 1, "nothing licensed before is a baseline");
        assert_eq!(
            problems(&reading),
            [
                (3, "no_product"),
                (4, "counted_twice"),
                (5, "bad_quantity"),
                (6, "no_quantity"),
                (7, "total_row")
            ]
        );
    }

    #[test]
    fn without_one_of_the_columns_nothing_is_counted() {
        let reading = read_text("Product,Deployed\nOffice,5\n");
        assert!(reading.lines.is_empty() && reading.problems.is_empty());
    }

    #[test]
    fn a_count_has_an_end() {
        let rows: String = (0..=MOST_LINES).map(|n| format!("p{n},1,1\n")).collect();
        let reading = read_text(&format!("Product,Deployed,Baseline\n{rows}"));
        assert_eq!(reading.lines.len(), MOST_LINES);
        assert_eq!(problems(&reading), [(1002, "too_many")]);
    }
}

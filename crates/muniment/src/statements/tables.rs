//! The rows of a statement as tables: filtered, sorted, a page at a time.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use muniment_core::statement::{
    Extras, Field, Figures, Line, ListedAgreement, ListedKey, Organization, RowKind, RowPlace,
    RowProblem, Statement, Transaction,
};

use super::{place, resolve_statement};
use crate::view::{StatementTable, StatementTableRequest, TableColumn, TableRow};
use crate::{Error, Vault, show};

/// Rows of one answer at most.
const MOST: usize = 1_000;

/// A value of a row by which it is shown and sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cell {
    Text(String),
    Units(i64),
    Day(NaiveDate),
    Nothing,
}

/// A row before it is cut to the columns that hold anything.
struct Row<'a> {
    at: RowPlace,
    cells: Vec<Cell>,
    extra: Option<&'a Extras>,
}

impl Vault {
    /// Rows of a statement.
    ///
    /// # Errors
    /// When the document is read as no statement, or it has no such table.
    pub fn statement_table(
        &self,
        request: &StatementTableRequest,
    ) -> Result<StatementTable, Error> {
        let entry = resolve_statement(&self.catalog, &request.document)?;
        let statement = self.rows_of(&entry)?;
        table(&statement, request)
    }
}

/// Rows of a statement.
pub(super) fn table(
    statement: &Statement,
    request: &StatementTableRequest,
) -> Result<StatementTable, Error> {
    let (fields, mut rows) = if request.table == "problem" {
        (PROBLEM.to_vec(), statement.problems.iter().map(of_problem).collect())
    } else {
        let kind: RowKind = show::code_of(&request.table, "no_such_table")?;
        let fields: Vec<&str> = Field::of(kind).iter().map(|field| field.code()).collect();
        (fields, rows_of_kind(statement, kind))
    };
    let sheets: BTreeSet<u16> = rows.iter().map(|row| row.at.sheet).collect();
    let columns = Columns::of(&fields, &rows);
    let wanted = Wanted::of(statement, request);
    rows.retain(|row| wanted.has(row));
    if let Some(column) = request.sort {
        let column = columns.0.get(column as usize).cloned();
        let Some(column) = column else {
            return Err(Error::invalid("no_such_column", "there is no such column to sort by"));
        };
        rows.sort_by(|a, b| column.cell(a).compared(&column.cell(b), request.descending));
    }
    let total = rows.len() as u64;
    let from = usize::try_from(request.offset).unwrap_or(usize::MAX);
    let limit = usize::try_from(request.limit).unwrap_or(MOST).min(MOST);
    let shown = rows.iter().skip(from).take(limit).map(|row| TableRow {
        at: place(statement, row.at),
        cells: columns.0.iter().map(|column| column.cell(row).text()).collect(),
    });
    let shown = shown.collect();
    let title = |sheet: &u16| place(statement, RowPlace { sheet: *sheet, row: 0 }).sheet;
    Ok(StatementTable {
        rows: shown,
        total,
        columns: columns.0.iter().map(Column::view).collect(),
        sheets: sheets.iter().map(title).collect(),
    })
}

/// Which rows are wanted.
struct Wanted {
    sheet: Option<u16>,
    words: Vec<String>,
}

impl Wanted {
    fn of(statement: &Statement, request: &StatementTableRequest) -> Self {
        let mut numbered = (0..=u16::MAX).zip(&statement.sheets);
        let sheet = Some(&request.sheet).filter(|sheet| !sheet.is_empty());
        let sheet = sheet.map(|title| {
            let found = numbered.find(|(_, sheet)| sheet.name == *title);
            found.map_or(u16::MAX, |(number, _)| number)
        });
        let words = request.filter.split_whitespace().map(str::to_lowercase).collect();
        Self { sheet, words }
    }

    fn has(&self, row: &Row<'_>) -> bool {
        if self.sheet.is_some_and(|sheet| sheet != row.at.sheet) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let mut text = String::new();
        let extra = row.extra.into_iter().flat_map(BTreeMap::values);
        for part in row.cells.iter().map(Cell::text).chain(extra.cloned()) {
            text.push_str(&part.to_lowercase());
            text.push('\n');
        }
        self.words.iter().all(|word| text.contains(word))
    }
}

/// The columns that hold anything.
struct Columns(Vec<Column>);

#[derive(Clone)]
struct Column {
    /// The field, or empty with a caption.
    field: String,
    caption: String,
    at: usize,
    is_number: bool,
}

impl Columns {
    fn of(fields: &[&str], rows: &[Row<'_>]) -> Self {
        let used = |at: usize| {
            rows.iter().any(|row| !matches!(row.cells[at], Cell::Nothing | Cell::Units(0)))
        };
        let mut columns: Vec<Column> = (0..)
            .zip(fields)
            .filter(|(at, _)| used(*at))
            .map(|(at, field)| Column {
                field: (*field).to_owned(),
                caption: String::new(),
                at,
                is_number: rows.iter().any(|row| matches!(row.cells[at], Cell::Units(_))),
            })
            .collect();
        let extras = rows.iter().filter_map(|row| row.extra).flat_map(BTreeMap::keys);
        let captions: BTreeSet<&String> = extras.collect();
        columns.extend(captions.into_iter().map(|caption| Column {
            field: String::new(),
            caption: caption.clone(),
            at: 0,
            is_number: false,
        }));
        Self(columns)
    }
}

impl Column {
    fn cell(&self, row: &Row<'_>) -> Cell {
        if self.field.is_empty() {
            let value = row.extra.and_then(|extra| extra.get(&self.caption));
            return value.map_or(Cell::Nothing, |value| text(value));
        }
        row.cells[self.at].clone()
    }

    fn view(&self) -> TableColumn {
        let Self { field, caption, is_number, .. } = self.clone();
        TableColumn { field, caption, is_number }
    }
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Units(units) => units.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Nothing => String::new(),
        }
    }

    /// What is missing comes last, whichever way is asked for.
    fn compared(&self, other: &Self, descending: bool) -> Ordering {
        let ordering = match (self, other) {
            (Self::Nothing, Self::Nothing) => return Ordering::Equal,
            (Self::Nothing, _) => return Ordering::Greater,
            (_, Self::Nothing) => return Ordering::Less,
            (Self::Units(one), Self::Units(other)) => one.cmp(other),
            (Self::Day(one), Self::Day(other)) => one.cmp(other),
            (Self::Text(one), Self::Text(other)) => one.to_lowercase().cmp(&other.to_lowercase()),
            _ => self.text().cmp(&other.text()),
        };
        if descending { ordering.reverse() } else { ordering }
    }
}

fn rows_of_kind(statement: &Statement, kind: RowKind) -> Vec<Row<'_>> {
    match kind {
        RowKind::Organization => statement.organizations.iter().map(of_organization).collect(),
        RowKind::Line => statement.lines.iter().map(of_line).collect(),
        RowKind::Agreement => statement.agreements.iter().map(of_agreement).collect(),
        RowKind::Transaction => statement.transactions.iter().map(of_transaction).collect(),
        RowKind::Key => statement.keys.iter().map(of_key).collect(),
    }
}

/// The columns of what is wrong with rows.
const PROBLEM: [&str; 3] = ["fault", "column", "value"];

fn of_problem(row: &RowProblem) -> Row<'_> {
    let cells = vec![text(row.fault.code()), text(&row.column), text(&row.value)];
    Row { at: row.at, cells, extra: None }
}

// The cells stand in the order of `Field::of`.

fn of_organization(row: &Organization) -> Row<'_> {
    Row { at: row.at, cells: vec![text(&row.name), text(&row.country)], extra: Some(&row.extra) }
}

fn of_line(row: &Line) -> Row<'_> {
    let Figures { effective, unresolved, upgrade, upgrade_maintained, .. } = row.figures;
    let Figures { active_sa, expiring_12, expiring_24, expiring_later, .. } = row.figures;
    let named = [&row.pool, &row.product, &row.family, &row.version, &row.country];
    let figures = [
        effective,
        unresolved,
        upgrade,
        upgrade_maintained,
        active_sa,
        expiring_12,
        expiring_24,
        expiring_later,
    ];
    let cells = named
        .into_iter()
        .map(|name| text(name))
        .chain(figures.map(Cell::Units))
        .chain([day(row.sa_to)]);
    Row { at: row.at, cells: cells.collect(), extra: Some(&row.extra) }
}

fn of_agreement(row: &ListedAgreement) -> Row<'_> {
    let cells = vec![
        text(&row.customer),
        text(&row.license_type),
        text(&row.status),
        text(&row.program),
        text(&row.agreement_type),
        text(&row.authorization),
        text(&row.number),
        day(row.from),
        day(row.to),
        text(&row.city),
        text(&row.state),
        text(&row.country),
    ];
    Row { at: row.at, cells, extra: Some(&row.extra) }
}

fn of_transaction(row: &Transaction) -> Row<'_> {
    let cells = vec![
        text(&row.customer),
        text(&row.reseller),
        text(&row.authorization),
        text(&row.number),
        text(&row.program),
        text(&row.part_number),
        text(&row.item),
        text(&row.publisher),
        text(&row.pool),
        text(&row.family),
        text(&row.version),
        text(&row.license_type),
        Cell::Units(row.quantity),
        day(row.ordered_on),
        text(&row.order),
        text(&row.purchase_order),
        text(&row.invoice),
        day(row.covered_from),
        day(row.covered_to),
        text(&row.country),
        text(&row.unit_price),
        text(&row.amount),
        text(&row.currency),
    ];
    Row { at: row.at, cells, extra: Some(&row.extra) }
}

fn of_key(row: &ListedKey) -> Row<'_> {
    let units = |units: Option<i64>| units.map_or(Cell::Nothing, Cell::Units);
    let cells = vec![
        text(&row.product),
        text(&row.last_five),
        text(&row.kind),
        units(row.used),
        units(row.available),
        text(&row.number),
        text(&row.organization),
    ];
    Row { at: row.at, cells, extra: Some(&row.extra) }
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) }
}

fn day(day: Option<NaiveDate>) -> Cell {
    day.map_or(Cell::Nothing, Cell::Day)
}

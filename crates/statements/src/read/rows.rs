//! Rows of a grid as rows of a statement.

use std::collections::HashMap;

use muniment_core::key::KeyValue;
use muniment_core::statement::{
    Extras, Field, Figures, Line, ListedAgreement, ListedKey, Organization, RowFault, RowKind,
    RowPlace, RowProblem, Sheet, Statement, Transaction,
};
use muniment_core::table::{DayOrder, Values};

use super::grid::{Cell, Grid, Row};
use super::header::Header;
use crate::captions::plain;
use crate::secret::{FoundKey, mask};

/// What is kept of the text of a cell that is wrong.
const SHOWN: usize = 80;
/// An export may show the end of a key alone.
const SHOWN_OF_A_KEY: usize = 5;

/// Reads every row below a header into a statement.
pub(super) fn read(
    grid: &mut Grid,
    header: &Header,
    kind: RowKind,
    sheet: u16,
    statement: &mut Statement,
) -> Vec<FoundKey> {
    let merged = grid.covered();
    let mut rows = std::mem::take(&mut grid.rows);
    let extras = (0..header.captions.len())
        .filter(|at| !header.captions[*at].is_empty())
        .filter(|at| !header.columns.values().any(|column| column == at))
        .collect();
    let values = Values { days: day_order(&rows[header.at + 1..], header) };
    let columns = Field::ALL.iter().map(|field| header.columns.get(field).copied()).collect();
    let mut reader = RowReader {
        merged,
        header,
        columns,
        extras,
        values,
        place: RowPlace { sheet, row: 0 },
        row: Row::default(),
        problems: Vec::new(),
        keys: Vec::new(),
    };
    let heads: Vec<String> = header.captions.iter().map(|caption| plain(caption)).collect();
    for row in rows.drain(header.at + 1..) {
        if row.cells.iter().all(Cell::is_blank) || is_header_again(&row, header, &heads) {
            continue;
        }
        reader.place.row = row.number;
        reader.row = row;
        reader.read(kind, statement);
    }
    statement.problems.append(&mut reader.problems);
    let keys = reader.keys;
    grid.rows = rows;
    keys
}

/// What a sheet is, for the statement.
pub(super) fn sheet(grid: &Grid, header: Option<&Header>) -> Sheet {
    let below = header.map_or(0, |header| header.at + 1);
    let count = grid.rows.len().saturating_sub(below);
    Sheet {
        name: grid.name.clone(),
        tab: None,
        header_row: header.map(|header| grid.rows[header.at].number),
        captions: header.map(|header| header.captions.clone()).unwrap_or_default(),
        rows: u32::try_from(count).unwrap_or(u32::MAX),
    }
}

struct RowReader<'a> {
    /// What merged ranges show at the cells that they cover.
    merged: HashMap<(u32, usize), String>,
    header: &'a Header,
    /// The column of each field, by the field's own number.
    columns: Vec<Option<usize>>,
    extras: Vec<usize>,
    values: Values,
    place: RowPlace,
    row: Row,
    problems: Vec<RowProblem>,
    keys: Vec<FoundKey>,
}

impl RowReader<'_> {
    fn read(&mut self, kind: RowKind, statement: &mut Statement) {
        let names = Field::naming(kind);
        if names.iter().all(|field| self.is_blank(*field)) {
            let text = self.row.cells.iter().map(Cell::text).find(|text| !text.is_empty());
            self.complain("", RowFault::NoName, &text.unwrap_or_default());
            return;
        }
        match kind {
            RowKind::Organization => {
                let row = self.organization();
                statement.organizations.push(row);
            }
            RowKind::Line => {
                let row = self.line();
                statement.lines.push(row);
            }
            RowKind::Agreement => {
                let row = self.agreement();
                statement.agreements.push(row);
            }
            RowKind::Transaction => {
                let row = self.transaction();
                statement.transactions.push(row);
            }
            RowKind::Key => {
                let row = self.key();
                statement.keys.push(row);
            }
        }
    }

    fn organization(&mut self) -> Organization {
        Organization {
            at: self.place,
            name: self.text(Field::Customer),
            country: self.text(Field::AgreementCountry),
            extra: self.extra(),
        }
    }

    fn line(&mut self) -> Line {
        let (effective, is_grant) = self.granted_units(Field::Effective);
        Line {
            at: self.place,
            pool: self.text(Field::Pool),
            product: self.text(Field::Product),
            family: self.text(Field::Family),
            version: self.text(Field::Version),
            country: self.text(Field::UsageCountry),
            figures: Figures {
                effective,
                unresolved: self.units(Field::Unresolved),
                upgrade: self.units(Field::Upgrade),
                upgrade_maintained: self.units(Field::UpgradeMaintained),
                active_sa: self.units(Field::ActiveSa),
                expiring_12: self.units(Field::Expiring12),
                expiring_24: self.units(Field::Expiring24),
                expiring_later: self.units(Field::ExpiringLater),
            },
            is_grant,
            sa_to: self.day(Field::SaTo),
            extra: self.extra(),
        }
    }

    fn agreement(&mut self) -> ListedAgreement {
        ListedAgreement {
            at: self.place,
            customer: self.text(Field::Customer),
            license_type: self.text(Field::LicenseAgreementType),
            status: self.text(Field::AgreementStatus),
            program: self.text(Field::Program),
            agreement_type: self.text(Field::AgreementType),
            authorization: self.text(Field::Authorization),
            number: self.text(Field::Number),
            from: self.day(Field::AgreementFrom),
            to: self.day(Field::AgreementTo),
            city: self.text(Field::City),
            state: self.text(Field::State),
            country: self.text(Field::AgreementCountry),
            extra: self.extra(),
        }
    }

    fn transaction(&mut self) -> Transaction {
        Transaction {
            at: self.place,
            customer: self.text(Field::Customer),
            reseller: self.text(Field::Reseller),
            authorization: self.text(Field::Authorization),
            number: self.text(Field::Number),
            program: self.text(Field::Program),
            part_number: self.text(Field::PartNumber),
            item: self.text(Field::Item),
            publisher: self.text(Field::Publisher),
            pool: self.text(Field::Pool),
            family: self.text(Field::Family),
            version: self.text(Field::Version),
            license_type: self.text(Field::LicenseType),
            quantity: self.units(Field::Quantity),
            ordered_on: self.day(Field::OrderedOn),
            order: self.text(Field::Order),
            purchase_order: self.text(Field::PurchaseOrder),
            invoice: self.text(Field::Invoice),
            covered_from: self.day(Field::CoveredFrom),
            covered_to: self.day(Field::CoveredTo),
            country: self.text(Field::UsageCountry),
            unit_price: self.text(Field::UnitPrice),
            amount: self.text(Field::Amount),
            currency: self.text(Field::Currency),
            extra: self.extra(),
        }
    }

    fn key(&mut self) -> ListedKey {
        let text = self.take(Field::Key).into_text();
        let mut last_five = String::new();
        if let Ok(key) = text.parse::<KeyValue>() {
            key.last_five().clone_into(&mut last_five);
            self.keys.push(FoundKey { at: self.place, key });
        } else if text.chars().count() <= SHOWN_OF_A_KEY {
            last_five = text;
        } else {
            // It may be a key but for a slip, so it is not repeated.
            self.complain_of(Field::Key, RowFault::BadKey, "");
        }
        ListedKey {
            at: self.place,
            product: self.text(Field::Item),
            kind: self.text(Field::KeyType),
            last_five,
            used: self.stated_units(Field::Used),
            available: self.stated_units(Field::Available),
            number: self.text(Field::Number),
            organization: self.text(Field::Customer),
            extra: self.extra(),
        }
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// The cell of a field. The caller has it alone: a row is read once.
    fn take(&mut self, field: Field) -> Cell {
        let cell = self.column(field).and_then(|at| self.row.cells.get_mut(at));
        cell.map(std::mem::take).unwrap_or_default()
    }

    fn is_blank(&self, field: Field) -> bool {
        let Some(at) = self.column(field) else { return true };
        self.row.cells.get(at).is_none_or(Cell::is_blank)
            && !self.merged.contains_key(&(self.row.number, at))
    }

    /// A text; one that spans merged rows stands on each of them.
    fn text(&mut self, field: Field) -> String {
        let Some(at) = self.column(field) else { return String::new() };
        let text = self.take(field).into_text();
        let text = match text.is_empty() && !self.merged.is_empty() {
            true => self.merged.get(&(self.row.number, at)).cloned().unwrap_or_default(),
            false => text,
        };
        self.masked(at, text)
    }

    /// A product key in a column of texts is kept as its last group.
    fn masked(&mut self, column: usize, text: String) -> String {
        let (text, count, keys) = mask(text);
        self.keys.extend(keys.into_iter().map(|key| FoundKey { at: self.place, key }));
        for _ in 0..count {
            let caption = self.header.captions.get(column).cloned().unwrap_or_default();
            self.complain(&caption, RowFault::KeyMasked, "");
        }
        text
    }

    /// Units, of which a blank cell holds none.
    fn units(&mut self, field: Field) -> i64 {
        self.stated_units(field).unwrap_or(0)
    }

    fn stated_units(&mut self, field: Field) -> Option<i64> {
        let cell = self.take(field);
        let units = match &cell {
            Cell::Blank => return None,
            Cell::Number(number) => whole(*number),
            Cell::Text(text) if text.trim().is_empty() => return None,
            Cell::Text(text) => self.values.units(text.trim()).ok(),
            Cell::Day(_) => None,
        };
        if units.is_none() {
            self.complain_of(field, RowFault::BadQuantity, &cell.text());
        }
        units
    }

    /// Units that may bear the mark of a grant.
    fn granted_units(&mut self, field: Field) -> (i64, bool) {
        let at = self.column(field);
        let cell = at.and_then(|at| self.row.cells.get_mut(at));
        let mut is_grant = false;
        if let Some(Cell::Text(text)) = cell
            && text.contains('*')
        {
            is_grant = true;
            *text = text.replace('*', "");
        }
        (self.units(field), is_grant)
    }

    fn day(&mut self, field: Field) -> Option<chrono::NaiveDate> {
        let cell = self.take(field);
        let day = match &cell {
            Cell::Day(day) => Some(*day),
            Cell::Blank => return None,
            Cell::Text(text) if text.trim().is_empty() => return None,
            Cell::Text(text) => self.values.day(text.trim()).ok(),
            Cell::Number(_) => None,
        };
        if day.is_none() {
            self.complain_of(field, RowFault::BadDate, &cell.text());
        }
        day
    }

    fn extra(&mut self) -> Extras {
        let mut extra = Extras::new();
        let extras = std::mem::take(&mut self.extras);
        for at in extras.iter().copied() {
            let cell = self.row.cells.get_mut(at).map(std::mem::take).unwrap_or_default();
            if !cell.is_blank() {
                let text = self.masked(at, cell.into_text());
                extra.insert(self.header.captions[at].clone(), text);
            }
        }
        self.extras = extras;
        extra
    }

    fn complain_of(&mut self, field: Field, fault: RowFault, value: &str) {
        let at = self.column(field).unwrap_or(usize::MAX);
        let caption = self.header.captions.get(at).cloned().unwrap_or_default();
        self.complain(&caption, fault, value);
    }

    fn complain(&mut self, column: &str, fault: RowFault, value: &str) {
        let value = muniment_core::key::mask(value);
        self.problems.push(RowProblem {
            at: self.place,
            column: column.to_owned(),
            fault,
            value: value.chars().take(SHOWN).collect(),
        });
    }
}

/// A number that is a whole one.
fn whole(number: f64) -> Option<i64> {
    // Beyond this, not every whole number has a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// Whether days come before months is seen from all rows together.
fn day_order(rows: &[Row], header: &Header) -> DayOrder {
    let columns: Vec<usize> =
        header.columns.iter().filter(|(field, _)| field.is_day()).map(|(_, at)| *at).collect();
    let texts = rows.iter().flat_map(|row| columns.iter().filter_map(|at| row.cells.get(*at)));
    DayOrder::seen_in(texts.filter_map(|cell| match cell {
        Cell::Text(text) => Some(text.as_str()),
        _ => None,
    }))
}

/// Tables that were printed page by page repeat their header.
fn is_header_again(row: &Row, header: &Header, heads: &[String]) -> bool {
    let mut columns = header.columns.values();
    columns
        .all(|at| matches!(row.cells.get(*at), Some(Cell::Text(text)) if plain(text) == heads[*at]))
}

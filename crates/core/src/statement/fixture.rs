//! Statements for tests.

use chrono::NaiveDate;

use super::{Figures, Line, Sheet, Statement, StatementKind, Tab, Transaction};

/// A statement with a license summary and nothing on it.
pub(crate) fn statement(calculated_on: &str) -> Statement {
    let sheet = |name: &str, tab| Sheet {
        name: name.into(),
        tab: Some(tab),
        header_row: Some(10),
        captions: Vec::new(),
        rows: 0,
    };
    Statement {
        calculated_on: Some(day(calculated_on)),
        name: "Fairmont Falls".into(),
        request_id: "R-1".into(),
        sheets: vec![
            sheet("License Summary", Tab::LicenseSummary),
            sheet("MPSA", Tab::Mpsa),
            sheet("Pivot Data", Tab::PivotData),
        ],
        ..Statement::new(StatementKind::Mls)
    }
}

/// A line of the license summary.
pub(crate) fn line(family: &str, version: &str, effective: i64) -> Line {
    Line {
        pool: "Applications".into(),
        family: family.into(),
        version: version.into(),
        figures: Figures { effective, ..Figures::default() },
        ..Line::default()
    }
}

/// A purchase with its license.
pub(crate) fn posted(
    part_number: &str,
    family: &str,
    version: &str,
    quantity: i64,
    ordered_on: &str,
) -> Transaction {
    Transaction {
        number: "17296530".into(),
        part_number: part_number.into(),
        family: family.into(),
        version: version.into(),
        license_type: "L".into(),
        quantity,
        ordered_on: Some(day(ordered_on)),
        ..Transaction::default()
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

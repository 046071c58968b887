//! The tables of a pack: which columns they have, as CSV and as workbooks.

use muniment_core::pack::Content;
use muniment_core::pack::{CitationRow, GroupRow, IndexRow, PackFile, PositionRow};
use muniment_core::statement::HoldingKind;
use muniment_statements::write::{DayForm, Table, TableError, Value};

use crate::Error;

/// The table of every exhibit.
pub(super) fn index(rows: &[IndexRow]) -> Table {
    let captions = vec![
        "Exhibit",
        "First page",
        "Last page",
        "Volume",
        "Kind",
        "Document name",
        "Legal entity",
        "Vendor",
        "Numbers",
        "Date",
        "Products",
        "Quantity",
        "License records",
        "Requests",
        "SHA-256",
        "Pages",
        "Path",
        "Notes",
    ];
    let row = |row: &IndexRow| {
        vec![
            Value::of(&row.exhibit),
            Value::of(&row.first_page),
            Value::of(&row.last_page),
            Value::Units(row.volume.into()),
            Value::of(&row.kind),
            Value::of(&row.name),
            Value::of(&row.entity),
            Value::of(&row.vendor),
            Value::of(&row.numbers),
            Value::on(row.date),
            Value::of(&row.products),
            row.quantity.map_or(Value::Blank, units),
            Value::of(&row.licenses),
            Value::of(&row.requests),
            Value::of(&row.sha256),
            Value::Units(row.pages.into()),
            Value::of(&row.path),
            Value::of(&row.notes),
        ]
    };
    table(captions, rows.iter().map(row))
}

/// The table of what is held of each product version.
pub(super) fn position(rows: &[PositionRow]) -> Table {
    const KINDS: [(HoldingKind, &str); 12] = [
        (HoldingKind::Volume, "Volume licenses"),
        (HoldingKind::Oem, "OEM"),
        (HoldingKind::Fpp, "Retail boxes"),
        (HoldingKind::Esd, "Downloads"),
        (HoldingKind::Isv, "ISV"),
        (HoldingKind::Mpn, "Partner grants"),
        (HoldingKind::Mpsa, "MPSA"),
        (HoldingKind::Subscription, "Subscriptions"),
        (HoldingKind::TransferredIn, "Transferred in"),
        (HoldingKind::TransferredOut, "Transferred out"),
        (HoldingKind::Divested, "Divested"),
        (HoldingKind::Adjustment, "Adjustments"),
    ];
    let mut captions = vec!["Publisher", "Product", "Version", "Metric"];
    captions.extend(KINDS.map(|(_, caption)| caption));
    captions.extend(["Total", "Of it proven", "Not counted", "Records by status", "Exhibits"]);
    let row = |row: &PositionRow| {
        let texts = [&row.publisher, &row.product, &row.version, &row.metric];
        let mut values = texts.map(|text| Value::of(text)).to_vec();
        let of = |kind| row.units.get(kind).copied().map_or(Value::Blank, Value::Units);
        values.extend(KINDS.iter().map(|(kind, _)| of(kind)));
        let statuses = row.statuses.iter().map(|(status, count)| format!("{status}: {count}"));
        let exhibits: Vec<&str> = row.exhibits.iter().map(String::as_str).collect();
        values.extend([
            Value::Units(row.total),
            Value::Units(row.proven),
            if row.uncounted == 0 { Value::Blank } else { units(row.uncounted) },
            Value::of(&statuses.collect::<Vec<_>>().join("; ")),
            Value::of(&exhibits.join("; ")),
        ]);
        values
    };
    table(captions, rows.iter().map(row))
}

/// The table of what the rules ask of each record, and what shows it.
pub(super) fn completeness(rows: &[GroupRow]) -> Table {
    let captions = vec![
        "License record",
        "Product",
        "Quantity",
        "Status",
        "Rule",
        "Group",
        "Asks for",
        "State",
        "Exhibits",
    ];
    let row = |row: &GroupRow| {
        vec![
            Value::of(&row.license),
            Value::of(&row.title),
            units(row.quantity),
            Value::of(&row.status),
            Value::of(&row.rule),
            Value::of(&row.group),
            Value::of(&row.asks),
            Value::of(&row.state),
            Value::of(&row.exhibits),
        ]
    };
    table(captions, rows.iter().map(row))
}

/// The table of the terms that govern each record.
pub(super) fn citations(rows: &[CitationRow]) -> Table {
    let captions = vec![
        "License record",
        "Product",
        "Version",
        "Rule",
        "Source",
        "Day that counts",
        "Terms",
        "Edition",
        "In force from",
        "Address",
        "SHA-256",
    ];
    let row = |row: &CitationRow| {
        let texts = [
            &row.license,
            &row.title,
            &row.version,
            &row.rule,
            &row.source,
            &row.required_on,
            &row.kind,
            &row.edition,
            &row.effective,
            &row.address,
            &row.sha256,
        ];
        texts.map(|text| Value::of(text)).to_vec()
    };
    table(captions, rows.iter().map(row))
}

/// A table as the two files of a pack.
pub(super) fn files(name: &str, sheet: &str, table: &Table) -> Result<Vec<PackFile>, Error> {
    let fail = |error: TableError| Error::invalid("table_too_large", format!("{name}: {error}"));
    let csv = table.csv().map_err(fail)?.into_bytes();
    let workbook = table.workbook(sheet).map_err(fail)?;
    let file = |extension: &str, bytes: Vec<u8>| PackFile {
        name: format!("{name}.{extension}"),
        content: Content::Made(bytes),
    };
    Ok(vec![file("csv", csv), file("xlsx", workbook)])
}

fn table(captions: Vec<&'static str>, rows: impl Iterator<Item = Vec<Value>>) -> Table {
    Table { captions, rows: rows.collect(), days: DayForm::Iso }
}

fn units(units: u64) -> Value {
    Value::Units(i64::try_from(units).unwrap_or(i64::MAX))
}

/// The table of how two statements differ.
pub(super) fn comparison(rows: Vec<Vec<Value>>) -> Table {
    let captions =
        vec!["Product", "Version", "Before", "After", "Explained", "Not explained", "How"];
    table(captions, rows.into_iter())
}

/// The table of the true numbers: each part in a column of its own.
pub(super) fn true_numbers(rows: &[Vec<Value>]) -> Table {
    const COMPONENTS: [&str; 13] = [
        "Statement",
        "Divested",
        "Transferred out",
        "OEM",
        "Retail boxes",
        "Downloads",
        "ISV",
        "Partner grants",
        "MPSA",
        "Subscriptions",
        "Transferred in",
        "Pending",
        "Adjustments",
    ];
    let mut captions = vec!["Product", "Version"];
    captions.extend(COMPONENTS);
    captions.extend(["Literal", "True number", "Gap", "Rows of the statement", "Exhibits"]);
    table(captions, rows.iter().cloned())
}

/// The table of what is disputed.
pub(super) fn disputes(rows: &[Vec<Value>]) -> Table {
    let captions = vec![
        "Statement of",
        "Product",
        "Version",
        "Listed",
        "Claimed",
        "State",
        "Since",
        "Reference",
        "Exhibits",
    ];
    table(captions, rows.iter().cloned())
}

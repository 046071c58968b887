//! The workbooks of the sample vault: a license statement in the publisher's layout, and a price
//! sheet. The statement holds what the records say that were bought under volume licensing.

use muniment_core::{AcquisitionChannel, LicenseRecord};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::companies::{LARKSPUR_DE, LARKSPUR_UK, NORTHGATE};
use super::records::{AGREEMENT, GERMAN_AGREEMENT, licenses};
use super::trade::{first_order, german_order, true_up};

const REQUEST: &str = "3f0c1f5e-0000-4000-8000-000000441793";
const CALCULATED: &str = "2026/03/31";

/// A row of text and numbers.
enum Cell {
    Text(String),
    Number(u64),
}

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

/// The license statement.
pub(super) fn license_statement() -> Vec<u8> {
    statement().expect("a workbook in memory can be written")
}

fn statement() -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook()?;
    let covered: Vec<LicenseRecord> = licenses().into_iter().filter(is_in_statement).collect();
    summary_sheets(&mut book, &covered)?;
    agreements_sheet(&mut book)?;
    transactions_sheet(&mut book, &covered)?;
    let glossary = [
        ["Effective quantity", "Licenses that count today, after upgrades and step-ups."],
        [
            "Unresolved quantity",
            "Licenses that need another license under them that was not found.",
        ],
        [
            "Active SA quantity",
            "Licenses whose Software Assurance had not ended on the calculation date.",
        ],
    ];
    let rows = glossary.map(|row| row.map(text).into());
    sheet(&mut book, "FAQ and Glossary", 6, &["Term", "Meaning"], rows.into())?;
    pivot_sheet(&mut book, &covered)?;
    book.save_to_buffer()
}

/// Statements hold volume licensing only, and no transfers.
fn is_in_statement(record: &LicenseRecord) -> bool {
    use AcquisitionChannel::{MsdnVl, TrueUp, VolumeLicense};
    matches!(record.channel, Some(VolumeLicense | TrueUp | MsdnVl))
}

fn workbook() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 4, 2)?;
    book.set_properties(
        &DocProperties::new().set_author("Sample vault").set_creation_datetime(&created),
    );
    Ok(book)
}

/// Adds a sheet with the statement's header block and a table below it.
fn sheet(
    book: &mut Workbook,
    name: &str,
    captions_row: u32,
    captions: &[&str],
    rows: Vec<Vec<Cell>>,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    let bold = Format::new().set_bold();
    sheet.write_with_format(0, 1, "Microsoft License Statement", &bold)?;
    sheet.write(1, 1, "Sample data: every number is invented")?;
    sheet.write(2, 1, "Microsoft License Statement Name:")?.write(2, 3, "LARKSPUR INSTRUMENTS")?;
    sheet.write(3, 1, "Request ID:")?.write(3, 3, REQUEST)?;
    sheet.write(2, 9, "Calculation Date:")?.write(2, 10, CALCULATED)?;
    table(sheet, captions_row, captions, rows)
}

fn table(
    sheet: &mut Worksheet,
    captions_row: u32,
    captions: &[&str],
    rows: Vec<Vec<Cell>>,
) -> Result<(), XlsxError> {
    let band = Format::new().set_bold().set_background_color(0x00DD_E6F0).set_text_wrap();
    for (column, caption) in (1..).zip(captions) {
        sheet.write_with_format(captions_row, column, *caption, &band)?;
        sheet.set_column_width(column, 22.0)?;
    }
    for (row, cells) in (captions_row + 1..).zip(rows) {
        for (column, cell) in (1..).zip(cells) {
            match cell {
                Cell::Text(value) => sheet.write(row, column, value)?,
                Cell::Number(value) => sheet.write(row, column, value as f64)?,
            };
        }
    }
    Ok(())
}

fn summary_sheets(book: &mut Workbook, covered: &[LicenseRecord]) -> Result<(), XlsxError> {
    let organizations = [LARKSPUR_UK.name, LARKSPUR_DE.name, "Larkspur Instruments Inc."];
    let rows = organizations.map(|name| vec![text(name), text("Full"), text("All Countries")]);
    sheet(book, "Organization Summary", 6, &["Organization", "Scope", "Country"], rows.into())?;
    let captions = [
        "Product Pool",
        "License Product Family",
        "License Version",
        "Effective License Quantity",
        "Unresolved Quantity",
        "Active SA Quantity",
    ];
    let row = |record: &LicenseRecord| {
        vec![
            text(pool(record)),
            Cell::Text(family(record)),
            text(&record.version),
            Cell::Number(record.quantity),
            Cell::Number(0),
            Cell::Number(active_assurance(record)),
        ]
    };
    sheet(book, "License Summary", 6, &captions, covered.iter().map(row).collect())?;
    let captions = ["License Product Family", "License Version", "Purchased Quantity"];
    let row = |record: &LicenseRecord| {
        vec![Cell::Text(family(record)), text(&record.version), Cell::Number(record.quantity)]
    };
    sheet(book, "Transaction Summary", 6, &captions, covered.iter().map(row).collect())
}

fn agreements_sheet(book: &mut Workbook) -> Result<(), XlsxError> {
    let captions = [
        "Customer Name on Agreement",
        "License Agreement Type",
        "Agreement Status",
        "License Program",
        "Agreement Type",
        "Authorization / Agreement Number",
        "License / Enrollment / Customer Number",
        "Agreement Start Date",
        "Agreement End Date",
        "City",
        "State/Region",
        "Country on Agreement",
    ];
    let agreements = [
        [
            LARKSPUR_UK.name,
            "Standard",
            "Active",
            "Enterprise 6",
            "Enrollment",
            AGREEMENT,
            "E8830127",
            "04/01/2020",
            "03/31/2026",
            "WEXCOMBE",
            "",
            "United Kingdom",
        ],
        [
            LARKSPUR_DE.name,
            "Standard",
            "Active",
            "Open Value",
            "Agreement",
            GERMAN_AGREEMENT,
            GERMAN_AGREEMENT,
            "05/01/2021",
            "04/30/2024",
            "AUENTAL",
            "",
            "Germany",
        ],
        [
            "Larkspur Instruments Inc.",
            "Standard",
            "Active",
            "Select Plus",
            "Registration",
            "S2210745",
            "6D41B7A9",
            "02/12/2021",
            "",
            "FAIRMONT FALLS",
            "OR",
            "United States",
        ],
    ];
    let rows = agreements.map(|row| row.map(text).into());
    sheet(book, "License Agreements", 10, &captions, rows.into())
}

fn transactions_sheet(book: &mut Workbook, covered: &[LicenseRecord]) -> Result<(), XlsxError> {
    let captions = [
        "Customer Name on Agreement",
        "Reseller Name",
        "License / Enrollment / Customer Number",
        "Part Number",
        "Item Name",
        "License Product Family",
        "License Version",
        "License Program",
        "Quantity",
        "Order Date",
        "Coverage Start Date",
        "Coverage End Date",
        "Country of Usage",
    ];
    let date = |day: Option<chrono::NaiveDate>| {
        text(&day.map_or(String::new(), |day| day.format("%m/%d/%Y").to_string()))
    };
    let row = |record: &LicenseRecord| {
        let (reseller, country) = match record.licensee.as_str() {
            name if name == LARKSPUR_UK.name => (NORTHGATE.name, "United Kingdom"),
            name if name == LARKSPUR_DE.name => ("Kontor Softhaus GmbH", "Germany"),
            _ => ("Tidewater Software Supply Inc.", "United States"),
        };
        vec![
            text(&record.licensee),
            text(reseller),
            text(&record.agreement_number),
            text(&record.part_number),
            Cell::Text(record.title()),
            Cell::Text(family(record)),
            text(&record.version),
            text(&record.program),
            Cell::Number(record.quantity),
            date(record.acquired_on),
            date(record.sa_from),
            date(record.sa_to),
            text(country),
        ]
    };
    sheet(book, "Transaction Data", 6, &captions, covered.iter().map(row).collect())
}

fn pivot_sheet(book: &mut Workbook, covered: &[LicenseRecord]) -> Result<(), XlsxError> {
    let captions = [
        "Product Pool",
        "License Product Family",
        "License Version",
        "Effective License Quantity",
        "Upgrade License Quantity",
        "Upgrade License Quantity (w/ Maintenance)",
        "Active SA Quantity",
        "Country of Usage",
        "Expiring SA 0 - 12 Months",
        "Expiring SA 12 - 24 Months",
        "Expiring SA > 24 Months",
    ];
    let row = |record: &LicenseRecord| {
        let active = active_assurance(record);
        vec![
            text(pool(record)),
            Cell::Text(family(record)),
            text(&record.version),
            Cell::Number(record.quantity),
            Cell::Number(0),
            Cell::Number(0),
            Cell::Number(active),
            text("All Countries"),
            Cell::Number(active),
            Cell::Number(0),
            Cell::Number(0),
        ]
    };
    sheet(book, "Pivot Data", 9, &captions, covered.iter().map(row).collect())
}

fn family(record: &LicenseRecord) -> String {
    format!("{} {}", record.product, record.edition).trim().to_owned()
}

fn pool(record: &LicenseRecord) -> &'static str {
    match record.product.as_str() {
        "Office" | "Visio" | "Project" | "Visual Studio" => "Applications",
        _ => "Servers",
    }
}

/// Coverage that had not ended on the calculation date.
fn active_assurance(record: &LicenseRecord) -> u64 {
    let calculated = super::records::day(2026, 3, 31);
    if record.sa_to.is_some_and(|last| last >= calculated) { record.quantity } else { 0 }
}

/// The reseller's price sheet for the enrollment.
pub(super) fn price_sheet() -> Vec<u8> {
    prices().expect("a workbook in memory can be written")
}

fn prices() -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook()?;
    for (name, purchases) in [
        ("Prices GBP 2020-2023", vec![first_order(), true_up()]),
        ("Preise EUR 2021", vec![german_order()]),
    ] {
        let rows = purchases
            .iter()
            .flat_map(|purchase| {
                purchase.lines.iter().map(|line| {
                    vec![
                        text(&line.part),
                        text(&line.text),
                        text(purchase.currency),
                        Cell::Text(purchase.locale.money(line.unit)),
                    ]
                })
            })
            .collect();
        let sheet = book.add_worksheet().set_name(name)?;
        sheet.write(0, 1, "Customer price sheet, sample data")?;
        table(sheet, 3, &["Part number", "Description", "Currency", "Unit price"], rows)?;
    }
    book.save_to_buffer()
}

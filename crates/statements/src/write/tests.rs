use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use muniment_core::statement::StatementKind;
use muniment_core::table::{DayOrder, RecordField, Values};
use muniment_core::{Acquisition, AcquisitionChannel, Agreement, LicenseRecord};

use super::*;
use crate::{Captions, Source, read};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn record() -> LicenseRecord {
    LicenseRecord {
        publisher: "Microsoft".into(),
        product: "Visio".into(),
        edition: "Professional".into(),
        version: "2019".into(),
        part_number: "D87-01057".into(),
        quantity: 1250,
        channel: Some(AcquisitionChannel::Oem),
        agreement_number: "8837001".into(),
        licensee: "Fairmont, \"Falls\" & Co".into(),
        acquired_on: Some(day("2024-02-03")),
        sa_to: Some(day("2027-01-31")),
        notes: "=HYPERLINK(\"http://example.com\")".into(),
        ..LicenseRecord::default()
    }
}

fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    rows.collect()
}

fn sheet(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

#[test]
fn text_that_begins_like_a_formula_is_harmless_in_csv() {
    let table = Table {
        captions: vec!["a"; 6],
        rows: vec![["=1+1", "+1", "-1", "@x", "\tx", "x=1"].map(Value::of).into()],
        days: DayForm::Iso,
    };
    let rows = cells(&table.csv().expect("written"));
    assert_eq!(rows[1], ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "x=1"]);
}

#[test]
fn negative_units_stay_numbers() {
    let table =
        Table { captions: vec!["a"], rows: vec![vec![Value::Units(-3)]], days: DayForm::Iso };
    assert_eq!(cells(&table.csv().expect("written"))[1], ["-3"]);
}

#[test]
fn a_workbook_holds_no_formula() {
    let bytes = records(&[record()]).workbook("Licenses").expect("written");
    let mut book = sheet(&bytes);
    assert!(book.worksheet_formula("Licenses").expect("a sheet").is_empty());
    let range = book.worksheet_range("Licenses").expect("a sheet");
    let notes = range.get_value((1, 14)).expect("a cell");
    assert_eq!(notes, &Data::String("=HYPERLINK(\"http://example.com\")".into()));
}

#[test]
fn license_records_read_back_as_they_were() {
    let plain = LicenseRecord { notes: "none".into(), ..record() };
    let rows = cells(&records(std::slice::from_ref(&plain)).csv().expect("written"));
    let mut back = LicenseRecord::default();
    let values = Values { days: DayOrder::MonthFirst };
    for (field, column) in RecordField::guess(&rows[0]) {
        let cell = &rows[1][column.expect("every field has its column")];
        if !cell.is_empty() {
            field.set(&mut back, cell, &values).expect("a value");
        }
    }
    assert_eq!(back, plain);
}

#[test]
fn a_general_license_statement_reads_back() {
    let acquisition = Acquisition { order_number: "PO-7".into(), ..Acquisition::default() };
    let text = config_manager(&[(record(), acquisition)]).csv().expect("written");
    // Yes is 0 in its column of support.
    assert_eq!(cells(&text)[1][8], "0");
    assert_eq!(cells(&text)[1][7], "02/03/2024");
    let read = read(Source::Text(&text), &Captions::built_in(), None).expect("an export");
    assert_eq!(read.statement.kind, StatementKind::GeneralLicenses);
    let row = &read.statement.transactions[0];
    assert_eq!((row.quantity, row.purchase_order.as_str()), (1250, "PO-7"));
    assert_eq!(row.covered_to, Some(day("2027-01-31")));
}

#[test]
fn other_data_has_columns_a_to_o_and_reads_back() {
    let row = OtherRow {
        family: "Visio".into(),
        version: "2019".into(),
        effective: 15,
        upgrade: 0,
        upgrade_maintained: 0,
        active_sa: 0,
        customer: "Fairmont Falls".into(),
        row_type: OtherRowType::Oem,
        document: "4711".into(),
        from: None,
        to: None,
        partner: String::new(),
        deployment_adjustment: None,
        allocation_adjustment: None,
        notes: String::new(),
    };
    let bytes = other_data(&[row]).workbook("Other Data").expect("written");
    let range = sheet(&bytes).worksheet_range("Other Data").expect("a sheet");
    assert_eq!(range.width(), 15);
    assert_eq!(range.get_value((0, 14)), Some(&Data::String("Notes".into())));
    assert_eq!(range.get_value((1, 2)), Some(&Data::Float(15.0)));
    assert_eq!(range.get_value((1, 7)), Some(&Data::String("OEM".into())));
    // Pre-installed licenses without dates bear the first day of 1900.
    let Some(Data::DateTime(from)) = range.get_value((1, 9)) else { panic!("a date") };
    let (year, month, of_month, ..) = from.to_ymd_hms_milli();
    assert_eq!((year, month, of_month), (1900, 1, 1));
}

#[test]
fn agreements_for_snow_read_back() {
    let agreement = Agreement {
        number: "8837001".into(),
        from: Some(day("2022-07-01")),
        to: Some(day("2025-06-30")),
        ..Agreement::default()
    };
    let text = snow("Microsoft", &[(agreement, "U1".into(), "Fairmont".into())]).csv();
    let rows = cells(&text.expect("written"));
    let expected = [
        "Microsoft",
        "8837001",
        "8837001",
        "U1",
        "SOFTWARE",
        "No",
        "No",
        "2022-07-01",
        "2025-06-30",
        "Yes",
        "Fairmont",
    ];
    assert_eq!(rows[1], expected);
}

#[test]
fn licenses_for_ivanti_have_the_day_first() {
    let text = ivanti(&[(record(), Acquisition::default())]).csv().expect("written");
    let rows = cells(&text);
    assert_eq!((rows[1][0].as_str(), rows[1][7].as_str()), ("03/02/2024", "Base"));
    assert_eq!((rows[1][11].as_str(), rows[1][14].as_str()), ("31/01/2027", "Yes"));
    assert_eq!(rows[0].len(), rows[1].len());
}

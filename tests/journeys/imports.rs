//! License records from another tool's table: planned, shown, then written.

use crate::office::{Office, licenses, pile, sql_server};

#[test]
fn a_table_is_planned_and_then_imported_as_planned() {
    let office = Office::new();
    let vault = office.create();
    let mut known = sql_server();
    known.notes = "Invoice INV-0118840".to_owned();
    vault.add_license(&known).expect("a record that the table holds too");
    let table = pile().join("License records to import.csv");
    let entries = vault.summary().expect("the summary").entries;

    let plan = vault.plan_import(&table, None).expect("a plan");
    assert_eq!(vault.summary().expect("the summary").entries, entries, "a plan writes nothing");
    let problems: Vec<(u64, &str)> =
        plan.problems.iter().map(|problem| (problem.line, problem.code.as_str())).collect();
    assert_eq!(problems, [(9, "bad_quantity")]);
    assert_eq!((plan.creates, plan.repeats), (6, 1));
    assert_eq!(plan.preview[0].licensee, "Larkspur Instruments Ltd");

    let created = vault.import(&table, &plan.mapping).expect("the import").value;
    assert_eq!(created, plan.creates);
    let rows = licenses(&vault);
    assert_eq!(rows.len() as u64, 1 + created);
    for planned in &plan.preview {
        assert!(rows.iter().any(|row| &row.fields == planned), "`{}` was planned", planned.product);
    }
    let again = vault.plan_import(&table, None).expect("a second plan");
    assert_eq!(again.creates, 0, "everything in the table is already there");
    vault.undo().expect("undo works").expect("an import can be undone");
    assert_eq!(licenses(&vault).len(), 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn every_row_of_a_long_table_is_imported_whatever_the_file() {
    const ROWS: u32 = 3_000;
    let captions = ["Product", "Quantity", "Notes"];
    let row = |n: u32| [format!("Product {n}"), (n + 1).to_string(), format!("order {n:050}")];
    let files = Office::new();
    let lines = (0..ROWS).map(|n| row(n).join(","));
    let text = std::iter::once(captions.join(",")).chain(lines).collect::<Vec<_>>().join("\r\n");
    let csv = files.path("records.csv");
    std::fs::write(&csv, text).expect("a table");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, captions).expect("the captions");
    for n in 0..ROWS {
        sheet.write_row(n + 1, 0, row(n)).expect("a row");
    }
    let workbook = files.path("records.xlsx");
    book.save(&workbook).expect("a workbook");
    for table in [csv, workbook] {
        let office = Office::new();
        let vault = office.create();
        let plan = vault.plan_import(&table, None).expect("a plan");
        assert_eq!((plan.creates, &plan.problems[..]), (u64::from(ROWS), &[][..]));
        let created = vault.import(&table, &plan.mapping).expect("the import").value;
        assert_eq!(created, u64::from(ROWS));
    }
}

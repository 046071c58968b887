use muniment_core::statement::{Field, Mapping, RowFault, RowKind, StatementKind, Tab};
use rust_xlsxwriter::Workbook;

use super::*;
use crate::sample::{DayPlace, Sample, SampleOptions, workbook};

fn read_bytes(bytes: &[u8]) -> ReadStatement {
    super::read(Source::Workbook(bytes), &Captions::built_in(), None).expect("a statement")
}

fn read_text(text: &str) -> Result<ReadStatement, ReadError> {
    super::read(Source::Text(text), &Captions::built_in(), None)
}

fn is_read_true(options: &SampleOptions) {
    let Sample { bytes, truth } = workbook(options).expect("a workbook");
    let read = read_bytes(&bytes).statement;
    let sheets = read.sheets.len();
    let read = Statement { sheets: Vec::new(), ..read };
    assert_eq!(read.problems, [], "{options:?}");
    assert_eq!(read.organizations, truth.organizations, "{options:?}");
    assert_eq!(read.agreements, truth.agreements, "{options:?}");
    assert_eq!(read.lines, truth.lines, "{options:?}");
    assert_eq!(read.transactions, truth.transactions, "{options:?}");
    assert_eq!(read, truth, "{options:?}");
    assert_eq!(sheets, 8);
}

#[test]
fn every_tab_of_a_plain_statement_is_read() {
    is_read_true(&SampleOptions::default());
}

#[test]
fn a_statement_in_another_language_says_the_same() {
    for language in ["de", "fr", "es", "ja"] {
        is_read_true(&SampleOptions { language: language.to_owned(), ..SampleOptions::default() });
    }
}

#[test]
fn the_day_is_found_without_its_label() {
    for day_at in [DayPlace::K3, DayPlace::L3] {
        is_read_true(&SampleOptions { day_at, ..SampleOptions::default() });
    }
}

#[test]
fn numbers_stored_as_text_are_numbers() {
    is_read_true(&SampleOptions { numbers_as_text: true, ..SampleOptions::default() });
}

#[test]
fn hidden_rows_are_read() {
    is_read_true(&SampleOptions { hides_rows: true, ..SampleOptions::default() });
}

#[test]
fn a_merged_name_stands_on_each_of_its_rows() {
    is_read_true(&SampleOptions { merges_customers: true, ..SampleOptions::default() });
}

#[test]
fn columns_that_nobody_knows_are_kept() {
    is_read_true(&SampleOptions { has_unknown_column: true, ..SampleOptions::default() });
}

#[test]
fn the_tab_of_the_mpsa_is_read() {
    is_read_true(&SampleOptions { has_mpsa: true, ..SampleOptions::default() });
}

#[test]
fn the_position_is_that_of_all_countries() {
    let sample = workbook(&SampleOptions::default()).expect("a workbook");
    let statement = read_bytes(&sample.bytes).statement;
    assert_eq!(statement.position().count(), 15);
    assert!(statement.position().all(|line| statement.tab(line.at) == Some(Tab::PivotData)));
}

/// A workbook of one sheet.
fn sheet(title: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name(title).expect("a title");
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            page.write_string(row, column, *cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const PIVOT: [&str; 5] = [
    "Product Pool",
    "License Product Family",
    "License Version",
    "Effective License Quantity",
    "Country of Usage",
];

#[test]
fn a_bad_cell_costs_its_value_and_nothing_else() {
    let rows: [&[&str]; 3] = [
        &PIVOT,
        &["Servers", "Visio", "2019", "many", "All"],
        &["Servers", "Word", "2019", "7", "All"],
    ];
    let statement = read_bytes(&sheet("Pivot Data", &rows)).statement;
    assert_eq!(statement.lines.len(), 2);
    let problem = &statement.problems[0];
    assert_eq!((problem.at.row, problem.fault), (2, RowFault::BadQuantity));
    assert_eq!(problem.value, "many");
}

#[test]
fn a_row_without_a_product_is_listed_and_left_out() {
    let rows: [&[&str]; 2] = [&PIVOT, &["Note: amounts are estimates"]];
    let statement = read_bytes(&sheet("Pivot Data", &rows)).statement;
    assert_eq!(statement.lines, []);
    assert_eq!(statement.problems[0].fault, RowFault::NoName);
}

#[test]
fn two_lines_with_the_same_key_are_noted() {
    let line: &[&str] = &["Servers", "Visio", "2019", "7", "All Countries"];
    let statement = read_bytes(&sheet("Pivotdata", &[&PIVOT, line, line])).statement;
    assert_eq!(statement.problems[0].fault, RowFault::Repeated);
}

#[test]
fn a_tab_without_a_header_is_told() {
    let rows: [&[&str]; 2] = [&["nothing"], &["to see"]];
    let statement = read_bytes(&sheet("Pivot Data", &rows)).statement;
    assert_eq!(statement.problems[0].fault, RowFault::NoHeader);
}

#[test]
fn a_grant_is_told_from_what_was_bought() {
    let rows: [&[&str]; 2] = [&PIVOT, &["Servers", "Visio", "2019", "12*", "All Countries"]];
    let line = read_bytes(&sheet("Pivot Data", &rows)).statement.lines.remove(0);
    assert_eq!((line.figures.effective, line.is_grant), (12, true));
}

#[test]
fn one_tab_saved_as_text_is_still_a_statement() {
    for separator in [",", "\t", ";", "|"] {
        let rows = [
            ["Calculation Date:", "2024/03/01", "", "", ""].join(separator),
            PIVOT.join(separator),
            ["Servers", "Visio", "2019", "7", "All Countries"].join(separator),
        ];
        let statement = read_text(&rows.join("\n")).expect("a statement").statement;
        assert_eq!(statement.kind, StatementKind::Mls);
        assert_eq!(statement.lines[0].figures.effective, 7, "`{separator}`");
        assert!(statement.calculated_on.is_some());
    }
}

fn kind_of(text: &str) -> StatementKind {
    read_text(text).expect("a known export").statement.kind
}

#[test]
fn known_exports_are_recognized_by_their_headers() {
    let exports = [
        (
            StatementKind::LicenseSummary,
            "Product family,Version,Product pool,Type,Effective quantity,Active SA quantity\nVisio,2019,Applications,On-premise software,7,0\n",
        ),
        (
            StatementKind::Contracts,
            "License ID,Organization,Location,Parent Program,End date,Status,Volume licensing roles\n8837001,Fairmont,UK,Enterprise 6,6/30/2025,Active,Admin\n",
        ),
        (
            StatementKind::Contracts,
            "Licensing ID,Parent Program Details,MBSA Details,Organization,Location,End date,Status,Roles\n8837001,EA,,Fairmont,UK,6/30/2025,Active,Admin\n",
        ),
        (
            StatementKind::Orders,
            "Reseller order number,Customer order number,Ordered on,Usage start date,Reseller\nSO-1,PO-1,1/31/2024,2/1/2024,Larkspur\n",
        ),
        (
            StatementKind::Orders,
            "Part number,Product description,Quantity,Country,Up for Renewal,Step-up\nD87-01057,Visio,7,UK,,\n",
        ),
        (
            StatementKind::Mvls,
            "MLSProductPool,MLSFamilyName,VersionCode,EffectiveQuantity,UnresolvedQuantity\nServers,Visio,2019,7,0\n",
        ),
        (
            StatementKind::GeneralLicenses,
            "Name,Publisher,Version,Language,EffectiveQuantity,PONumber,ResellerName,DateOfPurchase,SupportPurchased,SupportExpirationDate,Comments\nVisio,Microsoft,2019,English,7,PO-1,Larkspur,10/10/2010,0,10/10/2012,none\n",
        ),
        (
            StatementKind::CspReconciliation,
            "PartnerId,CustomerId,CustomerName,SubscriptionId,ChargeType,Quantity,ProductName\n1,2,Fairmont,3,new,7,Visio\n",
        ),
        (
            StatementKind::M365Licenses,
            "Product Title,Total Licenses,Expired Licenses,Assigned licenses\nVisio,7,0,3\n",
        ),
        (
            StatementKind::AzureCosts,
            "SubscriptionName,MeterCategory,ConsumedService,Cost\nProd,VM,Compute,7\n",
        ),
        (StatementKind::SnipeIt, "Full Name,Item name,Licensed To Name,seats\nAda,Visio,Ada,7\n"),
        (
            StatementKind::InvoiceReconciliation,
            "Invoice Number,Invoice Date,Document Type,Agreement Number,Transaction Type,MS Part Number,Item Name,Quantity,Unit Price,Extended Amount\nE1,1/31/2024,Invoice,8837001,New,D87-01057,Visio,7,10.50,73.50\n",
        ),
    ];
    for (kind, text) in exports {
        assert_eq!(kind_of(text), kind, "{text}");
    }
}

#[test]
fn an_invoice_reconciliation_keeps_prices_as_printed() {
    let text = "Invoice Number,Invoice Date,Agreement Number,Transaction Type,MS Part Number,Quantity,Unit Price,Extended Amount,Tax Rate\nE1,1/31/2024,8837001,New,D87-01057,-7,10.50,-73.50,0.19\n";
    let row = read_text(text).expect("an export").statement.transactions.remove(0);
    assert_eq!(
        (row.quantity, row.unit_price.as_str(), row.amount.as_str()),
        (-7, "10.50", "-73.50")
    );
    assert_eq!(row.extra.get("Tax Rate").map(String::as_str), Some("0.19"));
}

#[test]
fn costs_are_kept_and_not_interpreted() {
    let text = "SubscriptionName,MeterCategory,ConsumedService,Cost\nProd,VM,Compute,7\n";
    let statement = read_text(text).expect("an export").statement;
    assert_eq!(statement.sheets[0].rows, 1);
    assert_eq!(statement.transactions, []);
}

const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";

#[test]
fn keys_of_the_portal_are_tab_separated_and_taken_out() {
    let text = format!(
        "Product\tKey\tType\tUsed\tAvailable\tLicense ID\tOrganization\nVisio\t{KEY}\tMAK\t3\t50\t8837001\tFairmont\n"
    );
    let read = read_text(&text).expect("an export");
    assert_eq!(read.keys[0].key.expose(), KEY);
    let listed = &read.statement.keys[0];
    assert_eq!((listed.last_five.as_str(), listed.used), ("QX2YT", Some(3)));
    assert!(!format!("{:?}", read.statement).contains("VMK7Z"));
}

#[test]
fn what_is_no_whole_key_is_told_and_not_repeated() {
    let text = "Product\tKey\tType\tLicense ID\nVisio\t88KH9-VMK7Z-H6JQQ\tMAK\t8837001\n";
    let read = read_text(text).expect("an export");
    assert_eq!(read.statement.problems[0].fault, RowFault::BadKey);
    assert!(!format!("{read:?}").contains("VMK7Z"));
}

#[test]
fn a_key_in_any_other_column_is_masked_and_told() {
    let text = format!("Product Title,Total Licenses,Remark\nVisio,7,key {KEY}\n");
    let read = read_text(&text).expect("an export");
    assert!(!format!("{:?}", read.statement).contains("VMK7Z"));
    assert_eq!(read.statement.problems[0].fault, RowFault::KeyMasked);
    assert_eq!(read.keys.len(), 1);
}

#[test]
fn an_xml_of_volume_licenses_is_read() {
    let text = "<r><MVLS><MLSProductPool>Servers</MLSProductPool><MLSFamilyName>Visio</MLSFamilyName><VersionCode>2019</VersionCode><EffectiveQuantity>7</EffectiveQuantity></MVLS></r>";
    let read = super::read(Source::Xml(text), &Captions::built_in(), None).expect("an export");
    assert_eq!(read.statement.kind, StatementKind::Mvls);
    assert_eq!(read.statement.lines[0].figures.effective, 7);
}

#[test]
fn days_come_before_months_where_one_date_shows_it() {
    let text = "Reseller order number,Customer order number,Ordered on\nSO-1,PO-1,01/02/2024\nSO-2,PO-2,31/01/2024\n";
    let rows = read_text(text).expect("an export").statement.transactions;
    assert_eq!(rows[0].ordered_on, chrono::NaiveDate::from_ymd_opt(2024, 2, 1));
}

const UNKNOWN: &str = "Product,Seats,Bought from\nVisio,7,Larkspur\nWord,8,Larkspur\n";

fn mapping() -> Mapping {
    let columns = [(Field::Family, "product"), (Field::Quantity, "Seats")];
    Mapping {
        name: "Ours".to_owned(),
        rows: RowKind::Transaction,
        columns: columns.map(|(field, caption)| (field, caption.to_owned())).into(),
    }
}

#[test]
fn a_table_that_nobody_knows_is_refused_with_its_captions() {
    let Err(ReadError::Unrecognized { captions }) = read_text(UNKNOWN) else {
        panic!("it is no known export")
    };
    assert_eq!(captions, ["Product", "Seats", "Bought from"]);
}

#[test]
fn a_mapping_reads_any_table() {
    let captions = Captions::built_in();
    let read = super::read(Source::Text(UNKNOWN), &captions, Some(&mapping())).expect("mapped");
    assert_eq!(read.statement.kind, StatementKind::Mapped);
    assert_eq!(read.statement.transactions[1].quantity, 8);
    let extra = &read.statement.transactions[1].extra;
    assert_eq!(extra.get("Bought from").map(String::as_str), Some("Larkspur"));
}

#[test]
fn a_mapping_that_does_not_fit_names_the_column() {
    let captions = Captions::built_in();
    let refused =
        super::read(Source::Text("Product,Count\nVisio,7\n"), &captions, Some(&mapping()));
    assert!(matches!(refused, Err(ReadError::NoSuchColumn { caption }) if caption == "Seats"));
}

#[test]
fn a_preview_shows_rows_and_suggests_a_mapping() {
    let text = "Produkt;Version;Menge;Hersteller\nVisio;2019;7;Microsoft\n";
    let preview = preview(Source::Text(text), &Captions::built_in()).expect("a table").remove(0);
    assert_eq!(preview.rows, [["Visio", "2019", "7", "Microsoft"]]);
    let bought = preview.suggestions.iter().find(|mapping| mapping.rows == RowKind::Transaction);
    let quantity = bought.and_then(|mapping| mapping.columns.get(&Field::Quantity));
    assert_eq!(quantity.map(String::as_str), Some("Menge"));
}

#[test]
fn a_preview_masks_keys() {
    let text = format!("a,b\n1,{KEY}\n");
    let tables = preview(Source::Text(&text), &Captions::built_in()).expect("a table");
    let shown = &tables[0].rows[0][1];
    assert!(shown.ends_with("QX2YT") && !shown.contains("VMK7Z"), "{shown}");
}

#[test]
fn what_is_no_workbook_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04 and no more", &[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]] {
        let refused = super::read(Source::Workbook(bytes), &Captions::built_in(), None);
        assert!(matches!(refused, Err(ReadError::Workbook(_))), "{bytes:?}");
    }
}

#[test]
fn an_empty_table_is_refused() {
    assert!(matches!(read_text("\n \n"), Err(ReadError::Empty)));
}

#[test]
fn a_table_of_another_tool_is_no_statement() {
    let text = "Publisher,Product,Version,Quantity,Order Date,Reseller,Part Number\nMicrosoft,Visio,2019,7,1/31/2024,Larkspur,D87-01057\n";
    assert!(matches!(read_text(text), Err(ReadError::Unrecognized { .. })));
}

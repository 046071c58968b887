//! License statements: imported as planned, compared, counted against our own proof, disputed.

use std::path::Path;

use muniment::view::{
    AliasChoice, DisputeStepFields, EntityFields, MappedColumn, MappingFields, StatementImport,
    StatementRequestFields, StatementTableRequest,
};
use muniment::{Error, Vault};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::office::{Office, add};

/// A line of the pivot: family, version, effective quantity.
type Line = (&'static str, &'static str, u32);
/// A purchase: part number, family, version, quantity, day.
type Purchase = (&'static str, &'static str, &'static str, u32, &'static str);

const MARCH: [Line; 2] = [("Visio Professional", "2019", 10), ("SQL Server Standard", "2019", 4)];
const BOUGHT: [Purchase; 2] = [
    ("D87-01057", "Visio Professional", "2019", 10, "2023-05-01"),
    ("228-04437", "SQL Server Standard", "2019", 4, "2023-06-01"),
];

fn heading(sheet: &mut Worksheet, request: &str, day: &str) {
    for (row, label, value) in [
        (1, "Microsoft License Statement Name:", "Fairmont Falls Ltd."),
        (3, "Request ID:", request),
        (4, "Calculation Date:", day),
    ] {
        sheet.write_string(row, 1, label).expect("written");
        sheet.write_string(row, 4, value).expect("written");
    }
}

fn table(sheet: &mut Worksheet, captions: &[&str], rows: &[Vec<String>]) {
    for (column, caption) in (1..).zip(captions) {
        sheet.write_string(9, column, *caption).expect("written");
    }
    for (row, cells) in (10..).zip(rows) {
        for (column, cell) in (1..).zip(cells) {
            match cell.parse::<u32>() {
                Ok(number) if number < 2_000 => sheet.write_number(row, column, number),
                _ => sheet.write_string(row, column, cell),
            }
            .expect("written");
        }
    }
}

/// A statement as a portal hands it out.
fn statement(to: &Path, request: &str, day: &str, lines: &[Line], bought: &[Purchase]) {
    let mut book = Workbook::new();
    let pivot = book.add_worksheet().set_name("Pivot Data").expect("a name");
    heading(pivot, request, day);
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|(family, version, units)| {
            ["Servers", family, version, "ALL COUNTRIES", &units.to_string()]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    let captions = [
        "Product Pool",
        "License Product Family",
        "License Version",
        "Country of Usage",
        "Effective License Quantity",
    ];
    table(pivot, &captions, &rows);
    let data = book.add_worksheet().set_name("Transaction Data").expect("a name");
    heading(data, request, day);
    let rows: Vec<Vec<String>> = bought
        .iter()
        .map(|(part, family, version, units, on)| {
            let units = units.to_string();
            ["Fairmont Falls Ltd.", "7654321", part, family, version, "License", &units, on]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    let captions = [
        "Customer Name on Agreement",
        "License / Enrollment / Customer Number",
        "Part Number",
        "License Product Family",
        "License Version",
        "License Type",
        "Quantity",
        "Order Date",
    ];
    table(data, &captions, &rows);
    book.save(to).expect("written");
}

fn stored(office: &Office, vault: &Vault, name: &str, make: impl FnOnce(&Path)) -> String {
    let path = office.path(name);
    make(&path);
    add(vault, &[&path]).added[0].document.clone()
}

fn import(document: &str) -> StatementImport {
    StatementImport {
        document: document.to_owned(),
        mapping: None,
        aliases: Vec::new(),
        create_records: true,
        link_records: true,
    }
}

fn march(office: &Office, vault: &Vault) -> String {
    let document = stored(office, vault, "march.xlsx", |to| {
        statement(to, "R-1", "2024-03-31", &MARCH, &BOUGHT);
    });
    vault.import_statement(&import(&document)).expect("imported");
    document
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("a refusal").problem().code
}

#[test]
fn a_plan_writes_nothing_and_says_what_importing_does() {
    let office = Office::new();
    let vault = office.create();
    let document = stored(&office, &vault, "march.xlsx", |to| {
        statement(to, "R-1", "2024-03-31", &MARCH, &BOUGHT);
    });
    let plan = vault.plan_statement(&document, None).expect("readable");
    assert_eq!((plan.novelty.as_str(), plan.creates, plan.matches), ("new", 2, 0));
    assert_eq!(plan.row.calculated_on.as_deref(), Some("2024-03-31"));
    assert_eq!(vault.statements(false).expect("listed"), []);

    let done = vault.import_statement(&import(&document)).expect("imported").value;
    assert_eq!((done.created, done.linked), (2, 2));
    let again = vault.plan_statement(&document, None).expect("readable");
    assert_eq!((again.novelty.as_str(), again.creates, again.matches), ("again", 0, 2));
    office.nothing_is_wrong(&vault);
}

#[test]
fn an_import_is_taken_back_as_a_whole() {
    let office = Office::new();
    let vault = office.create();
    march(&office, &vault);
    vault.undo().expect("taken back");
    assert_eq!(vault.statements(false).expect("listed"), []);
    assert_eq!(vault.position(Some("2024-04-01"), None).expect("a position").products, []);
}

#[test]
fn the_rows_survive_a_rebuilt_cache() {
    let office = Office::new();
    let vault = office.create();
    let document = march(&office, &vault);
    let request = StatementTableRequest {
        document,
        table: "transaction".to_owned(),
        sheet: String::new(),
        filter: "visio".to_owned(),
        sort: None,
        descending: false,
        offset: 0,
        limit: 10,
    };
    let before = vault.statement_table(&request).expect("rows");
    assert_eq!((before.total, before.rows[0].at.row), (1, 11));
    vault.close();
    drop(vault);
    let location = office.vault_folder();
    let settings = office.machine("desk");
    let vault = Vault::open_rebuilt(&location.to_string_lossy(), settings).expect("rebuilt");
    assert_eq!(vault.statement_table(&request).expect("rows"), before);
}

#[test]
fn the_same_request_with_other_bytes_is_a_red_flag() {
    let office = Office::new();
    let vault = office.create();
    let first = march(&office, &vault);
    let altered = stored(&office, &vault, "altered.xlsx", |to| {
        let more = [("Visio Professional", "2019", 30)];
        statement(to, "R-1", "2024-03-31", &more, &BOUGHT);
    });
    let plan = vault.plan_statement(&altered, None).expect("readable");
    assert_eq!(plan.novelty, "altered");
    assert_eq!(plan.known.expect("the first").document, first);
}

#[test]
fn a_name_with_a_slip_becomes_an_alias_when_a_person_says_so() {
    let office = Office::new();
    let vault = office.create();
    let fields = EntityFields {
        name: "Fairmont Fall Ltd.".to_owned(),
        role: "own".to_owned(),
        aliases: Vec::new(),
        from: None,
        to: None,
        notes: String::new(),
    };
    let entity = vault.state_entity(None, &fields).expect("an entity").value;
    let document = stored(&office, &vault, "march.xlsx", |to| {
        statement(to, "R-1", "2024-03-31", &MARCH, &BOUGHT);
    });
    let name = vault.plan_statement(&document, None).expect("readable").names.remove(0);
    assert_eq!((name.owner.as_str(), name.entity.as_deref()), ("similar", Some(&*entity)));

    let aliases = vec![AliasChoice { name: name.name, entity }];
    let chosen = StatementImport { aliases, ..import(&document) };
    assert_eq!(vault.import_statement(&chosen).expect("imported").value.aliases, 1);
    let names = vault.plan_statement(&document, None).expect("readable").names;
    assert_eq!(names[0].owner, "known");
}

#[test]
fn a_purchase_explains_more_units_and_nothing_explains_fewer() {
    let office = Office::new();
    let vault = office.create();
    let march = march(&office, &vault);
    let june = stored(&office, &vault, "june.xlsx", |to| {
        let lines = [("Visio Professional", "2019", 15), ("SQL Server Standard", "2019", 1)];
        let mut bought = BOUGHT.to_vec();
        bought.push(("D87-01057", "Visio Professional", "2019", 5, "2024-05-02"));
        statement(to, "R-2", "2024-06-30", &lines, &bought);
    });
    vault.import_statement(&import(&june)).expect("imported");
    assert_eq!(vault.statement(&june).expect("shown").before.expect("march").document, march);

    let found = vault.compare_statements(&march, &june, false).expect("compared");
    let told: Vec<(&str, i64, i64)> = found
        .lines
        .iter()
        .map(|line| (line.family.as_str(), line.explained, line.unexplained))
        .collect();
    assert_eq!(told, [("SQL Server Standard", 0, -3), ("Visio Professional", 5, 0)]);
    assert_eq!((found.units_before, found.units_after), (14, 16));
}

#[test]
fn the_true_number_stands_with_its_rows() {
    let office = Office::new();
    let vault = office.create();
    let march = march(&office, &vault);
    let found = vault.position(Some("2024-04-10"), None).expect("a position");
    assert_eq!(found.statement.expect("a statement").document, march);
    let visio = found.products.iter().find(|product| product.family.starts_with("Visio"));
    let visio = visio.expect("a product");
    assert_eq!((visio.literal, visio.adjusted, visio.gap), (10, 10, 0));
    assert_eq!(visio.figures[0].rows[0].row, 11);
    let before = vault.position(Some("2024-03-30"), None).expect("a position");
    assert_eq!(before.statement, None);
}

#[test]
fn a_table_that_nobody_knows_is_read_with_a_saved_mapping() {
    let office = Office::new();
    let vault = office.create();
    let document = stored(&office, &vault, "tool.csv", |to| {
        let text = "Ware;Anzahl;Beleg\nVisio Professional;12;R-77\nProject;3;R-78\n";
        std::fs::write(to, text).expect("written");
    });
    assert_eq!(code(vault.plan_statement(&document, None)), "unknown_captions");
    let column = |field: &str, caption: &str| MappedColumn {
        field: field.to_owned(),
        caption: caption.to_owned(),
    };
    let mapping = MappingFields {
        name: "The tool".to_owned(),
        rows: "transaction".to_owned(),
        columns: vec![
            column("item", "Ware"),
            column("quantity", "Anzahl"),
            column("invoice_number", "Beleg"),
        ],
    };
    vault.save_mapping(&mapping).expect("saved");
    let preview = vault.preview_statement(&document).expect("tables");
    assert_eq!(preview.tables[0].captions, ["Ware", "Anzahl", "Beleg"]);
    assert_eq!(preview.mappings.len(), 1);
    let chosen =
        StatementImport { mapping: Some(preview.mappings[0].clone()), ..import(&document) };
    let done = vault.import_statement(&chosen).expect("imported").value;
    assert_eq!((done.row.kind.as_str(), done.row.mapping.as_str()), ("mapped", "The tool"));
    assert_eq!(done.created, 2);
}

#[test]
fn without_a_gap_there_is_nothing_to_dispute() {
    let office = Office::new();
    let vault = office.create();
    let document = march(&office, &vault);
    assert_eq!(code(vault.draft_dispute(&document, &[])), "no_gap");
    let fields = DisputeStepFields {
        state: "submitted".to_owned(),
        on: None,
        submitted_to: String::new(),
        reference: String::new(),
        note: String::new(),
    };
    assert_eq!(code(vault.step_dispute("0190aaaa", &fields)), "no_such_dispute");
}

#[test]
fn asking_too_often_is_noticed() {
    let office = Office::new();
    let vault = office.create();
    let ask = StatementRequestFields {
        on: None,
        by: "Ada".to_owned(),
        formal: true,
        purpose: "audit".to_owned(),
    };
    assert_eq!(vault.statement_requests().expect("a log").better_from, None);
    let id = vault.log_statement_request(&ask).expect("logged").value;
    assert!(vault.statement_requests().expect("a log").better_from.is_some());
    vault.withdraw_statement_request(&id).expect("withdrawn");
    assert_eq!(vault.statement_requests().expect("a log").requests, []);
}

#[test]
fn a_hand_over_never_overwrites() {
    let office = Office::new();
    let vault = office.create();
    march(&office, &vault);
    let to = office.path("licenses.csv");
    assert_eq!(vault.export_shape("licenses_csv", &to, None).expect("written"), 2);
    assert!(vault.export_shape("licenses_csv", &to, None).is_err());
    assert_eq!(code(vault.export_shape("papyrus", &office.path("x"), None)), "no_such_shape");
}

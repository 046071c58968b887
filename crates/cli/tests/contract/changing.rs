//! `describe`, `void`, `restore`, `unlock`, `license`, `link`, `unlink`.

use serde_json::{Value, json};

use crate::desk::{Desk, has};

fn license(desk: &Desk) -> String {
    let shown = desk.json(&[
        "license",
        "add",
        "--publisher",
        "Microsoft",
        "--product",
        "SQL Server",
        "--edition",
        "Standard",
        "--quantity",
        "16",
        "--metric",
        "Per Core",
        "--acquired-on",
        "2024-06-12",
    ]);
    shown["license"].as_str().expect("a record").to_owned()
}

#[test]
fn a_description_keeps_what_is_not_given() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "Invoice 4711");
    desk.json(&["describe", &document, "--kind", "invoice", "--number", "invoice=4711"]);
    let shown = desk.json(&["describe", &document, "--title", "Cores", "--tag", "audit"]);
    assert_eq!(shown["description"]["kind"], "invoice");
    assert_eq!(shown["description"]["title"], "Cores");
    assert_eq!(shown["description"]["numbers"], json!([{ "kind": "invoice", "value": "4711" }]));
    assert_eq!(desk.json(&["search", "kind:invoice"])["total"], 1);
}

#[test]
fn a_voided_document_is_not_listed_until_it_is_restored() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "kept");
    desk.json(&["void", &document, "--reason", "scanned twice"]);
    assert_eq!(desk.json(&["list"])["documents"], json!([]));
    assert_eq!(desk.json(&["list", "--voided"])["documents"][0]["document"], document.as_str());
    desk.json(&["restore", &document]);
    assert_eq!(desk.json(&["list"])["documents"][0]["document"], document.as_str());
}

#[test]
fn a_record_is_created_edited_listed_and_voided() {
    let desk = Desk::new();
    let id = license(&desk);
    let edited = desk.json(&["license", "edit", &id, "--quantity", "24", "--acquired-on", ""]);
    assert_eq!(edited["quantity"], 24);
    assert_eq!(edited["acquired_on"], Value::Null);
    assert_eq!(edited["product"], "SQL Server", "what is not given stays");
    let listed = desk.json(&["license", "list", "--filter", "sql"]);
    assert_eq!(listed["total"], 1);
    has(&listed["licenses"][0], &["license", "title", "quantity", "part_number", "links"]);
    desk.json(&["license", "void", &id, "--reason", "sold"]);
    assert_eq!(desk.json(&["license", "list"])["total"], 0);
    desk.json(&["license", "restore", &id]);
    assert_eq!(desk.json(&["license", "list"])["total"], 1);
}

#[test]
fn records_of_one_channel_or_of_none_are_listed() {
    let desk = Desk::new();
    let of = |channel: &str| desk.json(&["license", "list", "--channel", channel]);
    let id = license(&desk);
    desk.json(&["license", "edit", &id, "--channel", ""]);
    assert_eq!((&of("unstated")["total"], &of("csp")["total"]), (&json!(1), &json!(0)));
    desk.json(&["license", "edit", &id, "--channel", "csp"]);
    assert_eq!(of("csp")["licenses"][0]["license"], id.as_str());
    assert_eq!(of("unstated")["total"], 0);
    let refused = desk.run(&["license", "list", "--channel", "market", "--json"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("bad_channel"), "{}", refused.err);
}

#[test]
fn a_link_is_seen_from_both_sides_and_can_go() {
    let desk = Desk::new();
    let document = desk.added("a.txt", "Invoice 4711");
    let record = license(&desk);
    let answer = desk.json(&[
        "link",
        &document,
        &record,
        "--as",
        "invoice",
        "--quantity",
        "16",
        "--pages",
        "1",
    ]);
    let link = answer["links"][0].as_str().expect("a link").to_owned();
    let shown = desk.json(&["license", "show", &record]);
    assert_eq!(shown["links"][0]["document"], document.as_str());
    assert_eq!(shown["links"][0]["pages"], "1");
    assert_eq!(desk.json(&["show", &document])["links"][0]["license"], record.as_str());
    desk.json(&["unlink", &link]);
    assert_eq!(desk.json(&["license", "show", &record])["links"], json!([]));
}

#[test]
fn an_import_is_planned_before_it_is_done() {
    let desk = Desk::new();
    let table = desk.file(
        "records.csv",
        "Software,Seats,Vendor\nCorvid Backup,9,Corvid Systems\nSpectraFit,8,Halden Labs\n",
    );
    let plan = desk.json(&["license", "import", &table, "--plan"]);
    assert_eq!(plan["creates"], 2);
    assert_eq!(desk.json(&["license", "list"])["total"], 0);
    let done = desk.json(&["license", "import", &table, "--map", "notes=Vendor"]);
    assert_eq!(done["created"], 2);
    let listed = desk.json(&["license", "list"]);
    assert_eq!(listed["licenses"][0]["notes"], "Corvid Systems");
}

#[test]
fn a_row_that_is_no_record_is_named_and_the_others_are_imported() {
    let desk = Desk::new();
    let table = desk.file("records.csv", "Product,Quantity\nCorvid Backup,nine\nSpectraFit,8\n");
    let said = desk.run(&["license", "import", &table, "--json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let answer = said.json();
    assert_eq!(answer["created"], 1);
    assert_eq!(answer["problems"][0]["line"], 2);
    assert_eq!(answer["problems"][0]["code"], "bad_quantity");
}

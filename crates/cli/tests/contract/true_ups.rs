//! `true-up`, `license change` and `calc --keep`.

use serde_json::json;

use crate::desk::{Desk, has};

fn enrollment(desk: &Desk) -> String {
    let shown = desk.json(&[
        "agreement",
        "add",
        "--program",
        "ea_enterprise_enrollment",
        "--number",
        "7654321",
        "--from",
        "2023-07-01",
    ]);
    shown["agreement"].as_str().expect("an id").to_owned()
}

fn license(desk: &Desk, product: &str) -> String {
    let shown = desk.json(&["license", "add", "--product", product, "--quantity", "5"]);
    shown["license"].as_str().expect("an id").to_owned()
}

#[test]
fn a_true_up_is_listed_stated_and_shown() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    let listed = desk.json(&["true-up", "list", "--as-of", "2024-01-01"]);
    assert_eq!(listed["total"], 1);
    let row = &listed["true_ups"][0];
    has(row, &["agreement", "label", "anniversary", "steps", "places_done", "findings", "rule"]);
    assert_eq!(row["anniversary"], "2024-07-01");
    assert_eq!(row["export_due"], "2024-05-02");

    let document = desk.added("export.txt", "entitlements");
    let shown = desk.json(&[
        "true-up",
        "step",
        &agreement,
        "2024-07-01",
        "exported",
        "--on",
        "2024-05-03",
        "--evidence",
        &document,
    ]);
    let done = &shown["steps"][0]["done"];
    has(done, &["on", "by", "evidence", "note"]);
    assert_eq!(done["by"], "Ada", "who works is the person where none is given");
    assert_eq!(done["evidence"][0]["document"], document.as_str());
    let late = json!({
        "check": "export_late", "severity": "warning", "about": "2024-05-02",
        "message": "the baseline was exported later than by a day: 2024-05-02",
    });
    let findings = shown["findings"].as_array().expect("findings");
    assert!(findings.contains(&late), "{findings:?}");
    let back = desk.json(&["true-up", "step", &agreement, "2024-07-01", "exported", "--take-back"]);
    assert_eq!(back["places_done"], 0);
}

#[test]
fn a_count_is_planned_written_and_taken_back() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    let file = desk.file("count.csv", "Software,Seats in use,Bought\nOffice,540,500\n");
    let line = |more: &[&str]| {
        let mut line = vec!["true-up", "count", &agreement, "2024-07-01", &file];
        line.extend(["--map", "deployed=Seats in use", "--map", "baseline=3"]);
        line.extend(more);
        desk.json(&line)
    };
    let plan = line(&["--plan"]);
    has(&plan, &["columns", "mapping", "lines", "added", "order", "problems", "replaces"]);
    assert_eq!((&plan["added"], &plan["order"]), (&json!(40), &json!("order")));
    let shown = ["true-up", "show", &agreement, "2024-07-01"];
    assert_eq!(desk.json(&shown)["counted_from"], json!(null), "a plan writes nothing");
    assert_eq!(line(&[])["counted"], 1);
    assert_eq!(desk.json(&shown)["lines"][0]["delta"], 40);
    let back = desk.json(&["true-up", "count", &agreement, "2024-07-01"]);
    assert_eq!(back["lines"], json!([]));
}

#[test]
fn rows_that_cannot_be_counted_end_with_exit_code_1() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    let file = desk.file("count.csv", "Product,Deployed,Baseline\nOffice,540,500\nVisio,few,1\n");
    let said = desk.run(&["true-up", "count", &agreement, "2024-07-01", &file, "--json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(
        said.json()["problems"],
        json!([{ "line": 3, "code": "bad_quantity", "value": "few" }])
    );
}

#[test]
fn what_a_true_up_refuses_has_a_code_and_exit_code_2() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    for (line, code) in [
        ("true-up show AGREEMENT 2024-07-02", "no_such_anniversary"),
        ("true-up show 0123456789 2024-07-01", "no_such_agreement"),
        ("true-up step AGREEMENT 2024-07-01 counted --on 2024-05-01", "bad_step"),
        ("license change --where x --set quantity=5", "bad_field"),
        ("license change --where x --set publisher", "bad_field"),
    ] {
        let line = line.replace("AGREEMENT", &agreement);
        let mut arguments: Vec<&str> = line.split(' ').collect();
        arguments.push("--json");
        let said = desk.run(&arguments);
        assert_eq!(said.code, 2, "{line}: {}", said.err);
        assert_eq!(said.json()["error"]["code"], code, "{line}");
    }
}

#[test]
fn records_that_hold_some_words_are_changed_together() {
    let desk = Desk::new();
    let (first, second) = (license(&desk, "Ledger"), license(&desk, "Tracker"));
    let change = ["license", "change", "--where", "ledger", "--set", "publisher=Contoso"];
    let plan = desk.json(&[&change[..], &["--plan"]].concat());
    has(&plan, &["fields", "rows", "unchanged", "refused"]);
    assert_eq!(plan["rows"][0]["license"], first.as_str());
    assert_eq!(
        (&plan["rows"][0]["before"], &plan["rows"][0]["after"]),
        (&json!([""]), &json!(["Contoso"]))
    );
    assert_eq!(desk.json(&["license", "show", &first])["publisher"], "");
    assert_eq!(desk.json(&change)["edited"], 1);
    assert_eq!(desk.json(&["license", "show", &first])["publisher"], "Contoso");
    assert_eq!(desk.json(&["license", "show", &second])["publisher"], "");
}

#[test]
fn a_calculation_is_kept_with_a_record_and_voided_again() {
    let desk = Desk::new();
    let license = license(&desk, "SQL Server");
    let answer = desk.json(&["calc", "sql_core_vm", "vcores=2", "--keep", &license]);
    has(&answer, &["outcomes", "rule", "kept"]);
    let shown = desk.json(&["license", "show", &license]);
    let kept = &shown["calculations"][0];
    has(kept, &["id", "function", "inputs", "outcomes", "rule", "source", "facts_sha256", "note"]);
    assert_eq!(kept["id"], answer["kept"]);
    let said = desk.run(&["license", "show", &license]);
    assert!(said.out.contains("Source: "), "{}", said.out);
    let id = answer["kept"].as_str().expect("an id");
    desk.json(&["license", "void-calculation", id, "--reason", "wrong"]);
    assert_eq!(desk.json(&["license", "show", &license])["calculations"], json!([]));
}

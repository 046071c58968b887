//! `access` and `benefit`.

use serde_json::{Value, json};

use crate::desk::{Desk, has};

fn id<'a>(shown: &'a Value, what: &str) -> &'a str {
    shown[what].as_str().expect("an id")
}

fn enrollment(desk: &Desk) -> String {
    let shown = desk.json(&["agreement", "add", "--number", "7654321"]);
    id(&shown, "agreement").to_owned()
}

fn administrator(desk: &Desk, agreement: &str, person: &str) -> String {
    let shown = desk.json(&[
        "access",
        "add",
        "--person",
        person,
        "--agreement",
        agreement,
        "--role",
        "administrator",
        "--account",
        "entra_id",
    ]);
    id(&shown, "access").to_owned()
}

#[test]
fn an_access_is_entered_edited_listed_and_voided() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    let access = administrator(&desk, &agreement, "Ada Birch");
    let edited = desk.json(&["access", "edit", &access, "--contact", "bill_to"]);
    assert_eq!(edited["person"], "Ada Birch", "what is not given stays");
    assert_eq!((&edited["status"], &edited["contacts"]), (&json!("active"), &json!(["bill_to"])));
    has(&edited, &["access", "label", "alerts", "role_facts", "history", "void_reason"]);
    let listed = desk.json(&["access", "list", "--role", "administrator"]);
    assert_eq!(listed["total"], 1);
    let row = &listed["accesses"][0];
    has(row, &["access", "person", "agreement", "licensing_id", "role", "status", "days_awaited"]);
    assert_eq!(row["label"], "7654321");
    desk.json(&["access", "void", &access, "--reason", "the role was taken away"]);
    assert_eq!(desk.json(&["access", "list"])["total"], 0);
    desk.json(&["access", "restore", &access]);
    assert_eq!(desk.json(&["access", "list", "--filter", "birch"])["total"], 1);
}

#[test]
fn the_age_of_an_invitation_is_told_as_of_a_day() {
    let desk = Desk::new();
    desk.json(&[
        "access",
        "add",
        "--person",
        "Ben Ash",
        "--licensing-id",
        "5550001",
        "--role",
        "product_keys_reader",
        "--status",
        "invitation_sent",
        "--invited-on",
        "2024-05-01",
    ]);
    let listed = desk.json(&["access", "list", "--as-of", "2024-05-11"]);
    assert_eq!(listed["accesses"][0]["days_awaited"], 10);
    let overdue = ["access", "list", "--alert", "invitation_not_accepted", "--as-of"];
    let found = |day| desk.json(&[&overdue[..], &[day]].concat())["total"].clone();
    assert_eq!((found("2024-05-31"), found("2024-06-01")), (json!(0), json!(1)));
}

#[test]
fn alerts_have_codes_sources_and_exit_code_1() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["access", "alerts"])["total"], 0);
    let agreement = enrollment(&desk);
    administrator(&desk, &agreement, "Ada Birch");
    let said = desk.run(&["access", "alerts", "--json"]);
    assert_eq!(said.code, 1);
    let alerts = said.json()["alerts"].clone();
    assert_eq!(alerts[0]["code"], "too_few_administrators");
    assert_eq!(alerts[0]["severity"], "error");
    assert_eq!(alerts[0]["agreement"], agreement.as_str());
    has(&alerts[0], &["label", "person", "accesses", "message", "explanation", "source"]);
}

#[test]
fn roles_have_their_names_in_both_portals() {
    let desk = Desk::new();
    let roles = desk.json(&["access", "roles"])["roles"].clone();
    assert_eq!(roles[0]["role"], "administrator");
    has(&roles[0], &["names", "may", "notes"]);
    let name = json!({
        "portal": "m365_admin",
        "said": {
            "statement": "Administrator",
            "source": "Microsoft 365 documentation, manage user roles for volume licensing",
            "from": null,
            "to": null,
        },
    });
    assert_eq!(roles[0]["names"][0], name);
}

#[test]
fn a_benefit_is_stated_checked_after_a_migration_and_taken_back() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    let document = desk.added("a.txt", "The home use program is active");
    let stated = desk.json(&[
        "benefit",
        "state",
        &agreement,
        "home_use",
        "activated",
        "--since",
        "2023-08-01",
        "--seen-on",
        "2024-02-01",
        "--evidence",
        &document,
    ]);
    has(&stated, &["agreement", "label", "as_of", "migrated_on", "reviewed_on", "benefits"]);
    let home_use = |listed: &Value| {
        let all = listed["benefits"].as_array().expect("benefits").iter();
        let mut found = all.filter(|benefit| benefit["benefit"] == "home_use");
        found.next().expect("the home use program").clone()
    };
    let shown = home_use(&stated);
    assert_eq!((&shown["needs_activation"], &shown["check_again"]), (&json!(true), &json!(false)));
    assert_eq!(
        shown["standing"],
        json!({
            "state": "activated",
            "since": "2023-08-01",
            "seen_on": "2024-02-01",
            "evidence": [{ "id": document, "name": "a.txt" }],
            "note": "",
        })
    );
    let moved = desk.json(&["benefit", "migrated", &agreement, "--on", "2024-03-01"]);
    assert_eq!(home_use(&moved)["check_again"], true);
    let taken_back = desk.json(&["benefit", "state", &agreement, "home_use", "open"]);
    assert_eq!(home_use(&taken_back)["standing"], json!(null));
    let checklist = desk.json(&["benefit", "migration", &agreement, "--as-of", "2024-06-30"]);
    has(&checklist, &["agreement", "label", "as_of", "migrated_on", "items"]);
    assert_eq!(checklist["items"][0]["task"], "entra_accounts");
    assert_eq!(checklist["items"][0]["state"], "open");
    let stays = desk.json(&["benefit", "migrated", &agreement]);
    assert_eq!(stays["migrated_on"], json!(null));
}

#[test]
fn what_these_registers_refuse_has_a_code_and_exit_code_2() {
    let desk = Desk::new();
    let agreement = enrollment(&desk);
    administrator(&desk, &agreement, "Ada");
    let start = &agreement[..18];
    for (line, code) in [
        ("access add --licensing-id 1 --role administrator".to_owned(), "no_person"),
        ("access add --person Ada --role administrator".to_owned(), "no_access_scope"),
        ("access add --person Ada --licensing-id 1 --role chief".to_owned(), "bad_role"),
        (
            "access add --person Ada --licensing-id 1 --role administrator --status gone"
                .to_owned(),
            "bad_status",
        ),
        (
            format!("access add --person ADA --agreement {start} --role administrator"),
            "access_twice",
        ),
        ("access show 0123456789".to_owned(), "no_such_access"),
        (format!("benefit state {start} free_lunch available"), "no_such_benefit"),
        (format!("benefit state {start} home_use activated"), "no_activation_day"),
        (format!("benefit state {start} home_use used"), "bad_state"),
        ("benefit list 0123456789".to_owned(), "no_such_agreement"),
    ] {
        let mut arguments: Vec<&str> = line.split(' ').collect();
        arguments.push("--json");
        let said = desk.run(&arguments);
        assert_eq!(said.code, 2, "{line}: {}", said.err);
        assert_eq!(said.json()["error"]["code"], code, "{line}");
    }
}

//! Matters: what an auditor asks for, what answers it, what falls due, and what would disclose too
//! much.

use muniment::view::{
    AnswerLine, DeadlineRequest, DeadlineView, DescriptionView, EntityFields, LicenseFields,
    LinkRequest, MatterBoard, MatterFields, MattersRequest, RequestFields, ResponseFields,
};
use muniment::{Error, Vault};

use crate::office::{Office, add, named, sql_server};

fn audit() -> MatterFields {
    MatterFields {
        reference: "AUD-2024-7".to_owned(),
        title: "Audit 2024".to_owned(),
        publisher: "Microsoft".to_owned(),
        auditor: "Auditors LLP".to_owned(),
        counsel: String::new(),
        letter_on: Some("2024-02-01".to_owned()),
        notice_days: Some(30),
        due_on: None,
        period_from: None,
        period_to: None,
        entities: Vec::new(),
        products: Vec::new(),
        publishers: Vec::new(),
        exhibit_prefix: "LARK".to_owned(),
        privileged: false,
        note: String::new(),
    }
}

fn asked(text: &str, due: Option<&str>) -> RequestFields {
    RequestFields {
        number: String::new(),
        text: text.to_owned(),
        asked_on: Some("2024-02-01".to_owned()),
        due_on: due.map(str::to_owned),
    }
}

fn response(subject: &str, id: &str, disposition: &str) -> ResponseFields {
    ResponseFields {
        subject: subject.to_owned(),
        id: id.to_owned(),
        pages: String::new(),
        disposition: disposition.to_owned(),
        redacted_copy: None,
        note: String::new(),
    }
}

/// A vault with an open matter that asks for invoices, due on 2024-02-15.
fn opened(office: &Office) -> Vault {
    let vault = office.create();
    vault.open_matter(&audit()).expect("a new matter");
    ask(&vault, "All invoices", Some("2024-02-15"));
    vault
}

fn ask(vault: &Vault, text: &str, due: Option<&str>) -> String {
    vault.add_request("AUD-2024-7", &asked(text, due)).expect("a new request").value
}

fn board(vault: &Vault) -> MatterBoard {
    vault.matter("aud-2024-7", Some("2024-03-01")).expect("the matter")
}

fn code<T>(refused: Result<T, Error>) -> String {
    refused.map(|_| ()).expect_err("a refusal").problem().code
}

fn file(office: &Office, vault: &Vault, name: &str, text: &str) -> String {
    let path = office.path(name);
    std::fs::write(&path, text).expect("a file");
    add(vault, &[&path]);
    named(vault, name).id
}

fn due(vault: &Vault, as_of: &str) -> Vec<DeadlineView> {
    let request = DeadlineRequest { as_of: Some(as_of.to_owned()), days: 365, all: true };
    let listed = vault.deadlines(&request).expect("the deadlines").deadlines.into_iter();
    listed.filter(|deadline| deadline.subject == "matter").collect()
}

fn responses(vault: &Vault) -> Vec<(String, String)> {
    let requests = board(vault).requests.into_iter();
    let responses = requests.flat_map(|request| request.responses);
    responses.map(|response| (response.name, response.fields.disposition)).collect()
}

fn warnings(vault: &Vault) -> Vec<(String, Vec<String>)> {
    let warnings = board(vault).warnings.into_iter();
    warnings.map(|warning| (warning.code, warning.about)).collect()
}

fn names(line: &AnswerLine) -> [Vec<&str>; 2] {
    [&line.exact, &line.near].map(|found| found.iter().map(|each| each.name.as_str()).collect())
}

#[test]
fn what_a_matter_asks_for_falls_due_until_it_is_answered_or_withdrawn() {
    let office = Office::new();
    let vault = opened(&office);
    ask(&vault, "All agreements", None);
    let states = |as_of: &str| -> Vec<(String, String, String)> {
        let each = due(&vault, as_of).into_iter();
        each.map(|deadline| (deadline.subject_title, deadline.due, deadline.state)).collect()
    };
    let row =
        |title: &str, due: &str, state: &str| (title.to_owned(), due.to_owned(), state.to_owned());
    let expected = [
        row("Audit 2024", "2024-03-02", "alerting"),
        row("Audit 2024, request 1", "2024-02-15", "overdue"),
        row("Audit 2024, request 2", "2024-03-02", "alerting"),
    ];
    let mut listed = states("2024-02-29");
    listed.sort();
    assert_eq!(listed, expected);
    let sources: Vec<String> =
        due(&vault, "2024-02-29").into_iter().map(|deadline| deadline.source).collect();
    assert!(sources.iter().all(|source| source.starts_with("stated in the request")));

    vault
        .settle_request("AUD-2024-7", "1", Some("answered"), Some("2024-02-20"))
        .expect("it is answered");
    assert!(states("2024-02-29").contains(&row("Audit 2024, request 1", "2024-02-15", "done")));
    vault
        .settle_request("AUD-2024-7", "2", Some("withdrawn"), Some("2024-02-21"))
        .expect("it is withdrawn");
    assert_eq!(states("2024-02-29").len(), 2, "what was withdrawn is not due");
    vault.close_matter("AUD-2024-7", Some("2024-02-28"), "settled").expect("it is closed");
    assert_eq!(states("2024-02-29"), [], "nothing is due in a closed matter");
}

#[test]
fn requests_are_counted_as_of_a_day() {
    let office = Office::new();
    let vault = opened(&office);
    ask(&vault, "All agreements", None);
    vault
        .settle_request("AUD-2024-7", "2", Some("answered"), Some("2024-02-20"))
        .expect("it is answered");
    let counts = |as_of: &str| {
        let request = MattersRequest {
            state: Some("open".to_owned()),
            filter: "auditors".to_owned(),
            as_of: Some(as_of.to_owned()),
        };
        let row = vault.matters(&request).expect("the matters").remove(0);
        ([row.open, row.late, row.answered], row.next_due)
    };
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(counts("2024-01-31"), ([0, 0, 0], None));
    assert_eq!(counts("2024-02-15"), ([2, 0, 0], day("2024-02-15")));
    assert_eq!(counts("2024-02-20"), ([1, 1, 1], day("2024-02-15")));
}

#[test]
fn two_matters_share_neither_reference_nor_prefix() {
    let office = Office::new();
    let vault = opened(&office);
    let other = |reference: &str, prefix: &str| MatterFields {
        reference: reference.to_owned(),
        exhibit_prefix: prefix.to_owned(),
        ..audit()
    };
    assert_eq!(code(vault.open_matter(&other("aud-2024-7", "B"))), "reference_taken");
    assert_eq!(code(vault.open_matter(&other("AUD-8", "lark"))), "prefix_taken");
    assert_eq!(code(vault.open_matter(&other("AUD-8", "../x"))), "bad_prefix");
    let made = vault.open_matter(&other("Audit #8/2025", "")).expect("a new matter").value;
    let made = vault.matter(&made, None).expect("the matter").row.fields.exhibit_prefix;
    assert_eq!(made, "Audit82025", "without a prefix the reference gives one");
}

#[test]
fn a_closed_matter_takes_nothing_in_until_it_is_reopened() {
    let office = Office::new();
    let vault = opened(&office);
    vault.close_matter("AUD-2024-7", Some("2024-09-01"), "settled").expect("it is closed");
    let add = || vault.add_request("AUD-2024-7", &asked("More", None));
    assert_eq!(code(add()), "matter_closed");
    assert_eq!(board(&vault).row.closed_reason.as_deref(), Some("settled"));
    vault.reopen_matter("AUD-2024-7").expect("it is open");
    assert_eq!(add().expect("a new request").value, "2");
}

#[test]
fn what_two_requests_treat_differently_is_named() {
    let office = Office::new();
    let vault = opened(&office);
    ask(&vault, "All letters", None);
    let letter = file(&office, &vault, "letter.txt", "from counsel");
    let kept = response("document", &letter, "withhold_privileged");
    vault.respond("AUD-2024-7", "1", &[response("document", &letter, "produce")]).expect("stated");
    assert_eq!(board(&vault).conflicts, []);
    vault.respond("AUD-2024-7", "2", &[kept]).expect("stated");
    let conflicts = board(&vault).conflicts;
    let said = conflicts[0].dispositions.iter();
    let said: Vec<_> =
        said.map(|each| (each.request.as_str(), each.disposition.as_str())).collect();
    assert_eq!(conflicts[0].name, "letter.txt");
    assert_eq!(said, [("1", "produce"), ("2", "withhold_privileged")]);
    let place = vec!["request 1".to_owned()];
    assert_eq!(warnings(&vault), [("withheld_elsewhere".to_owned(), place)]);
    vault.withdraw_response("AUD-2024-7", "1", "document", &letter).expect("taken back");
    assert_eq!((board(&vault).conflicts, warnings(&vault)), (Vec::new(), Vec::new()));
}

#[test]
fn a_redacted_document_needs_its_copy() {
    let office = Office::new();
    let vault = opened(&office);
    let original = file(&office, &vault, "invoice.txt", "with prices");
    let copy = file(&office, &vault, "invoice redacted.txt", "without prices");
    let bare = response("document", &original, "redacted");
    assert_eq!(
        code(vault.respond("AUD-2024-7", "1", std::slice::from_ref(&bare))),
        "no_redacted_copy"
    );
    let whole = ResponseFields { redacted_copy: Some(copy), ..bare };
    vault.respond("AUD-2024-7", "1", &[whole]).expect("stated");
    let shown = &board(&vault).requests[0].responses[0];
    assert_eq!(shown.copy_name.as_deref(), Some("invoice redacted.txt"));
}

#[test]
fn what_lies_outside_of_the_scope_is_warned_of() {
    let office = Office::new();
    let vault = office.create();
    let entity = |name: &str| EntityFields {
        name: name.to_owned(),
        role: "own".to_owned(),
        aliases: Vec::new(),
        from: None,
        to: None,
        notes: String::new(),
    };
    let asked_for =
        vault.state_entity(None, &entity("Larkspur Instruments Inc.")).expect("one").value;
    vault.state_entity(None, &entity("Larkspur Farms")).expect("another one");
    let matter = MatterFields {
        entities: vec![asked_for],
        products: vec!["SQL Server".to_owned()],
        period_from: Some("2024-01-01".to_owned()),
        ..audit()
    };
    vault.open_matter(&matter).expect("a new matter");
    ask(&vault, "All invoices", None);
    let inside = vault.add_license(&sql_server()).expect("a record").value;
    let outside = LicenseFields {
        product: "Visio".to_owned(),
        licensee: "Larkspur Farms".to_owned(),
        publisher: "Adobe".to_owned(),
        acquired_on: Some("2023-12-31".to_owned()),
        ..sql_server()
    };
    let outside = vault.add_license(&outside).expect("another record").value;
    let produced = [&inside, &outside].map(|id| response("license", id, "produce"));
    vault.respond("AUD-2024-7", "1", &produced).expect("stated");
    let about = |code: &str, what: &str| (code.to_owned(), vec![what.to_owned()]);
    let mut expected = vec![
        about("outside_entities", "Larkspur Farms"),
        about("outside_publishers", "Adobe"),
        about("outside_products", "Visio"),
        about("outside_period", "2023-12-31"),
    ];
    let mut found = warnings(&vault);
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "what is inside warns of nothing");
}

#[test]
fn a_whole_mail_and_the_proof_of_what_is_handed_over_are_warned_of() {
    let office = Office::new();
    let vault = opened(&office);
    let mail = "From: a@larkspur.example\r\nTo: b@larkspur.example\r\nSubject: Order\r\n\
                Date: Mon, 5 Feb 2024 10:00:00 +0000\r\n\r\nAs discussed in private.\r\n";
    let mail = file(&office, &vault, "order.eml", mail);
    vault.respond("AUD-2024-7", "1", &[response("document", &mail, "produce")]).expect("stated");
    assert_eq!(warnings(&vault), [("mail_body".to_owned(), Vec::new())]);

    let license = vault.add_license(&sql_server()).expect("a record").value;
    let link = LinkRequest {
        document: mail.clone(),
        license: license.clone(),
        kind: "seller_email".to_owned(),
        quantity: None,
        pages: String::new(),
    };
    vault.link(&[link]).expect("a new link");
    let kept = response("document", &mail, "withhold_privileged");
    let record = response("license", &license, "produce");
    vault.respond("AUD-2024-7", "1", &[kept, record]).expect("stated");
    let place = "request 1, proof of SQL Server Standard 2022".to_owned();
    assert_eq!(warnings(&vault), [("withheld_elsewhere".to_owned(), vec![place])]);
}

#[test]
fn a_list_is_answered_and_becomes_responses_in_one_operation() {
    let office = Office::new();
    let vault = opened(&office);
    file(&office, &vault, "invoice.txt", "Invoice INV-2019/0042 of Contoso, part 7XQ-00518");
    file(&office, &vault, "misread.txt", "Invoice INV-2O19/0077 of Contoso");
    vault.add_license(&sql_server()).expect("a record");
    let list = "Item;Number\n1;INV 2019-0042\n1;INV-2019-0042\n2;7XQ-00518\n3;INV-2019/0077\n4;INV-9999-1234\n";
    let answered = vault.answer(list).expect("an answer");
    let found: Vec<_> = answered.lines.iter().map(|line| (line.line, names(line))).collect();
    let nothing: Vec<&str> = Vec::new();
    assert!(found.contains(&(3, [vec!["invoice.txt"], nothing.clone()])), "{found:?}");
    let parts = [vec!["invoice.txt", "SQL Server Standard 2022"], nothing.clone()];
    assert!(found.contains(&(4, parts)), "{found:?}");
    assert!(found.contains(&(5, [nothing.clone(), vec!["misread.txt"]])), "{found:?}");
    assert!(found.contains(&(6, [nothing.clone(), nothing])), "{found:?}");

    let chosen: Vec<ResponseFields> = answered.lines[1]
        .exact
        .iter()
        .map(|found| response(&found.subject, &found.id, "produce"))
        .collect();
    let entries = vault.journal(0, 100).expect("the journal").len();
    let stated = vault.respond("AUD-2024-7", "1", &chosen).expect("stated").value;
    assert_eq!(stated, chosen.len() as u64);
    assert_eq!(vault.journal(0, 100).expect("the journal").len(), entries + 1);
    assert_eq!(responses(&vault).len(), chosen.len());
    vault.undo().expect("undo works").expect("something to undo");
    assert_eq!(responses(&vault), [], "one undo takes all of it back");
}

#[test]
fn a_list_in_a_workbook_is_read_like_a_pasted_one() {
    let office = Office::new();
    let vault = opened(&office);
    file(&office, &vault, "invoice.txt", "Invoice INV-2019/0042 of Contoso");
    let list = office.path("list.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Requested documents").expect("a cell");
    sheet.write(1, 0, 1).expect("a cell");
    sheet.write(1, 1, "INV-2019/0042").expect("a cell");
    book.save(&list).expect("a workbook");
    let answered = vault.answer_file(&list).expect("an answer");
    assert_eq!(answered.lines.len(), 1, "{answered:?}");
    assert_eq!((answered.lines[0].line, answered.answered), (2, 1));
}

#[test]
fn what_a_list_finds_beyond_what_is_shown_is_counted() {
    let office = Office::new();
    let vault = opened(&office);
    let pile = office.path("pile");
    std::fs::create_dir(&pile).expect("a folder");
    for n in 0..60 {
        let text = format!("Delivery note {n} under agreement V7654321");
        std::fs::write(pile.join(format!("note {n}.txt")), text).expect("a file");
    }
    add(&vault, &[&pile]);
    let answered = vault.answer("V7654321").expect("an answer");
    let [line] = &answered.lines[..] else { panic!("one number is asked for") };
    assert_eq!((line.exact.len(), line.more), (50, 10));
}

#[test]
fn a_product_key_on_a_list_is_found_and_never_written() {
    const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
    const OTHER: &str = "99KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
    let office = Office::new();
    let vault = opened(&office);
    file(&office, &vault, "coa.txt", &format!("Product key {KEY}"));
    let line = |list: &str| vault.answer(list).expect("an answer").lines.remove(0);
    let exact = line(&format!("key {KEY}"));
    assert_eq!(exact.text, "•••••-•••••-•••••-•••••-QX2YT");
    assert_eq!(names(&exact), [vec!["coa.txt"], Vec::new()]);
    assert_eq!(names(&line(OTHER)), [Vec::new(), vec!["coa.txt"]], "only the end is the same");
    assert_eq!(names(&line("QX2YT")), [vec!["coa.txt"], Vec::new()]);

    let number = ask(&vault, &format!("Proof for {OTHER}"), None);
    let request = board(&vault).requests.into_iter().find(|each| each.fields.number == number);
    let text = request.expect("the request").fields.text;
    assert_eq!(text, "Proof for •••••-•••••-•••••-•••••-QX2YT");
    for entry in std::fs::read_dir(office.vault_folder().join("journal")).expect("the journal") {
        let written = std::fs::read_to_string(entry.expect("an entry").path()).expect("text");
        assert!(!written.contains("VMK7Z"), "no key stands in the journal");
    }
}

#[test]
fn undo_takes_back_each_step_of_a_matter() {
    let office = Office::new();
    let vault = opened(&office);
    let letter = file(&office, &vault, "letter.txt", "from counsel");
    vault.respond("AUD-2024-7", "1", &[response("document", &letter, "produce")]).expect("stated");
    let before = board(&vault);
    let undo = || vault.undo().expect("undo works").expect("something to undo").value.op;
    let same = |board: &MatterBoard| {
        let board = board.clone();
        (board.row, board.requests)
    };
    vault.remove_request("AUD-2024-7", "1").expect("removed");
    assert_eq!(board(&vault).requests, []);
    assert_eq!(undo(), "remove_request");
    assert_eq!(same(&board(&vault)), same(&before), "its responses come back, too");

    vault.settle_request("AUD-2024-7", "1", Some("answered"), None).expect("answered");
    undo();
    let changed = MatterFields { title: "Another title".to_owned(), ..audit() };
    vault.change_matter("AUD-2024-7", &changed).expect("changed");
    undo();
    vault.close_matter("AUD-2024-7", None, "settled").expect("closed");
    undo();
    assert_eq!(same(&board(&vault)), same(&before));
    assert_eq!([undo(), undo(), undo()], ["respond", "state_request", "open_matter"]);
    assert_eq!(board(&vault).row.closed_reason.as_deref(), Some("creation taken back"));
}

#[test]
fn a_matter_is_the_same_after_a_rebuild_and_on_another_machine() {
    let office = Office::new();
    let vault = opened(&office);
    let license = vault.add_license(&sql_server()).expect("a record").value;
    vault.respond("AUD-2024-7", "1", &[response("license", &license, "produce")]).expect("stated");
    vault
        .settle_request("AUD-2024-7", "1", Some("answered"), Some("2024-02-20"))
        .expect("answered");
    let before = board(&vault);
    assert_eq!(before.history.len(), 4, "opened, asked, responded and answered");
    vault.rebuild().expect("a rebuild");
    assert_eq!(board(&vault), before);
    assert_eq!(board(&office.open_on("laptop")), before);
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_document_of_which_nobody_said_the_day_is_in_every_period() {
    let office = Office::new();
    let vault = opened(&office);
    let invoice = file(&office, &vault, "invoice.txt", "Invoice INV-2019/0042");
    vault.respond("AUD-2024-7", "1", &[response("document", &invoice, "produce")]).expect("stated");
    assert_eq!(warnings(&vault), []);
    let changed = MatterFields { period_to: Some("2020-12-31".to_owned()), ..audit() };
    vault.change_matter("AUD-2024-7", &changed).expect("changed");
    assert_eq!(warnings(&vault), [], "nobody said of which day it is");
    let said = DescriptionView {
        date: Some("2021-01-01".to_owned()),
        ..vault.document(&invoice).expect("the invoice").description
    };
    vault.describe(&invoice, &said).expect("described");
    let day = vec!["2021-01-01".to_owned()];
    assert_eq!(warnings(&vault), [("outside_period".to_owned(), day)]);
}

#[test]
fn the_disclosure_log_is_empty_until_something_is_handed_over() {
    let office = Office::new();
    let vault = opened(&office);
    let invoice = file(&office, &vault, "invoice.txt", "Invoice INV-2019/0042");
    vault.respond("AUD-2024-7", "1", &[response("document", &invoice, "produce")]).expect("stated");
    assert_eq!(vault.disclosures(Some("AUD-2024-7"), Some(&invoice)).expect("the log"), []);
    assert_eq!(code(vault.disclosures(Some("AUD-9999"), None)), "no_such_matter");
}

//! The registers: agreements with their papers, licenses and parties, and what has no counterpart.

use muniment::view::{
    AffiliateFields, AgreementFields, AgreementRequest, AgreementRow, AliasFields, DescriptionView,
    EntityFields, EntityRequest, LicenseFields, LinkRequest, NumberView, PaperFields,
};
use muniment::{Error, Vault};

use crate::office::{Office, add, named, sql_server};

const NUMBER: &str = "7654321";

fn enrollment() -> AgreementFields {
    AgreementFields {
        program: Some("ea_enterprise_enrollment".to_owned()),
        number: NUMBER.to_owned(),
        title: String::new(),
        parent: None,
        entity: None,
        counterparty: None,
        from: Some("2020-02-29".to_owned()),
        to: None,
        affiliates: Vec::new(),
        papers: Vec::new(),
        notes: String::new(),
    }
}

fn numbered(number: &str) -> AgreementFields {
    AgreementFields { number: number.to_owned(), ..enrollment() }
}

fn company(name: &str, alias: &str) -> EntityFields {
    EntityFields {
        name: name.to_owned(),
        role: "own".to_owned(),
        aliases: vec![AliasFields { name: alias.to_owned(), from: None, to: None }],
        from: None,
        to: None,
        notes: String::new(),
    }
}

fn listed(vault: &Vault, filter: &str, as_of: &str) -> Vec<AgreementRow> {
    let request = AgreementRequest {
        filter: filter.to_owned(),
        voided: false,
        sort: "number".to_owned(),
        descending: false,
        as_of: Some(as_of.to_owned()),
        offset: 0,
        limit: 500,
    };
    vault.agreements(&request).expect("the agreements can be listed").rows
}

fn state(vault: &Vault, fields: &AgreementFields) -> String {
    vault.state_agreement(None, fields).expect("a new agreement").value
}

fn code<T>(refused: Result<T, Error>) -> String {
    refused.map(|_| ()).expect_err("a refusal").problem().code
}

fn entered(vault: &Vault, name: &str, alias: &str) -> String {
    vault.state_entity(None, &company(name, alias)).expect("a new entity").value
}

/// A document of this name, described with a date and this agreement number.
fn paper(office: &Office, vault: &Vault, name: &str, number: &str) -> String {
    let path = office.path(name);
    std::fs::write(&path, format!("paper {name}")).expect("a file");
    add(vault, &[&path]);
    let document = named(vault, name).id;
    let said = DescriptionView {
        kind: Some("agreement".to_owned()),
        title: None,
        date: Some("2024-06-01".to_owned()),
        issuer: None,
        recipient: None,
        numbers: vec![NumberView { kind: "agreement".to_owned(), value: number.to_owned() }],
        currency: None,
        net: None,
        tax: None,
        gross: None,
        tags: Vec::new(),
    };
    vault.describe(&document, &said).expect("a description");
    document
}

#[test]
fn an_agreement_knows_its_papers_licenses_parties_and_children() {
    let office = Office::new();
    let vault = office.create();
    let ours = entered(&vault, "Larkspur Instruments Inc.", "LARKSPUR");
    let affiliate = entered(&vault, "Seebach GmbH", "SEEBACH");
    let document = paper(&office, &vault, "enrollment.txt", NUMBER);
    let letter = paper(&office, &vault, "letter.txt", NUMBER);
    let license = LicenseFields { agreement_number: NUMBER.to_owned(), ..sql_server() };
    let license = vault.add_license(&license).expect("a new record").value;

    let master = state(&vault, &numbered("V1112223"));
    let fields = AgreementFields {
        parent: Some(master.clone()),
        entity: Some(ours),
        affiliates: vec![AffiliateFields { entity: affiliate.clone(), included: false }],
        papers: vec![PaperFields {
            document: document.clone(),
            kind: "enrollment".to_owned(),
            shows: vec!["countersigned".to_owned()],
        }],
        ..enrollment()
    };
    let agreement = state(&vault, &fields);

    let details = vault.agreement(&agreement, Some("2021-01-01")).expect("the agreement");
    assert_eq!(details.row.fields, fields);
    assert_eq!(details.row.entity_name.as_deref(), Some("Larkspur Instruments Inc."));
    assert_eq!(details.row.parent_label.as_deref(), Some("V1112223"));
    assert_eq!((details.row.licenses, details.row.documents), (1, 2));
    assert_eq!(details.affiliates[0].name, "Seebach GmbH");
    assert_eq!(details.papers[0].document.id, document);
    assert_eq!(details.documents[0].id, letter, "a paper is not listed twice");
    assert_eq!(details.licenses[0].id, license);
    let above = vault.agreement(&master, None).expect("the master");
    assert_eq!(above.children[0].id, agreement);
    let party = vault.entity(&affiliate).expect("the affiliate");
    assert_eq!(party.agreements[0].id, agreement);
    office.nothing_is_wrong(&vault);
}

#[test]
fn an_agreement_of_a_leap_day_has_its_anniversary_and_its_term() {
    let office = Office::new();
    let vault = office.create();
    state(&vault, &enrollment());
    let next = |as_of: &str| listed(&vault, "", as_of)[0].next_anniversary.clone();
    assert_eq!(next("2021-01-15").as_deref(), Some("2021-02-28"));
    assert_eq!(next("2021-03-01").as_deref(), Some("2022-02-28"));
    assert_eq!(next("2022-03-01"), None, "the enrollment has ended by then");
    let row = listed(&vault, "", "2021-01-15").remove(0);
    assert_eq!(row.term_to.as_deref(), Some("2023-02-27"));
    let stated = AgreementFields { to: Some("2024-02-28".to_owned()), ..enrollment() };
    vault.state_agreement(Some(&row.id), &stated).expect("an edit");
    assert_eq!(listed(&vault, "", "2021-01-15")[0].term_to, None, "what is stated counts");
}

#[test]
fn stating_the_same_again_writes_nothing() {
    let office = Office::new();
    let vault = office.create();
    let agreement = state(&vault, &enrollment());
    let entries = vault.summary().expect("the summary").entries;
    let again = vault.state_agreement(Some(&agreement[..13]), &enrollment()).expect("the same");
    assert_eq!(again.value, agreement);
    assert_eq!(vault.summary().expect("the summary").entries, entries);
}

#[test]
fn a_number_belongs_to_one_agreement_that_counts() {
    let office = Office::new();
    let vault = office.create();
    let first = state(&vault, &numbered("V1112223"));
    assert_eq!(code(vault.state_agreement(None, &numbered(" v1112223 "))), "number_in_use");
    vault.void_agreement(&first, "entered twice").expect("a void");
    let second = state(&vault, &numbered("v1112223"));
    assert_eq!(code(vault.restore_agreement(&first)), "number_in_use");
    vault.void_agreement(&second, "the other one was right").expect("a void");
    vault.restore_agreement(&first).expect("the number is free again");
    assert_eq!(listed(&vault, "", "2024-01-01").len(), 1);
}

#[test]
fn an_agreement_cannot_lie_above_itself() {
    let office = Office::new();
    let vault = office.create();
    let top = state(&vault, &numbered("V1"));
    let middle = AgreementFields { parent: Some(top.clone()), ..numbered("V2") };
    let middle = state(&vault, &middle);
    let circle = AgreementFields { parent: Some(middle), ..numbered("V1") };
    assert_eq!(code(vault.state_agreement(Some(&top), &circle)), "above_itself");
    let own = AgreementFields { parent: Some(top.clone()), ..numbered("V1") };
    assert_eq!(code(vault.state_agreement(Some(&top), &own)), "above_itself");
}

#[test]
fn an_affiliate_is_in_or_out_as_a_whole() {
    let office = Office::new();
    let vault = office.create();
    let entity = entered(&vault, "Seebach GmbH", "SEEBACH");
    let side = |included| AffiliateFields { entity: entity.clone(), included };
    let both = AgreementFields { affiliates: vec![side(true), side(false)], ..enrollment() };
    assert_eq!(code(vault.state_agreement(None, &both)), "named_twice");
}

#[test]
fn an_agreement_that_was_entered_can_be_taken_back() {
    let office = Office::new();
    let vault = office.create();
    let agreement = state(&vault, &enrollment());
    let titled = AgreementFields { title: "Cloud enrollment".to_owned(), ..enrollment() };
    vault.state_agreement(Some(&agreement), &titled).expect("an edit");
    assert_eq!(listed(&vault, "cloud", "2021-01-01").len(), 1);
    vault.undo().expect("undo works").expect("the edit can be undone");
    assert_eq!(listed(&vault, "", "2021-01-01")[0].fields, enrollment());
    vault.undo().expect("undo works").expect("the entry can be undone");
    assert_eq!(listed(&vault, "", "2021-01-01"), []);
    office.nothing_is_wrong(&vault);
}

#[test]
fn coverage_tells_what_was_obtained_from_where_and_how_long_ago() {
    let office = Office::new();
    let vault = office.create();
    state(&vault, &enrollment());
    let document = paper(&office, &vault, "statement.txt", "no number of it");
    let covered = |as_of| vault.agreement_coverage(Some(as_of)).expect("the coverage");
    assert!(covered("2024-06-11").rows[0].cells.iter().all(|cell| cell.hole));

    let license = LicenseFields { agreement_number: NUMBER.to_owned(), ..sql_server() };
    let license = vault.add_license(&license).expect("a new record").value;
    let link = LinkRequest {
        document,
        license,
        kind: "mls_snapshot".to_owned(),
        quantity: None,
        pages: String::new(),
    };
    vault.link(&[link]).expect("a link");
    let coverage = covered("2024-06-11");
    let column = coverage.sources.iter().position(|source| source.source == "files");
    let column = column.expect("a column for what came from files");
    assert!(!coverage.sources[column].expected);
    let cell = &coverage.rows[0].cells[column];
    assert_eq!((cell.latest.as_deref(), cell.age), (Some("2024-06-01"), Some(10)));
    assert!(covered("2024-05-31").sources.iter().all(|source| source.source != "files"));
}

#[test]
fn what_has_no_counterpart_is_told_on_both_sides() {
    let office = Office::new();
    let vault = office.create();
    let license = LicenseFields { agreement_number: "6D41B7A9".to_owned(), ..sql_server() };
    vault.add_license(&license).expect("a new record");
    let agreement = state(&vault, &enrollment());
    let coverage = vault.agreement_coverage(None).expect("the coverage");
    assert_eq!(coverage.unregistered[0].number, "6D41B7A9");
    assert_eq!((coverage.unregistered[0].licenses, coverage.unregistered[0].documents), (1, 0));
    assert_eq!(coverage.unmentioned[0].id, agreement);

    let document = paper(&office, &vault, "enrollment.txt", NUMBER);
    let kind = "enrollment".to_owned();
    let papers = vec![PaperFields { document, kind, shows: Vec::new() }];
    let with_paper = AgreementFields { papers, ..enrollment() };
    vault.state_agreement(Some(&agreement), &with_paper).expect("an edit");
    let unmentioned = || vault.agreement_coverage(None).expect("the coverage").unmentioned;
    assert_eq!(unmentioned().len(), 1, "its own paper says nothing about what others know");

    paper(&office, &vault, "statement.txt", NUMBER);
    assert_eq!(unmentioned(), []);
}

#[test]
fn a_legal_entity_is_found_by_a_name_as_printed_and_counts_its_licenses() {
    let office = Office::new();
    let vault = office.create();
    let entity = entered(&vault, "Larkspur Instruments Inc.", "LARKSPUR INSTR");
    let license = LicenseFields { licensee: "larkspur instr".to_owned(), ..sql_server() };
    vault.add_license(&license).expect("a new record");
    let request = |filter: &str, voided| EntityRequest {
        filter: filter.to_owned(),
        role: Some("own".to_owned()),
        voided,
    };
    let found = vault.entities(&request("instr", false)).expect("the entities");
    assert_eq!((found.len(), found[0].licenses), (1, 1));
    vault.void_entity(&entity, "merged").expect("a void");
    assert_eq!(vault.entities(&request("", false)).expect("the entities"), []);
    assert_eq!(vault.entities(&request("", true)).expect("the entities").len(), 1);
    vault.restore_entity(&entity).expect("it counts again");
    assert_eq!(code(vault.state_entity(None, &company("  ", ""))), "no_entity_name");
}

#[test]
fn registers_answer_the_next_day_as_they_did_before() {
    let office = Office::new();
    let vault = office.create();
    let entity = entered(&vault, "Seebach GmbH", "SEEBACH");
    let fields = AgreementFields { entity: Some(entity.clone()), ..enrollment() };
    let agreement = state(&vault, &fields);
    let answers = |vault: &Vault| {
        let day = Some("2021-01-01");
        (
            vault.agreement(&agreement, day).expect("the agreement"),
            vault.entity(&entity).expect("the entity"),
            vault.agreement_coverage(day).expect("the coverage"),
        )
    };
    let before = answers(&vault);
    assert_eq!(before.0.history.len(), 1);
    vault.close();
    drop(vault);
    let settings = office.machine("desk");
    let folder = office.vault_folder();
    let rebuilt = Vault::open_rebuilt(&folder.to_string_lossy(), settings).expect("rebuilt");
    assert_eq!(answers(&rebuilt), before);
}

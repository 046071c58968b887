//! Public terms: a folder of downloads becomes series in time; licenses find the edition that
//! governs them; two editions are compared.

use std::path::PathBuf;

use muniment::Vault;
use muniment::view::{
    AgreementFields, DeadlineRequest, GoverningView, LicenseFields, ReleaseFields, TermsAdded,
    TermsComparisonRequest, TermsElectionFields, TermsExceptionFields, TermsRequest, TermsRow,
};

use crate::office::{Office, add, sql_server};

const CLAUSE: &str = "SQL Server may run on one licensed server. Each further server needs a \
                      license of its own, whatever its size.";

fn downloads(office: &Office, files: &[(&str, &str)]) -> PathBuf {
    let folder = office.path("downloads");
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("a file");
    }
    folder
}

/// Drops a folder and adds what it holds as terms.
fn dropped(office: &Office, vault: &Vault, files: &[(&str, &str)]) -> TermsAdded {
    let folder = downloads(office, files);
    let stored = add(vault, &[&folder]);
    let documents: Vec<String> = stored.added.into_iter().map(|file| file.document).collect();
    vault.add_terms(&documents, None).expect("the documents are looked at").value
}

fn product_terms(month: &str, text: &str) -> (String, String) {
    (format!("MicrosoftProductTerms(WW)(English)({month})(CR).txt"), text.to_owned())
}

/// July, September and November 2019 of the Product Terms; each has words of its own.
fn autumn(office: &Office, vault: &Vault) -> TermsAdded {
    let july = format!("# Product Terms\n\n## Servers\n\n{CLAUSE}\n");
    let september = july.replace("one licensed server", "two licensed servers");
    let november = format!(
        "{september}\n## Services\n\nA service may be used by each person who has a subscription to it.\n"
    );
    let files = [
        product_terms("July2019", &july),
        product_terms("September2019", &september),
        product_terms("November2019", &november),
    ];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    dropped(office, vault, &files)
}

fn all(vault: &Vault) -> Vec<TermsRow> {
    let request =
        TermsRequest { filter: String::new(), kind: None, conflicting: false, voided: false };
    vault.terms(&request).expect("the editions can be listed")
}

fn effective(rows: &[TermsRow]) -> Vec<String> {
    rows.iter().map(|row| row.fields.effective.clone()).collect()
}

/// SQL Server 2017 under an enrollment from 1 July 2019; both its versions are known.
fn enrolled(vault: &Vault) -> String {
    let enrollment = AgreementFields {
        program: Some("ea_enterprise_enrollment".to_owned()),
        number: "7654321".to_owned(),
        title: String::new(),
        parent: None,
        entity: None,
        counterparty: None,
        from: Some("2019-07-01".to_owned()),
        to: None,
        affiliates: Vec::new(),
        papers: Vec::new(),
        notes: String::new(),
    };
    vault.state_agreement(None, &enrollment).expect("an enrollment");
    for (version, on) in [("2017", "2017-10-02"), ("2019", "2019-11-04")] {
        let release = ReleaseFields {
            product: "SQL Server".to_owned(),
            version: version.to_owned(),
            on: Some(on.to_owned()),
        };
        vault.state_release(&release).expect("a release");
    }
    let record = LicenseFields {
        version: "2017".to_owned(),
        program: "Enterprise Agreement".to_owned(),
        agreement_number: "76-54321".to_owned(),
        acquired_on: Some("2019-07-15".to_owned()),
        ..sql_server()
    };
    vault.add_license(&record).expect("a record").value
}

fn governing(vault: &Vault, license: &str, version: &str) -> GoverningView {
    vault.governing(license, Some(version), Some("2020-01-15")).expect("an answer")
}

fn governed_from(answer: &GoverningView) -> Option<&str> {
    answer.editions.first()?.edition.as_ref().map(|row| row.fields.effective.as_str())
}

#[test]
fn a_folder_of_downloads_becomes_series_and_the_rest_says_why_not() {
    let office = Office::new();
    let vault = office.create();
    let added = dropped(
        &office,
        &vault,
        &[
            ("OnlineSvcsConsolidatedSLA(WW)(English)(March2016).txt", "A service level."),
            ("acme-terms-of-service/2019-05-31.txt", "# Terms\nEffective date: July 1, 2019\n"),
            ("(M499)EnrAmend(WW)(GER)(Dec2019)(IU).txt", "A form."),
            ("holiday.txt", "Gone fishing."),
        ],
    );
    let mut labels: Vec<String> = added.added.into_iter().map(|row| row.label).collect();
    labels.sort();
    assert_eq!(
        labels,
        [
            "Service Level Agreement for Online Services · March 2016 · WW · English",
            "acme terms of service · 2019-07-01"
        ]
    );
    let mut refused: Vec<(String, String)> =
        added.refused.into_iter().map(|refused| (refused.name, refused.code)).collect();
    refused.sort();
    let refused: Vec<(&str, &str)> =
        refused.iter().map(|(name, code)| (name.as_str(), code.as_str())).collect();
    assert_eq!(
        refused,
        [
            ("(M499)EnrAmend(WW)(GER)(Dec2019)(IU).txt", "contract_form"),
            ("holiday.txt", "not_terms")
        ]
    );
    office.nothing_is_wrong(&vault);
}

#[test]
fn documents_added_twice_are_known_and_undo_takes_them_back() {
    let office = Office::new();
    let vault = office.create();
    let added = autumn(&office, &vault);
    let documents: Vec<String> =
        added.added.iter().map(|row| row.fields.document.clone()).collect();
    let again = vault.add_terms(&documents, None).expect("looked at again");
    assert_eq!((again.value.added.len(), again.value.known.len()), (0, 3));
    assert_eq!(again.changed.scopes, Vec::<String>::new(), "nothing is written");
    vault.undo().expect("it can be taken back").expect("something to take back");
    assert_eq!(all(&vault), []);
    let afresh = vault.add_terms(&documents, None).expect("looked at afresh").value;
    assert_eq!(afresh.added.len(), 3, "an edition that was taken back does not stand in the way");
}

#[test]
fn the_edition_in_force_and_the_missing_ones_are_told_for_any_day() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let on = |day: &str| {
        let found = vault.terms_at(Some(day), None).expect("an answer");
        found.first().map(|found| found.edition.fields.effective.clone())
    };
    assert_eq!(on("2019-06-30"), None);
    assert_eq!(on("2019-08-31").as_deref(), Some("2019-07-01"));
    assert_eq!(on("2019-09-01").as_deref(), Some("2019-09-01"));
    let timelines = vault.terms_timelines(None, Some("2020-01-15")).expect("timelines");
    let sentences: Vec<&str> = timelines[0].gaps.iter().map(|gap| gap.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "July 2019 assumed until September 2019; August 2019 not captured.",
            "September 2019 assumed until November 2019; October 2019 not captured.",
            "November 2019 assumed since; December 2019 not captured.",
            "An edition of January 2020 may be out; November 2019 is the latest captured."
        ]
    );
}

#[test]
fn a_license_finds_the_edition_that_governs_each_version() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let license = enrolled(&vault);
    let answer = governing(&vault, &license, "2017");
    assert_eq!(answer.rule.as_deref(), Some("GR-EA"));
    assert_eq!(governed_from(&answer), Some("2019-07-01"));
    let newer = governing(&vault, &license, "2019");
    assert_eq!(newer.required_on.as_deref(), Some("2019-11-04"));
    assert_eq!(governed_from(&newer), Some("2019-11-01"));
}

#[test]
fn an_exception_and_an_election_change_the_answer_until_they_are_taken_back() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let license = enrolled(&vault);
    let exception = TermsExceptionFields {
        rule: "GR-ORD".to_owned(),
        day: None,
        clause: "Amendment 3, section 2".to_owned(),
    };
    let agreements = vault.terms_exception("7654321");
    assert!(agreements.is_err(), "an agreement is named by its id");
    let agreement = agreement_id(&vault);
    vault.except_terms(&agreement, Some(&exception)).expect("an exception");
    assert_eq!(
        governing(&vault, &license, "2017").required_on.as_deref(),
        Some("2019-07-15"),
        "the order counts"
    );
    let election = TermsElectionFields {
        version: "2017".to_owned(),
        day: Some("2019-09-10".to_owned()),
        note: "two servers are allowed".to_owned(),
    };
    vault.elect_terms(&license, &election).expect("a choice");
    let elected = governing(&vault, &license, "2017");
    assert_eq!(elected.rule.as_deref(), Some("GR-ELECT"));
    assert_eq!(governed_from(&elected), Some("2019-09-01"));
    assert_eq!(elected.elected.as_ref(), Some(&election));
    let listed = vault.terms_elections().expect("the choices");
    assert_eq!((listed.len(), &listed[0].license, &listed[0].stated), (1, &license, &election));
    vault.undo().expect("it can be taken back").expect("a choice to take back");
    vault.except_terms(&agreement, None).expect("taken back");
    assert_eq!(governing(&vault, &license, "2017").rule.as_deref(), Some("GR-EA"));
}

fn agreement_id(vault: &Vault) -> String {
    let request = muniment::view::AgreementRequest {
        filter: String::new(),
        voided: false,
        sort: "number".to_owned(),
        descending: false,
        as_of: None,
        offset: 0,
        limit: 10,
    };
    vault.agreements(&request).expect("the agreements").rows[0].id.clone()
}

#[test]
fn a_record_whose_edition_is_not_held_asks_to_capture_it() {
    let office = Office::new();
    let vault = office.create();
    let license = enrolled(&vault);
    let findings = vault.terms_findings(Some("2020-01-15")).expect("findings");
    let told: Vec<(&str, &str, Option<&str>)> = findings
        .iter()
        .map(|finding| (finding.code.as_str(), finding.action.as_str(), finding.day.as_deref()))
        .collect();
    assert_eq!(told, [("T-CAPTURE", "capture_edition", Some("2019-07-01"))]);
    assert_eq!(findings[0].count, 1);
    assert_eq!(findings[0].licenses[0].id, license);
    assert!(findings[0].message.contains("2019-07-01"), "{}", findings[0].message);
    let asked = || {
        let proof = vault.check_license(&license, Some("2020-01-15"), "practical");
        let findings = proof.expect("it can be checked").findings.into_iter();
        findings.filter(|finding| finding.code == "X-TERMS").collect::<Vec<_>>()
    };
    let [finding] = &asked()[..] else { panic!("one kind of terms governs") };
    assert_eq!(finding.action, "capture_edition");
    assert!(finding.message.contains("2019-07-01"), "{}", finding.message);
    autumn(&office, &vault);
    assert_eq!(vault.terms_findings(Some("2020-01-15")).expect("findings"), []);
    assert_eq!(asked(), []);
}

#[test]
fn two_editions_are_compared_with_the_licenses_they_affect() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let license = enrolled(&vault);
    let rows = all(&vault);
    assert_eq!(effective(&rows), ["2019-07-01", "2019-09-01", "2019-11-01"]);
    let request = TermsComparisonRequest {
        old: rows[0].id.clone(),
        new: rows[1].id.clone(),
        find: String::new(),
        whole: false,
    };
    let comparison = vault.compare_terms(&request).expect("a comparison");
    assert_eq!(comparison.verdict, "changed");
    assert_eq!(comparison.changes.len(), 1);
    assert_eq!(comparison.changes[0].heading, "Servers");
    let affected: Vec<&str> =
        comparison.affected.iter().map(|affected| affected.license.id.as_str()).collect();
    assert_eq!(affected, [license.as_str()]);
    let elsewhere = TermsComparisonRequest { find: "subscription".to_owned(), ..request };
    let found = vault.compare_terms(&elsewhere).expect("a comparison");
    assert_eq!(found.changes, [], "no change speaks of subscriptions");
}

#[test]
fn words_are_found_as_of_a_day() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let hits = |day: &str| vault.find_in_terms("two servers", Some(day)).expect("hits").len();
    assert_eq!(hits("2019-08-15"), 0);
    assert_eq!(hits("2019-09-15"), 1);
}

#[test]
fn a_contradiction_waits_for_a_person() {
    let office = Office::new();
    let vault = office.create();
    let text = "Online Services Terms\nNovember 1, 2015\n\nA clause.\n";
    let name = "MicrosoftOnlineServicesTerms(WW)(English)(October2015)(CR).txt";
    let added = dropped(&office, &vault, &[(name, text)]).added;
    let row = &added[0];
    assert_eq!((row.fields.effective.as_str(), row.chosen.as_str()), ("2015-11-01", "cover"));
    assert_eq!(row.conflicts.len(), 1);
    vault.confirm_terms(&row.id).expect("a person decides");
    let confirmed = vault.terms_edition(&row.id).expect("the edition").row;
    assert_eq!(confirmed.conflicts, []);
    assert_eq!(confirmed.dates, row.dates, "every date that was found stays");
}

#[test]
fn a_saved_page_knows_its_address_and_its_program() {
    let office = Office::new();
    let vault = office.create();
    let page = "<!DOCTYPE html>\n\
                <!-- saved from url=(0060)https://example.test/licensing/terms/product/SQLServer/EAEAS -->\n\
                <html><body><h1>SQL Server</h1><p>A clause about servers.</p></body></html>";
    let added = dropped(&office, &vault, &[("SQL Server.html", page)]).added;
    let fields = &added[0].fields;
    assert_eq!((fields.kind.as_str(), fields.scope.as_str()), ("product_terms", "EAEAS"));
    assert_eq!(fields.address, "https://example.test/licensing/terms/product/SQLServer/EAEAS");
}

#[test]
fn an_edition_reminds_of_the_next_one() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let request = DeadlineRequest { as_of: Some("2019-12-01".to_owned()), days: 365, all: false };
    let listed = vault.deadlines(&request).expect("the deadlines").deadlines;
    let terms: Vec<(&str, &str)> = listed
        .iter()
        .filter(|deadline| deadline.rule == "D24")
        .map(|deadline| (deadline.subject_id.as_str(), deadline.due.as_str()))
        .collect();
    assert_eq!(terms, [("product_terms", "2019-12-06")], "35 days after the latest edition");
}

#[test]
fn what_was_stated_about_terms_survives_a_rebuild() {
    let office = Office::new();
    let vault = office.create();
    autumn(&office, &vault);
    let license = enrolled(&vault);
    let election = TermsElectionFields {
        version: String::new(),
        day: Some("2019-09-10".to_owned()),
        note: "two servers are allowed".to_owned(),
    };
    vault.elect_terms(&license, &election).expect("a choice");
    let (before, answer) = (all(&vault), governing(&vault, &license, "2017").editions);
    vault.close();
    let location = office.vault_folder();
    let rebuilt = Vault::open_rebuilt(&location.to_string_lossy(), office.machine("desk"))
        .expect("the vault opens");
    assert_eq!(all(&rebuilt), before);
    assert_eq!(governing(&rebuilt, &license, "2017").editions, answer);
    office.nothing_is_wrong(&rebuilt);
}

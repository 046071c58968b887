//! What proves a license: the officer reads what is missing, links it, and sees it proven.

use muniment::Vault;
use muniment::view::{
    AcquisitionFields, BaseFields, ClaimFields, InvoiceLineFields, LicenseFields, LicenseRequest,
    LinkRequest, ProofView,
};

use crate::office::{Office, add, all_licenses, find, named, sql_server};

fn proof(vault: &Vault, license: &str) -> ProofView {
    vault.check_license(license, Some("2026-06-30"), "practical").expect("it can be checked")
}

fn missing(proof: &ProofView) -> Vec<&str> {
    let missing = proof.groups.iter().filter(|group| group.state == "missing");
    missing.map(|group| group.code.as_str()).collect()
}

fn link(vault: &Vault, document: &str, license: &str, kind: &str) -> String {
    let request = LinkRequest {
        document: document.to_owned(),
        license: license.to_owned(),
        kind: kind.to_owned(),
        quantity: None,
        pages: String::new(),
    };
    vault.link(&[request]).expect("they can be linked").value.remove(0)
}

/// Three documents of the pile that nothing else in a journey depends on.
fn papers(vault: &Vault) -> [String; 3] {
    let mut rows = find(vault, "").rows;
    rows.retain(|row| row.parent.is_none() && row.links == 0);
    let mut ids = rows.into_iter().map(|row| row.id);
    std::array::from_fn(|_| ids.next().expect("the pile has three documents"))
}

fn nothing_stated() -> AcquisitionFields {
    AcquisitionFields {
        license_type: None,
        bought_through: None,
        term: None,
        term_from: None,
        term_to: None,
        order_number: String::new(),
        device: String::new(),
        transfer: None,
        circumstances: Vec::new(),
        underlying: Vec::new(),
        users: Vec::new(),
    }
}

fn row_title(vault: &Vault, license: &str) -> String {
    vault.license(license).expect("the record").row.title
}

#[test]
fn a_license_says_what_it_lacks_until_nothing_is_missing() {
    let office = Office::new();
    let vault = office.with_pile();
    let license = vault.add_license(&sql_server()).expect("a record").value;
    let [agreement, invoice, statement] = papers(&vault);

    let bare = proof(&vault, &license);
    assert_eq!(bare.status, "incomplete");
    assert_eq!(missing(&bare), ["R-VL-1/G1", "R-VL-1/G2", "R-VL-1/G3"]);
    assert!(bare.findings.iter().all(|finding| !finding.message.contains('{')), "no gap is left");
    let mut later = sql_server();
    later.product = "A later record".to_owned();
    vault.add_license(&later).expect("another record");
    let overview = vault.proof_overview("practical").expect("an overview");
    let agreement_missing = |code: &str| code == "R-VL-1/G1";
    let counted = overview.findings.iter().find(|count| agreement_missing(&count.code));
    let counted = counted.expect("it is counted");
    let told = bare.findings.iter().find(|finding| agreement_missing(&finding.code));
    assert_eq!(told.map(|finding| &finding.message), Some(&counted.message));
    assert_eq!(counted.sentence.places["record"], row_title(&vault, &license));
    let row = |vault: &Vault| vault.license(&license).expect("the record").row;
    assert_eq!(row(&vault).proof.expect("assessed").status, "incomplete");

    link(&vault, &agreement, &license, "agreement");
    link(&vault, &invoice, &license, "invoice");
    link(&vault, &statement, &license, "mls_snapshot");
    let proven = proof(&vault, &license);
    assert_eq!(missing(&proven), Vec::<&str>::new());
    assert_eq!((proven.met, proven.required), (3, 3));
    let badge = row(&vault).proof.expect("assessed again");
    assert_eq!((badge.met, badge.required), (3, 3), "the list follows each link");
    office.nothing_is_wrong(&vault);
}

#[test]
fn an_invoice_line_never_proves_more_units_than_it_has() {
    let office = Office::new();
    let vault = office.with_pile();
    let [_, invoice, _] = papers(&vault);
    let line = InvoiceLineFields {
        number: 1,
        invoice: String::new(),
        part_number: "7XQ-00518".to_owned(),
        description: "SQL Server Standard Core 2 License".to_owned(),
        quantity: 16,
        unit_price: String::new(),
        amount: String::new(),
        hardware: String::new(),
    };
    vault.state_invoice_lines(&invoice, &[line]).expect("the line is stated");
    let mut licenses = Vec::new();
    for licensee in ["Larkspur Instruments Inc.", "Larkspur Instruments Ltd"] {
        let fields = LicenseFields { licensee: licensee.to_owned(), ..sql_server() };
        let license = vault.add_license(&fields).expect("a record").value;
        let link = link(&vault, &invoice, &license, "invoice");
        let claim = ClaimFields {
            quantity: Some(16),
            line: Some(1),
            shows: vec!["names_software".to_owned()],
            note: String::new(),
        };
        vault.claim_links(&[(link, claim)]).expect("the claim is stated");
        licenses.push(license);
    }
    for license in &licenses {
        let codes: Vec<String> =
            proof(&vault, license).findings.into_iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&"X-OVERQTY".to_owned()), "32 units of 16 are claimed: {codes:?}");
    }
    vault.undo().expect("undo works").expect("the claim is taken back");
    let over = proof(&vault, &licenses[0]).findings;
    let over = over.iter().filter(|finding| finding.code == "X-OVERQTY").count();
    assert_eq!(over, 0, "one claim of 16 is what the line has");
}

#[test]
fn a_waived_finding_stays_visible_with_its_reason() {
    let office = Office::new();
    let vault = office.create();
    let license = vault.add_license(&sql_server()).expect("a record").value;
    let refused = vault.waive_finding(&license, "R-OEM-1/G2", "not ours").expect_err("no such");
    assert_eq!(refused.problem().code, "no_such_finding");
    for group in missing(&proof(&vault, &license)) {
        vault.waive_finding(&license, group, "lost in the fire of 2019").expect("waived");
    }
    let waived = proof(&vault, &license);
    assert_eq!(waived.status, "waived", "waived is never complete");
    let reasons = waived.findings.iter().filter_map(|finding| finding.waiver.as_ref());
    assert!(reasons.count() >= 3, "each decision is shown");
    vault.withdraw_waiver(&license, "R-VL-1/G2").expect("withdrawn");
    assert_eq!(proof(&vault, &license).status, "incomplete");
    office.nothing_is_wrong(&vault);
}

#[test]
fn what_builds_on_a_lost_license_falls_with_it() {
    let office = Office::new();
    let vault = office.create();
    let oem = LicenseFields { channel: Some("oem".to_owned()), ..sql_server() };
    let base = vault.add_license(&oem).expect("a base").value;
    let over = LicenseFields { channel: Some("sa_over_oem".to_owned()), ..sql_server() };
    let assurance = vault.add_license(&over).expect("its assurance").value;
    let on = |license: &str| AcquisitionFields {
        underlying: vec![BaseFields {
            license: license.to_owned(),
            title: String::new(),
            quantity: Some(16),
        }],
        ..nothing_stated()
    };
    vault.state_acquisition(&assurance, &on(&base)).expect("it builds on the base");
    let refused = vault.state_acquisition(&base, &on(&assurance)).expect_err("a circle");
    assert_eq!(refused.problem().code, "circle");

    let losses = vault.what_if_license_lost(&base, "practical").expect("an answer");
    let changed: Vec<&str> = losses.iter().map(|loss| loss.license.as_str()).collect();
    assert!(changed.contains(&assurance.as_str()), "the assurance has nothing to stand on");
    let gone = losses.iter().find(|loss| loss.license == base).expect("the base itself");
    assert_eq!(gone.after, None);
    let carries = vault.license(&base).expect("the base").carries;
    assert_eq!(carries.len(), 1);
    assert_eq!(carries[0].license, assurance);
}

#[test]
fn a_machine_that_comes_later_assesses_alike() {
    let office = Office::new();
    let vault = office.with_pile();
    let license = vault.add_license(&sql_server()).expect("a record").value;
    let [agreement, ..] = papers(&vault);
    link(&vault, &agreement, &license, "agreement");
    vault.waive_finding(&license, "R-VL-1/G2", "lost").expect("waived");
    let here = proof(&vault, &license);
    let there = office.open_on("laptop");
    assert_eq!(proof(&there, &license), here);
    let request = LicenseRequest { finding: Some("R-VL-1/G3".to_owned()), ..all_licenses() };
    assert_eq!(there.licenses(&request).expect("a list").total, 1);
    let waived = LicenseRequest { finding: Some("R-VL-1/G2".to_owned()), ..all_licenses() };
    assert_eq!(there.licenses(&waived).expect("a list").total, 0, "what is waived needs nothing");
    let overview = there.proof_overview("practical").expect("an overview");
    assert_eq!(overview.statuses.iter().map(|count| count.licenses).sum::<u64>(), 1);
}

#[test]
fn a_document_that_verification_found_altered_proves_nothing() {
    let office = Office::new();
    let vault = office.with_pile();
    let license = vault.add_license(&sql_server()).expect("a record").value;
    let invoice = named(&vault, "Invoice NL-204417.pdf");
    link(&vault, &invoice.id, &license, "invoice");
    assert!(!missing(&proof(&vault, &license)).contains(&"R-VL-1/G2"));
    office.alter(&invoice.sha256);
    vault.verify_and_record(&|_| {}, &|| false).expect("verified");
    let shown = proof(&vault, &license);
    assert!(missing(&shown).contains(&"R-VL-1/G2"), "{shown:?}");
    assert!(shown.findings.iter().any(|finding| finding.code == "X-HASH"), "{shown:?}");
}

#[test]
fn a_quote_and_a_key_on_the_page_are_told_by_the_text_itself() {
    let office = Office::new();
    let vault = office.create();
    let license = vault.add_license(&sql_server()).expect("a record").value;
    let quote = "QUOTATION\nQuote number Q-17\nValid until 2026-05-31\n16 SQL Server\n";
    let key = "Product key: BN9D3-R7T3M-QKH8V-VQ2WT-4C6FY\n";
    for (name, text) in [("offer.txt", quote), ("label.txt", key)] {
        let path = office.path(name);
        std::fs::write(&path, text).expect("a paper");
        add(&vault, &[&path]);
        link(&vault, &named(&vault, name).id, &license, "invoice");
    }
    let shown = proof(&vault, &license);
    let about = |code: &str| {
        let found = shown.findings.iter().filter(|finding| finding.code == code);
        found.map(|finding| finding.subject_name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(about("X-QUOTE"), [Some("offer.txt".to_owned())]);
    assert_eq!(about("X-SECRET"), [Some("label.txt".to_owned())]);
}

//! The checks that apply to every record.

use crate::proof::fixture::{BASE, RECORD, World, day, license};
use crate::proof::{
    Action, DocumentFacts, Legibility, OwnName, Profile, ProofStatus, Shown, Sign, Subject,
    Transfer,
};
use crate::terms::{LicenseCase, TermsClues, TermsRules};
use crate::{
    AcquisitionChannel as C, DocumentId, EditionId, EvidenceKind as E, LicenseProgram, Severity,
};

/// A complete volume license, and the document of its invoice.
fn with_invoice() -> (World, crate::DocumentId) {
    let world = World::complete(C::VolumeLicense);
    let invoice = world.facts.records[&license(RECORD)].evidence[1].document;
    (world, invoice)
}

/// A complete volume license whose invoice is changed.
fn with_changed_invoice(change: impl Fn(&mut DocumentFacts)) -> World {
    let (mut world, invoice) = with_invoice();
    change(world.facts.documents.get_mut(&invoice).expect("it is linked"));
    world
}

/// A complete volume license that is bought by lines of one invoice.
fn with_lines(lines: &[(i64, Option<u64>)]) -> (World, crate::DocumentId) {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::Invoice);
    let invoice = world.document();
    for (number, (units, quantity)) in (1..).zip(lines) {
        world.line(invoice, number, *units);
        world.link_line(RECORD, invoice, number, *quantity);
    }
    (world, invoice)
}

fn own(name: &str, from: Option<&str>, to: Option<&str>) -> OwnName {
    OwnName { name: name.into(), from: from.map(day), to: to.map(day) }
}

#[test]
fn an_unknown_buyer_is_a_warning() {
    let mut world = with_changed_invoice(|invoice| invoice.recipient = "CONTOSO   ag".into());
    assert_eq!(world.status(), ProofStatus::Complete, "without own names nobody is a stranger");
    world.facts.own_names.push(own("Fabrikam", None, None));
    assert_eq!(world.codes(), ["X-BUYER"]);
    assert!(world.finding("X-BUYER").message.to_string().contains("CONTOSO   ag"), "as printed");
    world.facts.own_names.push(own("Contoso AG", None, None));
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn an_entity_that_was_sold_and_bought_back_is_a_stranger_in_between() {
    let bought = |on: &str| {
        let mut world = with_changed_invoice(|invoice| {
            invoice.recipient = "Contoso East".into();
            invoice.date = Some(day(on));
        });
        world.facts.own_names = vec![
            own("Contoso East", None, Some("2018-12-31")),
            own("Contoso East", Some("2021-01-01"), None),
        ];
        world.codes()
    };
    assert_eq!(bought("2018-12-31"), [""; 0]);
    assert_eq!(bought("2020-03-01"), ["X-BUYER"]);
    assert_eq!(bought("2021-01-01"), [""; 0]);
}

#[test]
fn the_buyer_of_a_transferred_license_is_who_gave_it() {
    let mut world = World::complete(C::TransferredIn);
    let invoice = world.record(RECORD).evidence[3].document;
    world.facts.documents.get_mut(&invoice).expect("it is linked").recipient = "Fabrikam".into();
    world.facts.own_names.push(own("Contoso", None, None));
    assert_eq!(world.codes(), ["X-BUYER"]);
    world.record(RECORD).acquisition.transfer =
        Some(Transfer { from: "fabrikam".into(), ..Transfer::default() });
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn units_that_are_not_proven_are_counted() {
    let (world, _) = with_lines(&[(7, None)]);
    let finding = world.finding("X-QTY");
    assert!(finding.message.to_string().contains("7 of the 10 units"), "{}", finding.message);
    assert_eq!(finding.group.as_deref(), Some("R-VL-1/G2"));
}

#[test]
fn an_invoice_and_its_receipt_tell_of_one_purchase() {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::Invoice);
    for kind in [E::Invoice, E::Receipt] {
        world.link(RECORD, kind);
        world.last(RECORD).quantity = Some(5);
    }
    assert_eq!(world.codes(), ["X-QTY"]);
}

#[test]
fn two_invoices_add_up() {
    let (world, _) = with_lines(&[(4, None), (6, None)]);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_credit_note_takes_units_away() {
    let (world, _) = with_lines(&[(10, Some(10)), (-2, None)]);
    assert!(world.finding("X-QTY").message.to_string().contains("8 of the 10"));
    let (world, _) = with_lines(&[(12, None), (-2, None)]);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_credit_note_alone_meets_nothing() {
    let (world, _) = with_lines(&[(-2, None)]);
    assert_eq!(world.codes(), ["R-VL-1/G2"]);
}

/// Two records that use a line of 16 units.
fn shared(first: Option<u64>, second: Option<u64>) -> World {
    let (mut world, invoice) = with_lines(&[(16, first)]);
    world.add(BASE, C::VolumeLicense).record.quantity = 6;
    world.prove(BASE, C::VolumeLicense);
    world.unlink(BASE, E::Invoice);
    world.link_line(BASE, invoice, 1, second);
    world
}

#[test]
fn an_invoice_line_is_split_over_two_records() {
    let world = shared(None, None);
    assert_eq!(world.status(), ProofStatus::Complete);
    assert_eq!(world.assess(BASE, Profile::Practical).status, ProofStatus::Complete);
}

#[test]
fn units_of_a_line_are_not_used_twice() {
    let world = shared(Some(10), Some(7));
    let finding = world.finding("X-OVERQTY");
    assert_eq!(finding.severity, Severity::Error);
    assert!(
        finding.message.to_string().contains("has 16 units, and records use 17"),
        "{}",
        finding.message
    );
    assert_eq!(world.assess(BASE, Profile::Practical).status, ProofStatus::Incomplete);
}

#[test]
fn a_record_that_links_a_line_twice_uses_it_once() {
    let (mut world, invoice) = with_lines(&[(10, Some(10))]);
    world.link_line(RECORD, invoice, 1, Some(10));
    world.last(RECORD).kind = E::Receipt;
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_credit_note_is_not_used_twice() {
    let (mut world, invoice) = with_lines(&[(12, None), (-2, None)]);
    world.add(BASE, C::VolumeLicense);
    world.link_line(BASE, invoice, 2, Some(1));
    assert_eq!(world.codes(), ["X-OVERQTY"]);
}

#[test]
fn another_product_on_the_line_is_a_warning() {
    let product = |part: &str, description: &str| {
        let (mut world, invoice) = with_lines(&[(10, None)]);
        let line = world.line(invoice, 1, 10);
        (line.part_number, line.description) = (part.into(), description.into());
        world.record(RECORD).record.part_number = "228-04437".into();
        world.codes()
    };
    assert_eq!(product("22804437", "Something"), [""; 0]);
    assert_eq!(product("269-05623", "SQL Server"), ["X-PRODUCT"]);
    assert_eq!(product("", "SQLSvrStd 2019; SQL Server"), [""; 0]);
    assert_eq!(product("", "Visio"), ["X-PRODUCT"]);
    assert_eq!(product("", ""), [""; 0]);
}

#[test]
fn an_invoice_outside_the_term_of_the_agreement_is_a_warning() {
    let dated = |on: &str| {
        let (mut world, invoice) = with_invoice();
        let agreement = world.agreement();
        (agreement.from, agreement.to) = (Some(day("2020-01-01")), Some(day("2022-12-31")));
        world.record(RECORD).record.agreement_number = "A-1".into();
        world.facts.documents.get_mut(&invoice).expect("it is linked").date = Some(day(on));
        world.codes()
    };
    assert_eq!(dated("2020-01-01"), [""; 0]);
    assert_eq!(dated("2022-12-31"), [""; 0]);
    assert_eq!(dated("2023-01-01"), ["X-DATE"]);
    assert_eq!(dated("2019-12-31"), ["X-DATE"]);
}

#[test]
fn a_quote_proves_no_purchase() {
    let world = with_changed_invoice(|invoice| {
        invoice.signs.insert(Sign::Quote);
    });
    assert_eq!(world.codes(), ["R-VL-1/G2", "X-QUOTE"]);
}

#[test]
fn altered_bytes_prove_nothing() {
    let world = with_changed_invoice(|invoice| invoice.intact = Some(false));
    assert_eq!(world.codes(), ["R-VL-1/G2", "X-HASH"]);
    assert_eq!(world.finding("X-HASH").action, Action::RestoreDocument);
}

#[test]
fn a_voided_document_no_longer_counts() {
    let world = with_changed_invoice(|invoice| invoice.voided = true);
    assert_eq!(world.codes(), ["R-VL-1/G2"]);
    assert!(world.finding("R-VL-1/G2").message.to_string().contains("voided"));
}

#[test]
fn what_could_not_be_read_is_a_warning_until_a_person_confirms_something() {
    let (mut world, invoice) = with_invoice();
    world.facts.documents.get_mut(&invoice).expect("it is linked").legibility = Legibility::NoText;
    assert_eq!(world.status(), ProofStatus::Complete);
    world.record(RECORD).evidence[1].shows.clear();
    assert_eq!(world.codes(), ["X-ILLEGIBLE"]);
    world.record(RECORD).evidence[1].shows.insert(Shown::NamesSoftware);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_visible_product_key_is_worth_knowing() {
    let world = with_changed_invoice(|invoice| {
        invoice.signs.insert(Sign::ProductKey);
    });
    assert_eq!(world.finding("X-SECRET").severity, Severity::Info);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_record_that_only_statements_support_says_so() {
    let mut world = World::bare(C::SaWithBase);
    world.add(BASE, C::VolumeLicense);
    world.prove(BASE, C::VolumeLicense);
    world.builds_on(RECORD, BASE, None);
    world.link(RECORD, E::MlsSnapshot);
    assert_eq!(world.codes(), ["X-MLSONLY"]);
    assert_eq!(world.status(), ProofStatus::CompleteWithWarnings);
    world.link(RECORD, E::Invoice);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_label_without_a_purchase_says_so() {
    let mut world = World::bare(C::Oem);
    world.link(RECORD, E::Gml);
    assert!(world.codes().contains(&"X-COAONLY".to_owned()));
    world.link(RECORD, E::Invoice);
    assert!(!world.codes().contains(&"X-COAONLY".to_owned()));
}

#[test]
fn a_statement_that_lists_fewer_units_than_are_proven_is_contested() {
    let mut world = World::complete(C::VolumeLicense);
    let earlier = world.statement(RECORD, "2023-03-01", Some(5));
    let statement = world.statement(RECORD, "2024-03-01", Some(8));
    assert_eq!(world.status(), ProofStatus::Contested);
    let finding = world.finding("X-CONTRA");
    assert_eq!(finding.subject, Subject::Document(statement), "the latest statement counts");
    assert_ne!(finding.subject, Subject::Document(earlier));
    assert_eq!(finding.action, Action::ChallengeStatement);
}

#[test]
fn a_statement_that_lists_as_many_units_or_more_contradicts_nothing() {
    for quantity in [10, 12] {
        let mut world = World::complete(C::VolumeLicense);
        world.statement(RECORD, "2024-03-01", Some(quantity));
        assert_eq!(world.status(), ProofStatus::Complete, "{quantity}");
    }
}

#[test]
fn a_contradicted_record_that_lacks_something_is_incomplete() {
    let mut world = World::complete(C::VolumeLicense);
    world.statement(RECORD, "2024-03-01", Some(8));
    world.unlink(RECORD, E::Agreement);
    assert_eq!(world.status(), ProofStatus::Incomplete);
}

#[test]
fn a_statement_that_cannot_show_the_purchase_yet_contradicts_nothing() {
    let mut world = World::complete(C::VolumeLicense);
    world.statement(RECORD, "2020-04-14", Some(8));
    assert_eq!(world.status(), ProofStatus::Complete);
    world.statement(RECORD, "2020-04-15", Some(8));
    assert_eq!(world.status(), ProofStatus::Contested);
}

#[test]
fn a_document_that_the_vault_does_not_have_proves_nothing() {
    let (mut world, invoice) = with_invoice();
    world.facts.documents.remove(&invoice);
    assert_eq!(world.finding("R-VL-1/G2").action, Action::RestoreDocument);
}

#[test]
fn terms_that_govern_and_are_not_held_are_a_finding_that_changes_no_status() {
    let mut world = World::complete(C::VolumeLicense);
    let is_told = |world: &World| {
        let assessment = world.assess(RECORD, Profile::Practical);
        assessment.findings.iter().any(|finding| finding.code == "X-TERMS")
    };
    assert!(!is_told(&world), "nothing is known about terms");
    world.record(RECORD).terms = Some(LicenseCase {
        program: Some(LicenseProgram::OpenLicense),
        ordered_on: Some(day("2020-08-15")),
        product: "SQL Server".into(),
        ..LicenseCase::default()
    });
    let finding = world.finding("X-TERMS");
    assert_eq!(finding.action, Action::CaptureEdition);
    assert!(finding.message.to_string().contains("2020-08-15"), "{}", finding.message);
    assert_eq!(world.status(), ProofStatus::Complete);
    let edition = crate::terms::recognize(
        DocumentId::new(uuid::Uuid::from_u128(77)),
        &TermsClues {
            name: "MicrosoftProductTerms(WW)(English)(August2020)(CR).docx",
            pages: &["Some text."],
            ..TermsClues::default()
        },
        &TermsRules::built_in(),
    );
    let edition = edition.expect("the name says it all");
    world.facts.editions.push((EditionId::new(uuid::Uuid::from_u128(78)), edition));
    assert!(!is_told(&world), "it is held by now");
}

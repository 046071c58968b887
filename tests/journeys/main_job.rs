//! The main job: add a pile, find by text, link, change one's mind, come back the next day.

use muniment::view::{DescriptionView, LinkRequest, NumberView};

use crate::answers::Answers;
use crate::office::{Office, find, licenses, named, names, sql_server};

#[test]
fn a_pile_is_added_found_linked_and_still_there_the_next_day() {
    let office = Office::new();
    let vault = office.with_pile();
    let found = names(&vault, "INV-0118840");
    assert!(found.contains(&"Invoice INV-0118840.pdf".to_owned()), "{found:?}");
    assert!(found.contains(&"Call with Northgate.txt".to_owned()), "{found:?}");
    let invoice = named(&vault, "Invoice INV-0118840.pdf");
    let license = vault.add_license(&sql_server()).expect("a new record").value;

    let request = LinkRequest {
        document: invoice.id.clone(),
        license: license.clone(),
        kind: "invoice".to_owned(),
        quantity: Some(16),
        pages: "1".to_owned(),
    };
    let links = vault.link(&[request]).expect("a new link").value;
    assert_eq!(vault.license(&license).expect("the record").links[0].document, invoice.id);
    assert_eq!(find(&vault, "is:linked").total, 1);

    vault.unlink(&links).expect("the link goes");
    assert_eq!(find(&vault, "is:linked").total, 0);
    vault.undo().expect("undo works").expect("there is something to undo");
    assert_eq!(vault.document(&invoice.id).expect("the invoice").links.len(), 1);

    vault.void_document(&invoice.id, "scanned twice").expect("the invoice is voided");
    assert!(!names(&vault, "INV-0118840").contains(&invoice.name));
    vault.restore_document(&invoice.id).expect("the invoice counts again");
    assert!(names(&vault, "INV-0118840").contains(&invoice.name));

    let said = DescriptionView {
        kind: Some("invoice".to_owned()),
        title: Some("Cores for Fairmont Falls".to_owned()),
        date: Some("2024-06-12".to_owned()),
        issuer: Some("Tidewater Software Supply Inc.".to_owned()),
        recipient: Some("Larkspur Instruments Inc.".to_owned()),
        numbers: vec![NumberView { kind: "invoice".to_owned(), value: "INV-0118840".to_owned() }],
        currency: Some("USD".to_owned()),
        net: Some("8120.50".to_owned()),
        tax: None,
        gross: None,
        tags: vec!["audit 2026".to_owned()],
    };
    vault.describe(&invoice.id, &said).expect("a description");
    assert_eq!(vault.document(&invoice.id).expect("the invoice").description, said);
    assert_eq!(names(&vault, "\"cores for fairmont\""), ["Invoice INV-0118840.pdf"]);
    vault.save_search("Audit 2026", "tag:\"audit 2026\"").expect("a saved search");

    let before = Answers::of(&vault);
    office.nothing_is_wrong(&vault);
    vault.close();
    drop(vault);
    let vault = office.open();
    assert_eq!(Answers::of(&vault), before, "a vault answers the next day as it did before");
}

#[test]
fn an_edited_record_can_be_taken_back() {
    let office = Office::new();
    let vault = office.create();
    let license = vault.add_license(&sql_server()).expect("a new record").value;
    let mut wrong = sql_server();
    wrong.quantity = 61;
    vault.edit_license(&license, &wrong).expect("an edit");
    assert_eq!(licenses(&vault)[0].fields.quantity, 61);
    vault.undo().expect("undo works").expect("the edit can be undone");
    assert_eq!(licenses(&vault)[0].fields, sql_server());
    vault.void_license(&license, "sold").expect("the record is voided");
    assert_eq!(licenses(&vault), []);
    vault.undo().expect("undo works").expect("the void can be undone");
    assert_eq!(licenses(&vault).len(), 1);
    office.nothing_is_wrong(&vault);
}

#[test]
fn every_document_of_the_pile_ends_in_a_state_a_person_can_read() {
    let office = Office::new();
    let vault = office.with_pile();
    let state = |name: &str| named(&vault, name).state;
    assert_eq!(state("Invoice NL-204417.pdf"), "text");
    assert_eq!(state("Transfer notice Ashdown.docx"), "text");
    assert_eq!(state("License statement 2026-03-31.xlsx"), "text");
    assert_eq!(state("IMG_2214.jpg"), "waiting");
    assert_eq!(state("Scan 2022-10-04 Seebach.pdf"), "waiting");
    assert_eq!(state("Invoice INV-0118840 broken.pdf"), "damaged");
    assert_eq!(state("Receipt, password harebell.pdf"), "password_needed");
    for row in find(&vault, "").rows {
        assert_ne!(row.state, "unread", "`{}` must have been read", row.name);
        let (_, pages) = vault.text(&row.id).expect("a listed document");
        let has_text = pages.iter().any(|page| !page.trim().is_empty());
        assert!(row.state != "text" || has_text, "`{}` says text and has none", row.name);
    }
}

#[test]
fn a_page_shows_its_hits_where_its_words_are() {
    let office = Office::new();
    let vault = office.with_pile();
    let agreement = named(&vault, "Agreement V4471938.pdf");
    let hits = vault.page_hits(&agreement.id, "\"proof of entitlement\"").expect("the hits");
    let first = hits.iter().find(|page| page.hits > 0).expect("the agreement says so");
    let page = vault.page(&agreement.id, first.page, "\"proof of entitlement\"").expect("a page");
    let (start, end) = page.hits[0];
    let on_paper =
        page.words.iter().any(|word| word.start < end && start < word.end && word.w > 0.0);
    assert!(page.has_image && on_paper, "the hit has a place on the page");
    let png = vault.page_image(&agreement.id, first.page, 800).expect("the page as an image");
    assert!(png.starts_with(b"\x89PNG"));
}

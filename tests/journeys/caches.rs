//! The catalog and the index are a cache: without them a vault answers as with them.

use std::fs;

use muniment::view::LinkRequest;

use crate::answers::Answers;
use crate::office::{Office, named, sql_server};

#[test]
fn a_deleted_cache_comes_back_equal() {
    let office = Office::new();
    let vault = office.with_pile();
    let license = vault.add_license(&sql_server()).expect("a new record").value;
    let other = vault.add_license(&sql_server()).expect("another record").value;
    vault.void_license(&other, "entered twice").expect("the record is voided");
    let invoice = named(&vault, "Invoice NL-204417.pdf");
    let voided = named(&vault, "Amendment M-02.pdf");
    vault.void_document(&voided.id, "unsigned").expect("the amendment is voided");
    let request = LinkRequest {
        document: invoice.id,
        license,
        kind: "invoice".to_owned(),
        quantity: None,
        pages: String::new(),
    };
    vault.link(&[request]).expect("a new link");
    vault.save_search("Invoices", "kind:invoice").expect("a saved search");
    let mut said = vault.document(&voided.id).expect("the amendment").suggested;
    said.kind = Some("invoice".to_owned());
    vault.describe(&named(&vault, "Invoice NL-211098 true-up.pdf").id, &said).expect("described");
    let before = Answers::of(&vault);
    assert!(before.are_substantial());
    vault.close();
    drop(vault);

    fs::remove_dir_all(office.machine("desk").cache_root).expect("the cache goes");
    let vault = office.open();
    assert_eq!(Answers::of(&vault), before, "the vault's files alone hold every answer");
    vault.rebuild().expect("the cache can be made anew on demand");
    assert_eq!(Answers::of(&vault), before, "a rebuilt cache answers like the one it replaces");
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_second_machine_answers_like_the_first() {
    let office = Office::new();
    let vault = office.with_pile();
    vault.add_license(&sql_server()).expect("a new record");
    let invoice = named(&vault, "Invoice NL-204417.pdf");
    let mut said = vault.document(&invoice.id).expect("the invoice").suggested;
    said.kind = Some("invoice".to_owned());
    vault.describe(&invoice.id, &said).expect("described");
    let here = Answers::of(&vault);
    let there = Answers::of(&office.open_on("laptop"));
    assert!(here.are_substantial());
    assert_eq!(there, here, "the readings travel with the vault");
}

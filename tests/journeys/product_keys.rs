//! Product keys: entered once, shown by their end, revealed for a reason, opened on another
//! computer with a passphrase.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use muniment::view::{KeyFields, KeyRequest, KeyRow};
use muniment::{Error, KeyInput, KeySettings, Keychain, Settings, Vault};

use crate::office::{Office, add, find, request};

const KEY: &str = "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT";
const MASKED: &str = "•••••-•••••-•••••-•••••-QX2YT";
const PASSPHRASE: &str = "correct horse battery staple";

/// A keychain that keeps what it is given for as long as the test runs.
#[derive(Debug, Clone, Default)]
struct Drawer(Arc<Mutex<BTreeMap<String, String>>>);

impl Keychain for Drawer {
    fn read(&self, vault: &str) -> Result<Option<String>, String> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(vault).cloned())
    }

    fn write(&self, vault: &str, secret: &str) -> Result<(), String> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(vault.to_owned(), secret.to_owned());
        Ok(())
    }
}

fn with_drawer(office: &Office, machine: &str, drawer: &Drawer) -> Settings {
    let keys = KeySettings { keychain: Arc::new(drawer.clone()), work_factor: 2 };
    Settings { keys, ..office.machine(machine) }
}

fn office_key() -> KeyFields {
    KeyFields {
        kind: "mak".to_owned(),
        product: "Office".to_owned(),
        version: "2019".to_owned(),
        agreement_number: "V1234567".to_owned(),
        licenses: Vec::new(),
        last_five: String::new(),
        purchased: Some(50),
        used: None,
        available: None,
        counted_on: None,
        document: None,
        note: String::new(),
    }
}

fn enter(vault: &Vault) -> String {
    let typed = KeyInput::Typed(KEY);
    vault.state_product_key(None, &office_key(), typed).expect("a new key").value
}

fn keys(vault: &Vault) -> Vec<KeyRow> {
    let request = KeyRequest { filter: String::new(), voided: false };
    vault.product_keys(&request).expect("the register")
}

fn code<T: std::fmt::Debug>(refused: Result<T, Error>) -> String {
    refused.expect_err("it is refused").problem().code
}

fn with_text(office: &Office, vault: &Vault, text: &str) -> String {
    let path = office.path("letter.txt");
    std::fs::write(&path, text).expect("a letter");
    add(vault, &[Path::new(&path)]).added[0].document.clone()
}

#[test]
fn a_key_is_entered_here_and_opened_on_another_computer_with_its_passphrase() {
    let office = Office::new();
    let vault = office.create();
    assert_eq!(
        code(vault.state_product_key(None, &office_key(), KeyInput::Typed(KEY))),
        "no_identity"
    );
    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    let key = enter(&vault);
    assert_eq!(keys(&vault)[0].masked, MASKED);
    assert_eq!(keys(&vault)[0].estimate.as_ref().map(|estimate| estimate.activations), Some(500));
    vault.close();

    let other = office.open_on("laptop");
    assert_eq!(code(other.reveal_product_key(&key, "for support")), "keys_locked");
    let wrong = other.unlock_keys("correct horse battery stable".to_owned(), false);
    assert_eq!(code(wrong), "wrong_passphrase");
    other.unlock_keys(PASSPHRASE.to_owned(), false).expect("the passphrase");
    let shown = other.reveal_product_key(&key, "for support").expect("the value").value;
    assert_eq!(shown.value, KEY);
    other.lock_keys();
    assert_eq!(code(other.reveal_product_key(&key, "for support")), "keys_locked");
    office.nothing_is_wrong(&other);
}

#[test]
fn who_saw_a_key_is_in_the_journal_and_cannot_be_taken_back() {
    let office = Office::new();
    let vault = office.create();
    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    let key = enter(&vault);
    vault.reveal_product_key(&key, "for support").expect("the value");
    let latest = &vault.product_key(&key).expect("the key").history[0];
    assert_eq!((latest.op.as_str(), latest.actor.as_str()), ("reveal_keys", "desk"));
    let undone = vault.undo().expect("undo works").expect("something to undo").value;
    assert_eq!(undone.op, "state_key", "what was seen stays in the journal");
    assert!(keys(&vault).is_empty(), "a new key that is taken back is void");
}

#[test]
fn a_keychain_opens_the_keys_without_a_passphrase_and_on_its_own_computer_alone() {
    let office = Office::new();
    let drawer = Drawer::default();
    let folder = office.vault_folder().to_string_lossy().into_owned();
    let vault = Vault::create(&folder, with_drawer(&office, "desk", &drawer)).expect("a vault");
    let key = enter(&vault);
    vault.close();
    drop(vault);
    let vault = Vault::open(&folder, with_drawer(&office, "desk", &drawer)).expect("the vault");
    assert_eq!(vault.reveal_product_key(&key, "for support").expect("the value").value.value, KEY);

    let other = office.open_on("laptop");
    assert_eq!(code(other.reveal_product_key(&key, "for support")), "identity_elsewhere");
    let other_passphrase = other.set_key_passphrase(PASSPHRASE.to_owned(), false);
    assert_eq!(code(other_passphrase), "identity_elsewhere");

    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    other.catch_up().expect("what the desk wrote");
    other.unlock_keys(PASSPHRASE.to_owned(), false).expect("the passphrase");
    assert_eq!(other.reveal_product_key(&key, "for support").expect("the value").value.value, KEY);
}

#[test]
fn a_computer_that_only_adds_keys_needs_no_passphrase() {
    let office = Office::new();
    let vault = office.create();
    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    vault.close();
    let other = office.open_on("laptop");
    let key = enter(&other);
    assert!(other.product_key(&key).expect("the key").row.sealed);
}

#[test]
fn the_same_key_is_entered_once() {
    let office = Office::new();
    let vault = office.create();
    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    let key = enter(&vault);
    let again = KeyInput::Typed("88kh9 vmk7z h6jqq j7r9m qx2yt");
    assert_eq!(code(vault.state_product_key(None, &office_key(), again)), "key_in_register");
    let same = vault.state_product_key(Some(&key), &office_key(), again).expect("the same");
    assert_eq!(same.changed.scopes, Vec::<String>::new(), "the same again changes nothing");
}

#[test]
fn a_damaged_identity_is_said_and_found_by_verification() {
    let office = Office::new();
    let vault = office.create();
    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    vault.lock_keys();
    let folder = office.vault_folder().join("keys");
    let files = std::fs::read_dir(folder).expect("the folder of keys");
    let wrapped = files
        .map(|file| file.expect("a file").path())
        .find(|path| path.extension().is_some_and(|end| end == "age"))
        .expect("a wrapped identity");
    std::fs::remove_file(&wrapped).expect("it can be removed");
    std::fs::write(&wrapped, "damaged").expect("another file");
    assert_eq!(code(vault.unlock_keys(PASSPHRASE.to_owned(), false)), "identity_damaged");
    let report = vault.verify(&|_| {}, &|| false).expect("a report");
    let codes: Vec<&str> = report.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["identity_damaged"]);
}

#[test]
fn a_key_in_a_text_is_masked_in_hits_and_suggestions_and_found_all_the_same() {
    let office = Office::new();
    let vault = office.create();
    let text = format!("Invoice 4711\nYour product key: {KEY}\nSQL Server");
    let document = with_text(&office, &vault, &text);
    let page = find(&vault, KEY);
    assert_eq!(page.total, 1);
    let hit = page.rows[0].hit.clone().expect("a hit");
    assert!(hit.snippet.contains(MASKED) && !hit.snippet.contains("88KH9"), "{}", hit.snippet);
    let units: Vec<u16> = hit.snippet.encode_utf16().collect();
    let (start, end) = hit.marks[0];
    assert_eq!(String::from_utf16_lossy(&units[start as usize..end as usize]), MASKED);

    let details = vault.document(&document).expect("the letter");
    assert!(!format!("{:?}", details.suggested).contains("88KH9"));

    let shown = vault.find_with_keys(&request(KEY), "to type it in").expect("hits").value;
    assert!(shown.rows[0].hit.as_ref().is_some_and(|hit| hit.snippet.contains(KEY)));
    assert_eq!(vault.document(&document).expect("the letter").history[0].op, "reveal_keys");
    assert_eq!(code(vault.find_with_keys(&request(KEY), " ")), "no_reason");
}

#[test]
fn a_search_that_holds_a_whole_key_is_not_saved() {
    let office = Office::new();
    let vault = office.create();
    assert_eq!(code(vault.save_search("the key", KEY)), "key_in_text");
    assert_eq!(code(vault.save_search(KEY, "office")), "key_in_text");
}

#[test]
fn a_printed_key_is_taken_over_with_its_document() {
    let office = Office::new();
    let vault = office.create();
    vault.set_key_passphrase(PASSPHRASE.to_owned(), false).expect("a passphrase");
    let document = with_text(&office, &vault, &format!("Your product key: {KEY}"));
    let printed = vault.printed_keys(&document).expect("printed keys");
    assert_eq!((printed[0].masked.as_str(), printed[0].whole), (MASKED, true));
    let input =
        KeyInput::Printed { document: &document, page: printed[0].page, nth: printed[0].nth };
    let key = vault.state_product_key(None, &office_key(), input).expect("a key").value;
    assert_eq!(
        vault.product_key(&key).expect("the key").row.fields.document,
        Some(document.clone())
    );
    let printed = vault.printed_keys(&document).expect("printed keys");
    assert_eq!(printed[0].registered.as_deref(), Some(key.as_str()));
}

//! Scans become text: what a person finds, corrects and takes along.

use std::path::{Path, PathBuf};

use muniment::view::DocumentRow;
use muniment::{AddOptions, Input, Vault};

use crate::office::{Office, add, named, pile, request};

const SCAN: &str = "Scan 2022-10-04 Seebach.pdf";
const STICKER: &str = "IMG_2214.jpg";

/// A vault with two scans, of which nothing can be found yet.
fn with_scans(office: &Office) -> Vault {
    let vault = office.create();
    for name in [SCAN, STICKER] {
        add(&vault, &[&pile().join(name)]);
    }
    vault
}

fn found(vault: &Vault, query: &str) -> Vec<String> {
    let page = vault.find(&request(query)).expect("the query is one");
    page.rows.into_iter().map(|row| row.name).collect()
}

fn row(vault: &Vault, name: &str) -> DocumentRow {
    named(vault, name)
}

#[test]
fn a_scan_is_found_by_what_it_says_and_the_hit_is_at_its_place() {
    let office = Office::new();
    let vault = with_scans(&office);
    assert_eq!(vault.summary().expect("a summary").pages_waiting, 2);
    assert!(found(&vault, "Seebach Informatik").is_empty());

    vault.finish_recognition(false).expect("the models are there");
    assert_eq!(vault.summary().expect("a summary").pages_waiting, 0);
    let scan = row(&vault, SCAN);
    assert_eq!((scan.state.as_str(), scan.waiting), ("text", 0));
    assert_eq!(found(&vault, "Rechnung"), [SCAN]);
    assert_eq!(found(&vault, "SAMPL-E7KQA-NOTRE-ALKEY-2C4D6"), [STICKER]);
    assert_eq!(found(&vault, "SAMPL-E7KQA-N0TRE-ALKEY-2C4D6"), [STICKER], "one character off");

    let page = vault.page(&scan.id, 1, "Rechnung").expect("the page");
    let (start, end) = page.hits[0];
    let word = page.words.iter().find(|word| word.start <= start && start < word.end);
    let word = word.expect("a word with a place");
    assert!(end > start && word.confidence.is_some());
    assert!(word.x > 0.0 && word.x + word.w < page.width && word.y + word.h < page.height);
    let recognition = page.recognition.expect("the page is a picture");
    assert_eq!((recognition.outcome.as_str(), recognition.careful), ("text", false));

    vault.finish_recognition(true).expect("the models are there");
    let page = vault.page(&scan.id, 1, "").expect("the page");
    assert!(page.recognition.expect("the page is a picture").careful);
    assert_eq!(vault.recognition().pages_to_improve, 0);
    office.nothing_is_wrong(&vault);
}

#[test]
fn what_was_recognized_and_corrected_outlives_the_cache() {
    let office = Office::new();
    let vault = with_scans(&office);
    vault.finish_recognition(false).expect("the models are there");
    let sticker = row(&vault, STICKER);
    let page = vault.page(&sticker.id, 1, "Authenticity").expect("the page");
    let (start, end) = page.hits[0];
    vault.correct_word(&sticker.id, 1, start, end, Some("Ownership")).expect("corrected");
    assert_eq!(found(&vault, "Ownership"), [STICKER]);
    assert!(found(&vault, "Authenticity").is_empty());
    let page = vault.page(&sticker.id, 1, "Ownership").expect("the page");
    let word = page.words.iter().find(|word| word.start == page.hits[0].0).expect("the word");
    assert_eq!(word.read.as_deref(), Some("Authenticity"));

    vault.rebuild().expect("the cache can be made anew");
    assert_eq!(found(&vault, "Ownership"), [STICKER], "the correction is in the journal");
    assert_eq!(vault.summary().expect("a summary").pages_waiting, 0, "nothing is read again");
    let there = office.open_on("laptop");
    assert_eq!(found(&there, "Ownership Windows"), [STICKER], "recognition travels with the vault");

    let page = vault.page(&sticker.id, 1, "Ownership").expect("the page");
    let (start, end) = page.hits[0];
    vault.correct_word(&sticker.id, 1, start, end, None).expect("taken back");
    assert_eq!(found(&vault, "Authenticity"), [STICKER]);
    vault.undo().expect("it can be undone");
    assert_eq!(found(&vault, "Ownership"), [STICKER]);
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_stop_loses_nothing_and_a_document_can_be_recognized_anew() {
    let office = Office::new();
    let vault = with_scans(&office);
    vault.finish_recognition(false).expect("the models are there");
    vault.close();
    drop(vault);

    let vault = office.open();
    assert_eq!(vault.recognition().pages_left, 0, "nothing is read a second time");
    let scan = row(&vault, SCAN);
    assert_eq!(found(&vault, "Rechnung"), [SCAN]);
    vault.recognize_again(&scan.id, None).expect("the document has scans");
    assert_eq!(found(&vault, "Rechnung"), [SCAN], "the earlier text stays meanwhile");
    vault.finish_recognition(true).expect("the models are there");
    let page = vault.page(&scan.id, 1, "").expect("the page");
    assert!(page.recognition.expect("the page is a picture").careful);

    vault.recognize_again(&scan.id, Some("latin")).expect("there is such a script");
    vault.finish_recognition(true).expect("the models are there");
    assert_eq!(found(&vault, "Rechnung"), [SCAN]);
    assert_eq!(row(&vault, SCAN).script, "latin");
    vault.recognize_again(&scan.id, None).expect("the script stays");
    vault.finish_recognition(true).expect("the models are there");
    assert_eq!(row(&vault, SCAN).script, "latin");
    let refused = vault.recognize_again(&scan.id, Some("runes")).expect_err("no such script");
    assert_eq!(refused.problem().code, "bad_script");
    office.nothing_is_wrong(&vault);

    let text = Input::Bytes { name: "note.txt".to_owned(), bytes: b"words".to_vec() };
    vault.add(vec![text], AddOptions::default()).wait_searchable();
    let refused = vault.recognize_again(&row(&vault, "note.txt").id, None).expect_err("no picture");
    assert_eq!(refused.problem().code, "nothing_to_recognize");
}

#[test]
fn what_another_machine_recognized_is_taken_over() {
    let office = Office::new();
    let vault = with_scans(&office);
    let there = office.open_on("laptop");
    assert_eq!(there.summary().expect("a summary").pages_waiting, 2);
    vault.finish_recognition(true).expect("the models are there");
    let file = kept_of(&office, &row(&vault, SCAN));
    let written = || file.metadata().and_then(|kept| kept.modified()).expect("it has a time");
    let before = written();

    there.finish_recognition(true).expect("there is nothing left to do");
    assert_eq!(found(&there, "Rechnung"), [SCAN]);
    assert_eq!(there.summary().expect("a summary").pages_waiting, 0);
    assert_eq!(written(), before, "nothing was recognized again");
}

/// The file in which the recognition of a document is kept.
fn kept_of(office: &Office, document: &DocumentRow) -> PathBuf {
    let sha256 = &document.sha256;
    let folder = office.vault_folder().join("derived").join(&sha256[..2]);
    folder.join(format!("{sha256}.recognition.zst"))
}

#[test]
fn a_scan_that_cannot_be_read_now_keeps_no_other_waiting() {
    let office = Office::new();
    let vault = with_scans(&office);
    let sticker = row(&vault, STICKER);
    let sha256 = &sticker.sha256;
    let object = office.vault_folder().join(format!("objects/{}/{sha256}", &sha256[..2]));
    let away = office.path("away");
    std::fs::rename(&object, &away).expect("the object is taken away");
    vault.finish_recognition(true).expect("the other one can be read");
    assert_eq!(found(&vault, "Rechnung"), [SCAN]);
    assert_eq!(row(&vault, STICKER).state, "waiting");
    assert_eq!(vault.recognition().state, "idle");

    std::fs::rename(&away, &object).expect("the object is back");
    vault.recognize_again(&sticker.id, None).expect("it goes on with what waits");
    vault.finish_recognition(false).expect("the models are there");
    assert_eq!(found(&vault, "Authenticity"), [STICKER]);
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_locked_scan_is_shown_and_recognized_with_its_password() {
    let office = Office::new();
    let vault = office.create();
    let locked = office.path("locked.pdf");
    std::fs::write(&locked, with_password(&pile().join(SCAN))).expect("a locked scan");
    add(&vault, &[&locked]);
    let id = row(&vault, "locked.pdf").id;
    vault.finish_recognition(false).expect("there is nothing to recognize");
    assert_eq!(row(&vault, "locked.pdf").state, "password_needed");
    assert_eq!(vault.unlock(&id, "harebell").expect("the password").value, "waiting");
    vault.page_image(&id, 1, 400).expect("the page can be shown");
    vault.finish_recognition(true).expect("the models are there");
    assert_eq!(found(&vault, "Rechnung"), ["locked.pdf"]);
    vault.close();
    drop(vault);

    let vault = office.open();
    assert_eq!(found(&vault, "Rechnung"), ["locked.pdf"], "its text is there without the password");
    office.nothing_is_wrong(&vault);
}

fn with_password(path: &Path) -> Vec<u8> {
    use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
    let mut document = Document::load(path).expect("a PDF");
    let identity = Object::String(b"sixteen letters.".to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![identity.clone(), identity]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "harebell",
        user_password: "harebell",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).expect("it can be encrypted");
    document.encrypt(&state).expect("it can be encrypted");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("it can be written");
    bytes
}

#[test]
fn a_lost_recognition_is_made_again_when_its_page_is_opened() {
    let office = Office::new();
    let vault = with_scans(&office);
    vault.finish_recognition(false).expect("the models are there");
    let sticker = row(&vault, STICKER);
    vault.close();
    drop(vault);
    std::fs::write(kept_of(&office, &sticker), "damaged").expect("the file can be written");

    let vault = office.open();
    let page = vault.page(&sticker.id, 1, "").expect("the page");
    assert_eq!(page.text, "");
    assert_eq!(row(&vault, STICKER).waiting, 1, "the catalog learns of it");
    vault.finish_recognition(false).expect("the models are there");
    let page = vault.page(&sticker.id, 1, "").expect("the page");
    assert!(page.text.contains("Certificate of Authenticity"), "{}", page.text);
}

#[test]
fn a_searchable_copy_says_what_the_scan_says() {
    let office = Office::new();
    let vault = with_scans(&office);
    // A page that is read with care between the copy and the look at it would say something else.
    vault.finish_recognition(true).expect("the models are there");
    let scan = row(&vault, SCAN);
    let copy = office.path("copy.pdf");
    let written = vault.save_searchable(&scan.id, &copy, &|_, _| true).expect("a copy");
    assert_eq!((written.pages, written.unrecognized), (scan.pages, 0));

    let page = vault.page(&scan.id, 1, "").expect("the page");
    add(&vault, &[&copy]);
    let reread = vault.page(&row(&vault, "copy.pdf").id, 1, "").expect("the page of the copy");
    let words = |text: &str| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    assert_eq!(words(&reread.text), words(&page.text));
    assert!(reread.recognition.is_none(), "the copy has text of its own");
    let canceled = vault.save_searchable(&scan.id, &copy, &|_, _| false).expect_err("canceled");
    assert_eq!(canceled.problem().code, "canceled");
}

#[test]
fn a_searchable_copy_counts_the_pages_that_are_not_recognized_yet() {
    let office = Office::new();
    let vault = with_scans(&office);
    let scan = row(&vault, SCAN);
    assert!(scan.waiting > 0);
    let copy = office.path("copy.pdf");
    let written = vault.save_searchable(&scan.id, &copy, &|_, _| true).expect("a copy");
    assert_eq!((written.pages, written.unrecognized), (scan.pages, scan.waiting));
    assert_eq!(written.path, copy.display().to_string());
}

#[test]
fn without_models_scans_wait_and_the_reason_is_told() {
    let office = Office::new();
    let mut settings = office.machine("desk");
    settings.models = Some(office.path("nothing"));
    let folder = office.vault_folder();
    let vault = Vault::create(&folder.to_string_lossy(), settings).expect("a new vault");
    add(&vault, &[&pile().join(SCAN)]);
    let refused = vault.finish_recognition(false).expect_err("there are no models");
    assert_eq!(refused.problem().code, "no_recognition");
    let view = vault.recognition();
    assert_eq!((view.state.as_str(), view.pages_left), ("off", 1));
    assert!(view.problem.expect("the reason").message.contains("nothing"));
    assert_eq!(row(&vault, SCAN).state, "waiting");
}

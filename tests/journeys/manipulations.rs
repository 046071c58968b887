//! What somebody did to a vault is named, also where the vault does not open any more, and what
//! only a seal from elsewhere could show is said.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use muniment::view::Inspection;
use muniment::{Vault, inspect_unopened};

use crate::office::{Office, add};

fn vault(office: &Office) -> Vault {
    let vault = office.create();
    add_paper(office, &vault, "invoice.txt");
    vault
}

fn add_paper(office: &Office, vault: &Vault, name: &str) {
    let paper = office.path(name);
    fs::write(&paper, name).expect("a paper");
    add(vault, &[&paper]);
}

/// A seal as somebody keeps it who has nothing to do with the vault.
fn handed_out(office: &Office, vault: &Vault) -> PathBuf {
    let seal = vault.seal().expect("a seal");
    fs::remove_file(office.vault_folder().join(&seal.path)).expect("the vault's own copy goes");
    let kept = office.path("handed out.checkpoint");
    fs::write(&kept, seal.text).expect("a copy of the seal");
    kept
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}

/// The vault of this office as a machine sees it that may not be able to open it.
fn inspect(office: &Office, machine: &str, seals: &[PathBuf]) -> Inspection {
    let location = office.vault_folder();
    let settings = office.machine(machine);
    inspect_unopened(&location.to_string_lossy(), &settings, seals, &|_| {}, &|| false)
        .expect("an inspection")
}

fn codes(inspection: &Inspection) -> Vec<&str> {
    inspection.manipulations.iter().map(|one| one.code.as_str()).collect()
}

/// An office whose vault was put back to what it was before its last two documents; and the seal
/// that somebody had of it.
fn rolled_back() -> (Office, PathBuf) {
    let office = Office::new();
    let vault = vault(&office);
    let old = office.path("old");
    fs::create_dir(&old).expect("a folder");
    copy(&office.vault_folder(), &old);
    add_paper(&office, &vault, "credit note.txt");
    add_paper(&office, &vault, "order.txt");
    let seal = handed_out(&office, &vault);
    vault.close();
    fs::remove_dir_all(office.vault_folder()).expect("the vault goes");
    fs::create_dir(office.vault_folder()).expect("a folder");
    copy(&old, &office.vault_folder());
    (office, seal)
}

#[test]
fn a_vault_that_was_rolled_back_is_named_with_a_seal() {
    let (office, seal) = rolled_back();
    let unaware = inspect(&office, "auditor", &[]);
    assert_eq!(codes(&unaware), Vec::<&str>::new(), "the older vault is true in itself");
    assert!(unaware.not_excluded.contains(&"rolled_back".to_owned()), "and that is said");
    let aware = inspect(&office, "auditor", &[seal]);
    assert_eq!(codes(&aware), ["rolled_back"]);
    assert_eq!(aware.manipulations[0].first, Some(3));
    assert_eq!(aware.seals[0].standing, "ahead");
}

#[test]
fn the_machine_that_saw_more_remembers_it() {
    let (office, _) = rolled_back();
    let location = office.vault_folder();
    let refused = Vault::open(&location.to_string_lossy(), office.machine("desk"));
    let refused = refused.err().expect("this machine saw more").problem();
    assert_eq!(refused.code, "journal_changed");
    let found = inspect(&office, "desk", &[]);
    assert_eq!(codes(&found), ["rolled_back"]);
    assert_eq!(found.manipulations[0].anchor.as_deref(), Some("this machine's catalog"));
}

#[test]
fn a_seal_that_holds_excludes_what_needs_one() {
    let office = Office::new();
    let vault = vault(&office);
    let seal = handed_out(&office, &vault);
    add_paper(&office, &vault, "order.txt");
    let found = vault.inspect(&[seal], &|_| {}, &|| false).expect("an inspection");
    assert_eq!(codes(&found), Vec::<&str>::new());
    assert_eq!(found.anchored_through, Some(2));
    assert_eq!(found.not_excluded, Vec::<String>::new());
    assert_eq!(found.seals[0].standing, "holds");
    assert!(found.seals[0].signed_by.is_some());
}

#[test]
fn the_seal_in_the_vault_alone_excludes_nothing() {
    let office = Office::new();
    let vault = vault(&office);
    vault.seal().expect("a seal");
    let found = vault.inspect(&[], &|_| {}, &|| false).expect("an inspection");
    assert_eq!((found.seals.len(), found.anchored_through), (1, None));
    assert!(found.not_excluded.contains(&"coherent_forgery".to_owned()));
}

#[test]
fn a_produced_pack_is_a_seal_that_somebody_has() {
    let (office, seal) = rolled_back();
    let pack = office.path("pack.zip");
    let mut archive = zip::ZipWriter::new(File::create(&pack).expect("a file"));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("pack/seal.checkpoint", options).expect("a file in the pack");
    archive.write_all(&fs::read(&seal).expect("the seal")).expect("the seal is in the pack");
    archive.finish().expect("a pack");
    assert_eq!(codes(&inspect(&office, "auditor", &[pack])), ["rolled_back"]);
    let folder = office.path("pack/inside");
    fs::create_dir_all(&folder).expect("a folder");
    fs::copy(&seal, folder.join("seal.checkpoint")).expect("the seal is in the folder");
    assert_eq!(codes(&inspect(&office, "auditor", &[office.path("pack")])), ["rolled_back"]);
}

#[test]
fn what_is_no_seal_of_this_vault_is_refused() {
    let office = Office::new();
    let vault = vault(&office);
    let elsewhere = Office::new();
    let other = handed_out(&elsewhere, &self::vault(&elsewhere));
    let code = |path: PathBuf| {
        let refused = vault.inspect(&[path], &|_| {}, &|| false).expect_err("it is no seal");
        refused.problem().code
    };
    assert_eq!(code(other), "seal_of_another_vault");
    assert_eq!(code(office.path("invoice.txt")), "bad_seal");
}

#[test]
fn a_damaged_journal_is_inspected_on_a_machine_that_never_opened_it() {
    let office = Office::new();
    vault(&office).close();
    let entry = office.vault_folder().join("journal/000000000002.jsonl");
    let text = fs::read_to_string(&entry).expect("an entry");
    fs::remove_file(&entry).expect("it is replaced");
    fs::write(&entry, text.replace("invoice.txt", "receipt.txt")).expect("an edited entry");
    let location = office.vault_folder();
    assert!(Vault::open(&location.to_string_lossy(), office.machine("auditor")).is_err());
    assert_eq!(codes(&inspect(&office, "auditor", &[])), ["entry_edited"]);
}

//! The custody of a document, and copies of a whole vault.

use std::fs;
use std::path::Path;

use muniment::restore;
use muniment::view::CustodyReport;

use crate::office::{Office, add, find, named, sql_server};

fn acts(report: &CustodyReport) -> Vec<&str> {
    report.steps.iter().map(|step| step.act.as_str()).collect()
}

#[test]
fn custody_tells_each_step_with_its_entry() {
    let office = Office::new();
    let vault = office.create();
    let paper = office.path("invoice.txt");
    fs::write(&paper, "Invoice 4711").expect("a paper");
    add(&vault, &[&paper]);
    let document = named(&vault, "invoice.txt");
    let license = vault.add_license(&sql_server()).expect("a record").value;
    let link = muniment::view::LinkRequest {
        document: document.id.clone(),
        license: license.clone(),
        kind: "invoice".to_owned(),
        quantity: Some(16),
        pages: String::new(),
    };
    vault.link(&[link]).expect("a link");
    vault.verify_and_record(&|_| {}, &|| false).expect("a verification");
    vault.void_document(&document.id, "a copy").expect("voided");
    let report = vault.custody_of(&document.id).expect("a report");
    assert_eq!(acts(&report), ["acquired", "linked", "verified", "voided"]);
    assert_eq!(report.found, "whole");
    let acquired = &report.steps[0];
    assert_eq!(acquired.path.as_deref(), paper.to_str());
    assert_eq!(acquired.actor, "desk");
    assert!(report.steps[1].license.as_ref().is_some_and(|title| title.contains("SQL Server")));
    assert_eq!(report.steps[2].whole, Some(true));
    assert_eq!(report.steps[3].reason.as_deref(), Some("a copy"));
    let entries = vault.journal(0, 50).expect("the journal");
    for step in &report.steps {
        let entry = entries.iter().find(|entry| entry.n == step.n).expect("its entry");
        assert_eq!(step.entry_sha256, entry.sha256);
    }
    office.nothing_is_wrong(&vault);
}

#[test]
fn a_verification_that_found_damage_says_so_in_custody() {
    let office = Office::new();
    let vault = office.create();
    let papers: Vec<_> = ["one", "two"].map(|name| office.path(name)).into();
    for paper in &papers {
        fs::write(paper, paper.to_str().expect("a path")).expect("a paper");
    }
    add(&vault, &papers.iter().map(|paper| paper.as_path()).collect::<Vec<_>>());
    let (one, two) = (named(&vault, "one"), named(&vault, "two"));
    let object = format!("objects/{}/{}", &one.sha256[..2], one.sha256);
    fs::remove_file(office.vault_folder().join(object)).expect("an object goes");
    let report = vault.verify_and_record(&|_| {}, &|| false).expect("a verification").value;
    assert_eq!(report.problems.len(), 1);
    let last = |id: &str| {
        let report = vault.custody_of(id).expect("a report");
        (report.found.clone(), report.steps.last().and_then(|step| step.whole))
    };
    assert_eq!(last(&one.id), ("missing".to_owned(), Some(false)));
    assert_eq!(last(&two.id), ("whole".to_owned(), Some(true)));
}

/// The files of a folder, by name, but for what is on its way.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            match path.is_dir() {
                true if name != "tmp" => folders.push(path),
                true => {}
                false => files.push((name, fs::read(&path).expect("a file"))),
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_vault_comes_back_from_its_backup_with_all_it_held() {
    let office = Office::new();
    let vault = office.with_pile();
    let (backup, again) = (office.path("backup"), office.path("again"));
    let to = backup.to_string_lossy();
    let first = vault.back_up(&to, &|_| {}, &|| false).expect("a backup");
    assert_eq!(first.problems, []);
    assert!(first.files > 30 && first.kept == 0, "{first:?}");
    let second = vault.back_up(&to, &|_| {}, &|| false).expect("the backup again");
    assert_eq!((second.files, second.kept), (0, first.files), "nothing is new");
    let shown = find(&vault, "").rows;
    vault.close();
    let settings = office.machine("spare");
    restore(&to, &again.to_string_lossy(), &settings, &|_| {}, &|| false).expect("restored");
    assert_eq!(files(&again), files(&office.vault_folder()));
    let restored =
        muniment::Vault::open(&again.to_string_lossy(), settings).expect("the vault opens");
    restored.finish_reading().expect("nothing is left to read");
    assert_eq!(find(&restored, "").rows, shown, "and it answers the same");
}

#[test]
fn a_backup_that_is_canceled_goes_on_where_it_was() {
    let office = Office::new();
    let vault = office.with_pile();
    let to = office.path("backup");
    let to = to.to_string_lossy();
    let copied = std::cell::Cell::new(0);
    let note = |at: muniment::view::CopyProgress| copied.set(at.bytes_done);
    let canceled = vault.back_up(&to, &note, &|| copied.get() > 20_000).expect_err("canceled");
    assert_eq!(canceled.problem().code, "canceled");
    assert!(muniment::Vault::open(&to, office.machine("spare")).is_err(), "no vault yet");
    let rest = vault.back_up(&to, &|_| {}, &|| false).expect("the rest");
    assert!(rest.kept > 0 && rest.files > 0, "{rest:?}");
    assert!(muniment::Vault::open(&to, office.machine("spare")).is_ok());
}

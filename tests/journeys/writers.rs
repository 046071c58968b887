//! Several writers on one vault: nothing is lost, and the journal never forks.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::Value;

use crate::office::{Office, add, find, licenses, sql_server};

#[test]
fn what_one_machine_writes_the_other_sees() {
    let office = Office::new();
    let desk = office.create();
    let laptop = office.open_on("laptop");
    desk.add_license(&sql_server()).expect("a record from the desk");
    let note = office.path("note.txt");
    fs::write(&note, "The renewal of enrollment E8830127 is due.").expect("a file");
    add(&laptop, &[&note]);
    assert!(desk.catch_up().expect("the desk catches up"));
    desk.finish_reading().expect("the desk reads what it has not read");
    assert_eq!(find(&desk, "renewal").total, 1);
    assert_eq!(licenses(&laptop).len(), 1, "the laptop caught up before it wrote");
    assert_eq!(
        desk.journal(0, 100).expect("the journal"),
        laptop.journal(0, 100).expect("the journal")
    );
    office.nothing_is_wrong(&desk);
}

#[test]
fn machines_that_write_at_once_both_succeed() {
    let office = Office::new();
    let desk = office.create();
    let laptop = office.open_on("laptop");
    std::thread::scope(|scope| {
        for vault in [&desk, &laptop] {
            scope.spawn(move || {
                for version in 0..20 {
                    let mut record = sql_server();
                    record.version = version.to_string();
                    vault.add_license(&record).expect("a record");
                }
            });
        }
    });
    desk.catch_up().expect("the desk catches up");
    assert_eq!(licenses(&desk).len(), 40);
    office.nothing_is_wrong(&desk);
}

#[test]
fn two_processes_that_add_at_once_lose_nothing() {
    const FILES: usize = 60;
    let office = Office::new();
    office.create().close();
    let folder = |name: &str| -> PathBuf {
        let folder = office.path("papers").join(name);
        fs::create_dir_all(&folder).expect("a folder");
        for file in 0..FILES {
            let text = format!("Delivery note {file} of {name}, kept as proof");
            fs::write(folder.join(format!("{name}-{file}.txt")), text).expect("a file");
        }
        folder
    };
    let started = ["north", "south"].map(|name| {
        let files = folder(name);
        let mut command = office.started(name, &["add", "--json"]);
        command.arg(files).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the command starts")
    });
    let mut told = BTreeSet::new();
    for process in started {
        let output = process.wait_with_output().expect("the command ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
        for file in answer["added"].as_array().expect("a list") {
            told.insert(file["sha256"].as_str().expect("a digest").to_owned());
        }
    }
    let vault = office.open();
    vault.finish_reading().expect("everything is read");
    let rows = find(&vault, "").rows;
    let kept: BTreeSet<String> = rows.into_iter().map(|row| row.sha256).collect();
    assert_eq!(told.len(), 2 * FILES, "each process told of all its files");
    assert_eq!(kept, told, "every acknowledged document is there");
    assert_eq!(find(&vault, "\"delivery note\"").total, 2 * FILES as u64);
    office.nothing_is_wrong(&vault);
}

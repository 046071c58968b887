//! The examination itself is examined: with a command line that answers right, and with one that
//! does each thing wrong that must be noticed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use tempfile::TempDir;

use super::examine;

/// A corpus of one contract and its text, and a command line made of canned answers.
struct Stage {
    folder: TempDir,
}

const DIGEST: &str = "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0";

impl Stage {
    fn new() -> Self {
        let stage = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(stage.corpus().join("contract")).unwrap();
        fs::write(stage.corpus().join("contract/a.pdf"), "aaa").unwrap();
        fs::write(stage.corpus().join("contract/a.txt"), "the right to use").unwrap();
        let manifest = format!(
            "path\tbytes\tsha256\tkind\tground_truth\texpected\n\
             contract/a.pdf\t3\t{DIGEST}\tcontract\tcontract/a.txt\ttext\n"
        );
        fs::write(stage.corpus().join("MANIFEST.tsv"), manifest).unwrap();
        stage.answers("init", "{}");
        stage.adds(DIGEST, 1 << 20);
        stage.lists("text");
        stage
            .answers("text", r#"{"pages":[{"page":1,"text":"The right to use."}],"state":"text"}"#);
        stage.answers("verify", r#"{"objects":1,"bytes":3,"entries":2,"problems":[]}"#);
        stage
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    /// What the command line prints for a command.
    fn answers(&self, command: &str, json: &str) {
        fs::write(self.folder.path().join(format!("{command}.json")), json).unwrap();
    }

    fn adds(&self, sha256: &str, memory: u64) {
        let path = self.corpus().canonicalize().unwrap().join("contract/a.pdf");
        self.answers(
            "add",
            &format!(
                r#"{{"added":[{{"document":"d1","sha256":"{sha256}","path":"{}","bytes":3}}],
                "duplicates":[],"failed":[],
                "workers":{{"peak_memory_bytes":{memory},"peak_cpu_seconds":1}}}}"#,
                path.display()
            ),
        );
    }

    fn lists(&self, state: &str) {
        self.answers(
            "list",
            &format!(r#"{{"documents":[{{"document":"d1","name":"a","state":"{state}","parent":null}}]}}"#),
        );
    }

    /// What is noted when the command line also runs a line of shell.
    fn problems_after(&self, shell: &str) -> Result<Vec<String>> {
        // A script that a thread still writes cannot be started by another.
        let _one_at_a_time = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = self.folder.path().display();
        let program = self.folder.path().join("muniment");
        // Called as `muniment --vault <folder> <command> … --json`.
        fs::write(&program, format!("#!/bin/sh\n{shell}\ncat {answers}/$3.json\n"))?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        let place = self.folder.path().join("sandbox");
        let (report, _) = examine(&program, &place, &self.corpus().canonicalize()?, &[])?;
        Ok(report.problems().iter().map(|(_, what)| what.clone()).collect())
    }

    fn problems(&self) -> Vec<String> {
        self.problems_after("").unwrap()
    }
}

static STARTING: Mutex<()> = Mutex::new(());

#[test]
fn what_is_as_it_should_be_passes() {
    assert_eq!(Stage::new().problems(), Vec::<String>::new());
}

#[test]
fn another_hash_is_noticed() {
    let stage = Stage::new();
    stage.adds(&"0".repeat(64), 1 << 20);
    assert!(stage.problems()[0].starts_with("its hash is 0000"));
}

#[test]
fn a_file_that_is_passed_over_is_noticed() {
    let stage = Stage::new();
    let workers = r#""workers":{"peak_memory_bytes":1,"peak_cpu_seconds":1}"#;
    stage.answers("add", &format!(r#"{{"added":[],"duplicates":[],"failed":[],{workers}}}"#));
    assert_eq!(stage.problems(), ["neither added nor reported as a duplicate"]);
}

#[test]
fn a_state_that_is_not_final_is_noticed() {
    let stage = Stage::new();
    stage.lists("unread");
    assert_eq!(stage.problems()[0], "ended in `unread`, which is not a final state");
}

#[test]
fn a_state_the_manifest_contradicts_is_noticed() {
    let stage = Stage::new();
    stage.lists("damaged");
    assert_eq!(stage.problems(), ["is `damaged`, expected `text` (text)"]);
}

#[test]
fn empty_text_is_noticed() {
    let stage = Stage::new();
    stage.answers("text", r#"{"pages":[{"page":1,"text":" "}],"state":"text"}"#);
    assert_eq!(stage.problems(), ["is marked as text and has none"]);
}

#[test]
fn lost_words_of_a_contract_are_noticed() {
    let stage = Stage::new();
    stage.answers("text", r#"{"pages":[{"page":1,"text":"the right"}],"state":"text"}"#);
    assert_eq!(stage.problems(), ["recall of its words is 0.500"]);
}

#[test]
fn a_greedy_worker_is_noticed() {
    let stage = Stage::new();
    stage.adds(DIGEST, 3 << 30);
    assert_eq!(stage.problems(), ["used more memory than it may"]);
}

#[test]
fn a_file_written_beside_the_vault_is_noticed() {
    assert_eq!(
        Stage::new().problems_after("echo x > \"$HOME/stray\"").unwrap(),
        ["was written outside the vault"]
    );
}

#[test]
fn a_crash_ends_the_examination() {
    let refused = Stage::new().problems_after("kill -SEGV $$").expect_err("it died");
    assert!(refused.to_string().contains("signal: 11"), "{refused:#}");
}

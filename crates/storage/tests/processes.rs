//! Real processes that write to one vault at once: no fork, nothing lost, whoever is first.

#![expect(clippy::print_stdout, reason = "a child reports to its parent, and the test to a person")]

mod fixture;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use fixture::{TestVault, add, assert_sound_unsigned, location, writer};
use muniment_core::Event;
use muniment_storage::Store;

const CHILD: &str = "MUNIMENT_PROCESSES_CHILD";
const ROLE: &str = "MUNIMENT_PROCESSES_ROLE";
const EACH: u64 = 60;

/// The writers of the children. Two of them share one, like a window and a terminal of a person.
const WRITERS: [u8; 4] = [1, 2, 3, 3];

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        println!("processes: test");
        return;
    }
    if let Some(vault) = std::env::var_os(CHILD) {
        let role = std::env::var(ROLE).expect("a role").parse().expect("a number");
        add_documents(Path::new(&vault), role);
        return;
    }
    let started = Instant::now();
    processes_that_write_at_once_neither_fork_nor_lose();
    println!("{} processes, {EACH} documents each: {:.1?}", WRITERS.len(), started.elapsed());
}

fn add_documents(vault: &Path, role: usize) {
    let (store, _) = Store::open(&location(vault), writer(WRITERS[role])).expect("it opens");
    println!("ready");
    let mut start = String::new();
    std::io::stdin().read_line(&mut start).expect("the parent says when");
    for n in 0..EACH {
        // Every third document is one that all of them add.
        let content = if n % 3 == 0 { format!("shared {n}") } else { format!("{role} {n}") };
        // The name makes each commit one of its own, also for the two that share a writer.
        let digest = add(&store, &format!("{role} {n}.pdf"), content.as_bytes());
        println!("acknowledged {digest}");
    }
}

fn processes_that_write_at_once_neither_fork_nor_lose() {
    let vault = TestVault::new();
    let program = std::env::current_exe().expect("a program");
    let start = |role: usize| {
        Command::new(&program)
            .env(CHILD, vault.path())
            .env(ROLE, role.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a child starts")
    };
    let mut children: Vec<Child> = (0..WRITERS.len()).map(start).collect();
    let mut outputs: Vec<_> = children
        .iter_mut()
        .map(|child| BufReader::new(child.stdout.take().expect("an output")).lines())
        .collect();
    for output in &mut outputs {
        assert_eq!(output.next().expect("a line").expect("readable"), "ready");
    }
    for child in &mut children {
        writeln!(child.stdin.take().expect("an input"), "start").expect("it listens");
    }
    let mut acknowledged = BTreeSet::new();
    for output in outputs {
        for line in output {
            let line = line.expect("readable");
            acknowledged.insert(line.strip_prefix("acknowledged ").expect("a digest").to_owned());
        }
    }
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }

    let store = vault.open(9);
    let entries = store.entries_after(0).expect("one chain");
    assert_eq!(entries.len() as u64, 1 + EACH * WRITERS.len() as u64, "every commit is an entry");
    let joined = |event: &&Event| matches!(event, Event::WriterJoined { .. });
    let joins = entries.iter().flat_map(|entry| &entry.events).filter(joined).count();
    assert_eq!(joins, 3, "a writer joins once, however many processes it has");
    let named: BTreeSet<String> = entries
        .iter()
        .flat_map(|entry| &entry.events)
        .filter_map(|event| match event {
            Event::DocumentAdded { digest, .. } => Some(digest.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(named, acknowledged, "what was acknowledged is there, and nothing else");
    assert_sound_unsigned(&store, vault.path());
}

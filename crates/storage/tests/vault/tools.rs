//! A vault without Muniment: checked with `sha256sum`, emptied with what `VAULT.txt` says.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use muniment_core::{Container, DocumentId, Event, Op, Origin, SourceSystem};

use crate::fixture::*;

#[test]
fn sha256sum_accepts_the_list_and_refuses_a_changed_file() {
    let (vault, digests) = TestVault::with(&[b"one", b"two"]);
    let mut list = Vec::new();
    assert_eq!(vault.store.write_checksums(&mut list).unwrap(), 5, "two objects, three entries");
    let file = vault.folder.path().with_extension("sha256");
    fs::write(&file, &list).unwrap();
    let check = || {
        Command::new("sha256sum")
            .args(["-c", "--strict"])
            .arg(&file)
            .current_dir(vault.path())
            .output()
            .unwrap()
    };
    let output = check();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap().matches(": OK").count(), 5);
    overwrite(&vault.object(&digests[0]), b"onf");
    assert!(!check().status.success());
    fs::remove_file(file).unwrap();
}

#[test]
fn sha256sum_shows_the_chain() {
    let (vault, _) = TestVault::with(&[b"one", b"two", b"three"]);
    let output =
        Command::new("sh").args(["-c", "sha256sum journal/*"]).current_dir(vault.path()).output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    let listed: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    let entries = vault.store.entries_after(0).unwrap();
    let chain: Vec<String> = entries
        .iter()
        .skip(1)
        .map(|entry| entry.prev.unwrap())
        .chain([vault.store.head().digest])
        .map(|digest| digest.to_string())
        .collect();
    assert_eq!(listed, chain);
}

/// Runs what `VAULT.txt` says between two marks, in a copy of the vault.
#[cfg(unix)]
fn recovered(vault: &TestVault) -> BTreeMap<String, Vec<u8>> {
    let text = fs::read_to_string(vault.file("VAULT.txt")).unwrap();
    let (_, rest) = text.split_once("---- sh ----").unwrap();
    let (_, script) = rest.split_once(")\n").unwrap();
    let (script, _) = script.split_once("---- end ----").unwrap();
    let output =
        Command::new("sh").arg("-c").arg(script).current_dir(vault.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "everything was recovered");
    let folder = vault.file("recovered");
    walkdir::WalkDir::new(&folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn the_shell_script_gives_every_document_its_name_back() {
    let vault = TestVault::new();
    let names = [
        "invoice.pdf",
        "Rechnung März 2026 (Kopie).pdf",
        "  spaces  inside.txt",
        "100%s $(date) `id` 'quoted' & more.pdf",
        "領収書.pdf",
        "-rf",
    ];
    for name in names {
        add(&vault.store, name, name.as_bytes());
    }
    let found = recovered(&vault);
    let expected: BTreeMap<_, _> =
        names.iter().map(|n| (n.trim_start().to_owned(), n.as_bytes().to_vec())).collect();
    assert_eq!(found, expected);
}

#[cfg(unix)]
#[test]
fn the_shell_script_is_not_led_astray_by_names() {
    let vault = TestVault::new();
    let same = [add(&vault.store, "same.pdf", b"first"), add(&vault.store, "same.pdf", b"second")];
    let evil = [
        ("../../outside.pdf", ".._.._outside.pdf"),
        ("..", "document"),
        ("a\"b\\c:d*e?.pdf", "a__b__c_d_e_.pdf"),
        ("line\nbreak", "line_nbreak"),
    ];
    for (name, _) in evil {
        add(&vault.store, name, name.as_bytes());
    }
    // Text of one field that looks like another field.
    let stored = vault.store.put_bytes(b"mail child").unwrap();
    let fake = r#"","name":"wrong.pdf","path":"x"#;
    let child = Event::DocumentAdded {
        document: DocumentId::new(uuid::Uuid::from_u128(3)),
        digest: stored.digest,
        bytes: stored.bytes,
        origin: Origin {
            name: "child.pdf".into(),
            path: fake.into(),
            modified: None,
            source: SourceSystem::Mail,
            container: Some(Container {
                document: DocumentId::new(uuid::Uuid::from_u128(4)),
                path: fake.into(),
            }),
        },
    };
    commit(&vault.store, Op::AddAttachments, &[child]);

    let found = recovered(&vault);
    let mut expected: BTreeMap<String, Vec<u8>> =
        evil.iter().map(|(name, safe)| ((*safe).to_owned(), name.as_bytes().to_vec())).collect();
    expected.insert("same.pdf".into(), b"first".to_vec());
    expected.insert(format!("{}/same.pdf", same[1]), b"second".to_vec());
    expected.insert("child.pdf".into(), b"mail child".to_vec());
    assert_eq!(found, expected);
    assert!(!vault.path().parent().unwrap().join("outside.pdf").exists());
}

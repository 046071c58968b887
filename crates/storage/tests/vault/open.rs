//! Creating and opening.

use std::fs;
use std::path::Path;

use muniment_core::{Event, Op, VaultId};
use muniment_storage::{Error, ReadOnly, Store};
use uuid::Uuid;

use crate::fixture::*;

#[test]
fn a_new_vault_has_one_entry_that_says_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/vault");
    let (store, first) =
        Store::create(&location(&path), writer(ANNA), vault_id(), &stamp()).unwrap();
    assert_eq!((first.n, first.prev, first.op), (1, None, Op::CreateVault));
    assert_eq!((first.at, first.actor), (stamp().at, stamp().actor));
    assert_eq!(first.events[0], Event::VaultCreated { vault: vault_id() });
    assert!(
        matches!(&first.events[1], Event::WriterJoined { writer: id, .. } if *id == writer(ANNA).id())
    );
    assert_eq!(store.vault(), vault_id());
    assert_eq!((store.head().n, store.head().digest), (1, first.digest));
    assert_sound(&store, &path);
}

#[test]
fn a_vault_is_created_only_where_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let create = || Store::create(&location(folder.path()), writer(ANNA), vault_id(), &stamp());
    assert_eq!(create().expect_err("it has a file").code(), "folder_not_empty");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was added");

    fs::remove_file(folder.path().join("notes.txt")).unwrap();
    fs::write(folder.path().join(".DS_Store"), "").unwrap();
    let (store, _) = create().expect("what file managers leave behind is nothing");
    assert_sound(&store, folder.path());
    assert_eq!(create().expect_err("it is a vault").code(), "folder_not_empty");
}

#[test]
fn of_two_that_create_in_one_place_one_succeeds() {
    let folder = tempfile::tempdir().unwrap();
    let create = |seed| {
        let place = location(folder.path());
        move || {
            Store::create(
                &place,
                writer(seed),
                VaultId::new(Uuid::from_u128(seed.into())),
                &stamp(),
            )
        }
    };
    let threads: Vec<_> = (1..=4).map(|seed| std::thread::spawn(create(seed))).collect();
    let created: Vec<_> =
        threads.into_iter().filter_map(|thread| thread.join().unwrap().ok()).collect();
    assert_eq!(created.len(), 1);
    let (store, _) = &created[0];
    assert_sound(store, folder.path());
}

#[test]
fn nothing_and_anything_else_are_not_a_vault() {
    let folder = tempfile::tempdir().unwrap();
    let open =
        |path: &Path| Store::open(&location(path), writer(ANNA)).expect_err("no vault").code();
    assert_eq!(open(&folder.path().join("nowhere")), "vault_not_found");
    assert_eq!(open(folder.path()), "not_a_vault");
    let vault = TestVault::new();
    fs::remove_dir_all(vault.file("journal")).unwrap();
    assert_eq!(open(vault.path()), "not_a_vault");
}

#[test]
fn an_opened_vault_is_the_one_that_was_left() {
    let (vault, digests) = TestVault::with(&[b"one", b"two"]);
    let before = vault.store.entries_after(0).unwrap();
    let again = vault.open(ANNA);
    assert_eq!(again.head(), vault.store.head());
    assert_eq!(again.entries_after(0).unwrap(), before);
    assert_eq!(again.read_object(&digests[1]).unwrap(), b"two");
    assert_eq!(again.read_only(), None);
    assert_sound(&again, vault.path());
}

#[test]
fn a_vault_out_of_version_control_has_no_empty_folders_and_opens() {
    let (vault, _) = TestVault::with(&[b"one"]);
    for empty in ["tmp", "derived", "seals", "quarantine"] {
        let _ = fs::remove_dir_all(vault.file(empty));
    }
    let again = vault.open(ANNA);
    add(&again, "two.pdf", b"two");
    assert_sound(&again, vault.path());
}

#[test]
fn a_newer_reader_is_needed_or_a_newer_writer() {
    let (vault, digests) = TestVault::with(&[b"one"]);
    let text = fs::read_to_string(vault.file("vault.json")).unwrap();
    let path = vault.file("vault.json");

    overwrite(&path, text.replace(r#""min_writer":1"#, r#""min_writer":2"#).as_bytes());
    let store = vault.open(BEN);
    assert_eq!(store.read_only().as_deref(), Some("newer_format"));
    assert_eq!(store.read_object(&digests[0]).unwrap(), b"one");
    assert_eq!(store.put_bytes(b"two").expect_err("reading only").code(), "vault_read_only");
    assert_eq!(
        store.put_derived(&digests[0], "reading", b"x").expect_err("reading only").code(),
        "vault_read_only"
    );

    overwrite(&path, text.replace(r#""min_reader":1"#, r#""min_reader":2"#).as_bytes());
    let refused = Store::open(&location(vault.path()), writer(BEN)).expect_err("a newer format");
    assert!(matches!(refused, Error::NewerFormat { needed: 2, known: 1 }));
}

#[test]
fn a_journal_under_another_vaults_name_is_refused() {
    let (vault, other) = (TestVault::new(), VaultId::new(Uuid::from_u128(9)));
    let text = fs::read_to_string(vault.file("vault.json")).unwrap();
    let text = text.replace(&vault_id().to_string(), &other.to_string());
    overwrite(&vault.file("vault.json"), text.as_bytes());
    let refused = Store::open(&location(vault.path()), writer(ANNA)).expect_err("two vaults");
    assert!(
        matches!(refused, Error::OtherVault { named, journal } if named == other && journal == vault_id())
    );
}

#[test]
fn a_missing_or_damaged_entry_lets_nobody_write() {
    for damage in [2, 3] {
        let (vault, digests) = TestVault::with(&[b"one", b"two"]);
        if damage == 2 {
            fs::remove_file(vault.entry(2)).unwrap();
        } else {
            overwrite(&vault.entry(3), b"torn");
        }
        let store = vault.open(ANNA);
        assert_eq!(store.read_only_reason(), Some(ReadOnly::JournalDamaged));
        assert_eq!(store.read_object(&digests[0]).unwrap(), b"one", "documents stay readable");
        assert!(store.commit(Op::Unlink, &stamp(), &[]).is_err());
    }
}

#[test]
fn another_version_of_an_entry_by_a_sync_client_lets_nobody_write() {
    let (vault, _) = TestVault::with(&[b"one"]);
    let conflict = vault.file("journal/000000000002 (conflicted copy).jsonl");
    fs::copy(vault.entry(2), &conflict).unwrap();
    let (store, recovered) = Store::open(&location(vault.path()), writer(ANNA)).unwrap();
    assert_eq!(store.read_only().as_deref(), Some("sync_conflict"));
    assert_eq!(recovered.foreign, ["journal/000000000002 (conflicted copy).jsonl"]);
    assert_eq!(store.entries_after(0).unwrap().len(), 2, "it stays readable");
    assert!(conflict.exists(), "nothing is taken away");
}

/// Root may write anywhere, so the store is opened by a process of another user.
#[cfg(target_os = "linux")]
#[test]
fn a_vault_that_may_not_be_written_opens_for_reading() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    const ROLE: &str = "MUNIMENT_TEST_READ_ONLY_VAULT";
    if let Some(path) = std::env::var_os(ROLE) {
        let store = Store::open(&location(path.as_ref()), writer(BEN)).unwrap().0;
        assert_eq!(store.read_only().as_deref(), Some("no_permission"));
        assert_eq!(store.entries_after(0).unwrap().len(), 2);
        assert_eq!(store.put_bytes(b"x").expect_err("reading only").code(), "vault_read_only");
        let report = store.verify(&|_| {}, &|| false).unwrap();
        assert_eq!((report.objects, report.problems.len()), (1, 0), "it can be verified");
        return;
    }
    let (vault, _) = TestVault::with(&[b"one"]);
    let folders = walkdir::WalkDir::new(vault.path()).into_iter().map(|entry| entry.unwrap());
    for folder in folders.filter(|entry| entry.file_type().is_dir()) {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    }
    // A program that any user may run, wherever this one was built.
    let program =
        tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o755)).tempdir().unwrap();
    let copy = program.path().join("vault");
    fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
    let mut command = std::process::Command::new(copy);
    command
        .args(["--exact", "open::a_vault_that_may_not_be_written_opens_for_reading"])
        .env(ROLE, vault.path());
    let nobody = 65534;
    let is_root = fs::metadata("/proc/self").map(|m| std::os::unix::fs::MetadataExt::uid(&m) == 0);
    if is_root.unwrap() {
        command.uid(nobody).gid(nobody);
    }
    let status = command.status().unwrap();
    for folder in walkdir::WalkDir::new(vault.path()).into_iter().map(|entry| entry.unwrap()) {
        if folder.file_type().is_dir() {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    assert!(status.success());
}

//! Putting, reading and copying objects, and what is derived from them.

use std::fs;
use std::io::Read;
use std::sync::atomic::{AtomicU32, Ordering};

use muniment_core::Digest;
use muniment_storage::{Error, MAX_DERIVED};
use proptest::prelude::*;

use crate::fixture::*;

const NEVER: &dyn Fn() -> bool = &|| false;

#[test]
fn a_file_is_kept_under_its_digest_and_the_original_stays() {
    let vault = TestVault::new();
    let source = vault.folder.path().with_extension("source.pdf");
    let content = vec![7; 3 << 20];
    fs::write(&source, &content).unwrap();
    let stored = vault.store.put_file(&source, NEVER).unwrap();
    assert_eq!((stored.bytes, stored.fresh), (3 << 20, true));
    assert_eq!(vault.store.hash_file(&source, NEVER).unwrap(), (stored.digest, stored.bytes));
    assert_eq!(fs::read(vault.object(&stored.digest)).unwrap(), content);
    assert_eq!(fs::read(&source).unwrap(), content);
    assert!(fs::metadata(vault.object(&stored.digest)).unwrap().permissions().readonly());
    assert_eq!(vault.store.object_size(&stored.digest).unwrap(), Some(3 << 20));
    assert!(!vault.store.put_file(&source, NEVER).unwrap().fresh, "equal bytes are kept once");
    assert_eq!(fs::read_dir(vault.file("tmp")).unwrap().count(), 0, "nothing is left over");
    fs::remove_file(source).unwrap();
}

#[test]
fn nobody_puts_what_is_no_file() {
    let vault = TestVault::new();
    for path in [vault.file("objects"), vault.file("nowhere"), "/dev/null".into()] {
        let refused = vault.store.put_file(&path, NEVER).expect_err("no file");
        assert_eq!(refused.code(), "cannot_read_file");
        assert!(matches!(refused, Error::Source { path: named, .. } if named == path));
    }
}

#[test]
fn canceling_leaves_nothing() {
    let vault = TestVault::new();
    let source = vault.folder.path().with_extension("canceled.pdf");
    fs::write(&source, vec![7; 4 << 20]).unwrap();
    let asked = AtomicU32::new(0);
    let after_two = || asked.fetch_add(1, Ordering::Relaxed) >= 2;
    assert!(matches!(vault.store.put_file(&source, &after_two), Err(Error::Canceled)));
    assert!(matches!(vault.store.hash_file(&source, &|| true), Err(Error::Canceled)));
    assert_eq!(fs::read_dir(vault.file("tmp")).unwrap().count(), 0);
    assert_sound(&vault.store, vault.path());
    fs::remove_file(source).unwrap();
}

#[test]
fn a_name_appears_with_all_its_bytes() {
    let vault = TestVault::new();
    let content = vec![7; 24 << 20];
    let stored = TestVault::new().store.put_bytes(&content).unwrap();
    let path = vault.object(&stored.digest);
    let watcher = std::thread::spawn(move || {
        loop {
            match fs::metadata(&path) {
                Ok(metadata) => return metadata.len(),
                Err(_) => std::thread::yield_now(),
            }
        }
    });
    vault.store.put_bytes(&content).unwrap();
    assert_eq!(watcher.join().unwrap(), stored.bytes, "whoever sees the name sees all of it");
}

#[test]
fn a_file_that_grows_while_it_is_read_is_refused() {
    let vault = TestVault::new();
    let source = vault.folder.path().with_extension("growing.log");
    fs::write(&source, "start").unwrap();
    let grow = || {
        use std::io::Write;
        fs::File::options().append(true).open(&source).unwrap().write_all(b"more").unwrap();
        false
    };
    let refused = vault.store.put_file(&source, &grow).expect_err("it changed");
    assert!(matches!(refused, Error::SourceChanged(ref path) if *path == source));
    assert_eq!(fs::read_dir(vault.file("tmp")).unwrap().count(), 0);
    fs::remove_file(source).unwrap();
}

#[test]
fn a_damaged_object_is_never_taken_for_the_good_bytes() {
    let (vault, digests) = TestVault::with(&[b"invoice"]);
    for rot in [b"invoicf".as_slice(), b"inv"] {
        overwrite(&vault.object(&digests[0]), rot);
        assert!(matches!(vault.store.read_object(&digests[0]), Err(Error::ObjectAltered(_))));
        let mut stream = vault.store.open_object(&digests[0]).unwrap();
        let error = stream.read_to_end(&mut Vec::new()).expect_err("the end is wrong");
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);

        let stored = vault.store.put_bytes(b"invoice").unwrap();
        assert!(stored.fresh);
        assert_eq!(vault.store.read_object(&digests[0]).unwrap(), b"invoice");
    }
    let kept: Vec<_> = fs::read_dir(vault.file("quarantine"))
        .unwrap()
        .map(|file| fs::read(file.unwrap().path()).unwrap().len())
        .collect();
    assert_eq!(kept.iter().sum::<usize>(), 10, "what was there is set aside, not deleted");
    assert_sound(&vault.store, vault.path());
}

#[test]
fn a_copy_is_the_object_or_nothing() {
    let (vault, digests) = TestVault::with(&[b"invoice"]);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("copy.pdf");
    fs::write(&to, "older").unwrap();
    vault.store.copy_object(&digests[0], &to).unwrap();
    assert_eq!(fs::read(&to).unwrap(), b"invoice");
    assert!(!fs::metadata(&to).unwrap().permissions().readonly(), "a copy is an ordinary file");

    fs::remove_file(&to).unwrap();
    overwrite(&vault.object(&digests[0]), b"invoicf");
    assert!(matches!(vault.store.copy_object(&digests[0], &to), Err(Error::ObjectAltered(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "no file is left");
    let missing = Digest::new([9; 32]);
    assert!(matches!(vault.store.copy_object(&missing, &to), Err(Error::ObjectMissing(_))));
    assert!(matches!(vault.store.read_object(&missing), Err(Error::ObjectMissing(_))));
    assert_eq!(vault.store.object_size(&missing).unwrap(), None);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_a_vault() {
    let (vault, digests) = TestVault::with(&[b"invoice"]);
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join(digests[0].to_string());
    fs::write(&secret, "invoice").unwrap();
    fs::remove_file(vault.object(&digests[0])).unwrap();
    std::os::unix::fs::symlink(&secret, vault.object(&digests[0])).unwrap();
    assert!(matches!(vault.store.read_object(&digests[0]), Err(Error::NotAFile(_))));

    let folder = vault.object(&digests[0]).parent().unwrap().to_path_buf();
    fs::remove_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(outside.path(), &folder).unwrap();
    assert!(vault.store.read_object(&digests[0]).is_err());
    assert!(vault.store.put_bytes(b"invoice").is_err(), "nothing is written through a link");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn orphans_are_what_no_entry_names_and_nobody_is_adding() {
    let (vault, digests) = TestVault::with(&[b"named"]);
    let (old, young) =
        (vault.store.put_bytes(b"old").unwrap(), vault.store.put_bytes(b"young").unwrap());
    // Setting a time needs a file that can be written.
    overwrite(&vault.object(&old.digest), b"old");
    age(&vault.object(&old.digest), 2);
    assert_ne!(old.digest, young.digest);
    assert_eq!(vault.store.orphans(&|digest| digests.contains(digest)).unwrap(), [old.digest]);
}

#[test]
fn what_is_derived_can_be_replaced_and_is_never_trusted() {
    let (vault, digests) = TestVault::with(&[b"invoice"]);
    let (store, digest) = (&vault.store, &digests[0]);
    assert_eq!(store.derived(digest, "reading").unwrap(), None);
    for text in [b"first".repeat(1000), b"second".repeat(1000)] {
        store.put_derived(digest, "reading", &text).unwrap();
        assert_eq!(store.derived(digest, "reading").unwrap(), Some(text));
    }
    let name = digest.to_string();
    let path = vault.file(&format!("derived/{}/{name}.reading.zst", &name[..2]));
    let mut file = fs::read(&path).unwrap();
    let middle = file.len() / 2;
    file[middle] ^= 1;
    for damaged in [file.as_slice(), &file[..middle], b"", b"no frame at all"] {
        fs::write(&path, damaged).unwrap();
        assert_eq!(store.derived(digest, "reading").unwrap(), None);
    }
    for kind in ["", "../../x", "A", "a/b", "a.b"] {
        assert!(store.put_derived(digest, kind, b"x").is_err(), "`{kind}` is no kind");
        assert_eq!(store.derived(digest, kind).unwrap(), None);
    }
    assert_sound(store, vault.path());
}

#[test]
fn a_small_file_that_unpacks_to_too_much_is_not_unpacked() {
    let (vault, digests) = TestVault::with(&[b"invoice"]);
    vault.store.put_derived(&digests[0], "reading", b"small").unwrap();
    let name = digests[0].to_string();
    let bomb = zstd::stream::encode_all(std::io::repeat(0).take(MAX_DERIVED + 1), 3).unwrap();
    assert!(bomb.len() < 1 << 20);
    fs::write(vault.file(&format!("derived/{}/{name}.reading.zst", &name[..2])), bomb).unwrap();
    assert_eq!(vault.store.derived(&digests[0], "reading").unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_bytes_come_back_as_they_were(bytes in prop::collection::vec(any::<u8>(), 0..5000)) {
        let vault = TestVault::new();
        let digest = add(&vault.store, "any", &bytes);
        prop_assert_eq!(vault.store.read_object(&digest).unwrap(), bytes);
        prop_assert_eq!(problems(&vault.store), []);
    }
}

//! The same promises in a bucket: here one in memory, which speaks the language of the others.

use muniment_core::Op;
use muniment_storage::{Committed, Error, Location, Store};

use crate::fixture::*;

fn bucket(name: &str) -> Location {
    format!("memory:///{name}").parse().unwrap()
}

fn create(name: &str) -> Store {
    Store::create(&bucket(name), writer(ANNA), vault_id(), &stamp()).unwrap().0
}

#[test]
fn a_vault_in_a_bucket_keeps_what_it_was_given() {
    let anna = create("keeps/deep");
    // More than one part of an upload and more than one of a download.
    let large = (0..40u32 << 20).map(|n| (n >> 12) as u8).collect::<Vec<_>>();
    let digests = [add(&anna, "small.pdf", b"small"), add(&anna, "large.iso", &large)];
    anna.put_derived(&digests[0], "reading", b"text").unwrap();

    let (ben, recovered) = Store::open(&bucket("keeps/deep"), writer(BEN)).unwrap();
    assert_eq!(recovered, muniment_storage::Recovered::default());
    assert_eq!(ben.entries_after(0).unwrap(), anna.entries_after(0).unwrap());
    assert_eq!(ben.read_object(&digests[0]).unwrap(), b"small");
    assert!(ben.read_object(&digests[1]).unwrap() == large);
    assert_eq!(ben.object_size(&digests[1]).unwrap(), Some(40 << 20));
    assert_eq!(ben.derived(&digests[0], "reading").unwrap().unwrap(), b"text");
    assert!(!ben.put_bytes(b"small").unwrap().fresh);
    let report = ben.verify(&|_| {}, &|| false).unwrap();
    assert_eq!((report.objects, report.entries, report.problems), (2, 3, vec![]));
}

#[test]
fn of_two_writers_of_a_bucket_the_second_catches_up() {
    let anna = create("two");
    let (ben, _) = Store::open(&bucket("two"), writer(BEN)).unwrap();
    add(&anna, "a.pdf", b"a");
    let behind = ben.commit(Op::ForgetSearch, &stamp(), &[forgotten(1)]).unwrap();
    assert_eq!(behind, Committed::Behind);
    assert_eq!(commit(&ben, Op::ForgetSearch, &[forgotten(1)]).n, 3);
    assert_eq!(anna.entries_after(2).unwrap().len(), 1);
    assert_eq!(problems(&anna), []);
}

#[test]
fn threads_that_write_to_a_bucket_at_once_neither_fork_nor_lose() {
    create("threads");
    let work = |seed: u8| {
        move || {
            let (store, _) = Store::open(&bucket("threads"), writer(seed)).unwrap();
            (0..20u8).map(|n| add(&store, "x", &[seed, n])).collect::<Vec<_>>()
        }
    };
    let threads: Vec<_> = (1..=4).map(|seed| std::thread::spawn(work(seed))).collect();
    let digests: Vec<_> = threads.into_iter().flat_map(|t| t.join().unwrap()).collect();
    let (store, _) = Store::open(&bucket("threads"), writer(ANNA)).unwrap();
    assert_eq!(store.head().n, 81);
    assert!(digests.iter().all(|digest| store.read_object(digest).is_ok()));
    assert_eq!(problems(&store), []);
}

#[test]
fn a_bucket_that_is_not_empty_or_not_a_vault_is_refused() {
    create("taken");
    let again = Store::create(&bucket("taken"), writer(ANNA), vault_id(), &stamp());
    assert_eq!(again.expect_err("a vault is there").code(), "folder_not_empty");
    let nothing = Store::open(&bucket("nothing"), writer(ANNA));
    assert_eq!(nothing.expect_err("nothing is there").code(), "not_a_vault");
    let unknown = Store::open(&Location::Bucket("gopher://x/y".into()), writer(ANNA));
    assert!(matches!(unknown, Err(Error::Location { .. })));
}

#[test]
fn one_bucket_holds_many_vaults_apart() {
    let (one, two) = (create("many/one"), create("many/two"));
    let digest = add(&one, "a.pdf", b"a");
    assert_eq!(two.object_size(&digest).unwrap(), None);
    assert_eq!(two.head().n, 1);
    assert_eq!(problems(&one), []);
    assert_eq!(problems(&two), []);
}

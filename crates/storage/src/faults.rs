//! What a store does when the place below it fails.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use chrono::DateTime;
use muniment_core::{Event, Op, SearchId, VaultId};
use uuid::Uuid;

use crate::place::{Folder, Listed, Place, Put, Source, Staged};
use crate::{Committed, Error, Location, Stamp, Store, Writer};

/// What is to fail.
#[derive(Default)]
struct Plan {
    /// Syncs that still succeed, and how many were asked for.
    syncs_left: AtomicUsize,
    syncs: AtomicUsize,
    /// Publications that succeed until the answer to one is lost.
    answers_left: AtomicUsize,
    /// Stagings until the disk is full for one.
    stagings_left: AtomicUsize,
    room: AtomicU64,
}

const NEVER: usize = usize::MAX;

struct Faulty {
    folder: Folder,
    plan: Arc<Plan>,
}

/// Counts down; true for the call that finds nothing left.
fn is_due(left: &AtomicUsize) -> bool {
    match left.load(Ordering::SeqCst) {
        NEVER => false,
        0 => {
            left.store(NEVER, Ordering::SeqCst);
            true
        }
        some => {
            left.store(some - 1, Ordering::SeqCst);
            false
        }
    }
}

impl Place for Faulty {
    fn stage(&self, from: Source<'_>) -> Result<Staged, Error> {
        if is_due(&self.plan.stagings_left) {
            return Err(Error::io("write", "tmp", io::ErrorKind::StorageFull.into()));
        }
        self.folder.stage(from)
    }

    fn put_new(&self, name: &str, staged: Staged) -> Result<Put, Error> {
        let put = self.folder.put_new(name, staged)?;
        Ok(if is_due(&self.plan.answers_left) { Put::Existed } else { put })
    }

    fn settle(&self) -> Result<(), Error> {
        self.plan.syncs.fetch_add(1, Ordering::SeqCst);
        if is_due(&self.plan.syncs_left) {
            return Err(Error::sync("journal", io::Error::other("input/output error")));
        }
        self.folder.settle()
    }

    fn room(&self) -> Option<u64> {
        Some(self.plan.room.load(Ordering::SeqCst))
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.folder.replace(name, bytes)
    }

    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Error> {
        self.folder.get(name, limit)
    }

    fn open(&self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Error> {
        self.folder.open(name)
    }

    fn look(&self, name: &str) -> Result<Option<Listed>, Error> {
        self.folder.look(name)
    }

    fn list(&self, under: &str) -> Result<Vec<Listed>, Error> {
        self.folder.list(under)
    }

    fn set_aside(&self, name: &str, quarantine: &str) -> Result<(), Error> {
        self.folder.set_aside(name, quarantine)
    }

    fn delete(&self, name: &str) -> Result<(), Error> {
        self.folder.delete(name)
    }

    fn is_writable(&self) -> Result<bool, Error> {
        self.folder.is_writable()
    }
}

fn stamp() -> Stamp {
    Stamp { at: DateTime::UNIX_EPOCH, actor: "anna".into() }
}

fn vault() -> (tempfile::TempDir, Arc<Plan>, Store) {
    let folder = tempfile::tempdir().unwrap();
    let plan = Arc::new(Plan::default());
    for left in [&plan.syncs_left, &plan.answers_left, &plan.stagings_left] {
        left.store(NEVER, Ordering::SeqCst);
    }
    plan.room.store(u64::MAX, Ordering::SeqCst);
    let writer = Writer::from_seed(&[7; 32]);
    let place =
        Faulty { folder: Folder::new(folder.path(), writer.id().as_str()), plan: plan.clone() };
    let location = Location::Folder(folder.path().to_path_buf());
    let id = VaultId::new(Uuid::from_u128(1));
    let (store, _) = Store::create_in(Box::new(place), &location, writer, id, &stamp()).unwrap();
    (folder, plan, store)
}

fn forget(store: &Store) -> Result<Committed, Error> {
    let event = Event::SearchForgotten { search: SearchId::new(Uuid::from_u128(2)) };
    store.commit(Op::ForgetSearch, &stamp(), &[event])
}

#[test]
fn a_failed_sync_closes_the_vault_and_is_never_tried_again() {
    for succeeding in [0, 1] {
        let (folder, plan, store) = vault();
        plan.syncs_left.store(succeeding, Ordering::SeqCst);
        assert!(matches!(forget(&store), Err(Error::SyncFailed { .. })));
        let syncs = plan.syncs.load(Ordering::SeqCst);
        assert_eq!(store.read_only().as_deref(), Some("failed_sync"));
        assert_eq!(forget(&store).expect_err("closed").code(), "vault_read_only");
        assert_eq!(store.put_bytes(b"x").expect_err("closed").code(), "vault_read_only");
        assert_eq!(plan.syncs.load(Ordering::SeqCst), syncs, "no sync is asked for again");

        let location = Location::Folder(folder.path().to_path_buf());
        let (again, _) = Store::open(&location, Writer::from_seed(&[7; 32])).unwrap();
        assert_eq!(again.read_only(), None, "opening again starts afresh");
        assert!(matches!(forget(&again), Ok(Committed::Written(_))));
        let report = again.verify(&|_| {}, &|| false).unwrap();
        assert_eq!(report.problems, []);
    }
}

#[test]
fn a_full_disk_refuses_one_operation_and_harms_nothing() {
    let (_folder, plan, store) = vault();
    plan.stagings_left.store(0, Ordering::SeqCst);
    assert_eq!(store.put_bytes(b"one").expect_err("full").code(), "disk_full");
    plan.stagings_left.store(0, Ordering::SeqCst);
    assert_eq!(forget(&store).expect_err("full").code(), "disk_full");
    assert_eq!(store.read_only(), None);
    assert!(matches!(forget(&store), Ok(Committed::Written(entry)) if entry.n == 2));
}

#[test]
fn bytes_that_would_not_fit_are_refused_before_any_is_written() {
    let (folder, plan, store) = vault();
    plan.room.store(1 << 20, Ordering::SeqCst);
    plan.stagings_left.store(0, Ordering::SeqCst);
    let source = folder.path().join("source.pdf");
    std::fs::write(&source, b"content").unwrap();
    for refused in [store.put_bytes(b"content"), store.put_file(&source, &|| false)] {
        assert_eq!(refused.expect_err("no room").code(), "disk_full");
    }
    assert_eq!(plan.stagings_left.load(Ordering::SeqCst), 0, "nothing was staged");
}

#[test]
fn a_commit_whose_answer_was_lost_is_recognized_as_done() {
    let (_folder, plan, store) = vault();
    plan.answers_left.store(0, Ordering::SeqCst);
    assert!(matches!(forget(&store), Ok(Committed::Written(entry)) if entry.n == 2));
    assert_eq!(store.entries_after(1).unwrap().len(), 1, "it is written once");
}

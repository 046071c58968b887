//! A child process adds documents and is killed at a random moment, again and again. Whatever it
//! acknowledged must be there, and nothing may be half visible.
//!
//! `MUNIMENT_CRASH_ROUNDS` sets the number of rounds, 200 otherwise; `MUNIMENT_CRASH_SEED` repeats
//! a run.

#![expect(clippy::print_stdout, reason = "a child reports to its parent, and the test to a person")]

mod fixture;

use std::collections::{BTreeSet, hash_map::RandomState};
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use fixture::{TestVault, added, assert_sound_unsigned, location, stamp, writer};
use muniment_core::{Digest, Event, Op};
use muniment_storage::{Committed, Store};
use sha2::Digest as _;

const CHILD: &str = "MUNIMENT_CRASH_CHILD";
const SEED: &str = "MUNIMENT_CRASH_SEED";
const ROUNDS: &str = "MUNIMENT_CRASH_ROUNDS";
/// One vault takes so many crashes before a new one starts.
const CRASHES_OF_A_VAULT: u64 = 50;

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        println!("crash: test");
        return;
    }
    let number = |name| std::env::var(name).ok().map(|n| n.parse::<u64>().expect("a number"));
    let seed = number(SEED).unwrap_or_else(|| RandomState::new().build_hasher().finish());
    if let Some(vault) = std::env::var_os(CHILD) {
        add_documents_until_killed(Path::new(&vault), Random(seed | 1));
    }
    let rounds = number(ROUNDS).unwrap_or(200);
    println!("{rounds} crashes with {SEED}={seed}");
    let started = Instant::now();
    let acknowledged = crash(rounds, Random(seed | 1));
    println!("{acknowledged} documents acknowledged, 0 lost, {:.1?}", started.elapsed());
    assert!(rounds < 50 || acknowledged > rounds, "the children did get to work");
}

/// Numbers without a pattern that matters (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// The child: adds batches of documents and reports each step, and each batch when it is durable.
fn add_documents_until_killed(vault: &Path, mut random: Random) -> ! {
    let me = 1 + random.below(3) as u8;
    let (store, _) = Store::open(&location(vault), writer(me)).expect("the vault opens");
    println!("open");
    loop {
        let batch: Vec<Event> = (0..=random.below(4)).map(|_| put(&store, &mut random)).collect();
        while store.commit(Op::AddDocuments, &stamp(), &batch).expect("commits")
            == Committed::Behind
        {
            store.entries_after(store.head().n).expect("catches up");
        }
        for event in &batch {
            let Event::DocumentAdded { digest, .. } = event else { unreachable!("only documents") };
            println!("acknowledged {digest}");
        }
        std::io::stdout().flush().expect("the parent listens");
    }
}

fn put(store: &Store, random: &mut Random) -> Event {
    let size = 1 << random.below(18);
    let bytes: Vec<u8> = (0..=random.below(size)).map(|_| random.below(256) as u8).collect();
    let stored = store.put_bytes(&bytes).expect("puts");
    println!("put");
    added(stored.digest, stored.bytes, "paper.pdf")
}

/// The parent: kills a child a round and looks at what it left.
fn crash(rounds: u64, mut random: Random) -> u64 {
    let mut survivors = Survivors::new();
    let mut acknowledged = 0;
    let mut step = Duration::from_millis(1);
    for round in 1..=rounds {
        let digests = kill_one(survivors.vault.path(), &mut random, &mut step);
        acknowledged += digests.len() as u64;
        survivors.check(round, &digests);
        if round % CRASHES_OF_A_VAULT == 0 || round == rounds {
            assert_sound_unsigned(&survivors.vault.open(1), survivors.vault.path());
            survivors = Survivors::new();
        }
    }
    acknowledged
}

/// Starts a child, kills it after a random number of its steps and a random part of a step more,
/// and returns what it acknowledged. A step takes about as long as the longest of late, so that
/// no part of one is out of reach on a slow disk.
fn kill_one(vault: &Path, random: &mut Random, step: &mut Duration) -> Vec<Digest> {
    let mut child = Command::new(std::env::current_exe().expect("a program"))
        .env(CHILD, vault)
        .env(SEED, random.below(u64::MAX).to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child starts");
    let stdout = child.stdout.take().expect("it has an output");
    let mut lines = BufReader::new(stdout).lines();
    let mut acknowledged = Vec::new();
    let mut longest = Duration::ZERO;
    let mut last = None;
    for _ in 0..random.below(30) {
        note(&mut lines, &mut acknowledged);
        let now = Instant::now();
        longest = longest.max(last.map_or(Duration::ZERO, |last| now - last));
        last = Some(now);
    }
    *step = (*step / 2).max(longest).clamp(Duration::from_micros(100), Duration::from_millis(100));
    let moment = Duration::from_nanos(random.below(step.as_nanos() as u64));
    let now = Instant::now();
    while now.elapsed() < moment {
        std::hint::spin_loop();
    }
    child.kill().expect("it is killed");
    while note(&mut lines, &mut acknowledged) {}
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), None, "the child was killed and did not end by itself");
    acknowledged
}

/// Reads a line of the child. False when there are no more.
fn note(lines: &mut Lines<BufReader<ChildStdout>>, acknowledged: &mut Vec<Digest>) -> bool {
    let Some(Ok(line)) = lines.next() else { return false };
    if let Some(digest) = line.strip_prefix("acknowledged ") {
        // The last line may be cut off by the kill.
        acknowledged.extend(digest.parse::<Digest>().ok());
    }
    true
}

/// A vault that was crashed, and what is known to be in it.
struct Survivors {
    vault: TestVault,
    read: u64,
    documents: BTreeSet<Digest>,
}

impl Survivors {
    fn new() -> Self {
        Self { vault: TestVault::new(), read: 1, documents: BTreeSet::new() }
    }

    fn check(&mut self, round: u64, acknowledged: &[Digest]) {
        let store = self.vault.open(9);
        assert_eq!(store.read_only(), None, "round {round}: the vault can be written");
        for entry in store.entries_after(self.read).expect("the journal is whole") {
            self.read = entry.n;
            for event in entry.events {
                if let Event::DocumentAdded { digest, bytes, .. } = event {
                    let content = store.read_object(&digest).expect("a named object is whole");
                    assert_eq!(content.len() as u64, bytes);
                    self.documents.insert(digest);
                }
            }
        }
        for digest in acknowledged {
            assert!(self.documents.contains(digest), "round {round}: {digest} was acknowledged");
        }
        self.check_orphans(round);
    }

    /// Objects without an entry are no loss, but they are whole.
    fn check_orphans(&self, round: u64) {
        let folder = self.vault.file("objects");
        // Killed early, a child has put nothing yet.
        let objects = folder.exists().then(|| walkdir::WalkDir::new(folder)).into_iter().flatten();
        for file in objects.map(|file| file.expect("listed")).filter(|f| f.file_type().is_file()) {
            let digest: Digest = file.file_name().to_str().unwrap_or("").parse().expect("a digest");
            if !self.documents.contains(&digest) {
                let content = fs::read(file.path()).expect("readable");
                let found = Digest::new(sha2::Sha256::digest(content).into());
                assert_eq!(found, digest, "round {round}: an object is half visible");
            }
        }
    }
}

//! Verification of the journal: form, chain, signatures.

use std::collections::{BTreeMap, HashMap};

use muniment_core::{Digest, Event, WriterId};
use rayon::prelude::*;

use super::{Files, Problem, ProblemCode, Report, SeenEntry};
use crate::chain::{self, Keys};
use crate::digest::digest_of;
use crate::entry::{self, Parsed};
use crate::error::EntryProblem;
use crate::{Error, Head, Store, layout};

/// How many entries are read at a time.
const BATCH: usize = 64;

/// What there must be beside the journal.
#[derive(Default)]
pub(super) struct Vouched {
    pub(super) objects: HashMap<Digest, Expected>,
    /// Wrapped identities, with the entry that published each first.
    pub(super) identities: BTreeMap<Digest, u64>,
    /// Everybody who joined, with their keys.
    pub(super) writers: Vec<(WriterId, [u8; 32])>,
}

/// An object as the journal has it.
pub(super) struct Expected {
    pub(super) bytes: u64,
    /// The entry that added it.
    pub(super) seq: u64,
}

/// A commit file as it was found.
struct Found {
    n: u64,
    /// Nothing when the bytes could not be read.
    digest: Option<Digest>,
    /// What it states, true or not.
    stated: Option<entry::Stated>,
    parsed: Result<(Parsed, Signature), (ProblemCode, String)>,
}

/// What is known of a signature when the entries before are not all read yet.
enum Signature {
    Checked(Result<(), EntryProblem>),
    /// The writer's key is still to come; here are the bytes to check.
    Unchecked(Vec<u8>),
}

impl Store {
    /// Checks every entry and says what there must be beside it. Nothing when canceled.
    pub(super) fn verify_journal(
        &self,
        files: &Files,
        report: &mut Report,
        cancel: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Vouched>, Error> {
        let mut walk = Walk {
            head: self.head(),
            keys: Keys::default(),
            last: 0,
            before: None,
            is_damaged: false,
            expected: Vouched::default(),
            report,
        };
        // Those that are there and the one this process has read: a stranger may leave gaps that
        // nobody lives to count.
        let mut numbers: Vec<u64> = files.entries.iter().copied().collect();
        if numbers.last().is_none_or(|last| *last < walk.head.n) {
            numbers.push(walk.head.n);
        }
        for batch in numbers.chunks(BATCH) {
            if cancel() {
                return Ok(None);
            }
            let keys = &walk.keys;
            let batch: Vec<Found> = batch.par_iter().map(|n| self.find_entry(*n, keys)).collect();
            batch.into_iter().for_each(|found| walk.step(self, found));
        }
        let Walk { keys, mut expected, .. } = walk;
        expected.writers = keys.into_known();
        Ok(Some(expected))
    }

    fn find_entry(&self, n: u64, keys: &Keys) -> Found {
        let not_read = |code, message: String| Found {
            n,
            digest: None,
            stated: None,
            parsed: Err((code, message)),
        };
        let bytes = match chain::read_bytes(&*self.place, n) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return not_read(ProblemCode::JournalMissing, gap(1)),
            Err(Error::NotOnThisDevice(_)) => {
                return not_read(
                    ProblemCode::Placeholder,
                    "it is not on this device and was not checked".into(),
                );
            }
            Err(error) => return not_read(ProblemCode::JournalAltered, with_causes(&error)),
        };
        let digest = Some(digest_of(&bytes));
        let stated = entry::stated(&bytes);
        let parsed = entry::parse(n, &bytes).map_err(told).map(|parsed| {
            let key = parsed.joins_with().or_else(|| keys.get(&parsed.entry.writer).copied());
            let signature = match key {
                Some(key) => Signature::Checked(parsed.check_signature(&bytes, &key)),
                None => Signature::Unchecked(bytes),
            };
            (parsed, signature)
        });
        Found { n, digest, stated, parsed }
    }
}

/// One pass over the journal, in order.
struct Walk<'a> {
    head: Head,
    keys: Keys,
    /// The number of the entry before.
    last: u64,
    /// The digest of the entry before, when its bytes could be read.
    before: Option<Digest>,
    /// Whether the entry before was not true. What follows it then names what it was, so a
    /// broken chain there says nothing new.
    is_damaged: bool,
    expected: Vouched,
    report: &'a mut Report,
}

impl Walk<'_> {
    fn step(&mut self, store: &Store, found: Found) {
        let n = found.n;
        if n > self.last + 1 {
            self.tell(self.last + 1, ProblemCode::JournalMissing, gap(n - self.last - 1));
            self.is_damaged = true;
        }
        let verdict = found.parsed.and_then(|(parsed, signature)| {
            // Also an entry that is not true says which objects somebody put there.
            self.expect_objects(&parsed);
            self.check(store, &parsed, signature)?;
            self.keys.learn(&parsed);
            Ok(())
        });
        self.last = n;
        self.before = found.digest;
        self.is_damaged = verdict.is_err();
        self.report.traces.entries.push(SeenEntry {
            n,
            digest: found.digest,
            says: found.stated.as_ref().map(|stated| stated.n),
            prev: found.stated.as_ref().and_then(|stated| stated.prev),
            at: found.stated.as_ref().map(|stated| stated.at),
            is_cut: found.stated.as_ref().is_some_and(|stated| stated.is_cut),
            is_true: verdict.is_ok(),
        });
        match verdict {
            Ok(()) => self.report.entries += 1,
            Err((code, message)) => self.tell(n, code, message),
        }
    }

    fn tell(&mut self, n: u64, code: ProblemCode, message: String) {
        let problem = Problem::of(code, layout::entry(n), message);
        self.report.problems.push(Problem { seq: Some(n), ..problem });
    }

    fn check(
        &self,
        store: &Store,
        parsed: &Parsed,
        signature: Signature,
    ) -> Result<(), (ProblemCode, String)> {
        let entry = &parsed.entry;
        let signed = match signature {
            Signature::Checked(signed) => signed,
            Signature::Unchecked(bytes) => match self.key(store, parsed) {
                Some(key) => parsed.check_signature(&bytes, &key),
                None => Err(EntryProblem::UnknownWriter(entry.writer.clone())),
            },
        };
        signed.map_err(told)?;
        if !self.is_damaged && entry.prev != self.before {
            return Err(told(EntryProblem::BrokenChain));
        }
        if entry.n == self.head.n && entry.digest != self.head.digest {
            let message = "it is not the entry that was there when the vault was opened";
            return Err((ProblemCode::JournalAltered, message.into()));
        }
        Ok(())
    }

    /// The key of a writer who joined before. Where an earlier entry cannot be trusted, it may be
    /// the one that holds the key, and the copy of the key is good enough to go on.
    fn key(&self, store: &Store, parsed: &Parsed) -> Option<[u8; 32]> {
        let writer = &parsed.entry.writer;
        self.keys.get(writer).copied().or_else(|| {
            let is_incomplete = self.keys.complete_to() + 1 < parsed.entry.n;
            let file = chain::key_file(&*store.place, writer).filter(|_| is_incomplete);
            file.map(|file| file.public_key)
        })
    }

    fn expect_objects(&mut self, parsed: &Parsed) {
        for event in &parsed.entry.events {
            let seq = parsed.entry.n;
            if let Some((digest, bytes)) = event.object() {
                self.expected.objects.entry(digest).or_insert(Expected { bytes, seq });
            }
            if let Event::IdentityPublished { wrapped: Some(digest), .. } = event {
                self.expected.identities.entry(*digest).or_insert(seq);
            }
        }
    }
}

/// What is said of the first of some missing entries.
fn gap(missing: u64) -> String {
    match missing {
        1 => "it is missing".to_owned(),
        more => format!("it and the {} entries after it are missing", more - 1),
    }
}

/// A problem with an entry as a report tells it.
#[expect(clippy::needless_pass_by_value, reason = "it maps errors, which are given away")]
fn told(problem: EntryProblem) -> (ProblemCode, String) {
    let code = match problem {
        EntryProblem::Malformed(_) | EntryProblem::Line { .. } | EntryProblem::OtherNumber(_) => {
            ProblemCode::JournalAltered
        }
        EntryProblem::BrokenChain => ProblemCode::JournalBrokenChain,
        EntryProblem::UnknownWriter(_) => ProblemCode::JournalUnknownWriter,
        EntryProblem::BadSignature => ProblemCode::JournalBadSignature,
    };
    (code, with_causes(&problem))
}

/// The message of an error with those of what caused it.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

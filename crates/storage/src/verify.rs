//! Verification: every byte that the journal vouches for, and nothing taken on trust.
//!
//! Nothing is changed, and memory does not grow with the size of objects.

mod files;
mod identities;
mod journal;
mod manipulations;
mod objects;
mod seals;
mod traces;

use std::fmt;

use muniment_core::Digest;

use crate::{Error, Store, format, layout};
use files::Files;
pub use manipulations::{Anchor, AnchorSays, Kept, Manipulation, ManipulationKind};
pub use traces::{SeenEntry, Stray, Traces};

/// How far a verification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of objects that were read.
    pub bytes_done: u64,
    /// Bytes of objects to read.
    pub bytes_total: u64,
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Objects that are as the journal says.
    pub objects: u64,
    /// Bytes of objects that were read.
    pub bytes: u64,
    /// Entries of the journal that are true.
    pub entries: u64,
    /// What is wrong, by path.
    pub problems: Vec<Problem>,
    /// What was seen on the way, from which it can be told what somebody did to the vault.
    pub traces: Traces,
    /// Whether the caller ended it before everything was read.
    pub canceled: bool,
}

/// Something wrong with a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of wrong.
    pub code: ProblemCode,
    /// The file, relative to the vault.
    pub path: String,
    /// The journal entry it concerns: its own, or the one that added the object.
    pub seq: Option<u64>,
    /// The object it concerns.
    pub digest: Option<Digest>,
    /// The digest of the bytes that are there in place of the object.
    pub found: Option<Digest>,
    /// What is wrong, for a person.
    pub message: String,
}

impl Problem {
    pub(crate) fn of(
        code: ProblemCode,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        let (path, message) = (path.into(), message.into());
        Self { code, path, seq: None, digest: None, found: None, message }
    }
}

macro_rules! problem_codes {
    ($( $(#[$doc:meta])* $member:ident = $code:literal, )+) => {
        /// The kinds of wrong that a verification tells apart.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ProblemCode { $( $(#[$doc])* $member, )+ }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[ $( Self::$member, )+ ];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $( Self::$member => $code, )+ }
            }
        }
    };
}

problem_codes! {
    /// The journal names an object that is not there.
    ObjectMissing = "object_missing",
    /// An object has other bytes than its name promises.
    ObjectAltered = "object_altered",
    /// An object is shorter than the journal says.
    ObjectTruncated = "object_truncated",
    /// No entry names an object that is there.
    ObjectExtra = "object_extra",
    /// An object is there and cannot be read.
    ObjectUnreadable = "object_unreadable",
    /// An entry between others, or one that this process has read, is not there.
    JournalMissing = "journal_missing",
    /// A commit file does not have the form of one.
    JournalAltered = "journal_altered",
    /// An entry does not continue the one before it.
    JournalBrokenChain = "journal_broken_chain",
    /// A signature is not the writer's.
    JournalBadSignature = "journal_bad_signature",
    /// An entry is signed by a writer who never joined.
    JournalUnknownWriter = "journal_unknown_writer",
    /// A file in the journal's folder is no entry of it.
    JournalExtra = "journal_extra",
    /// The identity that opens sealed product keys is missing or damaged.
    IdentityDamaged = "identity_damaged",
    /// A seal is not what its writer signed, or a time stamp not what an authority did.
    SealDamaged = "seal_damaged",
    /// A file has no place in a vault.
    ForeignFile = "foreign_file",
    /// A sync client keeps a file elsewhere, so it could not be checked.
    Placeholder = "placeholder",
    /// `vault.json` is missing, damaged or another vault's.
    FormatFileDamaged = "format_file_damaged",
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Store {
    /// Reads everything that the journal vouches for, on all processors.
    ///
    /// # Errors
    /// When the vault's files cannot be listed. Whatever is wrong with a file is in the report.
    pub fn verify(
        &self,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &(dyn Fn() -> bool + Sync),
    ) -> Result<Report, Error> {
        let mut report = Report::default();
        self.verify_format(&mut report);
        let files = Files::sort(self.place.list("")?, &mut report);
        let Some(expected) = self.verify_journal(&files, &mut report, cancel)? else {
            report.canceled = true;
            return Ok(report);
        };
        self.verify_objects(&files, &expected.objects, &mut report, progress, cancel);
        self.verify_identities(&expected.identities, &mut report);
        self.verify_seals(&expected.writers, &mut report)?;
        self.look_at_strays(&files, &expected.objects, &mut report);
        report.problems.sort_by(|a, b| (&a.path, a.code).cmp(&(&b.path, b.code)));
        Ok(report)
    }

    fn verify_format(&self, report: &mut Report) {
        let problem = match self.place.get(layout::VAULT_JSON, format::MAX_BYTES) {
            Ok(None) => "it is missing".to_owned(),
            Err(error) => error.to_string(),
            Ok(Some(bytes)) => match format::read(&bytes) {
                Ok(format) if format.vault == self.vault() => return,
                Ok(_) => "it names another vault".to_owned(),
                Err(error) => error.to_string(),
            },
        };
        report.problems.push(Problem::of(
            ProblemCode::FormatFileDamaged,
            layout::VAULT_JSON,
            problem,
        ));
    }
}

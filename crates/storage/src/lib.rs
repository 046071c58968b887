//! The vault's files: objects and journal, in a folder or a bucket.
//!
//! Files are written once and never changed. Bytes become durable before the entry that names
//! them, and an operation is acknowledged only when its entry is durable. `docs/format.md` is the
//! contract of everything written here. This crate knows no catalog and no search.

mod backup;
mod chain;
mod checksums;
mod derived;
mod digest;
mod entry;
mod error;
mod format;
mod identities;
mod layout;
mod location;
mod objects;
mod place;
mod record;
mod recovery;
mod seals;
mod store;
mod verify;
mod writer;

#[cfg(test)]
mod faults;

pub use backup::{Copied, restore};
pub use derived::MAX_DERIVED;
pub use digest::digest_of;
pub use entry::{Entry, Head, Stamp};
pub use error::{EntryProblem, Error};
pub use location::Location;
pub use objects::Stored;
pub use record::RecordError;
pub use recovery::Recovered;
pub use seals::{
    Authority, Checkpoint, CheckpointProblem, MAX_REPLY, Seal, Signed, StampProblem, Standing,
    StoredStamp, TimeStamp,
};
pub use store::{Committed, ReadOnly, Store};
pub use verify::{
    Anchor, AnchorSays, Kept, Manipulation, ManipulationKind, Problem, ProblemCode, Progress,
    Report, SeenEntry, Stray, Traces,
};
pub use writer::Writer;

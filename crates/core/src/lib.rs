//! The rules of Muniment as plain values.
//!
//! Nothing here reads a clock, a file, the environment or randomness: time, ids and settings are
//! arguments. Types here are never written to disk or sent over a wire as they are; `storage` owns
//! the form on disk and each edge owns its own wire form.

mod code;
mod correction;
mod digest;
mod document;
mod event;
mod evidence;
mod id;
mod license;
pub mod maths;
mod pages;
mod reading;
mod source;
mod suggest;

pub use code::UnknownCode;
pub use correction::{Place, TextCorrection};
pub use digest::{Digest, InvalidDigest};
pub use document::{Container, Description, NumberKind, Origin, Parties, ReferenceNumber};
pub use event::{Event, Op};
pub use evidence::EvidenceKind;
pub use id::{DocumentId, InvalidId, LicenseId, LinkId, SearchId, VaultId, WriterId};
pub use license::{AcquisitionChannel, LicenseProblem, LicenseRecord};
pub use pages::{InvalidPages, PageRanges};
pub use reading::ReadingState;
pub use source::SourceSystem;
pub use suggest::{Clues, suggest};

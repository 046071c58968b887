//! The rules of Muniment as plain values.
//!
//! Nothing here reads a clock, a file, the environment or randomness: time, ids and settings are
//! arguments. Types here are never written to disk or sent over a wire as they are; `storage` owns
//! the form on disk and each edge owns its own wire form.

mod acquisition;
mod agreement;
pub mod calendar;
mod claim;
mod code;
mod correction;
pub mod deadlines;
mod digest;
mod document;
mod entity;
mod event;
mod evidence;
mod id;
mod invoice;
mod license;
pub mod maths;
mod pages;
pub mod proof;
mod reading;
mod severity;
mod source;
pub mod statement;
mod suggest;
pub mod table;

pub use acquisition::Acquisition;
pub use agreement::{Affiliate, Agreement, AgreementPaper, AgreementProblem, LicenseProgram};
pub use claim::Claim;
pub use code::UnknownCode;
pub use correction::{Place, TextCorrection};
pub use digest::{Digest, InvalidDigest};
pub use document::{Container, Description, NumberKind, Origin, Parties, ReferenceNumber};
pub use entity::{Alias, EntityProblem, EntityRole, LegalEntity};
pub use event::{Event, Op, OwnRules};
pub use evidence::EvidenceKind;
pub use id::{
    AgreementId, DocumentId, EntityId, InvalidId, LicenseId, LinkId, SearchId, VaultId, WriterId,
};
pub use invoice::InvoiceLine;
pub use license::{AcquisitionChannel, LicenseProblem, LicenseRecord};
pub use pages::{InvalidPages, PageRanges};
pub use reading::ReadingState;
pub use severity::Severity;
pub use source::SourceSystem;
pub use suggest::{Clues, suggest};

//! The rules of Muniment as plain values.
//!
//! Nothing here reads a clock, a file, the environment or randomness: time, ids and settings are
//! arguments. Types here are never written to disk or sent over a wire as they are; `storage` owns
//! the form on disk and each edge owns its own wire form.

mod access;
mod acquisition;
mod agreement;
mod benefit;
pub mod calendar;
mod claim;
mod code;
mod correction;
pub mod custody;
pub mod deadlines;
mod decimal;
mod digest;
mod document;
mod entity;
mod event;
mod evidence;
mod id;
mod invoice;
mod kept;
pub mod key;
mod license;
pub mod maths;
pub mod matter;
mod migration;
mod op;
pub mod pack;
mod pages;
pub mod proof;
mod reading;
mod said;
mod script;
mod severity;
mod source;
pub mod statement;
mod structured;
mod suggest;
pub mod table;
pub mod terms;
pub mod true_up;

pub use access::{
    Access, AccessAlert, AccessAlertCode, AccessProblem, AccessRegister, AccessScope, AccessStatus,
    AccountType, AlertFact, ContactType, PortalRole, PortalRoles, RoleFacts, RoleName,
    access_alerts,
};
pub use acquisition::Acquisition;
pub use agreement::{
    Affiliate, Agreement, AgreementPaper, AgreementProblem, LicenseProgram, number_key,
};
pub use benefit::{
    Activation, Benefit, BenefitGroup, BenefitProblem, BenefitStanding, BenefitState, Benefits,
};
pub use claim::Claim;
pub use code::UnknownCode;
pub use correction::{Place, TextCorrection};
pub use decimal::{Decimal, InvalidDecimal};
pub use digest::{Digest, InvalidDigest};
pub use document::{Container, Description, NumberKind, Origin, Parties, ReferenceNumber, Totals};
pub use entity::{Alias, EntityProblem, EntityRole, LegalEntity};
pub use event::{Event, SealedKey};
pub use evidence::EvidenceKind;
pub use id::{
    AccessId, AgreementId, CalculationId, DisputeId, DocumentId, EditionId, EntityId, InvalidId,
    KeyId, LicenseId, LinkId, MatterId, SearchId, StatementRequestId, VaultId, WriterId,
};
pub use invoice::InvoiceLine;
pub use kept::{KeptCalculation, KeptValue};
pub use license::{AcquisitionChannel, LicenseProblem, LicenseRecord};
pub use migration::{
    MigrationFacts, MigrationItem, MigrationState, MigrationTask, migration_checklist,
};
pub use op::{Op, OwnRules};
pub use pages::{InvalidPages, PageRanges};
pub use reading::ReadingState;
pub use said::{FactFileError, Said};
pub use script::Script;
pub use severity::Severity;
pub use source::SourceSystem;
pub use structured::{
    InvoiceKind, ReadAt, StatedTerm, StructuredInvoice, StructuredLine, StructuredParty,
};
pub use suggest::{
    Candidate, Clues, MatchReason, ProposedRecord, Suggested, SuggestedField, SuggestedLine,
    SuggestedPlace, Suggestion, SuggestionReason, looks_like_quote, propose_records, suggest,
    suggestions,
};

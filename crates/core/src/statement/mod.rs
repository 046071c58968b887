//! License statements: what a publisher or a tool has on record, as immutable snapshots; what is
//! doubtful about them, how two differ, how many licenses there truly are, and disputes.
//!
//! Reading files is for others. Whatever is judged here follows [`Limits`], which are data with
//! sources; no verdict is a legal conclusion.

pub mod compare;
mod dispute;
#[cfg(test)]
mod dispute_tests;
mod field;
#[cfg(test)]
pub(crate) mod fixture;
mod holding;
mod identity;
mod kind;
mod letter;
mod limits;
mod listing;
pub mod plan;
mod position;
#[cfg(test)]
mod position_tests;
mod quality;
#[cfg(test)]
mod quality_tests;
mod rows;
mod snapshot;

pub use dispute::{
    Dispute, DisputeError, DisputeState, DisputeStep, DisputedLine, LineAnswer, StatementRequest,
    TooSoon, gap_lines, too_soon,
};
pub use field::{Field, Mapping};
pub use holding::{Exhibit, Holding, HoldingKind, left_on, matched};
pub use identity::{Identity, Novelty, Timeline, timelines};
pub use kind::{RowKind, StatementKind, Tab};
pub use letter::{Letter, LetterHead, LetterRow};
pub use limits::{CheckFact, LimitFact, Limits, LimitsError};
pub use listing::Listing;
pub use position::{Caveat, Component, Figure, LeftOut, TrueNumber, cleared, latest, true_numbers};
pub use quality::{Doubt, QualityCheck, doubts};
pub use rows::{
    Extras, Figures, Line, ListedAgreement, ListedKey, Organization, RowFault, RowPlace,
    RowProblem, Transaction, VersionedProduct,
};
pub use snapshot::{Scope, Sheet, Statement, StatementHead};

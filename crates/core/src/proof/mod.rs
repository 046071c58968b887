//! Whether a license record is proven, and what it still lacks.
//!
//! Rules say which evidence each channel asks for. They are data with a version and sources; the
//! evaluation is a pure function of facts, rules, profile and a day. A verdict is never a legal
//! conclusion: it names the rule and its source, and leaves the rest to counsel.

mod assessment;
pub mod chain;
mod evaluate;
mod facts;
#[cfg(test)]
mod fixture;
mod rules;
mod stated;
pub(crate) mod text;

pub use assessment::{
    Action, AppliedRule, Assessment, EvidenceRef, Finding, GroupResult, GroupState, Profile,
    ProofStatus, SpeaksBy, Subject, Tried,
};
pub use evaluate::{evaluate, evaluate_one, evaluate_some};
pub use facts::{
    AgreementDocument, AgreementFacts, DocumentFacts, Evidence, LineId, NamedUser, OwnName, Period,
    RecordFacts, StatementFacts, StatementLine, Term, Transfer, Underlying, VaultFacts, Waiver,
};
pub use rules::{
    Check, CheckRule, Every, Fact, Group, Message, Objection, Rule, RuleError, RuleProblem,
    RuleSet, Sentence, Slot, Test, TestRule, When,
};
pub use stated::{Circumstance, Legibility, LicenseType, Shown, Sign};

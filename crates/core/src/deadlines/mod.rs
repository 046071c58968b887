//! What falls due, and when: rules as data, evaluated as of a day.
//!
//! A rule counts from an [`Anchor`], a day that is a fact of the vault. [`deadlines`] turns anchors,
//! rules and what people marked into a list; it reads no clock and decides nothing legally. Rules
//! that name no day, such as limits and advice, are texts to show beside what they are about.

mod anchor;
mod evaluation;
mod file;
mod mark;
mod occurrences;
mod offset;
mod rule;
mod rules;
mod schedule;

#[cfg(test)]
mod tests;

pub use anchor::{Anchor, AnchorKind, Subject, SubjectKind};
pub use evaluation::{Deadline, DeadlineState, deadlines};
pub use file::{InvalidValue, RuleFileError};
pub use mark::{DeadlineKey, InvalidDeadlineKey, Mark, Response};
pub use offset::{Direction, InvalidOffset, Offset, Unit};
pub use rule::{Alternative, AnchorFilter, DeadlineRule, RuleKind, Timing};
pub use rules::{DeadlineRules, RebasedRule};
pub use schedule::{InvalidSchedule, Schedule};

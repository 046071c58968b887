//! The rule file: JSON in which a rule is one flat object, the same for built-in and own rules.

mod read;
mod write;

use thiserror::Error;

use super::{InvalidOffset, InvalidSchedule, RuleKind};
use crate::UnknownCode;

pub(super) use read::parse;
pub(super) use write::write;

/// Why a rule file cannot be read. A rule is named by its id, or by its place such as `#3` where
/// it has none; `the set` is what stands around the rules.
#[derive(Debug, Error)]
pub enum RuleFileError {
    /// The text is no JSON object.
    #[error("the rule file is not a JSON object")]
    Json(#[source] serde_json::Error),
    /// A field is absent or empty.
    #[error("rule `{rule}`: `{field}` is missing")]
    Missing {
        /// The rule.
        rule: String,
        /// The field.
        field: &'static str,
    },
    /// A field holds another type of value than it should.
    #[error("rule `{rule}`: `{field}` has the wrong form")]
    Form {
        /// The rule.
        rule: String,
        /// The field.
        field: &'static str,
        /// What was expected.
        source: serde_json::Error,
    },
    /// The text of a field is not one of those it may hold.
    #[error("rule `{rule}`: `{field}` cannot be understood")]
    Value {
        /// The rule.
        rule: String,
        /// The field.
        field: &'static str,
        /// What was given.
        source: InvalidValue,
    },
    /// A field that no rule has.
    #[error("rule `{rule}`: `{field}` is not a field")]
    Unknown {
        /// The rule.
        rule: String,
        /// The field.
        field: String,
    },
    /// A field that has no meaning in this rule.
    #[error("rule `{rule}`: `{field}` does not belong to a rule without `{without}`")]
    Unfit {
        /// The rule.
        rule: String,
        /// The field.
        field: &'static str,
        /// What the rule would need to have.
        without: &'static str,
    },
    /// Advice and impact texts name no day.
    #[error("rule `{rule}`: `schedule` does not belong to a rule of kind `{kind}`")]
    Dated {
        /// The rule.
        rule: String,
        /// Its kind.
        kind: RuleKind,
    },
    /// Validity cannot end before it starts.
    #[error("rule `{rule}`: `valid_to` is before `valid_from`")]
    Backwards {
        /// The rule.
        rule: String,
    },
    /// Two rules have one id.
    #[error("rule `{rule}`: `id` is used twice")]
    Twice {
        /// The id.
        rule: String,
    },
}

/// A text that a field cannot hold.
#[derive(Debug, Error)]
#[error(transparent)]
pub enum InvalidValue {
    /// A code of no vocabulary.
    Code(#[from] UnknownCode),
    /// No offset.
    Offset(#[from] InvalidOffset),
    /// No schedule.
    Schedule(#[from] InvalidSchedule),
}

#[cfg(test)]
mod tests;

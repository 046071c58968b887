//! Why a file of rules is refused.

use thiserror::Error;

use crate::UnknownCode;

/// Why a file of rules is refused.
#[derive(Debug, Error)]
pub enum RuleError {
    /// It is not JSON, or a field is missing, unknown or of the wrong type.
    #[error("the file of rules does not have the form of one")]
    Form {
        /// Where and why, with line and column.
        source: serde_json::Error,
    },
    /// A field cannot be what it says.
    #[error("`{field}` of {place} cannot be used")]
    Field {
        /// The rule, group, test or check, such as `R-OEM-1/G2`.
        place: String,
        /// The field.
        field: &'static str,
        /// Why.
        source: RuleProblem,
    },
}

/// Why a field of a rule cannot be what it says.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleProblem {
    /// A code that its vocabulary does not have.
    #[error(transparent)]
    Unknown(#[from] UnknownCode),
    /// A name that the file does not define.
    #[error("`{0}` is not defined")]
    Undefined(String),
    /// The same thing twice.
    #[error("`{0}` is there twice")]
    Twice(String),
    /// Something that every rule set must have.
    #[error("`{0}` is missing")]
    Missing(String),
    /// A group that no document and no record can meet.
    #[error("nothing can satisfy it: {0}")]
    Unsatisfiable(String),
    /// A place in a message that an evaluation cannot fill there.
    #[error("nothing fills `{{{0}}}` here")]
    Unfillable(String),
    /// The user's own rules may tighten, not loosen.
    #[error("`{to}` is lighter than `{from}`: own rules can only tighten")]
    Loosens {
        /// The severity that is there.
        from: String,
        /// The severity that was given.
        to: String,
    },
}

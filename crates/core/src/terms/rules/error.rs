//! Why rules about terms cannot be used.

use thiserror::Error;

use crate::UnknownCode;
use crate::terms::TermsKind;

/// Why a file of rules about terms cannot be used.
#[derive(Debug, Error)]
pub enum TermsRuleError {
    /// It is not JSON of the right shape.
    #[error("the file of rules about terms does not have their shape")]
    Shape(#[source] serde_json::Error),
    /// A code in it is not known.
    #[error("`{place}` cannot be understood")]
    Code {
        /// The kind or rule.
        place: String,
        /// Why.
        source: UnknownCode,
    },
    /// A kind of terms is not described.
    #[error("the kind `{0}` is missing")]
    NoKind(TermsKind),
    /// A kind, rule or span of days is there twice.
    #[error("`{0}` is there twice")]
    Twice(String),
    /// Something has no title, text, name or source.
    #[error("`{place}` has no {what}")]
    Empty {
        /// The kind or rule.
        place: String,
        /// What is missing.
        what: &'static str,
    },
    /// Days are in the wrong order.
    #[error("`{0}` ends before it starts")]
    Backwards(String),
    /// A rule can never apply.
    #[error("`{0}` names neither programs nor channels")]
    NeverApplies(String),
    /// A month is no month.
    #[error("`{0}` is not a month")]
    Month(u32),
}

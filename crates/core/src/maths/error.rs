//! Why something cannot be calculated, and why a text of facts is refused.

use chrono::NaiveDate;
use thiserror::Error;

use super::Function;

/// Why something cannot be calculated. Values that were given are cut to 80 characters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MathsError {
    /// The function has no such parameter.
    #[error("`{function}` has no parameter `{parameter}`; it has {known}")]
    UnknownParameter {
        /// The function.
        function: Function,
        /// The parameter that was named.
        parameter: String,
        /// Those it has.
        known: String,
    },
    /// A parameter without default was not given.
    #[error("`{parameter}` is missing: give {allowed}")]
    Missing {
        /// The parameter.
        parameter: &'static str,
        /// What it may be.
        allowed: String,
    },
    /// A parameter cannot be what was given.
    #[error("`{parameter}` cannot be `{value}`: give {allowed}")]
    Refused {
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        value: String,
        /// What it may be.
        allowed: String,
    },
    /// The result cannot be written exactly.
    #[error("the result of `{function}` is too large or has too many decimal places")]
    TooLarge {
        /// The function.
        function: Function,
    },
    /// The rule or a figure was not in force.
    #[error("nothing is known of `{fact}` on {as_of}")]
    NotInForce {
        /// The code of the rule or the fact.
        fact: String,
        /// The day that was asked about.
        as_of: NaiveDate,
    },
}

impl MathsError {
    /// A value that cannot be, cut to what a message can show.
    pub(super) fn refused(
        parameter: &'static str,
        value: &str,
        allowed: impl Into<String>,
    ) -> Self {
        let value = value.chars().take(80).collect();
        Self::Refused { parameter, value, allowed: allowed.into() }
    }
}

/// Why a text of facts is refused.
#[derive(Debug, Error)]
pub enum FactsError {
    /// The text is no JSON.
    #[error("the facts are not JSON")]
    NotJson {
        /// Where and why.
        source: serde_json::Error,
    },
    /// A field is missing or cannot be what it is.
    #[error("`{field}` of `{entry}` must be {expected}")]
    Field {
        /// The code of the rule, fact or product.
        entry: String,
        /// The field.
        field: String,
        /// What it must be.
        expected: &'static str,
    },
    /// A rule or fact that calculations need is not there.
    #[error("`{entry}` is missing")]
    Missing {
        /// Its code.
        entry: &'static str,
    },
    /// A rule, fact or product is there twice.
    #[error("`{entry}` is there twice")]
    Twice {
        /// Its code.
        entry: String,
    },
}

//! Licensing maths: how many licenses a server needs, what a program asks for, what a discount makes.
//!
//! Every figure is data with a source (`facts/licensing.json`); where sources contradict each other
//! both figures are kept, and a calculation says which it used and what the other would give.
//! Nothing here is legal advice, and nothing here decides what a person has bought.

mod amount;
pub mod arithmetic;
mod calculation;
mod error;
mod facts;
mod function;
mod input;
mod rules;
mod sheet;
mod signature;
#[cfg(test)]
mod tests;
mod version;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use amount::{Amount, InvalidAmount};
pub use calculation::{Alternative, Answer, Calculation, GivenInput, Outcome, UsedFact};
pub use error::{FactsError, MathsError};
pub use facts::{
    BUILT_IN_TEXT, Fact, FactId, FactValue, Facts, Product, RuleFact, Stated, Validity,
};
pub use function::{Function, Pool, Program, Theme};
pub use signature::{Choice, Kind, Need, Parameter, Signature};
pub use version::{InvalidVersion, Version};

/// Every function with its parameters, in the order in which lists show them.
pub fn catalog() -> &'static [Signature] {
    rules::CATALOG
}

/// The function's name and parameters.
pub fn signature(function: Function) -> &'static Signature {
    let found = catalog().iter().find(|signature| signature.function == function);
    found.expect("the catalog has every function")
}

/// Calculates with the facts that come with Muniment. With `as_of`, only facts in force on that day
/// count; without it, dates are not looked at.
///
/// # Errors
/// When an input is missing or cannot be, a fact was not in force, or the result is too large.
pub fn calculate(
    function: Function,
    inputs: &BTreeMap<String, String>,
    as_of: Option<NaiveDate>,
) -> Result<Calculation, MathsError> {
    Facts::built_in().calculate(function, inputs, as_of)
}

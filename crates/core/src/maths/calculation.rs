//! The answer of every function: results, how they came about, by which rule, and what else could be.

use std::fmt;

use super::{Amount, Function, RuleFact, Validity};

/// What was calculated, with everything a person needs to check it.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculation {
    /// What was calculated.
    pub function: Function,
    /// What it was calculated from; defaults are among them.
    pub inputs: Vec<GivenInput>,
    /// The answers, the one that was asked for first.
    pub outcomes: Vec<Outcome>,
    /// How they came about: one sentence each, with its figures.
    pub steps: Vec<String>,
    /// The rule behind it.
    pub rule: RuleFact,
    /// The figures that were used, each with its source.
    pub facts: Vec<UsedFact>,
    /// What to keep in mind.
    pub caveats: Vec<String>,
    /// What other sources or readings would give.
    pub alternatives: Vec<Alternative>,
}

/// What counted for a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenInput {
    /// The parameter.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// The value as given, or the default.
    pub value: String,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its code.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// The answer.
    pub answer: Answer,
    /// What is counted, in one or many as the answer is; empty where nothing is.
    pub unit: &'static str,
}

/// The answer itself. It is displayed as scripts read it: `22.5`, `yes`, `update_statement`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A number.
    Number(Amount),
    /// Yes or no.
    YesNo(bool),
    /// One of some codes.
    Code {
        /// The code.
        code: &'static str,
        /// The code in words.
        label: &'static str,
    },
}

/// A figure that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedFact {
    /// Its code.
    pub id: String,
    /// What it says, in our words.
    pub statement: String,
    /// The figure.
    pub value: String,
    /// Where it is stated.
    pub source: String,
    /// When it was in force.
    pub validity: Validity,
}

/// What another source or reading says, and what would come out by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The code of the fact that is stated otherwise.
    pub fact: String,
    /// The other figure; none where the source gives no figure.
    pub value: Option<String>,
    /// What the source says, in our words; may be empty.
    pub note: String,
    /// Where it is stated.
    pub source: String,
    /// When it was in force.
    pub validity: Validity,
    /// The answers by that figure; empty where there is no figure.
    pub outcomes: Vec<Outcome>,
}

impl Answer {
    /// The answer as people read it, with its unit.
    pub fn in_words(&self, unit: &str) -> String {
        match self {
            Self::Number(amount) => format!("{} {unit}", amount.grouped()).trim_end().to_owned(),
            Self::YesNo(_) => self.to_string(),
            Self::Code { label, .. } => (*label).to_owned(),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(amount) => amount.fmt(f),
            Self::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::Code { code, .. } => f.write_str(code),
        }
    }
}

//! The figures and rules behind the calculations, each with its source. They are data: a person may
//! hand in their own text of facts in place of the one that comes with Muniment.

mod id;
mod read;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

pub use id::FactId;

use super::{Amount, Calculation, FactsError, Function, MathsError, Pool, Program, sheet};

/// Everything that calculations take as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    rules: BTreeMap<Function, RuleFact>,
    facts: BTreeMap<FactId, Fact>,
    products: Vec<Product>,
}

/// The rule behind one function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFact {
    /// Its code, which is the function's.
    pub id: String,
    /// The rule in our words.
    pub statement: String,
    /// Where it is stated.
    pub source: String,
    /// When it is in force.
    pub validity: Validity,
    /// What to keep in mind with every answer.
    pub caveats: Vec<String>,
}

/// A figure, with what each source says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its code.
    pub id: String,
    /// What the figure is, in our words.
    pub statement: String,
    /// What it is by each source; the first that was in force counts.
    pub values: Vec<Stated>,
}

/// What one source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The figure; none where the source says that there is no fixed one.
    pub value: Option<FactValue>,
    /// Where it is stated.
    pub source: String,
    /// When it is in force.
    pub validity: Validity,
    /// The program it is stated for; none where it counts for all.
    pub program: Option<Program>,
    /// What else the source says, in our words; may be empty.
    pub note: String,
}

/// A figure or a way of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// A number.
    Number(Amount),
    /// One of some codes.
    Code(String),
}

/// A product whose points are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The pool its points count in.
    pub pool: Pool,
    /// The points of one license.
    pub points: Fact,
}

/// The days on which something is in force, both included; open where no source states one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// The text of the facts that come with Muniment; its digest names them.
pub const BUILT_IN_TEXT: &str = include_str!("../../../facts/licensing.json");

static BUILT_IN: LazyLock<Facts> = LazyLock::new(|| {
    Facts::parse(BUILT_IN_TEXT).expect("the facts that come with Muniment are complete")
});

impl Facts {
    /// The facts that come with Muniment.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a text of facts, such as `facts/licensing.json` with a person's own corrections.
    ///
    /// # Errors
    /// When it is not complete; the error names the entry and its field.
    pub fn parse(text: &str) -> Result<Self, FactsError> {
        read::facts(text)
    }

    /// Calculates by these facts. With `as_of`, only what is in force on that day counts.
    ///
    /// # Errors
    /// As [`super::calculate`].
    pub fn calculate(
        &self,
        function: Function,
        inputs: &BTreeMap<String, String>,
        as_of: Option<NaiveDate>,
    ) -> Result<Calculation, MathsError> {
        sheet::calculate(self, super::signature(function), inputs, as_of)
    }

    /// The rule behind a function.
    pub fn rule(&self, function: Function) -> &RuleFact {
        self.rules.get(&function).expect("reading made sure of every rule")
    }

    /// A figure.
    pub fn fact(&self, id: FactId) -> &Fact {
        self.facts.get(&id).expect("reading made sure of every fact")
    }

    /// The products whose points are known.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// A product by its code.
    pub fn product(&self, code: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.code == code)
    }
}

impl Validity {
    /// Whether it is in force on that day; without a day, dates are not looked at.
    pub fn holds(&self, as_of: Option<NaiveDate>) -> bool {
        as_of.is_none_or(|day| {
            self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
        })
    }
}

impl std::fmt::Display for FactValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(amount) => amount.fmt(f),
            Self::Code(code) => f.write_str(code),
        }
    }
}

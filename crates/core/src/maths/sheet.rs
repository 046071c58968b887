//! The sheet of paper on which a function is worked out: it hands out inputs and facts, and keeps
//! steps, outcomes and which facts were used.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::input::{Inputs, Points};
use super::{
    Alternative, Amount, Answer, Calculation, Fact, FactId, FactValue, Facts, MathsError, Outcome,
    Program, Signature, Stated, UsedFact,
};

/// One working-out of one function.
pub(super) struct Sheet<'a> {
    pub(super) inputs: &'a Inputs,
    signature: &'a Signature,
    facts: &'a Facts,
    as_of: Option<NaiveDate>,
    /// The fact of which another value than the first counts, and which.
    other: Option<(&'a str, usize)>,
    used: Vec<Used<'a>>,
    outcomes: Vec<Outcome>,
    steps: Vec<String>,
    caveats: Vec<String>,
}

/// A fact that was used, and the values that were in force, the one that counts first.
#[derive(Clone)]
struct Used<'a> {
    fact: &'a Fact,
    counts: usize,
    stated: Vec<&'a Stated>,
}

/// Works a function out, and once more for each figure that a source states otherwise.
pub(super) fn calculate(
    facts: &Facts,
    signature: &Signature,
    given: &BTreeMap<String, String>,
    as_of: Option<NaiveDate>,
) -> Result<Calculation, MathsError> {
    let rule = facts.rule(signature.function);
    if let (Some(day), false) = (as_of, rule.validity.holds(as_of)) {
        return Err(MathsError::NotInForce { fact: rule.id.clone(), as_of: day });
    }
    let inputs = Inputs::read(signature, given, facts)?;
    let first = Sheet::worked(facts, signature, &inputs, as_of, None)?;
    let mut alternatives = Vec::new();
    for used in &first.used {
        for (at, stated) in used.stated.iter().enumerate().skip(1) {
            let outcomes = match stated.value {
                Some(_) => {
                    let other = Some((used.fact.id.as_str(), at));
                    Sheet::worked(facts, signature, &inputs, as_of, other)?.outcomes
                }
                None => Vec::new(),
            };
            alternatives.push(Alternative {
                fact: used.fact.id.clone(),
                value: stated.value.as_ref().map(FactValue::to_string),
                note: stated.note.clone(),
                source: stated.source.clone(),
                validity: stated.validity,
                outcomes,
            });
        }
    }
    let used: Vec<UsedFact> = first.used.iter().map(Used::told).collect();
    let mut caveats: Vec<String> = rule.caveats.iter().cloned().chain(first.caveats).collect();
    if as_of.is_none() {
        caveats.extend(used.iter().filter_map(dated));
    }
    Ok(Calculation {
        function: signature.function,
        inputs: inputs.given(),
        outcomes: first.outcomes,
        steps: first.steps,
        rule: rule.clone(),
        facts: used,
        caveats,
        alternatives,
    })
}

/// Says of a figure when it is in force, where dates were not looked at.
fn dated(fact: &UsedFact) -> Option<String> {
    let UsedFact { id, value, validity, .. } = fact;
    let when = match (validity.from, validity.to) {
        (None, None) => return None,
        (Some(from), None) => format!("from {from} on"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("from {from} until {to}"),
    };
    Some(format!("`{id}` is {value} {when}; no day was given, so dates were not looked at."))
}

impl<'a> Sheet<'a> {
    fn worked(
        facts: &'a Facts,
        signature: &'a Signature,
        inputs: &'a Inputs,
        as_of: Option<NaiveDate>,
        other: Option<(&'a str, usize)>,
    ) -> Result<Self, MathsError> {
        let mut sheet = Self {
            inputs,
            signature,
            facts,
            as_of,
            other,
            used: Vec::new(),
            outcomes: Vec::new(),
            steps: Vec::new(),
            caveats: Vec::new(),
        };
        (signature.work)(&mut sheet)?;
        Ok(sheet)
    }

    /// A figure that is a whole number.
    pub(super) fn count(&mut self, id: FactId) -> Result<u64, MathsError> {
        match self.stated(self.facts.fact(id), None)? {
            FactValue::Number(number) => {
                Ok(number.whole().expect("reading made sure: it is whole"))
            }
            FactValue::Code(_) => unreachable!("`{id}` is a number"),
        }
    }

    /// A figure that is one of some codes.
    pub(super) fn code(&mut self, id: FactId) -> Result<&'a str, MathsError> {
        match self.stated(self.facts.fact(id), None)? {
            FactValue::Code(code) => Ok(code),
            FactValue::Number(_) => unreachable!("`{id}` is a code"),
        }
    }

    /// The points of one license: as given, or as stated for the product under this program.
    pub(super) fn points(
        &mut self,
        given: &Points,
        program: Program,
    ) -> Result<Amount, MathsError> {
        match given {
            Points::Number(number) => Ok(*number),
            Points::Product(code) => {
                let product = self.facts.product(code).expect("reading made sure of the product");
                match self.stated(&product.points, Some(program))? {
                    FactValue::Number(points) => Ok(*points),
                    FactValue::Code(_) => unreachable!("points are a number"),
                }
            }
        }
    }

    /// Adds a sentence on how the answer came about.
    pub(super) fn step(&mut self, sentence: String) {
        self.steps.push(sentence);
    }

    /// Adds something to keep in mind.
    pub(super) fn caveat(&mut self, sentence: impl Into<String>) {
        self.caveats.push(sentence.into());
    }

    /// Adds an answer that is a number of something, called by the word for one or for many.
    pub(super) fn number(
        &mut self,
        name: &'static str,
        label: &'static str,
        number: impl Into<Amount>,
        (one, many): (&'static str, &'static str),
    ) {
        let number = number.into();
        let unit = if number == Amount::from(1) { one } else { many };
        let answer = Answer::Number(number);
        self.outcomes.push(Outcome { name, label, answer, unit });
    }

    /// Adds an answer that counts nothing.
    pub(super) fn answer(&mut self, name: &'static str, label: &'static str, answer: Answer) {
        self.outcomes.push(Outcome { name, label, answer, unit: "" });
    }

    /// A result that must be written exactly.
    pub(super) fn exact<T>(&self, result: Option<T>) -> Result<T, MathsError> {
        result.ok_or(MathsError::TooLarge { function: self.signature.function })
    }

    /// The value of a fact that counts, remembered as used.
    fn stated(
        &mut self,
        fact: &'a Fact,
        program: Option<Program>,
    ) -> Result<&'a FactValue, MathsError> {
        let mut stated: Vec<&Stated> =
            fact.values.iter().filter(|stated| stated.validity.holds(self.as_of)).collect();
        // What is stated for this program counts before the rest, and a figure before none.
        stated.sort_by_key(|stated| {
            (stated.value.is_none(), program.is_some() && stated.program != program)
        });
        let counts = match self.other {
            Some((id, at)) if id == fact.id => at,
            _ => 0,
        };
        let value = stated.get(counts).and_then(|stated| stated.value.as_ref());
        let Some(value) = value else {
            let as_of = self.as_of.expect("without a day every fact has a figure");
            return Err(MathsError::NotInForce { fact: fact.id.clone(), as_of });
        };
        if !self.used.iter().any(|used| used.fact.id == fact.id) {
            self.used.push(Used { fact, counts, stated });
        }
        Ok(value)
    }
}

impl Used<'_> {
    fn told(&self) -> UsedFact {
        let stated = self.stated[self.counts];
        UsedFact {
            id: self.fact.id.clone(),
            statement: self.fact.statement.clone(),
            value: stated.value.as_ref().map(FactValue::to_string).unwrap_or_default(),
            source: stated.source.clone(),
            validity: stated.validity,
        }
    }
}

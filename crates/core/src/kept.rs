//! A calculation kept with a license record: what was asked, what came out, and by which rule.

use chrono::NaiveDate;

use crate::Digest;
use crate::maths::{Calculation, Function};

/// A calculation as it came out on the day it was kept. Later rules and figures do not change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCalculation {
    /// What was calculated.
    pub function: Function,
    /// The day whose figures counted; none where dates were not looked at.
    pub as_of: Option<NaiveDate>,
    /// What it was calculated from; defaults are among them.
    pub inputs: Vec<KeptValue>,
    /// The answers, the one that was asked for first.
    pub outcomes: Vec<KeptValue>,
    /// What the rule said, in our words.
    pub rule: String,
    /// Where the rule is stated.
    pub source: String,
    /// The SHA-256 of the text of all rules and figures by which it was calculated.
    pub facts: Digest,
    /// Why it was kept, in the person's words; may be empty.
    pub note: String,
}

/// One input or answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptValue {
    /// Its code.
    pub name: String,
    /// Its name for people, in English.
    pub label: String,
    /// The value; an answer has its unit.
    pub value: String,
}

impl KeptCalculation {
    /// What is kept of a calculation by the facts with this digest.
    pub fn of(
        calculation: &Calculation,
        as_of: Option<NaiveDate>,
        facts: Digest,
        note: String,
    ) -> Self {
        let kept = |name: &str, label: &str, value: String| KeptValue {
            name: name.to_owned(),
            label: label.to_owned(),
            value,
        };
        let inputs = calculation.inputs.iter();
        let outcomes = calculation.outcomes.iter();
        Self {
            function: calculation.function,
            as_of,
            inputs: inputs
                .map(|input| kept(input.name, input.label, input.value.clone()))
                .collect(),
            outcomes: outcomes
                .map(|each| kept(each.name, each.label, each.answer.in_words(each.unit)))
                .collect(),
            rule: calculation.rule.statement.clone(),
            source: calculation.rule.source.clone(),
            facts,
            note,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::maths::calculate;

    #[test]
    fn a_kept_calculation_has_its_values_its_rule_and_its_source() {
        let inputs = BTreeMap::from([("vcores".to_owned(), "2".to_owned())]);
        let calculation = calculate(Function::SqlCoreVm, &inputs, None).expect("an answer");
        let kept = KeptCalculation::of(&calculation, None, Digest::new([7; 32]), "why".to_owned());
        assert_eq!((kept.inputs[0].name.as_str(), kept.inputs[0].value.as_str()), ("vcores", "2"));
        assert_eq!(kept.outcomes[0].value, "4 core licenses");
        assert_eq!((kept.rule, kept.source), (calculation.rule.statement, calculation.rule.source));
    }
}

//! Licensing maths, which needs no vault: the functions that can be calculated, and their answers.

use chrono::NaiveDate;
use muniment_core::maths::{
    self, Alternative, Calculation, Facts, Function, Kind, Need, Outcome, Parameter, RuleFact,
    Signature, UsedFact,
};

use crate::Error;
use crate::error::Subject;
use crate::show;
use crate::view::{
    CalculationAlternative, CalculationInput, CalculationRequest, CalculationView,
    CalculatorChoice, CalculatorFunction, CalculatorParameter, LicensingFact, LicensingRule,
    OutcomeView,
};

/// Every function that can be calculated, in the order in which lists show them.
pub fn calculator_functions() -> Vec<CalculatorFunction> {
    maths::catalog().iter().map(function).collect()
}

/// One function by its code.
///
/// # Errors
/// When there is no such function.
pub fn calculator_function(code: &str) -> Result<CalculatorFunction, Error> {
    Ok(function(maths::signature(parse(code)?)))
}

/// Calculates.
///
/// # Errors
/// When there is no such function, an input is missing or cannot be, the day is no date, or nothing
/// is known of that day.
pub fn calculate(request: &CalculationRequest) -> Result<CalculationView, Error> {
    let function = parse(&request.function)?;
    let as_of = show::day(request.as_of.as_deref())?;
    let calculation = maths::calculate(function, &request.inputs, as_of)?;
    Ok(answer(maths::signature(function), calculation))
}

pub(crate) fn parse(code: &str) -> Result<Function, Error> {
    code.parse().map_err(|_| Error::missing(Subject::Calculation, code))
}

fn function(signature: &Signature) -> CalculatorFunction {
    CalculatorFunction {
        function: signature.function.code().to_owned(),
        label: signature.label.to_owned(),
        summary: signature.summary.to_owned(),
        theme: signature.theme.code().to_owned(),
        theme_label: signature.theme.label().to_owned(),
        parameters: signature.parameters.iter().map(parameter).collect(),
    }
}

fn parameter(parameter: &Parameter) -> CalculatorParameter {
    let range = parameter.kind.range();
    CalculatorParameter {
        name: parameter.name.to_owned(),
        label: parameter.label.to_owned(),
        kind: parameter.kind.code().to_owned(),
        allowed: parameter.kind.allowed(),
        required: parameter.need == Need::Required,
        default: match parameter.need {
            Need::Default(value) => Some(value.to_owned()),
            Need::Required | Need::Optional => None,
        },
        example: parameter.example.to_owned(),
        least: range.map(|(least, _)| least),
        most: range.map(|(_, most)| most),
        choices: choices(parameter.kind),
    }
}

fn choices(kind: Kind) -> Vec<CalculatorChoice> {
    let pool = match kind {
        Kind::Choice(choices) => {
            let choice = |code: &str, label: &str| CalculatorChoice {
                code: code.to_owned(),
                label: label.to_owned(),
            };
            return choices.iter().map(|each| choice(each.code, each.label)).collect();
        }
        Kind::Points => None,
        Kind::Order(pool) => Some(pool),
        _ => return Vec::new(),
    };
    let products = Facts::built_in().products().iter();
    products
        .filter(|product| pool.is_none_or(|pool| pool == product.pool))
        .map(|product| CalculatorChoice { code: product.code.clone(), label: product.name.clone() })
        .collect()
}

fn answer(signature: &Signature, calculation: Calculation) -> CalculationView {
    CalculationView {
        function: calculation.function.code().to_owned(),
        label: signature.label.to_owned(),
        inputs: calculation
            .inputs
            .into_iter()
            .map(|input| CalculationInput {
                name: input.name.to_owned(),
                label: input.label.to_owned(),
                value: input.value,
            })
            .collect(),
        outcomes: calculation.outcomes.iter().map(outcome).collect(),
        steps: calculation.steps,
        rule: rule(calculation.rule),
        facts: calculation.facts.into_iter().map(fact).collect(),
        caveats: calculation.caveats,
        alternatives: calculation.alternatives.into_iter().map(alternative).collect(),
    }
}

fn outcome(outcome: &Outcome) -> OutcomeView {
    OutcomeView {
        name: outcome.name.to_owned(),
        label: outcome.label.to_owned(),
        value: outcome.answer.to_string(),
        unit: outcome.unit.to_owned(),
        text: outcome.answer.in_words(outcome.unit),
    }
}

pub(crate) fn rule(rule: RuleFact) -> LicensingRule {
    LicensingRule {
        id: rule.id,
        statement: rule.statement,
        source: rule.source,
        valid_from: day(rule.validity.from),
        valid_to: day(rule.validity.to),
    }
}

fn fact(fact: UsedFact) -> LicensingFact {
    LicensingFact {
        id: fact.id,
        statement: fact.statement,
        value: fact.value,
        source: fact.source,
        valid_from: day(fact.validity.from),
        valid_to: day(fact.validity.to),
    }
}

fn alternative(alternative: Alternative) -> CalculationAlternative {
    CalculationAlternative {
        fact: alternative.fact,
        value: alternative.value,
        note: alternative.note,
        source: alternative.source,
        valid_from: day(alternative.validity.from),
        valid_to: day(alternative.validity.to),
        outcomes: alternative.outcomes.iter().map(outcome).collect(),
    }
}

fn day(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn request(function: &str, inputs: &[(&str, &str)], as_of: Option<&str>) -> CalculationRequest {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        CalculationRequest {
            function: function.to_owned(),
            inputs: inputs.iter().map(own).collect::<BTreeMap<_, _>>(),
            as_of: as_of.map(str::to_owned),
        }
    }

    fn code(request: &CalculationRequest) -> String {
        calculate(request).expect_err("a refusal").problem().code
    }

    #[test]
    fn every_function_answers_its_own_examples() {
        for function in calculator_functions() {
            let examples = function.parameters.iter();
            let inputs = examples.map(|each| (each.name.clone(), each.example.clone())).collect();
            let asked = CalculationRequest { function: function.function, inputs, as_of: None };
            let answer = calculate(&asked).expect("an answer");
            assert!(!answer.outcomes.is_empty(), "{}", answer.function);
        }
    }

    #[test]
    fn what_cannot_be_calculated_has_a_code() {
        assert_eq!(code(&request("sql_core", &[], None)), "no_such_calculation");
        assert_eq!(code(&request("sql_core_vm", &[], None)), "bad_input");
        assert_eq!(code(&request("sql_core_vm", &[("vcores", "0")], None)), "bad_input");
        assert_eq!(code(&request("sql_core_vm", &[("vcores", "4")], Some("today"))), "bad_date");
        let early = request("program_min", &[("program", "ea")], Some("2016-06-30"));
        assert_eq!(code(&early), "not_in_force");
    }

    #[test]
    fn a_refused_input_names_its_parameter() {
        let refused = calculate(&request("sql_core_vm", &[("vcores", "0")], None));
        let details = refused.expect_err("a refusal").problem().details;
        assert_eq!(details.get("parameter").map(String::as_str), Some("vcores"));
    }
}

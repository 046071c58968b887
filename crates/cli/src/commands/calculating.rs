//! `calc`: licensing maths, which needs no vault unless the answer is kept there.

use std::collections::BTreeMap;

use muniment::view::{
    CalculationAlternative, CalculationRequest, CalculationView, CalculatorFunction,
    CalculatorParameter, OutcomeView,
};
use muniment::{Vault, calculate, calculator_function, calculator_functions};
use serde_json::{Value, json};

use crate::args::CalcArgs;
use crate::failure::Failure;
use crate::json::snake_case;
use crate::out::{Out, Outcome};
use crate::text::{facts, printable, table};

pub(super) fn calc(args: &CalcArgs, out: &Out) -> Result<Outcome, Failure> {
    let Some(function) = &args.function else { return list(out) };
    if args.inputs.is_empty() {
        return parameters(function, out);
    }
    let answer = calculate(&request(function, args)?)?;
    out.answer(&snake_case(&answer), || calculation(&answer))?;
    Ok(Outcome::Done)
}

/// Calculates and keeps the answer with a license record.
pub(super) fn keep(vault: &Vault, args: &CalcArgs, out: &Out) -> Result<Outcome, Failure> {
    let (Some(function), Some(license)) = (&args.function, &args.keep) else {
        return Err(Failure::wrong_use("bad_input", "say what to calculate and to keep"));
    };
    let request = request(function, args)?;
    let answer = calculate(&request)?;
    let note = args.note.as_deref().unwrap_or_default();
    let kept = vault.keep_calculation(license, &request, note)?.value;
    let mut told = snake_case(&answer);
    told["kept"] = json!(kept);
    out.answer(&told, || format!("{}\nkept as {kept}", calculation(&answer)))?;
    Ok(Outcome::Done)
}

fn request(function: &str, args: &CalcArgs) -> Result<CalculationRequest, Failure> {
    Ok(CalculationRequest {
        function: function.to_owned(),
        inputs: inputs(&args.inputs)?,
        as_of: args.as_of.clone(),
    })
}

/// Values by the names of parameters.
fn inputs(given: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let mut inputs = BTreeMap::new();
    for each in given {
        let Some((name, value)) = each.split_once('=') else {
            let message = format!("`{each}` is not a parameter and its value: write `name=value`");
            return Err(Failure::wrong_use("bad_input", message));
        };
        if inputs.insert(name.to_owned(), value.to_owned()).is_some() {
            return Err(Failure::wrong_use("bad_input", format!("`{name}` is given twice")));
        }
    }
    Ok(inputs)
}

fn list(out: &Out) -> Result<Outcome, Failure> {
    let functions = calculator_functions();
    let listed: Vec<Value> = functions.iter().map(snake_case).collect();
    out.answer(&json!({ "functions": listed }), || {
        let rows = functions.iter().map(|each| [each.function.clone(), each.summary.clone()]);
        table(["FUNCTION", "ANSWERS"], rows)
    })?;
    Ok(Outcome::Done)
}

fn parameters(function: &str, out: &Out) -> Result<Outcome, Failure> {
    let function = calculator_function(function)?;
    out.answer(&snake_case(&function), || {
        let told = function.parameters.iter().map(parameter).collect::<Vec<_>>().join("\n");
        format!("{}\n\n{told}\nExample: {}", function.summary, example(&function))
    })?;
    Ok(Outcome::Done)
}

fn parameter(parameter: &CalculatorParameter) -> String {
    let need = match (&parameter.default, parameter.required) {
        (Some(value), _) => format!("{value} unless given"),
        (None, true) => "required".to_owned(),
        (None, false) => "may be left out".to_owned(),
    };
    let choices: Vec<String> = parameter
        .choices
        .iter()
        .map(|choice| format!("{} ({})", choice.code, choice.label))
        .collect();
    format!(
        "{}\n{}",
        parameter.name,
        facts(&[
            ("  means", parameter.label.clone()),
            ("  give", parameter.allowed.clone()),
            ("  codes", choices.join(", ")),
            ("  needed", need),
        ])
    )
}

fn example(function: &CalculatorFunction) -> String {
    let required = function.parameters.iter().filter(|parameter| parameter.required);
    let mut shown: Vec<&CalculatorParameter> = required.collect();
    if shown.is_empty() {
        shown.extend(function.parameters.first());
    }
    let inputs: Vec<String> = shown
        .into_iter()
        .map(|parameter| {
            let input = format!("{}={}", parameter.name, parameter.example);
            if input.contains(' ') { format!("'{input}'") } else { input }
        })
        .collect();
    format!("muniment calc {} {}", function.function, inputs.join(" "))
}

fn calculation(answer: &CalculationView) -> String {
    let mut text = facts(&captioned(&answer.outcomes));
    text += &bullets("How", &answer.steps);
    text += &bullets("Keep in mind", &answer.caveats);
    text += &format!("\nRule\n{}\nSource: {}\n", answer.rule.statement, answer.rule.source);
    let figures = answer
        .facts
        .iter()
        .map(|fact| format!("{}: {} ({})", fact.statement, fact.value, fact.source));
    text += &bullets("Figures", &figures.collect::<Vec<_>>());
    let others = answer.alternatives.iter().map(alternative);
    text += &bullets("Stated otherwise", &others.collect::<Vec<_>>());
    printable(&text)
}

fn captioned(outcomes: &[OutcomeView]) -> Vec<(&str, String)> {
    outcomes.iter().map(|outcome| (outcome.label.as_str(), outcome.text.clone())).collect()
}

fn alternative(alternative: &CalculationAlternative) -> String {
    let outcomes: Vec<String> = captioned(&alternative.outcomes)
        .into_iter()
        .map(|(label, text)| format!("{label} {text}"))
        .collect();
    let value = alternative.value.as_deref().unwrap_or("no figure");
    let said = [alternative.note.clone(), outcomes.join(", ")];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} {value} ({}): {}", alternative.fact, alternative.source, said.join(" "))
}

/// Lines below a caption; nothing where there are none.
fn bullets(caption: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = lines.iter().map(|line| format!("- {line}\n")).collect();
    format!("\n{caption}\n{}", lines.concat())
}

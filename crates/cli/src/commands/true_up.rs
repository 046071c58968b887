//! `true-up`: the yearly true-ups of agreements.

use std::path::Path;

use muniment::Vault;
use muniment::view::{CountLineView, CountPlan, StepDoneView, TrueUpView};
use serde_json::{Value, json};

use super::importing::choose;
use crate::failure::Failure;
use crate::json::{document, snake_case};
use crate::out::{Out, Outcome};
use crate::text::{count, facts, printable, table};
use crate::true_up_args::{TrueUpArgs, Which};

pub(super) fn run(vault: &Vault, args: &TrueUpArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        TrueUpArgs::List { agreement, as_of } => {
            list(vault, agreement.as_deref(), as_of.as_deref(), out)
        }
        TrueUpArgs::Show { which, as_of } => show(vault, which, as_of.as_deref(), out),
        TrueUpArgs::Count { which, file: Some(file), plan, map } => {
            state_count(vault, which, file, *plan, map, out)
        }
        TrueUpArgs::Count { which, file: None, .. } => {
            vault.withdraw_count(&which.agreement, &which.anniversary)?;
            show(vault, which, None, out)
        }
        TrueUpArgs::Step { which, step, done, take_back } => {
            let fields = done.fields();
            let done = (!take_back).then_some(&fields);
            vault.state_true_up_step(&which.agreement, &which.anniversary, step, done)?;
            show(vault, which, None, out)
        }
    }
}

fn list(
    vault: &Vault,
    agreement: Option<&str>,
    as_of: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let found = vault.true_ups(agreement, as_of)?;
    let listed: Vec<Value> = found.iter().map(answer).collect();
    out.answer(&json!({ "total": found.len(), "true_ups": listed }), || {
        let rows = found.iter().map(|each| {
            [
                each.agreement.clone(),
                each.label.clone(),
                each.anniversary.clone(),
                format!("{} of {}", each.places_done, each.places),
                each.order.clone().unwrap_or_default(),
                each.added.to_string(),
                each.findings.len().to_string(),
            ]
        });
        let captions =
            ["AGREEMENT", "TITLE", "ANNIVERSARY", "STEPS", "ORDER", ">ADDED", ">FINDINGS"];
        format!("{}\n{}", table(captions, rows), count(found.len(), "true-up", "true-ups"))
    })?;
    Ok(Outcome::Done)
}

fn show(vault: &Vault, which: &Which, as_of: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let shown = vault.true_up(&which.agreement, &which.anniversary, as_of)?;
    out.answer(&answer(&shown), || told(&shown))?;
    Ok(Outcome::Done)
}

/// A true-up with its documents as other commands show them.
fn answer(shown: &TrueUpView) -> Value {
    let mut value = snake_case(shown);
    for (at, step) in shown.steps.iter().enumerate() {
        if let Some(done) = &step.done {
            value["steps"][at]["done"]["evidence"] = done.evidence.iter().map(document).collect();
        }
    }
    value
}

fn told(shown: &TrueUpView) -> String {
    let or_empty = Option::unwrap_or_default;
    let mut text = facts(&[
        ("agreement", format!("{}  {}", shown.agreement, shown.label)),
        ("anniversary", shown.anniversary.clone()),
        ("steps", format!("{} of {}", shown.places_done, shown.places)),
        ("export by", or_empty(shown.export_due.clone())),
        ("challenge until", or_empty(shown.challenge_until.clone())),
        ("to send", or_empty(shown.order.clone())),
        ("counted from", or_empty(shown.counted_from.clone())),
    ]);
    text.push('\n');
    for step in &shown.steps {
        let place = step.place.map_or_else(|| " ".to_owned(), |place| place.to_string());
        let done = step.done.as_ref().map_or_else(|| "-".to_owned(), done);
        text += &format!("{place} {}  {done}\n", step.step);
    }
    if !shown.lines.is_empty() {
        text += &format!("\n{}", lines(&shown.lines));
    }
    for finding in &shown.findings {
        text += &format!("\n{}: {}", finding.severity, printable(&finding.message));
    }
    text
}

fn done(done: &StepDoneView) -> String {
    let documents: Vec<&str> = done.evidence.iter().map(|each| each.name.as_str()).collect();
    let said = [format!("{} by {}", done.on, done.by), documents.join(", "), done.note.clone()];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    printable(&said.join("; "))
}

fn lines(lines: &[CountLineView]) -> String {
    let rows = lines.iter().map(|line| {
        [
            line.product.clone(),
            line.deployed.to_string(),
            line.baseline.to_string(),
            line.delta.to_string(),
        ]
    });
    table(["PRODUCT", ">DEPLOYED", ">BASELINE", ">DELTA"], rows)
}

fn state_count(
    vault: &Vault,
    which: &Which,
    file: &Path,
    only_plan: bool,
    map: &[String],
    out: &Out,
) -> Result<Outcome, Failure> {
    let Which { agreement, anniversary } = which;
    let mut plan = vault.plan_count(agreement, anniversary, file, None)?;
    if !map.is_empty() {
        for choice in map {
            choose(&plan.columns, &mut plan.mapping, choice)?;
        }
        plan = vault.plan_count(agreement, anniversary, file, Some(&plan.mapping))?;
    }
    let counted = if only_plan {
        None
    } else {
        Some(vault.state_count(agreement, anniversary, file, &plan.mapping)?.value)
    };
    let mut answer = snake_case(&plan);
    if let Some(counted) = counted {
        answer["counted"] = json!(counted);
    }
    out.answer(&answer, || told_plan(&plan, counted))?;
    Ok(if plan.problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn told_plan(plan: &CountPlan, counted: Option<u64>) -> String {
    let mut text = lines(&plan.lines);
    for problem in &plan.problems {
        text += &format!("line {}: {} `{}`\n", problem.line, problem.code, problem.value);
    }
    let products = count(plan.lines.len(), "product", "products");
    let verb = if counted.is_some() { "counted" } else { "would be counted" };
    format!("{text}\n{products} {verb}, {} units to add", plan.added)
}

//! `license import`: a table of records is planned, shown, and only then written.

use std::path::Path;

use muniment::Vault;
use muniment::view::{ColumnChoice, ImportPlan};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::table;

pub(super) fn import(
    vault: &Vault,
    file: &Path,
    only_plan: bool,
    map: &[String],
    out: &Out,
) -> Result<Outcome, Failure> {
    let mut plan = vault.plan_import(file, None)?;
    if !map.is_empty() {
        for choice in map {
            choose(&plan.columns, &mut plan.mapping, choice)?;
        }
        plan = vault.plan_import(file, Some(&plan.mapping))?;
    }
    let created = if only_plan { None } else { Some(vault.import(file, &plan.mapping)?.value) };
    let mut answer = json::snake_case(&plan);
    if let (Value::Object(fields), Some(created)) = (&mut answer, created) {
        fields.insert("created".to_owned(), json!(created));
    }
    out.answer(&answer, || told_plan(&plan, created))?;
    Ok(if plan.problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// Takes `field=column`, the column by caption or by its number from 1; none clears the field.
pub(super) fn choose(
    columns: &[String],
    mapping: &mut Vec<ColumnChoice>,
    choice: &str,
) -> Result<(), Failure> {
    let wrong = |why: &str| Failure::wrong_use("bad_mapping", format!("`{choice}` {why}"));
    let (field, column) = choice.split_once('=').ok_or_else(|| wrong("is not FIELD=COLUMN"))?;
    let by_caption = columns.iter().position(|caption| caption.eq_ignore_ascii_case(column));
    let by_number =
        || column.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < columns.len());
    let column = match by_caption.or_else(by_number) {
        None if !column.is_empty() => return Err(wrong("names no column of the file")),
        found => found.map(|at| at as u32),
    };
    match mapping.iter_mut().find(|known| known.field == field) {
        Some(known) => known.column = column,
        None => mapping.push(ColumnChoice { field: field.to_owned(), column }),
    }
    Ok(())
}

fn told_plan(plan: &ImportPlan, created: Option<u64>) -> String {
    let rows = plan.preview.iter().map(|fields| {
        let title = [fields.product.as_str(), fields.edition.as_str(), fields.version.as_str()];
        [
            title.join(" "),
            fields.quantity.to_string(),
            fields.metric.clone(),
            fields.agreement_number.clone(),
            fields.licensee.clone(),
        ]
    });
    let mut text = table(["TITLE", ">QUANTITY", "METRIC", "AGREEMENT", "LICENSEE"], rows);
    for problem in &plan.problems {
        text += &format!("line {}: {} `{}`\n", problem.line, problem.code, problem.value);
    }
    let (new, repeats, bad) = (plan.creates, plan.repeats, plan.problems.len());
    let total = match created {
        Some(created) => format!("{created} created, {repeats} already there, {bad} not usable"),
        None => {
            format!("{new} would be created, {repeats} are already there, {bad} are not usable")
        }
    };
    format!("{text}\n{total}")
}

//! `license change`: one change of many records is planned, shown, and only then written.

use muniment::Vault;
use muniment::view::{EditPlan, FieldChange};
use serde_json::json;

use crate::failure::Failure;
use crate::json::snake_case;
use crate::out::{Out, Outcome};
use crate::text::{count, printable};

pub(super) fn change(
    vault: &Vault,
    licenses: &[String],
    set: &[String],
    only_plan: bool,
    out: &Out,
) -> Result<Outcome, Failure> {
    let changes = set.iter().map(|each| read(each)).collect::<Result<Vec<_>, _>>()?;
    let plan = vault.plan_edit(licenses, &changes)?;
    let mut answer = snake_case(&plan);
    let edited = if only_plan {
        None
    } else {
        let edited = vault.edit_licenses(licenses, &changes)?.value;
        answer["edited"] = json!(edited);
        Some(edited)
    };
    out.answer(&answer, || told(&plan, edited))?;
    Ok(Outcome::Done)
}

fn read(change: &str) -> Result<FieldChange, Failure> {
    let (field, value) = change.split_once('=').ok_or_else(|| {
        let message = format!("`{change}` is not FIELD=VALUE");
        Failure::wrong_use("bad_field", message)
    })?;
    Ok(FieldChange { field: field.to_owned(), value: value.to_owned() })
}

fn told(plan: &EditPlan, edited: Option<u64>) -> String {
    let mut text = String::new();
    for row in &plan.rows {
        text += &format!("{}  {}\n", row.license, printable(&row.title));
        for ((field, before), after) in plan.fields.iter().zip(&row.before).zip(&row.after) {
            if before != after {
                text += &format!("  {field}: `{}` -> `{}`\n", printable(before), printable(after));
            }
        }
    }
    for refused in &plan.refused {
        text += &format!("{}  passed over: {}\n", refused.license, refused.code);
    }
    let records = |number: usize| count(number, "record", "records");
    let changed = match edited {
        Some(_) => format!("{} changed", records(plan.rows.len())),
        None => format!("{} would be changed", records(plan.rows.len())),
    };
    format!("{text}\n{changed}, {} that way already", plan.unchanged)
}

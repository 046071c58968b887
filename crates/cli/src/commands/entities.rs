//! `entity`: the register of legal entities.

use muniment::Vault;
use muniment::view::{AliasFields, EntityDetails, EntityRequest};
use serde_json::{Value, json};

use super::agreements::agreement_table;
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::register_args::{EntityArgs, no_entity};
use crate::text::{count, facts, table};

pub(super) fn run(vault: &Vault, args: &EntityArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        EntityArgs::Add(fields) => {
            let id = vault.state_entity(None, &fields.over(no_entity())?)?.value;
            show(vault, &id, out)
        }
        EntityArgs::List { filter, role, voided } => {
            let (filter, role) = (filter.clone(), role.clone());
            list(vault, &EntityRequest { filter, role, voided: *voided }, out)
        }
        EntityArgs::Show { entity } => show(vault, entity, out),
        EntityArgs::Edit { entity, fields } => {
            let had = vault.entity(entity)?.row.fields;
            vault.state_entity(Some(entity), &fields.over(had)?)?;
            show(vault, entity, out)
        }
        EntityArgs::Void { entity, reason } => {
            vault.void_entity(entity, reason)?;
            show(vault, entity, out)
        }
        EntityArgs::Restore { entity } => {
            vault.restore_entity(entity)?;
            show(vault, entity, out)
        }
    }
}

fn list(vault: &Vault, request: &EntityRequest, out: &Out) -> Result<Outcome, Failure> {
    let rows = vault.entities(request)?;
    let entities: Vec<Value> = rows.iter().map(json::entity).collect();
    out.answer(&json!({ "total": rows.len(), "entities": entities }), || {
        let cells = rows.iter().map(|row| {
            let aliases: Vec<&str> =
                row.fields.aliases.iter().map(|alias| alias.name.as_str()).collect();
            [
                row.id.clone(),
                row.fields.name.clone(),
                row.fields.role.clone(),
                aliases.join(", "),
                row.agreements.to_string(),
                row.licenses.to_string(),
            ]
        });
        let table = table(["ENTITY", "NAME", "ROLE", "ALIASES", ">AGREEMENTS", ">LICENSES"], cells);
        format!("{table}\n{}", count(rows.len(), "legal entity", "legal entities"))
    })?;
    Ok(Outcome::Done)
}

fn show(vault: &Vault, id: &str, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.entity(id)?;
    let mut answer = json::entity(&details.row);
    if let Value::Object(shown) = &mut answer {
        let agreements = details.agreements.iter().map(json::agreement).collect();
        shown.insert("agreements".to_owned(), agreements);
        shown.insert("history".to_owned(), json::snake_case(&details.history));
        shown.insert("void_reason".to_owned(), json!(details.void_reason));
    }
    out.answer(&answer, || told(&details))?;
    Ok(Outcome::Done)
}

fn told(details: &EntityDetails) -> String {
    let fields = details.row.fields.clone();
    let or_empty = Option::unwrap_or_default;
    let aliases: Vec<String> = fields.aliases.iter().map(alias).collect();
    let text = facts(&[
        ("name", fields.name),
        ("entity", details.row.id.clone()),
        ("role", fields.role),
        ("aliases", aliases.join(", ")),
        ("from", or_empty(fields.from)),
        ("to", or_empty(fields.to)),
        ("licenses", details.row.licenses.to_string()),
        ("notes", fields.notes),
        ("voided", or_empty(details.void_reason.clone())),
    ]);
    if details.agreements.is_empty() {
        return format!("{text}\nno agreement names it");
    }
    format!("{text}\n{}", agreement_table(&details.agreements))
}

fn alias(alias: &AliasFields) -> String {
    match (&alias.from, &alias.to) {
        (None, None) => alias.name.clone(),
        (from, to) => {
            let day = |day: &Option<String>| day.clone().unwrap_or_default();
            format!("{} ({}..{})", alias.name, day(from), day(to))
        }
    }
}

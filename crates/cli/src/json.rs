//! The JSON of answers. Its names are snake_case and a contract with scripts: fields may be added,
//! none is renamed.

use muniment::view::{
    AccessRow, AgreementRow, DocumentRow, EntityRow, KeyRow, LicenseRow, MatterRow, TermsRow,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A document as `list` and others show it.
pub(crate) fn document(row: &DocumentRow) -> Value {
    json!({
        "document": row.id,
        "sha256": row.sha256,
        "name": row.name,
        "title": row.title,
        "kind": row.kind,
        "date": row.date,
        "state": row.state,
        "state_code": row.state_code,
        "state_reason": row.state_reason,
        "bytes": row.bytes,
        "pages": row.pages,
        "waiting": row.waiting,
        "doubtful": row.doubtful,
        "added_at": row.added_at,
        "parent": row.parent,
        "links": row.links,
        "voided": row.voided,
    })
}

/// A document as `search` shows it, with its first hit.
pub(crate) fn hit(row: &DocumentRow) -> Value {
    let hit = row.hit.as_ref();
    json!({
        "document": row.id,
        "sha256": row.sha256,
        "name": row.name,
        "title": row.title,
        "kind": row.kind,
        "state": row.state,
        "page": hit.map_or(0, |hit| hit.page),
        "snippet": hit.map_or("", |hit| hit.snippet.as_str()),
        "marks": hit.map_or(&[][..], |hit| hit.marks.as_slice()),
        "score": hit.map_or(0.0, |hit| hit.score),
    })
}

/// A license record as `license list` shows it.
pub(crate) fn license(row: &LicenseRow) -> Value {
    let mut value = snake_case(&row.fields);
    if let Value::Object(fields) = &mut value {
        fields.insert("license".to_owned(), json!(row.id));
        fields.insert("title".to_owned(), json!(row.title));
        fields.insert("links".to_owned(), json!(row.links));
        fields.insert("voided".to_owned(), json!(row.voided));
    }
    value
}

/// An agreement as `agreement list` shows it.
pub(crate) fn agreement(row: &AgreementRow) -> Value {
    flat(row, "agreement")
}

/// A legal entity as `entity list` shows it.
pub(crate) fn entity(row: &EntityRow) -> Value {
    flat(row, "entity")
}

/// An entry of the portal access register as `access list` shows it.
pub(crate) fn access(row: &AccessRow) -> Value {
    flat(row, "access")
}

/// A product key as `key list` shows it.
pub(crate) fn key(row: &KeyRow) -> Value {
    flat(row, "key")
}

/// A terms edition as `terms list` shows it.
pub(crate) fn terms_edition(row: &TermsRow) -> Value {
    flat(row, "edition")
}

/// A matter as `matter list` shows it.
pub(crate) fn matter(row: &MatterRow) -> Value {
    flat(row, "matter")
}

/// A row with its fields beside the rest, and its id under the name of what it is.
fn flat(row: &impl Serialize, what: &str) -> Value {
    let mut value = snake_case(row);
    if let Value::Object(row) = &mut value {
        if let Some(Value::Object(fields)) = row.remove("fields") {
            row.extend(fields);
        }
        let id = row.remove("id").unwrap_or_default();
        row.insert(what.to_owned(), id);
    }
    value
}

/// A view with its names in snake case.
pub(crate) fn snake_case(view: &impl Serialize) -> Value {
    renamed(serde_json::to_value(view).expect("a view is made of names, numbers and texts"))
}

fn renamed(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| (snake(&name), renamed(value)))
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(renamed).collect()),
        other => other,
    }
}

fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_snake_case_and_values_stay() {
        let value = renamed(json!({ "tookMs": 1, "rows": [{ "addedAt": "camelCase" }] }));
        assert_eq!(value, json!({ "took_ms": 1, "rows": [{ "added_at": "camelCase" }] }));
    }
}

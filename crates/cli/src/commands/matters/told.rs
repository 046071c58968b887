//! Matters as a person reads them on a terminal.

use muniment::view::{DisclosureView, MatterBoard, MatterRow, RequestView};
use serde_json::Value;

use crate::json::snake_case;
use crate::text::{count, facts, printable, table};

/// A request with its fields beside the rest.
pub(super) fn request_value(request: &RequestView) -> Value {
    let mut value = snake_case(request);
    if let Value::Object(request) = &mut value
        && let Some(Value::Object(fields)) = request.remove("fields")
    {
        request.extend(fields);
    }
    let responses = value["responses"].as_array_mut().into_iter().flatten();
    for response in responses.filter_map(Value::as_object_mut) {
        if let Some(Value::Object(fields)) = response.remove("fields") {
            response.extend(fields);
        }
    }
    value
}

pub(super) fn list(rows: &[MatterRow]) -> String {
    let cells = rows.iter().map(|row| {
        [
            row.fields.reference.clone(),
            row.label.clone(),
            row.state.clone(),
            row.next_due.clone().or_else(|| row.due.clone()).unwrap_or_default(),
            row.open.to_string(),
            row.late.to_string(),
            row.answered.to_string(),
            row.volumes.to_string(),
        ]
    });
    let captions =
        ["MATTER", "TITLE", "STATE", "NEXT DUE", ">OPEN", ">LATE", ">ANSWERED", ">VOLUMES"];
    format!("{}\n{}", table(captions, cells), count(rows.len(), "matter", "matters"))
}

pub(super) fn board(board: &MatterBoard) -> String {
    let (row, stated) = (&board.row, &board.row.fields);
    let or_empty = Option::unwrap_or_default;
    let notice = stated.notice_days.map(|days| count_of(days, "day", "days"));
    let mut text = facts(&[
        ("matter", format!("{}  {}", row.id, stated.reference)),
        ("title", stated.title.clone()),
        ("state", row.state.clone()),
        ("closed", or_empty(row.closed_on.clone())),
        ("reason", or_empty(row.closed_reason.clone())),
        ("publisher", stated.publisher.clone()),
        ("auditor", stated.auditor.clone()),
        ("counsel", stated.counsel.clone()),
        ("letter", or_empty(stated.letter_on.clone())),
        ("notice", or_empty(notice)),
        ("due", or_empty(row.due.clone())),
        ("period from", or_empty(stated.period_from.clone())),
        ("period to", or_empty(stated.period_to.clone())),
        ("legal entities", board.entity_names.join(", ")),
        ("products", stated.products.join(", ")),
        ("also", stated.publishers.join(", ")),
        ("exhibits", stated.exhibit_prefix.clone()),
        ("privileged", if stated.privileged { "yes".to_owned() } else { String::new() }),
        ("note", stated.note.clone()),
        ("requests", format!("{} open, {} late, {} answered", row.open, row.late, row.answered)),
    ]);
    for each in &board.requests {
        text += &format!("\n{}", request(each));
    }
    for conflict in &board.conflicts {
        let said = conflict.dispositions.iter();
        let said: Vec<String> =
            said.map(|each| format!("{} in {}", each.disposition, each.request)).collect();
        text += &format!("\nconflict: {}: {}", printable(&conflict.name), said.join(", "));
    }
    for warning in &board.warnings {
        let about = printable(&warning.about.join(", "));
        let name = printable(&warning.name);
        text += &format!("\n{}: request {}, {name}: {about}", warning.code, warning.request);
    }
    for production in &board.productions {
        let exhibits = count(production.exhibits.len(), "exhibit", "exhibits");
        let (volume, recipient) = (production.volume, printable(&production.recipient));
        text +=
            &format!("\nvolume {volume}: {exhibits} to {recipient}, {}", production.produced_on);
    }
    text
}

pub(super) fn request(request: &RequestView) -> String {
    let stated = &request.fields;
    let due = request.due.as_ref().map(|due| format!(", due {due}")).unwrap_or_default();
    let mut text =
        format!("{}  {}{due}  {}\n", stated.number, request.standing, printable(&stated.text));
    for response in &request.responses {
        let fields = &response.fields;
        let pages = if fields.pages.is_empty() { "" } else { " pages " };
        let exhibits = response.exhibits.join(", ");
        text += &format!(
            "   {} {} {}{pages}{}  {exhibits} {}\n",
            fields.disposition,
            fields.subject,
            printable(&response.name),
            fields.pages,
            printable(&fields.note)
        );
    }
    text
}

pub(super) fn disclosures(log: &[DisclosureView]) -> String {
    let cells = log.iter().map(|each| {
        [
            each.exhibit.number.clone(),
            each.reference.clone(),
            each.volume.to_string(),
            each.produced_on.clone(),
            each.recipient.clone(),
            each.exhibit.name.clone(),
            each.requests.join(", "),
        ]
    });
    let captions = ["EXHIBIT", "MATTER", ">VOLUME", "ON", "TO", "DOCUMENT", "REQUESTS"];
    let counted = count(log.len(), "document handed over", "documents handed over");
    format!("{}\n{counted}", table(captions, cells))
}

fn count_of(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

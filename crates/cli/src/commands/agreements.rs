//! `agreement`: the register of agreements and enrollments.

use muniment::Vault;
use muniment::view::{
    AgreementDetails, AgreementRequest, AgreementRow, CoverageCell, CoverageView, PaperView,
};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::register_args::{AgreementArgs, no_agreement};
use crate::text::{count, facts, printable, table};

const PAGE: u64 = 500;

pub(super) fn run(vault: &Vault, args: &AgreementArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        AgreementArgs::Add(fields) => {
            let id = vault.state_agreement(None, &fields.over(no_agreement())?)?.value;
            show(vault, &id, None, out)
        }
        AgreementArgs::List { filter, voided, as_of } => {
            list(vault, filter, *voided, as_of.as_deref(), out)
        }
        AgreementArgs::Show { agreement, as_of } => show(vault, agreement, as_of.as_deref(), out),
        AgreementArgs::Edit { agreement, fields } => {
            let had = vault.agreement(agreement, None)?.row.fields;
            vault.state_agreement(Some(agreement), &fields.over(had)?)?;
            show(vault, agreement, None, out)
        }
        AgreementArgs::Void { agreement, reason } => {
            vault.void_agreement(agreement, reason)?;
            show(vault, agreement, None, out)
        }
        AgreementArgs::Restore { agreement } => {
            vault.restore_agreement(agreement)?;
            show(vault, agreement, None, out)
        }
        AgreementArgs::Coverage { as_of } => coverage(vault, as_of.as_deref(), out),
    }
}

fn list(
    vault: &Vault,
    filter: &str,
    voided: bool,
    as_of: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let mut rows: Vec<AgreementRow> = Vec::new();
    loop {
        let page = vault.agreements(&AgreementRequest {
            filter: filter.to_owned(),
            voided,
            sort: "label".to_owned(),
            descending: false,
            as_of: as_of.map(str::to_owned),
            offset: rows.len() as u64,
            limit: PAGE,
        })?;
        let last = page.rows.is_empty();
        rows.extend(page.rows);
        if last || rows.len() as u64 >= page.total {
            break;
        }
    }
    let agreements: Vec<Value> = rows.iter().map(json::agreement).collect();
    out.answer(&json!({ "total": rows.len(), "agreements": agreements }), || {
        format!("{}\n{}", agreement_table(&rows), count(rows.len(), "agreement", "agreements"))
    })?;
    Ok(Outcome::Done)
}

/// Agreements as a table for a person.
pub(super) fn agreement_table(rows: &[AgreementRow]) -> String {
    let cells = rows.iter().map(|row| {
        let AgreementRow { fields, .. } = row;
        [
            row.id.clone(),
            row.label.clone(),
            fields.program.clone().unwrap_or_default(),
            fields.number.clone(),
            last_day(row),
            row.next_anniversary.clone().unwrap_or_default(),
            row.licenses.to_string(),
            row.documents.to_string(),
        ]
    });
    table(
        ["AGREEMENT", "TITLE", "PROGRAM", "NUMBER", "TO", "ANNIVERSARY", ">LICENSES", ">DOCUMENTS"],
        cells,
    )
}

fn last_day(row: &AgreementRow) -> String {
    row.fields.to.clone().or_else(|| row.term_to.clone()).unwrap_or_default()
}

fn show(vault: &Vault, id: &str, as_of: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.agreement(id, as_of)?;
    let mut answer = json::agreement(&details.row);
    if let Value::Object(shown) = &mut answer {
        let paper = |paper: &PaperView| {
            let mut value = json::document(&paper.document);
            value["kind"] = json!(paper.kind);
            value["shows"] = json!(paper.shows);
            value
        };
        for (name, value) in [
            ("affiliates", json::snake_case(&details.affiliates)),
            ("papers", details.papers.iter().map(paper).collect()),
            ("documents", details.documents.iter().map(json::document).collect()),
            ("licenses", details.licenses.iter().map(json::license).collect()),
            ("children", details.children.iter().map(json::agreement).collect()),
            ("history", json::snake_case(&details.history)),
            ("void_reason", json!(details.void_reason)),
        ] {
            shown.insert(name.to_owned(), value);
        }
    }
    out.answer(&answer, || told(&details))?;
    Ok(Outcome::Done)
}

fn told(details: &AgreementDetails) -> String {
    let AgreementDetails { row, .. } = details;
    let fields = row.fields.clone();
    let or_empty = Option::unwrap_or_default;
    let by_term = row.term_to.as_ref().map(|day| format!("{day} by the term of its program"));
    let mut text = facts(&[
        ("title", fields.title),
        ("agreement", row.id.clone()),
        ("program", or_empty(fields.program)),
        ("number", fields.number),
        ("above it", or_empty(row.parent_label.clone())),
        ("entity", or_empty(row.entity_name.clone())),
        ("with", or_empty(row.counterparty_name.clone())),
        ("from", or_empty(fields.from)),
        ("to", or_empty(fields.to.or(by_term))),
        ("anniversary", or_empty(row.next_anniversary.clone())),
        ("notes", fields.notes),
        ("voided", or_empty(details.void_reason.clone())),
    ]);
    for affiliate in &details.affiliates {
        let side = if affiliate.included { "in" } else { "out" };
        text += &format!("affiliate {side}  {}\n", printable(&affiliate.name));
    }
    for paper in &details.papers {
        let PaperView { document, kind, .. } = paper;
        text += &format!("paper  {}  {kind}  {}\n", document.id, printable(&document.name));
    }
    for document in &details.documents {
        text += &format!("bears its number  {}  {}\n", document.id, printable(&document.name));
    }
    for license in &details.licenses {
        text += &format!("license  {}  {}\n", license.id, printable(&license.title));
    }
    for child in &details.children {
        text += &format!("below it  {}  {}\n", child.id, printable(&child.label));
    }
    text
}

fn coverage(vault: &Vault, as_of: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let coverage = vault.agreement_coverage(as_of)?;
    let mut answer = json::snake_case(&coverage);
    answer["unmentioned"] = coverage.unmentioned.iter().map(json::agreement).collect();
    out.answer(&answer, || covered(&coverage))?;
    Ok(Outcome::Done)
}

/// One line for each agreement and source system: a table would be too wide.
fn covered(coverage: &CoverageView) -> String {
    let cells = coverage.rows.iter().flat_map(|row| {
        row.cells.iter().zip(&coverage.sources).filter(|(cell, _)| is_told(cell)).map(
            move |(cell, source)| {
                [
                    row.number.clone(),
                    row.label.clone(),
                    source.source.clone(),
                    cell.latest.clone().unwrap_or_else(|| "nothing".to_owned()),
                    cell.age.map_or(String::new(), |days| days.to_string()),
                    cell.documents.to_string(),
                ]
            },
        )
    });
    let mut text = table(["NUMBER", "TITLE", "SOURCE", "LATEST", ">DAYS AGO", ">DOCUMENTS"], cells);
    for found in &coverage.unregistered {
        text += &format!(
            "no agreement has the number {}: {}, {}\n",
            printable(&found.number),
            some(found.licenses, "license record", "license records"),
            some(found.documents, "document", "documents"),
        );
    }
    for row in &coverage.unmentioned {
        text += &format!("nothing names {} ({})\n", printable(&row.label), row.fields.number);
    }
    text
}

fn is_told(cell: &CoverageCell) -> bool {
    cell.hole || cell.latest.is_some()
}

fn some(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

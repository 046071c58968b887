//! `statement`: what publishers and tools have on record.

mod comparing;
mod importing;

use muniment::Vault;
use muniment::view::{
    StatementDetails, StatementRequestFields, StatementRow, StatementTable, StatementTableRequest,
    StatementTimeline,
};

use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::statement_args::StatementArgs;
use crate::text::{count, facts, printable, table};

pub(super) fn run(vault: &Vault, args: &StatementArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        StatementArgs::Import(args) => importing::import(vault, args, out),
        StatementArgs::Preview { file } => importing::preview(vault, file, out),
        StatementArgs::List { voided } => list(&vault.statements(*voided)?, out),
        StatementArgs::Show { statement, rows: None, .. } => show(vault, statement, out),
        StatementArgs::Show { statement, rows: Some(table), filter, sheet, offset, limit } => {
            let request = StatementTableRequest {
                document: statement.clone(),
                table: table.clone(),
                sheet: sheet.clone(),
                filter: filter.clone(),
                sort: None,
                descending: false,
                offset: *offset,
                limit: *limit,
            };
            rows(&vault.statement_table(&request)?, out)
        }
        StatementArgs::Diff { before, after, by_country } => {
            comparing::diff(vault, before, after, *by_country, out)
        }
        StatementArgs::Void { statement, reason } => {
            vault.void_statement(statement, reason)?;
            show(vault, statement, out)
        }
        StatementArgs::Restore { statement } => {
            vault.restore_statement(statement)?;
            show(vault, statement, out)
        }
        StatementArgs::Mappings { forget } => mappings(vault, forget.as_deref(), out),
        StatementArgs::Requests => requests(vault, out),
        StatementArgs::Request { by, on, formal, purpose } => {
            let fields = StatementRequestFields {
                on: on.clone(),
                by: by.clone(),
                formal: *formal,
                purpose: purpose.clone(),
            };
            let soon = vault.statement_requests()?.better_from.filter(|_| *formal);
            vault.log_statement_request(&fields)?;
            if let Some(from) = soon {
                out.say(&format!("asked rather often: the next request does no harm from {from}"));
            }
            requests(vault, out)
        }
    }
}

fn list(timelines: &[StatementTimeline], out: &Out) -> Result<Outcome, Failure> {
    out.answer(&json::snake_case(&timelines), || {
        let rows = timelines.iter().flat_map(|timeline| &timeline.statements);
        let total: usize = timelines.iter().map(|timeline| timeline.statements.len()).sum();
        format!("{}\n{}", statement_table(rows), count(total, "statement", "statements"))
    })?;
    Ok(Outcome::Done)
}

fn statement_table<'a>(rows: impl Iterator<Item = &'a StatementRow>) -> String {
    let cells = rows.map(|row| {
        [
            row.document.clone(),
            row.kind.clone(),
            row.calculated_on.clone().unwrap_or_default(),
            row.name.clone(),
            counts(row),
            row.file_name.clone(),
        ]
    });
    table(["DOCUMENT", "KIND", "AS OF", "NAME", "ROWS", "FILE"], cells)
}

/// How many rows of what a statement lists.
fn counts(row: &StatementRow) -> String {
    let counts = row.counts.iter().map(|count| format!("{} {}", count.count, count.kind));
    counts.collect::<Vec<_>>().join(", ")
}

fn show(vault: &Vault, statement: &str, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.statement(statement)?;
    out.answer(&json::snake_case(&details), || described(&details))?;
    Ok(if details.doubts.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn described(details: &StatementDetails) -> String {
    let row = &details.row;
    let mut text = facts(&[
        ("document", row.document.clone()),
        ("file", row.file_name.clone()),
        ("kind", row.kind.clone()),
        ("name", row.name.clone()),
        ("request", row.request_id.clone()),
        ("as of", row.calculated_on.clone().unwrap_or_default()),
        ("language", row.language.clone()),
        ("mapping", row.mapping.clone()),
        ("rows", counts(row)),
        ("problems", row.problems.to_string()),
        ("organizations", details.scope.organizations.join("; ")),
        ("countries", details.scope.countries.join("; ")),
        ("numbers", details.scope.numbers.join("; ")),
        ("void", details.void_reason.clone().unwrap_or_default()),
    ]);
    for sheet in &details.sheets {
        let tab = sheet.tab.as_deref().unwrap_or("not read");
        text += &format!("sheet `{}`: {tab}, {} rows\n", printable(&sheet.name), sheet.rows);
    }
    text + &importing::told_doubts(&details.doubts)
}

fn rows(shown: &StatementTable, out: &Out) -> Result<Outcome, Failure> {
    out.answer(&json::snake_case(shown), || {
        let mut text = String::new();
        for row in &shown.rows {
            text += &format!("{} row {}\n", printable(&row.at.sheet), row.at.row);
            let named = shown.columns.iter().zip(&row.cells).map(|(column, cell)| {
                let name = if column.field.is_empty() { &column.caption } else { &column.field };
                (name.as_str(), cell.clone())
            });
            for line in facts(&named.collect::<Vec<_>>()).lines() {
                text += &format!("  {line}\n");
            }
        }
        format!("{text}\n{} of {}", shown.rows.len(), count(shown.total as usize, "row", "rows"))
    })?;
    Ok(Outcome::Done)
}

fn mappings(vault: &Vault, forget: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    if let Some(name) = forget {
        vault.forget_mapping(name)?;
    }
    let known = vault.mappings()?;
    out.answer(&json::snake_case(&known), || {
        let cells = known.iter().map(|mapping| {
            let columns = mapping.columns.iter();
            let columns = columns.map(|column| format!("{}={}", column.field, column.caption));
            [mapping.name.clone(), mapping.rows.clone(), columns.collect::<Vec<_>>().join(", ")]
        });
        table(["MAPPING", "ROWS", "COLUMNS"], cells)
    })?;
    Ok(Outcome::Done)
}

fn requests(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let log = vault.statement_requests()?;
    out.answer(&json::snake_case(&log), || {
        let cells = log.requests.iter().map(|request| {
            let formal = if request.formal { "formal" } else { "" };
            [request.on.clone(), request.by.clone(), formal.to_owned(), request.purpose.clone()]
        });
        let mut text = table(["DAY", "BY", "", "PURPOSE"], cells);
        if let Some(from) = &log.better_from {
            let (days, source) = (log.interval_days, &log.source);
            text += &format!("\nask again from {from}: {days} days between requests ({source})\n");
        }
        text
    })?;
    Ok(Outcome::Done)
}

//! Real spreadsheets through the mapper for unknown statements: each is planned or refused with a
//! reason, and none brings a worker down.

use std::collections::BTreeMap;

use anyhow::Result;

use super::command_line::{CommandLine, Preview, Stored};
use super::manifest::Row;
use super::report::Report;

/// The kinds of the manifest that are tables.
const KINDS: &[&str] = &["spreadsheet", "license-import"];
/// The reasons for which a table may be refused: each tells the person what to do.
const REASONS: &[&str] = &[
    "password_needed",
    "empty_table",
    "no_such_column",
    "unknown_captions",
    "statement_unreadable",
];

/// Plans every spreadsheet as lines whose first column names the product.
pub(super) fn check(
    muniment: &CommandLine<'_>,
    rows: &[Row],
    stored: &BTreeMap<String, Stored>,
    report: &mut Report,
) -> Result<()> {
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| KINDS.contains(&row.kind.as_str())) {
        let Some(file) = stored.get(&row.path) else { continue };
        let outcome = match muniment.preview_statement(&file.document)? {
            Err(refused) => refused.code,
            Ok(preview) => match columns(&preview) {
                None => "no captions".to_owned(),
                Some(columns) => match muniment.plan_statement(&file.document, &columns)? {
                    Err(refused) => refused.code,
                    Ok(()) => "planned".to_owned(),
                },
            },
        };
        if !REASONS.contains(&outcome.as_str()) && !["planned", "no captions"].contains(&&*outcome)
        {
            report.problem(&row.path, format!("its tables end in `{outcome}`"));
        }
        *outcomes.entry(outcome).or_default() += 1;
    }
    let told = outcomes.iter().map(|(outcome, count)| format!("{count} {outcome}"));
    println!("spreadsheets as statements: {}", told.collect::<Vec<_>>().join(", "));
    Ok(())
}

/// The first two captions of the first table that has any.
fn columns(preview: &Preview) -> Option<Vec<String>> {
    let captions = preview.tables.iter().map(|table| {
        // No command line carries a zero byte.
        let can_be_named =
            |caption: &&String| !caption.trim().is_empty() && !caption.contains('\0');
        table.captions.iter().filter(can_be_named).collect::<Vec<_>>()
    });
    let captions = captions.into_iter().find(|captions| !captions.is_empty())?;
    let fields = ["family", "effective"].into_iter().zip(captions);
    Some(fields.map(|(field, caption)| format!("{field}={caption}")).collect())
}

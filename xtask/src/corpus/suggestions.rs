//! How much of invoices and receipts is suggested, and how much of that is right, field by field.

mod tally;
mod truth;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::command_line::{CommandLine, Stored, Suggested};
use super::manifest::Row;
use super::report::Report;
use tally::{Floor, Tally};
use truth::Truth;

/// What the text of invoices yields at least, the structured ones among them read as text, too.
/// Measured on the 67 invoices with known values; each is a little below what was found.
const TEXT: &[Floor] = &[
    Floor { field: "date", precision: 0.85, recall: 0.75 },
    Floor { field: "gross_total", precision: 0.95, recall: 0.75 },
    Floor { field: "invoice", precision: 0.85, recall: 0.70 },
    Floor { field: "issuer", precision: 0.90, recall: 0.65 },
    Floor { field: "kind", precision: 0.95, recall: 0.80 },
    Floor { field: "net_total", precision: 0.90, recall: 0.35 },
    Floor { field: "purchase_order", precision: 0.95, recall: 0.30 },
    Floor { field: "recipient", precision: 0.95, recall: 0.25 },
    Floor { field: "tax_total", precision: 0.90, recall: 0.35 },
];
/// What structured invoices yield at least: they say what they mean.
const STRUCTURED: &[Floor] = &[
    Floor { field: "date", precision: 1.00, recall: 0.95 },
    Floor { field: "gross_total", precision: 1.00, recall: 0.95 },
    Floor { field: "invoice", precision: 1.00, recall: 0.95 },
    Floor { field: "issuer", precision: 1.00, recall: 0.95 },
    Floor { field: "kind", precision: 1.00, recall: 0.95 },
    Floor { field: "net_total", precision: 1.00, recall: 0.95 },
    Floor { field: "purchase_order", precision: 1.00, recall: 0.85 },
    Floor { field: "recipient", precision: 1.00, recall: 0.95 },
    Floor { field: "tax_total", precision: 1.00, recall: 0.95 },
];
/// What the recognized text of photos of receipts yields at least; measured on 27.
const RECEIPTS: &[Floor] = &[
    Floor { field: "date", precision: 0.90, recall: 0.70 },
    Floor { field: "gross_total", precision: 0.95, recall: 0.60 },
    Floor { field: "issuer", precision: 0.85, recall: 0.50 },
];

/// Holds what invoices suggest against what is known of them.
pub(super) fn of_invoices(
    muniment: &CommandLine<'_>,
    folder: &Path,
    rows: &[Row],
    stored: &BTreeMap<String, Stored>,
    report: &mut Report,
) -> Result<()> {
    let (mut text, mut structured) = (Tally::default(), Tally::default());
    for row in rows.iter().filter(|row| row.kind == "invoice") {
        let Some(file) = stored.get(&row.path) else { continue };
        let Some(truth) = truth::of_invoice(folder, row)? else { continue };
        let suggested = muniment.suggest(&file.document)?;
        count(&mut text, &truth, &suggested, in_text);
        if truth.is_structured {
            count(&mut structured, &truth, &suggested, |value| value.reason == "structured");
        }
    }
    text.report("text of invoices", TEXT, report);
    structured.report("structured invoices", STRUCTURED, report);
    Ok(())
}

/// Holds what recognized receipts suggest against what is known of them. `documents` says which
/// document each file became.
pub(super) fn of_receipts<'a>(
    muniment: &CommandLine<'_>,
    folder: &Path,
    rows: impl Iterator<Item = &'a Row>,
    documents: &BTreeMap<String, String>,
    report: &mut Report,
) -> Result<()> {
    let mut tally = Tally::default();
    for row in rows {
        let Some(document) = documents.get(&row.path) else { continue };
        let Some(truth) = truth::of_receipt(folder, row)? else { continue };
        count(&mut tally, &truth, &muniment.suggest(document)?, in_text);
    }
    tally.report("photos of receipts", RECEIPTS, report);
    Ok(())
}

/// Whether the text, read on its own, yields a value without a doubt.
fn in_text(value: &super::command_line::SuggestedValue) -> bool {
    value.confirmed || !matches!(value.reason.as_str(), "structured" | "either_order")
}

/// Counts for each field whose value is known whether the best suggestion is right.
fn count(
    tally: &mut Tally,
    truth: &Truth,
    suggested: &Suggested,
    counts: impl Fn(&super::command_line::SuggestedValue) -> bool,
) {
    for (field, known) in &truth.values {
        let mut values = suggested.values.iter().filter(|value| counts(value));
        let best = values.find(|value| value.field == *field);
        tally.add(field, best.map(|best| truth::is_same(field, known, &best.value)));
    }
}

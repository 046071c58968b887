//! Prints what readings suggest: `suggestions <file of readings, one a line as JSON>`, as the
//! example `read` of `muniment-extract` writes them with `--json`; one JSON object a document.

#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use std::error::Error;
use std::io::BufRead;

use muniment_core::{Clues, StatedTerm, StructuredInvoice, SuggestedLine, suggestions};
use serde::Deserialize;

#[derive(Deserialize)]
struct Named {
    path: String,
    reading: Reading,
}

#[derive(Deserialize)]
struct Reading {
    media_type: String,
    facts: Vec<(String, String)>,
    pages: Vec<Page>,
    #[serde(default)]
    invoices: Vec<Invoice>,
}

#[derive(Deserialize)]
struct Page {
    text: String,
}

#[derive(Deserialize)]
struct Invoice {
    #[serde(default)]
    file: String,
    values: Vec<Value>,
}

#[derive(Deserialize)]
struct Value {
    term: String,
    line: Option<u32>,
    value: String,
    #[serde(default)]
    unit: String,
    place: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file of readings")?;
    // With a second word, what structured invoices state is left aside.
    let text_only = std::env::args().nth(2).is_some();
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let Named { path, reading } = serde_json::from_str(&line?)?;
        let pages: Vec<&str> = reading.pages.iter().map(|page| page.text.as_str()).collect();
        let clues = Clues {
            name: path.rsplit('/').next().unwrap_or_default(),
            media_type: &reading.media_type,
            facts: &reading.facts,
            pages: &pages,
        };
        let invoices = if text_only { Vec::new() } else { structured(&reading.invoices) };
        let found = suggestions(&clues, &invoices);
        let values: Vec<_> = found
            .values
            .iter()
            .map(|value| {
                serde_json::json!([
                    value.field.code(),
                    value.value,
                    value.reason.code(),
                    value.clue,
                    format!("{:?}", value.places)
                ])
            })
            .collect();
        let lines: Vec<_> = found.lines.iter().map(line_of).collect();
        println!("{}", serde_json::json!({ "path": path, "values": values, "lines": lines }));
    }
    Ok(())
}

fn structured(invoices: &[Invoice]) -> Vec<StructuredInvoice> {
    let of = |invoice: &Invoice| {
        let terms = invoice.values.iter().map(|value| StatedTerm {
            term: &value.term,
            line: value.line,
            value: &value.value,
            unit: &value.unit,
            place: &value.place,
        });
        StructuredInvoice::of(&invoice.file, terms)
    };
    invoices.iter().map(of).collect()
}

fn line_of(line: &SuggestedLine) -> serde_json::Value {
    serde_json::json!([
        line.part_number,
        line.description,
        line.quantity.map(|quantity| quantity.to_string()),
        line.unit_price,
        line.amount,
        line.reason.code()
    ])
}

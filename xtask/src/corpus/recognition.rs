//! Scans with known text: all of them end in a state, and recognition reads most of their words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::command_line::CommandLine;
use super::manifest::Row;
use super::report::Report;
use super::sandbox::Sandbox;
use super::{expectations, recall, suggestions};

/// The kinds that are scans and photos, with the least part of their words that recognition finds on
/// average when it reads quickly; nothing where no text is known. Most of `ocr` are lines of old
/// German print, of which careful reading finds far more.
const KINDS: [(&str, Option<f64>); 3] =
    [("image", None), ("ocr", Some(0.55)), ("receipt", Some(0.85))];
/// What a page may take, in seconds.
const SECONDS: u64 = 30;

/// Adds the scans to a vault of their own and holds what was recognized against their texts.
pub(super) fn check(
    program: &Path,
    place: &Path,
    folder: &Path,
    rows: &[Row],
    report: &mut Report,
) -> Result<()> {
    let sandbox = Sandbox::new(place, folder)?;
    let muniment = CommandLine::new(program.to_owned(), &sandbox);
    muniment.init()?;
    let mut recalls: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut documents: BTreeMap<String, String> = BTreeMap::new();
    for (kind, _) in KINDS {
        let of_kind: Vec<&Row> = rows.iter().filter(|row| row.kind == kind).collect();
        let limit = Duration::from_secs(120 + SECONDS * of_kind.len() as u64);
        let (added, took) = muniment.add(&folder.join(kind), limit, true)?;
        Report::recognized(kind, of_kind.len(), took);
        let stored: BTreeMap<_, _> = added
            .added
            .iter()
            .chain(&added.duplicates)
            .map(|file| (file.path.as_str(), file.document.as_str()))
            .collect();
        for row in of_kind {
            let path = folder.join(&row.path);
            let document = stored.get(path.to_string_lossy().as_ref());
            if let Some(document) = document {
                documents.insert(row.path.clone(), (*document).to_owned());
            }
            let (Some(document), Some(truth)) = (document, truth(folder, row)?) else { continue };
            let text = muniment.text(document)?;
            recalls.entry(kind).or_default().push(recall::of_tokens(&truth, &text));
        }
    }
    let receipts = rows.iter().filter(|row| row.kind == "receipt");
    suggestions::of_receipts(&muniment, folder, receipts, &documents, report)?;
    for document in muniment.list()? {
        if document.state == "waiting" || !expectations::is_final(&document.state) {
            let state = &document.state;
            report.problem(&document.name, format!("is `{state}` after recognition"));
        }
    }
    for (kind, least) in KINDS {
        let found = recalls.get(kind).map_or(&[][..], Vec::as_slice);
        let mean = found.iter().sum::<f64>() / found.len().max(1) as f64;
        if let Some(least) = least {
            println!("words of {} scans of kind {kind} recognized: mean {mean:.4}", found.len());
            if mean < least {
                report.problem(kind, format!("recognition finds {mean:.3} of its words"));
            }
        }
    }
    Ok(())
}

/// The text of a scan: a file of text, or the texts of boxes after their eight coordinates.
fn truth(folder: &Path, row: &Row) -> Result<Option<String>> {
    let read = |path: &str| {
        let path = folder.join(path);
        let bytes = fs::read(&path).with_context(|| format!("could not read `{}`", path.display()));
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    };
    if let Some(text) = row.full_text() {
        return read(text).map(Some);
    }
    let boxes = row.ground_truth.split(';').find(|path| path.ends_with(".csv"));
    let Some(boxes) = boxes else { return Ok(None) };
    let boxes = read(boxes)?;
    let texts = boxes.lines().filter_map(|line| line.splitn(9, ',').nth(8));
    Ok(Some(texts.collect::<Vec<_>>().join("\n")))
}

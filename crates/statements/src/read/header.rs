//! Where a table begins, and which column holds which field.

use std::collections::BTreeMap;

use muniment_core::statement::{Field, Mapping, RowKind};
use muniment_core::table::assign;

use super::grid::{Cell, Grid};
use crate::captions::{Captions, plain};

/// A header stands in the first rows.
pub(super) const ROWS: usize = 30;
/// As many captions make a header. Organizations have only a name.
const CAPTIONS: usize = 4;

/// The header of a table.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Its place among the rows of the grid.
    pub(super) at: usize,
    pub(super) captions: Vec<String>,
    pub(super) columns: BTreeMap<Field, usize>,
    /// The language of most captions; empty where several fit alike.
    pub(super) language: String,
}

impl Header {
    /// The row whose captions fit rows of a kind best.
    pub(super) fn find(grid: &Grid, rows: RowKind, captions: &Captions) -> Option<Self> {
        let fields = Field::of(rows);
        let names: Vec<Vec<&str>> = fields.iter().map(|field| captions.names(*field)).collect();
        let names: Vec<&[&str]> = names.iter().map(Vec::as_slice).collect();
        let mut best: Option<Self> = None;
        for at in 0..grid.rows.len().min(ROWS) {
            let texts = texts(&grid.rows[at].cells);
            let assigned = assign(&spelled(&texts), &names);
            let columns: BTreeMap<Field, usize> =
                fields.iter().zip(assigned).filter_map(|(field, at)| Some((*field, at?))).collect();
            let names_rows = Field::naming(rows).iter().any(|field| columns.contains_key(field));
            let least = if rows == RowKind::Organization { 1 } else { CAPTIONS };
            let score = best.as_ref().map_or(0, |best| best.columns.len());
            if names_rows && columns.len() >= least && columns.len() > score {
                let language = language(&columns, &texts, captions);
                best = Some(Self { at, captions: texts, columns, language });
            }
        }
        best
    }

    /// The row that has the columns of a mapping.
    ///
    /// # Errors
    /// The caption of a column that the likeliest row lacks.
    pub(super) fn mapped(grid: &Grid, mapping: &Mapping) -> Result<Self, String> {
        let mut missing = (0, mapping.columns.values().next().cloned().unwrap_or_default());
        for at in 0..grid.rows.len().min(ROWS) {
            let captions = texts(&grid.rows[at].cells);
            let plain_texts = spelled(&captions);
            let place =
                |caption: &String| plain_texts.iter().position(|text| *text == plain(caption));
            let columns: BTreeMap<Field, usize> = mapping
                .columns
                .iter()
                .filter_map(|(field, caption)| Some((*field, place(caption)?)))
                .collect();
            let lacking = mapping.columns.values().find(|caption| place(caption).is_none());
            match lacking {
                None if !columns.is_empty() => {
                    return Ok(Self { at, captions, columns, language: String::new() });
                }
                Some(caption) if columns.len() > missing.0 => {
                    missing = (columns.len(), caption.clone());
                }
                _ => {}
            }
        }
        Err(missing.1)
    }

    /// The row that looks most like a header: of the first rows, the one with the most texts.
    pub(super) fn likeliest(grid: &Grid) -> Option<(usize, Vec<String>)> {
        let words = |at: &usize| {
            let cells = &grid.rows[*at].cells;
            cells.iter().filter(|cell| matches!(cell, Cell::Text(_)) && !cell.is_blank()).count()
        };
        let rows = 0..grid.rows.len().min(ROWS);
        let at = rows.rev().max_by_key(words)?;
        Some((at, texts(&grid.rows[at].cells)))
    }
}

pub(super) fn texts(cells: &[Cell]) -> Vec<String> {
    // A caption may be broken into lines.
    let text = |cell: &Cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
    cells.iter().map(text).collect()
}

fn spelled(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| plain(text)).collect()
}

/// The language in which most captions are; English of several that fit alike.
fn language(columns: &BTreeMap<Field, usize>, texts: &[String], captions: &Captions) -> String {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for (field, at) in columns {
        for language in captions.languages(*field, &texts[*at]) {
            *votes.entry(language).or_default() += 1;
        }
    }
    let best = votes.iter().max_by_key(|(language, votes)| (**votes, **language == "en"));
    best.map(|(language, _)| (*language).to_owned()).unwrap_or_default()
}

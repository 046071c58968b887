//! Spreadsheets of Excel: XLSX and XLSM, XLSB, XLS.
//!
//! A page for each sheet: a title, then a line for each row with tabs between the columns. Dates
//! are written in ISO form. Hidden sheets and rows are there, and it says so.
//!
//! Cells are streamed where the format allows. Where calamine trusts what a file says about its
//! size, the file is checked or mended before calamine sees it.

mod guard;
mod value;
pub(crate) mod xls;
pub(crate) mod xlsx;

use std::borrow::Cow;

use calamine::{Sheet, SheetType, SheetVisible};

use crate::draft::Draft;

/// A gap of empty columns keeps its width up to this many columns, as many as sheets had for
/// decades: a wide table that is imported keeps its cells under their captions.
pub(crate) const GAP: u32 = 256;
/// No program shows more characters in a cell.
const CELL_CHARACTERS: usize = 32_767;

/// Writes the cells of sheets as lines.
struct Rows {
    draft: Draft,
    row: Option<u32>,
    column: u32,
}

impl Rows {
    fn new(draft: Draft) -> Self {
        Self { draft, row: None, column: 0 }
    }

    fn begin_sheet(&mut self, sheet: &Sheet, hidden_rows: usize) {
        let mut notes = Vec::new();
        if sheet.visible != SheetVisible::Visible {
            notes.push("hidden".to_owned());
        }
        match hidden_rows {
            0 => {}
            1 => notes.push("1 hidden row".to_owned()),
            rows => notes.push(format!("{rows} hidden rows")),
        }
        let notes =
            if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        self.draft.line(&format!("Sheet: {}{notes}", sheet.name));
        self.row = None;
    }

    fn cell(&mut self, row: u32, column: u32, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.row != Some(row) {
            self.draft.end_line();
            self.row = Some(row);
            self.column = 0;
        }
        let gap = column.saturating_sub(self.column).min(GAP);
        self.draft.push(&"\t".repeat(gap as usize));
        self.column = column;
        self.draft.push(&one_line(text));
    }

    fn end_sheet(&mut self) {
        self.draft.end_line();
        self.draft.end_page();
    }
}

/// A cell is part of a line, so it has no line ends of its own.
fn one_line(text: &str) -> Cow<'_, str> {
    let end = text.char_indices().nth(CELL_CHARACTERS).map_or(text.len(), |(end, _)| end);
    let text = &text[..end];
    if text.contains(['\n', '\r', '\t']) {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Charts and macros have no cells.
fn has_cells(sheet: &Sheet) -> bool {
    matches!(sheet.typ, SheetType::WorkSheet | SheetType::MacroSheet)
}

//! A sheet cut into cells, whatever file it came from.

use std::collections::HashMap;

use chrono::NaiveDate;

/// A sheet: its rows that hold anything, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    /// For each cell that a merged range covers, the row and column of the cell that shows.
    pub(super) merged: HashMap<(u32, u32), (u32, u32)>,
    /// Why it could not be read to its end.
    pub(super) fault: Option<String>,
    cells: usize,
}

/// A row with its number, from 1.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
}

/// A cell. Text may be a number that was stored as text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Cell {
    #[default]
    Blank,
    Text(String),
    Number(f64),
    Day(NaiveDate),
}

impl Grid {
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Puts a cell where it belongs; rows come in their order, counted from 0 as columns are.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: Cell) {
        // No program has more columns.
        const COLUMNS: u32 = 16_384;
        if cell == Cell::Blank || column >= COLUMNS || self.is_full() {
            return;
        }
        let number = row.saturating_add(1);
        if self.rows.last().is_none_or(|last| last.number != number) {
            let width = self.rows.last().map_or(0, |last| last.cells.len());
            self.rows.push(Row { number, cells: Vec::with_capacity(width) });
        }
        if let Some(last) = self.rows.last_mut() {
            let column = column as usize;
            if last.cells.len() <= column {
                self.cells += column + 1 - last.cells.len();
                last.cells.resize(column + 1, Cell::Blank);
            }
            last.cells[column] = cell;
        }
    }

    /// The cell at a row, counted from 1, and a column, counted from 0.
    pub(super) fn cell(&self, number: u32, column: usize) -> Option<&Cell> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows[at].cells.get(column)
    }

    /// Whether it holds as many cells as are kept; what comes after is left out and told.
    fn is_full(&mut self) -> bool {
        // A sheet of a hundred thousand purchases has two million cells.
        const CELLS: usize = 20_000_000;
        let is_full = self.cells >= CELLS;
        if is_full && self.fault.is_none() {
            self.fault = Some("it has more cells than are read".to_owned());
        }
        is_full
    }

    /// What merged ranges show at the cells that they cover, by row and column.
    pub(super) fn covered(&self) -> HashMap<(u32, usize), String> {
        let shown = |(covered, shows): (&(u32, u32), &(u32, u32))| {
            let text = self.cell(shows.0, shows.1 as usize)?.text();
            Some(((covered.0, covered.1 as usize), text))
        };
        self.merged.iter().filter_map(shown).collect()
    }
}

impl Cell {
    /// The cell as a person sees it, trimmed.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => decimal(*number),
            Self::Day(day) => day.to_string(),
        }
    }

    /// The same, without copying a text.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Text(text) if text.trim().len() == text.len() => text,
            other => other.text(),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Day(_) => false,
        }
    }
}

/// A number with the 15 digits that spreadsheet programs keep.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_a_person_sees_it() {
        assert_eq!(Cell::Number(17_296_530.0).text(), "17296530");
        assert_eq!(Cell::Number(0.1 + 0.2).text(), "0.3");
    }

    #[test]
    fn cells_keep_their_places() {
        let mut grid = Grid::named("a");
        grid.put(3, 2, Cell::Number(1.0));
        assert_eq!(grid.cell(4, 2), Some(&Cell::Number(1.0)));
        assert_eq!(grid.cell(4, 0), Some(&Cell::Blank));
        assert_eq!(grid.cell(3, 2), None);
    }
}

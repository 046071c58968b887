//! What stands above the tables of a statement: its name, the request, the day.

use chrono::NaiveDate;
use muniment_core::table::{DayOrder, Values};

use super::grid::{Cell, Grid};
use crate::captions::{Captions, Label};

/// A heading ends where tables begin.
const ROWS: usize = 20;
/// Where the day stands when no label is understood: K3, or L3 in some languages.
const DAY_ROW: u32 = 3;
const DAY_COLUMNS: [usize; 2] = [10, 11];

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) name: String,
    pub(super) request_id: String,
    pub(super) calculated_on: Option<NaiveDate>,
}

impl Heading {
    /// What the first rows of the sheets say; what one sheet lacks, another may have.
    pub(super) fn find(grids: &[Grid], captions: &Captions) -> Self {
        let mut heading = Self::default();
        for grid in grids {
            heading.fill(grid, captions);
        }
        if heading.calculated_on.is_none() {
            heading.calculated_on = grids.iter().find_map(day_at_its_place);
        }
        heading
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn fill(&mut self, grid: &Grid, captions: &Captions) {
        for row in grid.rows.iter().take(ROWS) {
            for (column, cell) in row.cells.iter().enumerate() {
                let Cell::Text(text) = cell else { continue };
                let Some((label, inside)) = captions.label(text) else { continue };
                let beside = row.cells[column + 1..].iter().find(|cell| !cell.is_blank());
                let inside = Cell::Text(inside);
                let value = if inside.is_blank() { beside } else { Some(&inside) };
                // A label without a value beside it has it below.
                let below = grid.cell(row.number + 1, column).filter(|cell| !cell.is_blank());
                let Some(value) = value.or(below) else { continue };
                match label {
                    Label::Name if self.name.is_empty() => self.name = value.text(),
                    Label::RequestId if self.request_id.is_empty() => {
                        self.request_id = value.text();
                    }
                    Label::CalculationDate if self.calculated_on.is_none() => {
                        self.calculated_on = day(value);
                    }
                    _ => {}
                }
            }
        }
    }
}

fn day_at_its_place(grid: &Grid) -> Option<NaiveDate> {
    DAY_COLUMNS.into_iter().find_map(|column| day(grid.cell(DAY_ROW, column)?))
}

fn day(cell: &Cell) -> Option<NaiveDate> {
    match cell {
        Cell::Day(day) => Some(*day),
        Cell::Text(text) => {
            let days = DayOrder::seen_in([text.as_str()].into_iter());
            Values { days }.day(text.trim()).ok()
        }
        Cell::Blank | Cell::Number(_) => None,
    }
}

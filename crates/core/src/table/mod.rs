//! Tables of values that other programs wrote: which column holds what, and cells as values.
//!
//! A reader of files cuts a table into cells; what the cells mean is decided here, once for all
//! imports. Captions and cells are text as a person sees it.

mod columns;
mod license;
mod values;

pub use columns::{assign, bare};
pub use license::RecordField;
pub use values::{CellProblem, DayOrder, Values};

//! Hand-overs: what other programs import, and tables for anybody.
//!
//! Each format is a function from values to a [`Table`]; a table becomes CSV or a workbook. Text
//! that a spreadsheet program would take for a formula is made harmless in CSV, and is text and
//! nothing else in a workbook.

mod config_manager;
mod ivanti;
mod other_data;
mod plain;
mod snow;
mod table;
#[cfg(test)]
mod tests;

pub use config_manager::config_manager;
pub use ivanti::ivanti;
pub use other_data::{OtherRow, OtherRowType, other_data};
pub use plain::records;
pub use snow::snow;
pub use table::{DayForm, Table, TableError, Value};

//! A table to write, as CSV or as a workbook.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use thiserror::Error;

/// A table to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The captions, one for each column.
    pub captions: Vec<&'static str>,
    /// The rows, each as long as the captions.
    pub rows: Vec<Vec<Value>>,
    /// How days are written.
    pub days: DayForm,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A whole number.
    Units(i64),
    /// A calendar day.
    Day(NaiveDate),
}

/// How days are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayForm {
    /// 2024-03-31
    Iso,
    /// 03/31/2024
    MonthFirst,
    /// 31/03/2024
    DayFirst,
}

/// Why a table cannot be written.
#[derive(Debug, Error)]
pub enum TableError {
    /// As CSV.
    #[error("the table cannot be written as CSV")]
    Csv(#[from] csv::Error),
    /// As a workbook, which holds a million rows at most.
    #[error("the table cannot be written as a workbook")]
    Workbook(#[from] XlsxError),
}

/// With these a spreadsheet program begins a formula, or skips a cell.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl Table {
    /// The table as CSV in UTF-8, lines ended as RFC 4180 asks. Text that begins like a formula
    /// gets an apostrophe in front.
    ///
    /// # Errors
    /// Where a row is longer or shorter than the captions.
    pub fn csv(&self) -> Result<String, TableError> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(&self.captions)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|value| value.text(self.days)))?;
        }
        let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
        Ok(String::from_utf8(bytes).expect("all cells are text"))
    }

    /// The table as a workbook with one sheet, the same bytes for the same table. Texts are never
    /// formulas there.
    ///
    /// # Errors
    /// Where it does not fit into a sheet.
    pub fn workbook(&self, sheet: &str) -> Result<Vec<u8>, TableError> {
        let mut book = Workbook::new();
        // A workbook says when it was made; the clock is not part of the table.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let head = Format::new().set_bold();
        let day = Format::new().set_num_format(self.days.number_format());
        let page = book.add_worksheet().set_name(sheet)?;
        for (column, caption) in (0..).zip(&self.captions) {
            page.write_string_with_format(0, column, *caption, &head)?;
        }
        for (row, values) in (1..).zip(&self.rows) {
            for (column, value) in (0..).zip(values) {
                value.write(page, row, column, &day)?;
            }
        }
        page.set_freeze_panes(1, 0)?;
        for (column, caption) in (0..).zip(&self.captions) {
            page.set_column_width(column, self.width(usize::from(column), caption))?;
        }
        if let (Some(last), Some(column)) = (last(self.rows.len()), last(self.captions.len())) {
            page.autofilter(0, 0, last + 1, u16::try_from(column).unwrap_or(u16::MAX))?;
        }
        Ok(book.save_to_buffer()?)
    }
}

impl Table {
    /// How wide a column is, in characters: as wide as what stands in it, within limits.
    fn width(&self, column: usize, caption: &str) -> f64 {
        const NARROWEST: usize = 8;
        const WIDEST: usize = 60;
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let widths = cells.map(|value| value.text(self.days).chars().count());
        let widest = widths.chain([caption.chars().count() + 2]).max().unwrap_or_default();
        let widest = u8::try_from(widest.clamp(NARROWEST, WIDEST)).unwrap_or_default();
        f64::from(widest) + 1.5
    }
}

/// The number of the last of so many, from 0.
fn last(count: usize) -> Option<u32> {
    u32::try_from(count.checked_sub(1)?).ok()
}

impl Value {
    /// A text, or nothing.
    pub fn of(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    /// A day, or nothing.
    pub fn on(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    fn text(&self, days: DayForm) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) if text.starts_with(FORMULA) => format!("'{text}"),
            Self::Text(text) => text.clone(),
            Self::Units(units) => units.to_string(),
            Self::Day(day) => days.text(*day),
        }
    }

    fn write(
        &self,
        page: &mut Worksheet,
        row: u32,
        column: u16,
        day_format: &Format,
    ) -> Result<(), XlsxError> {
        // A float holds every whole number up to here.
        const EXACT: u64 = 1 << 53;
        match self {
            Self::Blank => {}
            Self::Text(text) => drop(page.write_string(row, column, text)?),
            Self::Units(units) if units.unsigned_abs() <= EXACT => {
                page.write_number(row, column, *units as f64)?;
            }
            Self::Units(units) => drop(page.write_string(row, column, units.to_string())?),
            Self::Day(day) => {
                let year = u16::try_from(day.year()).unwrap_or(0);
                let (month, of_month) = (byte(day.month()), byte(day.day()));
                let time = ExcelDateTime::from_ymd(year, month, of_month);
                if let Ok(time) = time {
                    page.write_datetime_with_format(row, column, &time, day_format)?;
                } else {
                    // Workbooks know no day before 1900.
                    page.write_string(row, column, day.to_string())?;
                }
            }
        }
        Ok(())
    }
}

/// Months and days of months fit.
fn byte(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

impl DayForm {
    fn text(self, day: NaiveDate) -> String {
        let (year, month, of_month) = (day.year(), day.month(), day.day());
        match self {
            Self::Iso => format!("{year:04}-{month:02}-{of_month:02}"),
            Self::MonthFirst => format!("{month:02}/{of_month:02}/{year:04}"),
            Self::DayFirst => format!("{of_month:02}/{month:02}/{year:04}"),
        }
    }

    fn number_format(self) -> &'static str {
        match self {
            Self::Iso => "yyyy-mm-dd",
            Self::MonthFirst => "mm/dd/yyyy",
            Self::DayFirst => "dd/mm/yyyy",
        }
    }
}

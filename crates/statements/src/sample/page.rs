//! A sheet of a sample while it is written.

use chrono::{Datelike, NaiveDate};
use muniment_core::statement::{Extras, Field, RowPlace};
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::SampleOptions;
use crate::captions::{Captions, Label};

/// The caption and value of the column that nobody knows.
const UNKNOWN: (&str, &str) = ("Tax Area", "EU-7");

/// What a cell shows.
pub(super) enum Shown {
    Blank,
    Text(String),
    Units(i64),
    Day(NaiveDate),
    /// A day as text, the month first.
    DayText(NaiveDate),
}

pub(super) struct Page<'a> {
    page: &'a mut Worksheet,
    sheet: u16,
    pub(super) options: &'a SampleOptions,
    captions: &'a Captions,
    /// The first column of the table, and its width.
    left: u16,
    width: u16,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        page: &'a mut Worksheet,
        sheet: u16,
        options: &'a SampleOptions,
        captions: &'a Captions,
    ) -> Self {
        // Tables of statements begin in column B.
        Self { page, sheet, options, captions, left: 1, width: 0 }
    }

    pub(super) fn at(&self, row: u32) -> RowPlace {
        RowPlace { sheet: self.sheet, row }
    }

    /// Rows count from 1 here, columns from 0.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
        self.page.write_string(row - 1, column, text).map(drop)
    }

    pub(super) fn label(&mut self, row: u32, column: u16, label: Label) -> Result<(), XlsxError> {
        let text = format!("{}:", self.captions.label_in(label, &self.options.language));
        self.text(row, column, &text)
    }

    pub(super) fn header(&mut self, row: u32, fields: &[Field]) -> Result<(), XlsxError> {
        for (column, field) in (self.left..).zip(fields) {
            let caption = self.captions.caption_in(*field, &self.options.language).to_owned();
            self.text(row, column, &caption)?;
        }
        self.width = u16::try_from(fields.len()).unwrap_or(0);
        if self.options.has_unknown_column {
            self.text(row, self.left + self.width, UNKNOWN.0)?;
        }
        self.page.autofilter(row - 1, self.left, row, self.left + self.width - 1).map(drop)
    }

    /// Writes a row; returns what stands in columns that nobody knows.
    pub(super) fn row(&mut self, row: u32, cells: &[Shown]) -> Result<Extras, XlsxError> {
        for (column, cell) in (self.left..).zip(cells) {
            self.cell(row - 1, column, cell)?;
        }
        if self.options.hides_rows && row.is_multiple_of(2) {
            self.page.set_row_hidden(row - 1)?;
        }
        let mut extra = Extras::new();
        if self.options.has_unknown_column {
            self.text(row, self.left + self.width, UNKNOWN.1)?;
            extra.insert(UNKNOWN.0.to_owned(), UNKNOWN.1.to_owned());
        }
        Ok(extra)
    }

    /// Merges the first column of a range of rows.
    pub(super) fn merge(&mut self, first: u32, last: u32, text: &str) -> Result<(), XlsxError> {
        let format = Format::new();
        self.page.merge_range(first - 1, self.left, last - 1, self.left, text, &format).map(drop)
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Shown) -> Result<(), XlsxError> {
        match cell {
            Shown::Blank => Ok(()),
            Shown::Text(text) if text.is_empty() => Ok(()),
            Shown::Text(text) => self.page.write_string(row, column, text).map(drop),
            // A quantity of nothing is often left blank.
            Shown::Units(0) => Ok(()),
            Shown::Units(units) if self.options.numbers_as_text => {
                self.page.write_string(row, column, thousands(*units)).map(drop)
            }
            Shown::Units(units) => self.page.write_number(row, column, *units as f64).map(drop),
            Shown::Day(day) => {
                let format = Format::new().set_num_format("yyyy/mm/dd");
                let year = u16::try_from(day.year()).unwrap_or(1900);
                let byte = |number: u32| u8::try_from(number).unwrap_or(1);
                let time = ExcelDateTime::from_ymd(year, byte(day.month()), byte(day.day()))?;
                self.page.write_datetime_with_format(row, column, &time, &format).map(drop)
            }
            Shown::DayText(day) => {
                self.page.write_string(row, column, day.format("%m/%d/%Y").to_string()).map(drop)
            }
        }
    }
}

fn thousands(units: i64) -> String {
    let digits = units.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if units < 0 { format!("-{text}") } else { text }
}

//! A table of a file, cut into cells.
//!
//! The file is read by a worker, which also finds its encoding. CSV and its kin are cut at the
//! separator they have most of; of a workbook the first sheet with rows counts.

use std::fs::File;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord};
use muniment_core::table::assign;
use muniment_worker::{State, whole_texts};

use crate::view::ColumnChoice;
use crate::{Error, Vault};

/// The largest table, in bytes.
const LARGEST: u64 = 64 << 20;

/// In how many rows the captions are looked for.
const CAPTIONS_WITHIN: usize = 20;

/// A table cut into cells.
pub(crate) struct Table {
    pub(crate) captions: Vec<String>,
    /// Rows that are not blank, with their lines in the file, from 1.
    pub(crate) rows: Vec<(u64, StringRecord)>,
}

impl Vault {
    /// Reads a file as a table.
    pub(crate) fn table(&self, path: &Path) -> Result<Table, Error> {
        let unreadable = |error: csv::Error| unreadable(path, &error.to_string());
        match self.table_text(path)? {
            TableText::Sheets(sheets) => {
                let mut sheets = sheets.iter().map(|text| rows_of_sheet(text));
                let rows = sheets.find(|rows| rows.lines().nth(1).is_some());
                Table::cut(rows.unwrap_or_default(), b'\t', false).map_err(unreadable)
            }
            TableText::Lines(text) => Table::cut(&text, delimiter(&text), true).map_err(unreadable),
        }
    }

    /// Reads a file as lines of text; those of a workbook's sheets follow each other.
    pub(crate) fn list_text(&self, path: &Path) -> Result<String, Error> {
        Ok(match self.table_text(path)? {
            TableText::Sheets(sheets) => {
                let rows: Vec<&str> = sheets.iter().map(|text| rows_of_sheet(text)).collect();
                rows.join("\n")
            }
            TableText::Lines(text) => text,
        })
    }

    fn table_text(&self, path: &Path) -> Result<TableText, Error> {
        let fail = |source| Error::File { what: "read", path: path.to_owned(), source };
        let mut file = File::open(path).map_err(fail)?;
        let length = file.metadata().map_err(fail)?.len();
        if length > LARGEST {
            return Err(unreadable(path, "it is larger than 64 MB"));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let reading = self.pool.read(&mut file, length, &name, None, &mut |_| {});
        let is_sheet = is_workbook(&reading.media_type);
        if !(reading.media_type.starts_with("text/") || is_sheet) || reading.state != State::Text {
            let why = reading.reason.map(|reason| reason.message);
            let why = why.as_deref().unwrap_or("save it as CSV and try again");
            return Err(unreadable(path, why));
        }
        // A part of a table must not pass for the whole.
        if let Some(reason) = reading.reason {
            return Err(unreadable(path, &reason.message));
        }
        let texts = whole_texts(reading.pages);
        Ok(if is_sheet { TableText::Sheets(texts) } else { TableText::Lines(texts.join("\n")) })
    }
}

/// What a worker read of the file of a table.
enum TableText {
    /// The sheets of a workbook, each with its name in the first line and tabs between cells.
    Sheets(Vec<String>),
    /// CSV and its kin, or plain lines.
    Lines(String),
}

impl Table {
    fn cut(text: &str, delimiter: u8, quoted: bool) -> Result<Self, csv::Error> {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(quoted)
            .flexible(true)
            .from_reader(text.as_bytes());
        let captions = captions(reader.headers()?);
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row?;
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push((row.position().map_or(0, csv::Position::line), row));
            }
        }
        Ok(Self { captions, rows })
    }

    /// The same table with the first row that will do as its captions: tables may have a title
    /// above. Where none will, the first row stays.
    pub(crate) fn captioned(mut self, will_do: impl Fn(&[String]) -> bool) -> Self {
        if will_do(&self.captions) {
            return self;
        }
        let among = self.rows.iter().take(CAPTIONS_WITHIN).map(|(_, row)| captions(row));
        if let Some((at, captions)) = among.enumerate().find(|(_, captions)| will_do(captions)) {
            self.captions = captions;
            self.rows.drain(..=at);
        }
        self
    }
}

/// A field by its name, and the captions under which tables show it, the usual one first, in lower
/// case without spaces and punctuation.
pub(crate) type Captioned<'a> = (&'a str, &'a [&'a str]);

/// The likeliest column of each of these fields.
pub(crate) fn likeliest(fields: &[Captioned<'_>], captions: &[String]) -> Vec<ColumnChoice> {
    let names: Vec<&[&str]> = fields.iter().map(|(_, names)| *names).collect();
    let columns = assign(captions, &names).into_iter();
    let choices = fields.iter().zip(columns).map(|((field, _), column)| choice(field, column));
    choices.collect()
}

/// A column for a field.
pub(crate) fn choice(field: &str, column: Option<usize>) -> ColumnChoice {
    let column = column.and_then(|column| u32::try_from(column).ok());
    ColumnChoice { field: field.to_owned(), column }
}

fn captions(row: &StringRecord) -> Vec<String> {
    row.iter().map(|caption| caption.trim().to_owned()).collect()
}

fn unreadable(path: &Path, why: &str) -> Error {
    let message = format!("`{}` cannot be read as a table: {why}", path.display());
    Error::invalid("import_unreadable", message)
}

fn is_workbook(media_type: &str) -> bool {
    media_type.starts_with("application/vnd.openxmlformats-officedocument.spreadsheetml")
        || media_type.starts_with("application/vnd.ms-excel")
        || media_type.starts_with("application/vnd.oasis.opendocument.spreadsheet")
}

/// The first line of a sheet's text is its name.
fn rows_of_sheet(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, rows)| rows)
}

/// The separator that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t', b'|']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))
        .unwrap_or(b',')
}

#[cfg(test)]
impl Table {
    /// A table of text in which commas or semicolons stand between the cells.
    pub(crate) fn of(text: &str) -> Self {
        Self::cut(text, delimiter(text), true).expect("a table")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_may_stand_below_a_title() {
        let table = Table::of("Count of 2024,\nProduct,Units\nOffice,5\n");
        let table = table.captioned(|captions| captions.iter().any(|caption| caption == "Units"));
        assert_eq!(table.captions, ["Product", "Units"]);
        let lines: Vec<u64> = table.rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3]);
    }

    #[test]
    fn a_table_without_such_captions_keeps_its_first_row() {
        let table = Table::of("a,b\n1,2\n").captioned(|_| false);
        assert_eq!((table.captions.len(), table.rows.len()), (2, 1));
    }

    #[test]
    fn a_sheet_has_tabs_between_its_cells_and_quotation_marks_in_them() {
        let rows = rows_of_sheet("Sheet: Count\nProduct\tUnits\n\"Office\" 2021\t5");
        let table = Table::cut(rows, b'\t', false).expect("a table");
        assert_eq!(table.rows[0].1.get(0), Some("\"Office\" 2021"));
    }
}

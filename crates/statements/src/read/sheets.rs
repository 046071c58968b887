//! Workbooks of spreadsheet programs as grids. Hidden and filtered rows, and hidden sheets, are
//! read like all others.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, Xls, XlsError, Xlsb, XlsbError, Xlsx,
};
use chrono::NaiveDate;

use super::grid::{Cell, Grid};
use crate::ReadError;

/// A sheet of more rows is an export, which has no merged cells; looking for them would read the
/// sheet once more.
const ROWS_WITH_MERGES: usize = 20_000;
/// A merged range of more cells is a mistake.
const MERGED_CELLS: usize = 10_000;

/// The sheets of a workbook: XLSX, XLSM, XLSB or XLS.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, ReadError> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return old(bytes);
    }
    match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => Ok(current(book)),
        Err(error) => binary(bytes).map_err(|_| ReadError::Workbook(error.into())),
    }
}

fn current(mut book: Xlsx<Cursor<&[u8]>>) -> Vec<Grid> {
    let names = book.sheet_names();
    let grid = |name: &String| {
        let mut grid = Grid::named(name);
        match book.worksheet_cells_reader(name) {
            Ok(mut cells) => loop {
                match cells.next_cell() {
                    Ok(Some(found)) => {
                        let (row, column) = found.get_position();
                        grid.put(row, column, shared(found.get_value()));
                    }
                    Ok(None) => break,
                    Err(error) => {
                        grid.fault = Some(error.to_string());
                        break;
                    }
                }
            },
            Err(error) => grid.fault = Some(error.to_string()),
        }
        if grid.rows.len() <= ROWS_WITH_MERGES {
            let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
            merge(&mut grid, &merges);
        }
        grid
    };
    names.iter().map(grid).collect()
}

fn old(bytes: &[u8]) -> Result<Vec<Grid>, ReadError> {
    let mut book: Xls<_> = match Xls::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(XlsError::Password) => return Err(ReadError::Encrypted),
        // A workbook of today that is encrypted hides in the container of the old ones.
        Err(_) if contains(bytes, &utf16("EncryptedPackage")) => return Err(ReadError::Encrypted),
        Err(error) => return Err(ReadError::Workbook(error.into())),
    };
    let names = book.sheet_names();
    let grid = |name: &String| {
        let mut grid = whole(name, book.worksheet_range(name).map_err(|error| error.to_string()));
        let merges = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        merge(&mut grid, &merges);
        grid
    };
    Ok(names.iter().map(grid).collect())
}

fn binary(bytes: &[u8]) -> Result<Vec<Grid>, XlsbError> {
    let mut book = Xlsb::new(Cursor::new(bytes))?;
    let names = book.sheet_names();
    let grid =
        |name: &String| whole(name, book.worksheet_range(name).map_err(|error| error.to_string()));
    Ok(names.iter().map(grid).collect())
}

fn whole(name: &str, range: Result<calamine::Range<Data>, String>) -> Grid {
    let mut grid = Grid::named(name);
    match range {
        Ok(range) => {
            let (top, left) = range.start().unwrap_or_default();
            let place = |from: u32, at: usize| from.saturating_add(u32::try_from(at).unwrap_or(0));
            for (row, column, value) in range.used_cells() {
                grid.put(place(top, row), place(left, column), owned(value));
            }
        }
        Err(fault) => grid.fault = Some(fault),
    }
    grid
}

fn merge(grid: &mut Grid, merges: &[Dimensions]) {
    for Dimensions { start, end } in merges {
        let rows = u64::from(end.0.saturating_sub(start.0)) + 1;
        let columns = u64::from(end.1.saturating_sub(start.1)) + 1;
        if rows.saturating_mul(columns) > MERGED_CELLS as u64 {
            continue;
        }
        for row in start.0..=end.0 {
            for column in start.1..=end.1 {
                let number = |row: u32| row.saturating_add(1);
                grid.merged.insert((number(row), column), (number(start.0), start.1));
            }
        }
    }
}

fn shared(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Blank,
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Text(text.clone())
        }
        DataRef::Bool(truth) => Cell::Text(truth.to_string()),
        DataRef::DateTime(time) => day(time),
        DataRef::Error(error) => Cell::Text(error.to_string()),
    }
}

fn owned(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Blank,
        Data::Int(number) => Cell::Text(number.to_string()),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Cell::Text(text.clone())
        }
        Data::Bool(truth) => Cell::Text(truth.to_string()),
        Data::DateTime(time) => day(time),
        Data::Error(error) => Cell::Text(error.to_string()),
    }
}

/// A time of day alone, or what is no date, stays a number.
fn day(time: &ExcelDateTime) -> Cell {
    let serial = time.as_f64();
    if time.is_duration() || !(1.0..2_958_466.0).contains(&serial) {
        return Cell::Number(serial);
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
        .map_or(Cell::Number(serial), Cell::Day)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

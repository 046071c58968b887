//! Workbooks of Excel 5 to 2003.
//!
//! calamine spreads each sheet over a full grid and reserves what the sheet claims to use. So the
//! stream of records is mended first: claims are blanked out, cells that would stretch the grid
//! past the limit as well. Only the mended stream is passed on, in a container of our own.

use std::io::{Cursor, Write};

use calamine::{Reader, Xls, XlsError};

use super::{Rows, has_cells, value};
use crate::draft::Draft;
use crate::office::compound::{Compound, LittleEndian};
use crate::office::properties::describe;
use crate::reading::{Child, Flow, Options, Reading, State};

/// The cells of the grids of all sheets together.
const GRID_CELLS: u64 = 3_000_000;

/// Kinds of records.
const DIMENSIONS: u16 = 0x0200;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const MULTIPLE_NUMBERS: u16 = 0x00bd;
const PASSWORD: u16 = 0x002f;
/// Cells: number, label (two kinds), truth value, short number, shared string, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x0006];
/// A kind that no reader knows.
const BLANKED: u16 = 0x0fff;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut file = match Compound::open(bytes) {
        Ok(file) => file,
        Err(reading) => return *reading,
    };
    let (container, mended) = match open(&mut file) {
        Ok(opened) => opened,
        Err(reading) => return *reading,
    };
    let mut book: Xls<_> = match Xls::new(Cursor::new(container)) {
        Ok(book) => book,
        Err(XlsError::Password) => return locked(),
        Err(error) => return Reading::damaged("bad_workbook", error.to_string()),
    };
    let sheets = book.sheets_metadata().to_vec();
    let mut rows = Rows::new(Draft::new(&options.limits));
    for sheet in sheets.iter().filter(|sheet| has_cells(sheet)) {
        rows.begin_sheet(sheet, 0);
        if let Ok(range) = book.worksheet_range(&sheet.name) {
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let place =
                    |from: u32, at: usize| from.saturating_add(u32::try_from(at).unwrap_or(0));
                rows.cell(place(top, row), place(left, column), &value::owned_text(value));
            }
        }
        rows.end_sheet();
        if rows.draft.is_full() {
            break;
        }
    }
    let reading = describe(&mut file, rows.draft.into_reading());
    if mended.left_out > 0 && reading.reason.is_none() {
        let message = format!("{} cells stand too far apart to be read", mended.left_out);
        return reading.because("truncated", message);
    }
    reading
}

/// A workbook as a reader of cells may open it.
///
/// # Errors
/// A reading that says why there is none.
pub(crate) fn mended(bytes: &[u8]) -> Result<Vec<u8>, Box<Reading>> {
    open(&mut Compound::open(bytes)?).map(|(container, _)| container)
}

fn open(file: &mut Compound<'_>) -> Result<(Vec<u8>, Mended), Box<Reading>> {
    let name = if file.has("Workbook") { "Workbook" } else { "Book" };
    let mut stream = file.stream(name).unwrap_or_default();
    let mended = mend(&mut stream);
    if mended.is_encrypted {
        return Err(locked().into());
    }
    match contain(name, &stream) {
        Ok(container) => Ok((container, mended)),
        Err(error) => Err(Reading::damaged("bad_workbook", error.to_string()).into()),
    }
}

fn locked() -> Reading {
    let message = "the workbook is encrypted; save it without a password to have it read";
    Reading::stopped(State::PasswordNeeded, "password_needed", message)
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Mended {
    is_encrypted: bool,
    left_out: usize,
}

/// The rows and columns the cells of a sheet span.
#[derive(Clone, Copy)]
struct Span {
    top: u64,
    bottom: u64,
    left: u64,
    right: u64,
}

impl Span {
    fn cells(self) -> u64 {
        (self.bottom - self.top + 1) * (self.right - self.left + 1)
    }

    fn with(self, other: Self) -> Self {
        Self {
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
            left: self.left.min(other.left),
            right: self.right.max(other.right),
        }
    }
}

/// Blanks out claims, and cells beyond the limit.
fn mend(stream: &mut [u8]) -> Mended {
    let mut mended = Mended::default();
    let mut spent = 0;
    let mut span: Option<Span> = None;
    let mut at = 0;
    while let (Some(kind), Some(length)) = (stream.u16_at(at), stream.u16_at(at + 2)) {
        let length = usize::from(length);
        let Some(data) = stream.get(at + 4..at + 4 + length) else { break };
        match kind {
            PASSWORD if data.u16_at(0).is_some_and(|method| method != 0) || length > 2 => {
                mended.is_encrypted = true;
                return mended;
            }
            // A sheet begins or ends: its grid counts.
            BEGIN | END => spent += span.take().map_or(0, Span::cells),
            DIMENSIONS => blank(stream, at),
            kind if kind == MULTIPLE_NUMBERS || CELLS.contains(&kind) => {
                let grown =
                    span_of(kind, data).map(|cell| span.map_or(cell, |span| span.with(cell)));
                match grown {
                    Some(grown) if spent + grown.cells() <= GRID_CELLS => span = Some(grown),
                    _ => {
                        blank(stream, at);
                        mended.left_out += 1;
                    }
                }
            }
            _ => {}
        }
        at += 4 + length;
    }
    mended
}

fn span_of(kind: u16, data: &[u8]) -> Option<Span> {
    let (row, left) = (data.u16_at(0)?.into(), data.u16_at(2)?.into());
    let right = match kind {
        MULTIPLE_NUMBERS => u64::from(data.u16_at(data.len().checked_sub(2)?)?),
        _ => left,
    };
    (left <= right).then_some(Span { top: row, bottom: row, left, right })
}

fn blank(stream: &mut [u8], at: usize) {
    stream[at..at + 2].copy_from_slice(&BLANKED.to_le_bytes());
}

/// A compound file with one stream, in the version calamine reads best.
fn contain(name: &str, stream: &[u8]) -> std::io::Result<Vec<u8>> {
    let version = cfb::Version::V3;
    let mut file = cfb::CompoundFile::create_with_version(version, Cursor::new(Vec::new()))?;
    file.create_stream(name)?.write_all(stream)?;
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        let place = [row.to_le_bytes(), column.to_le_bytes()].concat();
        record(0x0203, &[&place[..], &[0; 10]].concat())
    }

    #[test]
    fn cells_that_stretch_the_grid_too_far_are_left_out() {
        let mut stream = [number(0, 0), number(65_535, 255), number(9, 9)].concat();
        assert_eq!(mend(&mut stream), Mended { is_encrypted: false, left_out: 1 });
        assert_eq!(stream.u16_at(0), Some(0x0203));
        assert_eq!(stream.u16_at(18), Some(BLANKED));
        assert_eq!(stream.u16_at(36), Some(0x0203));
    }

    #[test]
    fn a_claim_of_dimensions_is_blanked_out() {
        let mut stream = record(DIMENSIONS, &[0xff; 14]);
        mend(&mut stream);
        assert_eq!(stream.u16_at(0), Some(BLANKED));
    }

    #[test]
    fn an_encrypted_stream_is_told() {
        let mut stream = record(PASSWORD, &[1, 0, 1, 0]);
        assert!(mend(&mut stream).is_encrypted);
    }
}

//! Workbooks in a zip package: XLSX, XLSM and XLSB.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Cell, DataRef, Reader, Sheet, Xlsb, Xlsx, XlsxError};

use super::{Rows, guard, has_cells, value};
use crate::draft::Draft;
use crate::office::package::Package;
use crate::reading::{Child, Flow, Limits, Options, Reading};
use crate::xml::{Node, walk};

/// Sheets with what stands beside their cells, by name.
type Sheets = BTreeMap<String, SheetPart>;

#[derive(Default)]
struct SheetPart {
    hidden_rows: usize,
    /// Comments and text boxes.
    asides: String,
    /// Why its cells are not read.
    refusal: Option<&'static str>,
}

/// Reads XLSX and XLSM.
pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let (package, parts) = match open(bytes, &options.limits) {
        Ok(opened) => opened,
        Err(reading) => return *reading,
    };
    let mut book: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => return Reading::damaged("bad_workbook", error.to_string()),
    };
    let sheets = book.sheets_metadata().to_vec();
    let mut rows = Rows::new(Draft::new(&options.limits));
    let mut faults = Vec::new();
    for sheet in sheets.iter().filter(|sheet| has_cells(sheet)) {
        let part = parts.get(&sheet.name);
        rows.begin_sheet(sheet, part.map_or(0, |part| part.hidden_rows));
        let outcome = match part.and_then(|part| part.refusal) {
            Some(refusal) => Err(refusal.to_owned()),
            None => write_cells(&mut book, sheet, &mut rows),
        };
        faults.extend(outcome.err().map(|fault| format!("sheet `{}`: {fault}", sheet.name)));
        if let Some(asides) = part.map(|part| part.asides.as_str()).filter(|text| !text.is_empty())
        {
            rows.draft.end_line();
            rows.draft.line(asides);
        }
        rows.end_sheet();
        if rows.draft.is_full() {
            break;
        }
    }
    let reading = package.finish(rows.draft.into_reading());
    complain(reading, &faults)
}

/// Whether a reader of cells may open a workbook.
///
/// # Errors
/// A reading that says why not.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Box<Reading>> {
    let (_, parts) = open(bytes, limits)?;
    parts.values().find_map(|part| part.refusal).map_or(Ok(()), |reason| Err(refused(reason)))
}

/// The same for XLSB.
///
/// # Errors
/// A reading that says why not.
pub(crate) fn check_binary(bytes: &[u8], limits: &Limits) -> Result<(), Box<Reading>> {
    open_binary(bytes, limits).map(drop)
}

/// Reads XLSB.
pub(crate) fn read_binary(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let package = match open_binary(bytes, &options.limits) {
        Ok(package) => package,
        Err(reading) => return *reading,
    };
    let mut book: Xlsb<_> = match Xlsb::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => return Reading::damaged("bad_workbook", error.to_string()),
    };
    let sheets = book.sheets_metadata().to_vec();
    let mut rows = Rows::new(Draft::new(&options.limits));
    let mut faults = Vec::new();
    for sheet in sheets.iter().filter(|sheet| has_cells(sheet)) {
        rows.begin_sheet(sheet, 0);
        let outcome = match book.worksheet_cells_reader(&sheet.name) {
            Ok(mut cells) => write_all(&mut rows, || cells.next_cell()),
            Err(error) => Err(error.to_string()),
        };
        faults.extend(outcome.err().map(|fault| format!("sheet `{}`: {fault}", sheet.name)));
        rows.end_sheet();
        if rows.draft.is_full() {
            break;
        }
    }
    let reading = package.finish(rows.draft.into_reading());
    complain(reading, &faults)
}

/// Opens a workbook and looks at its parts.
fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<(Package<'a>, Sheets), Box<Reading>> {
    let mut package = Package::open(bytes, limits)?;
    let main = package.main_part("xl/workbook.xml");
    check_shared_parts(&mut package, &main).map_err(refused)?;
    let parts = sheet_parts(&mut package, &main);
    Ok((package, parts))
}

fn open_binary<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Package<'a>, Box<Reading>> {
    let mut package = Package::open(bytes, limits)?;
    // Unpacking everything once shows that it stays within the limits.
    for name in package.names().iter().filter(|name| name.ends_with(".bin")) {
        if package.bytes(name).is_none() || package.is_cut() {
            return Err(refused(&format!("`{name}`")));
        }
    }
    Ok(package)
}

fn refused(reason: &str) -> Box<Reading> {
    Reading::refused("too_large", format!("the workbook is not read: {reason}")).into()
}

fn write_cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &Sheet,
    rows: &mut Rows,
) -> Result<(), String> {
    match book.worksheet_cells_reader(&sheet.name) {
        Ok(mut cells) => write_all(rows, || cells.next_cell()),
        Err(XlsxError::NotAWorksheet(_)) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

fn write_all<'a, E: std::fmt::Display>(
    rows: &mut Rows,
    mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, E>,
) -> Result<(), String> {
    while let Some(cell) = next().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        rows.cell(row, column, &value::text(cell.get_value()));
        if rows.draft.is_full() {
            break;
        }
    }
    Ok(())
}

fn complain(reading: Reading, faults: &[String]) -> Reading {
    match faults {
        [] => reading,
        _ if reading.reason.is_some() => reading,
        faults => reading.because("damaged_sheet", faults.join("; ")),
    }
}

/// Checks the parts calamine reads as a whole when it opens a workbook.
fn check_shared_parts(package: &mut Package<'_>, main: &str) -> Result<(), &'static str> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    for name in ["sharedStrings.xml", "styles.xml", "theme/theme1.xml", "workbook.xml"] {
        let path = format!("{folder}/{name}");
        let checked = package.unpack(path.trim_start_matches('/'), guard::check);
        if package.is_cut() {
            return Err("a part is larger than the limit");
        }
        checked.transpose()?;
    }
    Ok(())
}

/// Checks the sheets and reads what stands beside their cells.
fn sheet_parts(package: &mut Package<'_>, main: &str) -> Sheets {
    let relations = package.relations(main);
    let Some(xml) = package.text(main) else { return Sheets::new() };
    let mut paths = Vec::new();
    let _ = walk(&xml, |node| {
        if let Node::Open(element) = node
            && element.name() == "sheet"
            && let (Some(name), Some(id)) = (element.attribute("name"), element.attribute("id"))
        {
            let relation = relations.iter().find(|relation| relation.id == id);
            paths.extend(relation.map(|relation| (name, relation.target.clone())));
        }
        Flow::Continue
    });
    let read_part = |(name, path): (String, String)| {
        let mut part = SheetPart::default();
        match package.unpack(&path, guard::check) {
            Some(Ok(known)) => part.hidden_rows = known.hidden_rows,
            Some(Err(refusal)) => part.refusal = Some(refusal),
            None => {}
        }
        if package.is_cut() {
            part.refusal = Some("it is larger than the limit");
        }
        for relation in package.relations(&path) {
            if matches!(relation.kind.as_str(), "comments" | "drawing") {
                let xml = package.text(&relation.target).unwrap_or_default();
                part.asides.push_str(&aside(&xml, relation.kind == "comments"));
            }
        }
        part.asides.truncate(part.asides.trim_end().len());
        (name, part)
    };
    paths.into_iter().map(read_part).collect()
}

/// The text of comments or of the shapes of a drawing, a line each.
fn aside(xml: &str, is_comments: bool) -> String {
    let (mut lines, mut line, mut depth) = (String::new(), String::new(), 0_usize);
    let _ = walk(xml, |node| {
        match node {
            Node::Open(element) if element.name() == "t" => depth += 1,
            Node::Open(element) if element.name() == "comment" => {
                let cell = element.attribute("ref").unwrap_or_default();
                line = format!("Comment on {cell}: ");
            }
            Node::Close("t") => depth = depth.saturating_sub(1),
            Node::Close(name) if name == if is_comments { "comment" } else { "p" } => {
                if !line.trim().is_empty() {
                    lines.push_str(&super::one_line(line.trim()));
                    lines.push('\n');
                }
                line.clear();
            }
            Node::Text(text) if depth > 0 => line.push_str(text),
            _ => {}
        }
        Flow::Continue
    });
    lines
}

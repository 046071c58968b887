//! From a file to a statement.

mod delimited;
mod grid;
mod header;
mod heading;
mod markup;
mod rows;
mod sheets;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use muniment_core::statement::compare::{LineKey, Renames};
use muniment_core::statement::{
    Field, Mapping, RowFault, RowKind, RowPlace, RowProblem, Sheet, Statement, StatementKind, Tab,
};

use crate::ReadError;
use crate::captions::Captions;
use crate::secret::FoundKey;
use grid::Grid;
use header::Header;
use heading::Heading;

/// Rows that a preview shows.
const PREVIEW_ROWS: usize = 20;

/// What is read.
#[derive(Debug, Clone, Copy)]
pub enum Source<'a> {
    /// The bytes of a workbook.
    Workbook(&'a [u8]),
    /// A decoded table of text: CSV, TSV, or separated by semicolons or pipes.
    Text(&'a str),
    /// A decoded text in XML.
    Xml(&'a str),
}

/// A statement, and the product keys that it lists only masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadStatement {
    /// The statement.
    pub statement: Statement,
    /// The keys in clear, in the order of their rows, for whoever seals them.
    pub keys: Vec<FoundKey>,
}

/// A table before its columns are mapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The title of the sheet; empty of a text.
    pub sheet: String,
    /// The row of the captions, from 1.
    pub header_row: u32,
    /// The captions, one for each column.
    pub captions: Vec<String>,
    /// The first rows below them, product keys masked.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are.
    pub count: u64,
    /// The mapping that the captions suggest, for each kind of row that fits.
    pub suggestions: Vec<Mapping>,
}

/// Reads a statement. Without a mapping, it must be one of the known exports; with one, the first
/// sheet that has its columns is read.
///
/// # Errors
/// Where it cannot be opened, holds nothing, or nobody knows what its columns mean.
pub fn read(
    source: Source<'_>,
    captions: &Captions,
    mapping: Option<&Mapping>,
) -> Result<ReadStatement, ReadError> {
    let mut grids = grids(source)?;
    if grids.iter().all(|grid| grid.rows.is_empty()) {
        return Err(ReadError::Empty);
    }
    let mut read = match mapping {
        Some(mapping) => mapped(&mut grids, mapping)?,
        None => match workbook(&mut grids, captions) {
            Some(read) => read,
            None => export(&mut grids, captions)?,
        },
    };
    note_repeated_lines(&mut read.statement);
    Ok(read)
}

/// Every table of a file, as it is before anybody says what it means.
///
/// # Errors
/// Where it cannot be opened.
pub fn preview(source: Source<'_>, captions: &Captions) -> Result<Vec<Preview>, ReadError> {
    let grids = grids(source)?;
    Ok(grids.iter().filter_map(|grid| Preview::of(grid, captions)).collect())
}

impl Preview {
    fn of(grid: &Grid, captions: &Captions) -> Option<Self> {
        let (at, texts) = Header::likeliest(grid)?;
        let below = grid.rows.get(at + 1..).unwrap_or_default();
        let shown = |row: &grid::Row| {
            header::texts(&row.cells)
                .into_iter()
                .map(|text| muniment_core::key::mask(&text))
                .collect()
        };
        let suggestion = |rows: &RowKind| {
            let header = Header::find(grid, *rows, captions)?;
            let caption = |(field, at): (Field, usize)| (field, header.captions[at].clone());
            let columns = header.columns.clone().into_iter().map(caption).collect();
            Some(Mapping { name: String::new(), rows: *rows, columns })
        };
        Some(Self {
            sheet: grid.name.clone(),
            header_row: grid.rows[at].number,
            captions: texts,
            rows: below.iter().take(PREVIEW_ROWS).map(shown).collect(),
            count: below.len() as u64,
            suggestions: RowKind::ALL.iter().filter_map(suggestion).collect(),
        })
    }
}

fn grids(source: Source<'_>) -> Result<Vec<Grid>, ReadError> {
    match source {
        Source::Workbook(bytes) => sheets::read(bytes),
        Source::Text(text) => Ok(vec![delimited::read(text)?]),
        Source::Xml(text) => Ok(vec![markup::read(text)?]),
    }
}

/// A license statement: a workbook with its tabs, or one tab saved as text.
fn workbook(grids: &mut [Grid], captions: &Captions) -> Option<ReadStatement> {
    let heading = Heading::find(grids, captions);
    let tabs: Vec<Option<Tab>> = grids.iter().map(|grid| captions.tab(&grid.name)).collect();
    let has_tab = tabs.iter().flatten().any(|tab| tab.rows().is_some());
    let tabs = match (has_tab, &*grids) {
        (true, _) => tabs,
        (false, [only]) => vec![Some(lone_tab(only, &heading, captions)?)],
        (false, _) => return None,
    };
    let mut read = ReadStatement {
        statement: Statement {
            name: heading.name,
            request_id: heading.request_id,
            calculated_on: heading.calculated_on,
            ..Statement::new(StatementKind::Mls)
        },
        keys: Vec::new(),
    };
    let mut languages = BTreeSet::new();
    for ((number, grid), tab) in (0..=u16::MAX).zip(grids.iter_mut()).zip(tabs) {
        if let Some(language) = read.add_tab(grid, tab, number, captions) {
            languages.insert(language);
        }
    }
    // Every sheet is in one language; a caption that several share decides nothing.
    languages.remove("");
    if let (Some(language), 1) = (languages.first(), languages.len()) {
        read.statement.language.clone_from(language);
    }
    Some(read)
}

/// The tab that a single table is, where its captions or a heading say so.
fn lone_tab(grid: &Grid, heading: &Heading, captions: &Captions) -> Option<Tab> {
    let kinds = [RowKind::Transaction, RowKind::Agreement, RowKind::Line];
    let mut best: Option<(RowKind, Header)> = None;
    for rows in kinds {
        let Some(header) = Header::find(grid, rows, captions) else { continue };
        if best.as_ref().is_none_or(|(_, known)| header.columns.len() > known.columns.len()) {
            best = Some((rows, header));
        }
    }
    let (rows, header) = best?;
    // Captions that only statements have, in any language.
    let is_own = |field: Field| {
        let at = header.columns.get(&field);
        at.is_some_and(|at| captions.is_usual(field, &header.captions[*at]))
    };
    let is_tab = !heading.is_empty() || is_own(Field::Family) || is_own(Field::Customer);
    if !is_tab || captions.export(&header.captions).is_some() {
        return None;
    }
    let has_countries = header.columns.contains_key(&Field::UsageCountry);
    Some(match rows {
        RowKind::Transaction => Tab::TransactionData,
        RowKind::Agreement => Tab::LicenseAgreements,
        _ if has_countries => Tab::PivotData,
        _ => Tab::LicenseSummary,
    })
}

impl ReadStatement {
    /// Reads a sheet; the language of its captions, where it has any.
    fn add_tab(
        &mut self,
        grid: &mut Grid,
        tab: Option<Tab>,
        number: u16,
        captions: &Captions,
    ) -> Option<String> {
        let kind = tab.and_then(Tab::rows);
        let header = kind.and_then(|kind| Header::find(grid, kind, captions));
        let sheet = Sheet { tab, ..rows::sheet(grid, header.as_ref()) };
        self.statement.sheets.push(sheet);
        let at = RowPlace { sheet: number, row: 0 };
        let mut complain = |fault: RowFault, value: &str| {
            let value = value.chars().take(80).collect();
            let problem = RowProblem { at, column: String::new(), fault, value };
            self.statement.problems.push(problem);
        };
        if let Some(fault) = &grid.fault {
            complain(RowFault::Unreadable, fault);
        }
        let kind = kind?;
        let Some(header) = header else {
            // The tab of the program is often there and empty.
            if grid.rows.len() > 1 && tab != Some(Tab::Mpsa) {
                complain(RowFault::NoHeader, &grid.name);
            }
            return None;
        };
        self.keys.extend(rows::read(grid, &header, kind, number, &mut self.statement));
        Some(header.language)
    }
}

/// One of the known exports, on the first sheet whose header it has.
fn export(grids: &mut [Grid], captions: &Captions) -> Result<ReadStatement, ReadError> {
    for grid in grids.iter_mut() {
        for at in 0..grid.rows.len().min(header::ROWS) {
            let texts = header::texts(&grid.rows[at].cells);
            let Some(export) = captions.export(&texts) else { continue };
            let columns = export.columns(&texts);
            let header = Header { at, captions: texts, columns, language: String::new() };
            let statement = Statement::new(export.kind);
            return Ok(single(grid, &header, export.rows, statement));
        }
    }
    let likeliest = grids.iter().filter_map(Header::likeliest).map(|(_, captions)| captions);
    Err(ReadError::Unrecognized { captions: likeliest.max_by_key(Vec::len).unwrap_or_default() })
}

fn mapped(grids: &mut [Grid], mapping: &Mapping) -> Result<ReadStatement, ReadError> {
    let mut missing = String::new();
    for grid in grids {
        match Header::mapped(grid, mapping) {
            Ok(header) => {
                let statement = Statement::new(StatementKind::Mapped);
                return Ok(single(grid, &header, Some(mapping.rows), statement));
            }
            Err(caption) => missing = caption,
        }
    }
    Err(ReadError::NoSuchColumn { caption: missing })
}

/// A statement of one table.
fn single(
    grid: &mut Grid,
    header: &Header,
    kind: Option<RowKind>,
    mut statement: Statement,
) -> ReadStatement {
    let sheet = Sheet { tab: Some(Tab::Table), ..rows::sheet(grid, Some(header)) };
    statement.sheets.push(sheet);
    let keys = match kind {
        Some(kind) => rows::read(grid, header, kind, 0, &mut statement),
        None => Vec::new(),
    };
    ReadStatement { statement, keys }
}

/// Two lines of the same tab with the same product, version and country are counted together, and
/// somebody should look at them.
fn note_repeated_lines(statement: &mut Statement) {
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for line in &statement.lines {
        let is_new = seen.insert((line.at.sheet, LineKey::of(line, &Renames::new())));
        if !is_new {
            let value = format!("{} {}", line.family, line.version);
            let (column, fault) = (String::new(), RowFault::Repeated);
            problems.push(RowProblem { at: line.at, column, fault, value });
        }
    }
    statement.problems.append(&mut problems);
}

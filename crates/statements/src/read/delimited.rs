//! Tables of text as grids.

use std::collections::BTreeMap;

use csv::ReaderBuilder;

use super::grid::{Cell, Grid, Row};
use crate::ReadError;

/// How many lines are looked at to tell the separator.
const LINES: usize = 40;

/// A table whose cells are separated by commas, tabs, semicolons or pipes, whatever its name says.
pub(super) fn read(text: &str) -> Result<Grid, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for record in reader.records() {
        let record = record?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(|cell| match cell {
            "" => Cell::Blank,
            cell => Cell::Text(cell.to_owned()),
        });
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        grid.rows.push(Row { number, cells: cells.collect() });
    }
    Ok(grid)
}

/// The separator of which most lines have the same number, outside of quotes. A heading above the
/// table may have fewer.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
    let usual = |separator: u8| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for line in &lines {
            *counts.entry(separators(line, separator)).or_default() += 1;
        }
        counts.remove(&0);
        // How many lines share a number, and which number.
        counts.into_iter().map(|(count, lines)| (lines, count)).max().unwrap_or_default()
    };
    let best = [b'|', b';', b'\t', b','].into_iter().max_by_key(|separator| usual(*separator));
    best.filter(|separator| usual(*separator) != (0, 0)).unwrap_or(b',')
}

fn separators(line: &str, separator: u8) -> usize {
    let mut is_quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            byte if byte == separator && !is_quoted => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_seen_and_not_taken_from_the_name() {
        assert_eq!(delimiter("Product\tKey, if any\nA\tB\n"), b'\t');
        assert_eq!(delimiter("a;b\n1,5;2,5\n"), b';');
        assert_eq!(delimiter("a|b|c\n1|2|3\n"), b'|');
        assert_eq!(delimiter("alone\n"), b',');
        assert_eq!(delimiter("a,b\n\"x;y;z\",1\n"), b',');
    }
}

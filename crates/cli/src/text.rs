//! Answers for a person: aligned columns that fit the terminal, and captioned values.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Row, Table, presets};

/// The width of answers that go to no terminal.
const WIDTH: u16 = 120;

/// Rows below captions; a leading `>` marks a column of numbers. The first column identifies the
/// row and is never cut.
pub(crate) fn table<const N: usize>(
    captions: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if !table.is_tty() {
        table.set_width(WIDTH);
    }
    table.set_truncation_indicator("…");
    table.set_header(captions.map(|caption| caption.trim_start_matches('>').to_owned()));
    for cells in rows {
        let mut row = Row::from(cells.map(|cell| one_line(&cell)));
        row.max_height(1);
        table.add_row(row);
    }
    for (column, caption) in table.column_iter_mut().zip(captions) {
        column.set_padding((0, 2));
        if caption.starts_with('>') {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::ContentWidth);
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Captions and values, one a line; empty values are left out.
pub(crate) fn facts(rows: &[(&str, String)]) -> String {
    let shown = rows.iter().filter(|(_, value)| !value.is_empty());
    let width = shown.clone().map(|(caption, _)| caption.len()).max().unwrap_or(0);
    shown.map(|(caption, value)| format!("{caption:<width$}  {}\n", printable(value))).collect()
}

/// Text of a document as a terminal may show it: without the characters that command it.
pub(crate) fn printable(text: &str) -> String {
    let harmless = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(harmless).collect()
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    printable(&words.join(" "))
}

/// The first digits of a SHA-256, enough to name a document in any vault that fits a disk.
pub(crate) fn short(sha256: &str) -> String {
    sha256.chars().take(12).collect()
}

/// A size as people say it.
pub(crate) fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    let mut value = bytes as f64 / 1000.0;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}

/// A count with its noun.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_say_them() {
        let said: Vec<String> = [0, 999, 1000, 1_234_567, 999_950_000].map(size).into();
        assert_eq!(said, ["0 B", "999 B", "1.0 KB", "1.2 MB", "1.0 GB"]);
    }

    #[test]
    fn a_file_name_cannot_command_the_terminal() {
        assert_eq!(printable("a\x1b[2Jb\rc\u{9b}d"), "a[2Jbcd");
    }

    #[test]
    fn a_long_cell_is_cut_to_one_line() {
        let shown = table(["ID", "NAME"], [["12".to_owned(), "word ".repeat(60)]]);
        assert_eq!(shown.lines().count(), 2);
        assert!(shown.lines().all(|line| line.chars().count() <= usize::from(WIDTH)));
    }
}

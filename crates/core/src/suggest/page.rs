//! A page as lines of cells: columns are apart by two spaces or more, or by tabs.

use super::PAGE_BYTES;

/// A page of text.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
}

/// A line that is not blank.
#[derive(Debug)]
pub(super) struct Line {
    /// Where it starts and ends in the text of the page without the white space around it, in bytes.
    pub(super) span: (usize, usize),
    /// The line as it is, with plain spaces.
    pub(super) text: String,
    /// In small letters, byte for byte as long as `text`.
    pub(super) lower: String,
    pub(super) cells: Vec<Cell>,
}

/// A piece of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// Where it starts and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it starts, in characters.
    pub(super) column: usize,
}

/// A label found on a page: where it ends, and its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) line: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    column: usize,
}

impl Page {
    pub(super) fn new(text: &str) -> Self {
        let mut end = text.len().min(PAGE_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text[..end].split_inclusive('\n') {
            if !line.trim().is_empty() {
                lines.push(Line::new(at, line));
            }
            at += line.len();
        }
        Self { lines }
    }

    /// Whether a phrase, in small letters, stands on the page as whole words.
    pub(super) fn says(&self, phrase: &str) -> bool {
        self.lines.iter().any(|line| line.find(phrase, 0).is_some())
    }

    /// Every place where one of the labels stands, in the order of the labels.
    pub(super) fn labels<'a>(&'a self, labels: &'a [&str]) -> impl Iterator<Item = Label> + 'a {
        labels.iter().flat_map(move |label| {
            self.lines.iter().enumerate().filter_map(move |(at, line)| {
                let start = line.find(label, 0)?;
                let column = line.text[..start].chars().count();
                Some(Label { line: at, start, end: start + label.len(), column })
            })
        })
    }

    /// A label as printed.
    pub(super) fn words_of(&self, label: Label) -> String {
        let words = self.lines[label.line].text.get(label.start..label.end).unwrap_or_default();
        words.trim_matches([':', '#', ' ']).to_owned()
    }

    /// The text right after a label on its line.
    pub(super) fn after(&self, label: Label) -> &str {
        trim_label(&self.lines[label.line].text[label.end..])
    }

    /// The cell after a label on its line, or the rest of its own cell.
    pub(super) fn cell_after(&self, label: Label) -> Option<&str> {
        let line = &self.lines[label.line];
        let own = line.cells.iter().position(|cell| cell.end >= label.end)?;
        let rest = trim_label(&line.text[label.end.min(line.cells[own].end)..line.cells[own].end]);
        if !rest.is_empty() {
            return Some(rest);
        }
        line.cells.get(own + 1).map(|cell| trim_label(line.cell(*cell)))
    }

    /// Whether a colon ends a label.
    pub(super) fn has_colon(&self, label: Label) -> bool {
        self.lines[label.line].text[label.end..].trim_start().starts_with(':')
    }

    /// The cells under a label in its column, line by line.
    pub(super) fn column_below(&self, label: Label) -> impl Iterator<Item = &str> {
        self.lines.iter().skip(label.line + 1).map_while(move |line| {
            let near = line.cells.iter().filter(|cell| cell.column.abs_diff(label.column) <= 8);
            let cell = near.min_by_key(|cell| cell.column.abs_diff(label.column))?;
            // A label and its value are one line of an address block.
            let alone = line.cells.len() == 2 && line.text.contains(':');
            Some(if alone { line.text.trim() } else { line.cell(*cell) })
        })
    }

    /// The cell under a label: the one in the same column of the next line, or the only one.
    pub(super) fn below(&self, label: Label) -> Option<&str> {
        let line = self.lines.get(label.line + 1)?;
        let own = &self.lines[label.line];
        let near = line.cells.iter().filter(|cell| cell.column.abs_diff(label.column) <= 8);
        let cell = near.min_by_key(|cell| cell.column.abs_diff(label.column)).or_else(|| {
            let alone = own.cells.len() == 1 && line.cells.len() == 1;
            alone.then(|| &line.cells[0])
        })?;
        Some(line.cell(*cell))
    }
}

impl Line {
    fn new(at: usize, text: &str) -> Self {
        let start = at + text.len() - text.trim_start().len();
        let span = (start, start + text.trim().len());
        let text = text.trim_end().replace('\u{a0}', " ");
        // Letters whose small form has another length keep their own.
        let lower = text.chars().map(|c| {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        });
        let lower = lower.collect();
        let cells = cells(&text);
        Self { span, text, lower, cells }
    }

    pub(super) fn cell(&self, cell: Cell) -> &str {
        &self.text[cell.start..cell.end]
    }

    /// Where a phrase in small letters stands as whole words, from a place on.
    pub(super) fn find(&self, phrase: &str, from: usize) -> Option<usize> {
        let mut at = from;
        while let Some(found) = self.lower[at..].find(phrase) {
            let start = at + found;
            let end = start + phrase.len();
            let before = self.lower[..start].chars().next_back();
            let after = self.lower[end..].chars().next();
            let open = phrase.ends_with(|c: char| !c.is_alphanumeric());
            let begins = !before.is_some_and(char::is_alphanumeric);
            if begins && (open || !after.is_some_and(char::is_alphabetic)) {
                return Some(start);
            }
            at = end;
        }
        None
    }

    /// Letters and spaces only, few of them: how headings look.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

fn cells(text: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut spaces = 2;
    for (column, (at, c)) in text.char_indices().enumerate() {
        if c.is_whitespace() || c == '|' {
            spaces += if c == ' ' { 1 } else { 2 };
            continue;
        }
        let end = at + c.len_utf8();
        match cells.last_mut() {
            Some(cell) if spaces < 2 => cell.end = end,
            _ => cells.push(Cell { start: at, end, column }),
        }
        spaces = 0;
    }
    cells
}

fn trim_label(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '|'))
        .trim_start_matches('#')
        .trim_start()
}

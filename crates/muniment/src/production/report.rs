//! Pages of blocks as a PDF that reads like a letter: headings, paragraphs, tables that go on over
//! pages, page numbers, and a structure for screen readers.

use chrono::NaiveDate;
use muniment_core::pack::Block;
use pdf_writer::types::StructRole;

use crate::paper::{A4, BLACK, Binding, Element, Font, GRAY, Ink, Sheet, Structure, wrap};

const MARGIN: f32 = 56.0;
const WIDTH: f32 = A4.0 - 2.0 * MARGIN;
/// The lowest line of text; the foot of the page is below.
const BOTTOM: f32 = A4.1 - 64.0;
const LEADING: f32 = 1.38;
const TEXT: f32 = 9.5;
const SMALL: f32 = 8.2;
/// The width of the names of facts.
const NAMES: f32 = 112.0;
/// The space between the columns of a table.
const GUTTER: f32 = 8.0;
const PALE: Ink = [0.955, 0.96, 0.968];
const LINE: Ink = [0.82, 0.84, 0.87];

/// What stands on each page beside the text, and what the file says about itself.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    /// The left side of the foot of each page.
    pub(super) foot: &'a str,
    pub(super) producer: &'a str,
    pub(super) made_on: NaiveDate,
}

/// The blocks as a PDF file.
pub(super) fn report(frame: &Frame<'_>, blocks: &[Block]) -> Vec<u8> {
    let mut layout =
        Layout { sheets: vec![Sheet::new(A4)], y: MARGIN + 14.0, structure: Structure::new() };
    for block in blocks {
        layout.block(block);
    }
    let count = layout.sheets.len();
    for (number, sheet) in (1..).zip(&mut layout.sheets) {
        sheet.untagged(|sheet| {
            sheet.ink(GRAY);
            sheet.rule(MARGIN, A4.1 - 46.0, WIDTH, 0.4);
            sheet.text(Font::Sans, 8.0, MARGIN, A4.1 - 32.0, frame.foot);
            let page = format!("Page {number} of {count}");
            sheet.text_right(Font::Sans, 8.0, A4.0 - MARGIN, A4.1 - 32.0, &page);
        });
    }
    let Frame { title, producer, made_on, .. } = *frame;
    let structure = Some(layout.structure);
    Binding { title, producer, made_on, structure }.bind(layout.sheets)
}

/// Text as it is drawn: its font, size and ink.
#[derive(Clone, Copy)]
struct Style {
    font: Font,
    size: f32,
    ink: Ink,
}

const PLAIN: Style = Style { font: Font::Sans, size: TEXT, ink: BLACK };
const NAME: Style = Style { font: Font::Sans, size: TEXT, ink: GRAY };
const CELL: Style = Style { font: Font::Sans, size: SMALL, ink: BLACK };
const CAPTION: Style = Style { font: Font::SansBold, size: SMALL, ink: GRAY };
const CODE: Style = Style { font: Font::Mono, size: SMALL, ink: BLACK };

/// The pages as far as they are written.
struct Layout {
    sheets: Vec<Sheet>,
    /// The baseline of the next line.
    y: f32,
    structure: Structure,
}

impl Layout {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => {
                let style = Style { font: Font::SansBold, size: 19.0, ink: BLACK };
                self.lines(StructRole::H1, style, text);
                self.y += 8.0;
            }
            Block::Heading(text) => {
                self.y += 12.0;
                self.room(54.0);
                let style = Style { font: Font::SansBold, size: 12.0, ink: BLACK };
                self.lines(StructRole::H2, style, text);
                self.y += 3.0;
            }
            Block::Paragraph(text) => {
                self.lines(StructRole::P, PLAIN, text);
                self.y += 5.0;
            }
            Block::Lines(lines) => self.code(lines),
            Block::Facts(facts) => self.facts(facts),
            Block::Table { captions, widths, rows } => self.table(captions, widths, rows),
        }
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().expect("there is always a page")
    }

    /// Turns the page where less than this is left; whether it did.
    fn room(&mut self, height: f32) -> bool {
        let turns = self.y + height > BOTTOM;
        if turns {
            self.sheets.push(Sheet::new(A4));
            self.y = MARGIN + 10.0;
        }
        turns
    }

    fn lines(&mut self, role: StructRole, style: Style, text: &str) {
        let element = self.structure.add(role, Structure::WHOLE);
        for line in broken(style, WIDTH, text) {
            self.room(style.size);
            let y = self.y;
            self.sheet().tagged(element, |sheet| style.draw(sheet, MARGIN, y, &line));
            self.y += style.size * LEADING;
        }
    }

    fn code(&mut self, lines: &[String]) {
        let element = self.structure.add(StructRole::P, Structure::WHOLE);
        let wrapped = lines.iter().flat_map(|line| broken(CODE, WIDTH - 16.0, line));
        let wrapped: Vec<String> = wrapped.collect();
        let height = wrapped.len() as f32 * SMALL * LEADING + 8.0;
        self.room(height.min(BOTTOM - MARGIN - 10.0));
        self.sheet_behind(height);
        self.y += 4.0;
        for line in wrapped {
            self.room(SMALL);
            let y = self.y;
            self.sheet().tagged(element, |sheet| CODE.draw(sheet, MARGIN + 8.0, y, &line));
            self.y += SMALL * LEADING;
        }
        self.y += 11.0;
    }

    fn sheet_behind(&mut self, height: f32) {
        let top = self.y - TEXT;
        self.sheet().untagged(|sheet| {
            sheet.ink(PALE);
            sheet.fill(MARGIN, top, WIDTH, height);
        });
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let table = self.structure.add(StructRole::Table, Structure::WHOLE);
        for (name, value) in facts {
            let lines = broken(PLAIN, WIDTH - NAMES, value);
            self.room(lines.len() as f32 * TEXT * LEADING);
            let row = self.structure.add(StructRole::TR, table);
            let head = self.structure.add(StructRole::TH, row);
            let cell = self.structure.add(StructRole::TD, row);
            let y = self.y;
            self.sheet().tagged(head, |sheet| NAME.draw(sheet, MARGIN, y, name));
            self.y += self.column(cell, PLAIN, MARGIN + NAMES, &lines) + 1.5;
        }
        self.y += 7.0;
    }

    fn table(&mut self, captions: &[String], widths: &[u8], rows: &[Vec<String>]) {
        let table = self.structure.add(StructRole::Table, Structure::WHOLE);
        self.y += 3.0;
        self.row(table, CAPTION, captions, widths);
        for row in rows {
            let height = self.height(CELL, row, widths);
            if self.room(height) {
                self.row(table, CAPTION, captions, widths);
            }
            self.row(table, CELL, row, widths);
        }
        self.y += 8.0;
    }

    fn height(&self, style: Style, cells: &[String], widths: &[u8]) -> f32 {
        let lines = cells.iter().zip(widths);
        let lines = lines.map(|(cell, width)| broken(style, column_width(*width), cell).len());
        lines.max().unwrap_or(1) as f32 * style.size * LEADING + 5.0
    }

    fn row(&mut self, table: Element, style: Style, cells: &[String], widths: &[u8]) {
        let role = if style.ink == CAPTION.ink { StructRole::TH } else { StructRole::TD };
        let row = self.structure.add(StructRole::TR, table);
        let (mut x, mut height) = (MARGIN, 0.0_f32);
        for (cell, width) in cells.iter().zip(widths) {
            let element = self.structure.add(role, row);
            let lines = broken(style, column_width(*width), cell);
            height = height.max(self.column(element, style, x, &lines));
            x += WIDTH * f32::from(*width) / 100.0;
        }
        self.y += height;
        let y = self.y - style.size * 0.75;
        self.sheet().untagged(|sheet| {
            sheet.ink(LINE);
            sheet.rule(MARGIN, y, WIDTH, 0.5);
        });
        self.y += 5.0;
    }

    /// Draws lines from here down, and says how high they are.
    fn column(&mut self, element: Element, style: Style, x: f32, lines: &[String]) -> f32 {
        let y = self.y;
        let leading = style.size * LEADING;
        self.sheet().tagged(element, |sheet| {
            let mut y = y;
            for line in lines {
                style.draw(sheet, x, y, line);
                y += leading;
            }
        });
        lines.len().max(1) as f32 * leading
    }
}

impl Style {
    fn draw(self, sheet: &mut Sheet, x: f32, y: f32, text: &str) {
        sheet.ink(self.ink);
        sheet.text(self.font, self.size, x, y, text);
    }
}

fn column_width(share: u8) -> f32 {
    WIDTH * f32::from(share) / 100.0 - GUTTER
}

/// Text as lines of this width; what has no blank to break at, such as a digest, is broken anywhere.
fn broken(style: Style, width: f32, text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in wrap(style.font, style.size, width, text) {
        let mut rest = String::new();
        for c in line.chars() {
            rest.push(c);
            if style.font.width(style.size, &rest) > width {
                rest.pop();
                lines.push(std::mem::replace(&mut rest, c.to_string()));
            }
        }
        lines.push(rest);
    }
    lines
}

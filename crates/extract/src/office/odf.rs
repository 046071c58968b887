//! OpenDocument: texts, sheets and presentations.
//!
//! A sheet or slide is a page, and so is what stands between soft or hard page breaks of a text.
//! Cells are text as the program showed them.

use std::collections::BTreeSet;

use super::package::Package;
use crate::draft::Draft;
use crate::reading::{Child, Flow, Limits, Options, Reading, State};
use crate::xml::{Element, Node, walk};

/// A gap of empty cells keeps its width, and a cell is repeated, up to this many columns.
const GAP: usize = crate::sheet::GAP as usize;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut package = match Package::open(bytes, &options.limits) {
        Ok(package) => package,
        Err(reading) => return *reading,
    };
    let manifest = package.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        let message = "the document is encrypted; save it without a password to have it read";
        return Reading::stopped(State::PasswordNeeded, "password_needed", message);
    }
    let Some(xml) = package.text("content.xml") else {
        return Reading::damaged("no_document", "the package lacks `content.xml`");
    };
    let styles = package.text("styles.xml").unwrap_or_default();

    let mut body = Body::new(options.limits);
    // Sheets and slides have edges of their own making, such as `Page 1`.
    if xml.contains("<office:text") {
        for header in edges(&styles, "header", options) {
            body.draft.line(&header);
        }
        for footer in edges(&styles, "footer", options) {
            body.draft.at_bottom(footer);
        }
    }
    let end = walk(&xml, |node| body.visit(&node));
    let reading = body.draft.into_reading();
    let reading = match end {
        Err(error) if reading.pages.is_empty() => Reading::damaged("bad_xml", error.to_string()),
        Err(error) => reading.because("bad_xml", error.to_string()),
        Ok(()) => reading,
    };
    package.finish(reading)
}

/// The texts of the headers or footers of all page styles.
fn edges(styles: &str, which: &str, options: &Options) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut body: Option<Body> = None;
    let _ = walk(styles, |node| {
        match &node {
            Node::Open(element) if element.name() == which => {
                body = Some(Body::new(options.limits));
            }
            Node::Close(name) if *name == which => {
                if let Some(body) = body.take() {
                    texts.insert(body.draft.into_text());
                }
            }
            node => {
                if let Some(body) = &mut body {
                    body.visit(node);
                }
            }
        }
        Flow::Continue
    });
    texts.retain(|text| !text.trim().is_empty());
    texts
}

struct Body {
    limits: Limits,
    draft: Draft,
    /// The text around a note or comment, and its depth inside paragraphs and cells.
    around: Option<(Draft, usize, usize)>,
    /// Styles of paragraphs that begin a page, and of sheets that are hidden.
    breaking: BTreeSet<String>,
    hidden: BTreeSet<String>,
    style: String,
    is_spreadsheet: bool,
    /// Depth inside paragraphs: only there white space and text count.
    paragraphs: usize,
    /// Depth inside what is not for reading, such as tracked changes.
    absent: usize,
    /// Depth inside cells, whose paragraphs share a line.
    cells: usize,
    /// The columns the cell takes, and those before it that were left empty.
    columns: usize,
    gap: usize,
    /// Where the cell begins in its line, and how often the row stands below itself.
    cell_start: usize,
    rows: usize,
    /// A page has begun, so the next one has to end it even when it is blank.
    has_begun: bool,
}

impl Body {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            draft: Draft::new(&limits),
            around: None,
            breaking: BTreeSet::new(),
            hidden: BTreeSet::new(),
            style: String::new(),
            is_spreadsheet: false,
            paragraphs: 0,
            absent: 0,
            cells: 0,
            columns: 1,
            gap: 0,
            cell_start: 0,
            rows: 1,
            has_begun: false,
        }
    }

    fn visit(&mut self, node: &Node<'_>) -> Flow {
        match node {
            Node::Open(element) => self.open(element),
            Node::Close(name) => self.close(name),
            Node::Text(text) if self.paragraphs > 0 && self.absent == 0 => self.write(text),
            Node::Text(_) => {}
        }
        if self.draft.is_full() { Flow::Stop } else { Flow::Continue }
    }

    /// White space runs are one space, as in HTML.
    fn write(&mut self, text: &str) {
        if self.gap > 0 && !text.trim().is_empty() {
            let gap = std::mem::take(&mut self.gap);
            self.draft.push(&"\t".repeat(gap.min(GAP)));
        }
        let mut words = text.split([' ', '\n', '\r', '\t']).peekable();
        while let Some(word) = words.next() {
            self.draft.push(word);
            if words.peek().is_some() && !self.draft.ends_blank() {
                self.draft.push(" ");
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        if is_absent(name) {
            self.absent += 1;
        }
        if self.absent > 0 {
            return;
        }
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        let count = |name: &str| attribute(name).parse::<usize>().unwrap_or(1).min(GAP);
        match name {
            "style" => self.style = attribute("name"),
            "paragraph-properties" if attribute("break-before") == "page" => {
                self.breaking.insert(self.style.clone());
            }
            "table-properties" if attribute("display") == "false" => {
                self.hidden.insert(self.style.clone());
            }
            "spreadsheet" => self.is_spreadsheet = true,
            "table" if self.is_spreadsheet && self.cells == 0 => {
                let hidden = self.hidden.contains(&attribute("style-name"));
                let note = if hidden { " (hidden)" } else { "" };
                self.begin_page();
                self.draft.line(&format!("Sheet: {}{note}", attribute("name")));
            }
            "page" => self.begin_page(),
            "p" | "h" => {
                let top = self.paragraphs == 0 && self.cells == 0;
                if top && self.breaking.contains(&attribute("style-name")) {
                    self.begin_page();
                }
                self.paragraphs += 1;
            }
            "soft-page-break" if self.cells == 0 => self.begin_page(),
            "s" if self.paragraphs > 0 => self.draft.push(&" ".repeat(count("c"))),
            "tab" if self.paragraphs > 0 => self.draft.push("\t"),
            "line-break" => self.draft.push(if self.cells > 0 { " " } else { "\n" }),
            "notes" | "annotation" | "note-body" => self.begin_aside(),
            "text-box" => self.draft.end_line(),
            "table-row" => {
                self.gap = 0;
                self.rows = attribute("number-rows-repeated").parse().unwrap_or(1);
            }
            "table-cell" | "covered-table-cell" => {
                self.cells += 1;
                self.cell_start = self.draft.last_line().len();
                self.columns = count("number-columns-repeated");
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if is_absent(name) {
            self.absent = self.absent.saturating_sub(1);
        }
        if self.absent > 0 {
            return;
        }
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                if self.cells == 0 {
                    self.draft.end_line();
                } else if !self.draft.ends_blank() {
                    self.draft.push(" ");
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.cells = self.cells.saturating_sub(1);
                self.draft.trim_blanks();
                self.repeat_cell();
            }
            "notes" => self.end_aside("Notes:\n"),
            "annotation" => self.end_aside("Comment: "),
            "note-body" => self.end_aside(""),
            "table-row" => {
                self.gap = 0;
                self.draft.trim_blanks();
                self.repeat_row();
            }
            "text-box" => self.draft.end_line(),
            _ => {}
        }
    }

    /// Equal cells beside each other are stored once, with their number.
    fn repeat_cell(&mut self) {
        let columns = std::mem::replace(&mut self.columns, 1);
        let line = self.draft.last_line();
        let text = line.get(self.cell_start..).unwrap_or_default().trim().to_owned();
        if text.is_empty() || !self.is_spreadsheet {
            self.gap += columns;
            return;
        }
        for _ in 1..columns {
            self.draft.push("\t");
            self.draft.push(&text);
        }
        self.gap += 1;
    }

    /// Equal rows below each other are stored once, too; empty ones take no line.
    fn repeat_row(&mut self) {
        let rows = std::mem::replace(&mut self.rows, 1);
        let line = self.draft.last_line().to_owned();
        self.draft.end_line();
        if line.is_empty() || !self.is_spreadsheet {
            return;
        }
        for _ in 1..rows {
            if self.draft.is_full() {
                break;
            }
            self.draft.line(&line);
        }
    }

    /// Notes and comments stand at the bottom of the page, not within a sentence.
    fn begin_aside(&mut self) {
        if self.around.is_none() {
            let draft = std::mem::replace(&mut self.draft, Draft::new(&self.limits));
            self.around = Some((draft, self.paragraphs, self.cells));
            (self.paragraphs, self.cells) = (0, 0);
        }
    }

    fn end_aside(&mut self, label: &str) {
        if let Some((draft, paragraphs, cells)) = self.around.take() {
            let aside = std::mem::replace(&mut self.draft, draft).into_text();
            (self.paragraphs, self.cells) = (paragraphs, cells);
            if !aside.trim().is_empty() {
                self.draft.at_bottom(format!("{label}{}", aside.trim()));
            }
        }
    }

    fn begin_page(&mut self) {
        if self.has_begun || !self.draft.page_is_blank() {
            self.draft.end_page();
        }
        self.has_begun = true;
    }
}

fn is_absent(name: &str) -> bool {
    matches!(name, "tracked-changes" | "forms" | "settings" | "note-citation")
}

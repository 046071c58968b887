//! Word documents: text, tables, text boxes, headers and footers, notes and comments.
//!
//! A page ends where the writer broke it or where Word last rendered an end. Notes and comments
//! stand at the bottom of the page that refers to them. Deleted text is not there.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing;
use super::package::Package;
use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading};
use crate::xml::{Element, Node, walk};

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut package = match Package::open(bytes, &options.limits) {
        Ok(package) => package,
        Err(reading) => return *reading,
    };
    let main = package.main_part("word/document.xml");
    let mut notes = Notes::default();
    let (mut headers, mut footers, mut shapes) = (Vec::new(), Vec::new(), Vec::new());
    for relation in package.relations(&main) {
        let known = matches!(
            relation.kind.as_str(),
            "header" | "footer" | "footnotes" | "endnotes" | "comments" | "chart" | "diagramData"
        );
        let Some(xml) = known.then(|| package.text(&relation.target)).flatten() else { continue };
        match relation.kind.as_str() {
            "header" => headers.push(text_of(&xml, options)),
            "footer" => footers.push(text_of(&xml, options)),
            "chart" | "diagramData" => shapes.push(drawing::text(&xml, &options.limits)),
            kind => notes.add(kind, &xml, options),
        }
    }
    let Some(xml) = package.text(&main) else {
        return Reading::damaged("no_document", format!("the package lacks `{main}`"));
    };

    let mut draft = Draft::new(&options.limits);
    for header in distinct(headers) {
        draft.line(header.trim());
    }
    for footer in distinct(footers) {
        draft.at_bottom(footer);
    }
    let mut body = Body::new(draft, &notes);
    let end = walk(&xml, |node| body.visit(&node));
    for shape in shapes {
        body.draft.at_bottom(shape);
    }
    let reading = body.draft.into_reading();
    let reading = match end {
        Err(error) if reading.pages.is_empty() => Reading::damaged("bad_xml", error.to_string()),
        Err(error) => reading.because("bad_xml", error.to_string()),
        Ok(()) => reading,
    };
    package.finish(reading)
}

/// The texts in their order, each once: first and other pages often have the same.
fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut is_new = |text: &String| !text.trim().is_empty() && seen.insert(text.clone());
    texts.into_iter().filter(|text| is_new(text)).collect()
}

/// Footnotes, endnotes and comments by kind and number.
#[derive(Default)]
struct Notes(BTreeMap<(&'static str, String), String>);

impl Notes {
    fn add(&mut self, kind: &str, xml: &str, options: &Options) {
        let (kind, element_name) = match kind {
            "footnotes" => ("footnote", "footnote"),
            "endnotes" => ("endnote", "endnote"),
            _ => ("comment", "comment"),
        };
        let none = Notes::default();
        let mut note: Option<(String, String, Body<'_>)> = None;
        let _ = walk(xml, |node| {
            match &node {
                Node::Open(element) if element.name() == element_name => {
                    let id = element.attribute("id").unwrap_or_default();
                    let author = element.attribute("author").unwrap_or_default();
                    let label = match kind {
                        "comment" if author.is_empty() => "Comment: ".to_owned(),
                        "comment" => format!("Comment by {author}: "),
                        _ => String::new(),
                    };
                    note = Some((id, label, Body::new(Draft::new(&options.limits), &none)));
                }
                Node::Close(name) if *name == element_name => {
                    if let Some((id, label, body)) = note.take() {
                        let text = body.draft.into_text();
                        if !text.trim().is_empty() {
                            self.0.insert((kind, id), format!("{label}{}", text.trim()));
                        }
                    }
                }
                node => {
                    if let Some((_, _, body)) = &mut note {
                        body.visit(node);
                    }
                }
            }
            Flow::Continue
        });
    }
}

fn text_of(xml: &str, options: &Options) -> String {
    let notes = Notes::default();
    let mut body = Body::new(Draft::new(&options.limits), &notes);
    let _ = walk(xml, |node| body.visit(&node));
    body.draft.into_text()
}

struct Body<'n> {
    draft: Draft,
    notes: &'n Notes,
    /// Depth inside elements whose text is not there: deleted, moved away, said twice.
    absent: usize,
    /// Depth inside properties, where `tab` is a setting and no text.
    properties: usize,
    text: usize,
    cells: usize,
    /// The page just ended, so an end that Word rendered there is the same one.
    fresh_page: bool,
}

impl<'n> Body<'n> {
    fn new(draft: Draft, notes: &'n Notes) -> Self {
        Self { draft, notes, absent: 0, properties: 0, text: 0, cells: 0, fresh_page: true }
    }

    fn visit(&mut self, node: &Node<'_>) -> Flow {
        match node {
            Node::Open(element) => self.open(element),
            Node::Close(name) => self.close(name),
            Node::Text(text) if self.text > 0 && self.absent == 0 => self.write(text),
            Node::Text(_) => {}
        }
        if self.draft.is_full() { Flow::Stop } else { Flow::Continue }
    }

    fn write(&mut self, text: &str) {
        self.fresh_page &= text.trim().is_empty();
        self.draft.push(text);
    }

    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        match name {
            // Of alternatives the first is read; the fallback says the same to older programs.
            "Fallback" | "del" | "moveFrom" => self.absent += 1,
            "pPr" | "rPr" | "tblPr" | "sectPr" => self.properties += 1,
            "pageBreakBefore" if self.absent == 0 && element.is_on() => self.end_page(),
            _ => {}
        }
        if self.absent > 0 || self.properties > 0 {
            return;
        }
        match name {
            "t" => self.text += 1,
            "tab" | "ptab" => self.draft.push("\t"),
            "noBreakHyphen" => self.draft.push("-"),
            "br" if element.attribute("type").as_deref() == Some("page") => {
                self.fresh_page = false;
                self.end_page();
            }
            "br" | "cr" => self.draft.push("\n"),
            "lastRenderedPageBreak" if self.cells == 0 => self.end_page(),
            "tc" => self.cells += 1,
            "txbxContent" | "tbl" => self.draft.end_line(),
            "footnoteReference" => self.refer("footnote", element),
            "endnoteReference" => self.refer("endnote", element),
            "commentReference" => self.refer("comment", element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Fallback" | "del" | "moveFrom" => self.absent = self.absent.saturating_sub(1),
            "pPr" | "rPr" | "tblPr" | "sectPr" => {
                self.properties = self.properties.saturating_sub(1);
            }
            _ => {}
        }
        if self.absent > 0 || self.properties > 0 {
            return;
        }
        match name {
            "t" => self.text = self.text.saturating_sub(1),
            // Within a cell, paragraphs share its line.
            "p" if self.cells > 0 => self.space(),
            "p" => {
                self.draft.trim_blanks();
                self.draft.push("\n");
            }
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.draft.end_cell();
            }
            "tr" => self.draft.end_line(),
            "txbxContent" => self.draft.end_line(),
            _ => {}
        }
    }

    /// Ends the page, unless it ended right here for another reason.
    fn end_page(&mut self) {
        if !self.fresh_page {
            self.draft.end_page();
            self.fresh_page = true;
        }
    }

    fn space(&mut self) {
        if !self.draft.ends_blank() {
            self.draft.push(" ");
        }
    }

    fn refer(&mut self, kind: &'static str, element: &Element<'_>) {
        let id = element.attribute("id").unwrap_or_default();
        if let Some(note) = self.notes.0.get(&(kind, id)) {
            self.draft.at_bottom(note.clone());
        }
    }
}

//! The structure of a PDF file: which marked content is a heading, a paragraph or a cell of a table,
//! in the order of reading (PDF 1.7, logical structure).

use pdf_writer::types::StructRole;
use pdf_writer::{Finish, Name, Pdf, Ref, TextStr};

use super::{Refs, Sheet};

/// A part of the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element(usize);

/// The structure as far as it is laid out.
pub(crate) struct Structure {
    elements: Vec<(StructRole, Option<usize>)>,
}

impl Structure {
    /// A structure with the whole document as its only part.
    pub(crate) fn new() -> Self {
        Self { elements: vec![(StructRole::Document, None)] }
    }

    /// The whole document.
    pub(crate) const WHOLE: Element = Element(0);

    /// A new part inside another, after those that are there.
    pub(crate) fn add(&mut self, role: StructRole, inside: Element) -> Element {
        self.elements.push((role, Some(inside.0)));
        Element(self.elements.len() - 1)
    }

    /// Writes the catalog with the structure. `sheets` are the pages with their marks.
    pub(super) fn write(
        self,
        pdf: &mut Pdf,
        refs: &mut Refs,
        (catalog_id, tree): (Ref, Ref),
        sheets: &[(Ref, &[Element])],
    ) {
        let ids: Vec<Ref> = self.elements.iter().map(|_| refs.next()).collect();
        let root = refs.next();
        let parents: Vec<Ref> = sheets.iter().map(|_| refs.next()).collect();
        let mut catalog = pdf.catalog(catalog_id);
        catalog.pages(tree).lang(TextStr("en"));
        catalog.mark_info().marked(true);
        catalog.viewer_preferences().display_doc_title(true);
        catalog.pair(Name(b"StructTreeRoot"), root);
        catalog.finish();
        write_root(pdf, (root, ids[0]), &parents);
        for ((_, marks), id) in sheets.iter().zip(&parents) {
            pdf.indirect(*id).array().items(marks.iter().map(|element| ids[element.0]));
        }
        self.write_elements(pdf, &ids, root, sheets);
    }

    fn write_elements(&self, pdf: &mut Pdf, ids: &[Ref], root: Ref, sheets: &[(Ref, &[Element])]) {
        let mut inside = vec![Vec::new(); ids.len()];
        for (at, (_, parent)) in self.elements.iter().enumerate() {
            if let Some(parent) = parent {
                inside[*parent].push(ids[at]);
            }
        }
        let mut marked = vec![Vec::new(); ids.len()];
        for (page, marks) in sheets {
            for (number, element) in (0..).zip(*marks) {
                marked[element.0].push((*page, number));
            }
        }
        for (at, (role, parent)) in self.elements.iter().enumerate() {
            let mut element = pdf.struct_element(ids[at]);
            element.kind(*role).parent(parent.map_or(root, |parent| ids[parent]));
            let mut children = element.children();
            for (page, number) in &marked[at] {
                children.marked_content_ref().page(*page).marked_content_id(*number);
            }
            for child in &inside[at] {
                children.struct_element(*child);
            }
        }
    }
}

/// Writes the root of the structure, above the whole document, with the parents of each page's
/// marks.
fn write_root(pdf: &mut Pdf, (root, whole): (Ref, Ref), parents: &[Ref]) {
    let mut written = pdf.indirect(root).start::<pdf_writer::writers::StructTreeRoot>();
    written.child(whole).parent_tree_next_key(parents.len() as i32);
    let mut tree = written.parent_tree();
    let mut numbers = tree.nums();
    for (key, parents) in (0..).zip(parents) {
        numbers.insert(key, *parents);
    }
}

impl Sheet {
    /// Draws what belongs to a part of the structure.
    pub(crate) fn tagged(&mut self, element: Element, draw: impl FnOnce(&mut Self)) {
        let number = self.marks.len() as i32;
        self.marks.push(element);
        let mut mark = self.content.begin_marked_content_with_properties(Name(b"Span"));
        mark.properties().identify(number);
        drop(mark);
        draw(self);
        self.content.end_marked_content();
    }

    /// Draws what is no part of the text, such as a line or the number of a page.
    pub(crate) fn untagged(&mut self, draw: impl FnOnce(&mut Self)) {
        self.content.begin_marked_content(Name(b"Artifact"));
        draw(self);
        self.content.end_marked_content();
    }
}

//! The text of shapes, diagrams and charts, which Word and PowerPoint write alike.

use crate::draft::Draft;
use crate::reading::{Flow, Limits};
use crate::xml::{Node, walk};

/// The paragraphs of a part.
pub(super) fn text(xml: &str, limits: &Limits) -> String {
    let mut draft = Draft::new(limits);
    // Damage leaves the paragraphs before it.
    let _ = write(xml, &mut draft);
    draft.into_text()
}

/// Writes the paragraphs of the shapes of a part.
pub(super) fn write(xml: &str, draft: &mut Draft) -> Result<(), quick_xml::Error> {
    let (mut text, mut cells, mut absent) = (0_usize, 0_usize, 0_usize);
    let mut is_number = false;
    walk(xml, |node| {
        match node {
            Node::Open(element) => match element.name() {
                "sld"
                    if element
                        .attribute("show")
                        .is_some_and(|show| show == "0" || show == "false") =>
                {
                    draft.line("Hidden slide");
                }
                "Fallback" => absent += 1,
                // The number of the slide is a field; the page number says the same.
                "fld" => is_number = element.attribute("type").as_deref() == Some("slidenum"),
                "t" | "v" | "text" => text += 1,
                "tc" => cells += 1,
                "br" => draft.push("\n"),
                "tab" => draft.push("\t"),
                _ => {}
            },
            Node::Close(name) => match name {
                "Fallback" => absent = absent.saturating_sub(1),
                "fld" => is_number = false,
                "t" => text = text.saturating_sub(1),
                // The values of a chart and the text of an old comment.
                "v" | "text" => {
                    text = text.saturating_sub(1);
                    draft.end_line();
                }
                "tc" => {
                    cells = cells.saturating_sub(1);
                    draft.end_cell();
                }
                "tr" => draft.end_line(),
                "p" if cells > 0 && !draft.ends_blank() => draft.push(" "),
                "p" if cells == 0 => draft.end_line(),
                _ => {}
            },
            Node::Text(value) if text > 0 && absent == 0 && !is_number => draft.push(value),
            Node::Text(_) => {}
        }
        if draft.is_full() { Flow::Stop } else { Flow::Continue }
    })
}

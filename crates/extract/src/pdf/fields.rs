//! Values of form fields and notes, which a page may hold without drawing them.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_interpret::hayro_syntax::page::Page as PdfPage;

use super::info;
use crate::reading::Page;

/// A field may inherit from this many fields above it.
const FIELD_DEPTH: usize = 8;

/// Appends what the annotations of a page say, unless the page already shows it.
pub(crate) fn append(page: &mut Page, pdf_page: &PdfPage<'_>) {
    let Some(annotations) = pdf_page.raw().get::<Array<'_>>("Annots") else { return };
    let mut shown: Option<String> = None;
    for annotation in annotations.iter::<Dict<'_>>() {
        let Some(text) = said(&annotation) else { continue };
        let plain = without_blanks(&text);
        let shown = shown.get_or_insert_with(|| without_blanks(&page.text));
        if plain.is_empty() || shown.contains(&plain) {
            continue;
        }
        shown.push_str(&plain);
        if !page.text.is_empty() {
            page.text.push('\n');
        }
        page.text.push_str(text.trim());
    }
}

fn said(annotation: &Dict<'_>) -> Option<String> {
    let subtype = annotation.get::<Name<'_>>("Subtype")?;
    match subtype.as_str() {
        "Widget" => value(annotation),
        "Link" | "Popup" | "FileAttachment" => None,
        _ => object_text(annotation.get::<Object<'_>>("Contents")?),
    }
}

/// The value of a field for text or a choice. Passwords and buttons say nothing.
fn value(widget: &Dict<'_>) -> Option<String> {
    let kind = inherited(widget, "FT", FIELD_DEPTH)?.into_name()?;
    if !matches!(kind.as_str(), "Tx" | "Ch") {
        return None;
    }
    object_text(inherited(widget, "V", FIELD_DEPTH)?)
}

fn inherited<'a>(field: &Dict<'a>, key: &str, depth: usize) -> Option<Object<'a>> {
    field.get::<Object<'_>>(key).or_else(|| {
        let parent = field.get::<Dict<'_>>("Parent").filter(|_| depth > 0)?;
        inherited(&parent, key, depth - 1)
    })
}

fn object_text(object: Object<'_>) -> Option<String> {
    match object {
        Object::String(string) => Some(info::text(string.as_bytes())),
        Object::Stream(stream) => Some(info::text(&stream.decoded_data().ok()?)),
        Object::Array(array) => {
            let values = array
                .iter::<Object<'_>>()
                .filter_map(|value| Some(info::text(value.into_string()?.as_bytes())));
            Some(values.collect::<Vec<_>>().join("\n"))
        }
        _ => None,
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

//! The files inside a PDF: the attachments of the document and of its annotations.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Object, ObjectIdentifier, Stream, String,
};

use super::info;
use crate::reading::{Child, Flow, Limits};

/// A tree of names is hardly ever deeper than three levels.
const TREE_DEPTH: usize = 16;

/// The files inside are too many or too large.
pub(crate) struct TooLarge;

pub(crate) fn hand_over(
    pdf: &Pdf,
    limits: &Limits,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Result<(), TooLarge> {
    let mut seen: HashSet<ObjectIdentifier> = HashSet::new();
    let mut left = limits.unpacked_bytes;
    for specification in specifications(pdf) {
        let Some(stream) = embedded(&specification) else { continue };
        if !seen.insert(stream.obj_id()) {
            continue;
        }
        if seen.len() as u64 > u64::from(limits.children) {
            return Err(TooLarge);
        }
        let Ok(bytes) = stream.decoded_data() else { continue };
        left = left.checked_sub(bytes.len() as u64).ok_or(TooLarge)?;
        let name = name(&specification).unwrap_or_else(|| format!("attachment {}", seen.len()));
        let parameters = stream.dict().get::<Dict<'_>>("Params");
        let modified = parameters.and_then(|parameters| {
            let date = |key| info::unix_seconds(parameters.get::<String>(key)?.as_bytes());
            date("ModDate").or_else(|| date("CreationDate"))
        });
        let found = Child { path: name.clone(), name, modified, bytes: bytes.into_owned() };
        if child(found) == Flow::Stop {
            break;
        }
    }
    Ok(())
}

fn embedded<'a>(specification: &Dict<'a>) -> Option<Stream<'a>> {
    let files = specification.get::<Dict<'_>>("EF")?;
    ["UF", "F", "Unix", "Mac", "DOS"].into_iter().find_map(|key| files.get::<Stream<'_>>(key))
}

/// The file name without the folders some writers put before it.
fn name(specification: &Dict<'_>) -> Option<std::string::String> {
    let name = ["UF", "F"].into_iter().find_map(|key| specification.get::<String<'_>>(key))?;
    let name = info::text(name.as_bytes());
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn specifications(pdf: &Pdf) -> Vec<Dict<'_>> {
    let mut found = Vec::new();
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let names = catalog.get::<Dict<'_>>("Names");
    if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) {
        walk(&tree, TREE_DEPTH, &mut found);
    }
    if let Some(associated) = catalog.get::<Array<'_>>("AF") {
        found.extend(associated.iter::<Dict<'_>>());
    }
    for page in pdf.pages().iter() {
        if let Some(annotations) = page.raw().get::<Array<'_>>("Annots") {
            found.extend(annotations.iter::<Dict<'_>>().filter_map(|a| a.get::<Dict<'_>>("FS")));
        }
    }
    found
}

fn walk<'a>(tree: &Dict<'a>, depth: usize, found: &mut Vec<Dict<'a>>) {
    if let Some(names) = tree.get::<Array<'_>>("Names") {
        // Pairs of a name and a file; asked for dictionaries alone, the array would end at a name.
        found.extend(names.iter::<Object<'_>>().filter_map(Object::into_dict));
    }
    if let Some(kids) = tree.get::<Array<'_>>("Kids").filter(|_| depth > 0) {
        kids.iter::<Dict<'_>>().for_each(|kid| walk(&kid, depth - 1, found));
    }
}

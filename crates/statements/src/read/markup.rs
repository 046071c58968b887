//! Tables in XML as grids.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::grid::{Cell, Grid};
use crate::ReadError;

/// Elements within elements; no export nests deeper.
const DEPTH: usize = 64;

/// A value with its name.
type Value = (String, String);

/// A table in XML: each element that holds values is a row. Values are attributes, or elements
/// that hold nothing but text; their names are the captions. Nothing expands, nothing is fetched.
pub(super) fn read(text: &str) -> Result<Grid, ReadError> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) => {
                if open.len() >= DEPTH {
                    break;
                }
                open.push(Element::of(&tag));
            }
            Event::Text(piece) => write(&mut open, &piece.into_inner()),
            Event::CData(piece) => write(&mut open, &piece.into_inner()),
            Event::GeneralRef(reference) => write(&mut open, &resolved(&reference)),
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut rows);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(as_grid(&rows))
}

struct Element {
    name: String,
    text: String,
    values: Vec<Value>,
    has_children: bool,
}

impl Element {
    fn of(tag: &BytesStart<'_>) -> Self {
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        let values = attributes
            .flatten()
            .filter(|attribute| !attribute.key.0.starts_with("xmlns"))
            .map(|attribute| {
                let value = unescape(&attribute.value).unwrap_or_default().into_owned();
                (local(attribute.key.0), value)
            });
        Self {
            name: local(tag.name().0),
            text: String::new(),
            values: values.collect(),
            has_children: false,
        }
    }
}

fn local(name: &str) -> String {
    name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned()
}

fn write(open: &mut [Element], piece: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(piece);
    }
}

/// An element that is closed is a value of the one around it, or a row.
fn close(element: Element, open: &mut [Element], rows: &mut Vec<Vec<(String, String)>>) {
    if let Some(parent) = open.last_mut() {
        parent.has_children = true;
        if element.values.is_empty() && !element.has_children {
            parent.values.push((element.name, element.text.trim().to_owned()));
            return;
        }
    }
    if element.values.len() > 1 {
        rows.push(element.values);
    }
}

/// A reference that the file defines itself is nothing.
fn resolved(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        Ok(None) => resolve_predefined_entity(reference).unwrap_or_default().to_owned(),
        Err(_) => String::new(),
    }
}

fn as_grid(rows: &[Vec<(String, String)>]) -> Grid {
    let mut columns: BTreeMap<&str, u32> = BTreeMap::new();
    let mut captions: Vec<&str> = Vec::new();
    for (name, _) in rows.iter().flatten() {
        columns.entry(name).or_insert_with(|| {
            captions.push(name);
            u32::try_from(captions.len() - 1).unwrap_or(u32::MAX)
        });
    }
    let mut grid = Grid::default();
    for (column, caption) in (0..).zip(&captions) {
        grid.put(0, column, Cell::Text((*caption).to_owned()));
    }
    for (row, values) in (1..).zip(rows) {
        for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
            grid.put(row, columns[name.as_str()], Cell::Text(value.clone()));
        }
    }
    grid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_and_attributes_are_cells() {
        let grid =
            read("<r><row><A>1 &amp; 2</A><B>x</B></row><row A=\"3\" B=\"y\"/></r>").unwrap();
        assert_eq!(grid.cell(1, 0), Some(&Cell::Text("A".into())));
        assert_eq!(grid.cell(2, 0), Some(&Cell::Text("1 & 2".into())));
        assert_eq!(grid.cell(3, 1), Some(&Cell::Text("y".into())));
    }

    #[test]
    fn entities_of_a_file_are_not_expanded() {
        let hostile =
            "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r><a>&e;</a><b>1</b></r>";
        let grid = read(hostile).unwrap();
        assert_eq!(grid.cell(2, 1), Some(&Cell::Text("1".into())));
        assert_ne!(grid.cell(2, 0).map(Cell::is_blank), Some(false));
    }
}

//! XML as a stream of nodes, for every format that is written in it.
//!
//! Forgiving: a missing or stray end tag stops nobody. Entities other than the five of XML and
//! character references stay as written, so nothing expands and nothing is fetched.

use std::borrow::Cow;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::reading::Flow;

/// A declaration of the encoding stands within this many bytes.
const DECLARATION: usize = 256;

/// One step through a document. Names are without prefix.
pub(crate) enum Node<'a> {
    Open(Element<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// A start tag.
pub(crate) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of the first attribute with this name, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| value)
    }

    /// Whether a switch of Word is on, which it is unless it says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off"))
    }

    /// Names with prefix and values.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, String)> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| {
            let value = match unescape(&attribute.value) {
                Cow::Borrowed(value) => value.to_owned(),
                Cow::Owned(value) => value,
            };
            (attribute.key.0, value)
        })
    }
}

/// Calls `visit` for every node until it says stop.
///
/// # Errors
/// What is wrong with the document, after the nodes before it were visited.
pub(crate) fn walk(
    xml: &str,
    mut visit: impl FnMut(Node<'_>) -> Flow,
) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    loop {
        let flow = match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) => visit(Node::Open(Element(&tag))),
            Event::End(tag) => visit(Node::Close(local(tag.name().0))),
            Event::Text(text) => visit(Node::Text(&text.into_inner())),
            Event::CData(text) => visit(Node::Text(&text.into_inner())),
            Event::GeneralRef(reference) => visit(Node::Text(&resolve(&reference))),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => Flow::Continue,
        };
        if flow == Flow::Stop {
            return Ok(());
        }
    }
}

/// The text of an XML document in the encoding it declares.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    let start = &bytes[..bytes.len().min(DECLARATION)];
    let encoding = Encoding::for_bom(start)
        .map(|(encoding, _)| encoding)
        .or_else(|| crate::text::utf16_without_mark(start))
        .or_else(|| declared(start))
        .unwrap_or(encoding_rs::UTF_8);
    if encoding == encoding_rs::UTF_8 {
        return String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    encoding.decode(&bytes).0.into_owned()
}

fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(start);
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start_matches([' ', '=']);
    let label = value.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes())
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        Ok(None) => resolve_predefined_entity(reference)
            .map_or_else(|| format!("&{};", &**reference), str::to_owned),
        Err(_) => String::new(),
    }
}

/// Resolves references in the value of an attribute; unknown ones stay.
fn unescape(value: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
}

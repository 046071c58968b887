//! XML of any kind: the values, each with the name of its element or attribute.
//!
//! Invoices, exports and license files keep their facts in elements and attributes alike, so both
//! are text here; names make the values readable and findable.

use crate::draft::Draft;
use crate::invoice;
use crate::reading::{Child, Flow, Options, Reading};
use crate::xml::{Element, Node, decode, walk};

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut writer =
        Writer { draft: Draft::new(&options.limits), leaf: None, value: String::new() };
    let xml = decode(bytes.to_vec());
    let end = walk(&xml, |node| {
        match node {
            Node::Open(element) => writer.open(&element),
            Node::Close(_) => writer.end_value(),
            Node::Text(text) => writer.value.push_str(text),
        }
        if writer.draft.is_full() { Flow::Stop } else { Flow::Continue }
    });
    writer.end_value();
    let mut reading = writer.draft.into_reading();
    reading.invoices.extend(invoice::read(&xml));
    match end {
        Err(error) if reading.pages.is_empty() => Reading::damaged("bad_xml", error.to_string()),
        Err(error) if reading.reason.is_none() => reading.because("bad_xml", error.to_string()),
        _ => reading,
    }
}

struct Writer {
    draft: Draft,
    /// The element just opened; it names the text that follows, when nothing else stands between.
    leaf: Option<String>,
    value: String,
}

impl Writer {
    fn open(&mut self, element: &Element<'_>) {
        self.end_value();
        let mut name = Some(element.name());
        for (key, value) in element.attributes() {
            let is_plumbing =
                key.starts_with("xmlns") || key.starts_with("xsi:") || value.trim().is_empty();
            if !is_plumbing {
                if let Some(name) = name.take() {
                    self.draft.push(name);
                }
                self.draft.push(&format!(" {key}={}", value.trim()));
            }
        }
        self.draft.end_line();
        self.leaf = Some(element.name().to_owned());
    }

    fn end_value(&mut self) {
        let value = std::mem::take(&mut self.value);
        let leaf = self.leaf.take();
        if value.trim().is_empty() {
            return;
        }
        if let Some(name) = leaf {
            self.draft.push(&name);
            self.draft.push(": ");
        }
        self.draft.line(value.trim());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::State;

    fn text(xml: &str) -> String {
        let reading = read(xml.as_bytes(), &Options::named("a.xml"), &mut |_| Flow::Continue);
        reading.pages.into_iter().map(|page| page.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn values_carry_the_name_of_their_element() {
        let xml = r#"<?xml version="1.0"?><Invoice xmlns="urn:x"><cbc:ID>R&amp;D-7</cbc:ID>
            <Amount currencyID="EUR">12.50</Amount><Empty/></Invoice>"#;
        assert_eq!(text(xml), "ID: R&D-7\nAmount currencyID=EUR\nAmount: 12.50");
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let xml = r#"<!DOCTYPE a [<!ENTITY x "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]>
            <a>&x;&f;</a>"#;
        assert_eq!(text(xml), "a: &x;&f;");
    }

    #[test]
    fn depth_costs_nothing() {
        let xml = format!("{}deep{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(text(&xml), "a: deep");
    }

    #[test]
    fn what_stands_before_damage_is_kept() {
        let reading =
            read(b"<a><b>kept</b><!-- open", &Options::named("a"), &mut |_| Flow::Continue);
        assert_eq!(reading.state, State::Text);
        assert_eq!(reading.pages[0].text, "b: kept");
        assert_eq!(reading.reason.unwrap().code, "bad_xml");
    }
}

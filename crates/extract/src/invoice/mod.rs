//! Invoices as XML: Cross Industry Invoice (Factur-X, ZUGFeRD, XRechnung) and UBL.
//!
//! Yields what the invoice states, each value as written and with the place it was read from.
//! Nothing is judged, added up or turned into a number here.

mod terms;

use serde::{Deserialize, Serialize};

use crate::reading::{Child, Flow, Reason};
use crate::xml::{Element, Node, decode, walk};
use terms::{Syntax, Term};

/// Deeper elements hold nothing that is looked for, and their paths would grow without bound.
const DEPTH: usize = 24;
/// The most values that are kept of an invoice; the longest have a few thousand lines.
const MOST_VALUES: usize = 50_000;
/// The most bytes of a value.
const MOST_BYTES: usize = 2_000;
/// An XML file names its root within this many bytes, comments and licenses before it included.
const ROOT_WITHIN: usize = 64 << 10;
/// The invoices kept of one document.
const MOST_INVOICES: usize = 16;

/// What an invoice in XML states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedInvoice {
    /// `cii` (Cross Industry Invoice) or `ubl` (Universal Business Language).
    pub syntax: String,
    /// The name of the file inside the document in which it stands; empty where the document is it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The values, in the order of the file.
    pub values: Vec<StatedValue>,
    /// Why there may be more in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Reason>,
}

/// A value of an invoice, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedValue {
    /// What it is, as a code: `number`, `seller`, `line_quantity` and the like.
    pub term: String,
    /// The line it belongs to, counted from 1 in the order of the file; absent in the header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The value.
    pub value: String,
    /// Its unit: a code of measure, a currency or the scheme of an id, where the file says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Where it stands, as a path of element names without prefixes.
    pub place: String,
}

/// The invoice that an XML document is, if it is one.
pub(crate) fn read(xml: &str) -> Option<StatedInvoice> {
    let mut collector = Collector::default();
    let end = walk(xml, |node| collector.take(&node));
    let syntax = collector.syntax?;
    let problem = match end {
        Err(error) => Some(Reason::new("bad_xml", error.to_string())),
        Ok(()) if !collector.is_full && !collector.stack.is_empty() => {
            Some(Reason::new("bad_xml", "the file ends in the middle"))
        }
        Ok(()) if collector.is_full => {
            Some(Reason::new("truncated", "the invoice has more values than are kept"))
        }
        Ok(()) => None,
    };
    Some(StatedInvoice {
        syntax: syntax.code().to_owned(),
        file: String::new(),
        values: collector.values,
        problem,
    })
}

/// Collects the invoices among the files inside a document while they are handed over.
#[derive(Default)]
pub(crate) struct Attached(Vec<StatedInvoice>);

impl Attached {
    pub(crate) fn look_at(&mut self, child: &Child) {
        if self.0.len() >= MOST_INVOICES || !may_be_invoice(&child.bytes) {
            return;
        }
        if let Some(invoice) = read(&decode(child.bytes.clone())) {
            self.0.push(StatedInvoice { file: child.name.clone(), ..invoice });
        }
    }

    pub(crate) fn into_invoices(self) -> Vec<StatedInvoice> {
        self.0
    }
}

/// Whether it is worth reading as an invoice: it looks like XML and names one of the roots early.
fn may_be_invoice(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(ROOT_WITHIN)];
    let plain: Vec<u8> = start.iter().copied().filter(|byte| *byte != 0).collect();
    let has = |word: &[u8]| plain.windows(word.len()).any(|window| window == word);
    has(b"<") && (has(b"CrossIndustry") || has(b"Invoice") || has(b"CreditNote"))
}

#[derive(Default)]
struct Collector {
    syntax: Option<Syntax>,
    stack: Vec<Open>,
    lines: u32,
    /// How deep the stack was when the line began in which the reader is.
    line_at: Option<usize>,
    values: Vec<StatedValue>,
    is_full: bool,
}

/// An element that is not closed yet.
struct Open {
    name: String,
    text: String,
    unit: String,
}

impl Collector {
    fn take(&mut self, node: &Node<'_>) -> Flow {
        match node {
            Node::Open(element) => return self.open(element),
            Node::Text(text) => {
                if let Some(open) = self.stack.last_mut()
                    && open.text.len() < MOST_BYTES
                {
                    open.text.push_str(text);
                }
            }
            Node::Close(name) => self.close(name),
        }
        if self.is_full { Flow::Stop } else { Flow::Continue }
    }

    fn open(&mut self, element: &Element<'_>) -> Flow {
        if self.syntax.is_none() {
            let namespaces = element.attributes().map(|(_, value)| value);
            match Syntax::of_root(element.name(), namespaces) {
                Some(syntax) => self.syntax = Some(syntax),
                None => return Flow::Stop,
            }
        }
        let is_line = self.syntax.is_some_and(|syntax| syntax.is_line(element.name()));
        if is_line && self.line_at.is_none() {
            self.lines += 1;
            self.line_at = Some(self.stack.len());
        }
        let unit = ["unitCode", "currencyID", "schemeID", "format"]
            .iter()
            .find_map(|name| element.attribute(name))
            .unwrap_or_default();
        let name = element.name().to_owned();
        self.stack.push(Open { name, text: String::new(), unit });
        Flow::Continue
    }

    /// Closes an element, and those inside it that nobody closed.
    fn close(&mut self, name: &str) {
        let near = self.stack.len().saturating_sub(DEPTH);
        let found = self.stack[near..].iter().rposition(|open| open.name == name);
        let Some(at) = found.map(|at| near + at) else { return };
        self.stack.truncate(at + 1);
        self.keep();
        self.stack.pop();
        self.line_at = self.line_at.filter(|line| *line < at);
    }

    /// Keeps the value of the element on top where it is one that is looked for.
    fn keep(&mut self) {
        let (Some(syntax), Some(top)) = (self.syntax, self.stack.last()) else { return };
        if self.stack.len() > DEPTH {
            return;
        }
        let value = top.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return;
        }
        let names: Vec<&str> = self.stack.iter().map(|open| open.name.as_str()).collect();
        let Some(term) = syntax.term(&names, self.line_at) else { return };
        if self.values.len() >= MOST_VALUES {
            self.is_full = true;
            return;
        }
        let end = value.floor_char_boundary(MOST_BYTES);
        let stated = StatedValue {
            term: Term::code(term).to_owned(),
            line: self.line_at.map(|_| self.lines),
            value: value[..end].to_owned(),
            unit: top.unit.clone(),
            place: self.place(),
        };
        self.values.push(stated);
    }

    fn place(&self) -> String {
        let mut place = String::new();
        for (at, open) in self.stack.iter().enumerate() {
            place.push('/');
            place.push_str(&open.name);
            if self.line_at == Some(at) {
                place.push_str(&format!("[{}]", self.lines));
            }
        }
        place
    }
}

#[cfg(test)]
mod tests;

//! Hands over the documents found inside another one, within limits.

use crate::reading::{Child, Flow, Limits, Reading};

const MOST_BYTES_IN_NAME: usize = 200;

pub(crate) struct Children<'a> {
    give: &'a mut dyn FnMut(Child) -> Flow,
    left: u32,
    bytes_left: u64,
    given: u32,
    limit: Option<&'static str>,
    is_stopped: bool,
}

impl<'a> Children<'a> {
    pub(crate) fn new(limits: &Limits, give: &'a mut dyn FnMut(Child) -> Flow) -> Self {
        Self {
            give,
            left: limits.children,
            bytes_left: limits.unpacked_bytes,
            given: 0,
            limit: None,
            is_stopped: false,
        }
    }

    /// How large the next document may be.
    pub(crate) fn bytes_left(&self) -> u64 {
        self.bytes_left
    }

    /// Whether further documents are of no use.
    pub(crate) fn is_done(&self) -> bool {
        self.is_stopped || self.limit.is_some()
    }

    /// Says that the next document is larger than what is left.
    pub(crate) fn too_large(&mut self) {
        self.limit = Some("what it holds unpacks to more than the limit");
    }

    /// Hands over a document. Its path is data: it never leads out of the container.
    pub(crate) fn give(&mut self, path: &str, modified: Option<i64>, bytes: Vec<u8>) {
        if self.is_done() {
            return;
        }
        if self.left == 0 {
            self.limit = Some("it holds more documents than the limit");
            return;
        }
        if bytes.len() as u64 > self.bytes_left {
            self.too_large();
            return;
        }
        self.left -= 1;
        self.bytes_left -= bytes.len() as u64;
        self.given += 1;
        let path = inside(path).unwrap_or_else(|| format!("unnamed-{}", self.given));
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let flow = (self.give)(Child { path, name, modified, bytes });
        self.is_stopped = flow == Flow::Stop;
    }

    /// Adds to the reading that a limit was reached.
    pub(crate) fn finish(self, reading: Reading) -> Reading {
        match self.limit {
            Some(limit) => reading.because("truncated", limit),
            None => reading,
        }
    }
}

/// A path without roots, drives and steps outwards, and without characters that only confuse;
/// `None` when nothing remains.
fn inside(path: &str) -> Option<String> {
    let names = path.split(['/', '\\']).map(|name| {
        let visible = |c: &char| !c.is_control() && !is_invisible(*c);
        let name: String = name.chars().filter(visible).collect();
        let end = name.floor_char_boundary(MOST_BYTES_IN_NAME);
        // The end of a long name tells its kind.
        let start = name.ceil_char_boundary(name.len().saturating_sub(20).max(end));
        format!("{}{}", &name[..end], &name[start..]).trim().to_owned()
    });
    let is_name = |name: &String| !name.is_empty() && !name.chars().all(|c| c == '.');
    let is_drive = |name: &String| name.len() == 2 && name.ends_with(':');
    let path = names.filter(|name| is_name(name) && !is_drive(name)).collect::<Vec<_>>().join("/");
    (!path.is_empty()).then_some(path)
}

/// Marks of direction and characters without width, with which a name can pretend to be another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leads_out() {
        for (given, kept) in [
            ("../../etc/passwd", Some("etc/passwd")),
            ("/absolute/a.txt", Some("absolute/a.txt")),
            ("C:\\Windows\\a.txt", Some("Windows/a.txt")),
            ("dir/./a.txt", Some("dir/a.txt")),
            ("invoice\u{202e}fdp.exe", Some("invoicefdp.exe")),
            ("..", None),
            ("", None),
        ] {
            assert_eq!(inside(given).as_deref(), kept, "{given}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_end() {
        let name = inside(&format!("{}.pdf", "é".repeat(500))).unwrap();
        assert!(name.len() < 256 && name.ends_with(".pdf"));
    }

    #[test]
    fn limits_end_the_handing_over() {
        let limits = Limits { children: 2, unpacked_bytes: 10, ..Limits::default() };
        let mut names = Vec::new();
        let mut give = |child: Child| {
            names.push(child.name);
            Flow::Continue
        };
        let mut children = Children::new(&limits, &mut give);
        for name in ["a", "b", "c"] {
            children.give(name, None, vec![0; 3]);
        }
        let reading = children.finish(Reading::of_pages(Vec::new()));
        assert_eq!(reading.reason.unwrap().code, "truncated");
        assert_eq!(names, ["a", "b"]);
    }
}

//! The zip package of an office document: its parts as text, within limits, and how they refer to
//! each other.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::reading::{Flow, Limits, Reading};
use crate::xml::{Node, decode, walk};

/// No part of a real document is larger than this.
const PART_BYTES: u64 = 160 << 20;

pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    bytes_left: u64,
    fault: Option<Fault>,
}

/// Why a part is incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    TooLarge,
    Damaged,
}

/// A part on its way out of the package. The size that it declares is a claim: what is unpacked
/// counts.
struct Part<R> {
    file: R,
    left: u64,
    fault: Option<Fault>,
}

impl<R: Read> Read for Part<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let new = self.file.read(room).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.fault = Some(Fault::Damaged);
            }
        })?;
        let kept = usize::try_from(self.left).map_or(new, |left| new.min(left));
        if kept < new {
            self.fault = Some(Fault::TooLarge);
        }
        self.left -= kept as u64;
        Ok(kept)
    }
}

/// A reference from one part to another.
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type, such as `header` or `slide`.
    pub(crate) kind: String,
    /// The path of the other part.
    pub(crate) target: String,
}

impl<'a> Package<'a> {
    /// # Errors
    /// A reading that says why the package does not open.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Box<Reading>> {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { archive, bytes_left: limits.unpacked_bytes, fault: None }),
            Err(error) => Err(Reading::damaged("bad_zip", error.to_string()).into()),
        }
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.archive.index_for_name(path).is_some()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// A part as text; of a part that is damaged or too large, what comes before.
    pub(crate) fn text(&mut self, path: &str) -> Option<String> {
        self.bytes(path).map(decode)
    }

    /// The bytes of a part; of a part that is damaged or too large, what comes before.
    pub(crate) fn bytes(&mut self, path: &str) -> Option<Vec<u8>> {
        self.unpack(path, |part| {
            let mut bytes = Vec::new();
            // A failure is noted on its way.
            let _ = part.read_to_end(&mut bytes);
            bytes
        })
    }

    /// What `take` makes of the bytes of a part as they are unpacked.
    pub(crate) fn unpack<T>(
        &mut self,
        path: &str,
        take: impl FnOnce(&mut dyn Read) -> T,
    ) -> Option<T> {
        let index = self.index(path)?;
        let limit = PART_BYTES.min(self.bytes_left);
        let file = match self.archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return None,
            Err(_) => {
                self.fault = Some(Fault::Damaged);
                return None;
            }
        };
        let mut part = Part { file, left: limit, fault: None };
        let taken = take(&mut part);
        let Part { left, fault, .. } = part;
        self.fault = fault.or(self.fault);
        self.bytes_left -= limit - left;
        Some(taken)
    }

    /// Whether a part was larger than the limits.
    pub(crate) fn is_cut(&self) -> bool {
        self.fault == Some(Fault::TooLarge)
    }

    /// Paths are compared without case, as Office does.
    fn index(&self, path: &str) -> Option<usize> {
        let path = path.trim_start_matches('/');
        self.archive.index_for_name(path).or_else(|| {
            let same = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(path);
            self.archive.file_names().position(|name| name.is_ok_and(|name| same(&name)))
        })
    }

    /// What a part refers to; `""` is the package itself.
    pub(crate) fn relations(&mut self, part: &str) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let Some(xml) = self.text(path.trim_start_matches('/')) else { return Vec::new() };
        let mut relations = Vec::new();
        // Damage leaves the relations before it.
        let _ = walk(&xml, |node| {
            if let Node::Open(element) = node
                && element.name() == "Relationship"
                && element.attribute("TargetMode").as_deref() != Some("External")
                && let Some(target) = element.attribute("Target")
            {
                let kind = element.attribute("Type").unwrap_or_default();
                relations.push(Relation {
                    id: element.attribute("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &target),
                });
            }
            Flow::Continue
        });
        relations
    }

    /// The part with the document itself.
    pub(crate) fn main_part(&mut self, usual: &str) -> String {
        let main =
            self.relations("").into_iter().find(|relation| relation.kind == "officeDocument");
        main.map(|relation| relation.target)
            .filter(|target| self.index(target).is_some())
            .unwrap_or_else(|| usual.to_owned())
    }

    /// Adds title and facts of the document, and what is wrong with the package.
    pub(crate) fn finish(mut self, reading: Reading) -> Reading {
        let mut reading = self.describe(reading);
        match self.fault {
            // What is cut off does not end as it should, so this is the first cause.
            Some(Fault::TooLarge) => {
                reading = reading.because("truncated", "a part is larger than the limit");
            }
            Some(Fault::Damaged) if reading.reason.is_none() => {
                reading = reading.because("damaged_part", "a part of the document is damaged");
            }
            _ => {}
        }
        if reading.pages.iter().all(|page| page.text.is_empty()) && reading.reason.is_none() {
            let pictures = self.names().iter().filter(|name| is_picture(name)).count();
            if pictures > 0 {
                let message = format!("it holds no text, but pictures ({pictures})");
                reading = reading.because("only_pictures", message);
            }
        }
        reading
    }

    fn describe(&mut self, mut reading: Reading) -> Reading {
        let path = self.relations("").into_iter().find(|r| r.kind == "core-properties");
        let path = path.map_or_else(|| "docProps/core.xml".to_owned(), |relation| relation.target);
        let path = if self.index(&path).is_some() { path } else { "meta.xml".to_owned() };
        let Some(xml) = self.text(&path) else { return reading };
        let mut values: Vec<(String, String)> = Vec::new();
        let _ = walk(&xml, |node| {
            match node {
                Node::Open(element) => values.push((element.name().to_owned(), String::new())),
                Node::Text(text) => {
                    if let Some((_, value)) = values.last_mut() {
                        value.push_str(text);
                    }
                }
                Node::Close(_) => {}
            }
            if values.len() > 200 { Flow::Stop } else { Flow::Continue }
        });
        for (name, value) in values {
            let fact = match name.as_str() {
                "title" if reading.title.is_none() => {
                    reading = reading.titled(Some(value));
                    continue;
                }
                "creator" | "initial-creator" => "author",
                "subject" => "subject",
                "keywords" | "keyword" => "keywords",
                "created" | "creation-date" => "created",
                "modified" | "date" => "modified",
                _ => continue,
            };
            if !reading.facts.iter().any(|(known, _)| known == fact) {
                reading = reading.fact(fact, value);
            }
        }
        reading
    }
}

fn is_picture(name: &str) -> bool {
    name.contains("/media/") || name.starts_with("Pictures/")
}

/// A target relative to the folder of the part that names it.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_relative_to_their_part() {
        assert_eq!(resolve("ppt/slides", "../notesSlides/n1.xml"), "ppt/notesSlides/n1.xml");
        assert_eq!(resolve("word", "header1.xml"), "word/header1.xml");
        assert_eq!(resolve("word", "/word/header1.xml"), "word/header1.xml");
        assert_eq!(resolve("", "../../etc/passwd"), "etc/passwd");
    }
}

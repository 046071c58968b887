//! Real scans that somebody transcribed: the folder of test documents says in `MANIFEST.tsv` which.
//!
//! Every page is drawn once, so that each engine sees the same points, whatever formats it reads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use muniment_extract::render;

use crate::scans::Scan;
use crate::truth::{Case, Truth};
use crate::{Fallible, Set};

/// The longer side of a page that is no picture, in pixels: 300 dpi of US letter.
const PDF_SIDE: u32 = 3300;
const PDF_DPI: u32 = 300;
/// A picture keeps the points that it has.
const PICTURE_SIDE: u32 = u32::MAX;
/// Resolutions up to this are what programs write that know none.
const CREDIBLE_DPI: f32 = 96.0;

/// A line of the manifest.
struct Entry<'a> {
    path: &'a str,
    kind: &'a str,
    ground_truth: &'a str,
    features: &'a str,
}

/// The pages with truth, by where they come from.
pub(crate) fn sets(corpus: &Path, scratch: &Path) -> Fallible<Vec<Set>> {
    let manifest = corpus.join("MANIFEST.tsv");
    let manifest = fs::read_to_string(&manifest)
        .map_err(|error| format!("could not read `{}`: {error}", manifest.display()))?;
    let mut sets: BTreeMap<String, Vec<Scan>> = BTreeMap::new();
    for entry in entries(&manifest)? {
        let Some(truth) = truth(corpus, &entry)? else {
            continue;
        };
        let scans = scans(corpus, scratch, &entry, &truth)?;
        sets.entry(entry.set()).or_default().extend(scans);
    }
    Ok(sets.into_iter().map(|(name, scans)| Set { name, scans }).collect())
}

fn entries(manifest: &str) -> Fallible<Vec<Entry<'_>>> {
    let mut lines = manifest.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| {
        let at = head.iter().position(|known| *known == name);
        at.ok_or_else(|| format!("the manifest has no column `{name}`"))
    };
    let (path, kind) = (column("path")?, column("kind")?);
    let (ground_truth, features) = (column("ground_truth")?, column("features")?);
    let entries = lines.map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        Entry {
            path: cell(path),
            kind: cell(kind),
            ground_truth: cell(ground_truth),
            features: cell(features),
        }
    });
    Ok(entries.collect())
}

impl<'a> Entry<'a> {
    /// The repository it comes from, which its folder is named after; pages and lines apart.
    fn set(&self) -> String {
        let folder = self.path.split('/').nth(1).unwrap_or_default();
        let of = if self.ground_truth.ends_with(".xml") { ", page" } else { "" };
        format!("{}{of}", folder.replace("__", "/"))
    }

    fn is_pdf(&self) -> bool {
        self.kind == "pdf"
    }

    /// A feature that is written as `name=value`.
    fn feature(&self, name: &str) -> Option<&'a str> {
        let mut features = self.features.split(' ');
        features.find_map(|feature| feature.strip_prefix(name)?.strip_prefix('='))
    }
}

/// What the pages of an entry say, where that is known word by word.
fn truth(corpus: &Path, entry: &Entry<'_>) -> Fallible<Option<Truth>> {
    let file = entry.ground_truth.split(';').next().unwrap_or_default();
    if !["ocr", "image", "receipt", "pdf"].contains(&entry.kind) {
        return Ok(None);
    }
    let read = || {
        let file = corpus.join(file);
        fs::read_to_string(&file)
            .map_err(|error| format!("could not read `{}`: {error}", file.display()))
    };
    Ok(match file.rsplit_once('.') {
        Some((_, "txt")) => Some(Truth::of_lines(plain_lines(&read()?), Case::Matters)),
        Some((_, "csv")) => Some(Truth::of_lines(box_lines(&read()?), Case::Ignored)),
        Some((_, "xml")) => Some(Truth::of_lines(page_lines(&read()?), Case::Matters)),
        _ => None,
    })
}

fn plain_lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The lines of a receipt, each after the eight coordinates of its box.
fn box_lines(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.splitn(9, ',').nth(8)).map(str::to_owned).collect()
}

/// The lines of a page in PAGE XML: the last text in each `TextLine` is that of the whole line.
fn page_lines(xml: &str) -> Vec<String> {
    let lines = xml.split("</TextLine>").filter(|part| part.contains("<TextLine"));
    lines
        .filter_map(|line| {
            let (_, text) = line.rsplit_once("<Unicode>")?;
            let (text, _) = text.split_once("</Unicode>")?;
            Some(unescaped(text))
        })
        .collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

/// Draws the pages of an entry. Where there are several, each shows the same text.
fn scans(corpus: &Path, scratch: &Path, entry: &Entry<'_>, truth: &Truth) -> Fallible<Vec<Scan>> {
    let bytes = fs::read(corpus.join(entry.path))?;
    let pages: u32 = entry.feature("pages").and_then(|pages| pages.parse().ok()).unwrap_or(1);
    let mut scans = Vec::new();
    for page in 1..=pages {
        let (side, dpi) = if entry.is_pdf() {
            (PDF_SIDE, Some(PDF_DPI))
        } else {
            let dpi = entry.feature("dpi").and_then(|dpi| dpi.parse::<f32>().ok());
            let credible = dpi.filter(|dpi| *dpi > CREDIBLE_DPI);
            (PICTURE_SIDE, credible.map(|dpi| dpi.round() as u32))
        };
        let png = render(&bytes, page, side, 0, None)
            .map_err(|error| format!("could not draw `{}`: {error}", entry.path))?;
        let file = scratch.join(format!("{}-{page}.png", entry.path.replace('/', "-")));
        fs::write(&file, png)?;
        scans.push(Scan { file, dpi, truth: truth.clone() });
    }
    Ok(scans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_known_by_its_columns() {
        let manifest = "path\tkind\tground_truth\tfeatures\n\
                        pdf/owner__name/a.pdf\tpdf\tpdf/owner__name/a.txt\tpages=4 dpi=72\n";
        let entries = entries(manifest).unwrap();
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].set(), "owner/name");
        assert_eq!(entries[0].feature("pages"), Some("4"));
        assert_eq!(entries[0].feature("chars"), None);
    }

    #[test]
    fn the_text_of_a_box_may_hold_commas() {
        assert_eq!(
            box_lines("1,2,3,4,5,6,7,8,JALAN KPB 6, BALAKONG\r\n"),
            ["JALAN KPB 6, BALAKONG"]
        );
    }

    #[test]
    fn a_line_of_a_page_is_not_repeated_for_its_words() {
        let xml = "<TextRegion><TextLine id=\"a\"><Word><Unicode>A</Unicode></Word>\
                   <TextEquiv><Unicode>A &amp; B</Unicode></TextEquiv></TextLine>\
                   <TextEquiv><Unicode>A &amp; B</Unicode></TextEquiv></TextRegion>";
        assert_eq!(page_lines(xml), ["A & B"]);
    }
}

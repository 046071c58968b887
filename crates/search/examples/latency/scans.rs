//! Whether typing an identifier finds the scan that bears it among the papers.
//!
//! The scans come from the example `recognition`, each variant as each pass read it. These sets
//! join the papers one at a time: together, a page that one of them shows clearly would be found in
//! place of the same page in the others.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use muniment_search::{Index, Indexed, Query};
use strsim::osa_distance;
use tempfile::TempDir;

use crate::papers::Vocabulary;
use crate::{Fallible, best, wait_for_merges};

/// More wrong characters make another identifier.
pub(crate) const MOST_WRONG: usize = 2;

/// The pages of a variant, as one pass read them.
pub(crate) struct Set {
    pub(crate) variant: String,
    pub(crate) pass: String,
    pages: Vec<Page>,
}

pub(crate) struct Page {
    pub(crate) name: String,
    /// What recognition read.
    text: String,
    /// What is printed.
    identifiers: Vec<Identifier>,
}

pub(crate) struct Identifier {
    pub(crate) kind: String,
    pub(crate) value: String,
}

/// The generated papers; their rows are their numbers.
pub(crate) struct Papers<'a> {
    /// The folder of their index.
    pub(crate) index: &'a Path,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) count: usize,
}

/// What typing an identifier found.
pub(crate) struct Outcome<'a> {
    pub(crate) set: &'a Set,
    pub(crate) page: &'a Page,
    pub(crate) identifier: &'a Identifier,
    /// How many characters of it recognition read wrongly.
    pub(crate) wrong: usize,
    /// The place of its page among the hits, from 1. Ties count against it: their order says
    /// nothing.
    pub(crate) rank: Option<usize>,
    /// Other documents that were found and bear an identifier one or two characters off.
    pub(crate) similar: usize,
    /// Other documents that were found and bear nothing like it.
    pub(crate) unlike: usize,
    /// How long each answer took, with the hits of the first screen.
    pub(crate) times: Vec<Duration>,
}

/// A document that was found, and how many characters of the identifier are wrong in what it bears
/// that is most like it.
struct Hit {
    row: usize,
    score: f32,
    wrong: usize,
}

/// The sets that were kept in a folder.
pub(crate) fn read(folder: &Path) -> Fallible<Vec<Set>> {
    let mut sets = Vec::new();
    for variant in entries(folder)? {
        for pass in entries(&variant)? {
            sets.push(Set { variant: name(&variant), pass: name(&pass), pages: pages(&pass)? });
        }
    }
    Ok(sets)
}

fn pages(folder: &Path) -> Fallible<Vec<Page>> {
    let mut pages = Vec::new();
    for file in entries(folder)? {
        if file.extension().is_some_and(|extension| extension == "txt") {
            pages.push(Page {
                name: name(&file),
                text: fs::read_to_string(&file)?,
                identifiers: identifiers(&fs::read_to_string(file.with_extension("tsv"))?),
            });
        }
    }
    Ok(pages)
}

fn identifiers(lines: &str) -> Vec<Identifier> {
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    pairs
        .map(|(kind, value)| Identifier { kind: kind.to_owned(), value: value.to_owned() })
        .collect()
}

/// What lies in a folder, by name.
fn entries(folder: &Path) -> Fallible<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("could not read `{}`: {error}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Types every identifier of every set, and so many times more to measure how long it takes.
pub(crate) fn find<'a>(
    papers: &Papers<'_>,
    sets: &'a [Set],
    rounds: usize,
) -> Fallible<Vec<Outcome<'a>>> {
    let mut all = Vec::new();
    for set in sets {
        let (_dir, index) = papers.joined_by(set)?;
        let mut outcomes = outcomes(papers, &index, set)?;
        // Each was typed once, which warmed the caches.
        for _ in 0..rounds {
            for outcome in &mut outcomes {
                let time = time(&index, &outcome.identifier.value)?;
                outcome.times.push(time);
            }
        }
        all.append(&mut outcomes);
    }
    Ok(all)
}

fn outcomes<'a>(papers: &Papers<'_>, index: &Index, set: &'a Set) -> Fallible<Vec<Outcome<'a>>> {
    let mut outcomes = Vec::new();
    for (row, page) in (papers.count..).zip(&set.pages) {
        let text = normal(&page.text);
        for identifier in &page.identifiers {
            let hits = papers.hits(index, set, &identifier.value)?;
            let own = hits.iter().find(|hit| hit.row == row);
            let off = |hit: &&Hit| (1..=MOST_WRONG).contains(&hit.wrong);
            outcomes.push(Outcome {
                set,
                page,
                identifier,
                wrong: infix_distance(&normal(&identifier.value), &text),
                rank: own.map(|own| hits.iter().filter(|hit| hit.score >= own.score).count()),
                similar: hits.iter().filter(off).count(),
                unlike: hits.iter().filter(|hit| hit.wrong > MOST_WRONG).count(),
                times: Vec::new(),
            });
        }
    }
    Ok(outcomes)
}

/// How long it takes to answer a query that is being typed.
fn time(index: &Index, typed: &str) -> Fallible<Duration> {
    let start = Instant::now();
    let query = Query::parse_typed(typed)?;
    for (row, _) in best(index.matches(&query, &|_| Vec::new())?) {
        index.hit(&query, row)?;
    }
    Ok(start.elapsed())
}

impl Papers<'_> {
    /// An index of the papers and of a set, whose rows follow.
    fn joined_by(&self, set: &Set) -> Fallible<(TempDir, Index)> {
        let dir = tempfile::tempdir()?;
        // An index never changes its files but replaces them, so two may share them.
        for entry in fs::read_dir(self.index)? {
            let entry = entry?;
            fs::hard_link(entry.path(), dir.path().join(entry.file_name()))?;
        }
        let index = Index::open(dir.path())?;
        for (row, page) in (self.count..).zip(&set.pages) {
            index.put(row as u64, &indexed(page))?;
        }
        index.commit("scans")?;
        wait_for_merges(dir.path())?;
        Ok((dir, index))
    }

    fn hits(&self, index: &Index, set: &Set, typed: &str) -> Fallible<Vec<Hit>> {
        let matches = index.matches(&Query::parse_typed(typed)?, &|_| Vec::new())?;
        let wanted = normal(typed);
        let hit = |(row, score): (u64, f32)| {
            let row = row as usize;
            Hit { row, score, wrong: self.wrong(set, row, &wanted) }
        };
        Ok(matches.into_iter().map(hit).collect())
    }

    /// How many characters of an identifier are wrong in what a document bears that is most like
    /// it.
    fn wrong(&self, set: &Set, row: usize, wanted: &str) -> usize {
        if row < self.count {
            let paper = self.vocabulary.paper(row);
            return least_wrong(paper.identifiers(), wanted);
        }
        let borne = set.pages[row - self.count].identifiers.iter();
        least_wrong(borne.map(|identifier| identifier.value.as_str()), wanted)
    }
}

/// As a scan is indexed of which nobody stated anything.
fn indexed(page: &Page) -> Indexed<'_> {
    Indexed {
        name: "scan.pdf",
        pages: vec![page.text.as_str()],
        source: "files",
        state: "text",
        ..Indexed::default()
    }
}

fn least_wrong<'a>(borne: impl IntoIterator<Item = &'a str>, wanted: &str) -> usize {
    let wrong = borne.into_iter().map(|one| osa_distance(&normal(one), wanted));
    wrong.min().unwrap_or(usize::MAX)
}

/// Letters and digits, small: what makes two identifiers the same.
fn normal(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The edit distance between a pattern and the part of a text that is most like it.
fn infix_distance(pattern: &str, text: &str) -> usize {
    let pattern: Vec<char> = pattern.chars().collect();
    let mut column: Vec<usize> = (0..=pattern.len()).collect();
    let mut least = pattern.len();
    for character in text.chars() {
        let mut diagonal = column[0];
        for (at, wanted) in pattern.iter().enumerate() {
            let replaced = diagonal + usize::from(*wanted != character);
            diagonal = column[at + 1];
            column[at + 1] = replaced.min(diagonal + 1).min(column[at] + 1);
        }
        least = least.min(column[pattern.len()]);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_kept_with_its_kind() {
        let kept = identifiers("key\tBCDFG-HJKMP\nagreement\tV1234567\n");
        assert_eq!(kept.len(), 2);
        assert_eq!((kept[1].kind.as_str(), kept[1].value.as_str()), ("agreement", "V1234567"));
    }

    #[test]
    fn what_recognition_read_wrongly_is_counted_wherever_it_stands() {
        let text = normal("Invoice no. INV-2O24-00l234, page 1");
        assert_eq!(infix_distance(&normal("INV-2024-001234"), &text), 2);
        assert_eq!(infix_distance(&normal("page"), &text), 0);
    }

    #[test]
    fn a_document_is_as_like_as_the_most_like_of_its_identifiers() {
        let borne = ["V1234567", "INV-2024-001234"];
        assert_eq!(least_wrong(borne, "v1234567"), 0);
        assert_eq!(least_wrong(borne, "v1234599"), 2);
        assert_eq!(least_wrong([], "v1234567"), usize::MAX);
    }
}

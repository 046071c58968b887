//! What a document is, from what it calls itself.

use super::Clues;
use super::page::Page;
use super::signs::{QUOTE, SIGNS, Sign};
use crate::EvidenceKind::{self, Correspondence};

/// Lines in which a paper says what it is.
const HEAD: usize = 30;
/// Words a heading has at most.
const HEADING: usize = 7;
/// A heading, a label that only such papers have, and a phrase that they often have.
const STRONG: u32 = 4;
const CLEAR: u32 = 3;
const WEAK: u32 = 1;
/// What a kind needs to be suggested, and by how much it must lead.
const ENOUGH: u32 = 4;
const LEAD: u32 = 2;

/// German headings that end longer words, such as "Handelsrechnung".
const COMPOUNDS: &[&str] = &["rechnung", "vertrag"];

pub(super) fn of(clues: &Clues<'_>, pages: &[Page]) -> Option<EvidenceKind> {
    if clues.is_mail() {
        return Some(Correspondence);
    }
    let name = name_words(clues.name);
    let scores = SIGNS.iter().map(|sign| (score(sign, &name, pages), sign.kind));
    let mut scores: Vec<(u32, Option<EvidenceKind>)> = scores.collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let [(best, kind), (second, _), ..] = scores[..] else { return None };
    kind.filter(|_| best >= ENOUGH && best >= second + LEAD)
}

/// Whether a paper calls itself a quote or requisition, says what only these do, and is no other
/// paper by what it says.
pub(super) fn is_quote(clues: &Clues<'_>, pages: &[Page]) -> bool {
    let name = name_words(clues.name);
    let quote = score(&QUOTE, &name, pages);
    let leads = |sign: &Sign| sign.kind.is_none() || quote >= score(sign, &name, pages) + LEAD;
    !clues.is_mail() && quote >= STRONG + CLEAR && SIGNS.iter().all(leads)
}

/// Where a paper of a kind calls itself so: the line, and the words as printed.
pub(super) fn heading(kind: EvidenceKind, pages: &[Page]) -> Option<(usize, String)> {
    let first = pages.first()?;
    let signs = || SIGNS.iter().filter(|sign| sign.kind == Some(kind));
    first.lines.iter().enumerate().take(HEAD).find_map(|(at, line)| {
        let cell = line.cells.iter().find(|cell| {
            let text = line.lower[cell.start..cell.end].trim();
            signs().flat_map(|sign| sign.headings).any(|phrase| is_heading(text, phrase))
        })?;
        Some((at, line.cell(*cell).to_owned()))
    })
}

fn score(sign: &Sign, name: &str, pages: &[Page]) -> u32 {
    let Some(first) = pages.first() else { return 0 };
    let head = first.lines.iter().take(HEAD);
    let mut heading = 0;
    for (at, line) in head.enumerate() {
        for cell in &line.cells {
            let text = line.lower[cell.start..cell.end].trim();
            if sign.headings.iter().any(|phrase| is_heading(text, phrase)) {
                heading = heading.max(STRONG + u32::from(at < 5) + u32::from(text.len() < 24));
            }
        }
    }
    let labels = sign.labels.iter().filter(|label| first.says(label)).count();
    let labels = CLEAR * u32::try_from(labels.min(2)).unwrap_or(2);
    let phrases = sign.phrases.iter().filter(|phrase| pages.iter().any(|page| page.says(phrase)));
    let phrases = WEAK * u32::try_from(phrases.count().min(4)).unwrap_or(4);
    let named = sign.headings.iter().any(|phrase| name.contains(&format!(" {phrase} ")));
    heading + labels + phrases + if named { 2 } else { 0 }
}

/// Whether a cell is, begins with or ends with a phrase and says little else. What has a colon
/// after it is a label.
fn is_heading(cell: &str, phrase: &str) -> bool {
    let cell = cell.trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
    if cell.split_whitespace().count() > HEADING || cell.ends_with(':') {
        return false;
    }
    if let Some(rest) = cell.strip_prefix(phrase) {
        return rest.is_empty() || (rest.starts_with([' ', '#', '.']) && !rest.starts_with(" :"));
    }
    // Agreements are named by what they are about, before the word; German puts it in one word.
    let compound = COMPOUNDS.contains(&phrase);
    if let Some(rest) = cell.strip_suffix(phrase) {
        return (rest.ends_with(' ') || compound) && !rest.contains([':', ',', '.']);
    }
    compound
        && !cell.contains(':')
        && cell.split_whitespace().next().is_some_and(|first| first.ends_with(phrase))
        && cell.contains(|c: char| c.is_ascii_digit())
}

fn name_words(name: &str) -> String {
    let words: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

//! The dates that a text states about itself.

use std::collections::BTreeMap;

use super::dates::{Written, dates_in};
use super::{DateCandidate, DatePrecision, DateSource};

/// How many lines with text are the beginning, where a text says from when it is in force.
const BEGINNING: usize = 80;
/// How many of them are the cover, where a date may stand alone.
const COVER: usize = 20;
/// How many lines at the top and the bottom of a page can be its header and footer.
const EDGE: usize = 3;
/// A line with a label and a date is short; a longer one is a sentence about something else.
const MOST_AROUND: usize = 16;

const EFFECTIVE: &[&str] = &[
    "version effective date",
    "effective date",
    "effective as of",
    "effective from",
    "effective on",
    "effective",
    "in force from",
    "in force as of",
    "gültig ab",
    "in kraft ab",
    "gilt ab",
    "date d'effet",
    "en vigueur le",
    "en vigueur à compter du",
    "fecha de entrada en vigor",
    "en vigor desde",
];
const UPDATED: &[&str] = &[
    "last updated",
    "last modified",
    "last revised",
    "updated",
    "zuletzt aktualisiert",
    "stand",
    "dernière mise à jour",
    "última actualización",
];
const PUBLISHED: &[&str] = &[
    "published",
    "date published",
    "publication date",
    "veröffentlicht",
    "publié le",
    "publicado",
];
/// Words of a header or footer that name the edition, as in "Worldwide English, October 2015".
const RUNNING: &[&str] = &["worldwide", "english", "americas", "emea", "(ww)", "deutsch", "german"];

/// What the pages state, each thing once, with the words.
pub(super) fn stated(pages: &[&str]) -> Vec<DateCandidate> {
    let mut found: Vec<DateCandidate> = Vec::new();
    let lines = pages.iter().flat_map(|page| page.lines()).map(plain);
    for (at, line) in lines.filter(|line| !line.is_empty()).take(BEGINNING).enumerate() {
        let candidate = labeled(&line).or_else(|| if at < COVER { alone(&line) } else { None });
        let new = |candidate: &DateCandidate| {
            !found.iter().any(|known| {
                known.source == candidate.source
                    && (known.day, known.precision) == (candidate.day, candidate.precision)
            })
        };
        found.extend(candidate.filter(new));
    }
    found.extend(running(pages));
    found
}

fn labeled(line: &str) -> Option<DateCandidate> {
    let lower = line.to_lowercase();
    let labels = [
        (DateSource::Effective, EFFECTIVE),
        (DateSource::Updated, UPDATED),
        (DateSource::Published, PUBLISHED),
    ];
    labels.into_iter().find_map(|(source, labels)| {
        let label = labels.iter().find(|label| lower.starts_with(*label))?;
        let written = dates_in(&lower).into_iter().next()?;
        let before = lower.get(label.len()..written.start)?;
        let after = lower.get(written.end..)?;
        let is_short = before.trim().len() <= MOST_AROUND && after.trim().len() <= MOST_AROUND;
        is_short.then(|| candidate(source, &written, line))
    })
}

/// A date that is all a line of the cover says.
fn alone(line: &str) -> Option<DateCandidate> {
    let written = dates_in(line).into_iter().next()?;
    let rest = |text: &str| text.chars().all(|c| !c.is_alphanumeric());
    (rest(&line[..written.start]) && rest(&line[written.end..]))
        .then(|| candidate(DateSource::Cover, &written, line))
}

/// The date most headers and footers state.
fn running(pages: &[&str]) -> Option<DateCandidate> {
    let mut counted: BTreeMap<DateKey, (usize, DateCandidate)> = BTreeMap::new();
    for page in pages {
        let lines: Vec<String> = page.lines().map(plain).filter(|line| !line.is_empty()).collect();
        let bottom = lines.len().saturating_sub(EDGE).max(EDGE.min(lines.len()));
        let edges = lines.iter().take(EDGE).chain(&lines[bottom..]);
        for line in edges.filter(|line| line.len() <= 120) {
            let lower = line.to_lowercase();
            if !RUNNING.iter().any(|word| lower.contains(word)) {
                continue;
            }
            let Some(written) = dates_in(line).pop() else { continue };
            let new = || (0, candidate(DateSource::HeaderFooter, &written, line));
            counted.entry((written.day, written.precision)).or_insert_with(new).0 += 1;
        }
    }
    counted.into_values().max_by_key(|(count, _)| *count).map(|(_, candidate)| candidate)
}

type DateKey = (chrono::NaiveDate, DatePrecision);

fn candidate(source: DateSource, written: &Written, line: &str) -> DateCandidate {
    let words = line.chars().take(120).collect();
    DateCandidate { source, day: written.day, precision: written.precision, words }
}

/// A line without marks of markup.
fn plain(line: &str) -> String {
    let marks = |c: char| matches!(c, '#' | '*' | '>' | '|') || c.is_whitespace();
    line.trim_matches(marks).replace("**", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pages: &[&str]) -> Vec<String> {
        stated(pages).iter().map(|c| format!("{} {} {}", c.source, c.day, c.precision)).collect()
    }

    #[test]
    fn a_text_says_when_it_takes_effect_and_when_it_was_published() {
        let text = "Published: **30 July 2023**\n\nEffective: **30 September 2023**\n\nTerms\n";
        assert_eq!(read(&[text]), ["published 2023-07-30 day", "effective 2023-09-30 day"]);
        assert_eq!(
            read(&["### Terms\nVersion Effective Date: July 1, 2019"]),
            ["effective 2019-07-01 day"]
        );
        assert_eq!(read(&["#### Last Updated: July 9, 2021"]), ["updated 2021-07-09 day"]);
    }

    #[test]
    fn a_sentence_about_another_day_states_nothing() {
        let note = "**Note:** The terms were deprecated effective 30 November 2021, and are gone.";
        assert_eq!(read(&[note]), Vec::<String>::new());
        assert_eq!(
            read(&["\"Effective Date\" is the earlier of two days, of which May 1, 2020 is one"]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_cover_and_its_footers_can_contradict_each_other() {
        let cover = "Online Services Terms\nNovember 1, 2015\n";
        let page = "A clause.\n(Worldwide English, October 2015)";
        assert_eq!(
            read(&[cover, page, page]),
            ["cover 2015-11-01 day", "header_footer 2015-10-01 month"]
        );
    }
}

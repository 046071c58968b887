//! A file becomes a terms edition, or says why not.

use chrono::{DateTime, NaiveDate};
use thiserror::Error;

use super::address::PageAddress;
use super::dates::dates_in;
use super::{
    DateCandidate, DatePrecision, DateSource, FileName, TermsEdition, TermsKind, TermsRules,
    read_file_name, text_dates,
};
use crate::DocumentId;

/// What is known about a file that may be public terms.
#[derive(Debug, Clone, Copy, Default)]
pub struct TermsClues<'a> {
    /// The file's own name.
    pub name: &'a str,
    /// The folder it lay in, which names a series whose files are named by days alone.
    pub folder: &'a str,
    /// The address it was captured from; empty where it is not known.
    pub address: &'a str,
    /// What the format itself states, such as `created` and `modified`.
    pub facts: &'a [(String, String)],
    /// The text of each page.
    pub pages: &'a [&'a str],
    /// The day on which it came to the vault or, where it is known, was last modified.
    pub captured_on: Option<NaiveDate>,
}

/// Why a file is no terms edition.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unrecognized {
    /// Nothing was read of it.
    #[error("it holds no text that could be read")]
    NoText,
    /// Its name has the code of a contract form.
    #[error("`{form}` is the code of a contract form, which is private proof and no public terms")]
    ContractForm {
        /// The code.
        form: String,
    },
    /// Neither its name, its address nor its beginning names a kind of terms.
    #[error("neither its name nor its beginning names a kind of public terms")]
    NotTerms,
    /// Its kind has several documents, and nothing says which it is.
    #[error("nothing says which of several documents of its kind it is")]
    NoTitle,
    /// Nothing states a date, not even that of the capture.
    #[error("nothing states a date")]
    NoDate,
}

/// How many lines with text at the beginning can name the kind.
const BEGINNING: usize = 12;
/// Longer lines are sentences.
const LONGEST_HEADING: usize = 120;
/// Languages that a text gives away by its most frequent short words.
const LANGUAGES: [(&str, [&str; 4]); 5] = [
    ("English", ["the", "of", "and", "you"]),
    ("German", ["der", "und", "die", "sie"]),
    ("French", ["le", "et", "les", "des"]),
    ("Spanish", ["el", "los", "que", "del"]),
    ("Dutch", ["het", "een", "van", "niet"]),
];

/// The edition that a document is. The date is the best that its text, name, headers, metadata and
/// capture state, in this order; all of them are kept.
///
/// # Errors
/// Why the document is no edition that could be told.
pub fn recognize(
    document: DocumentId,
    clues: &TermsClues<'_>,
    rules: &TermsRules,
) -> Result<TermsEdition, Unrecognized> {
    if clues.pages.iter().all(|page| page.trim().is_empty()) {
        return Err(Unrecognized::NoText);
    }
    let name = read_file_name(clues.name);
    if let Some(form) = name.form {
        return Err(Unrecognized::ContractForm { form });
    }
    let page = PageAddress::read(clues.address);
    let kind = kind(&name, clues, page.as_ref(), rules).ok_or(Unrecognized::NotTerms)?;
    let (title, scope) = match page {
        Some(page) => (page.topic, page.program),
        None if rules.kind(kind).by_title => (series_title(&name, clues), String::new()),
        None => (String::new(), String::new()),
    };
    if rules.kind(kind).by_title && title.is_empty() {
        return Err(Unrecognized::NoTitle);
    }
    let candidates = candidates(&name, clues);
    let best = candidates.iter().min_by_key(|candidate| candidate.source);
    let best = best.ok_or(Unrecognized::NoDate)?;
    Ok(TermsEdition {
        document,
        kind,
        title,
        scope,
        language: language(&name, clues),
        effective: best.day,
        precision: best.precision,
        chosen: best.source,
        confirmed: false,
        captured_on: captured_on(&name, clues),
        copy: name.copy,
        region: name.region,
        address: clues.address.to_owned(),
        notes: String::new(),
        candidates,
    })
}

/// The name decides, else the folder where the name is only a day, else the beginning of the text;
/// a text also names other terms, so its vaguer words say nothing.
fn kind(
    name: &FileName,
    clues: &TermsClues<'_>,
    page: Option<&PageAddress>,
    rules: &TermsRules,
) -> Option<TermsKind> {
    if page.is_some() {
        return Some(TermsKind::ProductTerms);
    }
    let known = |kind: &TermsKind| *kind != TermsKind::Other;
    let of_name = rules.kind_named(&name.title);
    let of_folder = || rules.kind_named(clues.folder).filter(|_| name.title.is_empty());
    let of_text = || {
        let lines = clues.pages.iter().flat_map(|page| page.lines());
        let beginning = lines.filter(|line| !line.trim().is_empty()).take(BEGINNING);
        let mut headings = beginning.filter(|line| line.len() <= LONGEST_HEADING);
        headings.find_map(|line| rules.kind_named(line).filter(known))
    };
    of_name.filter(known).or_else(of_folder).or_else(of_text).or(of_name)
}

/// The words of the name, else the folder's.
fn series_title(name: &FileName, clues: &TermsClues<'_>) -> String {
    let title = if name.title.is_empty() { clues.folder } else { &name.title };
    let words = title.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn candidates(name: &FileName, clues: &TermsClues<'_>) -> Vec<DateCandidate> {
    let mut candidates = text_dates::stated(clues.pages);
    if let Some((day, precision, words)) = name.date.clone() {
        candidates.push(DateCandidate { source: DateSource::FileName, day, precision, words });
    }
    for fact in ["created", "modified"] {
        let value = clues.facts.iter().find(|(known, _)| known == fact).map(|(_, value)| value);
        if let Some((value, day)) = value.and_then(|value| Some((value, metadata_day(value)?))) {
            let words = format!("{fact} {value}");
            let source = DateSource::Metadata;
            candidates.push(DateCandidate { source, day, precision: DatePrecision::Day, words });
        }
    }
    if let Some(day) = clues.captured_on {
        let (source, words) = (DateSource::Capture, String::new());
        candidates.push(DateCandidate { source, day, precision: DatePrecision::Day, words });
    }
    candidates.sort_by_key(|candidate| candidate.source);
    candidates
}

fn metadata_day(value: &str) -> Option<NaiveDate> {
    let instant = DateTime::parse_from_rfc3339(value).map(|at| at.date_naive()).ok();
    instant.or_else(|| dates_in(value).first().map(|written| written.day))
}

/// A name that is a day says when the file was taken.
fn captured_on(name: &FileName, clues: &TermsClues<'_>) -> Option<NaiveDate> {
    let named = name.date.as_ref().filter(|(_, precision, _)| *precision == DatePrecision::Day);
    named.map(|(day, ..)| *day).or(clues.captured_on)
}

/// The language that the name states, else the one of the text; empty where neither tells.
fn language(name: &FileName, clues: &TermsClues<'_>) -> String {
    if !name.language.is_empty() {
        return name.language.clone();
    }
    let words = clues.pages.iter().flat_map(|page| page.split_whitespace()).take(2_000);
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let count = |of: &[&str]| words.iter().filter(|word| of.contains(&word.as_str())).count();
    let most = LANGUAGES.iter().map(|(language, of)| (count(of), *language)).max();
    most.filter(|(count, _)| *count * 25 >= words.len().max(25))
        .map(|(_, language)| language.to_owned())
        .unwrap_or_default()
}

//! A terms edition: a published document in force from a day on.

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::TermsKind;
use crate::DocumentId;
use crate::code::vocabulary;

/// An edition of public terms. Texts are as given; empty means not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsEdition {
    /// The document that holds its text.
    pub document: DocumentId,
    /// What it is.
    pub kind: TermsKind,
    /// Which of several documents of its kind it is, such as a topic; else empty.
    pub title: String,
    /// The program view it is valid for, such as `EAEAS`; empty means all programs.
    pub scope: String,
    /// The part of the world it is valid for, such as `WW`.
    pub region: String,
    /// Its language, in English.
    pub language: String,
    /// The day from which it is in force; of a month, the first.
    pub effective: NaiveDate,
    /// How exactly that day is known.
    pub precision: DatePrecision,
    /// Why that day was chosen.
    pub chosen: DateSource,
    /// Whether a person confirmed the day.
    pub confirmed: bool,
    /// Every date that was found.
    pub candidates: Vec<DateCandidate>,
    /// The day on which it was captured.
    pub captured_on: Option<NaiveDate>,
    /// Which capture of that day it is.
    pub copy: u32,
    /// The address it was captured from.
    pub address: String,
    /// Anything else worth knowing.
    pub notes: String,
}

/// A date that something about a document states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateCandidate {
    /// What states it.
    pub source: DateSource,
    /// The day; of a month, the first.
    pub day: NaiveDate,
    /// How exactly.
    pub precision: DatePrecision,
    /// The words that state it.
    pub words: String,
}

vocabulary!(
    /// How exactly a day is known.
    DatePrecision, "precision" {
        /// To the day.
        Day = "day",
        /// To the month.
        Month = "month",
    }
);

vocabulary!(
    /// What states a date, best first.
    DateSource, "source of a date" {
        /// A person.
        Person = "person",
        /// The text says from when it is effective.
        Effective = "effective",
        /// A date stands alone on the cover.
        Cover = "cover",
        /// The text says when it was last updated.
        Updated = "updated",
        /// The text says when it was published.
        Published = "published",
        /// The file's name.
        FileName = "file_name",
        /// The header or footer of its pages.
        HeaderFooter = "header_footer",
        /// What the format states about the file.
        Metadata = "metadata",
        /// The day of the capture.
        Capture = "capture",
    }
);

/// Why an edition cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TermsProblem {
    /// Several documents are of this kind, so it needs a title.
    #[error("terms of this kind need a title, because several documents are of it")]
    NoTitle,
    /// Of a month, the first day stands for it.
    #[error("a date to the month must be the first day of that month")]
    NotTheFirst,
}

impl TermsEdition {
    /// What is wrong with it in itself. `by_title` says whether its kind has several documents.
    pub fn problems(&self, by_title: bool) -> Vec<TermsProblem> {
        let mut problems = Vec::new();
        if by_title && self.title.trim().is_empty() {
            problems.push(TermsProblem::NoTitle);
        }
        if self.precision == DatePrecision::Month && self.effective.day() != 1 {
            problems.push(TermsProblem::NotTheFirst);
        }
        problems
    }

    /// The dates that contradict the chosen one; none once a person confirmed it.
    pub fn conflicts(&self) -> Vec<&DateCandidate> {
        if self.confirmed {
            return Vec::new();
        }
        let stated = DateCandidate {
            source: self.chosen,
            day: self.effective,
            precision: self.precision,
            words: String::new(),
        };
        if !stated.dates_the_edition() {
            return Vec::new();
        }
        let against =
            |other: &&DateCandidate| other.dates_the_edition() && !stated.agrees_with(other);
        self.candidates.iter().filter(against).collect()
    }
}

impl DateCandidate {
    /// Whether it can only mean the edition's own date. A file name with a day may state when the
    /// file was taken, a text is published before it takes effect, and files are saved at any time.
    fn dates_the_edition(&self) -> bool {
        match self.source {
            DateSource::Effective | DateSource::Cover | DateSource::HeaderFooter => true,
            DateSource::FileName => self.precision == DatePrecision::Month,
            _ => false,
        }
    }

    /// Whether two dates can mean the same day, as exactly as both are known.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let month = |day: NaiveDate| (day.year(), day.month());
        match (self.precision, other.precision) {
            (DatePrecision::Day, DatePrecision::Day) => self.day == other.day,
            _ => month(self.day) == month(other.day),
        }
    }
}

//! Matters: an audit, or a request for proof, from its letter to what was handed over.
//!
//! A matter says what is asked and for what scope; requests are its items, responses say what
//! answers each, productions what left the house. Everything that follows from them, such as what is
//! late or discloses too much, is calculated and never stored.

mod asked;
mod change;
mod likeness;
mod production;
mod request;
mod response;
mod warning;

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use thiserror::Error;

use crate::EntityId;
use crate::code::vocabulary;

pub use asked::{Asked, AskedKind, AskedLine, asked_lines};
pub use change::MatterChange;
pub use likeness::{ComparedNumber, Likeness};
pub use production::{
    Exhibit, PackForm, Production, RuleSetUsed, Unnumbered, exhibit_label, next_volume,
    number_exhibits, page_label,
};
pub use request::{MatterRequest, RequestCounts, RequestStanding, Settled, Settlement};
pub use response::{
    Disposition, DispositionConflict, ResponseItem, ResponseProblem, ResponseSubject,
    disposition_conflicts,
};
pub use warning::{
    DisclosureFacts, DisclosureWarning, DisclosureWarningCode, Surroundings, disclosure_warnings,
};

/// An audit or a request for proof, as a person stated it. Texts are as given; empty means not
/// stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The name by which people refer to it, such as the number of the auditor's letter.
    pub reference: String,
    /// What it is about, in a few words.
    pub title: String,
    /// The publisher whose licenses are looked at.
    pub publisher: String,
    /// Who looks at them.
    pub auditor: String,
    /// Who advises us on the law.
    pub counsel: String,
    /// The day of the letter that opened it.
    pub letter_on: Option<NaiveDate>,
    /// The days of notice that the letter or the agreement gives, counted from the letter.
    pub notice_days: Option<u32>,
    /// The day by which an answer is due, where it is stated; it goes before the notice.
    pub due_on: Option<NaiveDate>,
    /// The days that are looked at.
    pub period: Period,
    /// What is looked at.
    pub scope: MatterScope,
    /// What the numbers of its exhibits begin with.
    pub exhibit_prefix: ExhibitPrefix,
    /// Whether what is written in this matter is between us and counsel.
    pub is_privileged: bool,
    /// Anything else worth knowing.
    pub note: String,
}

/// A span of days, both inclusive; an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// What a matter looks at. An empty list limits nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatterScope {
    /// The legal entities, out of the register.
    pub entities: BTreeSet<EntityId>,
    /// The product families, such as `SQL Server`.
    pub products: Vec<String>,
    /// The publishers; the publisher of the matter is always one of them.
    pub publishers: Vec<String>,
}

/// That a matter was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The day.
    pub on: NaiveDate,
    /// How it ended, in the person's words.
    pub reason: String,
}

vocabulary!(
    /// Whether a matter is worked on.
    MatterState, "state of a matter" {
        /// It is.
        Open = "open",
        /// It came to its end.
        Closed = "closed",
    }
);

/// What the numbers of a matter's exhibits begin with: 1 to 20 of `A-Z a-z 0-9 - _`, which the
/// review systems of the trade accept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExhibitPrefix(String);

/// Text that cannot begin the number of an exhibit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` cannot begin the number of an exhibit: use 1 to 20 of A-Z a-z 0-9 - _")]
pub struct InvalidPrefix(pub String);

/// Why a matter cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MatterProblem {
    /// People have to be able to refer to it.
    #[error("the reference of the matter is missing")]
    NoReference,
    /// An answer cannot be due before it is asked for.
    #[error("the answer is due before the letter")]
    DueBeforeLetter,
    /// Notice is counted from the letter.
    #[error("the day of the letter is missing, from which the notice counts")]
    NoticeWithoutLetter,
    /// A period cannot end before it starts.
    #[error("the period ends before it starts")]
    PeriodBackwards,
}

impl Matter {
    /// What is wrong with it in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<MatterProblem> {
        let mut problems = Vec::new();
        if self.reference.trim().is_empty() {
            problems.push(MatterProblem::NoReference);
        }
        if self.notice_days.is_some() && self.letter_on.is_none() {
            problems.push(MatterProblem::NoticeWithoutLetter);
        }
        if self.letter_on.zip(self.due_on).is_some_and(|(letter, due)| due < letter) {
            problems.push(MatterProblem::DueBeforeLetter);
        }
        if self.period.from.zip(self.period.to).is_some_and(|(from, to)| to < from) {
            problems.push(MatterProblem::PeriodBackwards);
        }
        problems
    }

    /// The day by which an answer is due: as stated, else the letter's day and the notice.
    pub fn due(&self) -> Option<NaiveDate> {
        self.due_on.or_else(|| {
            let days = Days::new(self.notice_days?.into());
            self.letter_on?.checked_add_days(days)
        })
    }

    /// The name by which a person knows it: the title, else the reference.
    pub fn label(&self) -> &str {
        [&self.title, &self.reference]
            .into_iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The publishers that are looked at, its own among them; none limits nothing.
    pub fn publishers(&self) -> impl Iterator<Item = &str> {
        let own = std::iter::once(self.publisher.trim()).filter(|name| !name.is_empty());
        own.chain(self.scope.publishers.iter().map(|name| name.trim()))
    }
}

impl Period {
    /// Whether a day is one of its days.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl ExhibitPrefix {
    /// The most characters of a prefix.
    pub const LONGEST: usize = 20;

    /// The prefix as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ExhibitPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ExhibitPrefix {
    type Err = InvalidPrefix;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if (1..=Self::LONGEST).contains(&text.len()) && text.bytes().all(is_allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidPrefix(text.chars().take(80).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn matter() -> Matter {
        Matter {
            reference: "AUD-2024-7".into(),
            title: String::new(),
            publisher: "Microsoft".into(),
            auditor: String::new(),
            counsel: String::new(),
            letter_on: Some(day("2024-02-01")),
            notice_days: Some(30),
            due_on: None,
            period: Period::default(),
            scope: MatterScope::default(),
            exhibit_prefix: "ACME".parse().expect("a prefix"),
            is_privileged: false,
            note: String::new(),
        }
    }

    #[test]
    fn the_notice_counts_from_the_letter_until_a_day_is_stated() {
        assert_eq!(matter().due(), Some(day("2024-03-02")), "2024 has a 29 February");
        let stated = Matter { due_on: Some(day("2024-04-15")), ..matter() };
        assert_eq!(stated.due(), Some(day("2024-04-15")));
        assert_eq!(Matter { letter_on: None, ..matter() }.due(), None);
    }

    #[test]
    fn a_matter_needs_a_reference_and_days_in_their_order() {
        assert_eq!(matter().problems(), []);
        let wrong = Matter {
            reference: " ".into(),
            due_on: Some(day("2024-01-31")),
            period: Period { from: Some(day("2024-01-02")), to: Some(day("2024-01-01")) },
            ..matter()
        };
        assert_eq!(
            wrong.problems(),
            [
                MatterProblem::NoReference,
                MatterProblem::DueBeforeLetter,
                MatterProblem::PeriodBackwards
            ]
        );
        let unanchored = Matter { letter_on: None, ..matter() };
        assert_eq!(unanchored.problems(), [MatterProblem::NoticeWithoutLetter]);
    }

    #[test]
    fn a_prefix_is_made_of_what_review_systems_accept() {
        for text in ["ACME", "acme-7_b", "A"] {
            assert_eq!(text.parse::<ExhibitPrefix>().map(|p| p.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "ACME 7", "ÄCME", "../x", "ABCDEFGHIJKLMNOPQRSTU"] {
            assert!(text.parse::<ExhibitPrefix>().is_err(), "`{text}` is no prefix");
        }
    }

    #[test]
    fn a_period_holds_its_first_and_its_last_day() {
        let period = Period { from: Some(day("2024-01-01")), to: Some(day("2024-12-31")) };
        assert!(period.holds(day("2024-01-01")) && period.holds(day("2024-12-31")));
        assert!(!period.holds(day("2023-12-31")) && !period.holds(day("2025-01-01")));
        assert!(Period::default().holds(day("1999-01-01")));
    }
}

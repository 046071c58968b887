//! What people did about deadlines.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use thiserror::Error;

use super::{Subject, SubjectKind};
use crate::DocumentId;

/// Tells one deadline from every other, whatever the as-of day, the offsets and the holidays. Reads
/// and prints as `rule/subject/id/occurrence`, such as `D06/vault/vault/2026-04-01`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeadlineKey {
    /// The id of the rule.
    pub rule: String,
    /// What the subject is.
    pub subject: SubjectKind,
    /// The subject's id among its kind.
    pub id: String,
    /// The day from which the deadline counts: the anchor, or one of its anniversaries, month ends
    /// or quarter ends. Two anchors of a subject on one day are one occurrence.
    pub occurrence: NaiveDate,
}

/// Text that names no deadline.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` does not name a deadline: write it like `D06/vault/vault/2026-04-01`")]
pub struct InvalidDeadlineKey {
    /// What was given, shortened.
    pub text: String,
}

/// What a person stated about one deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The deadline.
    pub key: DeadlineKey,
    /// What was stated.
    pub response: Response,
}

/// What a person can state about a deadline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Response {
    /// It was met.
    Done {
        /// The day on which it was done.
        on: NaiveDate,
        /// The documents that show it.
        evidence: Vec<DocumentId>,
    },
    /// It may wait. Its due day stays.
    Snoozed {
        /// The day on which it shows again.
        until: NaiveDate,
        /// Why it may wait.
        reason: String,
    },
}

impl DeadlineKey {
    /// The key of one occurrence of a rule for a subject.
    pub fn new(rule: &str, subject: &Subject, occurrence: NaiveDate) -> Self {
        Self { rule: rule.to_owned(), subject: subject.kind, id: subject.id.clone(), occurrence }
    }
}

impl fmt::Display for DeadlineKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}/{}", self.rule, self.subject, self.id, self.occurrence)
    }
}

impl FromStr for DeadlineKey {
    type Err = InvalidDeadlineKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| InvalidDeadlineKey { text: text.chars().take(120).collect() })
    }
}

/// The id of a subject may hold a slash, that of a rule may not.
fn parse(text: &str) -> Option<DeadlineKey> {
    let (rest, occurrence) = text.rsplit_once('/')?;
    let (rule, rest) = rest.split_once('/')?;
    let (subject, id) = rest.split_once('/')?;
    Some(DeadlineKey {
        rule: Some(rule).filter(|rule| !rule.is_empty())?.to_owned(),
        subject: subject.parse().ok()?,
        id: Some(id).filter(|id| !id.is_empty())?.to_owned(),
        occurrence: occurrence.parse().ok()?,
    })
}

/// The response that governs as of a day: the earliest completion up to it, else the snooze that
/// lasts longest.
pub(super) fn governing<'m>(
    responses: impl IntoIterator<Item = &'m Response>,
    as_of: NaiveDate,
) -> Option<&'m Response> {
    let (mut done, mut snoozed) = (None::<&Response>, None::<&Response>);
    for response in responses {
        match response {
            Response::Done { on, .. } if *on <= as_of => {
                done = Some(done.map_or(response, |other| other.min(response)));
            }
            Response::Done { .. } => {}
            Response::Snoozed { .. } => {
                snoozed = Some(snoozed.map_or(response, |other| other.max(response)));
            }
        }
    }
    done.or(snoozed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_it_is_read() {
        for text in ["D06/vault/vault/2026-04-01", "own-1/terms/a/b/2024-02-29"] {
            assert_eq!(text.parse::<DeadlineKey>().expect("a key").to_string(), text);
        }
    }

    #[test]
    fn what_names_no_deadline_is_refused_by_its_text() {
        for text in
            ["", "D06", "D06/vault/2026-04-01", "D06/house/1/2026-04-01", "D06/vault/vault/April"]
        {
            let refused = text.parse::<DeadlineKey>().expect_err("no key");
            assert_eq!(refused.text, text);
        }
    }
}

//! What people did about deadlines.

use chrono::NaiveDate;

use super::{Subject, SubjectKind};
use crate::DocumentId;

/// Tells one deadline from every other, whatever the as-of day, the offsets and the holidays.
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

//! One rule about time, and what it holds.

use chrono::NaiveDate;

use super::{Anchor, AnchorKind, Offset, Schedule};
use crate::Severity;
use crate::code::vocabulary;

/// A rule about time, or a limit or advice that belongs beside one. Texts are for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRule {
    /// Its name in marks and in users' own files, such as `D01`.
    pub id: String,
    /// Counts up when what it says changes.
    pub version: u32,
    /// What it asks for.
    pub kind: RuleKind,
    /// In one line.
    pub title: String,
    /// Why, and what to do.
    pub explanation: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where it comes from: the title of a document, with the clause where that is known.
    pub source: String,
    /// The first day from which occurrences may count under this rule.
    pub valid_from: Option<NaiveDate>,
    /// The last such day.
    pub valid_to: Option<NaiveDate>,
    /// What it is about; none for what is true of every vault.
    pub anchor: Option<AnchorFilter>,
    /// The days it names; none for a text. A rule with days has an anchor.
    pub timing: Option<Timing>,
    /// What other sources say instead.
    pub alternatives: Vec<Alternative>,
}

/// Which anchors a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorFilter {
    /// Their kind.
    pub kind: AnchorKind,
    /// Their qualifiers; anchors of any qualifier, or of none, where this is empty.
    pub qualifiers: Vec<String>,
}

/// The days a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing {
    /// From which days it counts.
    pub schedule: Schedule,
    /// The due day, from the day counted from.
    pub offset: Offset,
    /// The first day on which it can happen or be done, from the day counted from.
    pub opens: Option<Offset>,
    /// The last day on which it can still be done late, from the day counted from.
    pub lapses: Option<Offset>,
    /// The days on which to alert, from the due day.
    pub alerts: Vec<Offset>,
    /// Nothing falls due after the latest anchor of this kind of the same subject.
    pub until: Option<AnchorKind>,
}

/// What another source says about the same matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What it says, in our words.
    pub statement: String,
    /// The offset it would give, where it names one.
    pub offset: Option<Offset>,
    /// Where it comes from.
    pub source: String,
}

vocabulary!(
    /// What a rule asks for.
    RuleKind, "kind of deadline rule" {
        /// Something has to happen by a day.
        Deadline = "deadline",
        /// Something is possible up to a number or a day only. What has passed is not listed.
        Limit = "limit",
        /// Something is recommended.
        Advice = "advice",
        /// What happens where something is neglected.
        ImpactText = "impact_text",
    }
);

impl DeadlineRule {
    /// Whether the rule is about an anchor and its day.
    pub fn concerns(&self, anchor: &Anchor) -> bool {
        self.anchor.as_ref().is_some_and(|filter| filter.admits(anchor))
            && self.is_valid_on(anchor.day)
    }

    /// Whether occurrences may count from a day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

impl AnchorFilter {
    /// Whether an anchor has the kind and one of the qualifiers.
    pub fn admits(&self, anchor: &Anchor) -> bool {
        self.kind == anchor.kind
            && (self.qualifiers.is_empty()
                || anchor.qualifier.as_ref().is_some_and(|own| self.qualifiers.contains(own)))
    }
}

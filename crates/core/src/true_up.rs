//! The true-up: what was added under an enrollment in a year is counted, ordered and checked.
//!
//! A cycle belongs to one anniversary of one agreement. What is done in it is stated by people;
//! what follows from that, the differences and the findings, is calculated and never stored.

mod count;
mod findings;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::DocumentId;
use crate::code::vocabulary;
pub use count::{Count, CountLine, TrueUpOrder};
pub use findings::{TrueUpCheck, TrueUpFacts, TrueUpFinding};

/// Everything stated about the true-up of one agreement for one anniversary. A cycle of which
/// nothing is stated has not begun.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrueUpCycle {
    /// What was done, and by whom.
    pub done: BTreeMap<TrueUpStep, StepDone>,
    /// What is deployed against what was licensed before; lines in the order of their table.
    pub count: Option<Count>,
}

/// That a step was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDone {
    /// The day.
    pub on: NaiveDate,
    /// The person, by name.
    pub by: String,
    /// The documents that show it.
    pub evidence: Vec<DocumentId>,
    /// Anything else worth knowing; may be empty.
    pub note: String,
}

vocabulary!(
    /// What is done, or arrives, in the course of a true-up, in its order (VLSC/VLMS
    /// administration, true-up).
    TrueUpStep, "true-up step" {
        /// The entitlements were exported as the baseline.
        Exported = "exported",
        /// The baseline was reconciled with what is deployed.
        Reconciled = "reconciled",
        /// What has to be added was identified.
        DeltaIdentified = "delta_identified",
        /// A second person looked over what was identified.
        SecondReview = "second_review",
        /// The order or the update statement was submitted.
        Submitted = "submitted",
        /// The quote for it arrived.
        QuoteReceived = "quote_received",
        /// Quote and order were looked over and accepted.
        Reviewed = "reviewed",
        /// The pricing was challenged.
        Challenged = "challenged",
    }
);

impl TrueUpStep {
    /// Its place in the checklist, from 1 to 5. The last place has two members, and what only
    /// accompanies the checklist has none.
    pub const fn place(self) -> Option<usize> {
        match self {
            Self::Exported => Some(1),
            Self::Reconciled => Some(2),
            Self::DeltaIdentified => Some(3),
            Self::Submitted => Some(4),
            Self::Reviewed | Self::Challenged => Some(5),
            Self::SecondReview | Self::QuoteReceived => None,
        }
    }
}

impl TrueUpCycle {
    /// How many places a checklist has.
    pub const PLACES: usize = 5;

    /// Whether nothing is stated of it.
    pub fn has_not_begun(&self) -> bool {
        self.done.is_empty() && self.count.is_none()
    }

    /// How many places of the checklist are done.
    pub fn places_done(&self) -> usize {
        (1..=Self::PLACES).filter(|place| self.has_place(*place)).count()
    }

    /// The cycle as it stood on a day: without what was done later.
    #[must_use]
    pub fn as_of(mut self, day: NaiveDate) -> Self {
        self.done.retain(|_, done| done.on <= day);
        self
    }

    fn has_place(&self, place: usize) -> bool {
        self.done.keys().any(|step| step.place() == Some(place))
    }

    fn on(&self, step: TrueUpStep) -> Option<NaiveDate> {
        self.done.get(&step).map(|done| done.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn done(on: &str) -> StepDone {
        StepDone { on: day(on), by: "Ada".into(), evidence: Vec::new(), note: String::new() }
    }

    #[test]
    fn review_and_challenge_share_the_last_place_of_the_checklist() {
        let mut cycle = TrueUpCycle::default();
        cycle.done.insert(TrueUpStep::Challenged, done("2024-07-20"));
        assert_eq!(cycle.places_done(), 1);
        cycle.done.insert(TrueUpStep::Reviewed, done("2024-08-01"));
        assert_eq!(cycle.places_done(), 1);
        cycle.done.insert(TrueUpStep::SecondReview, done("2024-06-01"));
        assert_eq!(cycle.places_done(), 1, "the second review accompanies the checklist");
    }

    #[test]
    fn a_cycle_as_of_a_day_lacks_what_was_done_later() {
        let mut cycle = TrueUpCycle::default();
        cycle.done.insert(TrueUpStep::Exported, done("2024-05-01"));
        cycle.done.insert(TrueUpStep::Reconciled, done("2024-05-02"));
        let then = cycle.as_of(day("2024-05-01"));
        assert_eq!(then.done.keys().collect::<Vec<_>>(), [&TrueUpStep::Exported]);
    }
}

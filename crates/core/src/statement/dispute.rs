//! A dispute: the publisher is told that a statement lists too few licenses, with the proof.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use thiserror::Error;

use super::{Exhibit, Holding, Limits, Statement, TrueNumber, VersionedProduct};
use crate::DocumentId;
use crate::code::vocabulary;

vocabulary!(
    /// How far a dispute has come.
    DisputeState, "state of a dispute" {
        /// Being written.
        Draft = "draft",
        /// Handed in.
        Submitted = "submitted",
        /// The publisher said that it has it.
        Acknowledged = "acknowledged",
        /// Granted in full.
        Accepted = "accepted",
        /// Granted in part.
        PartiallyAccepted = "partially_accepted",
        /// Refused.
        Rejected = "rejected",
        /// Given up.
        Withdrawn = "withdrawn",
    }
);

impl DisputeState {
    /// Whether an answer is still to come.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Acknowledged)
    }
}

/// A dispute about lines of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The document that holds the statement.
    pub statement: DocumentId,
    /// What is disputed.
    pub lines: Vec<DisputedLine>,
    /// To whom it was or is to be handed in.
    pub submitted_to: String,
    /// The publisher's number for it.
    pub reference: String,
    steps: Vec<DisputeStep>,
}

/// A line that is disputed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputedLine {
    /// Which product.
    pub product: VersionedProduct,
    /// The family as printed.
    pub family: String,
    /// The version as printed.
    pub version: String,
    /// The units the statement lists.
    pub listed: i64,
    /// The units we can prove.
    pub claimed: i64,
    /// What proves them.
    pub exhibits: Vec<Exhibit>,
}

/// A step of a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeStep {
    /// What it came to.
    pub state: DisputeState,
    /// The day.
    pub on: NaiveDate,
    /// Anything worth knowing.
    pub note: String,
}

/// Why a dispute cannot take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DisputeError {
    /// The states do not follow each other.
    #[error("a dispute that is {from} cannot become {to}")]
    OutOfOrder {
        /// The state it is in.
        from: DisputeState,
        /// The state it should come to.
        to: DisputeState,
    },
    /// A step cannot come before the last one.
    #[error("the last step was on {0}")]
    TooEarly(NaiveDate),
    /// There is nothing to hand in.
    #[error("no line claims more than the statement lists")]
    NothingClaimed,
    /// A claim without proof is refused.
    #[error("a line has no proof")]
    NoProof,
}

/// What a later statement says about a disputed line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAnswer {
    /// Which product.
    pub product: VersionedProduct,
    /// The units it lists; none where it does not list the product.
    pub listed: Option<i64>,
    /// Whether they are what was claimed, or more.
    pub is_satisfied: bool,
}

impl Dispute {
    /// A new dispute in draft.
    pub fn draft(statement: DocumentId, lines: Vec<DisputedLine>, on: NaiveDate) -> Self {
        let steps = vec![DisputeStep { state: DisputeState::Draft, on, note: String::new() }];
        let (submitted_to, reference) = (String::new(), String::new());
        Self { statement, lines, submitted_to, reference, steps }
    }

    /// The same dispute with the steps that it took so far.
    #[must_use]
    pub fn with_steps(self, steps: Vec<DisputeStep>) -> Self {
        Self { steps, ..self }
    }

    /// The state it is in.
    pub fn state(&self) -> DisputeState {
        self.steps.last().map_or(DisputeState::Draft, |step| step.state)
    }

    /// How it came there, the first step first.
    pub fn steps(&self) -> &[DisputeStep] {
        &self.steps
    }

    /// Takes a step.
    ///
    /// # Errors
    /// Where the states do not follow each other, the day lies before the last step, or a dispute
    /// is to be handed in that claims or proves nothing.
    pub fn advance(&mut self, step: DisputeStep) -> Result<(), DisputeError> {
        let from = self.state();
        if !from.leads_to(step.state) {
            return Err(DisputeError::OutOfOrder { from, to: step.state });
        }
        if let Some(last) = self.steps.last().filter(|last| step.on < last.on) {
            return Err(DisputeError::TooEarly(last.on));
        }
        if step.state == DisputeState::Submitted {
            self.is_ready()?;
        }
        self.steps.push(step);
        Ok(())
    }

    /// Whether it can be handed in.
    ///
    /// # Errors
    /// What it lacks.
    pub fn is_ready(&self) -> Result<(), DisputeError> {
        if !self.lines.iter().any(|line| line.claimed > line.listed) {
            return Err(DisputeError::NothingClaimed);
        }
        if self.lines.iter().any(|line| line.exhibits.is_empty()) {
            return Err(DisputeError::NoProof);
        }
        Ok(())
    }

    /// What a later statement says about each line.
    pub fn check(&self, later: &Statement) -> Vec<LineAnswer> {
        let mut listed: BTreeMap<VersionedProduct, i64> = BTreeMap::new();
        for line in later.position() {
            let units =
                listed.entry(VersionedProduct::of(&line.family, &line.version)).or_default();
            *units = units.saturating_add(line.figures.effective);
        }
        let answer = |line: &DisputedLine| {
            let listed = listed.get(&line.product).copied();
            LineAnswer {
                product: line.product.clone(),
                listed,
                is_satisfied: listed.is_some_and(|units| units >= line.claimed),
            }
        };
        self.lines.iter().map(answer).collect()
    }

    /// Every document of the bundle of proof, in the order in which the lines name them; its place
    /// in the list, from 1, is its number as an exhibit.
    pub fn bundle(&self) -> Vec<DocumentId> {
        let mut seen = BTreeSet::new();
        let documents = self.lines.iter().flat_map(|line| &line.exhibits);
        documents
            .map(|exhibit| exhibit.document)
            .filter(|document| seen.insert(*document))
            .collect()
    }
}

impl DisputeState {
    /// Whether a dispute in this state can come to another.
    pub fn leads_to(self, next: Self) -> bool {
        match self {
            Self::Draft => matches!(next, Self::Submitted | Self::Withdrawn),
            Self::Submitted | Self::Acknowledged => match next {
                Self::Acknowledged => self == Self::Submitted,
                Self::Accepted | Self::PartiallyAccepted | Self::Rejected | Self::Withdrawn => true,
                Self::Draft | Self::Submitted => false,
            },
            Self::Accepted | Self::PartiallyAccepted | Self::Rejected | Self::Withdrawn => false,
        }
    }
}

/// The lines to dispute: every product whose proven purchases exceed what is listed, with their
/// proof.
pub fn gap_lines(numbers: &[TrueNumber], holdings: &[Holding]) -> Vec<DisputedLine> {
    let line = |number: &TrueNumber| {
        let listed = number
            .figures
            .iter()
            .filter(|figure| figure.component == super::Component::Statement)
            .fold(0_i64, |sum, figure| sum.saturating_add(figure.quantity));
        let unlisted = number
            .left_out
            .iter()
            .filter(|(_, why)| *why == super::LeftOut::Unlisted)
            .filter_map(|(at, _)| holdings.get(*at));
        DisputedLine {
            product: number.product.clone(),
            family: number.family.clone(),
            version: number.version.clone(),
            listed,
            claimed: listed.saturating_add(number.gap),
            exhibits: unlisted.flat_map(|holding| holding.exhibits.clone()).collect(),
        }
    };
    numbers.iter().filter(|number| number.gap > 0).map(line).collect()
}

/// A request for a statement that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRequest {
    /// The day it was made.
    pub on: NaiveDate,
    /// Who made it.
    pub by: String,
    /// Whether it went to the publisher; an export from a portal may be made at any time.
    pub is_formal: bool,
    /// Why it was made.
    pub purpose: String,
}

/// A formal request that would come soon after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooSoon {
    /// The day of the request before.
    pub previous: NaiveDate,
    /// The first day on which another would not be too soon.
    pub better_from: NaiveDate,
}

/// Whether a formal request on a day would come too soon after the one before.
pub fn too_soon(
    requests: &[StatementRequest],
    planned: NaiveDate,
    limits: &Limits,
) -> Option<TooSoon> {
    let formal = requests.iter().filter(|request| request.is_formal && request.on <= planned);
    let previous = formal.map(|request| request.on).max()?;
    let interval = chrono::Days::new(limits.request_interval_days.into());
    let better_from = previous.checked_add_days(interval)?;
    (planned < better_from).then_some(TooSoon { previous, better_from })
}

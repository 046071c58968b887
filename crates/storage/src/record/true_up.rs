//! What was stated about a true-up.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_core::DocumentId;
use muniment_core::true_up::{self, TrueUpStep};
use serde::{Deserialize, Serialize};

use super::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cycle {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<Count>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    done: BTreeMap<Step, Done>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
struct Step(#[serde(with = "text")] TrueUpStep);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Done {
    by: String,
    #[serde(with = "text::many", default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<DocumentId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    on: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    from: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    #[serde(with = "text")]
    baseline: u64,
    #[serde(with = "text")]
    deployed: u64,
    product: String,
}

impl From<true_up::TrueUpCycle> for Cycle {
    fn from(stated: true_up::TrueUpCycle) -> Self {
        let done = |(step, done): (TrueUpStep, true_up::StepDone)| {
            let true_up::StepDone { on, by, evidence, note } = done;
            (Step(step), Done { by, evidence, note, on })
        };
        let line = |line: true_up::CountLine| {
            let true_up::CountLine { product, deployed, baseline } = line;
            Line { baseline, deployed, product }
        };
        let count = |count: true_up::Count| Count {
            from: count.from,
            lines: count.lines.into_iter().map(line).collect(),
        };
        Self { count: stated.count.map(count), done: stated.done.into_iter().map(done).collect() }
    }
}

impl From<Cycle> for true_up::TrueUpCycle {
    fn from(stated: Cycle) -> Self {
        let done = |(Step(step), done): (Step, Done)| {
            let Done { by, evidence, note, on } = done;
            (step, true_up::StepDone { on, by, evidence, note })
        };
        let line = |line: Line| {
            let Line { baseline, deployed, product } = line;
            true_up::CountLine { product, deployed, baseline }
        };
        let count = |count: Count| true_up::Count {
            from: count.from,
            lines: count.lines.into_iter().map(line).collect(),
        };
        Self { done: stated.done.into_iter().map(done).collect(), count: stated.count.map(count) }
    }
}

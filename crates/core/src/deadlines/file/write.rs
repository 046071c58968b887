//! From rules to the one text that stands for them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::deadlines::{AnchorKind, DeadlineRule, DeadlineRules, Timing};

pub(in crate::deadlines) fn write(set: &DeadlineRules) -> String {
    let rules = set.iter().map(WrittenRule::of).collect();
    let written = WrittenSet { id: &set.id, version: set.version, rules };
    serde_json::to_string_pretty(&written).expect("texts and numbers can be written as JSON")
}

/// Written through structs because their fields keep one order, which the set's digest needs.
#[derive(Serialize)]
struct WrittenSet<'a> {
    id: &'a str,
    version: u32,
    rules: Vec<WrittenRule<'a>>,
}

#[derive(Serialize)]
struct WrittenRule<'a> {
    id: &'a str,
    version: u32,
    kind: &'static str,
    severity: &'static str,
    title: &'a str,
    explanation: &'a str,
    #[serde(flatten)]
    anchor: Option<WrittenAnchor<'a>>,
    #[serde(flatten)]
    timing: Option<WrittenTiming>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<NaiveDate>,
    source: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<WrittenAlternative<'a>>,
}

#[derive(Serialize)]
struct WrittenAnchor<'a> {
    anchor: &'static str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    qualifiers: &'a [String],
}

#[derive(Serialize)]
struct WrittenTiming {
    schedule: String,
    offset: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lapses: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alerts: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<&'static str>,
}

#[derive(Serialize)]
struct WrittenAlternative<'a> {
    statement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<String>,
    source: &'a str,
}

impl<'a> WrittenRule<'a> {
    fn of(rule: &'a DeadlineRule) -> Self {
        let anchor = rule.anchor.as_ref().map(|filter| WrittenAnchor {
            anchor: filter.kind.code(),
            qualifiers: &filter.qualifiers,
        });
        let alternatives = rule.alternatives.iter().map(|other| WrittenAlternative {
            statement: &other.statement,
            offset: other.offset.map(|offset| offset.to_string()),
            source: &other.source,
        });
        Self {
            id: &rule.id,
            version: rule.version,
            kind: rule.kind.code(),
            severity: rule.severity.code(),
            title: &rule.title,
            explanation: &rule.explanation,
            anchor,
            timing: rule.timing.as_ref().map(WrittenTiming::of),
            valid_from: rule.valid_from,
            valid_to: rule.valid_to,
            source: &rule.source,
            alternatives: alternatives.collect(),
        }
    }
}

impl WrittenTiming {
    fn of(timing: &Timing) -> Self {
        Self {
            schedule: timing.schedule.to_string(),
            offset: timing.offset.to_string(),
            opens: timing.opens.map(|offset| offset.to_string()),
            lapses: timing.lapses.map(|offset| offset.to_string()),
            alerts: timing.alerts.iter().map(ToString::to_string).collect(),
            until: timing.until.map(AnchorKind::code),
        }
    }
}

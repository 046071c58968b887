//! The figures and checks that judge statements, each with its source. They are data: a person may
//! hand in their own text in place of the one that comes with Muniment.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use thiserror::Error;

use super::QualityCheck;
use crate::Severity;

/// Everything that judging statements takes as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Days after a purchase within which a statement need not list it yet.
    pub latency_days: u32,
    /// Days that should pass between two formal requests for a statement.
    pub request_interval_days: u32,
    /// Days by which the dates of a purchase may differ between our papers and the statement.
    pub match_days: u32,
    /// How alike two names must be to be taken for the same, in percent.
    pub similar_percent: u32,
    /// The part of the effective units above which unresolved units are many, in percent.
    pub unresolved_percent: u32,
    /// Where each figure comes from, in the order of the fields above.
    pub facts: Vec<LimitFact>,
    /// The quality checks, in their order.
    pub checks: Vec<CheckFact>,
}

/// A figure with its source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitFact {
    /// Its code.
    pub id: String,
    /// What it is, in our words.
    pub statement: String,
    /// The figure.
    pub value: u32,
    /// Where it is stated.
    pub source: String,
    /// The first day it is in force; absent means no source states one.
    pub valid_from: Option<NaiveDate>,
    /// The last day it is in force; absent means still.
    pub valid_to: Option<NaiveDate>,
}

/// What a quality check looks for, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFact {
    /// The check.
    pub check: QualityCheck,
    /// What it looks for, in our words.
    pub statement: String,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is stated.
    pub source: String,
}

/// Why a text of limits cannot be used.
#[derive(Debug, Error)]
pub enum LimitsError {
    /// It is not JSON of the expected form.
    #[error("the limits of statements are not readable")]
    Form(#[from] serde_json::Error),
    /// A figure is missing.
    #[error("the limit `{0}` is missing on that day")]
    Missing(&'static str),
    /// A code is not known.
    #[error(transparent)]
    Code(#[from] crate::UnknownCode),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    limits: Vec<LimitFact>,
    checks: Vec<CheckText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckText {
    code: String,
    statement: String,
    severity: String,
    source: String,
}

static BUILT_IN: LazyLock<Text> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../facts/statements.json"))
        .expect("the limits that come with Muniment are readable")
});

impl Limits {
    /// The limits that come with Muniment, as in force on a day.
    pub fn built_in(on: NaiveDate) -> Self {
        Self::of(&BUILT_IN, on).expect("the limits that come with Muniment are complete")
    }

    /// Reads a text of limits as in force on a day.
    ///
    /// # Errors
    /// Names what is missing or not readable.
    pub fn parse(text: &str, on: NaiveDate) -> Result<Self, LimitsError> {
        Self::of(&serde_json::from_str(text)?, on)
    }

    /// The fact behind a check.
    pub fn check(&self, check: QualityCheck) -> Option<&CheckFact> {
        self.checks.iter().find(|fact| fact.check == check)
    }

    fn of(text: &Text, on: NaiveDate) -> Result<Self, LimitsError> {
        let mut facts = Vec::new();
        let mut find = |id: &'static str| {
            let fact = text.limits.iter().find(|fact| fact.id == id && fact.is_in_force(on));
            let fact = fact.ok_or(LimitsError::Missing(id))?;
            facts.push(fact.clone());
            Ok::<u32, LimitsError>(fact.value)
        };
        let latency_days = find("latency_days")?;
        let request_interval_days = find("request_interval_days")?;
        let match_days = find("match_days")?;
        let similar_percent = find("similar_percent")?;
        let unresolved_percent = find("unresolved_percent")?;
        let checks: Result<Vec<CheckFact>, LimitsError> =
            text.checks.iter().map(CheckText::fact).collect();
        let checks = checks?;
        Ok(Self {
            latency_days,
            request_interval_days,
            match_days,
            similar_percent,
            unresolved_percent,
            facts,
            checks,
        })
    }
}

impl LimitFact {
    fn is_in_force(&self, on: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= on) && self.valid_to.is_none_or(|to| on <= to)
    }
}

impl CheckText {
    fn fact(&self) -> Result<CheckFact, LimitsError> {
        Ok(CheckFact {
            check: self.code.parse()?,
            statement: self.statement.clone(),
            severity: self.severity.parse()?,
            source: self.source.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn every_check_is_described() {
        let limits = Limits::built_in(day("2024-01-01"));
        for check in QualityCheck::ALL {
            assert!(limits.check(*check).is_some(), "{check}");
        }
    }

    #[test]
    fn a_limit_counts_on_its_days_alone() {
        let text = include_str!("../../facts/statements.json").replacen(
            "\"value\": 45,",
            "\"value\": 30, \"valid_from\": \"2030-01-01\",",
            1,
        );
        let limits = Limits::parse(&text, day("2030-01-01")).expect("complete");
        assert_eq!(limits.latency_days, 30);
        let refused = Limits::parse(&text, day("2029-12-31"));
        assert!(matches!(refused, Err(LimitsError::Missing("latency_days"))));
    }
}

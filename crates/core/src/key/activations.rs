//! How far the activations of a multiple activation key reach (volume licensing administration
//! guide, product keys). Counts that a person read in the portal decide; the estimate stands in
//! only where there are none, because the publisher sets the real number itself.

use std::collections::BTreeMap;

use super::{KeyType, ProductKey};
use crate::Severity;
use crate::code::vocabulary;
use crate::maths::{Answer, FactId, FactValue, Facts, Function, calculate};

/// About how often a key can be activated, with where that is stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstimatedLimit {
    /// Activations in all.
    pub activations: u64,
    /// The figures it follows from.
    pub by: Vec<Source>,
    /// What other sources say.
    pub otherwise: Vec<Source>,
}

/// What a source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// In our words.
    pub says: String,
    /// Where it is stated.
    pub source: String,
}

/// What is worth knowing about a key's activations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationFinding {
    /// What it is.
    pub problem: ActivationProblem,
    /// How grave it is.
    pub severity: Severity,
    /// Activations used.
    pub used: u64,
    /// Activations in all.
    pub limit: u64,
    /// Whether that limit is an estimate.
    pub is_estimate: bool,
}

vocabulary!(
    /// What can be wrong with a key's activations.
    ActivationProblem, "problem of activations" {
        /// Few are left.
        NearlyUsedUp = "nearly_used_up",
        /// None is left.
        UsedUp = "used_up",
    }
);

impl ProductKey {
    /// About how often the key can be activated, where it is a multiple activation key and what was
    /// bought is stated.
    pub fn estimated_limit(&self) -> Option<EstimatedLimit> {
        let purchased = self.purchased.filter(|_| self.kind == KeyType::Mak)?;
        let inputs = BTreeMap::from([("purchased".to_owned(), purchased.to_string())]);
        let calculation = calculate(Function::MakActivations, &inputs, None).ok()?;
        let Answer::Number(activations) = calculation.outcomes.first()?.answer else { return None };
        let own = |id: &str| [FactId::MakFactor.code(), FactId::MakCap.code()].contains(&id);
        let by = calculation.facts.iter().filter(|fact| own(&fact.id)).map(|fact| Source {
            says: format!("{}: {}", fact.statement, fact.value),
            source: fact.source.clone(),
        });
        let otherwise = calculation.alternatives.iter().map(|other| Source {
            says: other.value.clone().unwrap_or_else(|| other.note.clone()),
            source: other.source.clone(),
        });
        Some(EstimatedLimit {
            activations: activations.whole()?,
            by: by.collect(),
            otherwise: otherwise.collect(),
        })
    }

    /// What is wrong with its activations, if anything. A reading of the portal goes before the
    /// estimate; what is used up by the estimate alone is no more than a warning.
    pub fn activation_finding(&self) -> Option<ActivationFinding> {
        if self.kind != KeyType::Mak {
            return None;
        }
        let used = self.used?;
        let (limit, is_estimate) = match self.available {
            Some(available) => (used.saturating_add(available), false),
            None => (self.estimated_limit()?.activations, true),
        };
        let problem = if used >= limit {
            ActivationProblem::UsedUp
        } else if u128::from(used) * 100 >= u128::from(limit) * u128::from(alert_percent()) {
            ActivationProblem::NearlyUsedUp
        } else {
            return None;
        };
        let severity = match (problem, is_estimate) {
            (ActivationProblem::UsedUp, false) => Severity::Error,
            _ => Severity::Warning,
        };
        Some(ActivationFinding { problem, severity, used, limit, is_estimate })
    }
}

/// From which part of the activations on one should act.
fn alert_percent() -> u64 {
    let fact = Facts::built_in().fact(FactId::MakAlertPercent);
    let value = fact.values.iter().find_map(|stated| match &stated.value {
        Some(FactValue::Number(percent)) => percent.whole(),
        _ => None,
    });
    value.expect("the facts that come with Muniment are complete")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mak(purchased: u64) -> ProductKey {
        ProductKey { purchased: Some(purchased), ..ProductKey::new(KeyType::Mak, "Office") }
    }

    #[test]
    fn the_limit_is_about_ten_for_each_license_and_4000_for_one_key() {
        for (bought, limit) in [(50, 500), (399, 3_990), (400, 4_000), (1_000, 4_000)] {
            assert_eq!(mak(bought).estimated_limit().map(|l| l.activations), Some(limit));
        }
    }

    #[test]
    fn an_estimate_names_its_source_and_what_others_say() {
        let limit = mak(50).estimated_limit().expect("an estimate");
        assert_eq!(limit.by.len(), 2);
        assert!(limit.by.iter().all(|by| !by.source.is_empty()));
        assert!(!limit.otherwise.is_empty(), "the publisher's documentation says otherwise");
    }

    #[test]
    fn only_a_multiple_activation_key_has_an_estimated_limit() {
        for kind in KeyType::ALL.iter().filter(|kind| **kind != KeyType::Mak) {
            assert_eq!(ProductKey { kind: *kind, ..mak(50) }.estimated_limit(), None, "{kind}");
        }
    }

    #[test]
    fn a_key_nearly_used_up_is_found_at_eighty_percent() {
        let used = |used| ProductKey { used: Some(used), ..mak(10) }.activation_finding();
        assert_eq!(used(79), None);
        let found = used(80).expect("a finding");
        assert_eq!((found.problem, found.limit), (ActivationProblem::NearlyUsedUp, 100));
        assert!(found.is_estimate);
    }

    #[test]
    fn a_reading_of_the_portal_goes_before_the_estimate() {
        let read = ProductKey { used: Some(95), available: Some(905), ..mak(10) };
        assert_eq!(read.activation_finding(), None);
        let empty = ProductKey { used: Some(95), available: Some(0), ..mak(10) };
        let found = empty.activation_finding().expect("a finding");
        assert_eq!((found.severity, found.is_estimate), (Severity::Error, false));
    }

    #[test]
    fn what_is_used_up_by_the_estimate_alone_is_a_warning() {
        let found = ProductKey { used: Some(120), ..mak(10) }.activation_finding();
        let found = found.map(|found| (found.problem, found.severity));
        assert_eq!(found, Some((ActivationProblem::UsedUp, Severity::Warning)));
    }
}

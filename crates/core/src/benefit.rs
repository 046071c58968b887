//! The benefits of Software Assurance: what there is, as data, and how each stands under an
//! agreement.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;
use thiserror::Error;

use crate::DocumentId;
use crate::code::vocabulary;
use crate::said::{FactFileError, Said, SaidEntry, check_format, read_all, text};

/// The benefits, in the order of their groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benefits(Vec<Benefit>);

/// A benefit of Software Assurance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benefit {
    /// Its code, which the journal keeps.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What it belongs to.
    pub group: BenefitGroup,
    /// How it comes to be used.
    pub activation: Activation,
    /// Whether it may have to be activated again when its agreement moves to another portal.
    pub may_lapse_on_migration: bool,
    /// The day from which it is given no more.
    pub retired_on: Option<NaiveDate>,
    /// What sources say about it.
    pub says: Vec<Said>,
}

/// How a benefit comes to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    /// It is there with Software Assurance.
    ByItself,
    /// Somebody has to activate it.
    ByHand,
}

/// How a benefit stands under an agreement, as a person stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitStanding {
    /// Its state.
    pub state: BenefitState,
    /// The day since when, such as that of its activation.
    pub since: Option<NaiveDate>,
    /// The day on which the person looked.
    pub seen_on: NaiveDate,
    /// The documents that show it.
    pub evidence: Vec<DocumentId>,
    /// Anything else worth knowing; empty means nothing.
    pub note: String,
}

/// Why a benefit cannot stand as stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BenefitProblem {
    /// An activation has a day.
    #[error("the day on which the benefit was activated is missing")]
    NoDay,
    /// Nobody sees what is not yet so.
    #[error("the benefit is said to be so since a day after it was looked at")]
    SeenBefore,
}

vocabulary!(
    /// What benefits belong to (licensing guide, Software Assurance).
    BenefitGroup, "group of benefits" {
        /// Deploying and managing software.
        DeployManage = "deploy_manage",
        /// Training.
        Training = "training",
        /// Support.
        Support = "support",
        /// Licensing and payment.
        Specialized = "specialized",
    }
);

vocabulary!(
    /// How a benefit can stand under an agreement.
    BenefitState, "benefit state" {
        /// The agreement does not give it.
        NotAvailable = "not_available",
        /// The agreement gives it and nobody has activated it.
        Available = "available",
        /// It is in use.
        Activated = "activated",
        /// The agreement gives it no more.
        Expired = "expired",
        /// The publisher gives it no more.
        Retired = "retired",
    }
);

static BUILT_IN: LazyLock<Benefits> = LazyLock::new(|| {
    Benefits::parse(include_str!("../rules/benefits.json"))
        .expect("the built-in benefits are tested")
});

impl Benefits {
    /// The benefits that come with Muniment.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a text of benefits, such as `rules/benefits.json` with corrections.
    ///
    /// # Errors
    /// When a benefit is there twice, has no source, or a code is not known.
    pub fn parse(file: &str) -> Result<Self, FactFileError> {
        let file: BenefitsFile = serde_json::from_str(file).map_err(FactFileError::Shape)?;
        check_format(file.format)?;
        let mut benefits: Vec<Benefit> = Vec::new();
        for entry in file.benefits {
            let benefit = entry.read()?;
            if benefits.iter().any(|other| other.code == benefit.code) {
                return Err(FactFileError::Twice { entry: benefit.code });
            }
            benefits.push(benefit);
        }
        benefits.sort_by_key(|benefit| benefit.group);
        Ok(Self(benefits))
    }

    /// All benefits, by group.
    pub fn iter(&self) -> impl Iterator<Item = &Benefit> {
        self.0.iter()
    }

    /// The benefit with a code.
    pub fn benefit(&self, code: &str) -> Option<&Benefit> {
        self.0.iter().find(|benefit| benefit.code == code)
    }

    /// The day on which all benefits of an agreement had been looked at: that of the one that was
    /// looked at the longest ago. None while something is not stated. Benefits that are given no
    /// more need no look.
    pub fn reviewed_on(&self, standings: &BTreeMap<String, BenefitStanding>) -> Option<NaiveDate> {
        let given = self.iter().filter(|benefit| benefit.retired_on.is_none());
        let days: Option<Vec<NaiveDate>> = given
            .map(|benefit| standings.get(&benefit.code).map(|standing| standing.seen_on))
            .collect();
        days?.into_iter().min()
    }
}

impl Benefit {
    /// Whether somebody has to activate it.
    pub fn needs_activation(&self) -> bool {
        self.activation == Activation::ByHand
    }

    /// Whether the publisher gives it no more on a day.
    pub fn is_retired_on(&self, day: NaiveDate) -> bool {
        self.retired_on.is_some_and(|retired| retired <= day)
    }

    /// Whether somebody has to look again: its agreement moved to another portal by the as-of day,
    /// and nobody has looked since at what may have lapsed with it.
    pub fn is_to_check_again(
        &self,
        standing: &BenefitStanding,
        migrated_on: Option<NaiveDate>,
        as_of: NaiveDate,
    ) -> bool {
        let moved = migrated_on.filter(|day| *day <= as_of);
        self.may_lapse_on_migration
            && standing.state == BenefitState::Activated
            && moved.is_some_and(|moved| standing.seen_on < moved)
    }
}

impl BenefitStanding {
    /// What is wrong with it in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<BenefitProblem> {
        let mut problems = Vec::new();
        if self.state == BenefitState::Activated && self.since.is_none() {
            problems.push(BenefitProblem::NoDay);
        }
        if self.since.is_some_and(|since| self.seen_on < since) {
            problems.push(BenefitProblem::SeenBefore);
        }
        problems
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BenefitsFile {
    format: u32,
    benefits: Vec<BenefitEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BenefitEntry {
    code: String,
    title: String,
    group: String,
    activation: ActivationEntry,
    may_lapse_on_migration: bool,
    retired_on: Option<NaiveDate>,
    says: Vec<SaidEntry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum ActivationEntry {
    ByItself,
    ByHand,
}

impl BenefitEntry {
    fn read(self) -> Result<Benefit, FactFileError> {
        let says = read_all(self.says, &self.code)?;
        if says.is_empty() {
            return Err(FactFileError::Blank { entry: self.code, field: "says" });
        }
        Ok(Benefit {
            title: text(self.title, &self.code, "title")?,
            group: self.group.parse()?,
            activation: match self.activation {
                ActivationEntry::ByItself => Activation::ByItself,
                ActivationEntry::ByHand => Activation::ByHand,
            },
            may_lapse_on_migration: self.may_lapse_on_migration,
            retired_on: self.retired_on,
            code: text(self.code, "a benefit", "code")?,
            says,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn activated(seen_on: &str) -> BenefitStanding {
        BenefitStanding {
            state: BenefitState::Activated,
            since: Some(day("2023-08-01")),
            seen_on: day(seen_on),
            evidence: Vec::new(),
            note: String::new(),
        }
    }

    fn home_use() -> &'static Benefit {
        Benefits::built_in().benefit("home_use").expect("the home use program")
    }

    #[test]
    fn six_benefits_need_activation_by_hand() {
        let by_hand: Vec<&str> = Benefits::built_in()
            .iter()
            .filter(|benefit| benefit.needs_activation())
            .map(|benefit| benefit.code.as_str())
            .collect();
        let expected = [
            "windows_vda",
            "training_vouchers",
            "e_learning",
            "home_use",
            "step_up",
            "spread_payments",
        ];
        assert_eq!(by_hand, expected);
    }

    #[test]
    fn a_benefit_is_retired_from_its_day_on() {
        let support = Benefits::built_in().benefit("problem_resolution").expect("the benefit");
        assert!(!support.is_retired_on(day("2023-01-31")));
        assert!(support.is_retired_on(day("2023-02-01")));
    }

    #[test]
    fn an_activation_has_a_day_that_is_not_after_the_look() {
        let wrong = BenefitStanding { since: None, ..activated("2024-01-01") };
        assert_eq!(wrong.problems(), [BenefitProblem::NoDay]);
        assert_eq!(activated("2023-07-31").problems(), [BenefitProblem::SeenBefore]);
        assert_eq!(activated("2023-08-01").problems(), []);
    }

    #[test]
    fn a_migration_asks_for_another_look_until_somebody_looked() {
        let (moved, today) = (Some(day("2024-03-01")), day("2024-06-01"));
        assert!(home_use().is_to_check_again(&activated("2024-02-29"), moved, today));
        assert!(!home_use().is_to_check_again(&activated("2024-03-01"), moved, today));
    }

    #[test]
    fn a_migration_that_is_yet_to_come_asks_for_nothing() {
        let standing = activated("2024-02-01");
        let moved = Some(day("2024-03-01"));
        assert!(!home_use().is_to_check_again(&standing, moved, day("2024-02-29")));
        assert!(!home_use().is_to_check_again(&standing, None, day("2024-06-01")));
    }

    #[test]
    fn what_comes_by_itself_or_is_not_in_use_needs_no_other_look() {
        let (moved, today) = (Some(day("2024-03-01")), day("2024-06-01"));
        let versions = Benefits::built_in().benefit("new_product_versions").expect("the benefit");
        assert!(!versions.is_to_check_again(&activated("2024-02-01"), moved, today));
        let expired = BenefitStanding { state: BenefitState::Expired, ..activated("2024-02-01") };
        assert!(!home_use().is_to_check_again(&expired, moved, today));
    }

    #[test]
    fn a_review_is_as_old_as_its_oldest_look() {
        let benefits = Benefits::built_in();
        let mut standings: BTreeMap<String, BenefitStanding> = benefits
            .iter()
            .filter(|benefit| benefit.retired_on.is_none())
            .map(|benefit| (benefit.code.clone(), activated("2024-05-01")))
            .collect();
        standings.insert("home_use".into(), activated("2024-02-01"));
        assert_eq!(benefits.reviewed_on(&standings), Some(day("2024-02-01")));
        standings.remove("mdop");
        assert_eq!(benefits.reviewed_on(&standings), None);
    }

    #[test]
    fn a_benefit_that_is_there_twice_is_refused() {
        let file = include_str!("../rules/benefits.json");
        let twice = file.replacen(r#""code": "mdop""#, r#""code": "home_use""#, 1);
        let refused = Benefits::parse(&twice).expect_err("a refusal");
        assert_eq!(refused.to_string(), "`home_use` is there twice");
    }
}

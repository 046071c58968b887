//! Legal entities: our own, and those with whom we deal.

use chrono::NaiveDate;
use thiserror::Error;

use crate::code::vocabulary;
use crate::proof::text::fold;

/// A legal entity with the names under which paper knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalEntity {
    /// Its name.
    pub name: String,
    /// What it is to us.
    pub role: EntityRole,
    /// The names under which it appears on paper, as printed. Its own name is always one of them.
    pub aliases: Vec<Alias>,
    /// The first day it belongs to us; absent means always. Of no meaning for others.
    pub from: Option<NaiveDate>,
    /// The last day it belongs to us; absent means still.
    pub to: Option<NaiveDate>,
    /// Anything else worth knowing.
    pub notes: String,
}

/// A name under which an entity appears on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name as printed.
    pub name: String,
    /// The first day it counts; absent means as long as the entity.
    pub from: Option<NaiveDate>,
    /// The last day it counts; absent means as long as the entity.
    pub to: Option<NaiveDate>,
}

/// Why a legal entity cannot be what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EntityProblem {
    /// Paper cannot name what has no name.
    #[error("the legal entity's name is missing")]
    NoName,
    /// It cannot leave before it came.
    #[error("the legal entity belongs to us to a day before it belongs to us")]
    Backwards,
    /// A name cannot end before it starts.
    #[error("an alias counts to a day before it counts")]
    AliasBackwards,
}

impl LegalEntity {
    /// What is wrong with it in itself, in the order of its fields.
    pub fn problems(&self) -> Vec<EntityProblem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(EntityProblem::NoName);
        }
        if is_backwards(self.from, self.to) {
            problems.push(EntityProblem::Backwards);
        }
        if self.aliases.iter().any(|alias| is_backwards(alias.from, alias.to)) {
            problems.push(EntityProblem::AliasBackwards);
        }
        problems
    }

    /// Whether paper that bears this name on this day means it. A day that is not known is any day.
    pub fn is_called(&self, name: &str, on: Option<NaiveDate>) -> bool {
        let same = |own: &str| fold(own) == fold(name);
        same(&self.name)
            || self.aliases.iter().any(|alias| same(&alias.name) && alias.counts_on(on))
    }
}

impl Alias {
    fn counts_on(&self, day: Option<NaiveDate>) -> bool {
        day.is_none_or(|day| {
            self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
        })
    }
}

fn is_backwards(from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    matches!((from, to), (Some(from), Some(to)) if to < from)
}

vocabulary!(
    /// What a legal entity is to the company that keeps the vault.
    EntityRole, "role of a legal entity" {
        /// The company itself.
        Own = "own",
        /// An affiliate: owned by it, owning it, or owned by the same.
        Affiliate = "affiliate",
        /// A publisher of software.
        Publisher = "publisher",
        /// A reseller or distributor.
        Reseller = "reseller",
        /// An auditor.
        Auditor = "auditor",
        /// Anybody else.
        Other = "other",
    }
);

impl EntityRole {
    /// Whether licenses of such an entity are ours.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Own | Self::Affiliate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fairmont() -> LegalEntity {
        LegalEntity {
            name: "Fairmont Falls Ltd.".into(),
            role: EntityRole::Own,
            aliases: vec![Alias {
                name: "Fairmont Milling Co.".into(),
                from: None,
                to: NaiveDate::from_ymd_opt(2019, 12, 31),
            }],
            from: None,
            to: None,
            notes: String::new(),
        }
    }

    #[test]
    fn an_entity_needs_a_name_and_days_in_their_order() {
        let (early, late) =
            (NaiveDate::from_ymd_opt(2019, 1, 1), NaiveDate::from_ymd_opt(2020, 1, 1));
        let wrong = LegalEntity {
            name: " ".into(),
            aliases: vec![Alias { name: "Fairmont".into(), from: late, to: early }],
            from: late,
            to: early,
            ..fairmont()
        };
        assert_eq!(
            wrong.problems(),
            [EntityProblem::NoName, EntityProblem::Backwards, EntityProblem::AliasBackwards]
        );
        assert_eq!(fairmont().problems(), []);
    }

    #[test]
    fn an_entity_is_called_by_its_name_whatever_the_letters() {
        assert!(fairmont().is_called(" FAIRMONT FALLS LTD. ", NaiveDate::from_ymd_opt(2024, 1, 1)));
        assert!(!fairmont().is_called("Fairmont", None));
    }

    #[test]
    fn an_alias_counts_on_its_days_alone() {
        let on = |year| NaiveDate::from_ymd_opt(year, 1, 1);
        assert!(fairmont().is_called("Fairmont Milling Co.", on(2019)));
        assert!(!fairmont().is_called("Fairmont Milling Co.", on(2020)));
        assert!(fairmont().is_called("Fairmont Milling Co.", None));
    }
}

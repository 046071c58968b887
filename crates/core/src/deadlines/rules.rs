//! The rules that are in force: the built-in ones, with the user's own.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use thiserror::Error;

use super::{Anchor, DeadlineKey, DeadlineRule, RuleFileError, Schedule, file, occurrences};

/// A set of rules with unique ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRules {
    /// The name of the set.
    pub id: String,
    /// Counts up when the set changes.
    pub version: u32,
    pub(super) rules: BTreeMap<String, DeadlineRule>,
}

/// An own rule that counts from other days than the one it replaces: what people marked done would
/// come loose.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("rule `{rule}`: `{field}` must stay as it is; give the rule another id")]
pub struct RebasedRule {
    /// The rule.
    pub rule: String,
    /// The field that differs.
    pub field: &'static str,
}

impl DeadlineRules {
    /// The rules that come with Muniment.
    pub fn built_in() -> Self {
        Self::parse(include_str!("../../rules/deadlines.json"))
            .expect("the built-in rules are tested")
    }

    /// Reads a rule file: a JSON object with `id`, `version` and `rules`.
    ///
    /// # Errors
    /// Names the rule and the field that cannot be read.
    pub fn parse(text: &str) -> Result<Self, RuleFileError> {
        file::parse(text)
    }

    /// These rules with the user's own: added, or in place of those with the same id.
    ///
    /// # Errors
    /// A rule that is replaced keeps its anchor and its schedule.
    pub fn merged_with(mut self, own: Self) -> Result<Self, RebasedRule> {
        for (id, rule) in own.rules {
            if let Some(replaced) = self.rules.get(&id) {
                keeps_its_base(replaced, &rule)?;
            }
            self.rules.insert(id, rule);
        }
        self.id = format!("{}+{}", self.id, own.id);
        Ok(self)
    }

    /// The set as a rule file: the same text for the same rules, so that its digest names them.
    pub fn text(&self) -> String {
        file::write(self)
    }

    /// All rules, by id.
    pub fn iter(&self) -> impl Iterator<Item = &DeadlineRule> {
        self.rules.values()
    }

    /// The rule with an id.
    pub fn rule(&self, id: &str) -> Option<&DeadlineRule> {
        self.rules.get(id)
    }

    /// The limits, advice and impact texts that belong beside an anchor's subject.
    pub fn texts_about(&self, anchor: &Anchor) -> impl Iterator<Item = &DeadlineRule> {
        self.iter().filter(move |rule| rule.timing.is_none() && rule.concerns(anchor))
    }

    /// Whether a key names a deadline that one of these anchors has. What is done again and again
    /// can have been done last on any day from the anchor's on.
    pub fn has_deadline(&self, key: &DeadlineKey, anchors: &[Anchor]) -> bool {
        let Some(rule) = self.rule(&key.rule) else { return false };
        let (Some(filter), Some(timing)) = (&rule.anchor, &rule.timing) else { return false };
        let mut concerned = anchors.iter().filter(|anchor| {
            filter.admits(anchor)
                && anchor.subject.kind == key.subject
                && anchor.subject.id == key.id
        });
        concerned.any(|anchor| match timing.schedule {
            Schedule::SinceLast => anchor.day <= key.occurrence,
            schedule => occurrences::occurrences(schedule, anchor.day)
                .take_while(|day| *day <= key.occurrence)
                .any(|day| day == key.occurrence),
        })
    }

    /// The last day of an agreement or enrollment of a program, where a rule states its term.
    pub fn agreement_term(&self, program: &str, effective: NaiveDate) -> Option<NaiveDate> {
        self.iter().find_map(|rule| {
            let Schedule::Term(years) = rule.timing.as_ref()?.schedule else { return None };
            let filter = rule.anchor.as_ref()?;
            let end = occurrences::last_day_of_term(effective, years)?;
            let named = filter.qualifiers.iter().any(|qualifier| qualifier == program);
            (named && rule.is_valid_on(end)).then_some(end)
        })
    }
}

fn keeps_its_base(replaced: &DeadlineRule, own: &DeadlineRule) -> Result<(), RebasedRule> {
    let rebased = |field| Err(RebasedRule { rule: own.id.clone(), field });
    let kind = |rule: &DeadlineRule| rule.anchor.as_ref().map(|anchor| anchor.kind);
    let schedule = |rule: &DeadlineRule| rule.timing.as_ref().map(|timing| timing.schedule);
    if kind(replaced) != kind(own) {
        return rebased("anchor");
    }
    if schedule(replaced) != schedule(own) {
        return rebased("schedule");
    }
    Ok(())
}

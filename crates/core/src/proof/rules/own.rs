//! The user's own additions to the rules. Their form has no way to loosen: groups and tests are
//! added, severities raised.

use super::compile::Place;
use super::file::{GroupEntry, OwnFile, OwnMark, RuleFile, SeverityEntry, TightenEntry};
use super::{RuleError, RuleProblem, RuleSet};
use crate::Severity;

impl RuleSet {
    /// These rules with the user's own additions, read from the text of a file.
    ///
    /// # Errors
    /// [`RuleError`] with the rule, group and field that cannot be used.
    pub fn with_own(&self, own: &str) -> Result<Self, RuleError> {
        let own: OwnFile =
            serde_json::from_str(own).map_err(|source| RuleError::Form { source })?;
        let mut file = self.file.clone();
        for tighten in &own.tighten {
            add(&mut file, tighten)?;
        }
        for severity in &own.severities {
            raise(&mut file, severity)?;
        }
        file.tightened_by.push(OwnMark { id: own.id, version: own.version });
        Self::compile(file)
    }
}

fn add(file: &mut RuleFile, tighten: &TightenEntry) -> Result<(), RuleError> {
    let place = Place(tighten.rule.clone());
    let Some(rule) = file.rules.iter_mut().find(|rule| rule.id == tighten.rule) else {
        return Err(place.error("rule", RuleProblem::Undefined(tighten.rule.clone())));
    };
    for (id, tests) in &tighten.must {
        let mut groups = rule.require.iter_mut().chain(&mut rule.conditional);
        let Some(group) = groups.find(|group| group.id == *id) else {
            return Err(place.error("must", RuleProblem::Undefined(id.clone())));
        };
        let new = tests.iter().filter(|test| !group.must.contains(test)).cloned();
        let new: Vec<_> = new.collect();
        group.must.extend(new);
        group.own_sources.push(tighten.source.clone());
    }
    let sourced = |group: &GroupEntry| GroupEntry {
        own_sources: vec![tighten.source.clone()],
        ..group.clone()
    };
    rule.require.extend(tighten.require.iter().map(sourced));
    rule.conditional.extend(tighten.conditional.iter().map(sourced));
    Ok(())
}

fn raise(file: &mut RuleFile, raised: &SeverityEntry) -> Result<(), RuleError> {
    let place = Place(raised.of.clone());
    let checks = file
        .checks
        .iter_mut()
        .map(|check| (check.code.clone(), &mut check.severity, &mut check.own_sources));
    let objections = file.rules.iter_mut().flat_map(|rule| {
        let id = &rule.id;
        rule.objections.iter_mut().map(move |objection| {
            let code = objection.code.clone().unwrap_or_else(|| format!("{id}/{}", objection.id));
            (code, &mut objection.severity, &mut objection.own_sources)
        })
    });
    let Some((_, severity, sources)) =
        checks.chain(objections).find(|(code, ..)| *code == raised.of)
    else {
        return Err(place.error("of", RuleProblem::Undefined(raised.of.clone())));
    };
    let from: Severity = place.code("severity", severity)?;
    let to: Severity = place.code("severity", &raised.severity)?;
    if to < from {
        let loosens = RuleProblem::Loosens { from: from.to_string(), to: to.to_string() };
        return Err(place.error("severity", loosens));
    }
    *severity = to.to_string();
    sources.push(raised.source.clone());
    Ok(())
}

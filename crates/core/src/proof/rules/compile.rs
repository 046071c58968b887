//! From the file of a rule set to rules that can be evaluated, or the first reason why not.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::file::{CheckEntry, NamesEntry, RuleEntry, RuleFile, TestEntry};
use super::groups;
use super::words::Slot;
use super::{
    Check, CheckRule, DESKTOP_OS, Limits, MBSA, MPSA, Message, Names, Rule, RuleError, RuleProblem,
    RuleSet, Test, TestRule,
};
use crate::proof::Action;
use crate::proof::text::fold;
use crate::{AcquisitionChannel, UnknownCode};

impl RuleSet {
    /// Reads and checks a set of rules.
    ///
    /// # Errors
    /// [`RuleError`] with the rule, group and field that cannot be used.
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        let file = serde_json::from_str(text).map_err(|source| RuleError::Form { source })?;
        Self::compile(file)
    }

    pub(super) fn compile(file: RuleFile) -> Result<Self, RuleError> {
        let named = [
            ("product_kinds", DESKTOP_OS, file.product_kinds.contains_key(DESKTOP_OS)),
            ("programs", MPSA, file.programs.contains_key(MPSA)),
            ("programs", MBSA, file.programs.contains_key(MBSA)),
        ];
        if let Some((field, name, _)) = named.into_iter().find(|(.., defined)| !defined) {
            return Err(Place("the rule set".to_owned())
                .error(field, RuleProblem::Missing(name.to_owned())));
        }
        let rules =
            file.rules.iter().map(|entry| rule(entry, &file)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            by_channel: by_channel(&rules)?,
            product_kinds: names(&file.product_kinds),
            programs: names(&file.programs),
            tests: tests(&file.tests)?,
            checks: checks(&file)?,
            limits: limits(&file)?,
            rules,
            file,
        })
    }
}

/// Where something stands, for errors.
pub(super) struct Place(pub(super) String);

impl Place {
    pub(super) fn error(&self, field: &'static str, source: impl Into<RuleProblem>) -> RuleError {
        RuleError::Field { place: self.0.clone(), field, source: source.into() }
    }

    pub(super) fn code<T: FromStr<Err = UnknownCode>>(
        &self,
        field: &'static str,
        code: &str,
    ) -> Result<T, RuleError> {
        code.parse().map_err(|unknown: UnknownCode| self.error(field, unknown))
    }

    pub(super) fn codes<T: FromStr<Err = UnknownCode> + Ord + Copy>(
        &self,
        field: &'static str,
        codes: &[String],
    ) -> Result<Vec<T>, RuleError> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for code in codes {
            let member = self.code(field, code)?;
            if !seen.insert(member) {
                return Err(self.error(field, RuleProblem::Twice(code.clone())));
            }
            found.push(member);
        }
        Ok(found)
    }

    pub(super) fn message(
        &self,
        field: &'static str,
        text: &str,
        slots: &[Slot],
    ) -> Result<Message, RuleError> {
        Message::parse(text, slots).map_err(|name| self.error(field, RuleProblem::Unfillable(name)))
    }
}

fn by_channel(rules: &[Rule]) -> Result<BTreeMap<AcquisitionChannel, usize>, RuleError> {
    let mut ids = BTreeSet::new();
    let mut by_channel = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        let place = Place(rule.id.clone());
        if !ids.insert(&rule.id) {
            return Err(place.error("id", RuleProblem::Twice(rule.id.clone())));
        }
        for channel in &rule.channels {
            if by_channel.insert(*channel, at).is_some() {
                return Err(place.error("channels", RuleProblem::Twice(channel.to_string())));
            }
        }
    }
    match AcquisitionChannel::ALL.iter().find(|channel| !by_channel.contains_key(channel)) {
        Some(channel) => Err(Place("the rule set".to_owned())
            .error("rules", RuleProblem::Missing(channel.to_string()))),
        None => Ok(by_channel),
    }
}

fn names(entries: &BTreeMap<String, NamesEntry>) -> BTreeMap<String, Names> {
    let folded = |names: &[String]| names.iter().map(|name| format!(" {} ", fold(name))).collect();
    let names =
        |entry: &NamesEntry| Names { names: folded(&entry.names), except: folded(&entry.except) };
    entries.iter().map(|(code, entry)| (code.clone(), names(entry))).collect()
}

fn rule(entry: &RuleEntry, file: &RuleFile) -> Result<Rule, RuleError> {
    let place = Place(entry.id.clone());
    let mut groups = Vec::new();
    let mut ids = BTreeSet::new();
    for group_entry in entry.require.iter().chain(&entry.conditional) {
        groups.push(groups::group(&entry.id, group_entry, file)?);
        if !ids.insert(&group_entry.id) {
            return Err(place.error("require", RuleProblem::Twice(group_entry.id.clone())));
        }
    }
    if let Some(unconditional) = entry.conditional.iter().find(|group| group.when.is_none()) {
        let place = Place(format!("{}/{}", entry.id, unconditional.id));
        return Err(place.error("when", RuleProblem::Missing("when".to_owned())));
    }
    if let Some(twice) = entry.objections.iter().find(|objection| !ids.insert(&objection.id)) {
        return Err(place.error("objections", RuleProblem::Twice(twice.id.clone())));
    }
    if groups.is_empty() {
        return Err(place.error("require", RuleProblem::Missing("a group".to_owned())));
    }
    groups.sort_by_key(|group| (!group.id.starts_with('G'), group.id.clone()));
    let objections =
        entry.objections.iter().map(|objection| groups::objection(&entry.id, objection, file));
    Ok(Rule {
        id: entry.id.clone(),
        version: entry.version,
        title: entry.title.clone(),
        channels: place.codes("channels", &entry.channels)?,
        groups,
        objections: objections.collect::<Result<_, _>>()?,
        supporting: place.codes("supporting", &entry.supporting)?,
        sources: entry
            .sources
            .iter()
            .map(|source| title_of(source, file, &place))
            .collect::<Result<_, _>>()?,
    })
}

/// The title of a source; a section may follow its code after a colon.
fn title_of(source: &str, file: &RuleFile, place: &Place) -> Result<String, RuleError> {
    let (code, section) = source.split_once(": ").unwrap_or((source, ""));
    let Some(known) = file.sources.get(code) else {
        return Err(place.error("sources", RuleProblem::Undefined(code.to_owned())));
    };
    Ok(if section.is_empty() { known.title.clone() } else { format!("{}: {section}", known.title) })
}

fn tests(entries: &[TestEntry]) -> Result<BTreeMap<Test, TestRule>, RuleError> {
    let mut tests = BTreeMap::new();
    for entry in entries {
        let place = Place(entry.test.clone());
        let test: Test = place.code("test", &entry.test)?;
        let fails = place.message("fails", &entry.fails, test.slots())?;
        let action = place.code::<Action>("action", &entry.action)?;
        if tests.insert(test, TestRule { fails, action }).is_some() {
            return Err(place.error("test", RuleProblem::Twice(entry.test.clone())));
        }
    }
    match Test::ALL.iter().find(|test| !tests.contains_key(test)) {
        Some(test) => {
            Err(Place("the rule set".to_owned())
                .error("tests", RuleProblem::Missing(test.to_string())))
        }
        None => Ok(tests),
    }
}

fn checks(file: &RuleFile) -> Result<BTreeMap<Check, CheckRule>, RuleError> {
    let mut checks = BTreeMap::new();
    for entry in &file.checks {
        let place = Place(entry.code.clone());
        let (check, rule) = self::check(entry, file, &place)?;
        if checks.insert(check, rule).is_some() {
            return Err(place.error("code", RuleProblem::Twice(entry.code.clone())));
        }
    }
    match Check::ALL.iter().find(|check| !checks.contains_key(check)) {
        Some(check) => Err(Place("the rule set".to_owned())
            .error("checks", RuleProblem::Missing(check.to_string()))),
        None => Ok(checks),
    }
}

fn check(
    entry: &CheckEntry,
    file: &RuleFile,
    place: &Place,
) -> Result<(Check, CheckRule), RuleError> {
    let check: Check = place.code("code", &entry.code)?;
    let rule = CheckRule {
        severity: place.code("severity", &entry.severity)?,
        message: place.message("message", &entry.message, check.slots())?,
        action: place.code("action", &entry.action)?,
        source: title_of(&entry.source, file, place)?,
    };
    Ok((check, rule))
}

fn limits(file: &RuleFile) -> Result<Limits, RuleError> {
    let place = Place("limits".to_owned());
    let limit = |name: &'static str| -> Result<i64, RuleError> {
        let Some(limit) = file.limits.get(name) else {
            return Err(place.error(name, RuleProblem::Missing(name.to_owned())));
        };
        title_of(&limit.source, file, &place)?;
        Ok(limit.value)
    };
    Ok(Limits {
        statement_latency_days: limit("statement_latency_days")?,
        transfer_notice_days: limit("transfer_notice_days")?,
        report_minimum_cents: limit("report_minimum_cents")?,
    })
}

//! From the file of a rule set to rules that can be evaluated, or the first reason why not.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::file::{
    CheckEntry, GroupEntry, NamesEntry, ObjectionEntry, RuleEntry, RuleFile, TestEntry, WhenEntry,
};
use super::words::{Fact, Slot};
use super::{
    Check, CheckRule, DESKTOP_OS, Group, Limits, MBSA, MPSA, Message, Names, Objection, Rule,
    RuleError, RuleProblem, RuleSet, Scope, Test, TestRule, When,
};
use crate::proof::text::fold;
use crate::proof::{Action, Profile};
use crate::{AcquisitionChannel, EvidenceKind, UnknownCode};

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

    fn codes<T: FromStr<Err = UnknownCode> + Ord + Copy>(
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

    fn message(
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
        groups.push(group(&entry.id, group_entry, file)?);
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
        entry.objections.iter().map(|objection| self::objection(&entry.id, objection, file));
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

fn group(rule: &str, entry: &GroupEntry, file: &RuleFile) -> Result<Group, RuleError> {
    let place = Place(format!("{rule}/{}", entry.id));
    let condition = |field, condition: &Option<WhenEntry>| {
        condition.as_ref().map(|entry| when(entry, file, &place, field)).transpose()
    };
    let mut slots = vec![Slot::Record, Slot::Quantity];
    slots.extend(entry.every.is_some().then_some(Slot::Periods));
    let group = Group {
        id: entry.id.clone(),
        title: entry.title.clone(),
        when: condition("when", &entry.when)?,
        any_of: place.codes("any_of", &entry.any_of)?,
        must: place.codes("must", &entry.must)?,
        min_count: entry.min_count,
        profiles: match &entry.profiles {
            Some(profiles) => place.codes("profiles", profiles)?,
            None => Profile::ALL.to_vec(),
        },
        every: entry.every.as_ref().map(|every| place.code("every", every)).transpose()?,
        spare_quiet: entry.spare_quiet,
        as_bought: entry.as_bought,
        met_when: condition("met_when", &entry.met_when)?,
        pending_when: condition("pending_when", &entry.pending_when)?,
        missing: place.message("missing", &entry.missing, &slots)?,
        action: place.code("action", &entry.action)?,
        own_sources: entry.own_sources.clone(),
    };
    match unsatisfiable(&group) {
        Some((field, why)) => Err(place.error(field, RuleProblem::Unsatisfiable(why))),
        None => Ok(group),
    }
}

/// Why nothing can meet a group, with the field that makes it so.
fn unsatisfiable(group: &Group) -> Option<(&'static str, String)> {
    if group.profiles.is_empty() {
        return Some(("profiles", "no profile asks for it".to_owned()));
    }
    if group.min_count == 0 {
        return Some(("min_count", "it asks for no document".to_owned()));
    }
    let asks_record = group.must.iter().any(|test| test.scope() == Scope::Record);
    if group.any_of.is_empty() && (group.every.is_some() || !(asks_record || group.as_bought)) {
        return Some(("any_of", "it names no kind of evidence".to_owned()));
    }
    for test in &group.must {
        let fits = |kind: &EvidenceKind| test.kinds().is_none_or(|kinds| kinds.contains(kind));
        let needs_piece = test.scope() == Scope::Piece || *test == Test::CoversQuantity;
        if needs_piece && !group.any_of.iter().any(fits) {
            return Some(("must", format!("no kind it names can pass `{test}`")));
        }
    }
    let master = [Test::MasterAgreement, Test::ProgramAgreement];
    if master.iter().all(|test| group.must.contains(test)) {
        return Some(("must", format!("`{}` and `{}` exclude each other", master[0], master[1])));
    }
    None
}

fn objection(rule: &str, entry: &ObjectionEntry, file: &RuleFile) -> Result<Objection, RuleError> {
    let place = Place(format!("{rule}/{}", entry.id));
    let when = when(&entry.when, file, &place, "when")?;
    let mut slots = vec![Slot::Record, Slot::Quantity];
    facts_of(&when).iter().for_each(|fact| slots.extend(fact.slots()));
    Ok(Objection {
        code: entry.code.clone().unwrap_or_else(|| place.0.clone()),
        when,
        severity: place.code("severity", &entry.severity)?,
        message: place.message("message", &entry.message, &slots)?,
        action: place.code("action", &entry.action)?,
    })
}

/// The facts that a condition names, which are those its sentence can speak of.
fn facts_of(when: &When) -> Vec<Fact> {
    match when {
        When::All(parts) | When::Any(parts) => parts.iter().flat_map(facts_of).collect(),
        When::Fact(fact) => vec![*fact],
        _ => Vec::new(),
    }
}

fn when(
    entry: &WhenEntry,
    file: &RuleFile,
    place: &Place,
    field: &'static str,
) -> Result<When, RuleError> {
    let all = |entries: &[WhenEntry]| {
        entries.iter().map(|entry| when(entry, file, place, field)).collect::<Result<Vec<_>, _>>()
    };
    let defined = |known: &BTreeMap<String, NamesEntry>, name: &String| match known.get(name) {
        Some(_) => Ok(name.clone()),
        None => Err(place.error(field, RuleProblem::Undefined(name.clone()))),
    };
    Ok(match entry {
        WhenEntry::All(entries) => When::All(all(entries)?),
        WhenEntry::Any(entries) => When::Any(all(entries)?),
        WhenEntry::Not(entry) => When::Not(Box::new(when(entry, file, place, field)?)),
        WhenEntry::Product(name) => When::Product(defined(&file.product_kinds, name)?),
        WhenEntry::Program(name) => When::Program(defined(&file.programs, name)?),
        WhenEntry::Circumstance(code) => When::Circumstance(place.code(field, code)?),
        WhenEntry::LicenseType(code) => When::LicenseType(place.code(field, code)?),
        WhenEntry::BoughtThrough(code) => When::BoughtThrough(place.code(field, code)?),
        WhenEntry::Fact(code) => When::Fact(place.code(field, code)?),
    })
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

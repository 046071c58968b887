//! Groups, objections and conditions of a rule, from its file.

use std::collections::BTreeMap;

use super::compile::Place;
use super::file::{GroupEntry, NamesEntry, ObjectionEntry, RuleFile, WhenEntry};
use super::words::{Fact, Slot};
use super::{Group, Objection, RuleError, RuleProblem, Scope, Test, When};
use crate::EvidenceKind;
use crate::proof::Profile;

pub(super) fn group(rule: &str, entry: &GroupEntry, file: &RuleFile) -> Result<Group, RuleError> {
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
    if (group.every.is_some() || group.as_bought) && !group.must.is_empty() {
        return Some(("must", "periods and other rules are not tested".to_owned()));
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

pub(super) fn objection(
    rule: &str,
    entry: &ObjectionEntry,
    file: &RuleFile,
) -> Result<Objection, RuleError> {
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

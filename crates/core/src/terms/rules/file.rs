//! The file of rules, read and checked.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use chrono::NaiveDate;
use serde::Deserialize;

use super::names::Name;
use super::{GoverningRule, Papers, TermsKind, TermsKindRule, TermsRuleError, TermsRules};
use crate::UnknownCode;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    kinds: Vec<KindEntry>,
    months: Months,
    program_views: BTreeMap<String, Vec<String>>,
    program_names: BTreeMap<String, Vec<String>>,
    papers: Vec<PapersEntry>,
    rules: Vec<RuleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindEntry {
    kind: String,
    title: String,
    cadence: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    #[serde(default)]
    by_title: bool,
    names: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Months {
    quarterly: Vec<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PapersEntry {
    #[serde(rename = "use")]
    of: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    kinds: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    id: String,
    version: u32,
    title: String,
    #[serde(default)]
    programs: Vec<String>,
    #[serde(default)]
    channels: Vec<String>,
    term: Option<TermWord>,
    #[serde(default)]
    only_by_exception: bool,
    #[serde(rename = "use")]
    of: Option<String>,
    counts_from: String,
    later_versions: Option<LaterWord>,
    text: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TermWord {
    Subscription,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum LaterWord {
    Release,
}

pub(super) fn read(text: &str) -> Result<TermsRules, TermsRuleError> {
    let file: File = serde_json::from_str(text).map_err(TermsRuleError::Shape)?;
    let mut kinds = BTreeMap::new();
    for entry in file.kinds {
        let kind: TermsKind = code(&entry.kind, &entry.kind)?;
        if kinds.insert(kind, kind_rule(entry)?).is_some() {
            return Err(TermsRuleError::Twice(kind.code().to_owned()));
        }
    }
    if let Some(missing) = TermsKind::ALL.iter().find(|kind| !kinds.contains_key(kind)) {
        return Err(TermsRuleError::NoKind(*missing));
    }
    if let Some(month) = file.months.quarterly.iter().find(|month| !(1..=12).contains(*month)) {
        return Err(TermsRuleError::Month(*month));
    }
    let views = file.program_views.into_iter();
    let views = views.map(|(view, programs)| Ok((view.to_uppercase(), codes(&view, &programs)?)));
    let program_names = file.program_names.iter().map(|(program, listed)| {
        Ok((code(program, program)?, listed.iter().map(|name| Name::new(name)).collect()))
    });
    Ok(TermsRules {
        program_names: program_names.collect::<Result<_, TermsRuleError>>()?,
        id: file.id,
        version: file.version,
        text: text.to_owned(),
        kinds,
        quarterly: file.months.quarterly,
        views: views.collect::<Result<_, TermsRuleError>>()?,
        papers: file.papers.iter().map(papers).collect::<Result<_, _>>()?,
        rules: rules(file.rules)?,
    })
}

fn kind_rule(entry: KindEntry) -> Result<TermsKindRule, TermsRuleError> {
    let place = &entry.kind;
    filled(place, "title", &entry.title)?;
    filled(place, "source", &entry.source)?;
    filled(place, "name", entry.names.first().map_or("", String::as_str))?;
    in_order(place, entry.from, entry.until)?;
    Ok(TermsKindRule {
        cadence: code(place, &entry.cadence)?,
        title: entry.title,
        from: entry.from,
        until: entry.until,
        by_title: entry.by_title,
        names: entry.names.iter().map(|name| Name::new(name)).collect(),
        source: entry.source,
    })
}

fn papers(entry: &PapersEntry) -> Result<Papers, TermsRuleError> {
    in_order(&entry.of, entry.from, entry.until)?;
    Ok(Papers {
        of: code(&entry.of, &entry.of)?,
        from: entry.from,
        until: entry.until,
        kinds: codes(&entry.of, &entry.kinds)?,
    })
}

fn rules(entries: Vec<RuleEntry>) -> Result<Vec<GoverningRule>, TermsRuleError> {
    let mut ids = BTreeSet::new();
    let mut rules = Vec::new();
    for entry in entries {
        if !ids.insert(entry.id.to_lowercase()) {
            return Err(TermsRuleError::Twice(entry.id));
        }
        rules.push(rule(entry)?);
    }
    Ok(rules)
}

fn rule(entry: RuleEntry) -> Result<GoverningRule, TermsRuleError> {
    let place = &entry.id;
    filled(place, "title", &entry.title)?;
    filled(place, "text", &entry.text)?;
    filled(place, "source", &entry.source)?;
    if entry.programs.is_empty() && entry.channels.is_empty() && !entry.only_by_exception {
        return Err(TermsRuleError::NeverApplies(entry.id));
    }
    Ok(GoverningRule {
        programs: codes(place, &entry.programs)?,
        channels: codes(place, &entry.channels)?,
        of: entry.of.as_deref().map(|of| code(place, of)).transpose()?,
        counts_from: code(place, &entry.counts_from)?,
        version: entry.version,
        only_subscriptions: entry.term.is_some(),
        only_by_exception: entry.only_by_exception,
        later_by_release: entry.later_versions.is_some(),
        title: entry.title,
        text: entry.text,
        source: entry.source,
        id: entry.id,
    })
}

fn code<T: FromStr<Err = UnknownCode>>(place: &str, code: &str) -> Result<T, TermsRuleError> {
    code.parse().map_err(|source| TermsRuleError::Code { place: place.to_owned(), source })
}

fn codes<T: FromStr<Err = UnknownCode>>(
    place: &str,
    listed: &[String],
) -> Result<Vec<T>, TermsRuleError> {
    listed.iter().map(|word| code(place, word)).collect()
}

fn filled(place: &str, what: &'static str, text: &str) -> Result<(), TermsRuleError> {
    if text.trim().is_empty() {
        return Err(TermsRuleError::Empty { place: place.to_owned(), what });
    }
    Ok(())
}

fn in_order(
    place: &str,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<(), TermsRuleError> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => {
            Err(TermsRuleError::Backwards(place.to_owned()))
        }
        _ => Ok(()),
    }
}

//! From text to rules, each field with its own error.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{InvalidValue, RuleFileError};
use crate::deadlines::{Alternative, AnchorFilter, DeadlineRule, DeadlineRules, RuleKind, Timing};

pub(in crate::deadlines) fn parse(text: &str) -> Result<DeadlineRules, RuleFileError> {
    let map = serde_json::from_str(text).map_err(RuleFileError::Json)?;
    let mut set = Fields { rule: "the set".to_owned(), map };
    let (id, version) = (set.text("id")?, set.required("version")?);
    let mut rules = BTreeMap::new();
    for (index, map) in set.required::<Vec<Map<String, Value>>>("rules")?.into_iter().enumerate() {
        let rule = rule(index, map)?;
        if let Some(twice) = rules.insert(rule.id.clone(), rule) {
            return Err(RuleFileError::Twice { rule: twice.id });
        }
    }
    set.finish()?;
    Ok(DeadlineRules { id, version, rules })
}

fn rule(index: usize, map: Map<String, Value>) -> Result<DeadlineRule, RuleFileError> {
    let mut fields = Fields { rule: format!("#{}", index + 1), map };
    let id = fields.text("id")?;
    fields.rule.clone_from(&id);
    let anchor = anchor(&mut fields)?;
    let rule = DeadlineRule {
        id,
        version: fields.required("version")?,
        kind: fields.required_code("kind")?,
        title: fields.text("title")?,
        explanation: fields.text("explanation")?,
        severity: fields.required_code("severity")?,
        source: fields.text("source")?,
        valid_from: fields.optional("valid_from")?,
        valid_to: fields.optional("valid_to")?,
        timing: timing(&mut fields)?,
        alternatives: alternatives(&mut fields)?,
        anchor,
    };
    fields.finish()?;
    check(&rule)?;
    Ok(rule)
}

fn anchor(fields: &mut Fields) -> Result<Option<AnchorFilter>, RuleFileError> {
    let kind = fields.optional_code("anchor")?;
    let qualifiers: Option<Vec<String>> = fields.optional("qualifiers")?;
    match kind {
        Some(kind) => Ok(Some(AnchorFilter { kind, qualifiers: qualifiers.unwrap_or_default() })),
        None if qualifiers.is_some() => Err(fields.unfit("qualifiers", "anchor")),
        None => Ok(None),
    }
}

fn timing(fields: &mut Fields) -> Result<Option<Timing>, RuleFileError> {
    let Some(schedule) = fields.optional_code("schedule")? else {
        let stray = ["offset", "opens", "lapses", "alerts", "until"]
            .into_iter()
            .find(|field| fields.map.contains_key(*field));
        return stray.map_or(Ok(None), |field| Err(fields.unfit(field, "schedule")));
    };
    Ok(Some(Timing {
        schedule,
        offset: fields.required_code("offset")?,
        opens: fields.optional_code("opens")?,
        lapses: fields.optional_code("lapses")?,
        alerts: fields.codes("alerts")?,
        until: fields.optional_code("until")?,
    }))
}

fn alternatives(fields: &mut Fields) -> Result<Vec<Alternative>, RuleFileError> {
    let listed: Option<Vec<Map<String, Value>>> = fields.optional("alternatives")?;
    let read = |map| {
        let mut fields = Fields { rule: fields.rule.clone(), map };
        let alternative = Alternative {
            statement: fields.text("statement")?,
            offset: fields.optional_code("offset")?,
            source: fields.text("source")?,
        };
        fields.finish()?;
        Ok(alternative)
    };
    listed.unwrap_or_default().into_iter().map(read).collect()
}

/// What no field can see alone.
fn check(rule: &DeadlineRule) -> Result<(), RuleFileError> {
    let missing = |field| Err(RuleFileError::Missing { rule: rule.id.clone(), field });
    if let (Some(from), Some(to)) = (rule.valid_from, rule.valid_to)
        && to < from
    {
        return Err(RuleFileError::Backwards { rule: rule.id.clone() });
    }
    match (rule.kind, &rule.timing) {
        (RuleKind::Deadline, None) => missing("schedule"),
        (RuleKind::Advice | RuleKind::ImpactText, Some(_)) => {
            Err(RuleFileError::Dated { rule: rule.id.clone(), kind: rule.kind })
        }
        (_, Some(_)) if rule.anchor.is_none() => missing("anchor"),
        // Else each year since the agreement began would stay overdue for ever.
        (RuleKind::Deadline, Some(timing))
            if timing.schedule.recurs() && timing.lapses.is_none() =>
        {
            missing("lapses")
        }
        _ => Ok(()),
    }
}

/// The fields of one object that are not read yet.
struct Fields {
    rule: String,
    map: Map<String, Value>,
}

impl Fields {
    fn optional<T: DeserializeOwned>(
        &mut self,
        field: &'static str,
    ) -> Result<Option<T>, RuleFileError> {
        let Some(value) = self.map.remove(field) else { return Ok(None) };
        let read = serde_json::from_value(value);
        read.map(Some).map_err(|source| RuleFileError::Form {
            rule: self.rule.clone(),
            field,
            source,
        })
    }

    fn required<T: DeserializeOwned>(&mut self, field: &'static str) -> Result<T, RuleFileError> {
        self.optional(field)?.ok_or_else(|| self.missing(field))
    }

    /// A text that says something.
    fn text(&mut self, field: &'static str) -> Result<String, RuleFileError> {
        let text: String = self.required(field)?;
        if text.trim().is_empty() { Err(self.missing(field)) } else { Ok(text) }
    }

    fn optional_code<T>(&mut self, field: &'static str) -> Result<Option<T>, RuleFileError>
    where
        T: FromStr,
        InvalidValue: From<T::Err>,
    {
        let text: Option<String> = self.optional(field)?;
        text.map(|text| self.code(field, &text)).transpose()
    }

    fn required_code<T>(&mut self, field: &'static str) -> Result<T, RuleFileError>
    where
        T: FromStr,
        InvalidValue: From<T::Err>,
    {
        self.optional_code(field)?.ok_or_else(|| self.missing(field))
    }

    fn codes<T>(&mut self, field: &'static str) -> Result<Vec<T>, RuleFileError>
    where
        T: FromStr,
        InvalidValue: From<T::Err>,
    {
        let texts: Vec<String> = self.optional(field)?.unwrap_or_default();
        texts.iter().map(|text| self.code(field, text)).collect()
    }

    fn code<T>(&self, field: &'static str, text: &str) -> Result<T, RuleFileError>
    where
        T: FromStr,
        InvalidValue: From<T::Err>,
    {
        text.parse().map_err(|source: T::Err| RuleFileError::Value {
            rule: self.rule.clone(),
            field,
            source: source.into(),
        })
    }

    fn missing(&self, field: &'static str) -> RuleFileError {
        RuleFileError::Missing { rule: self.rule.clone(), field }
    }

    fn unfit(&self, field: &'static str, without: &'static str) -> RuleFileError {
        RuleFileError::Unfit { rule: self.rule.clone(), field, without }
    }

    fn finish(self) -> Result<(), RuleFileError> {
        match self.map.into_iter().next() {
            Some((field, _)) => Err(RuleFileError::Unknown { rule: self.rule, field }),
            None => Ok(()),
        }
    }
}

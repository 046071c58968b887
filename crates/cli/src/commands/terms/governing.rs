//! `terms gaps`, `terms governing`, and what people decide about governing terms.

use muniment::Vault;
use muniment::view::{
    GoverningView, ReleaseFields, TermsElectionFields, TermsExceptionFields, TermsFinding,
    TermsTimeline,
};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json::{self, terms_edition};
use crate::out::{Out, Outcome};
use crate::terms_args::TermsArgs;
use crate::text::{facts, printable, table};

pub(super) fn gaps(vault: &Vault, at: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let mut timelines = vault.terms_timelines(None, at)?;
    timelines.retain(|timeline| !timeline.gaps.is_empty());
    let findings = vault.terms_findings(at)?;
    let series = timelines.iter().map(|timeline| {
        json!({
            "series": json::snake_case(&timeline.series),
            "gaps": json::snake_case(&timeline.gaps),
        })
    });
    let answer = json!({
        "series": series.collect::<Vec<Value>>(),
        "findings": json::snake_case(&findings),
    });
    out.answer(&answer, || missing(&timelines, &findings))?;
    Ok(Outcome::Done)
}

fn missing(timelines: &[TermsTimeline], findings: &[TermsFinding]) -> String {
    let mut text = String::new();
    for timeline in timelines {
        for gap in &timeline.gaps {
            text += &format!("{}: {}\n", printable(&timeline.series.label), gap.sentence);
        }
    }
    for finding in findings {
        text += &format!("{}  {}\n", finding.code, printable(&finding.message));
        for license in &finding.licenses {
            text += &format!("    {}  {}\n", license.id, printable(&license.title));
        }
        match finding.count - finding.licenses.len() as u64 {
            0 => {}
            more => text += &format!("    and {more} more\n"),
        }
    }
    if text.is_empty() { "nothing is missing".to_owned() } else { text }
}

pub(super) fn governing(
    vault: &Vault,
    license: &str,
    version: Option<&str>,
    at: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let answer = vault.governing(license, version, at)?;
    let editions = answer.editions.iter().map(|found| {
        json!({
            "kind": found.kind,
            "label": found.label,
            "edition": found.edition.as_ref().map(terms_edition),
            "gap": json::snake_case(&found.gap),
            "action": found.action,
        })
    });
    let shown = json!({
        "license": answer.license.id,
        "title": answer.license.title,
        "version": answer.version,
        "at": answer.at,
        "rule": answer.rule,
        "source": answer.source,
        "required_on": answer.required_on,
        "missing": answer.missing,
        "explanation": answer.explanation,
        "elected": json::snake_case(&answer.elected),
        "editions": editions.collect::<Vec<Value>>(),
    });
    out.answer(&shown, || told(&answer))?;
    Ok(Outcome::Done)
}

fn told(answer: &GoverningView) -> String {
    let or_empty = Option::unwrap_or_default;
    let mut text = facts(&[
        ("license", answer.license.title.clone()),
        ("version", answer.version.clone()),
        ("at", answer.at.clone()),
        ("rule", or_empty(answer.rule.clone())),
        ("source", answer.source.clone()),
        ("terms of", or_empty(answer.required_on.clone())),
        ("missing", answer.missing.join(", ")),
    ]);
    for found in &answer.editions {
        let held = found.edition.as_ref().map(|row| printable(&row.label));
        let held = held.unwrap_or_else(|| "not in the vault: capture this edition".to_owned());
        text += &format!("{}: {held}\n", found.label);
        if let Some(gap) = &found.gap {
            text += &format!("  {}\n", gap.sentence);
        }
    }
    for sentence in &answer.explanation {
        text += &format!("{}\n", printable(sentence));
    }
    text + "This is no legal advice; review it with counsel."
}

/// What people decide, and what there is to choose from.
pub(super) fn decide(vault: &Vault, args: &TermsArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        TermsArgs::Release { product, version, date } => {
            let (product, version, on) = (product.clone(), version.clone(), date.clone());
            vault.state_release(&ReleaseFields { product, version, on })?;
            releases(vault, out)
        }
        TermsArgs::Except { agreement, rule, day, clause } => {
            let fields = TermsExceptionFields {
                rule: rule.clone().unwrap_or_default(),
                day: day.clone(),
                clause: clause.clone(),
            };
            let is_stated = rule.is_some() || day.is_some();
            vault.except_terms(agreement, is_stated.then_some(&fields))?;
            let stated = vault.terms_exception(agreement)?;
            out.answer(&json!({ "exception": json::snake_case(&stated) }), || match &stated {
                Some(fields) => format!("{} {}", fields.rule, fields.clause),
                None => "the rule of the program applies".to_owned(),
            })?;
            Ok(Outcome::Done)
        }
        TermsArgs::Elect { license, used, day, note } => {
            let (version, day, note) = (used.clone(), day.clone(), note.clone());
            vault.elect_terms(license, &TermsElectionFields { version, day, note })?;
            governing(vault, license, Some(used.as_str()), None, out)
        }
        TermsArgs::Elections => elections(vault, out),
        TermsArgs::Rules => rules(vault, out),
        _ => releases(vault, out),
    }
}

fn releases(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let releases = vault.releases()?;
    out.answer(&json!({ "releases": json::snake_case(&releases) }), || {
        let cells = releases.iter().map(|release| {
            let on = release.on.clone().unwrap_or_default();
            [release.product.clone(), release.version.clone(), on]
        });
        table(["PRODUCT", "VERSION", "RELEASED"], cells)
    })?;
    Ok(Outcome::Done)
}

fn elections(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let elections = vault.terms_elections()?;
    out.answer(&json!({ "elections": json::snake_case(&elections) }), || {
        let cells = elections.iter().map(|chosen| {
            let stated = &chosen.stated;
            [
                printable(&chosen.license_title),
                stated.version.clone(),
                stated.day.clone().unwrap_or_default(),
                printable(&stated.note),
            ]
        });
        table(["LICENSE", "VERSION", "TERMS OF", "BECAUSE"], cells)
    })?;
    Ok(Outcome::Done)
}

fn rules(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let rules = vault.governing_rules();
    out.answer(&json!({ "rules": json::snake_case(&rules) }), || {
        rules
            .iter()
            .map(|rule| format!("{}  {}\n  {}\n", rule.id, rule.text, rule.source))
            .collect()
    })?;
    Ok(Outcome::Done)
}

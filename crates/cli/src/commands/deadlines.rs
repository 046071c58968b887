//! `deadlines`: what falls due, what was stated about it, and the rules behind it.

use std::fs;
use std::path::Path;

use muniment::view::{
    DeadlineMark, DeadlinePage, DeadlineRequest, DeadlineRuleView, RuleAlternative,
};
use muniment::{Error, Vault};
use serde_json::{Value, json};

use crate::deadline_args::{DeadlineAction, DeadlineArgs};
use crate::failure::Failure;
use crate::json::snake_case;
use crate::out::{Out, Outcome};
use crate::text::{count, facts, printable, table};

pub(super) fn run(vault: &Vault, args: &DeadlineArgs, out: &Out) -> Result<Outcome, Failure> {
    match &args.action {
        None => list(vault, args, out),
        Some(DeadlineAction::Done { key, on, evidence }) => {
            let stated = mark("done", Some(on), "", evidence);
            state(vault, key, &stated, out)
        }
        Some(DeadlineAction::Snooze { key, until, reason }) => {
            state(vault, key, &mark("snoozed", Some(until), reason, &[]), out)
        }
        Some(DeadlineAction::Reopen { key }) => {
            state(vault, key, &mark("open", None, "", &[]), out)
        }
        Some(DeadlineAction::Rules) => rules(vault, out),
        Some(DeadlineAction::Own { file }) => own(vault, file.as_deref(), out),
        Some(DeadlineAction::Holidays { file }) => holidays(vault, file.as_deref(), out),
    }
}

fn mark(state: &str, day: Option<&String>, reason: &str, evidence: &[String]) -> DeadlineMark {
    DeadlineMark {
        state: state.to_owned(),
        day: day.cloned(),
        reason: reason.to_owned(),
        evidence: evidence.to_vec(),
    }
}

fn list(vault: &Vault, args: &DeadlineArgs, out: &Out) -> Result<Outcome, Failure> {
    let request = DeadlineRequest { as_of: args.as_of.clone(), days: args.days, all: args.all };
    let page = vault.deadlines(&request)?;
    if let Some(file) = &args.ics {
        vault.write_calendar_file(&request, file)?;
    }
    let listed: Vec<Value> = page.deadlines.iter().map(snake_case).collect();
    let answer = json!({
        "as_of": page.as_of,
        "until": page.until,
        "left_out": page.left_out,
        "ics": args.ics.as_ref().map(|file| file.display().to_string()),
        "deadlines": listed,
    });
    out.answer(&answer, || told(&page))?;
    Ok(Outcome::Done)
}

fn told(page: &DeadlinePage) -> String {
    let cells = page.deadlines.iter().map(|deadline| {
        [
            deadline.key.clone(),
            deadline.due.clone(),
            deadline.days_left.to_string(),
            deadline.state.clone(),
            deadline.title.clone(),
            deadline.subject_title.clone(),
        ]
    });
    let table = table(["DEADLINE", "DUE", ">DAYS", "STATE", "WHAT", "ABOUT"], cells);
    let counted = count(page.deadlines.len(), "deadline", "deadlines");
    let mut text = format!("{table}\n{counted} as of {}, up to {}", page.as_of, page.until);
    if page.left_out > 0 {
        text += &format!("\n{} overdue for more than a year; --all lists them", page.left_out);
    }
    text
}

/// States something about a deadline and shows it.
fn state(vault: &Vault, key: &str, mark: &DeadlineMark, out: &Out) -> Result<Outcome, Failure> {
    vault.mark_deadline(key, mark)?;
    let answer = json!({ "key": key, "state": mark.state, "day": mark.day });
    out.answer(&answer, || match &mark.day {
        Some(day) => format!("{key}\n{} {day}", mark.state),
        None => format!("{key}\n{}", mark.state),
    })?;
    Ok(Outcome::Done)
}

fn rules(vault: &Vault, out: &Out) -> Result<Outcome, Failure> {
    let rules = vault.deadline_rules()?;
    let listed: Vec<Value> = rules.iter().map(snake_case).collect();
    out.answer(&json!({ "rules": listed }), || {
        printable(&rules.iter().map(rule).collect::<Vec<_>>().join("\n"))
    })?;
    Ok(Outcome::Done)
}

fn rule(rule: &DeadlineRuleView) -> String {
    let when = [&rule.offset, &rule.anchor, &rule.schedule];
    let when: Vec<&str> = when.into_iter().filter_map(Option::as_deref).collect();
    let others: Vec<String> = rule.alternatives.iter().map(alternative).collect();
    format!(
        "{}  {}\n{}",
        rule.id,
        rule.title,
        facts(&[
            ("  kind", format!("{}, {}", rule.kind, rule.severity)),
            ("  when", when.join(", ")),
            ("  why", rule.explanation.clone()),
            ("  source", rule.source.clone()),
            ("  stated otherwise", others.join(" ")),
        ])
    )
}

fn alternative(alternative: &RuleAlternative) -> String {
    format!("{} ({})", alternative.statement, alternative.source)
}

fn own(vault: &Vault, file: Option<&Path>, out: &Out) -> Result<Outcome, Failure> {
    if let Some(file) = file {
        vault.adopt_rules("deadlines", &read(file)?)?;
    }
    let text = vault.own_rules("deadlines")?;
    out.answer(&json!({ "rules": text }), || text.clone())?;
    Ok(Outcome::Done)
}

fn holidays(vault: &Vault, file: Option<&Path>, out: &Out) -> Result<Outcome, Failure> {
    if let Some(file) = file {
        vault.set_holidays(&read(file)?)?;
    }
    let text = vault.holidays()?;
    out.answer(&json!({ "holidays": text }), || text.clone())?;
    Ok(Outcome::Done)
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|source| {
        Failure::from(Error::File { what: "read", path: file.to_owned(), source })
    })
}

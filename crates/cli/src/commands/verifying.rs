//! `verify`: what is wrong with a vault, and what was done to it.

use muniment::view::{Inspection, VerifyProblem, VerifyProgress, VerifyReport};
use muniment::{Error, Settings, Vault, inspect_unopened};
use serde_json::{Value, json};

use super::seals::seal_lines;
use crate::custody_args::VerifyArgs;
use crate::failure::Failure;
use crate::interrupt;
use crate::json;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::text::{count, printable, size};

/// Verifies a vault that opens.
pub(super) fn verify(vault: &Vault, args: &VerifyArgs, out: &Out) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    if args.record {
        let report = vault.verify_and_record(&shown(&progress), &interrupt::asked)?.value;
        drop(progress);
        return told_report(&report, out);
    }
    let inspection = vault.inspect(&args.seals, &shown(&progress), &interrupt::asked)?;
    drop(progress);
    told(&inspection, out)
}

/// Verifies a vault that does not open, which may be what was done to it.
pub(super) fn verify_unopened(
    location: &str,
    settings: &Settings,
    args: &VerifyArgs,
    why: &Error,
    out: &Out,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    let found =
        inspect_unopened(location, settings, &args.seals, &shown(&progress), &interrupt::asked);
    drop(progress);
    match found {
        Ok(inspection) => {
            out.say(&format!("the vault does not open: {}", why.problem().message));
            told(&inspection, out)?;
            Ok(Outcome::Problems)
        }
        Err(Error::Canceled) => Err(Error::Canceled.into()),
        Err(error @ Error::Invalid { .. }) => Err(error.into()),
        Err(_) => Err(Failure::not_opened(why)),
    }
}

fn shown(progress: &Progress) -> impl Fn(VerifyProgress) + Sync {
    move |at| {
        progress.show(|| format!("{} of {} checked", size(at.bytes_done), size(at.bytes_total)));
    }
}

fn told(inspection: &Inspection, out: &Out) -> Result<Outcome, Failure> {
    let mut answer = report_value(&inspection.report);
    if let Value::Object(fields) = &mut answer {
        let values = |name: &str| json::snake_case(inspection)[name].clone();
        for name in ["manipulations", "seals", "anchored_through", "not_excluded"] {
            fields.insert(name.to_owned(), values(name));
        }
    }
    out.answer(&answer, || {
        let done: String = inspection
            .manipulations
            .iter()
            .map(|one| {
                let shown = one.anchor.as_ref().map(|anchor| format!(", shown by {anchor}"));
                let shown = shown.unwrap_or_default();
                format!("{}: {}{} [{}]\n", paths(&one.paths), one.message, shown, one.code)
            })
            .collect();
        let done = if done.is_empty() { done } else { format!("what was done:\n{done}") };
        let seals: String = inspection.seals.iter().map(seal_lines).collect();
        format!("{}\n{done}{seals}{}", report_text(&inspection.report), excluded(inspection))
    })?;
    let is_sound = inspection.report.problems.is_empty() && inspection.manipulations.is_empty();
    Ok(if is_sound { Outcome::Done } else { Outcome::Problems })
}

fn paths(paths: &[String]) -> String {
    printable(&paths.join(", "))
}

/// What the seals at hand exclude, and what not.
fn excluded(inspection: &Inspection) -> String {
    match inspection.anchored_through {
        Some(n) => format!("a seal from outside the vault speaks for entries 1 to {n}"),
        None => format!(
            "no seal from outside the vault was at hand that holds, so this is not excluded of \
             somebody with a writer's key: {}",
            inspection.not_excluded.join(", ")
        ),
    }
}

fn told_report(report: &VerifyReport, out: &Out) -> Result<Outcome, Failure> {
    out.answer(&report_value(report), || report_text(report))?;
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn report_value(report: &VerifyReport) -> Value {
    let problems: Vec<Value> = report.problems.iter().map(problem).collect();
    json!({
        "objects": report.objects,
        "bytes": report.bytes,
        "entries": report.entries,
        "at": report.at,
        "seconds": report.seconds,
        "problems": problems,
    })
}

fn report_text(report: &VerifyReport) -> String {
    let found = report.problems.iter().map(|problem| {
        format!(
            "{}: {} [{}]\n",
            printable(&problem.path),
            printable(&problem.message),
            problem.code
        )
    });
    let found: String = found.collect();
    let objects = count(report.objects as usize, "object", "objects");
    let entries = count(report.entries as usize, "journal entry", "journal entries");
    let problems = count(report.problems.len(), "problem", "problems");
    format!(
        "{found}{objects} ({}) and {entries} checked in {:.1} s: {problems}",
        size(report.bytes),
        report.seconds
    )
}

pub(super) fn problem(problem: &VerifyProblem) -> Value {
    json!({
        "code": problem.code,
        "path": problem.path,
        "seq": problem.seq,
        "document": problem.document,
        "message": problem.message,
    })
}

//! `custody`, `backup` and `restore --from`: what happened to a document, and copies of the vault.

use std::collections::BTreeMap;

use muniment::view::{
    CopyProgress, CopyReport, CustodyReport, CustodyStepView, ExhibitArrival, PackCustody,
};
use muniment::{Settings, Vault, restore};
use serde_json::Value;

use super::verifying::problem;
use crate::custody_args::CustodyArgs;
use crate::failure::Failure;
use crate::interrupt;
use crate::json;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::text::{count, facts, printable, size, table};

pub(super) fn custody(vault: &Vault, args: &CustodyArgs, out: &Out) -> Result<Outcome, Failure> {
    if let Some(matter) = &args.pack {
        return of_pack(&vault.custody_of_pack(matter, args.volume)?, out);
    }
    let report = vault.custody_of(args.document.as_deref().unwrap_or_default())?;
    out.answer(&json::snake_case(&report), || text(&report))?;
    Ok(if report.found == "whole" { Outcome::Done } else { Outcome::Problems })
}

fn of_pack(report: &PackCustody, out: &Out) -> Result<Outcome, Failure> {
    out.answer(&json::snake_case(report), || {
        let production = &report.production;
        let about = facts(&[
            ("Matter", report.matter.clone()),
            ("Volume", production.volume.to_string()),
            ("To", printable(&production.recipient)),
            ("Digest", production.manifest.clone()),
            ("Entry", format!("{} ({})", report.n, report.entry_sha256)),
            ("At", format!("{} by {}", report.at, report.actor)),
            ("Journal", format!("up to entry {}", report.through)),
        ]);
        let arrivals: BTreeMap<&str, &ExhibitArrival> =
            report.arrivals.iter().map(|came| (came.exhibit.as_str(), came)).collect();
        let rows = production.exhibits.iter().map(|exhibit| {
            let arrival = arrivals.get(exhibit.number.as_str());
            let came = |of: fn(&ExhibitArrival) -> String| {
                arrival.map(|came| of(came)).unwrap_or_default()
            };
            [
                exhibit.number.clone(),
                exhibit.sha256.clone(),
                came(|came| came.n.to_string()),
                came(|came| came.at.clone()),
                came(|came| printable(&came.path)),
            ]
        });
        let heads = ["EXHIBIT", "SHA-256", ">ENTRY", "CAME", "FROM"];
        format!("{about}\n{}", table(heads, rows))
    })?;
    Ok(Outcome::Done)
}

fn text(report: &CustodyReport) -> String {
    let about = facts(&[
        ("Document", report.name.clone()),
        ("Id", report.document.clone()),
        ("SHA-256", report.sha256.clone()),
        ("Size", size(report.bytes)),
        ("Found", format!("{} on {}", report.found, report.at)),
        ("Journal", format!("up to entry {}", report.through)),
    ]);
    let rows = report.steps.iter().map(|step| {
        [step.n.to_string(), step.at.clone(), step.actor.clone(), step.act.clone(), details(step)]
    });
    format!("{about}\n{}", table([">ENTRY", "AT", "ACTOR", "STEP", "DETAILS"], rows))
}

fn details(step: &CustodyStepView) -> String {
    let from = step.source.as_ref().map(|source| format!("from {source}"));
    let license = step.license.as_ref().map(|license| format!("proves {license}"));
    let kind = step.kind.as_ref().map(|kind| format!("as {kind}"));
    let page = step.page.map(|page| format!("page {page}"));
    let whole = step.whole.map(|whole| if whole { "unchanged" } else { "not as it came" }.into());
    let exhibit = step.exhibit.as_ref().map(|exhibit| format!("exhibit {exhibit}"));
    let volume = step.volume.map(|volume| format!("volume {volume}"));
    let recipient = step.recipient.as_ref().filter(|to| !to.is_empty());
    let recipient = recipient.map(|recipient| format!("to {recipient}"));
    let (path, reason) = (step.path.clone(), step.reason.clone());
    let parts = [license, kind, path, from, page, exhibit, volume, recipient, whole, reason];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(super) fn back_up(vault: &Vault, to: &str, out: &Out) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    let report = vault.back_up(to, &shown(&progress), &interrupt::asked)?;
    drop(progress);
    told(&report, out)
}

pub(super) fn restore_vault(
    from: &str,
    to: &str,
    settings: &Settings,
    out: &Out,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    let report = restore(from, to, settings, &shown(&progress), &interrupt::asked)?;
    drop(progress);
    told(&report, out)
}

fn shown(progress: &Progress) -> impl Fn(CopyProgress) {
    move |at| {
        progress.show(|| format!("{} of {} copied", size(at.bytes_done), size(at.bytes_total)));
    }
}

fn told(report: &CopyReport, out: &Out) -> Result<Outcome, Failure> {
    let mut answer = json::snake_case(report);
    answer["problems"] = report.problems.iter().map(problem).collect::<Vec<Value>>().into();
    out.answer(&answer, || {
        let problems = report.problems.iter();
        let problems: String = problems
            .map(|one| format!("{}: {} [{}]\n", printable(&one.path), one.message, one.code))
            .collect();
        format!(
            "{problems}{}: {} copied ({}), {} there already, up to entry {}, in {:.1} s",
            report.location,
            count(report.files as usize, "file", "files"),
            size(report.bytes),
            report.kept,
            report.entries,
            report.seconds
        )
    })?;
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

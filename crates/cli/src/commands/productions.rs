//! `produce` and `check`: packs for those who ask for proof.

use muniment::view::{PackReport, PackWarningView, Produced, ProductionPlan};
use muniment::{Vault, check_pack};

use crate::failure::Failure;
use crate::interrupt;
use crate::json::snake_case;
use crate::out::{Out, Outcome};
use crate::production_args::{CheckArgs, ProduceArgs};
use crate::progress::Progress;
use crate::text::{count, facts, printable, size, table};

pub(super) fn produce(vault: &Vault, args: &ProduceArgs, out: &Out) -> Result<Outcome, Failure> {
    let options = args.options();
    let Some(to) = args.to.as_deref().filter(|_| !args.dry_run) else {
        let plan = vault.plan_production(&args.matter, &options)?;
        out.answer(&snake_case(&plan), || planned(&plan))?;
        return Ok(Outcome::Done);
    };
    let progress = Progress::new(out);
    let show = |written: u64, of: u64| {
        progress.show(|| format!("{} of {} written", size(written), size(of)));
        !interrupt::asked()
    };
    let done = vault.produce(&args.matter, &options, to, &show);
    drop(progress);
    let done = done?;
    out.answer(&snake_case(&done.value), || produced(&done.value))?;
    Ok(Outcome::Done)
}

/// Checks a pack; with a vault, against what that recorded.
pub(super) fn check(
    vault: Option<&Vault>,
    args: &CheckArgs,
    out: &Out,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    let show = |read: u64| {
        progress.show(|| format!("{} checked", size(read)));
        !interrupt::asked()
    };
    let expected = args.manifest_digest.as_deref();
    let report = match vault {
        Some(vault) => vault.check_pack(&args.pack, expected, &show),
        None => check_pack(&args.pack, expected, &show),
    };
    drop(progress);
    let report = report?;
    out.answer(&snake_case(&report), || checked(&report))?;
    Ok(if report.findings.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// Of one kind, so many warnings are told one by one.
const MOST_WARNED: usize = 20;

fn planned(plan: &ProductionPlan) -> String {
    let rows = plan.exhibits.iter().filter(|exhibit| exhibit.path.is_some()).map(|exhibit| {
        [
            exhibit.exhibit.clone(),
            format!("{} to {}", exhibit.first_page, exhibit.last_page),
            exhibit.requests.join(", "),
            exhibit.name.clone(),
        ]
    });
    let mut text = table(["EXHIBIT", "PAGES", "REQUESTS", "DOCUMENT"], rows);
    text += &warned(&plan.warnings);
    for warning in &plan.disclosures {
        let name = printable(&warning.name);
        let about = printable(&warning.about.join(", "));
        text +=
            &format!("\nwarning: {} (request {}, {name}: {about})", warning.code, warning.request);
    }
    let documents =
        count(usize::try_from(plan.documents).unwrap_or(usize::MAX), "document", "documents");
    let gaps = count(plan.gaps as usize, "gap", "gaps");
    format!(
        "{text}\n{}: {documents} ({}), {} shown with {gaps}, as of {}",
        plan.name,
        size(plan.bytes),
        count(plan.licenses as usize, "license record", "license records"),
        plan.as_of
    )
}

fn produced(produced: &Produced) -> String {
    let facts = facts(&[
        ("pack", produced.path.clone()),
        ("volume", produced.volume.to_string()),
        ("exhibits", produced.exhibits.join(" to ")),
        ("files", format!("{} ({})", produced.files, size(produced.bytes))),
        ("digest", produced.digest.clone()),
    ]);
    format!(
        "{facts}{}\nHand the digest over by another way than the pack.",
        warned(&produced.warnings)
    )
}

/// What to look at, by what it is; of many, the first ones.
fn warned(warnings: &[PackWarningView]) -> String {
    let mut lines = String::new();
    for group in warnings.chunk_by(|one, next| one.code == next.code) {
        for warning in group.iter().take(MOST_WARNED) {
            let about = if warning.about.is_empty() { "" } else { ": " };
            let (subject, told) = (printable(&warning.subject), printable(&warning.about));
            lines += &format!("warning: {} ({subject}{about}{told})\n", warning.code);
        }
        if let Some(more) = group.len().checked_sub(MOST_WARNED).filter(|more| *more > 0) {
            lines += &format!("warning: {} ({more} more)\n", group[0].code);
        }
    }
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

fn checked(report: &PackReport) -> String {
    let findings = report
        .findings
        .iter()
        .map(|finding| format!("{} [{}]\n", printable(&finding.message), finding.code));
    let findings: String = findings.collect();
    let files = count(usize::try_from(report.files).unwrap_or(usize::MAX), "file", "files");
    let problems = count(report.findings.len(), "problem", "problems");
    let anchor = match report.anchor.as_str() {
        "given" => "compared with the digest you gave",
        "recorded" => "compared with what the vault recorded",
        _ => {
            "compared with its own lists alone: whoever can change a file can change these; give \
             `--manifest-digest` or `--vault`"
        }
    };
    let digest = report.digest.as_deref().unwrap_or("none");
    format!(
        "{findings}{files} ({}) checked: {problems}\ndigest {digest}\n{anchor}",
        size(report.bytes)
    )
}

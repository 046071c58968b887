//! `license check`, `license lost` and `license acquired`: what proves each license.

use muniment::Vault;
use muniment::view::{
    AcquisitionFields, BaseFields, FindingView, GroupView, LossView, ProofView, TransferFields,
};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::json;
use crate::license_args::AcquiredArgs;
use crate::out::{Out, Outcome};
use crate::text::{count, table};

/// The statuses that need nothing more.
const PROVEN: [&str; 3] = ["complete", "complete_with_warnings", "waived"];

/// Says how well a record is proven, or all of them.
pub(super) fn check(
    vault: &Vault,
    license: Option<&str>,
    as_of: Option<&str>,
    profile: &str,
    out: &Out,
) -> Result<Outcome, Failure> {
    let Some(license) = license else { return check_all(vault, as_of, profile, out) };
    let proof = vault.check_license(license, as_of, profile)?;
    let row = vault.license(license)?.row;
    out.answer(&answer(&row.id, &row.title, &proof), || told(&row.title, &proof))?;
    Ok(outcome(std::iter::once(&proof)))
}

fn check_all(
    vault: &Vault,
    as_of: Option<&str>,
    profile: &str,
    out: &Out,
) -> Result<Outcome, Failure> {
    let checked = vault.check_licenses(as_of, profile)?;
    let licenses: Vec<Value> =
        checked.iter().map(|(id, title, proof)| answer(id, title, proof)).collect();
    out.answer(&json!({ "total": licenses.len(), "licenses": licenses }), || {
        let cells = checked.iter().map(|(id, title, proof)| {
            let missing = proof.groups.iter().filter(|group| group.state == "missing");
            let missing: Vec<&str> = missing.map(|group| group.title.as_str()).collect();
            [
                id.clone(),
                title.clone(),
                proof.status.clone(),
                format!("{}/{}", proof.met, proof.required),
                missing.join("; "),
            ]
        });
        let table = table(["LICENSE", "TITLE", "PROOF", ">MET", "MISSING"], cells);
        format!("{table}\n{}", count(checked.len(), "record", "records"))
    })?;
    Ok(outcome(checked.iter().map(|(_, _, proof)| proof)))
}

fn outcome<'a>(proofs: impl IntoIterator<Item = &'a ProofView>) -> Outcome {
    let mut open = proofs.into_iter().filter(|proof| !PROVEN.contains(&proof.status.as_str()));
    if open.next().is_some() { Outcome::Problems } else { Outcome::Done }
}

fn answer(id: &str, title: &str, proof: &ProofView) -> Value {
    let mut answer = json!({ "license": id, "title": title });
    if let (Value::Object(answer), Value::Object(proof)) = (&mut answer, json::snake_case(proof)) {
        answer.extend(proof);
    }
    answer
}

fn told(title: &str, proof: &ProofView) -> String {
    let mut lines = vec![format!(
        "{title}: {} ({} of {} met) as of {}",
        proof.status, proof.met, proof.required, proof.as_of
    )];
    if let Some(rule) = &proof.rule {
        lines.push(format!("rule {} version {}: {}", rule.id, rule.version, rule.title));
        lines.extend(rule.sources.iter().map(|source| format!("source: {source}")));
    }
    lines.push(String::new());
    let applicable = proof.groups.iter().filter(|group| group.state != "not_applicable");
    lines.extend(applicable.flat_map(told_group));
    if !proof.findings.is_empty() {
        lines.push(String::new());
        lines.extend(proof.findings.iter().map(told_finding));
    }
    lines.push(String::new());
    lines.push(format!(
        "rules {}, SHA-256 {}; {}; not legal advice, review with counsel",
        proof.rules, proof.rules_sha256, proof.profile
    ));
    lines.join("\n")
}

fn told_group(group: &GroupView) -> Vec<String> {
    let mut lines = vec![format!("[{}] {} {}", group.state, group.code, group.title)];
    lines.extend(group.met_by.iter().map(|evidence| format!("    {}", evidence.name)));
    lines.extend(group.tried.iter().map(|tried| {
        format!("    {} does not do: {}", tried.evidence.name, tried.fails.join(", "))
    }));
    lines
}

fn told_finding(finding: &FindingView) -> String {
    let waived = finding.waiver.as_ref();
    let waived = waived.map(|w| format!(" (waived by {}: {})", w.by, w.reason));
    format!(
        "{} {}: {}{}",
        finding.severity,
        finding.code,
        finding.message,
        waived.unwrap_or_default()
    )
}

/// Says what a loss would change.
pub(super) fn lost(
    vault: &Vault,
    document: Option<&str>,
    license: Option<&str>,
    profile: &str,
    out: &Out,
) -> Result<Outcome, Failure> {
    let losses = match (document, license) {
        (Some(document), _) => vault.what_if_document_lost(document, profile)?,
        (None, license) => vault.what_if_license_lost(license.unwrap_or_default(), profile)?,
    };
    let changed: Vec<Value> = losses.iter().map(json::snake_case).collect();
    out.answer(&json!({ "changed": changed }), || told_losses(&losses))?;
    Ok(Outcome::Done)
}

fn told_losses(losses: &[LossView]) -> String {
    if losses.is_empty() {
        return "nothing would change".to_owned();
    }
    let told = losses.iter().map(|loss| {
        let after = loss.after.as_deref().unwrap_or("gone");
        let head = format!("{}: {} -> {after}", loss.title, loss.before);
        let findings = loss.findings.iter().map(|finding| format!("    {}", finding.message));
        std::iter::once(head).chain(findings).collect::<Vec<_>>().join("\n")
    });
    told.collect::<Vec<_>>().join("\n")
}

/// States how a license was acquired; what is not given stays.
pub(super) fn acquired(vault: &Vault, args: &AcquiredArgs, out: &Out) -> Result<Outcome, Failure> {
    let had = vault.license(&args.license)?.acquisition;
    vault.state_acquisition(&args.license, &over(args, had)?)?;
    check(vault, Some(&args.license), None, "", out)?;
    Ok(Outcome::Done)
}

fn over(args: &AcquiredArgs, had: AcquisitionFields) -> Result<AcquisitionFields, Failure> {
    let transfer = match (&args.transferred_from, &args.transferred_to) {
        (Some(from), Some(to)) => Some(TransferFields {
            from: from.clone(),
            to: to.clone(),
            on: args.transferred_on.clone(),
            notice_on: args.notice_on.clone(),
        }),
        _ => had.transfer,
    };
    let bases = args.bases.iter().map(|base| {
        let (license, units) = base.split_once('=').unwrap_or((base, ""));
        let units = (!units.is_empty()).then(|| units.parse()).transpose().map_err(|_| {
            Failure::wrong_use("bad_quantity", format!("`{units}` is not a number of units"))
        })?;
        Ok(BaseFields { license: license.to_owned(), title: String::new(), quantity: units })
    });
    let bases = bases.collect::<Result<Vec<_>, Failure>>()?;
    Ok(AcquisitionFields {
        license_type: args.license_type.clone().or(had.license_type),
        bought_through: args.bought_through.clone().or(had.bought_through),
        term: args.term.clone().or(had.term),
        term_from: args.term_from.clone().or(had.term_from),
        term_to: args.term_to.clone().or(had.term_to),
        order_number: args.order_number.clone().unwrap_or(had.order_number),
        device: args.device.clone().unwrap_or(had.device),
        transfer,
        circumstances: if args.circumstances.is_empty() {
            had.circumstances
        } else {
            args.circumstances.clone()
        },
        underlying: if bases.is_empty() { had.underlying } else { bases },
        users: had.users,
    })
}

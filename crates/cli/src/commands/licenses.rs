//! `license`: records of the right to use something.

use muniment::Vault;
use muniment::view::{
    KeptCalculationView, KeptValueView, LicenseDetails, LicenseFields, LicenseRequest, LicenseRow,
};
use serde_json::{Value, json};

use super::bulk_edit;
use super::importing::import;
use super::links::link_table;
use super::proof;
use crate::failure::Failure;
use crate::json;
use crate::license_args::{LicenseArgs, nothing};
use crate::out::{Out, Outcome};
use crate::text::{count, facts, printable, table};

const PAGE: u64 = 500;

pub(super) fn run(vault: &Vault, args: &LicenseArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        LicenseArgs::Add(fields) => {
            let id = vault.add_license(&fields.over(nothing()))?.value;
            show(vault, &id, out)
        }
        LicenseArgs::List { filter, unlinked, status, finding, channel, voided } => {
            let request = LicenseRequest {
                filter: filter.clone(),
                linked: unlinked.then_some(false),
                status: status.clone(),
                finding: finding.clone(),
                channel: channel.clone(),
                voided: *voided,
                ..all()
            };
            list(vault, &request, out)
        }
        LicenseArgs::Show { license } => show(vault, license, out),
        LicenseArgs::Edit { license, fields } => {
            let had = vault.license(license)?.row.fields;
            vault.edit_license(license, &fields.over(had))?;
            show(vault, license, out)
        }
        LicenseArgs::Change { filter, set, plan } => {
            let request = LicenseRequest { filter: filter.clone(), ..all() };
            let licenses: Vec<String> =
                found(vault, &request)?.into_iter().map(|row| row.id).collect();
            bulk_edit::change(vault, &licenses, set, *plan, out)
        }
        LicenseArgs::VoidCalculation { calculation, reason } => {
            vault.void_calculation(calculation, reason)?;
            out.answer(&json!({ "voided": calculation }), || format!("voided {calculation}"))?;
            Ok(Outcome::Done)
        }
        LicenseArgs::Check { license, as_of, profile } => {
            proof::check(vault, license.as_deref(), as_of.as_deref(), profile, out)
        }
        LicenseArgs::Lost { document, license, profile } => {
            proof::lost(vault, document.as_deref(), license.as_deref(), profile, out)
        }
        LicenseArgs::Acquired(args) => proof::acquired(vault, args, out),
        LicenseArgs::Waive { license, finding, reason } => {
            vault.waive_finding(license, finding, reason)?;
            proof::check(vault, Some(license), None, "", out)
        }
        LicenseArgs::Unwaive { license, finding } => {
            vault.withdraw_waiver(license, finding)?;
            proof::check(vault, Some(license), None, "", out)
        }
        LicenseArgs::Import { file, plan, map } => import(vault, file, *plan, map, out),
        LicenseArgs::Void { license, reason } => {
            vault.void_license(license, reason)?;
            show(vault, license, out)
        }
        LicenseArgs::Restore { license } => {
            vault.restore_license(license)?;
            show(vault, license, out)
        }
    }
}

fn all() -> LicenseRequest {
    LicenseRequest {
        filter: String::new(),
        linked: None,
        status: None,
        finding: None,
        channel: None,
        profile: String::new(),
        voided: false,
        sort: "title".to_owned(),
        descending: false,
        offset: 0,
        limit: PAGE,
    }
}

/// Every record that a request asks for.
fn found(vault: &Vault, request: &LicenseRequest) -> Result<Vec<LicenseRow>, Failure> {
    let mut rows: Vec<LicenseRow> = Vec::new();
    loop {
        let page =
            vault.licenses(&LicenseRequest { offset: rows.len() as u64, ..request.clone() })?;
        let last = page.rows.is_empty();
        rows.extend(page.rows);
        if last || rows.len() as u64 >= page.total {
            return Ok(rows);
        }
    }
}

fn list(vault: &Vault, request: &LicenseRequest, out: &Out) -> Result<Outcome, Failure> {
    let rows = found(vault, request)?;
    let licenses: Vec<Value> = rows.iter().map(json::license).collect();
    out.answer(&json!({ "total": rows.len(), "licenses": licenses }), || {
        let cells = rows.iter().map(|row| {
            [
                row.id.clone(),
                row.title.clone(),
                row.fields.quantity.to_string(),
                row.fields.metric.clone(),
                row.fields.agreement_number.clone(),
                row.links.to_string(),
                row.proof.as_ref().map_or(String::new(), |proof| proof.status.clone()),
            ]
        });
        let table = table(
            ["LICENSE", "TITLE", ">QUANTITY", "METRIC", "AGREEMENT", ">LINKS", "PROOF"],
            cells,
        );
        format!("{table}\n{}", count(rows.len(), "record", "records"))
    })?;
    Ok(Outcome::Done)
}

fn show(vault: &Vault, id: &str, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.license(id)?;
    let mut answer = json::license(&details.row);
    if let (Value::Object(shown), Value::Object(mut more)) =
        (&mut answer, json::snake_case(&details))
    {
        more.remove("row");
        shown.extend(more);
    }
    out.answer(&answer, || told(&details))?;
    Ok(Outcome::Done)
}

fn told(details: &LicenseDetails) -> String {
    let LicenseFields {
        publisher,
        part_number,
        metric,
        quantity,
        channel,
        program,
        agreement_number,
        licensee,
        acquired_on,
        sa_from,
        sa_to,
        notes,
        ..
    } = details.row.fields.clone();
    let or_empty = Option::unwrap_or_default;
    let text = facts(&[
        ("title", details.row.title.clone()),
        ("license", details.row.id.clone()),
        ("publisher", publisher),
        ("part number", part_number),
        ("quantity", format!("{quantity} {metric}")),
        ("channel", or_empty(channel)),
        ("program", program),
        ("agreement", agreement_number),
        ("licensee", licensee),
        ("acquired", or_empty(acquired_on)),
        (
            "assurance",
            [sa_from, sa_to].map(or_empty).join(" to ").trim_matches([' ', 't', 'o']).to_owned(),
        ),
        ("notes", notes),
        ("voided", details.void_reason.clone().unwrap_or_default()),
    ]);
    let kept: String = details.calculations.iter().map(kept).collect();
    if details.links.is_empty() {
        return format!("{text}{kept}\nno document proves it");
    }
    format!("{text}{kept}\n{}", link_table(&details.links))
}

/// A kept calculation with its rule and source.
fn kept(kept: &KeptCalculationView) -> String {
    let said = |values: &[KeptValueView]| {
        let said: Vec<String> =
            values.iter().map(|value| format!("{} {}", value.label, value.value)).collect();
        said.join(", ")
    };
    let (outcomes, inputs) = (said(&kept.outcomes), said(&kept.inputs));
    printable(&format!(
        "\nkept  {}  {}: {outcomes} ({inputs})\n      {}\n      Source: {}\n",
        kept.id, kept.label, kept.rule, kept.source
    ))
}

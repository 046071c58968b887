//! `access`: who may do what in the licensing portals.

use muniment::view::{
    AccessAlertView, AccessDetails, AccessRequest, AccessRow, PortalRoleView, SaidView,
};
use muniment::{Vault, portal_roles};
use serde_json::{Value, json};

use crate::access_args::{AccessArgs, AccessListArgs, no_access};
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{count, facts, printable, table};

pub(super) fn run(vault: &Vault, args: &AccessArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        AccessArgs::Add(fields) => {
            let id = vault.state_access(None, &fields.over(no_access()))?.value;
            show(vault, &id, None, out)
        }
        AccessArgs::List(args) => list(vault, args, out),
        AccessArgs::Show { access, as_of } => show(vault, access, as_of.as_deref(), out),
        AccessArgs::Edit { access, fields } => {
            let had = vault.access(access, None)?.row.fields;
            vault.state_access(Some(access), &fields.over(had))?;
            show(vault, access, None, out)
        }
        AccessArgs::Void { access, reason } => {
            vault.void_access(access, reason)?;
            show(vault, access, None, out)
        }
        AccessArgs::Restore { access } => {
            vault.restore_access(access)?;
            show(vault, access, None, out)
        }
        AccessArgs::Alerts { as_of } => alerts(vault, as_of.as_deref(), out),
        AccessArgs::Roles => roles(out),
    }
}

fn list(vault: &Vault, args: &AccessListArgs, out: &Out) -> Result<Outcome, Failure> {
    let rows = vault.accesses(&AccessRequest {
        filter: args.filter.clone(),
        agreement: args.agreement.clone(),
        role: args.role.clone(),
        status: args.status.clone(),
        alert: args.alert.clone(),
        voided: args.voided,
        as_of: args.as_of.clone(),
    })?;
    let accesses: Vec<Value> = rows.iter().map(json::access).collect();
    out.answer(&json!({ "total": rows.len(), "accesses": accesses }), || {
        format!("{}\n{}", listed(&rows), count(rows.len(), "entry", "entries"))
    })?;
    Ok(Outcome::Done)
}

fn listed(rows: &[AccessRow]) -> String {
    let cells = rows.iter().map(|row| {
        [
            row.id.clone(),
            row.fields.person.clone(),
            row.label.clone(),
            row.fields.role.clone(),
            row.fields.status.clone(),
            row.days_awaited.map_or(String::new(), |days| days.to_string()),
            row.alerts.join(", "),
        ]
    });
    table(["ACCESS", "PERSON", "TO", "ROLE", "STATUS", ">DAYS AWAITED", "ALERTS"], cells)
}

fn show(vault: &Vault, id: &str, as_of: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let details = vault.access(id, as_of)?;
    let mut answer = json::access(&details.row);
    if let Value::Object(shown) = &mut answer {
        for (name, value) in [
            ("alerts", json::snake_case(&details.alerts)),
            ("role_facts", json::snake_case(&details.role)),
            ("history", json::snake_case(&details.history)),
            ("void_reason", json!(details.void_reason)),
        ] {
            shown.insert(name.to_owned(), value);
        }
    }
    out.answer(&answer, || told(&details))?;
    Ok(Outcome::Done)
}

fn told(details: &AccessDetails) -> String {
    let AccessDetails { row, .. } = details;
    let fields = row.fields.clone();
    let or_empty = Option::unwrap_or_default;
    let awaited = row.days_awaited.map(|days| format!("for {days} days"));
    let mut text = facts(&[
        ("person", fields.person),
        ("access", row.id.clone()),
        ("to", row.label.clone()),
        ("role", fields.role),
        ("status", fields.status),
        ("account", or_empty(fields.account)),
        ("named as", fields.contacts.join(", ")),
        ("invited on", or_empty(fields.invited_on)),
        ("accepted on", or_empty(fields.accepted_on)),
        ("awaited", or_empty(awaited)),
        ("left on", or_empty(fields.left_on)),
        ("note", fields.note),
        ("voided", or_empty(details.void_reason.clone())),
    ]);
    for name in &details.role.names {
        text += &format!("called in {}  {}\n", name.portal, printable(&name.said.statement));
    }
    for alert in &details.alerts {
        text += &format!("{}  {}\n", alert.severity, printable(&alert.message));
    }
    text
}

fn alerts(vault: &Vault, as_of: Option<&str>, out: &Out) -> Result<Outcome, Failure> {
    let alerts = vault.access_alerts(as_of)?;
    let listed: Vec<Value> = alerts.iter().map(json::snake_case).collect();
    out.answer(&json!({ "total": alerts.len(), "alerts": listed }), || {
        let told: String = alerts.iter().map(alert).collect();
        format!("{told}{}", count(alerts.len(), "alert", "alerts"))
    })?;
    Ok(if alerts.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn alert(alert: &AccessAlertView) -> String {
    format!(
        "{}  {}\n{}",
        alert.severity,
        printable(&alert.message),
        facts(&[("  why", alert.explanation.join(" ")), ("  source", alert.source.clone())])
    )
}

fn roles(out: &Out) -> Result<Outcome, Failure> {
    let roles = portal_roles();
    let listed: Vec<Value> = roles.iter().map(json::snake_case).collect();
    out.answer(&json!({ "roles": listed }), || {
        roles.iter().map(role).collect::<Vec<_>>().join("\n")
    })?;
    Ok(Outcome::Done)
}

fn role(role: &PortalRoleView) -> String {
    let mut text = format!("{}\n", role.role);
    for name in &role.names {
        text += &format!("  in {}: {}\n", name.portal, cited(&name.said));
    }
    for said in &role.may {
        text += &format!("  may: {}\n", cited(said));
    }
    for said in &role.notes {
        text += &format!("  note: {}\n", cited(said));
    }
    text
}

fn cited(said: &SaidView) -> String {
    format!("{} ({})", said.statement, said.source)
}

//! `benefit`: the benefits of Software Assurance under an agreement.

use muniment::Vault;
use muniment::view::{BenefitChecklist, BenefitView};

use crate::access_args::{BenefitArgs, BenefitStateArgs};
use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{facts, printable, table};

pub(super) fn run(vault: &Vault, args: &BenefitArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        BenefitArgs::List { agreement, as_of } => list(vault, agreement, as_of.as_deref(), out),
        BenefitArgs::State(args) => {
            let BenefitStateArgs { agreement, benefit, .. } = args;
            vault.state_benefit(agreement, benefit, args.fields().as_ref())?;
            list(vault, agreement, None, out)
        }
        BenefitArgs::Migration { agreement, as_of } => {
            migration(vault, agreement, as_of.as_deref(), out)
        }
        BenefitArgs::Migrated { agreement, on } => {
            vault.state_migration(agreement, on.as_deref())?;
            list(vault, agreement, None, out)
        }
    }
}

fn list(
    vault: &Vault,
    agreement: &str,
    as_of: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let checklist = vault.benefits(agreement, as_of)?;
    out.answer(&json::snake_case(&checklist), || told(&checklist))?;
    Ok(Outcome::Done)
}

fn migration(
    vault: &Vault,
    agreement: &str,
    as_of: Option<&str>,
    out: &Out,
) -> Result<Outcome, Failure> {
    let checklist = vault.migration(agreement, as_of)?;
    out.answer(&json::snake_case(&checklist), || {
        let rows = checklist.items.iter().map(|item| {
            [item.task.clone(), item.state.clone(), printable(&item.open_for.join(", "))]
        });
        let table = table(["TASK", "STATE", "OPEN FOR"], rows);
        let about = facts(&[
            ("agreement", format!("{}  {}", checklist.agreement, checklist.label)),
            ("moved on", checklist.migrated_on.clone().unwrap_or_default()),
        ]);
        format!("{table}\n{about}")
    })?;
    Ok(Outcome::Done)
}

fn told(checklist: &BenefitChecklist) -> String {
    let cells = checklist.benefits.iter().map(|benefit| {
        let standing = benefit.standing.clone();
        let day = |day: Option<String>| day.unwrap_or_default();
        [
            benefit.benefit.clone(),
            benefit.title.clone(),
            standing.as_ref().map_or_else(|| "not stated".to_owned(), |told| told.state.clone()),
            day(standing.as_ref().and_then(|told| told.since.clone())),
            day(standing.map(|told| told.seen_on)),
            marks(benefit).join(", "),
        ]
    });
    let table = table(["BENEFIT", "NAME", "STATE", "SINCE", "SEEN", "NOTE"], cells);
    let or_empty = Option::unwrap_or_default;
    let about = facts(&[
        ("agreement", format!("{}  {}", checklist.agreement, checklist.label)),
        ("moved on", or_empty(checklist.migrated_on.clone())),
        ("all looked at by", or_empty(checklist.reviewed_on.clone())),
    ]);
    format!("{table}\n{about}")
}

fn marks(benefit: &BenefitView) -> Vec<String> {
    let mut marks = Vec::new();
    if benefit.check_again {
        marks.push("check again".to_owned());
    }
    if benefit.needs_activation {
        marks.push("activate by hand".to_owned());
    }
    if let Some(day) = &benefit.retired_on {
        marks.push(format!("given no more since {day}"));
    }
    marks
}

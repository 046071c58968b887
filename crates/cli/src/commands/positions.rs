//! `position`, `dispute` and `export`: the true number of licenses, what is claimed of it, and what
//! other programs are given.

use std::path::Path;

use muniment::Vault;
use muniment::view::{DisputeStepFields, DisputeView, HoldingView, PositionView, TrueNumberView};
use serde_json::json;

use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::statement_args::{DisputeArgs, ExportArgs, PositionArgs};
use crate::text::{count, table};

pub(super) fn position(vault: &Vault, args: &PositionArgs, out: &Out) -> Result<Outcome, Failure> {
    let mut found = vault.position(args.as_of.as_deref(), args.statement.as_deref())?;
    if let Some(words) = &args.product {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        found.products.retain(|product| {
            let name = format!("{} {}", product.family, product.version).to_lowercase();
            words.iter().all(|word| name.contains(word))
        });
    }
    out.answer(&json::snake_case(&found), || told(&found, args.product.is_some()))?;
    Ok(Outcome::Done)
}

fn told(found: &PositionView, in_depth: bool) -> String {
    let mut text = match &found.statement {
        Some(statement) => format!(
            "as of {}, from the statement of {}\n",
            found.as_of,
            statement.calculated_on.as_deref().unwrap_or("an unknown day")
        ),
        None => format!("as of {}, without a statement\n", found.as_of),
    };
    let cells = found.products.iter().map(|number| {
        [
            format!("{} {}", number.family, number.version),
            number.literal.to_string(),
            number.adjusted.to_string(),
            number.pending.to_string(),
            number.gap.to_string(),
            number.caveats.join(", "),
        ]
    });
    text += &table(["PRODUCT", ">LITERAL", ">TRUE", ">PENDING", ">GAP", ""], cells);
    if in_depth {
        text.extend(found.products.iter().map(figures));
    }
    text
}

fn figures(number: &TrueNumberView) -> String {
    let mut text = format!("\n{} {}\n", number.family, number.version);
    for figure in &number.figures {
        text += &format!("  {:>8}  {}\n", figure.quantity, figure.component);
        for row in &figure.rows {
            text += &format!("            {} row {}\n", row.sheet, row.row);
        }
        text.extend(figure.holdings.iter().map(|held| format!("            {}\n", holding(held))));
    }
    for left in &number.left_out {
        text += &format!("  not added ({}): {}\n", left.why, holding(&left.holding));
    }
    text
}

fn holding(held: &HoldingView) -> String {
    let exhibits = held.exhibits.iter().map(|exhibit| match exhibit.pages.as_str() {
        "" => exhibit.name.clone(),
        pages => format!("{} p. {pages}", exhibit.name),
    });
    let exhibits = exhibits.collect::<Vec<_>>().join(", ");
    let on = held.on.as_deref().unwrap_or("no date");
    format!("{} x {} ({}, {on}) {exhibits}", held.quantity, held.title, held.kind)
}

pub(super) fn dispute(vault: &Vault, args: &DisputeArgs, out: &Out) -> Result<Outcome, Failure> {
    match args {
        DisputeArgs::List => {}
        DisputeArgs::Draft { statement, product } => {
            vault.draft_dispute(statement, product)?;
        }
        DisputeArgs::Step { dispute, state, on, to, reference, note } => {
            let fields = DisputeStepFields {
                state: state.clone(),
                on: on.clone(),
                submitted_to: to.clone(),
                reference: reference.clone(),
                note: note.clone(),
            };
            vault.step_dispute(dispute, &fields)?;
        }
        DisputeArgs::Letter { dispute, sender, to } => {
            return letter(vault, dispute, sender, to.as_deref(), out);
        }
    }
    let found = vault.disputes()?;
    out.answer(&json::snake_case(&found), || found.iter().map(told_dispute).collect())?;
    Ok(Outcome::Done)
}

fn letter(
    vault: &Vault,
    dispute: &str,
    sender: &str,
    to: Option<&Path>,
    out: &Out,
) -> Result<Outcome, Failure> {
    if let Some(folder) = to {
        let bundle = vault.write_dispute_bundle(dispute, sender, folder)?;
        out.answer(&json::snake_case(&bundle), || {
            format!("{} in {}", count(bundle.files.len(), "file", "files"), bundle.folder)
        })?;
    } else {
        let letter = vault.dispute_letter(dispute, sender)?;
        out.answer(&json!({ "letter": letter }), || letter.clone())?;
    }
    Ok(Outcome::Done)
}

fn told_dispute(found: &DisputeView) -> String {
    let day = found.statement.calculated_on.as_deref().unwrap_or("no date");
    let mut text = format!("{} {}: statement of {day}\n", found.id, found.state);
    let cells = found.lines.iter().map(|line| {
        let now = line.listed_now.map(|units| units.to_string()).unwrap_or_default();
        let settled = match line.is_satisfied {
            Some(true) => "settled",
            Some(false) => "still open",
            None => "",
        };
        [
            format!("{} {}", line.family, line.version),
            line.listed.to_string(),
            line.claimed.to_string(),
            now,
            settled.to_owned(),
            line.exhibits.len().to_string(),
        ]
    });
    text += &table(["PRODUCT", ">LISTED", ">CLAIMED", ">LISTED NOW", "", ">EXHIBITS"], cells);
    text + "\n"
}

pub(super) fn export(vault: &Vault, args: &ExportArgs, out: &Out) -> Result<Outcome, Failure> {
    let rows = vault.export_shape(&args.shape, &args.to, args.as_of.as_deref(), false)?;
    let answer = json!({ "shape": args.shape, "to": args.to, "rows": rows });
    out.answer(&answer, || {
        format!("{} to {}", count(rows as usize, "row", "rows"), args.to.display())
    })?;
    Ok(Outcome::Done)
}

//! `statement diff`: how two statements differ.

use muniment::Vault;
use muniment::view::{LineChangeView, ScopeView, StatementComparison};

use crate::failure::Failure;
use crate::json;
use crate::out::{Out, Outcome};
use crate::text::{count, table};

pub(super) fn diff(
    vault: &Vault,
    before: &str,
    after: &str,
    by_country: bool,
    out: &Out,
) -> Result<Outcome, Failure> {
    let found = vault.compare_statements(before, after, by_country)?;
    out.answer(&json::snake_case(&found), || told(&found))?;
    Ok(Outcome::Done)
}

fn told(found: &StatementComparison) -> String {
    let mut text = String::new();
    for (side, scope) in [("first", &found.scope_lost), ("second", &found.scope_gained)] {
        let named = named(scope);
        if !named.is_empty() {
            text += &format!("only the {side} speaks for {named}: totals cannot be compared\n");
        }
    }
    let effective = |line: &LineChangeView| {
        let units = |side: &Option<muniment::view::FiguresView>| {
            side.as_ref().map(|figures| figures.effective.to_string()).unwrap_or_default()
        };
        [units(&line.before), units(&line.after)]
    };
    let lines = found.lines.iter().map(|line| {
        let [before, after] = effective(line);
        [
            format!("{} {}", line.family, line.version),
            before,
            after,
            line.explained.to_string(),
            line.unexplained.to_string(),
            line.severity.clone(),
            line.kinds.join(", "),
        ]
    });
    text += &table(
        ["PRODUCT", ">BEFORE", ">AFTER", ">EXPLAINED", ">UNEXPLAINED", "SEVERITY", "HOW"],
        lines,
    );
    let agreements = found.agreements.iter().map(|change| {
        let status = |side: &Option<muniment::view::AgreementStandingView>| {
            side.as_ref().map(|standing| standing.status.clone()).unwrap_or_default()
        };
        let (before, after) = (status(&change.before), status(&change.after));
        [change.number.clone(), before, after, change.kinds.join(", ")]
    });
    let agreements: Vec<_> = agreements.collect();
    if !agreements.is_empty() {
        text += &format!("\n{}", table(["AGREEMENT", "BEFORE", "AFTER", "HOW"], agreements));
    }
    let grave = found.transactions.iter().filter(|change| change.severity != "info");
    let grave: Vec<_> = grave
        .map(|change| {
            let units =
                |units: Option<i64>| units.map(|units| units.to_string()).unwrap_or_default();
            let (before, after) = (units(change.before), units(change.after));
            [
                change.product.clone(),
                before,
                after,
                change.kinds.join(", "),
                change.identity.clone(),
            ]
        })
        .collect();
    if !grave.is_empty() {
        text += "\n";
        text += &table(["PURCHASE OF", ">BEFORE", ">AFTER", "HOW", "IDENTITY"], grave);
    }
    format!(
        "{text}\n{} differ, {} and {}; {} to {} units, {} explained by purchases, {} not",
        count(found.lines.len(), "line", "lines"),
        count(found.agreements.len(), "agreement", "agreements"),
        count(found.transactions_total as usize, "purchase", "purchases"),
        found.units_before,
        found.units_after,
        found.explained,
        found.unexplained
    )
}

fn named(scope: &ScopeView) -> String {
    let all = scope.organizations.iter().chain(&scope.countries).chain(&scope.numbers);
    all.cloned().collect::<Vec<_>>().join(", ")
}

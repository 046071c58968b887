//! Two statements compared, as a person reads it.

use std::collections::BTreeSet;

use muniment_core::statement::compare::{
    AgreementChange, AgreementStanding, ChangeKind, Grain, LineChange, LineStanding, Posting,
    Renames, Standing, TransactionChange, compare,
};
use muniment_core::statement::{Figures, Limits};

use super::{resolve_statement, row, scope};
use crate::proof::today;
use crate::view::{
    AgreementChangeView, AgreementStandingView, FiguresView, LineChangeView, StatementComparison,
    TransactionChangeView,
};
use crate::{Error, Vault, show};

/// So many purchases that differ are shown.
const SHOWN: usize = 1_000;

impl Vault {
    /// Compares two statements, the earlier one first; by country where that is asked.
    ///
    /// # Errors
    /// When one of the documents is read as no statement.
    pub fn compare_statements(
        &self,
        before: &str,
        after: &str,
        by_country: bool,
    ) -> Result<StatementComparison, Error> {
        let (first, second) =
            (resolve_statement(&self.catalog, before)?, resolve_statement(&self.catalog, after)?);
        let grain = if by_country { Grain::Countries } else { Grain::Totals };
        let renames = Renames::new();
        let a = Standing::of(&*self.rows_of(&first)?, grain, &renames);
        let b = Standing::of(&*self.rows_of(&second)?, grain, &renames);
        let limits = Limits::built_in(b.calculated_on.unwrap_or_else(today));
        let found = compare(&a, &b, &limits);
        let mut lines: Vec<&LineChange> = found.lines.iter().collect();
        lines.sort_by_key(|line| {
            std::cmp::Reverse((line.severity, line.unexplained.unsigned_abs()))
        });
        let mut transactions: Vec<&TransactionChange> = found.transactions.iter().collect();
        transactions.sort_by_key(|change| std::cmp::Reverse(change.severity));
        let units = |of: fn(&LineChange) -> i64| {
            found.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(of(line)))
        };
        Ok(StatementComparison {
            before: row(&first),
            after: row(&second),
            scope_lost: scope(&found.scope_lost),
            scope_gained: scope(&found.scope_gained),
            lines: lines.into_iter().map(line_view).collect(),
            agreements: found.agreements.iter().map(agreement_view).collect(),
            transactions: transactions.into_iter().take(SHOWN).map(transaction_view).collect(),
            transactions_total: found.transactions.len() as u64,
            units_before: effective(&a),
            units_after: effective(&b),
            explained: units(|line| line.explained),
            unexplained: units(|line| line.unexplained),
        })
    }
}

fn effective(standing: &Standing) -> i64 {
    standing.lines.values().fold(0_i64, |sum, line| sum.saturating_add(line.figures.effective))
}

fn codes(kinds: &BTreeSet<ChangeKind>) -> Vec<String> {
    kinds.iter().map(|kind| kind.code().to_owned()).collect()
}

fn line_view(change: &LineChange) -> LineChangeView {
    let printed = change.after.as_ref().or(change.before.as_ref());
    let (family, version) =
        printed.map(|line| (line.family.clone(), line.version.clone())).unwrap_or_default();
    let figures = |side: &Option<LineStanding>| side.as_ref().map(|line| figures(line.figures));
    LineChangeView {
        family,
        version,
        pool: change.key.pool.clone(),
        country: change.key.country.clone(),
        before: figures(&change.before),
        after: figures(&change.after),
        kinds: codes(&change.kinds),
        explained: change.explained,
        unexplained: change.unexplained,
        looks_like: change.looks_like.as_ref().map(|key| key.family.clone()),
        severity: change.severity.code().to_owned(),
    }
}

fn figures(figures: Figures) -> FiguresView {
    let Figures { effective, unresolved, upgrade, upgrade_maintained, .. } = figures;
    let Figures { active_sa, expiring_12, expiring_24, expiring_later, .. } = figures;
    FiguresView {
        effective,
        unresolved,
        upgrade,
        upgrade_maintained,
        active_sa,
        expiring_12,
        expiring_24,
        expiring_later,
    }
}

fn agreement_view(change: &AgreementChange) -> AgreementChangeView {
    let standing = |side: &Option<AgreementStanding>| {
        side.as_ref().map(|agreement| AgreementStandingView {
            status: agreement.status.clone(),
            from: show::written(agreement.from),
            to: show::written(agreement.to),
        })
    };
    let printed = change.after.as_ref().or(change.before.as_ref());
    AgreementChangeView {
        number: printed.map(|agreement| agreement.number.clone()).unwrap_or_default(),
        before: standing(&change.before),
        after: standing(&change.after),
        kinds: codes(&change.kinds),
        severity: change.severity.code().to_owned(),
    }
}

fn transaction_view(change: &TransactionChange) -> TransactionChangeView {
    let units = |side: &Option<Posting>| side.as_ref().map(|posting| posting.quantity);
    let posting = change.after.as_ref().or(change.before.as_ref());
    let product = posting.map(|posting| {
        let product = &posting.product;
        format!("{} {}", product.family, product.version).trim().to_owned()
    });
    TransactionChangeView {
        product: product.unwrap_or_default(),
        before: units(&change.before),
        after: units(&change.after),
        ordered_on: show::written(posting.and_then(|posting| posting.ordered_on)),
        identity: posting.map(|posting| shown_identity(&posting.identity)).unwrap_or_default(),
        kinds: codes(&change.kinds),
        severity: change.severity.code().to_owned(),
    }
}

/// The parts of an identity that are stated.
fn shown_identity(identity: &str) -> String {
    let parts: Vec<&str> = identity.split('|').filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

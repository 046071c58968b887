//! The true number of licenses as of a day, each figure with the rows and documents behind it.

use std::collections::HashMap;

use muniment_core::DocumentId;
use muniment_core::statement::{
    Exhibit, Figure, Holding, Limits, Statement, TrueNumber, true_numbers,
};

use super::holdings::title;
use super::{place, row, statement_of_day};
use crate::view::{
    FigureView, HoldingView, LeftOutView, PositionView, ProvingDocument, TrueNumberView,
};
use crate::{Error, Vault, show};

/// So many rows and holdings of a figure are shown.
const SHOWN: usize = 200;

impl Vault {
    /// How many licenses of each product there truly are as of a day, today if none is given, from
    /// the latest statement of that day or the one that is named.
    ///
    /// # Errors
    /// When the day cannot be, or the document is read as no statement.
    pub fn position(
        &self,
        as_of: Option<&str>,
        statement: Option<&str>,
    ) -> Result<PositionView, Error> {
        let as_of = show::as_of(as_of)?;
        let entry = statement_of_day(&self.catalog, statement, as_of)?;
        let statement = entry.as_ref().map(|entry| self.rows_of(entry)).transpose()?;
        let limits = Limits::built_in(as_of);
        let holdings = self.holdings(statement.as_deref(), as_of)?;
        let numbers = true_numbers(statement.as_deref(), &holdings, as_of, &limits);
        let mut shown =
            Shown { vault: self, statement: statement.as_deref(), names: HashMap::new() };
        let mut products = Vec::new();
        for number in &numbers {
            products.push(shown.number(number, &holdings)?);
        }
        let latency = limits.facts.iter().find(|fact| fact.id == "latency_days");
        Ok(PositionView {
            as_of: as_of.to_string(),
            statement: entry.as_ref().map(row),
            products,
            latency_days: limits.latency_days,
            latency_source: latency.map(|fact| fact.source.clone()).unwrap_or_default(),
        })
    }

    /// Exhibits with the names of their documents.
    pub(super) fn exhibit_views(
        &self,
        exhibits: &[Exhibit],
        names: &mut HashMap<DocumentId, String>,
    ) -> Result<Vec<ProvingDocument>, Error> {
        let mut views = Vec::new();
        for Exhibit { document, pages } in exhibits {
            if !names.contains_key(document) {
                let found = self.catalog.document_by_id(document)?;
                names.insert(*document, found.map(|found| found.name).unwrap_or_default());
            }
            views.push(ProvingDocument {
                document: document.to_string(),
                name: names[document].clone(),
                pages: pages.to_string(),
            });
        }
        Ok(views)
    }
}

/// What showing a position takes.
struct Shown<'a> {
    vault: &'a Vault,
    statement: Option<&'a Statement>,
    names: HashMap<DocumentId, String>,
}

impl Shown<'_> {
    fn number(
        &mut self,
        number: &TrueNumber,
        holdings: &[Holding],
    ) -> Result<TrueNumberView, Error> {
        let mut figures = Vec::new();
        for figure in &number.figures {
            figures.push(self.figure(figure, holdings)?);
        }
        let mut left_out = Vec::new();
        for (at, why) in number.left_out.iter().take(SHOWN) {
            let Some(holding) = holdings.get(*at) else { continue };
            left_out
                .push(LeftOutView { holding: self.holding(holding)?, why: why.code().to_owned() });
        }
        Ok(TrueNumberView {
            family: number.family.clone(),
            version: number.version.clone(),
            literal: number.literal,
            adjusted: number.adjusted,
            pending: number.pending,
            gap: number.gap,
            figures,
            left_out,
            caveats: number.caveats.iter().map(|caveat| caveat.code().to_owned()).collect(),
        })
    }

    fn figure(&mut self, figure: &Figure, holdings: &[Holding]) -> Result<FigureView, Error> {
        let mut shown = Vec::new();
        for holding in figure.holdings.iter().take(SHOWN).filter_map(|at| holdings.get(*at)) {
            shown.push(self.holding(holding)?);
        }
        let rows = figure.rows.iter().take(SHOWN);
        let rows = rows.filter_map(|at| self.statement.map(|statement| place(statement, *at)));
        Ok(FigureView {
            component: figure.component.code().to_owned(),
            quantity: figure.quantity,
            rows: rows.collect(),
            holdings: shown,
        })
    }

    fn holding(&mut self, holding: &Holding) -> Result<HoldingView, Error> {
        let facts = self.vault.grounds()?.facts;
        Ok(HoldingView {
            kind: holding.kind.code().to_owned(),
            license: holding.license.map(|id| id.to_string()),
            title: title(&facts, holding.license),
            quantity: holding.quantity,
            on: show::written(holding.on),
            exhibits: self.vault.exhibit_views(&holding.exhibits, &mut self.names)?,
        })
    }
}

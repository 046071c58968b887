//! The true number of licenses: what the statement lists, less what left, plus what it does not
//! list yet or never lists.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::holding::matched;
use super::{Holding, HoldingKind, Limits, Line, RowPlace, Statement, Tab, VersionedProduct};
use crate::code::vocabulary;

vocabulary!(
    /// A part of the true number.
    Component, "component of the true number" {
        /// What the statement lists as effective.
        Statement = "statement",
        /// Left with a part of the company that was sold.
        Divested = "divested",
        /// Given to another legal entity.
        TransferredOut = "transferred_out",
        /// Came with hardware.
        Oem = "oem",
        /// Bought in a box.
        Fpp = "fpp",
        /// Bought as a download.
        Esd = "esd",
        /// Came with another vendor's software.
        Isv = "isv",
        /// Granted to a partner of the publisher.
        Mpn = "mpn",
        /// Bought under the Products and Services Agreement.
        Mpsa = "mpsa",
        /// Subscriptions that the statement does not list.
        Subscription = "subscription",
        /// Received, and not listed yet.
        TransferredIn = "transferred_in",
        /// Bought too lately to be listed.
        Pending = "pending",
        /// Corrections that were accepted.
        Adjustment = "adjustment",
    }
);

vocabulary!(
    /// Why units that the vault holds are not added.
    LeftOut, "reason to leave units out" {
        /// Its proof is not complete.
        NotProven = "not_proven",
        /// It came after the day for which is asked.
        NotYet = "not_yet",
        /// The statement lists it already.
        Listed = "listed",
        /// The statement should list it and does not: a reason to dispute it.
        Unlisted = "unlisted",
        /// It bears no date, so nobody can say whether the statement should list it.
        Undated = "undated",
    }
);

vocabulary!(
    /// What to keep in mind with a true number.
    Caveat, "caveat of a true number" {
        /// There is no statement: what was bought under volume programs counts only while pending.
        NoStatement = "no_statement",
        /// The statement bears no date; the day asked for stands in.
        NoDate = "no_date",
        /// The statement lists no purchases, so what is pending may be in its quantities already.
        NoTransactions = "no_transactions",
    }
);

/// How many licenses of a product there truly are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueNumber {
    /// Which product.
    pub product: VersionedProduct,
    /// The family as printed.
    pub family: String,
    /// The version as printed.
    pub version: String,
    /// What the statement lists, less what was divested and transferred.
    pub literal: i64,
    /// That, plus all that the statement does not list and the vault proves.
    pub adjusted: i64,
    /// The part of it that is pending.
    pub pending: i64,
    /// By how many units our proven purchases exceed what the statement lists; never negative.
    pub gap: i64,
    /// Every part, with where it comes from.
    pub figures: Vec<Figure>,
    /// The holdings that were left out, by index, and why.
    pub left_out: Vec<(usize, LeftOut)>,
    /// What to keep in mind.
    pub caveats: BTreeSet<Caveat>,
}

/// A part of the true number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which part.
    pub component: Component,
    /// Its units; negative where they are taken away.
    pub quantity: i64,
    /// The rows of the statement behind it.
    pub rows: Vec<RowPlace>,
    /// The holdings behind it, by index.
    pub holdings: Vec<usize>,
}

/// The latest statement of a day: calculated on it or before.
pub fn latest<'a>(
    statements: impl IntoIterator<Item = &'a Statement>,
    as_of: NaiveDate,
) -> Option<&'a Statement> {
    statements
        .into_iter()
        .filter(|statement| statement.calculated_on.is_some_and(|on| on <= as_of))
        .max_by_key(|statement| statement.calculated_on)
}

/// The true number of each product as of a day, by product. `statement` is the latest of that day.
pub fn true_numbers(
    statement: Option<&Statement>,
    holdings: &[Holding],
    as_of: NaiveDate,
    limits: &Limits,
) -> Vec<TrueNumber> {
    let mut count = Count::new(statement, as_of, limits);
    for line in statement.into_iter().flat_map(Statement::position) {
        count.add_line(line, Component::Statement);
    }
    for line in statement.into_iter().flat_map(|statement| statement.lines_of(Tab::Mpsa)) {
        count.add_line(line, Component::Mpsa);
    }
    let matches = match statement {
        Some(statement) => matched(statement, holdings, limits),
        None => vec![None; holdings.len()],
    };
    for (at, holding) in holdings.iter().enumerate() {
        count.add_holding(at, holding, matches[at].is_some());
    }
    count.finish()
}

/// The holdings that were pending and are listed by the later statement.
pub fn cleared(earlier: &[TrueNumber], later: &[TrueNumber]) -> Vec<usize> {
    let listed: BTreeSet<usize> = later
        .iter()
        .flat_map(|number| &number.left_out)
        .filter(|(_, why)| *why == LeftOut::Listed)
        .map(|(at, _)| *at)
        .collect();
    let pending = earlier
        .iter()
        .flat_map(|number| &number.figures)
        .filter(|figure| figure.component == Component::Pending)
        .flat_map(|figure| &figure.holdings);
    pending.filter(|at| listed.contains(at)).copied().collect()
}

/// The sums while they grow.
struct Count<'a> {
    /// The day from which the latency is counted back.
    reference: NaiveDate,
    as_of: NaiveDate,
    limits: &'a Limits,
    caveats: BTreeSet<Caveat>,
    products: BTreeMap<VersionedProduct, Product>,
}

#[derive(Default)]
struct Product {
    family: String,
    version: String,
    figures: BTreeMap<Component, Figure>,
    left_out: Vec<(usize, LeftOut)>,
    /// Our proven purchases that the statement lists or should list.
    evidenced: i64,
}

impl<'a> Count<'a> {
    fn new(statement: Option<&Statement>, as_of: NaiveDate, limits: &'a Limits) -> Self {
        let mut caveats = BTreeSet::new();
        let mut reference = as_of;
        match statement {
            None => drop(caveats.insert(Caveat::NoStatement)),
            Some(statement) => {
                if statement.transactions.is_empty() {
                    caveats.insert(Caveat::NoTransactions);
                }
                match statement.calculated_on {
                    Some(on) => reference = on,
                    None => drop(caveats.insert(Caveat::NoDate)),
                }
            }
        }
        Self { reference, as_of, limits, caveats, products: BTreeMap::new() }
    }

    fn product(&mut self, family: &str, version: &str) -> &mut Product {
        let product = self.products.entry(VersionedProduct::of(family, version)).or_default();
        if product.family.is_empty() {
            family.trim().clone_into(&mut product.family);
            version.trim().clone_into(&mut product.version);
        }
        product
    }

    fn add_line(&mut self, line: &Line, component: Component) {
        let product = self.product(&line.family, &line.version);
        let figure = product.figure(component);
        figure.quantity = figure.quantity.saturating_add(line.figures.effective);
        figure.rows.push(line.at);
    }

    fn add_holding(&mut self, at: usize, holding: &Holding, is_listed: bool) {
        let verdict = self.verdict(holding, is_listed);
        let product = self.product(&holding.family, &holding.version);
        let is_purchase = holding.kind == HoldingKind::Volume;
        if is_purchase && matches!(verdict, Err(LeftOut::Listed | LeftOut::Unlisted)) {
            product.evidenced = product.evidenced.saturating_add(holding.quantity);
        }
        match verdict {
            Ok(component) => {
                let leaves = matches!(component, Component::Divested | Component::TransferredOut);
                let units =
                    if leaves { holding.quantity.saturating_neg() } else { holding.quantity };
                let figure = product.figure(component);
                figure.quantity = figure.quantity.saturating_add(units);
                figure.holdings.push(at);
            }
            Err(why) => product.left_out.push((at, why)),
        }
    }

    /// As what a holding counts, or why it does not.
    fn verdict(&self, holding: &Holding, is_listed: bool) -> Result<Component, LeftOut> {
        if !holding.is_proven {
            return Err(LeftOut::NotProven);
        }
        if holding.on.is_some_and(|on| on > self.as_of) {
            return Err(LeftOut::NotYet);
        }
        if is_listed {
            return Err(LeftOut::Listed);
        }
        match holding.kind {
            HoldingKind::Volume => match holding.on {
                None => Err(LeftOut::Undated),
                Some(on) if self.is_pending(on) => Ok(Component::Pending),
                Some(_) => Err(LeftOut::Unlisted),
            },
            HoldingKind::Mpsa if self.lists_mpsa(holding) => Err(LeftOut::Listed),
            kind => Ok(component(kind)),
        }
    }

    /// Whether a purchase is younger than the latency.
    fn is_pending(&self, on: NaiveDate) -> bool {
        let latency = Days::new(self.limits.latency_days.into());
        self.reference.checked_sub_days(latency).is_none_or(|oldest| on > oldest)
    }

    /// What the tab of the program lists is not counted again.
    fn lists_mpsa(&self, holding: &Holding) -> bool {
        self.products
            .get(&holding.product())
            .is_some_and(|product| product.figures.contains_key(&Component::Mpsa))
    }

    fn finish(self) -> Vec<TrueNumber> {
        let caveats = self.caveats;
        self.products
            .into_iter()
            .map(|(key, product)| product.finish(key, caveats.clone()))
            .collect()
    }
}

impl Product {
    fn figure(&mut self, component: Component) -> &mut Figure {
        self.figures.entry(component).or_insert_with(|| Figure {
            component,
            quantity: 0,
            rows: Vec::new(),
            holdings: Vec::new(),
        })
    }

    fn units(&self, component: Component) -> i64 {
        self.figures.get(&component).map_or(0, |figure| figure.quantity)
    }

    fn finish(self, product: VersionedProduct, caveats: BTreeSet<Caveat>) -> TrueNumber {
        let listed = self.units(Component::Statement);
        let literal = listed
            .saturating_add(self.units(Component::Divested))
            .saturating_add(self.units(Component::TransferredOut));
        let all = self.figures.values().fold(0_i64, |sum, f| sum.saturating_add(f.quantity));
        TrueNumber {
            product,
            literal,
            adjusted: all,
            pending: self.units(Component::Pending),
            gap: self.evidenced.saturating_sub(listed).max(0),
            figures: self.figures.into_values().collect(),
            family: self.family,
            version: self.version,
            left_out: self.left_out,
            caveats,
        }
    }
}

fn component(kind: HoldingKind) -> Component {
    match kind {
        HoldingKind::Volume => Component::Pending,
        HoldingKind::Oem => Component::Oem,
        HoldingKind::Fpp => Component::Fpp,
        HoldingKind::Esd => Component::Esd,
        HoldingKind::Isv => Component::Isv,
        HoldingKind::Mpn => Component::Mpn,
        HoldingKind::Mpsa => Component::Mpsa,
        HoldingKind::Subscription => Component::Subscription,
        HoldingKind::TransferredIn => Component::TransferredIn,
        HoldingKind::TransferredOut => Component::TransferredOut,
        HoldingKind::Divested => Component::Divested,
        HoldingKind::Adjustment => Component::Adjustment,
    }
}

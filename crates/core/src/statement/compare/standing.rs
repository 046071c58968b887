//! What a statement says, in the form in which two statements compare.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::statement::{
    Figures, Line, ListedAgreement, Scope, Statement, Tab, Transaction, VersionedProduct,
};
use crate::table::bare;

/// How fine lines are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// All countries together.
    Totals,
    /// Each country by itself.
    Countries,
}

/// What tells one line from another. All parts are bare.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct LineKey {
    /// The product pool.
    pub pool: String,
    /// The product family.
    pub family: String,
    /// The license product.
    pub product: String,
    /// The version.
    pub version: String,
    /// The country; empty for all.
    pub country: String,
}

/// What is said about a line. Two are equal whose units are: a name may be printed in other letters.
#[derive(Debug, Clone, Eq)]
pub struct LineStanding {
    /// The family as printed.
    pub family: String,
    /// The version as printed.
    pub version: String,
    /// The units; of rows with the same key, the sum.
    pub figures: Figures,
}

/// What tells one agreement from another. Both parts are bare.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AgreementKey {
    /// The number of the authorization or agreement.
    pub authorization: String,
    /// The licensing ID.
    pub number: String,
}

/// What is said about an agreement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgreementStanding {
    /// The licensing ID as printed.
    pub number: String,
    /// The status as printed.
    pub status: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// What is said about one purchase.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Posting {
    /// Licensing ID, part number, orders, first day of coverage, country and reseller: what stays
    /// when the quantity is put right. Bare.
    pub identity: String,
    /// How many units.
    pub quantity: i64,
    /// The day it was ordered.
    pub ordered_on: Option<NaiveDate>,
    /// What was bought.
    pub product: VersionedProduct,
    /// Whether it adds licenses, which Software Assurance by itself does not.
    pub adds_licenses: bool,
}

/// Families that were renamed, as a person confirmed: from the old name to the new, both bare.
pub type Renames = BTreeMap<String, String>;

/// What a statement says, without the order of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The day for which it was calculated.
    pub calculated_on: Option<NaiveDate>,
    /// For whom and for what it speaks.
    pub scope: Scope,
    /// The lines.
    pub lines: BTreeMap<LineKey, LineStanding>,
    /// The agreements.
    pub agreements: BTreeMap<AgreementKey, AgreementStanding>,
    /// The purchases in their own order, each as often as it is listed.
    pub postings: Vec<Posting>,
}

impl Standing {
    /// What a statement says, with families under their new names.
    pub fn of(statement: &Statement, grain: Grain, renames: &Renames) -> Self {
        let mut lines = BTreeMap::new();
        let mut add = |line: &Line| {
            let key = LineKey::of(line, renames);
            let standing = LineStanding::of(line);
            lines
                .entry(key)
                .and_modify(|sum: &mut LineStanding| sum.add(&standing))
                .or_insert(standing);
        };
        match grain {
            Grain::Totals => statement.position().for_each(&mut add),
            Grain::Countries => {
                statement.lines_of(Tab::PivotData).filter(|line| !line.is_total()).for_each(add);
            }
        }
        let mut agreements: BTreeMap<AgreementKey, AgreementStanding> = BTreeMap::new();
        for agreement in &statement.agreements {
            let standing = AgreementStanding::of(agreement);
            let known = agreements.entry(AgreementKey::of(agreement));
            known
                .and_modify(|known| *known = known.clone().min(standing.clone()))
                .or_insert(standing);
        }
        let mut postings: Vec<Posting> =
            statement.transactions.iter().map(|row| Posting::of(row, renames)).collect();
        postings.sort_unstable();
        Self {
            calculated_on: statement.calculated_on,
            scope: statement.scope(),
            lines,
            agreements,
            postings,
        }
    }
}

impl LineKey {
    /// The key of a line, with families under their new names.
    pub fn of(line: &Line, renames: &Renames) -> Self {
        let country = if line.is_total() { String::new() } else { bare(&line.country) };
        Self {
            pool: bare(&line.pool),
            family: renamed(&line.family, renames),
            product: bare(&line.product),
            version: bare(&line.version),
            country,
        }
    }

    /// What it is about.
    pub fn versioned_product(&self) -> VersionedProduct {
        VersionedProduct { family: self.family.clone(), version: self.version.clone() }
    }
}

impl PartialEq for LineStanding {
    fn eq(&self, other: &Self) -> bool {
        self.figures == other.figures
    }
}

impl LineStanding {
    fn of(line: &Line) -> Self {
        Self {
            family: line.family.trim().to_owned(),
            version: line.version.trim().to_owned(),
            figures: line.figures,
        }
    }

    /// Adds a row with the same key; of two spellings the first by letters stays.
    fn add(&mut self, other: &Self) {
        self.family = self.family.clone().min(other.family.clone());
        self.version = self.version.clone().min(other.version.clone());
        self.figures = self.figures.plus(other.figures);
    }
}

impl AgreementKey {
    fn of(agreement: &ListedAgreement) -> Self {
        Self { authorization: bare(&agreement.authorization), number: bare(&agreement.number) }
    }
}

impl AgreementStanding {
    fn of(agreement: &ListedAgreement) -> Self {
        Self {
            number: agreement.number.trim().to_owned(),
            status: agreement.status.trim().to_owned(),
            from: agreement.from,
            to: agreement.to,
        }
    }
}

impl Posting {
    fn of(row: &Transaction, renames: &Renames) -> Self {
        let mut identity = String::with_capacity(64);
        for part in [
            &row.number,
            &row.part_number,
            &row.order,
            &row.purchase_order,
            &row.country,
            &row.reseller,
        ] {
            identity
                .extend(part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
            identity.push('|');
        }
        if let Some(day) = row.covered_from {
            identity.push_str(&day.to_string());
        }
        Self {
            identity,
            quantity: row.quantity,
            ordered_on: row.ordered_on,
            product: VersionedProduct {
                family: renamed(&row.family, renames),
                version: bare(&row.version),
            },
            adds_licenses: row.adds_licenses(),
        }
    }
}

impl Transaction {
    /// Whether it adds licenses, which Software Assurance by itself does not.
    pub fn adds_licenses(&self) -> bool {
        const ONLY_ASSURANCE: [&str; 5] =
            ["sa", "saonly", "softwareassurance", "softwareassuranceonly", "maintenance"];
        !ONLY_ASSURANCE.contains(&bare(&self.license_type).as_str())
    }
}

fn renamed(family: &str, renames: &Renames) -> String {
    let family = bare(family);
    renames.get(&family).cloned().unwrap_or(family)
}

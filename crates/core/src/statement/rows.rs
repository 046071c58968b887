//! What a statement lists: organizations, lines, agreements, transactions, keys.
//!
//! Texts are as the export gives them; empty means not stated. A cell that could not be read is
//! a [`RowProblem`] of the statement, and its field is as if the cell were blank.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::code::vocabulary;
use crate::table::bare;

/// Columns that no field stands for, by caption.
pub type Extras = BTreeMap<String, String>;

/// Where a row stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct RowPlace {
    /// The sheet, as an index into [`super::Statement::sheets`].
    pub sheet: u16,
    /// The row, from 1, as a spreadsheet program counts.
    pub row: u32,
}

/// An organization for which a statement was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organization {
    /// Where it stands.
    pub at: RowPlace,
    /// Its name as printed.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Other columns.
    pub extra: Extras,
}

/// What is held of a product.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Where it stands.
    pub at: RowPlace,
    /// The product pool, such as `Servers`.
    pub pool: String,
    /// The license product, which only some exports state.
    pub product: String,
    /// The license product family.
    pub family: String,
    /// The license version.
    pub version: String,
    /// The country of usage; [`Line::is_total`] tells those that count for all countries.
    pub country: String,
    /// How many units.
    pub figures: Figures,
    /// Whether it is marked with `*`: granted, not bought.
    pub is_grant: bool,
    /// The last day of its Software Assurance or subscription.
    pub sa_to: Option<NaiveDate>,
    /// Other columns.
    pub extra: Extras,
}

/// The quantities of a line. Cells that are blank count as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct Figures {
    /// The effective license quantity.
    pub effective: i64,
    /// Software Assurance and upgrades that found no license below them.
    pub unresolved: i64,
    /// Upgrade licenses.
    pub upgrade: i64,
    /// Upgrade licenses with maintenance.
    pub upgrade_maintained: i64,
    /// Licenses with active Software Assurance.
    pub active_sa: i64,
    /// Software Assurance that expires within 12 months.
    pub expiring_12: i64,
    /// Software Assurance that expires in 12 to 24 months.
    pub expiring_24: i64,
    /// Software Assurance that expires later.
    pub expiring_later: i64,
}

/// An agreement that a statement lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedAgreement {
    /// Where it stands.
    pub at: RowPlace,
    /// The customer's name as printed.
    pub customer: String,
    /// The license agreement type, such as `Standard`.
    pub license_type: String,
    /// Its status, such as `Active`.
    pub status: String,
    /// The license program, such as `OPEN`.
    pub program: String,
    /// The agreement type.
    pub agreement_type: String,
    /// The number of the authorization or agreement.
    pub authorization: String,
    /// The number of the license, enrollment or customer: the licensing ID.
    pub number: String,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The city.
    pub city: String,
    /// The state or region.
    pub state: String,
    /// The country.
    pub country: String,
    /// Other columns.
    pub extra: Extras,
}

/// A purchase that a statement lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transaction {
    /// Where it stands.
    pub at: RowPlace,
    /// The customer's name as printed.
    pub customer: String,
    /// The reseller.
    pub reseller: String,
    /// The number of the authorization or agreement.
    pub authorization: String,
    /// The licensing ID.
    pub number: String,
    /// The license program.
    pub program: String,
    /// The part number.
    pub part_number: String,
    /// The name of the item.
    pub item: String,
    /// Who publishes it; empty means the publisher of the statement.
    pub publisher: String,
    /// The product pool.
    pub pool: String,
    /// The product family.
    pub family: String,
    /// The version.
    pub version: String,
    /// The license type, such as `L&SA`.
    pub license_type: String,
    /// How many units; negative where they were returned.
    pub quantity: i64,
    /// The day it was ordered or invoiced.
    pub ordered_on: Option<NaiveDate>,
    /// The number of the reseller's or publisher's order.
    pub order: String,
    /// The number of the customer's purchase order.
    pub purchase_order: String,
    /// The number of the invoice.
    pub invoice: String,
    /// The first day of coverage.
    pub covered_from: Option<NaiveDate>,
    /// The last day of coverage.
    pub covered_to: Option<NaiveDate>,
    /// The country of usage.
    pub country: String,
    /// The price of a unit, as printed.
    pub unit_price: String,
    /// The price of the row, as printed.
    pub amount: String,
    /// The currency.
    pub currency: String,
    /// Other columns.
    pub extra: Extras,
}

/// A product key that an export lists. The key itself is never kept in a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedKey {
    /// Where it stands.
    pub at: RowPlace,
    /// The product.
    pub product: String,
    /// The type of the key, such as `MAK`.
    pub kind: String,
    /// The last five characters; fewer where the export shows fewer.
    pub last_five: String,
    /// Activations used.
    pub used: Option<i64>,
    /// Activations or seats available.
    pub available: Option<i64>,
    /// The licensing ID.
    pub number: String,
    /// The organization.
    pub organization: String,
    /// Other columns.
    pub extra: Extras,
}

vocabulary!(
    /// What is wrong with a row of a statement.
    RowFault, "fault of a row" {
        /// A quantity is not a whole number.
        BadQuantity = "bad_quantity",
        /// A date is not a calendar day.
        BadDate = "bad_date",
        /// A product key is not whole; it is left out.
        BadKey = "bad_key",
        /// The row names nothing to count; it is left out.
        NoName = "no_name",
        /// Another row has the same product, version and country.
        Repeated = "repeated",
        /// A product key stood in a column that is not kept in clear; it is masked.
        KeyMasked = "key_masked",
        /// The sheet has no header that could be recognized; its rows are not read.
        NoHeader = "no_header",
        /// The sheet could not be read.
        Unreadable = "unreadable",
    }
);

/// A fault in a row. The row is kept unless it names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Where it is.
    pub at: RowPlace,
    /// The caption of the column; empty where the whole row is meant.
    pub column: String,
    /// What is wrong.
    pub fault: RowFault,
    /// The text of the cell, cut to 80 characters; never a product key.
    pub value: String,
}

/// A product and its version, as two spellings of the same compare: without case and punctuation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VersionedProduct {
    /// The product family, bare.
    pub family: String,
    /// The version, bare.
    pub version: String,
}

impl VersionedProduct {
    /// The key of a family and a version as printed.
    pub fn of(family: &str, version: &str) -> Self {
        Self { family: bare(family), version: bare(version) }
    }
}

impl Line {
    /// Whether it counts for all countries together.
    pub fn is_total(&self) -> bool {
        matches!(bare(&self.country).as_str(), "" | "allcountries" | "all")
    }
}

impl Figures {
    /// Both added up; a sum beyond the largest number stays there.
    pub fn plus(self, other: Self) -> Self {
        self.with(other, i64::saturating_add)
    }

    /// What is left after taking the other away.
    pub fn minus(self, other: Self) -> Self {
        self.with(other, i64::saturating_sub)
    }

    /// The Software Assurance of all three times of expiry.
    pub fn expiring(self) -> i64 {
        self.expiring_12.saturating_add(self.expiring_24).saturating_add(self.expiring_later)
    }

    fn with(self, other: Self, each: impl Fn(i64, i64) -> i64) -> Self {
        Self {
            effective: each(self.effective, other.effective),
            unresolved: each(self.unresolved, other.unresolved),
            upgrade: each(self.upgrade, other.upgrade),
            upgrade_maintained: each(self.upgrade_maintained, other.upgrade_maintained),
            active_sa: each(self.active_sa, other.active_sa),
            expiring_12: each(self.expiring_12, other.expiring_12),
            expiring_24: each(self.expiring_24, other.expiring_24),
            expiring_later: each(self.expiring_later, other.expiring_later),
        }
    }
}

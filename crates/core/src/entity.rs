//! Legal entities: our own, and those with whom we deal.

use chrono::NaiveDate;

use crate::code::vocabulary;

/// A legal entity with the names under which paper knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalEntity {
    /// Its name.
    pub name: String,
    /// What it is to us.
    pub role: EntityRole,
    /// The names under which it appears on paper, as printed. Its own name is always one of them.
    pub aliases: Vec<Alias>,
    /// The first day it belongs to us; absent means always. Of no meaning for others.
    pub from: Option<NaiveDate>,
    /// The last day it belongs to us; absent means still.
    pub to: Option<NaiveDate>,
    /// Anything else worth knowing.
    pub notes: String,
}

/// A name under which an entity appears on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The name as printed.
    pub name: String,
    /// The first day it counts; absent means as long as the entity.
    pub from: Option<NaiveDate>,
    /// The last day it counts; absent means as long as the entity.
    pub to: Option<NaiveDate>,
}

vocabulary!(
    /// What a legal entity is to the company that keeps the vault.
    EntityRole, "role of a legal entity" {
        /// The company itself.
        Own = "own",
        /// An affiliate: owned by it, owning it, or owned by the same.
        Affiliate = "affiliate",
        /// A publisher of software.
        Publisher = "publisher",
        /// A reseller or distributor.
        Reseller = "reseller",
        /// An auditor.
        Auditor = "auditor",
        /// Anybody else.
        Other = "other",
    }
);

impl EntityRole {
    /// Whether licenses of such an entity are ours.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Own | Self::Affiliate)
    }
}

//! What the vault can show beside a statement: licenses, transfers and corrections of its own.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Limits, Statement, Transaction, VersionedProduct};
use crate::code::vocabulary;
use crate::proof::OwnName;
use crate::proof::text::fold;
use crate::table::bare;
use crate::{AcquisitionChannel, DocumentId, LicenseId, PageRanges};

vocabulary!(
    /// How units came or went beside the statement.
    HoldingKind, "kind of holding" {
        /// Bought under a volume program, which the statement lists when it knows of it.
        Volume = "volume",
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
        /// A subscription that statements do not list.
        Subscription = "subscription",
        /// Received from another legal entity.
        TransferredIn = "transferred_in",
        /// Given to another legal entity.
        TransferredOut = "transferred_out",
        /// Left with a part of the company that was sold.
        Divested = "divested",
        /// A correction that was accepted; it may be negative.
        Adjustment = "adjustment",
    }
);

/// Units that a record or decision of the vault stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// How they came or went.
    pub kind: HoldingKind,
    /// The license record; none for an adjustment.
    pub license: Option<LicenseId>,
    /// The product family.
    pub family: String,
    /// The version.
    pub version: String,
    /// The part number.
    pub part_number: String,
    /// The licensing ID.
    pub number: String,
    /// The number of the order or purchase order.
    pub order: String,
    /// How many units; what was given away counts as a positive number too.
    pub quantity: i64,
    /// The day they were ordered, or came or went.
    pub on: Option<NaiveDate>,
    /// Whether its proof is complete. What is not proven counts nowhere.
    pub is_proven: bool,
    /// What proves it.
    pub exhibits: Vec<Exhibit>,
}

/// A document as proof, with the pages that matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// The document.
    pub document: DocumentId,
    /// The pages.
    pub pages: PageRanges,
}

impl Holding {
    /// What it is of.
    pub fn product(&self) -> VersionedProduct {
        VersionedProduct::of(&self.family, &self.version)
    }

    /// Whether a statement should list it, sooner or later.
    pub fn is_listed_in_time(&self) -> bool {
        matches!(self.kind, HoldingKind::Volume | HoldingKind::TransferredIn)
    }
}

impl HoldingKind {
    /// The kind of holding that a license of a channel is; none where the channel adds no units,
    /// as Software Assurance does.
    pub fn of(channel: AcquisitionChannel) -> Option<Self> {
        use AcquisitionChannel as Channel;
        match channel {
            Channel::VolumeLicense
            | Channel::MsdnVl
            | Channel::Upgrade
            | Channel::StepUp
            | Channel::LicenseGrant
            | Channel::TrueUp => Some(Self::Volume),
            Channel::Oem => Some(Self::Oem),
            Channel::Fpp => Some(Self::Fpp),
            Channel::Esd | Channel::MsdnRetail => Some(Self::Esd),
            Channel::IsvRoyalty => Some(Self::Isv),
            Channel::OnlineSubscription | Channel::Csp | Channel::Spla => Some(Self::Subscription),
            Channel::TransferredIn => Some(Self::TransferredIn),
            Channel::TransferredOut => Some(Self::TransferredOut),
            Channel::SaWithBase | Channel::SaOverOem => None,
        }
    }
}

/// The day on which the company that is called so left the group, where it did by a day. One of its
/// names that is still ours is enough for it to belong.
pub fn left_on(name: &str, own: &[OwnName], as_of: NaiveDate) -> Option<NaiveDate> {
    let name = fold(name);
    let mut last = None;
    for own in own.iter().filter(|own| !name.is_empty() && fold(&own.name) == name) {
        last = last.max(Some(own.to?));
    }
    last.filter(|last| *last < as_of)?.succ_opt()
}

/// For each holding the transaction that is the same purchase, by index. A transaction is the same
/// as one holding at most: what the statement lists once is not found twice.
pub fn matched(statement: &Statement, holdings: &[Holding], limits: &Limits) -> Vec<Option<usize>> {
    let mut candidates: BTreeMap<(VersionedProduct, i64), Vec<usize>> = BTreeMap::new();
    for (at, row) in statement.transactions.iter().enumerate() {
        let key = (VersionedProduct::of(&row.family, &row.version), row.quantity);
        candidates.entry(key).or_default().push(at);
        // A part number says what was bought where the names differ.
        let part = (part_key(&row.part_number), row.quantity);
        candidates.entry(part).or_default().push(at);
    }
    let mut taken = vec![false; statement.transactions.len()];
    let mut order: Vec<usize> = (0..holdings.len()).collect();
    order.sort_by_key(|at| holdings[*at].on);
    let mut matches = vec![None; holdings.len()];
    for at in order {
        let holding = &holdings[at];
        if !holding.is_listed_in_time() {
            continue;
        }
        let key = key_of(&holding.part_number, &holding.family, &holding.version);
        let rows = candidates.get(&(key, holding.quantity)).into_iter().flatten();
        let best = rows
            .filter(|row| !taken[**row])
            .filter_map(|row| {
                Some((distance(holding, &statement.transactions[*row], limits)?, *row))
            })
            .min();
        if let Some((_, row)) = best {
            taken[row] = true;
            matches[at] = Some(row);
        }
    }
    matches
}

/// By what a purchase is looked up: its part number, or its product where there is none.
fn key_of(part_number: &str, family: &str, version: &str) -> VersionedProduct {
    match part_number.trim() {
        "" => VersionedProduct::of(family, version),
        part => part_key(part),
    }
}

fn part_key(part: &str) -> VersionedProduct {
    VersionedProduct { family: "part".to_owned(), version: bare(part) }
}

/// How many days a holding and a transaction are apart; none where they are not the same purchase.
fn distance(holding: &Holding, row: &Transaction, limits: &Limits) -> Option<i64> {
    let number = bare(&holding.number);
    let numbers = [bare(&row.number), bare(&row.authorization)];
    let agree = agrees(&number, &numbers);
    agree.then(|| days_apart(holding.on, row.ordered_on.or(row.covered_from), limits)).flatten()
}

/// Whether a licensing ID is one of those that a row states, all of them bare. Where either side
/// states none, nothing speaks against it.
pub(super) fn agrees(ours: &str, theirs: &[String]) -> bool {
    let mut stated = theirs.iter().filter(|number| !number.is_empty()).peekable();
    ours.is_empty() || stated.peek().is_none() || stated.any(|number| number == ours)
}

/// How many days two dates of what may be one purchase are apart; none where it is two. A date
/// that is missing is the farthest that still may be it.
pub(super) fn days_apart(
    ours: Option<NaiveDate>,
    theirs: Option<NaiveDate>,
    limits: &Limits,
) -> Option<i64> {
    let allowed = i64::from(limits.match_days);
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            Some((ours - theirs).num_days().abs()).filter(|days| *days <= allowed)
        }
        _ => Some(allowed + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::fixture::day;

    fn own(to: Option<&str>) -> OwnName {
        OwnName { name: "Fairmont Falls Ltd.".into(), from: None, to: to.map(day) }
    }

    #[test]
    fn a_company_leaves_on_the_day_after_its_last() {
        let left = left_on("FAIRMONT FALLS LTD.", &[own(Some("2024-03-31"))], day("2024-04-01"));
        assert_eq!(left, Some(day("2024-04-01")));
    }

    #[test]
    fn a_company_that_was_bought_back_has_not_left() {
        let own = [own(Some("2024-03-31")), own(None)];
        assert_eq!(left_on("Fairmont Falls Ltd.", &own, day("2025-01-01")), None);
    }

    #[test]
    fn on_its_last_day_a_company_still_belongs() {
        let own = [own(Some("2024-03-31"))];
        assert_eq!(left_on("Fairmont Falls Ltd.", &own, day("2024-03-31")), None);
    }
}

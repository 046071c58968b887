//! The tables of a pack as rows. Texts are as they are printed; product keys are masked by whoever
//! gathers them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::proof::ProofStatus;
use crate::statement::HoldingKind;

/// A document of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexRow {
    /// The number of the exhibit.
    pub exhibit: String,
    /// The number of its first page.
    pub first_page: String,
    /// The number of its last page.
    pub last_page: String,
    /// The volume in which it was first handed over.
    pub volume: u32,
    /// What it is.
    pub kind: String,
    /// Its true name.
    pub name: String,
    /// To whom it was issued.
    pub entity: String,
    /// Who issued it.
    pub vendor: String,
    /// The numbers it bears.
    pub numbers: String,
    /// The date it bears.
    pub date: Option<NaiveDate>,
    /// The products it proves.
    pub products: String,
    /// How many units it proves, where that is stated.
    pub quantity: Option<u64>,
    /// The ids of the license records it proves.
    pub licenses: String,
    /// The requests it answers.
    pub requests: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// How many pages it has.
    pub pages: u32,
    /// Its path in the pack; empty where it is in an earlier volume only.
    pub path: String,
    /// Anything else, such as that it is a redacted copy.
    pub notes: String,
}

/// A license record as the tables count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLine {
    /// The publisher.
    pub publisher: String,
    /// The product with its edition.
    pub product: String,
    /// The version.
    pub version: String,
    /// The counting unit.
    pub metric: String,
    /// How its units came or went; none where it adds none, or where that is not known.
    pub kind: Option<HoldingKind>,
    /// How many units.
    pub quantity: u64,
    /// How well it is proven.
    pub status: ProofStatus,
    /// The exhibits that prove it.
    pub exhibits: Vec<String>,
}

/// What is held of one version of a product, by how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRow {
    /// The publisher.
    pub publisher: String,
    /// The product with its edition.
    pub product: String,
    /// The version.
    pub version: String,
    /// The counting unit.
    pub metric: String,
    /// The units by how they came; what left is negative.
    pub units: BTreeMap<HoldingKind, i64>,
    /// The units whose channel is not stated or adds none; they are not in the total.
    pub uncounted: u64,
    /// All units together.
    pub total: i64,
    /// The units of records whose proof is complete.
    pub proven: i64,
    /// How many records stand behind it, by how well they are proven.
    pub statuses: BTreeMap<ProofStatus, u32>,
    /// The exhibits that prove them.
    pub exhibits: BTreeSet<String>,
}

/// One thing that a rule asks of a record, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// The id of the license record.
    pub license: String,
    /// The record by its name.
    pub title: String,
    /// How many units it stands for.
    pub quantity: u64,
    /// How well it is proven.
    pub status: String,
    /// The rule.
    pub rule: String,
    /// The group of the rule.
    pub group: String,
    /// What it asks for.
    pub asks: String,
    /// Whether it is met.
    pub state: String,
    /// The exhibits that meet it; `GAP` where nothing does.
    pub exhibits: String,
}

/// The terms that govern a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationRow {
    /// The id of the license record.
    pub license: String,
    /// The record by its name.
    pub title: String,
    /// The version whose terms apply.
    pub version: String,
    /// The rule that says which edition governs.
    pub rule: String,
    /// Where the rule is written.
    pub source: String,
    /// The day whose edition governs.
    pub required_on: String,
    /// The kind of terms.
    pub kind: String,
    /// The edition; empty where it is not held.
    pub edition: String,
    /// The day on which the edition took effect.
    pub effective: String,
    /// Where it was published.
    pub address: String,
    /// The SHA-256 of the captured document.
    pub sha256: String,
}

/// What is held of each version of each product, in their order.
pub fn positions(records: &[RecordLine]) -> Vec<PositionRow> {
    let mut rows: BTreeMap<(String, String, String, String), PositionRow> = BTreeMap::new();
    for record in records {
        let RecordLine { publisher, product, version, metric, .. } = record;
        let key = [publisher, product, version, metric].map(Clone::clone);
        let row = rows.entry(key.into()).or_insert_with(|| PositionRow {
            publisher: publisher.clone(),
            product: product.clone(),
            version: version.clone(),
            metric: metric.clone(),
            units: BTreeMap::new(),
            uncounted: 0,
            total: 0,
            proven: 0,
            statuses: BTreeMap::new(),
            exhibits: BTreeSet::new(),
        });
        row.add(record);
    }
    rows.into_values().collect()
}

impl PositionRow {
    fn add(&mut self, record: &RecordLine) {
        *self.statuses.entry(record.status).or_default() += 1;
        self.exhibits.extend(record.exhibits.iter().cloned());
        let Some(kind) = record.kind else {
            self.uncounted = self.uncounted.saturating_add(record.quantity);
            return;
        };
        let quantity = i64::try_from(record.quantity).unwrap_or(i64::MAX);
        let left = matches!(kind, HoldingKind::TransferredOut | HoldingKind::Divested);
        let quantity = if left { -quantity } else { quantity };
        let units = self.units.entry(kind).or_default();
        *units = units.saturating_add(quantity);
        self.total = self.total.saturating_add(quantity);
        if matches!(record.status, ProofStatus::Complete | ProofStatus::CompleteWithWarnings) {
            self.proven = self.proven.saturating_add(quantity);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: Option<HoldingKind>, quantity: u64, status: ProofStatus) -> RecordLine {
        RecordLine {
            publisher: "Microsoft".into(),
            product: "Office Standard".into(),
            version: "2019".into(),
            metric: "Device".into(),
            kind,
            quantity,
            status,
            exhibits: vec!["ACME-0001".into()],
        }
    }

    #[test]
    fn what_was_given_away_leaves_the_total() {
        let rows = positions(&[
            line(Some(HoldingKind::Volume), 100, ProofStatus::Complete),
            line(Some(HoldingKind::Oem), 20, ProofStatus::Incomplete),
            line(Some(HoldingKind::TransferredOut), 30, ProofStatus::Complete),
        ]);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].total, rows[0].proven), (90, 70));
        assert_eq!(rows[0].units[&HoldingKind::TransferredOut], -30);
        assert_eq!(rows[0].exhibits.len(), 1);
    }

    #[test]
    fn units_of_no_known_channel_are_shown_and_not_counted() {
        let rows = positions(&[line(None, 5, ProofStatus::NotAssessed)]);
        assert_eq!((rows[0].total, rows[0].uncounted), (0, 5));
    }

    #[test]
    fn versions_of_a_product_have_rows_of_their_own() {
        let other = RecordLine {
            version: "2021".into(),
            ..line(Some(HoldingKind::Volume), 1, ProofStatus::Complete)
        };
        let rows = positions(&[other, line(Some(HoldingKind::Volume), 2, ProofStatus::Complete)]);
        let versions: Vec<&str> = rows.iter().map(|row| row.version.as_str()).collect();
        assert_eq!(versions, ["2019", "2021"]);
    }
}

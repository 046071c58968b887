//! How many units of a record are left, and how many each record can build on.
//!
//! A unit carries one replacement (an upgrade, a step-up, a transfer onward), one coverage at a
//! time, and one grant. Who was acquired first is served first.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::proof::{RecordFacts, VaultFacts};
use crate::{AcquisitionChannel, LicenseId};

/// Who builds on how many units.
pub(crate) struct Units {
    /// How many units a record may build on, of all it builds on.
    granted: HashMap<LicenseId, u64>,
    used: HashMap<LicenseId, Used>,
    given_away: HashMap<LicenseId, u64>,
}

/// How the units of a record are used.
#[derive(Default)]
struct Used {
    replaced: u64,
    granted: u64,
    covered: Vec<Covered>,
}

struct Covered {
    from: NaiveDate,
    to: NaiveDate,
    units: u64,
}

/// What a record does with the units it builds on.
enum Use {
    Replaces,
    Covers(NaiveDate, NaiveDate),
    IsGranted,
}

impl Units {
    pub(crate) fn of(facts: &VaultFacts, as_of: NaiveDate) -> Self {
        let mut units = Self {
            granted: HashMap::new(),
            used: HashMap::new(),
            given_away: given_away(facts, as_of),
        };
        let mut builders: Vec<_> = facts
            .records
            .iter()
            .filter(|(_, record)| {
                !record.acquisition.underlying.is_empty() && !is_given_away(record)
            })
            .collect();
        builders.sort_by_key(|(license, record)| {
            (record.record.acquired_on.unwrap_or(NaiveDate::MAX), **license)
        });
        for (license, record) in builders {
            units.build(facts, *license, record);
        }
        units
    }

    /// How many units of a record remain with its holder.
    pub(crate) fn held(&self, license: LicenseId, record: &RecordFacts) -> u64 {
        let given_away = self.given_away.get(&license).copied().unwrap_or_default();
        record.record.quantity.saturating_sub(given_away)
    }

    /// How many units a record may build on.
    pub(crate) fn granted(&self, license: LicenseId) -> u64 {
        self.granted.get(&license).copied().unwrap_or_default()
    }

    /// Serves a record from those it builds on: first what is stated, then what is open.
    fn build(&mut self, facts: &VaultFacts, license: LicenseId, record: &RecordFacts) {
        let purpose = purpose(record);
        let mut needed = self.held(license, record);
        let mut stated: BTreeMap<LicenseId, u64> = BTreeMap::new();
        for underlying in &record.acquisition.underlying {
            let wanted = stated.entry(underlying.license).or_default();
            *wanted = wanted.saturating_add(underlying.quantity.unwrap_or(u64::MAX));
        }
        let mut wanted: Vec<_> = stated.into_iter().collect();
        wanted.sort_by_key(|(base, quantity)| (*quantity == u64::MAX, *base));
        for (base, quantity) in wanted {
            let Some(below) = facts.records.get(&base) else { continue };
            let held = self.held(base, below);
            let taken =
                self.used.entry(base).or_default().take(&purpose, held, quantity.min(needed));
            needed -= taken;
            *self.granted.entry(license).or_default() += taken;
        }
    }
}

impl Used {
    /// Takes as many of the wanted units as are left for this use.
    fn take(&mut self, purpose: &Use, held: u64, wanted: u64) -> u64 {
        let taken = match purpose {
            Use::Replaces => self.replaced,
            Use::IsGranted => self.granted,
            Use::Covers(from, to) => {
                let at_once =
                    self.covered.iter().filter(|other| other.from <= *to && *from <= other.to);
                at_once.map(|other| other.units).fold(0, u64::saturating_add)
            }
        };
        let units = wanted.min(held.saturating_sub(taken));
        match purpose {
            Use::Replaces => self.replaced += units,
            Use::IsGranted => self.granted += units,
            Use::Covers(from, to) => self.covered.push(Covered { from: *from, to: *to, units }),
        }
        units
    }
}

/// How many units of a record its holder can still use: neither given away nor replaced by an
/// upgrade or a step-up.
pub fn unused_units(facts: &VaultFacts, license: LicenseId, as_of: NaiveDate) -> u64 {
    let Some(record) = facts.records.get(&license) else { return 0 };
    let units = Units::of(facts, as_of);
    let replaced = units.used.get(&license).map(|used| used.replaced).unwrap_or_default();
    units.held(license, record).saturating_sub(replaced)
}

fn is_given_away(record: &RecordFacts) -> bool {
    record.record.channel == Some(AcquisitionChannel::TransferredOut)
}

/// How many units of each record had left by a day.
fn given_away(facts: &VaultFacts, as_of: NaiveDate) -> HashMap<LicenseId, u64> {
    let mut gone: HashMap<LicenseId, u64> = HashMap::new();
    for record in facts.records.values().filter(|record| is_given_away(record)) {
        let day = record.acquisition.transfer.as_ref().and_then(|transfer| transfer.on);
        if day.is_some_and(|day| day > as_of) {
            continue;
        }
        for underlying in &record.acquisition.underlying {
            let units = underlying.quantity.unwrap_or(record.record.quantity);
            let sum = gone.entry(underlying.license).or_default();
            *sum = sum.saturating_add(units);
        }
    }
    gone
}

fn purpose(record: &RecordFacts) -> Use {
    match record.record.channel {
        Some(AcquisitionChannel::SaWithBase | AcquisitionChannel::SaOverOem) => Use::Covers(
            record.record.sa_from.unwrap_or(NaiveDate::MIN),
            record.record.sa_to.unwrap_or(NaiveDate::MAX),
        ),
        Some(AcquisitionChannel::LicenseGrant) => Use::IsGranted,
        _ => Use::Replaces,
    }
}

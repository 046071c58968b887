//! What the vault knows by which a true-up is judged.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use muniment_catalog::{AgreementEntry, LicenseEntry};
use muniment_core::EvidenceKind;
use muniment_core::true_up::{TrueUpCycle, TrueUpFacts, TrueUpStep};

use super::cycles::{CHALLENGE_RULE, Cycles, EXPORT_RULE};
use crate::agreements::is_unmentioned;
use crate::{Error, Vault};

impl Vault {
    pub(super) fn true_up_facts(
        &self,
        cycles: &Cycles,
        entry: &AgreementEntry,
        anniversary: NaiveDate,
        cycle: &TrueUpCycle,
    ) -> Result<TrueUpFacts, Error> {
        let export_due = cycles.due(EXPORT_RULE, anniversary);
        let quote = cycle.done.get(&TrueUpStep::QuoteReceived);
        let exported = cycle.done.get(&TrueUpStep::Exported).map(|done| done.on);
        let licenses = self.catalog.licenses_bearing(&entry.stated.number)?;
        // What is wrong with the agreement today speaks against no year that is over.
        let is_current = cycles.as_of <= anniversary;
        let unactivated = if is_current { self.unactivated(&licenses, cycles.as_of)? } else { 0 };
        Ok(TrueUpFacts {
            anniversary,
            export_due,
            challenge_until: quote.and_then(|quote| cycles.due(CHALLENGE_RULE, quote.on)),
            licensed: licensed(&licenses, exported.or(export_due).unwrap_or(anniversary)),
            unactivated,
            is_linked: !is_current || !is_unmentioned(&cycles.register, entry),
        })
    }

    /// How many records have Software Assurance on a day and no document of an activated benefit.
    fn unactivated(&self, licenses: &[LicenseEntry], on: NaiveDate) -> Result<u64, Error> {
        let is_covered = |entry: &&LicenseEntry| {
            let record = &entry.record;
            record.sa_to.is_some_and(|to| on <= to) && record.sa_from.is_none_or(|from| from <= on)
        };
        let mut unactivated = 0;
        for entry in licenses.iter().filter(is_covered) {
            let links = self.catalog.links_of_license(&entry.id)?;
            let is_activation = |kind| kind == EvidenceKind::SaBenefitActivation;
            if !links.iter().any(|link| is_activation(link.kind)) {
                unactivated += 1;
            }
        }
        Ok(unactivated)
    }
}

/// Units on record up to a day by title, product and part number in lower case; those of records
/// that share a name together.
fn licensed(licenses: &[LicenseEntry], until: NaiveDate) -> BTreeMap<String, u64> {
    let mut units: BTreeMap<String, u64> = BTreeMap::new();
    for LicenseEntry { record, .. } in licenses {
        if record.acquired_on.is_some_and(|day| until < day) {
            continue;
        }
        let names = [record.title(), record.product.clone(), record.part_number.clone()];
        let names: BTreeSet<String> = names.map(|name| name.trim().to_lowercase()).into();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            let sum = units.entry(name).or_default();
            *sum = sum.saturating_add(record.quantity);
        }
    }
    units
}

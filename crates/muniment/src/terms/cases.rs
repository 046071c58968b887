//! What of the vault decides which terms govern a license record.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use muniment_catalog::{AgreementEntry, Catalog, ElectionEntry};
use muniment_core::proof::{Term, VaultFacts};
use muniment_core::terms::{Exception, LicenseCase, ProductRelease, TermsRules};
use muniment_core::{AgreementId, LicenseId, LicenseRecord, number_key};

use crate::Error;
use crate::vault::Inside;

/// Agreements, choices and releases; with a record they make a case.
pub(super) struct Cases {
    /// The agreements that count, by their number.
    agreements: HashMap<String, AgreementEntry>,
    exceptions: BTreeMap<AgreementId, Exception>,
    elections: HashMap<LicenseId, Vec<ElectionEntry>>,
    releases: Arc<[ProductRelease]>,
}

impl Cases {
    pub(super) fn load(catalog: &Catalog) -> Result<Self, Error> {
        let mut agreements = HashMap::new();
        for entry in catalog.agreements()?.into_iter().filter(|entry| entry.voided.is_none()) {
            agreements.entry(number_key(&entry.stated.number)).or_insert(entry);
        }
        agreements.remove("");
        let mut elections: HashMap<LicenseId, Vec<ElectionEntry>> = HashMap::new();
        for entry in catalog.terms_elections()? {
            elections.entry(entry.license).or_default().push(entry);
        }
        Ok(Self {
            agreements,
            exceptions: catalog.terms_exceptions()?.into_iter().collect(),
            elections,
            releases: catalog.product_releases()?.into(),
        })
    }

    /// The case of a record when a version of its product is used; empty means the licensed one.
    pub(super) fn case(
        &self,
        rules: &TermsRules,
        id: LicenseId,
        record: &LicenseRecord,
        term: Option<Term>,
        use_version: &str,
    ) -> LicenseCase {
        let agreement = self.agreements.get(&number_key(&record.agreement_number));
        let stated = agreement.and_then(|entry| entry.stated.program);
        let elected = self.election(id, record, use_version);
        LicenseCase {
            program: stated.or_else(|| rules.program_named(&record.program)),
            channel: record.channel,
            agreement_from: agreement.and_then(|entry| entry.stated.from),
            ordered_on: record.acquired_on,
            term,
            product: record.product.clone(),
            licensed_version: record.version.clone(),
            use_version: use_version.to_owned(),
            releases: self.releases.clone(),
            exception: agreement.and_then(|entry| self.exception(entry)),
            elected: elected.map(|entry| entry.election.clone()),
        }
    }

    /// The later terms that were chosen for a version; a choice for the very version comes before
    /// one for any.
    pub(super) fn election(
        &self,
        id: LicenseId,
        record: &LicenseRecord,
        use_version: &str,
    ) -> Option<&ElectionEntry> {
        let used = if use_version.is_empty() { record.version.as_str() } else { use_version };
        let applies = |entry: &&ElectionEntry| {
            entry.version.is_empty() || entry.version.eq_ignore_ascii_case(used.trim())
        };
        let elections = self.elections.get(&id).into_iter().flatten().filter(applies);
        elections.max_by_key(|entry| entry.version.len())
    }

    /// The agreement's own exception, else that of the one above it.
    fn exception(&self, entry: &AgreementEntry) -> Option<Exception> {
        let above = || self.exceptions.get(&entry.stated.parent?);
        self.exceptions.get(&entry.id).or_else(above).cloned()
    }
}

impl Inside {
    /// Adds the editions held, and what decides which of them governs each record.
    pub(crate) fn add_terms(&self, facts: &mut VaultFacts) -> Result<(), Error> {
        let (rules, cases) = (TermsRules::built_in(), Cases::load(&self.catalog)?);
        let counting = self.catalog.terms_editions()?.into_iter();
        let counting = counting.filter(|entry| entry.voided.is_none());
        facts.editions = counting.map(|entry| (entry.id, entry.stated)).collect();
        for (id, facts) in &mut facts.records {
            let term = facts.acquisition.term;
            facts.terms = Some(cases.case(&rules, *id, &facts.record, term, ""));
        }
        Ok(())
    }
}

//! Which edition governs a license record, and the records whose edition is not held.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use muniment_catalog::{AgreementEntry, Catalog, ElectionEntry, LicenseEntry};
use muniment_core::proof::Term;
use muniment_core::terms::{
    Exception, Found, Governing, LicenseCase, MissingFact, ProductRelease, TermsKind, Timeline,
    governing, matching,
};
use muniment_core::{AgreementId, EditionId, LicenseId, LicenseRecord};

use super::Shelf;
use super::shelf::gap;
use crate::licenses::resolve_license;
use crate::show::{as_of, license_row, written};
use crate::view::{GoverningEdition, GoverningView, TermsFinding};
use crate::{Error, Vault};

/// What would mend a record whose edition is not held.
const CAPTURE: &str = "capture_edition";

impl Vault {
    /// The terms that govern a license record when a version of its product is used; no version
    /// means the licensed one, no day means today.
    ///
    /// # Errors
    /// When there is no such record or the day is no date.
    pub fn governing(
        &self,
        license: &str,
        version: Option<&str>,
        at: Option<&str>,
    ) -> Result<GoverningView, Error> {
        let at = as_of(at)?;
        let entry = resolve_license(&self.catalog, license)?;
        let shelf = Shelf::load(&self.catalog)?;
        let register = Facts::load(&self.catalog)?;
        self.governed(&shelf, &register, &entry, version.unwrap_or_default().trim(), at)
    }

    /// The terms that govern each of these records when the licensed version is used.
    pub(crate) fn governing_each(
        &self,
        licenses: &[LicenseId],
        at: NaiveDate,
    ) -> Result<Vec<GoverningView>, Error> {
        let shelf = Shelf::load(&self.catalog)?;
        let register = Facts::load(&self.catalog)?;
        let mut views = Vec::with_capacity(licenses.len());
        for id in licenses {
            if let Some(entry) = self.catalog.license(id)? {
                views.push(self.governed(&shelf, &register, &entry, "", at)?);
            }
        }
        Ok(views)
    }

    fn governed(
        &self,
        shelf: &Shelf,
        register: &Facts,
        entry: &LicenseEntry,
        use_version: &str,
        at: NaiveDate,
    ) -> Result<GoverningView, Error> {
        let term = self.catalog.acquisition(&entry.id)?.term;
        let case = register.case(shelf, entry.id, &entry.record, term, use_version);
        let answer = governing(&case, &shelf.rules, at);
        let timelines = shelf.timelines();
        let found = matching(&answer, &case.product, case.program, &timelines, &shelf.rules);
        Ok(GoverningView {
            license: license_row(entry),
            version: answer.version,
            at: at.to_string(),
            rule: answer.rule,
            source: answer.source,
            required_on: written(answer.required_on),
            missing: answer.missing.iter().map(|fact| fact.code().to_owned()).collect(),
            explanation: answer.explanation,
            editions: found.iter().map(|found| edition(shelf, found)).collect(),
        })
    }

    /// The license records that count whose governing edition is not held, is only assumed, or
    /// cannot be told; absent means as of today.
    ///
    /// # Errors
    /// When the day is no date or the catalog cannot be read.
    pub fn terms_findings(&self, on: Option<&str>) -> Result<Vec<TermsFinding>, Error> {
        let at = as_of(on)?;
        let shelf = Shelf::load(&self.catalog)?;
        let register = Facts::load(&self.catalog)?;
        let timelines = shelf.timelines();
        let mut findings = Vec::new();
        for (id, facts) in &self.catalog.facts()?.records {
            let case = register.case(&shelf, *id, &facts.record, facts.acquisition.term, "");
            let answer = governing(&case, &shelf.rules, at);
            let of = Of { id: *id, title: facts.record.title() };
            findings.extend(of.findings(&shelf, &case, &answer, &timelines));
        }
        Ok(findings)
    }
}

/// What of the vault decides about governing terms, beside the records.
struct Facts {
    agreements: Vec<AgreementEntry>,
    exceptions: BTreeMap<AgreementId, Exception>,
    elections: Vec<ElectionEntry>,
    releases: Vec<ProductRelease>,
}

impl Facts {
    fn load(catalog: &Catalog) -> Result<Self, Error> {
        let mut agreements = catalog.agreements()?;
        agreements.retain(|entry| entry.voided.is_none());
        Ok(Self {
            agreements,
            exceptions: catalog.terms_exceptions()?.into_iter().collect(),
            elections: catalog.terms_elections()?,
            releases: catalog.product_releases()?,
        })
    }

    fn case(
        &self,
        shelf: &Shelf,
        id: LicenseId,
        record: &LicenseRecord,
        term: Option<Term>,
        use_version: &str,
    ) -> LicenseCase {
        let number = record.agreement_number.trim();
        let bears = |entry: &&AgreementEntry| {
            !number.is_empty() && entry.stated.number.trim().eq_ignore_ascii_case(number)
        };
        let agreement = self.agreements.iter().find(bears);
        let stated = agreement.and_then(|entry| entry.stated.program);
        let mut case = LicenseCase {
            program: stated.or_else(|| shelf.rules.program_named(&record.program)),
            channel: record.channel,
            agreement_from: agreement.and_then(|entry| entry.stated.from),
            ordered_on: record.acquired_on,
            term,
            product: record.product.clone(),
            licensed_version: record.version.clone(),
            use_version: use_version.to_owned(),
            releases: self.releases.clone(),
            exception: agreement.and_then(|entry| self.exception(entry)),
            elected: None,
        };
        let used = if use_version.is_empty() { record.version.as_str() } else { use_version };
        let chosen = |entry: &&ElectionEntry| {
            entry.license == id
                && (entry.version.is_empty() || entry.version.eq_ignore_ascii_case(used.trim()))
        };
        // A choice for the very version comes before one for any.
        let chosen = self.elections.iter().filter(chosen).max_by_key(|entry| entry.version.len());
        case.elected = chosen.map(|entry| entry.election.clone());
        case
    }

    /// The agreement's own exception, else that of the one above it.
    fn exception(&self, entry: &AgreementEntry) -> Option<Exception> {
        let above = || self.exceptions.get(&entry.stated.parent?);
        self.exceptions.get(&entry.id).or_else(above).cloned()
    }
}

/// The record that findings are about.
struct Of {
    id: LicenseId,
    title: String,
}

impl Of {
    fn findings(
        &self,
        shelf: &Shelf,
        case: &LicenseCase,
        answer: &Governing,
        timelines: &[Timeline<'_, EditionId>],
    ) -> Vec<TermsFinding> {
        let mut findings: Vec<TermsFinding> =
            answer.missing.iter().map(|fact| self.unknown(*fact)).collect();
        for found in matching(answer, &case.product, case.program, timelines, &shelf.rules) {
            let title = &shelf.rules.kind(found.kind).title;
            let Some(on) = answer.required_on else { continue };
            if found.held.is_none() {
                let message = format!(
                    "{}: the {title} in force on {on} are not in the vault. Capture this edition.",
                    self.title
                );
                findings.push(self.edition("T-CAPTURE", "warning", message, found.kind, on));
            } else if let Some(gap) = &found.gap {
                let message = format!("{}: {title} of {on}: {}", self.title, gap.sentence());
                findings.push(self.edition("T-ASSUMED", "info", message, found.kind, on));
            }
        }
        findings
    }

    fn edition(
        &self,
        code: &str,
        severity: &str,
        message: String,
        kind: TermsKind,
        on: NaiveDate,
    ) -> TermsFinding {
        TermsFinding {
            license: self.id.to_string(),
            license_title: self.title.clone(),
            code: code.to_owned(),
            severity: severity.to_owned(),
            message,
            action: CAPTURE.to_owned(),
            kind: Some(kind.code().to_owned()),
            day: Some(on.to_string()),
        }
    }

    fn unknown(&self, fact: MissingFact) -> TermsFinding {
        let what = match fact {
            MissingFact::Program => "a program or channel with a rule",
            MissingFact::AgreementStart => "the first day of its agreement",
            MissingFact::OrderDay => "the day it was acquired",
            MissingFact::SubscriptionStart => "the first day of its subscription",
            MissingFact::ReleaseDay => "the day its version was released",
        };
        TermsFinding {
            license: self.id.to_string(),
            license_title: self.title.clone(),
            code: "T-FACT".to_owned(),
            severity: "info".to_owned(),
            message: format!("{}: to tell the governing terms, {what} is missing.", self.title),
            action: "complete_record".to_owned(),
            kind: None,
            day: None,
        }
    }
}

fn edition(shelf: &Shelf, found: &Found<'_, EditionId>) -> GoverningEdition {
    let held = found.held.as_ref().and_then(|held| shelf.held(held));
    let is_certain = held.is_some() && found.gap.is_none();
    GoverningEdition {
        kind: found.kind.code().to_owned(),
        label: shelf.rules.kind(found.kind).title.clone(),
        gap: found.gap.as_ref().map(gap),
        action: (!is_certain).then(|| CAPTURE.to_owned()),
        edition: held,
    }
}

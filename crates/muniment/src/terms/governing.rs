//! Which edition governs a license record, and the records whose edition is not held.

use chrono::NaiveDate;
use muniment_catalog::LicenseEntry;
use muniment_core::terms::{
    Found, Governing, LicenseCase, MissingFact, TermsKind, Timeline, governing, matching,
};
use muniment_core::{EditionId, LicenseId};

use super::Shelf;
use super::cases::Cases;
use super::shelf::gap;
use super::stating::election_fields;
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
        let cases = Cases::load(&self.catalog)?;
        self.governed(&shelf, &cases, &entry, version.unwrap_or_default().trim(), at)
    }

    /// The terms that govern each of these records when the licensed version is used.
    pub(crate) fn governing_each(
        &self,
        licenses: &[LicenseId],
        at: NaiveDate,
    ) -> Result<Vec<GoverningView>, Error> {
        let shelf = Shelf::load(&self.catalog)?;
        let cases = Cases::load(&self.catalog)?;
        let mut views = Vec::with_capacity(licenses.len());
        for id in licenses {
            if let Some(entry) = self.catalog.license(id)? {
                views.push(self.governed(&shelf, &cases, &entry, "", at)?);
            }
        }
        Ok(views)
    }

    fn governed(
        &self,
        shelf: &Shelf,
        cases: &Cases,
        entry: &LicenseEntry,
        use_version: &str,
        at: NaiveDate,
    ) -> Result<GoverningView, Error> {
        let term = self.catalog.acquisition(&entry.id)?.term;
        let case = cases.case(&shelf.rules, entry.id, &entry.record, term, use_version);
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
            elected: cases.election(entry.id, &entry.record, use_version).map(election_fields),
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
        let cases = Cases::load(&self.catalog)?;
        let timelines = shelf.timelines();
        let mut findings = Vec::new();
        for (id, facts) in &self.catalog.facts()?.records {
            let case = cases.case(&shelf.rules, *id, &facts.record, facts.acquisition.term, "");
            let answer = governing(&case, &shelf.rules, at);
            let of = Of { id: *id, title: facts.record.title() };
            findings.extend(of.findings(&shelf, &case, &answer, &timelines));
        }
        Ok(findings)
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

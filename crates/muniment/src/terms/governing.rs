//! Which edition governs a license record.

use chrono::NaiveDate;
use muniment_catalog::LicenseEntry;
use muniment_core::terms::{Found, governing, matching};
use muniment_core::{EditionId, LicenseId};

use super::Shelf;
use super::cases::Cases;
use super::shelf::gap;
use super::stating::election_fields;
use crate::licenses::resolve_license;
use crate::show::{as_of, license_row, written};
use crate::view::{GoverningEdition, GoverningView};
use crate::{Error, Vault};

/// What would mend a record whose edition is not held.
pub(super) const CAPTURE: &str = "capture_edition";

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

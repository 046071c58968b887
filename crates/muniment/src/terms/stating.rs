//! What a person states about terms, and what is refused.

use chrono::NaiveDate;
use muniment_catalog::{Catalog, EditionEntry, ElectionEntry};
use muniment_core::terms::{
    DateSource, Election, Exception, ProductVersion, TermsEdition, TermsProblem, TermsRules,
};
use muniment_core::{EditionId, Event, Op};
use uuid::Uuid;

use super::adding::is_free;
use super::resolve_edition;
use crate::agreements::resolve_agreement;
use crate::document::resolve_document;
use crate::licenses::resolve_license;
use crate::show::{code_of, day};
use crate::transact::Decision;
use crate::view::{
    GoverningRuleView, ReleaseFields, TermsElectionFields, TermsElectionView, TermsExceptionFields,
    TermsFields,
};
use crate::{Done, Error, Vault, show};

impl Vault {
    /// States what a terms edition is and returns its id; its date counts as confirmed. Without an
    /// id it is a new one. The whole statement replaces the one before; the dates that were found
    /// stay with it.
    ///
    /// # Errors
    /// When the document does not exist or holds another edition, a code or date cannot be, or the
    /// kind needs a title and has none.
    pub fn state_terms(
        &self,
        id: Option<&str>,
        fields: &TermsFields,
    ) -> Result<Done<String>, Error> {
        let new = EditionId::new(Uuid::now_v7());
        let rules = TermsRules::built_in();
        self.transact(Op::StateTerms, |catalog| {
            let before = id.map(|id| resolve_edition(catalog, id)).transpose()?;
            let edition = before.as_ref().map_or(new, |before| before.id);
            let stated = read(catalog, edition, fields, before.as_ref())?;
            check(&stated, &rules)?;
            let mut events = Vec::new();
            if before.is_none_or(|before| before.stated != stated) {
                events.push(Event::TermsStated { edition, stated });
            }
            Ok(Decision { events, value: edition.to_string() })
        })
    }

    /// Confirms the day of a terms edition as it was chosen, though other dates contradict it.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn confirm_terms(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::StateTerms, |catalog| {
            let before = resolve_edition(catalog, id)?;
            let mut events = Vec::new();
            if !before.stated.confirmed {
                let stated = TermsEdition { confirmed: true, ..before.stated };
                events.push(Event::TermsStated { edition: before.id, stated });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// Voids a terms edition: it stays on record but is in force on no day.
    ///
    /// # Errors
    /// When there is no such edition or it is void.
    pub fn void_terms(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        self.transact(Op::VoidTerms, |catalog| {
            let before = resolve_edition(catalog, id)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the terms edition is void"));
            }
            let reason = reason.trim().to_owned();
            let event = Event::TermsVoided { edition: before.id, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Makes a voided terms edition count again.
    ///
    /// # Errors
    /// When there is no such edition, it is not void, or its document holds another one by now.
    pub fn restore_terms(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreTerms, |catalog| {
            let before = resolve_edition(catalog, id)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the terms edition is not void"));
            }
            let document = resolve_document(catalog, &before.stated.document.to_string())?;
            is_free(catalog, &document, before.id)?;
            let event = Event::TermsRestored { edition: before.id };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// States when a version of a product was first released.
    ///
    /// # Errors
    /// When product or version is missing or the day is no date.
    pub fn state_release(&self, fields: &ReleaseFields) -> Result<Done<()>, Error> {
        let [product, version] =
            [&fields.product, &fields.version].map(|text| text.trim().to_owned());
        if product.is_empty() || version.is_empty() {
            let message = "a release needs a product and a version";
            return Err(Error::invalid("no_product_version", message));
        }
        let on = day(fields.on.as_deref())?;
        self.transact(Op::StateRelease, |catalog| {
            let releases = catalog.product_releases()?;
            let version = ProductVersion { product: product.clone(), version: version.clone() };
            let before = releases.iter().find(|release| release.version == version);
            let mut events = Vec::new();
            if before.map(|release| release.on) != on {
                events.push(Event::ReleaseStated { version, on });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// When versions of products were first released, as people stated it.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn releases(&self) -> Result<Vec<ReleaseFields>, Error> {
        let releases = self.catalog.product_releases()?.into_iter();
        let shown = releases.map(|release| ReleaseFields {
            product: release.version.product,
            version: release.version.version,
            on: Some(release.on.to_string()),
        });
        Ok(shown.collect())
    }

    /// States what an agreement says in place of the rule about governing terms; absent takes it
    /// back.
    ///
    /// # Errors
    /// When there is no such agreement or rule, or neither a rule nor a day is named.
    pub fn except_terms(
        &self,
        agreement: &str,
        fields: Option<&TermsExceptionFields>,
    ) -> Result<Done<()>, Error> {
        let exception = fields.map(read_exception).transpose()?;
        self.transact(Op::ExceptTerms, |catalog| {
            let agreement = resolve_agreement(catalog, agreement)?.id;
            let before = catalog.terms_exceptions()?;
            let before =
                before.into_iter().find(|(id, _)| *id == agreement).map(|(_, stated)| stated);
            let mut events = Vec::new();
            if before != exception {
                let exception = exception.clone();
                events.push(Event::TermsExcepted { agreement, exception });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// What an agreement says in place of the rule about governing terms.
    ///
    /// # Errors
    /// When there is no such agreement.
    pub fn terms_exception(&self, agreement: &str) -> Result<Option<TermsExceptionFields>, Error> {
        let agreement = resolve_agreement(&self.catalog, agreement)?.id;
        let stated = self.catalog.terms_exceptions()?.into_iter().find(|(id, _)| *id == agreement);
        Ok(stated.map(|(_, Exception { rule, day, clause })| TermsExceptionFields {
            rule,
            day: show::written(day),
            clause,
        }))
    }

    /// States which later terms the customer chose for a version of a license.
    ///
    /// # Errors
    /// When there is no such record, the day is no date, or a choice has no reason.
    pub fn elect_terms(
        &self,
        license: &str,
        fields: &TermsElectionFields,
    ) -> Result<Done<()>, Error> {
        let version = fields.version.trim().to_owned();
        let note = fields.note.trim().to_owned();
        let election = day(fields.day.as_deref())?.map(|day| Election { day, note });
        if election.as_ref().is_some_and(|election| election.note.is_empty()) {
            let message = "say why later terms were chosen";
            return Err(Error::invalid("no_reason", message));
        }
        self.transact(Op::ElectTerms, |catalog| {
            let license = resolve_license(catalog, license)?.id;
            let all = catalog.terms_elections()?;
            let before = all.into_iter().find(|e| e.license == license && e.version == version);
            let mut events = Vec::new();
            if before.map(|entry| entry.election) != election {
                let (version, election) = (version.clone(), election.clone());
                events.push(Event::TermsElected { license, version, election });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// The later terms that customers chose, by license and version.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn terms_elections(&self) -> Result<Vec<TermsElectionView>, Error> {
        let mut shown = Vec::new();
        for entry in self.catalog.terms_elections()? {
            let record = self.catalog.license(&entry.license)?;
            shown.push(TermsElectionView {
                license: entry.license.to_string(),
                license_title: record.map(|found| found.record.title()).unwrap_or_default(),
                stated: election_fields(&entry),
            });
        }
        Ok(shown)
    }

    /// The rules about governing terms, the first that applies first.
    pub fn governing_rules(&self) -> Vec<GoverningRuleView> {
        let rules = TermsRules::built_in();
        let shown = rules.governing_rules().iter().map(|rule| GoverningRuleView {
            id: rule.id.clone(),
            title: rule.title.clone(),
            text: rule.text.clone(),
            source: rule.source.clone(),
        });
        shown.collect()
    }
}

pub(super) fn election_fields(entry: &ElectionEntry) -> TermsElectionFields {
    TermsElectionFields {
        version: entry.version.clone(),
        day: Some(entry.election.day.to_string()),
        note: entry.election.note.clone(),
    }
}

/// An edition as a person typed it; the dates found before stay.
fn read(
    catalog: &Catalog,
    edition: EditionId,
    fields: &TermsFields,
    before: Option<&EditionEntry>,
) -> Result<TermsEdition, Error> {
    let text = |text: &str| text.trim().to_owned();
    let document = resolve_document(catalog, &fields.document)?;
    is_free(catalog, &document, edition)?;
    let effective = required_day(&fields.effective)?;
    let precision = code_of(&fields.precision, "bad_precision")?;
    let kept = before.filter(|before| {
        (before.stated.effective, before.stated.precision) == (effective, precision)
    });
    Ok(TermsEdition {
        document: document.id,
        kind: code_of(&fields.kind, "bad_kind")?,
        title: text(&fields.title),
        scope: text(&fields.scope).to_uppercase(),
        region: text(&fields.region),
        language: text(&fields.language),
        effective,
        precision,
        chosen: kept.map_or(DateSource::Person, |before| before.stated.chosen),
        confirmed: true,
        candidates: before.map(|before| before.stated.candidates.clone()).unwrap_or_default(),
        captured_on: day(fields.captured_on.as_deref())?,
        copy: before.map_or(0, |before| before.stated.copy),
        address: text(&fields.address),
        notes: text(&fields.notes),
    })
}

fn check(stated: &TermsEdition, rules: &TermsRules) -> Result<(), Error> {
    let by_title = rules.kind(stated.kind).by_title;
    let Some(problem) = stated.problems(by_title).first().copied() else { return Ok(()) };
    let code = match problem {
        TermsProblem::NoTitle => "no_title",
        TermsProblem::NotTheFirst => "not_the_first",
    };
    Err(Error::invalid(code, problem.to_string()))
}

fn required_day(text: &str) -> Result<NaiveDate, Error> {
    day(Some(text))?.ok_or_else(|| Error::invalid("bad_date", "a date is missing"))
}

fn read_exception(fields: &TermsExceptionFields) -> Result<Exception, Error> {
    let rule = fields.rule.trim();
    let day = day(fields.day.as_deref())?;
    let rules = TermsRules::built_in();
    let known = rules.governing_rule(rule);
    if !rule.is_empty() && known.is_none() {
        let message = format!("`{rule}` is not a rule about governing terms");
        return Err(Error::invalid("no_such_rule", message));
    }
    if rule.is_empty() && day.is_none() {
        let message = "an exception names a rule, a day or both";
        return Err(Error::invalid("empty_exception", message));
    }
    let rule = known.map(|rule| rule.id.clone()).unwrap_or_default();
    Ok(Exception { rule, day, clause: fields.clause.trim().to_owned() })
}

//! The benefits of Software Assurance under an agreement: a checklist, and what is stated in it.

use chrono::NaiveDate;
use muniment_catalog::{AgreementBenefits, AgreementEntry, Catalog};
use muniment_core::{Benefit, BenefitProblem, BenefitStanding, Benefits, Event, Op};

use crate::access::said;
use crate::agreements::resolve_agreement;
use crate::document::{evidence_document, resolve_evidence};
use crate::error::Subject;
use crate::show::{self, code_of, day, written};
use crate::transact::Decision;
use crate::view::{BenefitChecklist, BenefitFields, BenefitStandingView, BenefitView};
use crate::{Done, Error, Vault};

impl Vault {
    /// How all benefits stand under an agreement, as of a day; absent means today.
    ///
    /// # Errors
    /// When there is no such agreement or the day is no date.
    pub fn benefits(
        &self,
        agreement: &str,
        as_of: Option<&str>,
    ) -> Result<BenefitChecklist, Error> {
        let as_of = show::as_of(as_of)?;
        let entry = resolve_agreement(&self.catalog, agreement)?;
        let stated = self.catalog.agreement_benefits(&entry.id)?;
        let benefits = Benefits::built_in();
        Ok(BenefitChecklist {
            agreement: entry.id.to_string(),
            label: entry.stated.label().to_owned(),
            as_of: as_of.to_string(),
            migrated_on: written(stated.migrated_on),
            reviewed_on: written(benefits.reviewed_on(&stated.standings)),
            benefits: benefits
                .iter()
                .map(|benefit| shown(&self.catalog, benefit, &stated, as_of))
                .collect::<Result<_, Error>>()?,
        })
    }

    /// States how a benefit stands under an agreement; absent takes back what was stated. The same
    /// again changes nothing.
    ///
    /// # Errors
    /// When there is no such agreement, benefit or document, the agreement is void, an activation
    /// has no day, or a day or code cannot be.
    pub fn state_benefit(
        &self,
        agreement: &str,
        benefit: &str,
        fields: Option<&BenefitFields>,
    ) -> Result<Done<()>, Error> {
        let missing = || Error::missing(Subject::Benefit, benefit);
        let benefit = Benefits::built_in().benefit(benefit).ok_or_else(missing)?;
        self.transact(Op::StateBenefit, |catalog| {
            let entry = counting_agreement(catalog, agreement)?;
            let standing = fields.map(|fields| read(catalog, fields)).transpose()?;
            let before = catalog.agreement_benefits(&entry.id)?;
            let mut events = Vec::new();
            if before.standings.get(&benefit.code) != standing.as_ref() {
                events.push(Event::BenefitStated {
                    agreement: entry.id,
                    benefit: benefit.code.clone(),
                    standing,
                });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// States on which day an agreement moved to another portal; absent takes it back. What was
    /// activated by hand is then to be checked again.
    ///
    /// # Errors
    /// When there is no such agreement, it is void, or the day is no date.
    pub fn state_migration(&self, agreement: &str, on: Option<&str>) -> Result<Done<()>, Error> {
        let on = day(on)?;
        self.transact(Op::StateMigration, |catalog| {
            let entry = counting_agreement(catalog, agreement)?;
            let mut events = Vec::new();
            if catalog.agreement_benefits(&entry.id)?.migrated_on != on {
                events.push(Event::AgreementMigrated { agreement: entry.id, on });
            }
            Ok(Decision { events, value: () })
        })
    }
}

/// The day by which the benefits of every agreement that counts, and under which some are stated,
/// had been looked at.
pub(crate) fn benefits_reviewed_on(catalog: &Catalog) -> Result<Option<NaiveDate>, Error> {
    let stated = catalog.benefits()?;
    let mut days = Vec::new();
    for entry in catalog.agreements()?.iter().filter(|entry| entry.voided.is_none()) {
        let Some(of_it) = stated.get(&entry.id).filter(|of_it| !of_it.standings.is_empty()) else {
            continue;
        };
        match Benefits::built_in().reviewed_on(&of_it.standings) {
            Some(day) => days.push(day),
            None => return Ok(None),
        }
    }
    Ok(days.into_iter().min())
}

fn counting_agreement(catalog: &Catalog, id: &str) -> Result<AgreementEntry, Error> {
    let entry = resolve_agreement(catalog, id)?;
    if entry.voided.is_some() {
        return Err(Error::invalid("void", "the agreement is void"));
    }
    Ok(entry)
}

fn shown(
    catalog: &Catalog,
    benefit: &Benefit,
    stated: &AgreementBenefits,
    as_of: NaiveDate,
) -> Result<BenefitView, Error> {
    let standing = stated.standings.get(&benefit.code);
    Ok(BenefitView {
        benefit: benefit.code.clone(),
        title: benefit.title.clone(),
        group: benefit.group.code().to_owned(),
        needs_activation: benefit.needs_activation(),
        may_lapse_on_migration: benefit.may_lapse_on_migration,
        retired_on: written(benefit.retired_on),
        says: benefit.says.iter().map(said).collect(),
        standing: standing.map(|standing| view(catalog, standing)).transpose()?,
        check_again: standing
            .is_some_and(|standing| benefit.is_to_check_again(standing, stated.migrated_on, as_of)),
    })
}

fn view(catalog: &Catalog, standing: &BenefitStanding) -> Result<BenefitStandingView, Error> {
    Ok(BenefitStandingView {
        state: standing.state.code().to_owned(),
        since: written(standing.since),
        seen_on: standing.seen_on.to_string(),
        evidence: standing
            .evidence
            .iter()
            .map(|id| evidence_document(catalog, *id))
            .collect::<Result<_, _>>()?,
        note: standing.note.clone(),
    })
}

/// A standing as a person typed it; what it names exists.
fn read(catalog: &Catalog, fields: &BenefitFields) -> Result<BenefitStanding, Error> {
    let today = show::as_of(None)?;
    let standing = BenefitStanding {
        state: code_of(&fields.state, "bad_state")?,
        since: day(fields.since.as_deref())?,
        seen_on: day(fields.seen_on.as_deref())?.unwrap_or(today),
        evidence: resolve_evidence(catalog, &fields.evidence)?,
        note: fields.note.trim().to_owned(),
    };
    if standing.seen_on > today {
        let message = format!("`{}` is yet to come", standing.seen_on);
        return Err(Error::invalid("bad_date", message));
    }
    match standing.problems().first() {
        None => Ok(standing),
        Some(problem) => {
            let code = match problem {
                BenefitProblem::NoDay => "no_activation_day",
                BenefitProblem::SeenBefore => "seen_before_it_was_so",
            };
            Err(Error::invalid(code, problem.to_string()))
        }
    }
}

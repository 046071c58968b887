//! What a person states about an agreement, and what is refused.

use std::collections::BTreeSet;

use muniment_catalog::{AgreementEntry, Catalog};
use muniment_core::{
    Affiliate, Agreement, AgreementId, AgreementPaper, AgreementProblem, EntityId, Event, Op,
    number_key,
};
use uuid::Uuid;

use super::resolve_agreement;
use crate::document::resolve_document;
use crate::entities::resolve_entity;
use crate::show::{code_of, day, stated};
use crate::transact::Decision;
use crate::view::{AgreementFields, PaperFields};
use crate::{Done, Error, Vault};

impl Vault {
    /// States what an agreement is and returns its id. Without an id it is a new one. The whole
    /// statement replaces the one before; the same again changes nothing.
    ///
    /// # Errors
    /// When the number is missing or another agreement that counts has it, the agreement ends
    /// before it starts or lies above itself, what it names does not exist, or a date or code
    /// cannot be.
    pub fn state_agreement(
        &self,
        id: Option<&str>,
        fields: &AgreementFields,
    ) -> Result<Done<String>, Error> {
        let new = AgreementId::new(Uuid::now_v7());
        self.transact(Op::StateAgreement, |catalog| {
            let before = id.map(|id| resolve_agreement(catalog, id)).transpose()?;
            let agreement = before.as_ref().map_or(new, |before| before.id);
            let stated = read(catalog, fields)?;
            check(&stated)?;
            let others = catalog.agreements()?;
            stays_below(agreement, &stated, &others)?;
            if before.as_ref().is_none_or(|before| before.voided.is_none()) {
                has_its_own_number(agreement, &stated, &others)?;
            }
            let mut events = Vec::new();
            if before.is_none_or(|before| before.stated != stated) {
                events.push(Event::AgreementStated { agreement, stated });
            }
            Ok(Decision { events, value: agreement.to_string() })
        })
    }

    /// Voids an agreement: it stays on record but counts no more.
    ///
    /// # Errors
    /// When there is no such agreement or it is void.
    pub fn void_agreement(&self, id: &str, reason: &str) -> Result<Done<()>, Error> {
        self.transact(Op::VoidAgreement, |catalog| {
            let before = resolve_agreement(catalog, id)?;
            if before.voided.is_some() {
                return Err(Error::invalid("already_void", "the agreement is void"));
            }
            let reason = reason.trim().to_owned();
            let event = Event::AgreementVoided { agreement: before.id, reason };
            Ok(Decision { events: vec![event], value: () })
        })
    }

    /// Makes a voided agreement count again.
    ///
    /// # Errors
    /// When there is no such agreement, it is not void, or its number has meanwhile become that of
    /// another.
    pub fn restore_agreement(&self, id: &str) -> Result<Done<()>, Error> {
        self.transact(Op::RestoreAgreement, |catalog| {
            let before = resolve_agreement(catalog, id)?;
            if before.voided.is_none() {
                return Err(Error::invalid("not_void", "the agreement is not void"));
            }
            has_its_own_number(before.id, &before.stated, &catalog.agreements()?)?;
            let event = Event::AgreementRestored { agreement: before.id };
            Ok(Decision { events: vec![event], value: () })
        })
    }
}

/// An agreement as a person typed it; what it names exists.
fn read(catalog: &Catalog, fields: &AgreementFields) -> Result<Agreement, Error> {
    let text = |text: &str| text.trim().to_owned();
    let program = stated(fields.program.as_deref());
    let entity = |id: &Option<String>| -> Result<Option<EntityId>, Error> {
        let Some(id) = stated(id.as_deref()) else { return Ok(None) };
        Ok(Some(resolve_entity(catalog, &id)?.id))
    };
    let parent = stated(fields.parent.as_deref());
    let affiliates = fields.affiliates.iter().map(|affiliate| {
        let entity = resolve_entity(catalog, &affiliate.entity)?.id;
        Ok(Affiliate { entity, included: affiliate.included })
    });
    Ok(Agreement {
        program: program.as_deref().map(|code| code_of(code, "bad_program")).transpose()?,
        number: text(&fields.number),
        title: text(&fields.title),
        parent: match parent {
            Some(parent) => Some(resolve_agreement(catalog, &parent)?.id),
            None => None,
        },
        entity: entity(&fields.entity)?,
        counterparty: entity(&fields.counterparty)?,
        from: day(fields.from.as_deref())?,
        to: day(fields.to.as_deref())?,
        affiliates: affiliates.collect::<Result<_, Error>>()?,
        papers: fields
            .papers
            .iter()
            .map(|paper| read_paper(catalog, paper))
            .collect::<Result<_, Error>>()?,
        notes: text(&fields.notes),
    })
}

fn read_paper(catalog: &Catalog, fields: &PaperFields) -> Result<AgreementPaper, Error> {
    let shows = fields.shows.iter().map(|code| code_of(code, "bad_fact"));
    Ok(AgreementPaper {
        document: resolve_document(catalog, &fields.document)?.id,
        kind: code_of(&fields.kind, "bad_kind")?,
        shows: shows.collect::<Result<_, Error>>()?,
    })
}

/// Refuses what cannot be, whatever else the register holds.
fn check(stated: &Agreement) -> Result<(), Error> {
    if let Some(problem) = stated.problems().first() {
        let code = match problem {
            AgreementProblem::NoNumber => "no_agreement_number",
            AgreementProblem::Backwards => "ends_before_it_starts",
        };
        return Err(Error::invalid(code, problem.to_string()));
    }
    let mut affiliates = BTreeSet::new();
    if !stated.affiliates.iter().all(|affiliate| affiliates.insert(affiliate.entity)) {
        let message = "an affiliate is named twice; it is in or out as a whole";
        return Err(Error::invalid("named_twice", message));
    }
    let mut papers = BTreeSet::new();
    if !stated.papers.iter().all(|paper| papers.insert((paper.document, paper.kind))) {
        let message = "a document is named twice as the same paper";
        return Err(Error::invalid("named_twice", message));
    }
    Ok(())
}

/// Of two agreements that count with one number nobody could tell which is meant.
fn has_its_own_number(
    agreement: AgreementId,
    stated: &Agreement,
    others: &[AgreementEntry],
) -> Result<(), Error> {
    let number = number_key(&stated.number);
    let has_it = |other: &&AgreementEntry| {
        other.id != agreement
            && other.voided.is_none()
            && number_key(&other.stated.number) == number
    };
    match others.iter().find(has_it) {
        None => Ok(()),
        Some(other) => {
            let label = other.stated.label();
            let message = format!("`{}` is the number of `{label}` already", stated.number);
            Err(Error::invalid("number_in_use", message))
        }
    }
}

/// No agreement lies above itself.
fn stays_below(
    agreement: AgreementId,
    stated: &Agreement,
    others: &[AgreementEntry],
) -> Result<(), Error> {
    let mut seen = BTreeSet::from([agreement]);
    let mut above = stated.parent;
    while let Some(parent) = above {
        if !seen.insert(parent) {
            let message = "an agreement cannot lie above itself";
            return Err(Error::invalid("above_itself", message));
        }
        let entry = others.iter().find(|other| other.id == parent);
        above = entry.and_then(|entry| entry.stated.parent);
    }
    Ok(())
}

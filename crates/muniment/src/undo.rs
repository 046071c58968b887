//! Taking back what was done in this session: links, edits and voids.

mod access;
mod matters;
mod statements;
mod terms;

use chrono::NaiveDate;
use muniment_catalog::{Catalog, DocumentRecord, LicenseEntry, LinkRecord};
use muniment_core::{
    AgreementId, CalculationId, Claim, DocumentId, EntityId, Event, KeyId, LicenseId, LinkId, Op,
    TextCorrection,
};
use uuid::Uuid;

use crate::transact::Decision;
use crate::view::Undoable;
use crate::{Done, Error, Vault};

/// The reason under which something is voided whose creation is taken back.
const TAKEN_BACK: &str = "creation taken back";

/// How many operations can be taken back.
const DEPTH: usize = 100;

/// The operations of this session that can be taken back, the latest last.
#[derive(Default)]
pub(crate) struct UndoStack(Vec<Undo>);

/// An operation that can be taken back.
#[derive(Clone)]
pub(crate) struct Undo {
    op: Op,
    subjects: Vec<String>,
    events: Vec<Event>,
}

impl UndoStack {
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn push(&mut self, op: Op, undo: Option<Inverse>) {
        if let Some(Inverse { subjects, events }) = undo {
            self.0.push(Undo { op, subjects, events });
            if self.0.len() > DEPTH {
                self.0.remove(0);
            }
        }
    }
}

/// What takes some events back, and what it concerns.
pub(crate) struct Inverse {
    subjects: Vec<String>,
    events: Vec<Event>,
}

/// What would take these events back, seen from before they happen. None when the operation is
/// not one that can be taken back: documents that were added stay.
pub(crate) fn inverse(
    catalog: &Catalog,
    op: Op,
    events: &[Event],
) -> Result<Option<Inverse>, Error> {
    if op == Op::Undo || op == Op::AddDocuments {
        return Ok(None);
    }
    let mut inverse = Inverse { subjects: Vec::new(), events: Vec::new() };
    for event in events.iter().rev() {
        let Some((subject, back)) = inverse_of(catalog, event)? else { return Ok(None) };
        if inverse.subjects.len() < 5 && !inverse.subjects.contains(&subject) {
            inverse.subjects.push(subject);
        }
        inverse.events.extend(back);
    }
    Ok(Some(inverse))
}

fn inverse_of(catalog: &Catalog, event: &Event) -> Result<Option<(String, Vec<Event>)>, Error> {
    Ok(match event {
        Event::DocumentDescribed { document, .. }
        | Event::DocumentVoided { document, .. }
        | Event::DocumentRestored { document }
        | Event::TextCorrected { document, .. }
        | Event::InvoiceLinesStated { document, .. } => match catalog.document_by_id(document)? {
            Some(before) => {
                let back = document_before(catalog, &before, event)?;
                back.map(|back| (before.name, vec![back]))
            }
            None => None,
        },
        Event::SuggestionRejected { document, field, value } => {
            let (document, field, value) = (*document, *field, value.clone());
            let back = Event::RejectionWithdrawn { document, field, value };
            named_document(catalog, document, back)?
        }
        Event::RejectionWithdrawn { document, field, value } => {
            let (document, field, value) = (*document, *field, value.clone());
            let back = Event::SuggestionRejected { document, field, value };
            named_document(catalog, document, back)?
        }
        Event::LicenseAdded { license, record } => Some((record.title(), vec![void(*license)])),
        Event::LicenseEdited { license, .. }
        | Event::LicenseVoided { license, .. }
        | Event::LicenseRestored { license }
        | Event::AcquisitionStated { license, .. }
        | Event::FindingWaived { license, .. }
        | Event::WaiverWithdrawn { license, .. } => match catalog.license(license)? {
            Some(before) => {
                let title = before.record.title();
                license_before(catalog, before, event)?.map(|back| (title, vec![back]))
            }
            None => None,
        },
        Event::Linked { link, document, .. } => catalog
            .document_by_id(document)?
            .map(|document| (document.name, vec![Event::Unlinked { link: *link }])),
        Event::LinkClaimed { link, .. } => catalog.link(link)?.map(|before| {
            let back = Event::LinkClaimed { link: *link, claim: before.claim };
            (before.document_name, vec![back])
        }),
        Event::Unlinked { link } => catalog.link(link)?.map(linked_again),
        Event::AgreementStated { agreement, .. }
        | Event::AgreementVoided { agreement, .. }
        | Event::AgreementRestored { agreement } => agreement_before(catalog, *agreement, event)?,
        Event::EntityStated { entity, .. }
        | Event::EntityVoided { entity, .. }
        | Event::EntityRestored { entity } => entity_before(catalog, *entity, event)?,
        Event::AccessStated { access, .. }
        | Event::AccessVoided { access, .. }
        | Event::AccessRestored { access } => access::before(catalog, *access, event)?,
        Event::BenefitStated { agreement, .. } | Event::AgreementMigrated { agreement, .. } => {
            access::benefits_before(catalog, *agreement, event)?
        }
        Event::RulesAdopted { rules, .. } => {
            let text = catalog.own_rules(*rules)?;
            let back = Event::RulesAdopted { rules: *rules, text };
            Some((rules.code().to_owned(), vec![back]))
        }
        Event::DeadlineMarked { deadline, .. } => {
            let response = catalog.mark(deadline)?.map(|mark| mark.response);
            let back = Event::DeadlineMarked { deadline: deadline.clone(), response };
            Some((deadline.rule.clone(), vec![back]))
        }
        Event::KeyStated { key, .. }
        | Event::KeyVoided { key, .. }
        | Event::KeyRestored { key } => key_before(catalog, *key, event)?,
        // What was seen was seen, and an identity that values are sealed for is needed for ever.
        Event::KeyRevealed { .. }
        | Event::DocumentKeysRevealed { .. }
        | Event::IdentityPublished { .. } => None,
        // What was found was found.
        Event::VaultVerified { .. } => None,
        Event::StatementRead { .. }
        | Event::StatementVoided { .. }
        | Event::StatementRestored { .. }
        | Event::MappingSaved { .. }
        | Event::MappingForgotten { .. }
        | Event::DisputeStated { .. }
        | Event::StatementRequested { .. } => statements::before(catalog, event)?,
        Event::TrueUpStated { agreement, anniversary, .. } => {
            Some(true_up_before(catalog, *agreement, *anniversary)?)
        }
        Event::CalculationKept { calculation, kept, .. } => {
            let reason = TAKEN_BACK.to_owned();
            let back = Event::CalculationVoided { calculation: *calculation, reason };
            Some((kept.function.code().to_owned(), vec![back]))
        }
        Event::CalculationVoided { calculation, .. }
        | Event::CalculationRestored { calculation } => calculation_before(catalog, *calculation)?,
        Event::TermsStated { edition, .. }
        | Event::TermsVoided { edition, .. }
        | Event::TermsRestored { edition } => terms::edition_before(catalog, *edition, event)?,
        Event::ReleaseStated { .. } | Event::TermsExcepted { .. } | Event::TermsElected { .. } => {
            terms::decision_before(catalog, event)?
        }
        Event::Matter { matter, change } => matters::before(catalog, *matter, change)?,
        Event::VaultCreated { .. }
        | Event::WriterJoined { .. }
        | Event::DocumentAdded { .. }
        | Event::DocumentArrivedAgain { .. }
        | Event::ScriptChosen { .. }
        | Event::SearchSaved { .. }
        | Event::SearchForgotten { .. } => None,
    })
}

/// What takes back something about a document, with the document's name.
fn named_document(
    catalog: &Catalog,
    document: DocumentId,
    back: Event,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let found = catalog.document_by_id(&document)?;
    Ok(found.map(|found| (found.name, vec![back])))
}

/// What makes a document again what it was before an event.
fn document_before(
    catalog: &Catalog,
    before: &DocumentRecord,
    event: &Event,
) -> Result<Option<Event>, Error> {
    let document = before.id;
    Ok(match event {
        Event::DocumentDescribed { .. } => {
            let description = before.description.clone();
            Some(Event::DocumentDescribed { document, description })
        }
        Event::DocumentVoided { .. } => Some(Event::DocumentRestored { document }),
        Event::DocumentRestored { .. } => {
            before.voided.clone().map(|reason| Event::DocumentVoided { document, reason })
        }
        Event::TextCorrected { correction, .. } => {
            let same = |other: &&TextCorrection| {
                other.page == correction.page && other.place == correction.place
            };
            let earlier = catalog.corrections(before.row)?;
            let text = earlier.iter().find(same).and_then(|earlier| earlier.text.clone());
            let correction = TextCorrection { text, ..correction.clone() };
            Some(Event::TextCorrected { document, correction })
        }
        Event::InvoiceLinesStated { .. } => {
            let lines = catalog.invoice_lines(&document)?;
            Some(Event::InvoiceLinesStated { document, lines })
        }
        _ => None,
    })
}

/// What makes a license record again what it was before an event.
fn license_before(
    catalog: &Catalog,
    before: LicenseEntry,
    event: &Event,
) -> Result<Option<Event>, Error> {
    let license = before.id;
    Ok(match event {
        Event::LicenseEdited { .. } => {
            Some(Event::LicenseEdited { license, record: before.record })
        }
        Event::LicenseVoided { .. } => Some(Event::LicenseRestored { license }),
        Event::LicenseRestored { .. } => {
            before.voided.map(|reason| Event::LicenseVoided { license, reason })
        }
        Event::AcquisitionStated { .. } => {
            let acquisition = catalog.acquisition(&license)?;
            Some(Event::AcquisitionStated { license, acquisition })
        }
        Event::FindingWaived { finding, .. } | Event::WaiverWithdrawn { finding, .. } => {
            let waivers = catalog.waivers(&license)?;
            let finding = finding.clone();
            Some(match waivers.into_iter().find(|waiver| waiver.finding == finding) {
                Some(waiver) => Event::FindingWaived { license, finding, reason: waiver.reason },
                None => Event::WaiverWithdrawn { license, finding },
            })
        }
        _ => None,
    })
}

fn linked_again(before: LinkRecord) -> (String, Vec<Event>) {
    let link = LinkId::new(Uuid::now_v7());
    let plain = Claim { quantity: before.claim.quantity, ..Claim::default() };
    let mut events = vec![Event::Linked {
        link,
        document: before.document,
        license: before.license,
        kind: before.kind,
        quantity: before.claim.quantity,
        pages: before.pages,
    }];
    if before.claim != plain {
        events.push(Event::LinkClaimed { link, claim: before.claim });
    }
    (before.document_name, events)
}

fn agreement_before(
    catalog: &Catalog,
    agreement: AgreementId,
    event: &Event,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let Some(before) = catalog.agreement(&agreement)? else {
        let Event::AgreementStated { stated, .. } = event else { return Ok(None) };
        let reason = TAKEN_BACK.to_owned();
        let back = Event::AgreementVoided { agreement, reason };
        return Ok(Some((stated.label().to_owned(), vec![back])));
    };
    let label = before.stated.label().to_owned();
    let back = match event {
        Event::AgreementStated { .. } => {
            Some(Event::AgreementStated { agreement, stated: before.stated })
        }
        Event::AgreementVoided { .. } => Some(Event::AgreementRestored { agreement }),
        _ => before.voided.map(|reason| Event::AgreementVoided { agreement, reason }),
    };
    Ok(back.map(|back| (label, vec![back])))
}

fn entity_before(
    catalog: &Catalog,
    entity: EntityId,
    event: &Event,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let Some(before) = catalog.entity(&entity)? else {
        let Event::EntityStated { stated, .. } = event else { return Ok(None) };
        let reason = TAKEN_BACK.to_owned();
        let back = Event::EntityVoided { entity, reason };
        return Ok(Some((stated.name.clone(), vec![back])));
    };
    let name = before.stated.name.clone();
    let back = match event {
        Event::EntityStated { .. } => Some(Event::EntityStated { entity, stated: before.stated }),
        Event::EntityVoided { .. } => Some(Event::EntityRestored { entity }),
        _ => before.voided.map(|reason| Event::EntityVoided { entity, reason }),
    };
    Ok(back.map(|back| (name, vec![back])))
}

fn key_before(
    catalog: &Catalog,
    key: KeyId,
    event: &Event,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let Some(before) = catalog.product_key(&key)? else {
        let Event::KeyStated { stated, .. } = event else { return Ok(None) };
        let reason = TAKEN_BACK.to_owned();
        return Ok(Some((stated.title(), vec![Event::KeyVoided { key, reason }])));
    };
    let title = before.stated.title();
    let back = match event {
        Event::KeyStated { .. } => {
            Some(Event::KeyStated { key, stated: before.stated, sealed: before.sealed })
        }
        Event::KeyVoided { .. } => Some(Event::KeyRestored { key }),
        _ => before.voided.map(|reason| Event::KeyVoided { key, reason }),
    };
    Ok(back.map(|back| (title, vec![back])))
}

/// The true-up as it is stated, or that nothing is.
fn true_up_before(
    catalog: &Catalog,
    agreement: AgreementId,
    anniversary: NaiveDate,
) -> Result<(String, Vec<Event>), Error> {
    let known = catalog.true_ups_of(&agreement)?.into_iter();
    let known = known.filter(|known| known.anniversary == anniversary);
    let stated = known.map(|known| known.stated).next().unwrap_or_default();
    let entry = catalog.agreement(&agreement)?;
    let label = entry.map_or_else(|| anniversary.to_string(), |entry| entry.stated.label().into());
    Ok((label, vec![Event::TrueUpStated { agreement, anniversary, stated }]))
}

/// What makes a kept calculation count, or not, as it did before.
fn calculation_before(
    catalog: &Catalog,
    calculation: CalculationId,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    Ok(catalog.calculation(&calculation)?.map(|before| {
        let back = match before.voided {
            Some(reason) => Event::CalculationVoided { calculation, reason },
            None => Event::CalculationRestored { calculation },
        };
        (before.kept.function.code().to_owned(), vec![back])
    }))
}

fn void(license: LicenseId) -> Event {
    Event::LicenseVoided { license, reason: TAKEN_BACK.to_owned() }
}

/// Whether an event still makes sense: what it takes back has not been changed by someone else.
fn still_applies(catalog: &Catalog, event: &Event) -> Result<bool, Error> {
    Ok(match event {
        Event::Unlinked { link } => catalog.link(link)?.is_some(),
        Event::DocumentVoided { document, .. } => {
            catalog.document_by_id(document)?.is_some_and(|document| document.voided.is_none())
        }
        Event::DocumentRestored { document } => {
            catalog.document_by_id(document)?.is_some_and(|document| document.voided.is_some())
        }
        Event::LicenseVoided { license, .. } => {
            catalog.license(license)?.is_some_and(|license| license.voided.is_none())
        }
        Event::LicenseRestored { license } => {
            catalog.license(license)?.is_some_and(|license| license.voided.is_some())
        }
        Event::LinkClaimed { link, .. } => catalog.link(link)?.is_some(),
        Event::AgreementVoided { agreement, .. } => {
            catalog.agreement(agreement)?.is_some_and(|agreement| agreement.voided.is_none())
        }
        Event::AgreementRestored { agreement } => {
            catalog.agreement(agreement)?.is_some_and(|agreement| agreement.voided.is_some())
        }
        Event::EntityVoided { entity, .. } => {
            catalog.entity(entity)?.is_some_and(|entity| entity.voided.is_none())
        }
        Event::EntityRestored { entity } => {
            catalog.entity(entity)?.is_some_and(|entity| entity.voided.is_some())
        }
        Event::AccessVoided { access, .. } => {
            catalog.access(access)?.is_some_and(|access| access.voided.is_none())
        }
        Event::AccessRestored { access } => {
            catalog.access(access)?.is_some_and(|access| access.voided.is_some())
        }
        Event::KeyVoided { key, .. } => {
            catalog.product_key(key)?.is_some_and(|key| key.voided.is_none())
        }
        Event::KeyRestored { key } => {
            catalog.product_key(key)?.is_some_and(|key| key.voided.is_some())
        }
        Event::CalculationVoided { calculation, .. } => {
            catalog.calculation(calculation)?.is_some_and(|kept| kept.voided.is_none())
        }
        Event::CalculationRestored { calculation } => {
            catalog.calculation(calculation)?.is_some_and(|kept| kept.voided.is_some())
        }
        Event::TermsVoided { edition, .. } => {
            catalog.terms_edition(edition)?.is_some_and(|edition| edition.voided.is_none())
        }
        Event::TermsRestored { edition } => {
            catalog.terms_edition(edition)?.is_some_and(|edition| edition.voided.is_some())
        }
        Event::Matter { matter, change } => matters::still_applies(catalog, matter, change)?,
        _ => true,
    })
}

impl Vault {
    /// The operation that [`Self::undo`] would take back.
    pub fn undoable(&self) -> Option<Undoable> {
        let stack = self.undo.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stack
            .0
            .last()
            .map(|undo| Undoable { op: undo.op.code().to_owned(), subjects: undo.subjects.clone() })
    }

    /// Takes back the latest operation of this session, with an entry of its own. Nothing is
    /// returned when there is none.
    ///
    /// # Errors
    /// When someone else changed the same thing since; the operation is then forgotten.
    pub fn undo(&self) -> Result<Option<Done<Undoable>>, Error> {
        let undo = {
            let mut stack = self.undo.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match stack.0.pop() {
                Some(undo) => undo,
                None => return Ok(None),
            }
        };
        let done = self.transact(Op::Undo, |catalog| {
            for event in &undo.events {
                if !still_applies(catalog, event)? {
                    return Err(Error::invalid(
                        "cannot_undo",
                        "someone changed the same thing since",
                    ));
                }
            }
            let value = Undoable { op: undo.op.code().to_owned(), subjects: undo.subjects.clone() };
            Ok(Decision { events: undo.events.clone(), value })
        })?;
        Ok(Some(done))
    }
}

//! Matters as views, with the names of what they are about.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use muniment_catalog::Catalog;
use muniment_core::matter::{
    DisclosureWarning, DispositionConflict, Exhibit, ExhibitPrefix, Matter, MatterRequest,
    Production, ResponseItem, ResponseSubject, exhibit_label, page_label,
};
use muniment_core::{DocumentId, EntityId};

use crate::Error;
use crate::show::written;
use crate::view::{
    DisclosureWarningView, DispositionConflictView, MatterFields, ProducedExhibit, ProductionView,
    RequestDisposition, RequestFields, RequestView, ResponseFields, ResponseView,
};

/// Where the names of documents, license records and legal entities are looked up.
pub(super) struct Names<'a> {
    catalog: &'a Catalog,
}

impl<'a> Names<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        Self { catalog }
    }

    pub(super) fn response(
        &self,
        item: &ResponseItem,
        productions: &[Production],
    ) -> Result<ResponseView, Error> {
        let (name, voided) = self.subject(item.subject)?;
        let copy = item.redacted_copy.map(|copy| self.document(copy)).transpose()?;
        let handed_over = item.handed_over();
        let exhibits = productions.iter().flat_map(|production| {
            let is_it = move |exhibit: &&Exhibit| Some(exhibit.document) == handed_over;
            let found = production.exhibits.iter().filter(is_it);
            found.map(|exhibit| exhibit_label(&production.prefix, exhibit.number))
        });
        let exhibits: BTreeSet<String> = exhibits.collect();
        let (subject, id) = parts(item.subject);
        Ok(ResponseView {
            fields: ResponseFields {
                subject: subject.to_owned(),
                id,
                pages: item.pages.to_string(),
                disposition: item.disposition.code().to_owned(),
                redacted_copy: item.redacted_copy.map(|copy| copy.to_string()),
                note: item.note.clone(),
            },
            name,
            copy_name: copy.map(|(name, _)| name),
            voided,
            exhibits: exhibits.into_iter().collect(),
        })
    }

    pub(super) fn conflict(
        &self,
        conflict: &DispositionConflict,
    ) -> Result<DispositionConflictView, Error> {
        let (subject, id) = parts(conflict.subject);
        let said = conflict.dispositions.iter().map(|(request, disposition)| RequestDisposition {
            request: request.clone(),
            disposition: disposition.code().to_owned(),
        });
        Ok(DispositionConflictView {
            subject: subject.to_owned(),
            id,
            name: self.subject(conflict.subject)?.0,
            dispositions: said.collect(),
        })
    }

    pub(super) fn warning(
        &self,
        warning: &DisclosureWarning,
    ) -> Result<DisclosureWarningView, Error> {
        let (subject, id) = parts(warning.subject);
        Ok(DisclosureWarningView {
            code: warning.code.code().to_owned(),
            request: warning.request.clone(),
            subject: subject.to_owned(),
            id,
            name: self.subject(warning.subject)?.0,
            about: warning.about.clone(),
        })
    }

    pub(super) fn production(&self, production: &Production) -> Result<ProductionView, Error> {
        let exhibits = production.exhibits.iter();
        Ok(ProductionView {
            volume: production.volume,
            produced_on: production.produced_on.to_string(),
            recipient: production.recipient.clone(),
            form: production.form.code().to_owned(),
            as_of: production.as_of.to_string(),
            manifest: production.manifest.to_string(),
            rules: production.rules.id.clone(),
            rules_sha256: production.rules.digest.to_string(),
            exhibits: exhibits
                .map(|exhibit| self.exhibit(&production.prefix, exhibit))
                .collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn exhibit(
        &self,
        prefix: &ExhibitPrefix,
        exhibit: &Exhibit,
    ) -> Result<ProducedExhibit, Error> {
        Ok(ProducedExhibit {
            number: exhibit_label(prefix, exhibit.number),
            first_page: page_label(prefix, exhibit.first_page),
            last_page: page_label(prefix, exhibit.last_page),
            document: exhibit.document.to_string(),
            name: self.document(exhibit.document)?.0,
            sha256: exhibit.digest.to_string(),
        })
    }

    pub(super) fn entities(&self, ids: &BTreeSet<EntityId>) -> Result<Vec<String>, Error> {
        let known = self.catalog.entities()?;
        let name = |id: &EntityId| {
            let entry = known.iter().find(|entry| entry.id == *id);
            entry.map(|entry| entry.stated.name.clone()).unwrap_or_default()
        };
        Ok(ids.iter().map(name).collect())
    }

    /// The name of a subject, and whether it is void.
    pub(super) fn subject(&self, subject: ResponseSubject) -> Result<(String, bool), Error> {
        match subject {
            ResponseSubject::Document(document) => self.document(document),
            ResponseSubject::License(license) => {
                let entry = self.catalog.license(&license)?;
                Ok(entry.map_or_else(Default::default, |entry| {
                    (entry.record.title(), entry.voided.is_some())
                }))
            }
        }
    }

    fn document(&self, id: DocumentId) -> Result<(String, bool), Error> {
        let record = self.catalog.document_by_id(&id)?;
        Ok(record.map_or_else(Default::default, |record| {
            (record.description.title.unwrap_or(record.name), record.voided.is_some())
        }))
    }
}

/// What a subject is, as a code, and its id.
pub(super) fn parts(subject: ResponseSubject) -> (&'static str, String) {
    match subject {
        ResponseSubject::Document(document) => ("document", document.to_string()),
        ResponseSubject::License(license) => ("license", license.to_string()),
    }
}

pub(super) fn fields(stated: &Matter) -> MatterFields {
    MatterFields {
        reference: stated.reference.clone(),
        title: stated.title.clone(),
        publisher: stated.publisher.clone(),
        auditor: stated.auditor.clone(),
        counsel: stated.counsel.clone(),
        letter_on: written(stated.letter_on),
        notice_days: stated.notice_days,
        due_on: written(stated.due_on),
        period_from: written(stated.period.from),
        period_to: written(stated.period.to),
        entities: stated.scope.entities.iter().map(ToString::to_string).collect(),
        products: stated.scope.products.clone(),
        publishers: stated.scope.publishers.clone(),
        exhibit_prefix: stated.exhibit_prefix.to_string(),
        privileged: stated.is_privileged,
        note: stated.note.clone(),
    }
}

/// A request without what answers it.
pub(super) fn request(
    request: &MatterRequest,
    matter_due: Option<NaiveDate>,
    as_of: NaiveDate,
) -> RequestView {
    RequestView {
        fields: RequestFields {
            number: request.number.clone(),
            text: request.text.clone(),
            asked_on: written(request.asked_on),
            due_on: written(request.due_on),
        },
        due: written(request.due(matter_due)),
        standing: request.standing(matter_due, as_of).code().to_owned(),
        settled_on: written(request.settled.map(|settled| settled.on)),
        responses: Vec::new(),
    }
}

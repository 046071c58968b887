//! What was handed over, and what would disclose more than was asked for.

use std::collections::{BTreeMap, BTreeSet};

use muniment_catalog::{Catalog, EntityEntry, LicenseEntry, LicenseFilter, MatterEntry};
use muniment_core::matter::{
    DisclosureFacts, DisclosureWarning, Disposition, Production, ResponseItem, ResponseSubject,
    Surroundings, disclosure_warnings,
};
use muniment_core::{DocumentId, LicenseId};

use super::resolve_matter;
use super::shown::Names;
use crate::document::resolve_document;
use crate::view::{DisclosureView, DisclosureWarningView};
use crate::{Error, Vault};

/// The formats of whole e-mails.
const MAILS: [&str; 2] = ["message/rfc822", "application/vnd.ms-outlook"];

impl Vault {
    /// The disclosure log: every document that was handed over, in each volume; of one matter, of
    /// one document, or all. Matters by the day they were opened, volumes and exhibits by number.
    ///
    /// # Errors
    /// When there is no such matter or document.
    pub fn disclosures(
        &self,
        matter: Option<&str>,
        document: Option<&str>,
    ) -> Result<Vec<DisclosureView>, Error> {
        let document = document.map(|id| resolve_document(&self.catalog, id)).transpose()?;
        let names = Names::new(&self.catalog);
        let mut log = Vec::new();
        let matters = match matter {
            Some(id) => vec![resolve_matter(&self.catalog, id)?],
            None => self.catalog.matters()?,
        };
        for entry in matters {
            let items = self.catalog.matter_responses(&entry.id)?;
            for production in self.catalog.productions(&entry.id)? {
                let wanted = |id: DocumentId| document.as_ref().is_none_or(|only| only.id == id);
                for exhibit in production.exhibits.iter().filter(|e| wanted(e.document)) {
                    log.push(DisclosureView {
                        matter: entry.id.to_string(),
                        reference: entry.stated.reference.clone(),
                        volume: production.volume,
                        produced_on: production.produced_on.to_string(),
                        recipient: production.recipient.clone(),
                        exhibit: names.exhibit(&production.prefix, exhibit)?,
                        requests: self.answered_by(&items, exhibit.document)?,
                    });
                }
            }
        }
        Ok(log)
    }

    /// What speaks against handing over what answers the requests of a matter, as views.
    pub(crate) fn disclosure_warnings_shown(
        &self,
        entry: &MatterEntry,
    ) -> Result<Vec<DisclosureWarningView>, Error> {
        let names = Names::new(&self.catalog);
        let warnings = self.disclosure_warnings(entry)?;
        warnings.iter().map(|warning| names.warning(warning)).collect()
    }

    /// What speaks against handing over what answers the requests of a matter.
    fn disclosure_warnings(&self, entry: &MatterEntry) -> Result<Vec<DisclosureWarning>, Error> {
        let catalog = &self.catalog;
        let items = catalog.matter_responses(&entry.id)?;
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let known = Known::load(catalog, entry, &items)?;
        let mut facts = Vec::new();
        for item in &items {
            facts.extend(known.facts(catalog, item)?);
        }
        let requests: Vec<String> =
            catalog.matter_requests(&entry.id)?.into_iter().map(|request| request.text).collect();
        let products: BTreeSet<String> =
            known.licenses.values().map(|license| license.record.product.clone()).collect();
        let around =
            Surroundings { matter: &entry.stated, requests: &requests, products: &products };
        Ok(disclosure_warnings(around, &facts))
    }

    /// The requests that a document answers by itself or as proof of a license record.
    fn answered_by(
        &self,
        items: &[ResponseItem],
        document: DocumentId,
    ) -> Result<Vec<String>, Error> {
        let links = self.catalog.links_of_document(&document)?;
        let proves = |license: LicenseId| links.iter().any(|link| link.license == license);
        let answers = |item: &&ResponseItem| match item.subject {
            ResponseSubject::License(license) => item.disposition.discloses() && proves(license),
            ResponseSubject::Document(_) => item.handed_over() == Some(document),
        };
        let requests: BTreeSet<&str> =
            items.iter().filter(answers).map(|item| item.request.as_str()).collect();
        Ok(requests.into_iter().map(str::to_owned).collect())
    }
}

/// What the vault knows by which disclosures are judged.
struct Known {
    /// Our own legal entities.
    entities: Vec<EntityEntry>,
    licenses: BTreeMap<LicenseId, LicenseEntry>,
    /// Where documents and license records are handed over, as people know these places.
    given: BTreeMap<ResponseSubject, BTreeSet<String>>,
}

impl Known {
    fn load(catalog: &Catalog, entry: &MatterEntry, items: &[ResponseItem]) -> Result<Self, Error> {
        let mut entities = catalog.entities()?;
        entities.retain(|entry| entry.voided.is_none() && entry.stated.role.is_ours());
        let all = i64::MAX.unsigned_abs();
        let (_, licenses) = catalog.licenses(&LicenseFilter::default(), 0, all)?;
        let licenses = licenses.into_iter().map(|license| (license.id, license)).collect();
        let mut given = BTreeMap::new();
        handed_over(catalog, entry, &mut given)?;
        to_be_handed_over(catalog, items, &mut given)?;
        Ok(Self { entities, licenses, given })
    }

    /// What is known about a response; nothing where it is about something that is gone.
    fn facts(
        &self,
        catalog: &Catalog,
        item: &ResponseItem,
    ) -> Result<Option<DisclosureFacts>, Error> {
        let mut facts = DisclosureFacts {
            request: item.request.clone(),
            subject: item.subject,
            disposition: item.disposition,
            entities: BTreeMap::new(),
            publishers: BTreeSet::new(),
            products: BTreeSet::new(),
            day: None,
            is_mail: false,
            elsewhere: self.given.get(&item.subject).cloned().unwrap_or_default(),
        };
        match item.subject {
            ResponseSubject::License(license) => {
                let Some(license) = self.licenses.get(&license) else { return Ok(None) };
                facts.day = license.record.acquired_on;
                self.concerns(license, &mut facts);
            }
            ResponseSubject::Document(document) => {
                let Some(record) = catalog.document_by_id(&document)? else { return Ok(None) };
                facts.day = record.description.date;
                facts.is_mail = MAILS.contains(&record.media_type.as_str());
                let parties = &record.description.parties;
                for name in [&parties.recipient, &parties.issuer].into_iter().flatten() {
                    self.names(name, &mut facts);
                }
                for link in catalog.links_of_document(&document)? {
                    if let Some(license) = self.licenses.get(&link.license) {
                        self.concerns(license, &mut facts);
                    }
                }
            }
        }
        Ok(Some(facts))
    }

    fn concerns(&self, license: &LicenseEntry, facts: &mut DisclosureFacts) {
        let record = &license.record;
        let stated = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        facts.publishers.extend(stated(&record.publisher));
        facts.products.extend(stated(&record.product));
        self.names(&record.licensee, facts);
    }

    fn names(&self, name: &str, facts: &mut DisclosureFacts) {
        let called = self.entities.iter().filter(|entry| entry.stated.is_called(name, facts.day));
        facts.entities.extend(called.map(|entry| (entry.id, entry.stated.name.clone())));
    }
}

/// Where documents were handed over, in this and every other matter.
fn handed_over(
    catalog: &Catalog,
    entry: &MatterEntry,
    given: &mut BTreeMap<ResponseSubject, BTreeSet<String>>,
) -> Result<(), Error> {
    for other in catalog.matters()? {
        for Production { volume, exhibits, .. } in catalog.productions(&other.id)? {
            let place = if other.id == entry.id {
                format!("volume {volume}")
            } else {
                format!("{}, volume {volume}", other.stated.reference)
            };
            for exhibit in exhibits {
                let subject = ResponseSubject::Document(exhibit.document);
                given.entry(subject).or_default().insert(place.clone());
            }
        }
    }
    Ok(())
}

/// Where documents and license records would be handed over by what answers the requests of a
/// matter.
fn to_be_handed_over(
    catalog: &Catalog,
    items: &[ResponseItem],
    given: &mut BTreeMap<ResponseSubject, BTreeSet<String>>,
) -> Result<(), Error> {
    for item in items {
        let request = format!("request {}", item.request);
        if let Some(document) = item.handed_over() {
            given.entry(ResponseSubject::Document(document)).or_default().insert(request);
        } else if let ResponseSubject::License(license) = item.subject
            && item.disposition == Disposition::Produce
        {
            given.entry(item.subject).or_default().insert(request.clone());
            for link in catalog.links_of_license(&license)? {
                let subject = ResponseSubject::Document(link.document);
                let place = format!("{request}, proof of {}", link.license_title);
                given.entry(subject).or_default().insert(place);
            }
        }
    }
    Ok(())
}

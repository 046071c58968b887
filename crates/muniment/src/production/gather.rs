//! What a production hands over, gathered from the catalog for a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use muniment_catalog::{DocumentRecord, LinkRecord, OriginRecord};
use muniment_core::key::{find_keys, mask};
use muniment_core::matter::{
    DisclosureFacts, Disposition, Exhibit, Matter, MatterRequest, Production, ResponseItem,
    ResponseSubject, Surroundings, Unnumbered, disclosure_warnings, disposition_conflicts,
    exhibit_label, next_volume, number_exhibits,
};
use muniment_core::pack::{PackWarning, SelectedDocument, WarningCode, document_name, select};
use muniment_core::proof::{Assessment, GroupState, Profile, Sign, evaluate_some};
use muniment_core::{DocumentId, LicenseId, LicenseRecord, MatterId};
use muniment_worker::Page;

use crate::pages::has_image;
use crate::proof::Grounds;
use crate::vault::Inside;
use crate::{Error, Vault};

/// A matter with all that a production needs of it.
pub(super) struct Asked {
    pub(super) id: MatterId,
    pub(super) matter: Matter,
    pub(super) requests: Vec<MatterRequest>,
    pub(super) responses: Vec<ResponseItem>,
    pub(super) productions: Vec<Production>,
}

/// What a production hands over.
pub(super) struct Gathered {
    pub(super) asked: Asked,
    pub(super) volume: u32,
    pub(super) as_of: NaiveDate,
    pub(super) profile: Profile,
    pub(super) grounds: Grounds,
    /// Every exhibit of the matter up to this volume, by number.
    pub(super) exhibits: Vec<GatheredExhibit>,
    pub(super) records: Vec<GatheredRecord>,
    pub(super) warnings: Vec<PackWarning>,
}

/// An exhibit with what the catalog says of it. Product keys in its texts are masked.
pub(super) struct GatheredExhibit {
    pub(super) exhibit: Exhibit,
    pub(super) label: String,
    /// The volume in which it was first handed over.
    pub(super) volume: u32,
    /// Whether its file is in this pack.
    pub(super) is_here: bool,
    pub(super) record: DocumentRecord,
    pub(super) links: Vec<LinkRecord>,
    pub(super) requests: BTreeSet<String>,
    /// The original of a redacted copy.
    pub(super) original: Option<DocumentId>,
    /// The name of its file in the pack.
    pub(super) file: String,
    /// Whether each of its pages has an image, where copies are stamped.
    pub(super) has_images: bool,
    /// How it came, the first time first; none where its file is not in this pack.
    pub(super) origins: Vec<OriginRecord>,
}

/// A license record that the tables show.
pub(super) struct GatheredRecord {
    pub(super) id: LicenseId,
    pub(super) record: LicenseRecord,
    pub(super) assessment: Assessment,
    /// The exhibits that prove it, by the documents they are or stand for.
    pub(super) exhibits: BTreeMap<DocumentId, String>,
}

/// Whether documents of earlier volumes come along again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Only what was not handed over yet.
    Supplement,
    /// Everything, under the numbers it has.
    Whole,
}

impl Vault {
    /// What the next production of a matter hands over.
    pub(super) fn gather(
        &self,
        asked: Asked,
        as_of: NaiveDate,
        profile: Profile,
        extent: Extent,
        stamped: bool,
    ) -> Result<Gathered, Error> {
        refuse_conflicts(&asked.responses)?;
        let grounds = self.grounds()?;
        let rating = Rating { grounds: &grounds, profile, as_of };
        let named = asked.responses.iter().filter(|item| item.disposition.discloses());
        let named: BTreeSet<LicenseId> =
            named.filter_map(|item| license_of(item.subject)).collect();
        let mut assessments = rating.of(&named);
        let mut gathering = Gathering { inside: self.inside(), stamped, warnings: Vec::new() };
        let mut proof = BTreeMap::new();
        for license in &named {
            proof.insert(*license, gathering.proof_of(*license, assessments.get(license))?);
        }
        let selection = select(&asked.responses, &proof);
        for (license, document) in &selection.withheld {
            let subject = (document, gathering.document_name(document)?);
            gathering.warn(WarningCode::ProofWithheld, subject, title_of(&grounds, *license));
        }
        let exhibits = gathering.exhibits(&asked, &selection.documents, extent)?;
        let linked = linked_in_scope(&asked, &grounds, &exhibits, &named);
        assessments.extend(rating.of(&linked));
        let shown = named.union(&linked).copied();
        let records = gathering.records(shown, &grounds, assessments, &exhibits)?;
        let mut warnings = gathering.warnings;
        warnings.sort();
        warnings.dedup();
        let volume = next_volume(&asked.productions);
        Ok(Gathered { asked, volume, as_of, profile, grounds, exhibits, records, warnings })
    }
}

/// How records are assessed.
struct Rating<'a> {
    grounds: &'a Grounds,
    profile: Profile,
    as_of: NaiveDate,
}

impl Rating<'_> {
    fn of(&self, licenses: &BTreeSet<LicenseId>) -> BTreeMap<LicenseId, Assessment> {
        let Grounds { facts, rules } = self.grounds;
        let made = evaluate_some(licenses, facts, &rules.set, self.profile, self.as_of);
        made.into_iter().map(|assessment| (assessment.license, assessment)).collect()
    }
}

struct Gathering<'a> {
    inside: &'a Inside,
    /// Whether stamped copies are wanted.
    stamped: bool,
    warnings: Vec<PackWarning>,
}

impl Gathering<'_> {
    /// The documents that prove a record: linked to it, or met by its rule in another way.
    fn proof_of(
        &self,
        license: LicenseId,
        assessment: Option<&Assessment>,
    ) -> Result<Vec<DocumentId>, Error> {
        let links = self.inside.catalog.links_of_license(&license)?;
        let linked = links.iter().map(|link| link.document);
        let groups = assessment.into_iter().flat_map(|assessment| &assessment.groups);
        let met = groups.flat_map(|group| &group.met_by).map(|evidence| evidence.document);
        let mut proof: Vec<DocumentId> = Vec::new();
        for document in linked.chain(met) {
            if !proof.contains(&document) {
                proof.push(document);
            }
        }
        Ok(proof)
    }

    /// The records that the tables show, by title. What is void is left out.
    fn records(
        &mut self,
        shown: impl Iterator<Item = LicenseId>,
        grounds: &Grounds,
        mut assessments: BTreeMap<LicenseId, Assessment>,
        exhibits: &[GatheredExhibit],
    ) -> Result<Vec<GatheredRecord>, Error> {
        let mut records = Vec::new();
        for license in shown {
            let facts = grounds.facts.records.get(&license);
            let Some((facts, assessment)) = facts.zip(assessments.remove(&license)) else {
                let title =
                    self.inside.catalog.license(&license)?.map(|found| found.record.title());
                let subject = (&license, title.unwrap_or_default());
                self.warn(WarningCode::Void, subject, String::new());
                continue;
            };
            let record = facts.record.clone();
            records.push(gathered_record(license, record, assessment, exhibits));
        }
        records.sort_by_key(|found| (found.record.title(), found.id));
        for record in &records {
            self.warn_of_gaps(record);
        }
        Ok(records)
    }

    /// The documents that count; what is void is left out with a warning.
    fn counting<'s>(
        &mut self,
        selected: &'s [SelectedDocument],
    ) -> Result<Vec<(&'s SelectedDocument, DocumentRecord)>, Error> {
        let mut counting = Vec::with_capacity(selected.len());
        for selected in selected {
            match self.inside.catalog.document_by_id(&selected.document)? {
                Some(record) if record.voided.is_none() => counting.push((selected, record)),
                found => {
                    let name = found.map(|record| mask(&record.name)).unwrap_or_default();
                    self.warn(WarningCode::Void, (&selected.document, name), String::new());
                }
            }
        }
        Ok(counting)
    }

    fn exhibits(
        &mut self,
        asked: &Asked,
        selected: &[SelectedDocument],
        extent: Extent,
    ) -> Result<Vec<GatheredExhibit>, Error> {
        let records = self.counting(selected)?;
        let earlier = first_volumes(&asked.productions);
        let unnumbered = records.iter().map(|(selected, record)| Unnumbered {
            document: selected.document,
            digest: record.digest,
            pages: record.pages,
        });
        let numbered = number_exhibits(&asked.productions, &unnumbered.collect::<Vec<_>>());
        let volume = next_volume(&asked.productions);
        let mut exhibits = Vec::with_capacity(numbered.len());
        for (exhibit, (selected, record)) in numbered.into_iter().zip(records) {
            let before = earlier.get(&exhibit.document).copied();
            let is_here = before.is_none() || extent == Extent::Whole;
            let (mut has_images, mut origins) = (false, Vec::new());
            if is_here {
                has_images = self.look_into(&record)?;
                origins = self.inside.catalog.origins(record.row)?;
            }
            let label = exhibit_label(&asked.matter.exhibit_prefix, exhibit.number);
            let title = mask(record.description.title.as_deref().unwrap_or_default());
            exhibits.push(GatheredExhibit {
                file: document_name(&label, &title, &mask(&record.name)),
                label,
                has_images,
                origins,
                exhibit,
                volume: before.unwrap_or(volume),
                is_here,
                links: self.links(&record, selected)?,
                record,
                requests: selected.requests.clone(),
                original: selected.original,
            });
        }
        exhibits.sort_by_key(|gathered| gathered.exhibit.number);
        Ok(exhibits)
    }

    /// Warns of what a document shows, or that nobody knows; whether each page has an image that can
    /// be stamped.
    fn look_into(&mut self, record: &DocumentRecord) -> Result<bool, Error> {
        let named = || (&record.id, mask(&record.name));
        if record.state != muniment_core::ReadingState::Text {
            self.warn(WarningCode::NotRead, named(), record.state.code().to_owned());
        }
        if !self.stamped && !record.signs.contains(&Sign::ProductKey) {
            return Ok(false);
        }
        let Some(reading) = self.inside.content(&record.digest)? else { return Ok(false) };
        let shows_key = |page: &&Page| !find_keys(&page.text).is_empty();
        let pages = reading.pages.iter().filter(shows_key).count();
        if pages > 0 {
            self.warn(WarningCode::KeyVisible, named(), pages.to_string());
        }
        Ok(!reading.pages.is_empty() && reading.pages.iter().all(has_image))
    }

    /// The links of a document; a redacted copy proves what its original is linked to.
    fn links(
        &self,
        record: &DocumentRecord,
        selected: &SelectedDocument,
    ) -> Result<Vec<LinkRecord>, Error> {
        let document = selected.original.unwrap_or(record.id);
        Ok(self.inside.catalog.links_of_document(&document)?)
    }

    fn document_name(&self, id: &DocumentId) -> Result<String, Error> {
        let found = self.inside.catalog.document_by_id(id)?;
        Ok(found.map(|record| mask(&record.name)).unwrap_or_default())
    }

    fn warn_of_gaps(&mut self, record: &GatheredRecord) {
        for group in &record.assessment.groups {
            if group.state == GroupState::Missing {
                let subject = (&record.id, record.record.title());
                self.warn(WarningCode::GapsShown, subject, group.code.clone());
            }
        }
    }

    /// Warns of a document or record, which has an identity and a name.
    fn warn(&mut self, code: WarningCode, (id, subject): (&impl ToString, String), about: String) {
        self.warnings.push(PackWarning { code, subject, about, id: id.to_string() });
    }
}

/// What is to be kept back in one request and handed over in another is decided by a person.
fn refuse_conflicts(responses: &[ResponseItem]) -> Result<(), Error> {
    let Some(conflict) = disposition_conflicts(responses).into_iter().next() else { return Ok(()) };
    let says = conflict.dispositions.iter();
    let says: Vec<String> =
        says.map(|(request, disposition)| format!("request {request}: {disposition}")).collect();
    let subject = match conflict.subject {
        ResponseSubject::Document(id) => format!("document `{id}`"),
        ResponseSubject::License(id) => format!("license record `{id}`"),
    };
    let message = format!("{subject} is treated differently: {}", says.join(", "));
    Err(Error::invalid("disposition_conflict", message))
}

/// The volume in which each document was first handed over.
fn first_volumes(productions: &[Production]) -> BTreeMap<DocumentId, u32> {
    let mut first: BTreeMap<DocumentId, u32> = BTreeMap::new();
    for production in productions {
        for exhibit in &production.exhibits {
            let volume = first.entry(exhibit.document).or_insert(production.volume);
            *volume = production.volume.min(*volume);
        }
    }
    first
}

/// The records that documents of the pack prove and that lie in the matter's scope.
fn linked_in_scope(
    asked: &Asked,
    grounds: &Grounds,
    exhibits: &[GatheredExhibit],
    named: &BTreeSet<LicenseId>,
) -> BTreeSet<LicenseId> {
    let texts: Vec<String> = asked.requests.iter().map(|request| request.text.clone()).collect();
    let records = &grounds.facts.records;
    let products = records.values().map(|facts| facts.record.product.clone()).collect();
    let around = Surroundings { matter: &asked.matter, requests: &texts, products: &products };
    let is_in_scope = |id: &LicenseId| {
        let Some(facts) = records.get(id) else { return false };
        let facts = DisclosureFacts {
            request: String::new(),
            subject: ResponseSubject::License(*id),
            disposition: Disposition::Produce,
            entities: BTreeMap::new(),
            publishers: [facts.record.publisher.clone()].into(),
            products: [facts.record.product.clone()].into(),
            day: facts.record.acquired_on,
            is_mail: false,
            elsewhere: BTreeSet::new(),
        };
        disclosure_warnings(around, &[facts]).is_empty()
    };
    let linked: BTreeSet<LicenseId> =
        exhibits.iter().flat_map(|exhibit| &exhibit.links).map(|link| link.license).collect();
    linked.into_iter().filter(|id| !named.contains(id) && is_in_scope(id)).collect()
}

fn gathered_record(
    id: LicenseId,
    record: LicenseRecord,
    assessment: Assessment,
    exhibits: &[GatheredExhibit],
) -> GatheredRecord {
    let met: BTreeSet<DocumentId> = assessment
        .groups
        .iter()
        .flat_map(|group| &group.met_by)
        .map(|evidence| evidence.document)
        .collect();
    let proves = |gathered: &&GatheredExhibit| {
        let is_met = |id: &DocumentId| met.contains(id);
        gathered.links.iter().any(|link| link.license == id)
            || is_met(&gathered.record.id)
            || gathered.original.as_ref().is_some_and(is_met)
    };
    let of = exhibits
        .iter()
        .filter(proves)
        .map(|gathered| (gathered.original.unwrap_or(gathered.record.id), gathered.label.clone()));
    GatheredRecord { id, record, assessment, exhibits: of.collect() }
}

fn license_of(subject: ResponseSubject) -> Option<LicenseId> {
    match subject {
        ResponseSubject::License(license) => Some(license),
        ResponseSubject::Document(_) => None,
    }
}

fn title_of(grounds: &Grounds, license: LicenseId) -> String {
    let facts = grounds.facts.records.get(&license);
    facts.map(|facts| facts.record.title()).unwrap_or_default()
}

//! Evidence links between documents and license records.

use std::collections::BTreeSet;

use muniment_catalog::Catalog;
use muniment_core::{DocumentId, Event, EvidenceKind, LicenseId, LinkId, Op, PageRanges};
use uuid::Uuid;

use crate::document::resolve_document;
use crate::error::Subject;
use crate::licenses::resolve_license;
use crate::transact::Decision;
use crate::view::{LinkPlan, LinkPlanRow, LinkRequest};
use crate::{Done, Error, Vault, show};

/// A link that can be made, with what a person knows its sides by.
struct Planned {
    event: Event,
    document: String,
    license: String,
}

/// What makes two links the same.
type Sides = (DocumentId, LicenseId, EvidenceKind, String);

impl Vault {
    /// Links documents to license records in one operation; returns the ids of the links.
    ///
    /// # Errors
    /// When a side is missing or void, the pages do not exist, or the same link is there.
    pub fn link(&self, requests: &[LinkRequest]) -> Result<Done<Vec<String>>, Error> {
        self.transact(Op::Link, |catalog| {
            let (mut seen, mut ids, mut events) = (BTreeSet::new(), Vec::new(), Vec::new());
            for request in requests {
                let link = LinkId::new(Uuid::now_v7());
                ids.push(link.to_string());
                events.push(plan(catalog, link, request, &mut seen)?.event);
            }
            Ok(Decision { events, value: ids })
        })
    }

    /// Says which of these links can be made, without making any.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn plan_links(&self, requests: &[LinkRequest]) -> Result<LinkPlan, Error> {
        let (mut seen, mut rows) = (BTreeSet::new(), Vec::new());
        for request in requests {
            let link = LinkId::new(Uuid::now_v7());
            let row = |document: String, license: String, code: Option<String>| LinkPlanRow {
                document,
                license,
                kind: request.kind.clone(),
                code,
            };
            rows.push(match plan(&self.catalog, link, request, &mut seen) {
                Ok(Planned { document, license, .. }) => row(document, license, None),
                Err(error @ (Error::Catalog(_) | Error::Storage(_))) => return Err(error),
                Err(error) => {
                    let name = named(&self.catalog, request);
                    row(name.0, name.1, Some(error.problem().code))
                }
            });
        }
        let makes = rows.iter().filter(|row| row.code.is_none()).count() as u64;
        Ok(LinkPlan { rows, makes })
    }

    /// Makes the links of a plan in one operation; returns how many. Those that cannot be made are
    /// passed over, as the plan said.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn link_planned(&self, requests: &[LinkRequest]) -> Result<Done<u64>, Error> {
        self.transact(Op::Link, |catalog| {
            let (mut seen, mut events) = (BTreeSet::new(), Vec::new());
            for request in requests {
                match plan(catalog, LinkId::new(Uuid::now_v7()), request, &mut seen) {
                    Ok(planned) => events.push(planned.event),
                    Err(error @ (Error::Catalog(_) | Error::Storage(_))) => return Err(error),
                    Err(_) => {}
                }
            }
            let value = events.len() as u64;
            Ok(Decision { events, value })
        })
    }

    /// Removes links in one operation.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn unlink(&self, ids: &[String]) -> Result<Done<()>, Error> {
        self.transact(Op::Unlink, |catalog| {
            let mut events = Vec::new();
            for id in ids {
                let missing = || Error::missing(Subject::Link, id);
                let link: LinkId = id.parse().map_err(|_| missing())?;
                catalog.link(&link)?.ok_or_else(missing)?;
                events.push(Event::Unlinked { link });
            }
            Ok(Decision { events, value: () })
        })
    }
}

/// A link that may be made, beside those that are there and those already seen.
fn plan(
    catalog: &Catalog,
    link: LinkId,
    request: &LinkRequest,
    seen: &mut BTreeSet<Sides>,
) -> Result<Planned, Error> {
    let kind: EvidenceKind = show::code_of(&request.kind, "bad_kind")?;
    let pages: PageRanges =
        request.pages.parse().map_err(|error: muniment_core::InvalidPages| {
            Error::invalid("bad_pages", error.to_string())
        })?;
    let document = resolve_document(catalog, &request.document)?;
    let license = resolve_license(catalog, &request.license)?;
    if document.voided.is_some() || license.voided.is_some() {
        return Err(Error::invalid("void", "what is void cannot be linked; restore it first"));
    }
    let last = pages.ranges().last().map_or(0, |(_, last)| *last);
    if document.pages > 0 && last > document.pages {
        let message = format!("`{}` has {} pages", document.name, document.pages);
        return Err(Error::invalid("bad_pages", message));
    }
    if request.quantity == Some(0) {
        return Err(Error::invalid("bad_quantity", "a link proves at least 1 unit"));
    }
    let there = catalog.links_of_document(&document.id)?;
    let is_there =
        there.iter().any(|l| l.license == license.id && l.kind == kind && l.pages == pages);
    if is_there || !seen.insert((document.id, license.id, kind, pages.to_string())) {
        let message = format!("`{}` is linked to it as {kind} already", document.name);
        return Err(Error::invalid("already_linked", message));
    }
    let event = Event::Linked {
        link,
        document: document.id,
        license: license.id,
        kind,
        quantity: request.quantity,
        pages,
    };
    let name = document.description.title.unwrap_or(document.name);
    Ok(Planned { event, document: name, license: license.record.title() })
}

/// The names of both sides of a link that cannot be made; what is given where there is none.
fn named(catalog: &Catalog, request: &LinkRequest) -> (String, String) {
    let document = resolve_document(catalog, &request.document)
        .map_or(request.document.clone(), |found| found.description.title.unwrap_or(found.name));
    let license = resolve_license(catalog, &request.license)
        .map_or(request.license.clone(), |found| found.record.title());
    (document, license)
}

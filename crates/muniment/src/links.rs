//! Evidence links between documents and license records.

use muniment_core::{Event, EvidenceKind, LinkId, Op, PageRanges};
use uuid::Uuid;

use crate::document::resolve_document;
use crate::error::Subject;
use crate::licenses::resolve_license;
use crate::transact::Decision;
use crate::view::LinkRequest;
use crate::{Done, Error, Vault, show};

impl Vault {
    /// Links documents to license records in one operation; returns the ids of the links.
    ///
    /// # Errors
    /// When a side is missing or void, the pages do not exist, or the same link is there.
    pub fn link(&self, requests: &[LinkRequest]) -> Result<Done<Vec<String>>, Error> {
        let requests: Vec<(LinkId, EvidenceKind, PageRanges, &LinkRequest)> = requests
            .iter()
            .map(|request| {
                let kind = show::code_of(&request.kind, "bad_kind")?;
                let pages =
                    request.pages.parse().map_err(|error: muniment_core::InvalidPages| {
                        Error::invalid("bad_pages", error.to_string())
                    })?;
                Ok((LinkId::new(Uuid::now_v7()), kind, pages, request))
            })
            .collect::<Result<_, Error>>()?;
        self.transact(Op::Link, |catalog| {
            let mut events = Vec::new();
            for (link, kind, pages, request) in &requests {
                let document = resolve_document(catalog, &request.document)?;
                let license = resolve_license(catalog, &request.license)?;
                if document.voided.is_some() || license.voided.is_some() {
                    return Err(Error::invalid(
                        "void",
                        "what is void cannot be linked; restore it first",
                    ));
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
                if there
                    .iter()
                    .any(|l| l.license == license.id && l.kind == *kind && l.pages == *pages)
                {
                    let message = format!("`{}` is linked to it as {kind} already", document.name);
                    return Err(Error::invalid("already_linked", message));
                }
                events.push(Event::Linked {
                    link: *link,
                    document: document.id,
                    license: license.id,
                    kind: *kind,
                    quantity: request.quantity,
                    pages: pages.clone(),
                });
            }
            let value = requests.iter().map(|(link, ..)| link.to_string()).collect();
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

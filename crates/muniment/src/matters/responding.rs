//! What answers the requests of a matter.

use muniment_catalog::Catalog;
use muniment_core::matter::{MatterChange, ResponseItem, ResponseProblem, ResponseSubject};
use muniment_core::{DocumentId, Event, Op, PageRanges};

use super::requests::resolve_request;
use super::resolve_open;
use super::stating::text;
use crate::document::resolve_document;
use crate::licenses::resolve_license;
use crate::show::{code_of, stated};
use crate::transact::Decision;
use crate::view::ResponseFields;
use crate::{Done, Error, Vault};

impl Vault {
    /// States what answers a request, in one operation; returns how many statements are new or
    /// other than before. A statement replaces the one about the same subject. Nothing is handed
    /// over by it.
    ///
    /// # Errors
    /// When there is no such matter, request, document, license record or disposition, the matter
    /// is closed, something is void, pages cannot be read, or a redacted copy is missing or
    /// belongs to nothing.
    pub fn respond(
        &self,
        matter: &str,
        request: &str,
        responses: &[ResponseFields],
    ) -> Result<Done<u64>, Error> {
        self.transact(Op::Respond, |catalog| {
            let entry = resolve_open(catalog, matter)?;
            let request = resolve_request(catalog, &entry, request)?.number;
            let mut known = catalog.matter_responses(&entry.id)?;
            known.retain(|item| item.request == request);
            let mut events = Vec::new();
            for fields in responses {
                let item = read(catalog, &request, fields)?;
                if known.contains(&item) {
                    continue;
                }
                known.retain(|other| other.subject != item.subject);
                known.push(item.clone());
                let change = MatterChange::ResponseStated(item);
                events.push(Event::Matter { matter: entry.id, change });
            }
            let value = events.len() as u64;
            Ok(Decision { events, value })
        })
    }

    /// Takes back that a `document` or `license` answers a request.
    ///
    /// # Errors
    /// When there is no such matter, request, document or license record, the matter is closed, or
    /// it does not answer the request.
    pub fn withdraw_response(
        &self,
        matter: &str,
        request: &str,
        subject: &str,
        id: &str,
    ) -> Result<Done<()>, Error> {
        self.transact(Op::WithdrawResponse, |catalog| {
            let entry = resolve_open(catalog, matter)?;
            let request = resolve_request(catalog, &entry, request)?.number;
            let (subject, _) = resolve_subject(catalog, subject, id)?;
            let known = catalog.matter_responses(&entry.id)?;
            let is_it = |item: &ResponseItem| item.request == request && item.subject == subject;
            if !known.iter().any(is_it) {
                let message = format!("it does not answer request `{request}`");
                return Err(Error::invalid("no_such_response", message));
            }
            let change = MatterChange::ResponseRemoved { request, subject };
            Ok(Decision { events: vec![Event::Matter { matter: entry.id, change }], value: () })
        })
    }
}

fn read(catalog: &Catalog, request: &str, fields: &ResponseFields) -> Result<ResponseItem, Error> {
    let (subject, void) = resolve_subject(catalog, &fields.subject, &fields.id)?;
    if void {
        return Err(Error::invalid("void", format!("`{}` is void", fields.id)));
    }
    let pages: PageRanges =
        fields.pages.parse().map_err(|error: muniment_core::InvalidPages| {
            Error::invalid("bad_pages", error.to_string())
        })?;
    let item = ResponseItem {
        request: request.to_owned(),
        subject,
        pages,
        disposition: code_of(&fields.disposition, "bad_disposition")?,
        redacted_copy: redacted_copy(catalog, fields)?,
        note: text(&fields.note),
    };
    match item.problems().first() {
        None => Ok(item),
        Some(problem) => {
            let code = match problem {
                ResponseProblem::PagesOfRecord => "bad_pages",
                ResponseProblem::NoRedactedCopy => "no_redacted_copy",
                ResponseProblem::NeedlessCopy | ResponseProblem::CopyIsOriginal => {
                    "bad_redacted_copy"
                }
                ResponseProblem::RedactedRecord => "bad_disposition",
            };
            Err(Error::invalid(code, problem.to_string()))
        }
    }
}

fn redacted_copy(catalog: &Catalog, fields: &ResponseFields) -> Result<Option<DocumentId>, Error> {
    let Some(id) = stated(fields.redacted_copy.as_deref()) else { return Ok(None) };
    let copy = resolve_document(catalog, &id)?;
    if copy.voided.is_some() {
        return Err(Error::invalid("void", format!("`{}` is void", copy.name)));
    }
    Ok(Some(copy.id))
}

/// The subject that a person means, and whether it is void.
fn resolve_subject(
    catalog: &Catalog,
    subject: &str,
    id: &str,
) -> Result<(ResponseSubject, bool), Error> {
    match subject {
        "document" => {
            let document = resolve_document(catalog, id)?;
            Ok((ResponseSubject::Document(document.id), document.voided.is_some()))
        }
        "license" => {
            let license = resolve_license(catalog, id)?;
            Ok((ResponseSubject::License(license.id), license.voided.is_some()))
        }
        other => {
            let message = format!("`{other}` answers no request: a document or a license does");
            Err(Error::invalid("bad_subject", message))
        }
    }
}

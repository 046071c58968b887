//! What matters say about deadlines: the days on which answers are due, and what was answered.

use muniment_catalog::{Catalog, MatterEntry};
use muniment_core::deadlines::{
    Anchor, AnchorKind, DeadlineKey, Mark, Response, Subject, SubjectKind,
};
use muniment_core::matter::{MatterRequest, Settlement};

use crate::Error;

/// The rule about the answer to a request.
const REQUEST_RULE: &str = "D29-request";

/// An open matter with its requests.
pub(super) type OpenMatter = (MatterEntry, Vec<MatterRequest>);

/// The matters that are worked on. In a closed one nothing falls due.
pub(super) fn open(catalog: &Catalog) -> Result<Vec<OpenMatter>, Error> {
    let mut matters = Vec::new();
    for entry in catalog.matters()?.into_iter().filter(|entry| entry.closed.is_none()) {
        let requests = catalog.matter_requests(&entry.id)?;
        matters.push((entry, requests));
    }
    Ok(matters)
}

/// The days on which answers are due. Where a letter gives neither a day nor a notice, the usual
/// notice counts from it.
pub(super) fn anchors(matters: &[OpenMatter]) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for (entry, requests) in matters {
        let letter = entry.stated.letter_on.map(|day| (AnchorKind::AuditLetter, day));
        let due = entry.stated.due().map(|day| (AnchorKind::MatterDue, day));
        anchors.extend(due.or(letter).map(|(kind, day)| {
            let title = entry.stated.label().to_owned();
            let subject = Subject { kind: SubjectKind::Matter, id: entry.id.to_string(), title };
            Anchor { subject, kind, qualifier: None, day }
        }));
        anchors.extend(requests.iter().filter_map(|request| of_request(entry, request)));
    }
    anchors
}

/// What was answered need not be stated about its deadline again.
pub(super) fn marks(matters: &[OpenMatter]) -> Vec<Mark> {
    let mark = |entry: &MatterEntry, request: &MatterRequest| {
        let anchor = of_request(entry, request)?;
        let settled = request.settled?;
        Some(Mark {
            key: DeadlineKey::new(REQUEST_RULE, &anchor.subject, anchor.day),
            response: Response::Done { on: settled.on, evidence: Vec::new() },
        })
    };
    let of_matter = |(entry, requests): &OpenMatter| -> Vec<Mark> {
        requests.iter().filter_map(|request| mark(entry, request)).collect()
    };
    matters.iter().flat_map(of_matter).collect()
}

/// The day on which the answer to a request is due, unless it was withdrawn.
fn of_request(entry: &MatterEntry, request: &MatterRequest) -> Option<Anchor> {
    let is_withdrawn = request.settled.is_some_and(|settled| settled.how == Settlement::Withdrawn);
    let day = request.due(entry.stated.due()).filter(|_| !is_withdrawn)?;
    let subject = Subject {
        kind: SubjectKind::Matter,
        id: format!("{}/{}", entry.id, request.number),
        title: format!("{}, request {}", entry.stated.label(), request.number),
    };
    Some(Anchor { subject, kind: AnchorKind::RequestDue, qualifier: None, day })
}

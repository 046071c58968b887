//! What makes a matter again what it was before an event.

use muniment_catalog::{Catalog, MatterEntry};
use muniment_core::matter::{Closing, MatterChange, MatterRequest, ResponseItem};
use muniment_core::{Event, MatterId};

use super::TAKEN_BACK;
use crate::{Error, show};

/// What takes a change of a matter back, with the matter's name; a pack that was handed over stays
/// handed over.
pub(super) fn before(
    catalog: &Catalog,
    matter: MatterId,
    change: &MatterChange,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let Some(before) = catalog.matter(&matter)? else {
        let MatterChange::Opened(stated) = change else { return Ok(None) };
        let closing = Closing { on: show::as_of(None)?, reason: TAKEN_BACK.to_owned() };
        let change = MatterChange::Closed(closing);
        return Ok(Some((stated.label().to_owned(), vec![Event::Matter { matter, change }])));
    };
    let label = before.stated.label().to_owned();
    let back = back(catalog, before, change)?;
    Ok(back.map(|change| (label, vec![Event::Matter { matter, change }])))
}

fn back(
    catalog: &Catalog,
    before: MatterEntry,
    change: &MatterChange,
) -> Result<Option<MatterChange>, Error> {
    let request = |number: &str| -> Result<Option<MatterRequest>, Error> {
        let requests = catalog.matter_requests(&before.id)?;
        Ok(requests.into_iter().find(|request| request.number == number))
    };
    let response = |request: &str, subject| -> Result<Option<ResponseItem>, Error> {
        let items = catalog.matter_responses(&before.id)?;
        Ok(items.into_iter().find(|item| item.request == request && item.subject == subject))
    };
    Ok(match change {
        MatterChange::Opened(_) | MatterChange::Changed(_) => {
            Some(MatterChange::Changed(before.stated))
        }
        MatterChange::Closed(_) => Some(MatterChange::Reopened),
        MatterChange::Reopened => before.closed.map(MatterChange::Closed),
        MatterChange::RequestAdded(MatterRequest { number, .. })
        | MatterChange::RequestChanged(MatterRequest { number, .. }) => {
            let removed = || MatterChange::RequestRemoved { number: number.clone() };
            Some(request(number)?.map_or_else(removed, MatterChange::RequestChanged))
        }
        MatterChange::RequestRemoved { number } => request(number)?.map(MatterChange::RequestAdded),
        MatterChange::ResponseStated(ResponseItem { request, subject, .. }) => {
            let (request, subject) = (request.clone(), *subject);
            let known = response(&request, subject)?;
            Some(known.map_or_else(
                || MatterChange::ResponseRemoved { request, subject },
                MatterChange::ResponseStated,
            ))
        }
        MatterChange::ResponseRemoved { request, subject } => {
            response(request, *subject)?.map(MatterChange::ResponseStated)
        }
        MatterChange::PackProduced(_) => None,
    })
}

/// Whether a change still makes sense: nobody closed or reopened the matter, and a request that
/// would go has no answers by now.
pub(super) fn still_applies(
    catalog: &Catalog,
    matter: &MatterId,
    change: &MatterChange,
) -> Result<bool, Error> {
    let is_closed = catalog.matter(matter)?.is_some_and(|entry| entry.closed.is_some());
    Ok(match change {
        MatterChange::Reopened => is_closed,
        MatterChange::RequestRemoved { number } => {
            let answers = |item: &ResponseItem| item.request == *number;
            !is_closed && !catalog.matter_responses(matter)?.iter().any(answers)
        }
        _ => !is_closed,
    })
}

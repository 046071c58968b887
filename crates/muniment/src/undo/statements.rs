//! What makes statements, mappings and disputes again what they were before an event.

use muniment_catalog::{Catalog, StatementEntry};
use muniment_core::statement::{Dispute, DisputeState, DisputeStep};
use muniment_core::{DocumentId, Event};

use super::TAKEN_BACK;
use crate::Error;

/// What is taken back, by its name, and the events that do it.
type Back = Option<(String, Vec<Event>)>;

pub(super) fn before(catalog: &Catalog, event: &Event) -> Result<Back, Error> {
    Ok(match event {
        Event::StatementRead { document, .. }
        | Event::StatementVoided { document, .. }
        | Event::StatementRestored { document } => statement_before(catalog, *document, event)?,
        Event::MappingSaved { mapping } => {
            let before = catalog.mappings()?.into_iter().find(|known| known.name == mapping.name);
            let name = mapping.name.clone();
            let back = match before {
                Some(mapping) => Event::MappingSaved { mapping },
                None => Event::MappingForgotten { name: name.clone() },
            };
            Some((name, vec![back]))
        }
        Event::MappingForgotten { name } => {
            let before = catalog.mappings()?.into_iter().find(|known| known.name == *name);
            before.map(|mapping| (name.clone(), vec![Event::MappingSaved { mapping }]))
        }
        Event::DisputeStated { dispute, stated } => {
            let before = catalog.dispute(dispute)?.map(|entry| entry.stated);
            let name = catalog.statement(&stated.statement)?.map(|entry| entry.file_name);
            let back = before.or_else(|| withdrawn(stated));
            let back = back.map(|stated| Event::DisputeStated { dispute: *dispute, stated });
            name.zip(back).map(|(name, back)| (name, vec![back]))
        }
        Event::StatementRequested { request, stated } => {
            let known = catalog.statement_requests()?.into_iter();
            let before = known.map(|entry| (entry.id, entry.stated)).find(|(id, _)| id == request);
            let before = before.map(|(_, stated)| stated);
            let by = stated.as_ref().or(before.as_ref()).map(|stated| stated.by.clone());
            let back = Event::StatementRequested { request: *request, stated: before };
            by.map(|by| (by, vec![back]))
        }
        _ => None,
    })
}

fn statement_before(catalog: &Catalog, document: DocumentId, event: &Event) -> Result<Back, Error> {
    let Some(before) = catalog.statement(&document)? else {
        let name = catalog.document_by_id(&document)?.map(|document| document.name);
        let back = Event::StatementVoided { document, reason: TAKEN_BACK.to_owned() };
        return Ok(name.map(|name| (name, vec![back])));
    };
    let StatementEntry { file_name, head, rows, bytes, voided, .. } = before;
    let back = match event {
        Event::StatementRead { .. } => {
            let mut back = vec![Event::StatementRead { document, stated: head, rows, bytes }];
            back.extend(voided.map(|reason| Event::StatementVoided { document, reason }));
            back
        }
        Event::StatementVoided { .. } => vec![Event::StatementRestored { document }],
        _ => voided.map(|reason| Event::StatementVoided { document, reason }).into_iter().collect(),
    };
    Ok(Some((file_name, back)))
}

/// A dispute that was only drafted goes back by being withdrawn.
fn withdrawn(stated: &Dispute) -> Option<Dispute> {
    let on = stated.steps().last()?.on;
    let mut stated = stated.clone();
    let note = TAKEN_BACK.to_owned();
    stated.advance(DisputeStep { state: DisputeState::Withdrawn, on, note }).ok()?;
    Some(stated)
}

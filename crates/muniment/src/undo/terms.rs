//! What makes terms again what they were before an event.

use muniment_catalog::Catalog;
use muniment_core::terms::ProductVersion;
use muniment_core::{EditionId, Event};

use super::TAKEN_BACK;
use crate::Error;
use crate::terms::label_of;

/// What is taken back, by its name, and the events that do it.
type Back = Option<(String, Vec<Event>)>;

pub(super) fn edition_before(
    catalog: &Catalog,
    edition: EditionId,
    event: &Event,
) -> Result<Back, Error> {
    let Some(before) = catalog.terms_edition(&edition)? else {
        let Event::TermsStated { stated, .. } = event else { return Ok(None) };
        let reason = TAKEN_BACK.to_owned();
        let back = Event::TermsVoided { edition, reason };
        return Ok(Some((label_of(stated), vec![back])));
    };
    let label = label_of(&before.stated);
    let back = match event {
        Event::TermsStated { .. } => Some(Event::TermsStated { edition, stated: before.stated }),
        Event::TermsVoided { .. } => Some(Event::TermsRestored { edition }),
        _ => before.voided.map(|reason| Event::TermsVoided { edition, reason }),
    };
    Ok(back.map(|back| (label, vec![back])))
}

pub(super) fn decision_before(catalog: &Catalog, event: &Event) -> Result<Back, Error> {
    Ok(match event {
        Event::ReleaseStated { version, .. } => {
            let releases = catalog.product_releases()?;
            let on = releases.iter().find(|known| known.version == *version).map(|known| known.on);
            let ProductVersion { product, version: number } = version;
            let back = Event::ReleaseStated { version: version.clone(), on };
            Some((format!("{product} {number}"), vec![back]))
        }
        Event::TermsExcepted { agreement, .. } => {
            let label = catalog.agreement(agreement)?.map(|entry| entry.stated.label().to_owned());
            let stated = catalog.terms_exceptions()?;
            let exception = stated.into_iter().find(|(id, _)| id == agreement).map(|(_, e)| e);
            let back = Event::TermsExcepted { agreement: *agreement, exception };
            label.map(|label| (label, vec![back]))
        }
        Event::TermsElected { license, version, .. } => {
            let title = catalog.license(license)?.map(|entry| entry.record.title());
            let chosen = catalog.terms_elections()?;
            let same = chosen.into_iter().find(|e| e.license == *license && e.version == *version);
            let election = same.map(|entry| entry.election);
            let (license, version) = (*license, version.clone());
            let back = Event::TermsElected { license, version, election };
            title.map(|title| (title, vec![back]))
        }
        _ => None,
    })
}

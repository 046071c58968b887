//! Taking back what was stated about portal access and benefits.

use muniment_catalog::Catalog;
use muniment_core::{AccessId, AgreementId, Event};

use super::TAKEN_BACK;
use crate::Error;

/// What makes an entry of the portal access register again what it was before an event.
pub(super) fn before(
    catalog: &Catalog,
    access: AccessId,
    event: &Event,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let Some(before) = catalog.access(&access)? else {
        let Event::AccessStated { stated, .. } = event else { return Ok(None) };
        let reason = TAKEN_BACK.to_owned();
        let back = Event::AccessVoided { access, reason };
        return Ok(Some((stated.person.clone(), vec![back])));
    };
    let person = before.stated.person.clone();
    let back = match event {
        Event::AccessStated { .. } => Some(Event::AccessStated { access, stated: before.stated }),
        Event::AccessVoided { .. } => Some(Event::AccessRestored { access }),
        _ => before.voided.map(|reason| Event::AccessVoided { access, reason }),
    };
    Ok(back.map(|back| (person, vec![back])))
}

/// What makes a benefit, or the migration of an agreement, again what it was before an event.
pub(super) fn benefits_before(
    catalog: &Catalog,
    agreement: AgreementId,
    event: &Event,
) -> Result<Option<(String, Vec<Event>)>, Error> {
    let Some(entry) = catalog.agreement(&agreement)? else { return Ok(None) };
    let mut before = catalog.agreement_benefits(&agreement)?;
    let back = match event {
        Event::BenefitStated { benefit, .. } => Event::BenefitStated {
            agreement,
            benefit: benefit.clone(),
            standing: before.standings.remove(benefit),
        },
        _ => Event::AgreementMigrated { agreement, on: before.migrated_on },
    };
    Ok(Some((entry.stated.label().to_owned(), vec![back])))
}

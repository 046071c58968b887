//! Whom an event is about.

use muniment_core::Event;
use muniment_core::matter::{MatterChange, ResponseItem};
use rusqlite::{Connection, params};

use crate::matters::subject_columns;

/// The documents, license records and saved searches an event concerns.
pub(super) fn subjects(db: &Connection, event: &Event) -> Result<Vec<String>, rusqlite::Error> {
    Ok(match event {
        Event::VaultCreated { .. } | Event::WriterJoined { .. } => Vec::new(),
        Event::DocumentAdded { document, .. }
        | Event::DocumentArrivedAgain { document, .. }
        | Event::DocumentDescribed { document, .. }
        | Event::DocumentVoided { document, .. }
        | Event::DocumentRestored { document }
        | Event::TextCorrected { document, .. }
        | Event::ScriptChosen { document, .. }
        | Event::SuggestionRejected { document, .. }
        | Event::RejectionWithdrawn { document, .. }
        | Event::InvoiceLinesStated { document, .. } => vec![document.to_string()],
        Event::LicenseAdded { license, .. }
        | Event::LicenseEdited { license, .. }
        | Event::LicenseVoided { license, .. }
        | Event::LicenseRestored { license }
        | Event::AcquisitionStated { license, .. }
        | Event::FindingWaived { license, .. }
        | Event::WaiverWithdrawn { license, .. } => vec![license.to_string()],
        Event::AgreementStated { agreement, .. }
        | Event::AgreementVoided { agreement, .. }
        | Event::AgreementRestored { agreement } => vec![agreement.to_string()],
        Event::EntityStated { entity, .. }
        | Event::EntityVoided { entity, .. }
        | Event::EntityRestored { entity } => vec![entity.to_string()],
        Event::AccessStated { access, .. }
        | Event::AccessVoided { access, .. }
        | Event::AccessRestored { access } => vec![access.to_string()],
        Event::BenefitStated { agreement, .. } | Event::AgreementMigrated { agreement, .. } => {
            vec![agreement.to_string()]
        }
        Event::VaultVerified { .. } => Vec::new(),
        Event::RulesAdopted { .. }
        | Event::IdentityPublished { .. }
        | Event::ReleaseStated { .. } => Vec::new(),
        Event::KeyStated { key, .. }
        | Event::KeyVoided { key, .. }
        | Event::KeyRestored { key }
        | Event::KeyRevealed { key, .. } => vec![key.to_string()],
        Event::DocumentKeysRevealed { document, .. } => vec![document.to_string()],
        Event::TermsStated { edition, stated } => {
            vec![edition.to_string(), stated.document.to_string()]
        }
        Event::TermsVoided { edition, .. } | Event::TermsRestored { edition } => {
            vec![edition.to_string()]
        }
        Event::TermsExcepted { agreement, .. } => vec![agreement.to_string()],
        Event::TermsElected { license, .. } => vec![license.to_string()],
        Event::StatementRead { document, .. }
        | Event::StatementVoided { document, .. }
        | Event::StatementRestored { document } => vec![document.to_string()],
        Event::MappingSaved { .. }
        | Event::MappingForgotten { .. }
        | Event::StatementRequested { .. } => Vec::new(),
        Event::DisputeStated { dispute, stated } => {
            vec![dispute.to_string(), stated.statement.to_string()]
        }
        Event::DeadlineMarked { deadline, .. } => vec![deadline.id.clone()],
        Event::TrueUpStated { agreement, .. } => vec![agreement.to_string()],
        Event::CalculationKept { license, .. } => vec![license.to_string()],
        Event::CalculationVoided { calculation, .. }
        | Event::CalculationRestored { calculation } => db
            .prepare_cached("SELECT license FROM calculations WHERE id = ?1")?
            .query_map(params![calculation.to_string()], |row| row.get(0))?
            .collect::<Result<_, _>>()?,
        Event::Linked { document, license, .. } => vec![document.to_string(), license.to_string()],
        Event::Unlinked { link } | Event::LinkClaimed { link, .. } => {
            let mut sides = db.prepare_cached(
                "SELECT documents.id, licenses.id FROM links
                 JOIN documents ON documents.row = links.document
                 JOIN licenses ON licenses.row = links.license
                 WHERE links.id = ?1",
            )?;
            let sides =
                sides.query_map(params![link.to_string()], |row| Ok([row.get(0)?, row.get(1)?]))?;
            sides.collect::<Result<Vec<[String; 2]>, _>>()?.into_iter().flatten().collect()
        }
        Event::Matter { matter, change } => match change {
            MatterChange::ResponseStated(ResponseItem { subject, .. })
            | MatterChange::ResponseRemoved { subject, .. } => {
                vec![matter.to_string(), subject_columns(*subject).1]
            }
            _ => vec![matter.to_string()],
        },
        Event::SearchSaved { search, .. } | Event::SearchForgotten { search } => {
            vec![search.to_string()]
        }
    })
}

//! Events as records, and records as events.

use muniment_core as core;

use super::{Election, Exception, InvoiceLine, MatterRecord, Record, Response, Sealed, Standing};

impl From<&core::Event> for Record {
    fn from(event: &core::Event) -> Self {
        use core::Event;
        match event.clone() {
            Event::VaultCreated { vault } => Self::VaultCreated { vault },
            Event::WriterJoined { writer, public_key } => Self::WriterJoined { public_key, writer },
            Event::DocumentAdded { document, digest, bytes, origin } => {
                Self::DocumentAdded { bytes, document, origin: origin.into(), sha256: digest }
            }
            Event::DocumentArrivedAgain { document, origin } => {
                Self::DocumentArrivedAgain { document, origin: origin.into() }
            }
            Event::DocumentDescribed { document, description } => {
                Self::DocumentDescribed { description: description.into(), document }
            }
            Event::DocumentVoided { document, reason } => Self::DocumentVoided { document, reason },
            Event::DocumentRestored { document } => Self::DocumentRestored { document },
            Event::TextCorrected { document, correction } => {
                Self::TextCorrected { correction: correction.into(), document }
            }
            Event::ScriptChosen { document, script } => Self::ScriptChosen { document, script },
            Event::LicenseAdded { license, record } => {
                Self::LicenseAdded { license, record: record.into() }
            }
            Event::LicenseEdited { license, record } => {
                Self::LicenseEdited { license, record: record.into() }
            }
            Event::LicenseVoided { license, reason } => Self::LicenseVoided { license, reason },
            Event::LicenseRestored { license } => Self::LicenseRestored { license },
            Event::Linked { link, document, license, kind, quantity, pages } => {
                Self::Linked { document, kind, license, link, pages, quantity }
            }
            Event::LinkClaimed { link, claim } => Self::LinkClaimed { claim: claim.into(), link },
            Event::Unlinked { link } => Self::Unlinked { link },
            Event::InvoiceLinesStated { document, lines } => Self::InvoiceLinesStated {
                document,
                lines: lines.into_iter().map(InvoiceLine::from).collect(),
            },
            Event::SuggestionRejected { document, field, value } => {
                Self::SuggestionRejected { document, field, value }
            }
            Event::RejectionWithdrawn { document, field, value } => {
                Self::RejectionWithdrawn { document, field, value }
            }
            Event::AcquisitionStated { license, acquisition } => {
                Self::AcquisitionStated { acquisition: acquisition.into(), license }
            }
            Event::FindingWaived { license, finding, reason } => {
                Self::FindingWaived { finding, license, reason }
            }
            Event::WaiverWithdrawn { license, finding } => {
                Self::WaiverWithdrawn { finding, license }
            }
            Event::AgreementStated { agreement, stated } => {
                Self::AgreementStated { agreement, stated: stated.into() }
            }
            Event::AgreementVoided { agreement, reason } => {
                Self::AgreementVoided { agreement, reason }
            }
            Event::AgreementRestored { agreement } => Self::AgreementRestored { agreement },
            Event::EntityStated { entity, stated } => {
                Self::EntityStated { entity, stated: stated.into() }
            }
            Event::EntityVoided { entity, reason } => Self::EntityVoided { entity, reason },
            Event::EntityRestored { entity } => Self::EntityRestored { entity },
            Event::AccessStated { access, stated } => {
                Self::AccessStated { access, stated: stated.into() }
            }
            Event::AccessVoided { access, reason } => Self::AccessVoided { access, reason },
            Event::AccessRestored { access } => Self::AccessRestored { access },
            Event::BenefitStated { agreement, benefit, standing } => {
                Self::BenefitStated { agreement, benefit, standing: standing.map(Standing::from) }
            }
            Event::AgreementMigrated { agreement, on } => Self::AgreementMigrated { agreement, on },
            Event::RulesAdopted { rules, text } => Self::RulesAdopted { rules, text },
            Event::DeadlineMarked { deadline, response } => Self::DeadlineMarked {
                deadline: deadline.into(),
                response: response.map(Response::from),
            },
            Event::IdentityPublished { recipient, wrapped } => {
                Self::IdentityPublished { recipient, wrapped }
            }
            Event::KeyStated { key, stated, sealed } => {
                Self::KeyStated { key, sealed: sealed.map(Sealed::from), stated: stated.into() }
            }
            Event::KeyVoided { key, reason } => Self::KeyVoided { key, reason },
            Event::KeyRestored { key } => Self::KeyRestored { key },
            Event::KeyRevealed { key, reason } => Self::KeyRevealed { key, reason },
            Event::DocumentKeysRevealed { document, reason } => {
                Self::DocumentKeysRevealed { document, reason }
            }
            Event::TrueUpStated { agreement, anniversary, stated } => {
                Self::TrueUpStated { agreement, anniversary, stated: stated.into() }
            }
            Event::CalculationKept { calculation, license, kept } => {
                Self::CalculationKept { calculation, kept: kept.into(), license }
            }
            Event::CalculationVoided { calculation, reason } => {
                Self::CalculationVoided { calculation, reason }
            }
            Event::CalculationRestored { calculation } => Self::CalculationRestored { calculation },
            Event::TermsStated { edition, stated } => {
                Self::TermsStated { edition, stated: stated.into() }
            }
            Event::TermsVoided { edition, reason } => Self::TermsVoided { edition, reason },
            Event::TermsRestored { edition } => Self::TermsRestored { edition },
            Event::ReleaseStated { version, on } => {
                Self::ReleaseStated { on, version: version.into() }
            }
            Event::TermsExcepted { agreement, exception } => {
                Self::TermsExcepted { agreement, exception: exception.map(Exception::from) }
            }
            Event::TermsElected { license, version, election } => {
                Self::TermsElected { election: election.map(Election::from), license, version }
            }
            Event::VaultVerified { through, objects, bytes, problems, damaged } => {
                Self::VaultVerified { bytes, damaged, objects, problems, through }
            }
            Event::StatementRead { document, stated, rows, bytes } => {
                Self::StatementRead { bytes, document, rows, stated: stated.into() }
            }
            Event::StatementVoided { document, reason } => {
                Self::StatementVoided { document, reason }
            }
            Event::StatementRestored { document } => Self::StatementRestored { document },
            Event::MappingSaved { mapping } => Self::MappingSaved { mapping: mapping.into() },
            Event::MappingForgotten { name } => Self::MappingForgotten { name },
            Event::DisputeStated { dispute, stated } => {
                Self::DisputeStated { dispute, stated: stated.into() }
            }
            Event::StatementRequested { request, stated } => {
                Self::StatementRequested { request, stated: stated.map(Into::into) }
            }
            Event::SearchSaved { search, name, query } => Self::SearchSaved { name, query, search },
            Event::SearchForgotten { search } => Self::SearchForgotten { search },
            Event::Matter { matter, change } => Self::Matter(MatterRecord::new(matter, change)),
        }
    }
}

impl From<Record> for core::Event {
    fn from(record: Record) -> Self {
        match record {
            Record::VaultCreated { vault } => Self::VaultCreated { vault },
            Record::WriterJoined { public_key, writer } => {
                Self::WriterJoined { writer, public_key }
            }
            Record::DocumentAdded { bytes, document, origin, sha256 } => {
                Self::DocumentAdded { document, digest: sha256, bytes, origin: origin.into() }
            }
            Record::DocumentArrivedAgain { document, origin } => {
                Self::DocumentArrivedAgain { document, origin: origin.into() }
            }
            Record::DocumentDescribed { description, document } => {
                Self::DocumentDescribed { document, description: description.into() }
            }
            Record::DocumentVoided { document, reason } => {
                Self::DocumentVoided { document, reason }
            }
            Record::DocumentRestored { document } => Self::DocumentRestored { document },
            Record::TextCorrected { correction, document } => {
                Self::TextCorrected { document, correction: correction.into() }
            }
            Record::ScriptChosen { document, script } => Self::ScriptChosen { document, script },
            Record::LicenseAdded { license, record } => {
                Self::LicenseAdded { license, record: record.into() }
            }
            Record::LicenseEdited { license, record } => {
                Self::LicenseEdited { license, record: record.into() }
            }
            Record::LicenseVoided { license, reason } => Self::LicenseVoided { license, reason },
            Record::LicenseRestored { license } => Self::LicenseRestored { license },
            Record::Linked { document, kind, license, link, pages, quantity } => {
                Self::Linked { link, document, license, kind, quantity, pages }
            }
            Record::LinkClaimed { claim, link } => Self::LinkClaimed { link, claim: claim.into() },
            Record::Unlinked { link } => Self::Unlinked { link },
            Record::InvoiceLinesStated { document, lines } => Self::InvoiceLinesStated {
                document,
                lines: lines.into_iter().map(core::InvoiceLine::from).collect(),
            },
            Record::SuggestionRejected { document, field, value } => {
                Self::SuggestionRejected { document, field, value }
            }
            Record::RejectionWithdrawn { document, field, value } => {
                Self::RejectionWithdrawn { document, field, value }
            }
            Record::AcquisitionStated { acquisition, license } => {
                Self::AcquisitionStated { license, acquisition: acquisition.into() }
            }
            Record::FindingWaived { finding, license, reason } => {
                Self::FindingWaived { license, finding, reason }
            }
            Record::WaiverWithdrawn { finding, license } => {
                Self::WaiverWithdrawn { license, finding }
            }
            Record::AgreementStated { agreement, stated } => {
                Self::AgreementStated { agreement, stated: stated.into() }
            }
            Record::AgreementVoided { agreement, reason } => {
                Self::AgreementVoided { agreement, reason }
            }
            Record::AgreementRestored { agreement } => Self::AgreementRestored { agreement },
            Record::EntityStated { entity, stated } => {
                Self::EntityStated { entity, stated: stated.into() }
            }
            Record::EntityVoided { entity, reason } => Self::EntityVoided { entity, reason },
            Record::EntityRestored { entity } => Self::EntityRestored { entity },
            Record::AccessStated { access, stated } => {
                Self::AccessStated { access, stated: stated.into() }
            }
            Record::AccessVoided { access, reason } => Self::AccessVoided { access, reason },
            Record::AccessRestored { access } => Self::AccessRestored { access },
            Record::BenefitStated { agreement, benefit, standing } => Self::BenefitStated {
                agreement,
                benefit,
                standing: standing.map(core::BenefitStanding::from),
            },
            Record::AgreementMigrated { agreement, on } => {
                Self::AgreementMigrated { agreement, on }
            }
            Record::RulesAdopted { rules, text } => Self::RulesAdopted { rules, text },
            Record::DeadlineMarked { deadline, response } => Self::DeadlineMarked {
                deadline: deadline.into(),
                response: response.map(core::deadlines::Response::from),
            },
            Record::IdentityPublished { recipient, wrapped } => {
                Self::IdentityPublished { recipient, wrapped }
            }
            Record::KeyStated { key, sealed, stated } => Self::KeyStated {
                key,
                stated: stated.into(),
                sealed: sealed.map(core::SealedKey::from),
            },
            Record::KeyVoided { key, reason } => Self::KeyVoided { key, reason },
            Record::KeyRestored { key } => Self::KeyRestored { key },
            Record::KeyRevealed { key, reason } => Self::KeyRevealed { key, reason },
            Record::DocumentKeysRevealed { document, reason } => {
                Self::DocumentKeysRevealed { document, reason }
            }
            Record::TrueUpStated { agreement, anniversary, stated } => {
                Self::TrueUpStated { agreement, anniversary, stated: stated.into() }
            }
            Record::CalculationKept { calculation, kept, license } => {
                Self::CalculationKept { calculation, license, kept: kept.into() }
            }
            Record::CalculationVoided { calculation, reason } => {
                Self::CalculationVoided { calculation, reason }
            }
            Record::CalculationRestored { calculation } => {
                Self::CalculationRestored { calculation }
            }
            Record::TermsStated { edition, stated } => {
                Self::TermsStated { edition, stated: stated.into() }
            }
            Record::TermsVoided { edition, reason } => Self::TermsVoided { edition, reason },
            Record::TermsRestored { edition } => Self::TermsRestored { edition },
            Record::ReleaseStated { on, version } => {
                Self::ReleaseStated { version: version.into(), on }
            }
            Record::TermsExcepted { agreement, exception } => Self::TermsExcepted {
                agreement,
                exception: exception.map(core::terms::Exception::from),
            },
            Record::TermsElected { election, license, version } => Self::TermsElected {
                license,
                version,
                election: election.map(core::terms::Election::from),
            },
            Record::VaultVerified { bytes, damaged, objects, problems, through } => {
                Self::VaultVerified { through, objects, bytes, problems, damaged }
            }
            Record::StatementRead { bytes, document, rows, stated } => {
                Self::StatementRead { document, stated: stated.into(), rows, bytes }
            }
            Record::StatementVoided { document, reason } => {
                Self::StatementVoided { document, reason }
            }
            Record::StatementRestored { document } => Self::StatementRestored { document },
            Record::MappingSaved { mapping } => Self::MappingSaved { mapping: mapping.into() },
            Record::MappingForgotten { name } => Self::MappingForgotten { name },
            Record::DisputeStated { dispute, stated } => {
                Self::DisputeStated { dispute, stated: stated.into() }
            }
            Record::StatementRequested { request, stated } => {
                Self::StatementRequested { request, stated: stated.map(Into::into) }
            }
            Record::SearchSaved { name, query, search } => {
                Self::SearchSaved { search, name, query }
            }
            Record::SearchForgotten { search } => Self::SearchForgotten { search },
            Record::Matter(record) => record.into(),
        }
    }
}

//! What an operation changed, and who is told.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use muniment_core::Event;

use crate::view::{Changed, QueueView, RecognitionView};

/// What an operation yielded and which parts of a screen it made stale.
#[derive(Debug, Clone, PartialEq)]
pub struct Done<T> {
    /// What was asked for.
    pub value: T,
    /// What changed.
    pub changed: Changed,
}

/// What those who watch a vault are told.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// Something changed, here, in another window or on another machine.
    Changed(Changed),
    /// The intake moved on.
    Queue(QueueView),
    /// Recognition moved on.
    Recognition(RecognitionView),
}

/// More ids than this are not named one by one; the scope says enough.
const FEW: usize = 200;

impl Changed {
    pub(crate) fn nothing() -> Self {
        Self { scopes: Vec::new(), documents: Vec::new(), licenses: Vec::new() }
    }

    pub(crate) fn everything() -> Self {
        let scopes = [
            "vault",
            "documents",
            "licenses",
            "links",
            "searches",
            "journal",
            "reading",
            "agreements",
            "entities",
            "access",
            "benefits",
            "rules",
            "deadlines",
            "keys",
            "terms",
            "matters",
            "statements",
        ];
        Self { scopes: scopes.map(str::to_owned).to_vec(), ..Self::nothing() }
    }

    pub(crate) fn reading(documents: Vec<String>) -> Self {
        let documents = if documents.len() > FEW { Vec::new() } else { documents };
        Self { scopes: vec!["reading".to_owned()], documents, licenses: Vec::new() }
    }

    pub(crate) fn by<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut scopes = BTreeSet::from(["journal"]);
        let mut documents = BTreeSet::new();
        let mut licenses = BTreeSet::new();
        for event in events {
            match event {
                Event::VaultCreated { .. } | Event::WriterJoined { .. } => {}
                Event::DocumentAdded { document, .. }
                | Event::DocumentArrivedAgain { document, .. }
                | Event::DocumentDescribed { document, .. }
                | Event::DocumentVoided { document, .. }
                | Event::DocumentRestored { document } => {
                    scopes.insert("documents");
                    documents.insert(document.to_string());
                }
                Event::SuggestionRejected { document, .. }
                | Event::RejectionWithdrawn { document, .. } => {
                    scopes.insert("documents");
                    documents.insert(document.to_string());
                }
                Event::TextCorrected { document, .. } | Event::ScriptChosen { document, .. } => {
                    scopes.insert("reading");
                    documents.insert(document.to_string());
                }
                Event::LicenseAdded { license, .. }
                | Event::LicenseEdited { license, .. }
                | Event::LicenseVoided { license, .. }
                | Event::LicenseRestored { license } => {
                    scopes.insert("licenses");
                    licenses.insert(license.to_string());
                }
                Event::AcquisitionStated { license, .. }
                | Event::FindingWaived { license, .. }
                | Event::WaiverWithdrawn { license, .. } => {
                    scopes.insert("licenses");
                    licenses.insert(license.to_string());
                }
                Event::InvoiceLinesStated { document, .. } => {
                    scopes.insert("links");
                    documents.insert(document.to_string());
                }
                Event::AgreementStated { .. }
                | Event::AgreementVoided { .. }
                | Event::AgreementRestored { .. } => {
                    scopes.insert("agreements");
                }
                Event::EntityStated { .. }
                | Event::EntityVoided { .. }
                | Event::EntityRestored { .. } => {
                    scopes.insert("entities");
                }
                Event::AccessStated { .. }
                | Event::AccessVoided { .. }
                | Event::AccessRestored { .. } => {
                    scopes.insert("access");
                }
                Event::BenefitStated { .. } | Event::AgreementMigrated { .. } => {
                    scopes.insert("benefits");
                }
                Event::RulesAdopted { .. } => {
                    scopes.insert("rules");
                }
                Event::DeadlineMarked { .. } => {
                    scopes.insert("deadlines");
                }
                Event::IdentityPublished { .. }
                | Event::KeyStated { .. }
                | Event::KeyVoided { .. }
                | Event::KeyRestored { .. }
                | Event::KeyRevealed { .. } => {
                    scopes.insert("keys");
                }
                // The journal alone is stale: what was shown changed nothing.
                Event::DocumentKeysRevealed { .. } => {}
                Event::VaultVerified { .. } => {}
                Event::StatementRead { document, .. }
                | Event::StatementVoided { document, .. }
                | Event::StatementRestored { document } => {
                    scopes.extend(["statements", "licenses"]);
                    documents.insert(document.to_string());
                }
                Event::MappingSaved { .. }
                | Event::MappingForgotten { .. }
                | Event::DisputeStated { .. }
                | Event::StatementRequested { .. } => {
                    scopes.insert("statements");
                }
                Event::TrueUpStated { .. } => {
                    scopes.extend(["agreements", "deadlines"]);
                }
                Event::CalculationKept { license, .. } => {
                    scopes.insert("licenses");
                    licenses.insert(license.to_string());
                }
                Event::CalculationVoided { .. } | Event::CalculationRestored { .. } => {
                    scopes.insert("licenses");
                }
                Event::TermsStated { .. }
                | Event::TermsVoided { .. }
                | Event::TermsRestored { .. }
                | Event::ReleaseStated { .. }
                | Event::TermsExcepted { .. }
                | Event::TermsElected { .. } => {
                    scopes.insert("terms");
                }
                Event::Linked { document, license, .. } => {
                    scopes.insert("links");
                    documents.insert(document.to_string());
                    licenses.insert(license.to_string());
                }
                Event::Unlinked { .. } | Event::LinkClaimed { .. } => {
                    scopes.insert("links");
                }
                Event::Matter { .. } => {
                    scopes.extend(["matters", "deadlines"]);
                }
                Event::SearchSaved { .. } | Event::SearchForgotten { .. } => {
                    scopes.insert("searches");
                }
            }
        }
        let few = |ids: BTreeSet<String>| {
            if ids.len() > FEW { Vec::new() } else { ids.into_iter().collect() }
        };
        Self {
            scopes: scopes.into_iter().map(str::to_owned).collect(),
            documents: few(documents),
            licenses: few(licenses),
        }
    }
}

type Listener = Box<dyn Fn(Notice) + Send + Sync>;

/// Those who watch a vault.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<Vec<Listener>>);

impl Listeners {
    pub(crate) fn add(&self, listener: Listener) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    pub(crate) fn tell(&self, notice: &Notice) {
        for listener in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(notice.clone());
        }
    }

    pub(crate) fn changed(&self, changed: &Changed) {
        if !changed.scopes.is_empty() {
            self.tell(&Notice::Changed(changed.clone()));
        }
    }
}

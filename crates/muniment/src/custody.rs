//! The custody report of a document: each step that the journal has, and its bytes as they are.

mod pack;

use chrono::Utc;
use muniment_core::custody::{CustodyAct, CustodyStep, Recorded, custody};
use muniment_core::{Digest, LicenseId, Op};
use muniment_storage::Entry;

use crate::document::resolve_document;
use crate::view::{CustodyReport, CustodyStepView};
use crate::{Error, Vault, show};

impl Vault {
    /// What happened to a document since it came. Its bytes are read again for the report, and
    /// nothing is written to the journal.
    ///
    /// # Errors
    /// When there is no such document, or the journal cannot be read.
    pub fn custody_of(&self, document: &str) -> Result<CustodyReport, Error> {
        let record = resolve_document(&self.catalog, document)?;
        let subject = record.id.to_string();
        let mut entries = Vec::new();
        for n in self.catalog.entries_about(&subject, &[Op::VerifyVault, Op::ProducePack])? {
            entries.extend(self.store.read_entries(n.saturating_sub(1), 1)?);
        }
        let steps = custody(&record.id, entries.iter().map(recorded));
        let steps = steps.iter().map(|step| self.shown_step(step, &entries));
        Ok(CustodyReport {
            document: subject,
            name: record.description.title.clone().unwrap_or_else(|| record.name.clone()),
            sha256: record.digest.to_string(),
            bytes: record.bytes,
            found: self.found(&record.digest).to_owned(),
            at: show::instant(Utc::now()),
            through: self.catalog.position()?.n,
            steps: steps.collect::<Result<_, _>>()?,
        })
    }

    /// How the bytes of an object are.
    fn found(&self, digest: &Digest) -> &'static str {
        use muniment_storage::Error as StorageError;
        let read = self.store.open_object(digest).and_then(|mut bytes| {
            std::io::copy(&mut bytes, &mut std::io::sink())
                .map_err(|_| StorageError::ObjectAltered(*digest))
        });
        match read {
            Ok(_) => "whole",
            Err(StorageError::ObjectMissing(_)) => "missing",
            Err(StorageError::NotOnThisDevice(_)) => "not_here",
            Err(_) => "altered",
        }
    }

    fn shown_step(&self, step: &CustodyStep, entries: &[Entry]) -> Result<CustodyStepView, Error> {
        let entry = entries.iter().find(|entry| entry.n == step.n);
        let mut shown = CustodyStepView {
            n: step.n,
            entry_sha256: entry.map(|entry| entry.digest.to_string()).unwrap_or_default(),
            at: show::instant(step.at),
            actor: step.actor.clone(),
            act: step.act.code().to_owned(),
            path: None,
            source: None,
            link: None,
            license: None,
            kind: None,
            page: None,
            reason: None,
            exhibit: None,
            volume: None,
            recipient: None,
            whole: None,
        };
        match &step.act {
            CustodyAct::Acquired { origin, .. } | CustodyAct::ArrivedAgain { origin } => {
                let path = if origin.path.is_empty() { &origin.name } else { &origin.path };
                shown.path = Some(path.clone());
                shown.source = Some(origin.source.code().to_owned());
            }
            CustodyAct::Linked { link, license, kind } => {
                shown.link = Some(link.to_string());
                shown.license = Some(self.title_of(license)?);
                shown.kind = Some(kind.code().to_owned());
            }
            CustodyAct::Claimed { link } | CustodyAct::Unlinked { link } => {
                shown.link = Some(link.to_string());
            }
            CustodyAct::Corrected { page } => shown.page = Some(*page),
            CustodyAct::Verified { whole } => shown.whole = Some(*whole),
            CustodyAct::Produced { exhibit, volume, recipient } => {
                shown.exhibit = Some(exhibit.clone());
                shown.volume = Some(*volume);
                shown.recipient = Some(recipient.clone());
            }
            CustodyAct::Revealed { reason } | CustodyAct::Voided { reason } => {
                shown.reason = Some(reason.clone());
            }
            CustodyAct::Described | CustodyAct::LinesStated | CustodyAct::Restored => {}
        }
        Ok(shown)
    }

    fn title_of(&self, license: &LicenseId) -> Result<String, Error> {
        let found = self.catalog.license(license)?;
        Ok(found.map_or_else(|| license.to_string(), |found| found.record.title()))
    }
}

fn recorded(entry: &Entry) -> Recorded<'_> {
    Recorded { n: entry.n, at: entry.at, actor: &entry.actor, events: &entry.events }
}

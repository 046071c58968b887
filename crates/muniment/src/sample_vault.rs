//! The sample vault: papers of an invented company, so that everything can be tried at once.

mod entered;

use std::path::Path;

use muniment_core::{Event, LicenseId, LinkId, Op};
use uuid::Uuid;

use crate::intake::{AddOptions, Input};
use crate::transact::Decision;
use crate::{Error, Settings, Vault, sample};

impl Vault {
    /// Creates a vault in an empty folder and fills it with papers that the program draws itself:
    /// searchable when this returns.
    ///
    /// # Errors
    /// As [`Self::create`], or when the papers cannot be written to a temporary folder.
    pub fn create_sample(folder: &Path, settings: Settings) -> Result<Self, Error> {
        let vault = Self::create(&folder.to_string_lossy(), settings)?;
        let papers =
            sample::documents(&|pdf, page, px| vault.pool.render(pdf, page, px, 0, None).ok());
        // One after another: of papers with the same bytes, the first is the document.
        for papers in papers.chunk_by(|one, next| one.source == next.source) {
            let inputs = papers
                .iter()
                .map(|paper| Input::Bytes { name: paper.name.clone(), bytes: paper.bytes.clone() });
            let options = AddOptions { source: Some(papers[0].source), ..AddOptions::default() };
            vault.add(inputs.collect(), options).wait_stored();
        }
        vault.intake.wait_until_idle();
        vault.confirm_sample(&papers)?;
        vault.add_sample_licenses()?;
        entered::enter(&vault)?;
        vault.undo.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
        Ok(vault)
    }

    fn confirm_sample(&self, papers: &[sample::SampleDocument]) -> Result<(), Error> {
        self.transact(Op::DescribeDocument, |catalog| {
            let mut events = Vec::new();
            for paper in papers {
                let Some(description) = &paper.description else { continue };
                if let Some(document) = catalog.document_named(&paper.name)? {
                    events.push(Event::DocumentDescribed {
                        document,
                        description: description.clone(),
                    });
                }
            }
            Ok(Decision { events, value: () })
        })?;
        Ok(())
    }

    fn add_sample_licenses(&self) -> Result<(), Error> {
        let licenses: Vec<_> = sample::licenses()
            .into_iter()
            .map(|record| (LicenseId::new(Uuid::now_v7()), record))
            .collect();
        self.transact(Op::ImportLicenses, |_| {
            let added = licenses.iter().map(|(license, record)| Event::LicenseAdded {
                license: *license,
                record: record.clone(),
            });
            Ok(Decision { events: added.collect(), value: () })
        })?;
        self.transact(Op::Link, |catalog| {
            let mut events = Vec::new();
            for link in sample::links() {
                let Some(document) = catalog.document_named(link.document)? else { continue };
                events.push(Event::Linked {
                    link: LinkId::new(Uuid::now_v7()),
                    document,
                    license: licenses[link.license].0,
                    kind: link.kind,
                    quantity: link.quantity,
                    pages: link.pages.parse().expect("the sample's pages are well formed"),
                });
            }
            Ok(Decision { events, value: () })
        })?;
        Ok(())
    }
}

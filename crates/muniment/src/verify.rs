//! Proving that the vault is what its journal says.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::sync::PoisonError;
use std::time::Instant;

use chrono::Utc;
use muniment_catalog::Catalog;
use muniment_core::{DocumentId, Event, Op};
use muniment_storage::{Problem, Progress, Report};

use crate::transact::Decision;
use crate::vault::journal_entry;
use crate::view::{VerifyProblem, VerifyProgress, VerifyReport};
use crate::{Done, Error, Vault, show};

impl Vault {
    /// Hashes every object again, walks the journal, and compares the catalog with one made anew.
    ///
    /// # Errors
    /// When the vault cannot be read at all, or the person cancels.
    pub fn verify(
        &self,
        progress: &(dyn Fn(VerifyProgress) + Sync),
        cancel: &(dyn Fn() -> bool + Sync),
    ) -> Result<VerifyReport, Error> {
        Ok(self.examined(progress, cancel)?.1)
    }

    /// Verifies the vault and keeps the result in the journal, so that the custody of each document
    /// shows it.
    ///
    /// # Errors
    /// As [`Self::verify`], and when the vault cannot be written.
    pub fn verify_and_record(
        &self,
        progress: &(dyn Fn(VerifyProgress) + Sync),
        cancel: &(dyn Fn() -> bool + Sync),
    ) -> Result<Done<VerifyReport>, Error> {
        let (found, report) = self.examined(progress, cancel)?;
        let event = self.verified(&found)?;
        let decide =
            |_: &Catalog| Ok(Decision { events: vec![event.clone()], value: report.clone() });
        self.transact(Op::VerifyVault, decide)
    }

    fn verified(&self, found: &Report) -> Result<Event, Error> {
        let mut damaged = BTreeSet::new();
        for digest in found.problems.iter().filter_map(|problem| problem.digest) {
            damaged.extend(self.catalog.document_by_digest(&digest)?.map(|document| document.id));
        }
        let read = found.traces.entries.iter().filter(|entry| entry.digest.is_some());
        Ok(Event::VaultVerified {
            through: read.map(|entry| entry.n).max().unwrap_or_default(),
            objects: found.objects,
            bytes: found.bytes,
            problems: found.problems.len() as u64,
            damaged: damaged.into_iter().collect(),
        })
    }

    /// What verification found, as the store tells it and as the door shows it.
    pub(crate) fn examined(
        &self,
        progress: &(dyn Fn(VerifyProgress) + Sync),
        cancel: &(dyn Fn() -> bool + Sync),
    ) -> Result<(Report, VerifyReport), Error> {
        let started = Instant::now();
        let report = self.store.verify(&show_progress(progress), cancel)?;
        if report.canceled {
            return Err(Error::Canceled);
        }
        let mut problems = Vec::with_capacity(report.problems.len());
        for problem in &report.problems {
            let document = match &problem.digest {
                Some(digest) => self.catalog.document_by_digest(digest)?,
                None => None,
            };
            problems.push(told(problem, document.map(|document| document.id)));
        }
        // A journal that does not hold together has no catalog to compare with.
        if !problems.iter().any(|problem| problem.code.starts_with("journal_")) {
            problems.extend(self.compare_catalog()?);
        }
        let shown = VerifyReport {
            objects: report.objects,
            bytes: report.bytes,
            entries: report.entries,
            at: show::instant(Utc::now()),
            seconds: started.elapsed().as_secs_f64(),
            problems,
        };
        Ok((report, shown))
    }

    /// Writes the digests of all objects and journal entries as a list that `sha256sum -c` reads
    /// in the vault's folder; returns how many lines it has.
    ///
    /// # Errors
    /// When the vault cannot be read or the file cannot be written.
    pub fn write_checksums(&self, to: &Path) -> Result<u64, Error> {
        let fail = |source| Error::File { what: "write", path: to.to_owned(), source };
        let mut file = BufWriter::new(File::create(to).map_err(fail)?);
        let lines = self.store.write_checksums(&mut file)?;
        let file = file.into_inner().map_err(|error| fail(error.into_error()))?;
        file.sync_all().map_err(fail)?;
        Ok(lines)
    }

    /// A catalog that differs from its journal was altered: someone may want other answers.
    fn compare_catalog(&self) -> Result<Vec<VerifyProblem>, Error> {
        let aside = self.scratch("verify.db");
        let compared = self.differing_tables(&aside);
        for suffix in ["", "-wal", "-shm"] {
            let mut file = aside.as_os_str().to_owned();
            file.push(suffix);
            // What stays is a cache file that the next comparison replaces.
            let _ = std::fs::remove_file(file);
        }
        let problem = |table: &str| VerifyProblem {
            code: "catalog_altered".to_owned(),
            path: format!("catalog.db: {table}"),
            seq: None,
            document: None,
            message: format!(
                "this machine's catalog of {table} differs from the journal; rebuild it"
            ),
        };
        Ok(compared?.into_iter().map(problem).collect())
    }

    fn differing_tables(&self, aside: &Path) -> Result<Vec<&'static str>, Error> {
        // Nothing is written while the two are compared.
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.catch_up_while_writing()?;
        let rebuilt = Catalog::open(aside)?;
        rebuilt.clear()?;
        rebuilt.apply(self.store.entries_after(0)?.iter().map(journal_entry))?;
        Ok(self.catalog.differences(&rebuilt)?)
    }
}

/// Progress of the store as the door shows it.
pub(crate) fn show_progress<'a>(
    progress: &'a (dyn Fn(VerifyProgress) + Sync),
) -> impl Fn(Progress) + Sync + 'a {
    move |at| progress(VerifyProgress { bytes_done: at.bytes_done, bytes_total: at.bytes_total })
}

/// A problem as the door shows it, with the document whose object it is about.
pub(crate) fn told(problem: &Problem, document: Option<DocumentId>) -> VerifyProblem {
    VerifyProblem {
        code: problem.code.code().to_owned(),
        path: problem.path.clone(),
        seq: problem.seq,
        document: document.map(|document| document.to_string()),
        message: problem.message.clone(),
    }
}

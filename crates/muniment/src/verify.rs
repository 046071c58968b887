//! Proving that the vault is what its journal says.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::sync::PoisonError;
use std::time::Instant;

use chrono::Utc;
use muniment_catalog::Catalog;
use muniment_storage::{Problem, Progress};

use crate::vault::journal_entry;
use crate::view::{VerifyProblem, VerifyProgress, VerifyReport};
use crate::{Error, Vault, show};

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
        let started = Instant::now();
        let show_progress = |at: Progress| {
            progress(VerifyProgress { bytes_done: at.bytes_done, bytes_total: at.bytes_total });
        };
        let report = self.store.verify(&show_progress, cancel)?;
        if report.canceled {
            return Err(Error::Canceled);
        }
        let mut problems = Vec::with_capacity(report.problems.len());
        for problem in &report.problems {
            problems.push(self.told(problem)?);
        }
        // A journal that does not hold together has no catalog to compare with.
        if !problems.iter().any(|problem| problem.code.starts_with("journal_")) {
            problems.extend(self.compare_catalog()?);
        }
        Ok(VerifyReport {
            objects: report.objects,
            bytes: report.bytes,
            entries: report.entries,
            at: show::instant(Utc::now()),
            seconds: started.elapsed().as_secs_f64(),
            problems,
        })
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

    fn told(&self, problem: &Problem) -> Result<VerifyProblem, Error> {
        let document = match &problem.digest {
            Some(digest) => self.catalog.document_by_digest(digest)?,
            None => None,
        };
        Ok(VerifyProblem {
            code: problem.code.code().to_owned(),
            path: problem.path.clone(),
            seq: problem.seq,
            document: document.map(|document| document.id.to_string()),
            message: problem.message.clone(),
        })
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

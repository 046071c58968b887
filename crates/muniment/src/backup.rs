//! Backup and restore of a whole vault, to another folder or bucket.

use std::time::Instant;

use muniment_storage::{Copied, Location, Progress, Writer};

use crate::verify::told;
use crate::view::{CopyProgress, CopyReport};
use crate::{Error, Settings, Vault};

impl Vault {
    /// Brings the backup at `to`, a folder or bucket, up to date, or begins one where nothing is.
    /// Only what is missing there is copied, and each copied file is read back.
    ///
    /// # Errors
    /// When something else is there, the backup has entries that the vault lacks, it cannot be
    /// written, or the person cancels; what was copied until then counts the next time.
    pub fn back_up(
        &self,
        to: &str,
        progress: &dyn Fn(CopyProgress),
        cancel: &dyn Fn() -> bool,
    ) -> Result<CopyReport, Error> {
        let started = Instant::now();
        let location: Location = to.parse()?;
        let copied = self.store.back_up(&location, &shown(progress), cancel)?;
        Ok(report(&location, &copied, started))
    }
}

/// Makes a vault again at `to` from its backup at `from`. A restore that was stopped goes on.
///
/// # Errors
/// When `from` is no finished backup, something else is at `to`, it cannot be written, or the person
/// cancels.
pub fn restore(
    from: &str,
    to: &str,
    settings: &Settings,
    progress: &dyn Fn(CopyProgress),
    cancel: &dyn Fn() -> bool,
) -> Result<CopyReport, Error> {
    let started = Instant::now();
    let (from, location): (Location, Location) = (from.parse()?, to.parse()?);
    let writer = Writer::load_or_create(&settings.config_root)?;
    let copied = muniment_storage::restore(&from, &location, &writer, &shown(progress), cancel)?;
    Ok(report(&location, &copied, started))
}

fn shown(progress: &dyn Fn(CopyProgress)) -> impl Fn(Progress) {
    move |at| progress(CopyProgress { bytes_done: at.bytes_done, bytes_total: at.bytes_total })
}

fn report(location: &Location, copied: &Copied, started: Instant) -> CopyReport {
    CopyReport {
        location: location.to_string(),
        files: copied.files,
        bytes: copied.bytes,
        kept: copied.kept,
        entries: copied.entries,
        seconds: started.elapsed().as_secs_f64(),
        problems: copied.problems.iter().map(|problem| told(problem, None)).collect(),
    }
}

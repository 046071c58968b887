//! The holidays of this machine's place: a text file in its configuration folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use muniment_core::calendar::{Holidays, WorkCalendar};

use crate::{Error, Vault};

const FILE: &str = "holidays.txt";

impl Vault {
    /// The holidays of this machine, one `YYYY-MM-DD name` a line; empty where none are set.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holidays(&self) -> Result<String, Error> {
        read(&self.config)
    }

    /// Sets the holidays of this machine for every vault it opens. Business days are counted
    /// without them.
    ///
    /// # Errors
    /// When a line is no day with a name, or the file cannot be written.
    pub fn set_holidays(&self, text: &str) -> Result<(), Error> {
        parse(text)?;
        write(&self.config, text)
    }
}

/// Monday to Friday without the holidays of this machine.
pub(crate) fn work_calendar(config: &Path) -> Result<WorkCalendar, Error> {
    let holidays = parse(&read(config)?)?;
    Ok(WorkCalendar { holidays, ..WorkCalendar::default() })
}

fn parse(text: &str) -> Result<Holidays, Error> {
    Holidays::parse(text).map_err(|error| Error::invalid("bad_holidays", error.to_string()))
}

fn read(config: &Path) -> Result<String, Error> {
    let path = config.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(source) => Err(Error::File { what: "read", path, source }),
    }
}

/// Written beside and renamed, so that a crash leaves the old list or the new one.
fn write(config: &Path, text: &str) -> Result<(), Error> {
    let fail = |path: PathBuf| move |source| Error::File { what: "write", path, source };
    std::fs::create_dir_all(config).map_err(fail(config.to_owned()))?;
    let (path, new) = (config.join(FILE), config.join("holidays.new"));
    std::fs::write(&new, text).map_err(fail(new.clone()))?;
    std::fs::rename(&new, &path).map_err(fail(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_a_list_has_no_holidays() {
        let folder = tempfile::TempDir::new().expect("a folder");
        assert_eq!(read(folder.path()).expect("nothing to read"), "");
        assert_eq!(work_calendar(folder.path()).expect("a calendar"), WorkCalendar::default());
    }

    #[test]
    fn a_list_that_was_written_counts() {
        let folder = tempfile::TempDir::new().expect("a folder");
        write(folder.path(), "2026-12-25 Christmas Day\n").expect("written");
        let calendar = work_calendar(folder.path()).expect("a calendar");
        let christmas = "2026-12-25".parse().expect("a day");
        assert!(!calendar.is_business_day(christmas));
    }
}

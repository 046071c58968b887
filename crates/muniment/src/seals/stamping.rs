//! Time stamps over seals: asked for online, or carried to the authority and back as files.

use std::io::ErrorKind;
use std::path::Path;

use muniment_storage::{Authority, Checkpoint};

use super::asking::{address, ask};
use super::authorities::{read_authorities, trust};
use crate::view::SealView;
use crate::{Error, Vault};

/// The file in the configuration folder that holds the address of the authority.
const FILE: &str = "time-stamp-authority.txt";

impl Vault {
    /// The address of the time-stamping authority that this machine asks; empty when none is set.
    ///
    /// # Errors
    /// When the setting cannot be read.
    pub fn time_stamp_authority(&self) -> Result<String, Error> {
        let path = self.config.join(FILE);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(text.trim().to_owned()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(source) => Err(Error::File { what: "read", path, source }),
        }
    }

    /// Sets the address of the authority that this machine asks; an empty text means none. It is
    /// asked only when a person wants a time stamp.
    ///
    /// # Errors
    /// When it is no http or https address, or cannot be written.
    pub fn set_time_stamp_authority(&self, text: &str) -> Result<(), Error> {
        if !text.trim().is_empty() {
            address(text)?;
        }
        let path = self.config.join(FILE);
        let fail = |source| Error::File { what: "write", path: path.clone(), source };
        std::fs::create_dir_all(&self.config).map_err(fail)?;
        std::fs::write(&path, format!("{}\n", text.trim())).map_err(fail)
    }

    /// Seals the journal and has the seal stamped by an authority: the one at `url`, or the one that
    /// is set. Certificates in the file `authority` are trusted by this machine from here on, and
    /// are kept with the seal.
    ///
    /// # Errors
    /// When no authority is known, it cannot be reached or refuses, or what it answers is no time
    /// stamp over the seal. The seal is made all the same.
    pub fn seal_with_time_stamp(
        &self,
        url: Option<&str>,
        authority: Option<&Path>,
    ) -> Result<SealView, Error> {
        let set = self.time_stamp_authority()?;
        let url = address(url.unwrap_or(&set))?;
        let authorities = read_authorities(authority)?;
        let query = sealed(&self.seal()?)?.time_stamp_query();
        let reply = ask(url, query)?;
        self.keep_reply(&reply, &authorities)
    }

    /// Seals the journal and writes the query for a time stamp to a file, to be carried to an
    /// authority.
    ///
    /// # Errors
    /// When the journal cannot be sealed or the file cannot be written.
    pub fn write_time_stamp_query(&self, to: &Path) -> Result<SealView, Error> {
        let seal = self.seal()?;
        let query = sealed(&seal)?.time_stamp_query();
        let fail = |source| Error::File { what: "write", path: to.to_owned(), source };
        std::fs::write(to, query).map_err(fail)?;
        Ok(seal)
    }

    /// Keeps the reply of an authority, brought as a file, with the seal that it is about.
    ///
    /// # Errors
    /// When it is no time stamp over a seal of this vault, or cannot be kept.
    pub fn import_time_stamp(
        &self,
        reply: &Path,
        authority: Option<&Path>,
    ) -> Result<SealView, Error> {
        let authorities = read_authorities(authority)?;
        let fail = |source| Error::File { what: "read", path: reply.to_owned(), source };
        let bytes = std::fs::read(reply).map_err(fail)?;
        self.keep_reply(&bytes, &authorities)
    }

    fn keep_reply(&self, reply: &[u8], authorities: &[Authority]) -> Result<SealView, Error> {
        let (path, _) = self.store.add_time_stamp(reply, authorities)?;
        trust(&self.config, authorities)?;
        let stamped =
            self.seals()?.into_iter().find(|seal| seal.stamps.iter().any(|one| one.path == path));
        Ok(stamped.expect("a seal that was just stamped is listed"))
    }
}

fn sealed(seal: &SealView) -> Result<Checkpoint, Error> {
    Checkpoint::parse(&seal.text)
        .map_err(|problem| Error::invalid("bad_seal", format!("`{}`: {problem}", seal.path)))
}

//! Creating a vault and opening one.

use std::sync::Mutex;

use muniment_core::{Event, Op, VaultId};
use tracing::warn;

use super::{Journal, ReadOnly, Store};
use crate::chain::{self, Keys};
use crate::entry::{self, Position};
use crate::error::EntryProblem;
use crate::layout::{self, Named};
use crate::place::{self, Place, Put};
use crate::recovery::{self, Recovered};
use crate::{Entry, Error, Head, Location, Stamp, Writer, format};

impl Store {
    /// Creates a vault where nothing is. Its first entry says so.
    ///
    /// # Errors
    /// When the location is not empty or cannot be written.
    pub fn create(
        location: &Location,
        writer: Writer,
        vault: VaultId,
        stamp: &Stamp,
    ) -> Result<(Self, Entry), Error> {
        if let Location::Folder(path) = location {
            place::make_folder(path)?;
        }
        let place = place::at(location, writer.id().as_str())?;
        Self::create_in(place, location, writer, vault, stamp)
    }

    pub(crate) fn create_in(
        place: Box<dyn Place>,
        location: &Location,
        writer: Writer,
        vault: VaultId,
        stamp: &Stamp,
    ) -> Result<(Self, Entry), Error> {
        let taken = || Error::NotEmpty(location.to_string());
        if place.list("")?.iter().any(|file| layout::classify(&file.name) != Named::Dropping) {
            return Err(taken());
        }
        let events = [
            Event::VaultCreated { vault },
            Event::WriterJoined { writer: writer.id(), public_key: writer.public_key() },
        ];
        let position = Position { n: 1, prev: None };
        let bytes = entry::encode(&position, Op::CreateVault, stamp, &events, &writer)?;
        let parsed = entry::parse(1, &bytes).map_err(Error::WouldNotReadBack)?;
        let mut keys = Keys::default();
        keys.learn(&parsed);
        let first = parsed.entry;
        let store = Self {
            place,
            location: location.clone(),
            writer,
            vault,
            journal: Mutex::new(Journal { head: Head { n: 1, digest: first.digest }, keys }),
            read_only: Mutex::new(None),
        };
        // The entry is the claim: of two processes that create here, one publishes it. With
        // `vault.json`, the last file, the folder is a vault.
        if store.publish(&layout::entry(1), &bytes)? == Put::Existed {
            return Err(taken());
        }
        store.write_key_file(&first);
        store.publish(layout::VAULT_TXT, format::README.as_bytes())?;
        store.place.settle()?;
        store.publish(layout::VAULT_JSON, &format::bytes(vault))?;
        store.place.settle()?;
        Ok((store, first))
    }

    /// Opens a vault and mends what a crash left behind.
    ///
    /// # Errors
    /// When there is no vault, or one that this version cannot read.
    pub fn open(location: &Location, writer: Writer) -> Result<(Self, Recovered), Error> {
        if let Location::Folder(path) = location
            && !path.is_dir()
        {
            return Err(Error::NotFound(location.to_string()));
        }
        let place = place::at(location, writer.id().as_str())?;
        Self::open_in(place, location, writer)
    }

    pub(crate) fn open_in(
        place: Box<dyn Place>,
        location: &Location,
        writer: Writer,
    ) -> Result<(Self, Recovered), Error> {
        let no_vault = |reason: &str| Error::NotAVault {
            location: location.to_string(),
            reason: reason.to_owned(),
        };
        let Some(bytes) = place.get(layout::VAULT_JSON, format::MAX_BYTES)? else {
            return Err(no_vault("`vault.json` is missing"));
        };
        let format = format::read(&bytes)?;
        let survey = recovery::survey(&*place)?;
        if survey.last == 0 {
            return Err(no_vault("the journal is empty"));
        }
        let mut reason = survey.read_only;
        let mut keys = Keys::default();
        let head = match check_ends(&*place, &mut keys, format.vault, survey.last) {
            Ok(head) => head,
            Err(Error::Entry { n, source }) => {
                warn!(n, %source, "the journal is damaged");
                let newer =
                    matches!(&source, EntryProblem::Line { source, .. } if source.is_newer());
                reason = reason.or(Some(if newer {
                    ReadOnly::NewerFormat
                } else {
                    ReadOnly::JournalDamaged
                }));
                let digest = chain::digest(&*place, survey.last)?;
                Head { n: survey.last, digest: digest.ok_or(Error::NoEntry(survey.last))? }
            }
            Err(error) => return Err(error),
        };
        if format.is_newer {
            reason = Some(ReadOnly::NewerFormat);
        }
        if reason.is_none() && !place.is_writable()? {
            reason = Some(ReadOnly::NoPermission);
        }
        let store = Self {
            place,
            location: location.clone(),
            writer,
            vault: format.vault,
            journal: Mutex::new(Journal { head, keys }),
            read_only: Mutex::new(reason),
        };
        let recovered = match reason {
            None => store.writing(|| recovery::recover(&store, &survey))?,
            Some(_) => Recovered::unchanged(&survey),
        };
        Ok((store, recovered))
    }
}

/// Checks the first entry, which says whose journal it is, and the last, which is the head.
fn check_ends(
    place: &dyn Place,
    keys: &mut Keys,
    vault: VaultId,
    last: u64,
) -> Result<Head, Error> {
    let mut head = None;
    for n in if last == 1 { vec![1] } else { vec![1, last] } {
        let (bytes, parsed) = chain::read(place, n)?.ok_or(Error::NoEntry(n))?;
        keys.check(place, &bytes, &parsed)?;
        if let Some(Event::VaultCreated { vault: journal }) = parsed.entry.events.first()
            && *journal != vault
        {
            return Err(Error::OtherVault { named: vault, journal: *journal });
        }
        head = Some(Head { n, digest: parsed.entry.digest });
    }
    head.ok_or(Error::NoEntry(last))
}

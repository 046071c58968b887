//! What a copy of a vault has to bring, decided from two listings before anything is written.

use std::collections::BTreeMap;

use muniment_core::Digest;

use super::vault_at;
use crate::layout::{self, Named};
use crate::place::{FileKind, Listed, Place};
use crate::verify::{Problem, ProblemCode};
use crate::{Error, Location, chain};

/// What stays free where a copy is written.
const RESERVE: u64 = 64 << 20;

/// The files to copy, in three groups that follow each other.
pub(super) struct Plan {
    /// Objects, keys, derived files and seals.
    pub(super) first: Vec<Listed>,
    /// Entries in their order.
    pub(super) journal: Vec<Listed>,
    /// What makes a folder a vault.
    pub(super) last: Vec<Listed>,
    /// The bytes of all of them.
    pub(super) bytes: u64,
    /// How many files are there already.
    pub(super) kept: u64,
    /// The last entry that is there already, and its digest.
    pub(super) entries_there: u64,
    pub(super) last_there: Option<Digest>,
    there: BTreeMap<String, Listed>,
}

impl Plan {
    /// Compares two places. The journal is listed before the rest: what an entry names was there
    /// before the entry, and so is in the second listing.
    pub(super) fn make(
        from: &dyn Place,
        to: &dyn Place,
        location: &Location,
    ) -> Result<Self, Error> {
        let mut journal = from.list(layout::JOURNAL)?;
        journal.retain(|file| matches!(layout::classify(&file.name), Named::Entry(_)));
        journal.sort_by(|a, b| a.name.cmp(&b.name));
        let there = there(from, to, location)?;
        let (entries_there, last_there) = compare_journals(from, to, &there)?;
        let mut plan = Self {
            first: Vec::new(),
            journal: Vec::new(),
            last: Vec::new(),
            bytes: 0,
            kept: 0,
            entries_there,
            last_there,
            there,
        };
        let mut rest = from.list("")?;
        rest.sort_by(|a, b| a.name.cmp(&b.name));
        for file in journal.into_iter().chain(rest.into_iter().filter(is_no_entry)) {
            plan.add(file);
        }
        // `VAULT.txt` sorts before `vault.json`, which says that all the rest is there.
        plan.last.sort_by(|a, b| a.name.cmp(&b.name));
        match to.room() {
            Some(room) if room < plan.bytes.saturating_add(RESERVE) => {
                Err(Error::DiskFull { path: location.to_string().into(), source: None })
            }
            _ => Ok(plan),
        }
    }

    fn add(&mut self, file: Listed) {
        let named = layout::classify(&file.name);
        let group = match &named {
            Named::Object(_)
            | Named::Derived
            | Named::Key(_)
            | Named::Wrapped(_)
            | Named::Seal(_) => &mut self.first,
            Named::Entry(_) => &mut self.journal,
            Named::Format => &mut self.last,
            // A placeholder is told like the file for which it stands.
            Named::Placeholder(_) => &mut self.first,
            Named::Temporary(_)
            | Named::SetAside
            | Named::Dropping
            | Named::Conflict
            | Named::Foreign => return,
        };
        let found = self.there.get(&file.name);
        let is_there = found.is_some_and(|found| match named {
            Named::Derived => found.bytes == file.bytes && found.modified >= file.modified,
            _ => found.bytes == file.bytes && found.kind == FileKind::Here,
        });
        if is_there {
            self.kept += 1;
        } else {
            self.bytes += file.bytes;
            group.push(file);
        }
    }

    /// Whether something else has a file's name where the copy goes.
    pub(super) fn is_in_the_way(&self, name: &str) -> bool {
        self.there.contains_key(name)
    }

    /// Why a file cannot be copied, before it is tried.
    pub(super) fn unreadable(&self, file: &Listed) -> Option<Problem> {
        let is_stub = matches!(layout::classify(&file.name), Named::Placeholder(_));
        match file.kind {
            FileKind::Here if !is_stub => None,
            FileKind::Strange => {
                let message = "it is not a plain file and was not copied";
                Some(Problem::of(ProblemCode::ForeignFile, &file.name, message))
            }
            _ => {
                let message = "it is not on this device and was not copied";
                Some(Problem::of(ProblemCode::Placeholder, &file.name, message))
            }
        }
    }
}

fn is_no_entry(file: &Listed) -> bool {
    !matches!(layout::classify(&file.name), Named::Entry(_))
}

/// What is where the copy goes: nothing, or some of this vault.
fn there(
    from: &dyn Place,
    to: &dyn Place,
    location: &Location,
) -> Result<BTreeMap<String, Listed>, Error> {
    if let (Some(named), Some(other)) = (vault_at(to)?, vault_at(from)?)
        && named != other
    {
        return Err(Error::BackupOfAnother(location.to_string()));
    }
    let mut there = BTreeMap::new();
    for file in to.list("")? {
        match layout::classify(&file.name) {
            Named::Foreign | Named::Conflict | Named::Placeholder(_) => {
                return Err(Error::NotEmpty(location.to_string()));
            }
            _ => drop(there.insert(file.name.clone(), file)),
        }
    }
    Ok(there)
}

/// The last entry that is there, once it is the vault's own. Each entry names the one before it, so
/// the last one speaks for all.
fn compare_journals(
    from: &dyn Place,
    to: &dyn Place,
    there: &BTreeMap<String, Listed>,
) -> Result<(u64, Option<Digest>), Error> {
    let numbers = there.keys().filter_map(|name| match layout::classify(name) {
        Named::Entry(n) => Some(n),
        _ => None,
    });
    let Some(last) = numbers.max() else { return Ok((0, None)) };
    let copied = chain::digest(to, last)?;
    match chain::digest(from, last)? {
        None => Err(Error::BackupAhead(last)),
        own if own == copied => Ok((last, own)),
        Some(_) => Err(Error::BackupDiffers(last)),
    }
}

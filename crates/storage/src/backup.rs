//! Backup and restore: a vault's files copied from one place to another.
//!
//! Both are the same copy, and both can stop anywhere and go on later: objects come first, then the
//! journal in its order, and `vault.json` last, so that what is not finished is no vault, and an
//! entry never comes without its objects. Only what is missing is copied, each file is read back
//! under its name, and damage is told instead of spread.

mod plan;

use std::io;
use std::path::Path;

use muniment_core::{Digest, VaultId};

use crate::digest::copy_hashing;
use crate::layout::{self, Named};
use crate::place::{self, Listed, Place, Put, Source, Staged};
use crate::verify::{Problem, ProblemCode, Progress};
use crate::{Error, Location, MAX_DERIVED, Store, Writer, entry, format};
use plan::Plan;

/// What a backup or restore did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copied {
    /// Files that were copied.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were there already.
    pub kept: u64,
    /// The last entry of the journal that the copy has.
    pub entries: u64,
    /// What is wrong with the source and was not copied.
    pub problems: Vec<Problem>,
}

impl Store {
    /// Brings a backup of this vault up to date, or begins one where nothing is.
    ///
    /// # Errors
    /// When something else is there, the backup has entries that this vault does not have, it
    /// cannot be written, or `cancel` says so; what was copied until then stays and counts.
    pub fn back_up(
        &self,
        to: &Location,
        progress: &dyn Fn(Progress),
        cancel: &dyn Fn() -> bool,
    ) -> Result<Copied, Error> {
        let target = open_target(self.location(), to, self.writer_key())?;
        copy(&*self.place, &*target, to, progress, cancel)
    }
}

/// Makes a vault again from its backup, where nothing is or where this was begun before.
///
/// # Errors
/// As [`Store::back_up`], and when `from` is no finished backup.
pub fn restore(
    from: &Location,
    to: &Location,
    writer: &Writer,
    progress: &dyn Fn(Progress),
    cancel: &dyn Fn() -> bool,
) -> Result<Copied, Error> {
    if let Location::Folder(path) = from
        && !path.is_dir()
    {
        return Err(Error::NotFound(from.to_string()));
    }
    let source = place::at(from, writer.id().as_str())?;
    if vault_at(&*source)?.is_none() {
        let reason = "`vault.json` is missing; a backup gets it last".to_owned();
        return Err(Error::NotAVault { location: from.to_string(), reason });
    }
    let target = open_target(from, to, writer)?;
    copy(&*source, &*target, to, progress, cancel)
}

fn open_target(from: &Location, to: &Location, writer: &Writer) -> Result<Box<dyn Place>, Error> {
    let refuse = |reason: &str| Error::Location { text: to.to_string(), reason: reason.to_owned() };
    if from == to {
        return Err(refuse("it is the vault itself"));
    }
    if let Location::Folder(path) = to {
        if let Location::Folder(vault) = from {
            let absolute =
                |path: &Path| std::path::absolute(path).map_err(|e| Error::io("find", path, e));
            let (vault, copy) = (absolute(vault)?, absolute(path)?);
            if copy.starts_with(&vault) || vault.starts_with(&copy) {
                return Err(refuse("one of the two lies inside the other"));
            }
        }
        place::make_folder(path)?;
    }
    place::at(to, writer.id().as_str())
}

/// The vault of which `vault.json` speaks, where there is one.
fn vault_at(place: &dyn Place) -> Result<Option<VaultId>, Error> {
    let bytes = place.get(layout::VAULT_JSON, format::MAX_BYTES)?;
    Ok(bytes.map(|bytes| format::read(&bytes)).transpose()?.map(|format| format.vault))
}

fn copy(
    from: &dyn Place,
    to: &dyn Place,
    location: &Location,
    progress: &dyn Fn(Progress),
    cancel: &dyn Fn() -> bool,
) -> Result<Copied, Error> {
    let plan = Plan::make(from, to, location)?;
    let copied = Copied { kept: plan.kept, entries: plan.entries_there, ..Copied::default() };
    let mut run = Run { from, to, plan: &plan, progress, cancel, before: plan.last_there, copied };
    progress(Progress { bytes_done: 0, bytes_total: plan.bytes });
    for file in &plan.first {
        run.file(file)?;
    }
    to.settle()?;
    for file in &plan.journal {
        if !run.file(file)? {
            // What follows a damaged entry could not be trusted either.
            break;
        }
    }
    to.settle()?;
    for file in &plan.last {
        run.file(file)?;
        to.settle()?;
    }
    Ok(run.copied)
}

/// One copy on its way.
struct Run<'a> {
    from: &'a dyn Place,
    to: &'a dyn Place,
    plan: &'a Plan,
    progress: &'a dyn Fn(Progress),
    cancel: &'a dyn Fn() -> bool,
    /// The digest of the entry before the next one.
    before: Option<Digest>,
    copied: Copied,
}

impl Run<'_> {
    /// Copies a file and reads it back; whether it was as it must be.
    fn file(&mut self, file: &Listed) -> Result<bool, Error> {
        if (self.cancel)() {
            return Err(Error::Canceled);
        }
        let named = layout::classify(&file.name);
        if let Some(problem) = self.plan.unreadable(file) {
            self.copied.problems.push(problem);
            return Ok(false);
        }
        let done = match named {
            Named::Derived => self.replace(file),
            named => self.put(file, &named),
        };
        match done {
            Ok(()) => {}
            Err(NotCopied::Stop(error)) => return Err(error),
            Err(NotCopied::Wrong(problem)) => {
                let problem = *problem;
                self.copied.problems.push(problem);
                return Ok(false);
            }
        }
        self.copied.files += 1;
        self.copied.bytes += file.bytes;
        let bytes_done = self.copied.bytes;
        (self.progress)(Progress { bytes_done, bytes_total: self.plan.bytes });
        Ok(true)
    }

    fn put(&mut self, file: &Listed, named: &Named) -> Result<(), NotCopied> {
        let wrong = |code, message: &str| {
            NotCopied::Wrong(Problem::of(code, &file.name, message).into())
        };
        let missing = || wrong(ProblemCode::ObjectMissing, "it is gone");
        let mut bytes = self.from.open(&file.name)?.ok_or_else(missing)?;
        let path = Path::new(&file.name);
        let source = Source { bytes: &mut *bytes, path, cancel: self.cancel };
        let staged = self.to.stage(source)?;
        match named {
            Named::Object(digest) if staged.digest != *digest => {
                return Err(wrong(ProblemCode::ObjectAltered, "the object was altered"));
            }
            Named::Wrapped(digest) if staged.digest != *digest => {
                return Err(wrong(ProblemCode::IdentityDamaged, "the identity is damaged"));
            }
            Named::Entry(n) => self.check_entry(*n, file, &staged)?,
            _ => {}
        }
        if self.plan.is_in_the_way(&file.name) {
            let name = file.name.replace('/', "-");
            let aside = format!("{}/{name}.{}", layout::QUARANTINE, uuid::Uuid::now_v7());
            self.to.set_aside(&file.name, &aside)?;
        }
        let digest = staged.digest;
        let put = self.to.put_new(&file.name, staged)?;
        self.read_back(&file.name, digest, put)
    }

    /// Checks that an entry has its form and continues the one before it.
    fn check_entry(&mut self, n: u64, file: &Listed, staged: &Staged) -> Result<(), NotCopied> {
        let wrong = |code, message: &str| {
            let problem = Problem::of(code, &file.name, message);
            NotCopied::Wrong(Problem { seq: Some(n), ..problem }.into())
        };
        let bytes = std::fs::read(&staged.file)
            .map_err(|source| Error::io("read", &staged.file, source))?;
        let parsed = entry::parse(n, &bytes)
            .map_err(|problem| wrong(ProblemCode::JournalAltered, &problem.to_string()))?;
        if parsed.entry.prev != self.before {
            let message = "it does not continue the entry before it";
            return Err(wrong(ProblemCode::JournalBrokenChain, message));
        }
        self.before = Some(staged.digest);
        self.copied.entries = n;
        Ok(())
    }

    /// A copy counts once its bytes were read again under its name.
    fn read_back(&self, name: &str, digest: Digest, put: Put) -> Result<(), NotCopied> {
        let mut bytes = self.to.open(name)?.ok_or_else(|| Error::ReadBack(name.into()))?;
        let found = copy_hashing(&mut bytes, &mut io::sink(), &mut |_| true);
        match (found, put) {
            (Ok((found, _)), _) if found == digest => Ok(()),
            _ => Err(Error::ReadBack(name.into()).into()),
        }
    }

    /// Derived files may be replaced at any time, so they are taken whole as they are.
    fn replace(&self, file: &Listed) -> Result<(), NotCopied> {
        let Some(bytes) = self.from.get(&file.name, MAX_DERIVED)? else { return Ok(()) };
        self.to.replace(&file.name, &bytes)?;
        let back = self.to.get(&file.name, MAX_DERIVED)?;
        if back.as_ref() == Some(&bytes) {
            Ok(())
        } else {
            Err(Error::ReadBack((&file.name).into()).into())
        }
    }
}

/// Why a file was not copied.
enum NotCopied {
    /// It is not what it must be; the others still are.
    Wrong(Box<Problem>),
    /// Nothing more can be copied.
    Stop(Error),
}

impl From<Error> for NotCopied {
    fn from(error: Error) -> Self {
        Self::Stop(error)
    }
}

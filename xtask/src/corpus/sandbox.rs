//! A place in which everything the program writes can be seen.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// The vault and the folders of a home, all fresh, and the state of what must not change.
pub(crate) struct Sandbox {
    root: PathBuf,
    corpus: PathBuf,
    before: Listing,
}

/// Every file and folder with its size and time of change.
type Listing = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

impl Sandbox {
    /// An empty one at `root`; whatever lay there is deleted.
    pub(crate) fn new(root: &Path, corpus: &Path) -> Result<Self> {
        if root.exists() {
            fs::remove_dir_all(root)
                .with_context(|| format!("could not delete `{}`", root.display()))?;
        }
        for name in ["home", "temporary", "work"] {
            let folder = root.join(name);
            fs::create_dir_all(&folder)
                .with_context(|| format!("could not create `{}`", folder.display()))?;
        }
        let mut sandbox =
            Self { root: root.to_owned(), corpus: corpus.to_owned(), before: Listing::new() };
        sandbox.before = sandbox.untouchable()?;
        Ok(sandbox)
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.root.join("vault")
    }

    /// Lets a program know no other folders than these.
    pub(crate) fn confine(&self, command: &mut Command) {
        command.current_dir(self.root.join("work"));
        for variable in ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] {
            command.env(variable, self.root.join("home"));
        }
        for variable in ["TMPDIR", "TMP", "TEMP"] {
            command.env(variable, self.root.join("temporary"));
        }
        for variable in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env_remove(variable);
        }
        command.env("MUNIMENT_CACHE", self.root.join("cache"));
        command.env("MUNIMENT_CONFIG", self.root.join("config"));
        command.env("MUNIMENT_ACTOR", "corpus").env_remove("MUNIMENT_VAULT");
    }

    /// What appeared, changed or went away where nothing should have.
    pub(crate) fn written_outside(&self) -> Result<Vec<PathBuf>> {
        let after = self.untouchable()?;
        let changed = |path: &&PathBuf| self.before.get(*path) != after.get(*path);
        let mut found: Vec<_> = after.keys().filter(changed).cloned().collect();
        found.extend(self.before.keys().filter(|path| !after.contains_key(*path)).cloned());
        Ok(found)
    }

    /// The corpus itself, and the sandbox but for the places that Muniment is given.
    fn untouchable(&self) -> Result<Listing> {
        let given = ["vault", "cache", "config"].map(|name| self.root.join(name));
        let sandbox = WalkDir::new(&self.root).min_depth(1).into_iter();
        let mut listing = Listing::new();
        for entry in sandbox
            .filter_entry(|entry| !given.iter().any(|place| entry.path() == place))
            .chain(WalkDir::new(&self.corpus).min_depth(1))
        {
            let entry = entry.context("could not list what must not change")?;
            let metadata = entry.metadata()?;
            let size = if metadata.is_file() { metadata.len() } else { 0 };
            // A folder's own time changes with temporary files that are gone again.
            let changed = if metadata.is_file() { metadata.modified().ok() } else { None };
            listing.insert(entry.into_path(), (size, changed));
        }
        Ok(listing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_the_vault_is_noticed_and_one_inside_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        fs::create_dir(&corpus).unwrap();
        let sandbox = Sandbox::new(&folder.path().join("sandbox"), &corpus).unwrap();
        fs::create_dir_all(sandbox.vault().join("objects")).unwrap();
        fs::write(sandbox.vault().join("objects/a"), "a").unwrap();
        assert_eq!(sandbox.written_outside().unwrap(), Vec::<PathBuf>::new());
        let stray = sandbox.root.join("temporary/stray");
        fs::write(&stray, "b").unwrap();
        fs::write(corpus.join("c"), "c").unwrap();
        assert_eq!(sandbox.written_outside().unwrap(), [corpus.join("c"), stray]);
    }
}

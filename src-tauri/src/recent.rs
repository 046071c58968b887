//! Which vaults were opened on this machine, for the first screen and the next start.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tracing::warn;

use crate::ipc::RecentVault;

const MOST: usize = 10;

/// The list, kept in a file in the configuration folder. Losing it costs convenience only, so
/// failures to read or write it are logged and otherwise passed over.
pub(crate) struct Recent {
    file: PathBuf,
    known: Mutex<Known>,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(default)]
struct Known {
    /// The location of the vault that is open, or was when the window went away.
    open: Option<String>,
    vaults: Vec<RecentVault>,
}

impl Recent {
    pub(crate) fn load(folder: &Path) -> Self {
        let file = folder.join("recent.json");
        let known = match std::fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                warn!(%error, "list of recent vaults unreadable");
                Known::default()
            }),
            Err(_) => Known::default(),
        };
        Self { file, known: Mutex::new(known) }
    }

    pub(crate) fn vaults(&self) -> Vec<RecentVault> {
        self.read(|known| known.vaults.clone())
    }

    /// The vault to open again at the next start.
    pub(crate) fn last_open(&self) -> Option<String> {
        self.read(|known| known.open.clone())
    }

    /// Puts a vault first.
    pub(crate) fn opened(&self, vault: RecentVault) {
        self.change(|known| {
            known.open = Some(vault.location.clone());
            known.vaults.retain(|other| other.location != vault.location);
            known.vaults.insert(0, vault);
            known.vaults.truncate(MOST);
        });
    }

    /// Remembers that the person closed the vault.
    pub(crate) fn closed(&self) {
        self.change(|known| known.open = None);
    }

    fn read<T>(&self, question: impl FnOnce(&Known) -> T) -> T {
        question(&self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, change: impl FnOnce(&mut Known)) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut known);
        if let Err(error) = save(&self.file, &known) {
            warn!(%error, "list of recent vaults not saved");
        }
    }
}

fn save(file: &Path, known: &Known) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut draft = tempfile::NamedTempFile::new_in(folder)?;
    draft.write_all(&serde_json::to_vec_pretty(known)?)?;
    draft.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(name: &str) -> RecentVault {
        RecentVault { name: name.into(), location: format!("/vaults/{name}") }
    }

    #[test]
    fn the_vault_opened_last_is_first_and_resumed() {
        let folder = tempfile::tempdir().unwrap();
        let recent = Recent::load(folder.path());
        for name in ["a", "b", "a"] {
            recent.opened(vault(name));
        }
        let again = Recent::load(folder.path());
        assert_eq!(again.vaults(), [vault("a"), vault("b")]);
        assert_eq!(again.last_open().as_deref(), Some("/vaults/a"));
    }

    #[test]
    fn a_closed_vault_is_listed_but_not_resumed() {
        let folder = tempfile::tempdir().unwrap();
        let recent = Recent::load(folder.path());
        recent.opened(vault("a"));
        recent.closed();
        let again = Recent::load(folder.path());
        assert_eq!(again.vaults(), [vault("a")]);
        assert_eq!(again.last_open(), None);
    }

    #[test]
    fn a_damaged_list_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("recent.json"), "{").unwrap();
        assert_eq!(Recent::load(folder.path()).vaults(), []);
    }

    #[test]
    fn the_list_stays_short() {
        let folder = tempfile::tempdir().unwrap();
        let recent = Recent::load(folder.path());
        (0..20).for_each(|n| recent.opened(vault(&n.to_string())));
        assert_eq!(recent.vaults().len(), MOST);
        assert_eq!(recent.vaults()[0], vault("19"));
    }
}

//! Paths a person dragged in or chose, held under tokens: the window never sees or names a path.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::ipc::{Answer, Drop, problem};

/// A drag that is never dropped leaves its paths behind; only the latest are worth keeping.
const MOST: usize = 32;
const NAMES: usize = 5;

/// The held paths, oldest first.
#[derive(Default)]
pub(crate) struct Held(Mutex<VecDeque<(String, Vec<PathBuf>)>>);

impl Held {
    /// Holds paths and says what they are.
    pub(crate) fn hold(&self, paths: Vec<PathBuf>) -> Drop {
        let folders = paths.iter().filter(|path| path.is_dir()).count();
        let drop = Drop {
            token: Uuid::now_v7().to_string(),
            files: count(paths.len() - folders),
            folders: count(folders),
            names: paths.iter().take(NAMES).map(|path| name(path)).collect(),
        };
        let mut held = self.lock();
        held.push_back((drop.token.clone(), paths));
        while held.len() > MOST {
            held.pop_front();
        }
        drop
    }

    /// The paths of a token, which stays good.
    pub(crate) fn look(&self, token: &str) -> Answer<Vec<PathBuf>> {
        let held = self.lock();
        let found = held.iter().find(|(known, _)| known == token);
        found.map(|(_, paths)| paths.clone()).ok_or_else(|| unknown(token))
    }

    /// The paths of a token, which is used up.
    pub(crate) fn take(&self, token: &str) -> Answer<Vec<PathBuf>> {
        let mut held = self.lock();
        let at = held.iter().position(|(known, _)| known == token);
        at.and_then(|at| held.remove(at)).map(|(_, paths)| paths).ok_or_else(|| unknown(token))
    }

    /// Lets go of a token, if it is known.
    pub(crate) fn forget(&self, token: &str) {
        self.lock().retain(|(known, _)| known != token);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(String, Vec<PathBuf>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The last part of a path, for display.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn unknown(token: &str) -> muniment::Problem {
    problem("canceled", format!("nothing is held under the token `{token}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drop_tells_files_from_folders_and_names_the_first_five() {
        let folder = tempfile::tempdir().unwrap();
        let mut paths: Vec<PathBuf> =
            (0..6).map(|n| folder.path().join(format!("{n}.pdf"))).collect();
        paths.insert(0, folder.path().to_path_buf());
        let drop = Held::default().hold(paths);
        assert_eq!((drop.files, drop.folders), (6, 1));
        assert_eq!(drop.names[1..], ["0.pdf", "1.pdf", "2.pdf", "3.pdf"]);
    }

    #[test]
    fn a_token_that_was_taken_is_used_up() {
        let held = Held::default();
        let token = held.hold(vec!["/a".into()]).token;
        assert_eq!(held.look(&token).unwrap(), [PathBuf::from("/a")]);
        assert_eq!(held.take(&token).unwrap(), [PathBuf::from("/a")]);
        assert_eq!(held.take(&token).unwrap_err().code, "canceled");
    }

    #[test]
    fn only_the_latest_drops_are_kept() {
        let held = Held::default();
        let first = held.hold(vec!["/a".into()]).token;
        (0..MOST).for_each(|_| drop(held.hold(vec!["/b".into()])));
        assert!(held.look(&first).is_err());
    }
}

//! What differs between machines, and nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

use directories::ProjectDirs;
use muniment_worker::Command;

use crate::Error;
use crate::keychain::{Keychain, NoKeychain, SystemKeychain};
use crate::sealing::WORK_FACTOR;

/// Where this machine keeps things and who works on it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder of catalogs and indexes. Everything in it can be deleted at any moment.
    pub cache_root: PathBuf,
    /// The folder of this installation's writer key and of its holidays. Never inside a vault.
    pub config_root: PathBuf,
    /// Who works, as the journal names them.
    pub actor: String,
    /// How a worker is started.
    pub worker: Command,
    /// How many documents are read at once, and how many pages are recognized.
    pub workers: usize,
    /// The folder of the models that recognize pictures of text, where it was found.
    pub models: Option<PathBuf>,
    /// How the values of product keys are locked.
    pub keys: KeySettings,
}

/// How the values of product keys are locked.
#[derive(Debug, Clone)]
pub struct KeySettings {
    /// Where this machine keeps what opens them.
    pub keychain: Arc<dyn Keychain>,
    /// The work that guessing one passphrase costs, as a power of two.
    pub work_factor: u8,
}

impl KeySettings {
    /// As people use them, with this keychain.
    pub fn with(keychain: impl Keychain + 'static) -> Self {
        Self { keychain: Arc::new(keychain), work_factor: WORK_FACTOR }
    }
}

impl Settings {
    /// The platform's folders and the login name. `MUNIMENT_CACHE`, `MUNIMENT_CONFIG`,
    /// `MUNIMENT_ACTOR` and `MUNIMENT_MODELS` override them; `MUNIMENT_KEYCHAIN=none` turns the
    /// keychain off.
    ///
    /// # Errors
    /// When the platform names no home folder.
    pub fn for_this_machine(worker: Command) -> Result<Self, Error> {
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let platform = ProjectDirs::from("app", "", "muniment");
        let cache_root = folder("MUNIMENT_CACHE")
            .or_else(|| platform.as_ref().map(|dirs| dirs.cache_dir().to_owned()))
            .ok_or(Error::NoHome)?;
        let config_root = folder("MUNIMENT_CONFIG")
            .or_else(|| platform.as_ref().map(|dirs| dirs.config_dir().to_owned()))
            .ok_or(Error::NoHome)?;
        let actor = ["MUNIMENT_ACTOR", "USER", "USERNAME", "LOGNAME"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
            .unwrap_or_else(|| "unknown".to_owned());
        let workers = available_parallelism().map_or(2, usize::from);
        let models = folder("MUNIMENT_MODELS").or_else(|| models_of(&worker.program));
        let keys = match std::env::var("MUNIMENT_KEYCHAIN") {
            Ok(choice) if choice == "none" => KeySettings::with(NoKeychain),
            _ => KeySettings::with(SystemKeychain),
        };
        Ok(Self { cache_root, config_root, actor, worker, workers, models, keys })
    }
}

/// The models that were installed with a program: beside it, where each platform's packages put the
/// resources of an application, or one folder up, where tests are built.
fn models_of(program: &Path) -> Option<PathBuf> {
    let beside = program.parent()?;
    let places = ["models", "../Resources/models", "../lib/Muniment/models", "../models"];
    places.iter().map(|place| beside.join(place)).find(|folder| folder.is_dir())
}

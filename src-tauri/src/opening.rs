//! Opens and closes vaults: at most one lies on the desk.

use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::mpsc::channel;
use std::time::Duration;

use muniment::view::VaultSummary;
use muniment::{Error, Settings, Vault};
use tauri::{AppHandle, Emitter, Manager};
use tracing::{info, warn};

use crate::desk::Desk;
use crate::ipc::{Answer, AppState, RecentVault, problem};
use crate::notices;
use crate::start::Start;

/// How long leaving waits for documents in work. They are read again at the next start.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens what the start asked for, once, and says what there is to show.
pub(crate) fn state(app: &AppHandle) -> Answer<AppState> {
    let desk = app.state::<Desk>();
    let mut start = desk.start.lock().unwrap_or_else(PoisonError::into_inner);
    let problem = match start.take() {
        Some(start) => begin(app, start).err(),
        None => desk.start_problem.lock().unwrap_or_else(PoisonError::into_inner).clone(),
    };
    *desk.start_problem.lock().unwrap_or_else(PoisonError::into_inner) = problem.clone();
    let vault = desk.vault().map(|vault| summary(&vault)).transpose()?;
    Ok(AppState {
        vault,
        recent: desk.recent.vaults(),
        platform: std::env::consts::OS,
        version: env!("CARGO_PKG_VERSION"),
        problem,
    })
}

fn begin(app: &AppHandle, start: Start) -> Answer<()> {
    match start {
        Start::Resume => match app.state::<Desk>().recent.last_open() {
            Some(location) => open(app, &location).map(drop),
            None => Ok(()),
        },
        Start::Vault(location) => open(app, &location).map(drop),
        Start::Sample => open_sample(app).map(drop),
    }
}

/// Opens the vault at a path or URL.
pub(crate) fn open(app: &AppHandle, location: &str) -> Answer<VaultSummary> {
    if let Some(vault) = app.state::<Desk>().vault() {
        let summary = summary(&vault)?;
        if summary.location == location {
            return Ok(summary);
        }
    }
    install(app, |settings| Vault::open(location, settings))
}

/// Makes a vault in an empty folder or bucket and opens it.
pub(crate) fn create(app: &AppHandle, location: &str) -> Answer<VaultSummary> {
    install(app, |settings| Vault::create(location, settings))
}

/// Opens the sample vault, which is made when there is none yet.
pub(crate) fn open_sample(app: &AppHandle) -> Answer<VaultSummary> {
    let folder = sample_folder(app)?;
    if folder.join("vault.json").exists() {
        return open(app, &folder.to_string_lossy());
    }
    install(app, |settings| Vault::create_sample(&folder, settings))
}

/// Takes the vault off the desk.
pub(crate) fn close(app: &AppHandle) {
    let desk = app.state::<Desk>();
    desk.recent.closed();
    if let Some(vault) = desk.replace(None) {
        vault.close();
    }
    tell(app, None);
}

/// Stops the vault's work before the process ends, without keeping a person waiting for it.
pub(crate) fn leave(app: &AppHandle) {
    if let Some(vault) = app.state::<Desk>().replace(None) {
        let (closed, wait) = channel();
        std::thread::spawn(move || {
            vault.close();
            closed.send(())
        });
        if wait.recv_timeout(PATIENCE).is_err() {
            warn!("left while documents were in work");
        }
    }
}

fn install(
    app: &AppHandle,
    make: impl FnOnce(Settings) -> Result<Vault, Error>,
) -> Answer<VaultSummary> {
    let desk = app.state::<Desk>();
    let vault = make(desk.settings.clone()).map_err(|error| {
        let problem = error.problem();
        warn!(code = problem.code, "vault not opened");
        problem
    })?;
    notices::forward(&vault, app);
    let summary = summary(&vault)?;
    info!(vault = summary.id, documents = summary.documents, "vault opened");
    if let Some(other) = desk.replace(Some(vault)) {
        other.close();
    }
    recognize(app);
    desk.recent
        .opened(RecentVault { name: summary.name.clone(), location: summary.location.clone() });
    tell(app, Some(&summary));
    Ok(summary)
}

/// Has the open vault recognize scans. Checking the models takes a moment that nobody need wait for;
/// when they are not as they should be, the recognition view says so.
fn recognize(app: &AppHandle) {
    let Some(vault) = app.state::<Desk>().vault() else { return };
    std::thread::spawn(move || {
        if let Err(error) = vault.start_recognition() {
            warn!(%error, "scans are not recognized");
        }
    });
}

fn summary(vault: &Vault) -> Answer<VaultSummary> {
    vault.summary().map_err(|error| error.problem())
}

fn tell(app: &AppHandle, vault: Option<&VaultSummary>) {
    let title = vault
        .map_or_else(|| "Muniment".to_owned(), |vault| format!("{} \u{2013} Muniment", vault.name));
    if let Some(window) = app.get_webview_window("main")
        && let Err(error) = window.set_title(&title)
    {
        warn!(%error, "window not titled");
    }
    if let Err(error) = app.emit("vault", vault) {
        warn!(%error, "vault not told to the window");
    }
}

/// A person who sets the configuration folder keeps everything of the app below it.
fn sample_folder(app: &AppHandle) -> Answer<PathBuf> {
    let root = if std::env::var_os("MUNIMENT_CONFIG").is_some() {
        app.state::<Desk>().settings.config_root.clone()
    } else {
        app.path().app_local_data_dir().map_err(|error| {
            problem("internal", format!("no place for the sample vault: {error}"))
        })?
    };
    Ok(root.join("Sample vault"))
}

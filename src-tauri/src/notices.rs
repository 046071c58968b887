//! Tells the window what a vault does on its own, and looks for what other writers wrote, since a
//! folder or bucket does not tell.

use std::time::Duration;

use muniment::{Notice, Vault};
use tauri::{AppHandle, Emitter, Manager};
use tracing::warn;

use crate::desk::Desk;

const LOOK_PAUSE: Duration = Duration::from_secs(3);

/// Sends the notices of a vault to the window until the vault is gone.
pub(crate) fn forward(vault: &Vault, app: &AppHandle) {
    let app = app.clone();
    vault.watch(move |notice| {
        let told = match notice {
            Notice::Changed(changed) => app.emit("changed", changed),
            Notice::Queue(queue) => app.emit("queue", queue),
            Notice::Recognition(recognition) => app.emit("recognition", recognition),
        };
        if let Err(error) = told {
            warn!(%error, "notice not told to the window");
        }
    });
}

/// Takes in what other writers wrote to the open vault, for as long as the app runs.
pub(crate) fn keep_up(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let mut failing = false;
        loop {
            std::thread::sleep(LOOK_PAUSE);
            let Some(vault) = app.state::<Desk>().vault() else { continue };
            let outcome = vault.catch_up();
            if let (Err(error), false) = (&outcome, failing) {
                warn!(%error, "what others wrote cannot be read");
            }
            failing = outcome.is_err();
        }
    });
}

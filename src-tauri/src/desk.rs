//! What lies on the desk: the open vault and what the person is doing with it.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use muniment::{Done, Error, Problem, Settings, Vault};
use tracing::error;

use crate::held::Held;
use crate::ipc::{Answer, problem};
use crate::recent::Recent;
use crate::start::Start;

/// The state every command works on.
pub(crate) struct Desk {
    pub(crate) settings: Settings,
    pub(crate) recent: Recent,
    pub(crate) held: Held,
    /// What to open before the window is first told the state.
    pub(crate) start: Mutex<Option<Start>>,
    /// Why that did not open.
    pub(crate) start_problem: Mutex<Option<Problem>>,
    /// Tells a running verification to stop.
    pub(crate) stop_verify: Arc<AtomicBool>,
    /// Tells a running backup to stop.
    pub(crate) stop_backup: Arc<AtomicBool>,
    /// Tells the writing of a pack to stop.
    pub(crate) stop_produce: Arc<AtomicBool>,
    /// Ends the writing of a searchable copy.
    pub(crate) stop_copy: Arc<AtomicBool>,
    /// Tells the checking of a pack to stop.
    pub(crate) stop_check: Arc<AtomicBool>,
    vault: Mutex<Option<Vault>>,
}

impl Desk {
    pub(crate) fn new(settings: Settings, start: Start) -> Self {
        Self {
            recent: Recent::load(&settings.config_root),
            settings,
            held: Held::default(),
            start: Mutex::new(Some(start)),
            start_problem: Mutex::new(None),
            stop_verify: Arc::default(),
            stop_backup: Arc::default(),
            stop_produce: Arc::default(),
            stop_copy: Arc::default(),
            stop_check: Arc::default(),
            vault: Mutex::new(None),
        }
    }

    /// The open vault.
    pub(crate) fn vault(&self) -> Option<Vault> {
        self.vault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts another vault on the desk, or none, and gives back the one that lay there.
    pub(crate) fn replace(&self, vault: Option<Vault>) -> Option<Vault> {
        std::mem::replace(&mut *self.vault.lock().unwrap_or_else(PoisonError::into_inner), vault)
    }

    /// Asks the open vault something, away from the thread of the window.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Vault) -> Result<T, Error> + Send + 'static,
    ) -> Answer<T> {
        let vault = self.vault().ok_or_else(no_vault)?;
        aside(move || question(&vault).map_err(|error| error.problem())).await
    }

    /// Tells the open vault to do something that cannot fail.
    pub(crate) async fn tell(&self, order: impl FnOnce(&Vault) + Send + 'static) -> Answer<()> {
        self.ask(move |vault| {
            order(vault);
            Ok(())
        })
        .await
    }

    /// Has the open vault write something; what became stale is told by [`crate::notices`].
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        order: impl FnOnce(&Vault) -> Result<Done<T>, Error> + Send + 'static,
    ) -> Answer<T> {
        self.ask(move |vault| order(vault).map(|done| done.value)).await
    }
}

/// Runs something that blocks away from the thread of the window.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Answer<T> + Send + 'static,
) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|crash| {
        error!(%crash, "command crashed");
        Err(problem("internal", "the operation stopped unexpectedly"))
    })
}

pub(crate) fn no_vault() -> Problem {
    problem("vault_not_found", "no vault is open")
}

//! Opening and closing vaults.

use muniment::view::VaultSummary;
use tauri::AppHandle;

use crate::desk::aside;
use crate::ipc::{Answer, AppState};
use crate::words::{CHOOSE_NEW, CHOOSE_VAULT};
use crate::{dialogs, opening};

#[tauri::command]
pub(crate) async fn app_state(app: AppHandle) -> Answer<AppState> {
    aside(move || opening::state(&app)).await
}

#[tauri::command]
pub(crate) async fn choose_new_vault(app: AppHandle) -> Answer<Option<VaultSummary>> {
    aside(move || {
        let folder = dialogs::folder(&app, CHOOSE_NEW);
        folder.map(|folder| opening::create(&app, &folder.to_string_lossy())).transpose()
    })
    .await
}

#[tauri::command]
pub(crate) async fn choose_open_vault(app: AppHandle) -> Answer<Option<VaultSummary>> {
    aside(move || {
        let folder = dialogs::folder(&app, CHOOSE_VAULT);
        folder.map(|folder| opening::open(&app, &folder.to_string_lossy())).transpose()
    })
    .await
}

#[tauri::command]
pub(crate) async fn open_vault(app: AppHandle, location: String) -> Answer<VaultSummary> {
    aside(move || opening::open(&app, &location)).await
}

#[tauri::command]
pub(crate) async fn open_sample_vault(app: AppHandle) -> Answer<VaultSummary> {
    aside(move || opening::open_sample(&app)).await
}

#[tauri::command]
pub(crate) async fn close_vault(app: AppHandle) -> Answer<()> {
    aside(move || {
        opening::close(&app);
        Ok(())
    })
    .await
}

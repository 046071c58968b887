//! Verifying the vault, its checksums, and rebuilding what is derived from it.

use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{VerifyProgress, VerifyReport};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::progress::paced;
use crate::words::SAVE_CHECKSUMS;

#[tauri::command]
pub(crate) async fn verify_vault(
    desk: State<'_, Desk>,
    on_progress: Channel<VerifyProgress>,
) -> Answer<VerifyReport> {
    let stop = desk.stop_verify.clone();
    stop.store(false, Relaxed);
    desk.ask(move |vault| vault.verify(&paced(on_progress), &|| stop.load(Relaxed))).await
}

#[tauri::command]
pub(crate) async fn cancel_verify(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_verify.store(true, Relaxed);
    Ok(())
}

#[tauri::command]
pub(crate) async fn save_checksums(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Answer<Option<String>> {
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_CHECKSUMS, "SHA256SUMS"))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.write_checksums(&to)).await?;
    Ok(Some(shown))
}

#[tauri::command]
pub(crate) async fn rebuild_vault(desk: State<'_, Desk>) -> Answer<()> {
    desk.ask(|vault| vault.rebuild()).await
}

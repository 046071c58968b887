//! Verifying the vault, its checksums, and rebuilding what is derived from it.

use std::path::PathBuf;
use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{Inspection, VerifyProgress, VerifyReport};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::{Answer, Drop};
use crate::progress::paced;
use crate::words::{CHOOSE_PACKS, CHOOSE_SEALS, SAVE_CHECKSUMS};

#[tauri::command]
pub(crate) async fn choose_seals(app: AppHandle, folders: bool) -> Answer<Option<Drop>> {
    aside(move || {
        let chosen = if folders {
            dialogs::folders(&app, CHOOSE_PACKS)
        } else {
            dialogs::files(&app, CHOOSE_SEALS)
        };
        Ok((!chosen.is_empty()).then(|| app.state::<Desk>().held.hold(chosen)))
    })
    .await
}

#[tauri::command]
pub(crate) async fn verify_vault(
    desk: State<'_, Desk>,
    seals: Vec<String>,
    on_progress: Channel<VerifyProgress>,
) -> Answer<Inspection> {
    let seals = seals.iter().map(|token| desk.held.look(token)).collect::<Answer<Vec<_>>>()?;
    let seals: Vec<PathBuf> = seals.into_iter().flatten().collect();
    let stop = desk.stop_verify.clone();
    stop.store(false, Relaxed);
    desk.ask(move |vault| vault.inspect(&seals, &paced(on_progress), &|| stop.load(Relaxed))).await
}

#[tauri::command]
pub(crate) async fn record_verification(
    desk: State<'_, Desk>,
    on_progress: Channel<VerifyProgress>,
) -> Answer<VerifyReport> {
    let stop = desk.stop_verify.clone();
    stop.store(false, Relaxed);
    desk.write(move |vault| vault.verify_and_record(&paced(on_progress), &|| stop.load(Relaxed)))
        .await
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

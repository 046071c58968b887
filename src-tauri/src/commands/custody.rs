//! What happened to a document, and copies of the vault.

use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{CopyProgress, CopyReport, CustodyReport};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::progress::paced;
use crate::words::CHOOSE_BACKUP;

#[tauri::command]
pub(crate) async fn custody(desk: State<'_, Desk>, document: String) -> Answer<CustodyReport> {
    desk.ask(move |vault| vault.custody_of(&document)).await
}

#[tauri::command]
pub(crate) async fn back_up(
    app: AppHandle,
    desk: State<'_, Desk>,
    on_progress: Channel<CopyProgress>,
) -> Answer<Option<CopyReport>> {
    let chosen = aside(move || Ok(dialogs::folder(&app, CHOOSE_BACKUP))).await?;
    let Some(to) = chosen.map(|folder| folder.to_string_lossy().into_owned()) else {
        return Ok(None);
    };
    let stop = desk.stop_backup.clone();
    stop.store(false, Relaxed);
    desk.ask(move |vault| vault.back_up(&to, &paced(on_progress), &|| stop.load(Relaxed)))
        .await
        .map(Some)
}

#[tauri::command]
pub(crate) async fn cancel_backup(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_backup.store(true, Relaxed);
    Ok(())
}

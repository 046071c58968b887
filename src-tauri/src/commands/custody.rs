//! What happened to a document, and copies of the vault.

use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{CopyProgress, CopyReport, CustodyReport, PackCustody};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::{Answer, problem};
use crate::progress::paced;
use crate::words::CHOOSE_BACKUP;

#[tauri::command]
pub(crate) async fn custody(desk: State<'_, Desk>, document: String) -> Answer<CustodyReport> {
    desk.ask(move |vault| vault.custody_of(&document)).await
}

/// What the journal has of a volume of a matter.
#[tauri::command]
pub(crate) async fn pack_custody(
    desk: State<'_, Desk>,
    matter: String,
    volume: u32,
) -> Answer<PackCustody> {
    desk.ask(move |vault| vault.custody_of_pack(&matter, Some(volume))).await
}

/// Copies the vault to a bucket by its address, or to a folder that the person chooses.
#[tauri::command]
pub(crate) async fn back_up(
    app: AppHandle,
    desk: State<'_, Desk>,
    bucket: Option<String>,
    on_progress: Channel<CopyProgress>,
) -> Answer<Option<CopyReport>> {
    let to = match bucket {
        Some(address) if address.contains("://") => address,
        Some(_) => {
            let message = "an address begins with s3://, az:// or gs://";
            return Err(problem("bad_address", message));
        }
        None => match aside(move || Ok(dialogs::folder(&app, CHOOSE_BACKUP))).await? {
            Some(folder) => folder.to_string_lossy().into_owned(),
            None => return Ok(None),
        },
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

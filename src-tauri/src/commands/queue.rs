//! The intake's queue.

use muniment::view::QueueView;
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn queue(desk: State<'_, Desk>) -> Answer<QueueView> {
    desk.ask(|vault| Ok(vault.queue())).await
}

#[tauri::command]
pub(crate) async fn pause_queue(desk: State<'_, Desk>) -> Answer<()> {
    desk.tell(|vault| vault.pause()).await
}

#[tauri::command]
pub(crate) async fn resume_queue(desk: State<'_, Desk>) -> Answer<()> {
    desk.tell(|vault| vault.resume()).await
}

#[tauri::command]
pub(crate) async fn cancel_queue(desk: State<'_, Desk>, key: Option<u64>) -> Answer<()> {
    desk.tell(move |vault| key.map_or_else(|| vault.cancel_all(), |key| vault.cancel(key))).await
}

#[tauri::command]
pub(crate) async fn retry_queue(desk: State<'_, Desk>, key: Option<u64>) -> Answer<()> {
    desk.tell(move |vault| vault.retry(key)).await
}

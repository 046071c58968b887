//! The journal and taking back its last operation.

use muniment::view::{EntryView, Undoable};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn undoable(desk: State<'_, Desk>) -> Answer<Option<Undoable>> {
    desk.ask(|vault| Ok(vault.undoable())).await
}

#[tauri::command]
pub(crate) async fn undo(desk: State<'_, Desk>) -> Answer<Option<Undoable>> {
    desk.ask(|vault| Ok(vault.undo()?.map(|done| done.value))).await
}

#[tauri::command]
pub(crate) async fn journal(
    desk: State<'_, Desk>,
    offset: u64,
    limit: u64,
) -> Answer<Vec<EntryView>> {
    desk.ask(move |vault| vault.journal(offset, limit)).await
}

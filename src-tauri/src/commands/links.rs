//! Evidence links.

use muniment::view::LinkRequest;
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn link(desk: State<'_, Desk>, requests: Vec<LinkRequest>) -> Answer<Vec<String>> {
    desk.write(move |vault| vault.link(&requests)).await
}

#[tauri::command]
pub(crate) async fn unlink(desk: State<'_, Desk>, ids: Vec<String>) -> Answer<()> {
    desk.write(move |vault| vault.unlink(&ids)).await
}

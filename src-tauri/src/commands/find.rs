//! Finding documents.

use muniment::view::{FindPage, FindRequest};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn find(desk: State<'_, Desk>, request: FindRequest) -> Answer<FindPage> {
    desk.ask(move |vault| vault.find(&request)).await
}

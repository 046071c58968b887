//! Saved searches.

use muniment::view::SavedSearchView;
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn saved_searches(desk: State<'_, Desk>) -> Answer<Vec<SavedSearchView>> {
    desk.ask(|vault| vault.saved_searches()).await
}

#[tauri::command]
pub(crate) async fn save_search(
    desk: State<'_, Desk>,
    name: String,
    query: String,
) -> Answer<String> {
    desk.write(move |vault| vault.save_search(&name, &query)).await
}

#[tauri::command]
pub(crate) async fn forget_search(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.forget_search(&id)).await
}

//! What the content of documents suggests.

use muniment::view::{AcceptedSuggestion, RejectedSuggestion, SuggestionsView};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn suggestions(desk: State<'_, Desk>, id: String) -> Answer<SuggestionsView> {
    desk.ask(move |vault| vault.suggestions(&id)).await
}

#[tauri::command]
pub(crate) async fn accept_suggestions(
    desk: State<'_, Desk>,
    id: String,
    accepted: Vec<AcceptedSuggestion>,
) -> Answer<()> {
    desk.write(move |vault| vault.accept_suggestions(&id, &accepted)).await
}

#[tauri::command]
pub(crate) async fn reject_suggestions(
    desk: State<'_, Desk>,
    id: String,
    rejected: Vec<RejectedSuggestion>,
) -> Answer<()> {
    desk.write(move |vault| vault.reject_suggestions(&id, &rejected)).await
}

#[tauri::command]
pub(crate) async fn withdraw_rejections(
    desk: State<'_, Desk>,
    id: String,
    rejected: Vec<RejectedSuggestion>,
) -> Answer<()> {
    desk.write(move |vault| vault.withdraw_rejections(&id, &rejected)).await
}

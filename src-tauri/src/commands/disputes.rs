//! Disputes of license statements, and the log of requests for them.

use muniment::view::{
    DisputeBundle, DisputeStepFields, DisputeView, StatementRequestFields, StatementRequestLog,
};
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::words::CHOOSE_BUNDLE;

#[tauri::command]
pub(crate) async fn disputes(desk: State<'_, Desk>) -> Answer<Vec<DisputeView>> {
    desk.ask(|vault| vault.disputes()).await
}

#[tauri::command]
pub(crate) async fn draft_dispute(
    desk: State<'_, Desk>,
    statement: String,
    families: Vec<String>,
) -> Answer<String> {
    desk.write(move |vault| vault.draft_dispute(&statement, &families)).await
}

#[tauri::command]
pub(crate) async fn step_dispute(
    desk: State<'_, Desk>,
    id: String,
    step: DisputeStepFields,
) -> Answer<()> {
    desk.write(move |vault| vault.step_dispute(&id, &step)).await
}

#[tauri::command]
pub(crate) async fn dispute_letter(
    desk: State<'_, Desk>,
    id: String,
    sender: String,
) -> Answer<String> {
    desk.ask(move |vault| vault.dispute_letter(&id, &sender)).await
}

#[tauri::command]
pub(crate) async fn write_dispute_bundle(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    sender: String,
) -> Answer<Option<DisputeBundle>> {
    let chosen = aside(move || Ok(dialogs::folder(&app, CHOOSE_BUNDLE))).await?;
    let Some(folder) = chosen else { return Ok(None) };
    desk.ask(move |vault| vault.write_dispute_bundle(&id, &sender, &folder)).await.map(Some)
}

#[tauri::command]
pub(crate) async fn statement_requests(desk: State<'_, Desk>) -> Answer<StatementRequestLog> {
    desk.ask(|vault| vault.statement_requests()).await
}

#[tauri::command]
pub(crate) async fn log_statement_request(
    desk: State<'_, Desk>,
    request: StatementRequestFields,
) -> Answer<String> {
    desk.write(move |vault| vault.log_statement_request(&request)).await
}

#[tauri::command]
pub(crate) async fn withdraw_statement_request(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.withdraw_statement_request(&id)).await
}

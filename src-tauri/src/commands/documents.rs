//! One document: its pages, what is stated about it, and its bytes.

use muniment::view::{DescriptionView, DocumentDetails, PageHits, PageView};
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::words::SAVE_COPY;

#[tauri::command]
pub(crate) async fn document(desk: State<'_, Desk>, id: String) -> Answer<DocumentDetails> {
    desk.ask(move |vault| vault.document(&id)).await
}

#[tauri::command]
pub(crate) async fn page(
    desk: State<'_, Desk>,
    document: String,
    page: u32,
    query: String,
) -> Answer<PageView> {
    desk.ask(move |vault| vault.page(&document, page, &query)).await
}

#[tauri::command]
pub(crate) async fn page_hits(
    desk: State<'_, Desk>,
    document: String,
    query: String,
) -> Answer<Vec<PageHits>> {
    desk.ask(move |vault| vault.page_hits(&document, &query)).await
}

#[tauri::command]
pub(crate) async fn describe_document(
    desk: State<'_, Desk>,
    id: String,
    description: DescriptionView,
) -> Answer<()> {
    desk.write(move |vault| vault.describe(&id, &description)).await
}

#[tauri::command]
pub(crate) async fn void_document(desk: State<'_, Desk>, id: String, reason: String) -> Answer<()> {
    desk.write(move |vault| vault.void_document(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_document(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_document(&id)).await
}

#[tauri::command]
pub(crate) async fn unlock_document(
    desk: State<'_, Desk>,
    id: String,
    password: String,
) -> Answer<String> {
    desk.write(move |vault| vault.unlock(&id, &password)).await
}

#[tauri::command]
pub(crate) async fn save_copy(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
) -> Answer<Option<String>> {
    let document = id.clone();
    let name = desk.ask(move |vault| vault.document(&document)).await?.row.name;
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_COPY, &name))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.save_copy(&id, &to)).await?;
    Ok(Some(shown))
}

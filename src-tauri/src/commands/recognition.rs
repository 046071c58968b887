//! The text of scans.

use muniment::view::RecognitionView;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::words::SAVE_SEARCHABLE;

#[tauri::command]
pub(crate) async fn recognition(desk: State<'_, Desk>) -> Answer<RecognitionView> {
    desk.ask(|vault| Ok(vault.recognition())).await
}

#[tauri::command]
pub(crate) async fn pause_recognition(desk: State<'_, Desk>) -> Answer<()> {
    desk.tell(|vault| vault.pause_recognition()).await
}

#[tauri::command]
pub(crate) async fn resume_recognition(desk: State<'_, Desk>) -> Answer<()> {
    desk.tell(|vault| vault.resume_recognition()).await
}

#[tauri::command]
pub(crate) async fn cancel_recognition(desk: State<'_, Desk>, id: Option<String>) -> Answer<()> {
    desk.ask(move |vault| vault.cancel_recognition(id.as_deref())).await
}

#[tauri::command]
pub(crate) async fn recognize_again(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.ask(move |vault| vault.recognize_again(&id)).await
}

#[tauri::command]
pub(crate) async fn correct_word(
    desk: State<'_, Desk>,
    document: String,
    page: u32,
    start: u32,
    end: u32,
    text: Option<String>,
) -> Answer<()> {
    desk.write(move |vault| vault.correct_word(&document, page, start, end, text.as_deref())).await
}

#[tauri::command]
pub(crate) async fn save_searchable(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
) -> Answer<Option<String>> {
    let document = id.clone();
    let name = desk.ask(move |vault| vault.document(&document)).await?.row.name;
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let proposed = format!("{stem} (searchable).pdf");
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_SEARCHABLE, &proposed))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.save_searchable(&id, &to, &|_, _| true)).await?;
    Ok(Some(shown))
}

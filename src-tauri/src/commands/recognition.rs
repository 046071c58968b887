//! The text of scans.

use muniment::view::RecognitionView;
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

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
pub(crate) async fn recognize_again(
    desk: State<'_, Desk>,
    id: String,
    script: Option<String>,
) -> Answer<()> {
    desk.ask(move |vault| vault.recognize_again(&id, script.as_deref())).await
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

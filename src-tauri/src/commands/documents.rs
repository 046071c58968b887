//! One document: its pages, what is stated about it, and its bytes.

use std::path::Path;
use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{DescriptionView, DocumentDetails, PageHits, PageView, PagesProgress};
use muniment::{Error, Vault};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::progress::paced;
use crate::words::{Label, SAVE_COPY, SAVE_SEARCHABLE};

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
    let name = |name: &str| name.to_owned();
    save(app, &desk, id, SAVE_COPY, name, |vault, id, to| vault.save_copy(id, to)).await
}

#[tauri::command]
pub(crate) async fn save_searchable(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    on_progress: Channel<PagesProgress>,
) -> Answer<Option<String>> {
    let name = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        format!("{stem} (searchable).pdf")
    };
    let stop = desk.stop_copy.clone();
    stop.store(false, Relaxed);
    let tell = paced(on_progress);
    let write = move |vault: &Vault, id: &str, to: &Path| {
        let go_on = |page, pages| {
            tell(PagesProgress { page, pages });
            !stop.load(Relaxed)
        };
        vault.save_searchable(id, to, &go_on).map(drop)
    };
    save(app, &desk, id, SAVE_SEARCHABLE, name, write).await
}

#[tauri::command]
pub(crate) async fn cancel_searchable(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_copy.store(true, Relaxed);
    Ok(())
}

/// Asks where to and writes a copy of a document there; the path for the person to read, or nothing
/// when they changed their mind.
async fn save(
    app: AppHandle,
    desk: &Desk,
    id: String,
    title: Label,
    proposed: impl Fn(&str) -> String,
    write: impl FnOnce(&Vault, &str, &Path) -> Result<(), Error> + Send + 'static,
) -> Answer<Option<String>> {
    let document = id.clone();
    let name = desk.ask(move |vault| vault.document(&document)).await?.row.name;
    let proposed = proposed(&name);
    let Some(to) = aside(move || Ok(dialogs::save(&app, title, &proposed))).await? else {
        return Ok(None);
    };
    let shown = to.display().to_string();
    desk.ask(move |vault| write(vault, &id, &to)).await?;
    Ok(Some(shown))
}

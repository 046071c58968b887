//! One document: its pages, what is stated about it, and its bytes.

use std::path::Path;
use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{
    DescriptionView, DocumentDetails, PageHits, PageView, PagesProgress, SearchableCopy,
};
use muniment::{Error, Vault};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::progress::paced;
use crate::words::{Label, Language, SAVE_COPY, SAVE_SEARCHABLE, SEARCHABLE};

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
    let write = |vault: &Vault, id: &str, to: &Path| {
        vault.save_copy(id, to).map(|()| to.display().to_string())
    };
    save(app, &desk, id, SAVE_COPY, name, write).await
}

#[tauri::command]
pub(crate) async fn save_searchable(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    on_progress: Channel<PagesProgress>,
) -> Answer<Option<SearchableCopy>> {
    let name = |name: &str| searchable_name(name, Language::of_this_machine());
    let stop = desk.stop_copy.clone();
    stop.store(false, Relaxed);
    let tell = paced(on_progress);
    let write = move |vault: &Vault, id: &str, to: &Path| {
        let go_on = |page, pages| {
            tell(PagesProgress { page, pages });
            !stop.load(Relaxed)
        };
        vault.save_searchable(id, to, &go_on)
    };
    save(app, &desk, id, SAVE_SEARCHABLE, name, write).await
}

#[tauri::command]
pub(crate) async fn cancel_searchable(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_copy.store(true, Relaxed);
    Ok(())
}

/// Asks where to and writes a copy of a document there; what was written, or nothing when the person
/// changed their mind.
async fn save<T: Send + 'static>(
    app: AppHandle,
    desk: &Desk,
    id: String,
    title: Label,
    proposed: impl Fn(&str) -> String,
    write: impl FnOnce(&Vault, &str, &Path) -> Result<T, Error> + Send + 'static,
) -> Answer<Option<T>> {
    let document = id.clone();
    let name = desk.ask(move |vault| vault.document(&document)).await?.row.name;
    let proposed = proposed(&name);
    let Some(to) = aside(move || Ok(dialogs::save(&app, title, &proposed))).await? else {
        return Ok(None);
    };
    desk.ask(move |vault| write(vault, &id, &to)).await.map(Some)
}

fn searchable_name(name: &str, language: Language) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem} ({}).pdf", language.say(SEARCHABLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_searchable_copy_is_named_after_its_document_in_the_language_of_the_person() {
        assert_eq!(searchable_name("Scan.tif", Language::English), "Scan (searchable).pdf");
        assert_eq!(searchable_name("Scan", Language::German), "Scan (durchsuchbar).pdf");
    }
}

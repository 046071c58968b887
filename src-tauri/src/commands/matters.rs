//! Matters: what an auditor asks for, what answers it, and what was handed over.

use std::path::PathBuf;

use muniment::view::{
    AnsweredList, DisclosureView, MatterBoard, MatterFields, MatterRow, MattersRequest,
    RequestFields, ResponseFields,
};
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::{Answer, problem};
use crate::words::CHOOSE_LIST;

#[tauri::command]
pub(crate) async fn matters(
    desk: State<'_, Desk>,
    request: MattersRequest,
) -> Answer<Vec<MatterRow>> {
    desk.ask(move |vault| vault.matters(&request)).await
}

#[tauri::command]
pub(crate) async fn matter(
    desk: State<'_, Desk>,
    id: String,
    as_of: Option<String>,
) -> Answer<MatterBoard> {
    desk.ask(move |vault| vault.matter(&id, as_of.as_deref())).await
}

#[tauri::command]
pub(crate) async fn open_matter(desk: State<'_, Desk>, fields: MatterFields) -> Answer<String> {
    desk.write(move |vault| vault.open_matter(&fields)).await
}

#[tauri::command]
pub(crate) async fn change_matter(
    desk: State<'_, Desk>,
    id: String,
    fields: MatterFields,
) -> Answer<()> {
    desk.write(move |vault| vault.change_matter(&id, &fields)).await
}

#[tauri::command]
pub(crate) async fn close_matter(
    desk: State<'_, Desk>,
    id: String,
    on: Option<String>,
    reason: String,
) -> Answer<()> {
    desk.write(move |vault| vault.close_matter(&id, on.as_deref(), &reason)).await
}

#[tauri::command]
pub(crate) async fn reopen_matter(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.reopen_matter(&id)).await
}

#[tauri::command]
pub(crate) async fn add_request(
    desk: State<'_, Desk>,
    matter: String,
    fields: RequestFields,
) -> Answer<String> {
    desk.write(move |vault| vault.add_request(&matter, &fields)).await
}

#[tauri::command]
pub(crate) async fn change_request(
    desk: State<'_, Desk>,
    matter: String,
    number: String,
    fields: RequestFields,
) -> Answer<()> {
    desk.write(move |vault| vault.change_request(&matter, &number, &fields)).await
}

#[tauri::command]
pub(crate) async fn settle_request(
    desk: State<'_, Desk>,
    matter: String,
    number: String,
    settlement: Option<String>,
    on: Option<String>,
) -> Answer<()> {
    desk.write(move |vault| {
        vault.settle_request(&matter, &number, settlement.as_deref(), on.as_deref())
    })
    .await
}

#[tauri::command]
pub(crate) async fn remove_request(
    desk: State<'_, Desk>,
    matter: String,
    number: String,
) -> Answer<()> {
    desk.write(move |vault| vault.remove_request(&matter, &number)).await
}

#[tauri::command]
pub(crate) async fn respond(
    desk: State<'_, Desk>,
    matter: String,
    request: String,
    responses: Vec<ResponseFields>,
) -> Answer<u64> {
    desk.write(move |vault| vault.respond(&matter, &request, &responses)).await
}

#[tauri::command]
pub(crate) async fn withdraw_response(
    desk: State<'_, Desk>,
    matter: String,
    request: String,
    subject: String,
    id: String,
) -> Answer<()> {
    desk.write(move |vault| vault.withdraw_response(&matter, &request, &subject, &id)).await
}

#[tauri::command]
pub(crate) async fn answer_list(desk: State<'_, Desk>, list: String) -> Answer<AnsweredList> {
    desk.ask(move |vault| vault.answer(&list)).await
}

#[tauri::command]
pub(crate) async fn answer_list_file(
    app: AppHandle,
    desk: State<'_, Desk>,
    dropped: Option<String>,
) -> Answer<Option<AnsweredList>> {
    let chosen = match dropped {
        Some(token) => {
            let dropped = desk.held.take(&token)?;
            Some(aside(move || one_file(dropped)).await?)
        }
        None => aside(move || Ok(dialogs::table(&app, CHOOSE_LIST))).await?,
    };
    let Some(file) = chosen else { return Ok(None) };
    desk.ask(move |vault| vault.answer_file(&file)).await.map(Some)
}

fn one_file(dropped: Vec<PathBuf>) -> Answer<PathBuf> {
    match <[PathBuf; 1]>::try_from(dropped) {
        Ok([file]) if file.is_file() => Ok(file),
        _ => Err(problem("not_a_file", "drop the list as one file")),
    }
}

#[tauri::command]
pub(crate) async fn disclosures(
    desk: State<'_, Desk>,
    matter: Option<String>,
) -> Answer<Vec<DisclosureView>> {
    desk.ask(move |vault| vault.disclosures(matter.as_deref(), None)).await
}

//! License records.

use muniment::view::{LicenseDetails, LicenseFields, LicensePage, LicenseRequest};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn licenses(
    desk: State<'_, Desk>,
    request: LicenseRequest,
) -> Answer<LicensePage> {
    desk.ask(move |vault| vault.licenses(&request)).await
}

#[tauri::command]
pub(crate) async fn license(desk: State<'_, Desk>, id: String) -> Answer<LicenseDetails> {
    desk.ask(move |vault| vault.license(&id)).await
}

#[tauri::command]
pub(crate) async fn add_license(desk: State<'_, Desk>, fields: LicenseFields) -> Answer<String> {
    desk.write(move |vault| vault.add_license(&fields)).await
}

#[tauri::command]
pub(crate) async fn edit_license(
    desk: State<'_, Desk>,
    id: String,
    fields: LicenseFields,
) -> Answer<()> {
    desk.write(move |vault| vault.edit_license(&id, &fields)).await
}

#[tauri::command]
pub(crate) async fn void_license(desk: State<'_, Desk>, id: String, reason: String) -> Answer<()> {
    desk.write(move |vault| vault.void_license(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_license(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_license(&id)).await
}

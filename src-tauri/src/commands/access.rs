//! The portal access register.

use muniment::view::{
    AccessAlertView, AccessDetails, AccessFields, AccessRequest, AccessRow, PortalRoleView,
};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn accesses(
    desk: State<'_, Desk>,
    request: AccessRequest,
) -> Answer<Vec<AccessRow>> {
    desk.ask(move |vault| vault.accesses(&request)).await
}

#[tauri::command]
pub(crate) async fn access(desk: State<'_, Desk>, id: String) -> Answer<AccessDetails> {
    desk.ask(move |vault| vault.access(&id, None)).await
}

#[tauri::command]
pub(crate) async fn access_alerts(desk: State<'_, Desk>) -> Answer<Vec<AccessAlertView>> {
    desk.ask(|vault| vault.access_alerts(None)).await
}

#[tauri::command]
pub(crate) async fn portal_roles() -> Answer<Vec<PortalRoleView>> {
    Ok(muniment::portal_roles())
}

#[tauri::command]
pub(crate) async fn state_access(
    desk: State<'_, Desk>,
    id: Option<String>,
    fields: AccessFields,
) -> Answer<String> {
    desk.write(move |vault| vault.state_access(id.as_deref(), &fields)).await
}

#[tauri::command]
pub(crate) async fn void_access(desk: State<'_, Desk>, id: String, reason: String) -> Answer<()> {
    desk.write(move |vault| vault.void_access(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_access(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_access(&id)).await
}

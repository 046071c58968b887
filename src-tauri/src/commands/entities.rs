//! The register of legal entities.

use muniment::view::{EntityDetails, EntityFields, EntityRequest, EntityRow};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn entities(
    desk: State<'_, Desk>,
    request: EntityRequest,
) -> Answer<Vec<EntityRow>> {
    desk.ask(move |vault| vault.entities(&request)).await
}

#[tauri::command]
pub(crate) async fn entity(desk: State<'_, Desk>, id: String) -> Answer<EntityDetails> {
    desk.ask(move |vault| vault.entity(&id)).await
}

#[tauri::command]
pub(crate) async fn state_entity(
    desk: State<'_, Desk>,
    id: Option<String>,
    fields: EntityFields,
) -> Answer<String> {
    desk.write(move |vault| vault.state_entity(id.as_deref(), &fields)).await
}

#[tauri::command]
pub(crate) async fn void_entity(desk: State<'_, Desk>, id: String, reason: String) -> Answer<()> {
    desk.write(move |vault| vault.void_entity(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_entity(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_entity(&id)).await
}

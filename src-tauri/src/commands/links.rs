//! Evidence links.

use muniment::view::{LinkPlan, LinkRequest};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn link(desk: State<'_, Desk>, requests: Vec<LinkRequest>) -> Answer<Vec<String>> {
    desk.write(move |vault| vault.link(&requests)).await
}

#[tauri::command]
pub(crate) async fn plan_links(
    desk: State<'_, Desk>,
    requests: Vec<LinkRequest>,
) -> Answer<LinkPlan> {
    desk.ask(move |vault| vault.plan_links(&requests)).await
}

#[tauri::command]
pub(crate) async fn link_planned(desk: State<'_, Desk>, requests: Vec<LinkRequest>) -> Answer<u64> {
    desk.write(move |vault| vault.link_planned(&requests)).await
}

#[tauri::command]
pub(crate) async fn unlink(desk: State<'_, Desk>, ids: Vec<String>) -> Answer<()> {
    desk.write(move |vault| vault.unlink(&ids)).await
}

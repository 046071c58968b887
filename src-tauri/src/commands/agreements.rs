//! The register of agreements.

use muniment::view::{
    AgreementDetails, AgreementFields, AgreementPage, AgreementRequest, CoverageView,
};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn agreements(
    desk: State<'_, Desk>,
    request: AgreementRequest,
) -> Answer<AgreementPage> {
    desk.ask(move |vault| vault.agreements(&request)).await
}

#[tauri::command]
pub(crate) async fn agreement(desk: State<'_, Desk>, id: String) -> Answer<AgreementDetails> {
    desk.ask(move |vault| vault.agreement(&id, None)).await
}

#[tauri::command]
pub(crate) async fn agreement_coverage(desk: State<'_, Desk>) -> Answer<CoverageView> {
    desk.ask(|vault| vault.agreement_coverage(None)).await
}

#[tauri::command]
pub(crate) async fn state_agreement(
    desk: State<'_, Desk>,
    id: Option<String>,
    fields: AgreementFields,
) -> Answer<String> {
    desk.write(move |vault| vault.state_agreement(id.as_deref(), &fields)).await
}

#[tauri::command]
pub(crate) async fn void_agreement(
    desk: State<'_, Desk>,
    id: String,
    reason: String,
) -> Answer<()> {
    desk.write(move |vault| vault.void_agreement(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_agreement(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_agreement(&id)).await
}

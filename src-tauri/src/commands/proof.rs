//! What proves each license.

use muniment::view::{
    AcquisitionFields, ClaimFields, InvoiceLineFields, LossView, ProofOverview, ProofView,
};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn check_license(
    desk: State<'_, Desk>,
    id: String,
    as_of: Option<String>,
    profile: String,
) -> Answer<ProofView> {
    desk.ask(move |vault| vault.check_license(&id, as_of.as_deref(), &profile)).await
}

#[tauri::command]
pub(crate) async fn proof_overview(
    desk: State<'_, Desk>,
    profile: String,
) -> Answer<ProofOverview> {
    desk.ask(move |vault| vault.proof_overview(&profile)).await
}

#[tauri::command]
pub(crate) async fn what_if_document_lost(
    desk: State<'_, Desk>,
    id: String,
    profile: String,
) -> Answer<Vec<LossView>> {
    desk.ask(move |vault| vault.what_if_document_lost(&id, &profile)).await
}

#[tauri::command]
pub(crate) async fn what_if_license_lost(
    desk: State<'_, Desk>,
    id: String,
    profile: String,
) -> Answer<Vec<LossView>> {
    desk.ask(move |vault| vault.what_if_license_lost(&id, &profile)).await
}

#[tauri::command]
pub(crate) async fn state_acquisition(
    desk: State<'_, Desk>,
    id: String,
    fields: AcquisitionFields,
) -> Answer<()> {
    desk.write(move |vault| vault.state_acquisition(&id, &fields)).await
}

#[tauri::command]
pub(crate) async fn claim_link(
    desk: State<'_, Desk>,
    id: String,
    claim: ClaimFields,
) -> Answer<()> {
    desk.write(move |vault| vault.claim_links(&[(id, claim)])).await
}

#[tauri::command]
pub(crate) async fn invoice_lines(
    desk: State<'_, Desk>,
    id: String,
) -> Answer<Vec<InvoiceLineFields>> {
    desk.ask(move |vault| vault.invoice_lines(&id)).await
}

#[tauri::command]
pub(crate) async fn state_invoice_lines(
    desk: State<'_, Desk>,
    id: String,
    lines: Vec<InvoiceLineFields>,
) -> Answer<()> {
    desk.write(move |vault| vault.state_invoice_lines(&id, &lines)).await
}

#[tauri::command]
pub(crate) async fn waive_finding(
    desk: State<'_, Desk>,
    id: String,
    finding: String,
    reason: String,
) -> Answer<()> {
    desk.write(move |vault| vault.waive_finding(&id, &finding, &reason)).await
}

#[tauri::command]
pub(crate) async fn withdraw_waiver(
    desk: State<'_, Desk>,
    id: String,
    finding: String,
) -> Answer<()> {
    desk.write(move |vault| vault.withdraw_waiver(&id, &finding)).await
}

//! Public terms by date.

use muniment::view::{
    GoverningRuleView, GoverningView, ReleaseFields, TermsAdded, TermsComparison,
    TermsComparisonRequest, TermsDetails, TermsElectionFields, TermsExceptionFields, TermsFields,
    TermsFinding, TermsHit, TermsInForce, TermsRequest, TermsRow, TermsTimeline,
};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn terms(desk: State<'_, Desk>, request: TermsRequest) -> Answer<Vec<TermsRow>> {
    desk.ask(move |vault| vault.terms(&request)).await
}

#[tauri::command]
pub(crate) async fn terms_edition(desk: State<'_, Desk>, id: String) -> Answer<TermsDetails> {
    desk.ask(move |vault| vault.terms_edition(&id)).await
}

#[tauri::command]
pub(crate) async fn terms_timelines(
    desk: State<'_, Desk>,
    as_of: Option<String>,
) -> Answer<Vec<TermsTimeline>> {
    desk.ask(move |vault| vault.terms_timelines(None, as_of.as_deref())).await
}

#[tauri::command]
pub(crate) async fn terms_at(
    desk: State<'_, Desk>,
    on: Option<String>,
) -> Answer<Vec<TermsInForce>> {
    desk.ask(move |vault| vault.terms_at(on.as_deref(), None)).await
}

#[tauri::command]
pub(crate) async fn add_terms(
    desk: State<'_, Desk>,
    documents: Vec<String>,
    address: Option<String>,
) -> Answer<TermsAdded> {
    desk.write(move |vault| vault.add_terms(&documents, address.as_deref())).await
}

#[tauri::command]
pub(crate) async fn state_terms(
    desk: State<'_, Desk>,
    id: Option<String>,
    fields: TermsFields,
) -> Answer<String> {
    desk.write(move |vault| vault.state_terms(id.as_deref(), &fields)).await
}

#[tauri::command]
pub(crate) async fn confirm_terms(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.confirm_terms(&id)).await
}

#[tauri::command]
pub(crate) async fn void_terms(desk: State<'_, Desk>, id: String, reason: String) -> Answer<()> {
    desk.write(move |vault| vault.void_terms(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_terms(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_terms(&id)).await
}

#[tauri::command]
pub(crate) async fn compare_terms(
    desk: State<'_, Desk>,
    request: TermsComparisonRequest,
) -> Answer<TermsComparison> {
    desk.ask(move |vault| vault.compare_terms(&request)).await
}

#[tauri::command]
pub(crate) async fn find_in_terms(
    desk: State<'_, Desk>,
    words: String,
    on: Option<String>,
) -> Answer<Vec<TermsHit>> {
    desk.ask(move |vault| vault.find_in_terms(&words, on.as_deref())).await
}

#[tauri::command]
pub(crate) async fn governing(
    desk: State<'_, Desk>,
    license: String,
    version: Option<String>,
    at: Option<String>,
) -> Answer<GoverningView> {
    desk.ask(move |vault| vault.governing(&license, version.as_deref(), at.as_deref())).await
}

#[tauri::command]
pub(crate) async fn terms_findings(
    desk: State<'_, Desk>,
    on: Option<String>,
) -> Answer<Vec<TermsFinding>> {
    desk.ask(move |vault| vault.terms_findings(on.as_deref())).await
}

#[tauri::command]
pub(crate) async fn governing_rules(desk: State<'_, Desk>) -> Answer<Vec<GoverningRuleView>> {
    desk.ask(|vault| Ok(vault.governing_rules())).await
}

#[tauri::command]
pub(crate) async fn releases(desk: State<'_, Desk>) -> Answer<Vec<ReleaseFields>> {
    desk.ask(|vault| vault.releases()).await
}

#[tauri::command]
pub(crate) async fn state_release(desk: State<'_, Desk>, fields: ReleaseFields) -> Answer<()> {
    desk.write(move |vault| vault.state_release(&fields)).await
}

#[tauri::command]
pub(crate) async fn terms_exception(
    desk: State<'_, Desk>,
    agreement: String,
) -> Answer<Option<TermsExceptionFields>> {
    desk.ask(move |vault| vault.terms_exception(&agreement)).await
}

#[tauri::command]
pub(crate) async fn except_terms(
    desk: State<'_, Desk>,
    agreement: String,
    fields: Option<TermsExceptionFields>,
) -> Answer<()> {
    desk.write(move |vault| vault.except_terms(&agreement, fields.as_ref())).await
}

#[tauri::command]
pub(crate) async fn elect_terms(
    desk: State<'_, Desk>,
    license: String,
    fields: TermsElectionFields,
) -> Answer<()> {
    desk.write(move |vault| vault.elect_terms(&license, &fields)).await
}

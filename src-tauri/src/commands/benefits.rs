//! The benefits of Software Assurance under an agreement.

use muniment::view::{BenefitChecklist, BenefitFields, MigrationView};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn benefits(desk: State<'_, Desk>, agreement: String) -> Answer<BenefitChecklist> {
    desk.ask(move |vault| vault.benefits(&agreement, None)).await
}

#[tauri::command]
pub(crate) async fn state_benefit(
    desk: State<'_, Desk>,
    agreement: String,
    benefit: String,
    fields: Option<BenefitFields>,
) -> Answer<()> {
    desk.write(move |vault| vault.state_benefit(&agreement, &benefit, fields.as_ref())).await
}

#[tauri::command]
pub(crate) async fn migration(desk: State<'_, Desk>, agreement: String) -> Answer<MigrationView> {
    desk.ask(move |vault| vault.migration(&agreement, None)).await
}

#[tauri::command]
pub(crate) async fn state_migration(
    desk: State<'_, Desk>,
    agreement: String,
    on: Option<String>,
) -> Answer<()> {
    desk.write(move |vault| vault.state_migration(&agreement, on.as_deref())).await
}

//! The same change of several license records.

use muniment::view::{EditPlan, FieldChange};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn plan_edit(
    desk: State<'_, Desk>,
    licenses: Vec<String>,
    changes: Vec<FieldChange>,
) -> Answer<EditPlan> {
    desk.ask(move |vault| vault.plan_edit(&licenses, &changes)).await
}

#[tauri::command]
pub(crate) async fn edit_licenses(
    desk: State<'_, Desk>,
    licenses: Vec<String>,
    changes: Vec<FieldChange>,
) -> Answer<u64> {
    desk.write(move |vault| vault.edit_licenses(&licenses, &changes)).await
}

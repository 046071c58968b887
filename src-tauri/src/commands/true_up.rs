//! The true-ups of agreements; the table of a count is chosen like one of license records.

use std::path::PathBuf;

use muniment::view::{ColumnChoice, CountPlan, StepDoneFields, TrueUpView};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn true_ups(desk: State<'_, Desk>, agreement: String) -> Answer<Vec<TrueUpView>> {
    desk.ask(move |vault| vault.true_ups(Some(&agreement), None)).await
}

#[tauri::command]
pub(crate) async fn state_true_up_step(
    desk: State<'_, Desk>,
    agreement: String,
    anniversary: String,
    step: String,
    done: Option<StepDoneFields>,
) -> Answer<()> {
    desk.write(move |vault| {
        vault.state_true_up_step(&agreement, &anniversary, &step, done.as_ref())
    })
    .await
}

#[tauri::command]
pub(crate) async fn plan_count(
    desk: State<'_, Desk>,
    agreement: String,
    anniversary: String,
    token: String,
    mapping: Option<Vec<ColumnChoice>>,
) -> Answer<CountPlan> {
    let table = table(&desk, &token)?;
    desk.ask(move |vault| vault.plan_count(&agreement, &anniversary, &table, mapping.as_deref()))
        .await
}

#[tauri::command]
pub(crate) async fn state_count(
    desk: State<'_, Desk>,
    agreement: String,
    anniversary: String,
    token: String,
    mapping: Vec<ColumnChoice>,
) -> Answer<u64> {
    let table = table(&desk, &token)?;
    desk.write(move |vault| vault.state_count(&agreement, &anniversary, &table, &mapping)).await
}

#[tauri::command]
pub(crate) async fn withdraw_count(
    desk: State<'_, Desk>,
    agreement: String,
    anniversary: String,
) -> Answer<()> {
    desk.write(move |vault| vault.withdraw_count(&agreement, &anniversary)).await
}

fn table(desk: &Desk, token: &str) -> Answer<PathBuf> {
    Ok(desk.held.look(token)?.into_iter().next().unwrap_or_default())
}

//! Licensing maths.

use muniment::view::{CalculationRequest, CalculationView, CalculatorFunction};
use tauri::State;

use crate::desk::{Desk, aside};
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn calculator_functions() -> Answer<Vec<CalculatorFunction>> {
    aside(|| Ok(muniment::calculator_functions())).await
}

#[tauri::command]
pub(crate) async fn calculate(request: CalculationRequest) -> Answer<CalculationView> {
    aside(move || muniment::calculate(&request).map_err(|error| error.problem())).await
}

#[tauri::command]
pub(crate) async fn keep_calculation(
    desk: State<'_, Desk>,
    license: String,
    request: CalculationRequest,
    note: String,
) -> Answer<String> {
    desk.write(move |vault| vault.keep_calculation(&license, &request, &note)).await
}

#[tauri::command]
pub(crate) async fn void_calculation(
    desk: State<'_, Desk>,
    id: String,
    reason: String,
) -> Answer<()> {
    desk.write(move |vault| vault.void_calculation(&id, &reason)).await
}

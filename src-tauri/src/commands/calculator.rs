//! Licensing maths.

use muniment::view::{CalculationRequest, CalculationView, CalculatorFunction};

use crate::desk::aside;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn calculator_functions() -> Answer<Vec<CalculatorFunction>> {
    aside(|| Ok(muniment::calculator_functions())).await
}

#[tauri::command]
pub(crate) async fn calculate(request: CalculationRequest) -> Answer<CalculationView> {
    aside(move || muniment::calculate(&request).map_err(|error| error.problem())).await
}

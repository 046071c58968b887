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

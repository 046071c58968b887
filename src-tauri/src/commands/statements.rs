//! License statements: what was read of them, how two differ, how many licenses there truly are.

use muniment::view::{
    MappingFields, PositionView, RowFields, StatementComparison, StatementDetails, StatementImport,
    StatementImported, StatementPlan, StatementPreview, StatementTable, StatementTableRequest,
    StatementTimeline,
};
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::words::SAVE_TABLE;

#[tauri::command]
pub(crate) async fn statements(
    desk: State<'_, Desk>,
    voided: bool,
) -> Answer<Vec<StatementTimeline>> {
    desk.ask(move |vault| vault.statements(voided)).await
}

#[tauri::command]
pub(crate) async fn statement(desk: State<'_, Desk>, document: String) -> Answer<StatementDetails> {
    desk.ask(move |vault| vault.statement(&document)).await
}

#[tauri::command]
pub(crate) async fn statement_table(
    desk: State<'_, Desk>,
    request: StatementTableRequest,
) -> Answer<StatementTable> {
    desk.ask(move |vault| vault.statement_table(&request)).await
}

#[tauri::command]
pub(crate) async fn preview_statement(
    desk: State<'_, Desk>,
    document: String,
) -> Answer<StatementPreview> {
    desk.ask(move |vault| vault.preview_statement(&document)).await
}

#[tauri::command]
pub(crate) async fn row_fields(desk: State<'_, Desk>) -> Answer<Vec<RowFields>> {
    desk.ask(|vault| Ok(vault.row_fields())).await
}

#[tauri::command]
pub(crate) async fn plan_statement(
    desk: State<'_, Desk>,
    document: String,
    mapping: Option<MappingFields>,
) -> Answer<StatementPlan> {
    desk.ask(move |vault| vault.plan_statement(&document, mapping.as_ref())).await
}

#[tauri::command]
pub(crate) async fn import_statement(
    desk: State<'_, Desk>,
    import: StatementImport,
) -> Answer<StatementImported> {
    desk.write(move |vault| vault.import_statement(&import)).await
}

#[tauri::command]
pub(crate) async fn void_statement(
    desk: State<'_, Desk>,
    document: String,
    reason: String,
) -> Answer<()> {
    desk.write(move |vault| vault.void_statement(&document, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_statement(desk: State<'_, Desk>, document: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_statement(&document)).await
}

#[tauri::command]
pub(crate) async fn mappings(desk: State<'_, Desk>) -> Answer<Vec<MappingFields>> {
    desk.ask(|vault| vault.mappings()).await
}

#[tauri::command]
pub(crate) async fn save_mapping(desk: State<'_, Desk>, mapping: MappingFields) -> Answer<()> {
    desk.write(move |vault| vault.save_mapping(&mapping)).await
}

#[tauri::command]
pub(crate) async fn forget_mapping(desk: State<'_, Desk>, name: String) -> Answer<()> {
    desk.write(move |vault| vault.forget_mapping(&name)).await
}

#[tauri::command]
pub(crate) async fn compare_statements(
    desk: State<'_, Desk>,
    before: String,
    after: String,
    by_country: bool,
) -> Answer<StatementComparison> {
    desk.ask(move |vault| vault.compare_statements(&before, &after, by_country)).await
}

#[tauri::command]
pub(crate) async fn position(
    desk: State<'_, Desk>,
    as_of: Option<String>,
    statement: Option<String>,
) -> Answer<PositionView> {
    desk.ask(move |vault| vault.position(as_of.as_deref(), statement.as_deref())).await
}

#[tauri::command]
pub(crate) async fn export_shape(
    app: AppHandle,
    desk: State<'_, Desk>,
    shape: String,
    as_of: Option<String>,
) -> Answer<Option<String>> {
    let name = format!("{shape}.{}", ending(&shape));
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_TABLE, &name))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.export_shape(&shape, &to, as_of.as_deref(), true)).await?;
    Ok(Some(shown))
}

/// The form in which the program that reads a shape expects it.
fn ending(shape: &str) -> &'static str {
    match shape {
        "other_data" | "snow" | "licenses_xlsx" => "xlsx",
        _ => "csv",
    }
}

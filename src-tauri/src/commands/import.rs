//! License records from a table: choose it, see what it would become, import it.

use std::path::PathBuf;

use muniment::view::{ColumnChoice, ImportPlan};
use tauri::{AppHandle, Manager, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::held::name;
use crate::ipc::{Answer, ImportFile};
use crate::words::CHOOSE_TABLE;

#[tauri::command]
pub(crate) async fn choose_import(app: AppHandle) -> Answer<Option<ImportFile>> {
    aside(move || {
        Ok(dialogs::table(&app, CHOOSE_TABLE).map(|path| ImportFile {
            name: name(&path),
            token: app.state::<Desk>().held.hold(vec![path]).token,
        }))
    })
    .await
}

#[tauri::command]
pub(crate) async fn plan_import(
    desk: State<'_, Desk>,
    token: String,
    mapping: Option<Vec<ColumnChoice>>,
) -> Answer<ImportPlan> {
    let table = table(&desk, &token)?;
    desk.ask(move |vault| vault.plan_import(&table, mapping.as_deref())).await
}

#[tauri::command]
pub(crate) async fn run_import(
    desk: State<'_, Desk>,
    token: String,
    mapping: Vec<ColumnChoice>,
) -> Answer<u64> {
    let table = table(&desk, &token)?;
    desk.write(move |vault| vault.import(&table, &mapping)).await
}

fn table(desk: &Desk, token: &str) -> Answer<PathBuf> {
    Ok(desk.held.look(token)?.into_iter().next().unwrap_or_default())
}

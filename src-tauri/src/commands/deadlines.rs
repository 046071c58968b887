//! What falls due, and what people state about it.

use muniment::view::{DeadlineMark, DeadlinePage, DeadlineRequest, DeadlineRuleView, DeadlineView};
use tauri::{AppHandle, State};

use crate::alerts;
use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::Answer;
use crate::words::SAVE_CALENDAR;

#[tauri::command]
pub(crate) async fn deadlines(
    desk: State<'_, Desk>,
    request: DeadlineRequest,
) -> Answer<DeadlinePage> {
    desk.ask(move |vault| vault.deadlines(&request)).await
}

#[tauri::command]
pub(crate) async fn deadline_alerts(desk: State<'_, Desk>) -> Answer<Vec<DeadlineView>> {
    desk.ask(|vault| vault.deadline_alerts(None)).await
}

#[tauri::command]
pub(crate) async fn notify_alerts(app: AppHandle, desk: State<'_, Desk>) -> Answer<usize> {
    let (vault, alerts) =
        desk.ask(|vault| Ok((vault.summary()?.id, vault.deadline_alerts(None)?))).await?;
    aside(move || Ok(alerts::tell(&app, &vault, alerts))).await
}

#[tauri::command]
pub(crate) async fn deadline_rules(desk: State<'_, Desk>) -> Answer<Vec<DeadlineRuleView>> {
    desk.ask(|vault| vault.deadline_rules()).await
}

#[tauri::command]
pub(crate) async fn mark_deadline(
    desk: State<'_, Desk>,
    key: String,
    mark: DeadlineMark,
) -> Answer<()> {
    desk.write(move |vault| vault.mark_deadline(&key, &mark)).await
}

#[tauri::command]
pub(crate) async fn holidays(desk: State<'_, Desk>) -> Answer<String> {
    desk.ask(|vault| vault.holidays()).await
}

#[tauri::command]
pub(crate) async fn set_holidays(desk: State<'_, Desk>, text: String) -> Answer<()> {
    desk.ask(move |vault| vault.set_holidays(&text)).await
}

#[tauri::command]
pub(crate) async fn save_calendar(
    app: AppHandle,
    desk: State<'_, Desk>,
    request: DeadlineRequest,
) -> Answer<Option<String>> {
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_CALENDAR, "deadlines.ics"))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.write_calendar_file(&request, &to)).await?;
    Ok(Some(shown))
}

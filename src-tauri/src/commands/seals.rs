//! Seals of the vault, and time stamps over them. An authority is asked only by [`stamp_seal`].

use std::path::PathBuf;

use muniment::view::SealView;
use tauri::{AppHandle, Manager, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::{Answer, Drop};
use crate::words::{CHOOSE_CERTIFICATE, CHOOSE_REPLY, SAVE_QUERY, SAVE_SEAL};

#[tauri::command]
pub(crate) async fn seals(desk: State<'_, Desk>) -> Answer<Vec<SealView>> {
    desk.ask(|vault| vault.seals()).await
}

#[tauri::command]
pub(crate) async fn seal_vault(desk: State<'_, Desk>) -> Answer<SealView> {
    desk.ask(|vault| vault.seal()).await
}

#[tauri::command]
pub(crate) async fn save_seal(
    app: AppHandle,
    desk: State<'_, Desk>,
    seal: String,
) -> Answer<Option<String>> {
    let name = seal.clone();
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_SEAL, &name))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.write_seal(&seal, &to)).await?;
    Ok(Some(shown))
}

#[tauri::command]
pub(crate) async fn verifier_key(desk: State<'_, Desk>) -> Answer<String> {
    desk.ask(|vault| Ok(vault.verifier_key())).await
}

#[tauri::command]
pub(crate) async fn time_stamp_authority(desk: State<'_, Desk>) -> Answer<String> {
    desk.ask(|vault| vault.time_stamp_authority()).await
}

#[tauri::command]
pub(crate) async fn set_time_stamp_authority(desk: State<'_, Desk>, address: String) -> Answer<()> {
    desk.ask(move |vault| vault.set_time_stamp_authority(&address)).await
}

#[tauri::command]
pub(crate) async fn choose_certificate(app: AppHandle) -> Answer<Option<Drop>> {
    aside(move || {
        let chosen = dialogs::file(&app, CHOOSE_CERTIFICATE);
        Ok(chosen.map(|path| app.state::<Desk>().held.hold(vec![path])))
    })
    .await
}

#[tauri::command]
pub(crate) async fn stamp_seal(
    desk: State<'_, Desk>,
    certificate: Option<String>,
) -> Answer<SealView> {
    let trusted = held(&desk, certificate.as_deref())?;
    desk.ask(move |vault| vault.seal_with_time_stamp(None, trusted.as_deref())).await
}

#[tauri::command]
pub(crate) async fn write_time_stamp_query(
    app: AppHandle,
    desk: State<'_, Desk>,
) -> Answer<Option<String>> {
    let chosen = aside(move || Ok(dialogs::save(&app, SAVE_QUERY, "seal.tsq"))).await?;
    let Some(to) = chosen else { return Ok(None) };
    let shown = to.display().to_string();
    desk.ask(move |vault| vault.write_time_stamp_query(&to)).await?;
    Ok(Some(shown))
}

#[tauri::command]
pub(crate) async fn import_time_stamp(
    app: AppHandle,
    desk: State<'_, Desk>,
    certificate: Option<String>,
) -> Answer<Option<SealView>> {
    let trusted = held(&desk, certificate.as_deref())?;
    let chosen = aside(move || Ok(dialogs::file(&app, CHOOSE_REPLY))).await?;
    let Some(reply) = chosen else { return Ok(None) };
    desk.ask(move |vault| vault.import_time_stamp(&reply, trusted.as_deref())).await.map(Some)
}

/// The file that is held under a token, if one is.
fn held(desk: &Desk, token: Option<&str>) -> Answer<Option<PathBuf>> {
    let paths = token.map(|token| desk.held.look(token)).transpose()?;
    Ok(paths.and_then(|paths| paths.into_iter().next()))
}

//! The register of product keys. A value comes in when it is typed, and goes out when it is
//! revealed; nothing here keeps or logs one.

use muniment::view::{
    KeyDetails, KeyFields, KeyLock, KeyPlace, KeyRequest, KeyRow, PrintedKey, RevealedKey,
};
use muniment::{KeyInput, Vault};
use tauri::State;

use crate::desk::Desk;
use crate::ipc::Answer;

#[tauri::command]
pub(crate) async fn product_keys(
    desk: State<'_, Desk>,
    request: KeyRequest,
) -> Answer<Vec<KeyRow>> {
    desk.ask(move |vault| vault.product_keys(&request)).await
}

#[tauri::command]
pub(crate) async fn product_key(desk: State<'_, Desk>, id: String) -> Answer<KeyDetails> {
    desk.ask(move |vault| vault.product_key(&id)).await
}

#[tauri::command]
pub(crate) async fn printed_keys(
    desk: State<'_, Desk>,
    document: String,
) -> Answer<Vec<PrintedKey>> {
    desk.ask(move |vault| vault.printed_keys(&document)).await
}

#[tauri::command]
pub(crate) async fn state_product_key(
    desk: State<'_, Desk>,
    id: Option<String>,
    fields: KeyFields,
    value: Option<String>,
    place: Option<KeyPlace>,
) -> Answer<String> {
    desk.write(move |vault| {
        let input = match (&value, &place) {
            (Some(value), _) => KeyInput::Typed(value),
            (None, Some(KeyPlace { document, page, nth })) => {
                KeyInput::Printed { document, page: *page, nth: *nth }
            }
            (None, None) => KeyInput::Kept,
        };
        vault.state_product_key(id.as_deref(), &fields, input)
    })
    .await
}

#[tauri::command]
pub(crate) async fn void_product_key(
    desk: State<'_, Desk>,
    id: String,
    reason: String,
) -> Answer<()> {
    desk.write(move |vault| vault.void_product_key(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn restore_product_key(desk: State<'_, Desk>, id: String) -> Answer<()> {
    desk.write(move |vault| vault.restore_product_key(&id)).await
}

#[tauri::command]
pub(crate) async fn reveal_product_key(
    desk: State<'_, Desk>,
    id: String,
    reason: String,
) -> Answer<RevealedKey> {
    desk.write(move |vault| vault.reveal_product_key(&id, &reason)).await
}

#[tauri::command]
pub(crate) async fn key_lock(desk: State<'_, Desk>) -> Answer<KeyLock> {
    desk.ask(|vault| vault.key_lock()).await
}

#[tauri::command]
pub(crate) async fn set_key_passphrase(
    desk: State<'_, Desk>,
    passphrase: String,
    remember: bool,
) -> Answer<()> {
    desk.write(move |vault| vault.set_key_passphrase(passphrase, remember)).await
}

#[tauri::command]
pub(crate) async fn unlock_keys(
    desk: State<'_, Desk>,
    passphrase: String,
    remember: bool,
) -> Answer<()> {
    desk.ask(move |vault| vault.unlock_keys(passphrase, remember)).await
}

#[tauri::command]
pub(crate) async fn lock_keys(desk: State<'_, Desk>) -> Answer<()> {
    desk.tell(Vault::lock_keys).await
}

//! Packs for those who ask for proof: what one would hold, and handing it over.

use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{PackReport, Produced, ProductionOptions, ProductionPlan};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::{Answer, PackCheckProgress, PackProgress};
use crate::progress::paced;
use crate::words::{CHOOSE_PACK, CHOOSE_PACK_FOLDER, CHOOSE_PACK_ZIP};

#[tauri::command]
pub(crate) async fn plan_production(
    desk: State<'_, Desk>,
    matter: String,
    options: ProductionOptions,
) -> Answer<ProductionPlan> {
    desk.ask(move |vault| vault.plan_production(&matter, &options)).await
}

#[tauri::command]
pub(crate) async fn produce_pack(
    app: AppHandle,
    desk: State<'_, Desk>,
    matter: String,
    options: ProductionOptions,
    on_progress: Channel<PackProgress>,
) -> Answer<Option<Produced>> {
    let chosen = aside(move || Ok(dialogs::folder(&app, CHOOSE_PACK))).await?;
    let Some(folder) = chosen else { return Ok(None) };
    let stop = desk.stop_produce.clone();
    stop.store(false, Relaxed);
    let tell = paced(on_progress);
    let go_on = move |written: u64, of: u64| {
        tell(PackProgress { written, of });
        !stop.load(Relaxed)
    };
    desk.write(move |vault| vault.produce(&matter, &options, &folder, &go_on)).await.map(Some)
}

#[tauri::command]
pub(crate) async fn cancel_produce(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_produce.store(true, Relaxed);
    Ok(())
}

/// Checks a pack that the person chooses, a folder or an archive; nothing where they chose none.
#[tauri::command]
pub(crate) async fn check_pack(
    app: AppHandle,
    desk: State<'_, Desk>,
    archive: bool,
    expected: Option<String>,
    on_progress: Channel<PackCheckProgress>,
) -> Answer<Option<PackReport>> {
    let chosen = aside(move || {
        Ok(match archive {
            true => dialogs::file(&app, CHOOSE_PACK_ZIP),
            false => dialogs::folder(&app, CHOOSE_PACK_FOLDER),
        })
    });
    let Some(pack) = chosen.await? else { return Ok(None) };
    let stop = desk.stop_check.clone();
    stop.store(false, Relaxed);
    let tell = paced(on_progress);
    let go_on = move |read: u64| {
        tell(PackCheckProgress { read });
        !stop.load(Relaxed)
    };
    desk.ask(move |vault| vault.check_pack(&pack, expected.as_deref(), &go_on)).await.map(Some)
}

#[tauri::command]
pub(crate) async fn cancel_check_pack(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop_check.store(true, Relaxed);
    Ok(())
}

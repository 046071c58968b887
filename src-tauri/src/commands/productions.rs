//! Packs for those who ask for proof: what one would hold, and handing it over.

use std::sync::atomic::Ordering::Relaxed;

use muniment::view::{Produced, ProductionOptions, ProductionPlan};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::desk::{Desk, aside};
use crate::dialogs;
use crate::ipc::{Answer, PackProgress};
use crate::progress::paced;
use crate::words::CHOOSE_PACK;

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

//! Progress of long work, told to the window without flooding it.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde::Serialize;
use tauri::ipc::Channel;
use tracing::debug;

const PAUSE: Duration = Duration::from_millis(100);

/// Tells progress a few times a second, however often it is made.
pub(crate) fn paced<P: Serialize + Sync>(channel: Channel<P>) -> impl Fn(P) + Sync {
    let told = Mutex::new(None::<Instant>);
    move |progress| {
        let Ok(mut told) = told.lock() else { return };
        if told.is_none_or(|at| at.elapsed() >= PAUSE) {
            *told = Some(Instant::now());
            if let Err(error) = channel.send(progress) {
                debug!(%error, "progress not told to the window");
            }
        }
    }
}

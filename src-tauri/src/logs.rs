//! What the window writes down for support: values, not prose, and no names of documents above
//! `debug`.

use std::path::Path;

use tracing::error;
use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::Rotation;
use tracing_subscriber::EnvFilter;

use crate::app::Failure;

const DAYS: usize = 14;

/// Writes a file a day into `folder` until the guard is dropped. `MUNIMENT_LOG` sets the levels.
pub(crate) fn start(folder: &Path) -> Result<WorkerGuard, Failure> {
    std::fs::create_dir_all(folder)?;
    let files = tracing_appender::rolling::Builder::new()
        .rotation(Rotation::DAILY)
        .max_log_files(DAYS)
        .filename_prefix("muniment")
        .filename_suffix("log")
        .build(folder)?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_env("MUNIMENT_LOG").unwrap_or_else(|_| EnvFilter::new("info")),
        )
        .with_ansi(false)
        .with_writer(writer)
        .init();
    note_panics();
    Ok(guard)
}

/// A window has no terminal to show a panic in.
fn note_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        error!(%panic, "panicked");
        usual(panic);
    }));
}

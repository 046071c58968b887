//! Control-C asks the command to stop; a second one ends it at once, which harms no vault.

use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// Starts to listen for control-C.
pub(crate) fn listen() {
    let heard = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            std::process::exit(1);
        }
    });
    if let Err(reason) = heard {
        tracing::warn!(%reason, "control-C will end the command at once");
    }
}

/// Whether the person asked to stop.
pub(crate) fn asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}

//! Waiting for what must become true, never for a time.

use std::time::{Duration, Instant};

/// Generous, since the machines of a build farm are busy.
pub(crate) const LIMIT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(40);

/// Asks until there is an answer, and fails with what was waited for.
pub(crate) async fn until<T>(what: &str, mut probe: impl AsyncFnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(answer) = probe().await {
            return answer;
        }
        assert!(started.elapsed() < LIMIT, "waited {LIMIT:?} in vain: {what}");
        tokio::time::sleep(PAUSE).await;
    }
}

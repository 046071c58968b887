//! `add`: files become documents.

use std::fmt::Display;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use muniment::view::FindRequest;
use muniment::{AddOptions, Added, Batch, Input, Vault};
use serde_json::{Map, Value, json};

use super::finding::everything;
use super::recognition::finish;
use crate::args::AddArgs;
use crate::failure::Failure;
use crate::interrupt;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::text::{count, short, size, table};

/// How often progress is shown and control-C is heard.
const PACE: Duration = Duration::from_millis(100);

pub(super) fn add(vault: &Vault, args: &AddArgs, out: &Out) -> Result<Outcome, Failure> {
    let options = AddOptions {
        kind: args
            .kind
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(|error| unknown("bad_kind", &error))?,
        source: args
            .source
            .as_deref()
            .map(str::parse)
            .transpose()
            .map_err(|error| unknown("bad_source", &error))?,
        link_to: None,
    };
    let inputs = args.paths.iter().cloned().map(Input::Path).collect();
    let batch = vault.add(inputs, options);
    let added = wait(vault, &batch, args.no_wait, &Progress::new(out));
    let recognizes = !args.no_wait && !args.no_recognition && !interrupt::asked();
    let recognized = if recognizes && vault.summary()?.pages_waiting > 0 {
        finish(vault, false, &Progress::new(out))
    } else {
        Ok(())
    };
    let peak = vault.worker_peak();
    let answer = json!({
        "added": added.added,
        "duplicates": added.duplicates,
        "failed": added.failed,
        "states": states(vault)?,
        "pages_waiting": vault.summary()?.pages_waiting,
        "workers": { "peak_memory_bytes": peak.memory_bytes, "peak_cpu_seconds": peak.cpu.as_secs_f64() },
    });
    out.answer(&answer, || told(&added))?;
    for file in &added.failed {
        out.say(&format!("failed: {}: {} [{}]", file.path, file.message, file.code));
    }
    if let Err(failure) = &recognized {
        out.say(&failure.problem().message);
    }
    let whole = recognized.is_ok() && added.failed.is_empty() && !interrupt::asked();
    Ok(if whole { Outcome::Done } else { Outcome::Problems })
}

fn unknown(code: &str, error: &dyn Display) -> Failure {
    Failure::wrong_use(code, error.to_string())
}

/// Waits for the batch, shows how far it came, and cancels what is not yet stored on control-C.
pub(super) fn wait(
    vault: &Vault,
    batch: &Batch,
    stored_is_enough: bool,
    progress: &Progress,
) -> Added {
    let (send, receive) = mpsc::channel();
    let (vault_of_all, waiting) = (vault.clone(), batch.clone());
    std::thread::spawn(move || {
        let added = if stored_is_enough {
            waiting.wait_stored()
        } else {
            let added = waiting.wait_searchable();
            // What an earlier run stored and did not read is made searchable too.
            if let Err(reason) = vault_of_all.finish_reading() {
                tracing::error!(%reason, "what was stored earlier could not be read");
            }
            added
        };
        // The receiver is gone only after control-C, when nobody needs the answer.
        let _ = send.send(added);
    });
    loop {
        match receive.recv_timeout(PACE) {
            Ok(added) => return added,
            Err(RecvTimeoutError::Disconnected) => return batch.wait_stored(),
            Err(RecvTimeoutError::Timeout) if interrupt::asked() => {
                vault.cancel_all();
                return batch.wait_stored();
            }
            Err(RecvTimeoutError::Timeout) => progress.show(|| {
                let (known, left) = batch.remaining();
                format!("{} of {known} files done", known.saturating_sub(left))
            }),
        }
    }
}

/// How many documents of the vault are in each reading state; one with text on some pages counts as
/// waiting too as long as others wait.
fn states(vault: &Vault) -> Result<Value, Failure> {
    let page = vault.find(&FindRequest { limit: 0, ..everything() })?;
    let counted = page.facets.states.into_iter().map(|facet| (facet.value, json!(facet.count)));
    Ok(Value::Object(counted.collect::<Map<_, _>>()))
}

fn told(added: &Added) -> String {
    let rows = added
        .added
        .iter()
        .map(|file| [short(&file.sha256), size(file.bytes), "added".to_owned(), file.path.clone()]);
    let again = added.duplicates.iter().map(|file| {
        [short(&file.sha256), String::new(), "already there".to_owned(), file.path.clone()]
    });
    let files = table(["SHA-256", ">SIZE", "RESULT", "FILE"], rows.chain(again));
    let total = format!(
        "{} added, {}, {} failed",
        added.added.len(),
        count(added.duplicates.len(), "duplicate", "duplicates"),
        added.failed.len()
    );
    if added.added.is_empty() && added.duplicates.is_empty() {
        total
    } else {
        format!("{files}\n{total}")
    }
}

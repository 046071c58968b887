//! What opening a vault finds and mends. Every rule can run again without harm.

use std::collections::HashMap;
use std::time::Duration;

use muniment_core::Digest;
use tracing::{info, warn};

use crate::layout::{self, Named};
use crate::place::{FileKind, Listed, Place, Source};
use crate::{Error, ReadOnly, Store, chain};

/// Leftovers younger than this may belong to somebody who is writing them.
const LEFTOVER_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// What opening a vault found and did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Objects that the journal named and that were still among the unfinished files.
    pub published: Vec<Digest>,
    /// Unfinished files older than a day, which were removed.
    pub swept: Vec<String>,
    /// Files in the journal's, the keys' and the unfinished files' folders that do not belong
    /// there. They are never read. Finding others is the business of verification.
    pub foreign: Vec<String>,
    /// Journal entries and keys that a sync client keeps elsewhere.
    pub elsewhere: Vec<String>,
}

/// What the folders hold that are looked at when a vault is opened.
pub(crate) struct Survey {
    /// The number of the last entry.
    pub(crate) last: u64,
    /// Why what was found does not let anybody write.
    pub(crate) read_only: Option<ReadOnly>,
    temporary: Vec<(Option<Digest>, Listed)>,
    foreign: Vec<String>,
    elsewhere: Vec<String>,
}

impl Recovered {
    pub(crate) fn unchanged(survey: &Survey) -> Self {
        Self {
            foreign: survey.foreign.clone(),
            elsewhere: survey.elsewhere.clone(),
            ..Self::default()
        }
    }
}

/// Looks without touching anything.
pub(crate) fn survey(place: &dyn Place) -> Result<Survey, Error> {
    let mut survey = Survey {
        last: 0,
        read_only: None,
        temporary: Vec::new(),
        foreign: Vec::new(),
        elsewhere: Vec::new(),
    };
    let mut entries = 0;
    for folder in [layout::JOURNAL, layout::KEYS, layout::TMP] {
        for file in place.list(folder)? {
            let mut named = layout::classify(&file.name);
            if file.kind == FileKind::Strange {
                named = Named::Foreign;
            }
            if let Named::Placeholder(kept) = named {
                survey.elsewhere.push(file.name.clone());
                named = *kept;
            }
            match named {
                Named::Entry(n) => {
                    entries += 1;
                    survey.last = survey.last.max(n);
                }
                Named::Temporary(digest) => survey.temporary.push((digest, file)),
                Named::Conflict => {
                    survey.read_only = Some(ReadOnly::SyncConflict);
                    survey.foreign.push(file.name);
                }
                Named::Foreign => survey.foreign.push(file.name),
                _ => {}
            }
        }
    }
    if entries != survey.last {
        survey.read_only.get_or_insert(ReadOnly::JournalDamaged);
    }
    for name in &survey.foreign {
        warn!(name, "a foreign file is in the vault");
    }
    Ok(survey)
}

/// Publishes what the journal names, then removes what nobody can need.
pub(crate) fn recover(store: &Store, survey: &Survey) -> Result<Recovered, Error> {
    let mut recovered = Recovered::unchanged(survey);
    if survey.temporary.is_empty() {
        return Ok(recovered);
    }
    let mut missing = missing_objects(store, survey)?;
    let place = &*store.place;
    for (named, file) in &survey.temporary {
        // A name that is a digest says which object it is; another name, when its size fits one.
        let may_be = match named {
            Some(digest) => missing.contains_key(digest),
            None => missing.values().any(|bytes| *bytes == file.bytes),
        };
        if may_be && let Some(digest) = publish(place, &file.name, &mut missing)? {
            info!(%digest, "an object was published after a crash");
            recovered.published.push(digest);
        }
    }
    place.settle()?;
    for (_, file) in &survey.temporary {
        if file.is_older_than(LEFTOVER_AGE) {
            place.delete(&file.name)?;
            recovered.swept.push(file.name.clone());
        }
    }
    Ok(recovered)
}

/// The objects that the journal names and the vault does not have, with their sizes. Only sizes
/// that an unfinished file has are looked for.
fn missing_objects(store: &Store, survey: &Survey) -> Result<HashMap<Digest, u64>, Error> {
    let mut missing = HashMap::new();
    for n in 1..=survey.last {
        // What is wrong with an entry is for its readers to find; here it names no object.
        let Ok(Some((_, parsed))) = chain::read(&*store.place, n) else { continue };
        for event in parsed.entry.events {
            if let Some((digest, bytes)) = event.object()
                && survey.temporary.iter().any(|(_, file)| file.bytes == bytes)
                && store.place.look(&layout::object(&digest))?.is_none()
            {
                missing.insert(digest, bytes);
            }
        }
    }
    Ok(missing)
}

/// Publishes an unfinished file when its bytes are a missing object.
fn publish(
    place: &dyn Place,
    name: &str,
    missing: &mut HashMap<Digest, u64>,
) -> Result<Option<Digest>, Error> {
    // Its writer may be alive and finish or remove it meanwhile.
    let Some(mut bytes) = place.open(name)? else { return Ok(None) };
    let staged =
        place.stage(Source { bytes: &mut bytes, path: name.as_ref(), cancel: &|| false })?;
    let digest = staged.digest;
    if missing.remove(&digest).is_none() {
        return Ok(None);
    }
    place.put_new(&layout::object(&digest), staged)?;
    Ok(Some(digest))
}

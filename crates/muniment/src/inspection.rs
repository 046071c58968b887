//! Verification with anchors: what was done to a vault, by its files and by seals from elsewhere.

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::Utc;
use muniment_catalog::Catalog;
use muniment_core::Digest;
use muniment_storage::{
    Anchor, AnchorSays, Kept, Manipulation, ManipulationKind, Report, Store, Writer,
};

use crate::seals::{HandedIn, machine_authorities, read_seals, shown, shown_checkpoint};
use crate::vault::{cache_folder, read_location};
use crate::verify::{show_progress, told};
use crate::view::{Inspection, ManipulationView, SealView, VerifyProgress, VerifyReport};
use crate::{Error, Settings, Vault, show};

/// What the memory of this machine is called.
const THIS_MACHINE: &str = "this machine's catalog";

impl Vault {
    /// Verifies the vault and tells what was done to it. `seals` are files that were kept elsewhere:
    /// notes, or packs that hold one. Without them nothing excludes that somebody with a writer's
    /// key put an older or another journal in its place, and the answer says so.
    ///
    /// # Errors
    /// When the vault or a seal cannot be read at all, or the person cancels.
    pub fn inspect(
        &self,
        seals: &[PathBuf],
        progress: &(dyn Fn(VerifyProgress) + Sync),
        cancel: &(dyn Fn() -> bool + Sync),
    ) -> Result<Inspection, Error> {
        let handed_in = all_seals(seals, &self.store)?;
        let (found, report) = self.examined(progress, cancel)?;
        judged(&self.store, &self.config, &found, report, &handed_in, None)
    }
}

/// Inspects a vault that cannot be opened, because its journal is damaged or is not the one that
/// this machine saw before. The catalog of this machine is only asked what it saw.
///
/// # Errors
/// When there is no vault, it or a seal cannot be read at all, or the person cancels.
pub fn inspect_unopened(
    location: &str,
    settings: &Settings,
    seals: &[PathBuf],
    progress: &(dyn Fn(VerifyProgress) + Sync),
    cancel: &(dyn Fn() -> bool + Sync),
) -> Result<Inspection, Error> {
    let started = Instant::now();
    let writer = Writer::load_or_create(&settings.config_root)?;
    let (store, _) = Store::open(&read_location(location)?, writer)?;
    let handed_in = all_seals(seals, &store)?;
    let found = store.verify(&show_progress(progress), cancel)?;
    if found.canceled {
        return Err(Error::Canceled);
    }
    let report = VerifyReport {
        objects: found.objects,
        bytes: found.bytes,
        entries: found.entries,
        at: show::instant(Utc::now()),
        seconds: started.elapsed().as_secs_f64(),
        problems: found.problems.iter().map(|problem| told(problem, None)).collect(),
    };
    let memory = remembered(&cache_folder(settings, store.vault()).join("catalog.db"))?;
    judged(&store, &settings.config_root, &found, report, &handed_in, memory)
}

fn all_seals(paths: &[PathBuf], store: &Store) -> Result<Vec<HandedIn>, Error> {
    let mut all = Vec::new();
    for path in paths {
        all.extend(read_seals(path, store.vault())?);
    }
    Ok(all)
}

/// The last entry that this machine saw.
fn remembered(catalog: &Path) -> Result<Option<Anchor>, Error> {
    if !catalog.is_file() {
        return Ok(None);
    }
    let seen = Catalog::open(catalog)?.position()?;
    let digest: Option<Digest> = seen.digest.parse().ok();
    Ok(digest.map(|digest| Anchor {
        name: THIS_MACHINE.to_owned(),
        kept: Kept::Machine,
        entries: seen.n,
        says: AnchorSays::Last(digest),
    }))
}

fn judged(
    store: &Store,
    config: &Path,
    found: &Report,
    report: VerifyReport,
    handed_in: &[HandedIn],
    memory: Option<Anchor>,
) -> Result<Inspection, Error> {
    let entries: Vec<Option<Digest>> = dense(found);
    let trusted = machine_authorities(config)?;
    let mut anchors: Vec<Anchor> = handed_in.iter().map(HandedIn::anchor).collect();
    anchors.extend(memory);
    let mut seals = Vec::new();
    for one in handed_in {
        let checkpoint = &one.checkpoint;
        let shown = shown_checkpoint(store, checkpoint, &entries, &one.name, "elsewhere")?;
        seals.push(dated(shown, found));
    }
    for seal in store.seals(&trusted)? {
        let shown = dated(shown(store, &seal, &entries, &trusted)?, found);
        // A damaged seal of the vault is a problem of its own and anchors nothing.
        if let (Ok(checkpoint), true) = (&seal.checkpoint, shown.signed_by.is_some()) {
            anchors.push(Anchor::of(checkpoint, &seal.path, Kept::Vault));
        }
        seals.push(shown);
    }
    let anchored_through = found.anchored_through(&anchors);
    let not_excluded = match anchored_through {
        Some(_) => Vec::new(),
        None => ManipulationKind::NEED_AN_ANCHOR.iter().map(|kind| kind.code().into()).collect(),
    };
    Ok(Inspection {
        report,
        manipulations: found.manipulations(&anchors).into_iter().map(manipulation).collect(),
        seals,
        anchored_through,
        not_excluded,
    })
}

/// The digests of the entries from 1 up to the first that is not there.
fn dense(found: &Report) -> Vec<Option<Digest>> {
    let entries = found.traces.entries.iter().zip(1..);
    let there = entries.take_while(|(entry, n)| entry.n == *n && entry.digest.is_some());
    there.map(|(entry, _)| entry.digest).collect()
}

/// A seal with the time of the last entry that it covers.
fn dated(seal: SealView, found: &Report) -> SealView {
    let last = found.traces.entries.iter().find(|entry| entry.n == seal.entries);
    SealView { at: last.and_then(|entry| entry.at).map(show::instant), ..seal }
}

fn manipulation(one: Manipulation) -> ManipulationView {
    ManipulationView {
        code: one.kind.code().to_owned(),
        paths: one.paths,
        first: one.entries.map(|(first, _)| first),
        last: one.entries.map(|(_, last)| last),
        anchor: one.anchor,
        message: one.message,
    }
}

//! The storing stage: bytes first, then their journal entry, then the acknowledgment.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use muniment_catalog::Catalog;
use muniment_core::{
    Description, Digest, DocumentId, Event, EvidenceKind, LicenseId, LinkId, Op, Origin,
    PageRanges, SourceSystem,
};
use uuid::Uuid;

use super::AddOptions;
use super::batch::{AddedFile, DuplicateFile};
use super::queue::Source;
use crate::Error;
use crate::licenses::resolve_license;
use crate::transact::Decision;
use crate::vault::Inside;

/// A batch is committed when it has this many files,
const BATCH_FILES: usize = 256;
/// or this many bytes,
const BATCH_BYTES: u64 = 256 << 20;
/// or is this old, or when nothing more waits.
const BATCH_AGE: Duration = Duration::from_millis(500);

/// A file whose bytes are in the vault but not yet in the journal.
struct Staged {
    key: u64,
    document: DocumentId,
    digest: Digest,
    bytes: u64,
    origin: Origin,
    options: Arc<AddOptions>,
}

/// What a staged file became.
struct Outcome {
    document: DocumentId,
    is_duplicate: bool,
}

enum Next {
    Store(u64),
    Commit,
}

impl Inside {
    /// Runs until the intake stops.
    pub(super) fn storing(&self) {
        let mut staged: Vec<Staged> = Vec::new();
        let mut bytes = 0;
        let mut since = Instant::now();
        loop {
            let next = self.intake.next(|queue| match queue.take_to_store() {
                Some(key) => Some(Next::Store(key)),
                None if !staged.is_empty() => Some(Next::Commit),
                None => None,
            });
            match next {
                Some(Next::Store(key)) => {
                    if staged.is_empty() {
                        since = Instant::now();
                        bytes = 0;
                    }
                    if let Some(file) = self.stage(key) {
                        bytes += file.bytes;
                        staged.push(file);
                    }
                    let full = staged.len() >= BATCH_FILES || bytes >= BATCH_BYTES;
                    if full || since.elapsed() >= BATCH_AGE {
                        self.commit_staged(&mut staged);
                    }
                }
                Some(Next::Commit) => self.commit_staged(&mut staged),
                None => {
                    // What is staged is acknowledged before the vault closes.
                    self.commit_staged(&mut staged);
                    return;
                }
            }
        }
    }

    /// Brings the bytes of one file into the vault, unless they are there.
    fn stage(&self, key: u64) -> Option<Staged> {
        let (source, options) = {
            let queue = self.intake.queue();
            let item = queue.item(key)?;
            (item.source.clone(), Arc::clone(&item.options))
        };
        match self.bring_in(&source) {
            Ok((digest, bytes, modified)) => Some(Staged {
                key,
                document: DocumentId::new(Uuid::now_v7()),
                digest,
                bytes,
                origin: Origin {
                    name: source.name(),
                    path: source.path(),
                    modified,
                    source: options.source.unwrap_or(match source {
                        Source::File(_) => SourceSystem::Files,
                        Source::Bytes { .. } => SourceSystem::Clipboard,
                    }),
                    container: None,
                },
                options,
            }),
            Err(error) => {
                self.fail(key, &error);
                None
            }
        }
    }

    fn bring_in(&self, source: &Source) -> Result<(Digest, u64, Option<DateTime<Utc>>), Error> {
        match source {
            Source::Bytes { bytes, .. } => {
                let stored = self.store.put_bytes(bytes)?;
                Ok((stored.digest, stored.bytes, None))
            }
            Source::File(path) => {
                let metadata =
                    std::fs::metadata(path).map_err(|source| cannot_read(path, source))?;
                let modified = metadata.modified().ok().map(DateTime::<Utc>::from);
                let stopping = || self.intake.queue().stopping;
                // A file of a size that the vault has may be one it has: hashing it where it lies
                // is cheaper than copying it.
                if self.catalog.has_document_of_size(metadata.len())? {
                    let (digest, bytes) = self.store.hash_file(path, &stopping)?;
                    if self.catalog.document_by_digest(&digest)?.is_some() {
                        return Ok((digest, bytes, modified));
                    }
                }
                let stored = self.store.put_file(path, &stopping)?;
                Ok((stored.digest, stored.bytes, modified))
            }
        }
    }

    fn commit_staged(&self, staged: &mut Vec<Staged>) {
        let staged = std::mem::take(staged);
        if staged.is_empty() {
            return;
        }
        let done = self.transact(Op::AddDocuments, |catalog| decide(catalog, &staged));
        match done {
            Ok(done) => {
                for (file, outcome) in staged.iter().zip(done.value) {
                    if let Err(error) = self.acknowledge(file, &outcome) {
                        self.fail(file.key, &error);
                    }
                }
            }
            Err(error) => staged.iter().for_each(|file| self.fail(file.key, &error)),
        }
        self.tell_queue();
    }

    fn acknowledge(&self, file: &Staged, outcome: &Outcome) -> Result<(), Error> {
        let document = outcome.document.to_string();
        let sha256 = file.digest.to_string();
        let path = file.origin.path.clone();
        let row = self.catalog.document_by_id(&outcome.document)?.map(|record| record.row);
        let mut queue = self.intake.queue();
        let batch = queue.item(file.key).and_then(|item| item.batch.clone());
        match row {
            Some(row) if !outcome.is_duplicate => {
                if let Some(batch) = batch {
                    batch.added(AddedFile {
                        document: document.clone(),
                        sha256,
                        path,
                        bytes: file.bytes,
                    });
                }
                queue.stored(file.key, &document, row);
            }
            _ => {
                if let Some(batch) = batch {
                    batch.duplicate(DuplicateFile { document: document.clone(), sha256, path });
                }
                queue.duplicate(file.key, &document);
            }
        }
        Ok(())
    }

    fn fail(&self, key: u64, error: &Error) {
        let problem = error.problem();
        tracing::warn!(code = problem.code, "a file could not be stored");
        self.intake.queue().failed_storing(key, &problem.code, problem.message);
        self.tell_queue();
    }
}

fn cannot_read(path: &Path, source: std::io::Error) -> Error {
    Error::File { what: "read", path: path.to_owned(), source }
}

/// Bytes that the vault has, or that came twice in this batch, become a second provenance.
fn decide(catalog: &Catalog, staged: &[Staged]) -> Result<Decision<Vec<Outcome>>, Error> {
    let mut events = Vec::new();
    let mut outcomes = Vec::with_capacity(staged.len());
    let mut new: HashMap<Digest, DocumentId> = HashMap::new();
    for file in staged {
        let there = match new.get(&file.digest) {
            Some(document) => Some(*document),
            None => catalog.document_by_digest(&file.digest)?.map(|record| record.id),
        };
        let origin = file.origin.clone();
        if let Some(document) = there {
            events.push(Event::DocumentArrivedAgain { document, origin });
            outcomes.push(Outcome { document, is_duplicate: true });
        } else {
            let (document, digest) = (file.document, file.digest);
            new.insert(digest, document);
            events.push(Event::DocumentAdded { document, digest, bytes: file.bytes, origin });
            if let Some(kind) = file.options.kind {
                let description = Description { kind: Some(kind), ..Description::default() };
                events.push(Event::DocumentDescribed { document, description });
            }
            outcomes.push(Outcome { document, is_duplicate: false });
        }
        if let Some((license, kind)) = &file.options.link_to
            && let Some(outcome) = outcomes.last()
        {
            events.extend(link(catalog, &events, outcome.document, license, *kind)?);
        }
    }
    Ok(Decision { events, value: outcomes })
}

/// The link to a record, unless it is there.
fn link(
    catalog: &Catalog,
    earlier: &[Event],
    document: DocumentId,
    license: &str,
    kind: EvidenceKind,
) -> Result<Option<Event>, Error> {
    let license = resolve_license(catalog, license)?;
    if license.voided.is_some() {
        return Err(Error::invalid("void", "the license record is void; restore it first"));
    }
    let same = |other: LicenseId, as_kind: EvidenceKind| other == license.id && as_kind == kind;
    let linked = catalog.links_of_document(&document)?.iter().any(|l| same(l.license, l.kind))
        || earlier.iter().any(|event| {
            matches!(event, Event::Linked { document: d, license: l, kind: k, .. }
                if *d == document && same(*l, *k))
        });
    Ok((!linked).then(|| Event::Linked {
        link: LinkId::new(Uuid::now_v7()),
        document,
        license: license.id,
        kind,
        quantity: None,
        pages: PageRanges::default(),
    }))
}

//! An open vault.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::Utc;
use muniment_catalog::{Catalog, JournalEntry};
use muniment_core::{Event, ReadingState, VaultId};
use muniment_search::Index;
use muniment_storage::{Entry, Location, Stamp, Store, Writer};
use muniment_worker::{Limits, Peak, Pool};
use uuid::Uuid;

use crate::changes::Listeners;
use crate::intake::Intake;
use crate::product_keys::Lock;
use crate::proof::Proof;
use crate::reading::{Readings, summarize};
use crate::recognition::Recognition;
use crate::statements::KeptStatements;
use crate::undo::UndoStack;
use crate::view::{Changed, EntryView, VaultSummary};
use crate::{Error, Notice, Settings, show};

/// A vault, opened. Clones share it; the last one closes it.
#[derive(Clone)]
pub struct Vault {
    shell: Arc<Shell>,
}

/// Closes the vault with the last of its clones; the intake's threads hold only what is inside.
struct Shell {
    inside: Arc<Inside>,
}

impl Drop for Shell {
    fn drop(&mut self) {
        self.inside.stop_background();
    }
}

/// What the parts of the door work on together. Nothing of it is open to callers of the door.
pub struct Inside {
    pub(crate) store: Store,
    pub(crate) catalog: Catalog,
    pub(crate) index: Index,
    pub(crate) pool: Pool,
    pub(crate) actor: String,
    pub(crate) listeners: Listeners,
    pub(crate) intake: Intake,
    pub(crate) recognition: Recognition,
    pub(crate) readings: Readings,
    /// Held while an entry is written or taken in, so that decisions see the latest state.
    pub(crate) writing: Mutex<()>,
    /// Held while the index is brought up to the catalog.
    pub(crate) indexing: Mutex<()>,
    pub(crate) proof: Proof,
    pub(crate) undo: Mutex<UndoStack>,
    pub(crate) lock: Lock,
    pub(crate) kept_statements: KeptStatements,
    /// The order of all documents by name, with the version of the columns it was made from.
    pub(crate) ranks: Mutex<(u64, Arc<Vec<u32>>)>,
    /// The folder of what was set on this machine.
    pub(crate) config: PathBuf,
    cache: PathBuf,
}

impl std::ops::Deref for Vault {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.shell.inside
    }
}

impl Vault {
    /// Creates a vault in an empty folder or bucket and opens it.
    ///
    /// # Errors
    /// When the place is not empty or cannot be written.
    #[allow(clippy::needless_pass_by_value, reason = "a vault owns its settings")]
    pub fn create(location: &str, settings: Settings) -> Result<Self, Error> {
        let location = read_location(location)?;
        let writer = Writer::load_or_create(&settings.config_root)?;
        let stamp = Stamp { at: Utc::now(), actor: settings.actor.clone() };
        let (store, _) = Store::create(&location, writer, VaultId::new(Uuid::now_v7()), &stamp)?;
        Self::with(store, &settings)
    }

    /// Opens a vault, takes in what others wrote and goes on reading what is unread.
    ///
    /// # Errors
    /// When there is no vault, when it is of a newer format, or when its journal is not the one
    /// that this machine saw before.
    #[allow(clippy::needless_pass_by_value, reason = "a vault owns its settings")]
    pub fn open(location: &str, settings: Settings) -> Result<Self, Error> {
        let location = read_location(location)?;
        let writer = Writer::load_or_create(&settings.config_root)?;
        let (store, recovered) = Store::open(&location, writer)?;
        tracing::info!(?recovered, "opened");
        Self::with(store, &settings)
    }

    /// Opens a vault after deleting what this machine kept about it.
    ///
    /// # Errors
    /// As [`Self::open`], but a journal that changed is accepted.
    pub fn open_rebuilt(location: &str, settings: Settings) -> Result<Self, Error> {
        let place = read_location(location)?;
        let writer = Writer::load_or_create(&settings.config_root)?;
        let (store, _) = Store::open(&place, writer)?;
        let cache = cache_folder(&settings, store.vault());
        drop(store);
        match std::fs::remove_dir_all(&cache) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::File { what: "delete", path: cache, source })
            }
            _ => Self::open(location, settings),
        }
    }

    fn with(store: Store, settings: &Settings) -> Result<Self, Error> {
        let cache = cache_folder(settings, store.vault());
        create_folder(&cache)?;
        let catalog = Catalog::open(&cache.join("catalog.db"))?;
        let index = open_index(&cache.join("index"))?;
        let pool = Pool::new(
            settings.worker.clone(),
            Limits::default(),
            settings.workers,
            settings.models.as_deref(),
        );
        let inside = Arc::new(Inside {
            store,
            catalog,
            index,
            pool,
            actor: settings.actor.clone(),
            listeners: Listeners::default(),
            intake: Intake::new(settings.workers),
            recognition: Recognition::new(settings.workers, settings.models.clone()),
            readings: Readings::default(),
            writing: Mutex::new(()),
            indexing: Mutex::new(()),
            proof: Proof::default(),
            undo: Mutex::new(UndoStack::default()),
            lock: Lock::new(&settings.keys),
            kept_statements: KeptStatements::default(),
            ranks: Mutex::new((0, Arc::default())),
            config: settings.config_root.clone(),
            cache,
        });
        inside.check_journal()?;
        inside.catch_up()?;
        inside.take_over_readings()?;
        Ok(Self { shell: Arc::new(Shell { inside }) })
    }

    /// What the vault is and how much it holds.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn summary(&self) -> Result<VaultSummary, Error> {
        let location = self.store.location().to_string();
        let name = location.trim_end_matches(['/', '\\']);
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        let columns = self.catalog.columns();
        let (mut documents, mut unread, mut pages_waiting) = (0, 0, 0);
        for column in columns.rows().iter().filter(|column| !column.voided) {
            documents += 1;
            unread += u64::from(column.state == ReadingState::Unread);
            pages_waiting += u64::from(column.waiting);
        }
        drop(columns);
        Ok(VaultSummary {
            id: self.store.vault().to_string(),
            name,
            location,
            documents,
            licenses: self.catalog.license_count()?,
            unread,
            pages_waiting,
            entries: self.catalog.position()?.n,
            read_only: self.store.read_only(),
        })
    }

    /// Takes in what other writers wrote; whether there was something.
    ///
    /// # Errors
    /// When the journal or the catalog cannot be read.
    pub fn catch_up(&self) -> Result<bool, Error> {
        let news = self.shell.inside.catch_up()?;
        if news {
            self.inside().read_the_unread()?;
        }
        Ok(news)
    }

    /// Tells `listener` of every change from here on. It must not call back into the vault.
    pub fn watch(&self, listener: impl Fn(Notice) + Send + Sync + 'static) {
        self.listeners.add(Box::new(listener));
    }

    /// Stops the intake and recognition and waits for the documents in work. What is unread is read
    /// when the vault is opened again.
    pub fn close(&self) {
        self.inside().stop_background();
    }

    /// Journal entries, the latest first.
    ///
    /// # Errors
    /// When the catalog cannot be read.
    pub fn journal(&self, offset: u64, limit: u64) -> Result<Vec<EntryView>, Error> {
        Ok(self.catalog.entries(offset, limit)?.iter().map(show::entry).collect())
    }

    /// The largest memory and processor time that a worker used for one document.
    pub fn worker_peak(&self) -> Peak {
        self.pool.peak()
    }

    /// Makes the catalog and the index anew from the vault's files.
    ///
    /// # Errors
    /// When the journal cannot be read or the cache cannot be written.
    pub fn rebuild(&self) -> Result<(), Error> {
        {
            let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
            let _indexing = self.indexing.lock().unwrap_or_else(PoisonError::into_inner);
            self.catalog.clear()?;
            self.index.clear()?;
            self.readings.clear();
            self.proof.forget();
        }
        self.shell.inside.catch_up()?;
        self.shell.inside.read_the_unread()?;
        self.intake.wait_until_idle();
        self.listeners.changed(&Changed::everything());
        Ok(())
    }

    pub(crate) fn inside(&self) -> &Arc<Inside> {
        &self.shell.inside
    }
}

impl Inside {
    /// A page takes seconds to recognize and is kept when it is done, so nobody waits for one.
    fn stop_background(&self) {
        self.stop_recognition();
        self.intake.close();
    }

    /// The journal must go on from where this machine saw it end.
    fn check_journal(&self) -> Result<(), Error> {
        let seen = self.catalog.position()?;
        if seen.n == 0 {
            return Ok(());
        }
        let entries = match self.store.entries_after(seen.n - 1) {
            Err(muniment_storage::Error::NoEntry(_)) => Vec::new(),
            entries => entries?,
        };
        match entries.into_iter().next() {
            Some(entry) if entry.n == seen.n && entry.digest.to_string() == seen.digest => Ok(()),
            _ => Err(Error::JournalChanged { n: seen.n }),
        }
    }

    pub(crate) fn catch_up(&self) -> Result<bool, Error> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.catch_up_while_writing()
    }

    /// Takes in what others wrote, while the caller holds `writing`.
    pub(crate) fn catch_up_while_writing(&self) -> Result<bool, Error> {
        let news = self.store.entries_after(self.catalog.position()?.n)?;
        if news.is_empty() {
            return Ok(false);
        }
        self.take_in(&news)?;
        let changed = Changed::by(news.iter().flat_map(|entry| &entry.events));
        self.listeners.changed(&changed);
        Ok(true)
    }

    /// Takes entries into the catalog. What a correction changed is put together anew.
    pub(crate) fn take_in(&self, entries: &[Entry]) -> Result<(), Error> {
        self.catalog.apply(entries.iter().map(journal_entry))?;
        let mut corrected = BTreeSet::new();
        for event in entries.iter().flat_map(|entry| &entry.events) {
            if let Event::TextCorrected { document, .. } = event {
                corrected.insert(*document);
            }
        }
        for id in corrected {
            let Some(document) = self.catalog.document_by_id(&id)? else { continue };
            self.readings.forget(&document.digest);
            if let Some(content) = self.content(&document.digest)? {
                self.catalog.record_readings(&[summarize(document.row, &content)])?;
            }
        }
        Ok(())
    }

    /// A folder inside the cache for something short-lived.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.cache.join(name)
    }
}

pub(crate) fn journal_entry(entry: &Entry) -> JournalEntry<'_> {
    JournalEntry {
        n: entry.n,
        digest: entry.digest,
        at: entry.at,
        actor: &entry.actor,
        op: entry.op,
        events: &entry.events,
    }
}

pub(crate) fn read_location(text: &str) -> Result<Location, Error> {
    Ok(text.parse::<Location>()?)
}

pub(crate) fn cache_folder(settings: &Settings, vault: VaultId) -> PathBuf {
    settings.cache_root.join(vault.to_string())
}

fn create_folder(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(path).map_err(|source| Error::File {
        what: "create",
        path: path.to_owned(),
        source,
    })
}

/// An index that cannot be used is a cache that is made anew.
fn open_index(folder: &Path) -> Result<Index, Error> {
    create_folder(folder)?;
    match Index::open(folder) {
        Ok(index) => Ok(index),
        Err(reason) => {
            tracing::warn!(%reason, "the index is made anew");
            std::fs::remove_dir_all(folder).map_err(|source| Error::File {
                what: "delete",
                path: folder.to_owned(),
                source,
            })?;
            create_folder(folder)?;
            Ok(Index::open(folder)?)
        }
    }
}

//! A vault in an object store: S3, Azure Blob, Google Cloud Storage, or the memory of this
//! process. What such a store has acknowledged is durable, so nothing is left to settle.

use std::collections::HashMap;
use std::io::{self, Read};
use std::path::Path as FilePath;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use futures_util::TryStreamExt;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    Error as StoreError, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode, PutPayload,
};
use tokio::runtime::Runtime;
use url::Url;

use super::staging::stage;
use super::{FileKind, Listed, Place, Put, Source, Staged};
use crate::Error;

/// How much goes over the wire in one request.
const PART: u64 = 8 << 20;
/// Larger objects go in parts, for which stores have no "only when new".
const WHOLE: u64 = 32 << 20;

pub(crate) struct Bucket {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    runtime: Arc<Runtime>,
}

/// Buckets in memory live as long as the process, so that it can open one twice.
static MEMORY: LazyLock<Mutex<HashMap<String, Arc<InMemory>>>> = LazyLock::new(Mutex::default);

impl Bucket {
    /// The bucket at an address. Credentials and regions come from the environment variables
    /// that the store's own tools use.
    pub(crate) fn new(address: &str) -> Result<Self, Error> {
        let refuse = |reason: String| Error::Location { text: address.to_owned(), reason };
        let url = Url::parse(address).map_err(|error| refuse(error.to_string()))?;
        let (store, prefix): (Arc<dyn ObjectStore>, Path) = match url.scheme() {
            "memory" => {
                let prefix = Path::parse(url.path().trim_matches('/'))
                    .map_err(|error| refuse(error.to_string()))?;
                let mut all = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
                (all.entry(url.authority().to_owned()).or_default().clone(), prefix)
            }
            "file" => return Err(refuse("write a folder as a path".to_owned())),
            _ => {
                let environment = std::env::vars_os().filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                });
                let (store, prefix) = object_store::parse_url_opts(&url, environment)
                    .map_err(|error| refuse(error.to_string()))?;
                (store.into(), prefix)
            }
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("muniment-bucket")
            .enable_all()
            .build()
            .map_err(|error| Error::io("start the client of", address, error))?;
        Ok(Self { store, prefix, runtime: Arc::new(runtime) })
    }

    fn path(&self, name: &str) -> Path {
        name.split('/').filter(|part| !part.is_empty()).fold(self.prefix.clone(), Path::join)
    }

    fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    fn put(&self, name: &str, staged: &Staged, mode: PutMode) -> Result<Put, Error> {
        let path = self.path(name);
        let content =
            std::fs::read(&staged.file).map_err(|e| Error::io("read", &staged.file, e))?;
        match self.wait(self.store.put_opts(&path, content.into(), mode.into())) {
            Ok(_) => Ok(Put::New),
            Err(StoreError::AlreadyExists { .. } | StoreError::Precondition { .. }) => {
                Ok(Put::Existed)
            }
            Err(error) => Err(failed("write", name, error)),
        }
    }

    /// Uploads in parts. The name becomes visible with the last one, whole.
    fn put_large(&self, name: &str, staged: &Staged) -> Result<Put, Error> {
        if self.look(name)?.is_some() {
            return Ok(Put::Existed);
        }
        let fail = |error| failed("write", name, error);
        let mut file =
            std::fs::File::open(&staged.file).map_err(|e| Error::io("read", &staged.file, e))?;
        let mut upload = self
            .wait(self.store.put_multipart_opts(&self.path(name), Default::default()))
            .map_err(fail)?;
        let mut left = staged.bytes;
        while left > 0 {
            let mut part = Vec::new();
            Read::by_ref(&mut file)
                .take(PART)
                .read_to_end(&mut part)
                .map_err(|e| Error::io("read", &staged.file, e))?;
            if part.is_empty() {
                return Err(Error::ReadBack(staged.file.to_path_buf()));
            }
            left = left.saturating_sub(part.len() as u64);
            if let Err(error) = self.wait(upload.put_part(PutPayload::from(part))) {
                // Parts that nobody completes are not an object; the store drops them by its rules.
                let _ = self.wait(upload.abort());
                return Err(fail(error));
            }
        }
        self.wait(upload.complete()).map_err(fail).map(|_| Put::New)
    }

    fn listed(&self, meta: &ObjectMeta) -> Listed {
        let name = match meta.location.prefix_match(&self.prefix) {
            Some(parts) => parts.map(|part| part.as_ref().to_owned()).collect::<Vec<_>>().join("/"),
            None => meta.location.to_string(),
        };
        Listed {
            name,
            bytes: meta.size,
            modified: Some(meta.last_modified.into()),
            kind: FileKind::Here,
        }
    }
}

impl Place for Bucket {
    fn stage(&self, from: Source<'_>) -> Result<Staged, Error> {
        let named = tempfile::NamedTempFile::new()
            .map_err(|e| Error::io("create", std::env::temp_dir(), e))?;
        let (file, path) = named.into_parts();
        stage(from, file, path)
    }

    fn put_new(&self, name: &str, staged: Staged) -> Result<Put, Error> {
        if staged.bytes > WHOLE && name.starts_with(crate::layout::OBJECTS) {
            self.put_large(name, &staged)
        } else {
            self.put(name, &staged, PutMode::Create)
        }
    }

    fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.wait(self.store.put(&self.path(name), PutPayload::from(bytes.to_vec())))
            .map(drop)
            .map_err(|error| failed("replace", name, error))
    }

    fn get(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path(name);
        let content = self.wait(async {
            let found = self.store.get(&path).await?;
            if found.meta.size > limit {
                return Ok(None);
            }
            found.bytes().await.map(Some)
        });
        match content {
            Ok(Some(content)) => Ok(Some(content.into())),
            Ok(None) => Err(Error::TooLarge { what: "a file of the vault", limit }),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("read", name, error)),
        }
    }

    fn open(&self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Error> {
        Ok(self.look(name)?.map(|found| {
            Box::new(Reader {
                store: Arc::clone(&self.store),
                runtime: Arc::clone(&self.runtime),
                path: self.path(name),
                at: 0,
                end: found.bytes,
                ready: io::Cursor::default(),
            }) as Box<dyn Read + Send>
        }))
    }

    fn look(&self, name: &str) -> Result<Option<Listed>, Error> {
        match self.wait(self.store.head(&self.path(name))) {
            Ok(meta) => Ok(Some(self.listed(&meta))),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("look at", name, error)),
        }
    }

    fn list(&self, under: &str) -> Result<Vec<Listed>, Error> {
        let prefix = self.path(under);
        let found: Vec<ObjectMeta> = self
            .wait(self.store.list(Some(&prefix)).try_collect())
            .map_err(|error| failed("list", under, error))?;
        Ok(found.iter().map(|meta| self.listed(meta)).collect())
    }

    fn set_aside(&self, name: &str, quarantine: &str) -> Result<(), Error> {
        let (from, to) = (self.path(name), self.path(quarantine));
        self.wait(async {
            self.store.copy(&from, &to).await?;
            self.store.delete(&from).await
        })
        .map_err(|error| failed("quarantine", name, error))
    }

    fn delete(&self, name: &str) -> Result<(), Error> {
        match self.wait(self.store.delete(&self.path(name))) {
            Ok(()) | Err(StoreError::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed("remove", name, error)),
        }
    }

    fn settle(&self) -> Result<(), Error> {
        Ok(())
    }

    fn is_writable(&self) -> Result<bool, Error> {
        // Only writing tells, and nothing may be written just to find out.
        Ok(true)
    }

    fn room(&self) -> Option<u64> {
        None
    }
}

fn failed(doing: &'static str, name: &str, source: StoreError) -> Error {
    match source {
        StoreError::PermissionDenied { .. } | StoreError::Unauthenticated { .. } => {
            Error::NoPermission {
                path: FilePath::new(name).to_path_buf(),
                source: io::Error::other(source),
            }
        }
        source => Error::Bucket { doing, path: name.to_owned(), source },
    }
}

/// An object as a stream: one request for each part, so that memory stays constant.
struct Reader {
    store: Arc<dyn ObjectStore>,
    runtime: Arc<Runtime>,
    path: Path,
    at: u64,
    end: u64,
    ready: io::Cursor<Vec<u8>>,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.ready.read(buffer)?;
        if count > 0 || buffer.is_empty() || self.at >= self.end {
            return Ok(count);
        }
        let part = self.at..self.end.min(self.at + PART);
        self.at = part.end;
        let content = self.runtime.block_on(self.store.get_range(&self.path, part))?;
        self.ready = io::Cursor::new(content.into());
        self.ready.read(buffer)
    }
}

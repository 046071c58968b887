//! A pack as a zip archive: stored, not packed, with one folder at its top and fixed times.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Source, Target};
use crate::Error;

/// From this size on, a file needs the fields for large files.
const LARGE: u64 = u32::MAX as u64;

/// An archive that is being filled.
pub(super) struct ZipTarget {
    path: PathBuf,
    writer: ZipWriter<BufWriter<File>>,
    /// The folder at its top.
    top: String,
    buffer: Vec<u8>,
}

impl ZipTarget {
    pub(super) fn create(path: PathBuf, top: &str) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| fail(folder, error))?;
        }
        let file = File::create(&path).map_err(|error| fail(&path, error))?;
        let writer = ZipWriter::new(BufWriter::with_capacity(1 << 20, file));
        Ok(Self { path, writer, top: top.to_owned(), buffer: Vec::new() })
    }
}

impl Target for ZipTarget {
    fn put(&mut self, path: &str, source: Source<'_>) -> Result<u64, Error> {
        let size = match source {
            Source::Bytes(bytes) => bytes.len() as u64,
            Source::Object { bytes, .. } => bytes,
        };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(size >= LARGE);
        let (writer, at) = (&mut self.writer, &self.path);
        writer
            .start_file(format!("{}/{path}", self.top), options)
            .map_err(|error| fail(at, error.into()))?;
        source.copy(&mut self.buffer, |bytes| {
            writer.write_all(bytes).map_err(|error| fail(at, error))
        })
    }

    fn settle(self: Box<Self>) -> Result<(), Error> {
        let Self { path, writer, .. } = *self;
        let failed = |error| fail(&path, error);
        let buffered = writer.finish().map_err(|error| failed(error.into()))?;
        let file = buffered.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)
    }
}

fn fail(path: &Path, source: io::Error) -> Error {
    Error::File { what: "write", path: path.to_owned(), source }
}

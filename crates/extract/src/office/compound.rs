//! The streams of a compound file (the container of the binary Office formats), within limits.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::reading::Reading;

pub(crate) struct Compound<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    length: u64,
}

impl<'a> Compound<'a> {
    /// # Errors
    /// A reading that says why the file does not open.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Box<Reading>> {
        CompoundFile::open(Cursor::new(bytes))
            .map(|file| Self { file, length: bytes.len() as u64 })
            .map_err(|error| Reading::damaged("bad_compound_file", error.to_string()).into())
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.file.exists(path)
    }

    pub(crate) fn is_storage(&self, path: &str) -> bool {
        self.file.is_storage(path)
    }

    /// A whole stream; of one that is damaged, what can be read. A stream cannot be longer than
    /// its file, whatever its directory entry says.
    pub(crate) fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        let stream = self.file.open_stream(path).ok()?;
        let mut bytes = Vec::new();
        let _ = stream.take(self.length).read_to_end(&mut bytes);
        Some(bytes)
    }

    /// The names of the streams and storages in a storage.
    pub(crate) fn names(&self, storage: &str) -> Vec<String> {
        let entries = self.file.read_storage(storage);
        entries
            .map(|entries| entries.map(|entry| entry.name().to_owned()).collect())
            .unwrap_or_default()
    }
}

/// Numbers in little endian at an offset, when they are there.
pub(crate) trait LittleEndian {
    fn u16_at(&self, at: usize) -> Option<u16>;
    fn u32_at(&self, at: usize) -> Option<u32>;
    fn u64_at(&self, at: usize) -> Option<u64>;
}

impl LittleEndian for [u8] {
    fn u16_at(&self, at: usize) -> Option<u16> {
        self.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
    }

    fn u32_at(&self, at: usize) -> Option<u32> {
        self.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
    }

    fn u64_at(&self, at: usize) -> Option<u64> {
        self.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
    }
}

/// Text of 16 bit units in little endian.
pub(crate) fn utf16(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

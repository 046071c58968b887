//! Digests of files outside of a vault.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use muniment_core::Digest;
use muniment_core::pack::FoundFile;
use sha2::{Digest as _, Sha256};

const CHUNK: usize = 256 << 10;

/// Hashes one file after another with one buffer.
#[derive(Default)]
pub(super) struct Hashing {
    buffer: Vec<u8>,
}

impl Hashing {
    /// The digest and size of a file.
    pub(super) fn file(&mut self, path: &Path) -> io::Result<FoundFile> {
        self.hash(&mut File::open(path)?, &mut |_| {})
    }

    /// The digest and size of what a reader gives; `each` sees the bytes.
    pub(super) fn hash(
        &mut self,
        reader: &mut dyn Read,
        each: &mut dyn FnMut(&[u8]),
    ) -> io::Result<FoundFile> {
        self.buffer.resize(CHUNK, 0);
        let mut hasher = Sha256::new();
        let mut bytes = 0;
        loop {
            match reader.read(&mut self.buffer) {
                Ok(0) => break,
                Ok(count) => {
                    hasher.update(&self.buffer[..count]);
                    each(&self.buffer[..count]);
                    bytes += count as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(FoundFile { digest: Digest::new(hasher.finalize().into()), bytes })
    }
}

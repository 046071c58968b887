//! Hashing in one pass and constant memory.

use std::io::{self, Read, Write};

use muniment_core::Digest;
use sha2::{Digest as _, Sha256};

/// How much is read at once: few calls, and nothing that matters for memory.
pub(crate) const CHUNK: usize = 1 << 20;

/// The digest of bytes in memory.
pub fn digest_of(bytes: &[u8]) -> Digest {
    Digest::new(Sha256::digest(bytes).into())
}

/// The digest of everything so far.
pub(crate) struct Hasher {
    state: Sha256,
    bytes: u64,
}

impl Hasher {
    pub(crate) fn new() -> Self {
        Self { state: Sha256::new(), bytes: 0 }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    pub(crate) fn finish(self) -> (Digest, u64) {
        (Digest::new(self.state.finalize().into()), self.bytes)
    }
}

/// Why a pass over bytes ended early.
pub(crate) enum Interrupted {
    Canceled,
    Read(io::Error),
    Write(io::Error),
}

/// Copies and hashes in one pass, asking before each chunk whether to go on.
pub(crate) fn copy_hashing(
    from: &mut dyn Read,
    to: &mut dyn Write,
    each: &mut dyn FnMut(usize) -> bool,
) -> Result<(Digest, u64), Interrupted> {
    let mut hasher = Hasher::new();
    let mut buffer = vec![0; CHUNK];
    loop {
        if !each(0) {
            return Err(Interrupted::Canceled);
        }
        let count = match from.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Interrupted::Read(error)),
        };
        hasher.update(&buffer[..count]);
        to.write_all(&buffer[..count]).map_err(Interrupted::Write)?;
        each(count);
    }
}

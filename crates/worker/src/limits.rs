//! What a worker may use.

use muniment_extract::Limits as ReadingLimits;
use serde::{Deserialize, Serialize};

/// What a worker may use, for each document unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The address space of the process, in bytes.
    pub memory_bytes: u64,
    /// The processor time of one document, in seconds.
    pub cpu_seconds: u64,
    /// The time from the last byte of a document to its reading, in seconds.
    pub wall_seconds: u64,
    /// The processor time of one page image, in seconds.
    pub render_seconds: u64,
    /// The processor time of recognizing one page, in seconds.
    pub recognition_seconds: u64,
    /// A worker that keeps more memory than this after a document is replaced.
    pub resident_bytes: u64,
    /// A worker is replaced after this many documents.
    pub documents: u32,
    /// The limits of the readers.
    pub reading: ReadingLimits,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory_bytes: 2 << 30,
            cpu_seconds: 60,
            wall_seconds: 240,
            render_seconds: 30,
            recognition_seconds: 180,
            resident_bytes: 640 << 20,
            documents: 500,
            reading: ReadingLimits::default(),
        }
    }
}

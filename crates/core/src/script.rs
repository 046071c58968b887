//! Whose letters recognition looks for in the scans of a document.

use crate::code::vocabulary;

vocabulary!(
    /// Whose letters recognition looks for.
    Script, "script" {
        /// All that it knows.
        Any = "any",
        /// Latin letters, as English, German, French, Spanish, Italian and Polish have them.
        Latin = "latin",
    }
);

//! How far the reading of a document came.

use crate::code::vocabulary;

vocabulary!(
    /// The state in which the reading of a document ended. Every document has exactly one, and a
    /// person can read what it means.
    ReadingState, "reading state" {
        /// Stored; nobody has read it yet.
        Unread = "unread",
        /// Its text is known.
        Text = "text",
        /// It holds pictures of text; recognition has not run.
        Waiting = "waiting",
        /// It was read and holds no text.
        Empty = "empty",
        /// It is encrypted and opens only with a password.
        PasswordNeeded = "password_needed",
        /// Its bytes do not follow the format they claim.
        Damaged = "damaged",
        /// Reading it would pass a limit of size, time or memory.
        Refused = "refused",
        /// No reader knows its format; it is stored and verified all the same.
        Unsupported = "unsupported",
    }
);

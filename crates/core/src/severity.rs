//! How grave something is.

use crate::code::vocabulary;

vocabulary!(
    /// How grave a finding or a deadline is, the lightest first.
    Severity, "severity" {
        /// Worth knowing.
        Info = "info",
        /// Needs a look: work or proof is at stake.
        Warning = "warning",
        /// A record is not proven, or money or a right is at stake.
        Error = "error",
    }
);

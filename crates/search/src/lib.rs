//! The full-text index, its query language and highlighting

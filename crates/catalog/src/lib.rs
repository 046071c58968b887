//! SQLite tables derived from the journal

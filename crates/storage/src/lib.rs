//! The vault's files: objects and journal

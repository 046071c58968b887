//! What the compiler and cargo-deny do not see of who may use what: a fenced library handed on, and
//! the world outside in the rules.

use super::{Finding, Source};

/// Libraries that one crate alone may know. Cargo-deny sees who depends on them, not who hands
/// them on.
const FENCED: [&str; 8] = [
    "rusqlite",
    "tantivy",
    "tauri",
    "object_store",
    "ed25519_dalek",
    "hayro",
    "pdf_extract",
    "mail_parser",
];

/// The rules are functions of their arguments; nothing of this may be named there.
const OUTSIDE: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "Utc::now",
    "now_v7",
];

pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is(&["rs"])) {
        for (index, line) in source.text.lines().enumerate() {
            let mut find = |rule: String| {
                findings.push(Finding { path: source.path.clone(), line: Some(index + 1), rule });
            };
            if let Some(library) = handed_on(line) {
                find(format!("`{library}` stays inside this crate"));
            }
            if source.path.starts_with("crates/core/src") {
                for word in OUTSIDE.iter().filter(|word| line.contains(**word)) {
                    find(format!(
                        "`{word}`: the rules know no clock, files, chance or environment"
                    ));
                }
            }
        }
    }
    findings
}

/// The fenced library that a line re-exports.
fn handed_on(line: &str) -> Option<&'static str> {
    let exported = line.trim_start().strip_prefix("pub use ")?.trim_start_matches("::");
    let first = exported.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    FENCED.into_iter().find(|library| *library == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> usize {
        check(&[Source { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn a_fenced_library_is_not_handed_on() {
        assert_eq!(rules("crates/catalog/src/lib.rs", "pub use rusqlite::Connection;"), 1);
        assert_eq!(rules("crates/catalog/src/lib.rs", "use rusqlite::Connection;"), 0);
        assert_eq!(rules("crates/catalog/src/lib.rs", "pub use rusqlite_like::Other;"), 0);
    }

    #[test]
    fn the_rules_read_no_clock() {
        assert_eq!(rules("crates/core/src/a.rs", "let now = Utc::now();"), 1);
        assert_eq!(rules("crates/muniment/src/a.rs", "let now = Utc::now();"), 0);
    }
}

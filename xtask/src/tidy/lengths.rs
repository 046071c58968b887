//! A file that holds one idea is short.

use super::{Finding, Source};

/// The longest a file may be, by what it is.
fn limit(source: &Source) -> Option<usize> {
    if source.path.contains("/bindings/") {
        return None;
    }
    if source.is(&["svelte"]) {
        Some(300)
    } else if source.is(&["rs", "ts", "js", "css", "py"]) {
        Some(500)
    } else {
        None
    }
}

pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let too_long = sources.iter().filter_map(|source| {
        let limit = limit(source)?;
        let lines = source.text.lines().count();
        (lines > limit).then(|| Finding {
            path: source.path.clone(),
            line: None,
            rule: format!("{lines} lines, {limit} at most: it holds more than one idea"),
        })
    });
    too_long.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_lines(path: &str, lines: usize) -> Source {
        Source { path: path.to_owned(), text: "x\n".repeat(lines) }
    }

    #[test]
    fn a_component_may_be_shorter_than_a_module() {
        let sources = [
            of_lines("ui/src/A.svelte", 301),
            of_lines("crates/core/src/a.rs", 301),
            of_lines("crates/core/src/b.rs", 501),
        ];
        let found: Vec<_> = check(&sources).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["ui/src/A.svelte", "crates/core/src/b.rs"]);
    }

    #[test]
    fn generated_types_may_have_any_length() {
        assert!(check(&[of_lines("ui/src/lib/ipc/bindings/View.ts", 900)]).is_empty());
    }
}

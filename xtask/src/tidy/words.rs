//! Words that say something was left undone, switched off or thrown into a drawer.

use super::{Finding, Source};

struct Rule {
    /// Written in two halves, so that this file does not break its own rules.
    word: (&'static str, &'static str),
    files: &'static [&'static str],
    why: &'static str,
}

const UNFINISHED: &str = "finish it";
const IDLE: &str = "a test that does not run proves nothing";
const LONELY: &str = "the other tests would not run";

const RULES: [Rule; 11] = [
    Rule { word: ("TO", "DO"), files: &["rs", "ts", "js", "svelte", "py"], why: UNFINISHED },
    Rule { word: ("FIX", "ME"), files: &["rs", "ts", "js", "svelte", "py"], why: UNFINISHED },
    Rule { word: ("todo", "!("), files: &["rs"], why: UNFINISHED },
    Rule { word: ("unimplemented", "!("), files: &["rs"], why: UNFINISHED },
    Rule { word: ("#[ig", "nore"), files: &["rs"], why: IDLE },
    Rule { word: ("test.s", "kip("), files: &["ts"], why: IDLE },
    Rule { word: ("it.s", "kip("), files: &["ts"], why: IDLE },
    Rule { word: ("describe.s", "kip("), files: &["ts"], why: IDLE },
    Rule { word: ("it.on", "ly("), files: &["ts"], why: LONELY },
    Rule { word: ("describe.on", "ly("), files: &["ts"], why: LONELY },
    Rule { word: ("{@", "html"), files: &["svelte"], why: "documents must not become markup" },
];

const DRAWERS: [&str; 8] =
    ["utils", "util", "helpers", "helper", "common", "misc", "manager", "service"];

pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for Rule { word: (start, end), files, why } in &RULES {
            if source.is(files) {
                let word = format!("{start}{end}");
                let lines = source.text.lines().enumerate();
                findings.extend(lines.filter(|(_, line)| line.contains(&word)).map(
                    |(index, _)| Finding {
                        path: source.path.clone(),
                        line: Some(index + 1),
                        rule: format!("`{word}`: {why}"),
                    },
                ));
            }
        }
        let stem = source.name().split('.').next().unwrap_or_default().to_lowercase();
        let folder = source.path.rsplit('/').nth(1).unwrap_or_default();
        if source.is(&["rs", "ts", "svelte"])
            && (DRAWERS.contains(&stem.as_str()) || DRAWERS.contains(&folder))
        {
            findings.push(Finding {
                path: source.path.clone(),
                line: None,
                rule: "the name does not say what is inside".to_owned(),
            });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn an_unfinished_place_is_found_with_its_line() {
        let found =
            check(&[source("crates/core/src/a.rs", &format!("fn a() {{}}\n// {}{}", "TO", "DO"))]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, Some(2));
    }

    #[test]
    fn a_drawer_is_found_as_a_file_and_as_a_folder() {
        let found = check(&[
            source("crates/core/src/utils.rs", ""),
            source("ui/src/lib/helpers/dates.ts", ""),
            source("ui/src/lib/dates.ts", ""),
        ]);
        assert_eq!(found.len(), 2);
    }
}

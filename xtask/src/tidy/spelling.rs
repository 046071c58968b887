//! Code and comments are in US English. What stands between quotes may be anything: documents come
//! in any spelling, and so do the words they are searched by.

use super::{Finding, Source};

/// Beginnings of words as the British write them, in two halves for the sake of this file.
const BRITISH: [(&str, &str); 20] = [
    ("behav", "iour"),
    ("cancel", "led"),
    ("cancel", "ling"),
    ("catal", "ogue"),
    ("col", "our"),
    ("def", "ence"),
    ("fav", "our"),
    ("harb", "our"),
    ("hon", "our"),
    ("initial", "is"),
    ("label", "led"),
    ("licen", "ce"),
    ("model", "led"),
    ("neighb", "our"),
    ("normal", "is"),
    ("optim", "ise"),
    ("organ", "isa"),
    ("recogn", "is"),
    ("serial", "is"),
    ("summar", "is"),
];

/// Where the window's words are German.
const GERMAN_MESSAGES: &str = "/i18n/de/";

pub(crate) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let english = |source: &&Source| {
        source.is(&["rs", "ts", "svelte"]) && !source.path.contains(GERMAN_MESSAGES)
    };
    for source in sources.iter().filter(english) {
        for (index, line) in source.text.lines().enumerate() {
            // The web's standard spells this attribute so.
            let code = without_quotes(line).to_lowercase().replace("labelledby", "");
            for (start, end) in BRITISH {
                let word = format!("{start}{end}");
                if code.contains(&word) {
                    findings.push(Finding {
                        path: source.path.clone(),
                        line: Some(index + 1),
                        rule: format!("`{word}…` is not US English"),
                    });
                }
            }
        }
    }
    findings
}

/// A line without what stands in it between quotes of any kind.
fn without_quotes(line: &str) -> String {
    let mut code = String::with_capacity(line.len());
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match quote {
            // An escaped character ends no quote.
            Some(_) if c == '\\' => drop(characters.next()),
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '`') => quote = Some(c),
            None => code.push(c),
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        check(&[Source { path: "crates/core/src/a.rs".to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn german_messages_are_not_measured_by_english() {
        let text = format!("  scope: 'Der {}{}tion fehlt etwas',", "Organ", "isa");
        let path = "ui/src/lib/i18n/de/statements.ts".to_owned();
        assert!(check(&[Source { path, text: text.clone() }]).is_empty());
        let path = "ui/src/lib/i18n/en/statements.ts".to_owned();
        assert_eq!(check(&[Source { path, text }]).len(), 1);
    }

    #[test]
    fn a_name_or_comment_in_british_is_found() {
        assert_eq!(findings(&format!("// the {}{}s of a page", "col", "our")), 1);
        assert_eq!(findings(&format!("fn {}{}(text: &str) {{}}", "label", "led")), 1);
        assert_eq!(findings("fn labeled(color: Color) {}"), 0);
    }

    #[test]
    fn a_word_between_quotes_may_be_spelled_in_any_way() {
        assert_eq!(findings(&format!("let word = \"{}{}\";", "licen", "ce")), 0);
        assert_eq!(findings(&format!("let word = \"a \\\" {}{}\";", "licen", "ce")), 0);
    }
}

//! Links between the documents lead somewhere.

use std::path::Path;

use super::{Finding, Source};

pub(crate) fn check(sources: &[Source], root: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is(&["md"])) {
        let folder = root.join(&source.path);
        let folder = folder.parent().expect("a file has a folder");
        for (index, line) in source.text.lines().enumerate() {
            for target in targets(line).filter(|target| !leads_somewhere(target, source, folder)) {
                findings.push(Finding {
                    path: source.path.clone(),
                    line: Some(index + 1),
                    rule: format!("`{target}` leads nowhere"),
                });
            }
        }
    }
    findings
}

/// What the Markdown links of a line point to.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("](").filter_map(move |(start, marker)| {
        let rest = &line[start + marker.len()..];
        rest.split(')').next()
    })
}

fn leads_somewhere(target: &str, source: &Source, folder: &Path) -> bool {
    if target.contains("://") || target.starts_with("mailto:") {
        return true;
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    if path.is_empty() {
        return has_heading(&source.text, heading);
    }
    let file = folder.join(path);
    if heading.is_empty() {
        return file.exists();
    }
    std::fs::read_to_string(file).is_ok_and(|text| has_heading(&text, heading))
}

fn has_heading(text: &str, wanted: &str) -> bool {
    text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == wanted)
}

/// The anchor that common renderers give a heading.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_of_a_line_is_found() {
        let found: Vec<_> = targets("see [a](a.md) and [b](../b.md#top)").collect();
        assert_eq!(found, ["a.md", "../b.md#top"]);
    }

    #[test]
    fn an_anchor_is_made_of_the_heading() {
        assert_eq!(anchor("## Who may import whom?"), "who-may-import-whom");
    }
}

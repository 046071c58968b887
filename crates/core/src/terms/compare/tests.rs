//! Small texts whose differences are known.

use std::fmt::Write;

use super::*;

const OLD: &str = "# Terms

## Use
You may use the software on one server. Other servers need other licenses.

You may make one copy for archival purposes, and you keep it in a safe place.

## Support
The publisher answers questions within three business days after you ask them.
";

fn kinds(old: &str, new: &str) -> Vec<&'static str> {
    let comparison = compare(&[old], &[new]);
    let real = comparison.changes.iter().filter(|change| change.kind != ChangeKind::Same);
    real.map(|change| change.kind.code()).collect()
}

fn verdict_of(old: &str, new: &str) -> Verdict {
    compare(&[old], &[new]).verdict
}

#[test]
fn equal_texts_are_identical() {
    assert_eq!(verdict_of(OLD, OLD), Verdict::Identical);
}

#[test]
fn words_are_marked_inside_a_changed_paragraph() {
    let new = OLD.replace("three business days", "five business days");
    let comparison = compare(&[OLD], &[&new]);
    assert_eq!(comparison.verdict, Verdict::Changed);
    let change = comparison.find("")[0];
    assert_eq!(comparison.heading_of(change), "Support");
    let marks: Vec<String> =
        change.marks.iter().map(|mark| format!("{}:{}", mark.kind, mark.text)).collect();
    assert_eq!(
        marks,
        [
            "same:The publisher answers questions within",
            "removed:three",
            "added:five",
            "same:business days after you ask them."
        ]
    );
}

#[test]
fn a_paragraph_at_another_place_is_moved_not_rewritten() {
    let paragraph =
        "You may make one copy for archival purposes, and you keep it in a safe place.\n";
    let new = format!("{}\n{paragraph}", OLD.replace(paragraph, ""));
    assert_eq!(kinds(OLD, &new), ["moved"]);
    let edited = new.replace("in a safe place", "in a locked place");
    let comparison = compare(&[OLD], &[&edited]);
    assert_eq!(kinds(OLD, &edited), ["moved"]);
    assert_eq!(comparison.verdict, Verdict::Changed, "its words changed on the way");
}

#[test]
fn added_and_removed_paragraphs_are_counted_under_their_heading() {
    let new = OLD
        .replace(
            "You may make one copy for archival purposes, and you keep it in a safe place.\n",
            "",
        )
        .replace(
            "## Support\n",
            "## Support\nSupport ends one year after the purchase of the license.\n\n",
        );
    let summary = compare(&[OLD], &[&new]).summary();
    let rows: Vec<(&str, usize, usize)> =
        summary.iter().map(|row| (row.heading.as_str(), row.added, row.removed)).collect();
    assert_eq!(rows, [("Use", 0, 1), ("Support", 1, 0)]);
}

#[test]
fn other_lines_marks_links_and_blanks_are_a_new_extraction() {
    let new = OLD
        .replace("# Terms", "Terms\n=====")
        .replace("## ", "### ")
        .replace("one server. Other", "one [server](https://x.test/server).\nOther")
        .replace("archival purposes", "archi-\nval pur poses")
        .replace("three business", "**three** business");
    assert_ne!(verdict_of(OLD, &new), Verdict::Changed);
    assert!(kinds(OLD, &new).iter().all(|kind| *kind == "cosmetic"));
}

#[test]
fn a_paragraph_broken_in_two_says_the_same() {
    let new = OLD.replace("one server. Other", "one server.\n\nOther");
    assert_eq!(kinds(OLD, &new), ["cosmetic", "cosmetic"]);
    assert_eq!(verdict_of(OLD, &new), Verdict::Reextracted);
}

#[test]
fn a_menu_around_the_text_is_furniture() {
    let new = format!("Home\n\nProducts\n\nSign in\n\n{OLD}\n\nContact us\n");
    assert_eq!(verdict_of(OLD, &new), Verdict::Reextracted);
}

#[test]
fn headers_footers_and_front_matter_are_no_text() {
    let page = |n: usize, month: &str| {
        format!(
            "Page text number {} of the terms says something of its own here.\n\nTerms, {month} | {n}\n",
            "x".repeat(n)
        )
    };
    let pages = |month: &str| (1..=6).map(|n| page(n, month)).collect::<Vec<_>>();
    let (old, new) = (pages("May 2020"), pages("June 2020"));
    let a: Vec<&str> = old.iter().map(String::as_str).collect();
    let b: Vec<&str> = new.iter().map(String::as_str).collect();
    assert_eq!(compare(&a, &b).verdict, Verdict::Identical);
    let fronted = format!("---\ntitle: Draft\n---\n{OLD}");
    assert_eq!(verdict_of(OLD, &fronted), Verdict::Identical);
}

#[test]
fn a_search_is_limited_to_what_changed() {
    let new = OLD.replace("three business days", "five business days");
    let comparison = compare(&[OLD], &[&new]);
    assert_eq!(comparison.find("FIVE days").len(), 1);
    assert_eq!(comparison.find("server").len(), 0, "that paragraph did not change");
}

#[test]
fn a_changed_heading_is_a_change() {
    assert_eq!(verdict_of(OLD, &OLD.replace("## Support", "## Help")), Verdict::Changed);
}

#[test]
fn every_paragraph_of_both_texts_is_accounted_for_once() {
    let mut old = String::new();
    let mut new = String::new();
    for n in 0..300_usize {
        let subject = n * 7_919 % 100;
        let line =
            format!("Clause {n} says that party {subject} keeps record {} for years.\n\n", n * 31);
        if n % 11 != 0 {
            write!(old, "{line}").expect("text grows");
        }
        if n % 13 != 0 {
            let line = if n % 17 == 0 { line.replace("keeps", "stores") } else { line };
            write!(new, "{line}").expect("text grows");
        }
    }
    let comparison = compare(&[&old], &[&new]);
    let mut olds: Vec<usize> = comparison.changes.iter().filter_map(|change| change.old).collect();
    let mut news: Vec<usize> = comparison.changes.iter().filter_map(|change| change.new).collect();
    olds.sort_unstable();
    news.sort_unstable();
    assert_eq!(olds, (0..comparison.old.len()).collect::<Vec<_>>());
    assert_eq!(news, (0..comparison.new.len()).collect::<Vec<_>>());
}

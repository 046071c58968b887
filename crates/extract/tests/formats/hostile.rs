//! Bytes that mean harm: whatever they are, reading ends with a state.

use muniment_extract::{Limits, Options, State};

use crate::making::{code, compound, package_relations, pages, reading, with_children, zip};

fn docx(document: &str) -> Vec<u8> {
    let package = package_relations("word/document.xml");
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package),
        ("word/document.xml", document),
    ])
}

#[test]
fn entities_expand_to_nothing() {
    let mut bomb = String::from("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
    for n in 1..30 {
        bomb += &format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
    }
    bomb += "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:d><w:p><w:t>&a29;&x;</w:t></w:p></w:d>";
    assert_eq!(pages(&reading("a.docx", &docx(&bomb))), ["&a29;&x;"]);
    assert!(pages(&reading("a.xml", bomb.as_bytes())).concat().len() < 100);
}

#[test]
fn depth_is_no_danger() {
    let deep = |tag: &str, n: usize| format!("<{tag}>").repeat(n);
    let word = format!("<w:p><w:t>x</w:t></w:p>{}", deep("w:tbl", 200_000));
    assert_eq!(pages(&reading("a.docx", &docx(&word))), ["x"]);
    let html = format!("<html><p>x</p>{}", deep("div", 200_000));
    assert_eq!(pages(&reading("a.html", html.as_bytes())), ["x"]);
    let rtf = format!("{{\\rtf1 x{}", "{".repeat(200_000));
    let reading = reading("a.rtf", rtf.as_bytes());
    assert_eq!((pages(&reading), code(&reading)), (vec!["x"], "bad_rtf"));
}

#[test]
fn a_part_larger_than_the_limit_is_cut_and_said() {
    let paragraphs = "<w:p><w:t>again</w:t></w:p>".repeat(10_000);
    let limits = Limits { unpacked_bytes: 10_000, ..Limits::default() };
    let bytes = docx(&format!("<w:d>{paragraphs}</w:d>"));
    let (reading, _) = with_children(&Options { limits, ..Options::named("a.docx") }, &bytes);
    assert_eq!(reading.state, State::Text);
    assert_eq!(code(&reading), "truncated");
    assert!(pages(&reading)[0].starts_with("again\nagain"));
}

#[test]
fn notes_that_are_referred_to_over_and_over_do_not_pile_up() {
    let note = "n".repeat(10_000);
    let package = package_relations("word/document.xml");
    let rels = crate::making::relations(&[("r", "footnotes", "footnotes.xml")]);
    let notes = format!("<w:f><w:footnote w:id=\"1\"><w:t>{note}</w:t></w:footnote></w:f>");
    let body = "<w:footnoteReference w:id=\"1\"/>".repeat(10_000);
    let bytes = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package),
        ("word/document.xml", &format!("<w:d><w:p>{body}</w:p></w:d>")),
        ("word/_rels/document.xml.rels", &rels),
        ("word/footnotes.xml", &notes),
    ]);
    let limits = Limits { text_bytes: 1 << 20, ..Limits::default() };
    let (reading, _) = with_children(&Options { limits, ..Options::named("a.docx") }, &bytes);
    assert_eq!(code(&reading), "truncated");
    assert!(pages(&reading).concat().len() <= 1 << 20);
}

#[test]
fn binary_office_files_of_noise_end_with_a_state() {
    let noise: Vec<u8> =
        (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for stream in ["WordDocument", "PowerPoint Document", "Workbook", "__properties_version1.0"] {
        let mut word = noise.clone();
        word[..2].copy_from_slice(&[0xec, 0xa5]);
        let file = compound(&[(stream, &word), ("Current User", &noise), ("0Table", &noise)]);
        let reading = reading("a", &file);
        let ends = [State::Damaged, State::PasswordNeeded, State::Empty, State::Text];
        assert!(ends.contains(&reading.state), "{stream}: {:?}", reading.state);
    }
}

#[test]
fn a_file_cut_at_any_byte_ends_with_a_state() {
    let whole = docx("<w:d><w:p><w:t>text</w:t></w:p></w:d>");
    for length in 0..whole.len() {
        let reading = reading("a.docx", &whole[..length]);
        assert_ne!(code(&reading), "reader_failed", "cut at {length}");
    }
}

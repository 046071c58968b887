//! Names of files that every system can hold: printable ASCII, no reserved names, not too long.

use std::collections::BTreeSet;

/// The longest path in a pack, from the pack's own folder on, in characters. Windows programs
/// fail at 260, and a pack is often unpacked into a deep folder.
pub const MAX_PATH: usize = 200;
/// The longest part of a name that comes from a document's title.
const MAX_STEM: usize = 80;
/// The longest extension.
const MAX_EXTENSION: usize = 10;

/// Names that Windows keeps for devices, whatever their extension.
const RESERVED: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];
/// Devices that are numbered.
const NUMBERED: [&str; 2] = ["COM", "LPT"];

/// The name of a document's file: its exhibit number, then what it is called.
pub fn document_name(exhibit: &str, title: &str, file_name: &str) -> String {
    let extension = ascii_extension(file_name);
    let called = if title.trim().is_empty() { stem_of(file_name) } else { title };
    let stem = ascii_stem(called);
    let dot = if extension.is_empty() { "" } else { "." };
    if stem.is_empty() {
        format!("{exhibit}{dot}{extension}")
    } else {
        format!("{exhibit}_{stem}{dot}{extension}")
    }
}

/// A text as part of a file's name: letters, digits, `-` and `_`. Letters with marks lose them,
/// everything else becomes one `_`.
pub fn ascii_stem(text: &str) -> String {
    let mut stem = String::new();
    for c in text.chars() {
        let plain: &str = match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' => {
                stem.push(c);
                ""
            }
            other => plain_letters(other).unwrap_or("_"),
        };
        if plain != "_" {
            stem.push_str(plain);
        } else if !stem.is_empty() && !stem.ends_with('_') {
            stem.push('_');
        }
        if stem.len() >= MAX_STEM {
            break;
        }
    }
    stem.truncate(MAX_STEM);
    stem.trim_matches(['_', '-']).to_owned()
}

/// The extension of a file's name where it is short and plain; else none.
pub fn ascii_extension(file_name: &str) -> String {
    let Some((stem, extension)) = file_name.rsplit_once('.') else { return String::new() };
    let is_plain = !stem.is_empty()
        && !extension.is_empty()
        && extension.len() <= MAX_EXTENSION
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_plain { extension.to_ascii_lowercase() } else { String::new() }
}

/// What is wrong with the paths of a pack: the first one that some system could not hold, with
/// the reason. Paths are relative to the pack, with `/`.
pub fn path_problem<'a>(
    paths: impl IntoIterator<Item = &'a str>,
) -> Option<(String, &'static str)> {
    let mut seen = BTreeSet::new();
    for path in paths {
        let refuse = |why| Some((path.to_owned(), why));
        if path.len() > MAX_PATH {
            return refuse("is too long");
        }
        for part in path.split('/') {
            if let Some(why) = part_problem(part) {
                return refuse(why);
            }
        }
        if !seen.insert(path.to_ascii_lowercase()) {
            return refuse("differs from another one only in the case of letters, or not at all");
        }
    }
    None
}

fn part_problem(part: &str) -> Option<&'static str> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte);
    if part.is_empty() || part.bytes().all(|byte| byte == b'.') {
        return Some("has an empty part");
    }
    if !part.bytes().all(allowed) {
        return Some("holds a character that some systems refuse");
    }
    if part.ends_with(['.', ' ']) || part.starts_with(' ') {
        return Some("has a part that ends with a dot or a blank");
    }
    let device = part.split('.').next().unwrap_or(part).to_ascii_uppercase();
    let (letters, number) = device.split_at(device.len().min(3));
    let is_numbered = NUMBERED.contains(&letters)
        && number.len() == 1
        && number.bytes().all(|byte| byte.is_ascii_digit());
    (RESERVED.contains(&device.as_str()) || is_numbered).then_some("is the name of a device")
}

fn stem_of(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file_name,
    }
}

/// Letters of European languages without their marks.
fn plain_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'ä' | 'æ' => "ae",
        'Ä' | 'Æ' => "Ae",
        'ç' | 'ć' | 'č' => "c",
        'Ç' | 'Ć' | 'Č' => "C",
        'ď' | 'đ' | 'ð' => "d",
        'Ď' | 'Đ' | 'Ð' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ę' | 'Ě' => "E",
        'ğ' => "g",
        'Ğ' => "G",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'İ' => "I",
        'ł' => "l",
        'Ł' => "L",
        'ñ' | 'ń' | 'ň' => "n",
        'Ñ' | 'Ń' | 'Ň' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ő' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ő' => "O",
        'ö' | 'ø' | 'œ' => "oe",
        'Ö' | 'Ø' | 'Œ' => "Oe",
        'ř' => "r",
        'Ř' => "R",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'Ś' | 'Š' | 'Ş' | 'Ș' => "S",
        'ß' => "ss",
        'ť' | 'ț' => "t",
        'Ť' | 'Ț' => "T",
        'ù' | 'ú' | 'û' | 'ů' | 'ű' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ů' | 'Ű' => "U",
        'ü' => "ue",
        'Ü' => "Ue",
        'ý' | 'ÿ' => "y",
        'Ý' => "Y",
        'ź' | 'ż' | 'ž' => "z",
        'Ź' | 'Ż' | 'Ž' => "Z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_document_is_named_by_its_number_and_what_it_is_called() {
        assert_eq!(
            document_name("ACME000001", "", "Rechnung Müller & Söhne.PDF"),
            "ACME000001_Rechnung_Mueller_Soehne.pdf"
        );
        assert_eq!(document_name("ACME000002", "CON", "x.tar.gz"), "ACME000002_CON.gz");
        assert_eq!(document_name("ACME000003", "", "請求書"), "ACME000003");
    }

    #[test]
    fn device_names_dots_at_the_end_and_case_twins_are_refused() {
        let why = |paths: &[&str]| path_problem(paths.iter().copied()).map(|(path, _)| path);
        assert_eq!(why(&["data/a.txt", "data/b.txt"]), None);
        assert_eq!(why(&["data/nul.txt"]).as_deref(), Some("data/nul.txt"));
        assert_eq!(why(&["data/com1"]).as_deref(), Some("data/com1"));
        assert_eq!(why(&["data/common"]), None);
        assert_eq!(why(&["data/a."]).as_deref(), Some("data/a."));
        assert_eq!(why(&["data/../a"]).as_deref(), Some("data/../a"));
        assert_eq!(why(&["data/A.txt", "data/a.TXT"]).as_deref(), Some("data/a.TXT"));
    }

    proptest! {
        #[test]
        fn every_system_can_hold_the_name_of_any_document(title in ".{0,300}", name in ".{0,300}") {
            let path = format!("data/06_invoices/{}", document_name("ACME000001", &title, &name));
            prop_assert_eq!(path_problem([path.as_str()]), None);
        }
    }
}

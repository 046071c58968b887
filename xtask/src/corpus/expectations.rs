//! From what the manifest expects to the states in which a document may end.
//!
//! The manifest records what other programs made of each file. Its words on text, scans and
//! passwords hold for any reader; how much of a damaged file is saved is each reader's own affair,
//! so of such files only some final state is asked.

use super::manifest::Row;

/// Every state in which a document may rest.
const FINAL: [&str; 7] =
    ["text", "waiting", "empty", "password_needed", "damaged", "refused", "unsupported"];

/// How the words of the manifest are compared.
enum Words {
    Are(&'static str),
    Begin(&'static str),
    Hold(&'static str),
}

struct Rule {
    words: Words,
    states: &'static [&'static str],
}

/// The first rule that fits decides.
const RULES: [Rule; 9] = [
    // Made to break readers: claims to be encrypted, and may be broken before that shows.
    Rule {
        words: Words::Hold("HOSTILE hostile | probe: encrypted OOXML: password needed"),
        states: &["password_needed", "damaged", "refused"],
    },
    Rule { words: Words::Hold("user password needed"), states: &["password_needed"] },
    Rule { words: Words::Begin("encrypted OOXML: password needed"), states: &["password_needed"] },
    // It opens without a password and holds text.
    Rule {
        words: Words::Are("encrypted: owner password only, opens without one; text"),
        states: &["text"],
    },
    // It opens without a password; what it holds is not certain.
    Rule {
        words: Words::Begin("encrypted: owner password only, opens without one"),
        states: &["text", "waiting", "empty", "damaged"],
    },
    Rule { words: Words::Are("text"), states: &["text"] },
    Rule { words: Words::Are("mixed scanned+text"), states: &["text", "waiting"] },
    Rule { words: Words::Begin("scanned (OCR needed)"), states: &["waiting"] },
    Rule { words: Words::Hold("zero-byte file"), states: &["empty"] },
];

/// Files that other readers see otherwise, and why this is no fault or a known one.
const EXCEPTIONS: [(&[&str], &[&str]); 6] = [
    // Binary presentations, which no reader here knows; the manifest took them for wrapped OOXML.
    (
        &[
            "hostile/apache__poi/clusterfuzz-testcase-minimized-POIFuzzer-5681320547975168.ppt",
            "hostile/apache__poi/clusterfuzz-testcase-minimized-POIHSLFFuzzer-4624961081573376.ppt",
            "hostile/apache__poi/clusterfuzz-testcase-minimized-POIHSLFFuzzer-5231088823566336.ppt",
        ],
        &["unsupported"],
    ),
    // They open without their password; Poppler opens them, too.
    (&["pdf/mozilla__pdf.js/pr6531_2.pdf", "pdf/py-pdf__pypdf/r5-user-password.pdf"], &["text"]),
    // So damaged that neither reader finds out that they are encrypted; Poppler repairs them.
    (
        &[
            "pdf/apache__tika/testPDF_no_extract_no_accessibility_owner_user.pdf",
            "pdf/mozilla__pdf.js/encrypted-attachment.pdf",
        ],
        &["damaged"],
    ),
    // Fonts that do not say which characters they draw: what Poppler makes of most of them is no
    // text either, and recognition will read them.
    (
        &[
            "pdf/mozilla__pdf.js/arial_unicode_en_cidfont.pdf",
            "pdf/mozilla__pdf.js/issue11651.pdf",
            "pdf/mozilla__pdf.js/issue12418_reduced.pdf",
            "pdf/mozilla__pdf.js/issue2884_reduced.pdf",
            "pdf/mozilla__pdf.js/issue5801.pdf",
            "pdf/mozilla__pdf.js/issue5874.pdf",
            "pdf/pdfminer__pdfminer.six/issue-791-non-unicode-cmap.pdf",
        ],
        &["waiting"],
    ),
    // Patches of color and a signature of seven millimeters: nothing to recognize.
    (
        &[
            "pdf/mozilla__pdf.js/bug852992_reduced.pdf",
            "pdf/mozilla__pdf.js/issue11124.pdf",
            "pdf/mozilla__pdf.js/issue1985.pdf",
            "pdf/mozilla__pdf.js/issue6769_no_matrix.pdf",
            "pdf/mozilla__pdf.js/issue7847_radial.pdf",
            "pdf/mozilla__pdf.js/postscript_type4_many_outputs.pdf",
            "pdf/mozilla__pdf.js/tensor-allflags-withfunction.pdf",
            "pdf/py-pdf__sample-files/imagemagick-ASCII85Decode.pdf",
            "pdf/py-pdf__sample-files/imagemagick-lzw.pdf",
            "pdf/pypi__pikepdf-10.17.0/cmyk-jpeg.pdf",
            "pdf/pypi__pikepdf-10.17.0/invalid_creationdate.pdf",
        ],
        &["empty"],
    ),
    // Words beside a picture; the manifest saw the picture only.
    (
        &[
            "pdf/jsvine__pdfplumber/malformed-from-issue-932.pdf",
            "pdf/qpdf__qpdf/shared-font-xobject-split-2.pdf",
        ],
        &["text"],
    ),
];

/// Whether a document may rest in this state.
pub(crate) fn is_final(state: &str) -> bool {
    FINAL.contains(&state)
}

/// The states in which the document may end, none where every final one is right.
pub(crate) fn states(row: &Row) -> Option<&'static [&'static str]> {
    if let Some((_, states)) =
        EXCEPTIONS.iter().find(|(paths, _)| paths.contains(&row.path.as_str()))
    {
        return Some(states);
    }
    let fits = |rule: &&Rule| match rule.words {
        Words::Are(words) => row.expected == words,
        Words::Begin(words) => row.expected.starts_with(words),
        Words::Hold(words) => row.expected.contains(words),
    };
    RULES.iter().find(fits).map(|rule| rule.states)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expecting(expected: &str) -> Option<&'static [&'static str]> {
        states(&Row {
            path: "pdf/a.pdf".to_owned(),
            sha256: String::new(),
            kind: "pdf".to_owned(),
            ground_truth: String::new(),
            expected: expected.to_owned(),
        })
    }

    #[test]
    fn a_user_password_is_asked_for_whatever_lies_behind_it() {
        let wanted = Some(&["password_needed"] as &[_]);
        assert_eq!(expecting("encrypted: user password needed (password='foo'); text"), wanted);
        assert_eq!(expecting("encrypted: user password needed (password unknown)"), wanted);
    }

    #[test]
    fn an_owner_password_is_not_asked_for() {
        let states = expecting("encrypted: owner password only, opens without one; no pages");
        assert!(!states.expect("a rule").contains(&"password_needed"));
    }

    #[test]
    fn of_a_damaged_file_any_final_state_will_do() {
        assert_eq!(expecting("damaged: repairable; text"), None);
    }

    #[test]
    fn every_state_of_a_rule_is_final() {
        assert!(RULES.iter().flat_map(|rule| rule.states).all(|state| is_final(state)));
        assert!(!is_final("unread"));
    }
}

//! Looks at the parts of a workbook before calamine does.
//!
//! calamine reserves memory for as many strings as a workbook claims to have, and buffers the text
//! of a cell however long it is. A part that lies or goes beyond all measure is not passed on.

use memchr::memchr_iter;

/// The text between two tags is a cell at most; the longest one, with every character written as a
/// reference, takes less.
const RUN_BYTES: usize = 1 << 20;
/// A string takes at least `<si/>`.
const STRING_BYTES: usize = 5;

/// What is known of a part that is safe to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Part {
    pub(super) hidden_rows: usize,
}

/// Checks a part in XML.
///
/// # Errors
/// What is wrong with it, for a person.
pub(super) fn check(xml: &[u8]) -> Result<Part, &'static str> {
    let mut part = Part::default();
    let mut from = 0;
    for to in memchr_iter(b'<', xml).chain([xml.len()]) {
        let run = &xml[from..to];
        from = to + 1;
        if run.len() > RUN_BYTES {
            return Err("a cell is longer than the limit");
        }
        if run.starts_with(b"row ") {
            part.hidden_rows += usize::from(is_hidden(run));
        }
        let is_table = run.starts_with(b"sst") || run.starts_with(b"x:sst");
        if is_table && claimed_strings(run) > xml.len() / STRING_BYTES {
            return Err("it claims to hold more strings than it does");
        }
    }
    Ok(part)
}

fn is_hidden(tag: &[u8]) -> bool {
    [&b" hidden=\"1\""[..], b" hidden=\"true\""]
        .iter()
        .any(|flag| tag.windows(flag.len()).any(|window| window == *flag))
}

/// What the table of strings says about its length.
fn claimed_strings(tag: &[u8]) -> usize {
    let tag = String::from_utf8_lossy(tag);
    let value = tag.split("uniqueCount").nth(1).unwrap_or_default();
    let digits = value.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if end == 0 { 0 } else { digits[..end].parse().unwrap_or(usize::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_are_counted() {
        let xml = br#"<sheetData><row r="1"/><row r="2" hidden="1"/><row hidden="true" r="3"/>"#;
        assert_eq!(check(xml), Ok(Part { hidden_rows: 2 }));
    }

    #[test]
    fn a_claim_of_strings_that_are_not_there_is_refused() {
        let lie = br#"<sst count="1" uniqueCount="4000000000"><si><t>a</t></si></sst>"#;
        assert!(check(lie).is_err());
        let truth = br#"<sst count="9000000" uniqueCount="1"><si><t>a</t></si></sst>"#;
        assert!(check(truth).is_ok());
    }

    #[test]
    fn a_cell_beyond_all_measure_is_refused() {
        let xml = format!("<c><v>{}</v></c>", "7".repeat(RUN_BYTES + 1));
        assert!(check(xml.as_bytes()).is_err());
    }
}

//! Looks at the parts of a workbook before calamine does.
//!
//! calamine reserves memory for as many strings as a workbook claims to have, and buffers the text
//! of a cell however long it is. A part that lies or goes beyond all measure is not passed on.

use std::io::{ErrorKind, Read};

use memchr::{memchr2, memmem, memrchr};

/// The text between two tags is a cell at most; the longest one, with every character written as a
/// reference, takes less.
const RUN_BYTES: usize = 1 << 20;
/// The tag of a row has a handful of short attributes.
const TAG_BYTES: usize = 1 << 10;
/// A string takes at least `<si/>`.
const STRING_BYTES: u64 = 5;

/// What is known of a part that is safe to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Part {
    pub(super) hidden_rows: usize,
}

/// Checks a part in XML as it is unpacked; nothing of it is kept.
///
/// # Errors
/// What is wrong with it, for a person. A part that is damaged is right as far as it goes.
pub(super) fn check(xml: &mut dyn Read) -> Result<Part, &'static str> {
    let mut part = Part::default();
    let (mut bytes, mut claimed) = (0_u64, 0_u64);
    // From the beginning of a tag on, so every tag is seen whole.
    let mut window = vec![0; 2 * RUN_BYTES];
    let mut filled = 0;
    loop {
        let new = fill(xml, &mut window[filled..]);
        bytes += new as u64;
        filled += new;
        let seen = &window[..filled];
        let is_end = filled < window.len();
        let last = if is_end { filled } else { memrchr(b'<', seen).unwrap_or(0) };
        if !has_short_runs(&seen[..last]) || filled - last > RUN_BYTES {
            return Err("a cell is longer than the limit");
        }
        part.hidden_rows += hidden_rows(&seen[..last]);
        claimed = claimed.max(claimed_strings(&seen[..last]));
        if is_end {
            break;
        }
        window.copy_within(last..filled, 0);
        filled -= last;
    }
    if claimed > bytes / STRING_BYTES {
        return Err("it claims to hold more strings than it does");
    }
    Ok(part)
}

/// Reads until the room is full or nothing more can be read.
fn fill(xml: &mut dyn Read, room: &mut [u8]) -> usize {
    let mut filled = 0;
    while filled < room.len() {
        match xml.read(&mut room[filled..]) {
            Ok(0) => break,
            Ok(new) => filled += new,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    filled
}

/// Whether no two tags are further apart than the limit. One look for each mebibyte is enough: the
/// last tag within it is where the next one starts.
fn has_short_runs(xml: &[u8]) -> bool {
    let mut from = 0;
    while xml.len() - from > RUN_BYTES {
        match memrchr(b'<', &xml[from + 1..=from + RUN_BYTES]) {
            Some(at) => from += 1 + at,
            None => return false,
        }
    }
    true
}

fn hidden_rows(xml: &[u8]) -> usize {
    let rows = memmem::find_iter(xml, b" hidden=\"").filter(|at| {
        let before = &xml[at.saturating_sub(TAG_BYTES)..=*at];
        let tag = memrchr(b'<', before).map_or(&before[..0], |from| &before[from..]);
        let value = &xml[at + b" hidden=\"".len()..];
        tag.starts_with(b"<row ") && (value.starts_with(b"1\"") || value.starts_with(b"true\""))
    });
    rows.count()
}

/// What the table of strings says about its length; 0 where there is none.
fn claimed_strings(xml: &[u8]) -> u64 {
    let claims = [&b"<sst"[..], b"<x:sst"].into_iter().flat_map(|name| {
        memmem::find_iter(xml, name).map(|at| {
            let tag = &xml[at + 1..];
            let end = memchr2(b'<', b'>', tag).unwrap_or(tag.len());
            claim(&String::from_utf8_lossy(&tag[..end]))
        })
    });
    claims.max().unwrap_or(0)
}

fn claim(tag: &str) -> u64 {
    let value = tag.split("uniqueCount").nth(1).unwrap_or_default();
    let digits = value.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if end == 0 { 0 } else { digits[..end].parse().unwrap_or(u64::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_are_counted() {
        let xml = br#"<sheetData><row r="1"/><row r="2" hidden="1"/><row hidden="true" r="3"/>"#;
        assert_eq!(check(&mut &xml[..]), Ok(Part { hidden_rows: 2 }));
    }

    #[test]
    fn what_lies_across_two_windows_is_seen_whole() {
        let row = br#"<row r="1" hidden="1"><c><v>1</v></c></row>"#;
        let rows = 5 * RUN_BYTES / row.len();
        assert_eq!(check(&mut &row.repeat(rows)[..]), Ok(Part { hidden_rows: rows }));
        let text = "7".repeat(RUN_BYTES - 10);
        let far = format!("<c><v>{text}</v></c><c><v>{text}7777777777</v></c>");
        assert!(check(&mut format!("{far}<c/>").as_bytes()).is_err());
        assert!(check(&mut format!("<c><v>{text}</v></c>").repeat(3).as_bytes()).is_ok());
    }

    #[test]
    fn a_claim_of_strings_that_are_not_there_is_refused() {
        let lie = br#"<sst count="1" uniqueCount="4000000000"><si><t>a</t></si></sst>"#;
        assert!(check(&mut &lie[..]).is_err());
        let truth = br#"<sst count="9000000" uniqueCount="1"><si><t>a</t></si></sst>"#;
        assert!(check(&mut &truth[..]).is_ok());
    }

    #[test]
    fn a_cell_beyond_all_measure_is_refused() {
        let xml = format!("<c><v>{}</v></c>", "7".repeat(RUN_BYTES + 1));
        assert!(check(&mut xml.as_bytes()).is_err());
    }
}

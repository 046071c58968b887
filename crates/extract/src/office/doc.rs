//! Word 97 to 2003 (and the simple documents of Word 6 and 95).
//!
//! The text is found through the piece table. Formatting is not read, so text deleted under
//! tracked changes is still there.

use super::compound::{Compound, LittleEndian, utf16};
use super::properties::describe;
use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading, State};

/// The first version with a piece table at the known place.
const WORD_97: u16 = 0x00c1;
const IS_ENCRYPTED: u16 = 0x0100;
const TABLE_IS_1: u16 = 0x0200;
const IS_COMPLEX: u16 = 0x0004;
/// Fields within fields; more than this is no document.
const MOST_FIELDS: usize = 64;
/// Where the file information block tells the place of the piece table.
const CLX: usize = 0x01a2;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut file = match Compound::open(bytes) {
        Ok(file) => file,
        Err(reading) => return *reading,
    };
    let document = file.stream("WordDocument").unwrap_or_default();
    let (Some(0xa5ec | 0xa5dc), Some(version), Some(flags)) =
        (document.u16_at(0), document.u16_at(2), document.u16_at(10))
    else {
        return Reading::damaged("bad_doc", "the file information block is missing");
    };
    if flags & IS_ENCRYPTED != 0 {
        let message = "the document is encrypted; save it without a password to have it read";
        return Reading::stopped(State::PasswordNeeded, "password_needed", message);
    }
    let mut writer = Writer::new(Draft::new(&options.limits));
    let whole = if version >= WORD_97 {
        let name = if flags & TABLE_IS_1 != 0 { "1Table" } else { "0Table" };
        let table = file.stream(name).unwrap_or_default();
        write_pieces(&document, &table, &mut writer)
    } else if flags & IS_COMPLEX != 0 {
        None
    } else {
        write_plain(&document, &mut writer)
    };
    let reading = describe(&mut file, writer.draft.into_reading());
    match whole {
        Some(()) => reading,
        None if reading.pages.is_empty() => {
            Reading::damaged("bad_doc", "the table of the pieces of the text is damaged")
        }
        None => reading.because("bad_doc", "a piece of the text lies outside of the document"),
    }
}

/// Writes the text of the piece table; `None` when it is damaged.
fn write_pieces(document: &[u8], table: &[u8], writer: &mut Writer) -> Option<()> {
    let at = usize::try_from(document.u32_at(CLX)?).ok()?;
    let length = usize::try_from(document.u32_at(CLX + 4)?).ok()?;
    let mut clx = table.get(at..at.checked_add(length)?)?;
    // Property modifiers come before the table.
    while let [1, rest @ ..] = clx {
        clx = rest.get(2 + usize::from(rest.u16_at(0)?)..)?;
    }
    let [2, pieces @ ..] = clx else { return None };
    let length = usize::try_from(pieces.u32_at(0)?).ok()?;
    let pieces = pieces.get(4..4_usize.checked_add(length)?)?;
    let count = length.checked_sub(4)? / 12;
    for n in 0..count {
        let (start, end) = (pieces.u32_at(4 * n)?, pieces.u32_at(4 * n + 4)?);
        let place = pieces.u32_at(4 * (count + 1) + 8 * n + 2)?;
        let characters = usize::try_from(end.checked_sub(start)?).ok()?;
        let offset = usize::try_from(place & 0x3fff_ffff).ok()?;
        let is_compressed = place & 0x4000_0000 != 0;
        let (offset, length) = if is_compressed {
            (offset / 2, characters)
        } else {
            (offset, characters.checked_mul(2)?)
        };
        let available = document.get(offset..)?;
        let piece = &available[..length.min(available.len())];
        let text = if is_compressed {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(piece).0.into_owned()
        } else {
            utf16(piece)
        };
        writer.write(&text);
        if piece.len() < length {
            return None;
        }
        if writer.draft.is_full() {
            break;
        }
    }
    Some(())
}

/// Writes the text of a document before Word 97, which lies in one piece.
fn write_plain(document: &[u8], writer: &mut Writer) -> Option<()> {
    let start = usize::try_from(document.u32_at(0x18)?).ok()?;
    let end = usize::try_from(document.u32_at(0x1c)?).ok()?;
    writer.write(&crate::text::decode(document.get(start..end)?));
    Some(())
}

struct Writer {
    draft: Draft,
    /// For each field that is open: whether its instruction is being passed, which nobody sees.
    fields: Vec<bool>,
    /// The mark of a cell came last; one more ends the row.
    after_cell: bool,
}

impl Writer {
    fn new(draft: Draft) -> Self {
        Self { draft, fields: Vec::new(), after_cell: false }
    }

    fn write(&mut self, text: &str) {
        let mut line = String::new();
        for c in text.chars() {
            match c {
                '\u{13}' if self.fields.len() < MOST_FIELDS => self.fields.push(true),
                '\u{14}' => {
                    if let Some(instruction) = self.fields.last_mut() {
                        *instruction = false;
                    }
                }
                '\u{15}' => {
                    self.fields.pop();
                }
                _ if self.fields.contains(&true) => {}
                '\u{7}' if self.after_cell => {
                    line.truncate(line.trim_end_matches('\t').len());
                    line.push('\n');
                    self.after_cell = false;
                }
                '\u{7}' => {
                    line.push('\t');
                    self.after_cell = true;
                    continue;
                }
                '\u{c}' => {
                    self.draft.push(&std::mem::take(&mut line));
                    self.draft.end_page();
                }
                '\r' | '\u{b}' | '\u{e}' => line.push('\n'),
                '\u{1e}' => line.push('-'),
                '\u{1f}' => {}
                c => line.push(c),
            }
            self.after_cell = false;
        }
        self.draft.push(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Limits;

    #[test]
    fn marks_in_the_text_become_lines_cells_and_pages() {
        let mut writer = Writer::new(Draft::new(&Limits::default()));
        writer.write(
            "a\rb\u{7}c\u{7}\u{7}see \u{13}HYPERLINK x\u{14}here\u{15}\r\u{c}next\u{1e}page",
        );
        let pages = writer.draft.into_reading().pages;
        assert_eq!(pages[0].text, "a\nb\tc\nsee here");
        assert_eq!(pages[1].text, "next-page");
    }

    #[test]
    fn pieces_of_both_widths_are_read() {
        let mut document = vec![0; 0x400];
        document[0x200..0x204].copy_from_slice(b"B\xfcro");
        document[0x300..0x306].copy_from_slice(&[0xac, 0x20, b'5', 0, b'0', 0]);
        let mut pieces = vec![2_u8, 28, 0, 0, 0];
        for position in [0_u32, 4, 7] {
            pieces.extend(position.to_le_bytes());
        }
        for place in [0x4000_0000_u32 | 0x400, 0x300] {
            pieces.extend([0, 0]);
            pieces.extend(place.to_le_bytes());
            pieces.extend([0, 0]);
        }
        let length = u32::try_from(pieces.len()).unwrap();
        document[CLX + 4..CLX + 8].copy_from_slice(&length.to_le_bytes());
        let mut writer = Writer::new(Draft::new(&Limits::default()));
        assert_eq!(write_pieces(&document, &pieces, &mut writer), Some(()));
        assert_eq!(writer.draft.into_reading().pages[0].text, "Büro€50");
    }
}

//! PowerPoint 97 to 2003: a page for each slide, with its notes.
//!
//! A file keeps what earlier saves wrote. The directory of the last save tells which records are
//! the presentation as it is.

use std::collections::BTreeMap;

use super::compound::{Compound, LittleEndian, utf16};
use super::properties::describe;
use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading, State};

const DOCUMENT: u16 = 0x03e8;
const SLIDE: u16 = 0x03ee;
const NOTES: u16 = 0x03f0;
const NOTES_ATOM: u16 = 0x03f1;
const PERSIST_ATOM: u16 = 0x03f3;
const LIST: u16 = 0x0ff0;
const USER_EDIT: u16 = 0x0ff5;
const DIRECTORY: u16 = 0x1772;
const TEXT_CHARS: u16 = 0x0fa0;
const TEXT_BYTES: u16 = 0x0fa8;
/// The first record header in `Current User` of an encrypted file.
const ENCRYPTED: u32 = 0xf3d1_c4df;
/// Containers within containers; deeper nesting is damage.
const DEPTH: usize = 32;
const MOST_EDITS: usize = 10_000;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut file = match Compound::open(bytes) {
        Ok(file) => file,
        Err(reading) => return *reading,
    };
    let user = file.stream("Current User").unwrap_or_default();
    if user.u32_at(12) == Some(ENCRYPTED) || file.has("EncryptedSummary") {
        let message = "the presentation is encrypted; save it without a password to have it read";
        return Reading::stopped(State::PasswordNeeded, "password_needed", message);
    }
    let stream = file.stream("PowerPoint Document").unwrap_or_default();
    let mut draft = Draft::new(&options.limits);
    let last_edit = user.u32_at(16).unwrap_or(0);
    let presentation = Presentation::new(&stream, last_edit);
    let whole = presentation.as_ref().and_then(|presentation| presentation.write(&mut draft));
    if whole.is_none() {
        // Without its directory all text there is, whatever its order, is better than none.
        draft = Draft::new(&options.limits);
        write_texts(&stream, &mut draft, 0);
    }
    let reading = describe(&mut file, draft.into_reading());
    match whole {
        Some(()) => reading,
        None if reading.pages.is_empty() => {
            Reading::damaged("bad_ppt", "the directory of the slides is damaged")
        }
        None => reading.because("bad_ppt", "the directory of the slides is damaged"),
    }
}

struct Record<'a> {
    kind: u16,
    /// Tells lists of the same kind apart.
    instance: u16,
    is_container: bool,
    data: &'a [u8],
}

/// The records in a row. A record that is longer than its container ends it.
fn records(mut bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let record = record_at(bytes, 0)?;
        bytes = &bytes[8 + record.data.len()..];
        Some(record)
    })
}

fn record_at(bytes: &[u8], at: usize) -> Option<Record<'_>> {
    let bytes = bytes.get(at..)?;
    let (version, kind) = (bytes.u16_at(0)?, bytes.u16_at(2)?);
    let length = usize::try_from(bytes.u32_at(4)?).ok()?;
    let data = bytes.get(8..8_usize.checked_add(length)?)?;
    Some(Record { kind, instance: version >> 4, is_container: version & 0xf == 0xf, data })
}

/// A slide or page of notes as a list names it.
struct Entry {
    place: u32,
    id: u32,
    /// The text of its outline.
    text: Vec<String>,
}

struct Presentation<'a> {
    stream: &'a [u8],
    /// The offsets of the records of the last save.
    places: BTreeMap<u32, u32>,
    document: &'a [u8],
}

impl<'a> Presentation<'a> {
    fn new(stream: &'a [u8], mut edit: u32) -> Option<Self> {
        let mut places = BTreeMap::new();
        let mut document = None;
        for _ in 0..MOST_EDITS {
            let atom =
                record_at(stream, edit as usize).filter(|record| record.kind == USER_EDIT)?;
            document = document.or_else(|| atom.data.u32_at(16));
            add_places(stream, atom.data.u32_at(12)?, &mut places);
            // Each save points to the one before it.
            match atom.data.u32_at(8)? {
                before if before != 0 && before < edit => edit = before,
                _ => break,
            }
        }
        let place = *places.get(&document?)?;
        let document =
            record_at(stream, place as usize).filter(|record| record.kind == DOCUMENT)?;
        Some(Self { stream, places, document: document.data })
    }

    fn write(&self, draft: &mut Draft) -> Option<()> {
        let notes = self.notes();
        for slide in self.list(0)? {
            for text in &slide.text {
                write_text(text, draft);
            }
            if let Some(record) = self.record(slide.place, SLIDE) {
                write_texts(record.data, draft, 0);
            }
            if let Some(record) = notes.get(&slide.id) {
                let mut note = Vec::new();
                collect(record, &mut note, 0);
                if note.iter().any(|text| !text.trim().is_empty()) {
                    draft.line("Notes:");
                    note.iter().for_each(|text| write_text(text, draft));
                }
            }
            draft.end_page();
            if draft.is_full() {
                break;
            }
        }
        Some(())
    }

    fn record(&self, place: u32, kind: u16) -> Option<Record<'a>> {
        let offset = *self.places.get(&place)?;
        record_at(self.stream, offset as usize).filter(|record| record.kind == kind)
    }

    /// The slides (0) or pages of notes (2) in their order.
    fn list(&self, instance: u16) -> Option<Vec<Entry>> {
        let list = records(self.document).find(|r| r.kind == LIST && r.instance == instance)?;
        let mut entries: Vec<Entry> = Vec::new();
        for record in records(list.data) {
            if record.kind == PERSIST_ATOM {
                let (place, id) = (record.data.u32_at(0)?, record.data.u32_at(12)?);
                entries.push(Entry { place, id, text: Vec::new() });
            } else if let (Some(text), Some(entry)) = (text_of(&record), entries.last_mut()) {
                entry.text.push(text);
            }
        }
        Some(entries)
    }

    /// The pages of notes by the slide they belong to.
    fn notes(&self) -> BTreeMap<u32, &'a [u8]> {
        let entries = self.list(2).unwrap_or_default();
        let pages = entries.into_iter().filter_map(|entry| {
            let page = self.record(entry.place, NOTES)?;
            let atom = records(page.data).find(|record| record.kind == NOTES_ATOM)?;
            Some((atom.data.u32_at(0)?, page.data))
        });
        pages.collect()
    }
}

/// Adds the offsets of a directory, which the ones of later saves override.
fn add_places(stream: &[u8], at: u32, places: &mut BTreeMap<u32, u32>) {
    let Some(directory) = record_at(stream, at as usize).filter(|r| r.kind == DIRECTORY) else {
        return;
    };
    let mut numbers = directory.data.chunks_exact(4).filter_map(|bytes| bytes.u32_at(0));
    while let Some(run) = numbers.next() {
        let (first, count) = (run & 0xf_ffff, run >> 20);
        for (n, offset) in numbers.by_ref().take(count as usize).enumerate() {
            let n = u32::try_from(n).unwrap_or_default();
            places.entry(first + n).or_insert(offset);
        }
    }
}

fn text_of(record: &Record<'_>) -> Option<String> {
    match record.kind {
        TEXT_CHARS => Some(utf16(record.data)),
        TEXT_BYTES => {
            Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(record.data).0.into_owned())
        }
        _ => None,
    }
}

fn collect(bytes: &[u8], texts: &mut Vec<String>, depth: usize) {
    for record in records(bytes) {
        if let Some(text) = text_of(&record) {
            texts.push(text);
        } else if record.is_container && depth < DEPTH {
            collect(record.data, texts, depth + 1);
        }
    }
}

fn write_texts(bytes: &[u8], draft: &mut Draft, depth: usize) {
    let mut texts = Vec::new();
    collect(bytes, &mut texts, depth);
    texts.iter().for_each(|text| write_text(text, draft));
}

fn write_text(text: &str, draft: &mut Draft) {
    // A lone `*` is the place of a number or date.
    if !text.trim().is_empty() && text.trim() != "*" {
        draft.line(text.trim_end());
    }
}

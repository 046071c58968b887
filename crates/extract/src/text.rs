//! Plain text and tables of values, in any encoding.
//!
//! A table stays as it is written: its lines are what a person compares with the original.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading};

/// As much of a text as is looked at to tell its encoding.
const SAMPLE: usize = 256 << 10;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let encoding = encoding_of(bytes);
    let mut draft = Draft::new(&options.limits);
    push_decoded(bytes, encoding, &mut draft);
    let reading = draft.into_reading();
    if encoding == UTF_8 { reading } else { reading.fact("encoding", encoding.name()) }
}

/// The text of bytes in whatever encoding.
pub(crate) fn decode(bytes: &[u8]) -> String {
    encoding_of(bytes).decode(bytes).0.into_owned()
}

/// Decodes piece by piece, so that a text that is cut costs no more than what is kept of it.
fn push_decoded(bytes: &[u8], encoding: &'static Encoding, draft: &mut Draft) {
    let mut decoder = encoding.new_decoder();
    let mut chunks = bytes.chunks(SAMPLE).peekable();
    let mut text = String::with_capacity(3 * SAMPLE + 16);
    while let Some(chunk) = chunks.next() {
        let last = chunks.peek().is_none();
        text.clear();
        // The string has room for the longest text a chunk can become, so one call takes it all.
        let _ = decoder.decode_to_string(chunk, &mut text, last);
        draft.push(&text);
        if draft.is_full() {
            return;
        }
    }
}

/// The encoding of a text: what a byte order mark says, else UTF-8 when it is valid, else UTF-16
/// when every second byte is zero, else what the bytes look like.
pub(crate) fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    match std::str::from_utf8(bytes) {
        Ok(_) if !sample.contains(&0) => return UTF_8,
        _ => {}
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// Text of western scripts in UTF-16 has a zero in nearly every second byte.
pub(crate) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    match () {
        () if pairs < 2 => None,
        () if second * 10 >= pairs * 7 && first * 10 < pairs => Some(UTF_16LE),
        () if first * 10 >= pairs * 7 && second * 10 < pairs => Some(UTF_16BE),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_whatever_its_encoding() {
        let text = "Lizenz für Büro: 25 Geräte, größte Menge zuerst, Müller & Söhne";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16.iter().copied()).collect();
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for bytes in [text.as_bytes().to_vec(), utf16, marked, latin] {
            assert_eq!(decode(&bytes), text);
        }
    }

    #[test]
    fn old_code_pages_are_recognized() {
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1251.encode("Лицензионный договор на использование программы");
        assert!(decode(&bytes).starts_with("Лицензионный договор"));
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("ソフトウェアの使用許諾契約書です。");
        assert_eq!(decode(&bytes), "ソフトウェアの使用許諾契約書です。");
    }

    #[test]
    fn a_chunk_border_within_a_character_does_no_harm() {
        let text = "é".repeat(SAMPLE);
        let reading = read(text.as_bytes(), &Options::named("a.txt"), &mut |_| Flow::Continue);
        let count: usize = reading.pages.iter().map(|page| page.text.matches('é').count()).sum();
        assert_eq!(count, SAMPLE);
    }
}

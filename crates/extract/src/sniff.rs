//! The format of a document from its content.
//!
//! A name is a claim, not a fact: it decides only between formats whose content looks alike
//! (text, a table of values, a mail).

use std::io::{Cursor, Read};

use crate::format::Format;

/// A PDF may be preceded by this much of something else.
const PDF_HEADER_WITHIN: usize = 1024;
/// As much of a text as is looked at.
const TEXT_SAMPLE: usize = 16 << 10;

pub(crate) fn format(bytes: &[u8], name: &str) -> Format {
    if bytes.is_empty() {
        return Format::Nothing;
    }
    if let Some(format) = by_signature(bytes) {
        return format;
    }
    by_text(bytes, name).unwrap_or(Format::Unknown)
}

fn by_signature(bytes: &[u8]) -> Option<Format> {
    let at = |offset: usize, signature: &[u8]| {
        bytes.get(offset..).is_some_and(|rest| rest.starts_with(signature))
    };
    let format = match bytes {
        _ if at(0, b"II*\0") || at(0, b"MM\0*") || at(0, b"II+\0") || at(0, b"MM\0+") => {
            Format::Tiff
        }
        _ if at(0, b"\xff\xd8\xff") => Format::Jpeg,
        _ if at(0, b"\x89PNG\r\n\x1a\n") => Format::Png,
        _ if at(0, b"RIFF") && at(8, b"WEBP") => Format::Webp,
        _ if at(0, b"GIF87a") || at(0, b"GIF89a") => Format::Gif,
        _ if at(0, b"BM") && at(6, b"\0\0\0\0") => Format::Bmp,
        _ if at(4, b"ftyp") && is_heic_brand(bytes) => Format::Heic,
        _ if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") => zipped(bytes),
        _ if at(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => compound(bytes),
        _ if at(0, b"{\\rtf") => Format::Rtf,
        _ if at(0, b"7z\xbc\xaf\x27\x1c") => Format::Archive("application/x-7z-compressed"),
        _ if at(0, b"Rar!\x1a\x07") => Format::Archive("application/vnd.rar"),
        _ if at(0, b"\x1f\x8b") => Format::Archive("application/gzip"),
        _ if at(0, b"BZh") => Format::Archive("application/x-bzip2"),
        _ if at(0, b"\xfd7zXZ\0") => Format::Archive("application/x-xz"),
        _ if at(257, b"ustar") => Format::Archive("application/x-tar"),
        _ if contains(&bytes[..bytes.len().min(PDF_HEADER_WITHIN)], b"%PDF-") => Format::Pdf,
        _ => return None,
    };
    Some(format)
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

fn is_heic_brand(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"]
        .iter()
        .any(|known| brand == *known)
}

/// Which of the formats that are zip archives inside this is.
fn zipped(bytes: &[u8]) -> Format {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Format::Zip;
    };
    // Some writers name the main part in a way of their own; its folder tells all the same.
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.replace('\\', "/").to_ascii_lowercase())
        .collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("[content_types].xml") {
        return match () {
            () if has("word/") => Format::Docx,
            () if has("xl/workbook.bin") => Format::Xlsb,
            () if has("xl/") => Format::Xlsx,
            () if has("ppt/") => Format::Pptx,
            () => Format::Zip,
        };
    }
    let mut media_type = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        let _ = entry.take(100).read_to_string(&mut media_type);
    }
    match media_type.trim().trim_end_matches("-template") {
        "application/vnd.oasis.opendocument.text" => Format::Odt,
        "application/vnd.oasis.opendocument.spreadsheet" => Format::Ods,
        "application/vnd.oasis.opendocument.presentation" => Format::Odp,
        _ => Format::Zip,
    }
}

/// Which of the formats that are compound files this is.
fn compound(bytes: &[u8]) -> Format {
    let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        return Format::Unknown;
    };
    let has = |path: &str| file.exists(path);
    match () {
        () if has("EncryptedPackage") => Format::EncryptedOffice,
        () if has("__properties_version1.0") => Format::Msg,
        () if has("Workbook") || has("Book") => Format::Xls,
        () if has("WordDocument") => Format::Doc,
        () if has("PowerPoint Document") => Format::Ppt,
        () => Format::Unknown,
    }
}

fn by_text(bytes: &[u8], name: &str) -> Option<Format> {
    let sample = text_sample(&bytes[..bytes.len().min(TEXT_SAMPLE)])?;
    let start = sample.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower: String = start.chars().take(512).collect::<String>().to_ascii_lowercase();
    let extension = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    let is_page = |text: &str| {
        ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| text.contains(tag))
    };
    if lower.starts_with("{\\rtf") {
        return Some(Format::Rtf);
    }
    if lower.starts_with("<?xml") {
        let markup = if is_page(&lower) { Format::Html } else { Format::Xml };
        return Some(markup);
    }
    if lower.starts_with('<') {
        if is_page(&lower) || matches!(extension, "html" | "htm" | "xhtml") {
            return Some(Format::Html);
        }
        if extension == "xml" {
            return Some(Format::Xml);
        }
    }
    if is_mail(start, extension) {
        return Some(Format::Mail);
    }
    if matches!(extension, "csv" | "tsv" | "tab") {
        return Some(Format::Csv);
    }
    Some(Format::Text)
}

/// The start of a text in any encoding, good enough to look for words in ASCII; nothing when the
/// bytes are no text.
fn text_sample(bytes: &[u8]) -> Option<String> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Some(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => return Some(utf16(rest, u16::from_be_bytes)),
        _ => {}
    }
    if let Some(encoding) = crate::text::utf16_without_mark(bytes) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    // Text in an old encoding has bytes above 127, but hardly ever control characters besides
    // those that switch between sets of characters.
    let odd = |byte: &u8| matches!(byte, 0..=6 | 16..=26 | 28..=31 | 127);
    if bytes.contains(&0) || bytes.iter().filter(|byte| odd(byte)).count() * 100 > bytes.len() {
        return None;
    }
    Some(String::from_utf8_lossy(bytes).into_owned())
}

/// Whether a text starts with the header of a mail.
fn is_mail(text: &str, extension: &str) -> bool {
    const KNOWN: [&str; 12] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "content-type",
        "reply-to",
        "cc",
    ];
    let mut known = 0;
    for line in text.lines().take(60) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) || line.starts_with("From ") {
            continue;
        }
        let Some((field, _)) = line.split_once(':') else { break };
        let printable = field.bytes().all(|byte| byte.is_ascii_graphic());
        if !printable || field.is_empty() {
            break;
        }
        let field = field.to_ascii_lowercase();
        known += usize::from(KNOWN.contains(&field.as_str()) || field.starts_with("x-"));
    }
    known >= if matches!(extension, "eml" | "mbox") { 1 } else { 3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_does_not_make_a_format() {
        assert_eq!(format(b"%PDF-1.7\n", "photo.jpg"), Format::Pdf);
        assert_eq!(format(b"\x89PNG\r\n\x1a\n", "invoice.pdf"), Format::Png);
        assert_eq!(format(b"just words", "invoice.pdf"), Format::Text);
    }

    #[test]
    fn a_pdf_may_come_after_something_else() {
        let mut bytes = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        bytes.extend(b"%PDF-1.4");
        assert_eq!(format(&bytes, ""), Format::Pdf);
        let late = [vec![b' '; PDF_HEADER_WITHIN], b"%PDF-1.4".to_vec()].concat();
        assert_eq!(format(&late, ""), Format::Text);
    }

    #[test]
    fn the_name_decides_between_kinds_of_text() {
        assert_eq!(format(b"a,b\n1,2\n", "x.csv"), Format::Csv);
        assert_eq!(format(b"a,b\n1,2\n", "x.txt"), Format::Text);
    }

    #[test]
    fn a_mail_is_known_by_its_header() {
        let mail = b"Received: from a\r\n by b\r\nFrom: a@example.com\r\nSubject: Order\r\n\r\nHi";
        assert_eq!(format(mail, "order.txt"), Format::Mail);
        assert_eq!(format(b"Subject: Order\n\nHi", "order.eml"), Format::Mail);
        assert_eq!(format(b"Note: call back\nTo: do\n", "note.txt"), Format::Text);
    }

    #[test]
    fn markup_is_known_by_its_start() {
        assert_eq!(format(b"\xef\xbb\xbf<?xml version='1.0'?><a/>", ""), Format::Xml);
        assert_eq!(format(b"<!DOCTYPE HTML><p>x", ""), Format::Html);
        let utf16: Vec<u8> = "\u{feff}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(format(&utf16, ""), Format::Html);
        assert_eq!(format(b"{\\rtf1 x}", ""), Format::Rtf);
    }

    #[test]
    fn control_characters_are_no_text() {
        assert_eq!(format(b"\x01\x02\x03\x04", "x.txt"), Format::Unknown);
        assert_eq!(format(b"", "x.txt"), Format::Nothing);
        assert_eq!(format(b"M\xfcller", "x"), Format::Text, "an old encoding is text");
    }

    #[test]
    fn a_compound_file_that_is_broken_is_unknown() {
        assert_eq!(format(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.msg"), Format::Unknown);
    }
}

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
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("[Content_Types].xml") {
        if has("word/document.xml") {
            return Format::Docx;
        }
        if has("xl/workbook.xml") {
            return Format::Xlsx;
        }
        if has("xl/workbook.bin") {
            return Format::Xlsb;
        }
        if has("ppt/presentation.xml") {
            return Format::Pptx;
        }
        // Some writers name the main part otherwise; its folder still tells.
        let folder = |folder: &str| archive.file_names().any(|name| name.starts_with(folder));
        return match () {
            () if folder("word/") => Format::Docx,
            () if folder("xl/") => Format::Xlsx,
            () if folder("ppt/") => Format::Pptx,
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
    let odd = |byte: &u8| matches!(byte, 0..=6 | 14..=26 | 28..=31 | 127);
    // Text in an old encoding has bytes above 127, but hardly ever control characters.
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
    known >= if extension == "eml" { 1 } else { 3 }
}

//! What a PDF says about itself, and strings as PDF encodes them.

use chrono::NaiveDateTime;
use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::object::DateTime;

use crate::reading::Reading;

pub(crate) fn describe(reading: Reading, metadata: &Metadata) -> Reading {
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text).unwrap_or_default();
    let date = |date: &Option<DateTime>| date.as_ref().map(date_text).unwrap_or_default();
    let title = text(&metadata.title);
    let says_nothing = title.eq_ignore_ascii_case("untitled");
    reading
        .titled((!says_nothing).then_some(title))
        .fact("author", text(&metadata.author))
        .fact("subject", text(&metadata.subject))
        .fact("keywords", text(&metadata.keywords))
        .fact("creator", text(&metadata.creator))
        .fact("producer", text(&metadata.producer))
        .fact("created", date(&metadata.creation_date))
        .fact("modified", date(&metadata.modification_date))
}

/// A text string: UTF-16 or UTF-8 with a mark, else the encoding of PDF, which is nearly Latin-1.
pub(crate) fn text(bytes: &[u8]) -> String {
    let decoded = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => bytes.iter().map(|byte| character(*byte)).collect(),
    };
    decoded.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect()
}

fn character(byte: u8) -> char {
    const FROM_0X80: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    match byte {
        0x80..=0xa0 => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn date_text(date: &DateTime) -> String {
    let DateTime { year, month, day, hour, minute, second, .. } = date;
    let (offset_hour, offset_minute) = (date.utc_offset_hour, date.utc_offset_minute);
    let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if offset_hour == 0 && offset_minute == 0 {
        text.push('Z');
    } else {
        text.push_str(&format!("{offset_hour:+03}:{offset_minute:02}"));
    }
    text
}

/// Seconds since 1970 of a date as PDF writes it, such as `D:20240131120000+01'00'`. A date
/// without an offset is taken as UTC.
pub(crate) fn unix_seconds(bytes: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(bytes).ok()?.strip_prefix("D:")?;
    let (date, offset) = text.split_at_checked(14)?;
    let time = NaiveDateTime::parse_from_str(date, "%Y%m%d%H%M%S").ok()?;
    let digits: String = offset.chars().filter(char::is_ascii_digit).take(4).collect();
    let minutes = match digits.split_at_checked(2) {
        Some((hours, minutes)) => hours.parse::<i64>().ok()? * 60 + minutes.parse().unwrap_or(0),
        None => 0,
    };
    let minutes = if offset.starts_with('-') { -minutes } else { minutes };
    Some(time.and_utc().timestamp() - minutes * 60)
}

//! The summary information of a compound file: title, author, dates.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::compound::{Compound, LittleEndian, utf16};
use crate::reading::Reading;

const CODE_PAGE: u32 = 1;
const TITLE: u32 = 2;
/// Properties that become facts.
const FACTS: [(u32, &str); 5] =
    [(3, "subject"), (4, "author"), (5, "keywords"), (12, "created"), (13, "modified")];
const MOST_PROPERTIES: u32 = 200;

/// Adds what the file says about itself.
pub(crate) fn describe(file: &mut Compound<'_>, reading: Reading) -> Reading {
    let Some(bytes) = file.stream("/\u{5}SummaryInformation") else { return reading };
    let Some(set) = Set::first_of(&bytes) else { return reading };
    let mut reading = match reading.title {
        None => reading.titled(set.text(TITLE)),
        Some(_) => reading,
    };
    for (id, name) in FACTS {
        reading = reading.fact(name, set.text(id).unwrap_or_default());
    }
    reading
}

/// One section of a property set stream.
struct Set<'a> {
    section: &'a [u8],
    encoding: &'static Encoding,
}

impl<'a> Set<'a> {
    fn first_of(bytes: &'a [u8]) -> Option<Self> {
        let offset = usize::try_from(bytes.u32_at(44)?).ok()?;
        let mut set = Self { section: bytes.get(offset..)?, encoding: WINDOWS_1252 };
        if let Some(value) = set.value(CODE_PAGE) {
            set.encoding = value.u16_at(4).and_then(codepage::to_encoding).unwrap_or(WINDOWS_1252);
        }
        Some(set)
    }

    /// A typed value: four bytes of type, then the value.
    fn value(&self, id: u32) -> Option<&'a [u8]> {
        let count = self.section.u32_at(4)?.min(MOST_PROPERTIES);
        let at = (0..count)
            .map(|n| 8 + 8 * n as usize)
            .find(|at| self.section.u32_at(*at) == Some(id))?;
        self.section.get(usize::try_from(self.section.u32_at(at + 4)?).ok()?..)
    }

    fn text(&self, id: u32) -> Option<String> {
        const STRING: u32 = 0x1e;
        const WIDE_STRING: u32 = 0x1f;
        const TIME: u32 = 0x40;
        let value = self.value(id)?;
        let length = usize::try_from(value.u32_at(4)?).ok()?.min(4096);
        let text = match value.u32_at(0)? {
            STRING if self.encoding == encoding_rs::UTF_16LE => utf16(value.get(8..8 + length)?),
            STRING => self.encoding.decode(value.get(8..8 + length)?).0.into_owned(),
            WIDE_STRING => utf16(value.get(8..8 + 2 * length)?),
            TIME => return date(value.u64_at(4)?),
            _ => return None,
        };
        Some(text.trim_end_matches('\0').to_owned())
    }
}

/// An instant given in steps of 100 ns since 1601, as `2024-05-17T08:30:00Z`.
pub(crate) fn date(steps: u64) -> Option<String> {
    seconds(steps).map(instant)
}

/// Seconds since 1970 of an instant in steps of 100 ns since 1601.
pub(crate) fn seconds(steps: u64) -> Option<i64> {
    const SECONDS_TO_1970: i64 = 11_644_473_600;
    // Nothing before 1970 was written by a program of that time; small values are durations.
    let seconds = i64::try_from(steps / 10_000_000).ok()? - SECONDS_TO_1970;
    (0..=253_402_300_799).contains(&seconds).then_some(seconds)
}

/// Seconds since 1970 as an instant in UTC.
fn instant(seconds: i64) -> String {
    let time = mail_parser::DateTime::from_timestamp(seconds);
    time.to_rfc3339()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn file_times_become_instants() {
        assert_eq!(date(133_604_082_000_000_000).as_deref(), Some("2024-05-17T08:30:00Z"));
        assert_eq!(date(0), None);
        assert_eq!(date(u64::MAX), None);
    }
}

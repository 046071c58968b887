//! How wide the standard fonts are, so that text can be wrapped and set flush right.
//!
//! Advance widths in thousandths of the font size, for the printable ASCII characters. The few
//! others in use are measured like the ASCII letter they resemble.

/// A font that every PDF reader has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Font {
    Sans,
    SansBold,
    Serif,
    SerifBold,
    Mono,
}

impl Font {
    pub(crate) const ALL: [Self; 5] =
        [Self::Sans, Self::SansBold, Self::Serif, Self::SerifBold, Self::Mono];

    /// The name of the font in a PDF.
    pub(crate) const fn base_name(self) -> &'static [u8] {
        match self {
            Self::Sans => b"Helvetica",
            Self::SansBold => b"Helvetica-Bold",
            Self::Serif => b"Times-Roman",
            Self::SerifBold => b"Times-Bold",
            Self::Mono => b"Courier",
        }
    }

    /// The name by which pages refer to it.
    pub(crate) const fn resource_name(self) -> &'static [u8] {
        match self {
            Self::Sans => b"F1",
            Self::SansBold => b"F2",
            Self::Serif => b"F3",
            Self::SerifBold => b"F4",
            Self::Mono => b"F5",
        }
    }

    /// The width of a text at a size, in points.
    pub(crate) fn width(self, size: f32, text: &str) -> f32 {
        let thousandths: u32 = text.chars().map(|c| u32::from(self.advance(c))).sum();
        thousandths as f32 * size / 1000.0
    }

    fn advance(self, c: char) -> u16 {
        let table = match self {
            Self::Sans => &SANS,
            Self::SansBold => &SANS_BOLD,
            Self::Serif => &SERIF,
            Self::SerifBold => &SERIF_BOLD,
            Self::Mono => return 600,
        };
        let alike = match c {
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            'é' => 'e',
            'Ä' => 'A',
            'Ö' => 'O',
            'Ü' => 'U',
            'ß' => 'b',
            '’' | '‘' => 'l',
            '•' => '-',
            '—' | '…' | '™' => 'W',
            '“' | '”' => '"',
            '–' | '€' | '£' | '§' => '0',
            other => other,
        };
        let place = (alike as usize).checked_sub(32);
        place.and_then(|place| table.get(place)).copied().unwrap_or(table[16])
    }
}

#[rustfmt::skip]
const SANS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const SANS_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[rustfmt::skip]
const SERIF: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

#[rustfmt::skip]
const SERIF_BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

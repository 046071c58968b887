//! The fonts of the pages: their names, codes and widths.

/// The characters that only the embedded font has, by the names of their glyphs; their codes are
/// counted from 1.
pub(crate) const NAMED: [(char, &str); 12] = [
    ('ą', "aogonek"),
    ('č', "ccaron"),
    ('ć', "cacute"),
    ('ě', "ecaron"),
    ('ę', "eogonek"),
    ('ł', "lslash"),
    ('ń', "nacute"),
    ('ř', "rcaron"),
    ('ś', "sacute"),
    ('ů', "uring"),
    ('Ź', "Zacute"),
    ('ż', "zdotaccent"),
];

/// Where WinAnsi and Unicode differ.
const WIN_ANSI: [(char, u8); 12] = [
    ('€', 0x80),
    ('„', 0x84),
    ('Š', 0x8a),
    ('Ž', 0x8e),
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('–', 0x96),
    ('š', 0x9a),
    ('œ', 0x9c),
    ('ž', 0x9e),
];

/// Widths of the characters from the blank on, in thousandths of the size.
const SANS_WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const SERIF_WIDTHS: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// A font: one that every reader of PDF has, or the one that is embedded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Font {
    Sans,
    Bold,
    Serif,
    Fixed,
    Embedded,
}

/// A font in a size, in points.
#[derive(Clone, Copy)]
pub(crate) struct Face {
    pub(crate) font: Font,
    pub(crate) size: f32,
}

impl Font {
    pub(crate) const ALL: [Self; 5] =
        [Self::Sans, Self::Bold, Self::Serif, Self::Fixed, Self::Embedded];

    pub(crate) fn at(self, size: f32) -> Face {
        Face { font: self, size }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sans => "Helvetica",
            Self::Bold => "Helvetica-Bold",
            Self::Serif => "Times-Roman",
            Self::Fixed => "Courier",
            Self::Embedded => "DejaVuSans",
        }
    }

    /// The number by which pages name it.
    pub(crate) fn number(self) -> usize {
        self as usize + 1
    }

    /// The text as a page writes it.
    pub(crate) fn codes(self, text: &str) -> impl Iterator<Item = u8> {
        text.chars().map(move |character| {
            self.code(character).expect("the pages use the characters that their fonts have")
        })
    }

    fn code(self, character: char) -> Option<u8> {
        if matches!(character, ' '..='~' | '¡'..='ÿ') {
            return u8::try_from(u32::from(character)).ok();
        }
        let same = |known: char| known == character;
        if let Some((_, code)) = WIN_ANSI.iter().find(|(known, _)| same(*known)) {
            return Some(*code);
        }
        let at = NAMED.iter().position(|(known, _)| same(*known))?;
        (self == Self::Embedded).then_some(at as u8 + 1)
    }

    /// The width of a character in thousandths of the size, for lines that end where they should:
    /// nothing is drawn with it.
    fn width(self, character: char) -> f32 {
        let of = |widths: &[u16; 95]| {
            let at = (character as usize).checked_sub(usize::from(b' '));
            f32::from(at.and_then(|at| widths.get(at).copied()).unwrap_or(556))
        };
        match self {
            Self::Sans => of(&SANS_WIDTHS),
            Self::Bold => of(&SANS_WIDTHS) * 1.08,
            Self::Serif => of(&SERIF_WIDTHS),
            Self::Fixed => 600.0,
            Self::Embedded => of(&SANS_WIDTHS) * 1.17,
        }
    }
}

impl Face {
    /// The width of a text, in points.
    pub(crate) fn width(self, text: &str) -> f32 {
        let thousandths: f32 = text.chars().map(|character| self.font.width(character)).sum();
        thousandths * self.size / 1000.0
    }

    /// The text in lines of a given width.
    pub(crate) fn wrapped(self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}")) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_one_code_in_the_fonts_that_have_it() {
        let codes = |font: Font, text: &str| font.codes(text).collect::<Vec<u8>>();
        assert_eq!(codes(Font::Sans, "Aé€"), [0x41, 0xe9, 0x80]);
        assert_eq!(codes(Font::Embedded, "éą"), [0xe9, 1]);
        assert_eq!(Font::Sans.code('ą'), None);
    }

    #[test]
    fn no_line_is_wider_than_the_paper() {
        let face = Font::Serif.at(10.0);
        let lines = face.wrapped("a sentence that does not fit into one line", 80.0);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| face.width(line) <= 80.0));
        assert_eq!(lines.join(" "), "a sentence that does not fit into one line");
    }
}

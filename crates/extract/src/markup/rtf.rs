//! Rich Text Format as text: what a person would read in a word processor.
//!
//! Hidden and deleted text, field instructions, pictures and tables of fonts are left out.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading};

/// Groups nested deeper than this belong to no document.
const DEPTH: usize = 2_000;

const MOST_IN_COMMENT: usize = 64 << 10;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut reader = Reader::new(Draft::new(&options.limits));
    let whole = reader.read(bytes);
    let reading =
        reader.draft.into_reading().titled(Some(reader.title)).fact("author", reader.author);
    if whole || reading.reason.is_some() {
        return reading;
    }
    reading.because("bad_rtf", "the groups of the document do not close as they open")
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Body,
    Title,
    Author,
    Comment,
    Fonts,
    /// It comes once more, in Unicode.
    SaidAgain,
    Nowhere,
}

/// What a group inherits from the one around it.
#[derive(Clone, Copy)]
struct Group {
    target: Target,
    /// Where text goes that is said once more in Unicode.
    unicode_target: Target,
    encoding: &'static Encoding,
    /// Hidden or deleted.
    unseen: bool,
    /// How many characters stand in for one Unicode character.
    stand_ins: usize,
}

struct Reader {
    draft: Draft,
    title: String,
    author: String,
    comment: String,
    group: Group,
    outer: Vec<Group>,
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    /// The encoding of text in a font that names none.
    default_encoding: &'static Encoding,
    /// Bytes not yet decoded: a character may consist of several.
    bytes: Vec<u8>,
    high_surrogate: Option<u16>,
    skip: usize,
    /// `\*`: the group may be left out by who does not know it.
    optional: bool,
}

impl Reader {
    fn new(draft: Draft) -> Self {
        let group = Group {
            target: Target::Body,
            unicode_target: Target::Nowhere,
            encoding: WINDOWS_1252,
            unseen: false,
            stand_ins: 1,
        };
        Self {
            draft,
            title: String::new(),
            author: String::new(),
            comment: String::new(),
            group,
            outer: Vec::new(),
            fonts: BTreeMap::new(),
            font: 0,
            default_encoding: WINDOWS_1252,
            bytes: Vec::new(),
            high_surrogate: None,
            skip: 0,
            optional: false,
        }
    }

    /// Reads the document; false when its groups are not balanced.
    fn read(&mut self, rtf: &[u8]) -> bool {
        let mut rest = rtf;
        while let [byte, after @ ..] = rest {
            rest = after;
            match byte {
                b'{' => {
                    self.decode();
                    if self.outer.len() >= DEPTH {
                        return false;
                    }
                    self.outer.push(self.group);
                    self.skip = 0;
                }
                b'}' => {
                    self.decode();
                    self.skip = 0;
                    match self.outer.pop() {
                        Some(group) => self.end_group(group),
                        None => return false,
                    }
                    if self.outer.is_empty() {
                        return true;
                    }
                }
                b'\\' => rest = self.control(rest),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(*byte),
            }
            if self.draft.is_full() {
                return true;
            }
        }
        self.decode();
        self.outer.is_empty()
    }

    /// Reads what follows a backslash; gives what follows that.
    fn control<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol(rest);
        }
        let (word, mut rest) = rest.split_at(letters);
        let negative = rest.first() == Some(&b'-');
        let digits = &rest[usize::from(negative)..];
        let count = digits.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let mut number = None;
        if count > 0 {
            let digits = std::str::from_utf8(&digits[..count]).unwrap_or_default();
            let value = digits.parse::<i64>().unwrap_or_default();
            number = i32::try_from(if negative { -value } else { value }).ok();
            rest = &rest[usize::from(negative) + count..];
        }
        if let [b' ', after @ ..] = rest {
            rest = after;
        }
        if word == b"bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return rest.get(length..).unwrap_or_default();
        }
        self.word(word, number);
        rest
    }

    fn symbol<'a>(&mut self, rest: &'a [u8]) -> &'a [u8] {
        let [symbol, rest @ ..] = rest else { return rest };
        match symbol {
            b'\'' => {
                let (hex, after) = rest.split_at(rest.len().min(2));
                let byte =
                    std::str::from_utf8(hex).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
                if let Some(byte) = byte {
                    self.byte(byte);
                    return after;
                }
            }
            b'*' => self.optional = true,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'\\' | b'{' | b'}' => self.byte(*symbol),
            b'\r' | b'\n' => self.text("\n"),
            _ => {}
        }
        rest
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        let on = number != Some(0);
        match word {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"page" => self.end_page(),
            b"par" | b"line" | b"sect" | b"row" | b"nestrow" | b"column" => {
                if word == b"row" || word == b"nestrow" {
                    self.decode();
                    self.draft.trim_blanks();
                }
                self.text("\n");
            }
            b"tab" | b"cell" | b"nestcell" => self.text("\t"),
            b"emdash" => self.text("—"),
            b"endash" => self.text("–"),
            b"lquote" => self.text("‘"),
            b"rquote" => self.text("’"),
            b"ldblquote" => self.text("“"),
            b"rdblquote" => self.text("”"),
            b"bullet" => self.text("•"),
            b"emspace" | b"enspace" | b"qmspace" => self.text(" "),
            b"uc" => {
                self.group.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16);
            }
            b"v" | b"deleted" => {
                self.decode();
                self.group.unseen = on;
            }
            b"plain" => {
                self.decode();
                self.group.unseen = false;
                self.group.encoding = self.default_encoding;
            }
            b"ansicpg" => self.set_default(number.and_then(code_page)),
            b"mac" => self.set_default(Some(encoding_rs::MACINTOSH)),
            b"f" => self.choose_font(number.unwrap_or(0)),
            b"fcharset" if self.group.target == Target::Fonts => {
                if let Some(encoding) = number.and_then(of_character_set) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            b"fonttbl" => self.group.target = Target::Fonts,
            b"title" if self.group.target == Target::Nowhere => self.group.target = Target::Title,
            b"author" if self.group.target == Target::Nowhere => self.group.target = Target::Author,
            b"info" | b"colortbl" | b"stylesheet" | b"pict" | b"objdata" | b"fldinst" | b"sn"
            | b"sv" | b"datafield" | b"nonshppict" | b"filetbl" | b"revtbl" | b"xe" | b"tc"
            | b"bkmkstart" | b"bkmkend" | b"operator" | b"atnid" => {
                self.group.target = Target::Nowhere;
            }
            // Shapes and comments hold text although they may be left out.
            b"shpinst" | b"shppict" => {}
            b"annotation" => self.group.target = Target::Comment,
            b"upr" => {
                self.group.unicode_target = self.group.target;
                self.group.target = Target::SaidAgain;
            }
            b"ud" => self.group.target = self.group.unicode_target,
            _ if optional => self.group.target = Target::Nowhere,
            _ => {}
        }
    }

    fn end_group(&mut self, outer: Group) {
        if self.group.target == Target::Comment && outer.target != Target::Comment {
            let comment = std::mem::take(&mut self.comment);
            if !comment.trim().is_empty() {
                self.draft.at_bottom(format!("Comment: {}", comment.trim()));
            }
        }
        self.group = outer;
    }

    fn end_page(&mut self) {
        self.decode();
        if self.group.target == Target::Body && !self.group.unseen {
            self.draft.end_page();
        }
    }

    fn set_default(&mut self, encoding: Option<&'static Encoding>) {
        if let Some(encoding) = encoding {
            self.default_encoding = encoding;
            self.group.encoding = encoding;
        }
    }

    fn choose_font(&mut self, font: i32) {
        self.decode();
        self.font = font;
        if self.group.target != Target::Fonts {
            self.group.encoding = self.fonts.get(&font).copied().unwrap_or(self.default_encoding);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.decode();
        // Written as a signed 16 bit number.
        let unit = u16::try_from(number & 0xffff).unwrap_or_default();
        self.skip = self.group.stand_ins;
        let pair = [self.high_surrogate.take().unwrap_or(unit), unit];
        let units = if pair[0] == unit { &pair[1..] } else { &pair[..] };
        if (0xd800..0xdc00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units.iter().copied()).flatten().collect();
        self.write(&text);
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !matches!(self.group.target, Target::Nowhere | Target::SaidAgain | Target::Fonts)
        {
            self.bytes.push(byte);
        }
    }

    /// Text a control word stands for.
    fn text(&mut self, text: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.decode();
        self.write(text);
    }

    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.group.encoding.decode_without_bom_handling(&bytes).0;
            self.write(&text);
            self.bytes = bytes;
            self.bytes.clear();
        }
    }

    fn write(&mut self, text: &str) {
        if self.group.unseen {
            return;
        }
        match self.group.target {
            Target::Body => self.draft.push(text),
            Target::Title if self.title.len() < 1000 => self.title.push_str(text),
            Target::Comment if self.comment.len() < MOST_IN_COMMENT => self.comment.push_str(text),
            Target::Author if self.author.len() < 1000 => self.author.push_str(text),
            _ => {}
        }
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    codepage::to_encoding(u16::try_from(number).ok()?)
}

/// The encoding of a Windows character set.
fn of_character_set(number: i32) -> Option<&'static Encoding> {
    let code_page = match number {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    codepage::to_encoding(code_page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(rtf: &str) -> Reading {
        read(rtf.as_bytes(), &Options::named("a.rtf"), &mut |_| Flow::Continue)
    }

    fn text(rtf: &str) -> String {
        reading(rtf).pages.into_iter().map(|page| page.text).collect()
    }

    #[test]
    fn characters_come_in_three_spellings() {
        let rtf = r"{\rtf1\ansi\ansicpg1252 B\'fcro \u8364? {\uc2\u8364 ??}\u-10179?\u-8704?\par}";
        assert_eq!(text(rtf), "Büro € €😀");
    }

    #[test]
    fn a_font_names_the_code_page_of_its_text() {
        let rtf = r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}\f0 a\f1\'cb\'e8\f0 b}";
        assert_eq!(text(rtf), "aЛиb");
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        let rtf = r"{\rtf1{\colortbl;\red0;}seen{\v hidden}{\*\secret x}{\field{\*\fldinst HYPERLINK}{\fldrslt link}}{\pict 00ff}{\deleted gone}}";
        assert_eq!(text(rtf), "seenlink");
    }

    #[test]
    fn rows_are_lines_and_cells_are_tabs() {
        assert_eq!(text(r"{\rtf1 a\cell b\cell\row c\cell d\cell\row}"), "a\tb\nc\td");
    }

    #[test]
    fn title_and_author_are_read() {
        let reading = reading(r"{\rtf1{\info{\title Order 7}{\author Ann}{\operator Bob}}text}");
        assert_eq!(reading.title.as_deref(), Some("Order 7"));
        assert_eq!(reading.facts, [("author".to_owned(), "Ann".to_owned())]);
    }

    #[test]
    fn a_comment_stands_at_the_bottom() {
        assert_eq!(
            text(r"{\rtf1 super{\*\annotation{\*\atnref 1}why}cali}"),
            "supercali\nComment: why"
        );
    }

    #[test]
    fn text_that_is_said_twice_is_read_in_unicode() {
        let rtf = r"{\rtf1{\info{\upr{\author D?fler}{\*\ud{\author D\u246?fler}}}}x}";
        assert_eq!(reading(rtf).facts, [("author".to_owned(), "Döfler".to_owned())]);
    }

    #[test]
    fn a_torn_document_keeps_its_text() {
        let reading = reading(r"{\rtf1{\b text \'");
        assert_eq!(reading.pages[0].text, "text");
        assert_eq!(reading.reason.unwrap().code, "bad_rtf");
    }
}

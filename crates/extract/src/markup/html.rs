//! HTML as text: what a person would read, line by line, without scripts and styles.

use std::convert::Infallible;

use encoding_rs::Encoding;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::draft::Draft;
use crate::reading::{Child, Flow, Limits, Options, Reading};
use crate::text;

/// A declaration of the encoding stands within this many bytes.
const DECLARATION: usize = 4096;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let html = encoding_of(bytes).decode(bytes).0;
    let mut writer = Writer::new(&options.limits);
    writer.write(&html);
    writer.draft.into_reading().titled(Some(writer.title))
}

/// The text of a piece of HTML, as in the body of a mail.
pub(crate) fn to_text(html: &str, limits: &Limits) -> String {
    let mut writer = Writer::new(limits);
    writer.write(html);
    writer.draft.into_text()
}

/// The encoding a mark or the head of the document names, else what the bytes look like.
pub(crate) fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    let declared =
        head.split("charset").skip(1).chain(head.split("encoding").skip(1)).find_map(|rest| {
            let value = rest.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
            let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
            Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])
        });
    match declared {
        // Who could read the declaration as ASCII does not read UTF-16.
        Some(encoding)
            if Encoding::for_bom(bytes).is_none()
                && encoding != encoding_rs::UTF_16LE
                && encoding != encoding_rs::UTF_16BE =>
        {
            encoding
        }
        _ => text::encoding_of(bytes),
    }
}

struct Writer {
    draft: Draft,
    title: String,
    /// Elements whose content is not for reading, and how deep we are in them.
    hidden: usize,
    in_title: bool,
    preformatted: usize,
    /// White space that is written only when text follows on the same line.
    gap: bool,
}

impl Writer {
    fn new(limits: &Limits) -> Self {
        Self {
            draft: Draft::new(limits),
            title: String::new(),
            hidden: 0,
            in_title: false,
            preformatted: 0,
            gap: false,
        }
    }

    fn write(&mut self, html: &str) {
        let mut emitter = CallbackEmitter::new(
            |event: CallbackEvent<'_>, _span: Span<()>| -> Option<Infallible> {
                match event {
                    CallbackEvent::OpenStartTag { name } => self.open(name),
                    CallbackEvent::EndTag { name } => self.close(name),
                    CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value)),
                    _ => {}
                }
                None
            },
        );
        emitter.naively_switch_states(true);
        // Everything happens in the emitter, and a string cannot fail to be read.
        let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    }

    fn open(&mut self, name: &[u8]) {
        match name {
            b"script" | b"style" | b"template" | b"noscript" | b"iframe" => {
                self.hidden += 1;
            }
            b"title" => self.in_title = true,
            b"pre" | b"textarea" => {
                self.preformatted += 1;
                self.end_line();
            }
            b"br" => {
                self.gap = false;
                self.draft.trim_blanks();
                self.draft.push("\n");
            }
            b"li" => {
                self.end_line();
                self.draft.push("- ");
            }
            b"input" | b"img" => self.gap = true,
            name if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"script" | b"style" | b"template" | b"noscript" | b"iframe" => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            b"title" => self.in_title = false,
            b"pre" | b"textarea" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.end_line();
            }
            b"td" | b"th" => {
                self.gap = false;
                self.draft.push("\t");
            }
            b"p" | b"table" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"ul" | b"ol" => {
                self.end_line();
                self.end_paragraph();
            }
            name if is_block(name) => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if self.in_title {
            if self.title.len() < 1000 {
                self.title.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            return;
        }
        if self.preformatted > 0 {
            self.draft.push(text);
            return;
        }
        for (at, word) in text.split([' ', '\n', '\r', '\t', '\u{c}']).enumerate() {
            self.gap |= at > 0;
            if word.is_empty() {
                continue;
            }
            if self.gap && !self.draft.ends_blank() {
                self.draft.push(" ");
            }
            self.gap = false;
            self.draft.push(word);
        }
    }

    fn end_line(&mut self) {
        self.gap = false;
        self.draft.end_line();
    }

    /// One empty line between paragraphs.
    fn end_paragraph(&mut self) {
        self.draft.end_paragraph();
    }
}

/// Elements that stand on lines of their own.
fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 38] = [
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"caption",
        b"center",
        b"dd",
        b"details",
        b"dir",
        b"div",
        b"dl",
        b"dt",
        b"fieldset",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"header",
        b"hr",
        b"legend",
        b"main",
        b"nav",
        b"ol",
        b"option",
        b"p",
        b"section",
        b"select",
        b"summary",
        b"table",
        b"tr",
        b"ul",
    ];
    BLOCKS.contains(&name)
}

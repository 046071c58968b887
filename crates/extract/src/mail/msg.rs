//! Mails, contacts, tasks and notes as Outlook saves them.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::nested::mail_in;
use super::{Letter, person, rtf_body};
use crate::children::Children;
use crate::markup::{html, rtf};
use crate::office::compound::{Compound, LittleEndian, utf16};
use crate::office::properties;
use crate::reading::{Child, Flow, Options, Reading};

/// Properties, as Outlook numbers them.
const SUBJECT: u16 = 0x0037;
const SENT_AT: u16 = 0x0039;
const HEADERS: u16 = 0x007d;
const SENDER_NAME: u16 = 0x0c1a;
const SENDER_ADDRESS: u16 = 0x0c1f;
const SENDER_SMTP: u16 = 0x5d01;
const CC: u16 = 0x0e03;
const TO: u16 = 0x0e04;
const RECEIVED_AT: u16 = 0x0e06;
const BODY: u16 = 0x1000;
const BODY_RTF: u16 = 0x1009;
const BODY_HTML: u16 = 0x1013;
const MESSAGE_ID: u16 = 0x1035;
const CODE_PAGE: u16 = 0x3ffd;
const BODY_CODE_PAGE: u16 = 0x3fde;
const DISPLAY_NAME: u16 = 0x3001;
const DATA: u16 = 0x3701;
const EXTENSION: u16 = 0x3703;
const SHORT_NAME: u16 = 0x3704;
const LONG_NAME: u16 = 0x3707;
const MODIFIED: u16 = 0x3008;

/// Types of properties.
const WIDE_TEXT: u16 = 0x001f;
const TEXT: u16 = 0x001e;
const BYTES: u16 = 0x0102;
const OBJECT: u16 = 0x000d;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut file = match Compound::open(bytes) {
        Ok(file) => file,
        Err(reading) => return *reading,
    };
    let mut item = Item::new(&mut file, String::new(), 32, WINDOWS_1252);
    item.encoding = item.code_page(CODE_PAGE).unwrap_or_else(|| item.likely_encoding());
    let letter = letter(&mut item, options);
    let encoding = item.encoding;

    let storages: Vec<String> = file
        .names("/")
        .into_iter()
        .filter(|name| name.starts_with("__attach_version1.0_"))
        .collect();
    let mut names = Vec::new();
    let mut children = Children::new(&options.limits, child);
    for (n, storage) in storages.iter().enumerate() {
        let mut attachment = Item::new(&mut file, format!("/{storage}"), 8, encoding);
        let name = attachment.attachment_name(n + 1);
        let modified = attachment.time(MODIFIED).and_then(properties::seconds);
        let mail = format!("/{storage}/{}", stream_name(DATA, OBJECT));
        let (name, content) = if attachment.file.is_storage(&mail) {
            let limit = children.bytes_left();
            (format!("{name}.msg"), mail_in(attachment.file, &mail, limit))
        } else {
            (name, attachment.bytes(DATA))
        };
        names.push(name.clone());
        match content {
            Some(content) if !children.is_done() => children.give(&name, modified, content),
            _ => {}
        }
    }
    children.finish(letter.into_reading(&names, options))
}

fn letter(item: &mut Item<'_, '_>, options: &Options) -> Letter {
    let smtp = item.text(SENDER_SMTP).or_else(|| {
        // An address without `@` is one inside an organization, of no use to anybody else.
        item.text(SENDER_ADDRESS).filter(|address| address.contains('@'))
    });
    let name = item.text(SENDER_NAME).unwrap_or_default();
    let time = item.time(SENT_AT).or_else(|| item.time(RECEIVED_AT));
    let message_id = item.text(MESSAGE_ID).unwrap_or_default();
    let mut letter = Letter {
        from: person(&name, &smtp.unwrap_or_default()),
        to: item.text(TO).unwrap_or_default(),
        cc: item.text(CC).unwrap_or_default(),
        date: time.and_then(properties::date).unwrap_or_default(),
        subject: item.text(SUBJECT).unwrap_or_default(),
        message_id: message_id.trim_matches(['<', '>', ' ']).to_owned(),
        body: body(item, options),
    };
    // A mail that came over the internet carries its own header, with addresses.
    if let Some(headers) = item.text(HEADERS)
        && let Some(message) =
            mail_parser::MessageParser::default().parse_headers(headers.as_bytes())
    {
        fill(&mut letter.from, super::eml::people(message.from()));
        fill(&mut letter.to, super::eml::people(message.to()));
        fill(&mut letter.cc, super::eml::people(message.cc()));
        if letter.date.is_empty() {
            letter.date = message.date().map(mail_parser::DateTime::to_rfc3339).unwrap_or_default();
        }
    }
    letter
}

/// Takes the list from the header when it says more.
fn fill(value: &mut String, header: String) {
    if !value.contains('@') && header.contains('@') {
        *value = header;
    }
}

fn body(item: &mut Item<'_, '_>, options: &Options) -> String {
    if let Some(text) = item.text(BODY).filter(|text| !text.trim().is_empty()) {
        return text;
    }
    let html = item.text(BODY_HTML).or_else(|| {
        let bytes = item.bytes(BODY_HTML)?;
        let encoding = item.code_page(BODY_CODE_PAGE);
        let encoding = encoding.unwrap_or_else(|| html::encoding_of(&bytes));
        Some(encoding.decode(&bytes).0.into_owned())
    });
    if let Some(html) = html.filter(|html| !html.trim().is_empty()) {
        return html::to_text(&html, &options.limits);
    }
    let limit = usize::try_from(options.limits.text_bytes).unwrap_or(usize::MAX);
    let rtf = item.bytes(BODY_RTF).and_then(|bytes| rtf_body::unpack(&bytes, limit));
    let reading = rtf.map(|rtf| rtf::read(&rtf, options, &mut |_| Flow::Stop));
    let pages = reading.map(|reading| reading.pages).unwrap_or_default();
    let texts: Vec<String> = pages.into_iter().map(|page| page.text).collect();
    texts.join("\n")
}

fn stream_name(property: u16, kind: u16) -> String {
    format!("__substg1.0_{property:04X}{kind:04X}")
}

/// A mail or an attachment: a storage with properties.
struct Item<'i, 'f> {
    file: &'i mut Compound<'f>,
    storage: String,
    /// The properties of fixed length: 16 bytes each.
    fixed: Vec<u8>,
    encoding: &'static Encoding,
}

impl<'i, 'f> Item<'i, 'f> {
    fn new(
        file: &'i mut Compound<'f>,
        storage: String,
        header: usize,
        encoding: &'static Encoding,
    ) -> Self {
        let stream = file.stream(&format!("{storage}/__properties_version1.0"));
        let mut fixed = stream.unwrap_or_default();
        fixed.drain(..header.min(fixed.len()));
        Self { file, storage, fixed, encoding }
    }

    fn stream(&mut self, property: u16, kind: u16) -> Option<Vec<u8>> {
        self.file.stream(&format!("{}/{}", self.storage, stream_name(property, kind)))
    }

    fn text(&mut self, property: u16) -> Option<String> {
        let text = match self.stream(property, WIDE_TEXT) {
            Some(wide) => utf16(&wide),
            None => {
                let narrow = self.stream(property, TEXT)?;
                self.encoding.decode_without_bom_handling(&narrow).0.into_owned()
            }
        };
        Some(text.trim_end_matches('\0').to_owned())
    }

    fn bytes(&mut self, property: u16) -> Option<Vec<u8>> {
        self.stream(property, BYTES)
    }

    /// The value of a property of fixed length, in its eight bytes.
    fn value(&self, property: u16) -> Option<u64> {
        let entry = self.fixed.chunks_exact(16).find(|entry| entry.u16_at(2) == Some(property))?;
        entry.u64_at(8)
    }

    fn time(&self, property: u16) -> Option<u64> {
        self.value(property)
    }

    fn code_page(&self, property: u16) -> Option<&'static Encoding> {
        let number = self.value(property)? & 0xffff_ffff;
        codepage::to_encoding(u16::try_from(number).ok()?)
    }

    /// The encoding the text looks like, for a mail that does not say.
    fn likely_encoding(&mut self) -> &'static Encoding {
        let texts = [SUBJECT, SENDER_NAME, TO, BODY].map(|text| self.stream(text, TEXT));
        let bytes = texts.into_iter().flatten().collect::<Vec<_>>().concat();
        if bytes.is_ascii() { WINDOWS_1252 } else { crate::text::encoding_of(&bytes) }
    }

    fn attachment_name(&mut self, n: usize) -> String {
        let names = [LONG_NAME, DISPLAY_NAME, SHORT_NAME];
        let name = names.into_iter().find_map(|name| {
            self.text(name).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
        });
        name.unwrap_or_else(|| {
            let extension = self.text(EXTENSION).unwrap_or_default();
            format!("attachment-{n}{extension}")
        })
    }
}

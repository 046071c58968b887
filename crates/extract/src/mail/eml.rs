//! Mails as sent, RFC 5322 and MIME, and mailboxes of them.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Letter, person};
use crate::children::Children;
use crate::draft::Draft;
use crate::markup::html;
use crate::reading::{Child, Flow, Options, Reading};

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    if bytes.starts_with(b"From ") && mails_in(bytes) > 1 {
        return read_mailbox(bytes, options, child);
    }
    let decoded = crate::text::encoding_of(bytes);
    // A mail saved as UTF-16 text is a mail all the same.
    let utf8;
    let bytes = if decoded == encoding_rs::UTF_16LE || decoded == encoding_rs::UTF_16BE {
        utf8 = decoded.decode(bytes).0.into_owned();
        utf8.as_bytes()
    } else {
        bytes
    };
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Reading::damaged("bad_mail", "the header of the mail is missing");
    };
    let letter = Letter {
        from: people(message.from().or(message.sender())),
        to: people(message.to()),
        cc: people(message.cc()),
        date: message.date().map(mail_parser::DateTime::to_rfc3339).unwrap_or_default(),
        subject: message.subject().unwrap_or_default().to_owned(),
        message_id: message.message_id().unwrap_or_default().to_owned(),
        body: body(&message, options),
    };
    let attachments: Vec<_> = attachments(&message);
    let names: Vec<String> = attachments.iter().map(|(name, _)| name.clone()).collect();
    let reading = letter.into_reading(&names, options);

    let mut children = Children::new(&options.limits, child);
    for (name, part) in &attachments {
        let size = (part.offset_end.saturating_sub(part.offset_body)) as u64;
        if size > children.bytes_left().saturating_mul(2) {
            children.too_large();
        }
        if children.is_done() {
            break;
        }
        children.give(name, None, content(part, &message.raw_message));
    }
    children.finish(reading)
}

/// What people read: the plain text, or the HTML as text.
fn body(message: &Message<'_>, options: &Options) -> String {
    let text_of = |part: &MessagePart<'_>| match &part.body {
        PartType::Text(text) => text.clone().into_owned(),
        PartType::Html(html) => html::to_text(html, &options.limits),
        _ => String::new(),
    };
    let text: Vec<String> = message.text_bodies().map(text_of).collect();
    let text = text.join("\n\n");
    if !text.trim().is_empty() {
        return text;
    }
    message.html_bodies().map(text_of).collect::<Vec<_>>().join("\n\n")
}

pub(super) fn people(address: Option<&Address<'_>>) -> String {
    let Some(address) = address else { return String::new() };
    let people = address
        .iter()
        .map(|one| person(one.name().unwrap_or_default(), one.address().unwrap_or_default()));
    people.filter(|person| !person.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The attachments with their names.
fn attachments<'m>(message: &'m Message<'m>) -> Vec<(String, &'m MessagePart<'m>)> {
    let named = message.attachments().enumerate().map(|(n, part)| {
        let name = part.attachment_name().map(|name| name.trim().to_owned());
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| unnamed(n + 1, part));
        (name, part)
    });
    named.collect()
}

fn unnamed(n: usize, part: &MessagePart<'_>) -> String {
    if let PartType::Message(message) = &part.body {
        let subject = message.subject().unwrap_or_default().trim();
        let subject = if subject.is_empty() { "message" } else { subject };
        return format!("{}.eml", subject.replace(['/', '\\'], "-"));
    }
    let subtype = part.content_type().and_then(|of| of.subtype()).unwrap_or_default();
    let extension = match subtype.to_ascii_lowercase().as_str() {
        "plain" => "txt".to_owned(),
        "jpeg" => "jpg".to_owned(),
        "rfc822" => "eml".to_owned(),
        short if (1..=5).contains(&short.len()) => short.to_owned(),
        _ => "bin".to_owned(),
    };
    format!("attachment-{n}.{extension}")
}

/// The bytes of an attachment as they were attached: text keeps its own encoding.
fn content(part: &MessagePart<'_>, raw: &[u8]) -> Vec<u8> {
    let sent = raw.get(part.offset_body as usize..part.offset_end as usize);
    match (&part.body, sent) {
        (PartType::Text(_) | PartType::Html(_), Some(sent)) => {
            let decoded = match part.encoding {
                Encoding::None => None,
                Encoding::QuotedPrintable => quoted_printable_decode(sent),
                Encoding::Base64 => base64_decode(sent),
            };
            decoded.unwrap_or_else(|| sent.to_vec())
        }
        // A mail within a mail is a part of it, unless it was encoded.
        (PartType::Message(_), Some(sent)) if part.encoding == Encoding::None => sent.to_vec(),
        (PartType::Message(message), _) => message.raw_message.to_vec(),
        _ => part.contents().to_vec(),
    }
}

fn mails_in(bytes: &[u8]) -> usize {
    let starts = bytes.windows(6).filter(|window| *window == b"\nFrom ").take(1).count();
    1 + starts
}

/// A mailbox is a container: each mail is a document inside.
fn read_mailbox(bytes: &[u8], options: &Options, child: &mut dyn FnMut(Child) -> Flow) -> Reading {
    let mut draft = Draft::new(&options.limits);
    let mut children = Children::new(&options.limits, child);
    for (n, mail) in MessageIterator::new(bytes).flatten().enumerate() {
        if children.is_done() {
            break;
        }
        let mail = mail.unwrap_contents();
        let header = MessageParser::default().parse_headers(&mail[..]);
        let subject = header.as_ref().and_then(|mail| mail.subject()).unwrap_or_default();
        let name = format!("{:05} {}.eml", n + 1, subject.replace(['/', '\\'], "-"));
        draft.line(&name);
        children.give(&name, None, mail);
    }
    let mut reading = children.finish(draft.into_reading());
    "application/mbox".clone_into(&mut reading.media_type);
    reading
}

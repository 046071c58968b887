//! Mails: their header and body as text, their attachments as documents inside.

pub(crate) mod eml;
pub(crate) mod msg;
mod nested;
mod rtf_body;

use crate::draft::Draft;
use crate::reading::{Options, Reading};

/// A mail whatever its format.
#[derive(Debug, Default)]
struct Letter {
    from: String,
    to: String,
    cc: String,
    /// RFC 3339.
    date: String,
    subject: String,
    message_id: String,
    body: String,
}

impl Letter {
    /// A page of header and body.
    fn into_reading(self, attachments: &[String], options: &Options) -> Reading {
        let mut draft = Draft::new(&options.limits);
        let lines = [
            ("From", &self.from),
            ("To", &self.to),
            ("Cc", &self.cc),
            ("Date", &self.date),
            ("Subject", &self.subject),
        ];
        for (name, value) in lines {
            if !value.trim().is_empty() {
                draft.line(&format!("{name}: {}", value.trim()));
            }
        }
        if !attachments.is_empty() {
            draft.line(&format!("Attachments: {}", attachments.join(", ")));
        }
        draft.push("\n");
        draft.push(self.body.trim_matches(['\r', '\n']));
        draft
            .into_reading()
            .titled(Some(self.subject.clone()))
            .fact("from", &self.from)
            .fact("to", &self.to)
            .fact("cc", &self.cc)
            .fact("date", &self.date)
            .fact("subject", &self.subject)
            .fact("message_id", &self.message_id)
    }
}

/// A name and an address as people write them.
fn person(name: &str, address: &str) -> String {
    let (name, address) = (name.trim().trim_matches('\''), address.trim());
    match (name.is_empty(), address.is_empty()) {
        (true, _) => address.to_owned(),
        (false, true) => name.to_owned(),
        (false, false) if name.eq_ignore_ascii_case(address) => address.to_owned(),
        (false, false) => format!("{name} <{address}>"),
    }
}

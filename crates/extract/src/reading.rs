//! What reading a document yields: its state, its pages of text and where each word stands.
//!
//! The serde form of [`Reading`] is stored beside the document, so it carries a version and its
//! field names never change.

use serde::{Deserialize, Serialize};

use crate::invoice::StatedInvoice;

/// The version of the serialized form of [`Reading`].
pub const VERSION: u32 = 1;

/// What is known about the content of one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The version of this form.
    pub version: u32,
    /// The program that read the document, with its version.
    pub reader: String,
    /// The type found in the content, such as `application/pdf`.
    pub media_type: String,
    /// How far the reading came.
    pub state: State,
    /// Why it came no further.
    pub reason: Option<Reason>,
    /// The title the document gives itself.
    pub title: Option<String>,
    /// What the document says about itself: `author`, `created`, `from`, `subject` and the like.
    pub facts: Vec<(String, String)>,
    /// The pages, in order. A document without pages (a mail, a text) is one page.
    pub pages: Vec<Page>,
    /// The structured invoices that the document is or holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<StatedInvoice>,
}

/// The state in which the reading of a document ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Its text is known.
    Text,
    /// It holds pictures of text that nobody has recognized.
    Waiting,
    /// It holds no text.
    Empty,
    /// It is encrypted and opens only with a password.
    PasswordNeeded,
    /// Its bytes do not follow the format they claim.
    Damaged,
    /// Reading it would pass a limit.
    Refused,
    /// No reader knows its format.
    Unsupported,
}

/// Why a document was not read completely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// A stable word in snake case.
    pub code: String,
    /// What is wrong, in plain English.
    pub message: String,
}

/// One page: its text and, where the format has a layout, the place of each word.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The text in reading order; lines end with `\n`.
    pub text: String,
    /// The width as shown: points of a PDF, pixels of a picture, 0 where there is nothing to show.
    pub width: f32,
    /// The height as shown, in the unit of the width.
    pub height: f32,
    /// The words of the text that have a place on the page, in the order of the text.
    pub words: Vec<Word>,
    /// The page shows text that only recognition can read.
    pub waiting: bool,
    /// By how many quarters of a circle the page is turned right to stand upright; width, height
    /// and words are those of the upright page.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub quarters: u8,
    /// The text goes on with that of the page before, which was cut where it had become too long: at
    /// the end of a line, unless the line itself was. Nothing stands between the two.
    #[serde(default, skip_serializing_if = "is_false")]
    pub continues: bool,
}

/// The place of one word on its page; the origin is the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// The first byte of the word in the text of the page.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
    /// The left edge.
    pub x: f32,
    /// The top edge.
    pub y: f32,
    /// The width.
    pub w: f32,
    /// The height.
    pub h: f32,
    /// How sure recognition is of the word, in percent; nothing where no recognition was needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_zero(number: &u8) -> bool {
    *number == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A document found inside another one, such as an attachment or the member of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// Its place in the container, with `/` between folders.
    pub path: String,
    /// Its file name.
    pub name: String,
    /// When it was last modified, in seconds since 1970, as far as the container says.
    pub modified: Option<i64>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Whether a reader hands over further children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// The next child is welcome.
    Continue,
    /// No further child is wanted.
    Stop,
}

/// How a document is read.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The name the document came with. It decides only where content cannot, as between a text
    /// and a table of values.
    pub name: &'a str,
    /// The password that opens it.
    pub password: Option<&'a str>,
    /// What reading may cost.
    pub limits: Limits,
}

/// What reading one document may cost. A document that needs more is refused, with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The number of pages.
    pub pages: u32,
    /// The bytes of text of all pages together.
    pub text_bytes: u64,
    /// The bytes all parts of a container (members, attachments) unpack to, together.
    pub unpacked_bytes: u64,
    /// The number of documents inside.
    pub children: u32,
    /// The pixels of one picture.
    pub pixels: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pages: 20_000,
            text_bytes: 64 << 20,
            unpacked_bytes: 512 << 20,
            children: 5_000,
            pixels: 450_000_000,
        }
    }
}

impl Reading {
    /// A reading of pages. Its state is [`State::Text`] when any page has text, else
    /// [`State::Waiting`] when one waits for recognition, else [`State::Empty`].
    pub fn of_pages(pages: Vec<Page>) -> Self {
        let state = if pages.iter().any(|page| !page.text.trim().is_empty()) {
            State::Text
        } else if pages.iter().any(|page| page.waiting) {
            State::Waiting
        } else {
            State::Empty
        };
        Self { pages, ..Self::bare(state) }
    }

    /// A reading of a document that is one text without a layout.
    pub fn of_text(text: String) -> Self {
        Self::of_pages(vec![Page::of_text(text)])
    }

    /// The document opens only with a password.
    pub fn password_needed() -> Self {
        Self::stopped(State::PasswordNeeded, "password_needed", "the document is encrypted")
    }

    /// The document opens with another password than the given one.
    pub fn wrong_password() -> Self {
        let message = "the document does not open with this password";
        Self::stopped(State::PasswordNeeded, "wrong_password", message)
    }

    /// The bytes do not follow the format they claim.
    pub fn damaged(code: &str, message: impl Into<String>) -> Self {
        Self::stopped(State::Damaged, code, message)
    }

    /// Reading passes a limit.
    pub fn refused(code: &str, message: impl Into<String>) -> Self {
        Self::stopped(State::Refused, code, message)
    }

    /// No reader knows the format.
    pub fn unsupported(code: &str, message: impl Into<String>) -> Self {
        Self::stopped(State::Unsupported, code, message)
    }

    /// A reading without pages that ended in `state` for a reason.
    pub fn stopped(state: State, code: &str, message: impl Into<String>) -> Self {
        Self { reason: Some(Reason::new(code, message)), ..Self::bare(state) }
    }

    /// Drops the places of words that are not within the text, so that nobody has to look twice.
    pub fn drop_unsound_words(&mut self) {
        for page in &mut self.pages {
            let text = &page.text;
            page.words.retain(|word| text.get(word.start as usize..word.end as usize).is_some());
        }
    }

    /// Sets the title, unless it is blank.
    #[must_use]
    pub fn titled(mut self, title: Option<String>) -> Self {
        self.title = title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
        self
    }

    /// Adds what the document says about itself, unless it says nothing.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl AsRef<str>) -> Self {
        let value = value.as_ref().trim();
        if !value.is_empty() {
            self.facts.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Keeps the pages and says why there is not more, as after damage in the middle.
    #[must_use]
    pub fn because(mut self, code: &str, message: impl Into<String>) -> Self {
        self.reason = Some(Reason::new(code, message));
        self
    }

    fn bare(state: State) -> Self {
        Self {
            version: VERSION,
            reader: String::new(),
            media_type: String::new(),
            state,
            reason: None,
            title: None,
            facts: Vec::new(),
            pages: Vec::new(),
            invoices: Vec::new(),
        }
    }
}

impl Reason {
    /// A reason with a stable code and a message for a person.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}

impl Page {
    /// A page of text without a layout.
    pub fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// The texts of pages, those that were cut for their length put together again.
pub fn whole_texts(pages: Vec<Page>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for page in pages {
        match texts.last_mut().filter(|_| page.continues) {
            Some(text) => text.push_str(&page.text),
            None => texts.push(page.text),
        }
    }
    texts
}

impl<'a> Options<'a> {
    /// Ordinary limits, no password.
    pub fn named(name: &'a str) -> Self {
        Self { name, password: None, limits: Limits::default() }
    }
}

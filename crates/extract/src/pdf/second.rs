//! The second PDF reader. It knows no places and panics on many files, so it is asked only when
//! the first one has nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::encryption::DecryptionError;
use pdf_extract::{Document, Error, PlainTextOutput, output_doc_page};

pub(crate) struct Reader {
    document: Document,
    pages: u32,
}

/// Why a document does not open.
pub(crate) enum Closed {
    /// It takes another password than the one given, or any.
    Password,
    /// It is no PDF that this reader knows.
    Unreadable,
}

impl Reader {
    pub(crate) fn open(bytes: &[u8], password: Option<&str>) -> Result<Self, Closed> {
        let open = || {
            let mut document = Document::load_mem(bytes)?;
            if document.is_encrypted() {
                document.decrypt(password.unwrap_or_default())?;
            }
            let pages = document.get_pages().len() as u32;
            Ok(Self { document, pages })
        };
        catch_unwind(AssertUnwindSafe(open)).unwrap_or(Err(Closed::Unreadable))
    }

    pub(crate) fn pages(&self) -> u32 {
        self.pages
    }

    /// The text of a page, counted from 1.
    pub(crate) fn text(&mut self, page: u32) -> Option<String> {
        let read = || {
            let mut text = String::new();
            let mut output = PlainTextOutput::new(&mut text);
            output_doc_page(&self.document, &mut output, page).ok()?;
            Some(text)
        };
        let text = catch_unwind(AssertUnwindSafe(read)).ok().flatten()?;
        Some(text.trim().to_owned())
    }
}

impl From<Error> for Closed {
    fn from(error: Error) -> Self {
        match error {
            Error::InvalidPassword | Error::Decryption(DecryptionError::IncorrectPassword) => {
                Self::Password
            }
            _ => Self::Unreadable,
        }
    }
}

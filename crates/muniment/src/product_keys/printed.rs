//! Product keys in the text of documents.

use muniment_core::DocumentId;
use muniment_core::key::{KeyValue, find_keys, mask};

use super::stating::no_key;
use crate::document::resolve_document;
use crate::sealing::fingerprint;
use crate::view::PrintedKey;
use crate::{Error, Vault};

impl Vault {
    /// The product keys in a document's text, masked, with the entries of the register that have
    /// them.
    ///
    /// # Errors
    /// When there is no such document.
    pub fn printed_keys(&self, id: &str) -> Result<Vec<PrintedKey>, Error> {
        let record = resolve_document(&self.catalog, id)?;
        let Some(reading) = self.content(&record.digest)? else { return Ok(Vec::new()) };
        let register = self.catalog.product_keys()?;
        let mut printed = Vec::new();
        for (page, content) in (1..).zip(&reading.pages) {
            for (nth, range) in (1..).zip(find_keys(&content.text)) {
                let text = &content.text[range];
                let value: Option<KeyValue> = text.parse().ok();
                let mark = value.as_ref().map(|value| fingerprint(self.store.vault(), value));
                let registered = register.iter().find(|entry| {
                    entry.voided.is_none()
                        && mark.is_some()
                        && entry.sealed.as_ref().map(|sealed| sealed.fingerprint) == mark
                });
                printed.push(PrintedKey {
                    page,
                    nth,
                    masked: mask(text).split_whitespace().collect::<Vec<_>>().join(" "),
                    whole: value.is_some(),
                    registered: registered.map(|entry| entry.id.to_string()),
                });
            }
        }
        Ok(printed)
    }

    /// The value of a key that stands in a document's text.
    pub(super) fn printed_value(
        &self,
        id: &str,
        page: u32,
        nth: u32,
    ) -> Result<(DocumentId, KeyValue), Error> {
        let record = resolve_document(&self.catalog, id)?;
        let missing = || Error::invalid("no_printed_key", "no product key stands at that place");
        let reading = self.content(&record.digest)?.ok_or_else(missing)?;
        let position = |from_one: u32| from_one.checked_sub(1).map(|at| at as usize);
        let content = position(page).and_then(|at| reading.pages.get(at)).ok_or_else(missing)?;
        let keys = find_keys(&content.text);
        let range = position(nth).and_then(|at| keys.get(at)).ok_or_else(missing)?;
        let value = content.text[range.clone()].parse().map_err(|_| no_key())?;
        Ok((record.id, value))
    }
}

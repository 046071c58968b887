//! Showing what is masked otherwise: on demand, with a reason, and with a journal entry before
//! anything is shown. An entry cannot be taken back, because nobody can unsee a key.

use muniment_core::{Event, Op};
use muniment_search::Query;

use super::resolve_key;
use super::stating::holds_no_key;
use crate::document::resolve_document;
use crate::transact::Decision;
use crate::view::{FindPage, FindRequest, Hit, RevealedKey};
use crate::{Done, Error, Vault};

impl Vault {
    /// The value of a product key. Who asked for which key, when and why, is in the journal when
    /// this returns.
    ///
    /// # Errors
    /// When there is no such key, its value is not in the vault, the identity cannot be opened on
    /// this computer, or the reason is missing.
    pub fn reveal_product_key(&self, id: &str, reason: &str) -> Result<Done<RevealedKey>, Error> {
        let reason = read_reason(reason)?;
        let entry = resolve_key(&self.catalog, id)?;
        let Some(sealed) = entry.sealed else {
            let message = "only the last five characters of this key are in the vault";
            return Err(Error::invalid("not_sealed", message));
        };
        let value = self.inside().identity()?.open(&sealed.bytes)?;
        let done = self.transact(Op::RevealKeys, |_| {
            let event = Event::KeyRevealed { key: entry.id, reason: reason.clone() };
            Ok(Decision { events: vec![event], value: () })
        })?;
        let value = RevealedKey { id: entry.id.to_string(), value: value.expose().to_owned() };
        Ok(Done { value, changed: done.changed })
    }

    /// Finds documents as [`Self::find`] does, with the product keys in the words around the hits
    /// as they are. Each document that shows one is named in the journal.
    ///
    /// # Errors
    /// As [`Self::find`], or when the reason is missing.
    pub fn find_with_keys(
        &self,
        request: &FindRequest,
        reason: &str,
    ) -> Result<Done<FindPage>, Error> {
        let reason = read_reason(reason)?;
        let mut page = self.find(request)?;
        let query = if request.typing {
            Query::parse_typed(&request.query)
        } else {
            Query::parse(&request.query)
        }?;
        let mut events = Vec::new();
        for row in &mut page.rows {
            let Some(masked) = &row.hit else { continue };
            let record = resolve_document(&self.catalog, &row.id)?;
            let Some(shown) = self.index.hit_with_keys(&query, record.row)? else { continue };
            if shown.snippet != masked.snippet {
                let (document, reason) = (record.id, reason.clone());
                events.push(Event::DocumentKeysRevealed { document, reason });
                let score = masked.score;
                row.hit = Some(Hit {
                    page: shown.page,
                    snippet: shown.snippet,
                    marks: shown.marks,
                    score,
                });
            }
        }
        let done =
            self.transact(Op::RevealKeys, |_| Ok(Decision { events: events.clone(), value: () }))?;
        Ok(Done { value: page, changed: done.changed })
    }
}

fn read_reason(reason: &str) -> Result<String, Error> {
    let reason = reason.trim();
    if reason.is_empty() {
        let message = "a product key is shown only for a reason, which the journal keeps";
        return Err(Error::invalid("no_reason", message));
    }
    holds_no_key(reason)?;
    Ok(reason.to_owned())
}

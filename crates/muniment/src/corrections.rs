//! Words of scans as people read them.

use muniment_core::{Event, Op, Place, TextCorrection};
use muniment_worker::{Page, Word};

use crate::document::resolve_document;
use crate::error::Subject;
use crate::pages::Units;
use crate::transact::Decision;
use crate::{Done, Error, Vault};

/// A word in the place of which a person wrote another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Corrected {
    /// The page, from 1.
    pub(crate) page: u32,
    /// The position among the words of the page.
    pub(crate) word: usize,
    pub(crate) correction: TextCorrection,
}

/// Writes corrections into the pages they are of; says which words they became. A correction of a
/// place without any word adds one.
pub(crate) fn apply(pages: &mut [Page], corrections: &[TextCorrection]) -> Vec<Corrected> {
    let mut corrected: Vec<Corrected> = Vec::new();
    for correction in corrections {
        let Some(text) = &correction.text else { continue };
        let position = (correction.page as usize).checked_sub(1);
        let Some(page) = position.and_then(|position| pages.get_mut(position)) else { continue };
        let word = match word_at(page, correction) {
            Some(word) => {
                replace(page, word, text);
                word
            }
            None => append(page, &correction.place, text),
        };
        corrected.push(Corrected { page: correction.page, word, correction: correction.clone() });
    }
    corrected
}

/// The word that shares most with the place of a correction, one that reads as it did before others.
fn word_at(page: &Page, correction: &TextCorrection) -> Option<usize> {
    let shared = |word: &Word| place_of(page, word).overlap(&correction.place);
    let same = |word: &Word| text_of(page, word) == correction.read;
    let words = page.words.iter().enumerate().filter(|(_, word)| shared(word) > 0);
    words.max_by_key(|(_, word)| (same(word), shared(word))).map(|(at, _)| at)
}

fn text_of<'p>(page: &'p Page, word: &Word) -> &'p str {
    page.text.get(word.start as usize..word.end as usize).unwrap_or_default()
}

fn place_of(page: &Page, word: &Word) -> Place {
    let share = |part: f32, whole: f32| {
        let share = part / whole.max(f32::MIN_POSITIVE) * Place::WHOLE as f32;
        share.round().clamp(0.0, Place::WHOLE as f32) as u32
    };
    Place {
        x: share(word.x, page.width),
        y: share(word.y, page.height),
        w: share(word.w, page.width).max(1),
        h: share(word.h, page.height).max(1),
    }
}

fn replace(page: &mut Page, at: usize, text: &str) {
    let Word { start, end, .. } = page.words[at];
    page.text.replace_range(start as usize..end as usize, text);
    let grown = text.len() as i64 - i64::from(end - start);
    let moved = |place: u32| u32::try_from(i64::from(place) + grown).unwrap_or(0);
    for word in &mut page.words[at + 1..] {
        if word.start >= end {
            (word.start, word.end) = (moved(word.start), moved(word.end));
        }
    }
    let word = &mut page.words[at];
    word.end = start + text.len() as u32;
    word.confidence = None;
}

fn append(page: &mut Page, place: &Place, text: &str) -> usize {
    if !page.text.is_empty() {
        page.text.push('\n');
    }
    let start = page.text.len() as u32;
    page.text.push_str(text);
    let part = |share: u32, whole: f32| share as f32 / Place::WHOLE as f32 * whole;
    page.words.push(Word {
        start,
        end: page.text.len() as u32,
        x: part(place.x, page.width),
        y: part(place.y, page.height),
        w: part(place.w, page.width),
        h: part(place.h, page.height),
        confidence: None,
    });
    page.words.len() - 1
}

impl Vault {
    /// Writes a word in the place of one that recognition read; without a text, what recognition
    /// read counts again. `start` and `end` are the word's place in the text of the page, in UTF-16
    /// code units.
    ///
    /// # Errors
    /// When there is no such document, page or word, or the word was not recognized.
    pub fn correct_word(
        &self,
        id: &str,
        page: u32,
        start: u32,
        end: u32,
        text: Option<&str>,
    ) -> Result<Done<()>, Error> {
        let text = text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let done = self.transact(Op::CorrectText, |catalog| {
            let document = resolve_document(catalog, id)?;
            let missing = || Error::missing(Subject::Page, &page.to_string());
            let content = self.content(&document.digest)?.ok_or_else(missing)?;
            let position = page.checked_sub(1).ok_or_else(missing)? as usize;
            let shown = content.pages.get(position).ok_or_else(missing)?;
            let units = Units::new(&shown.text);
            let meant = |word: &&Word| {
                units.at(word.start as usize) == start && units.at(word.end as usize) == end
            };
            let word = shown.words.iter().find(meant).ok_or_else(|| no_such_word(page))?;
            let at = shown.words.iter().position(|other| other == word).unwrap_or_default();
            let earlier = content.corrected(page, at);
            if earlier.is_none() && word.confidence.is_none() {
                return Err(no_such_word(page));
            }
            let (place, read) = match earlier {
                Some(earlier) => (earlier.correction.place, earlier.correction.read.clone()),
                None => (place_of(shown, word), text_of(shown, word).to_owned()),
            };
            // To write what recognition read is to confirm it.
            let unchanged = match (&text, earlier) {
                (Some(text), Some(_)) => text == text_of(shown, word),
                (Some(_), None) => false,
                (None, earlier) => earlier.is_none(),
            };
            let correction = TextCorrection { page, place, read, text: text.clone() };
            let event = Event::TextCorrected { document: document.id, correction };
            Ok(Decision { events: if unchanged { Vec::new() } else { vec![event] }, value: () })
        })?;
        Ok(done)
    }
}

fn no_such_word(page: u32) -> Error {
    Error::invalid("no_such_word", format!("page {page} has no recognized word there any more"))
}

#[cfg(test)]
mod tests;

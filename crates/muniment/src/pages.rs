//! Pages as they are shown: an image with words laid over it.

use muniment_search::Query;
use muniment_worker::{Page, Word};

use crate::document::resolve_document;
use crate::error::Subject;
use crate::reading::is_doubtful;
use crate::view::{PageHits, PageView, WordView};
use crate::{Error, Vault};

impl Vault {
    /// One page, counted from 1, with the hits of `query` in its text.
    ///
    /// # Errors
    /// When there is no such document or page, or the query cannot be read.
    pub fn page(&self, id: &str, page: u32, query: &str) -> Result<PageView, Error> {
        let query = Query::parse_typed(query)?;
        let record = resolve_document(&self.catalog, id)?;
        let missing = || Error::missing(Subject::Page, &page.to_string());
        let reading = self.content(&record.digest)?.ok_or_else(missing)?;
        self.inside().recognize_the_lost(&record, &reading)?;
        let position = page.checked_sub(1).ok_or_else(missing)? as usize;
        let content = reading.pages.get(position).ok_or_else(missing)?;
        let units = Units::new(&content.text);
        Ok(PageView {
            page,
            pages: record.pages,
            width: content.width,
            height: content.height,
            has_image: has_image(content),
            quarters: content.quarters,
            text: content.text.clone(),
            words: content
                .words
                .iter()
                .enumerate()
                .map(|(at, word)| WordView {
                    read: reading.corrected(page, at).map(|word| word.correction.read.clone()),
                    ..word_view(content, word, &units)
                })
                .collect(),
            hits: query
                .highlights(&content.text)
                .into_iter()
                .map(|hit| (units.at(hit.start), units.at(hit.end)))
                .collect(),
            recognition: reading.recognition(page).cloned(),
        })
    }

    /// The pages that a query hits, in order.
    ///
    /// # Errors
    /// When there is no such document or the query cannot be read.
    pub fn page_hits(&self, id: &str, query: &str) -> Result<Vec<PageHits>, Error> {
        let query = Query::parse_typed(query)?;
        let record = resolve_document(&self.catalog, id)?;
        let Some(reading) = self.content(&record.digest)? else { return Ok(Vec::new()) };
        let hits = reading.pages.iter().zip(1..).map(|(content, page)| {
            let hits = u32::try_from(query.highlights(&content.text).len()).unwrap_or(u32::MAX);
            PageHits { page, hits }
        });
        Ok(hits.filter(|page| page.hits > 0).collect())
    }

    /// One page as a PNG whose longest side has at most this many pixels.
    ///
    /// # Errors
    /// When there is no such document, or the page has no image.
    pub fn page_image(&self, id: &str, page: u32, longest_side_px: u32) -> Result<Vec<u8>, Error> {
        let record = resolve_document(&self.catalog, id)?;
        let bytes = self.store.read_object(&record.digest)?;
        let reading = self.content(&record.digest)?;
        let shown = reading.as_ref().and_then(|reading| {
            (page as usize).checked_sub(1).and_then(|at| reading.pages.get(at))
        });
        let quarters = shown.map_or(0, |page| page.quarters);
        let password = self.recognition.password(record.row);
        let password = password.as_ref().map(|password| password.as_str());
        self.pool
            .render(&bytes, page, longest_side_px, quarters, password)
            .map_err(|failure| Error::NoImage { page, name: record.name, why: failure.to_string() })
    }
}

pub(crate) fn has_image(page: &Page) -> bool {
    page.width > 0.0 && page.height > 0.0
}

fn word_view(page: &Page, word: &Word, units: &Units) -> WordView {
    WordView {
        start: units.at(word.start as usize),
        end: units.at(word.end as usize),
        x: word.x,
        y: word.y,
        w: word.w,
        h: word.h,
        confidence: word.confidence,
        doubtful: is_doubtful(page, word),
        read: None,
    }
}

/// Places in a text, counted in UTF-16 code units as windows count them.
pub(crate) struct Units {
    /// For each byte of the text its place; empty for a text that is all ASCII.
    places: Vec<u32>,
}

impl Units {
    pub(crate) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { places: Vec::new() };
        }
        let mut places = Vec::with_capacity(text.len() + 1);
        let mut place = 0;
        for character in text.chars() {
            places.extend(std::iter::repeat_n(place, character.len_utf8()));
            place += character.len_utf16() as u32;
        }
        places.push(place);
        Self { places }
    }

    pub(crate) fn at(&self, byte: usize) -> u32 {
        match self.places.get(byte).or(self.places.last()) {
            Some(place) => *place,
            None => byte as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Units;

    #[test]
    fn places_count_utf_16_units_before_and_after_wide_characters() {
        let text = "aé𝄞b";
        let units = Units::new(text);
        let places: Vec<u32> = text.char_indices().map(|(byte, _)| units.at(byte)).collect();
        assert_eq!(places, [0, 1, 2, 4]);
        assert_eq!(units.at(text.len()), 5);
    }
}

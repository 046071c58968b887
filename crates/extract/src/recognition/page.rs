//! A page as recognition leaves it, and the text that its lines make.
//!
//! The serde form is stored beside the document, so its field names never change.

use serde::{Deserialize, Serialize};

use super::raster::Raster;
use super::{ENGINE, Pass, Places, Quad};
use crate::columns::{self, Piece};
use crate::reading::{Page, Word};

/// Lines that the model is less sure of, in percent, are drawings, handwriting or a script that it
/// does not know: their text would be invented.
const LEGIBLE: u8 = 70;
/// Lines that the model is still less sure of are no writing at all.
const LIKE_WRITING: u8 = 30;
/// Words that the model is less sure of, in percent, are worth a second look.
pub const DOUBTFUL: u8 = 80;
/// The height of letters, as a share of the height of their line.
const LETTERS: f32 = 0.7;

/// What a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has text.
    Text,
    /// It is empty paper.
    Blank,
    /// It shows something, but no text.
    NoText,
    /// It shows lines that nobody but a person can read.
    Illegible,
}

/// A page as it was recognized.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecognizedPage {
    /// What recognized it.
    pub engine: String,
    /// The width of its image, upright, in pixels.
    pub width: u32,
    /// The height of its image.
    pub height: u32,
    /// By how many quarters of a circle the page is turned right to stand upright.
    pub quarters: u8,
    /// What the page turned out to be.
    pub outcome: Outcome,
    /// The lines, in no order; those that cannot be read are no part of the text.
    pub lines: Vec<RecognizedLine>,
}

/// A line as it was recognized.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecognizedLine {
    /// Where it is on the image of the upright page.
    pub place: Quad,
    /// What it says.
    pub text: String,
    /// Its words.
    pub words: Vec<RecognizedWord>,
    /// How sure the model is of its characters on average, in percent.
    pub confidence: u8,
    /// Which model read it.
    pub pass: Pass,
}

/// A word of a line; a character of a script that writes no blanks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RecognizedWord {
    /// The first byte of the word in the text of the line.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
    /// Where it begins, as a share of the width of the line.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
    /// How sure the model is of its least certain character, in percent.
    pub confidence: u8,
}

impl RecognizedLine {
    /// Drops words that are not within the text, so that nobody has to look twice.
    pub fn drop_unsound_words(&mut self) {
        let text = &self.text;
        self.words.retain(|word| text.get(word.start as usize..word.end as usize).is_some());
    }

    fn is_legible(&self) -> bool {
        !self.words.is_empty() && self.confidence >= LEGIBLE
    }

    /// Whether the line is worth reading carefully before others: it holds a word that the model
    /// is unsure of, or digits, as every number by which a person looks for a document does.
    fn is_urgent(&self) -> bool {
        let doubtful = self.words.iter().any(|word| word.confidence < DOUBTFUL);
        doubtful || self.text.bytes().filter(u8::is_ascii_digit).count() >= 4
    }
}

impl RecognizedPage {
    pub(super) fn new(image: &Raster, quarters: u8, lines: Vec<RecognizedLine>) -> Self {
        let mut page = Self {
            engine: ENGINE.to_owned(),
            width: image.width(),
            height: image.height(),
            quarters,
            outcome: Outcome::NoText,
            lines: lines.into_iter().filter(|line| line.confidence >= LIKE_WRITING).collect(),
        };
        if page.lines.is_empty() && image.is_blank() {
            page.outcome = Outcome::Blank;
        }
        page.judge();
        page
    }

    /// What the lines say about the page, where there are any.
    fn judge(&mut self) {
        if self.lines.iter().any(RecognizedLine::is_legible) {
            self.outcome = Outcome::Text;
        } else if !self.lines.is_empty() {
            self.outcome = Outcome::Illegible;
        }
    }

    /// The lines that were only read quickly: those worth a careful look first, or all.
    pub fn to_reread(&self, only_urgent: bool) -> Places {
        let quick = self.lines.iter().filter(|line| line.pass == Pass::Quick);
        let wanted = quick.filter(|line| !only_urgent || line.is_urgent());
        Places { quarters: self.quarters, lines: wanted.map(|line| line.place).collect() }
    }

    /// Takes what came of reading lines again, one answer for each of `places`. What the better
    /// model cannot read stays as it was.
    pub fn replace(&mut self, places: &Places, read: Vec<RecognizedLine>) {
        let mut read = read.into_iter();
        for place in &places.lines {
            let better = read.next().filter(RecognizedLine::is_legible);
            let Some(line) = self.lines.iter_mut().find(|line| line.place == *place) else {
                continue;
            };
            if let Some(better) = better {
                *line = better;
            }
            line.pass = Pass::Careful;
        }
        self.judge();
    }

    /// Takes what was read quickly as the last word.
    pub fn leave_as_is(&mut self) {
        self.lines.iter_mut().for_each(|line| line.pass = Pass::Careful);
    }

    /// The page as text with the places of its words, for a page that is shown `width` wide and
    /// `height` high before it is turned upright.
    pub fn page(&self, width: f32, height: f32) -> Page {
        let upright = if self.quarters % 2 == 1 { (height, width) } else { (width, height) };
        let mut page = Page {
            width: upright.0,
            height: upright.1,
            quarters: self.quarters,
            ..Page::default()
        };
        let scale = (upright.0 / self.width.max(1) as f32, upright.1 / self.height.max(1) as f32);
        for row in self.rows() {
            if !page.text.is_empty() {
                page.text.push('\n');
            }
            for (at, piece) in row.iter().enumerate() {
                if at > 0 {
                    page.text.push(' ');
                }
                append(&mut page, &self.lines[piece.first], scale);
            }
        }
        page
    }

    fn rows(&self) -> Vec<Vec<Piece>> {
        let piece = |(at, line): (usize, &RecognizedLine)| {
            // The rectangles of columns that stand close touch each other, their words do not.
            let (first, last) = (line.words.first(), line.words.last());
            let start = line.place.at(first.map_or(0.0, |word| word.from), 0.5);
            let end = line.place.at(last.map_or(1.0, |word| word.to), 0.5);
            // A line that stands on its head begins at its right end.
            let (start, end) = if start.x <= end.x { (start, end) } else { (end, start) };
            Piece {
                first: at,
                last: at,
                u0: start.x,
                u1: end.x,
                v: start.y,
                v_end: end.y,
                size: line.place.height() * LETTERS,
            }
        };
        let legible = self.lines.iter().enumerate().filter(|(_, line)| line.is_legible());
        let mut pieces: Vec<Piece> = legible.map(piece).collect();
        columns::straighten(&mut pieces);
        columns::rows(&pieces, |_, _| false)
    }
}

/// Adds a line to the text of a page.
fn append(page: &mut Page, line: &RecognizedLine, (by_x, by_y): (f32, f32)) {
    let base = page.text.len() as u32;
    page.text.push_str(&line.text);
    page.words.extend(line.words.iter().map(|word| {
        let (x0, y0, x1, y1) = line.place.bounds(word.from, word.to);
        Word {
            start: base + word.start,
            end: base + word.end,
            x: x0 * by_x,
            y: y0 * by_y,
            w: (x1 - x0) * by_x,
            h: (y1 - y0) * by_y,
            confidence: Some(word.confidence),
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, place: [i32; 6]) -> RecognizedLine {
        let end = text.len() as u32;
        RecognizedLine {
            place: place.into(),
            text: text.to_owned(),
            words: vec![RecognizedWord { start: 0, end, from: 0.0, to: 1.0, confidence: 95 }],
            confidence: 97,
            pass: Pass::Quick,
        }
    }

    #[test]
    fn a_line_that_stands_on_its_head_at_the_margin_is_part_of_the_text() {
        let upright = (0..12).map(|at| line("upright", [3000, 400 + at * 300, 2000, 0, 0, 60]));
        let on_its_head = line("on its head", [6000, 2000, -1500, 0, 0, -60]);
        let page = RecognizedPage {
            engine: ENGINE.to_owned(),
            width: 800,
            height: 500,
            quarters: 0,
            outcome: Outcome::Text,
            lines: upright.chain([on_its_head]).collect(),
        };
        let text = page.page(800.0, 500.0).text;
        assert_eq!(text.matches("upright").count(), 12);
        assert_eq!(text.matches("on its head").count(), 1);
    }
    #[test]
    fn columns_on_a_page_askew_are_read_one_after_the_other_though_their_places_touch() {
        let mut lines = Vec::new();
        for at in 0..20 {
            for (text, center) in [("left", 2650), ("right", 7050)] {
                let down = 1000 + at * 600;
                let (x, y) = (center - down / 50, down + center / 50);
                let mut line = line(text, [x, y, 2200, 44, -3, 150]);
                line.words[0] = RecognizedWord { from: 0.02, to: 0.98, ..line.words[0] };
                lines.push(line);
            }
        }
        let page = RecognizedPage {
            engine: ENGINE.to_owned(),
            width: 1000,
            height: 1400,
            quarters: 0,
            outcome: Outcome::Text,
            lines,
        };
        let text = page.page(1000.0, 1400.0).text;
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            ["left", "right"].map(|all| [all; 20]).concat()
        );
    }
}

//! What a line says: the recognition model of PP-OCR, whose answer is for each column of the line
//! how likely each character stands there.

use rten::{Model, NodeId};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::head::{Head, Layer};
use super::models::LastLayer;
use super::quad::Quad;
use super::{Pass, Raster, RecognitionError, RecognizedLine, RecognizedWord, Script, run};
use crate::script::{is_latin, stands_alone};

/// The model reads lines of this height.
const HEIGHT: usize = 48;
/// Lines are at least so wide and at most; longer ones are squeezed.
const NARROWEST: usize = 96;
const WIDEST: usize = 3_200;

/// A line that is read so surely is not tried from its other end.
const UPRIGHT: f32 = 0.7;

/// A model with the characters it knows.
pub(super) struct Reader {
    model: Model,
    /// What its last layer looks at.
    seen: NodeId,
    any: Head,
    latin: Head,
}

/// A line that was read.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) quad: Quad,
    pub(super) characters: Vec<Character>,
}

/// A character of a line.
#[derive(Debug, Clone)]
pub(super) struct Character {
    pub(super) text: String,
    /// Where it is, as a share of the width of the line.
    pub(super) at: f32,
    /// How sure the model is, from 0 to 1.
    pub(super) confidence: f32,
}

impl Line {
    /// How sure the model is of the line, from 0 to 1.
    pub(super) fn confidence(&self) -> f32 {
        let sum: f32 = self.characters.iter().map(|character| character.confidence).sum();
        sum / (self.characters.len().max(1) as f32)
    }

    /// Whether it is read so surely that it cannot stand on its head.
    pub(super) fn is_upright(&self) -> bool {
        self.confidence() >= UPRIGHT
    }

    /// The line as it is kept.
    pub(super) fn into_line(mut self, pass: Pass) -> RecognizedLine {
        self.characters.split_mut(|c| c.text.trim().is_empty()).for_each(capitalize);
        if !self.characters.iter().any(|character| stands_alone(&character.text)) {
            self.characters.iter_mut().for_each(narrow);
        }
        let mut line = RecognizedLine {
            place: self.quad,
            text: String::new(),
            words: Vec::new(),
            confidence: (self.confidence() * 100.0) as u8,
            pass,
        };
        let blank = |character: &Character| character.text.trim().is_empty();
        let alone = |character: &Character| stands_alone(&character.text);
        let parted = |a: &Character, b: &Character| blank(a) || blank(b) || alone(a) || alone(b);
        let mut first = 0;
        for word in self.characters.chunk_by(|a, b| !parted(a, b)) {
            let last = first + word.len();
            if word.iter().all(blank) {
                if !line.text.is_empty() && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
            } else {
                let between = |left: usize, right: usize| {
                    f32::midpoint(self.characters[left].at, self.characters[right].at)
                };
                let from = if first == 0 { 0.0 } else { between(first - 1, first) };
                let ends = last == self.characters.len();
                let to = if ends { 1.0 } else { between(last - 1, last) };
                let least = word.iter().map(|c| c.confidence).fold(1.0, f32::min);
                let start = line.text.len() as u32;
                line.text.extend(word.iter().map(|character| character.text.as_str()));
                line.words.push(RecognizedWord {
                    start,
                    end: line.text.len() as u32,
                    from: (from * 1000.0).round() / 1000.0,
                    to: (to * 1000.0).round() / 1000.0,
                    confidence: (least * 100.0) as u8,
                });
            }
            first = last;
        }
        line.text.truncate(line.text.trim_end().len());
        line
    }
}

impl Reader {
    /// The characters stand one in each line of `dictionary`.
    ///
    /// # Errors
    /// When the model has no such last layer, or one for other characters.
    pub(super) fn new(
        model: Model,
        last: &LastLayer,
        dictionary: &str,
    ) -> Result<Self, RecognitionError> {
        // The model counts "no character" first and a blank last.
        let mut characters = vec![""];
        characters.extend(dictionary.lines());
        characters.push(" ");
        let layer = Layer::of(&model, last)?;
        Ok(Self {
            seen: layer.seen,
            any: layer.head(&characters, |_| true)?,
            latin: layer.head(&characters, is_latin)?,
            model,
        })
    }

    /// Reads a line, from the other end or along its longer side where that makes more sense.
    pub(super) fn read(
        &self,
        page: &Raster,
        quad: &Quad,
        script: Script,
    ) -> Result<Line, RecognitionError> {
        let quad = if quad.is_tall() { &quad.lengthwise() } else { quad };
        let line = self.read_along(page, quad, script)?;
        if line.is_upright() {
            return Ok(line);
        }
        let turned = self.read_along(page, &quad.turned(), script)?;
        Ok(if turned.confidence() > line.confidence() { turned } else { line })
    }

    pub(super) fn read_along(
        &self,
        page: &Raster,
        quad: &Quad,
        script: Script,
    ) -> Result<Line, RecognitionError> {
        let ratio = quad.width() / quad.height().max(1.0);
        let width = ((HEIGHT as f32 * ratio).ceil() as usize).clamp(8, WIDEST);
        let padded = width.max(NARROWEST);
        let input = NdTensor::from_data([1, 3, HEIGHT, padded], strip(page, quad, width, padded));
        let seen = run(&self.model, self.seen, Some(input.view().into()))?;
        let head = match script {
            Script::Any => &self.any,
            Script::Latin => &self.latin,
        };
        let columns = head.columns(&seen)?;
        let each = padded as f32 / width as f32 / columns.len() as f32;
        let mut characters: Vec<Character> = Vec::new();
        let mut before = None;
        for (column, found) in columns.into_iter().enumerate() {
            if let Some((best, confidence)) = found {
                match characters.last_mut().filter(|_| before == Some(best)) {
                    Some(last) => last.confidence = last.confidence.max(confidence),
                    None => characters.push(Character {
                        text: head.character(best).to_owned(),
                        at: ((column as f32 + 0.5) * each).min(1.0),
                        confidence,
                    }),
                }
            }
            before = found.map(|(best, _)| best);
        }
        Ok(Line { quad: *quad, characters })
    }
}

/// Among capitals and digits, a letter that looks the same in both cases is a capital: in a key or
/// a number, only its height beside its neighbors tells, and the model often misjudges that.
fn capitalize(word: &mut [Character]) {
    let is = |character: &Character, test: fn(char) -> bool| character.text.chars().all(test);
    let count = |test: fn(char) -> bool| word.iter().filter(|c| is(c, test)).count();
    let small = |c: char| c.is_lowercase();
    let alike = |c: char| "cosuvwxz".contains(c);
    if count(small) > count(alike)
        || count(char::is_uppercase) == 0
        || count(|c| c.is_ascii_digit()) < 2
    {
        return;
    }
    for character in word.iter_mut().filter(|character| is(character, alike)) {
        character.text.make_ascii_uppercase();
    }
}

/// Without Chinese or Japanese around it, a wide sign is the usual one that looks the same.
fn narrow(character: &mut Character) {
    let usual = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    character.text = character.text.chars().map(usual).collect();
}

/// The part of a page in a rectangle, straightened, as the model wants to see it: from -1 to 1, a
/// plane for each color, and nothing beyond `width`.
fn strip(page: &Raster, quad: &Quad, width: usize, padded: usize) -> Vec<f32> {
    // Where a pixel of the strip stands for several of the page, all of them count.
    let each = (quad.height() / HEIGHT as f32).round().clamp(1.0, 8.0) as usize;
    let share = 1.0 / (each * each) as f32;
    let part = |at: usize, step: usize, of: usize| {
        (at as f32 + (step as f32 + 0.5) / each as f32) / of as f32
    };
    let plane = HEIGHT * padded;
    let mut strip = vec![0.0; 3 * plane];
    for y in 0..HEIGHT {
        for x in 0..width {
            let mut sum = [0.0; 3];
            for step in 0..each * each {
                let place = quad.at(part(x, step % each, width), part(y, step / each, HEIGHT));
                let color = page.color_at(place);
                for (sum, color) in sum.iter_mut().zip(color) {
                    *sum += color;
                }
            }
            for (channel, sum) in sum.into_iter().enumerate() {
                // The model learned blue, green, red.
                strip[(2 - channel) * plane + y * padded + x] = sum * share / 127.5 - 1.0;
            }
        }
    }
    strip
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capitalized(word: &str) -> String {
        let character = |c: char| Character { text: c.to_string(), at: 0.0, confidence: 1.0 };
        let mut characters: Vec<Character> = word.chars().map(character).collect();
        capitalize(&mut characters);
        characters.into_iter().map(|character| character.text).collect()
    }

    #[test]
    fn a_letter_that_looks_the_same_in_both_cases_is_a_capital_in_a_key() {
        assert_eq!(capitalized("Cx4GT-7DcBF"), "CX4GT-7DCBF");
        assert_eq!(capitalized("Uvx-70689"), "UVX-70689");
    }

    #[test]
    fn a_wide_sign_is_a_usual_one_unless_chinese_or_japanese_is_around() {
        let read = |text: &str| {
            let character = |c: char| Character { text: c.to_string(), at: 0.0, confidence: 1.0 };
            let quad = Quad::from([500, 50, 500, 0, 0, 50]);
            let characters = text.chars().map(character).collect();
            Line { quad, characters }.into_line(Pass::Quick).text
        };
        assert_eq!(read("No：7（Ｂ）"), "No:7(B)");
        assert_eq!(read("请用：7"), "请用：7");
    }

    #[test]
    fn words_and_measures_keep_their_letters() {
        for word in ["Visio", "x64", "2x10", "Windows2019", "Co."] {
            assert_eq!(capitalized(word), word);
        }
    }
}

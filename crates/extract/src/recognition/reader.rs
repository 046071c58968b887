//! What a line says: the recognition model of PP-OCR, whose answer is for each column of the line
//! how likely each character stands there.

use rten::Model;
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};

use super::quad::Quad;
use super::{Pass, Raster, RecognitionError, RecognizedLine, RecognizedWord, run, unknown_form};
use crate::script::stands_alone;

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
    characters: Vec<String>,
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
    pub(super) fn new(model: Model, dictionary: &str) -> Self {
        // The model counts "no character" first and a blank last.
        let mut characters = vec![String::new()];
        characters.extend(dictionary.lines().map(str::to_owned));
        characters.push(" ".to_owned());
        Self { model, characters }
    }

    /// Reads a line, from the other end or along its longer side where that makes more sense.
    pub(super) fn read(&self, page: &Raster, quad: &Quad) -> Result<Line, RecognitionError> {
        let quad = if quad.is_tall() { &quad.lengthwise() } else { quad };
        let line = self.read_along(page, quad)?;
        if line.is_upright() {
            return Ok(line);
        }
        let turned = self.read_along(page, &quad.turned())?;
        Ok(if turned.confidence() > line.confidence() { turned } else { line })
    }

    pub(super) fn read_along(&self, page: &Raster, quad: &Quad) -> Result<Line, RecognitionError> {
        let ratio = quad.width() / quad.height().max(1.0);
        let width = ((HEIGHT as f32 * ratio).ceil() as usize).clamp(8, WIDEST);
        let padded = width.max(NARROWEST);
        let input = NdTensor::from_data([1, 3, HEIGHT, padded], strip(page, quad, width, padded));
        let output = run(&self.model, input.view().into())?;
        let likely = output.view();
        let likely: NdTensorView<'_, f32, 3> = likely.try_into().map_err(|_| unknown_form())?;
        let likely = likely.slice(0);
        let [columns, known] = likely.shape();
        let rows = likely.to_slice();
        let mut characters: Vec<Character> = Vec::new();
        let mut before = 0;
        for column in 0..columns {
            let (best, confidence) = likeliest(&rows[column * known..][..known]);
            let at = (column as f32 + 0.5) / columns as f32 * padded as f32 / width as f32;
            if best != 0 && best != before {
                let text = self.characters.get(best).ok_or_else(unknown_form)?.clone();
                characters.push(Character { text, at: at.min(1.0), confidence });
            } else if best != 0
                && let Some(last) = characters.last_mut()
            {
                last.confidence = last.confidence.max(confidence);
            }
            before = best;
        }
        Ok(Line { quad: *quad, characters })
    }
}

/// The greatest of some values, and where it stands first. Side by side, as a processor compares
/// them best: there are thousands of characters for each column of a line.
fn likeliest(values: &[f32]) -> (usize, f32) {
    const SIDE_BY_SIDE: usize = 16;
    let mut greatest = [f32::NEG_INFINITY; SIDE_BY_SIDE];
    let (chunks, rest) = values.as_chunks::<SIDE_BY_SIDE>();
    for chunk in chunks {
        for (greatest, value) in greatest.iter_mut().zip(chunk) {
            *greatest = greatest.max(*value);
        }
    }
    let greatest = greatest.into_iter().chain(rest.iter().copied()).fold(f32::MIN, f32::max);
    (values.iter().position(|value| *value == greatest).unwrap_or(0), greatest)
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
    fn the_likeliest_is_the_first_of_the_greatest_wherever_it_stands() {
        for length in [1, 15, 16, 17, 40] {
            for at in 0..length {
                let mut values = vec![-3.0; length];
                values[at] = -1.0;
                assert_eq!(likeliest(&values), (at, -1.0));
                values[length - 1] = -1.0;
                assert_eq!(likeliest(&values).0, at);
            }
        }
    }

    #[test]
    fn a_letter_that_looks_the_same_in_both_cases_is_a_capital_in_a_key() {
        assert_eq!(capitalized("Cx4GT-7DcBF"), "CX4GT-7DCBF");
        assert_eq!(capitalized("Uvx-70689"), "UVX-70689");
    }

    #[test]
    fn words_and_measures_keep_their_letters() {
        for word in ["Visio", "x64", "2x10", "Windows2019", "Co."] {
            assert_eq!(capitalized(word), word);
        }
    }
}

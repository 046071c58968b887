//! Where the lines of text are on a page image: the detection model of PP-OCR, whose answer is for
//! each pixel how likely it belongs to a line.

use rten::Model;
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};

use super::quad::{Point, Quad};
use super::sheet::Sheet;
use super::{Raster, RecognitionError, run, unknown_form};

/// The model sees a page with no more pixels than these, an A4 sheet of 1,440 by 1,018; more lets
/// smaller print through and costs time.
const PIXELS: f32 = 1_440.0 * 1_018.0;
/// No side is longer, however narrow the page.
const LONGEST_SIDE: f32 = 4_000.0;
/// The model halves the image five times.
const STEP: usize = 32;
/// The mean and spread of each color in the pictures the model learned from, blue first.
const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
const SPREAD: [f32; 3] = [0.229, 0.224, 0.225];
/// From here on a pixel belongs to a line, and a rectangle is one. Both, and how far a line reaches
/// beyond what the model marks, come from the settings that the model is published with.
const IS_TEXT: f32 = 0.2;
const IS_LINE: f32 = 0.4;
const GROWTH: f32 = 1.4;
/// Sides shorter than this are noise.
const SHORTEST_SIDE: f32 = 3.0;

/// The rectangles around all lines, in no order.
pub(super) fn lines(model: &Model, page: &Raster) -> Result<Vec<Quad>, RecognitionError> {
    let (across, down) = (page.width() as f32, page.height() as f32);
    let scale = (PIXELS / (across * down)).sqrt().min(LONGEST_SIDE / across.max(down)).min(1.0);
    let fit = |side: u32| ((side as f32 * scale).round() as u32).max(1);
    let (width, height) = (fit(page.width()), fit(page.height()));
    let small = page.resized(width, height);
    let sheet = Sheet::of(&small, STEP);
    let (w, h) = (sheet.width(), sheet.height());
    let mut seen = vec![0.0; 3 * h * w];
    for (at, (y, x)) in (0..h).flat_map(|y| (0..w).map(move |x| (y, x))).enumerate() {
        let color = sheet.pixel(x, y);
        for channel in 0..3 {
            // The model learned blue, green, red.
            let value = f32::from(color[2 - channel]) / 255.0;
            seen[channel * h * w + at] = (value - MEAN[channel]) / SPREAD[channel];
        }
    }
    let input = NdTensor::from_data([1, 3, h, w], seen);
    let [answer] = model.output_ids() else { return Err(unknown_form()) };
    let output = run(model, *answer, Some(input.view().into()))?;
    let likely = output.view();
    let likely: NdTensorView<'_, f32, 4> = likely.try_into().map_err(|_| unknown_form())?;
    let likely = likely.slice((0, 0));
    let map = Map { width: w, height: h, likely: likely.to_vec() };
    let (by_x, by_y) = (across / width as f32, down / height as f32);
    let found = map.lines().into_iter().filter_map(|line| sheet.on_page(&line));
    let on_page = |line: Quad| line.grown(growth(&line)).scaled(by_x, by_y).rounded();
    Ok(found.map(on_page).collect())
}

/// How far a line reaches beyond what the model marks.
fn growth(line: &Quad) -> f32 {
    line.area() * GROWTH / (2.0 * (line.width() + line.height()))
}

/// How likely each pixel belongs to a line.
struct Map {
    width: usize,
    height: usize,
    likely: Vec<f32>,
}

impl Map {
    fn lines(&self) -> Vec<Quad> {
        let mut seen: Vec<bool> = self.likely.iter().map(|likely| *likely <= IS_TEXT).collect();
        let mut lines = Vec::new();
        for start in 0..seen.len() {
            if !seen[start] {
                let patch = self.patch(start, &mut seen);
                lines.extend(self.line(patch));
            }
        }
        lines
    }

    /// The outermost corners of each row of the pixels that hang together with one.
    fn patch(&self, start: usize, seen: &mut [bool]) -> Vec<Point> {
        let mut rows: std::collections::BTreeMap<usize, (usize, usize)> = Default::default();
        let mut open = vec![start];
        seen[start] = true;
        while let Some(at) = open.pop() {
            let (x, y) = (at % self.width, at / self.width);
            let row = rows.entry(y).or_insert((x, x));
            *row = (row.0.min(x), row.1.max(x));
            for ny in y.saturating_sub(1)..(y + 2).min(self.height) {
                for nx in x.saturating_sub(1)..(x + 2).min(self.width) {
                    let next = ny * self.width + nx;
                    if !seen[next] {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        let corners = |(y, (x0, x1)): (usize, (usize, usize))| {
            [(x0, y), (x1 + 1, y), (x0, y + 1), (x1 + 1, y + 1)]
                .map(|(x, y)| Point { x: x as f32, y: y as f32 })
        };
        rows.into_iter().flat_map(corners).collect()
    }

    fn line(&self, patch: Vec<Point>) -> Option<Quad> {
        let quad = Quad::around(patch)?;
        if quad.width().min(quad.height()) < SHORTEST_SIDE || self.mean_in(&quad) < IS_LINE {
            return None;
        }
        Some(quad)
    }

    fn mean_in(&self, quad: &Quad) -> f32 {
        let (x0, y0, x1, y1) = quad.bounds(0.0, 1.0);
        let cut = |value: f32, most: usize| (value.max(0.0) as usize).min(most);
        let (mut sum, mut count) = (0.0, 0);
        for y in cut(y0.floor(), self.height)..cut(y1.ceil(), self.height) {
            for x in cut(x0.floor(), self.width)..cut(x1.ceil(), self.width) {
                if quad.holds(Point { x: x as f32 + 0.5, y: y as f32 + 0.5 }) {
                    sum += self.likely[y * self.width + x];
                    count += 1;
                }
            }
        }
        sum / (count.max(1) as f32)
    }
}

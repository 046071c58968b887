//! A page image in memory.

use image::RgbImage;
use image::imageops;

use super::quad::Point;
use crate::render::Canvas;

/// A page image, 8 bits for each of red, green and blue.
pub(super) struct Raster(RgbImage);

/// The lightest and the darkest of a blank page are no further apart: paper and the scanner's noise.
const BLANK: u8 = 48;
/// How many pixels may be darker or lighter than that on a blank page: dust, one in so many.
const DUST: u32 = 5_000;

/// What differs from the paper by more is written on it, or a shadow that may hide something.
const INK: u8 = 24;

/// The part of an image that is not empty paper, in pixels: from, and up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) across: (u32, u32),
    pub(super) down: (u32, u32),
}

impl Raster {
    pub(super) fn new(canvas: Canvas) -> Self {
        let Canvas { width, height, rgb } = canvas;
        // A canvas has three bytes for each of its pixels.
        Self(RgbImage::from_raw(width, height, rgb).unwrap_or_default())
    }

    /// Whether the page is empty paper.
    pub(super) fn is_blank(&self) -> bool {
        let mut counts = [0_u32; 256];
        for pixel in self.0.pixels() {
            counts[usize::from(pixel.0[1])] += 1;
        }
        let dust = self.width() * self.height() / DUST;
        let darkest = beyond_dust(0..256, &counts, dust);
        let lightest = beyond_dust((0..256).rev(), &counts, dust);
        lightest.saturating_sub(darkest) <= usize::from(BLANK)
    }

    /// The part around which there is nothing but paper; everything where nothing stands out.
    pub(super) fn written(&self) -> Written {
        let mut counts = [0_u32; 256];
        for pixel in self.0.pixels() {
            counts[usize::from(pixel.0[1])] += 1;
        }
        let paper = (0..=255_u8).max_by_key(|level| counts[usize::from(*level)]).unwrap_or(255);
        let widen = |(from, to): (u32, u32), at: u32| (from.min(at), to.max(at + 1));
        let mut written = Written { across: (u32::MAX, 0), down: (u32::MAX, 0) };
        for (x, y, pixel) in self.0.enumerate_pixels() {
            if pixel.0.iter().any(|part| part.abs_diff(paper) > INK) {
                written.across = widen(written.across, x);
                written.down = widen(written.down, y);
            }
        }
        if written.across.1 == 0 {
            written = Written { across: (0, self.width()), down: (0, self.height()) };
        }
        written
    }

    pub(super) fn width(&self) -> u32 {
        self.0.width()
    }

    pub(super) fn height(&self) -> u32 {
        self.0.height()
    }

    pub(super) fn resized(&self, width: u32, height: u32) -> Self {
        Self(imageops::thumbnail(&self.0, width, height))
    }

    /// The image turned to the right by quarters of a circle.
    pub(super) fn turned(&self, quarters: u8) -> Self {
        Self(match quarters % 4 {
            1 => imageops::rotate90(&self.0),
            2 => imageops::rotate180(&self.0),
            3 => imageops::rotate270(&self.0),
            _ => self.0.clone(),
        })
    }

    pub(super) fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.0.width() as usize + x) * 3;
        let raw = &self.0.as_raw()[at..at + 3];
        [raw[0], raw[1], raw[2]]
    }

    /// The color at a place between pixels, which lend it their own by nearness.
    pub(super) fn color_at(&self, place: Point) -> [f32; 3] {
        let (most_x, most_y) = (self.0.width() as usize - 1, self.0.height() as usize - 1);
        let x = (place.x - 0.5).clamp(0.0, most_x as f32);
        let y = (place.y - 0.5).clamp(0.0, most_y as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(most_x), (y0 + 1).min(most_y));
        let (right, low) = (x - x0 as f32, y - y0 as f32);
        let corners = [
            (self.pixel(x0, y0), (1.0 - right) * (1.0 - low)),
            (self.pixel(x1, y0), right * (1.0 - low)),
            (self.pixel(x0, y1), (1.0 - right) * low),
            (self.pixel(x1, y1), right * low),
        ];
        let mut color = [0.0; 3];
        for (corner, share) in corners {
            for (color, part) in color.iter_mut().zip(corner) {
                *color += f32::from(part) * share;
            }
        }
        color
    }
}

/// The first level that more pixels have than dust would, counted from one end.
fn beyond_dust(mut levels: impl Iterator<Item = usize>, counts: &[u32; 256], dust: u32) -> usize {
    let mut seen = 0;
    let found = levels.find(|level| {
        seen += counts[*level];
        seen > dust
    });
    found.unwrap_or(0)
}

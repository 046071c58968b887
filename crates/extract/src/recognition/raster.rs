//! A page image in memory.

use image::{GrayImage, ImageBuffer, Pixel, RgbImage, imageops};

use super::quad::Point;
use crate::render::Canvas;

/// A page image, 8 bits for each of red, green and blue, or for gray where there is nothing else:
/// most scans are gray, and a third of the bytes take a third of the time.
pub(super) enum Raster {
    Gray(GrayImage),
    Color(RgbImage),
}

/// The lightest and the darkest of a blank page are no further apart: paper and the scanner's noise.
const BLANK: u8 = 48;
/// How many pixels may be darker or lighter than that on a blank page: dust, one in so many.
const DUST: u32 = 5_000;

impl Raster {
    pub(super) fn new(canvas: Canvas) -> Self {
        let Canvas { width, height, rgb } = canvas;
        let (pixels, _) = rgb.as_chunks::<3>();
        let is_gray = pixels.iter().all(|[red, green, blue]| red == green && green == blue);
        // A canvas has three bytes for each of its pixels.
        if is_gray {
            let levels = pixels.iter().map(|[level, ..]| *level).collect();
            Self::Gray(GrayImage::from_raw(width, height, levels).unwrap_or_default())
        } else {
            Self::Color(RgbImage::from_raw(width, height, rgb).unwrap_or_default())
        }
    }

    /// Whether the page is empty paper.
    pub(super) fn is_blank(&self) -> bool {
        let counts = self.levels();
        let dust = self.width() * self.height() / DUST;
        let darkest = beyond_dust(0..256, &counts, dust);
        let lightest = beyond_dust((0..256).rev(), &counts, dust);
        lightest.saturating_sub(darkest) <= usize::from(BLANK)
    }

    /// The level of the paper, from 0 for black to 255: that of most pixels.
    pub(super) fn paper(&self) -> u8 {
        let counts = self.levels();
        (0..=255_u8).max_by_key(|level| counts[usize::from(*level)]).unwrap_or(255)
    }

    /// How many pixels have each level of green, which is the level of gray.
    fn levels(&self) -> [u32; 256] {
        let mut counts = [0_u32; 256];
        for (y, x) in self.places() {
            counts[usize::from(self.pixel(x as usize, y as usize)[1])] += 1;
        }
        counts
    }

    /// Where its pixels are: down and across.
    fn places(&self) -> impl Iterator<Item = (u32, u32)> + use<> {
        let (width, height) = (self.width(), self.height());
        (0..height).flat_map(move |y| (0..width).map(move |x| (y, x)))
    }

    pub(super) fn width(&self) -> u32 {
        match self {
            Self::Gray(image) => image.width(),
            Self::Color(image) => image.width(),
        }
    }

    pub(super) fn height(&self) -> u32 {
        match self {
            Self::Gray(image) => image.height(),
            Self::Color(image) => image.height(),
        }
    }

    pub(super) fn resized(&self, width: u32, height: u32) -> Self {
        match self {
            Self::Gray(image) => Self::Gray(imageops::thumbnail(image, width, height)),
            Self::Color(image) => Self::Color(imageops::thumbnail(image, width, height)),
        }
    }

    /// The image turned to the right by quarters of a circle.
    pub(super) fn turned(&self, quarters: u8) -> Self {
        match self {
            Self::Gray(image) => Self::Gray(turned(image, quarters)),
            Self::Color(image) => Self::Color(turned(image, quarters)),
        }
    }

    pub(super) fn pixel(&self, x: usize, y: usize) -> [u8; 3] {
        match self {
            Self::Gray(image) => [image.as_raw()[y * image.width() as usize + x]; 3],
            Self::Color(image) => {
                let at = (y * image.width() as usize + x) * 3;
                let raw = &image.as_raw()[at..at + 3];
                [raw[0], raw[1], raw[2]]
            }
        }
    }

    /// The color at a place between pixels, which lend it their own by nearness.
    pub(super) fn color_at(&self, place: Point) -> [f32; 3] {
        let (most_x, most_y) = (self.width() as usize - 1, self.height() as usize - 1);
        let x = (place.x - 0.5).clamp(0.0, most_x as f32);
        let y = (place.y - 0.5).clamp(0.0, most_y as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(most_x), (y0 + 1).min(most_y));
        let (right, low) = (x - x0 as f32, y - y0 as f32);
        let corners = [
            (x0, y0, (1.0 - right) * (1.0 - low)),
            (x1, y0, right * (1.0 - low)),
            (x0, y1, (1.0 - right) * low),
            (x1, y1, right * low),
        ];
        let mut color = [0.0; 3];
        match self {
            Self::Gray(image) => {
                let level = |x, y| f32::from(image.as_raw()[y * (most_x + 1) + x]);
                color = [corners.iter().map(|(x, y, share)| level(*x, *y) * share).sum(); 3];
            }
            Self::Color(_) => {
                for (x, y, share) in corners {
                    for (color, part) in color.iter_mut().zip(self.pixel(x, y)) {
                        *color += f32::from(part) * share;
                    }
                }
            }
        }
        color
    }
}

fn turned<P: Pixel + 'static>(
    image: &ImageBuffer<P, Vec<P::Subpixel>>,
    quarters: u8,
) -> ImageBuffer<P, Vec<P::Subpixel>> {
    match quarters % 4 {
        1 => imageops::rotate90(image),
        2 => imageops::rotate180(image),
        3 => imageops::rotate270(image),
        _ => image.clone(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gray_page_is_kept_gray_and_looks_the_same() {
        let levels: Vec<u8> = (0..60).map(|at| at * 4).collect();
        let rgb: Vec<u8> = levels.iter().flat_map(|level| [*level; 3]).collect();
        let color = Raster::Color(RgbImage::from_raw(10, 6, rgb.clone()).expect("an image"));
        let gray = Raster::new(Canvas { width: 10, height: 6, rgb });
        assert!(matches!(gray, Raster::Gray(_)));
        for (gray, color) in [
            (gray.turned(1), color.turned(1)),
            (gray.resized(5, 3), color.resized(5, 3)),
            (gray, color),
        ] {
            assert_eq!((gray.width(), gray.height()), (color.width(), color.height()));
            assert_eq!(gray.paper(), color.paper());
            for (y, x) in gray.places() {
                assert_eq!(gray.pixel(x as usize, y as usize), color.pixel(x as usize, y as usize));
                let place = Point { x: x as f32 + 0.3, y: y as f32 + 0.8 };
                assert_eq!(gray.color_at(place), color.color_at(place));
            }
        }
    }

    #[test]
    fn one_pixel_of_color_keeps_a_page_in_color() {
        let mut rgb = vec![200; 3 * 12];
        rgb[31] = 90;
        let page = Raster::new(Canvas { width: 4, height: 3, rgb });
        assert!(matches!(page, Raster::Color(_)));
        assert_eq!(page.pixel(2, 2), [200, 90, 200]);
    }
}

//! Pages as pictures.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage, imageops};
use thiserror::Error;

use crate::format::Format;
use crate::{pdf, picture, sniff};

/// No side of an image gets longer than this, whatever is asked for.
pub(crate) const LONGEST_SIDE: u32 = 6_000;

/// Why there is no image of a page.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The format has no pages that could be shown.
    #[error("the format `{media_type}` has no page images")]
    NoPages {
        /// The type found in the content.
        media_type: String,
    },
    /// The document is encrypted and the password, if any, does not open it.
    #[error("the document needs a password")]
    Password,
    /// The page number is 0 or beyond the end.
    #[error("there is no page `{page}` among {pages}")]
    NoSuchPage {
        /// The page asked for.
        page: u32,
        /// The number of pages.
        pages: usize,
    },
    /// The document is damaged.
    #[error("the document is damaged")]
    Damaged,
    /// The picture has too many pixels.
    #[error("the picture is too large to show")]
    TooLarge,
    /// The image could not be written.
    #[error("could not write the image")]
    Encode(#[source] image::ImageError),
}

/// A picture in memory, 8 bits for each of red, green and blue.
pub(crate) struct Canvas {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
}

/// How large a page is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// With so many pixels on its longer side; a picture is never enlarged.
    LongestSide(u32),
    /// With the pixels that the scan itself has, within reason.
    OfScan,
}

impl Canvas {
    /// The picture turned to the right by quarters of a circle.
    fn turned(self, quarters: u8) -> Self {
        if quarters.is_multiple_of(4) {
            return self;
        }
        let Self { width, height, rgb } = self;
        let Some(image) = RgbImage::from_raw(width, height, rgb) else {
            return Self { width: 0, height: 0, rgb: Vec::new() };
        };
        let image = match quarters % 4 {
            1 => imageops::rotate90(&image),
            2 => imageops::rotate180(&image),
            _ => imageops::rotate270(&image),
        };
        Self { width: image.width(), height: image.height(), rgb: image.into_raw() }
    }
}

/// Draws a page, counted from 1, as a PNG whose longer side has the given number of pixels, turned
/// to the right by quarters of a circle; a picture is never enlarged.
///
/// # Errors
///
/// When the document has no such page, or it cannot be drawn.
pub fn render(
    bytes: &[u8],
    page: u32,
    longest_side_px: u32,
    quarters: u8,
    password: Option<&str>,
) -> Result<Vec<u8>, RenderError> {
    let resolution = Resolution::LongestSide(longest_side_px.clamp(1, LONGEST_SIDE));
    let draw = || canvas(bytes, page, resolution, password);
    let canvas = catch_unwind(AssertUnwindSafe(draw)).unwrap_or(Err(RenderError::Damaged))?;
    png(canvas.turned(quarters))
}

/// Draws a page, counted from 1.
pub(crate) fn canvas(
    bytes: &[u8],
    page: u32,
    resolution: Resolution,
    password: Option<&str>,
) -> Result<Canvas, RenderError> {
    let longest_side = match resolution {
        Resolution::LongestSide(side) => side,
        Resolution::OfScan => LONGEST_SIDE,
    };
    match sniff::format(bytes, "") {
        Format::Pdf => pdf::page_image(bytes, page, resolution, password),
        Format::Tiff => picture::tiff_image(bytes, page, longest_side),
        Format::Heic => picture::heic_image(bytes, page, longest_side),
        Format::Jpeg | Format::Png | Format::Webp | Format::Gif | Format::Bmp => {
            picture::image(bytes, page, longest_side)
        }
        other => Err(RenderError::NoPages { media_type: other.media_type().to_owned() }),
    }
}

/// Scans are mostly gray, and a gray PNG is a third of the size.
fn png(canvas: Canvas) -> Result<Vec<u8>, RenderError> {
    let Canvas { width, height, mut rgb } = canvas;
    let is_gray = rgb.chunks_exact(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]);
    let color = if is_gray {
        rgb = rgb.chunks_exact(3).map(|pixel| pixel[0]).collect();
        ExtendedColorType::L8
    } else {
        ExtendedColorType::Rgb8
    };
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive)
        .write_image(&rgb, width, height, color)
        .map_err(RenderError::Encode)?;
    Ok(png)
}

//! Pictures: their sizes for the catalog and their pixels for the viewer. A picture of a paper
//! holds text, so every one waits for recognition.

mod fax;
mod heic;
mod tiff;

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits as ImageLimits};

use crate::reading::{Child, Flow, Options, Page, Reading};
use crate::render::{Canvas, RenderError};
pub(crate) use heic::{image as heic_image, read as read_heic};
pub(crate) use tiff::{image as tiff_image, read as read_tiff};

/// What decoding one picture may allocate.
const DECODE_BYTES: u64 = 5 << 28;
/// A picture with more pixels is not decoded.
const DECODE_PIXELS: u64 = 450_000_000;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut decoder = match decoder(bytes) {
        Ok(decoder) => decoder,
        Err(ImageError::Limits(_)) => return too_large(None),
        Err(_) => return damaged(),
    };
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > options.limits.pixels {
        return too_large(Some((width, height)));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Reading::of_pages(vec![page(width, height, orientation)])
}

/// Decodes a picture of one page.
pub(crate) fn image(bytes: &[u8], page: u32, longest_side: u32) -> Result<Canvas, RenderError> {
    if page != 1 {
        return Err(RenderError::NoSuchPage { page, pages: 1 });
    }
    let decoder = decoder(bytes)?;
    decode(decoder, longest_side)
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = ImageLimits::default();
    limits.max_alloc = Some(DECODE_BYTES);
    reader.limits(limits);
    reader.into_decoder()
}

fn decode(mut decoder: impl ImageDecoder, longest_side: u32) -> Result<Canvas, RenderError> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > DECODE_PIXELS || decoder.total_bytes() > DECODE_BYTES
    {
        return Err(RenderError::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder)?;
    Ok(canvas(picture, orientation, longest_side))
}

/// Scales before it turns, so that there is less to turn.
fn canvas(picture: DynamicImage, orientation: Orientation, longest_side: u32) -> Canvas {
    let is_larger = picture.width().max(picture.height()) > longest_side;
    let mut picture =
        if is_larger { picture.thumbnail(longest_side, longest_side) } else { picture };
    picture.apply_orientation(orientation);
    let rgb = on_white(picture);
    Canvas { width: rgb.width(), height: rgb.height(), rgb: rgb.into_raw() }
}

/// Puts a picture with transparent parts on white paper.
fn on_white(picture: DynamicImage) -> image::RgbImage {
    if let DynamicImage::ImageLuma8(gray) = picture {
        return of_gray(&gray);
    }
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    image::RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u16::from);
        image::Rgb([r, g, b].map(|part| ((part * a + 255 * (255 - a)) / 255) as u8))
    })
}

/// Most scans are gray. The conversion of any color into any other takes several times as long.
fn of_gray(gray: &image::GrayImage) -> image::RgbImage {
    let mut rgb = image::RgbImage::new(gray.width(), gray.height());
    for (pixel, level) in rgb.pixels_mut().zip(gray.as_raw()) {
        pixel.0 = [*level; 3];
    }
    rgb
}

fn page(width: u32, height: u32, orientation: Orientation) -> Page {
    let (width, height) = match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    };
    Page { width: width as f32, height: height as f32, waiting: true, ..Page::default() }
}

fn damaged() -> Reading {
    Reading::damaged("not_readable", "the picture is damaged or incomplete")
}

fn too_large(size: Option<(u32, u32)>) -> Reading {
    let message = match size {
        Some((width, height)) => format!("the picture has {width} × {height} pixels"),
        None => "the picture has too many pixels".to_owned(),
    };
    Reading::refused("picture_too_large", message)
}

impl From<ImageError> for RenderError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            _ => Self::Damaged,
        }
    }
}

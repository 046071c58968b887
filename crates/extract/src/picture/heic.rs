//! Photos as phones keep them: HEIC, a picture of HEVC in the container HEIF.

use heifer::heifer_isobmff::HeifFile;
use heifer::{Error, Options as Decoding};
use image::metadata::Orientation;
use image::{DynamicImage, RgbaImage};

use super::{DECODE_BYTES, canvas, damaged, page, too_large};
use crate::reading::{Child, Flow, Options, Reading};
use crate::render::{Canvas, RenderError};

/// What decoding takes for each pixel at most: its planes and its colors.
const BYTES_PER_PIXEL: u64 = 8;

/// Why there is no picture.
enum Undecoded {
    TooLarge(u32, u32),
    /// The container holds something else, such as AV1.
    OtherCodec(String),
    Damaged,
}

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    match decode(bytes, options.limits.pixels) {
        Ok(picture) => {
            let turned = Orientation::NoTransforms;
            Reading::of_pages(vec![page(picture.width(), picture.height(), turned)])
        }
        Err(Undecoded::TooLarge(width, height)) => too_large(Some((width, height))),
        Err(Undecoded::OtherCodec(why)) => Reading::unsupported(
            "heic_no_reader",
            format!("there is no reader for this kind of HEIC picture ({why})"),
        ),
        Err(Undecoded::Damaged) => damaged(),
    }
}

/// Decodes the picture, which is the one page.
pub(crate) fn image(bytes: &[u8], page: u32, longest_side: u32) -> Result<Canvas, RenderError> {
    if page != 1 {
        return Err(RenderError::NoSuchPage { page, pages: 1 });
    }
    match decode(bytes, u64::MAX) {
        Ok(picture) => {
            Ok(canvas(DynamicImage::ImageRgba8(picture), Orientation::NoTransforms, longest_side))
        }
        Err(Undecoded::TooLarge(..)) => Err(RenderError::TooLarge),
        Err(_) => Err(RenderError::Damaged),
    }
}

/// The picture as it is to be seen: its container says how it is turned, and that is done.
fn decode(bytes: &[u8], most_pixels: u64) -> Result<RgbaImage, Undecoded> {
    let most_pixels = most_pixels.min(DECODE_BYTES / BYTES_PER_PIXEL);
    let file = HeifFile::parse(bytes).map_err(|_| Undecoded::Damaged)?;
    if let Ok(Some((width, height))) = file.image_size(file.primary_id)
        && u64::from(width) * u64::from(height) > most_pixels
    {
        return Err(Undecoded::TooLarge(width, height));
    }
    // Workers are as many as there are cores already.
    let decoding = Decoding { max_threads: 1, max_pixels: most_pixels };
    let picture = heifer::decode_rgba8(bytes, &decoding).map_err(|error| match error {
        Error::Unsupported(why) => Undecoded::OtherCodec(why),
        _ => Undecoded::Damaged,
    })?;
    RgbaImage::from_raw(picture.width, picture.height, picture.data).ok_or(Undecoded::Damaged)
}

//! The fax compressions of TIFF that the picture library leaves out: Group 3 and plain Huffman.

use std::io::Cursor;

use ::tiff::decoder::Decoder;
use ::tiff::tags::{CompressionMethod, IfdPointer, Tag};
use hayro_ccitt::{DecodeSettings, DecoderContext, EncodingMode};
use image::{DynamicImage, GrayImage};

const T4_OPTIONS: Tag = Tag::Unknown(292);
const TWO_DIMENSIONS: u32 = 1;
const ALIGNED_LINES: u32 = 4;
const LOWEST_BIT_FIRST: u32 = 2;
const WHITE_IS_ZERO: u32 = 0;

const BLACK: u8 = 0;
const WHITE: u8 = 255;

/// Decodes the page whose directory is at the given place, as far as its data goes.
pub(crate) fn decode(bytes: &[u8], page: IfdPointer) -> Option<DynamicImage> {
    let mut decoder = Decoder::new(Cursor::new(bytes)).ok()?;
    let directory = decoder.read_directory(page).ok()?;
    let mut tags = decoder.read_directory_tags(&directory);
    let mut numbers = |tag: Tag| tags.find_tag(tag).ok().flatten()?.into_u64_vec().ok();
    let (offsets, lengths) = (numbers(Tag::StripOffsets)?, numbers(Tag::StripByteCounts)?);
    let mut number = |tag: Tag| u32::try_from(*numbers(tag)?.first()?).ok();
    let (width, height) = (number(Tag::ImageWidth)?, number(Tag::ImageLength)?);
    let rows_per_strip = number(Tag::RowsPerStrip).unwrap_or(height).clamp(1, height.max(1));
    let options = number(T4_OPTIONS).unwrap_or(0);
    let is_fax = number(Tag::Compression)? == u32::from(CompressionMethod::Fax3.to_u16());
    let lowest_first = number(Tag::FillOrder) == Some(LOWEST_BIT_FIRST);
    let is_inverted = number(Tag::PhotometricInterpretation).is_some_and(|it| it != WHITE_IS_ZERO);

    let mut rows = Rows { width: width as usize, pixels: Vec::new() };
    let mut left = height;
    for (offset, length) in offsets.into_iter().zip(lengths) {
        let from = usize::try_from(offset).ok()?;
        let strip = bytes.get(from..)?;
        let strip = &strip[..strip.len().min(usize::try_from(length).ok()?)];
        let reversed: Vec<u8>;
        let strip = if lowest_first {
            reversed = strip.iter().map(|byte| byte.reverse_bits()).collect();
            &reversed
        } else {
            strip
        };
        let settings = DecodeSettings {
            columns: width,
            rows: rows_per_strip.min(left),
            end_of_block: is_fax,
            end_of_line: is_fax,
            rows_are_byte_aligned: !is_fax || options & ALIGNED_LINES != 0,
            encoding: if is_fax && options & TWO_DIMENSIONS != 0 {
                EncodingMode::Group3_2D
            } else {
                EncodingMode::Group3_1D
            },
            strict: false,
        };
        // A strip that breaks off still shows what came before.
        let _ = hayro_ccitt::decode(strip, &mut rows, &mut DecoderContext::new(settings));
        left = left.saturating_sub(rows_per_strip);
        let decoded_to = (height - left) as usize * rows.width;
        rows.pixels.resize(decoded_to, WHITE);
    }
    rows.pixels.resize(width as usize * height as usize, WHITE);
    if is_inverted {
        rows.pixels.iter_mut().for_each(|pixel| *pixel = !*pixel);
    }
    GrayImage::from_raw(width, height, rows.pixels).map(DynamicImage::ImageLuma8)
}

/// The rows of a page, one byte a pixel.
struct Rows {
    width: usize,
    pixels: Vec<u8>,
}

impl hayro_ccitt::Decoder for Rows {
    fn push_row(&mut self, changes: &[u32]) {
        let start = self.pixels.len();
        self.pixels.resize(start + self.width, WHITE);
        for black in changes.chunks(2) {
            let from = (black[0] as usize).min(self.width);
            let to = black.get(1).map_or(self.width, |end| (*end as usize).min(self.width));
            self.pixels[start + from..start + to.max(from)].fill(BLACK);
        }
    }
}

//! TIFF, the format of scanners and fax servers: one file, many pages.

use std::io::Cursor;

use ::tiff::decoder::Decoder;
use ::tiff::decoder::ifd::Value;
use ::tiff::tags::{CompressionMethod, IfdPointer, Tag};
use image::codecs::tiff::TiffDecoder;
use image::metadata::Orientation;

use super::fax;
use crate::reading::{Child, Flow, Options, Page, Reading};
use crate::render::{Canvas, RenderError};

/// Bits of the tag `NewSubfileType`: a smaller copy of another page, and a mask for one.
const NO_PAGE_OF_ITS_OWN: u32 = 1 | 4;

/// One page of the file.
struct Directory {
    at: IfdPointer,
    width: u32,
    height: u32,
    orientation: Orientation,
    compression: CompressionMethod,
}

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let most = options.limits.pages as usize;
    let directories = directories(bytes, most + 1);
    if directories.is_empty() {
        return super::damaged();
    }
    if directories.len() > most {
        return Reading::refused("too_many_pages", format!("the file has more than {most} pages"));
    }
    let pixels = |page: &Directory| u64::from(page.width) * u64::from(page.height);
    if let Some(page) = directories.iter().find(|page| pixels(page) > options.limits.pixels) {
        return super::too_large(Some((page.width, page.height)));
    }
    let pages: Vec<Page> = directories
        .iter()
        .map(|page| super::page(page.width, page.height, page.orientation))
        .collect();
    Reading::of_pages(pages)
}

pub(crate) fn image(bytes: &[u8], page: u32, longest_side: u32) -> Result<Canvas, RenderError> {
    let directories = directories(bytes, page as usize);
    let index = (page as usize).checked_sub(1);
    let directory = index
        .and_then(|index| directories.get(index))
        .ok_or(RenderError::NoSuchPage { page, pages: directories.len() })?;
    let pixels = u64::from(directory.width) * u64::from(directory.height);
    if pixels > super::DECODE_PIXELS {
        return Err(RenderError::TooLarge);
    }
    let is_fax =
        matches!(directory.compression, CompressionMethod::Huffman | CompressionMethod::Fax3);
    if is_fax {
        let picture = fax::decode(bytes, directory.at).ok_or(RenderError::Damaged)?;
        return Ok(super::canvas(picture, directory.orientation, longest_side));
    }
    let first = starting_with(bytes, directory.at).ok_or(RenderError::Damaged)?;
    let decoder = TiffDecoder::new(Cursor::new(first))?;
    super::decode(decoder, longest_side)
}

/// A copy of the file in which the given page is the first one, the only one decoders look at.
fn starting_with(bytes: &[u8], page: IfdPointer) -> Option<Vec<u8>> {
    let mut copy = bytes.to_vec();
    let big_endian = bytes.starts_with(b"MM");
    let is_big_tiff = [bytes.get(2)?, bytes.get(3)?].contains(&&43);
    if is_big_tiff {
        let offset = if big_endian { page.0.to_be_bytes() } else { page.0.to_le_bytes() };
        copy.get_mut(8..16)?.copy_from_slice(&offset);
    } else {
        let offset = u32::try_from(page.0).ok()?;
        let offset = if big_endian { offset.to_be_bytes() } else { offset.to_le_bytes() };
        copy.get_mut(4..8)?.copy_from_slice(&offset);
    }
    Some(copy)
}

/// The pages of the file, up to the first damaged one and no more than `most`.
fn directories(bytes: &[u8], most: usize) -> Vec<Directory> {
    let mut found = Vec::new();
    let Ok(mut decoder) = Decoder::new(Cursor::new(bytes)) else { return found };
    let mut next = decoder.ifd_pointer();
    let mut seen = std::collections::HashSet::new();
    while let Some(at) = next.filter(|at| found.len() < most && seen.insert(at.0)) {
        let Ok(directory) = decoder.read_directory(at) else { break };
        let mut tags = decoder.read_directory_tags(&directory);
        let mut number = |tag: Tag| {
            let value: Option<Value> = tags.find_tag(tag).ok().flatten();
            value.and_then(|value| value.into_u32().ok())
        };
        let kind = number(Tag::NewSubfileType).unwrap_or(0);
        let size = number(Tag::ImageWidth).zip(number(Tag::ImageLength));
        let orientation = number(Tag::Orientation).and_then(|code| u8::try_from(code).ok());
        let compression = number(Tag::Compression).and_then(|code| u16::try_from(code).ok());
        if let Some((width, height)) = size.filter(|_| kind & NO_PAGE_OF_ITS_OWN == 0) {
            found.push(Directory {
                at,
                width,
                height,
                orientation: orientation
                    .and_then(Orientation::from_exif)
                    .unwrap_or(Orientation::NoTransforms),
                compression: CompressionMethod::from_u16_exhaustive(compression.unwrap_or(1)),
            });
        }
        next = directory.next();
    }
    found
}

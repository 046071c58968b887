//! What is read from a picture.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage};
use muniment_extract::{Flow, Limits, Options, Reading, State, read, render};
use tiff::encoder::{TiffEncoder, colortype};
use tiff::tags::Tag;

fn read_picture(bytes: &[u8]) -> Reading {
    read(bytes, &Options::named("a.pdf"), &mut |_| Flow::Continue)
}

/// Left half red, right half white.
fn picture(format: ImageFormat) -> Vec<u8> {
    let picture =
        RgbImage::from_fn(
            40,
            20,
            |x, _| {
                if x < 20 { Rgb([255, 0, 0]) } else { Rgb([255, 255, 255]) }
            },
        );
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A TIFF with a gray page for each shade.
fn pages(shades: &[u8]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    for (index, shade) in shades.iter().enumerate() {
        let (width, height) = (10 + index as u32, 8);
        let pixels = vec![*shade; (width * height) as usize];
        encoder.write_image::<colortype::Gray8>(width, height, &pixels).unwrap();
    }
    bytes.into_inner()
}

#[test]
fn every_format_tells_its_size_and_waits_for_recognition() {
    use ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    for (format, media_type) in [
        (Png, "image/png"),
        (Jpeg, "image/jpeg"),
        (WebP, "image/webp"),
        (Gif, "image/gif"),
        (Bmp, "image/bmp"),
        (Tiff, "image/tiff"),
    ] {
        let bytes = picture(format);
        let reading = read_picture(&bytes);
        assert_eq!(reading.state, State::Waiting, "{format:?}");
        assert_eq!(reading.media_type, media_type);
        assert_eq!((reading.pages[0].width, reading.pages[0].height), (40.0, 20.0), "{format:?}");
        let png = render(&bytes, 1, 20, 0, None).unwrap();
        let shown = image::load_from_memory(&png).unwrap().into_rgb8();
        assert_eq!(shown.dimensions(), (20, 10), "{format:?}");
        let [red, green, blue] = shown.get_pixel(3, 5).0;
        assert!(red > 200 && green < 60 && blue < 60, "{format:?}");
    }
}

/// A photo as phones keep them, with its left half red.
fn photo() -> Vec<u8> {
    let picture = image::load_from_memory(&picture(ImageFormat::Png)).unwrap().into_rgba8();
    let (width, height) = picture.dimensions();
    heifer::encode::encode_rgba8(width, height, &picture, &heifer::EncodeOptions::default())
        .unwrap()
}

#[test]
fn a_photo_of_a_phone_is_shown_and_waits_for_recognition() {
    let bytes = photo();
    let reading = read_picture(&bytes);
    assert_eq!((reading.state, reading.media_type.as_str()), (State::Waiting, "image/heic"));
    assert_eq!((reading.pages[0].width, reading.pages[0].height), (40.0, 20.0));
    let png = render(&bytes, 1, 20, 0, None).unwrap();
    let shown = image::load_from_memory(&png).unwrap().into_rgb8();
    assert_eq!(shown.dimensions(), (20, 10));
    let [red, green, blue] = shown.get_pixel(3, 5).0;
    assert!(red > 200 && green < 60 && blue < 60, "{red} {green} {blue}");
    assert!(render(&bytes, 2, 20, 0, None).is_err());
}

#[test]
fn a_photo_that_ends_too_soon_or_is_of_another_codec_says_so() {
    let mut bytes = photo();
    bytes.truncate(bytes.len() / 2);
    let reading = read_picture(&bytes);
    assert_eq!(
        (reading.state, reading.reason.unwrap().code.as_str()),
        (State::Damaged, "not_readable")
    );
    let mut other = photo();
    let at = other.windows(4).position(|window| window == b"hvc1").unwrap();
    other[at..at + 4].copy_from_slice(b"av01");
    let reading = read_picture(&other);
    assert_eq!(reading.state, State::Unsupported);
    assert_eq!(reading.reason.unwrap().code, "heic_no_reader");
}

#[test]
fn every_page_of_a_tiff_is_a_page() {
    let bytes = pages(&[0, 100, 200]);
    let reading = read_picture(&bytes);
    let widths: Vec<f32> = reading.pages.iter().map(|page| page.width).collect();
    assert_eq!(widths, [10.0, 11.0, 12.0]);
    for (page, shade) in [(1, 0), (2, 100), (3, 200)] {
        let png = render(&bytes, page, 100, 0, None).unwrap();
        let shown = image::load_from_memory(&png).unwrap().into_luma8();
        assert_eq!(shown.get_pixel(4, 4), &Luma([shade]), "page {page}");
    }
    assert!(render(&bytes, 4, 100, 0, None).is_err());
}

#[test]
fn the_small_copy_of_a_page_is_no_page() {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    encoder.write_image::<colortype::Gray8>(8, 8, &[0; 64]).unwrap();
    let mut copy = encoder.new_image::<colortype::Gray8>(4, 4).unwrap();
    copy.encoder().write_tag(Tag::NewSubfileType, 1_u32).unwrap();
    copy.write_data(&[0; 16]).unwrap();
    assert_eq!(read_picture(&bytes.into_inner()).pages.len(), 1);
}

#[test]
fn a_photo_taken_sideways_stands_upright() {
    let jpeg = picture(ImageFormat::Jpeg);
    // An EXIF block with one entry: orientation 6, turn right to see it upright.
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);

    let reading = read_picture(&bytes);
    assert_eq!((reading.pages[0].width, reading.pages[0].height), (20.0, 40.0));
    let png = render(&bytes, 1, 1000, 0, None).unwrap();
    let shown = image::load_from_memory(&png).unwrap().into_rgb8();
    assert_eq!(shown.dimensions(), (20, 40));
    assert!(shown.get_pixel(10, 5).0[1] < 60, "the left half is on top");
    assert!(shown.get_pixel(10, 35).0[1] > 200);
}

#[test]
fn a_huge_picture_is_refused_by_its_header_alone() {
    let mut bytes = picture(ImageFormat::Bmp);
    bytes[18..22].copy_from_slice(&60_000_i32.to_le_bytes());
    bytes[22..26].copy_from_slice(&60_000_i32.to_le_bytes());
    let reading = read_picture(&bytes);
    assert_eq!(reading.state, State::Refused);
    let reason = reading.reason.unwrap();
    assert_eq!(reason.code, "picture_too_large");
    assert!(reason.message.contains("60000"), "{}", reason.message);
    assert!(render(&bytes, 1, 100, 0, None).is_err());
}

#[test]
fn more_pages_than_allowed_are_refused() {
    let limits = Limits { pages: 2, ..Limits::default() };
    let options = Options { limits, ..Options::named("fax.tif") };
    let reading = read(&pages(&[0, 0, 0]), &options, &mut |_| Flow::Continue);
    assert_eq!(reading.state, State::Refused);
}

#[test]
fn a_last_page_that_points_back_at_the_first_ends_the_file() {
    let mut bytes = pages(&[0, 100]);
    let at =
        |bytes: &[u8], from: usize| u32::from_le_bytes(bytes[from..from + 4].try_into().unwrap());
    let next = |bytes: &[u8], directory: u32| {
        let entries = [bytes[directory as usize], bytes[directory as usize + 1]];
        directory as usize + 2 + usize::from(u16::from_le_bytes(entries)) * 12
    };
    let first = at(&bytes, 4);
    let second = at(&bytes, next(&bytes, first));
    let end = next(&bytes, second);
    bytes[end..end + 4].copy_from_slice(&first.to_le_bytes());
    assert_eq!(read_picture(&bytes).pages.len(), 2);
}

#[test]
fn a_fax_page_is_shown() {
    // Two rows of eight pixels: four white and four black, in Group 3 codes. White 4 is 1011,
    // black 4 is 011, and the end of a line is eleven zeros and a one.
    let rows = [0b0000_0000, 0b0001_1011, 0b0110_0000, 0b0000_0011, 0b0110_1100];
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    let entries: [(u16, u16, u32); 8] = [
        (256, 4, 8),
        (257, 4, 2),
        (258, 3, 1),
        (259, 3, 3),
        (262, 3, 0),
        (273, 4, 8 + 2 + 8 * 12 + 4),
        (278, 4, 2),
        (279, 4, rows.len() as u32),
    ];
    bytes.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes.extend(rows);
    let png = render(&bytes, 1, 100, 0, None).unwrap();
    let shown = image::load_from_memory(&png).unwrap().into_luma8();
    let row: Vec<u8> = (0..8).map(|x| shown.get_pixel(x, 1).0[0]).collect();
    assert_eq!(row, [255, 255, 255, 255, 0, 0, 0, 0]);
}

#[test]
fn transparent_paper_is_white() {
    let mut bytes = Cursor::new(Vec::new());
    let clear = image::RgbaImage::from_pixel(4, 4, image::Rgba([0, 0, 0, 0]));
    DynamicImage::ImageRgba8(clear).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let png = render(&bytes.into_inner(), 1, 4, 0, None).unwrap();
    let shown: GrayImage = image::load_from_memory(&png).unwrap().into_luma8();
    assert_eq!(shown.get_pixel(1, 1), &Luma([255]));
}

#[test]
fn a_picture_that_breaks_off_in_its_header_is_damaged() {
    let mut bytes = picture(ImageFormat::Png);
    bytes.truncate(12);
    assert_eq!(read_picture(&bytes).state, State::Damaged);
}

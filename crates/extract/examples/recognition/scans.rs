//! Scans of a page, as offices make them: the same ones each time.

use std::fs;
use std::path::{Path, PathBuf};

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage, ImageEncoder as _, Luma, imageops};
use muniment_extract::render;

use crate::Fallible;
use crate::chance::Chance;
use crate::pages::Page;
use crate::truth::Truth;

/// The resolution in which pages are drawn before they are scanned, and the longer side of A4 in
/// it, in pixels.
const DRAWN_DPI: u32 = 300;
const DRAWN_SIDE: u32 = 3508;
const WHITE: f32 = 255.0;

/// An image of a page, in a file.
pub(crate) struct Scan {
    pub(crate) file: PathBuf,
    /// Its resolution where it is known; the file itself says nothing.
    pub(crate) dpi: Option<u32>,
    pub(crate) truth: Truth,
}

/// What happened to the page on its way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    /// Drawn, never on paper.
    Clean,
    /// A scanner as it should be.
    Gray200,
    /// A scanner that saves space.
    Gray150,
    Fax,
    /// Lying on its side.
    Turned,
    /// Photographed by hand.
    Phone,
}

impl Variant {
    pub(crate) const ALL: [Self; 6] =
        [Self::Clean, Self::Gray200, Self::Gray150, Self::Fax, Self::Turned, Self::Phone];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean300",
            Self::Gray200 => "gray200",
            Self::Gray150 => "gray150",
            Self::Fax => "fax300",
            Self::Turned => "turned200",
            Self::Phone => "phone200",
        }
    }

    fn dpi(self) -> u32 {
        match self {
            Self::Clean | Self::Fax => 300,
            Self::Gray200 | Self::Turned | Self::Phone => 200,
            Self::Gray150 => 150,
        }
    }

    /// Scans a page that was drawn.
    pub(crate) fn scan(
        self,
        page: &Page,
        drawn: &GrayImage,
        chance: &mut Chance,
        folder: &Path,
    ) -> Fallible<Scan> {
        let image = match self {
            Self::Clean => drawn.clone(),
            Self::Gray200 => noisy(&toned(&self.skewed(drawn, 1.2)), 7.0, chance),
            Self::Gray150 => noisy(&toned(&self.skewed(drawn, -1.7)), 7.0, chance),
            Self::Fax => faxed(&self.skewed(drawn, 0.7), chance),
            Self::Turned => imageops::rotate90(&toned(&self.skewed(drawn, 0.0))),
            Self::Phone => noisy(&blurred(&lit(&self.photographed(drawn))), 4.0, chance),
        };
        let file = folder.join(format!("{}-{}", page.name, self.name()));
        let file = match self {
            Self::Clean | Self::Fax => save_png(&image, &file)?,
            Self::Gray200 | Self::Gray150 => save_jpeg(&image, &file, 50)?,
            Self::Turned => save_jpeg(&image, &file, 75)?,
            Self::Phone => save_jpeg(&image, &file, 60)?,
        };
        Ok(Scan { file, dpi: Some(self.dpi()), truth: page.truth.clone() })
    }

    fn size(self, drawn: &GrayImage) -> (u32, u32) {
        let scaled = |side: u32| side * self.dpi() / DRAWN_DPI;
        (scaled(drawn.width()), scaled(drawn.height()))
    }

    fn skewed(self, drawn: &GrayImage, degrees: f32) -> GrayImage {
        let (width, height) = self.size(drawn);
        let scale = DRAWN_DPI as f32 / self.dpi() as f32;
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
        warped(drawn, (width, height), WHITE, |x, y| {
            let (x, y) = (x - middle_x, y - middle_y);
            let (u, v) = (cosine * x + sine * y, cosine * y - sine * x);
            ((u + middle_x) * scale, (v + middle_y) * scale)
        })
    }

    /// Seen from below and a little from the left, on a gray table.
    fn photographed(self, drawn: &GrayImage) -> GrayImage {
        const TABLE: f32 = 110.0;
        let (width, height) = self.size(drawn);
        let (drawn_width, drawn_height) = (drawn.width() as f32, drawn.height() as f32);
        warped(drawn, (width, height), TABLE, |x, y| {
            let (s, t) = (x / width as f32 - 0.5, y / height as f32 - 0.5);
            let depth = 1.0 + 0.05 * s + 0.12 * t;
            let u = 0.5 + (1.06 * s + 0.012 * t) / depth;
            let v = 0.5 + (1.06 * t - 0.015 * s) / depth;
            (u * drawn_width, v * drawn_height)
        })
    }
}

/// The page as an image of [`DRAWN_DPI`].
pub(crate) fn draw(page: &Page) -> Fallible<GrayImage> {
    let png = render(&page.pdf, 1, DRAWN_SIDE, 0, None)?;
    Ok(image::load_from_memory(&png)?.into_luma8())
}

pub(crate) fn save_png(image: &GrayImage, file: &Path) -> Fallible<PathBuf> {
    let file = file.with_extension("png");
    image.save(&file)?;
    Ok(file)
}

fn save_jpeg(image: &GrayImage, file: &Path, quality: u8) -> Fallible<PathBuf> {
    let file = file.with_extension("jpg");
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality).write_image(
        image.as_raw(),
        image.width(),
        image.height(),
        ExtendedColorType::L8,
    )?;
    fs::write(&file, jpeg)?;
    Ok(file)
}

/// An image whose points come from places of another one, each the mean of four.
fn warped(
    source: &GrayImage,
    (width, height): (u32, u32),
    outside: f32,
    place: impl Fn(f32, f32) -> (f32, f32),
) -> GrayImage {
    const AROUND: [(f32, f32); 4] = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
    GrayImage::from_fn(width, height, |x, y| {
        let sum: f32 = AROUND
            .iter()
            .map(|(right, down)| {
                let (u, v) = place(x as f32 + right, y as f32 + down);
                sample(source, u - 0.5, v - 0.5, outside)
            })
            .sum();
        Luma([(sum / AROUND.len() as f32).round() as u8])
    })
}

/// The brightness between four points.
fn sample(source: &GrayImage, x: f32, y: f32, outside: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let is_inside = left >= 0.0
        && top >= 0.0
        && left + 1.0 < source.width() as f32
        && top + 1.0 < source.height() as f32;
    if !is_inside {
        return outside;
    }
    let (right, down) = (x - left, y - top);
    let stride = source.width() as usize;
    let at = top as usize * stride + left as usize;
    let points = source.as_raw();
    let between = |a: u8, b: u8| f32::from(a) * (1.0 - right) + f32::from(b) * right;
    let upper = between(points[at], points[at + 1]);
    let lower = between(points[at + stride], points[at + stride + 1]);
    upper * (1.0 - down) + lower * down
}

/// Paper is not white and ink is not black.
fn toned(image: &GrayImage) -> GrayImage {
    changed(image, |_, _, value| 30.0 + value * 0.84)
}

/// Bright in one corner, dim in the opposite one.
fn lit(image: &GrayImage) -> GrayImage {
    let (width, height) = (image.width() as f32, image.height() as f32);
    changed(image, |x, y, value| {
        let light = 1.0 - 0.28 * x as f32 / width - 0.16 * y as f32 / height;
        (25.0 + value * 0.88) * light
    })
}

/// Adds noise of a given standard deviation.
fn noisy(image: &GrayImage, deviation: f32, chance: &mut Chance) -> GrayImage {
    // The sum of four equally likely bytes, very nearly normal.
    const MEAN: f32 = 510.0;
    const DEVIATION: f32 = 147.8;
    changed(image, |_, _, value| {
        let bytes = (chance.next() as u32).to_le_bytes();
        let sum: f32 = bytes.into_iter().map(f32::from).sum();
        value + (sum - MEAN) / DEVIATION * deviation
    })
}

/// Black and white, with specks.
fn faxed(image: &GrayImage, chance: &mut Chance) -> GrayImage {
    const POINTS_A_SPECK: usize = 1_500;
    changed(image, |_, _, value| {
        let is_white = value > 140.0;
        let is_speck = chance.below(POINTS_A_SPECK) == 0;
        if is_white == is_speck { 0.0 } else { WHITE }
    })
}

/// Out of focus by about a point.
fn blurred(image: &GrayImage) -> GrayImage {
    imageops::blur(image, 0.9)
}

fn changed(image: &GrayImage, mut change: impl FnMut(u32, u32, f32) -> f32) -> GrayImage {
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let Luma([value]) = *image.get_pixel(x, y);
        Luma([change(x, y, f32::from(value)).round().clamp(0.0, WHITE) as u8])
    })
}

//! Turns clean page images into what a camera and a scanner make of them: turned a little,
//! unevenly lit, noisy and not quite sharp. The same input always gives the same picture.

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, ImageEncoder, Luma, Rgb, RgbImage, imageops};

/// How a picture is spoiled.
pub(super) struct Handling {
    /// Degrees by which the paper is turned.
    pub(super) degrees: f32,
    /// How much of the picture's width the paper takes.
    pub(super) scale: f32,
    /// The standard deviation of the blur, in pixels.
    pub(super) blur: f32,
    /// The largest deviation of a pixel by noise.
    pub(super) noise: i32,
    /// Where the light falls, from 0 to 1 across and down.
    pub(super) light: (f32, f32),
    /// The color of what the paper lies on.
    pub(super) ground: [u8; 3],
}

/// A photo of a sticker on a device, as a JPEG.
pub(super) fn photograph(sticker: &RgbImage, handling: &Handling) -> Vec<u8> {
    let (width, height) = (1600, 1200);
    let mut grain = Grain(0x9E37_79B9 ^ u64::from(sticker.width()));
    let mut photo = RgbImage::from_fn(width, height, |x, y| {
        let brushed = ((y * 7) % 11) as i32 - 5;
        let ground = Rgb(handling.ground.map(|channel| clamp(i32::from(channel) + brushed)));
        let inside = place(handling, (x, y), (width, height), sticker.dimensions());
        let color = inside.map_or(ground, |(u, v)| sample(sticker, u, v));
        lit(color, brightness(handling.light, x as f32 / 1600.0, y as f32 / 1200.0))
    });
    photo = imageops::blur(&photo, handling.blur);
    for pixel in photo.pixels_mut() {
        let shift = grain.within(handling.noise);
        *pixel = Rgb(pixel.0.map(|channel| clamp(i32::from(channel) + shift)));
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80)
        .write_image(photo.as_raw(), width, height, image::ExtendedColorType::Rgb8)
        .expect("a picture in memory can be written as JPEG");
    jpeg
}

/// A gray scan of a page, as a JPEG of the same size.
pub(super) fn scan(page: &RgbImage, handling: &Handling) -> (Vec<u8>, u32, u32) {
    let (width, height) = page.dimensions();
    let mut grain = Grain(0x2545_F491 ^ u64::from(height));
    let gray = GrayImage::from_fn(width, height, |x, y| {
        let inside = place(handling, (x, y), (width, height), (width, height));
        let paper = inside.map_or([70, 70, 74], |(u, v)| sample(page, u, v).0);
        let luma = (u32::from(paper[0]) * 3 + u32::from(paper[1]) * 6 + u32::from(paper[2])) / 10;
        let across = x as f32 / width as f32;
        let down = y as f32 / height as f32;
        let shaded = luma as f32 * brightness(handling.light, across, down).min(1.0);
        Luma([shaded as u8])
    });
    let mut gray = imageops::blur(&gray, handling.blur);
    for pixel in gray.pixels_mut() {
        pixel.0 = pixel.0.map(|channel| clamp(i32::from(channel) + grain.within(handling.noise)));
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 62)
        .write_image(gray.as_raw(), width, height, image::ExtendedColorType::L8)
        .expect("a picture in memory can be written as JPEG");
    (jpeg, width, height)
}

/// Where a pixel of the picture lies on the paper, if it lies on it.
fn place(
    handling: &Handling,
    (x, y): (u32, u32),
    (width, height): (u32, u32),
    (paper_width, paper_height): (u32, u32),
) -> Option<(f32, f32)> {
    let zoom = paper_width as f32 / (width as f32 * handling.scale);
    let (sin, cos) = handling.degrees.to_radians().sin_cos();
    let (dx, dy) = (x as f32 - width as f32 / 2.0, y as f32 - height as f32 / 2.0);
    let u = (dx * cos + dy * sin) * zoom + paper_width as f32 / 2.0;
    let v = (dy * cos - dx * sin) * zoom + paper_height as f32 / 2.0;
    let on_paper =
        u >= 0.0 && v >= 0.0 && u < (paper_width - 1) as f32 && v < (paper_height - 1) as f32;
    on_paper.then_some((u, v))
}

/// The color between four neighboring pixels.
fn sample(paper: &RgbImage, u: f32, v: f32) -> Rgb<u8> {
    let (x, y) = (u as u32, v as u32);
    let (right, down) = (u.fract(), v.fract());
    let mix = |channel: usize| {
        let at = |dx, dy| f32::from(paper.get_pixel(x + dx, y + dy).0[channel]);
        let upper = at(0, 0) * (1.0 - right) + at(1, 0) * right;
        let lower = at(0, 1) * (1.0 - right) + at(1, 1) * right;
        (upper * (1.0 - down) + lower * down) as u8
    };
    Rgb([mix(0), mix(1), mix(2)])
}

fn brightness((across, down): (f32, f32), x: f32, y: f32) -> f32 {
    let distance = ((x - across).powi(2) + (y - down).powi(2)).sqrt();
    1.08 - 0.42 * distance.powf(1.6)
}

fn lit(color: Rgb<u8>, brightness: f32) -> Rgb<u8> {
    Rgb(color.0.map(|channel| (f32::from(channel) * brightness).clamp(0.0, 255.0) as u8))
}

fn clamp(value: i32) -> u8 {
    value.clamp(0, 255) as u8
}

/// The grain of a sensor: a xorshift sequence from a fixed start.
struct Grain(u64);

impl Grain {
    fn within(&mut self, largest: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let span = u64::from(largest.unsigned_abs()) * 2 + 1;
        (self.0 % span) as i32 - largest
    }
}

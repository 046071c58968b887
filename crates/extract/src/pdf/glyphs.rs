//! What a page draws, as far as reading needs it: the glyphs with their characters and places, and
//! how much of the page is covered by pictures or by outlines that might be text.
//!
//! Nothing is painted here; no image is decoded.

use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// Fonts describe their glyphs in thousandths of the font size.
const UNITS: f64 = 1000.0;
/// The top and bottom of a glyph over the baseline, as a share of the font size.
const ASCENT: f64 = 0.8;
const DESCENT: f64 = 0.2;
/// A picture smaller than this is a rule, a bullet or a logo; in square points.
const MIN_PICTURE_AREA: f64 = 400.0;
/// A picture with fewer pixels on one side is a color or a gradient that is stretched.
const MIN_PICTURE_SIDE: u32 = 8;

/// Which way a text runs on the page as shown. Lines are laid out in a frame in which `u` grows
/// along the text and `v` from line to line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    Right,
    Down,
    Left,
    Up,
}

/// One glyph with its characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyph {
    /// Its characters, as a range of [`Drawn::text`].
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) direction: Direction,
    /// From where to where it reaches along the text.
    pub(crate) u0: f32,
    pub(crate) u1: f32,
    /// The baseline.
    pub(crate) v: f32,
    /// The font size as shown.
    pub(crate) size: f32,
    /// The box on the page.
    pub(crate) bounds: Bounds,
    pub(crate) blank: bool,
}

/// A box on the page; the origin is the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) x0: f32,
    pub(crate) y0: f32,
    pub(crate) x1: f32,
    pub(crate) y1: f32,
}

impl Bounds {
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// What one page draws.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    pub(crate) glyphs: Vec<Glyph>,
    /// The characters of all glyphs.
    pub(crate) text: String,
    /// The area that pictures cover, in square points; overlaps count twice.
    pub(crate) picture_area: f64,
    /// The pixels to a point of the picture that covers most.
    pub(crate) picture_density: Option<f64>,
    largest_picture: f64,
    /// The number of curves in filled shapes.
    pub(crate) curves: usize,
}

/// Collects what a page draws.
pub(crate) struct Collector {
    page: Rect,
    text_limit: usize,
    pub(crate) drawn: Drawn,
}

impl Collector {
    /// For a page of the given size as shown. No more than `text_limit` bytes are collected.
    pub(crate) fn new(width: f32, height: f32, text_limit: usize) -> Self {
        Self {
            page: Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            text_limit,
            drawn: Drawn::default(),
        }
    }

    fn add(&mut self, characters: Option<BfString>, place: &Place) {
        let center = place.bounds.center();
        let shown = self.page.inflate(1.0, 1.0).contains(center);
        if !shown || !place.is_finite() || self.drawn.text.len() >= self.text_limit {
            return;
        }
        let text = &mut self.drawn.text;
        let start = text.len();
        match characters {
            Some(BfString::Char(c)) => push_readable(text, c),
            Some(BfString::String(s)) => s.chars().for_each(|c| push_readable(text, c)),
            None => text.push(char::REPLACEMENT_CHARACTER),
        }
        let blank = text[start..].chars().all(char::is_whitespace);
        let bounds = &place.bounds;
        self.drawn.glyphs.push(Glyph {
            start: start as u32,
            end: text.len() as u32,
            direction: place.direction,
            u0: place.u0.min(place.u1) as f32,
            u1: place.u0.max(place.u1) as f32,
            v: place.v as f32,
            size: place.size as f32,
            bounds: Bounds {
                x0: bounds.x0 as f32,
                y0: bounds.y0 as f32,
                x1: bounds.x1 as f32,
                y1: bounds.y1 as f32,
            },
            blank,
        });
    }
}

/// Adds a character the way a person would type it: ligatures apart, odd spaces plain, control
/// characters marked as unreadable.
fn push_readable(text: &mut String, c: char) {
    match c {
        '\u{fb00}' => text.push_str("ff"),
        '\u{fb01}' => text.push_str("fi"),
        '\u{fb02}' => text.push_str("fl"),
        '\u{fb03}' => text.push_str("ffi"),
        '\u{fb04}' => text.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => text.push(' '),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
        c if c.is_control() => text.push(char::REPLACEMENT_CHARACTER),
        c => text.push(c),
    }
}

/// Where a glyph stands.
struct Place {
    direction: Direction,
    u0: f64,
    u1: f64,
    v: f64,
    size: f64,
    bounds: Rect,
}

impl Place {
    /// The place of a glyph that `transform` takes from thousandths of the font size to the page.
    fn horizontal(transform: Affine, advance: f64, along: f64) -> Self {
        let [a, b, c, d, ..] = transform.as_coeffs();
        let x_axis = a.hypot(b).max(f64::MIN_POSITIVE);
        let size = c.hypot(d) * UNITS;
        let origin = transform * Point::ZERO;
        let length = advance * along;
        let step = (a / x_axis * length, b / x_axis * length);
        let end = origin + step;
        let up = (c * UNITS, d * UNITS);
        let corner = |point: Point, share: f64| point + (up.0 * share, up.1 * share);
        let bounds = Rect::from_points(corner(origin, ASCENT), corner(end, -DESCENT))
            .union(Rect::from_points(corner(origin, -DESCENT), corner(end, ASCENT)));
        let direction = match (a.abs() >= b.abs(), a >= 0.0, b >= 0.0) {
            (true, true, _) => Direction::Right,
            (true, false, _) => Direction::Left,
            (false, _, true) => Direction::Down,
            (false, _, false) => Direction::Up,
        };
        let frame = |point: Point| match direction {
            Direction::Right => (point.x, point.y),
            Direction::Down => (point.y, -point.x),
            Direction::Left => (-point.x, -point.y),
            Direction::Up => (-point.y, point.x),
        };
        let (u0, v) = frame(origin);
        let (u1, _) = frame(end);
        Self { direction, u0, u1, v, size, bounds }
    }

    /// The place of a glyph in a column that is read downward.
    fn vertical(transform: Affine) -> Self {
        let [_, _, c, d, ..] = transform.as_coeffs();
        let size = c.hypot(d) * UNITS;
        let bounds =
            transform.transform_rect_bbox(Rect::new(0.0, -DESCENT * UNITS, UNITS, ASCENT * UNITS));
        Self {
            direction: Direction::Down,
            u0: bounds.y0,
            u1: bounds.y1,
            v: -bounds.center().x,
            size,
            bounds,
        }
    }

    fn is_finite(&self) -> bool {
        self.bounds.is_finite() && self.v.is_finite() && self.size.is_finite() && self.size > 0.0
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, _: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Fill(_)) {
            let curves = path
                .elements()
                .iter()
                .filter(|element| matches!(element, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
            self.drawn.curves += curves.count();
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_clip_rect(&mut self, _: &Rect) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // A glyph that is filled and stroked is drawn twice; what is only stroked comes once.
        if self.is_repeated(run, props.transform, mode) {
            return;
        }
        let transforms = run.glyphs().iter().map(|glyph| props.transform * glyph.transform());
        let scales: Vec<f64> = transforms.clone().map(x_scale).collect();
        let stretched = is_stretched(&scales);
        for ((glyph, transform), scale) in run.glyphs().iter().zip(transforms).zip(scales) {
            let place = if run.writing_mode() == WritingMode::Vertical {
                Place::vertical(transform)
            } else {
                let [_, _, c, d, ..] = transform.as_coeffs();
                // Substitute fonts are stretched glyph by glyph; the advance is not.
                let along = if stretched { c.hypot(d) } else { scale };
                let mut place = Place::horizontal(transform, advance(glyph), along);
                if matches!(&**glyph, PdfGlyph::Type3(_)) {
                    place.correct_size();
                }
                place
            };
            self.add(glyph.as_unicode(), &place);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (image.width(), image.height());
        let pixels = Rect::new(0.0, 0.0, width.into(), height.into());
        let area = props.transform.transform_rect_bbox(pixels).intersect(self.page).area();
        let shows_something = width.min(height) >= MIN_PICTURE_SIDE && area >= MIN_PICTURE_AREA;
        if shows_something && area.is_finite() {
            self.drawn.picture_area += area;
            if area > self.drawn.largest_picture {
                self.drawn.largest_picture = area;
                let shown = props.transform.determinant().abs().sqrt();
                self.drawn.picture_density = Some(1.0 / shown.max(f64::EPSILON));
            }
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

impl Collector {
    fn is_repeated(&self, run: &GlyphRun<'_, '_>, transform: Affine, mode: &DrawMode) -> bool {
        let count = run.glyphs().len();
        let (DrawMode::Stroke(_), Some(first)) = (mode, run.glyphs().first()) else {
            return false;
        };
        let Some(before) = self.drawn.glyphs.len().checked_sub(count) else {
            return false;
        };
        let origin = transform * first.transform() * Point::ZERO;
        let bounds = self.drawn.glyphs[before].bounds;
        Rect::new(bounds.x0.into(), bounds.y0.into(), bounds.x1.into(), bounds.y1.into())
            .inflate(0.01, 0.01)
            .contains(origin)
    }
}

impl Place {
    /// The size of a font whose glyphs are drawings says nothing; their widths do.
    fn correct_size(&mut self) {
        let width = (self.u1 - self.u0).abs();
        if width > 0.0 && !(0.2..=3.0).contains(&(width / self.size)) {
            let size = width * 2.0;
            let grow = (size - self.size) * ASCENT;
            self.size = size;
            match self.direction {
                Direction::Right => self.bounds.y0 -= grow,
                Direction::Left => self.bounds.y1 += grow,
                Direction::Down => self.bounds.x1 += grow,
                Direction::Up => self.bounds.x0 -= grow,
            }
        }
    }
}

fn x_scale(transform: Affine) -> f64 {
    let [a, b, ..] = transform.as_coeffs();
    a.hypot(b)
}

fn is_stretched(scales: &[f64]) -> bool {
    let (low, high) = scales
        .iter()
        .fold((f64::MAX, 0.0_f64), |(low, high), scale| (low.min(*scale), high.max(*scale)));
    high > low * 1.01
}

/// The advance of a glyph in thousandths of the font size.
fn advance(glyph: &PdfGlyph<'_>) -> f64 {
    let advance = match glyph {
        PdfGlyph::Outline(outline) => outline.advance_width(),
        PdfGlyph::Type3(drawing) => drawing.advance_width(),
    };
    advance.map_or(UNITS / 2.0, f64::from)
}

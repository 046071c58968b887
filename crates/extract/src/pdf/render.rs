//! The image of a page.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;

use super::scan_density;
use super::{OpenError, open};
use crate::render::{Canvas, LONGEST_SIDE, RenderError, Resolution};

/// The pixels of a point at which letters are clear enough, and more help nobody: 150 and 300 to
/// the inch. Where there is no scan, letters are drawn at 200.
const LEAST: f32 = 150.0 / 72.0;
const MOST: f32 = 300.0 / 72.0;
const WITHOUT_SCAN: f32 = 200.0 / 72.0;

/// Draws a page, counted from 1.
pub(crate) fn page_image(
    bytes: &[u8],
    page: u32,
    resolution: Resolution,
    password: Option<&str>,
) -> Result<Canvas, RenderError> {
    let pdf = open(bytes, password).map_err(|error| match error {
        OpenError::Password => RenderError::Password,
        OpenError::Encryption | OpenError::Damaged => RenderError::Damaged,
    })?;
    let index = (page as usize).checked_sub(1);
    let page = index
        .and_then(|index| pdf.pages().get(index))
        .ok_or(RenderError::NoSuchPage { page, pages: pdf.pages().len() })?;
    let (width, height) = page.render_dimensions();
    let scale = match resolution {
        Resolution::LongestSide(side) => side as f32 / width.max(height),
        Resolution::OfScan => {
            let density = scan_density(page).map_or(WITHOUT_SCAN, |found| found.clamp(LEAST, MOST));
            density.min(LONGEST_SIDE as f32 / width.max(height))
        }
    };
    // A page that is a thin line would lose its thin side.
    let scale_of = |side: f32| if side * scale < 1.0 { 1.0 / side } else { scale };
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings { x_scale: scale_of(width), y_scale: scale_of(height), bg_color: WHITE },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // The ground is opaque, so every pixel is.
    let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
    rgb.extend(pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]));
    Ok(Canvas { width, height, rgb })
}

//! The image of a page.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::InterpreterSettings;

use super::{OpenError, open};
use crate::render::{Canvas, RenderError};

/// Draws a page, counted from 1, so that its longer side has the given number of pixels.
pub(crate) fn page_image(
    bytes: &[u8],
    page: u32,
    longest_side: u32,
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
    let scale = longest_side as f32 / width.max(height);
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

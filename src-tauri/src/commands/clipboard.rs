//! The clipboard.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard, ImageData};
use chrono::Local;
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use muniment::{AddOptions, Input, SourceSystem};
use tauri::State;

use crate::desk::{Desk, aside, no_vault};
use crate::ipc::{Answer, problem};

/// On Linux a copied text lives as long as the clipboard it was put on, so there is one for good.
static CLIPBOARD: Mutex<Option<Clipboard>> = Mutex::new(None);

#[tauri::command]
pub(crate) async fn paste_image(desk: State<'_, Desk>) -> Answer<bool> {
    let vault = desk.vault().ok_or_else(no_vault)?;
    aside(move || {
        let Some(bytes) = with_clipboard(read_image)? else { return Ok(false) };
        let name = format!("Clipboard {}.png", Local::now().format("%Y-%m-%d %H.%M.%S"));
        let source = Some(SourceSystem::Clipboard);
        vault.add(
            vec![Input::Bytes { name, bytes }],
            AddOptions { source, ..AddOptions::default() },
        );
        Ok(true)
    })
    .await
}

#[tauri::command]
pub(crate) async fn copy_text(text: String) -> Answer<()> {
    aside(move || with_clipboard(|clipboard| clipboard.set_text(text))).await
}

/// The image on the clipboard as a PNG file.
fn read_image(clipboard: &mut Clipboard) -> Result<Option<Vec<u8>>, arboard::Error> {
    match clipboard.get_image() {
        Ok(image) => png(&image).map(Some),
        Err(arboard::Error::ContentNotAvailable) => Ok(None),
        Err(error) => Err(error),
    }
}

fn png(image: &ImageData<'_>) -> Result<Vec<u8>, arboard::Error> {
    let mut png = Cursor::new(Vec::new());
    let (width, height) = (u32::try_from(image.width), u32::try_from(image.height));
    let (Ok(width), Ok(height)) = (width, height) else {
        return Err(arboard::Error::ConversionFailure);
    };
    PngEncoder::new(&mut png)
        .write_image(&image.bytes, width, height, ExtendedColorType::Rgba8)
        .map_err(|_| arboard::Error::ConversionFailure)?;
    Ok(png.into_inner())
}

fn with_clipboard<T>(work: impl FnOnce(&mut Clipboard) -> Result<T, arboard::Error>) -> Answer<T> {
    let mut shared = CLIPBOARD.lock().unwrap_or_else(PoisonError::into_inner);
    let unusable = |error: arboard::Error| problem("internal", error.to_string());
    if shared.is_none() {
        *shared = Some(Clipboard::new().map_err(unusable)?);
    }
    match shared.as_mut() {
        Some(clipboard) => work(clipboard).map_err(unusable),
        None => Err(problem("internal", "the clipboard is gone")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_image_is_stored_as_png_with_its_pixels() {
        let pixels = [255, 0, 0, 255, 0, 255, 0, 255];
        let file = png(&ImageData { width: 2, height: 1, bytes: pixels[..].into() }).unwrap();
        let back = image::load_from_memory_with_format(&file, image::ImageFormat::Png).unwrap();
        assert_eq!(back.to_rgba8().as_raw(), &pixels);
    }
}

//! PDF: the text of its pages with word boxes, what it says about itself, and the files inside.
//!
//! One parser serves text, places and images of pages. A second reader looks only at pages whose
//! text cannot be text, and at files the first one does not open.

mod attachments;
mod fields;
mod glyphs;
mod info;
mod layout;
mod quality;
mod render;

mod second;

use std::sync::Arc;

use hayro_interpret::hayro_syntax::page::Page as PdfPage;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::util::TransformExt;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

use crate::invoice::Attached;
use crate::reading::{Child, Flow, Limits, Options, Page, Reading, State};
use glyphs::{Collector, Drawn};
pub(crate) use render::page_image;

/// A page with fewer readable characters than this may be a scan with a stamp on it.
const FEW_CHARACTERS: usize = 60;
/// So many glyphs that no reader knows the characters of are likely words, not bullets.
const UNREAD_GLYPHS: usize = 5;
/// Filled shapes with this many curves are likely letters that were turned into outlines.
const OUTLINED_TEXT_CURVES: usize = 2_000;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let pdf = match open(bytes, options.password) {
        Ok(pdf) => pdf,
        Err(OpenError::Password) => return password_needed(options),
        Err(OpenError::Encryption) => {
            return Reading::unsupported(
                "unknown_encryption",
                "the document is encrypted in a way no reader knows",
            );
        }
        Err(OpenError::Damaged) => return read_damaged(bytes, options),
    };
    let count = pdf.pages().len();
    if count as u64 > u64::from(options.limits.pages) {
        return Reading::refused("too_many_pages", format!("the document has {count} pages"));
    }
    if count == 0 {
        return Reading::damaged("no_pages", "the document has no pages");
    }
    let mut pages = Pages::new(bytes, options);
    let cache = InterpreterCache::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        pages.read(index, page, &cache);
        if pages.text_bytes > options.limits.text_bytes {
            return Reading::refused("too_much_text", "the document has too much text");
        }
    }
    let mut reading = info::describe(Reading::of_pages(pages.pages), pdf.metadata());
    let mut invoices = Attached::default();
    let handed_over = attachments::hand_over(&pdf, &options.limits, &mut |found| {
        invoices.look_at(&found);
        child(found)
    });
    reading.invoices = invoices.into_invoices();
    match handed_over {
        Ok(()) => reading,
        Err(attachments::TooLarge) => reading.because(
            "attachments_too_large",
            "the files inside the document are too many or too large to unpack",
        ),
    }
}

enum OpenError {
    Password,
    Encryption,
    Damaged,
}

/// Opens a document with the given password, or with none where none is needed.
fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, OpenError> {
    let data = Arc::new(bytes.to_vec());
    let mut result = Pdf::new(data.clone());
    if let (Err(LoadPdfError::Decryption(_)), Some(password)) = (&result, password) {
        result = Pdf::new_with_password(data, password);
    }
    result.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => OpenError::Password,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => OpenError::Encryption,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => OpenError::Damaged,
    })
}

fn password_needed(options: &Options) -> Reading {
    match options.password {
        None => Reading::password_needed(),
        Some(_) => Reading::wrong_password(),
    }
}

/// What the second reader makes of a document the first one does not open.
fn read_damaged(bytes: &[u8], options: &Options) -> Reading {
    let damaged = || Reading::damaged("not_readable", "the file is damaged or no complete PDF");
    let mut second = match second::Reader::open(bytes, options.password) {
        Ok(second) => second,
        Err(second::Closed::Password) => return password_needed(options),
        Err(second::Closed::Unreadable) => return damaged(),
    };
    let count = second.pages().min(options.limits.pages);
    let pages: Vec<Page> = (1..=count)
        .map(|number| second.text(number).filter(|text| !quality::of(text).is_garbage()))
        .map(|text| Page::of_text(text.unwrap_or_default()))
        .collect();
    let reading = Reading::of_pages(pages);
    match reading.state {
        State::Text => {
            reading.because("partly_readable", "the file is damaged; its text was found")
        }
        _ => damaged(),
    }
}

/// The pages read so far.
struct Pages<'a> {
    bytes: &'a [u8],
    password: Option<&'a str>,
    limits: Limits,
    second: Option<Option<second::Reader>>,
    settings: InterpreterSettings,
    pages: Vec<Page>,
    text_bytes: u64,
}

impl<'a> Pages<'a> {
    fn new(bytes: &'a [u8], options: &Options<'a>) -> Self {
        Self {
            bytes,
            password: options.password,
            limits: options.limits,
            second: None,
            settings: InterpreterSettings::default(),
            pages: Vec::new(),
            text_bytes: 0,
        }
    }

    fn read<'p>(&mut self, index: usize, pdf_page: &'p PdfPage<'p>, cache: &InterpreterCache<'p>) {
        let (width, height) = pdf_page.render_dimensions();
        let limit = self.limits.text_bytes.saturating_sub(self.text_bytes).saturating_add(1);
        let drawn = drawn(pdf_page, cache, &self.settings, limit as usize);
        let mut page = layout::page(&drawn, width, height);
        self.improve(index, &mut page);
        page.waiting = is_waiting(&page, &drawn);
        fields::append(&mut page, pdf_page);
        self.text_bytes += page.text.len() as u64;
        self.pages.push(page);
    }

    /// Takes the text of the second reader where the first one's is no text, and drops what nobody
    /// can read.
    fn improve(&mut self, index: usize, page: &mut Page) {
        let first = quality::of(&page.text);
        if !first.is_doubtful() {
            return;
        }
        let (bytes, password) = (self.bytes, self.password);
        let open = || second::Reader::open(bytes, password).ok();
        let second = self.second.get_or_insert_with(open);
        let text = second.as_mut().and_then(|second| second.text(index as u32 + 1));
        if let Some(text) = text {
            let second = quality::of(&text);
            if !second.is_doubtful() && second.readable() > first.readable() {
                page.text = text;
                page.words.clear();
                return;
            }
        }
        if first.is_garbage() {
            page.text.clear();
            page.words.clear();
        }
    }
}

/// What a page draws; no more than `text_limit` bytes of text.
fn drawn<'p>(
    page: &'p PdfPage<'p>,
    cache: &InterpreterCache<'p>,
    settings: &InterpreterSettings,
    text_limit: usize,
) -> Drawn {
    let (width, height) = page.render_dimensions();
    let mut collector = Collector::new(width, height, text_limit);
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, width.into(), height.into()),
        cache,
        page.xref(),
        settings.clone(),
    );
    interpret_page(page, &mut context, &mut collector);
    collector.drawn
}

/// The pixels to a point of the picture that covers most of a page.
fn scan_density<'p>(page: &'p PdfPage<'p>) -> Option<f32> {
    let drawn = drawn(page, &InterpreterCache::new(), &InterpreterSettings::default(), 0);
    drawn.picture_density.map(|density| density as f32)
}

/// Whether a page shows more text than was read: it is covered by a picture, or drawn.
fn is_waiting(page: &Page, drawn: &Drawn) -> bool {
    let readable = quality::of(&page.text).readable();
    let covered = drawn.picture_area / f64::from(page.width * page.height).max(1.0);
    let unread_glyphs = drawn.glyphs.iter().filter(|glyph| !glyph.blank).count() >= UNREAD_GLYPHS;
    match readable {
        0 => covered > 0.02 || drawn.curves > OUTLINED_TEXT_CURVES || unread_glyphs,
        1..FEW_CHARACTERS => covered > 0.5 || drawn.curves > OUTLINED_TEXT_CURVES,
        _ => false,
    }
}

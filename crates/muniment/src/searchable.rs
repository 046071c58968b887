//! A PDF copy in which the text of scans can be searched: an image of each page, and behind it the
//! words where they stand, invisible. The document itself is never touched.

use std::collections::BTreeMap;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder};
use muniment_catalog::DocumentRecord;
use muniment_worker::{Page, Word};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use crate::document::resolve_document;
use crate::error::Subject;
use crate::view::SearchableCopy;
use crate::{Error, Vault, paper};

/// Dots to the inch of the images, and of pictures that do not say how large they are.
const DPI: f32 = 200.0;
/// The longest side of an image, in pixels.
const LONGEST_SIDE: f32 = 4_000.0;
const JPEG_QUALITY: u8 = 75;
/// The width of every letter of the font, as a share of its size. Words are stretched to fit.
const LETTER: f32 = 0.5;
/// The size of letters and the height of the baseline, as shares of the height of a word.
const SIZE: f32 = 0.9;
const BASELINE: f32 = 0.78;

const FONT: Name = Name(b"Text");
/// The font of stamps, and their size in points.
const STAMP: Name = Name(b"Stamp");
const STAMP_SIZE: f32 = 9.0;
const SYSTEM: SystemInfo =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

impl Vault {
    /// Writes a copy of a document with page images as a PDF whose text can be searched, as far as
    /// it is known. `progress` is told each page and the number of all, and says whether to go on.
    ///
    /// # Errors
    /// When there is no such document, it has no page images, the file cannot be written, or it was
    /// canceled.
    pub fn save_searchable(
        &self,
        id: &str,
        to: &Path,
        progress: &dyn Fn(u32, u32) -> bool,
    ) -> Result<SearchableCopy, Error> {
        let record = resolve_document(&self.catalog, id)?;
        let CopyWithText { pdf, pages, unrecognized } =
            self.copy_with_text(&record, &[], progress)?;
        let fail = |source| Error::File { what: "write", path: to.to_owned(), source };
        std::fs::write(to, pdf).map_err(fail)?;
        Ok(SearchableCopy { path: to.display().to_string(), pages, unrecognized })
    }

    /// A copy of a document with page images. Each page bears the stamp of its place, where there
    /// is one.
    pub(crate) fn copy_with_text(
        &self,
        record: &DocumentRecord,
        stamps: &[String],
        progress: &dyn Fn(u32, u32) -> bool,
    ) -> Result<CopyWithText, Error> {
        let missing = || Error::missing(Subject::Page, "1");
        let content = self.content(&record.digest)?.ok_or_else(missing)?;
        let bytes = self.store.read_object(&record.digest)?;
        let password = self.recognition.password(record.row);
        let password = password.as_ref().map(|password| password.as_str());
        let mut copy = Copy::new(&record.name);
        let count = u32::try_from(content.pages.len()).unwrap_or(u32::MAX);
        let mut stamps = stamps.iter().map(String::as_str);
        for (number, page) in (1..).zip(&content.pages) {
            if !progress(number, count) {
                return Err(Error::Canceled);
            }
            // Points of a PDF; pixels of a picture, which are finer than points.
            let is_pdf = record.media_type == "application/pdf";
            let points = if is_pdf { 1.0 } else { 72.0 / DPI };
            let side = page.width.max(page.height) * points / 72.0 * DPI;
            let side = side.clamp(1.0, LONGEST_SIDE) as u32;
            let rendered = self.pool.render(&bytes, number, side, page.quarters, password);
            let failure =
                |why: String| Error::NoImage { page: number, name: record.name.clone(), why };
            let png = rendered.map_err(|error| failure(error.to_string()))?;
            let image =
                image::load_from_memory(&png).map_err(|error| failure(error.to_string()))?;
            let stamp = stamps.next();
            copy.add(page, points, image, stamp).map_err(|error| failure(error.to_string()))?;
        }
        if count == 0 {
            return Err(missing());
        }
        Ok(CopyWithText { pdf: copy.finish(), pages: count, unrecognized: content.unrecognized() })
    }
}

/// A copy that is whole.
pub(crate) struct CopyWithText {
    pub(crate) pdf: Vec<u8>,
    pages: u32,
    /// How many pages are pictures whose text is not known.
    unrecognized: u32,
}

/// The copy as far as it is written.
struct Copy {
    pdf: Pdf,
    title: String,
    last: i32,
    pages: Vec<Ref>,
    /// The characters used so far, with their codes in the font.
    codes: BTreeMap<char, u16>,
}

impl Copy {
    const CATALOG: Ref = Ref::new(1);
    const TREE: Ref = Ref::new(2);
    const INFO: Ref = Ref::new(3);
    const FONT: Ref = Ref::new(4);
    const CID_FONT: Ref = Ref::new(5);
    const DESCRIPTOR: Ref = Ref::new(6);
    const CMAP: Ref = Ref::new(7);
    const STAMP: Ref = Ref::new(8);

    fn new(title: &str) -> Self {
        Self {
            pdf: Pdf::new(),
            title: title.to_owned(),
            last: Self::STAMP.get(),
            pages: Vec::new(),
            codes: BTreeMap::new(),
        }
    }

    fn next(&mut self) -> Ref {
        self.last += 1;
        Ref::new(self.last)
    }

    fn add(
        &mut self,
        page: &Page,
        points: f32,
        image: DynamicImage,
        stamp: Option<&str>,
    ) -> Result<(), image::ImageError> {
        let (width, height) = (page.width * points, page.height * points);
        let mut content = Content::new();
        content.begin_text();
        content.set_text_rendering_mode(TextRenderingMode::Invisible);
        for word in &page.words {
            self.write(&mut content, page, word, points, height);
        }
        content.end_text();
        content.save_state();
        content.transform([width, 0.0, 0.0, height, 0.0, 0.0]);
        content.x_object(Name(b"Page"));
        content.restore_state();
        if let Some(stamp) = stamp {
            draw_stamp(&mut content, width, stamp);
        }

        let (image_id, content_id, page_id) = (self.next(), self.next(), self.next());
        let (pixels_across, pixels_down) = (image.width(), image.height());
        let (jpeg, is_gray) = jpeg(image)?;
        let mut picture = self.pdf.image_xobject(image_id, &jpeg);
        picture.filter(Filter::DctDecode);
        picture.width(pixels_across.cast_signed()).height(pixels_down.cast_signed());
        if is_gray {
            picture.color_space().device_gray();
        } else {
            picture.color_space().device_rgb();
        }
        picture.bits_per_component(8);
        picture.finish();
        self.pdf.stream(content_id, &content.finish());
        let mut written = self.pdf.page(page_id);
        written.media_box(Rect::new(0.0, 0.0, width, height)).parent(Self::TREE);
        written.contents(content_id);
        let mut resources = written.resources();
        resources.fonts().pair(FONT, Self::FONT).pair(STAMP, Self::STAMP);
        resources.x_objects().pair(Name(b"Page"), image_id);
        resources.finish();
        written.finish();
        self.pages.push(page_id);
        Ok(())
    }

    fn write(&mut self, content: &mut Content, page: &Page, word: &Word, points: f32, height: f32) {
        let Some(text) = page.text.get(word.start as usize..word.end as usize) else { return };
        let count = text.chars().count() as f32;
        let size = word.h * points * SIZE;
        if count == 0.0 || size <= 0.0 || word.w <= 0.0 {
            return;
        }
        let mut codes = Vec::with_capacity(text.len() * 2);
        // Words may stand so close that only a blank tells them apart.
        let after = page.text[word.end as usize..].chars().next();
        for c in text.chars().chain(after.filter(|c| c.is_whitespace()).map(|_| ' ')) {
            let next = self.codes.len() as u16 + 1;
            codes.extend(self.codes.entry(c).or_insert(next).to_be_bytes());
        }
        content.set_font(FONT, size);
        content.set_horizontal_scaling(word.w * points / (count * LETTER * size) * 100.0);
        let baseline = height - (word.y + word.h * BASELINE) * points;
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, word.x * points, baseline]);
        content.show(Str(&codes));
    }

    fn finish(mut self) -> Vec<u8> {
        let mut cmap = UnicodeCmap::<u16>::new(Name(b"Muniment-Text"), SYSTEM);
        for (c, code) in &self.codes {
            cmap.pair(*code, *c);
        }
        self.pdf.cmap(Self::CMAP, &cmap.finish());
        let base = Name(b"Muniment");
        let mut font = self.pdf.type0_font(Self::FONT);
        font.base_font(base).encoding_predefined(Name(b"Identity-H"));
        font.descendant_font(Self::CID_FONT).to_unicode(Self::CMAP);
        font.finish();
        let mut cid = self.pdf.cid_font(Self::CID_FONT);
        cid.subtype(CidFontType::Type2).base_font(base).system_info(SYSTEM);
        cid.font_descriptor(Self::DESCRIPTOR).default_width(LETTER * 1000.0);
        cid.finish();
        self.pdf
            .type1_font(Self::STAMP)
            .base_font(Name(paper::Font::SansBold.base_name()))
            .encoding_predefined(Name(b"WinAnsiEncoding"));
        let mut descriptor = self.pdf.font_descriptor(Self::DESCRIPTOR);
        descriptor.name(base).flags(FontFlags::FIXED_PITCH | FontFlags::NON_SYMBOLIC);
        descriptor.bbox(Rect::new(0.0, -200.0, LETTER * 1000.0, 800.0)).italic_angle(0.0);
        descriptor.ascent(800.0).descent(-200.0).cap_height(700.0).stem_v(80.0);
        descriptor.finish();
        self.pdf.pages(Self::TREE).kids(self.pages.iter().copied()).count(self.pages.len() as i32);
        self.pdf.catalog(Self::CATALOG).pages(Self::TREE);
        self.pdf
            .document_info(Self::INFO)
            .title(TextStr(&self.title))
            .producer(TextStr(concat!("Muniment ", env!("CARGO_PKG_VERSION"))));
        self.pdf.finish()
    }
}

/// Writes a stamp into the lower right corner, on a white ground so that it can be read on any page.
fn draw_stamp(content: &mut Content, width: f32, stamp: &str) {
    let across = paper::Font::SansBold.width(STAMP_SIZE, stamp);
    let (x, y) = (width - across - 18.0, 12.0);
    content.set_fill_gray(1.0);
    content.rect(x - 4.0, y - 4.0, across + 8.0, STAMP_SIZE + 6.0);
    content.fill_nonzero();
    content.set_fill_gray(0.0);
    content.begin_text();
    content.set_font(STAMP, STAMP_SIZE);
    content.next_line(x, y);
    content.show(Str(stamp.as_bytes()));
    content.end_text();
}

/// An image as JPEG, and whether it is gray.
fn jpeg(image: DynamicImage) -> Result<(Vec<u8>, bool), image::ImageError> {
    let is_gray = !image.color().has_color();
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY);
    let (width, height) = (image.width(), image.height());
    if is_gray {
        encoder.write_image(&image.into_luma8(), width, height, ExtendedColorType::L8)?;
    } else {
        encoder.write_image(&image.into_rgb8(), width, height, ExtendedColorType::Rgb8)?;
    }
    Ok((jpeg, is_gray))
}

//! Bytes to pages of text with word boxes, and page images.
//!
//! One module a format family; each exports
//! `pub(crate) fn read(bytes, options, child) -> Reading` (once for each format it knows) and is
//! named in one arm of [`read_as`]:
//!
//! * `sniff`: the format, from the content; `format`: the formats and their media types
//! * `pdf`: PDF, text and images of pages
//! * `picture`: TIFF, JPEG, PNG, WebP, GIF, BMP
//! * `office`: DOCX, PPTX, ODT, ODP, and the older binary formats
//! * `sheet`: XLSX, XLSB, XLS, ODS
//! * `text`: TXT, CSV; `markup`: HTML, XML, RTF; `invoice`: what XML invoices state
//! * `mail`: EML, MSG; `archive`: ZIP
//! * `recognition`: the text of pages that are pictures
//!
//! A reader fills pages, title and facts of the [`Reading`]; [`read`] adds format, version and
//! reader. Nothing here opens a file, talks to a network or knows what a document means.

mod archive;
mod children;
mod columns;
mod draft;
mod format;
mod invoice;
mod mail;
mod markup;
mod office;
mod pdf;
mod picture;
mod reading;
pub mod recognition;
mod render;
mod script;
mod sheet;
mod sniff;
mod tabular;
mod text;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use format::Format;
pub use invoice::{StatedInvoice, StatedValue};
pub use reading::{
    Child, Flow, Limits, Options, Page, Reading, Reason, State, VERSION, Word, whole_texts,
};
pub use render::{RenderError, render};
pub use tabular::{Tabular, tabular};

const READER: &str = concat!("muniment-extract ", env!("CARGO_PKG_VERSION"), "; hayro 0.9");

/// Reads a document of any format. Documents inside it are handed to `child` and are not read.
///
/// It is total: whatever the bytes are, there is a reading that says how far it came.
pub fn read(bytes: &[u8], options: &Options, child: &mut dyn FnMut(Child) -> Flow) -> Reading {
    let mut format = Format::Unknown;
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        format = sniff::format(bytes, options.name);
        read_as(format, bytes, options, child)
    }));
    let mut reading = attempt.unwrap_or_else(|_| {
        Reading::damaged("reader_failed", "the reader for this format could not cope with the file")
    });
    READER.clone_into(&mut reading.reader);
    if reading.media_type.is_empty() {
        format.media_type().clone_into(&mut reading.media_type);
    }
    reading
}

fn read_as(
    format: Format,
    bytes: &[u8],
    options: &Options,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    match format {
        Format::Nothing => Reading::of_pages(Vec::new()),
        Format::Pdf => pdf::read(bytes, options, child),
        Format::Tiff => picture::read_tiff(bytes, options, child),
        Format::Heic => picture::read_heic(bytes, options, child),
        Format::Jpeg | Format::Png | Format::Webp | Format::Gif | Format::Bmp => {
            picture::read(bytes, options, child)
        }
        Format::Docx => office::docx::read(bytes, options, child),
        Format::Pptx => office::pptx::read(bytes, options, child),
        Format::Odt | Format::Ods | Format::Odp => office::odf::read(bytes, options, child),
        Format::Doc => office::doc::read(bytes, options, child),
        Format::Ppt => office::ppt::read(bytes, options, child),
        Format::EncryptedOffice => office::encrypted::read(bytes, options, child),
        Format::Xlsx => sheet::xlsx::read(bytes, options, child),
        Format::Xlsb => sheet::xlsx::read_binary(bytes, options, child),
        Format::Xls => sheet::xls::read(bytes, options, child),
        Format::Mail => mail::eml::read(bytes, options, child),
        Format::Msg => mail::msg::read(bytes, options, child),
        Format::Zip => archive::read(bytes, options, child),
        Format::Archive(media_type) => archive::unsupported(media_type),
        Format::Rtf => markup::rtf::read(bytes, options, child),
        Format::Html => markup::html::read(bytes, options, child),
        Format::Xml => markup::xml::read(bytes, options, child),
        Format::Text | Format::Csv => text::read(bytes, options, child),
        _ => Reading::unsupported("unknown_format", "no reader knows this format"),
    }
}

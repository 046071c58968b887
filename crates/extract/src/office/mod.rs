//! Office documents: Word, PowerPoint and OpenDocument, and the binary formats before them.

pub(crate) mod compound;
pub(crate) mod doc;
pub(crate) mod docx;
mod drawing;
pub(crate) mod encrypted;
pub(crate) mod odf;
pub(crate) mod package;
pub(crate) mod ppt;
pub(crate) mod pptx;
pub(crate) mod properties;

//! Documents that are text with markup in it: HTML, XML and RTF.

pub(crate) mod html;
pub(crate) mod rtf;
pub(crate) mod xml;

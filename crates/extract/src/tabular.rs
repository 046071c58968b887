//! Tables for a reader of cells: workbooks that are safe to open, and decoded text.
//!
//! Readers of cells trust what a workbook says about its size. Here its parts are looked at, or
//! mended, before one is handed to them.

use std::borrow::Cow;

use crate::format::Format;
use crate::reading::{Options, Reading};
use crate::{sheet, sniff, text, xml};

/// What a reader of cells may be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tabular<'a> {
    /// A workbook: XLSX, XLSB or XLS.
    Workbook(Cow<'a, [u8]>),
    /// Text in any encoding, decoded: CSV and its kin.
    Text(String),
    /// XML, decoded.
    Xml(String),
}

/// A document as a reader of cells may be given it.
///
/// # Errors
/// A reading that says why there is none: it is no table, passes a limit, or is encrypted.
pub fn tabular<'a>(bytes: &'a [u8], options: &Options) -> Result<Tabular<'a>, Box<Reading>> {
    let whole = |()| Tabular::Workbook(Cow::Borrowed(bytes));
    match sniff::format(bytes, options.name) {
        Format::Xlsx => sheet::xlsx::check(bytes, &options.limits).map(whole),
        Format::Xlsb => sheet::xlsx::check_binary(bytes, &options.limits).map(whole),
        Format::Xls => sheet::xls::mended(bytes).map(|mended| Tabular::Workbook(mended.into())),
        Format::Text | Format::Csv => Ok(Tabular::Text(text::decode(bytes))),
        Format::Xml => Ok(Tabular::Xml(xml::decode(bytes.to_vec()))),
        Format::EncryptedOffice => Err(Reading::password_needed().into()),
        _ => {
            let message = "it is no table: save it as XLSX or CSV and try again";
            Err(Reading::unsupported("no_table", message).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("Menge;St\u{fc}ck\n1;2\n");
        let found = tabular(&latin, &Options::named("a.csv"));
        assert_eq!(found, Ok(Tabular::Text("Menge;St\u{fc}ck\n1;2\n".to_owned())));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(tabular(b"%PDF-1.7 and so on", &Options::named("a.pdf")).is_err());
    }
}

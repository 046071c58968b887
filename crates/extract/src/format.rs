//! The formats that can be told apart by content.

/// A document format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Format {
    Pdf,
    Tiff,
    Jpeg,
    Png,
    Webp,
    Gif,
    Bmp,
    Heic,
    Docx,
    Pptx,
    Xlsx,
    Xlsb,
    Odt,
    Ods,
    Odp,
    /// The binary formats of Office 97 to 2003.
    Doc,
    Xls,
    Ppt,
    /// An Office document wrapped in encryption.
    EncryptedOffice,
    Rtf,
    Html,
    Xml,
    Csv,
    Text,
    /// A mail as sent, RFC 5322.
    Mail,
    /// A mail as Outlook saves it.
    Msg,
    Zip,
    /// An archive of another kind.
    Archive(&'static str),
    /// Nothing at all: zero bytes.
    Nothing,
    Unknown,
}

impl Format {
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Tiff => "image/tiff",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Bmp => "image/bmp",
            Self::Heic => "image/heic",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Xlsb => "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Doc => "application/msword",
            Self::Xls => "application/vnd.ms-excel",
            Self::Ppt => "application/vnd.ms-powerpoint",
            Self::EncryptedOffice => "application/x-ole-storage",
            Self::Rtf => "application/rtf",
            Self::Html => "text/html",
            Self::Xml => "application/xml",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
            Self::Mail => "message/rfc822",
            Self::Msg => "application/vnd.ms-outlook",
            Self::Zip => "application/zip",
            Self::Archive(media_type) => media_type,
            Self::Nothing | Self::Unknown => "application/octet-stream",
        }
    }
}

//! Office documents wrapped in encryption: the agile and the standard kind of MS-OFFCRYPTO.

use office_crypto::{DecryptError, decrypt_from_bytes};

use crate::format::Format;
use crate::reading::{Child, Flow, Options, Reading};
use crate::sniff;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let Some(password) = options.password else { return Reading::password_needed() };
    match decrypt_from_bytes(bytes.to_vec(), password) {
        Ok(plain) => {
            let format = sniff::format(&plain, options.name);
            // A wrong password is not noticed before what it yields is none of these.
            if !matches!(format, Format::Docx | Format::Pptx | Format::Xlsx | Format::Xlsb) {
                return Reading::wrong_password();
            }
            let mut reading = crate::read_as(format, &plain, options, child);
            format.media_type().clone_into(&mut reading.media_type);
            reading
        }
        Err(DecryptError::Unimplemented(_)) => Reading::unsupported(
            "unknown_encryption",
            "the document is encrypted in an unknown way; save it without a password",
        ),
        Err(_) => Reading::damaged("not_readable", "the encrypted document is damaged"),
    }
}

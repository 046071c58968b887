//! Office documents wrapped in encryption.

use crate::reading::{Child, Flow, Options, Reading, State};

pub(crate) fn read(
    _bytes: &[u8],
    _options: &Options,
    _child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let message = "the document is encrypted; save it without a password to have it read";
    Reading::stopped(State::PasswordNeeded, "password_needed", message)
}

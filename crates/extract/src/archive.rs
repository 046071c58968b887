//! Archives: a ZIP is a container, its members are documents inside. Other kinds are not opened.

use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{DateTime, ZipArchive};

use crate::children::Children;
use crate::draft::Draft;
use crate::reading::{Child, Flow, Options, Reading, State};

const MOST_MEMBERS: usize = 20_000;
/// A member that unpacks to more than this many times its size is a bomb, once it is large.
const RATIO: u64 = 200;
const LARGE: u64 = 10 << 20;

pub(crate) fn read(
    bytes: &[u8],
    options: &Options,
    child: &mut dyn FnMut(Child) -> Flow,
) -> Reading {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return Reading::damaged("bad_zip", error.to_string()),
    };
    if archive.len() > MOST_MEMBERS {
        let message = format!("it has {} members, more than the limit", archive.len());
        return Reading::refused("too_many_members", message);
    }
    let mut draft = Draft::new(&options.limits);
    let mut children = Children::new(&options.limits, child);
    let mut tally = Tally::default();
    for index in 0..archive.len() {
        if children.is_done() {
            break;
        }
        match member(&mut archive, index, options.password, children.bytes_left()) {
            Member::File { path, modified, bytes } => {
                draft.line(&path);
                children.give(&path, modified, bytes);
            }
            Member::Nothing => {}
            Member::Locked(path) => {
                draft.line(&path);
                tally.locked += 1;
            }
            Member::Unreadable(path) => {
                draft.line(&path);
                tally.unreadable += 1;
            }
            Member::Bomb => {
                return Reading::refused("zip_bomb", "a member unpacks beyond all measure");
            }
            Member::TooLarge => children.too_large(),
        }
    }
    tally.into(children.finish(draft.into_reading()), options.password.is_some())
}

/// Says of an archive that it is one Muniment does not open.
pub(crate) fn unsupported(media_type: &str) -> Reading {
    let name = match media_type {
        "application/x-7z-compressed" => "7-Zip",
        "application/vnd.rar" => "RAR",
        "application/gzip" => "gzip",
        "application/x-bzip2" => "bzip2",
        "application/x-xz" => "xz",
        "application/x-tar" => "tar",
        other => other,
    };
    let message = format!("archives of the kind {name} are not opened; add what is in it instead");
    Reading::unsupported("archive_not_opened", message)
}

enum Member {
    File {
        path: String,
        modified: Option<i64>,
        bytes: Vec<u8>,
    },
    /// A folder or a link.
    Nothing,
    Locked(String),
    Unreadable(String),
    Bomb,
    TooLarge,
}

/// Unpacks a member. What it claims about its size does not count.
fn member(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    password: Option<&str>,
    limit: u64,
) -> Member {
    let path = match archive.name_for_index(index) {
        Some(Ok(name)) => name.into_owned(),
        _ => format!("member-{}", index + 1),
    };
    let opened = match password {
        Some(password) => match archive.by_index_decrypt(index, password.as_bytes()) {
            // The password is for other members.
            Err(ZipError::InvalidPassword) => return Member::Locked(path),
            opened => opened,
        },
        None => archive.by_index(index),
    };
    let mut file = match opened {
        Ok(file) => file,
        Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
            return Member::Locked(path);
        }
        Err(_) => return Member::Unreadable(path),
    };
    if file.is_dir() || file.is_symlink() {
        return Member::Nothing;
    }
    let modified = file.last_modified().and_then(seconds);
    let was_locked = file.encrypted();
    let packed = file.compressed_size().max(1);
    let mut bytes = Vec::new();
    let bomb = packed.saturating_mul(RATIO).max(LARGE);
    let outcome = file.by_ref().take(bomb.min(limit) + 1).read_to_end(&mut bytes);
    let unpacked = bytes.len() as u64;
    match outcome {
        _ if unpacked > bomb => Member::Bomb,
        _ if unpacked > limit => Member::TooLarge,
        Ok(_) => Member::File { path, modified, bytes },
        // A wrong password shows only when what it unpacks to has the wrong checksum.
        Err(_) if was_locked => Member::Locked(path),
        Err(_) => Member::Unreadable(path),
    }
}

#[derive(Default)]
struct Tally {
    locked: usize,
    unreadable: usize,
}

impl Tally {
    fn into(self, mut reading: Reading, has_password: bool) -> Reading {
        if self.locked > 0 {
            reading.state = State::PasswordNeeded;
            let opens =
                if has_password { "do not open with this password" } else { "are encrypted" };
            return reading.because("password_needed", format!("{} members {opens}", self.locked));
        }
        if self.unreadable > 0 && reading.reason.is_none() {
            let message =
                format!("{} members are damaged or packed in an unknown way", self.unreadable);
            return reading.because("damaged_member", message);
        }
        reading
    }
}

/// The time of a member, which has no time zone, in seconds since 1970.
fn seconds(time: DateTime) -> Option<i64> {
    let time = mail_parser::DateTime {
        year: time.year(),
        month: time.month(),
        day: time.day(),
        hour: time.hour(),
        minute: time.minute(),
        second: time.second(),
        tz_before_gmt: false,
        tz_hour: 0,
        tz_minute: 0,
    };
    time.is_valid().then(|| time.to_timestamp())
}

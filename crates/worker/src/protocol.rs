//! Frames on the pipes between the program and a worker.
//!
//! A frame is a tag, a length and that many bytes. A [`Setup`] comes first; then each [`Request`]
//! is followed by the bytes of its document, and answered by any number of children and one
//! answer. Headers are JSON; documents and images are raw bytes.

use std::io::{self, ErrorKind, Read, Write};
use std::path::PathBuf;

use muniment_extract::Reading;
use muniment_extract::recognition::{Pass, Places, RecognizedLine, RecognizedPage, Script};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::limits::Limits;
use crate::statement::{Ask, NoStatement, SentKey, SentPreview};

/// No header is larger than this; it bounds what a broken worker makes the program allocate.
const MAX_HEADER: u32 = 1 << 30;

/// How a worker is set up, said once when it starts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Setup {
    pub(crate) limits: Limits,
    /// Whether the worker stands back for other programs.
    pub(crate) in_background: bool,
    /// The folder of the models, for a worker that recognizes.
    pub(crate) models: Option<PathBuf>,
}

/// What the program asks for. The document follows, unless the worker still has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) task: Task,
    pub(crate) password: Option<String>,
    pub(crate) bytes: u64,
    /// The document is the one of the request before.
    pub(crate) again: bool,
}

/// What to do with the document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Task {
    Read { name: String },
    Render { page: u32, longest_side_px: u32, quarters: u8 },
    Recognize { page: u32, pass: Pass, script: Script },
    Reread { page: u32, places: Places, pass: Pass, script: Script },
    Statement(Ask),
    Preview(Ask),
}

/// What a worker says.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    /// A document inside the document; its bytes follow.
    Child { path: String, name: String, modified: Option<i64>, bytes: u64 },
    /// The end of a task to read.
    Reading { reading: Reading, usage: Usage },
    /// The end of a task to render; the image follows.
    Image { bytes: u64, usage: Usage },
    /// The end of a task to recognize a page.
    Recognized { page: RecognizedPage, usage: Usage },
    /// The end of a task to read lines again.
    Reread { lines: Vec<RecognizedLine>, usage: Usage },
    /// The end of a task to read a statement; its rows follow.
    Statement { bytes: u64, keys: Vec<SentKey>, usage: Usage },
    /// The end of a task to show tables.
    Preview { tables: Vec<SentPreview>, usage: Usage },
    /// The document is no statement.
    NoStatement { why: NoStatement, usage: Usage },
    /// There is no image, and so nothing to recognize.
    NoImage { code: String, message: String, usage: Usage },
}

/// What a worker used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Usage {
    /// The most memory it had during the task; 0 where the system does not tell.
    pub(crate) peak_bytes: u64,
    /// The memory it keeps.
    pub(crate) resident_bytes: u64,
    pub(crate) cpu_micros: u64,
}

pub(crate) fn write_header(to: &mut impl Write, header: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_vec(header)?;
    let length = u32::try_from(json.len()).ok().filter(|length| *length <= MAX_HEADER);
    let length = length.ok_or_else(|| io::Error::from(ErrorKind::FileTooLarge))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&json)
}

/// Reads a header; nothing when the other side closed the pipe between two of them.
pub(crate) fn read_header<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length);
    if length > MAX_HEADER {
        return Err(ErrorKind::InvalidData.into());
    }
    let json = read_bytes(from, u64::from(length))?;
    Ok(Some(serde_json::from_slice(&json)?))
}

/// Reads exactly that many bytes, and allocates no more than arrive.
pub(crate) fn read_bytes(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    const TRUSTED: u64 = 64 << 20;
    let mut bytes = Vec::with_capacity(length.min(TRUSTED) as usize);
    from.by_ref().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_comes_back_as_it_was_sent() {
        let mut pipe = Vec::new();
        let request = Request {
            task: Task::Read { name: "ä.pdf".to_owned() },
            password: Some("secret".to_owned()),
            bytes: 7,
            again: false,
        };
        write_header(&mut pipe, &request).unwrap();
        let back: Request = read_header(&mut pipe.as_slice()).unwrap().unwrap();
        assert!(matches!(back.task, Task::Read { name } if name == "ä.pdf"));
        assert_eq!((back.password.as_deref(), back.bytes), (Some("secret"), 7));
    }

    #[test]
    fn a_closed_pipe_is_no_header() {
        let none: Option<Request> = read_header(&mut io::empty()).unwrap();
        assert!(none.is_none());
    }

    #[test]
    fn a_claimed_length_allocates_nothing() {
        let mut pipe = u32::MAX.to_le_bytes().to_vec();
        pipe.extend(b"{}");
        assert!(read_header::<Request>(&mut pipe.as_slice()).is_err());
        assert!(read_bytes(&mut [1_u8, 2].as_slice(), u64::MAX).is_err());
    }
}

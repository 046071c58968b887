//! Commit files: how an entry becomes bytes and bytes become an entry.

use chrono::{DateTime, Utc};
use muniment_core::{Digest, Event, Op, WriterId};

use crate::digest::digest_of;
use crate::error::{EntryProblem, Error};
use crate::record::{self, FORMAT, Header, RecordError, Seal};
use crate::writer::{Writer, is_signed_by, writer_id};

/// The largest commit file.
pub(crate) const MAX_BYTES: usize = 64 << 20;
/// The longest line of a commit file.
const MAX_LINE: usize = 1 << 20;
/// The most events of a commit file.
const MAX_EVENTS: usize = 200_000;
/// The longest name of a person.
const MAX_ACTOR: usize = 1 << 10;

/// One entry of the journal: what one operation changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub n: u64,
    /// The digest of the commit file before it.
    pub prev: Option<Digest>,
    /// The digest of its own commit file.
    pub digest: Digest,
    /// When it was written, by the writer's clock.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: String,
    /// The installation that wrote it.
    pub writer: WriterId,
    /// What was done.
    pub op: Op,
    /// What changed.
    pub events: Vec<Event>,
}

/// When something is done and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The time.
    pub at: DateTime<Utc>,
    /// The person.
    pub actor: String,
}

/// The newest entry a process has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub n: u64,
    /// The digest of its commit file.
    pub digest: Digest,
}

/// What an entry follows and who writes it.
pub(crate) struct Position {
    pub(crate) n: u64,
    pub(crate) prev: Option<Digest>,
}

/// The bytes of a new commit file.
pub(crate) fn encode(
    position: &Position,
    op: Op,
    stamp: &Stamp,
    events: &[Event],
    writer: &Writer,
) -> Result<Vec<u8>, Error> {
    within("the name of the person", stamp.actor.len(), MAX_ACTOR)?;
    within("the number of events", events.len(), MAX_EVENTS)?;
    let mut bytes = record::line(&Header {
        actor: stamp.actor.clone(),
        at: stamp.at,
        format: FORMAT,
        n: position.n,
        op,
        prev: position.prev,
        writer: writer.id(),
    });
    bytes.push(b'\n');
    for event in events {
        let line = record::event_line(event);
        within("a line", line.len(), MAX_LINE)?;
        bytes.extend(line);
        bytes.push(b'\n');
        within("the file", bytes.len(), MAX_BYTES - 1024)?;
    }
    let signature = writer.sign(&bytes);
    bytes.extend(record::line(&Seal { signature }));
    bytes.push(b'\n');
    Ok(bytes)
}

fn within(what: &'static str, size: usize, limit: usize) -> Result<(), Error> {
    if size <= limit { Ok(()) } else { Err(Error::TooLarge { what, limit: limit as u64 }) }
}

/// A commit file that has the right form. Whether it is true is another question: its signature
/// and its place in the chain are checked after that.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) entry: Entry,
    signature: [u8; 64],
    signed: usize,
}

impl Parsed {
    /// The key with which the writer joins in this very entry.
    pub(crate) fn joins_with(&self) -> Option<[u8; 32]> {
        self.entry.events.iter().find_map(|event| match event {
            Event::WriterJoined { public_key, .. } => Some(*public_key),
            _ => None,
        })
    }

    /// Checks the signature over the bytes this was parsed from.
    pub(crate) fn check_signature(
        &self,
        bytes: &[u8],
        public_key: &[u8; 32],
    ) -> Result<(), EntryProblem> {
        let signed = writer_id(public_key) == self.entry.writer
            && is_signed_by(public_key, &bytes[..self.signed], &self.signature);
        if signed { Ok(()) } else { Err(EntryProblem::BadSignature) }
    }
}

/// Reads the bytes of the commit file that is named as entry `n`.
pub(crate) fn parse(n: u64, bytes: &[u8]) -> Result<Parsed, EntryProblem> {
    use EntryProblem::Malformed;
    if bytes.len() > MAX_BYTES {
        return Err(Malformed("it is too large"));
    }
    let Some(body) = bytes.strip_suffix(b"\n") else {
        return Err(Malformed("its end is missing"));
    };
    let mut lines: Vec<&[u8]> = body.split(|byte| *byte == b'\n').take(MAX_EVENTS + 3).collect();
    if lines.len() > MAX_EVENTS + 2 {
        return Err(Malformed("it has too many lines"));
    }
    if lines.iter().any(|line| line.len() > MAX_LINE) {
        return Err(Malformed("a line is too long"));
    }
    let invalid = |line: usize| move |source: RecordError| EntryProblem::Line { line, source };
    let (last, Some(seal)) = (lines.len(), lines.pop()) else {
        return Err(Malformed("it is empty"));
    };
    let Some((first, events)) = lines.split_first() else {
        return Err(Malformed("it has a single line"));
    };
    let header = read_header(first).map_err(invalid(1))?;
    let seal_line: Seal = record::read(seal).map_err(invalid(last))?;
    if header.n != n {
        return Err(EntryProblem::OtherNumber(header.n));
    }
    if header.actor.len() > MAX_ACTOR {
        return Err(Malformed("the name of the person is too long"));
    }
    if header.prev.is_none() != (n == 1) {
        return Err(EntryProblem::BrokenChain);
    }
    let events = events
        .iter()
        .enumerate()
        .map(|(at, line)| record::read_event(line).map_err(invalid(at + 2)))
        .collect::<Result<Vec<Event>, _>>()?;
    check_events(n, &header.writer, &events)?;
    Ok(Parsed {
        entry: Entry {
            n,
            prev: header.prev,
            digest: digest_of(bytes),
            at: header.at,
            actor: header.actor,
            writer: header.writer,
            op: header.op,
            events,
        },
        signature: seal_line.signature,
        signed: bytes.len() - seal.len() - 1,
    })
}

/// What a commit file states of itself, as far as its first line can be read: for telling what was
/// done to one that is not true.
pub(crate) struct Stated {
    pub(crate) n: u64,
    pub(crate) prev: Option<Digest>,
    pub(crate) at: DateTime<Utc>,
    /// Whether its end, the signature, is missing.
    pub(crate) is_cut: bool,
}

/// What a file states, true or not.
pub(crate) fn stated(bytes: &[u8]) -> Option<Stated> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let header: Header = serde_json::from_slice(line.get(..line.len().min(MAX_LINE))?).ok()?;
    let last = bytes.strip_suffix(b"\n").and_then(|body| body.rsplit(|byte| *byte == b'\n').next());
    let is_cut = !last.is_some_and(|line| line.starts_with(br#"{"signature":"#));
    Some(Stated { n: header.n, prev: header.prev, at: header.at, is_cut })
}

fn read_header(line: &[u8]) -> Result<Header, RecordError> {
    #[derive(serde::Deserialize)]
    struct Version {
        format: u32,
    }
    match serde_json::from_slice::<Version>(line) {
        Ok(Version { format }) if format > FORMAT => {
            Err(RecordError::Newer(format!("format {format}")))
        }
        _ => record::read(line),
    }
}

/// A vault is created once, and a writer speaks only for itself.
fn check_events(n: u64, writer: &WriterId, events: &[Event]) -> Result<(), EntryProblem> {
    let creates = |event: &Event| matches!(event, Event::VaultCreated { .. });
    if events.first().is_some_and(creates) != (n == 1) || events.iter().skip(1).any(creates) {
        return Err(EntryProblem::Malformed("the vault is created in the first event alone"));
    }
    for event in events {
        if let Event::WriterJoined { writer: joined, public_key } = event
            && (joined != writer || writer_id(public_key) != *joined)
        {
            return Err(EntryProblem::Malformed("a writer joins with another one's key"));
        }
    }
    Ok(())
}

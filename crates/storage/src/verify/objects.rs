//! Verification of the objects: every byte, on all processors.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use muniment_core::Digest;
use rayon::prelude::*;

use super::journal::Expected;
use super::{Files, Problem, ProblemCode, Progress, Report};
use crate::digest::{Interrupted, copy_hashing};
use crate::objects::COMMIT_AGE;
use crate::place::{FileKind, Listed};
use crate::{Error, Store, layout};

/// What is known of an object after reading it.
enum Verdict {
    Whole,
    Wrong(ProblemCode, String, Option<Digest>),
    NotRead,
}

impl Store {
    pub(super) fn verify_objects(
        &self,
        files: &Files,
        expected: &HashMap<Digest, Expected>,
        report: &mut Report,
        progress: &(dyn Fn(Progress) + Sync),
        cancel: &(dyn Fn() -> bool + Sync),
    ) {
        for (digest, found) in &files.objects {
            if !expected.contains_key(digest) && found.is_older_than(COMMIT_AGE) {
                let message = "no entry of the journal names this object";
                report.problems.push(Problem {
                    digest: Some(*digest),
                    ..Problem::of(ProblemCode::ObjectExtra, &found.name, message)
                });
            }
        }
        let mut work: Vec<_> = expected.iter().collect();
        // Large ones first, so that no processor is left with one at the end.
        work.sort_by_key(|(digest, wanted)| (std::cmp::Reverse(wanted.bytes), **digest));
        let here = |digest: &Digest| files.objects.get(digest);
        let bytes_total = work.iter().filter_map(|(d, _)| here(d)).map(|file| file.bytes).sum();
        let done = AtomicU64::new(0);
        progress(Progress { bytes_done: 0, bytes_total });
        let advance = |count: usize| {
            if count > 0 {
                let bytes_done = done.fetch_add(count as u64, Ordering::Relaxed) + count as u64;
                progress(Progress { bytes_done, bytes_total });
            }
            !cancel()
        };
        let verdicts: Vec<_> = work
            .par_iter()
            .map(|(digest, wanted)| self.verify_object(digest, wanted, here(digest), &advance))
            .collect();
        report.bytes = done.into_inner();
        for ((digest, wanted), verdict) in work.into_iter().zip(verdicts) {
            match verdict {
                Verdict::Whole => report.objects += 1,
                Verdict::NotRead => report.canceled = true,
                Verdict::Wrong(code, message, found) => report.problems.push(Problem {
                    seq: Some(wanted.seq),
                    digest: Some(*digest),
                    found,
                    ..Problem::of(code, layout::object(digest), message)
                }),
            }
        }
    }

    fn verify_object(
        &self,
        digest: &Digest,
        wanted: &Expected,
        found: Option<&Listed>,
        advance: &(dyn Fn(usize) -> bool + Sync),
    ) -> Verdict {
        let wrong = |code, message: &str| Verdict::Wrong(code, message.to_owned(), None);
        let name = layout::object(digest);
        // An object can have come between listing the files and reading the journal.
        let kind = match found {
            Some(file) => Some(file.kind),
            None => match self.place.look(&name) {
                Ok(found) => found.map(|file| file.kind),
                Err(error) => return unreadable(&error),
            },
        };
        match kind {
            None => return wrong(ProblemCode::ObjectMissing, "the object is missing"),
            Some(FileKind::Elsewhere) => {
                let message = "the object is not on this device and was not checked";
                return wrong(ProblemCode::Placeholder, message);
            }
            Some(FileKind::Strange) => {
                return wrong(ProblemCode::ObjectUnreadable, "it is not a plain file");
            }
            Some(FileKind::Here) => {}
        }
        let mut bytes = match self.place.open(&name) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return wrong(ProblemCode::ObjectMissing, "the object is missing"),
            Err(error) => return unreadable(&error),
        };
        match copy_hashing(&mut bytes, &mut io::sink(), &mut |count| advance(count)) {
            Ok((found, _)) if found == *digest => Verdict::Whole,
            Ok((_, size)) if size < wanted.bytes => Verdict::Wrong(
                ProblemCode::ObjectTruncated,
                format!("the object has {size} of its {} bytes", wanted.bytes),
                None,
            ),
            Ok((found, size)) => Verdict::Wrong(
                ProblemCode::ObjectAltered,
                format!("the object has {size} bytes with the digest {found}"),
                Some(found),
            ),
            Err(Interrupted::Canceled) => Verdict::NotRead,
            Err(Interrupted::Read(source) | Interrupted::Write(source)) => {
                unreadable(&Error::io("read", name, source))
            }
        }
    }
}

fn unreadable(error: &Error) -> Verdict {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}"));
    let message = format!("{error}{}", cause.unwrap_or_default());
    Verdict::Wrong(ProblemCode::ObjectUnreadable, message, None)
}

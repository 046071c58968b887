//! Commands about the text of scans.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use muniment::Vault;
use muniment::view::SearchableCopy;
use serde_json::json;

use crate::args::CorrectArgs;
use crate::failure::Failure;
use crate::interrupt;
use crate::out::{Out, Outcome};
use crate::progress::Progress;
use crate::text::count;

/// How often progress is shown and control-C is heard.
const PACE: Duration = Duration::from_millis(100);

pub(super) fn recognize(
    vault: &Vault,
    document: Option<&str>,
    script: Option<&str>,
    careful: bool,
    out: &Out,
) -> Result<Outcome, Failure> {
    if let Some(document) = document {
        vault.recognize_again(document, script)?;
    }
    finish(vault, careful || document.is_some(), &Progress::new(out))?;
    let left = vault.recognition();
    let answer = json!({
        "pages_waiting": left.pages_left,
        "pages_to_improve": left.pages_to_improve,
        "engine": Vault::recognition_engine(),
    });
    out.answer(&answer, || {
        let waiting = count(left.pages_left as usize, "page waits", "pages wait");
        let improve = count(left.pages_to_improve as usize, "page", "pages");
        format!("{waiting}, {improve} can still be read with more care")
    })?;
    Ok(if left.pages_left == 0 { Outcome::Done } else { Outcome::Problems })
}

/// Waits until every page was read, and shows how far it came. On control-C what is done stays.
pub(super) fn finish(vault: &Vault, careful: bool, progress: &Progress) -> Result<(), Failure> {
    let (send, receive) = mpsc::channel();
    let waiting = vault.clone();
    std::thread::spawn(move || {
        // The receiver is gone only after control-C, when nobody needs the answer.
        let _ = send.send(waiting.finish_recognition(careful));
    });
    loop {
        match receive.recv_timeout(PACE) {
            Ok(done) => return Ok(done?),
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Err(RecvTimeoutError::Timeout) if interrupt::asked() => return Ok(()),
            Err(RecvTimeoutError::Timeout) => progress.show(|| {
                let view = vault.recognition();
                let left = count(view.pages_left as usize, "page", "pages");
                format!("{left} to recognize, {} to read with care", view.pages_to_improve)
            }),
        }
    }
}

pub(super) fn correct(vault: &Vault, args: &CorrectArgs, out: &Out) -> Result<Outcome, Failure> {
    let page = vault.page(&args.document, args.page, "")?;
    let units: Vec<u16> = page.text.encode_utf16().collect();
    let word = page.words.iter().find(|word| {
        let shown = units.get(word.start as usize..word.end as usize).map(String::from_utf16_lossy);
        let recognized = word.confidence.is_some() || word.read.is_some();
        let meant = [shown.as_deref(), word.read.as_deref()].contains(&Some(args.word.as_str()));
        recognized && meant
    });
    let word = word.ok_or_else(|| {
        let message = format!("recognition read no `{}` on page {}", args.word, args.page);
        Failure::wrong_use("no_such_word", message)
    })?;
    vault.correct_word(&args.document, args.page, word.start, word.end, args.text.as_deref())?;
    let answer = json!({ "page": args.page, "word": args.word, "text": args.text });
    out.answer(&answer, || match &args.text {
        Some(text) => format!("`{}` is now `{text}`", args.word),
        None => format!("`{}` counts again", args.word),
    })?;
    Ok(Outcome::Done)
}

pub(super) fn searchable(
    vault: &Vault,
    document: &str,
    to: &Path,
    out: &Out,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(out);
    let copy = vault.save_searchable(document, to, &|page, pages| {
        progress.show(|| format!("page {page} of {pages}"));
        !interrupt::asked()
    })?;
    drop(progress);
    let SearchableCopy { path, pages, unrecognized } = copy;
    let answer = json!({ "path": path, "pages": pages, "pages_unrecognized": unrecognized });
    out.answer(&answer, || {
        let pages = count(pages as usize, "page", "pages");
        if unrecognized == 0 {
            format!("{path}: {pages}")
        } else {
            format!("{path}: {pages}, {unrecognized} of them not recognized and without text")
        }
    })?;
    Ok(Outcome::Done)
}

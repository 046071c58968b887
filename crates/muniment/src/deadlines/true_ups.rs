//! What true-ups say about deadlines: the day a quote came, and what was done in time.

use muniment_catalog::{AgreementEntry, TrueUpEntry};
use muniment_core::deadlines::{
    Anchor, AnchorKind, DeadlineKey, Mark, Response, Subject, SubjectKind,
};
use muniment_core::true_up::{StepDone, TrueUpStep};

use crate::true_up::{CHALLENGE_RULE, EXPORT_RULE};

/// The quotes of agreements that count.
pub(super) fn anchors(true_ups: &[TrueUpEntry], agreements: &[AgreementEntry]) -> Vec<Anchor> {
    let anchor = |entry: &TrueUpEntry| {
        let quote = entry.stated.done.get(&TrueUpStep::QuoteReceived)?;
        let agreement = agreements.iter().find(|agreement| agreement.id == entry.agreement)?;
        let subject = subject(entry, agreement.stated.label());
        Some(Anchor { subject, kind: AnchorKind::QuoteReceived, qualifier: None, day: quote.on })
    };
    true_ups.iter().filter_map(anchor).collect()
}

/// What is stated in a true-up need not be stated about its deadlines again.
pub(super) fn marks(true_ups: &[TrueUpEntry]) -> Vec<Mark> {
    true_ups.iter().flat_map(marks_of).collect()
}

fn marks_of(entry: &TrueUpEntry) -> Vec<Mark> {
    let done = |step| entry.stated.done.get(&step);
    let mark = |rule, occurrence, by: &StepDone| Mark {
        key: DeadlineKey::new(rule, &subject(entry, ""), occurrence),
        response: Response::Done { on: by.on, evidence: by.evidence.clone() },
    };
    let exported = done(TrueUpStep::Exported);
    let quote = done(TrueUpStep::QuoteReceived);
    let answer = done(TrueUpStep::Reviewed).or(done(TrueUpStep::Challenged));
    let mut marks = Vec::new();
    marks.extend(exported.map(|by| mark(EXPORT_RULE, entry.anniversary, by)));
    marks.extend(quote.zip(answer).map(|(quote, by)| mark(CHALLENGE_RULE, quote.on, by)));
    marks
}

fn subject(entry: &TrueUpEntry, title: &str) -> Subject {
    Subject {
        kind: SubjectKind::Agreement,
        id: entry.agreement.to_string(),
        title: title.to_owned(),
    }
}

use uuid::Uuid;

use super::*;
use crate::DocumentId;
use crate::true_up::{Count, CountLine, StepDone};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The anniversary of 2024, of an agreement with which nothing is wrong.
fn facts() -> TrueUpFacts {
    TrueUpFacts {
        anniversary: day("2024-07-01"),
        export_due: Some(day("2024-05-02")),
        challenge_until: Some(day("2024-08-09")),
        licensed: BTreeMap::from([("office".to_owned(), 500)]),
        unactivated: 0,
        is_linked: true,
    }
}

fn done(on: &str, by: &str) -> StepDone {
    let evidence = vec![DocumentId::new(Uuid::from_u128(1))];
    StepDone { on: day(on), by: by.into(), evidence, note: String::new() }
}

/// A cycle in which everything was done in time and by two people.
fn sound() -> TrueUpCycle {
    let steps = [
        (TrueUpStep::Exported, "2024-05-02", "Ada"),
        (TrueUpStep::Reconciled, "2024-05-20", "Ada"),
        (TrueUpStep::DeltaIdentified, "2024-06-01", "Ada"),
        (TrueUpStep::SecondReview, "2024-06-05", "Ben"),
        (TrueUpStep::Submitted, "2024-06-10", "Ada"),
        (TrueUpStep::QuoteReceived, "2024-07-10", "Ada"),
        (TrueUpStep::Reviewed, "2024-07-20", "Ben"),
    ];
    let lines = vec![CountLine { product: "Office".into(), deployed: 540, baseline: 500 }];
    TrueUpCycle {
        done: steps.into_iter().map(|(step, on, by)| (step, done(on, by))).collect(),
        count: Some(Count { from: "count.csv".into(), lines }),
    }
}

/// The sound cycle with a step changed, or taken out.
fn with(step: TrueUpStep, changed: Option<StepDone>) -> TrueUpCycle {
    let mut cycle = sound();
    match changed {
        Some(done) => cycle.done.insert(step, done),
        None => cycle.done.remove(&step),
    };
    cycle
}

fn said(cycle: &TrueUpCycle, facts: &TrueUpFacts, as_of: &str) -> Vec<(&'static str, String)> {
    let findings = cycle.findings(facts, day(as_of));
    findings.into_iter().map(|finding| (finding.check.code(), finding.about)).collect()
}

fn codes(cycle: &TrueUpCycle) -> Vec<&'static str> {
    said(cycle, &facts(), "2024-09-01").into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_true_up_in_time_and_by_two_people_has_no_findings() {
    assert_eq!(codes(&sound()), [""; 0]);
}

#[test]
fn a_person_cannot_review_what_she_identified() {
    let cycle = with(TrueUpStep::SecondReview, Some(done("2024-06-05", " ADA ")));
    assert_eq!(codes(&cycle), ["same_person"]);
}

#[test]
fn a_missing_second_review_is_an_error_once_submitted() {
    let cycle = with(TrueUpStep::SecondReview, None);
    let findings = cycle.findings(&facts(), day("2024-09-01"));
    assert_eq!(findings[0].check, TrueUpCheck::NotReviewed);
    assert_eq!(findings[0].severity, Severity::Error);
    let before = cycle.as_of(day("2024-06-05")).findings(&facts(), day("2024-06-05"));
    assert_eq!(before[0].check, TrueUpCheck::NotReviewed);
    assert_eq!(before[0].severity, Severity::Info);
}

#[test]
fn a_review_after_the_submission_is_late() {
    let cycle = with(TrueUpStep::SecondReview, Some(done("2024-06-11", "Ben")));
    assert_eq!(codes(&cycle), ["reviewed_late"]);
}

#[test]
fn the_last_day_for_the_export_is_in_time() {
    assert_eq!(said(&TrueUpCycle::default(), &facts(), "2024-05-02"), []);
    let missing = said(&TrueUpCycle::default(), &facts(), "2024-05-03");
    assert_eq!(missing, [("export_missing", "2024-05-02".to_owned())]);
    let late = with(TrueUpStep::Exported, Some(done("2024-05-03", "Ada")));
    assert_eq!(codes(&late), ["export_late"]);
}

#[test]
fn nothing_submitted_is_an_error_after_the_anniversary() {
    let cycle = with(TrueUpStep::Submitted, None).as_of(day("2024-07-02"));
    let on = |as_of: &str| said(&cycle, &facts(), as_of);
    assert_eq!(on("2024-07-01"), []);
    assert_eq!(on("2024-07-02"), [("not_submitted", "2024-07-01".to_owned())]);
}

#[test]
fn export_and_order_need_a_document() {
    let bare = |on: &str| Some(StepDone { evidence: Vec::new(), ..done(on, "Ada") });
    let exported = with(TrueUpStep::Exported, bare("2024-05-02"));
    assert_eq!(codes(&exported), ["no_export_document"]);
    let submitted = with(TrueUpStep::Submitted, bare("2024-06-10"));
    assert_eq!(codes(&submitted), ["no_order_document"]);
}

#[test]
fn a_quote_waits_and_then_it_is_too_late_to_challenge_it() {
    let cycle = with(TrueUpStep::Reviewed, None);
    assert_eq!(said(&cycle, &facts(), "2024-08-09"), [("challenge_open", "2024-08-09".to_owned())]);
    assert_eq!(
        said(&cycle, &facts(), "2024-08-10"),
        [("challenge_missed", "2024-08-09".to_owned())]
    );
}

#[test]
fn a_challenge_after_the_last_day_is_missed_even_if_the_quote_was_reviewed() {
    let mut cycle = sound();
    cycle.done.insert(TrueUpStep::Challenged, done("2024-08-10", "Ada"));
    assert_eq!(codes(&cycle), ["challenge_missed"]);
    cycle.done.insert(TrueUpStep::Challenged, done("2024-08-09", "Ada"));
    assert_eq!(codes(&cycle), [""; 0]);
}

#[test]
fn steps_that_were_skipped_or_done_too_early_are_named() {
    let skipped = with(TrueUpStep::Reconciled, None).as_of(day("2024-06-05"));
    assert_eq!(
        said(&skipped, &facts(), "2024-06-05"),
        [("step_skipped", "delta_identified".to_owned())]
    );
    let early = with(TrueUpStep::Reconciled, Some(done("2024-05-01", "Ada")));
    assert_eq!(said(&early, &facts(), "2024-09-01"), [("out_of_order", "reconciled".to_owned())]);
}

#[test]
fn additions_need_a_count_and_its_baseline_is_what_is_on_record() {
    let uncounted = TrueUpCycle { count: None, ..sound() };
    assert_eq!(codes(&uncounted), ["no_count"]);
    let facts = TrueUpFacts {
        licensed: BTreeMap::from([("office".to_owned(), 480), ("visio".to_owned(), 1)]),
        ..facts()
    };
    let differs = said(&sound(), &facts, "2024-09-01");
    assert_eq!(differs, [("baseline_differs", "Office".to_owned())]);
}

#[test]
fn an_unlinked_agreement_and_unused_benefits_are_told() {
    let facts = TrueUpFacts { unactivated: 2, is_linked: false, ..facts() };
    let told = said(&sound(), &facts, "2024-09-01");
    let expected =
        [("agreement_unlinked", String::new()), ("benefits_not_activated", "2".to_owned())];
    assert_eq!(told, expected);
}

#[test]
fn a_finding_is_a_sentence_with_what_it_is_about() {
    let late = warning(TrueUpCheck::ExportLate, day("2024-05-02"));
    assert_eq!(late.to_string(), "the baseline was exported later than by a day: 2024-05-02");
    let count = warning(TrueUpCheck::NoCount, "");
    assert_eq!(count.to_string(), TrueUpCheck::NoCount.sentence());
}

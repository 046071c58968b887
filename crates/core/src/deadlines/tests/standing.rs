use super::super::{
    Anchor, AnchorKind, Deadline, DeadlineKey, DeadlineRules, DeadlineState, Mark, Response,
    deadlines,
};
use super::{anchor, as_of, day, first};
use crate::DocumentId;
use crate::calendar::{Holidays, WorkCalendar};

fn transfer() -> Anchor {
    anchor(AnchorKind::Transfer, "", "2026-03-15")
}

fn enrollment() -> Anchor {
    anchor(AnchorKind::EnrollmentEffective, "ea", "2023-07-01")
}

fn mark(rule: &str, anchor: &Anchor, occurrence: &str, response: Response) -> Mark {
    Mark { key: DeadlineKey::new(rule, &anchor.subject, day(occurrence)), response }
}

fn done(on: &str) -> Response {
    Response::Done { on: day(on), evidence: vec![DocumentId::new(uuid::Uuid::nil())] }
}

fn snoozed(until: &str) -> Response {
    Response::Snoozed { until: day(until), reason: "the reseller is asked".to_owned() }
}

/// The notice of the transfer of 2026-03-15, due 2026-04-14 with an alert on 2026-04-04.
fn notice(responses: &[Response], on: &str) -> Deadline {
    let marks: Vec<Mark> = responses
        .iter()
        .map(|response| mark("D28", &transfer(), "2026-03-15", response.clone()))
        .collect();
    as_of(&[transfer()], &marks, on).into_iter().next().expect("the notice")
}

/// An own rule file with one rule for the quarter ends of an agreement.
fn at_quarter_ends(fields: &str) -> DeadlineRules {
    let text = format!(
        r#"{{"id": "contoso", "version": 1, "rules": [{{"id": "C01", "version": 1,
        "kind": "deadline", "severity": "info", "title": "Export", "explanation": "For finance.",
        "source": "Contoso", "anchor": "agreement_effective", "schedule": "every quarter end",
        {fields}}}]}}"#
    );
    DeadlineRules::parse(&text).expect("a rule file")
}

fn quarter_ends(rules: &DeadlineRules, calendar: &WorkCalendar, on: &str) -> Vec<Deadline> {
    let agreement = anchor(AnchorKind::AgreementEffective, "ea", "2026-01-15");
    deadlines(&[agreement], &[], rules, calendar, day(on), day("2026-12-31"))
}

#[test]
fn a_completion_ends_the_alerts() {
    let met = notice(&[done("2026-04-10")], "2026-04-10");
    assert_eq!((met.state, met.next_alert), (DeadlineState::Done, None));
}

#[test]
fn a_completion_counts_from_its_day_on() {
    assert_eq!(notice(&[done("2026-04-10")], "2026-04-09").state, DeadlineState::Alerting);
}

#[test]
fn of_two_completions_the_earlier_counts() {
    let met = notice(&[done("2026-04-12"), done("2026-04-10")], "2026-05-01");
    assert_eq!(met.response, Some(done("2026-04-10")));
}

#[test]
fn a_snooze_hides_an_alert_until_its_day() {
    let states = ["2026-04-05", "2026-04-09", "2026-04-10"]
        .map(|on| notice(&[snoozed("2026-04-10")], on).state);
    let expected = [DeadlineState::Snoozed, DeadlineState::Snoozed, DeadlineState::Alerting];
    assert_eq!(states, expected);
}

#[test]
fn a_snooze_that_hides_an_alert_alerts_when_it_ends() {
    let waiting = notice(&[snoozed("2026-04-10")], "2026-04-05");
    assert_eq!(waiting.next_alert, Some(day("2026-04-10")));
}

#[test]
fn a_snooze_that_ends_before_the_first_alert_hides_none() {
    let waiting = notice(&[snoozed("2026-03-20")], "2026-03-16");
    assert_eq!(waiting.next_alert, Some(day("2026-04-04")));
}

#[test]
fn of_two_snoozes_the_longer_counts() {
    let waiting = notice(&[snoozed("2026-04-12"), snoozed("2026-04-10")], "2026-04-11");
    assert_eq!(waiting.state, DeadlineState::Snoozed);
}

#[test]
fn a_completion_counts_more_than_a_snooze() {
    let met = notice(&[done("2026-04-10"), snoozed("2026-05-01")], "2026-04-11");
    assert_eq!(met.state, DeadlineState::Done);
}

#[test]
fn a_snooze_does_not_bring_back_what_is_missed() {
    let quote = anchor(AnchorKind::QuoteReceived, "", "2026-06-15");
    let waits = mark("D03", &quote, "2026-06-15", snoozed("2026-09-01"));
    let found = as_of(&[quote], &[waits], "2026-07-16");
    assert_eq!(found[0].state, DeadlineState::Missed);
}

#[test]
fn a_mark_stays_with_its_anniversary() {
    let met = mark("D01", &enrollment(), "2025-07-01", done("2025-04-20"));
    let baselines = |on| -> Vec<(String, DeadlineState)> {
        let all = as_of(&[enrollment()], std::slice::from_ref(&met), on).into_iter();
        let baselines = all.filter(|deadline| deadline.rule == "D01");
        let named = baselines.map(|d| (d.occurrence.to_string(), d.state));
        named.take(2).collect()
    };
    let expected = |next| [("2025-07-01".to_owned(), DeadlineState::Done), next];
    let open = ("2026-07-01".to_owned(), DeadlineState::Open);
    assert_eq!(baselines("2025-04-20"), expected(open));
    let alerting = ("2026-07-01".to_owned(), DeadlineState::Alerting);
    assert_eq!(baselines("2026-04-17"), expected(alerting));
}

#[test]
fn a_mark_stays_when_a_holiday_moves_the_due_day() {
    let submitted = anchor(AnchorKind::TrueUpSubmitted, "", "2026-06-01");
    let met = mark("D02", &submitted, "2026-06-01", done("2026-06-12"));
    let holidays = Holidays::parse("2026-06-10 Foundation Day").expect("a list");
    let calendar = WorkCalendar { holidays, ..WorkCalendar::default() };
    let on = day("2026-06-20");
    let found = deadlines(&[submitted], &[met], &DeadlineRules::built_in(), &calendar, on, on);
    assert_eq!((found[0].due, found[0].state), (day("2026-06-16"), DeadlineState::Done));
}

#[test]
fn of_the_anniversaries_that_are_over_the_latest_is_listed() {
    let found = as_of(&[enrollment()], &[], "2026-07-02");
    let over: Vec<_> = found
        .iter()
        .filter(|deadline| deadline.rule == "D01" && deadline.state == DeadlineState::Missed)
        .map(|deadline| deadline.occurrence)
        .collect();
    assert_eq!(over, [day("2026-07-01")]);
}

#[test]
fn a_review_that_was_done_starts_the_next() {
    let review = anchor(AnchorKind::LastAgreementReview, "", "2026-01-01");
    let met = mark("D06", &review, "2026-01-01", done("2026-03-20"));
    let found = as_of(&[review], &[met], "2026-04-01");
    let listed: Vec<_> = found.iter().map(|d| (d.occurrence, d.due, d.state)).collect();
    let expected = [
        (day("2026-01-01"), day("2026-04-03"), DeadlineState::Done),
        (day("2026-03-20"), day("2026-06-20"), DeadlineState::Open),
    ];
    assert_eq!(listed, expected);
}

#[test]
fn a_review_done_on_the_day_of_the_last_starts_the_next_a_day_later() {
    let review = anchor(AnchorKind::LastAgreementReview, "", "2026-01-01");
    let met = mark("D06", &review, "2026-01-01", done("2026-01-01"));
    let found = as_of(&[review], &[met], "2026-01-02");
    assert_eq!(found.last().map(|next| next.occurrence), Some(day("2026-01-02")));
}

#[test]
fn of_two_exports_the_later_counts() {
    let exports = ["2026-02-10", "2026-01-15"].map(|on| anchor(AnchorKind::LastSnapshot, "", on));
    let found = as_of(&exports, &[], "2026-02-11");
    let listed: Vec<_> = found.iter().map(|deadline| deadline.occurrence).collect();
    assert_eq!(listed, [day("2026-02-10")]);
}

#[test]
fn what_is_due_after_the_horizon_is_not_listed() {
    let (rules, calendar) = (DeadlineRules::built_in(), WorkCalendar::default());
    let until = |horizon| {
        deadlines(&[transfer()], &[], &rules, &calendar, day("2026-03-15"), day(horizon)).len()
    };
    assert_eq!((until("2026-04-13"), until("2026-04-14")), (0, 1));
}

#[test]
fn the_same_anchor_given_twice_is_one_deadline() {
    assert_eq!(as_of(&[transfer(), transfer()], &[], "2026-03-20").len(), 1);
}

#[test]
fn deadlines_come_by_due_day_then_rule_then_subject() {
    let other = |id: &str| {
        let mut transfer = transfer();
        id.clone_into(&mut transfer.subject.id);
        transfer
    };
    let audit = anchor(AnchorKind::AuditLetter, "", "2026-03-15");
    let earlier = anchor(AnchorKind::AuditDemand, "", "2026-03-01");
    let found = as_of(&[other("2"), other("1"), audit, earlier], &[], "2026-03-20");
    let order: Vec<_> = found.iter().map(|d| (d.rule.as_str(), d.subject().id.as_str())).collect();
    let expected = [("D26-order", "8812345"), ("D26", "8812345"), ("D28", "1"), ("D28", "2")];
    assert_eq!(order, expected);
}

#[test]
fn an_own_rule_counts_from_every_quarter_end() {
    let rules = at_quarter_ends(r#""offset": "10 days after", "lapses": "20 days after""#);
    let found = quarter_ends(&rules, &WorkCalendar::default(), "2026-01-15");
    let listed: Vec<_> = found.iter().map(|deadline| deadline.due).collect();
    assert_eq!(listed, ["2026-04-10", "2026-07-10", "2026-10-10"].map(day));
}

#[test]
fn an_own_rule_counts_in_business_days_with_the_own_holidays() {
    let rules = at_quarter_ends(r#""offset": "2 business days before", "lapses": "on the day""#);
    let holidays = Holidays::parse("2026-03-30 Company outing").expect("a list");
    let calendar = WorkCalendar { holidays, ..WorkCalendar::default() };
    let found = quarter_ends(&rules, &calendar, "2026-01-15");
    assert_eq!(found[0].due, day("2026-03-26"));
}

#[test]
fn a_rule_counts_from_the_days_of_its_validity_only() {
    let rules = at_quarter_ends(
        r#""offset": "on the day", "lapses": "on the day",
        "valid_from": "2026-06-30", "valid_to": "2026-09-29""#,
    );
    let found = quarter_ends(&rules, &WorkCalendar::default(), "2026-01-15");
    let listed: Vec<_> = found.iter().map(|deadline| deadline.due).collect();
    assert_eq!(listed, [day("2026-06-30")]);
}

#[test]
fn an_anchor_without_the_qualifier_a_rule_asks_for_does_not_concern_it() {
    let unqualified = anchor(AnchorKind::EnrollmentEffective, "", "2023-07-01");
    assert!(first("D01", &[unqualified], "2024-01-01").is_none());
}

#[test]
fn anchors_at_the_ends_of_the_calendar_have_no_deadline_there() {
    let mut last = transfer();
    last.day = chrono::NaiveDate::MAX;
    assert_eq!(as_of(&[last], &[], "2026-01-01"), []);
}

#[test]
fn a_key_names_only_what_an_anchor_has() {
    let rules = DeadlineRules::built_in();
    let anchors = [enrollment(), anchor(AnchorKind::LastSnapshot, "", "2026-03-01")];
    let has = |rule: &str, occurrence: &str| {
        let key = DeadlineKey::new(rule, &anchors[0].subject, day(occurrence));
        rules.has_deadline(&key, &anchors)
    };
    assert!(has("D01", "2025-07-01"), "an anniversary");
    assert!(!has("D01", "2025-07-02"), "no anniversary");
    assert!(has("D05", "2026-04-02"), "a later export");
    assert!(!has("D05", "2026-02-28"), "a day before the first export");
    assert!(!has("D10", "2025-07-01"), "a text has no days");
    assert!(!has("D99", "2025-07-01"), "no such rule");
}

use uuid::Uuid;

use super::fixture::{day, line, statement};
use super::*;
use crate::{DocumentId, PageRanges};

fn document(number: u128) -> DocumentId {
    DocumentId::new(Uuid::from_u128(number))
}

fn exhibit(number: u128, pages: &str) -> Exhibit {
    let pages = pages.parse::<PageRanges>().expect("pages");
    Exhibit { document: document(number), pages }
}

fn disputed(listed: i64, claimed: i64, exhibits: Vec<Exhibit>) -> DisputedLine {
    DisputedLine {
        product: VersionedProduct::of("Visio", "2019"),
        family: "Visio".into(),
        version: "2019".into(),
        listed,
        claimed,
        exhibits,
    }
}

fn dispute() -> Dispute {
    Dispute::draft(document(9), vec![disputed(10, 15, vec![exhibit(1, "")])], day("2024-03-01"))
}

fn step(state: DisputeState, on: &str) -> DisputeStep {
    DisputeStep { state, on: day(on), note: String::new() }
}

#[test]
fn a_dispute_goes_from_draft_to_its_answer() {
    let mut dispute = dispute();
    for state in [DisputeState::Submitted, DisputeState::Acknowledged, DisputeState::Accepted] {
        assert_eq!(dispute.advance(step(state, "2024-03-02")), Ok(()));
    }
    assert_eq!(dispute.state(), DisputeState::Accepted);
}

#[test]
fn an_answer_needs_a_dispute_that_was_handed_in() {
    let refused = dispute().advance(step(DisputeState::Accepted, "2024-03-02"));
    let (from, to) = (DisputeState::Draft, DisputeState::Accepted);
    assert_eq!(refused, Err(DisputeError::OutOfOrder { from, to }));
}

#[test]
fn a_step_does_not_come_before_the_last_one() {
    let refused = dispute().advance(step(DisputeState::Submitted, "2024-02-29"));
    assert_eq!(refused, Err(DisputeError::TooEarly(day("2024-03-01"))));
}

#[test]
fn nothing_is_handed_in_without_a_claim_or_without_proof() {
    let with = |line| Dispute::draft(document(9), vec![line], day("2024-03-01")).is_ready();
    let proof = vec![exhibit(1, "")];
    assert_eq!(with(disputed(10, 10, proof)), Err(DisputeError::NothingClaimed));
    assert_eq!(with(disputed(10, 11, Vec::new())), Err(DisputeError::NoProof));
}

#[test]
fn the_next_statement_answers_each_line() {
    let answer = |units| {
        let mut later = statement("2024-06-01");
        later.lines = vec![line("VISIO", "2019", units)];
        dispute().check(&later)[0].is_satisfied
    };
    assert!(answer(15));
    assert!(!answer(14));
    assert!(!dispute().check(&statement("2024-06-01"))[0].is_satisfied);
}

#[test]
fn gaps_become_lines_with_the_proof_of_what_is_not_listed() {
    let bought = |quantity, number| Holding {
        kind: HoldingKind::Volume,
        license: None,
        family: "Visio".into(),
        version: "2019".into(),
        part_number: String::new(),
        number: String::new(),
        order: String::new(),
        quantity,
        on: Some(day("2020-01-01")),
        is_proven: true,
        exhibits: vec![exhibit(number, "")],
    };
    let mut made = statement("2024-03-01");
    made.lines = vec![line("Visio", "2019", 10)];
    let holdings = [bought(10, 1), bought(5, 2)];
    let limits = Limits::built_in(day("2024-03-01"));
    let numbers = true_numbers(Some(&made), &holdings, day("2024-03-01"), &limits);
    let lines = gap_lines(&numbers, &holdings);
    assert_eq!((lines[0].listed, lines[0].claimed), (10, 15));
    assert_eq!(lines[0].exhibits.len(), 2);
}

#[test]
fn an_exhibit_has_one_number_whatever_lines_name_it() {
    let lines = vec![
        disputed(1, 2, vec![exhibit(1, ""), exhibit(2, "")]),
        disputed(1, 2, vec![exhibit(2, "3")]),
    ];
    let dispute = Dispute::draft(document(9), lines, day("2024-03-01"));
    assert_eq!(dispute.bundle(), [document(1), document(2)]);
}

#[test]
fn the_letter_states_each_line_with_its_exhibits() {
    let lines = vec![disputed(10, 15, vec![exhibit(1, "2-3"), exhibit(2, "")])];
    let dispute = Dispute::draft(document(9), lines, day("2024-03-01"));
    let head = LetterHead {
        sender: "Fairmont Falls Ltd.".into(),
        on: day("2024-03-05"),
        titles: vec![(document(1), "Invoice 4711".into()), (document(2), "Order 12".into())],
    };
    let text = Letter::of(&dispute, &statement("2024-03-01"), &head).text();
    assert!(text.contains("Visio 2019      10       15  1 (p. 2-3), 2"), "{text}");
    assert!(text.contains("1  Invoice 4711\n2  Order 12\n"), "{text}");
    assert!(text.contains("(request R-1) as of 2024-03-01"), "{text}");
}

#[test]
fn a_formal_request_within_180_days_is_too_soon() {
    let limits = Limits::built_in(day("2024-03-01"));
    let made = |on: &str, is_formal| StatementRequest {
        on: day(on),
        by: "Ada".into(),
        is_formal,
        purpose: String::new(),
    };
    let log = [made("2024-01-01", true), made("2024-06-01", false)];
    assert!(too_soon(&log, day("2024-06-28"), &limits).is_some());
    assert_eq!(too_soon(&log, day("2024-06-29"), &limits), None);
}

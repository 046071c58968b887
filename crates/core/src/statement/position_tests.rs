use proptest::prelude::*;

use super::fixture::{day, line, posted, statement};
use super::*;

const PRODUCT: &str = "Office Professional Plus";

fn holding(kind: HoldingKind, quantity: i64, on: &str) -> Holding {
    Holding {
        kind,
        license: None,
        family: PRODUCT.into(),
        version: "2019".into(),
        part_number: String::new(),
        number: String::new(),
        order: String::new(),
        quantity,
        on: Some(day(on)),
        is_proven: true,
        exhibits: Vec::new(),
    }
}

fn listed(units: i64) -> Statement {
    let mut made = statement("2024-03-01");
    made.lines = vec![line(PRODUCT, "2019", units)];
    made
}

fn number(statement: Option<&Statement>, holdings: &[Holding]) -> TrueNumber {
    let limits = Limits::built_in(day("2024-03-01"));
    let numbers = true_numbers(statement, holdings, day("2024-03-01"), &limits);
    numbers.into_iter().next().expect("one product")
}

/// The example of the domain: 1,000 listed, 120 divested, 30 transferred out, 15 boxed, 40 with
/// hardware, 50 ordered 20 days before.
fn example() -> Vec<Holding> {
    vec![
        holding(HoldingKind::Divested, 120, "2023-06-15"),
        holding(HoldingKind::TransferredOut, 30, "2023-09-15"),
        holding(HoldingKind::Fpp, 15, "2020-01-01"),
        holding(HoldingKind::Volume, 50, "2024-02-10"),
        holding(HoldingKind::Oem, 40, "2021-01-01"),
    ]
}

#[test]
fn the_worked_example_comes_out() {
    let number = number(Some(&listed(1000)), &example());
    assert_eq!((number.literal, number.adjusted, number.pending), (850, 955, 50));
}

#[test]
fn the_total_stays_when_what_was_pending_is_posted() {
    let mut later = listed(1050);
    later.transactions = vec![posted("", PRODUCT, "2019", 50, "2024-02-12")];
    let number = number(Some(&later), &example());
    assert_eq!((number.adjusted, number.pending), (955, 0));
}

#[test]
fn what_was_pending_and_is_listed_is_cleared() {
    let limits = Limits::built_in(day("2024-03-01"));
    let on = day("2024-03-01");
    let before = true_numbers(Some(&listed(1000)), &example(), on, &limits);
    let mut later = listed(1050);
    later.transactions = vec![posted("", PRODUCT, "2019", 50, "2024-02-12")];
    let after = true_numbers(Some(&later), &example(), on, &limits);
    assert_eq!(cleared(&before, &after), [3]);
}

#[test]
fn a_purchase_is_pending_for_44_days_and_no_longer() {
    // 44, 45 and 46 days before 2024-03-01.
    for (ordered, pending) in [("2024-01-17", 5), ("2024-01-16", 0), ("2024-01-15", 0)] {
        let bought = [holding(HoldingKind::Volume, 5, ordered)];
        assert_eq!(number(Some(&listed(10)), &bought).pending, pending, "{ordered}");
    }
}

#[test]
fn one_listed_purchase_clears_one_of_two_equal_ones() {
    let mut made = listed(10);
    made.transactions = vec![posted("", PRODUCT, "2019", 5, "2024-02-10")];
    let bought = [
        holding(HoldingKind::Volume, 5, "2024-02-10"),
        holding(HoldingKind::Volume, 5, "2024-02-11"),
    ];
    assert_eq!(number(Some(&made), &bought).pending, 5);
}

#[test]
fn a_purchase_under_another_licensing_id_is_not_the_same() {
    let mut made = listed(10);
    made.transactions = vec![posted("", PRODUCT, "2019", 5, "2024-02-10")];
    made.transactions[0].authorization = "17232219ZZS0601".into();
    let bought = Holding { number: "999".into(), ..holding(HoldingKind::Volume, 5, "2024-02-10") };
    assert_eq!(number(Some(&made), &[bought]).pending, 5);
}

#[test]
fn what_is_not_proven_counts_nowhere() {
    let boxed = Holding { is_proven: false, ..holding(HoldingKind::Fpp, 15, "2020-01-01") };
    let number = number(Some(&listed(10)), &[boxed]);
    assert_eq!(number.adjusted, 10);
    assert_eq!(number.left_out, [(0, LeftOut::NotProven)]);
}

#[test]
fn what_comes_later_does_not_count_yet() {
    let number = number(Some(&listed(10)), &[holding(HoldingKind::Oem, 1, "2024-03-02")]);
    assert_eq!(number.left_out, [(0, LeftOut::NotYet)]);
}

#[test]
fn the_tab_of_the_mpsa_adds_units_once() {
    let mut made = listed(10);
    let at = RowPlace { sheet: 1, row: 12 };
    made.lines.push(Line { at, ..line(PRODUCT, "2019", 7) });
    let number = number(Some(&made), &[holding(HoldingKind::Mpsa, 7, "2020-01-01")]);
    assert_eq!((number.literal, number.adjusted), (10, 17));
}

#[test]
fn proven_purchases_beyond_the_listed_units_are_a_gap() {
    let bought = [
        holding(HoldingKind::Volume, 8, "2020-01-01"),
        holding(HoldingKind::Volume, 5, "2021-01-01"),
    ];
    assert_eq!(number(Some(&listed(10)), &bought).gap, 3);
}

#[test]
fn without_a_statement_it_says_so() {
    let number = number(None, &[holding(HoldingKind::Oem, 1, "2020-01-01")]);
    assert_eq!(number.adjusted, 1);
    assert!(number.caveats.contains(&Caveat::NoStatement));
}

#[test]
fn the_latest_statement_is_of_the_day_or_before() {
    let (early, late) = (statement("2024-01-01"), statement("2024-03-01"));
    let found = latest([&early, &late], day("2024-02-29"));
    assert_eq!(found.and_then(|found| found.calculated_on), Some(day("2024-01-01")));
}

#[test]
fn the_latency_is_that_of_the_deadline_rules() {
    let rules = crate::deadlines::DeadlineRules::built_in();
    let stated = rules.rule("D04").and_then(|rule| rule.timing.as_ref()).map(|t| t.offset);
    let latency = Limits::built_in(day("2024-03-01")).latency_days;
    assert_eq!(stated.map(|offset| offset.to_string()), Some(format!("{latency} days after")));
}

proptest! {
    #[test]
    fn posting_a_pending_purchase_conserves_the_total(
        units in prop::collection::vec(1..40_i64, 1..6),
        days in 0..44_u64,
        slip in 0..20_u64,
        listed_units in 0..1000_i64,
    ) {
        let on = day("2024-03-01") - chrono::Days::new(days);
        let bought: Vec<Holding> = units
            .iter()
            .map(|units| Holding { on: Some(on), ..holding(HoldingKind::Volume, *units, "2024-01-01") })
            .collect();
        let before = number(Some(&listed(listed_units)), &bought);
        let mut later = listed(listed_units + units.iter().sum::<i64>());
        let posted_on = (on + chrono::Days::new(slip)).to_string();
        later.transactions =
            units.iter().map(|units| posted("", PRODUCT, "2019", *units, &posted_on)).collect();
        let after = number(Some(&later), &bought);
        prop_assert_eq!(before.adjusted, after.adjusted);
        prop_assert_eq!(after.pending, 0);
    }
}

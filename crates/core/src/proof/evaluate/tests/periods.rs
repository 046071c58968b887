//! What is due for every year, month or bill.

use crate::proof::fixture::{RECORD, World, as_of, day};
use crate::proof::{GroupState, Profile, ProofStatus, Term};
use crate::{AcquisitionChannel as C, EvidenceKind as E};

#[test]
fn the_third_year_needs_its_true_up_too() {
    let mut world = World::complete(C::TrueUp);
    world.agreement().true_ups.pop();
    assert_eq!(world.codes(), ["R-TU-1/G1", "R-TU-1/G2"]);
    let message = world.finding("R-TU-1/G1").message.to_string();
    assert!(message.contains("2022-02-28 to 2023-02-27"), "{message}");
}

#[test]
fn a_year_without_additions_needs_no_invoice() {
    let mut world = World::complete(C::TrueUp);
    world.agreement().true_ups[1].evidence.pop();
    assert_eq!(world.codes(), ["R-TU-1/G2"]);
    world.agreement().true_ups[1].quiet = true;
    assert_eq!(world.status(), ProofStatus::Complete);
    world.agreement().true_ups[1].evidence.clear();
    assert_eq!(world.codes(), ["R-TU-1/G1"], "the update statement is still due");
}

#[test]
fn nothing_is_due_before_the_first_anniversary() {
    let mut world = World::bare(C::TrueUp);
    world.record(RECORD).record.agreement_number = "A-1".into();
    world.agreement().from = Some(day("2023-07-02"));
    let groups = world.assess(RECORD, Profile::Practical).groups;
    assert_eq!(groups[0].state, GroupState::NotApplicable);
    world.agreement().from = Some(day("2023-07-01"));
    assert_eq!(world.codes(), ["R-TU-1/G1", "R-TU-1/G2"], "the year ends today");
}

#[test]
fn a_quote_is_no_true_up_order() {
    let mut world = World::complete(C::TrueUp);
    let (_, order) = world.agreement().true_ups[0].evidence[0];
    let order = world.facts.documents.get_mut(&order).expect("it is given");
    order.signs.insert(crate::proof::Sign::Quote);
    assert_eq!(world.codes(), ["R-TU-1/G1"]);
}

#[test]
fn every_month_of_a_services_provider_is_reported() {
    let mut world = World::complete(C::Spla);
    world.agreement().reports.remove(1);
    assert_eq!(world.codes(), ["R-SPLA-1/G2", "R-SPLA-1/G3"]);
    assert!(world.finding("R-SPLA-1/G2").message.to_string().contains("2024-02 "));
}

#[test]
fn a_month_without_use_needs_a_report_and_no_invoice() {
    let mut world = World::complete(C::Spla);
    let january = &mut world.agreement().reports[0];
    january.quiet = true;
    january.evidence.retain(|(kind, _)| *kind == E::UseReport);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn january_and_february_without_use_break_the_agreement() {
    let mut world = World::complete(C::Spla);
    world.agreement().reports[0].quiet = true;
    world.agreement().reports[2].cents = Some(0);
    assert_eq!(world.status(), ProofStatus::Complete, "March does not follow January");
    world.agreement().reports[1].quiet = true;
    assert_eq!(world.codes(), ["R-SPLA-1/G2-zero"]);
    assert!(world.finding("R-SPLA-1/G2-zero").message.to_string().contains("2024-01 and 2024-02"));
}

#[test]
fn december_and_january_without_use_follow_each_other() {
    let mut world = World::complete(C::Spla);
    world.agreement().reports[0].quiet = true;
    let mut december = world.period("2023-12-01", "2023-12-31", &[]);
    december.quiet = true;
    world.agreement().reports.push(december);
    assert_eq!(world.codes(), ["R-SPLA-1/G2-zero"]);
}

#[test]
fn a_report_below_100_dollars_is_too_little() {
    let reported = |cents: i64| {
        let mut world = World::complete(C::Spla);
        world.agreement().reports[1].cents = Some(cents);
        world.codes()
    };
    assert_eq!(reported(9_999), ["R-SPLA-1/G2-minimum"]);
    assert_eq!(reported(10_000), [""; 0]);
    assert_eq!(reported(0), [""; 0]);
}

/// A subscription that is billed month by month from January to May.
fn monthly() -> World {
    let mut world = World::complete(C::Csp);
    let bills = ["01-01 01-31", "02-01 02-29", "03-01 03-31", "04-01 04-30", "05-01 05-31"];
    let bills = bills.map(|days| {
        let (from, to) = days.split_once(' ').expect("two days");
        world.period(&format!("2024-{from}"), &format!("2024-{to}"), &[E::Invoice])
    });
    world.record(RECORD).billing = bills.to_vec();
    world
}

#[test]
fn a_hole_between_bills_lacks_a_bill() {
    let mut world = monthly();
    assert_eq!(world.status(), ProofStatus::Complete, "the bill of June is on its way");
    world.record(RECORD).billing.remove(2);
    assert!(world.finding("R-SUB-1/G1").message.to_string().contains("2024-03 "));
}

#[test]
fn bills_that_stop_lack_what_follows() {
    let mut world = monthly();
    world.record(RECORD).billing.truncate(3);
    let message = world.finding("R-SUB-1/G1").message.to_string();
    assert!(message.contains("2024-04-01 to 2024-06-30"), "{message}");
}

#[test]
fn an_invoice_linked_to_the_record_pays_the_period_of_its_date() {
    let mut world = monthly();
    world.record(RECORD).billing[2].evidence.clear();
    let invoice = world.link(RECORD, E::Invoice);
    world.facts.documents.get_mut(&invoice).expect("just linked").date = Some(day("2024-04-01"));
    assert_eq!(world.codes(), ["R-SUB-1/G1"]);
    world.facts.documents.get_mut(&invoice).expect("just linked").date = Some(day("2024-03-31"));
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn without_stated_bills_one_will_do() {
    let mut world = World::complete(C::OnlineSubscription);
    world.record(RECORD).billing.clear();
    world.record(RECORD).acquisition.term =
        Some(Term::Subscription { from: None, to: Some(as_of()) });
    assert_eq!(world.codes(), ["R-SUB-1/G1"]);
    world.link(RECORD, E::SubscriptionStatement);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn the_order_number_may_stand_on_a_document() {
    let mut world = World::complete(C::Csp);
    world.record(RECORD).acquisition.order_number.clear();
    assert_eq!(world.codes(), ["R-SUB-1/G2"]);
    let invoice = world.link(RECORD, E::Invoice);
    let number = crate::ReferenceNumber { kind: crate::NumberKind::Order, value: "S-77".into() };
    world.facts.documents.get_mut(&invoice).expect("just linked").numbers.push(number);
    assert_eq!(world.status(), ProofStatus::Complete);
}

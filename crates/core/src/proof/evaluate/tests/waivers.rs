//! Findings that somebody decided to live with.

use chrono::DateTime;

use crate::proof::fixture::{BASE, RECORD, World, license};
use crate::proof::{GroupState, Profile, ProofStatus, Waiver};
use crate::{AcquisitionChannel as C, EvidenceKind as E};

fn waive(world: &mut World, n: u128, finding: &str) {
    world.facts.waivers.push(Waiver {
        license: license(n),
        finding: finding.into(),
        reason: "the reseller is gone".into(),
        by: "ada".into(),
        at: DateTime::UNIX_EPOCH,
    });
}

fn without_agreement() -> World {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::Agreement);
    world
}

#[test]
fn a_record_whose_errors_are_all_waived_is_waived_and_never_complete() {
    let mut world = without_agreement();
    waive(&mut world, RECORD, "R-VL-1/G1");
    let assessment = world.assess(RECORD, Profile::Practical);
    assert_eq!(assessment.status, ProofStatus::Waived);
    assert_eq!(assessment.groups[0].state, GroupState::Waived);
    assert_eq!((assessment.met, assessment.required), (2, 3));
}

#[test]
fn a_waived_finding_stays_with_its_reason() {
    let mut world = without_agreement();
    waive(&mut world, RECORD, "R-VL-1/G1");
    let waived = world.finding("R-VL-1/G1").waived.expect("it was waived");
    assert_eq!(waived.reason, "the reseller is gone");
}

#[test]
fn one_open_error_keeps_a_record_incomplete() {
    let mut world = without_agreement();
    world.unlink(RECORD, E::Invoice);
    waive(&mut world, RECORD, "R-VL-1/G1");
    assert_eq!(world.status(), ProofStatus::Incomplete);
}

#[test]
fn a_waiver_is_for_one_record() {
    let mut world = without_agreement();
    waive(&mut world, BASE, "R-VL-1/G1");
    assert_eq!(world.status(), ProofStatus::Incomplete);
}

#[test]
fn a_waived_warning_lets_a_record_be_complete() {
    let mut world = World::bare(C::Esd);
    world
        .record(RECORD)
        .acquisition
        .circumstances
        .insert(crate::proof::Circumstance::SellerMailLost);
    world.link(RECORD, E::OnlineOrderHistory);
    world.link(RECORD, E::Invoice);
    waive(&mut world, RECORD, "R-ESD-1/C1");
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_contradiction_can_be_waived() {
    let mut world = World::complete(C::VolumeLicense);
    world.statement(RECORD, "2024-03-01", Some(8));
    waive(&mut world, RECORD, "X-CONTRA");
    assert_eq!(world.status(), ProofStatus::Waived);
}

#[test]
fn a_waived_base_carries_with_a_warning() {
    let mut world = World::complete(C::Upgrade);
    world.unlink(BASE, E::Coa);
    assert_eq!(world.codes(), ["R-UPG-1/G2"]);
    waive(&mut world, BASE, "R-FPP-1/G1");
    assert_eq!(world.codes(), ["X-BASE"]);
    assert!(world.finding("X-BASE").message.to_string().ends_with("waived."));
}

use super::{Change, Lost, affected_by, cycle, unused_units, what_if_lost};
use crate::proof::fixture::{BASE, RECORD, World, as_of, codes, day, license};
use crate::proof::{Profile, ProofStatus, RuleSet, Transfer, Waiver, evaluate};
use crate::{AcquisitionChannel as C, EvidenceKind as E};

/// An upgrade of a record, with its own proof.
fn upgrade(world: &mut World, n: u128, base: u128, quantity: Option<u64>) {
    world.add(n, C::Upgrade).acquisition.bought_through = Some(C::Fpp);
    world.prove(n, C::Fpp);
    world.builds_on(n, base, quantity);
}

/// A box of ten units and upgrades over it.
fn box_of_ten() -> World {
    let mut world = World::default();
    world.add(BASE, C::Fpp);
    world.prove(BASE, C::Fpp);
    world
}

fn codes_of(world: &World, n: u128) -> Vec<String> {
    codes(&world.assess(n, Profile::Practical))
}

#[test]
fn a_base_of_ten_carries_one_upgrade_of_ten_and_not_two() {
    let mut world = box_of_ten();
    upgrade(&mut world, RECORD, BASE, Some(10));
    upgrade(&mut world, 3, BASE, Some(10));
    assert_eq!(world.status(), ProofStatus::Complete, "who was first is served first");
    assert_eq!(codes_of(&world, 3), ["R-UPG-1/C2"]);
}

#[test]
fn who_acquired_first_is_served_first() {
    let mut world = box_of_ten();
    upgrade(&mut world, RECORD, BASE, None);
    upgrade(&mut world, 3, BASE, None);
    world.record(3).record.acquired_on = Some(day("2019-01-01"));
    assert_eq!(codes_of(&world, 3), [""; 0]);
    assert_eq!(world.codes(), ["R-UPG-1/C2"]);
}

#[test]
fn a_shortfall_is_named_with_its_quantity() {
    let mut world = box_of_ten();
    world.record(BASE).record.quantity = 7;
    upgrade(&mut world, RECORD, BASE, None);
    assert!(world.finding("R-UPG-1/C2").message.to_string().ends_with(": 3 of 10."));
}

#[test]
fn two_bases_carry_one_upgrade_together() {
    let mut world = box_of_ten();
    world.record(BASE).record.quantity = 4;
    world.add(3, C::Fpp).record.quantity = 6;
    world.prove(3, C::Fpp);
    upgrade(&mut world, RECORD, BASE, Some(4));
    world.builds_on(RECORD, 3, None);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn an_upgrade_of_an_upgrade_breaks_with_its_first_license() {
    let mut world = box_of_ten();
    upgrade(&mut world, 3, BASE, None);
    upgrade(&mut world, RECORD, 3, None);
    assert_eq!(world.status(), ProofStatus::Complete);
    world.unlink(BASE, E::Eula);
    assert_eq!(codes_of(&world, 3), ["R-UPG-1/G2"]);
    assert_eq!(world.codes(), ["R-UPG-1/G2"]);
}

#[test]
fn a_circle_is_found_with_its_way() {
    let mut world = box_of_ten();
    upgrade(&mut world, RECORD, BASE, None);
    upgrade(&mut world, 3, RECORD, None);
    world.builds_on(BASE, 3, None);
    let way = [RECORD, BASE, 3, RECORD].map(license);
    assert_eq!(cycle(&world.facts, license(RECORD)).as_deref(), Some(&way[..]));
    assert_eq!(world.status(), ProofStatus::Incomplete);
    assert!(world.finding("X-CYCLE").message.to_string().contains("→"));
}

#[test]
fn in_a_circle_a_waived_record_carries_nothing() {
    for (waived, other) in [(RECORD, BASE), (BASE, RECORD)] {
        let mut world = World::default();
        upgrade(&mut world, RECORD, BASE, None);
        upgrade(&mut world, BASE, RECORD, None);
        world.facts.waivers.extend(["X-CYCLE", "R-UPG-1/G2"].map(|finding| Waiver {
            license: license(waived),
            finding: finding.into(),
            reason: "it was so when we bought the company".into(),
            by: "ada".into(),
            at: chrono::DateTime::UNIX_EPOCH,
        }));
        assert_eq!(world.assess(waived, Profile::Practical).status, ProofStatus::Waived);
        assert_eq!(codes_of(&world, other), ["R-UPG-1/G2", "X-CYCLE"]);
    }
}

#[test]
fn a_record_that_builds_on_itself_is_a_circle() {
    let mut world = box_of_ten();
    world.builds_on(BASE, BASE, None);
    let way = [BASE, BASE].map(license);
    assert_eq!(cycle(&world.facts, license(BASE)).as_deref(), Some(&way[..]));
    assert_eq!(codes_of(&world, BASE), ["X-CYCLE"]);
}

#[test]
fn two_ways_to_one_base_are_no_circle() {
    let mut world = box_of_ten();
    upgrade(&mut world, 3, BASE, Some(5));
    upgrade(&mut world, 4, BASE, Some(5));
    upgrade(&mut world, RECORD, 3, Some(5));
    world.builds_on(RECORD, 4, Some(5));
    for n in [3, 4] {
        world.record(n).record.quantity = 5;
    }
    assert_eq!(cycle(&world.facts, license(RECORD)), None);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_record_above_a_circle_stands_in_none() {
    let mut world = box_of_ten();
    world.builds_on(BASE, BASE, None);
    upgrade(&mut world, RECORD, BASE, None);
    assert_eq!(cycle(&world.facts, license(RECORD)), None);
    assert!(!world.codes().contains(&"X-CYCLE".to_owned()));
}

#[test]
fn a_step_up_uses_units_of_its_base_up() {
    let mut world = World::complete(C::StepUp);
    world.record(RECORD).record.quantity = 4;
    assert_eq!(unused_units(&world.facts, license(BASE), as_of()), 6);
    upgrade(&mut world, 3, BASE, None);
    assert!(codes_of(&world, 3).contains(&"R-UPG-1/C2".to_owned()));
}

#[test]
fn coverage_and_upgrade_share_a_base() {
    let mut world = World::complete(C::SaWithBase);
    upgrade(&mut world, 3, BASE, None);
    assert_eq!(world.status(), ProofStatus::Complete);
    assert_eq!(codes_of(&world, 3), [""; 0]);
}

#[test]
fn a_base_is_covered_once_at_a_time() {
    let mut world = World::complete(C::SaWithBase);
    world.add(3, C::SaWithBase).record.acquired_on = Some(day("2023-01-01"));
    world.link(3, E::SaEntitlement);
    world.builds_on(3, BASE, None);
    assert_eq!(codes_of(&world, 3), ["R-SA-1/G2"]);
    world.record(RECORD).record.sa_to = Some(day("2022-12-31"));
    world.record(3).record.sa_from = Some(day("2023-01-01"));
    assert_eq!(codes_of(&world, 3), [""; 0]);
}

/// A box of ten of which six went to somebody else on a day.
fn given_away(on: &str) -> World {
    let mut world = box_of_ten();
    upgrade(&mut world, RECORD, BASE, None);
    let gone = world.add(3, C::TransferredOut);
    gone.record.quantity = 6;
    gone.acquisition.transfer = Some(Transfer { on: Some(day(on)), ..Transfer::default() });
    world.builds_on(3, BASE, None);
    world
}

#[test]
fn units_leave_from_the_day_of_the_transfer() {
    let world = given_away("2024-07-01");
    assert_eq!(world.status(), ProofStatus::Complete);
    let world = given_away("2024-06-30");
    assert!(world.finding("R-UPG-1/C2").message.to_string().ends_with(": 6 of 10."));
    assert_eq!(unused_units(&world.facts, license(BASE), as_of()), 0);
}

#[test]
fn an_upgrade_that_left_with_its_base_needs_it_no_longer() {
    let mut world = given_away("2024-06-30");
    world.add(4, C::TransferredOut).record.quantity = 6;
    world.builds_on(4, RECORD, None);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_chain_of_twenty_thousand_is_no_trouble() {
    let mut world = World::default();
    for n in 1..=20_000 {
        world.add(n, C::Upgrade);
        world.builds_on(n, n + 1, None);
    }
    world.add(20_001, C::Fpp);
    let assessments = evaluate(&world.facts, &RuleSet::built_in(), Profile::Practical, as_of());
    assert_eq!(assessments.len(), 20_001);
}

#[test]
fn a_lost_document_changes_its_record_and_what_builds_on_it() {
    let world = World::complete(C::Upgrade);
    let label = world.facts.records[&license(BASE)].evidence[0].document;
    let changed = what_if_lost(
        Lost::Document(label),
        &world.facts,
        &RuleSet::built_in(),
        Profile::Practical,
        as_of(),
    );
    let statuses: Vec<_> = changed
        .iter()
        .map(|changed| (changed.before.status, changed.after.as_ref().map(|after| after.status)))
        .collect();
    assert_eq!(statuses, [(ProofStatus::Complete, Some(ProofStatus::Incomplete)); 2]);
}

#[test]
fn a_lost_license_leaves_what_builds_on_it_without_a_base() {
    let world = World::complete(C::SaOverOem);
    let changed = what_if_lost(
        Lost::License(license(BASE)),
        &world.facts,
        &RuleSet::built_in(),
        Profile::Practical,
        as_of(),
    );
    assert_eq!(codes(changed[0].after.as_ref().expect("it is still there")), ["R-SA-2/G2"]);
    assert_eq!(changed[1].after, None);
}

#[test]
fn losing_what_nothing_needs_changes_nothing() {
    let mut world = World::complete(C::Fpp);
    let photo = world.link(RECORD, E::Packaging);
    let changed = what_if_lost(
        Lost::Document(photo),
        &world.facts,
        &RuleSet::built_in(),
        Profile::Practical,
        as_of(),
    );
    assert_eq!(changed, []);
}

#[test]
fn a_change_affects_what_builds_on_a_record_and_nobody_else() {
    let mut world = World::complete(C::Upgrade);
    world.add(9, C::Fpp);
    let affected = affected_by(&world.facts, &Change::License(license(BASE)));
    assert_eq!(affected, [RECORD, BASE].map(license).into());
}

#[test]
fn an_agreement_affects_the_records_under_those_below_it() {
    let mut world = World::complete(C::TrueUp);
    world.agreement().parent = "M-9".into();
    world.add(9, C::Fpp);
    let affected = affected_by(&world.facts, &Change::Agreement("m 9".into()));
    assert_eq!(affected, [license(RECORD)].into());
}

//! What holds for any facts.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use crate::proof::chain::{Change, affected_by};
use crate::proof::fixture::{RECORD, World, as_of, day, license};
use crate::proof::{
    Circumstance, LicenseType, Profile, ProofStatus, RuleSet, Shown, Term, evaluate, evaluate_one,
};
use crate::{AcquisitionChannel, EvidenceKind};

/// How one record of a random vault is made.
#[derive(Debug, Clone)]
struct Sketch {
    channel: AcquisitionChannel,
    bought_through: Option<AcquisitionChannel>,
    quantity: u64,
    proven: bool,
    kinds: Vec<(EvidenceKind, Option<u64>)>,
    underlying: Vec<(u128, Option<u64>)>,
    circumstance: Circumstance,
    license_type: LicenseType,
    days: (i64, i64),
    listed: Option<i64>,
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let channels = || select(AcquisitionChannel::ALL);
    let quantity = || prop_oneof![0..20_u64, Just(u64::MAX)];
    (
        (channels(), prop::option::of(channels()), quantity(), any::<bool>()),
        prop::collection::vec((select(EvidenceKind::ALL), prop::option::of(quantity())), 0..4),
        prop::collection::vec((1..6_u128, prop::option::of(quantity())), 0..3),
        select(Circumstance::ALL),
        select(LicenseType::ALL),
        (-3_000_000..3_000_000_i64, -500..500_i64),
        prop::option::weighted(0.3, -5..20_i64),
    )
        .prop_map(|(first, kinds, underlying, circumstance, license_type, days, listed)| {
            Sketch {
                channel: first.0,
                bought_through: first.1,
                quantity: first.2,
                proven: first.3,
                kinds,
                underlying,
                circumstance,
                license_type,
                days,
                listed,
            }
        })
}

fn vault(sketches: &[Sketch]) -> World {
    let mut world = World::default();
    for (n, sketch) in (1..).zip(sketches) {
        world.add(n, sketch.channel);
        if sketch.proven {
            world.prove(n, sketch.channel);
        }
    }
    for (n, sketch) in (1..).zip(sketches) {
        finish(&mut world, n, sketch);
    }
    world
}

fn finish(world: &mut World, n: u128, sketch: &Sketch) {
    for (kind, quantity) in &sketch.kinds {
        world.link(n, *kind);
        world.last(n).quantity = *quantity;
    }
    let shared = world.facts.documents.keys().next().copied();
    if let Some(shared) = shared.filter(|_| sketch.listed.is_some()) {
        world.line(shared, 1, sketch.days.1);
        world.link_line(n, shared, 1, sketch.listed.and_then(|units| u64::try_from(units).ok()));
    }
    if let Some(listed) = sketch.listed {
        world.statement(n, "2024-03-01", Some(listed));
    }
    for (base, quantity) in &sketch.underlying {
        world.builds_on(n, *base, *quantity);
    }
    let from = as_of().checked_add_signed(chrono::TimeDelta::days(sketch.days.0));
    let to = from.and_then(|from| from.checked_add_signed(chrono::TimeDelta::days(sketch.days.1)));
    let record = world.record(n);
    record.record.quantity = sketch.quantity;
    record.record.sa_from = from;
    record.record.sa_to = to;
    record.record.acquired_on = from.or(record.record.acquired_on);
    record.acquisition.bought_through = sketch.bought_through;
    record.acquisition.circumstances.insert(sketch.circumstance);
    record.acquisition.license_type = Some(sketch.license_type);
    record.acquisition.term = Some(Term::Subscription { from, to });
    let agreement = world.agreement();
    (agreement.from, agreement.to) = (from, to);
}

fn shuffled(world: &World) -> World {
    let mut world = world.clone();
    for record in world.facts.records.values_mut() {
        record.evidence.reverse();
        record.acquisition.underlying.reverse();
        record.statement_lines.reverse();
        record.billing.reverse();
        record.acquisition.users.reverse();
    }
    for agreement in world.facts.agreements.values_mut() {
        agreement.documents.reverse();
        agreement.true_ups.reverse();
        agreement.reports.reverse();
    }
    world.facts.own_names.reverse();
    world.facts.waivers.reverse();
    world
}

proptest! {
    #[test]
    fn assessments_do_not_depend_on_the_order_of_facts(
        sketches in prop::collection::vec(sketch(), 1..6),
        profile in select(Profile::ALL),
    ) {
        let world = vault(&sketches);
        let rules = RuleSet::built_in();
        prop_assert_eq!(
            evaluate(&world.facts, &rules, profile, as_of()),
            evaluate(&shuffled(&world).facts, &rules, profile, as_of())
        );
    }

    #[test]
    fn one_record_is_assessed_as_among_all(sketches in prop::collection::vec(sketch(), 1..6)) {
        let world = vault(&sketches);
        let rules = RuleSet::built_in();
        for assessment in evaluate(&world.facts, &rules, Profile::Practical, as_of()) {
            let alone = evaluate_one(
                assessment.license, &world.facts, &rules, Profile::Practical, as_of(),
            );
            prop_assert_eq!(alone, Some(assessment));
        }
    }

    #[test]
    fn more_sound_evidence_never_makes_a_complete_record_incomplete(
        channel in select(AcquisitionChannel::ALL),
        profile in select(Profile::ALL),
        kinds in prop::collection::vec((select(EvidenceKind::ALL), 0..20_u64), 1..5),
    ) {
        let mut world = World::complete(channel);
        for (kind, quantity) in kinds {
            world.link(RECORD, kind);
            world.last(RECORD).quantity = Some(quantity);
            world.last(RECORD).shows.insert(Shown::MasterAgreement);
        }
        let status = world.assess(RECORD, profile).status;
        prop_assert!(
            matches!(status, ProofStatus::Complete | ProofStatus::CompleteWithWarnings),
            "{status}"
        );
    }

    #[test]
    fn a_change_reaches_nothing_beyond_what_it_affects(
        sketches in prop::collection::vec(sketch(), 1..6),
        changed in 1..6_u128,
    ) {
        let before = vault(&sketches);
        let mut after = before.clone();
        let Some(record) = after.facts.records.get_mut(&license(changed)) else { return Ok(()) };
        record.evidence.clear();
        record.acquisition.underlying.clear();
        record.record.quantity /= 2;
        record.record.acquired_on = Some(day("2021-01-01"));
        let change = Change::License(license(changed));
        let mut affected: BTreeSet<_> = affected_by(&before.facts, &change);
        affected.extend(affected_by(&after.facts, &change));
        let rules = RuleSet::built_in();
        let assess = |world: &World| evaluate(&world.facts, &rules, Profile::Practical, as_of());
        for (old, new) in assess(&before).into_iter().zip(assess(&after)) {
            if !affected.contains(&old.license) {
                prop_assert_eq!(old, new);
            }
        }
    }
}

#[test]
fn days_at_the_ends_of_time_are_no_trouble() {
    use chrono::NaiveDate;
    for channel in AcquisitionChannel::ALL {
        let mut world = World::complete(*channel);
        let record = world.record(RECORD);
        record.acquisition.term =
            Some(Term::Subscription { from: Some(NaiveDate::MIN), to: Some(NaiveDate::MAX) });
        record.record.acquired_on = Some(NaiveDate::MAX);
        record.record.sa_from = Some(NaiveDate::MIN);
        let agreement = world.agreement();
        (agreement.from, agreement.to) = (Some(NaiveDate::MIN), Some(NaiveDate::MAX));
        for as_of in [NaiveDate::MIN, NaiveDate::MAX] {
            let assessments =
                evaluate(&world.facts, &RuleSet::built_in(), Profile::SeedStrict, as_of);
            assert_eq!(assessments.len(), world.facts.records.len(), "{channel}");
        }
    }
}

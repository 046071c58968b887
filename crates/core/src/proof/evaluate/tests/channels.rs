//! Every group of every rule, met and missing, in both profiles.

use std::collections::BTreeSet;

use crate::AcquisitionChannel;
use crate::proof::fixture::{RECORD, World, codes, complete_worlds};
use crate::proof::{GroupResult, GroupState, Profile, ProofStatus, RuleSet};

#[test]
fn a_record_with_all_that_its_rule_asks_for_is_complete_in_both_profiles() {
    for (name, world) in complete_worlds() {
        for profile in Profile::ALL {
            let assessment = world.assess(RECORD, *profile);
            let expected = match name {
                "a download whose mail is lost" => ProofStatus::CompleteWithWarnings,
                _ => ProofStatus::Complete,
            };
            assert_eq!(assessment.status, expected, "{name}, {profile}: {:?}", codes(&assessment));
            assert_eq!(assessment.met, assessment.required, "{name}, {profile}");
        }
    }
}

#[test]
fn a_group_is_missing_once_what_meets_it_is_lost() {
    for (name, world) in complete_worlds() {
        for profile in Profile::ALL {
            for group in world.assess(RECORD, *profile).groups {
                if group.state == GroupState::Met {
                    let after = without(&world, &group).assess(RECORD, *profile);
                    let state = after.groups.iter().find(|other| other.code == group.code);
                    let state = state.map_or(GroupState::Missing, |group| group.state);
                    assert_ne!(state, GroupState::Met, "{name}, {profile}, {}", group.code);
                    assert_eq!(after.status, ProofStatus::Incomplete, "{name}, {}", group.code);
                }
            }
        }
    }
}

/// The world without what meets a group: its documents, or what the record states.
fn without(world: &World, group: &GroupResult) -> World {
    let mut world = world.clone();
    for evidence in &group.met_by {
        let document = world.facts.documents.get_mut(&evidence.document);
        document.expect("evidence has a document").voided = true;
    }
    if group.met_by.is_empty() {
        let record = world.record(RECORD);
        record.acquisition.underlying.clear();
        record.acquisition.order_number.clear();
        record.acquisition.device.clear();
        if let Some(crate::proof::Term::Subscription { to, .. }) = &mut record.acquisition.term {
            *to = None;
        }
    }
    world
}

#[test]
fn each_group_of_each_rule_is_met_somewhere_and_each_condition_is_off_somewhere() {
    let rules = RuleSet::built_in();
    for profile in Profile::ALL {
        let mut seen: BTreeSet<(String, GroupState)> = BTreeSet::new();
        let bare = AcquisitionChannel::ALL.iter().map(|channel| World::bare(*channel));
        for world in complete_worlds().into_iter().map(|(_, world)| world).chain(bare) {
            let groups = world.assess(RECORD, *profile).groups;
            seen.extend(groups.into_iter().map(|group| (group.code, group.state)));
        }
        for rule in rules.rules() {
            for group in rule.groups.iter().filter(|group| group.profiles.contains(profile)) {
                let code = format!("{}/{}", rule.id, group.id);
                let is = |state| seen.contains(&(code.clone(), state));
                // The groups of another rule stand in for one that refers to it.
                assert!(group.as_bought || is(GroupState::Met), "{code} is met nowhere");
                assert!(
                    group.as_bought || group.when.is_none() || is(GroupState::NotApplicable),
                    "{code} applies everywhere"
                );
            }
        }
    }
}

#[test]
fn a_record_without_anything_is_incomplete_whatever_its_channel() {
    for channel in AcquisitionChannel::ALL {
        assert_eq!(World::bare(*channel).status(), ProofStatus::Incomplete, "{channel}");
    }
}

#[test]
fn a_record_without_a_channel_is_not_assessed() {
    let mut world = World::complete(AcquisitionChannel::Fpp);
    world.record(RECORD).record.channel = None;
    assert_eq!(world.status(), ProofStatus::NotAssessed);
    assert!(world.assess(RECORD, Profile::Practical).rule.is_none());
}

#[test]
fn the_strict_profile_asks_for_more() {
    let mut world = World::complete(AcquisitionChannel::Fpp);
    world.unlink(RECORD, crate::EvidenceKind::Manual);
    assert_eq!(world.status(), ProofStatus::Complete);
    assert_eq!(codes(&world.assess(RECORD, Profile::SeedStrict)), ["R-FPP-1/G5"]);
}

#[test]
fn a_rule_that_is_applied_names_its_sources() {
    let assessment = World::complete(AcquisitionChannel::Oem).assess(RECORD, Profile::Practical);
    let rule = assessment.rule.expect("the channel is stated");
    assert_eq!(rule.id, "R-OEM-1");
    assert_eq!(
        rule.sources[0],
        "How Microsoft defines PoE: Original Equipment Manufacturer (OEM) licenses"
    );
}

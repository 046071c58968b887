use std::error::Error;

use super::{BUILT_IN, Check, RuleError, RuleSet};
use crate::Severity;
use crate::proof::fixture::{RECORD, World, as_of, codes};
use crate::proof::{Profile, evaluate};
use crate::{AcquisitionChannel as C, EvidenceKind as E};

/// The reason for which a text of rules is refused, with its place.
fn refused(result: Result<RuleSet, RuleError>) -> String {
    let error = result.expect_err("these rules must be refused");
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

/// The built-in rules with one passage replaced.
fn changed(from: &str, to: &str) -> Result<RuleSet, RuleError> {
    assert!(BUILT_IN.contains(from), "`{from}` is not in the built-in rules");
    RuleSet::parse(&BUILT_IN.replacen(from, to, 1))
}

#[test]
fn the_built_in_rules_are_seventeen_and_cover_every_channel() {
    let rules = RuleSet::built_in();
    assert_eq!(rules.rules().len(), 17);
    assert!(C::ALL.iter().all(|channel| rules.rule(*channel).is_some()));
    assert_eq!(rules.name(), "muniment-evidence 1");
}

#[test]
fn a_refusal_names_rule_group_field_and_reason() {
    let cases = [
        (
            r#""any_of": ["seller_email"]"#,
            r#""any_of": ["seller_mail"]"#,
            "`any_of` of R-ESD-1/G1 cannot be used: `seller_mail` is not a known evidence kind",
        ),
        (
            r#""must": ["affixed_to_device"]"#,
            r#""must": ["glued"]"#,
            "`must` of R-OEM-1/C1 cannot be used: `glued` is not a known test",
        ),
        (
            r#"{ "circumstance": "firmware_key" }"#,
            r#"{ "circumstance": "firm" }"#,
            "`when` of R-OEM-1/G2 cannot be used: `firm` is not a known circumstance",
        ),
        (
            r#""when": { "product": "desktop_os" }"#,
            r#""when": { "product": "os" }"#,
            "`when` of R-VL-1/C1 cannot be used: `os` is not defined",
        ),
        (
            r#""action": "link_document""#,
            r#""action": "fix""#,
            "`action` of R-VL-1/G1 cannot be used: `fix` is not a known action",
        ),
        (
            r#""code": "X-QTY""#,
            r#""code": "X-NEW""#,
            "`code` of X-NEW cannot be used: `X-NEW` is not a known check",
        ),
        (
            r#""id": "R-OEM-1""#,
            r#""id": "R-VL-1""#,
            "`id` of R-VL-1 cannot be used: `R-VL-1` is there twice",
        ),
        (
            r#""id": "G2-strict""#,
            r#""id": "G2""#,
            "`require` of R-VL-1 cannot be used: `G2` is there twice",
        ),
        (
            r#""channels": ["oem"]"#,
            r#""channels": ["fpp"]"#,
            "`channels` of R-FPP-1 cannot be used: `fpp` is there twice",
        ),
        (
            r#""channels": ["oem"]"#,
            r#""channels": []"#,
            "`rules` of the rule set cannot be used: `oem` is missing",
        ),
        (
            r#""any_of": ["public_terms"]"#,
            r#""any_of": ["invoice"]"#,
            "`must` of R-GRANT-1/G2 cannot be used: nothing can satisfy it: \
             no kind it names can pass `contains_offer`",
        ),
        (
            r#""any_of": ["agreement", "enrollment"],"#,
            "",
            "`any_of` of R-VL-1/G1 cannot be used: nothing can satisfy it: \
             it names no kind of evidence",
        ),
        (
            r#""profiles": ["practical"]"#,
            r#""profiles": []"#,
            "`profiles` of R-VL-1/G2 cannot be used: nothing can satisfy it: \
             no profile asks for it",
        ),
        (
            r#""profiles": ["practical"]"#,
            r#""min_count": 0"#,
            "`min_count` of R-VL-1/G2 cannot be used: nothing can satisfy it: \
             it asks for no document",
        ),
        (
            r#""spare_quiet": true,"#,
            r#""must": ["dated"],"#,
            "`must` of R-TU-1/G2 cannot be used: nothing can satisfy it: \
             periods and other rules are not tested",
        ),
        (
            "under which {record} was ordered",
            "under which {buyer} ordered",
            "`missing` of R-VL-1/G1 cannot be used: nothing fills `{buyer}` here",
        ),
        (
            "{users} people",
            "{days} people",
            "`message` of R-MSDN-1/C1 cannot be used: nothing fills `{days}` here",
        ),
        (
            r#""severity": "info""#,
            r#""severity": "fatal""#,
            "`severity` of X-SECRET cannot be used: `fatal` is not a known severity",
        ),
        (
            r#""source": "coa""#,
            r#""source": "hearsay""#,
            "`sources` of X-COAONLY cannot be used: `hearsay` is not defined",
        ),
        (
            r#""desktop_os": {"#,
            r#""desktop": {"#,
            "`product_kinds` of the rule set cannot be used: `desktop_os` is missing",
        ),
    ];
    for (from, to, reason) in cases {
        assert_eq!(refused(changed(from, to)), reason);
    }
}

#[test]
fn an_unknown_field_is_refused_with_its_line() {
    let reason = refused(changed(r#""any_of": ["coa"]"#, r#""anyof": ["coa"]"#));
    assert!(reason.contains("anyof") && reason.contains("line"), "{reason}");
}

const OWN: &str = r#"{
    "id": "contoso", "version": 3,
    "tighten": [{
        "rule": "R-FPP-1", "source": "Contoso purchasing manual, 4.2",
        "require": [{
            "id": "OWN-1", "title": "The purchase order", "any_of": ["purchase_order"],
            "missing": "The purchase order for {record} is missing.", "action": "link_document"
        }],
        "must": { "G2": ["names_software"] }
    }],
    "severities": [
        { "of": "X-BUYER", "severity": "error", "source": "Contoso audit committee" },
        { "of": "R-XFER-1/C2", "severity": "error", "source": "Contoso audit committee" }
    ]
}"#;

fn own() -> RuleSet {
    RuleSet::built_in().with_own(OWN).expect("these additions tighten")
}

#[test]
fn own_additions_tighten_a_rule_and_keep_their_source() {
    let rules = own();
    assert_eq!(rules.name(), "muniment-evidence 1 + contoso 3");
    let world = World::complete(C::Fpp);
    let assessment = evaluate(&world.facts, &rules, Profile::Practical, as_of()).remove(0);
    assert_eq!(codes(&assessment), ["R-FPP-1/OWN-1"]);
    let sources = assessment.groups.iter().find(|group| group.code == "R-FPP-1/OWN-1");
    assert_eq!(
        sources.expect("the group was added").own_sources,
        ["Contoso purchasing manual, 4.2"]
    );
}

#[test]
fn an_own_test_of_a_group_must_be_passed() {
    let mut world = World::complete(C::Fpp);
    world.link(RECORD, E::PurchaseOrder);
    for evidence in &mut world.record(RECORD).evidence {
        evidence.shows.clear();
    }
    let assessment = evaluate(&world.facts, &own(), Profile::Practical, as_of()).remove(0);
    assert_eq!(codes(&assessment), ["R-FPP-1/G2"]);
}

#[test]
fn an_own_severity_is_raised() {
    assert_eq!(own().check(Check::Buyer).severity, Severity::Error);
    let transfer = own().rule(C::TransferredIn).expect("every channel has a rule").clone();
    let notice = transfer.objections.iter().find(|objection| objection.code == "R-XFER-1/C2");
    assert_eq!(notice.expect("the rule has it").severity, Severity::Error);
}

#[test]
fn own_rules_cannot_loosen() {
    let with = |own: &str| refused(RuleSet::built_in().with_own(own));
    assert_eq!(
        with(
            r#"{"id":"o","version":1,"severities":[{"of":"X-QTY","severity":"info","source":"s"}]}"#
        ),
        "`severity` of X-QTY cannot be used: `info` is lighter than `error`: own rules can only \
         tighten"
    );
    assert_eq!(
        with(r#"{"id":"o","version":1,"tighten":[{"rule":"R-NEW-1","source":"s"}]}"#),
        "`rule` of R-NEW-1 cannot be used: `R-NEW-1` is not defined"
    );
    let unknown = with(r#"{"id":"o","version":1,"remove":["R-VL-1"]}"#);
    assert!(unknown.contains("remove"), "{unknown}");
}

#[test]
fn an_own_group_cannot_replace_one() {
    let again = OWN.replace("OWN-1", "G1");
    assert_eq!(
        refused(RuleSet::built_in().with_own(&again)),
        "`require` of R-FPP-1 cannot be used: `G1` is there twice"
    );
}

#[test]
fn the_canonical_text_does_not_depend_on_the_layout_of_the_file() {
    let compact = BUILT_IN.lines().map(str::trim).collect::<String>();
    let compact = RuleSet::parse(&compact).expect("only spaces differ");
    assert_eq!(compact.canonical_text(), RuleSet::built_in().canonical_text());
}

#[test]
fn the_canonical_text_reads_back_as_the_same_rules() {
    let again = RuleSet::parse(&own().canonical_text()).expect("it was written by the rules");
    assert_eq!(again, own());
    assert_ne!(own().canonical_text(), RuleSet::built_in().canonical_text());
}

#[test]
fn every_sentence_ends_with_a_full_stop_and_every_place_in_it_is_filled() {
    for (name, world) in crate::proof::fixture::complete_worlds() {
        let mut world = world;
        world.facts.documents.values_mut().for_each(|document| document.voided = true);
        for profile in Profile::ALL {
            for finding in world.assess(RECORD, *profile).findings {
                let message = finding.message.to_string();
                assert!(message.ends_with('.') && !message.contains("  "), "{name}: {message}");
            }
        }
    }
}

//! The file that comes with Muniment, and what is refused.

use super::*;

#[test]
fn every_kind_has_a_cadence_and_a_source() {
    let rules = TermsRules::built_in();
    let cadences: Vec<&str> =
        TermsKind::ALL.iter().map(|kind| rules.kind(*kind).cadence.code()).collect();
    assert_eq!(cadences.iter().filter(|cadence| **cadence == "monthly").count(), 3);
    assert_eq!(cadences.iter().filter(|cadence| **cadence == "quarterly").count(), 3);
    assert!(TermsKind::ALL.iter().all(|kind| !rules.kind(*kind).source.is_empty()));
}

#[test]
fn the_longest_name_tells_the_kind() {
    let rules = TermsRules::built_in();
    for (text, kind) in [
        ("MicrosoftProductTerms", TermsKind::ProductTerms),
        ("OnlineSvcsConsolidatedSLA", TermsKind::SlaOnlineServices),
        ("Microsoft Product Use Rights", TermsKind::ProductUseRights),
        ("Services Provider Use Rights", TermsKind::Spur),
        ("SPUR April 2016", TermsKind::Spur),
        ("ISV Royalty Product List", TermsKind::IsvEulaProductList),
        ("Microsoft Product List", TermsKind::ProductList),
        ("Licensing guide PLT Windows Server", TermsKind::LicensingLibrary),
        ("aws-service-terms", TermsKind::Other),
    ] {
        assert_eq!(rules.kind_named(text), Some(kind), "{text}");
    }
    assert_eq!(rules.kind_named("Invoice 4711"), None);
    assert_eq!(rules.kind_named("spurious"), None, "an abbreviation stands alone in capitals");
}

#[test]
fn the_terms_of_software_moved_from_two_documents_to_one() {
    let rules = TermsRules::built_in();
    let papers = |on: &str| rules.papers(TermsUse::Software, on.parse().expect("a day"));
    assert_eq!(papers("2015-06-30"), [TermsKind::ProductUseRights, TermsKind::ProductList]);
    assert_eq!(papers("2015-07-01"), [TermsKind::ProductTerms]);
}

#[test]
fn a_program_view_is_valid_for_its_programs_only() {
    let rules = TermsRules::built_in();
    assert!(rules.is_for("EAEAS", Some(LicenseProgram::EaEnterpriseEnrollment)));
    assert!(!rules.is_for("EAEAS", Some(LicenseProgram::Mca)));
    assert!(!rules.is_for("EAEAS", None), "without a program nothing says that it applies");
    assert!(rules.is_for("", None));
    assert!(rules.is_for("mosp", Some(LicenseProgram::Mosp)));
}

#[test]
fn a_program_is_known_by_its_names() {
    let rules = TermsRules::built_in();
    let named = |text: &str| rules.program_named(text).map(LicenseProgram::code);
    assert_eq!(named("Enterprise Agreement"), Some("ea"));
    assert_eq!(named("Microsoft Open Value Subscription"), Some("ovs"));
    assert_eq!(named("select_plus"), Some("select_plus"));
    assert_eq!(named("CSP"), Some("csp"));
    assert_eq!(named("Bundle"), None);
}

fn refusal(change: impl Fn(&str) -> String) -> String {
    TermsRules::parse(&change(BUILT_IN)).expect_err("a refusal").to_string()
}

#[test]
fn rules_that_cannot_be_are_refused_with_their_place() {
    assert_eq!(
        refusal(|text| text.replace("\"kind\": \"spur\"", "\"kind\": \"product_list\"")),
        "`product_list` is there twice"
    );
    assert_eq!(
        refusal(|text| text.replace("\"counts_from\": \"as_of\"", "\"counts_from\": \"today\"")),
        "`GR-SPLA` cannot be understood"
    );
    assert_eq!(
        refusal(|text| text.replace("\"quarterly\": [1, 4, 7, 10]", "\"quarterly\": [13]")),
        "`13` is not a month"
    );
    assert_eq!(
        refusal(|text| text.replace("\"only_by_exception\": true,", "")),
        "`GR-MCA-METERED` names neither programs nor channels"
    );
}

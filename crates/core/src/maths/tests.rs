//! Worked examples, through the public door.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn inputs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn calculated(function: Function, pairs: &[(&str, &str)]) -> Calculation {
    calculate(function, &inputs(pairs), None).expect("an answer")
}

fn outcome(outcomes: &[Outcome], name: &str) -> String {
    let found = outcomes.iter().find(|outcome| outcome.name == name);
    found.expect("such an outcome").answer.to_string()
}

fn answer(function: Function, pairs: &[(&str, &str)], name: &str) -> String {
    outcome(&calculated(function, pairs).outcomes, name)
}

fn refused(function: Function, pairs: &[(&str, &str)]) -> String {
    calculate(function, &inputs(pairs), None).expect_err("a refusal").to_string()
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a day"))
}

#[test]
fn every_function_is_in_the_catalog_once() {
    let listed: Vec<Function> = catalog().iter().map(|signature| signature.function).collect();
    assert_eq!(listed, Function::ALL);
}

#[test]
fn every_function_answers_its_own_examples() {
    for signature in catalog() {
        let examples: Vec<(&str, &str)> =
            signature.parameters.iter().map(|each| (each.name, each.example)).collect();
        let calculation = calculated(signature.function, &examples);
        assert!(!calculation.outcomes.is_empty(), "{}", signature.function);
        assert!(!calculation.steps.is_empty(), "{}", signature.function);
        assert_eq!(calculation.rule.id, signature.function.code());
    }
}

#[test]
fn windows_server_counts_8_cores_a_processor_and_16_a_server() {
    let examples = [
        ("4", "16", "8"),
        ("10", "16", "8"),
        ("20", "20", "10"),
        ("2x6", "16", "8"),
        ("2x8", "16", "8"),
        ("2x10", "20", "10"),
        ("4x6", "32", "16"),
        ("4x8", "32", "16"),
        ("2x24", "48", "24"),
    ];
    for (processors, licenses, packs) in examples {
        let calculation =
            calculated(Function::WindowsServerCoreLicenses, &[("processors", processors)]);
        assert_eq!(outcome(&calculation.outcomes, "licenses"), licenses, "{processors}");
        assert_eq!(outcome(&calculation.outcomes, "packs"), packs, "{processors}");
    }
}

#[test]
fn five_virtual_machines_need_a_server_licensed_three_times() {
    let calculation =
        calculated(Function::WindowsStdStacking, &[("processors", "2x10"), ("vms", "5")]);
    let [licenses, packs, sets] =
        ["licenses", "packs", "sets"].map(|name| outcome(&calculation.outcomes, name));
    assert_eq!((licenses, packs, sets), ("60".into(), "30".into(), "3".into()));
}

#[test]
fn a_host_that_serves_files_is_an_environment_of_its_own() {
    let two = [("processors", "2x8"), ("vms", "2"), ("host_runs_workload", "yes")];
    assert_eq!(answer(Function::WindowsStdStacking, &two, "licenses"), "32");
}

#[test]
fn up_to_two_virtual_machines_need_a_server_licensed_once() {
    for vms in ["0", "1", "2"] {
        let given = [("processors", "2x8"), ("vms", vms)];
        assert_eq!(answer(Function::WindowsStdStacking, &given, "licenses"), "16", "{vms}");
    }
}

#[test]
fn datacenter_covers_any_number_of_virtual_machines() {
    let given = [("processors", "2x8"), ("vms", "500"), ("edition", "datacenter")];
    let calculation = calculated(Function::WindowsStdStacking, &given);
    assert_eq!(outcome(&calculation.outcomes, "licenses"), "16");
    assert_eq!(outcome(&calculation.outcomes, "oses"), "unlimited");
}

#[test]
fn eight_packs_of_system_center_manage_two_environments() {
    let calculation = calculated(Function::SystemCenterServerMl, &[("processors", "2x8")]);
    assert_eq!(outcome(&calculation.outcomes, "packs"), "8");
    assert_eq!(outcome(&calculation.outcomes, "oses"), "2");
}

#[test]
fn sql_server_counts_4_cores_a_processor() {
    for (processors, licenses) in [("2", "4"), ("2x2", "8"), ("2x6", "12"), ("2x24", "48")] {
        let given = [("processors", processors)];
        assert_eq!(answer(Function::SqlCorePhysical, &given, "licenses"), licenses, "{processors}");
    }
}

#[test]
fn sql_server_counts_4_cores_a_virtual_machine() {
    for (vcores, licenses) in [("2", "4"), ("6", "6")] {
        assert_eq!(answer(Function::SqlCoreVm, &[("vcores", vcores)], "licenses"), licenses);
    }
}

#[test]
fn one_more_enterprise_license_is_one_more_environment() {
    for licenses in ["16", "17"] {
        assert_eq!(answer(Function::SqlEntOseRights, &[("licenses", licenses)], "oses"), licenses);
    }
}

#[test]
fn standard_runs_in_the_physical_environment_only() {
    let given = [("licenses", "16"), ("edition", "standard")];
    assert_eq!(answer(Function::SqlEntOseRights, &given, "oses"), "1");
}

#[test]
fn cores_that_are_not_all_licensed_give_no_environment() {
    let given = [("licenses", "16"), ("all_cores_licensed", "no")];
    assert_eq!(answer(Function::SqlEntOseRights, &given, "oses"), "0");
}

#[test]
fn twelve_cores_of_factor_three_quarters_are_nine_licenses() {
    let given = [("cores", "12"), ("factor", "0.75")];
    assert_eq!(answer(Function::SqlPre2016CoreFactor, &given, "licenses"), "9");
}

#[test]
fn a_cal_covers_older_servers_of_its_own_entity() {
    let examples = [
        ("2016", "2012 R2", "Litware Ltd", "litware  ltd", "yes"),
        ("2016", "2016", "Litware Ltd", "Litware Ltd", "yes"),
        ("2012", "2016", "Litware Ltd", "Litware Ltd", "no"),
        ("2016", "2012 R2", "Litware Ltd", "Litware SE", "no"),
    ];
    for (cal, server, holder, other, covers) in examples {
        let given = [
            ("cal_version", cal),
            ("server_version", server),
            ("licensee", holder),
            ("server_licensee", other),
        ];
        assert_eq!(answer(Function::CalCovers, &given, "covers"), covers, "{given:?}");
    }
}

#[test]
fn users_behind_one_account_each_need_a_cal() {
    let given = [("front_end_users", "500"), ("accounts", "1")];
    assert_eq!(answer(Function::CalCountMultiplexed, &given, "cals"), "500");
}

#[test]
fn an_external_connector_covers_a_server_with_all_its_instances() {
    let given = [("servers", "3"), ("instances", "4")];
    assert_eq!(answer(Function::ExternalConnector, &given, "licenses"), "3");
}

#[test]
fn software_assurance_adds_four_virtual_desktops() {
    for (sa, instances) in [("yes", "5"), ("no", "1")] {
        assert_eq!(answer(Function::DesktopOsInstances, &[("sa", sa)], "instances"), instances);
    }
}

#[test]
fn a_key_has_ten_activations_a_license_and_4000_at_most() {
    for (bought, limit) in [("50", "500"), ("399", "3990"), ("400", "4000"), ("1000", "4000")] {
        let given = [("purchased", bought)];
        assert_eq!(answer(Function::MakActivations, &given, "activations"), limit);
    }
}

#[test]
fn a_key_that_is_nearly_used_up_warns() {
    let warned = |used| {
        let calculation =
            calculated(Function::MakActivations, &[("purchased", "10"), ("used", used)]);
        calculation.caveats.iter().any(|caveat| caveat.contains("80 %"))
    };
    assert!(warned("80") && !warned("79"));
}

#[test]
fn activations_are_an_estimate_and_the_other_source_is_shown() {
    let calculation = calculated(Function::MakActivations, &[("purchased", "50")]);
    assert!(calculation.caveats.iter().any(|caveat| caveat.contains("estimate")));
    assert_eq!(calculation.alternatives.len(), 1);
    assert_eq!(calculation.alternatives[0].value, None);
}

#[test]
fn pools_of_an_open_order_are_not_added_up() {
    let one = [("applications", "125xoffice_professional_plus")];
    assert_eq!(answer(Function::OpenVolumeMin, &one, "reached"), "yes");
    let two =
        calculated(Function::OpenVolumeMin, &[("applications", "100x4"), ("servers", "34x15")]);
    assert_eq!(outcome(&two.outcomes, "applications"), "400");
    assert_eq!(outcome(&two.outcomes, "servers"), "510");
    assert_eq!(outcome(&two.outcomes, "reached"), "yes");
    let below = [("applications", "100x4"), ("servers", "20x15")];
    assert_eq!(answer(Function::OpenVolumeMin, &below, "reached"), "no");
}

#[test]
fn points_of_a_product_are_those_of_the_program_and_the_others_are_shown() {
    let open = [("applications", "125xoffice_professional_plus")];
    let open = calculated(Function::OpenVolumeMin, &open);
    assert_eq!(outcome(&open.outcomes, "applications"), "500");
    assert_eq!(outcome(&open.alternatives[0].outcomes, "applications"), "250");
    let select = calculated(Function::SelectPlusPoints, &[("points", "office_professional_plus")]);
    assert_eq!(outcome(&select.outcomes, "points"), "2");
    assert_eq!(outcome(&select.alternatives[0].outcomes, "points"), "4");
}

#[test]
fn three_years_of_assurance_give_half_the_points_each() {
    let assurance = |points, months| {
        let given = [("points", points), ("license", "no"), ("sa_months", months)];
        answer(Function::SelectPlusPoints, &given, "points")
    };
    assert_eq!(assurance("2", "36"), "3");
    assert_eq!(assurance("15", "36"), "22.5");
}

#[test]
fn assurance_of_25_months_counts_as_three_years() {
    let given = |months| [("points", "2"), ("license", "no"), ("sa_months", months)];
    assert_eq!(answer(Function::SelectPlusPoints, &given("25"), "points"), "3");
    assert_eq!(answer(Function::SelectPlusPoints, &given("24"), "points"), "2");
}

#[test]
fn a_license_with_assurance_has_two_readings() {
    let calculation =
        calculated(Function::SelectPlusPoints, &[("points", "2"), ("sa_months", "36")]);
    assert_eq!(outcome(&calculation.outcomes, "points"), "5");
    assert_eq!(outcome(&calculation.alternatives[0].outcomes, "points"), "3");
}

#[test]
fn a_price_level_starts_at_its_threshold() {
    let examples = [("499.5", "none"), ("500", "a"), ("9999", "b"), ("10000", "c"), ("25000", "d")];
    for (points, level) in examples {
        assert_eq!(answer(Function::PriceLevel, &[("points", points)], "level"), level, "{points}");
    }
}

#[test]
fn a_government_under_an_enterprise_agreement_has_level_d() {
    let given = [("points", "1"), ("government_ea", "yes")];
    assert_eq!(answer(Function::PriceLevel, &given, "level"), "d");
}

#[test]
fn a_true_up_adds_what_is_deployed_above_what_is_licensed() {
    let given = [("deployed", "540"), ("baseline", "500")];
    let calculation = calculated(Function::TrueUpDelta, &given);
    assert_eq!(outcome(&calculation.outcomes, "delta"), "40");
    assert_eq!(outcome(&calculation.outcomes, "paper"), "true_up_order");
}

#[test]
fn a_product_with_fewer_deployed_takes_nothing_off_another() {
    let given = [("deployed", "540, 80"), ("baseline", "500, 90")];
    assert_eq!(answer(Function::TrueUpDelta, &given, "delta"), "40");
}

#[test]
fn a_true_up_without_growth_is_an_update_statement() {
    let given = [("deployed", "500, 80"), ("baseline", "500, 90")];
    assert_eq!(answer(Function::TrueUpDelta, &given, "paper"), "update_statement");
}

#[test]
fn a_true_up_of_lists_that_do_not_match_is_refused() {
    let said = refused(Function::TrueUpDelta, &[("deployed", "1,2"), ("baseline", "1")]);
    assert!(said.contains("`baseline`") && said.contains("which is 2"), "{said}");
}

#[test]
fn a_full_platform_is_discounted_twice_and_the_other_reading_is_shown() {
    let components = [("price", "100")];
    assert_eq!(answer(Function::EaDiscounts, &components, "price"), "85");
    let platform = calculated(Function::EaDiscounts, &[("price", "100"), ("full_platform", "yes")]);
    assert_eq!(outcome(&platform.outcomes, "price"), "72.25");
    assert_eq!(outcome(&platform.alternatives[0].outcomes, "price"), "70");
}

#[test]
fn each_program_has_its_minimum() {
    let examples = [
        ("ea", "no", "500"),
        ("ea", "yes", "250"),
        ("mpsa", "no", "250"),
        ("select_plus", "yes", "250"),
        ("open_license", "no", "5"),
        ("open_value", "no", "5"),
    ];
    for (program, public, minimum) in examples {
        let given = [("program", program), ("public_sector", public)];
        assert_eq!(answer(Function::ProgramMin, &given, "minimum"), minimum, "{program}");
    }
}

#[test]
fn a_contradicted_minimum_shows_what_the_other_would_decide() {
    let calculation = calculated(Function::ProgramMin, &[("program", "mpsa"), ("size", "300")]);
    assert_eq!(outcome(&calculation.outcomes, "reached"), "yes");
    let other = &calculation.alternatives[0];
    assert_eq!(other.value.as_deref(), Some("500"));
    assert_eq!(outcome(&other.outcomes, "reached"), "no");
}

#[test]
fn a_figure_counts_only_on_days_on_which_it_was_in_force() {
    let given = inputs(&[("program", "ea")]);
    let on = |as_of| calculate(Function::ProgramMin, &given, as_of);
    assert!(on(day("2016-07-01")).is_ok());
    let error = on(day("2016-06-30")).expect_err("no figure is known");
    assert_eq!(error.to_string(), "nothing is known of `minimum_ea` on 2016-06-30");
}

#[test]
fn a_rule_counts_only_on_days_on_which_it_was_in_force() {
    let given = inputs(&[("servers", "34x15")]);
    assert!(calculate(Function::OpenVolumeMin, &given, day("2021-12-31")).is_ok());
    assert!(calculate(Function::OpenVolumeMin, &given, day("2022-01-01")).is_err());
}

#[test]
fn without_a_day_a_dated_figure_says_that_it_is_dated() {
    let calculation = calculated(Function::ProgramMin, &[("program", "ea")]);
    assert!(calculation.caveats.iter().any(|caveat| caveat.contains("2016-07-01")));
}

#[test]
fn an_error_names_the_parameter_and_what_is_allowed() {
    let missing = refused(Function::SqlCoreVm, &[]);
    assert_eq!(missing, "`vcores` is missing: give a whole number from 1 to 10000");
    let large = refused(Function::SqlCoreVm, &[("vcores", "10001")]);
    assert_eq!(large, "`vcores` cannot be `10001`: give a whole number from 1 to 10000");
    let unknown = refused(Function::SqlCoreVm, &[("vcores", "4"), ("cores", "4")]);
    assert_eq!(unknown, "`sql_core_vm` has no parameter `cores`; it has `vcores`");
}

#[test]
fn an_unknown_product_is_refused_with_those_that_are_known() {
    let said = refused(Function::SelectPlusPoints, &[("points", "office")]);
    assert!(said.contains("`windows_server_standard`"), "{said}");
}

#[test]
fn the_largest_inputs_are_answered_or_refused_and_never_wrap() {
    let given = [("processors", "2x10"), ("vms", "1000000")];
    assert_eq!(answer(Function::WindowsStdStacking, &given, "licenses"), "10000000");
    let order = vec!["1000000000x1000"; 1000].join(",");
    assert_eq!(
        answer(Function::OpenVolumeMin, &[("servers", &order)], "servers"),
        "1000000000000000"
    );
    let long = vec!["1"; 1001].join(",");
    let said = refused(Function::SqlCorePhysical, &[("processors", &long)]);
    assert!(said.contains("up to 1000 whole numbers"), "{said}");
}

#[test]
fn a_blank_input_is_as_if_it_was_not_given() {
    let given = [("program", "mpsa"), ("size", " "), ("public_sector", "")];
    assert_eq!(calculated(Function::ProgramMin, &given).outcomes.len(), 1);
}

proptest! {
    #[test]
    fn no_input_makes_a_calculation_panic(
        at in 0..Function::ALL.len(),
        texts in prop::collection::vec("[0-9x,. a-zR_-]{0,12}", 4),
    ) {
        let signature = &catalog()[at];
        let given: BTreeMap<String, String> = signature
            .parameters
            .iter()
            .zip(texts)
            .map(|(parameter, text)| (parameter.name.to_owned(), text))
            .collect();
        if let Ok(calculation) = calculate(signature.function, &given, None) {
            prop_assert!(!calculation.outcomes.is_empty());
        }
    }

    #[test]
    fn more_virtual_machines_never_need_fewer_licenses(vms in 0_u64..10_000, cores in 1_u64..100) {
        let licenses = |vms: u64| {
            let (cores, vms) = (format!("2x{cores}"), vms.to_string());
            let given = [("processors", cores.as_str()), ("vms", vms.as_str())];
            answer(Function::WindowsStdStacking, &given, "licenses").parse::<u64>().expect("a number")
        };
        prop_assert!(licenses(vms + 1) >= licenses(vms));
    }
}

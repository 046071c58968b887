use super::fixture::{day, line, statement};
use super::*;

fn found(statement: &Statement, own_names: &[&str]) -> Vec<QualityCheck> {
    let names: Vec<String> = own_names.iter().map(|name| (*name).to_owned()).collect();
    let limits = Limits::built_in(day("2024-03-01"));
    let doubts = doubts(statement, &names, day("2024-03-01"), &limits);
    doubts.into_iter().map(|doubt| doubt.check).collect()
}

fn with(figures: Figures) -> Statement {
    let mut made = statement("2024-03-01");
    made.lines = vec![Line { figures, ..line("Visio", "2019", 0) }];
    made
}

#[test]
fn a_plain_line_raises_no_doubt() {
    let figures = Figures { effective: 10, active_sa: 10, ..Figures::default() };
    assert_eq!(found(&with(figures), &[]), []);
}

#[test]
fn more_assurance_than_licenses_is_doubtful() {
    let figures = Figures { effective: 10, active_sa: 11, ..Figures::default() };
    assert_eq!(found(&with(figures), &[]), [QualityCheck::AssuranceAboveLicenses]);
}

#[test]
fn assurance_without_any_license_is_a_check_of_its_own() {
    let figures = Figures { active_sa: 1, ..Figures::default() };
    assert_eq!(found(&with(figures), &[]), [QualityCheck::AssuranceWithoutLicenses]);
}

#[test]
fn unresolved_units_are_many_above_a_tenth() {
    let of = |unresolved| with(Figures { effective: 100, unresolved, ..Figures::default() });
    assert_eq!(found(&of(10), &[]), []);
    assert_eq!(found(&of(11), &[]), [QualityCheck::Unresolved]);
}

#[test]
fn a_name_of_ours_that_no_organization_bears_is_told() {
    let mut made = statement("2024-03-01");
    made.organizations =
        vec![Organization { name: "FAIRMONT FALLS".into(), ..Organization::default() }];
    assert_eq!(found(&made, &["Fairmont Falls", "Fairmont Mills"]), [QualityCheck::NameMissing]);
}

#[test]
fn one_country_of_usage_is_told_and_two_are_not() {
    let in_country = |country: &str, row| Line {
        at: RowPlace { sheet: 2, row },
        country: country.into(),
        ..line("Visio", "2019", 1)
    };
    let mut made = statement("2024-03-01");
    made.lines = vec![in_country("France", 1)];
    assert_eq!(found(&made, &[]), [QualityCheck::OneCountry]);
    made.lines.push(in_country("Spain", 2));
    assert_eq!(found(&made, &[]), []);
}

#[test]
fn assurance_on_the_mpsa_tab_needs_dates() {
    let mut made = statement("2024-03-01");
    let figures = Figures { effective: 4, active_sa: 4, ..Figures::default() };
    let at = RowPlace { sheet: 1, row: 12 };
    made.lines = vec![Line { at, figures, ..line("Visio", "2019", 4) }];
    assert_eq!(found(&made, &[]), [QualityCheck::MpsaWithoutDates]);
    made.lines[0].sa_to = Some(day("2025-01-01"));
    assert_eq!(found(&made, &[]), []);
}

#[test]
fn captions_of_another_language_are_told() {
    let made = Statement { language: "de".into(), ..statement("2024-03-01") };
    assert_eq!(found(&made, &[]), [QualityCheck::NotEnglish]);
}

#[test]
fn an_agreement_that_ended_is_not_active() {
    let mut made = statement("2024-03-01");
    let ending = |to: &str| ListedAgreement {
        status: "Active".into(),
        to: Some(day(to)),
        ..ListedAgreement::default()
    };
    made.agreements = vec![ending("2024-03-01")];
    assert_eq!(found(&made, &[]), []);
    made.agreements = vec![ending("2024-02-29")];
    assert_eq!(found(&made, &[]), [QualityCheck::ActiveThoughEnded]);
}

#[test]
fn upgrades_need_licenses_of_their_family_in_any_version() {
    let mut made = statement("2024-03-01");
    let upgrades = Figures { effective: 5, upgrade: 8, ..Figures::default() };
    made.lines = vec![Line { figures: upgrades, ..line("Visio", "2022", 0) }];
    assert_eq!(found(&made, &[]), [QualityCheck::UpgradesAboveLicenses]);
    made.lines.push(line("Visio", "2019", 3));
    assert_eq!(found(&made, &[]), []);
}

#[test]
fn an_online_service_has_no_assurance() {
    let figures = Figures { effective: 5, active_sa: 5, ..Figures::default() };
    let mut made = with(figures);
    made.lines[0].pool = "Online Services".into();
    assert_eq!(found(&made, &[]), [QualityCheck::AssuranceOnService]);
}

use DeadlineState::{Alerting, Missed, Open, Overdue};

use super::super::{
    AnchorKind, Deadline, DeadlineRule, DeadlineState, RuleKind, Subject, SubjectKind,
};
use super::{anchor, as_of, day, first, states};
use crate::deadlines::{Anchor, DeadlineRules};

/// The due day of a rule's first deadline, as of the anchor's own day.
fn due(rule: &str, anchor: &Anchor) -> String {
    on_its_day(rule, anchor).due.to_string()
}

fn alerts(rule: &str, anchor: &Anchor) -> Vec<String> {
    on_its_day(rule, anchor).alerts.iter().map(ToString::to_string).collect()
}

fn on_its_day(rule: &str, anchor: &Anchor) -> Deadline {
    let on = anchor.day.to_string();
    first(rule, std::slice::from_ref(anchor), &on).expect("the rule has a deadline for the anchor")
}

fn dues(rule: &str, anchors: &[Anchor], on: &str) -> Vec<String> {
    let all = as_of(anchors, &[], on).into_iter().filter(|deadline| deadline.rule == rule);
    all.map(|deadline| deadline.due.to_string()).collect()
}

fn rule(id: &str) -> DeadlineRule {
    DeadlineRules::built_in().rule(id).expect("a built-in rule").clone()
}

fn enrollment(on: &str) -> Anchor {
    anchor(AnchorKind::EnrollmentEffective, "ea_enterprise_enrollment", on)
}

#[test]
fn d01_a_baseline_is_exported_60_days_before_the_anniversary() {
    let enrollment = enrollment("2023-07-01");
    assert_eq!(due("D01", &enrollment), "2024-05-02");
    assert_eq!(alerts("D01", &enrollment), ["2024-04-17", "2024-05-02", "2024-05-17"]);
}

#[test]
fn d01_the_third_anniversary_counts_although_the_enrollment_ends_before_it() {
    let anchors = [enrollment("2023-07-01"), anchor(AnchorKind::AgreementEnd, "ea", "2026-06-30")];
    assert_eq!(dues("D01", &anchors, "2023-07-01"), ["2024-05-02", "2025-05-02", "2026-05-02"]);
}

#[test]
fn d01_an_enrollment_of_a_leap_day_has_its_baseline_before_28_february() {
    let enrollment = enrollment("2024-02-29");
    assert_eq!(on_its_day("D01", &enrollment).occurrence, day("2025-02-28"));
    assert_eq!(due("D01", &enrollment), "2024-12-30");
}

#[test]
fn d01_a_baseline_can_be_late_until_the_anniversary() {
    let days = ["2024-04-16", "2024-04-17", "2024-05-03", "2024-07-01"];
    let expected = [Open, Alerting, Overdue, Overdue].map(Some);
    assert_eq!(states("D01", &enrollment("2023-07-01"), days), expected);
    let after = first("D01", &[enrollment("2023-07-01")], "2024-07-02").expect("the last one");
    assert_eq!((after.occurrence, after.state), (day("2024-07-01"), Missed));
}

#[test]
fn d02_a_quote_takes_5_to_10_business_days() {
    let submitted = anchor(AnchorKind::TrueUpSubmitted, "", "2026-06-01");
    assert_eq!(on_its_day("D02", &submitted).opens, Some(day("2026-06-08")));
    assert_eq!(due("D02", &submitted), "2026-06-15");
    assert_eq!(alerts("D02", &submitted), ["2026-06-16"]);
}

#[test]
fn d03_a_quote_can_be_challenged_for_30_days() {
    let quote = anchor(AnchorKind::QuoteReceived, "", "2026-06-15");
    assert_eq!(due("D03", &quote), "2026-07-15");
    assert_eq!(alerts("D03", &quote), ["2026-07-05", "2026-07-12"]);
    let days = ["2026-07-15", "2026-07-16"];
    assert_eq!(states("D03", &quote, days), [Alerting, Missed].map(Some));
}

#[test]
fn d04_a_purchase_is_pending_for_45_days_and_disputed_from_the_46th() {
    let purchase = anchor(AnchorKind::Purchase, "", "2024-02-10");
    assert_eq!(due("D04", &purchase), "2024-03-26");
    assert_eq!(alerts("D04", &purchase), ["2024-03-27"]);
    let days = ["2024-03-25", "2024-03-26", "2024-03-27"];
    assert_eq!(states("D04", &purchase, days), [Open, Open, Overdue].map(Some));
}

#[test]
fn d05_an_export_is_due_31_days_after_the_last() {
    let export = anchor(AnchorKind::LastSnapshot, "", "2026-01-15");
    assert_eq!(due("D05", &export), "2026-02-15");
    assert_eq!(alerts("D05", &export), ["2026-02-16"]);
}

#[test]
fn d06_agreements_are_reviewed_92_days_after_the_last_review() {
    let review = anchor(AnchorKind::LastAgreementReview, "", "2026-01-01");
    assert_eq!(due("D06", &review), "2026-04-03");
}

#[test]
fn d07_benefits_are_reviewed_a_year_after_the_last_review() {
    let review = anchor(AnchorKind::LastBenefitReview, "", "2025-03-10");
    assert_eq!(due("D07", &review), "2026-03-10");
}

#[test]
fn d08_covered_versions_are_downloaded_within_12_months() {
    let end = anchor(AnchorKind::SaEnd, "", "2024-02-29");
    assert_eq!(due("D08", &end), "2025-02-28");
    assert_eq!(alerts("D08", &end), ["2024-11-30", "2025-01-29"]);
    assert_eq!(states("D08", &end, ["2025-02-28", "2025-03-01"]), [Alerting, Missed].map(Some));
}

#[test]
fn d08_coverage_is_renewed_by_its_last_day() {
    let end = anchor(AnchorKind::SaEnd, "", "2024-06-30");
    let days = ["2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01"];
    let expected = [Open, Alerting, Alerting, Overdue].map(Some);
    assert_eq!(states("D08-renewal", &end, days), expected);
}

#[test]
fn d09_an_invitation_is_accepted_within_30_days() {
    let invited = anchor(AnchorKind::Invited, "", "2026-03-01");
    assert_eq!(due("D09", &invited), "2026-03-31");
    assert_eq!(alerts("D09", &invited), ["2026-03-24"]);
    assert_eq!(states("D09", &invited, ["2026-04-01"]), [Some(Missed)]);
}

#[test]
fn d10_to_d15_are_texts_without_a_day() {
    let kinds = ["D10", "D11", "D13", "D14", "D15"].map(|id| {
        let rule = rule(id);
        assert_eq!(rule.timing, None, "{id}");
        rule.kind
    });
    let expected =
        [RuleKind::Limit, RuleKind::ImpactText, RuleKind::Limit, RuleKind::Advice, RuleKind::Limit];
    assert_eq!(kinds, expected);
}

#[test]
fn d12_a_purchase_is_visible_after_3_to_5_business_days() {
    let order = anchor(AnchorKind::OrderProcessed, "purchase", "2026-06-01");
    assert_eq!(on_its_day("D12", &order).opens, Some(day("2026-06-04")));
    assert_eq!(due("D12", &order), "2026-06-08");
}

#[test]
fn d12_a_true_up_is_visible_after_7_to_14_business_days() {
    let order = anchor(AnchorKind::OrderProcessed, "true_up", "2026-06-01");
    assert_eq!(on_its_day("D12-true-up", &order).opens, Some(day("2026-06-10")));
    assert_eq!(due("D12-true-up", &order), "2026-06-19");
    assert!(first("D12", &[order], "2026-06-01").is_none());
}

#[test]
fn d12_an_invisible_order_is_a_support_case_after_15_business_days() {
    let order = anchor(AnchorKind::OrderProcessed, "purchase", "2026-06-01");
    assert_eq!(due("D12-case", &order), "2026-06-22");
    assert_eq!(
        states("D12-case", &order, ["2026-06-21", "2026-06-22"]),
        [Open, Alerting].map(Some)
    );
}

#[test]
fn d12_says_what_the_other_source_says() {
    let hours = rule("D12").alternatives.first().and_then(|other| other.offset);
    assert_eq!(hours.map(|offset| offset.to_string()).as_deref(), Some("10 hours after"));
}

#[test]
fn d16_an_enrollment_ends_the_day_before_its_third_anniversary() {
    let enrollment = enrollment("2023-07-01");
    assert_eq!(due("D16", &enrollment), "2026-06-30");
    let days = ["2026-01-01", "2026-04-01", "2026-05-01", "2026-05-31"];
    assert_eq!(alerts("D16", &enrollment), days);
}

#[test]
fn d16_an_enrollment_is_paid_again_at_two_anniversaries() {
    let anchors = [enrollment("2023-07-01"), anchor(AnchorKind::AgreementEnd, "ea", "2026-06-30")];
    assert_eq!(dues("D16-payment", &anchors, "2023-07-01"), ["2024-07-01", "2025-07-01"]);
}

#[test]
fn d17_an_open_license_ends_after_2_years() {
    let agreement = anchor(AnchorKind::AgreementEffective, "open_license", "2019-05-15");
    assert_eq!(due("D17-open-license", &agreement), "2021-05-14");
    assert_eq!(alerts("D17-open-license", &agreement), ["2021-02-13"]);
}

#[test]
fn d17_open_value_and_services_provider_agreements_end_after_3_years() {
    let agreement = |program| anchor(AnchorKind::AgreementEffective, program, "2024-02-29");
    assert_eq!(due("D17-open-value", &agreement("open_value_now")), "2027-02-27");
    assert_eq!(due("D17-spla", &agreement("spla")), "2027-02-27");
}

#[test]
fn d17_the_term_of_a_program_is_known_without_an_anchor() {
    let rules = DeadlineRules::built_in();
    let term = |program| rules.agreement_term(program, day("2023-07-01"));
    assert_eq!(term("eas"), Some(day("2026-06-30")));
    assert_eq!(term("open_license"), Some(day("2025-06-30")));
    assert_eq!(term("open_value_ow"), Some(day("2026-06-30")));
    assert_eq!(term("mpsa"), None);
}

#[test]
fn d18_a_reservation_is_canceled_72_hours_before_use() {
    let usage = anchor(AnchorKind::ReservationUsage, "", "2026-08-31");
    let before = first("D18", std::slice::from_ref(&usage), "2026-03-01").expect("a limit");
    assert_eq!(before.opens, Some(day("2026-02-28")));
    assert_eq!(before.due, day("2026-08-28"));
    assert_eq!(states("D18", &usage, ["2026-08-28", "2026-08-29"]), [Some(Alerting), None]);
}

#[test]
fn d18_nothing_is_reserved_in_the_30_days_before_an_anniversary() {
    assert_eq!(due("D18-closed", &enrollment("2023-07-01")), "2024-05-31");
}

#[test]
fn d19_an_activation_mail_comes_within_48_hours() {
    let order = anchor(AnchorKind::OrderProcessed, "online_service", "2026-06-05");
    assert_eq!(due("D19", &order), "2026-06-07");
    assert_eq!(alerts("D19", &order), ["2026-06-08"]);
}

#[test]
fn d20_use_of_a_month_is_reported_10_days_after_its_end() {
    let month = anchor(AnchorKind::SplaMonth, "", "2026-02-01");
    assert_eq!(on_its_day("D20", &month).occurrence, day("2026-02-28"));
    assert_eq!(due("D20", &month), "2026-03-10");
}

#[test]
fn d20_each_month_without_a_report_stays_overdue() {
    let months = ["2026-01-31", "2026-02-28"].map(|on| anchor(AnchorKind::SplaMonth, "", on));
    let dues: Vec<_> = as_of(&months, &[], "2026-06-01")
        .into_iter()
        .filter(|deadline| deadline.state == Overdue)
        .map(|deadline| deadline.due)
        .collect();
    assert_eq!(dues, ["2026-02-10", "2026-03-10"].map(day));
}

#[test]
fn d20_and_d21_state_the_limits_of_a_services_provider() {
    let rules = DeadlineRules::built_in();
    let texts = |anchor: &Anchor| -> Vec<String> {
        rules.texts_about(anchor).map(|rule| rule.id.clone()).collect()
    };
    let month = anchor(AnchorKind::SplaMonth, "", "2026-02-01");
    assert_eq!(texts(&month), ["D20-amount"]);
    let agreement = anchor(AnchorKind::AgreementEffective, "spla", "2026-02-01");
    assert_eq!(texts(&agreement), ["D21"]);
}

#[test]
fn d22_select_plus_stops_at_the_first_anniversary_after_1_july_2016() {
    let on_the_day = anchor(AnchorKind::AgreementEffective, "select_plus", "2012-07-01");
    assert_eq!(due("D22", &on_the_day), "2017-07-01");
    let day_after = anchor(AnchorKind::AgreementEffective, "select_plus", "2012-07-02");
    assert_eq!(due("D22", &day_after), "2016-07-02");
}

#[test]
fn d22_what_stopped_is_not_listed() {
    let agreement = anchor(AnchorKind::AgreementEffective, "select_plus", "2012-07-02");
    assert_eq!(states("D22", &agreement, ["2016-07-02", "2016-07-03"]), [Some(Alerting), None]);
}

#[test]
fn d23_concerns_agreements_signed_before_january_2022() {
    let rule = rule("D23");
    assert!(rule.concerns(&enrollment("2021-12-31")));
    assert!(!rule.concerns(&enrollment("2022-01-01")));
}

#[test]
fn d24_monthly_terms_are_captured_after_35_days_and_quarterly_ones_after_95() {
    let captured = |kind| anchor(AnchorKind::LastTermsCaptured, kind, "2026-01-01");
    assert_eq!(due("D24", &captured("product_terms")), "2026-02-05");
    assert_eq!(due("D24", &captured("online_services_terms")), "2026-02-05");
    assert_eq!(due("D24-quarterly", &captured("spur")), "2026-04-06");
    assert_eq!(due("D24-quarterly", &captured("isv_eula_product_list")), "2026-04-06");
}

#[test]
fn d24_each_kind_of_terms_is_captured_for_itself() {
    let captured = |id: &str, on| Anchor {
        subject: Subject { kind: SubjectKind::Terms, id: id.to_owned(), title: id.to_owned() },
        ..anchor(AnchorKind::LastTermsCaptured, id, on)
    };
    let anchors = [
        captured("product_terms", "2026-01-01"),
        captured("product_terms", "2026-03-01"),
        captured("online_services_terms", "2026-01-01"),
    ];
    assert_eq!(dues("D24", &anchors, "2026-03-02"), ["2026-02-05", "2026-04-05"]);
}

#[test]
fn d25_records_are_kept_for_a_year_after_the_agreement() {
    let end = anchor(AnchorKind::AgreementEnd, "ea", "2026-06-30");
    assert_eq!(due("D25", &end), "2027-06-30");
    assert_eq!(states("D25", &end, ["2027-06-30", "2027-07-01"]), [Some(Open), None]);
}

#[test]
fn d25_records_of_a_products_and_services_agreement_have_no_last_day() {
    let end = anchor(AnchorKind::AgreementEnd, "mpsa", "2026-06-30");
    assert!(first("D25", std::slice::from_ref(&end), "2026-06-30").is_none());
    assert!(rule("D25-mpsa").concerns(&end));
}

#[test]
fn d26_an_audit_starts_30_days_after_its_letter() {
    let letter = anchor(AnchorKind::AuditLetter, "", "2026-09-01");
    assert_eq!(due("D26", &letter), "2026-10-01");
    assert!(rule("D26-costs").concerns(&letter));
}

#[test]
fn d26_what_is_missing_is_ordered_30_days_after_the_demand() {
    let demand = anchor(AnchorKind::AuditDemand, "", "2026-12-01");
    assert_eq!(due("D26-order", &demand), "2026-12-31");
    assert_eq!(alerts("D26-order", &demand), ["2026-12-11", "2026-12-21"]);
}

#[test]
fn d27_prorated_coverage_is_a_limit_beside_the_coverage() {
    let rule = rule("D27");
    assert_eq!((rule.kind, &rule.timing), (RuleKind::Limit, &None));
    assert!(rule.concerns(&anchor(AnchorKind::SaEnd, "", "2026-06-30")));
}

#[test]
fn d28_a_transfer_is_notified_on_day_30_and_late_on_day_31() {
    let transfer = anchor(AnchorKind::Transfer, "", "2026-03-15");
    assert_eq!(due("D28", &transfer), "2026-04-14");
    assert_eq!(alerts("D28", &transfer), ["2026-04-04"]);
    let days = ["2026-04-14", "2026-04-15"];
    assert_eq!(states("D28", &transfer, days), [Alerting, Overdue].map(Some));
}

#[test]
fn every_number_from_d01_to_d28_has_a_rule() {
    let rules = DeadlineRules::built_in();
    for number in 1..=28 {
        let id = format!("D{number:02}");
        assert!(rules.iter().any(|rule| rule.id.split('-').next() == Some(&id)), "{id}");
    }
}

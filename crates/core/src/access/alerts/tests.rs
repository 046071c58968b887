use uuid::Uuid;

use super::*;
use crate::access::tests::{access, agreement_id, day, invited};
use AccessAlertCode::{
    AdministratorOnMicrosoftAccount, AdministratorReadsInvoices, InvitationNotAccepted,
    LeaverHasRole, LeaverIsAdministrator, NoInvoiceReader, TooFewAdministrators,
};

const TODAY: &str = "2024-06-01";

fn enrollment() -> Agreement {
    Agreement {
        program: Some(LicenseProgram::EaEnterpriseEnrollment),
        number: "7654321".into(),
        from: Some(day("2023-07-01")),
        ..Agreement::default()
    }
}

fn alerts_of(agreement: Agreement, entries: Vec<Access>, as_of: &str) -> Vec<AccessAlert> {
    let ids = (1..).map(|n| AccessId::new(Uuid::from_u128(n)));
    let register = AccessRegister {
        accesses: &ids.zip(entries).collect(),
        agreements: &BTreeMap::from([(agreement_id(1), agreement)]),
        roles: PortalRoles::built_in(),
        deadlines: &DeadlineRules::built_in(),
        calendar: &WorkCalendar::default(),
    };
    access_alerts(&register, day(as_of))
}

fn codes(entries: Vec<Access>) -> Vec<AccessAlertCode> {
    alerts_of(enrollment(), entries, TODAY).into_iter().map(|alert| alert.code).collect()
}

fn administrator(person: &str) -> Access {
    access(person, PortalRole::Administrator)
}

/// Two administrators and one who reads invoices: nothing is wrong.
fn sound() -> Vec<Access> {
    let reader = access("Cleo Moss", PortalRole::InvoiceReader);
    vec![administrator("Ada Birch"), administrator("Ben Ash"), reader]
}

fn with(more: Access) -> Vec<Access> {
    sound().into_iter().chain([more]).collect()
}

#[test]
fn two_administrators_and_a_reader_of_invoices_are_enough() {
    assert_eq!(codes(sound()), []);
}

#[test]
fn one_person_twice_is_one_administrator() {
    let entries = vec![
        administrator("Ada Birch"),
        administrator(" ada  BIRCH "),
        access("Cleo Moss", PortalRole::InvoiceReader),
    ];
    assert_eq!(codes(entries), [TooFewAdministrators]);
}

#[test]
fn an_administrator_who_is_not_active_does_not_count() {
    let mut entries = sound();
    entries[0].status = AccessStatus::AssignmentInProgress;
    assert_eq!(codes(entries), [TooFewAdministrators]);
}

#[test]
fn the_rule_about_administrators_bears_the_alert() {
    let alert = alerts_of(enrollment(), Vec::new(), TODAY).remove(0);
    let rules = DeadlineRules::built_in();
    let rule = rules.rule("D10").expect("the rule");
    assert_eq!((alert.severity, &alert.source), (rule.severity, &rule.source));
    assert_eq!(alert.message, "7654321 has 0 of at least 2 active administrators");
}

#[test]
fn an_agreement_that_does_not_run_needs_no_administrators() {
    let before = alerts_of(enrollment(), Vec::new(), "2023-06-30");
    let after_its_term = alerts_of(enrollment(), Vec::new(), "2026-07-01");
    assert_eq!((before, after_its_term), (Vec::new(), Vec::new()));
}

#[test]
fn an_agreement_of_an_exempt_program_needs_no_administrators() {
    let cloud = Agreement { program: Some(LicenseProgram::Csp), ..enrollment() };
    assert_eq!(alerts_of(cloud, Vec::new(), TODAY), []);
}

#[test]
fn a_licensing_id_that_is_an_agreements_number_means_the_agreement() {
    let mut entries = sound();
    entries[0].scope = AccessScope::LicensingId(" 7654321 ".into());
    assert_eq!(codes(entries), []);
}

#[test]
fn a_licensing_id_of_no_agreement_needs_administrators_of_its_own() {
    let scope = AccessScope::LicensingId("5550001".into());
    let entries = with(Access { scope, ..administrator("Ada Birch") });
    assert_eq!(codes(entries), [TooFewAdministrators, NoInvoiceReader]);
}

#[test]
fn an_invitation_is_overdue_after_the_thirtieth_day() {
    let days = ["2024-05-02", "2024-05-01"];
    let found = days.map(|sent| codes(with(invited("Dan Elm", sent))));
    assert_eq!(found, [vec![], vec![InvitationNotAccepted]]);
}

#[test]
fn an_invitation_that_the_portal_shows_as_expired_is_not_accepted_whenever_it_was_sent() {
    let expired = Access {
        status: AccessStatus::InvitationExpired,
        invited_on: None,
        ..invited("Dan Elm", TODAY)
    };
    assert_eq!(codes(with(expired)), [InvitationNotAccepted]);
}

#[test]
fn a_leaver_who_administers_is_the_gravest() {
    let left = Some(day("2024-05-31"));
    let administers = Access { left_on: left, ..administrator("Dan Elm") };
    let downloads =
        Access { left_on: left, ..access("Eve Fir", PortalRole::ProductDownloadManager) };
    let mut entries = with(downloads);
    entries.push(administers);
    let found = alerts_of(enrollment(), entries, TODAY);
    let graded: Vec<_> = found.iter().map(|alert| (alert.code, alert.severity)).collect();
    assert_eq!(
        graded,
        [(LeaverIsAdministrator, Severity::Error), (LeaverHasRole, Severity::Warning)]
    );
}

#[test]
fn on_the_last_day_a_person_has_not_left() {
    let leaving = Access { left_on: Some(day(TODAY)), ..administrator("Dan Elm") };
    assert_eq!(codes(with(leaving)), []);
}

#[test]
fn who_has_left_has_left_everywhere() {
    let mut entries = with(administrator("Dan Elm"));
    let keys = access("dan elm", PortalRole::ProductKeysReader);
    entries.push(Access { left_on: Some(day("2024-05-01")), ..keys });
    assert_eq!(codes(entries), [LeaverIsAdministrator, LeaverHasRole]);
}

#[test]
fn a_role_that_the_portal_could_not_give_alerts_nobody() {
    let failed = Access {
        status: AccessStatus::Failed,
        left_on: Some(day("2024-05-01")),
        ..administrator("Dan Elm")
    };
    assert_eq!(codes(with(failed)), []);
}

#[test]
fn an_administrator_on_a_personal_account_is_told() {
    let account = Some(AccountType::MicrosoftAccount);
    let personal = Access { account, ..administrator("Dan Elm") };
    assert_eq!(codes(with(personal)), [AdministratorOnMicrosoftAccount]);
    let reader = Access { account, ..access("Eve Fir", PortalRole::BenefitsReader) };
    assert_eq!(codes(with(reader)), []);
}

#[test]
fn an_administrator_cannot_read_invoices_too() {
    let both = access("ada birch", PortalRole::InvoiceReader);
    assert_eq!(codes(with(both)), [AdministratorReadsInvoices]);
}

#[test]
fn an_agreement_whose_invoices_nobody_reads_is_told() {
    let entries = vec![administrator("Ada Birch"), administrator("Ben Ash")];
    assert_eq!(codes(entries), [NoInvoiceReader]);
}

#[test]
fn what_comes_later_does_not_count_yet() {
    let mut entries = sound();
    entries[0].accepted_on = Some(day("2024-06-02"));
    assert_eq!(codes(entries), [TooFewAdministrators]);
}

//! From what a vault knows to what falls due.

use muniment_catalog::{AgreementEntry, DatedDocument, DatedLicense, DatedTransfer};
use muniment_core::calendar::WorkCalendar;
use muniment_core::deadlines::{Anchor, AnchorKind, SubjectKind};
use muniment_core::{
    AcquisitionChannel, Agreement, AgreementId, DocumentId, EvidenceKind, LicenseId,
    LicenseProgram, SourceSystem, VaultId,
};
use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn agreement(n: u128, program: LicenseProgram, from: &str, to: Option<&str>) -> AgreementEntry {
    AgreementEntry {
        id: AgreementId::new(Uuid::from_u128(n)),
        stated: Agreement {
            program: Some(program),
            number: format!("881234{n}"),
            from: Some(day(from)),
            to: to.map(day),
            ..Agreement::default()
        },
        licenses: 0,
        voided: None,
    }
}

fn license(channel: Option<AcquisitionChannel>) -> DatedLicense {
    DatedLicense {
        id: LicenseId::new(Uuid::from_u128(1)),
        title: "SQL Server".to_owned(),
        channel,
        agreement_number: String::new(),
        acquired_on: Some(day("2026-01-15")),
        sa_to: None,
        is_in_statement: false,
    }
}

fn document(kind: EvidenceKind, title: &str, source: SourceSystem, on: &str) -> DatedDocument {
    DatedDocument {
        id: DocumentId::new(Uuid::from_u128(7)),
        title: title.to_owned(),
        kind,
        day: day(on),
        source,
        is_online: false,
        is_in_statement: false,
    }
}

/// The kinds and days of all anchors but those of the vault as a whole.
fn anchors(facts: &Facts) -> Vec<(AnchorKind, String)> {
    let all = facts.anchors(&DeadlineRules::built_in(), day("2026-12-31"));
    let own = all.into_iter().filter(|anchor| anchor.subject.kind != SubjectKind::Vault);
    own.map(|anchor| (anchor.kind, anchor.day.to_string())).collect()
}

/// The anchors of the vault as a whole.
fn of_vault(facts: &Facts) -> Vec<Anchor> {
    let all = facts.anchors(&DeadlineRules::built_in(), day("2026-12-31"));
    all.into_iter().filter(|anchor| anchor.subject.kind == SubjectKind::Vault).collect()
}

#[test]
fn an_enrollment_without_a_last_day_ends_with_its_term() {
    let enrollment = agreement(1, LicenseProgram::EaEnterpriseEnrollment, "2024-07-01", None);
    let facts = Facts { agreements: vec![enrollment], ..Facts::default() };
    let expected = [
        (AnchorKind::EnrollmentEffective, "2024-07-01".to_owned()),
        (AnchorKind::AgreementEnd, "2027-06-30".to_owned()),
    ];
    assert_eq!(anchors(&facts), expected);
}

#[test]
fn a_stated_last_day_counts_before_the_term() {
    let open = agreement(1, LicenseProgram::OpenLicense, "2024-07-01", Some("2025-01-31"));
    let facts = Facts { agreements: vec![open], ..Facts::default() };
    assert!(anchors(&facts).contains(&(AnchorKind::AgreementEnd, "2025-01-31".to_owned())));
}

#[test]
fn an_enterprise_agreement_above_enrollments_is_no_enrollment_itself() {
    let above = agreement(1, LicenseProgram::Ea, "2024-07-01", None);
    let alone = Facts { agreements: vec![above.clone()], ..Facts::default() };
    assert_eq!(anchors(&alone)[0].0, AnchorKind::EnrollmentEffective);
    let mut below = agreement(2, LicenseProgram::EaEnterpriseEnrollment, "2024-08-01", None);
    below.stated.parent = Some(above.id);
    let both = Facts { agreements: vec![above, below], ..Facts::default() };
    assert_eq!(anchors(&both)[0].0, AnchorKind::AgreementEffective);
}

#[test]
fn a_services_provider_reports_each_month_of_its_agreement() {
    let spla = agreement(1, LicenseProgram::Spla, "2026-01-20", Some("2026-03-05"));
    let facts = Facts { agreements: vec![spla], ..Facts::default() };
    let mut months = anchors(&facts);
    months.retain(|(kind, _)| *kind == AnchorKind::SplaMonth);
    let days: Vec<&str> = months.iter().map(|(_, day)| day.as_str()).collect();
    assert_eq!(days, ["2026-01-20", "2026-02-01", "2026-03-01"]);
}

#[test]
fn only_what_a_statement_should_list_awaits_one() {
    let awaited = |license: DatedLicense| {
        !anchors(&Facts { licenses: vec![license], ..Facts::default() }).is_empty()
    };
    assert!(awaited(license(Some(AcquisitionChannel::VolumeLicense))));
    assert!(!awaited(license(Some(AcquisitionChannel::Fpp))), "retail is on no statement");
    assert!(!awaited(license(None)), "nothing says that it is volume licensing");
    let under_agreement = DatedLicense { agreement_number: "8812345".to_owned(), ..license(None) };
    assert!(awaited(under_agreement));
    let listed =
        DatedLicense { is_in_statement: true, ..license(Some(AcquisitionChannel::VolumeLicense)) };
    assert!(!awaited(listed));
}

#[test]
fn a_transfer_of_which_the_publisher_was_told_asks_for_nothing() {
    let transfer = DatedTransfer {
        license: LicenseId::new(Uuid::from_u128(1)),
        title: "SQL Server".to_owned(),
        on: day("2026-03-15"),
        notice_on: None,
    };
    let told = DatedTransfer { notice_on: Some(day("2026-03-20")), ..transfer.clone() };
    let facts = Facts { transfers: vec![transfer, told], ..Facts::default() };
    assert_eq!(anchors(&facts), [(AnchorKind::Transfer, "2026-03-15".to_owned())]);
}

#[test]
fn terms_are_known_by_the_words_of_their_title() {
    let title = |title: &str| {
        let terms =
            document(EvidenceKind::PublicTerms, title, SourceSystem::TermsSite, "2026-05-01");
        let facts = Facts { documents: vec![terms], ..Facts::default() };
        let all = facts.anchors(&DeadlineRules::built_in(), day("2026-12-31"));
        all.first().and_then(|anchor| anchor.qualifier.clone())
    };
    assert_eq!(title("Microsoft Product Terms, May 2026.pdf").as_deref(), Some("product_terms"));
    assert_eq!(title("SPUR-2026-Q2.pdf").as_deref(), Some("spur"));
    assert_eq!(title("Spurious claims.pdf"), None);
}

#[test]
fn an_export_from_nowhere_known_counts_for_the_vault_until_a_portal_is_named() {
    let files =
        document(EvidenceKind::LicenseSummary, "Summary", SourceSystem::Files, "2026-02-01");
    let began_on = Some(day("2025-12-01"));
    let mut facts = Facts { documents: vec![files], began_on, ..Facts::default() };
    assert_eq!(of_vault(&facts)[0].day, day("2026-02-01"));
    assert_eq!(anchors(&facts), []);
    facts.documents.push(document(
        EvidenceKind::LicenseSummary,
        "Summary",
        SourceSystem::M365Admin,
        "2026-03-01",
    ));
    assert_eq!(of_vault(&facts), []);
    assert_eq!(anchors(&facts), [(AnchorKind::LastSnapshot, "2026-03-01".to_owned())]);
}

#[test]
fn what_nobody_has_reviewed_counts_from_the_beginning_of_the_vault() {
    let enrollment = agreement(1, LicenseProgram::Ea, "2024-07-01", None);
    let began_on = Some(day("2025-12-01"));
    let facts = Facts { agreements: vec![enrollment], began_on, ..Facts::default() };
    let kinds: Vec<AnchorKind> = of_vault(&facts).iter().map(|anchor| anchor.kind).collect();
    assert_eq!(kinds, [AnchorKind::LastSnapshot, AnchorKind::LastAgreementReview]);
    assert!(of_vault(&facts).iter().all(|anchor| anchor.day == day("2025-12-01")));
}

#[test]
fn a_look_at_every_benefit_is_a_review() {
    let assured = DatedLicense { sa_to: Some(day("2027-06-30")), ..license(None) };
    let began_on = Some(day("2025-12-01"));
    let reviewed = |on: Option<&str>| {
        let facts = Facts {
            licenses: vec![assured.clone()],
            began_on,
            benefits_reviewed_on: on.map(day),
            ..Facts::default()
        };
        let anchors = of_vault(&facts);
        let review = anchors.iter().find(|anchor| anchor.kind == AnchorKind::LastBenefitReview);
        review.expect("there is Software Assurance").day
    };
    assert_eq!(reviewed(None), day("2025-12-01"));
    assert_eq!(reviewed(Some("2026-02-01")), day("2026-02-01"));
    assert_eq!(reviewed(Some("2025-02-01")), day("2025-12-01"), "the vault is younger");
}

fn due_notice() -> Vec<Deadline> {
    let transfer = DatedTransfer {
        license: LicenseId::new(Uuid::from_u128(1)),
        title: "SQL Server, 2; Standard".to_owned(),
        on: day("2026-03-15"),
        notice_on: None,
    };
    let facts = Facts { transfers: vec![transfer], ..Facts::default() };
    let rules = DeadlineRules::built_in();
    let until = day("2026-12-31");
    let anchors = facts.anchors(&rules, until);
    deadlines(&anchors, &[], &rules, &WorkCalendar::default(), day("2026-03-16"), until)
}

fn file() -> String {
    let vault = VaultId::new(Uuid::from_u128(5));
    calendar_file::write(
        &due_notice(),
        &DeadlineRules::built_in(),
        vault,
        chrono::DateTime::UNIX_EPOCH,
    )
}

#[test]
fn a_calendar_file_is_the_same_for_the_same_deadlines() {
    assert_eq!(file(), file());
}

#[test]
fn a_deadline_is_an_all_day_event_with_an_alarm_in_the_morning_of_its_alert_day() {
    let file = file();
    assert!(file.contains("DTSTART;VALUE=DATE:20260414\r\n"), "{file}");
    assert!(file.contains("DTEND;VALUE=DATE:20260415\r\n"), "{file}");
    // Nine days and fifteen hours before the day begins: 4 April at nine o'clock.
    assert!(file.contains("TRIGGER:-PT831600S\r\n"), "{file}");
}

#[test]
fn every_line_of_a_calendar_file_is_short_enough() {
    assert!(file().split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
}

#[test]
fn what_is_overdue_for_more_than_a_year_is_counted_and_left_out() {
    let deadlines = due_notice();
    let overdue = |as_of: &str| {
        let mut standing = Standing {
            as_of: day(as_of),
            until: day(as_of),
            rules: DeadlineRules::built_in(),
            deadlines: deadlines
                .iter()
                .map(|deadline| Deadline { state: DeadlineState::Overdue, ..deadline.clone() })
                .collect(),
        };
        (standing.leave_out_what_is_over(), standing.deadlines.len())
    };
    assert_eq!(overdue("2027-04-14"), (0, 1));
    assert_eq!(overdue("2027-04-15"), (1, 0));
}

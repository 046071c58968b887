//! Conditions of rules at their edges.

use crate::proof::fixture::{BASE, RECORD, World, as_of, complete_worlds, day};
use crate::proof::{
    Action, Circumstance, GroupState, LicenseType, Profile, ProofStatus, Shown, Term, Transfer,
};
use crate::{AcquisitionChannel as C, EvidenceKind as E, SourceSystem};

/// The state of a group of the record under test.
fn state(world: &World, code: &str) -> GroupState {
    let groups = world.assess(RECORD, Profile::Practical).groups;
    groups.iter().find(|group| group.code == code).expect("the rule has this group").state
}

/// A volume license that no statement lists, bought so many days before the latest one.
fn unlisted(days_before: u64) -> World {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::MlsSnapshot);
    world.statement(99, "2024-03-01", None);
    let bought = day("2024-03-01") - chrono::Days::new(days_before);
    world.record(RECORD).record.acquired_on = Some(bought);
    world
}

#[test]
fn a_purchase_44_days_before_the_statement_is_pending() {
    assert_eq!(unlisted(44).status(), ProofStatus::PendingMls);
}

#[test]
fn a_purchase_45_or_46_days_before_the_statement_should_be_listed() {
    assert_eq!(unlisted(45).status(), ProofStatus::Incomplete);
    assert_eq!(unlisted(46).codes(), ["R-VL-1/G3"]);
}

#[test]
fn a_purchase_after_the_statement_is_pending() {
    let mut world = unlisted(0);
    world.record(RECORD).record.acquired_on = Some(day("2024-05-01"));
    assert_eq!(state(&world, "R-VL-1/G3"), GroupState::Pending);
}

#[test]
fn without_any_statement_a_purchase_is_pending_for_45_days_from_the_purchase() {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::MlsSnapshot);
    world.record(RECORD).record.acquired_on = Some(as_of() - chrono::Days::new(44));
    assert_eq!(world.status(), ProofStatus::PendingMls);
    world.record(RECORD).record.acquired_on = Some(as_of() - chrono::Days::new(45));
    assert_eq!(world.status(), ProofStatus::Incomplete);
}

#[test]
fn a_statement_of_another_agreement_does_not_end_the_wait() {
    let mut world = unlisted(44);
    let other = world.statement(99, "2024-06-01", None);
    world.facts.statements.get_mut(&other).expect("just added").covers.insert("B-2".into());
    assert_eq!(world.status(), ProofStatus::PendingMls);
}

#[test]
fn a_license_under_an_mpsa_is_not_registered_by_a_license_statement() {
    let mut world = World::complete(C::VolumeLicense);
    world.record(RECORD).record.program = "MPSA".into();
    assert_eq!(world.codes(), ["R-VL-1/C3"]);
    assert_eq!(world.finding("R-VL-1/C3").action, Action::GetStatement);
}

#[test]
fn a_statement_that_lists_the_record_registers_it_without_a_link() {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::MlsSnapshot);
    world.statement(RECORD, "2024-03-01", Some(10));
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_desktop_operating_system_under_volume_licensing_needs_one_that_it_upgrades() {
    let mut world = World::complete(C::VolumeLicense);
    world.record(RECORD).record.product = "Windows 10".into();
    assert_eq!(world.codes(), ["R-VL-1/C1"]);
    world.record(RECORD).record.product = "Windows Server".into();
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn an_office_license_does_not_qualify_for_a_desktop_operating_system() {
    let mut world = World::complete(C::VolumeLicense);
    world.record(RECORD).record.product = "Windows 10".into();
    world.add(BASE, C::Fpp).record.product = "Office".into();
    world.prove(BASE, C::Fpp);
    world.builds_on(RECORD, BASE, None);
    assert_eq!(world.finding("R-VL-1/C1").action, Action::AddUnderlying);
}

#[test]
fn a_subscription_without_its_last_day_is_incomplete() {
    let mut world = World::complete(C::VolumeLicense);
    world.record(RECORD).acquisition.term =
        Some(Term::Subscription { from: Some(as_of()), to: None });
    assert_eq!(world.codes(), ["R-VL-1/C4"]);
}

#[test]
fn the_agreement_speaks_for_every_record_under_it() {
    let mut world = World::complete(C::VolumeLicense);
    world.unlink(RECORD, E::Agreement);
    let document = world.document();
    let own = crate::proof::AgreementDocument {
        document,
        kind: E::Enrollment,
        shows: std::collections::BTreeSet::new(),
    };
    world.agreement().documents.push(own);
    world.record(RECORD).record.agreement_number = "a1".into();
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn an_invoice_of_a_device_must_name_the_hardware() {
    let mut world = World::complete(C::Oem);
    let invoice = world.record(RECORD).evidence.first_mut().expect("the invoice is first");
    invoice.shows.remove(&Shown::NamesHardware);
    let group = world.assess(RECORD, Profile::Practical).groups.remove(0);
    assert_eq!(group.tried[0].fails, ["names_hardware"]);
    assert_eq!(world.finding("R-OEM-1/G1").action, Action::ConfirmOnPage);
}

#[test]
fn an_invoice_line_with_the_device_names_the_hardware() {
    let mut world = World::complete(C::Oem);
    world.unlink(RECORD, E::Invoice);
    let invoice = world.document();
    let line = world.line(invoice, 1, 10);
    line.hardware = "Dell Latitude 7420, SN 5XK-22".into();
    line.description = "Windows 10 Pro".into();
    world.link_line(RECORD, invoice, 1, None);
    world.record(RECORD).acquisition.device = "latitude-7420".into();
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_label_that_is_not_on_the_computer_does_not_prove_a_component() {
    let mut world = World::complete(C::Oem);
    for evidence in &mut world.record(RECORD).evidence {
        evidence.shows.remove(&Shown::AffixedToDevice);
    }
    assert_eq!(world.status(), ProofStatus::Complete);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::AcquiredWithComponent);
    assert_eq!(world.codes(), ["R-OEM-1/C1"]);
}

#[test]
fn firmware_stands_in_for_a_label_only_when_the_device_is_stated() {
    let mut world = World::complete(C::Oem);
    world.unlink(RECORD, E::Coa);
    assert_eq!(world.codes(), ["R-OEM-1/G2"]);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::FirmwareKey);
    assert_eq!(world.codes(), ["R-OEM-1/C3"]);
    world.record(RECORD).acquisition.device = "Latitude 7420".into();
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_lost_mail_needs_both_the_order_history_and_a_purchase() {
    let mut world = World::bare(C::Esd);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::SellerMailLost);
    assert_eq!(world.codes(), ["R-ESD-1/C1", "R-ESD-1/C1-history", "R-ESD-1/C1-purchase"]);
    world.link(RECORD, E::OnlineOrderHistory);
    assert_eq!(world.status(), ProofStatus::Incomplete);
}

#[test]
fn more_users_than_seats_are_an_error() {
    let mut world = World::complete(C::MsdnVl);
    world.record(RECORD).record.quantity = 1;
    world.user("Ada", "s1", "2020-01-01", None);
    assert_eq!(world.status(), ProofStatus::Complete);
    world.user("Grace", "s2", "2024-06-30", None);
    assert_eq!(world.codes(), ["R-MSDN-1/C1"]);
}

#[test]
fn a_seat_passes_from_one_user_to_the_next() {
    let mut world = World::complete(C::MsdnRetail);
    world.user("Ada", "s1", "2020-01-01", Some("2021-12-31"));
    world.user("Grace", "S1", "2022-01-01", None);
    assert_eq!(world.status(), ProofStatus::Complete);
    world.user("Edsger", "s1", "2023-01-01", None);
    assert_eq!(world.codes(), ["R-MSDN-2/C1-seat"]);
}

#[test]
fn an_upgrade_does_not_come_with_a_device() {
    let mut world = World::complete(C::Upgrade);
    world.record(RECORD).acquisition.bought_through = Some(C::Oem);
    assert_eq!(world.codes(), ["E-UPG-OEM"]);
    assert_eq!(world.finding("E-UPG-OEM").action, Action::ReviewWithCounsel);
}

#[test]
fn an_upgrade_is_proven_by_the_rule_of_its_own_channel() {
    let mut world = World::complete(C::Upgrade);
    world.unlink(RECORD, E::Eula);
    assert_eq!(world.codes(), ["R-UPG-1/G1/R-FPP-1/G4"]);
    world.record(RECORD).acquisition.bought_through = None;
    assert_eq!(world.codes(), ["R-UPG-1/G1"]);
}

#[test]
fn an_upgrade_cannot_have_been_bought_through_a_channel_that_refers_on() {
    let mut world = World::complete(C::Upgrade);
    world.record(RECORD).acquisition.bought_through = Some(C::TransferredIn);
    assert_eq!(world.codes(), ["R-UPG-1/G1"]);
}

/// A second coverage that starts on a day, after one that ends on the last of June 2021.
fn renewed(from: &str) -> World {
    let mut world = World::complete(C::SaWithBase);
    let base = &mut world.record(BASE).record;
    (base.sa_from, base.sa_to) = (None, None);
    let earlier = &mut world.add(3, C::SaWithBase).record;
    (earlier.sa_from, earlier.sa_to) = (Some(day("2018-07-01")), Some(day("2021-06-30")));
    world.builds_on(3, BASE, None);
    let later = &mut world.record(RECORD).record;
    (later.sa_from, later.sa_to) = (Some(day(from)), Some(day("2024-06-30")));
    world
}

#[test]
fn coverage_that_continues_on_the_next_day_has_no_gap() {
    assert_eq!(renewed("2021-07-01").status(), ProofStatus::Complete);
}

#[test]
fn a_gap_of_one_day_in_the_coverage_is_a_warning() {
    let world = renewed("2021-07-02");
    assert_eq!(world.status(), ProofStatus::CompleteWithWarnings);
    assert!(world.finding("R-SA-1/C1").message.to_string().ends_with("days without coverage: 1."));
}

#[test]
fn coverage_over_a_box_is_no_coverage_over_a_pre_installed_license() {
    let mut world = World::complete(C::SaOverOem);
    world.add(BASE, C::Fpp);
    world.prove(BASE, C::Fpp);
    assert_eq!(world.codes(), ["R-SA-2/G2"]);
}

#[test]
fn coverage_loses_its_license_with_the_proof_of_the_device() {
    let mut world = World::complete(C::SaOverOem);
    let label = world.record(BASE).evidence[1].document;
    world.facts.documents.get_mut(&label).expect("it is linked").voided = true;
    assert_eq!(world.codes(), ["R-SA-2/G2"]);
    assert!(world.finding("R-SA-2/G2").message.to_string().contains("no qualifying license"));
    world.facts.records.remove(&crate::proof::fixture::license(BASE));
    assert_eq!(world.codes(), ["R-SA-2/G2"]);
}

#[test]
fn a_step_up_needs_coverage_on_its_day() {
    let mut world = World::complete(C::StepUp);
    world.record(RECORD).record.acquired_on = Some(day("2021-12-31"));
    assert_eq!(world.status(), ProofStatus::Complete);
    world.record(RECORD).record.acquired_on = Some(day("2022-01-01"));
    assert_eq!(world.codes(), ["R-STEP-1/G2"]);
}

#[test]
fn a_step_up_leads_to_another_edition() {
    let mut world = World::complete(C::StepUp);
    world.record(RECORD).record.edition = "standard".into();
    assert_eq!(world.codes(), ["R-STEP-1/G2"]);
}

#[test]
fn a_grant_that_a_statement_lists_without_a_quantity_is_not_contradicted() {
    let mut world = World::complete(C::LicenseGrant);
    world.statement(RECORD, "2024-03-01", None);
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn a_grant_needs_terms_that_contain_the_offer() {
    let mut world = World::complete(C::LicenseGrant);
    world.last(RECORD).shows.clear();
    assert_eq!(world.codes(), ["R-GRANT-1/G2"]);
}

/// A license that changed hands, with the publisher told so many days later.
fn told_after(days: u64) -> World {
    let mut world = World::complete(C::TransferredIn);
    let on = day("2023-01-31");
    world.record(RECORD).acquisition.transfer = Some(Transfer {
        on: Some(on),
        notice_on: Some(on + chrono::Days::new(days)),
        ..Transfer::default()
    });
    world
}

#[test]
fn notice_of_a_transfer_is_in_time_on_day_30_and_late_on_day_31() {
    assert_eq!(told_after(30).status(), ProofStatus::Complete);
    assert_eq!(told_after(31).codes(), ["R-XFER-1/C2"]);
    assert_eq!(told_after(31).status(), ProofStatus::CompleteWithWarnings);
}

#[test]
fn a_license_from_a_stranger_needs_the_signature_of_the_publisher() {
    let mut world = World::complete(C::TransferredIn);
    for evidence in &mut world.record(RECORD).evidence {
        evidence.shows.remove(&Shown::Countersigned);
    }
    assert_eq!(world.status(), ProofStatus::Complete);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::CounterpartyNotAffiliated);
    assert_eq!(world.codes(), ["R-XFER-1/C1"]);
}

#[test]
fn a_license_that_is_not_paid_in_full_cannot_change_hands() {
    let mut world = World::complete(C::TransferredIn);
    world.record(RECORD).acquisition.circumstances.insert(Circumstance::NotFullyPaid);
    assert_eq!(world.codes(), ["R-XFER-1/C3"]);
}

#[test]
fn assurance_alone_is_not_transferred_without_its_license() {
    let mut world = World::complete(C::TransferredIn);
    world.record(RECORD).acquisition.license_type = Some(LicenseType::Sa);
    assert_eq!(world.codes(), ["R-XFER-1/C4"]);
}

#[test]
fn a_desktop_upgrade_is_not_transferred_without_its_license() {
    let mut world = World::complete(C::TransferredIn);
    world.record(RECORD).acquisition.license_type = Some(LicenseType::Upgrade);
    assert_eq!(world.status(), ProofStatus::Complete);
    world.record(RECORD).record.product = "Windows 10".into();
    assert!(world.codes().contains(&"R-XFER-1/C4".to_owned()));
}

#[test]
fn a_transfer_names_its_parties_by_who_issued_and_who_received_it() {
    let mut world = World::complete(C::TransferredIn);
    let form = world.record(RECORD).evidence[0].document;
    world.record(RECORD).evidence[0].shows.clear();
    assert_eq!(world.codes(), ["R-XFER-1/G1"]);
    world.record(RECORD).acquisition.transfer =
        Some(Transfer { from: "Fabrikam".into(), to: "Contoso".into(), ..Transfer::default() });
    let form = world.facts.documents.get_mut(&form).expect("it is linked");
    (form.issuer, form.recipient) = ("FABRIKAM ".into(), "Contoso".into());
    assert_eq!(world.status(), ProofStatus::Complete);
}

#[test]
fn an_export_of_another_portal_is_not_one_of_the_business_center() {
    let (_, mut world) = complete_worlds()
        .into_iter()
        .find(|(name, _)| *name == "a purchase under an MPSA")
        .expect("there is such a world");
    let export = world.last(RECORD).document;
    let export = world.facts.documents.get_mut(&export).expect("it is linked");
    export.source = Some(SourceSystem::M365Admin);
    assert_eq!(world.codes(), ["R-VL-1/C3"]);
}

#[test]
fn the_master_agreement_is_not_the_agreement_of_the_program() {
    let mut world = World::complete(C::Spla);
    world.unlink(RECORD, E::Enrollment);
    assert_eq!(world.codes(), ["R-SPLA-1/G1"]);
}

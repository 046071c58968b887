//! Portal access and benefits of Software Assurance in the catalog, through its public door.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_catalog::{AgreementBenefits, Catalog, JournalEntry};
use muniment_core::{
    Access, AccessId, AccessScope, AccessStatus, AccountType, AgreementId, BenefitStanding,
    BenefitState, ContactType, Digest, DocumentId, Event, Op, PortalRole,
};
use tempfile::TempDir;
use uuid::Uuid;

fn empty() -> (TempDir, Catalog) {
    let folder = tempfile::tempdir().expect("a folder");
    let catalog = Catalog::open(&folder.path().join("catalog.db")).expect("a catalog");
    (folder, catalog)
}

fn apply(catalog: &Catalog, events: &[Event]) {
    let n = catalog.position().expect("a position").n + 1;
    let entry = JournalEntry {
        n,
        digest: Digest::new([u8::try_from(n).expect("few entries"); 32]),
        at: DateTime::<Utc>::from_timestamp(1_700_000_000, 0).expect("an instant"),
        actor: "Ada Birch",
        op: Op::StateAccess,
        events,
    };
    catalog.apply([entry]).expect("applied");
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn access() -> AccessId {
    AccessId::new(Uuid::from_u128(1))
}

fn agreement() -> AgreementId {
    AgreementId::new(Uuid::from_u128(2))
}

fn full() -> Access {
    Access {
        person: "Ada Birch".into(),
        scope: AccessScope::Agreement(agreement()),
        role: PortalRole::Administrator,
        status: AccessStatus::Active,
        account: Some(AccountType::EntraId),
        contacts: [ContactType::PrimaryContact, ContactType::BillTo].into(),
        invited_on: Some(day("2024-02-01")),
        accepted_on: Some(day("2024-02-29")),
        left_on: Some(day("2024-12-31")),
        note: "stands in for Ben".into(),
    }
}

fn bare() -> Access {
    Access {
        scope: AccessScope::LicensingId("5550001".into()),
        account: None,
        contacts: [].into(),
        invited_on: None,
        accepted_on: None,
        left_on: None,
        note: String::new(),
        ..full()
    }
}

fn standing() -> BenefitStanding {
    BenefitStanding {
        state: BenefitState::Activated,
        since: Some(day("2023-08-01")),
        seen_on: day("2024-03-01"),
        evidence: vec![DocumentId::new(Uuid::from_u128(3))],
        note: "by the portal".into(),
    }
}

fn benefit(standing: Option<BenefitStanding>) -> Event {
    Event::BenefitStated { agreement: agreement(), benefit: "home_use".into(), standing }
}

#[test]
fn an_access_is_read_as_it_was_stated_last() {
    let (_folder, catalog) = empty();
    for stated in [full(), bare()] {
        apply(&catalog, &[Event::AccessStated { access: access(), stated: stated.clone() }]);
        let read = catalog.access(&access()).expect("read").expect("the access");
        assert_eq!((read.stated, read.voided), (stated, None));
    }
    let history = catalog.history(&access().to_string()).expect("read");
    assert_eq!(history.len(), 2, "both entries are about it");
}

#[test]
fn a_voided_access_stays_with_its_reason_until_it_is_restored() {
    let (_folder, catalog) = empty();
    let voided = || catalog.access(&access()).expect("read").expect("the access").voided;
    apply(&catalog, &[Event::AccessStated { access: access(), stated: full() }]);
    apply(&catalog, &[Event::AccessVoided { access: access(), reason: "removed".into() }]);
    assert_eq!(voided().as_deref(), Some("removed"));
    apply(&catalog, &[Event::AccessRestored { access: access() }]);
    assert_eq!(voided(), None);
}

#[test]
fn a_benefit_is_read_as_it_was_stated_and_can_be_taken_back() {
    let (_folder, catalog) = empty();
    apply(&catalog, &[benefit(Some(standing()))]);
    let read = catalog.agreement_benefits(&agreement()).expect("read");
    assert_eq!(read.standings.get("home_use"), Some(&standing()));
    apply(&catalog, &[benefit(None)]);
    let read = catalog.agreement_benefits(&agreement()).expect("read");
    assert_eq!(read, AgreementBenefits::default());
}

#[test]
fn a_migration_is_read_as_it_was_stated_and_can_be_taken_back() {
    let (_folder, catalog) = empty();
    let migrated = |on| Event::AgreementMigrated { agreement: agreement(), on };
    let read = || catalog.agreement_benefits(&agreement()).expect("read").migrated_on;
    apply(&catalog, &[migrated(Some(day("2024-03-01")))]);
    assert_eq!(read(), Some(day("2024-03-01")));
    apply(&catalog, &[migrated(None)]);
    assert_eq!(read(), None);
}

#[test]
fn an_emptied_catalog_knows_no_access_and_no_benefit() {
    let (_folder, catalog) = empty();
    let moved = Event::AgreementMigrated { agreement: agreement(), on: Some(day("2024-03-01")) };
    let stated = Event::AccessStated { access: access(), stated: full() };
    apply(&catalog, &[stated, benefit(Some(standing())), moved]);
    catalog.clear().expect("cleared");
    assert_eq!(catalog.accesses().expect("read"), []);
    assert!(catalog.benefits().expect("read").is_empty());
}

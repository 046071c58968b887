//! Matters through the public door of the catalog.

use chrono::{DateTime, NaiveDate, Utc};
use muniment_catalog::{Catalog, JournalEntry};
use muniment_core::matter::{
    Closing, Disposition, Exhibit, Matter, MatterChange, MatterRequest, MatterScope, PackForm,
    Period, Production, ResponseItem, ResponseSubject, RuleSetUsed, Settled, Settlement,
};
use muniment_core::{Digest, DocumentId, EntityId, Event, LicenseId, MatterId, Op, PageRanges};
use tempfile::TempDir;
use uuid::Uuid;

fn empty() -> (TempDir, Catalog) {
    let folder = TempDir::new().expect("a folder");
    let catalog = Catalog::open(&folder.path().join("catalog.db")).expect("a catalog");
    (folder, catalog)
}

fn id() -> MatterId {
    MatterId::new(Uuid::from_u128(7))
}

fn apply(catalog: &Catalog, change: MatterChange) {
    let n = catalog.position().expect("a position").n + 1;
    let entry = JournalEntry {
        n,
        digest: Digest::new([1; 32]),
        at: DateTime::<Utc>::UNIX_EPOCH,
        actor: "ada",
        op: Op::ChangeMatter,
        events: &[Event::Matter { matter: id(), change }],
    };
    catalog.apply([entry]).expect("applied");
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn matter() -> Matter {
    Matter {
        reference: "AUD-7".into(),
        title: "Audit".into(),
        publisher: "Microsoft".into(),
        auditor: "Auditors LLP".into(),
        counsel: "Counsel".into(),
        letter_on: Some(day("2024-02-01")),
        notice_days: Some(30),
        due_on: Some(day("2024-03-15")),
        period: Period { from: Some(day("2020-01-01")), to: Some(day("2023-12-31")) },
        scope: MatterScope {
            entities: [1, 2].map(|n| EntityId::new(Uuid::from_u128(n))).into(),
            products: vec!["SQL Server".into(), "Office".into()],
            publishers: vec!["Contoso".into()],
        },
        exhibit_prefix: "ACME".parse().expect("a prefix"),
        is_privileged: true,
        note: "a note".into(),
    }
}

fn request(number: &str) -> MatterRequest {
    MatterRequest {
        number: number.into(),
        text: "All invoices".into(),
        asked_on: Some(day("2024-02-01")),
        due_on: None,
        settled: Some(Settled { how: Settlement::Answered, on: day("2024-02-20") }),
    }
}

fn item(request: &str) -> ResponseItem {
    ResponseItem {
        request: request.into(),
        subject: ResponseSubject::Document(DocumentId::new(Uuid::from_u128(8))),
        pages: "1-2,5".parse().expect("pages"),
        disposition: Disposition::Redacted,
        redacted_copy: Some(DocumentId::new(Uuid::from_u128(9))),
        note: "prices".into(),
    }
}

fn production(volume: u32, recipient: &str) -> Production {
    let exhibit = |number| Exhibit {
        number,
        first_page: number,
        last_page: number,
        document: DocumentId::new(Uuid::from_u128(number.into())),
        digest: Digest::new([3; 32]),
    };
    Production {
        volume,
        produced_on: day("2024-03-01"),
        recipient: recipient.into(),
        prefix: "ACME".parse().expect("a prefix"),
        exhibits: vec![exhibit(1), exhibit(2)],
        manifest: Digest::new([4; 32]),
        form: PackForm::Folder,
        as_of: day("2024-02-29"),
        rules: RuleSetUsed { id: "evidence 1".into(), digest: Digest::new([5; 32]) },
    }
}

#[test]
fn a_matter_is_known_as_stated_last() {
    let (_folder, catalog) = empty();
    let first =
        Matter { scope: MatterScope::default(), due_on: None, notice_days: None, ..matter() };
    apply(&catalog, MatterChange::Opened(first.clone()));
    assert_eq!(catalog.matters().expect("matters")[0].stated, first);
    apply(&catalog, MatterChange::Changed(matter()));
    let known = catalog.matter(&id()).expect("a matter").expect("it is there");
    assert_eq!((known.stated, known.closed), (matter(), None));
}

#[test]
fn a_closed_matter_stays_and_can_be_taken_up_again() {
    let (_folder, catalog) = empty();
    let closing = Closing { on: day("2024-09-01"), reason: "settled".into() };
    apply(&catalog, MatterChange::Opened(matter()));
    apply(&catalog, MatterChange::Closed(closing.clone()));
    let closed = || catalog.matters().expect("matters")[0].closed.clone();
    assert_eq!(closed(), Some(closing));
    apply(&catalog, MatterChange::Reopened);
    assert_eq!(closed(), None);
}

#[test]
fn a_removed_request_takes_along_what_answered_it() {
    let (_folder, catalog) = empty();
    apply(&catalog, MatterChange::Opened(matter()));
    for number in ["10", "2"] {
        apply(&catalog, MatterChange::RequestAdded(request(number)));
        apply(&catalog, MatterChange::ResponseStated(item(number)));
    }
    let known = catalog.matter_requests(&id()).expect("requests");
    assert_eq!(known, [request("2"), request("10")]);
    assert_eq!(catalog.matter_responses(&id()).expect("responses"), [item("10"), item("2")]);
    apply(&catalog, MatterChange::RequestRemoved { number: "2".into() });
    assert_eq!(catalog.matter_requests(&id()).expect("requests"), [request("10")]);
    assert_eq!(catalog.matter_responses(&id()).expect("responses"), [item("10")]);
}

#[test]
fn a_subject_answers_a_request_once() {
    let (_folder, catalog) = empty();
    apply(&catalog, MatterChange::Opened(matter()));
    apply(&catalog, MatterChange::RequestAdded(request("1")));
    let license = ResponseItem {
        subject: ResponseSubject::License(LicenseId::new(Uuid::from_u128(8))),
        pages: PageRanges::default(),
        disposition: Disposition::Produce,
        redacted_copy: None,
        ..item("1")
    };
    let kept = ResponseItem { disposition: Disposition::WithholdPrivileged, ..item("1") };
    for item in [item("1"), license.clone(), kept.clone()] {
        apply(&catalog, MatterChange::ResponseStated(item));
    }
    assert_eq!(
        catalog.matter_responses(&id()).expect("responses"),
        [kept.clone(), license.clone()]
    );
    let (request, subject) = ("1".to_owned(), kept.subject);
    apply(&catalog, MatterChange::ResponseRemoved { request, subject });
    assert_eq!(catalog.matter_responses(&id()).expect("responses"), [license]);
}

#[test]
fn a_volume_is_handed_over_once() {
    let (_folder, catalog) = empty();
    apply(&catalog, MatterChange::Opened(matter()));
    apply(&catalog, MatterChange::PackProduced(production(1, "Auditors LLP")));
    apply(&catalog, MatterChange::PackProduced(production(1, "somebody else")));
    apply(&catalog, MatterChange::PackProduced(production(2, "Auditors LLP")));
    let known = catalog.productions(&id()).expect("productions");
    assert_eq!(known, [production(1, "Auditors LLP"), production(2, "Auditors LLP")]);
}

#[test]
fn an_emptied_catalog_has_no_matter() {
    let (_folder, catalog) = empty();
    let (_other, untouched) = empty();
    apply(&catalog, MatterChange::Opened(matter()));
    apply(&catalog, MatterChange::RequestAdded(request("1")));
    apply(&catalog, MatterChange::ResponseStated(item("1")));
    apply(&catalog, MatterChange::PackProduced(production(1, "Auditors LLP")));
    let different = catalog.differences(&untouched).expect("a comparison");
    let own = ["exhibits", "matter_requests", "matter_responses", "matter_scopes", "matters"];
    assert!(own.iter().all(|table| different.contains(table)), "{different:?}");
    catalog.clear().expect("cleared");
    assert_eq!(catalog.differences(&untouched).expect("a comparison"), [""; 0]);
}

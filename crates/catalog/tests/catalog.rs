//! The catalog through its public door.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use muniment_catalog::{Catalog, JournalEntry, LicenseFilter, ReadingRecord, Tie};
use muniment_core::proof::Transfer;
use muniment_core::{
    Acquisition, Agreement, AgreementId, AgreementPaper, Description, Digest, DocumentId, Event,
    EvidenceKind, LicenseId, LicenseRecord, LinkId, NumberKind, Op, Origin, PageRanges,
    ReadingState, ReferenceNumber, SourceSystem, SuggestedField,
};
use tempfile::TempDir;
use uuid::Uuid;

fn document(n: u128) -> DocumentId {
    DocumentId::new(Uuid::from_u128(n))
}

fn license() -> LicenseId {
    LicenseId::new(Uuid::from_u128(900))
}

fn link() -> LinkId {
    LinkId::new(Uuid::from_u128(901))
}

fn added(n: u8, name: &str) -> Event {
    Event::DocumentAdded {
        document: document(n.into()),
        digest: Digest::new([n; 32]),
        bytes: u64::from(n) * 10,
        origin: Origin {
            name: name.to_owned(),
            path: format!("/in/{name}"),
            modified: None,
            source: SourceSystem::Files,
            container: None,
        },
    }
}

fn record() -> LicenseRecord {
    LicenseRecord { product: "Ledger 100%".into(), quantity: 5, ..LicenseRecord::default() }
}

fn linked() -> Event {
    Event::Linked {
        link: link(),
        document: document(1),
        license: license(),
        kind: EvidenceKind::Invoice,
        quantity: Some(5),
        pages: PageRanges::from_str("1-2").expect("pages"),
    }
}

/// Applies one entry for each list of events.
fn apply(catalog: &Catalog, entries: &[&[Event]]) {
    let at = DateTime::<Utc>::from_timestamp(1_700_000_000, 0).expect("an instant");
    let first = catalog.position().expect("a position").n + 1;
    let entries = entries.iter().zip(first..).map(|(events, n)| JournalEntry {
        n,
        digest: Digest::new([n as u8; 32]),
        at,
        actor: "ada",
        op: Op::AddDocuments,
        events,
    });
    catalog.apply(entries).expect("applied");
}

fn empty() -> (TempDir, Catalog) {
    let folder = TempDir::new().expect("a folder");
    let catalog = Catalog::open(&folder.path().join("catalog.db")).expect("a catalog");
    (folder, catalog)
}

#[test]
fn a_catalog_reopens_at_the_entry_it_was_at() {
    let (folder, catalog) = empty();
    apply(&catalog, &[&[added(1, "a.pdf")], &[added(2, "b.pdf")]]);
    let (generation, position) =
        (catalog.generation().to_owned(), catalog.position().expect("read"));
    drop(catalog);
    let reopened = Catalog::open(&folder.path().join("catalog.db")).expect("a catalog");
    assert_eq!(reopened.generation(), generation);
    assert_eq!(reopened.position().expect("read"), position);
    assert_eq!(reopened.columns().rows().len(), 2);
}

#[test]
fn a_damaged_file_is_replaced_by_an_empty_catalog() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("catalog.db");
    std::fs::write(&path, vec![b'x'; 5000]).expect("written");
    let catalog = Catalog::open(&path).expect("a catalog");
    assert_eq!(catalog.position().expect("read").n, 0);
}

#[test]
fn an_entry_taken_in_twice_counts_once() {
    let (_folder, catalog) = empty();
    let events = [added(1, "a.pdf")];
    let at = DateTime::<Utc>::from_timestamp(0, 0).expect("an instant");
    let entry = JournalEntry {
        n: 1,
        digest: Digest::new([1; 32]),
        at,
        actor: "ada",
        op: Op::AddDocuments,
        events: &events,
    };
    catalog.apply([entry]).expect("applied");
    catalog.apply([entry]).expect("passed over");
    assert_eq!(catalog.entries(0, 10).expect("read").len(), 1);
}

#[test]
fn links_count_until_they_or_their_license_are_taken_back() {
    let (_folder, catalog) = empty();
    apply(
        &catalog,
        &[
            &[added(1, "a.pdf")],
            &[Event::LicenseAdded { license: license(), record: record() }],
            &[linked()],
        ],
    );
    let links = || catalog.columns().get(1).expect("a column").links;
    assert_eq!(links(), 1);
    apply(&catalog, &[&[Event::LicenseVoided { license: license(), reason: "sold".into() }]]);
    assert_eq!(links(), 0, "a void record proves nothing");
    apply(&catalog, &[&[Event::LicenseRestored { license: license() }]]);
    assert_eq!(links(), 1);
    apply(&catalog, &[&[Event::Unlinked { link: link() }]]);
    assert_eq!(links(), 0);
    let history = catalog.history(&license().to_string()).expect("read");
    assert_eq!(history.len(), 5, "linking and unlinking concern the record too");
}

fn agreement() -> AgreementId {
    AgreementId::new(Uuid::from_u128(902))
}

fn stated(number: &str, papers: &[u128]) -> Event {
    let paper = |n: &u128| AgreementPaper {
        document: document(*n),
        kind: EvidenceKind::Agreement,
        shows: std::collections::BTreeSet::new(),
    };
    Event::AgreementStated {
        agreement: agreement(),
        stated: Agreement {
            number: number.to_owned(),
            papers: papers.iter().map(paper).collect(),
            ..Agreement::default()
        },
    }
}

fn numbered(n: u128, kind: NumberKind, number: &str) -> Event {
    let numbers = vec![ReferenceNumber { kind, value: number.to_owned() }];
    Event::DocumentDescribed {
        document: document(n),
        description: Description { numbers, ..Description::default() },
    }
}

fn bearing(number: &str) -> Event {
    let record = LicenseRecord { agreement_number: number.to_owned(), ..record() };
    Event::LicenseAdded { license: license(), record }
}

#[test]
fn a_document_speaks_for_an_agreement_as_paper_by_its_number_or_by_a_license() {
    let (_folder, catalog) = empty();
    apply(&catalog, &[&[added(1, "a.pdf"), added(2, "b.pdf"), added(3, "c.pdf")]]);
    let numbered = numbered(3, NumberKind::Enrollment, "v1234567");
    apply(&catalog, &[&[stated("V1234567", &[2]), bearing("V1234567"), linked(), numbered]]);
    let ties = catalog.agreement_ties().expect("read");
    let found: Vec<_> = ties.iter().map(|tie| (tie.document, tie.tie)).collect();
    assert_eq!(
        found,
        [(document(1), Tie::License), (document(2), Tie::Paper), (document(3), Tie::Number)]
    );
}

#[test]
fn a_voided_document_speaks_for_nothing() {
    let (_folder, catalog) = empty();
    apply(&catalog, &[&[added(2, "b.pdf"), stated("V1234567", &[2])]]);
    assert_eq!(catalog.agreement_ties().expect("read").len(), 1);
    let voided = Event::DocumentVoided { document: document(2), reason: "twice".into() };
    apply(&catalog, &[&[voided]]);
    assert_eq!(catalog.agreement_ties().expect("read"), []);
}

#[test]
fn a_number_is_unregistered_until_an_agreement_that_counts_has_it() {
    let (_folder, catalog) = empty();
    let numbered = numbered(1, NumberKind::Agreement, "v1234567");
    apply(&catalog, &[&[added(1, "a.pdf"), numbered, bearing("V1234567")]]);
    let unregistered = catalog.unregistered_numbers().expect("read");
    assert_eq!(unregistered.len(), 1, "letters' case makes no other number");
    assert_eq!((unregistered[0].licenses, unregistered[0].documents), (1, 1));
    apply(&catalog, &[&[stated("V1234567", &[])]]);
    assert_eq!(catalog.unregistered_numbers().expect("read"), []);
    let reason = "a copy".to_owned();
    apply(&catalog, &[&[Event::AgreementVoided { agreement: agreement(), reason }]]);
    assert_eq!(catalog.unregistered_numbers().expect("read").len(), 1);
}

#[test]
fn a_filter_takes_its_words_literally() {
    let (_folder, catalog) = empty();
    apply(&catalog, &[&[Event::LicenseAdded { license: license(), record: record() }]]);
    let count = |word: &str| {
        let filter = LicenseFilter { words: vec![word.to_owned()], ..LicenseFilter::default() };
        catalog.licenses(&filter, 0, 10).expect("read").0
    };
    assert_eq!((count("100%"), count("10%0"), count("ledger"), count("l_dger")), (1, 0, 1, 0));
}

#[test]
fn readings_and_descriptions_are_changes_that_a_search_can_see() {
    let (_folder, catalog) = empty();
    apply(&catalog, &[&[added(1, "a.pdf"), added(2, "b.pdf")]]);
    let before = catalog.last_change().expect("read");
    assert_eq!(catalog.unread().expect("read"), [1, 2]);
    let reading = ReadingRecord {
        row: 2,
        state: ReadingState::Text,
        reason: None,
        media_type: "text/plain".into(),
        pages: 1,
        waiting: 0,
        quick: 0,
        doubtful: 0,
        signs: std::collections::BTreeSet::new(),
    };
    catalog.record_readings(&[reading]).expect("recorded");
    let description = Description { title: Some("Offer".into()), ..Description::default() };
    apply(&catalog, &[&[Event::DocumentDescribed { document: document(1), description }]]);
    let changed: Vec<u64> = catalog
        .changed_after(before, 10)
        .expect("read")
        .iter()
        .map(|document| document.row)
        .collect();
    assert_eq!(changed, [2, 1]);
    assert_eq!(catalog.unread().expect("read"), [1]);
    assert_eq!(&*catalog.columns().get(1).expect("a column").name, "offer");
}

#[test]
fn a_kind_is_no_change_of_the_words_that_a_search_sees() {
    let (_folder, catalog) = empty();
    apply(&catalog, &[&[added(1, "a.pdf")]]);
    let before = catalog.last_change().expect("read");
    let state = |description: Description| {
        apply(&catalog, &[&[Event::DocumentDescribed { document: document(1), description }]]);
        catalog.last_change().expect("read")
    };
    let kind = Some(EvidenceKind::Invoice);
    assert_eq!(state(Description { kind, ..Description::default() }), before);
    assert_eq!(catalog.columns().get(1).expect("a column").kind, kind);
    let tags = vec!["audit".to_owned()];
    let tagged = state(Description { kind, tags: tags.clone(), ..Description::default() });
    assert!(tagged > before);
    assert_eq!(state(Description { tags, ..Description::default() }), tagged);
}

fn linked_as(kind: EvidenceKind, n: u128) -> Event {
    Event::Linked {
        link: LinkId::new(Uuid::from_u128(n)),
        document: document(n),
        license: license(),
        kind,
        quantity: None,
        pages: PageRanges::default(),
    }
}

fn described(n: u128, kind: EvidenceKind, date: Option<&str>) -> Event {
    let date = date.map(|text| text.parse().expect("a day"));
    let description = Description { kind: Some(kind), date, ..Description::default() };
    Event::DocumentDescribed { document: document(n), description }
}

#[test]
fn a_document_without_a_date_has_the_day_of_its_arrival() {
    let (_folder, catalog) = empty();
    let letter = EvidenceKind::AuditLetter;
    let events = [
        added(1, "a.pdf"),
        added(2, "b.pdf"),
        described(1, letter, Some("2023-02-01")),
        described(2, letter, None),
    ];
    apply(&catalog, &[&events]);
    let found = catalog.dated_documents(&[letter]).expect("read");
    let days: Vec<String> = found.iter().map(|document| document.day.to_string()).collect();
    assert_eq!(days, ["2023-02-01", "2023-11-14"]);
    assert!(catalog.dated_documents(&[EvidenceKind::TrueUpOrder]).expect("read").is_empty());
}

#[test]
fn a_record_is_in_a_statement_while_the_statement_counts() {
    let (_folder, catalog) = empty();
    let bought = LicenseRecord { acquired_on: "2023-01-15".parse().ok(), ..record() };
    let order = described(1, EvidenceKind::OrderConfirmation, None);
    apply(
        &catalog,
        &[
            &[added(1, "order.pdf"), added(2, "statement.xlsx"), order],
            &[Event::LicenseAdded { license: license(), record: bought }],
            &[linked_as(EvidenceKind::OrderConfirmation, 1)],
        ],
    );
    let in_statement = || {
        let orders = catalog.dated_documents(&[EvidenceKind::OrderConfirmation]).expect("read");
        let licenses = catalog.dated_licenses().expect("read");
        (orders[0].is_in_statement, licenses[0].is_in_statement)
    };
    assert_eq!(in_statement(), (false, false));
    apply(&catalog, &[&[linked_as(EvidenceKind::MlsSnapshot, 2)]]);
    assert_eq!(in_statement(), (true, true));
    let voided = Event::DocumentVoided { document: document(2), reason: "of another".into() };
    apply(&catalog, &[&[voided]]);
    assert_eq!(in_statement(), (false, false));
}

#[test]
fn a_transfer_has_its_days() {
    let (_folder, catalog) = empty();
    let on = "2026-03-15".parse().expect("a day");
    let transfer = Transfer { on: Some(on), ..Transfer::default() };
    let acquisition = Acquisition { transfer: Some(transfer), ..Acquisition::default() };
    apply(
        &catalog,
        &[
            &[Event::LicenseAdded { license: license(), record: record() }],
            &[Event::AcquisitionStated { license: license(), acquisition }],
        ],
    );
    let found = catalog.dated_transfers().expect("read");
    assert_eq!((found.len(), found[0].on, found[0].notice_on), (1, on, None));
    assert!(catalog.dated_licenses().expect("read").is_empty(), "the record has no day of its own");
}

#[test]
fn a_vault_began_with_its_first_entry() {
    let (_folder, catalog) = empty();
    assert_eq!(catalog.began_at().expect("read"), None);
    apply(&catalog, &[&[added(1, "a.pdf")]]);
    let began_at = catalog.began_at().expect("read").expect("an entry");
    assert_eq!(began_at.timestamp(), 1_700_000_000);
}

#[test]
fn an_event_about_an_unknown_document_changes_nothing() {
    let (_folder, catalog) = empty();
    let lost = Event::DocumentVoided { document: document(7), reason: String::new() };
    apply(&catalog, &[&[lost, added(1, "a.pdf")]]);
    assert_eq!(catalog.columns().rows().len(), 1);
}

#[test]
fn a_catalog_that_says_otherwise_than_the_journal_is_told_by_table() {
    let events: &[&[Event]] = &[&[added(1, "a.pdf")], &[added(2, "b.pdf")]];
    let (_one, one) = empty();
    let (_two, two) = empty();
    apply(&one, events);
    apply(&two, events);
    assert!(one.differences(&two).expect("compared").is_empty());
    let (_three, three) = empty();
    apply(&three, &[&[added(1, "a.pdf")], &[added(2, "altered.pdf")]]);
    assert_eq!(one.differences(&three).expect("compared"), ["documents", "origins"]);
}

#[test]
fn a_rejected_suggestion_is_known_until_the_rejection_is_withdrawn() {
    let (_folder, catalog) = empty();
    let (field, value) = (SuggestedField::Date, "2024-06-14".to_owned());
    let rejected = Event::SuggestionRejected { document: document(1), field, value: value.clone() };
    let twice = [rejected.clone(), rejected];
    apply(&catalog, &[&[added(1, "a.pdf")], &twice[..1], &twice[1..]]);
    let row = catalog.document_by_id(&document(1)).expect("read").expect("the document").row;
    let known = catalog.rejections(row).expect("read");
    assert_eq!(known.into_iter().collect::<Vec<_>>(), [(field, value.clone())]);
    assert_eq!(catalog.history(&document(1).to_string()).expect("read").len(), 3);
    apply(&catalog, &[&[Event::RejectionWithdrawn { document: document(1), field, value }]]);
    assert!(catalog.rejections(row).expect("read").is_empty());
}

#[test]
fn a_record_is_a_candidate_when_it_bears_a_number() {
    let (_folder, catalog) = empty();
    let numbered = LicenseId::new(Uuid::from_u128(902));
    let with_number = LicenseRecord { part_number: "269-05623".into(), ..record() };
    let acquisition = Acquisition { order_number: "4500017232".into(), ..Acquisition::default() };
    apply(
        &catalog,
        &[
            &[Event::LicenseAdded { license: license(), record: record() }],
            &[Event::LicenseAdded { license: numbered, record: with_number }],
            &[Event::AcquisitionStated { license: numbered, acquisition }],
        ],
    );
    let candidates = catalog.link_candidates().expect("read");
    assert_eq!(candidates.len(), 1);
    assert_eq!(candidates[0].license, numbered);
    assert_eq!(candidates[0].part_number, "269-05623");
    assert_eq!(candidates[0].order_number, "4500017232");
    apply(&catalog, &[&[Event::LicenseVoided { license: numbered, reason: "sold".into() }]]);
    assert!(catalog.link_candidates().expect("read").is_empty());
}

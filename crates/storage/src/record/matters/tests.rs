use muniment_core::matter::{MatterScope, Period, RuleSetUsed};
use proptest::prelude::*;
use uuid::Uuid;

use super::super::tests::{code, day, pages, uuid, word};
use super::super::{event_line, read_event};
use super::*;

fn prefix() -> impl Strategy<Value = ExhibitPrefix> {
    "[A-Za-z0-9_-]{1,20}".prop_map(|text| text.parse().expect("a prefix"))
}

fn digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest::new)
}

fn subject() -> impl Strategy<Value = ResponseSubject> {
    prop_oneof![
        uuid().prop_map(|id| ResponseSubject::Document(DocumentId::new(id))),
        uuid().prop_map(|id| ResponseSubject::License(LicenseId::new(id))),
    ]
}

prop_compose! {
    fn matter()(
        texts in prop::array::uniform6(word()),
        days in prop::array::uniform4(prop::option::of(day())),
        notice_days in prop::option::of(any::<u32>()),
        entities in prop::collection::btree_set(uuid().prop_map(EntityId::new), 0..3),
        products in prop::collection::vec(word(), 0..3),
        publishers in prop::collection::vec(word(), 0..3),
        exhibit_prefix in prefix(),
        is_privileged: bool,
    ) -> matter::Matter {
        let [reference, title, publisher, auditor, counsel, note] = texts;
        let [letter_on, due_on, from, to] = days;
        matter::Matter {
            reference, title, publisher, auditor, counsel, letter_on, notice_days, due_on,
            period: Period { from, to },
            scope: MatterScope { entities, products, publishers },
            exhibit_prefix, is_privileged, note,
        }
    }
}

prop_compose! {
    fn request()(
        texts in prop::array::uniform2(word()),
        days in prop::array::uniform2(prop::option::of(day())),
        settled in prop::option::of((code(Settlement::ALL), day())),
    ) -> matter::MatterRequest {
        let ([number, text], [asked_on, due_on]) = (texts, days);
        let settled = settled.map(|(how, on)| matter::Settled { how, on });
        matter::MatterRequest { number, text, asked_on, due_on, settled }
    }
}

prop_compose! {
    fn item()(
        texts in prop::array::uniform2(word()),
        subject in subject(),
        pages in pages(),
        disposition in code(Disposition::ALL),
        redacted_copy in prop::option::of(uuid().prop_map(DocumentId::new)),
    ) -> matter::ResponseItem {
        let [request, note] = texts;
        matter::ResponseItem { request, subject, pages, disposition, redacted_copy, note }
    }
}

prop_compose! {
    fn production()(
        volume: u32,
        days in prop::array::uniform2(day()),
        texts in prop::array::uniform2(word()),
        prefix in prefix(),
        exhibits in prop::collection::vec((any::<[u32; 3]>(), uuid(), digest()), 0..3),
        digests in prop::array::uniform2(digest()),
        form in code(PackForm::ALL),
    ) -> matter::Production {
        let ([produced_on, as_of], [recipient, id], [manifest, digest]) = (days, texts, digests);
        let exhibit = |([number, first_page, last_page], document, digest): ([u32; 3], Uuid, Digest)| matter::Exhibit {
            number, first_page, last_page, document: DocumentId::new(document), digest,
        };
        matter::Production {
            volume, produced_on, recipient, prefix, manifest, form, as_of,
            exhibits: exhibits.into_iter().map(exhibit).collect(),
            rules: RuleSetUsed { id, digest },
        }
    }
}

/// An event of a matter.
pub(in crate::record) fn event() -> impl Strategy<Value = Event> {
    let change = prop_oneof![
        matter().prop_map(MatterChange::Opened),
        matter().prop_map(MatterChange::Changed),
        (day(), word()).prop_map(|(on, reason)| MatterChange::Closed(Closing { on, reason })),
        Just(MatterChange::Reopened),
        request().prop_map(MatterChange::RequestAdded),
        request().prop_map(MatterChange::RequestChanged),
        word().prop_map(|number| MatterChange::RequestRemoved { number }),
        item().prop_map(MatterChange::ResponseStated),
        (word(), subject())
            .prop_map(|(request, subject)| MatterChange::ResponseRemoved { request, subject }),
        production().prop_map(MatterChange::PackProduced),
    ];
    (uuid(), change)
        .prop_map(|(matter, change)| Event::Matter { matter: MatterId::new(matter), change })
}

const ID: &str = "00000000-0000-0000-0000-000000000007";

fn id() -> Uuid {
    Uuid::from_u128(7)
}

fn day_of(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The change of the matter is written as this line, and the line read as this change.
fn is_line(change: MatterChange, line: &str) {
    let event = Event::Matter { matter: MatterId::new(id()), change };
    let line = line.replace("ID", ID).replace("DIGEST", &"ab".repeat(32));
    assert_eq!(String::from_utf8(event_line(&event)).expect("text"), line);
    assert_eq!(read_event(line.as_bytes()).expect("our own line"), event);
}

#[test]
fn a_matter_is_the_line_the_format_documents() {
    let stated = matter::Matter {
        reference: "AUD-7".into(),
        title: "Audit 2024".into(),
        publisher: "Microsoft".into(),
        auditor: "Auditors LLP".into(),
        counsel: String::new(),
        letter_on: Some(day_of("2024-02-01")),
        notice_days: Some(30),
        due_on: None,
        period: Period { from: Some(day_of("2020-01-01")), to: None },
        scope: MatterScope {
            entities: [EntityId::new(id())].into(),
            products: vec!["SQL Server".into()],
            publishers: Vec::new(),
        },
        exhibit_prefix: "ACME".parse().expect("a prefix"),
        is_privileged: true,
        note: String::new(),
    };
    let line = concat!(
        r#"{"matter":"ID","stated":{"auditor":"Auditors LLP","entities":["ID"],"#,
        r#""exhibit_prefix":"ACME","letter_on":"2024-02-01","notice_days":30,"#,
        r#""period_from":"2020-01-01","privileged":true,"products":["SQL Server"],"#,
        r#""publisher":"Microsoft","reference":"AUD-7","title":"Audit 2024"},"type":"matter_opened"}"#,
    );
    is_line(MatterChange::Opened(stated.clone()), line);
    is_line(MatterChange::Changed(stated), &line.replace("opened", "changed"));
    is_line(
        MatterChange::Closed(Closing { on: day_of("2024-09-01"), reason: "settled".into() }),
        r#"{"matter":"ID","on":"2024-09-01","reason":"settled","type":"matter_closed"}"#,
    );
    is_line(MatterChange::Reopened, r#"{"matter":"ID","type":"matter_reopened"}"#);
}

#[test]
fn a_request_is_the_line_the_format_documents() {
    let request = matter::MatterRequest {
        number: "4.b".into(),
        text: "All invoices".into(),
        asked_on: Some(day_of("2024-02-01")),
        due_on: None,
        settled: Some(matter::Settled { how: Settlement::Answered, on: day_of("2024-02-20") }),
    };
    let line = concat!(
        r#"{"matter":"ID","request":{"asked_on":"2024-02-01","number":"4.b","#,
        r#""settled":{"how":"answered","on":"2024-02-20"},"text":"All invoices"},"#,
        r#""type":"request_added"}"#,
    );
    is_line(MatterChange::RequestAdded(request.clone()), line);
    is_line(MatterChange::RequestChanged(request), &line.replace("added", "changed"));
    is_line(
        MatterChange::RequestRemoved { number: "4.b".into() },
        r#"{"matter":"ID","number":"4.b","type":"request_removed"}"#,
    );
}

#[test]
fn a_response_is_the_line_the_format_documents() {
    let item = matter::ResponseItem {
        request: "1".into(),
        subject: ResponseSubject::Document(DocumentId::new(id())),
        pages: "1-2".parse().expect("pages"),
        disposition: Disposition::Redacted,
        redacted_copy: Some(DocumentId::new(id())),
        note: "prices".into(),
    };
    is_line(
        MatterChange::ResponseStated(item),
        concat!(
            r#"{"item":{"disposition":"redacted","note":"prices","pages":"1-2","#,
            r#""redacted_copy":"ID","request":"1","subject":{"document":"ID"}},"matter":"ID","#,
            r#""type":"response_stated"}"#,
        ),
    );
    let subject = ResponseSubject::License(LicenseId::new(id()));
    is_line(
        MatterChange::ResponseRemoved { request: "1".into(), subject },
        concat!(
            r#"{"matter":"ID","request":"1","subject":{"license":"ID"},"#,
            r#""type":"response_removed"}"#,
        ),
    );
}

#[test]
fn a_pack_is_the_line_the_format_documents() {
    let digest = Digest::new([0xab; 32]);
    let document = DocumentId::new(id());
    let production = matter::Production {
        volume: 1,
        produced_on: day_of("2024-03-01"),
        recipient: "Auditors LLP".into(),
        prefix: "ACME".parse().expect("a prefix"),
        exhibits: vec![matter::Exhibit {
            number: 1,
            first_page: 1,
            last_page: 3,
            document,
            digest,
        }],
        manifest: digest,
        form: PackForm::Zip,
        as_of: day_of("2024-02-29"),
        rules: RuleSetUsed { id: "evidence 1".into(), digest },
    };
    is_line(
        MatterChange::PackProduced(production),
        concat!(
            r#"{"matter":"ID","production":{"as_of":"2024-02-29","exhibits":[{"document":"ID","#,
            r#""first_page":1,"last_page":3,"number":1,"sha256":"DIGEST"}],"form":"zip","#,
            r#""manifest":"DIGEST","prefix":"ACME","produced_on":"2024-03-01","#,
            r#""recipient":"Auditors LLP","rules":{"id":"evidence 1","sha256":"DIGEST"},"volume":1},"#,
            r#""type":"pack_produced"}"#,
        ),
    );
}

#[test]
fn a_prefix_that_no_exhibit_can_bear_is_refused() {
    let line = r#"{"matter":"ID","stated":{"exhibit_prefix":"../x","privileged":false,"reference":"A"},"type":"matter_opened"}"#;
    assert!(read_event(line.replace("ID", ID).as_bytes()).is_err());
}

//! What the golden vault of format 1 holds.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use muniment_core::{
    AcquisitionChannel, Container, Description, Digest, DocumentId, Event, EvidenceKind, LicenseId,
    LicenseRecord, LinkId, NumberKind, Op, Origin, Parties, ReferenceNumber, SearchId,
    SourceSystem, Totals, VaultId,
};
use muniment_storage::Stamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The seed of a key that signs nothing but golden vaults.
pub(crate) const SEED: [u8; 32] = *b"the key of muniment golden vault";

pub(crate) const VAULT: VaultId = VaultId::new(id(0x01));

/// An invoice, a mail, the order that came with the mail, and nothing.
pub(crate) const OBJECTS: [&[u8]; 4] =
    [b"Invoice 4711\n", b"Subject: your order\n\n(order.txt)\n", b"Order 0815\n", b""];

/// What was read of the invoice.
pub(crate) const READING: &str = concat!(
    r#"{"version":1,"reader":"muniment-extract 0.1.0","media_type":"text/plain","state":"text","#,
    r#""reason":null,"title":null,"facts":[],"pages":[{"text":"Invoice 4711\n","width":0.0,"#,
    r#""height":0.0,"words":[],"waiting":false}]}"#,
);

/// One operation of the golden vault.
pub(crate) struct Operation {
    pub(crate) op: Op,
    pub(crate) stamp: Stamp,
    pub(crate) events: Vec<Event>,
}

const fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0198_c5a0_0000_7000_8000_0000_0000_0000 + n)
}

/// The digest of an object.
pub(crate) fn digest(object: usize) -> Digest {
    Digest::new(Sha256::digest(OBJECTS[object]).into())
}

fn document(object: u128) -> DocumentId {
    DocumentId::new(id(0x10 + object))
}

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minutes)
}

fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2024, 2, day)
}

fn origin(name: &str, path: &str) -> Origin {
    Origin {
        name: name.into(),
        path: path.into(),
        modified: None,
        source: SourceSystem::Files,
        container: None,
    }
}

fn license() -> LicenseRecord {
    LicenseRecord {
        publisher: "Microsoft".into(),
        product: "SQL Server".into(),
        edition: "Standard".into(),
        version: "2019".into(),
        part_number: "228-11477".into(),
        metric: "Per Core".into(),
        quantity: 9_007_199_254_740_993,
        channel: Some(AcquisitionChannel::VolumeLicense),
        program: "Enterprise Agreement".into(),
        agreement_number: "E0123456".into(),
        licensee: "Müller & Söhne".into(),
        acquired_on: day(29),
        sa_from: day(1),
        sa_to: day(28),
        notes: "two\nlines".into(),
    }
}

fn added(object: usize, origin: Origin) -> Event {
    Event::DocumentAdded {
        document: document(object as u128),
        digest: digest(object),
        bytes: OBJECTS[object].len() as u64,
        origin,
    }
}

/// Every operation after which there is an entry. The store itself adds that the writer joined.
pub(crate) fn operations() -> Vec<Operation> {
    let (license_id, link) = (LicenseId::new(id(0x20)), LinkId::new(id(0x30)));
    let search = SearchId::new(id(0x40));
    let mut invoice = origin("Rechnung \"März\".txt", r"C:\Belege\Rechnung März.txt");
    invoice.modified = Some(at(-90) + TimeDelta::milliseconds(5));
    let mut order = origin("order.txt", "");
    order.source = SourceSystem::Mail;
    order.container = Some(Container { document: document(1), path: "order.txt".into() });
    let mut scan = origin("scan.txt", "/mnt/scans/scan.txt");
    scan.source = SourceSystem::Scanner;
    let events = vec![
        (Op::CreateVault, vec![Event::VaultCreated { vault: VAULT }]),
        (
            Op::AddDocuments,
            vec![added(0, invoice), added(1, origin("order.eml", "/mail/order.eml"))],
        ),
        (Op::AddAttachments, vec![added(2, order)]),
        (
            Op::AddDocuments,
            vec![
                added(3, origin("empty.txt", "/mnt/scans/empty.txt")),
                Event::DocumentArrivedAgain { document: document(0), origin: scan },
            ],
        ),
        (
            Op::DescribeDocument,
            vec![Event::DocumentDescribed {
                document: document(0),
                description: Description {
                    kind: Some(EvidenceKind::Invoice),
                    title: Some("Invoice of March".into()),
                    date: day(29),
                    parties: Parties {
                        issuer: Some("Reseller AG".into()),
                        recipient: Some("Müller & Söhne".into()),
                    },
                    numbers: vec![ReferenceNumber {
                        kind: NumberKind::Invoice,
                        value: "4711".into(),
                    }],
                    totals: Totals::default(),
                    tags: vec!["2024".into(), "sql".into()],
                },
            }],
        ),
        (Op::AddLicense, vec![Event::LicenseAdded { license: license_id, record: license() }]),
        (
            Op::EditLicense,
            vec![Event::LicenseEdited {
                license: license_id,
                record: LicenseRecord { quantity: 8, ..license() },
            }],
        ),
        (
            Op::Link,
            vec![
                Event::Linked {
                    link,
                    document: document(0),
                    license: license_id,
                    kind: EvidenceKind::Invoice,
                    quantity: Some(8),
                    pages: "1-3,7".parse().expect("pages"),
                },
                Event::Linked {
                    link: LinkId::new(id(0x31)),
                    document: document(2),
                    license: license_id,
                    kind: EvidenceKind::PurchaseOrder,
                    quantity: None,
                    pages: Default::default(),
                },
            ],
        ),
        (Op::Unlink, vec![Event::Unlinked { link }]),
        (
            Op::VoidDocument,
            vec![Event::DocumentVoided { document: document(3), reason: "it is empty".into() }],
        ),
        (Op::RestoreDocument, vec![Event::DocumentRestored { document: document(3) }]),
        (
            Op::VoidLicense,
            vec![Event::LicenseVoided { license: license_id, reason: "sold".into() }],
        ),
        (Op::RestoreLicense, vec![Event::LicenseRestored { license: license_id }]),
        (
            Op::SaveSearch,
            vec![Event::SearchSaved {
                search,
                name: "Unlinked".into(),
                query: "is:unlinked".into(),
            }],
        ),
        (Op::ForgetSearch, vec![Event::SearchForgotten { search }]),
    ];
    events
        .into_iter()
        .zip(0..)
        .map(|((op, events), minute)| {
            let stamp = Stamp { at: at(minute), actor: "Anna Acker".into() };
            Operation { op, stamp, events }
        })
        .collect()
}

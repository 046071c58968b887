//! The sample vault's content: papers that the project makes itself, the license records they
//! concern, and links between them.
//!
//! Everything is invented, comes out the same each time and agrees with itself: an invoice's
//! lines, the records and the statement are made from the same facts.

mod agreement_texts;
mod agreements;
pub(crate) mod companies;
mod invoices;
mod letters;
mod mail;
mod orders;
mod photos;
mod pictures;
mod records;
mod table;
mod trade;
mod workbooks;

use muniment_core::{
    Description, EvidenceKind, NumberKind, Parties, ReferenceNumber, SourceSystem,
};

pub(crate) use records::{AGREEMENT, ENROLLMENT, GERMAN_AGREEMENT, licenses, links};

use records::day;

/// Makes a page of a PDF a PNG: the file, the page from 1, and the longest side in pixels.
pub(crate) type Render<'a> = &'a dyn Fn(&[u8], u32, u32) -> Option<Vec<u8>>;

/// A file of the sample vault.
pub(crate) struct SampleDocument {
    /// The file's name, unique in the sample vault.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) source: SourceSystem,
    /// What a person has already confirmed about it.
    pub(crate) description: Option<Description>,
}

/// A link of the sample vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SampleLink {
    /// The document's name.
    pub(crate) document: &'static str,
    /// The record's position in [`licenses`].
    pub(crate) license: usize,
    pub(crate) kind: EvidenceKind,
    pub(crate) quantity: Option<u64>,
    /// Such as `1-2`; empty means the whole document.
    pub(crate) pages: &'static str,
}

/// Every file of the sample vault. Pictures are left out where nothing can render them.
pub(crate) fn documents(render: Render) -> Vec<SampleDocument> {
    let mut all = invoice_files();
    all.extend(order_files());
    all.extend(agreement_files());
    all.extend(picture_files(render));
    all.extend(other_files());
    all
}

fn file(name: &str, source: SourceSystem, bytes: Vec<u8>) -> SampleDocument {
    SampleDocument { name: name.to_owned(), bytes, source, description: None }
}

/// The same file with what a person confirmed about it.
fn confirmed(
    file: SampleDocument,
    kind: EvidenceKind,
    title: &str,
    date: (i32, u32, u32),
    (issuer, recipient): (&companies::Company, &companies::Company),
    numbers: &[(NumberKind, &str)],
) -> SampleDocument {
    let number =
        |&(kind, value): &(NumberKind, &str)| ReferenceNumber { kind, value: value.to_owned() };
    let description = Description {
        kind: Some(kind),
        title: Some(title.to_owned()),
        date: Some(day(date.0, date.1, date.2)),
        parties: Parties {
            issuer: Some(issuer.name.to_owned()),
            recipient: Some(recipient.name.to_owned()),
        },
        numbers: numbers.iter().map(number).collect(),
        ..Description::default()
    };
    SampleDocument { description: Some(description), ..file }
}

fn invoice_files() -> Vec<SampleDocument> {
    use companies::{BELMONT, KONTOR, LARKSPUR_DE, LARKSPUR_UK, NORTHGATE};
    use invoices::{invoice, receipt};
    use trade::{
        developer_subscriptions, first_order, german_order, mail_servers, notebooks, renewal,
        retail_boxes, true_up, unrecorded,
    };
    let portal = SourceSystem::ResellerPortal;
    let first = invoice(&first_order());
    vec![
        confirmed(
            file("Invoice NL-204417.pdf", portal, first.clone()),
            EvidenceKind::Invoice,
            "First order under the enrollment",
            (2020, 4, 14),
            (&NORTHGATE, &LARKSPUR_UK),
            &[
                (NumberKind::Invoice, "NL-204417"),
                (NumberKind::PurchaseOrder, "4500018832"),
                (NumberKind::Enrollment, records::ENROLLMENT),
            ],
        ),
        confirmed(
            file("Invoice NL-211098 true-up.pdf", portal, invoice(&true_up())),
            EvidenceKind::Invoice,
            "True-up 2021",
            (2021, 3, 22),
            (&NORTHGATE, &LARKSPUR_UK),
            &[(NumberKind::Invoice, "NL-211098")],
        ),
        file("Invoice NL-223561.pdf", portal, invoice(&developer_subscriptions())),
        file("Invoice NL-236902 renewal.pdf", portal, invoice(&renewal())),
        confirmed(
            file("Rechnung RE-2021-11874.pdf", portal, invoice(&german_order())),
            EvidenceKind::Invoice,
            "Visio und Project",
            (2021, 11, 9),
            (&KONTOR, &LARKSPUR_DE),
            &[(NumberKind::Invoice, "RE-2021-11874"), (NumberKind::PurchaseOrder, "4500021107")],
        ),
        confirmed(
            file("Rechnung 2023-0218.pdf", SourceSystem::Files, invoice(&notebooks())),
            EvidenceKind::Invoice,
            "Notebooks mit Windows 11 Pro",
            (2023, 2, 15),
            (&BELMONT, &LARKSPUR_DE),
            &[(NumberKind::Invoice, "2023-0218")],
        ),
        file("Invoice INV-0093218.pdf", portal, invoice(&mail_servers())),
        file("Invoice INV-0118840.pdf", portal, invoice(&unrecorded())),
        file("Kestrel receipt R-77120.pdf", SourceSystem::Files, receipt(&retail_boxes())),
        file("NL-204417 (copy).pdf", SourceSystem::Files, first),
        file("Invoice INV-0118840 broken.pdf", SourceSystem::Files, letters::broken_copy()),
    ]
}

fn order_files() -> Vec<SampleDocument> {
    use orders::{confirmation, purchase_order};
    use trade::{first_order, german_order};
    let (first, german) = (first_order(), german_order());
    let order = |name, bytes| file(name, SourceSystem::Files, bytes);
    vec![
        confirmed(
            order("PO 4500018832.pdf", purchase_order(&first, day(2020, 4, 2))),
            EvidenceKind::PurchaseOrder,
            "Order of servers and Office",
            (2020, 4, 2),
            (&companies::LARKSPUR_UK, &companies::NORTHGATE),
            &[(NumberKind::PurchaseOrder, "4500018832")],
        ),
        order("Bestellung 4500021107.pdf", purchase_order(&german, day(2021, 10, 28))),
        order("Order confirmation SO-88213.pdf", confirmation(&first, "SO-88213", day(2020, 4, 7))),
        order(
            "Auftragsbestätigung AB-2021-5521.pdf",
            confirmation(&german, "AB-2021-5521", day(2021, 11, 2)),
        ),
    ]
}

fn agreement_files() -> Vec<SampleDocument> {
    use companies::{KONTOR, LARKSPUR_DE, LARKSPUR_UK, NORTHGATE};
    let paper = |name, bytes| file(name, SourceSystem::Files, bytes);
    vec![
        confirmed(
            paper("Agreement V4471938.pdf", agreements::framework()),
            EvidenceKind::Agreement,
            "Volume Licensing Agreement",
            (2020, 3, 16),
            (&NORTHGATE, &LARKSPUR_UK),
            &[(NumberKind::Agreement, records::AGREEMENT)],
        ),
        confirmed(
            paper("Rahmenvertrag RV-2021-0417.pdf", agreements::german_framework()),
            EvidenceKind::Agreement,
            "Rahmenvertrag über Softwarelizenzen",
            (2021, 4, 21),
            (&KONTOR, &LARKSPUR_DE),
            &[(NumberKind::Agreement, records::GERMAN_AGREEMENT)],
        ),
        confirmed(
            paper("Enrollment E8830127.pdf", agreements::enrollment()),
            EvidenceKind::Enrollment,
            "Enterprise Enrollment",
            (2020, 4, 1),
            (&NORTHGATE, &LARKSPUR_UK),
            &[
                (NumberKind::Enrollment, records::ENROLLMENT),
                (NumberKind::Agreement, records::AGREEMENT),
            ],
        ),
        paper("Amendment M-02.pdf", agreements::amendment()),
    ]
}

fn picture_files(render: Render) -> Vec<SampleDocument> {
    let mut all = Vec::new();
    let names = ["IMG_2214.jpg", "IMG_2215.jpg", "IMG_2231.jpg"];
    for (certificate, name) in pictures::certificates().iter().zip(names) {
        if let Some(bytes) = pictures::certificate_photo(certificate, render) {
            all.push(file(name, SourceSystem::Scanner, bytes));
        }
    }
    let scans = [
        ("Scan 2022-10-04 Seebach.pdf", trade::swiss_servers(), 0.7),
        ("Scan 2024-02-02 Ashdown.pdf", trade::before_the_transfer(), -0.9),
    ];
    for (name, purchase, degrees) in scans {
        if let Some(bytes) = pictures::scanned_invoice(&purchase, degrees, render) {
            all.push(file(name, SourceSystem::Scanner, bytes));
        }
    }
    all
}

fn other_files() -> Vec<SampleDocument> {
    use SourceSystem::{Files, M365Admin, Mail, SamTool};
    let mut all = vec![
        file("Order TW-55-20881 complete.eml", Mail, mail::order_mail()),
        file("Re Office counts in the March statement.eml", Mail, mail::question_mail()),
        SampleDocument {
            description: Some(Description {
                kind: Some(EvidenceKind::MlsSnapshot),
                title: Some("License statement of March 2026".to_owned()),
                date: Some(day(2026, 3, 31)),
                ..Description::default()
            }),
            ..file("License statement 2026-03-31.xlsx", M365Admin, workbooks::license_statement())
        },
        file("Price sheet Northgate and Kontor.xlsx", Files, workbooks::price_sheet()),
        file("License records to import.csv", SamTool, letters::records_to_import()),
        file("Transfer notice Ashdown.docx", Files, letters::transfer_letter()),
        file("Call with Northgate.txt", Files, letters::telephone_note()),
    ];
    if let Some(bytes) = letters::locked_receipt() {
        all.push(file("Receipt, password harebell.pdf", Files, bytes));
    }
    all
}

#[cfg(test)]
mod tests;

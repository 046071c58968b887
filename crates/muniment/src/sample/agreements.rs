//! Agreements of several pages, an enrollment form and an amendment, in the project's own words.

use super::agreement_texts::{AMENDMENT, Clause, FRAMEWORK, GERMAN_FRAMEWORK};
use super::companies::{Company, KONTOR, LARKSPUR_DE, LARKSPUR_UK, NORTHGATE};
use super::orders::signature;
use super::records::{AGREEMENT, ENROLLMENT, GERMAN_AGREEMENT};
use super::table::small_print;
use crate::paper::Font::{Sans, SansBold, Serif, SerifBold};
use crate::paper::{A4, BLACK, GRAY, Sheet, bind};

const LEFT: f32 = 72.0;
const WIDTH: f32 = 451.0;
const BOTTOM: f32 = 752.0;
/// The size of the clauses and the space below a paragraph.
const SIZE: f32 = 12.5;
const GAP: f32 = 8.0;

/// A party to a paper and the person who signs for it.
struct Signatory {
    company: &'static Company,
    person: &'static str,
    office: &'static str,
    date: &'static str,
}

/// The words around the clauses, in the language of the paper.
struct Frame {
    title: &'static str,
    number: String,
    opening: String,
    closing: &'static str,
    page: &'static str,
    signed: [&'static str; 3],
}

/// The British framework agreement, signed by both parties.
pub(super) fn framework() -> Vec<u8> {
    let frame = Frame {
        title: "Volume Licensing Agreement",
        number: format!("Agreement number {AGREEMENT}"),
        opening: format!(
            "This agreement is made on 16 March 2020 between {}, {}, {} (the Supplier) and {}, \
             {}, {} (the Customer). It governs every enrollment that names its number.",
            NORTHGATE.name,
            NORTHGATE.street,
            NORTHGATE.town,
            LARKSPUR_UK.name,
            LARKSPUR_UK.street,
            LARKSPUR_UK.town
        ),
        closing: "Signed for the parties by their authorized representatives.",
        page: "Page",
        signed: ["For", "Name", "Date"],
    };
    let signatories = [
        Signatory {
            company: &NORTHGATE,
            person: "Imogen Farrow",
            office: "Managing Director",
            date: "16 March 2020",
        },
        Signatory {
            company: &LARKSPUR_UK,
            person: "Tobias Wren",
            office: "Chief Financial Officer",
            date: "16 March 2020",
        },
    ];
    bind(frame.title, NORTHGATE.name, 2020, paper(&frame, FRAMEWORK, &signatories))
}

/// The German framework agreement.
pub(super) fn german_framework() -> Vec<u8> {
    let frame = Frame {
        title: "Rahmenvertrag über Softwarelizenzen",
        number: format!("Vertragsnummer {GERMAN_AGREEMENT}"),
        opening: format!(
            "Zwischen der {}, {}, {} (Lieferant) und der {}, {}, {} (Kunde) wird mit Wirkung \
             vom 1. Mai 2021 folgender Rahmenvertrag geschlossen.",
            KONTOR.name,
            KONTOR.street,
            KONTOR.town,
            LARKSPUR_DE.name,
            LARKSPUR_DE.street,
            LARKSPUR_DE.town
        ),
        closing: "Unterzeichnet von den vertretungsberechtigten Personen der Parteien.",
        page: "Seite",
        signed: ["Für", "Name", "Datum"],
    };
    let signatories = [
        Signatory {
            company: &KONTOR,
            person: "Henrike Sommerfeld",
            office: "Geschäftsführerin",
            date: "17.04.2021",
        },
        Signatory {
            company: &LARKSPUR_DE,
            person: "Matthias Brückner",
            office: "Prokurist",
            date: "21.04.2021",
        },
    ];
    bind(frame.title, KONTOR.name, 2021, paper(&frame, GERMAN_FRAMEWORK, &signatories))
}

/// The amendment that lets the customer pay in installments.
pub(super) fn amendment() -> Vec<u8> {
    let frame = Frame {
        title: "Amendment M-02",
        number: format!("to enrollment {ENROLLMENT} under agreement {AGREEMENT}"),
        opening: format!(
            "{} and {} amend the enrollment named above with effect from 1 April 2020. All \
             terms that this amendment does not mention stay as they are.",
            NORTHGATE.name, LARKSPUR_UK.name
        ),
        closing: "Signed for the parties by their authorized representatives.",
        page: "Page",
        signed: ["For", "Name", "Date"],
    };
    let signatories = [
        Signatory {
            company: &NORTHGATE,
            person: "Imogen Farrow",
            office: "Managing Director",
            date: "30 March 2020",
        },
        Signatory {
            company: &LARKSPUR_UK,
            person: "Tobias Wren",
            office: "Chief Financial Officer",
            date: "31 March 2020",
        },
    ];
    bind(frame.title, NORTHGATE.name, 2020, paper(&frame, AMENDMENT, &signatories))
}

/// Sets clauses on as many sheets as they need and ends with the signatures.
fn paper(frame: &Frame, clauses: &[Clause], signatories: &[Signatory]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut sheet = Sheet::new(A4);
    sheet.ink(BLACK);
    sheet.text(SerifBold, 21.0, LEFT, 112.0, frame.title);
    sheet.ink(GRAY);
    sheet.text(Serif, 11.5, LEFT, 132.0, &frame.number);
    sheet.rule(LEFT, 144.0, WIDTH, 0.8);
    sheet.ink(BLACK);
    let mut y = sheet.paragraph(Serif, SIZE, (LEFT, 174.0), WIDTH, &frame.opening) + 18.0;
    for (place, clause) in clauses.iter().enumerate() {
        let needed = 20.0 + clause.height();
        if y + needed > BOTTOM {
            sheets.push(std::mem::replace(&mut sheet, Sheet::new(A4)));
            sheet.ink(BLACK);
            y = 84.0;
        }
        sheet.text(SerifBold, SIZE, LEFT, y, &format!("{}. {}", place + 1, clause.title));
        y += 20.0;
        for text in clause.paragraphs {
            y = sheet.paragraph(Serif, SIZE, (LEFT, y), WIDTH, text) + GAP;
        }
        y += 14.0;
    }
    if y + 150.0 > BOTTOM {
        sheets.push(std::mem::replace(&mut sheet, Sheet::new(A4)));
        y = 84.0;
    }
    sign(&mut sheet, frame, signatories, y + 16.0);
    sheets.push(sheet);
    let count = sheets.len();
    for (place, sheet) in sheets.iter_mut().enumerate() {
        sheet.ink(GRAY);
        sheet.text(Serif, 9.0, LEFT, 796.0, &frame.number);
        let page = format!("{} {} / {count}", frame.page, place + 1);
        sheet.text_right(Serif, 9.0, LEFT + WIDTH, 796.0, &page);
        small_print(sheet);
    }
    sheets
}

impl Clause {
    /// How much of a sheet its paragraphs take.
    fn height(&self) -> f32 {
        let lines = |text: &str| (Serif.width(SIZE, text) / (WIDTH * 0.97)).ceil();
        self.paragraphs.iter().map(|text| lines(text) * SIZE * 1.35 + GAP).sum()
    }
}

fn sign(sheet: &mut Sheet, frame: &Frame, signatories: &[Signatory], y: f32) {
    sheet.ink(BLACK);
    sheet.paragraph(Serif, SIZE, (LEFT, y), WIDTH, frame.closing);
    for (place, signatory) in signatories.iter().enumerate() {
        let x = LEFT + 240.0 * place as f32;
        let [signed_for, name, date] = frame.signed;
        signature(sheet, x + 8.0, y + 74.0, place + 1);
        sheet.ink(GRAY);
        sheet.rule(x, y + 84.0, 200.0, 0.6);
        sheet.ink(BLACK);
        let rows = [
            format!("{signed_for} {}", signatory.company.name),
            format!("{name}: {}, {}", signatory.person, signatory.office),
            format!("{date}: {}", signatory.date),
        ];
        sheet.lines(Serif, 9.0, x, y + 98.0, &rows.each_ref().map(String::as_str));
    }
}

/// The enrollment form: boxes with captions, filled in.
pub(super) fn enrollment() -> Vec<u8> {
    let mut first = Sheet::new(A4);
    first.ink(BLACK);
    first.text(SansBold, 18.0, 56.0, 76.0, "Enterprise Enrollment");
    first.ink(GRAY);
    first.text(Sans, 9.5, 56.0, 92.0, "Completed by the customer, countersigned by the supplier");
    let fields = [
        ("Enrollment number", ENROLLMENT),
        ("Agreement number", AGREEMENT),
        ("Enrolled affiliate", LARKSPUR_UK.name),
        ("Address", "14 Harbour Row, Wexcombe WX3 4QD, United Kingdom"),
        ("Effective date", "1 April 2020"),
        ("Expiration date", "31 March 2023, renewed to 31 March 2026"),
        ("Primary contact", "Marguerite Osei, Head of IT Asset Management"),
        ("Notices contact", "Tobias Wren, Chief Financial Officer"),
        ("Supplier", NORTHGATE.name),
        ("Qualified devices", "450"),
        ("Qualified users", "500"),
        ("Affiliates included", "All affiliates in the United Kingdom"),
    ];
    form(&mut first, 124.0, &fields);
    small_print(&mut first);
    let mut second = Sheet::new(A4);
    second.ink(BLACK);
    second.text(SansBold, 13.0, 56.0, 76.0, "Products ordered with the enrollment");
    let products = [
        ("7XQ-00412", "SQL Server Standard 2019, 32 cores, with Software Assurance"),
        ("9YA-00873", "Windows Server Datacenter 2019, 128 cores, with Software Assurance"),
        ("7Q9-05120", "Office Professional Plus 2019, 450 devices, with Software Assurance"),
    ];
    let y = form(&mut second, 96.0, &products);
    second.ink(BLACK);
    let terms = "The customer orders a true-up in the sixty days before each anniversary, or \
                 states in writing that nothing was added. Payment in three equal installments, \
                 see amendment M-02.";
    let y = second.paragraph(Sans, 10.0, (56.0, y + 24.0), 483.0, terms);
    signature(&mut second, 64.0, y + 66.0, 2);
    signature(&mut second, 304.0, y + 66.0, 1);
    second.ink(GRAY);
    second.rule(56.0, y + 76.0, 200.0, 0.6);
    second.rule(296.0, y + 76.0, 200.0, 0.6);
    second.text(Sans, 8.5, 56.0, y + 88.0, "Tobias Wren, 31 March 2020");
    second.text(Sans, 8.5, 296.0, y + 88.0, "Imogen Farrow, 30 March 2020");
    small_print(&mut second);
    bind("Enterprise Enrollment", NORTHGATE.name, 2020, vec![first, second])
}

/// Boxes with a caption and a value each; returns the lower edge.
fn form(sheet: &mut Sheet, y: f32, fields: &[(&str, &str)]) -> f32 {
    let mut y = y;
    for (caption, value) in fields {
        sheet.ink([0.93, 0.94, 0.96]);
        sheet.fill(56.0, y, 140.0, 24.0);
        sheet.ink(GRAY);
        sheet.frame(56.0, y, 483.0, 24.0);
        sheet.text(Sans, 8.5, 63.0, y + 15.0, caption);
        sheet.ink(BLACK);
        sheet.text(Sans, 10.0, 204.0, y + 16.0, value);
        y += 24.0;
    }
    y
}

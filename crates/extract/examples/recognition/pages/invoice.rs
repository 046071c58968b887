//! Invoices with product keys.

use super::product;
use crate::chance::Chance;
use crate::fonts::{Face, Font};
use crate::pdf::Sheet;

const LEFT: f32 = 50.0;
const RIGHT: f32 = 545.0;

/// What differs between the countries.
struct Form {
    issuer: [&'static str; 3],
    recipient: [&'static str; 4],
    title: &'static str,
    /// Invoice number, date, order, agreement, customer.
    labels: [&'static str; 5],
    invoice: &'static str,
    date: &'static str,
    columns: [&'static str; 5],
    net: &'static str,
    tax: &'static str,
    tax_percent: usize,
    total: &'static str,
    /// What stands between thousands, and before cents.
    marks: [char; 2],
    items: usize,
    keys: &'static str,
    key_face: Face,
    foot: [&'static str; 2],
}

const ENGLISH: Form = Form {
    issuer: ["Contoso Software Ltd.", "22 Mill Lane, Reading RG1 6QP", "VAT GB 284 6195 37"],
    recipient: [
        "Northwind Logistics plc",
        "Attn. Accounts Payable",
        "7 Canal Street",
        "Leeds LS1 2HT",
    ],
    title: "INVOICE",
    labels: ["Invoice no.", "Invoice date", "Purchase order", "Agreement", "Customer no."],
    invoice: "INV-2024-",
    date: "17 May 2024",
    columns: ["Part number", "Description", "Qty", "Unit price", "Amount"],
    net: "Subtotal",
    tax: "VAT 20 %",
    tax_percent: 20,
    total: "Total due GBP",
    marks: [',', '.'],
    items: 8,
    keys: "Product keys issued with this invoice",
    key_face: Face { font: Font::Sans, size: 9.5 },
    foot: [
        "Payment within 45 days to Barclays, sort code 20-71-14, account 63095518.",
        "Please keep this invoice together with the certificates: both are your proof of license.",
    ],
};

const GERMAN: Form = Form {
    issuer: ["Fabrikam Software GmbH", "Lindenstraße 44, 50674 Köln", "USt-IdNr. DE 218 447 905"],
    recipient: [
        "Wingtip Maschinenbau AG",
        "Kreditorenbuchhaltung",
        "Werkstraße 3",
        "86153 Augsburg",
    ],
    title: "Rechnung",
    labels: ["Rechnungsnr.", "Datum", "Ihre Bestellung", "Vertrag", "Kundennr."],
    invoice: "RE-2024-",
    date: "3. September 2024",
    columns: ["Artikelnr.", "Bezeichnung", "Menge", "Einzelpreis", "Betrag"],
    net: "Zwischensumme",
    tax: "Umsatzsteuer 19 %",
    tax_percent: 19,
    total: "Gesamtbetrag EUR",
    marks: ['.', ','],
    items: 5,
    keys: "Mitgelieferte Produktschlüssel",
    key_face: Face { font: Font::Fixed, size: 9.0 },
    foot: [
        "Zahlbar innerhalb von 30 Tagen ohne Abzug auf das Konto DE44 3705 0198 0042 7718 36.",
        "Bitte bewahren Sie die Rechnung auf: Sie gilt mit dem Echtheitszertifikat als Nachweis.",
    ],
};

pub(super) fn english(sheet: &mut Sheet, chance: &mut Chance) {
    draw(sheet, chance, &ENGLISH);
}

pub(super) fn german(sheet: &mut Sheet, chance: &mut Chance) {
    draw(sheet, chance, &GERMAN);
}

fn draw(sheet: &mut Sheet, chance: &mut Chance, form: &Form) {
    head(sheet, chance, form);
    let below = items(sheet, chance, form);
    let small = Font::Sans.at(9.0);
    sheet.write(Font::Bold.at(10.5), (LEFT, below + 34.0), form.keys);
    let mut y = below + 54.0;
    for _ in 0..form.items {
        sheet.write(small, (LEFT, y), product(chance));
        sheet.key(form.key_face, (280.0, y), &chance.key());
        y += 16.0;
    }
    sheet.rule(LEFT, RIGHT, 770.0);
    for (at, line) in form.foot.iter().enumerate() {
        sheet.write(Font::Sans.at(7.5), (LEFT, 784.0 + 11.0 * at as f32), line);
    }
}

fn head(sheet: &mut Sheet, chance: &mut Chance, form: &Form) {
    let [name, place, tax] = form.issuer;
    sheet.write(Font::Bold.at(15.0), (LEFT, 62.0), name);
    sheet.write(Font::Sans.at(8.0), (LEFT, 76.0), place);
    sheet.write(Font::Sans.at(8.0), (LEFT, 87.0), tax);
    sheet.write_up_to(Font::Bold.at(22.0), (RIGHT, 64.0), form.title);
    for (at, line) in form.recipient.iter().enumerate() {
        sheet.write(Font::Sans.at(10.0), (LEFT, 124.0 + 13.0 * at as f32), line);
    }
    let values = [
        (Some("invoice"), format!("{}{}", form.invoice, chance.digits(6))),
        (None, form.date.to_owned()),
        (Some("purchase_order"), format!("45{}", chance.digits(8))),
        (Some("agreement"), format!("V{}", chance.digits(7))),
        (Some("customer"), chance.digits(6)),
    ];
    for (at, (label, (kind, value))) in form.labels.iter().zip(&values).enumerate() {
        let y = 110.0 + 14.0 * at as f32;
        sheet.write(Font::Sans.at(9.0), (350.0, y), label);
        sheet.write(Font::Sans.at(9.0), (445.0, y), value);
        if let Some(kind) = *kind {
            sheet.number(kind, value);
        }
    }
}

/// The table and its sums; says where it ends.
fn items(sheet: &mut Sheet, chance: &mut Chance, form: &Form) -> f32 {
    let (bold, plain) = (Font::Bold.at(8.5), Font::Sans.at(9.0));
    let [part, description, quantity, price, amount] = form.columns;
    let mut y = 222.0;
    sheet.rule(LEFT, RIGHT, y - 12.0);
    sheet.write(bold, (LEFT, y), part);
    sheet.write(bold, (130.0, y), description);
    for (x, column) in [(400.0, quantity), (470.0, price), (RIGHT, amount)] {
        sheet.write_up_to(bold, (x, y), column);
    }
    sheet.rule(LEFT, RIGHT, y + 5.0);
    let mut net = 0;
    for _ in 0..form.items {
        y += 17.0;
        let (part, quantity) = (chance.part(), 1 + chance.below(60));
        let price = 900 + chance.below(90_000);
        net += quantity * price;
        sheet.write(plain, (LEFT, y), &part);
        sheet.number("part", &part);
        sheet.write(plain, (130.0, y), product(chance));
        sheet.write_up_to(plain, (400.0, y), &quantity.to_string());
        sheet.write_up_to(plain, (470.0, y), &money(price, form.marks));
        sheet.write_up_to(plain, (RIGHT, y), &money(quantity * price, form.marks));
    }
    sheet.rule(LEFT, RIGHT, y + 7.0);
    let tax = net * form.tax_percent / 100;
    let sums = [(form.net, net), (form.tax, tax), (form.total, net + tax)];
    for (at, (label, sum)) in sums.into_iter().enumerate() {
        y += 16.0;
        let face = if at == 2 { Font::Bold.at(10.0) } else { plain };
        sheet.write(face, (350.0, y + 4.0), label);
        sheet.write_up_to(face, (RIGHT, y + 4.0), &money(sum, form.marks));
    }
    y
}

fn money(cents: usize, [thousands, decimal]: [char; 2]) -> String {
    let (whole, cents) = (cents / 100, cents % 100);
    if whole < 1000 {
        return format!("{whole}{decimal}{cents:02}");
    }
    format!("{}{thousands}{:03}{decimal}{cents:02}", whole / 1000, whole % 1000)
}

//! The invoices of the sample vault, each seller with a letterhead of its own.

use super::companies::Company;
use super::table::{Column, Wording, small_print, table};
use super::trade::{Locale, Purchase};
use crate::paper::Font::{Mono, Sans, SansBold, Serif, SerifBold};
use crate::paper::{A4, BLACK, GRAY, Ink, Sheet, bind};

const NAVY: Ink = [0.11, 0.2, 0.37];
const TEAL: Ink = [0.05, 0.42, 0.45];
const RUST: Ink = [0.62, 0.25, 0.12];

/// The invoice of a purchase as a PDF file.
pub(super) fn invoice(purchase: &Purchase) -> Vec<u8> {
    let title = format!("Invoice {}", purchase.invoice);
    bind(
        &title,
        purchase.seller.name,
        purchase.date.format("%Y").to_string().parse().unwrap_or(0),
        vec![sheet(purchase)],
    )
}

fn sheet(purchase: &Purchase) -> Sheet {
    match purchase.seller.name {
        name if name.starts_with("Northgate") => classic(purchase),
        name if name.starts_with("Tidewater") => banded(purchase),
        name if name.starts_with("Belmont") => typewritten(purchase),
        _ => windowed(purchase),
    }
}

/// A British letterhead: serif type, the particulars in a column on the right.
fn classic(purchase: &Purchase) -> Sheet {
    let Purchase { seller, buyer, .. } = purchase;
    let mut sheet = Sheet::new(A4);
    sheet.ink(NAVY);
    sheet.text(SerifBold, 22.0, 56.0, 72.0, seller.name);
    sheet.rule(56.0, 82.0, 483.0, 1.6);
    sheet.ink(GRAY);
    sheet.text(
        Serif,
        9.0,
        56.0,
        96.0,
        &format!("{} · {} · {}", seller.street, seller.town, seller.mail),
    );
    sheet.text_right(Serif, 9.0, 539.0, 96.0, seller.tax);
    sheet.ink(BLACK);
    sheet.text(SerifBold, 18.0, 56.0, 142.0, "Invoice");
    sheet.text(SerifBold, 10.0, 56.0, 172.0, "Bill to");
    sheet.lines(Serif, 10.5, 56.0, 187.0, &buyer.address());
    particulars(&mut sheet, purchase, (350.0, 172.0), Wording::of(purchase.locale));
    let y = table(&mut sheet, purchase, (Serif, SerifBold), NAVY, (56.0, 282.0), &Column::FULL);
    closing(&mut sheet, purchase, y + 34.0);
    sheet
}

/// An American letterhead: a colored band, sans-serif type.
fn banded(purchase: &Purchase) -> Sheet {
    let Purchase { seller, buyer, .. } = purchase;
    let mut sheet = Sheet::new(A4);
    sheet.ink(TEAL);
    sheet.fill(0.0, 0.0, A4.0, 92.0);
    sheet.ink([1.0, 1.0, 1.0]);
    sheet.text(SansBold, 19.0, 48.0, 50.0, seller.name);
    sheet.text(Sans, 9.0, 48.0, 68.0, &format!("{}, {}", seller.street, seller.town));
    sheet.text_right(SansBold, 24.0, 547.0, 58.0, "INVOICE");
    sheet.ink(BLACK);
    sheet.text(SansBold, 9.0, 48.0, 128.0, "SOLD TO");
    sheet.lines(Sans, 10.0, 48.0, 144.0, &buyer.address());
    particulars(&mut sheet, purchase, (340.0, 128.0), Wording::of(purchase.locale));
    let y = table(&mut sheet, purchase, (Sans, SansBold), TEAL, (48.0, 246.0), &Column::FULL);
    closing(&mut sheet, purchase, y + 34.0);
    sheet
}

/// A letter for a window envelope, as German and Swiss sellers send it.
fn windowed(purchase: &Purchase) -> Sheet {
    let Purchase { seller, buyer, .. } = purchase;
    let mut sheet = Sheet::new(A4);
    sheet.ink(RUST);
    sheet.text_right(SansBold, 17.0, 539.0, 66.0, seller.name);
    sheet.fill(56.0, 52.0, 9.0, 26.0);
    sheet.fill(69.0, 60.0, 9.0, 18.0);
    sheet.fill(82.0, 68.0, 9.0, 10.0);
    sheet.ink(GRAY);
    sheet.text(
        Sans,
        7.0,
        56.0,
        136.0,
        &format!("{} · {} · {}", seller.name, seller.street, seller.town),
    );
    sheet.rule(56.0, 139.0, 230.0, 0.4);
    sheet.ink(BLACK);
    sheet.lines(Sans, 10.5, 56.0, 156.0, &buyer.address());
    particulars(&mut sheet, purchase, (350.0, 156.0), Wording::of(purchase.locale));
    sheet.text(SansBold, 14.0, 56.0, 268.0, &format!("Rechnung {}", purchase.invoice));
    sheet.text(Sans, 10.0, 56.0, 292.0, "Sehr geehrte Damen und Herren,");
    sheet.text(
        Sans,
        10.0,
        56.0,
        308.0,
        "für Ihre Bestellung danken wir Ihnen und berechnen wie folgt:",
    );
    let y = table(&mut sheet, purchase, (Sans, SansBold), RUST, (56.0, 332.0), &Column::FULL);
    closing(&mut sheet, purchase, y + 34.0);
    sheet
}

/// A small shop's invoice from a merchandise program with one typeface.
fn typewritten(purchase: &Purchase) -> Sheet {
    let Purchase { seller, buyer, .. } = purchase;
    let mut sheet = Sheet::new(A4);
    sheet.ink(BLACK);
    sheet.text(Mono, 15.0, 56.0, 64.0, seller.name);
    sheet.lines(Mono, 9.0, 56.0, 80.0, &[seller.street, seller.town, seller.mail]);
    sheet.text_right(Mono, 9.0, 539.0, 64.0, seller.tax);
    sheet.rule(56.0, 122.0, 483.0, 0.8);
    sheet.lines(Mono, 10.0, 56.0, 150.0, &buyer.address());
    sheet.text(Mono, 15.0, 56.0, 240.0, "RECHNUNG");
    particulars(&mut sheet, purchase, (330.0, 150.0), Wording::of(purchase.locale));
    let y = table(&mut sheet, purchase, (Mono, Mono), BLACK, (56.0, 270.0), &Column::FULL);
    closing(&mut sheet, purchase, y + 34.0);
    sheet
}

/// The till receipt of a shop, on a narrow roll.
pub(super) fn receipt(purchase: &Purchase) -> Vec<u8> {
    let (width, height) = (226.0, 420.0);
    let Company { name, street, town, .. } = *purchase.seller;
    let locale = purchase.locale;
    let mut sheet = Sheet::new((width, height));
    sheet.ink(BLACK);
    sheet.text_center(Mono, 12.0, 34.0, &name.to_uppercase());
    sheet.text_center(Mono, 8.0, 48.0, street);
    sheet.text_center(Mono, 8.0, 59.0, town);
    sheet.text(Mono, 8.0, 16.0, 84.0, &format!("RECEIPT {}", purchase.invoice));
    sheet.text_right(Mono, 8.0, 210.0, 84.0, &locale.date(purchase.date));
    sheet.text(Mono, 8.0, 16.0, 96.0, "CASHIER 04");
    sheet.text_right(Mono, 8.0, 210.0, 96.0, "16:42");
    sheet.rule(16.0, 106.0, 194.0, 0.6);
    let mut y = 124.0;
    for line in &purchase.lines {
        sheet.text(Mono, 8.0, 16.0, y, &line.text);
        sheet.text(Mono, 8.0, 16.0, y + 12.0, &format!("{} boxed, key card inside", line.part));
        sheet.text(
            Mono,
            8.0,
            16.0,
            y + 24.0,
            &format!("{} x {}", line.quantity, locale.money(line.unit)),
        );
        sheet.text_right(Mono, 8.0, 210.0, y + 24.0, &locale.money(line.amount()));
        y += 42.0;
    }
    sheet.rule(16.0, y, 194.0, 0.6);
    sheet.text(Mono, 11.0, 16.0, y + 20.0, &format!("TOTAL {}", purchase.currency));
    sheet.text_right(Mono, 11.0, 210.0, y + 20.0, &locale.money(purchase.total()));
    sheet.text(Mono, 8.0, 16.0, y + 40.0, purchase.note);
    sheet.text(Mono, 8.0, 16.0, y + 52.0, "SALES TAX OR            0.00");
    sheet.lines(
        Mono,
        8.0,
        16.0,
        y + 82.0,
        &["SOLD TO", purchase.buyer.name, purchase.buyer.street, purchase.buyer.town],
    );
    sheet.text_center(Mono, 8.0, y + 152.0, "KEEP THIS RECEIPT WITH");
    sheet.text_center(Mono, 8.0, y + 163.0, "THE BOX AND ITS LABEL");
    small_print(&mut sheet);
    bind("Receipt", name, 2022, vec![sheet])
}

/// The block of numbers and dates beside the address.
fn particulars(sheet: &mut Sheet, purchase: &Purchase, (x, y): (f32, f32), wording: &Wording) {
    let date = purchase.locale.date(purchase.date);
    let rows = [
        (wording.invoice_number, purchase.invoice),
        (wording.date, date.as_str()),
        (wording.order, purchase.order),
        (wording.under, purchase.under),
    ];
    let mut y = y;
    for (caption, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        sheet.ink(GRAY);
        sheet.text(Sans, 8.5, x, y, caption);
        sheet.ink(BLACK);
        sheet.text(SansBold, 8.5, x + 72.0, y, value);
        y += 15.0;
    }
}

/// The note, how to pay, and the small print.
fn closing(sheet: &mut Sheet, purchase: &Purchase, y: f32) {
    let left = if purchase.locale == Locale::American { 48.0 } else { 56.0 };
    sheet.ink(BLACK);
    let mut y = sheet.paragraph(Sans, 9.5, (left, y), 430.0, purchase.note) + 12.0;
    if purchase.locale.is_german() {
        y = sheet.lines(Sans, 9.5, left, y, &["Mit freundlichen Grüßen", purchase.seller.name])
            + 12.0;
    }
    let pay = if purchase.locale.is_german() { "Bankverbindung" } else { "Payment to" };
    sheet.ink(GRAY);
    sheet.text(Sans, 8.5, left, y, &format!("{pay}: {}", purchase.seller.bank));
    small_print(sheet);
}

//! Purchase orders of the buyer, and how sellers confirmed them.

use chrono::NaiveDate;

use super::table::{Column, small_print, table};
use super::trade::Purchase;
use crate::paper::Font::{Sans, SansBold, Serif, SerifBold};
use crate::paper::{A4, BLACK, GRAY, Ink, Sheet, bind};

const GREEN: Ink = [0.16, 0.36, 0.25];
const SLATE: Ink = [0.25, 0.28, 0.36];

/// The buyer's order, as its purchasing system prints it.
pub(super) fn purchase_order(purchase: &Purchase, date: NaiveDate) -> Vec<u8> {
    let Purchase { seller, buyer, locale, .. } = purchase;
    let words = if locale.is_german() {
        Words {
            title: "Bestellung",
            number: "Bestellnummer",
            date: "Bestelldatum",
            to: "Lieferant",
            closing: "Bitte bestätigen Sie diese Bestellung innerhalb von fünf Werktagen. \
                      Lizenznachweise senden Sie elektronisch an die oben genannte Adresse.",
            signed: "Einkauf",
        }
    } else {
        Words {
            title: "Purchase order",
            number: "Order number",
            date: "Order date",
            to: "Supplier",
            closing: "Please confirm this order within five working days. Send proof of \
                      entitlement by e-mail to the address above, and quote the order number \
                      on every invoice.",
            signed: "Purchasing",
        }
    };
    let mut sheet = Sheet::new(A4);
    sheet.ink(GREEN);
    sheet.text(SansBold, 20.0, 56.0, 74.0, words.title);
    sheet.text_right(SansBold, 11.0, 539.0, 64.0, buyer.name);
    sheet.ink(GRAY);
    sheet.text_right(Sans, 8.5, 539.0, 78.0, &format!("{}, {}", buyer.street, buyer.town));
    sheet.text_right(Sans, 8.5, 539.0, 90.0, buyer.mail);
    sheet.rule(56.0, 102.0, 483.0, 0.8);
    sheet.ink(BLACK);
    sheet.text(SansBold, 9.0, 56.0, 128.0, words.to);
    sheet.lines(Sans, 10.0, 56.0, 143.0, &seller.address());
    let date_text = locale.date(date);
    let facts = [
        (words.number, purchase.order),
        (words.date, date_text.as_str()),
        (if locale.is_german() { "Vertrag" } else { "Reference" }, purchase.under),
    ];
    rows(&mut sheet, (350.0, 128.0), &facts);
    let accent = (Sans, SansBold);
    let y = table(&mut sheet, purchase, accent, GREEN, (56.0, 232.0), &Column::FULL);
    sheet.ink(BLACK);
    let y = sheet.paragraph(Sans, 9.5, (56.0, y + 34.0), 430.0, words.closing);
    signature(&mut sheet, 56.0, y + 46.0, 0);
    sheet.ink(GRAY);
    sheet.rule(56.0, y + 58.0, 170.0, 0.5);
    sheet.text(Sans, 8.0, 56.0, y + 69.0, &format!("{}, {}", words.signed, buyer.name));
    small_print(&mut sheet);
    bind(words.title, buyer.name, year(date), vec![sheet])
}

struct Words {
    title: &'static str,
    number: &'static str,
    date: &'static str,
    to: &'static str,
    closing: &'static str,
    signed: &'static str,
}

/// The seller's confirmation, which names quantities but no prices.
pub(super) fn confirmation(purchase: &Purchase, number: &str, date: NaiveDate) -> Vec<u8> {
    let Purchase { seller, buyer, locale, .. } = purchase;
    let german = locale.is_german();
    let title = if german { "Auftragsbestätigung" } else { "Order confirmation" };
    let mut sheet = Sheet::new(A4);
    sheet.ink(SLATE);
    sheet.text(SerifBold, 18.0, 56.0, 70.0, seller.name);
    sheet.ink(GRAY);
    sheet.text(Serif, 9.0, 56.0, 84.0, &format!("{}, {}", seller.street, seller.town));
    sheet.ink(BLACK);
    sheet.lines(Serif, 10.5, 56.0, 140.0, &buyer.address());
    sheet.text(SerifBold, 16.0, 56.0, 236.0, &format!("{title} {number}"));
    let date_text = locale.date(date);
    let facts = [
        (if german { "Datum" } else { "Date" }, date_text.as_str()),
        (if german { "Ihre Bestellung" } else { "Your order" }, purchase.order),
        (if german { "Vertrag" } else { "Reference" }, purchase.under),
    ];
    rows(&mut sheet, (350.0, 140.0), &facts);
    let opening = if german {
        "Wir bestätigen Ihren Auftrag. Die folgenden Lizenzen werden dem genannten Vertrag \
         zugeordnet, sobald der Hersteller den Auftrag verbucht hat."
    } else {
        "Thank you for your order. The following licenses will be registered under the \
         reference above as soon as the publisher has booked the order."
    };
    let y = sheet.paragraph(Serif, 11.0, (56.0, 262.0), 483.0, opening);
    let columns = [Column::Part, Column::Text, Column::Quantity];
    let y = table(&mut sheet, purchase, (Serif, SerifBold), SLATE, (56.0, y + 10.0), &columns);
    sheet.ink(BLACK);
    let closing = if german {
        "Preise laut Angebot. Die Rechnung folgt mit der Verbuchung."
    } else {
        "Prices are those of our quotation. The invoice follows when the order is booked."
    };
    sheet.paragraph(Serif, 11.0, (56.0, y + 26.0), 483.0, closing);
    signature(&mut sheet, 56.0, y + 84.0, 1);
    small_print(&mut sheet);
    bind(title, seller.name, year(date), vec![sheet])
}

fn rows(sheet: &mut Sheet, (x, y): (f32, f32), facts: &[(&str, &str)]) {
    let mut y = y;
    for (caption, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        sheet.ink(GRAY);
        sheet.text(Sans, 8.5, x, y, caption);
        sheet.ink(BLACK);
        sheet.text(SansBold, 8.5, x + 72.0, y, value);
        y += 15.0;
    }
}

/// Signs in blue ink. Each hand is different.
pub(super) fn signature(sheet: &mut Sheet, x: f32, y: f32, hand: usize) {
    const HANDS: [&[(f32, f32)]; 3] = [
        &[
            (2.0, 2.0),
            (14.0, -34.0),
            (26.0, -22.0),
            (16.0, 4.0),
            (22.0, -18.0),
            (32.0, -6.0),
            (34.0, 2.0),
            (44.0, -16.0),
            (46.0, 6.0),
            (52.0, -4.0),
            (60.0, -22.0),
            (64.0, 14.0),
            (70.0, -2.0),
            (86.0, -12.0),
            (100.0, 4.0),
            (132.0, -8.0),
        ],
        &[
            (0.0, -12.0),
            (20.0, -30.0),
            (30.0, 6.0),
            (12.0, 8.0),
            (0.0, 8.0),
            (26.0, -10.0),
            (40.0, -4.0),
            (52.0, 0.0),
            (48.0, -26.0),
            (56.0, -2.0),
            (60.0, 8.0),
            (70.0, -16.0),
            (78.0, 0.0),
            (90.0, 6.0),
            (96.0, -10.0),
            (116.0, -4.0),
        ],
        &[
            (4.0, 6.0),
            (8.0, -20.0),
            (12.0, -40.0),
            (22.0, -36.0),
            (30.0, -28.0),
            (6.0, -14.0),
            (24.0, -8.0),
            (44.0, 0.0),
            (40.0, -14.0),
            (50.0, -12.0),
            (60.0, -10.0),
            (52.0, 8.0),
            (68.0, -2.0),
            (80.0, -10.0),
            (90.0, 12.0),
            (120.0, -14.0),
        ],
    ];
    sheet.ink([0.09, 0.16, 0.5]);
    sheet.scribble(x, y, HANDS[hand % HANDS.len()]);
}

fn year(date: NaiveDate) -> u16 {
    date.format("%Y").to_string().parse().unwrap_or_default()
}

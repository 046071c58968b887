//! The table of lines and totals that orders, confirmations and invoices share.

use super::trade::{Locale, Purchase};
use crate::paper::Font;
use crate::paper::{BLACK, GRAY, Ink, Sheet};

/// The captions of a language.
pub(super) struct Wording {
    pub(super) invoice_number: &'static str,
    pub(super) date: &'static str,
    pub(super) order: &'static str,
    pub(super) under: &'static str,
    columns: [&'static str; 5],
    net: &'static str,
    tax: &'static str,
    total: &'static str,
}

const ENGLISH: Wording = Wording {
    invoice_number: "Invoice no.",
    date: "Date",
    order: "Your order",
    under: "Reference",
    columns: ["Part number", "Description", "Quantity", "Unit price", "Amount"],
    net: "Net amount",
    tax: "VAT",
    total: "Total due",
};

const AMERICAN: Wording = Wording { tax: "Sales tax", ..ENGLISH };

const GERMAN: Wording = Wording {
    invoice_number: "Rechnungs-Nr.",
    date: "Datum",
    order: "Ihre Bestellung",
    under: "Vertrag",
    columns: ["Artikel-Nr.", "Bezeichnung", "Menge", "Einzelpreis", "Betrag"],
    net: "Nettobetrag",
    tax: "MwSt.",
    total: "Gesamtbetrag",
};

impl Wording {
    pub(super) fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::British => &ENGLISH,
            Locale::American => &AMERICAN,
            Locale::German | Locale::Swiss => &GERMAN,
        }
    }
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Part,
    Text,
    Quantity,
    Unit,
    Amount,
}

impl Column {
    pub(super) const FULL: [Self; 5] =
        [Self::Part, Self::Text, Self::Quantity, Self::Unit, Self::Amount];

    /// The left edge of texts, the right edge of numbers, from the left edge of the table.
    const fn place(self) -> f32 {
        match self {
            Self::Part => 4.0,
            Self::Text => 76.0,
            Self::Quantity => 346.0,
            Self::Unit => 412.0,
            Self::Amount => 479.0,
        }
    }
}

/// Draws lines and totals and returns the lower edge.
pub(super) fn table(
    sheet: &mut Sheet,
    purchase: &Purchase,
    (font, bold): (Font, Font),
    accent: Ink,
    (x, y): (f32, f32),
    columns: &[Column],
) -> f32 {
    const WIDTH: f32 = 483.0;
    let (size, locale, wording) = (9.0, purchase.locale, Wording::of(purchase.locale));
    let put = |sheet: &mut Sheet, font, column: Column, y, text: &str| match column {
        Column::Part | Column::Text => sheet.text(font, size, x + column.place(), y, text),
        _ => sheet.text_right(font, size, x + column.place(), y, text),
    };
    sheet.ink(accent);
    sheet.rule(x, y, WIDTH, 1.2);
    for (column, caption) in Column::FULL.into_iter().zip(wording.columns) {
        if columns.contains(&column) {
            put(sheet, bold, column, y + 14.0, caption);
        }
    }
    sheet.rule(x, y + 20.0, WIDTH, 0.6);
    let mut y = y + 36.0;
    for line in &purchase.lines {
        sheet.ink(BLACK);
        put(sheet, font, Column::Part, y, &line.part);
        put(sheet, font, Column::Quantity, y, &line.quantity.to_string());
        if columns.contains(&Column::Unit) {
            put(sheet, font, Column::Unit, y, &locale.money(line.unit));
            put(sheet, font, Column::Amount, y, &locale.money(line.amount()));
        }
        let next = sheet.paragraph(font, size, (x + Column::Text.place(), y), 226.0, &line.text);
        y = next.max(y + 13.0) + 5.0;
    }
    sheet.ink(accent);
    sheet.rule(x, y - 6.0, WIDTH, 0.6);
    if !columns.contains(&Column::Amount) {
        return y;
    }
    let tax = format!("{} {}.{} %", wording.tax, purchase.tax / 10, purchase.tax % 10);
    let tax =
        if locale.is_german() { tax.replace('.', ",").replace("MwSt,", "MwSt.") } else { tax };
    let totals = [
        (wording.net, purchase.net(), GRAY, font),
        (tax.as_str(), purchase.tax_amount(), GRAY, font),
        (wording.total, purchase.total(), BLACK, bold),
    ];
    for (caption, amount, ink, font) in totals {
        y += 12.0;
        sheet.ink(ink);
        sheet.text_right(
            font,
            size + 0.6,
            x + Column::Unit.place(),
            y,
            &format!("{caption} {}", purchase.currency),
        );
        sheet.text_right(font, size + 0.6, x + Column::Amount.place(), y, &locale.money(amount));
        y += 3.0;
    }
    y
}

/// The line at the foot of every sample paper.
pub(super) fn small_print(sheet: &mut Sheet) {
    sheet.ink(GRAY);
    sheet.foot(
        Font::Sans,
        6.5,
        "Sample paper. Companies, people, numbers and prices are invented.",
    );
}

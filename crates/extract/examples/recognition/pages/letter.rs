//! A letter in five languages, none of which the peers are asked to read: what is not installed
//! for them is no help to a document in it.

use crate::chance::Chance;
use crate::fonts::Font;
use crate::pdf::Sheet;

/// The languages that need the embedded font.
const EMBEDDED: [&str; 2] = ["pl", "cs"];

pub(super) fn letter(sheet: &mut Sheet, chance: &mut Chance, has_embedded: bool) {
    let font = if has_embedded { Font::Embedded } else { Font::Sans };
    let (plain, small) = (font.at(10.0), font.at(9.0));
    sheet.write(font.at(14.0), (60.0, 70.0), "Adatum Licensing Ltd.");
    sheet.write(small, (60.0, 86.0), "18 Harbour Row, Bristol BS1 4QA, United Kingdom");
    let (reference, order) =
        (format!("AL/{}", chance.digits(6)), format!("45{}", chance.digits(8)));
    sheet.write(small, (380.0, 130.0), "Bristol, 12 January 2025");
    sheet.write(small, (60.0, 130.0), &format!("Reference {reference}, order {order}"));
    sheet.number("reference", &reference);
    sheet.number("purchase_order", &order);
    let mut y = 170.0;
    for line in include_str!("../prose/letter.txt").lines() {
        let (language, text) = line.split_once('|').unwrap_or_default();
        if has_embedded || !EMBEDDED.contains(&language) {
            y = sheet.paragraph(plain, (60.0, y), 475.0, text) + 14.0;
        }
    }
    sheet.write(plain, (60.0, y + 10.0), "5 licenses, product key:");
    sheet.key(font.at(11.0), (235.0, y + 10.0), &chance.key());
    sheet.write(plain, (60.0, y + 50.0), "Yours faithfully");
    sheet.write(plain, (60.0, y + 90.0), "Margaret Ainsworth, Customer Relations");
}

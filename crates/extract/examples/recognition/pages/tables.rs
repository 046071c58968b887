//! Pages of tables: a license statement in very small print, and a delivery note as printers with
//! needles wrote them.

use super::product;
use crate::chance::Chance;
use crate::fonts::Font;
use crate::pdf::Sheet;

const ROWS: usize = 42;
/// Every so many rows there is a key.
const KEY_EVERY: usize = 3;

pub(super) fn statement(sheet: &mut Sheet, chance: &mut Chance) {
    let (left, right) = (30.0, 565.0);
    let agreement = format!("V{}", chance.digits(7));
    sheet.number("agreement", &agreement);
    sheet.write(Font::Bold.at(14.0), (left, 50.0), "License Statement");
    let of = format!("Agreement {agreement}, as of 30 June 2024, all affiliates");
    sheet.write(Font::Sans.at(9.0), (left, 66.0), &of);
    let (bold, plain) = (Font::Bold.at(6.5), Font::Sans.at(6.5));
    let columns = [
        (30.0, "No."),
        (50.0, "Part number"),
        (104.0, "Product"),
        (222.0, "Purchase order"),
        (276.0, "Quantity"),
        (318.0, "Purchased"),
        (366.0, "Coverage"),
        (420.0, "Product key"),
    ];
    for (x, column) in columns {
        sheet.write(bold, (x, 90.0), column);
    }
    sheet.rule(left, right, 93.5);
    for row in 0..ROWS {
        let y = 104.0 + 15.5 * row as f32;
        let (part, order) = (chance.part(), format!("45{}", chance.digits(8)));
        let bought = format!(
            "{:04}-{:02}-{:02}",
            2015 + chance.below(9),
            1 + chance.below(12),
            1 + chance.below(28)
        );
        sheet.write(plain, (30.0, y), &(row + 1).to_string());
        sheet.write(plain, (50.0, y), &part);
        sheet.write(plain, (104.0, y), product(chance));
        sheet.write(plain, (222.0, y), &order);
        sheet.write_up_to(plain, (300.0, y), &(1 + chance.below(2_500)).to_string());
        sheet.write(plain, (318.0, y), &bought);
        let coverage = ["active", "expired", "perpetual"][chance.below(3)];
        sheet.write(plain, (366.0, y), coverage);
        if row.is_multiple_of(KEY_EVERY) {
            sheet.key(plain, (420.0, y), &chance.key());
        }
        sheet.number("part", &part);
        sheet.number("purchase_order", &order);
    }
    let note = "Quantities include transfers from affiliates; keys are shown where one was issued.";
    sheet.write(plain, (left, 780.0), note);
}

pub(super) fn delivery_note(sheet: &mut Sheet, chance: &mut Chance) {
    const BOXES: usize = 8;
    let (left, right) = (45.0, 550.0);
    let (large, plain) = (Font::Fixed.at(16.0), Font::Fixed.at(9.5));
    let (note, order) = (format!("LS-{}", chance.digits(7)), format!("45{}", chance.digits(8)));
    sheet.write(large, (left, 60.0), "DELIVERY NOTE");
    let head = [
        "Proseware Distribution B.V.".to_owned(),
        "Industrieweg 118, 3542 AD Utrecht".to_owned(),
        format!("Delivery note {note}"),
        format!("Your order {order} of 11.06.2024"),
        "Carrier: Coho Freight, 1 pallet, 38.4 kg".to_owned(),
    ];
    for (at, line) in head.iter().enumerate() {
        sheet.write(plain, (left, 90.0 + 14.0 * at as f32), line);
    }
    sheet.number("delivery_note", &note);
    sheet.number("purchase_order", &order);
    for (x, column) in [(left, "Box"), (85.0, "Part number"), (170.0, "Product"), (400.0, "Serial")]
    {
        sheet.write(plain, (x, 190.0), column);
    }
    sheet.rule(left, right, 195.0);
    for at in 0..BOXES {
        let y = 214.0 + 44.0 * at as f32;
        let (part, serial) = (chance.part(), format!("SN{}", chance.digits(9)));
        sheet.write(plain, (left, y), &(at + 1).to_string());
        sheet.write(plain, (85.0, y), &part);
        sheet.write(plain, (170.0, y), product(chance));
        sheet.write(plain, (400.0, y), &serial);
        sheet.write(plain, (170.0, y + 15.0), "Key");
        sheet.key(plain, (210.0, y + 15.0), &chance.key());
        sheet.number("part", &part);
        sheet.number("serial", &serial);
    }
    sheet.rule(left, right, 575.0);
    let foot = [
        "Received complete and undamaged. Sealed media must not be opened before",
        "the conditions of the publisher were read and accepted.",
    ];
    for (at, line) in foot.iter().enumerate() {
        sheet.write(plain, (left, 600.0 + 14.0 * at as f32), line);
    }
}

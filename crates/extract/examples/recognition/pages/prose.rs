//! Dense pages of running text: contracts in three languages, and small print in two columns.

use crate::chance::Chance;
use crate::fonts::{Face, Font};
use crate::pdf::{Sheet, WIDTH};

const LEFT: f32 = 50.0;

pub(super) fn english_contract(sheet: &mut Sheet, chance: &mut Chance) {
    let text = include_str!("../prose/contract-en.txt");
    contract(sheet, chance, text, Font::Serif.at(9.5), "Agreement");
}

pub(super) fn german_contract(sheet: &mut Sheet, chance: &mut Chance) {
    let text = include_str!("../prose/contract-de.txt");
    contract(sheet, chance, text, Font::Sans.at(8.5), "Vertrag");
}

pub(super) fn french_contract(sheet: &mut Sheet, chance: &mut Chance) {
    let text = include_str!("../prose/contract-fr.txt");
    contract(sheet, chance, text, Font::Serif.at(9.0), "Contrat");
}

fn contract(sheet: &mut Sheet, chance: &mut Chance, text: &str, face: Face, name: &str) {
    let agreement = format!("V{}", chance.digits(7));
    let (enrollment, account) = (chance.digits(8), chance.digits(6));
    let part = chance.part();
    let text = text
        .replace("{agreement}", &agreement)
        .replace("{enrollment}", &enrollment)
        .replace("{account}", &account)
        .replace("{part}", &part);
    let numbers = [
        ("agreement", &agreement),
        ("enrollment", &enrollment),
        ("customer", &account),
        ("part", &part),
    ];
    for (kind, number) in numbers {
        sheet.number(kind, number);
    }
    let width = WIDTH - 2.0 * LEFT;
    sheet.write_up_to(Font::Sans.at(7.5), (LEFT + width, 40.0), &format!("{name} {agreement}"));
    let mut paragraphs = text.lines();
    sheet.write_centered(Font::Bold.at(14.0), 80.0, paragraphs.next().unwrap_or_default());
    let mut y = 110.0;
    for paragraph in paragraphs {
        y = sheet.paragraph(face, (LEFT, y), width, paragraph) + 6.0;
    }
    sheet.write_centered(Font::Sans.at(7.5), 810.0, "1 / 6");
}

pub(super) fn fine_print(sheet: &mut Sheet, _: &mut Chance) {
    const COLUMN: f32 = 238.0;
    let face = Font::Sans.at(7.5);
    let mut paragraphs = include_str!("../prose/fine-print.txt").lines();
    sheet.write(Font::Bold.at(11.0), (LEFT, 60.0), paragraphs.next().unwrap_or_default());
    let lines: Vec<String> =
        paragraphs.flat_map(|paragraph| face.wrapped(paragraph, COLUMN)).collect();
    let rows = lines.len().div_ceil(2);
    for (at, line) in lines.iter().enumerate() {
        let x = LEFT + (at / rows) as f32 * (COLUMN + 19.0);
        sheet.write(face, (x, 84.0 + (at % rows) as f32 * 9.2), line);
    }
}

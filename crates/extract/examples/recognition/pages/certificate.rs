//! A certificate, mostly empty paper, with one key that matters.

use crate::chance::Chance;
use crate::fonts::Font;
use crate::pdf::{Sheet, WIDTH};

pub(super) fn french(sheet: &mut Sheet, chance: &mut Chance) {
    let serif = Font::Serif;
    sheet.rule(60.0, WIDTH - 60.0, 80.0);
    sheet.write_centered(serif.at(30.0), 150.0, "Certificat de licence");
    sheet.write_centered(serif.at(13.0), 178.0, "délivré par Litware Éditions SAS, Lyon");
    sheet.write_centered(serif.at(13.0), 250.0, "Nous certifions que la société");
    sheet.write_centered(Font::Bold.at(17.0), 280.0, "Tailspin Transports SA");
    let below = sheet.paragraph(
        serif.at(12.0),
        (90.0, 320.0),
        WIDTH - 180.0,
        concat!(
            "est titulaire du droit d’usage, à durée indéterminée, du logiciel désigné ci-dessous ",
            "pour le nombre de postes indiqué. Ce certificat, accompagné de la facture acquittée, ",
            "constitue la preuve de licence ; il doit être présenté lors de tout contrôle et ne ",
            "peut être ni cédé ni reproduit sans l’accord écrit de l’éditeur.",
        ),
    );
    let certificate = format!("CL-{}-{}", chance.digits(4), chance.digits(5));
    let agreement = format!("V{}", chance.digits(7));
    let part = chance.part();
    let seats = (1 + chance.below(400)).to_string();
    let rows = [
        ("Logiciel", "Gestion des expéditions, édition Intégrale"),
        ("Référence", part.as_str()),
        ("Nombre de postes", seats.as_str()),
        ("Numéro de certificat", certificate.as_str()),
        ("Contrat-cadre", agreement.as_str()),
        ("Date d’émission", "21 février 2024"),
    ];
    for (at, (label, value)) in rows.into_iter().enumerate() {
        let y = below + 36.0 + 22.0 * at as f32;
        sheet.write(serif.at(12.0), (120.0, y), label);
        sheet.write(Font::Bold.at(11.0), (270.0, y), value);
    }
    let numbers = [("part", &part), ("certificate", &certificate), ("agreement", &agreement)];
    for (kind, number) in numbers {
        sheet.number(kind, number);
    }
    sheet.write_centered(serif.at(12.0), 640.0, "Clé de produit");
    sheet.key(Font::Bold.at(14.0), (165.0, 664.0), &chance.key());
    sheet.rule(330.0, 500.0, 735.0);
    sheet.write(serif.at(9.0), (330.0, 748.0), "Hélène Dufrêne, directrice des licences");
    sheet.write_centered(
        serif.at(8.0),
        800.0,
        "Document à conserver : aucun duplicata ne sera délivré en cas de perte.",
    );
}

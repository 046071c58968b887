//! Papers that exist only as pictures: certificate stickers in photos, and scanned invoices.

use super::Render;
use super::invoices::invoice;
use super::photos::{Handling, photograph, scan};
use super::trade::Purchase;
use crate::paper::Font::{Mono, Sans, SansBold};
use crate::paper::{Ink, Picture, Sheet, bind};

/// What is printed on a certificate sticker. The key holds vowels, which no real key does.
pub(super) struct Certificate {
    pub(super) product: &'static str,
    pub(super) key: &'static str,
    pub(super) number: &'static str,
    pub(super) tint: Ink,
    pub(super) handling: Handling,
}

pub(super) fn certificates() -> [Certificate; 3] {
    [
        Certificate {
            product: "Windows 11 Pro",
            key: "SAMPL-E7KQA-NOTRE-ALKEY-2C4D6",
            number: "00214-817-330-512",
            tint: [0.55, 0.78, 0.86],
            handling: Handling {
                degrees: 4.0,
                scale: 0.78,
                blur: 0.9,
                noise: 9,
                light: (0.3, 0.25),
                ground: [66, 68, 72],
            },
        },
        Certificate {
            product: "Windows 11 Pro",
            key: "SAMPL-E3WTI-NOTRE-ALKEY-8F2H5",
            number: "00214-817-330-529",
            tint: [0.55, 0.78, 0.86],
            handling: Handling {
                degrees: -7.5,
                scale: 0.7,
                blur: 1.4,
                noise: 14,
                light: (0.75, 0.4),
                ground: [48, 49, 54],
            },
        },
        Certificate {
            product: "Office Home & Business 2021",
            key: "SAMPL-E9RBO-NOTRE-ALKEY-4J6M3",
            number: "03518-204-771-006",
            tint: [0.93, 0.74, 0.56],
            handling: Handling {
                degrees: 1.8,
                scale: 0.84,
                blur: 1.1,
                noise: 11,
                light: (0.5, 0.1),
                ground: [168, 150, 124],
            },
        },
    ]
}

/// The photo of a sticker, as a JPEG.
pub(super) fn certificate_photo(certificate: &Certificate, render: Render) -> Option<Vec<u8>> {
    let pdf = bind("Certificate", "Sample vault", 2023, vec![sticker(certificate)]);
    let page = image::load_from_memory(&render(&pdf, 1, 1400)?).ok()?;
    Some(photograph(&page.to_rgb8(), &certificate.handling))
}

fn sticker(certificate: &Certificate) -> Sheet {
    let (width, height) = (340.0, 150.0);
    let mut sheet = Sheet::new((width, height));
    let [r, g, b] = certificate.tint;
    sheet.ink([0.5 + r / 2.0, 0.5 + g / 2.0, 0.5 + b / 2.0]);
    sheet.fill(0.0, 0.0, width, height);
    sheet.ink(certificate.tint);
    for line in 0..38 {
        let y = line as f32 * 4.0;
        let wave = [
            (0.0, 0.0),
            (60.0, 7.0),
            (110.0, -7.0),
            (170.0, 0.0),
            (230.0, 7.0),
            (280.0, -7.0),
            (340.0, 0.0),
        ];
        sheet.scribble(0.0, y, &wave);
    }
    sheet.ink([0.72, 0.74, 0.78]);
    sheet.fill(300.0, 0.0, 18.0, height);
    sheet.ink([0.88, 0.9, 0.94]);
    for step in 0..10 {
        sheet.fill(303.0 + (step % 2) as f32 * 6.0, step as f32 * 15.0, 6.0, 9.0);
    }
    sheet.ink([0.1, 0.12, 0.2]);
    sheet.text(SansBold, 13.0, 16.0, 26.0, "Certificate of Authenticity");
    sheet.text(Sans, 12.0, 16.0, 46.0, certificate.product);
    sheet.text(
        Sans,
        7.0,
        16.0,
        58.0,
        "1 device. Keep this label attached. Not to be sold on its own.",
    );
    sheet.text(Sans, 8.0, 16.0, 82.0, "Product key:");
    sheet.ink([0.97, 0.97, 0.95]);
    sheet.fill(14.0, 88.0, 272.0, 21.0);
    sheet.ink([0.06, 0.06, 0.1]);
    sheet.text(Mono, 14.0, 20.0, 103.0, certificate.key);
    barcode(&mut sheet, certificate.number);
    sheet.text(Mono, 9.0, 150.0, 137.0, certificate.number);
    sheet
}

/// Bars that look like a code; they encode nothing.
fn barcode(sheet: &mut Sheet, number: &str) {
    let mut x = 16.0;
    for digit in number.bytes() {
        let width = 1.0 + f32::from(digit % 4) * 0.8;
        sheet.fill(x, 118.0, width, 22.0);
        sheet.fill(x + width + 1.4, 118.0, 1.1, 22.0);
        x += width + 3.6;
    }
}

/// The invoice of a purchase after a scanner: a PDF file of pictures without text.
pub(super) fn scanned_invoice(
    purchase: &Purchase,
    degrees: f32,
    render: Render,
) -> Option<Vec<u8>> {
    let page = image::load_from_memory(&render(&invoice(purchase), 1, 1754)?).ok()?;
    let handling = Handling {
        degrees,
        scale: 0.995,
        blur: 0.7,
        noise: 10,
        light: (0.45, 0.4),
        ground: [70, 70, 74],
    };
    let (jpeg, width, height) = scan(&page.to_rgb8(), &handling);
    let sheet = Sheet::of_picture(Picture { jpeg, width, height });
    Some(bind("Scan", "Sample scanner", 2022, vec![sheet]))
}

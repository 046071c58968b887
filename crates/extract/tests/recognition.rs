//! What is recognized on pictures of pages, with the models that ship.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "not every test makes every kind of file")]
#[path = "pdf/make.rs"]
mod make;

use std::io::Cursor;
use std::path::Path;
use std::sync::OnceLock;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, imageops};
use make::{Page, Pdf};
use muniment_extract::recognition::{
    Models, Outcome, Pass, RecognitionError, RecognizedPage, Recognizer, Script,
};
use muniment_extract::{Flow, Options, read, render};

const LINES: [&str; 6] = [
    "Invoice INV-2024-0117 of 3 May 2024",
    "Key: BCDFG-HJKMP-QRTVW-XY234-67892",
    "Gebühr für die Übertragung: 1.234,50",
    "Agréé à Genève, señor Muñoz, perché",
    "Twelve licenses for the server edition",
    "Delivered to the office in the harbor",
];

fn recognizer() -> &'static Recognizer {
    static ONCE: OnceLock<Recognizer> = OnceLock::new();
    ONCE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/models");
        let read = |name: &str| std::fs::read(folder.join(name));
        let models = Models::from_files(read).expect("`cargo xtask setup` fetches the models");
        Recognizer::new(models).unwrap()
    })
}

/// A PDF whose text is known, with the place of each word.
fn paper() -> Vec<u8> {
    let lines = LINES.iter().zip([340, 290, 240, 190, 140, 90]);
    // The standard encoding of PDF text for these lines is Latin-1.
    let show = |(line, y): (&&str, i32)| {
        let escaped: String = line
            .chars()
            .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\{:03o}", c as u32) })
            .collect();
        format!("BT /F1 14 Tf 40 {y} Td ({escaped}) Tj ET\n")
    };
    let content: String = lines.map(show).collect();
    let mut pdf = Pdf::new();
    pdf.page(&Page { size: (420, 400), content: &content, ..Page::default() });
    pdf.bytes()
}

/// The paper as a scanner sees it, at 150 dots to the inch.
fn scan() -> GrayImage {
    let png = render(&paper(), 1, 875, 0, None).unwrap();
    image::load_from_memory(&png).unwrap().into_luma8()
}

fn file(image: GrayImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(image).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn recognize(bytes: &[u8], pass: Pass) -> RecognizedPage {
    recognizer().recognize(bytes, 1, None, pass, Script::Any).unwrap()
}

fn text(page: &RecognizedPage) -> String {
    page.page(420.0, 400.0).text
}

#[test]
fn a_scan_says_what_the_paper_says_and_where() {
    let page = recognize(&file(scan()), Pass::Careful);
    assert_eq!((page.outcome, page.quarters), (Outcome::Text, 0));
    assert_eq!(text(&page), LINES.join("\n"));

    let recognized = page.page(420.0, 400.0);
    let native = read(&paper(), &Options::named("a.pdf"), &mut |_| Flow::Continue);
    let native = &native.pages[0];
    assert_eq!(recognized.words.len(), native.words.len());
    for (word, truth) in recognized.words.iter().zip(&native.words) {
        let off = |a: f32, b: f32| (a - b).abs();
        let said = &recognized.text[word.start as usize..word.end as usize];
        assert!(off(word.x, truth.x) < 6.0, "`{said}` begins at its place");
        assert!(off(word.x + word.w, truth.x + truth.w) < 6.0, "`{said}` ends at its place");
        assert!(off(word.y + word.h / 2.0, truth.y + truth.h / 2.0) < 6.0, "`{said}` is in line");
        assert!(word.confidence.is_some());
    }
}

#[test]
fn a_page_is_turned_upright_whichever_way_it_lies() {
    let upright = scan();
    let turned = [
        (imageops::rotate270(&upright), 1),
        (imageops::rotate180(&upright), 2),
        (imageops::rotate90(&upright), 3),
    ];
    for (image, quarters) in turned {
        let (width, height) = (image.width() as f32, image.height() as f32);
        let page = recognize(&file(image), Pass::Quick);
        assert_eq!(page.quarters, quarters);
        let shown = page.page(width, height);
        assert!(shown.text.contains("Twelve licenses for the server edition"), "{}", shown.text);
        assert_eq!(shown.width > shown.height, upright.width() > upright.height());
        let first = &shown.words[0];
        assert!(first.x < shown.width / 3.0 && first.y < shown.height / 3.0);
    }
}

#[test]
fn lines_that_were_read_quickly_are_read_again_with_care() {
    let bytes = file(scan());
    let mut page = recognize(&bytes, Pass::Quick);
    let urgent = page.to_reread(true);
    assert!(urgent.lines.len() >= 3, "lines with numbers come first");
    let read = recognizer().reread(&bytes, 1, None, &urgent, Pass::Careful, Script::Any).unwrap();
    page.replace(&urgent, read);
    assert!(page.to_reread(true).lines.is_empty());

    let rest = page.to_reread(false);
    assert!(!rest.lines.is_empty());
    let read = recognizer().reread(&bytes, 1, None, &rest, Pass::Careful, Script::Any).unwrap();
    page.replace(&rest, read);
    assert!(page.to_reread(false).lines.is_empty());
    assert_eq!(text(&page), LINES.join("\n"));
}

#[test]
fn letters_of_other_scripts_are_read_unless_only_latin_ones_are_wanted() {
    let mut pdf = Pdf::new();
    let symbol = pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>");
    let entries = format!(
        "/Type /XObject /Subtype /Form /BBox [0 0 420 400] \
         /Resources << /Font << /S {symbol} 0 R >> >>"
    );
    let greek = pdf.stream(&entries, b"BT /S 24 Tf 40 300 Td (WFGYLWFG) Tj ET");
    let resources = format!("/XObject << /X {greek} 0 R >>");
    let content = "/X Do BT /F1 24 Tf 40 200 Td (Invoice 2024) Tj ET";
    pdf.page(&Page { size: (420, 400), content, resources: &resources, ..Page::default() });
    let png = render(&pdf.bytes(), 1, 875, 0, None).unwrap();
    let read = |pass, script| text(&recognizer().recognize(&png, 1, None, pass, script).unwrap());
    let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}');
    for pass in [Pass::Quick, Pass::Careful] {
        let any = read(pass, Script::Any);
        assert!(any.chars().filter(|c| is_greek(*c)).count() >= 6, "{any}");
        let latin = read(pass, Script::Latin);
        assert!(!latin.contains(is_greek) && latin.contains("Invoice 2024"), "{latin}");
    }
}

#[test]
fn nothing_is_read_where_nothing_is_written() {
    let blank = GrayImage::from_fn(600, 800, |x, y| Luma([244 + ((x * 7 + y * 3) % 9) as u8]));
    let page = recognize(&file(blank), Pass::Quick);
    assert_eq!((page.outcome, page.lines.len()), (Outcome::Blank, 0));

    let hills = GrayImage::from_fn(600, 400, |x, y| {
        let ridge = 200.0 + 60.0 * (x as f32 / 90.0).sin();
        Luma([if (y as f32) < ridge { 210 } else { 60 + (y / 8) as u8 }])
    });
    let page = recognize(&file(hills), Pass::Quick);
    assert_eq!((page.outcome, page.lines.len()), (Outcome::NoText, 0));
}

#[test]
fn a_line_is_read_though_the_picture_ends_at_its_letters() {
    let line = "The price of a license is fixed for thirty-six months from the date of purchase";
    for size in [7, 10] {
        let content = format!("BT /F1 {size} Tf 20 20 Td ({line}) Tj ET");
        let mut pdf = Pdf::new();
        pdf.page(&Page { size: (600, 50), content: &content, ..Page::default() });
        let png = render(&pdf.bytes(), 1, 2_500, 0, None).unwrap();
        let page = image::load_from_memory(&png).unwrap().into_luma8();
        let letters = page.enumerate_pixels().filter(|(_, _, Luma([level]))| *level < 128);
        let (left, top, right, bottom) =
            letters.fold((u32::MAX, u32::MAX, 0, 0), |(left, top, right, bottom), (x, y, _)| {
                (left.min(x), top.min(y), right.max(x), bottom.max(y))
            });
        let (width, height) = (right - left + 1, bottom - top + 1);
        let picture = imageops::crop_imm(&page, left, top, width, height).to_image();
        assert_eq!(text(&recognize(&file(picture), Pass::Careful)), line);
    }
}

#[test]
fn a_page_that_is_not_there_and_bytes_that_are_no_picture_are_refused() {
    for (bytes, page) in [(file(scan()), 2), (b"%PDF-1.4 nothing".to_vec(), 1)] {
        let refused = recognizer().recognize(&bytes, page, None, Pass::Quick, Script::Any);
        assert!(matches!(refused, Err(RecognitionError::Image(_))));
    }
}

//! The sample vault agrees with itself.

use std::collections::BTreeSet;

use super::*;

/// Stands for the worker's page images: a plain picture of the right proportions.
fn blank_page(_: &[u8], _: u32, longest_side: u32) -> Option<Vec<u8>> {
    let page =
        image::RgbImage::from_pixel(longest_side * 5 / 7, longest_side, image::Rgb([250; 3]));
    let mut png = std::io::Cursor::new(Vec::new());
    page.write_to(&mut png, image::ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

#[test]
fn the_sample_is_the_same_each_time() {
    let (first, second) = (documents(&blank_page), documents(&blank_page));
    // How the encrypting library orders and salts the locked receipt is its own affair.
    let locked = |name: &str| name.contains("password");
    for (one, other) in first.iter().zip(&second).filter(|(one, _)| !locked(&one.name)) {
        assert!(one.bytes == other.bytes, "`{}` must not depend on the moment", one.name);
    }
    assert_eq!(first.len(), second.len());
    assert!(first.len() >= 30, "the sample vault shows about 30 documents");
}

#[test]
fn names_are_unique_and_one_file_is_there_twice() {
    let all = documents(&blank_page);
    let names: BTreeSet<&str> = all.iter().map(|file| file.name.as_str()).collect();
    let contents: BTreeSet<&[u8]> = all.iter().map(|file| file.bytes.as_slice()).collect();
    assert_eq!(names.len(), all.len());
    assert_eq!(contents.len(), all.len() - 1, "exactly one file is a duplicate");
}

#[test]
fn every_record_could_stand_in_a_vault() {
    for record in licenses() {
        assert_eq!(record.problems(), [], "`{}`", record.title());
    }
}

#[test]
fn links_name_documents_and_records_that_exist() {
    let all = documents(&blank_page);
    for link in links() {
        let record = &licenses()[link.license];
        assert!(all.iter().any(|file| file.name == link.document), "`{}`", link.document);
        assert!(link.quantity.is_none_or(|quantity| quantity <= record.quantity));
        link.pages.parse::<muniment_core::PageRanges>().expect("pages of a link");
    }
}

#[test]
fn a_linked_invoice_bears_the_part_number_of_the_record() {
    let all = documents(&blank_page);
    for link in links().iter().filter(|link| link.kind == EvidenceKind::Invoice) {
        let file = all.iter().find(|file| file.name == link.document).expect("a linked file");
        let part = licenses()[link.license].part_number.clone();
        let bears = file.bytes.windows(part.len()).any(|bytes| bytes == part.as_bytes());
        assert!(bears, "`{}` must bear `{part}`", file.name);
    }
}

use muniment_core::{Place, TextCorrection};
use muniment_worker::{Page, Word};

use super::{apply, place_of};

/// A page of 100 by 100 with three words in one line.
fn page() -> Page {
    let word = |start, end, x, w| Word { start, end, x, y: 10.0, w, h: 5.0, confidence: Some(50) };
    Page {
        text: "Key ABCDE ends".to_owned(),
        width: 100.0,
        height: 100.0,
        words: vec![word(0, 3, 5.0, 10.0), word(4, 9, 20.0, 30.0), word(10, 14, 60.0, 20.0)],
        ..Page::default()
    }
}

fn correction(place: Place, read: &str, text: Option<&str>) -> TextCorrection {
    TextCorrection { page: 1, place, read: read.to_owned(), text: text.map(str::to_owned) }
}

fn words(page: &Page) -> Vec<&str> {
    let text = |word: &Word| &page.text[word.start as usize..word.end as usize];
    page.words.iter().map(text).collect()
}

#[test]
fn a_corrected_word_moves_the_words_behind_it() {
    let mut pages = [page()];
    let place = place_of(&pages[0], &pages[0].words[1]);
    let corrected = apply(&mut pages, &[correction(place, "ABCDE", Some("ABÇDE-12"))]);
    assert_eq!(pages[0].text, "Key ABÇDE-12 ends");
    assert_eq!(words(&pages[0]), ["Key", "ABÇDE-12", "ends"]);
    assert_eq!((corrected[0].page, corrected[0].word), (1, 1));
    assert_eq!(pages[0].words[1].confidence, None);
}

#[test]
fn a_correction_finds_its_word_again_after_a_new_recognition_moved_it() {
    let mut pages = [page()];
    pages[0].words[1].x += 4.0;
    let place = Place { x: 2_000, y: 1_000, w: 3_000, h: 500 };
    apply(&mut pages, &[correction(place, "something else", Some("XYZ"))]);
    assert_eq!(words(&pages[0]), ["Key", "XYZ", "ends"]);
}

#[test]
fn a_word_that_recognition_did_not_see_is_added() {
    let mut pages = [page()];
    let place = Place { x: 1_000, y: 8_000, w: 2_000, h: 500 };
    apply(&mut pages, &[correction(place, "", Some("Signed"))]);
    assert_eq!(pages[0].text, "Key ABCDE ends\nSigned");
    assert_eq!(pages[0].words[3].x, 10.0);
}

#[test]
fn what_is_taken_back_or_of_another_page_changes_nothing() {
    let mut pages = [page()];
    let place = place_of(&pages[0], &pages[0].words[1]);
    let other_page = TextCorrection { page: 2, ..correction(place, "ABCDE", Some("X")) };
    assert_eq!(apply(&mut pages, &[correction(place, "ABCDE", None), other_page]), []);
    assert_eq!(pages[0].text, "Key ABCDE ends");
}

use std::collections::BTreeSet;

use muniment_worker::recognition::{Outcome, Pass, RecognizedLine, RecognizedPage, RecognizedWord};
use muniment_worker::{Page, Reading, Reason, State};

use super::{Answer, Kept, Stage, Task};

const PICTURES: [u32; 2] = [1, 3];

fn line(text: &str, pass: Pass, at: i32) -> RecognizedLine {
    let end = text.len() as u32;
    RecognizedLine {
        place: [500, at, 400, 0, 0, 50].into(),
        text: text.to_owned(),
        words: vec![RecognizedWord { start: 0, end, from: 0.0, to: 1.0, confidence: 95 }],
        confidence: 97,
        pass,
    }
}

fn recognized(lines: Vec<RecognizedLine>, outcome: Outcome) -> RecognizedPage {
    RecognizedPage {
        engine: "test".to_owned(),
        width: 100,
        height: 200,
        quarters: 0,
        outcome,
        lines,
    }
}

fn quick(text: &str) -> Answer {
    let lines = vec![line(text, Pass::Quick, 100), line("Order 4711", Pass::Quick, 900)];
    Answer::Recognized(recognized(lines, Outcome::Text))
}

fn next(kept: &Kept) -> Option<(Stage, u32)> {
    kept.next(&PICTURES, &BTreeSet::new()).map(|(stage, page, _)| (stage, page))
}

/// A reading of three pages, of which the first and the last are pictures.
fn reading() -> Reading {
    let picture = || Page { width: 10.0, height: 20.0, waiting: true, ..Page::default() };
    Reading::of_pages(vec![picture(), Page::of_text(String::new()), picture()])
}

fn complemented(kept: &Kept) -> Reading {
    let mut reading = reading();
    kept.complement(&mut reading);
    reading
}

#[test]
fn every_page_is_read_quickly_before_any_is_read_with_care() {
    let mut kept = Kept::default();
    assert_eq!(next(&kept), Some((Stage::First, 1)));
    kept.take(1, quick("one"));
    assert_eq!(next(&kept), Some((Stage::Quick, 3)));
    kept.take(3, quick("three"));

    let mut stages = Vec::new();
    while let Some((stage, page, Task::Reread(places))) = kept.next(&PICTURES, &BTreeSet::new()) {
        stages.push((stage, page));
        let read = places.lines.iter().map(|place| {
            let mut read = line("better", Pass::Careful, 0);
            read.place = *place;
            read
        });
        let read = read.collect();
        kept.take(page, Answer::Reread(places, read));
    }
    let urgent_first =
        [(Stage::Urgent, 1), (Stage::Urgent, 3), (Stage::Careful, 1), (Stage::Careful, 3)];
    assert_eq!(stages, urgent_first);
    assert_eq!(complemented(&kept).pages[2].text, "better\nbetter");
}

#[test]
fn pages_in_work_are_not_taken_twice() {
    let kept = Kept::default();
    let in_work = BTreeSet::from([1]);
    let (stage, page, _) = kept.next(&PICTURES, &in_work).expect("the other page is free");
    assert_eq!((stage, page), (Stage::Quick, 3));
    assert_eq!(kept.next(&PICTURES, &BTreeSet::from(PICTURES)), None);
}

#[test]
fn a_document_says_how_far_its_recognition_came() {
    let mut kept = Kept::default();
    assert_eq!(complemented(&kept).state, State::Waiting);
    kept.take(1, Answer::Recognized(recognized(Vec::new(), Outcome::Illegible)));
    assert_eq!(complemented(&kept).state, State::Waiting);
    kept.take(3, Answer::Recognized(recognized(Vec::new(), Outcome::Blank)));
    let reading = complemented(&kept);
    assert_eq!(reading.state, State::Empty);
    assert_eq!(reading.reason.expect("a reason").code, "illegible");

    let slow = Reason { code: "too_slow".to_owned(), message: "it takes too long".to_owned() };
    let mut kept = Kept::default();
    kept.take(1, Answer::Failed(slow));
    kept.take(3, Answer::Recognized(recognized(Vec::new(), Outcome::NoText)));
    let reading = complemented(&kept);
    assert_eq!(reading.state, State::Refused);
    let reason = reading.reason.expect("a reason");
    assert_eq!(reason.message, "page 1 could not be recognized: it takes too long");
}

#[test]
fn the_earlier_text_stays_until_a_new_recognition_is_complete() {
    let mut kept = Kept::default();
    kept.take(1, quick("one"));
    kept.take(3, quick("three"));
    kept.begin_again();
    kept.take(
        1,
        Answer::Recognized(recognized(vec![line("new", Pass::Careful, 5)], Outcome::Text)),
    );
    kept.complete(&PICTURES);
    assert_eq!(complemented(&kept).pages[0].text, "one\nOrder 4711");
    assert_eq!(next(&kept), Some((Stage::Careful, 3)));
    kept.take(3, Answer::Recognized(recognized(Vec::new(), Outcome::Blank)));
    kept.complete(&PICTURES);
    assert_eq!(complemented(&kept).pages[0].text, "new");
    assert_eq!(next(&kept), None);
}

#[test]
fn what_is_kept_reads_back_as_it_was() {
    let mut kept = Kept::default();
    kept.take(1, quick("one"));
    kept.begin_again();
    let json = serde_json::to_string(&kept).expect("it can be written");
    let back: Kept = serde_json::from_str(&json).expect("it can be read");
    assert_eq!(serde_json::to_string(&back).expect("it can be written"), json);
    assert_eq!(complemented(&back).pages[0].text, "one\nOrder 4711");
}

#[test]
fn a_page_of_which_a_new_recognition_fails_keeps_its_earlier_text() {
    let mut kept = Kept::default();
    kept.take(1, quick("one"));
    kept.take(3, quick("three"));
    kept.begin_again();
    let reason = Reason { code: "out_of_memory".to_owned(), message: "too large".to_owned() };
    kept.take(1, Answer::Failed(reason));
    kept.take(
        3,
        Answer::Recognized(recognized(vec![line("new", Pass::Careful, 5)], Outcome::Text)),
    );
    kept.complete(&PICTURES);
    let reading = complemented(&kept);
    assert_eq!(reading.pages[0].text, "one\nOrder 4711");
    assert_eq!(reading.pages[2].text, "new");
    assert_eq!(reading.reason, None);
}

#[test]
fn pages_that_nobody_read_come_before_a_new_recognition_of_others() {
    let mut kept = Kept::default();
    kept.take(1, quick("one"));
    kept.begin_again();
    assert_eq!(next(&kept), Some((Stage::Quick, 3)));
    kept.take(3, quick("three"));
    assert_eq!(complemented(&kept).pages[2].text, "three\nOrder 4711");
    assert_eq!(next(&kept), Some((Stage::Careful, 1)));
}

#[test]
fn pages_that_failed_for_want_of_a_password_are_recognized_once_there_is_one() {
    let reason = |code: &str| Reason { code: code.to_owned(), message: code.to_owned() };
    let mut kept = Kept::default();
    kept.take(1, Answer::Failed(reason("password_needed")));
    kept.take(3, Answer::Failed(reason("too_slow")));
    assert_eq!(next(&kept), None);
    kept.unlock();
    assert_eq!(next(&kept), Some((Stage::Quick, 1)));
}

#[test]
fn a_file_that_says_what_cannot_be_is_not_believed() {
    let mut long = line("one", Pass::Quick, 100);
    long.words[0].end = 400;
    let mut kept = Kept::default();
    kept.take(1, Answer::Recognized(recognized(vec![long.clone()], Outcome::Text)));
    let kept = kept.sound().expect("the line itself is sound");
    assert!(kept.page(1).expect("the page").lines[0].words.is_empty());

    let mut kept = Kept::default();
    kept.take(1, Answer::Recognized(recognized(vec![long; super::MAX_LINES + 1], Outcome::Text)));
    assert!(kept.sound().is_none(), "no page has so many lines");
}

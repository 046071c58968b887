use std::time::{Duration, Instant};

use muniment_core::Digest;
use muniment_worker::Reason;
use muniment_worker::recognition::{Outcome, Pass, RecognizedLine, RecognizedPage, Script};

use super::super::kept::{Answer, Kept, Stage};
use super::{About, Next, Queue, Taken};

const ROW: u64 = 7;

fn about(row: u64, pages: u32) -> About {
    About {
        row,
        id: format!("document {row}"),
        digest: Digest::new([7; 32]),
        bytes: 6,
        name: "scan.tif".to_owned(),
        pages,
        script: Script::Any,
        password: None,
        pictures: (1..=pages).collect(),
    }
}

/// The next task; documents have so many pages and nothing kept.
fn page(queue: &mut Queue, pages: u32) -> Option<Taken> {
    loop {
        match queue.take()? {
            Next::Page(taken) => return Some(taken),
            Next::Open { row, key } => {
                queue.opened(row, key, Some((about(row, pages), Kept::default())));
            }
        }
    }
}

fn failed() -> Answer {
    let reason = Reason { code: "too_slow".to_owned(), message: "no end".to_owned() };
    Answer::Failed(reason)
}

/// A page with a line that is yet to be read with care.
fn read_quickly() -> Answer {
    Answer::Recognized(RecognizedPage {
        engine: "test".to_owned(),
        width: 100,
        height: 200,
        quarters: 0,
        outcome: Outcome::Text,
        lines: vec![RecognizedLine {
            place: [500, 100, 400, 0, 0, 50].into(),
            text: "Order 4711".to_owned(),
            words: Vec::new(),
            confidence: 97,
            pass: Pass::Quick,
        }],
    })
}

fn publish(queue: &mut Queue, row: u64, took: Duration) {
    assert!(queue.unpublished(row).is_some(), "there is something to publish");
    queue.published(row, took);
}

#[test]
fn it_is_done_when_what_was_found_can_be_found_and_not_before() {
    let mut queue = Queue::default();
    queue.add(ROW, Stage::First);
    let taken = page(&mut queue, 1).expect("a page to recognize");
    assert!(!queue.is_done(false));
    queue.finish(&taken, failed());
    assert_eq!(queue.overdue().map(|about| about.row), Some(ROW));
    assert!(!queue.is_done(false));

    assert!(queue.unpublished(ROW).is_some());
    assert!(!queue.is_done(false), "publishing takes its time");
    assert!(!queue.is_done(true));
    assert!(queue.unpublished(ROW).is_none(), "one publishes it");

    queue.published(ROW, Duration::ZERO);
    assert!(queue.is_done(false) && queue.is_done(true));
}

#[test]
fn first_pages_come_first_and_what_came_last_before_the_rest() {
    let mut queue = Queue::default();
    [1, 2].into_iter().for_each(|row| queue.add(row, Stage::First));
    let mut order = Vec::new();
    while let Some(taken) = page(&mut queue, 2) {
        order.push((taken.document.row, taken.page));
    }
    assert_eq!(order, [(2, 1), (1, 1), (2, 2), (1, 2)]);
}

#[test]
fn a_document_is_closed_when_its_stage_ends_and_opened_again_for_the_next() {
    let mut queue = Queue::default();
    queue.add(ROW, Stage::First);
    let taken = page(&mut queue, 2).expect("the first page");
    queue.finish(&taken, read_quickly());
    publish(&mut queue, ROW, Duration::ZERO);
    assert!(queue.open_documents().is_empty());
    assert!(matches!(queue.take(), Some(Next::Open { row: ROW, .. })));
    assert!(!queue.is_idle() && !queue.is_done(false), "it is being opened");
}

#[test]
fn what_is_found_is_published_later_where_publishing_takes_long_and_at_once_when_work_rests() {
    let mut queue = Queue::default();
    queue.add(ROW, Stage::First);
    let taken = page(&mut queue, 9).expect("the first page");
    let others: Vec<Taken> = (0..3).filter_map(|_| page(&mut queue, 9)).collect();
    queue.finish(&taken, read_quickly());
    publish(&mut queue, ROW, Duration::from_secs(3600));
    queue.finish(&others[0], read_quickly());
    assert!(queue.overdue().is_none());
    assert!(queue.next_publishing().is_some_and(|at| at > Instant::now()));
    queue.publish_now();
    assert!(queue.overdue().is_some());
    publish(&mut queue, ROW, Duration::from_secs(3600));

    queue.leave_alone(Some(ROW));
    assert!(page(&mut queue, 9).is_none(), "it was left alone");
    queue.finish(&others[1], read_quickly());
    queue.finish(&others[2], read_quickly());
    queue.publish_now();
    publish(&mut queue, ROW, Duration::ZERO);
    assert!(queue.is_done(true), "nothing waits for what is left alone");
    queue.add(ROW, Stage::First);
    assert!(page(&mut queue, 9).is_none());
    queue.forget(ROW);
    queue.add(ROW, Stage::First);
    assert!(page(&mut queue, 9).is_some(), "a person asked for it");
}

#[test]
fn a_task_that_nobody_could_do_is_done_again() {
    let mut queue = Queue::default();
    queue.add(ROW, Stage::First);
    let taken = page(&mut queue, 1).expect("the page");
    assert!(page(&mut queue, 1).is_none(), "its only page is in work");
    queue.give_back(&taken);
    assert_eq!(page(&mut queue, 1).map(|taken| taken.page), Some(1));
}

#[test]
fn what_was_opened_before_it_was_forgotten_counts_no_more() {
    let mut queue = Queue::default();
    queue.add(ROW, Stage::First);
    let Some(Next::Open { key, .. }) = queue.take() else { panic!("it is opened first") };
    queue.forget(ROW);
    queue.add(ROW, Stage::First);
    queue.opened(ROW, key, Some((about(ROW, 1), Kept::default())));
    let again = queue.take();
    assert!(matches!(again, Some(Next::Open { row: ROW, key: again }) if again != key));
}

#[test]
fn what_could_not_be_published_still_is_to_be() {
    let mut queue = Queue::default();
    queue.add(ROW, Stage::First);
    let taken = page(&mut queue, 1).expect("the page");
    queue.finish(&taken, failed());
    assert!(queue.unpublished(ROW).is_some());
    queue.not_published(ROW);
    assert!(!queue.is_done(false));
    assert_eq!(queue.overdue().map(|about| about.row), Some(ROW));
}

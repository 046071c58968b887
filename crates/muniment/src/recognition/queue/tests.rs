use std::time::Duration;

use muniment_core::Digest;
use muniment_worker::Reason;
use muniment_worker::recognition::Script;

use super::super::kept::{Answer, Kept};
use super::{About, Queue};

const ROW: u64 = 7;

fn a_scan() -> About {
    About {
        row: ROW,
        id: "a document".to_owned(),
        digest: Digest::new([7; 32]),
        bytes: 6,
        name: "scan.tif".to_owned(),
        pages: 1,
        script: Script::Any,
        pictures: vec![1],
    }
}

#[test]
fn it_is_done_when_what_was_found_can_be_found_and_not_before() {
    let mut queue = Queue::default();
    queue.add(ROW);
    let taken = queue.take(|_| Some((a_scan(), Kept::default()))).expect("a page to recognize");
    assert!(!queue.is_done(false));
    let reason = Reason { code: "too_slow".to_owned(), message: "no end".to_owned() };
    assert!(queue.finish(&taken, Answer::Failed(reason)), "it is due to be published");
    assert!(!queue.is_done(false));

    assert!(queue.unpublished(ROW).is_some());
    assert!(!queue.is_done(false), "publishing takes its time");
    assert!(!queue.is_done(true));
    assert!(queue.unpublished(ROW).is_none(), "one publishes it");

    queue.published(ROW, Duration::ZERO);
    assert!(queue.is_done(false) && queue.is_done(true));
}

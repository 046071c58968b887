//! What the built-in rules say on worked dates, how deadlines stand, and what holds for all.

mod properties;
mod standing;
mod worked;

use chrono::NaiveDate;

use super::{
    Anchor, AnchorKind, Deadline, DeadlineRules, DeadlineState, Mark, Subject, SubjectKind,
    deadlines,
};
use crate::calendar::WorkCalendar;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An anchor of the one agreement that most tests need.
fn anchor(kind: AnchorKind, qualifier: &str, on: &str) -> Anchor {
    Anchor {
        subject: Subject {
            kind: SubjectKind::Agreement,
            id: "8812345".to_owned(),
            title: "Contoso enrollment".to_owned(),
        },
        kind,
        qualifier: (!qualifier.is_empty()).then(|| qualifier.to_owned()),
        day: day(on),
    }
}

/// The deadlines up to ten years after the as-of day, under the built-in rules.
fn as_of(anchors: &[Anchor], marks: &[Mark], on: &str) -> Vec<Deadline> {
    let (rules, calendar) = (DeadlineRules::built_in(), WorkCalendar::default());
    let horizon = day(on) + chrono::Months::new(120);
    deadlines(anchors, marks, &rules, &calendar, day(on), horizon)
}

/// The first deadline of a rule as of a day.
fn first(rule: &str, anchors: &[Anchor], on: &str) -> Option<Deadline> {
    as_of(anchors, &[], on).into_iter().find(|deadline| deadline.rule == rule)
}

/// How the first deadline of a rule stands on each of some days; none where it is not listed.
fn states<const N: usize>(
    rule: &str,
    anchor: &Anchor,
    days: [&str; N],
) -> [Option<DeadlineState>; N] {
    let anchors = [anchor.clone()];
    days.map(|on| first(rule, &anchors, on).map(|deadline| deadline.state))
}

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::{
    Anchor, AnchorKind, Deadline, DeadlineKey, DeadlineRules, DeadlineState, Mark, Response,
    Subject, SubjectKind, deadlines,
};
use crate::calendar::WorkCalendar;

const QUALIFIERS: [&str; 6] = ["", "ea", "spla", "purchase", "true_up", "product_terms"];

fn days() -> impl Strategy<Value = NaiveDate> {
    let start = NaiveDate::from_ymd_opt(2016, 1, 1).expect("a day");
    (0_u64..5_000).prop_map(move |days| start + Days::new(days))
}

fn anchors() -> impl Strategy<Value = Vec<Anchor>> {
    let one =
        (0..3_u8, prop::sample::select(AnchorKind::ALL), prop::sample::select(&QUALIFIERS), days());
    let anchor = one.prop_map(|(id, kind, qualifier, day)| Anchor {
        subject: Subject {
            kind: SubjectKind::Agreement,
            id: id.to_string(),
            title: format!("agreement {id}"),
        },
        kind,
        qualifier: (!qualifier.is_empty()).then(|| qualifier.to_owned()),
        day,
    });
    prop::collection::vec(anchor, 0..12)
}

fn responses() -> impl Strategy<Value = Response> {
    prop_oneof![
        days().prop_map(|on| Response::Done { on, evidence: Vec::new() }),
        days().prop_map(|until| Response::Snoozed { until, reason: "waits".to_owned() }),
    ]
}

fn all(anchors: &[Anchor], marks: &[Mark], as_of: NaiveDate, horizon: NaiveDate) -> Vec<Deadline> {
    let calendar = WorkCalendar::default();
    deadlines(anchors, marks, &DeadlineRules::built_in(), &calendar, as_of, horizon)
}

/// Marks for some of the deadlines that there are.
fn marks(listed: &[Deadline], chosen: Vec<(prop::sample::Index, Response)>) -> Vec<Mark> {
    let some = chosen.into_iter().filter(|_| !listed.is_empty());
    some.map(|(at, response)| Mark { key: at.get(listed).key(), response }).collect()
}

fn by_key(listed: Vec<Deadline>) -> BTreeMap<DeadlineKey, Deadline> {
    listed.into_iter().map(|deadline| (deadline.key(), deadline)).collect()
}

proptest! {
    #[test]
    fn what_is_overdue_never_opens_again(
        anchors in anchors(),
        chosen in prop::collection::vec((any::<prop::sample::Index>(), responses()), 0..6),
        (one, other, horizon) in (days(), days(), days()),
    ) {
        let (earlier, later) = (one.min(other), one.max(other));
        let marks = marks(&all(&anchors, &[], earlier, horizon), chosen);
        let after = by_key(all(&anchors, &marks, later, horizon));
        for deadline in all(&anchors, &marks, earlier, horizon) {
            if deadline.state == DeadlineState::Overdue
                && let Some(then) = after.get(&deadline.key())
            {
                prop_assert!(
                    !matches!(then.state, DeadlineState::Open | DeadlineState::Alerting),
                    "{deadline:?} became {then:?}"
                );
            }
        }
    }

    #[test]
    fn the_order_of_anchors_and_marks_changes_nothing(
        (anchors, shuffled) in anchors()
            .prop_flat_map(|anchors| (Just(anchors.clone()), Just(anchors).prop_shuffle())),
        chosen in prop::collection::vec((any::<prop::sample::Index>(), responses()), 0..6),
        (as_of, horizon) in (days(), days()),
    ) {
        let mut marks = marks(&all(&anchors, &[], as_of, horizon), chosen);
        let listed = all(&anchors, &marks, as_of, horizon);
        marks.reverse();
        prop_assert_eq!(all(&shuffled, &marks, as_of, horizon), listed);
    }

    #[test]
    fn a_snooze_changes_no_day_and_no_key(
        anchors in anchors(),
        chosen in prop::collection::vec((any::<prop::sample::Index>(), days()), 1..6),
        (as_of, horizon) in (days(), days()),
    ) {
        let awake = all(&anchors, &[], as_of, horizon);
        let chosen = chosen.into_iter().map(|(at, until)| {
            (at, Response::Snoozed { until, reason: "waits".to_owned() })
        });
        let marks = marks(&awake, chosen.collect());
        let asleep = all(&anchors, &marks, as_of, horizon);
        let days = |listed: &[Deadline]| -> Vec<_> {
            listed.iter().map(|d| (d.key(), d.opens, d.due, d.alerts.clone())).collect()
        };
        prop_assert_eq!(days(&asleep), days(&awake));
        for mark in &marks {
            let deadline = asleep.iter().find(|deadline| deadline.key() == mark.key);
            let Some(Response::Snoozed { until, .. }) = deadline.and_then(|d| d.response.clone())
            else { continue };
            prop_assert!(as_of >= until || deadline.is_some_and(|d| !is_alerting(d)));
        }
    }

    #[test]
    fn a_deadline_keeps_its_key_and_its_days_whatever_the_day(
        anchors in anchors(),
        (one, other, horizon) in (days(), days(), days()),
    ) {
        let there = by_key(all(&anchors, &[], other, horizon));
        for here in all(&anchors, &[], one, horizon) {
            if let Some(same) = there.get(&here.key()) {
                prop_assert_eq!((here.opens, here.due, &here.alerts), (same.opens, same.due, &same.alerts));
            }
        }
    }

    #[test]
    fn a_key_is_listed_once(anchors in anchors(), as_of in days(), horizon in days()) {
        let listed = all(&anchors, &[], as_of, horizon);
        let count = listed.len();
        prop_assert_eq!(by_key(listed).len(), count);
    }
}

fn is_alerting(deadline: &Deadline) -> bool {
    matches!(deadline.state, DeadlineState::Alerting | DeadlineState::Overdue)
}

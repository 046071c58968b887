//! Which deadlines there are as of a day, and how each stands.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::mark::governing;
use super::occurrences::occurrences;
use super::{
    Anchor, AnchorKind, DeadlineKey, DeadlineRule, DeadlineRules, Mark, Offset, Response, RuleKind,
    Schedule, Subject, SubjectKind, Timing,
};
use crate::calendar::WorkCalendar;
use crate::code::vocabulary;

/// Something that falls due on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The id of the rule.
    pub rule: String,
    /// The fact it counts from, with its subject.
    pub anchor: Anchor,
    /// The day it counts from: the anchor, or one of its anniversaries, month ends or quarter ends.
    pub occurrence: NaiveDate,
    /// The first day on which it can happen or be done.
    pub opens: Option<NaiveDate>,
    /// The last day on which it is in time.
    pub due: NaiveDate,
    /// The days on which to alert, the earliest first.
    pub alerts: Vec<NaiveDate>,
    /// How it stands.
    pub state: DeadlineState,
    /// The next of the alerts, or the end of a snooze that hides one; none once it is over.
    pub next_alert: Option<NaiveDate>,
    /// What a person stated about it.
    pub response: Option<Response>,
}

vocabulary!(
    /// How a deadline stands as of a day.
    DeadlineState, "deadline state" {
        /// No alert day has come.
        Open = "open",
        /// An alert day has come.
        Alerting = "alerting",
        /// The due day has passed, and it can still be done.
        Overdue = "overdue",
        /// A person stated that it was done.
        Done = "done",
        /// A person stated that it may wait.
        Snoozed = "snoozed",
        /// It was not done and can no longer be.
        Missed = "missed",
    }
);

/// Everything that is due up to `horizon`, as of a day: by due day, then rule, then subject.
///
/// Whatever is neither done nor missed is listed, however old; of the recurrences of a rule that
/// are over, the latest alone. Completions after `as_of` do not count.
pub fn deadlines(
    anchors: &[Anchor],
    marks: &[Mark],
    rules: &DeadlineRules,
    calendar: &WorkCalendar,
    as_of: NaiveDate,
    horizon: NaiveDate,
) -> Vec<Deadline> {
    let evaluation = Evaluation::new(anchors, marks, calendar, as_of, horizon);
    let mut found: Vec<Deadline> = rules.iter().flat_map(|rule| evaluation.of_rule(rule)).collect();
    found.sort_by(|a, b| a.place().cmp(&b.place()));
    found
}

impl Deadline {
    /// What it is about.
    pub fn subject(&self) -> &Subject {
        &self.anchor.subject
    }

    /// What marks call it by.
    pub fn key(&self) -> DeadlineKey {
        DeadlineKey::new(&self.rule, self.subject(), self.occurrence)
    }

    fn place(&self) -> (NaiveDate, &str, &Subject, NaiveDate) {
        (self.due, &self.rule, self.subject(), self.occurrence)
    }
}

type SubjectId<'a> = (SubjectKind, &'a str);

struct Evaluation<'a> {
    /// Sorted, so that the order in which anchors are given does not matter.
    anchors: BTreeMap<AnchorKind, BTreeSet<&'a Anchor>>,
    responses: BTreeMap<&'a DeadlineKey, Vec<&'a Response>>,
    calendar: &'a WorkCalendar,
    as_of: NaiveDate,
    horizon: NaiveDate,
}

impl<'a> Evaluation<'a> {
    fn new(
        anchors: &'a [Anchor],
        marks: &'a [Mark],
        calendar: &'a WorkCalendar,
        as_of: NaiveDate,
        horizon: NaiveDate,
    ) -> Self {
        let mut by_kind: BTreeMap<AnchorKind, BTreeSet<&Anchor>> = BTreeMap::new();
        for anchor in anchors {
            by_kind.entry(anchor.kind).or_default().insert(anchor);
        }
        let mut responses: BTreeMap<&DeadlineKey, Vec<&Response>> = BTreeMap::new();
        for mark in marks {
            responses.entry(&mark.key).or_default().push(&mark.response);
        }
        Self { anchors: by_kind, responses, calendar, as_of, horizon }
    }

    /// The deadlines of one rule, each key once.
    fn of_rule(&self, rule: &DeadlineRule) -> Vec<Deadline> {
        let (Some(filter), Some(timing)) = (&rule.anchor, &rule.timing) else { return Vec::new() };
        let ends = timing.until.map(|kind| self.latest(kind));
        let concerned = self.anchors.get(&filter.kind).into_iter().flatten().copied();
        let mut concerned: Vec<&Anchor> = concerned.filter(|a| filter.admits(a)).collect();
        if timing.schedule == Schedule::SinceLast {
            concerned = latest_of_each(concerned);
        }
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for anchor in concerned {
            let end = ends.as_ref().and_then(|ends| ends.get(&id(anchor)).copied());
            let listed = self.of_anchor(rule, timing, anchor, end.unwrap_or(NaiveDate::MAX));
            found.extend(listed.into_iter().filter(|deadline| seen.insert(deadline.key())));
        }
        found
    }

    /// What is listed of a rule's occurrences for one anchor.
    fn of_anchor(
        &self,
        rule: &DeadlineRule,
        timing: &Timing,
        anchor: &Anchor,
        end: NaiveDate,
    ) -> Vec<Deadline> {
        let days: Box<dyn Iterator<Item = NaiveDate>> = match timing.schedule {
            Schedule::SinceLast => Box::new(self.times_done(rule, anchor)),
            schedule => occurrences(schedule, anchor.day),
        };
        let (mut over, mut listed) = (None, Vec::new());
        for day in days {
            let Some(due) = timing.offset.from_day(day, self.calendar) else { break };
            if due > self.horizon || due > end {
                break;
            }
            let passed = rule.kind == RuleKind::Limit && self.as_of > due;
            if passed || !rule.is_valid_on(day) {
                continue;
            }
            let deadline = self.occurrence(rule, timing, anchor, (day, due));
            match deadline.state {
                DeadlineState::Done | DeadlineState::Missed => over = Some(deadline),
                _ => listed.push(deadline),
            }
        }
        listed.extend(over);
        listed
    }

    fn occurrence(
        &self,
        rule: &DeadlineRule,
        timing: &Timing,
        anchor: &Anchor,
        (occurrence, due): (NaiveDate, NaiveDate),
    ) -> Deadline {
        let on = |offset: &Offset, day| offset.from_day(day, self.calendar);
        let alerts: BTreeSet<NaiveDate> =
            timing.alerts.iter().filter_map(|alert| on(alert, due)).collect();
        let lapses = timing.lapses.and_then(|offset| on(&offset, occurrence));
        let response = self.response(rule, anchor, occurrence);
        let mut deadline = Deadline {
            rule: rule.id.clone(),
            anchor: anchor.clone(),
            occurrence,
            opens: timing.opens.and_then(|offset| on(&offset, occurrence)),
            due,
            alerts: alerts.into_iter().collect(),
            state: DeadlineState::Open,
            next_alert: None,
            response: response.cloned(),
        };
        deadline.state = self.state(&deadline, lapses);
        deadline.next_alert = self.next_alert(&deadline);
        deadline
    }

    fn state(&self, deadline: &Deadline, lapses: Option<NaiveDate>) -> DeadlineState {
        let lapsed = lapses.is_some_and(|day| self.as_of > day.max(deadline.due));
        match &deadline.response {
            Some(Response::Done { .. }) => DeadlineState::Done,
            _ if lapsed => DeadlineState::Missed,
            Some(Response::Snoozed { until, .. }) if self.as_of < *until => DeadlineState::Snoozed,
            _ if self.as_of > deadline.due => DeadlineState::Overdue,
            _ if deadline.alerts.first().is_some_and(|first| *first <= self.as_of) => {
                DeadlineState::Alerting
            }
            _ => DeadlineState::Open,
        }
    }

    fn next_alert(&self, deadline: &Deadline) -> Option<NaiveDate> {
        let next = |from| deadline.alerts.iter().copied().find(|alert| *alert >= from);
        match (deadline.state, &deadline.response) {
            (DeadlineState::Done | DeadlineState::Missed, _) => None,
            (DeadlineState::Snoozed, Some(Response::Snoozed { until, .. })) => {
                let hidden = deadline.alerts.first().is_some_and(|first| first < until);
                if hidden { Some(*until) } else { next(*until) }
            }
            _ => next(self.as_of),
        }
    }

    fn response(
        &self,
        rule: &DeadlineRule,
        anchor: &Anchor,
        occurrence: NaiveDate,
    ) -> Option<&'a Response> {
        let key = DeadlineKey::new(&rule.id, &anchor.subject, occurrence);
        governing(self.responses.get(&key)?.iter().copied(), self.as_of)
    }

    /// The anchor's day, then each day on which the one before was marked done. A completion that
    /// bears no later day than the one before counts from the day after it, so that the chain ends.
    fn times_done<'s>(
        &'s self,
        rule: &'s DeadlineRule,
        anchor: &'s Anchor,
    ) -> impl Iterator<Item = NaiveDate> + 's {
        std::iter::successors(Some(anchor.day), |last| {
            match self.response(rule, anchor, *last)? {
                Response::Done { on, .. } => Some((*on).max(last.succ_opt()?)),
                Response::Snoozed { .. } => None,
            }
        })
    }

    /// The latest day of an anchor of this kind, by subject.
    fn latest(&self, kind: AnchorKind) -> BTreeMap<SubjectId<'a>, NaiveDate> {
        let mut latest = BTreeMap::new();
        for anchor in self.anchors.get(&kind).into_iter().flatten() {
            let day = latest.entry(id(anchor)).or_insert(anchor.day);
            *day = anchor.day.max(*day);
        }
        latest
    }
}

fn id(anchor: &Anchor) -> SubjectId<'_> {
    (anchor.subject.kind, &anchor.subject.id)
}

/// The latest anchor of each subject and qualifier.
fn latest_of_each(anchors: Vec<&Anchor>) -> Vec<&Anchor> {
    let mut latest: BTreeMap<(SubjectId<'_>, Option<&str>), &Anchor> = BTreeMap::new();
    for anchor in anchors {
        let kept = latest.entry((id(anchor), anchor.qualifier.as_deref())).or_insert(anchor);
        if kept.day < anchor.day {
            *kept = anchor;
        }
    }
    latest.into_values().collect()
}

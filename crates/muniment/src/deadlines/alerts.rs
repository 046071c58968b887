//! Of which deadlines a person is told on a day.

use chrono::NaiveDate;
use muniment_core::deadlines::{Deadline, DeadlineState, Response};

/// The days on which to alert: those of its rule; where a snooze hides some, its end in their place.
pub(super) fn alert_days(deadline: &Deadline) -> Vec<NaiveDate> {
    match (&deadline.response, deadline.state) {
        (_, DeadlineState::Done | DeadlineState::Missed) => Vec::new(),
        (Some(Response::Snoozed { until, .. }), _) => {
            let hides = deadline.alerts.iter().any(|alert| alert < until);
            let later = deadline.alerts.iter().copied().filter(|alert| alert > until);
            let end = hides || deadline.alerts.contains(until);
            end.then_some(*until).into_iter().chain(later).collect()
        }
        _ => deadline.alerts.clone(),
    }
}

/// The deadlines of which an alert falls on a day.
pub(super) fn alerting_on(deadlines: Vec<Deadline>, day: NaiveDate) -> Vec<Deadline> {
    let falls = |deadline: &Deadline| alert_days(deadline).contains(&day);
    deadlines.into_iter().filter(falls).collect()
}

#[cfg(test)]
mod tests {
    use muniment_core::calendar::WorkCalendar;
    use muniment_core::deadlines::{
        Anchor, AnchorKind, DeadlineKey, DeadlineRules, Mark, Subject, SubjectKind, deadlines,
    };

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// The notice of a transfer of 2026-03-15, due 2026-04-14 with an alert on 2026-04-04.
    fn notice(response: Option<Response>, as_of: &str) -> Vec<Deadline> {
        let subject = Subject {
            kind: SubjectKind::Transfer,
            id: "1".to_owned(),
            title: "SQL Server".to_owned(),
        };
        let key = DeadlineKey::new("D28", &subject, day("2026-03-15"));
        let kind = AnchorKind::Transfer;
        let anchor = Anchor { subject, kind, qualifier: None, day: day("2026-03-15") };
        let marks: Vec<Mark> =
            response.map(|response| Mark { key, response }).into_iter().collect();
        deadlines(
            &[anchor],
            &marks,
            &DeadlineRules::built_in(),
            &WorkCalendar::default(),
            day(as_of),
            day("2027-01-01"),
        )
    }

    fn told(response: Option<Response>, on: &str) -> bool {
        !alerting_on(notice(response, on), day(on)).is_empty()
    }

    fn snoozed(until: &str) -> Option<Response> {
        Some(Response::Snoozed { until: day(until), reason: "asked".to_owned() })
    }

    #[test]
    fn a_person_is_told_on_the_alert_day_and_on_no_other() {
        let days = ["2026-04-03", "2026-04-04", "2026-04-05"];
        assert_eq!(days.map(|on| told(None, on)), [false, true, false]);
    }

    #[test]
    fn a_snooze_moves_the_alert_to_its_end() {
        let days = ["2026-04-04", "2026-04-10", "2026-04-11"];
        assert_eq!(days.map(|on| told(snoozed("2026-04-10"), on)), [false, true, false]);
    }

    #[test]
    fn a_snooze_that_ends_before_the_alert_moves_nothing() {
        let days = ["2026-04-01", "2026-04-04"];
        assert_eq!(days.map(|on| told(snoozed("2026-04-01"), on)), [false, true]);
    }

    #[test]
    fn what_is_done_alerts_nobody() {
        let done = Some(Response::Done { on: day("2026-04-01"), evidence: Vec::new() });
        assert!(!told(done, "2026-04-04"));
    }
}

//! Deadlines as an iCalendar file (RFC 5545) for any calendar program.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use muniment_core::VaultId;
use muniment_core::deadlines::{Deadline, DeadlineRule, DeadlineRules};

use super::alerts::alert_days;

/// A day has no hour, but an alarm at midnight helps nobody.
const ALARM_HOUR: i64 = 9;

/// The file. The same deadline has the same identifier in every file of a vault, so that a calendar
/// which reads the next one moves what it has instead of doubling it.
pub(super) fn write(
    deadlines: &[Deadline],
    rules: &DeadlineRules,
    vault: VaultId,
    at: DateTime<Utc>,
) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Muniment//Deadlines//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("X-WR-CALNAME", "Muniment"));
    for deadline in deadlines {
        if let Some(rule) = rules.rule(&deadline.rule) {
            calendar.push(event(deadline, rule, vault, at));
        }
    }
    calendar.to_string()
}

fn event(deadline: &Deadline, rule: &DeadlineRule, vault: VaultId, at: DateTime<Utc>) -> Event {
    let uid = format!("{}@{vault}", deadline.key());
    let summary = format!("{}: {}", rule.title, deadline.subject().title);
    let description =
        format!("{}\n\nSource: {}\n{}", rule.explanation, rule.source, deadline.key());
    // The last day of the calendar has no next one; an event without an end is one day long, too.
    let end = deadline.due.checked_add_days(Days::new(1));
    let mut event = Event::new();
    event
        .uid(&uid)
        .timestamp(at)
        .summary(&summary)
        .description(&description)
        .starts(deadline.due)
        .add_property("TRANSP", "TRANSPARENT")
        .add_multi_property("CATEGORIES", "Muniment")
        .add_multi_property("CATEGORIES", rule.severity.code());
    if let Some(end) = end {
        event.ends(end);
    }
    for day in alert_days(deadline) {
        event.alarm(alarm(deadline, &summary, &uid, day, at));
    }
    event.done()
}

fn alarm(
    deadline: &Deadline,
    summary: &str,
    uid: &str,
    day: NaiveDate,
    at: DateTime<Utc>,
) -> Alarm {
    let after_start = day.signed_duration_since(deadline.due) + TimeDelta::hours(ALARM_HOUR);
    let mut alarm = Alarm::display(summary, after_start);
    alarm.uid(&format!("{day}/{uid}")).timestamp(at);
    alarm
}

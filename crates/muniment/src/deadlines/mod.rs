//! What falls due, and what people state about it.

mod alerts;
mod anchors;
mod calendar_file;
mod matters;
mod shown;
mod true_ups;

#[cfg(test)]
mod tests;

use std::path::Path;

use chrono::{Days, Months, NaiveDate, Utc};
use muniment_catalog::Catalog;
use muniment_core::deadlines::{
    Deadline, DeadlineKey, DeadlineRules, DeadlineState, Response, deadlines,
};
use muniment_core::{Event, Op, OwnRules};

use crate::document::resolve_evidence;
use crate::error::Subject;
use crate::holidays::work_calendar;
use crate::own_rules::deadline_rules;
use crate::transact::Decision;
use crate::view::{DeadlineMark, DeadlinePage, DeadlineRequest, DeadlineRuleView, DeadlineView};
use crate::{Done, Error, Vault, show};

use anchors::Facts;
pub(crate) use anchors::is_enrollment;

/// The most days ahead that can be asked for.
const MOST_DAYS: u32 = 36_500;

/// How far ahead deadlines lie whose alerts are looked for; no rule alerts earlier.
const ALERTS_AHEAD: u32 = 3_660;

/// What has been overdue for longer is listed only when everything is asked for.
const REMEMBERED: Months = Months::new(12);

/// How everything stands as of a day.
struct Standing {
    as_of: NaiveDate,
    until: NaiveDate,
    rules: DeadlineRules,
    deadlines: Vec<Deadline>,
}

impl Vault {
    /// What falls due, as of a day.
    ///
    /// # Errors
    /// When a day is no date, too many days are asked for, or the holidays of this machine or the
    /// company's own rules cannot be read.
    pub fn deadlines(&self, request: &DeadlineRequest) -> Result<DeadlinePage, Error> {
        let mut standing = self.standing(request.as_of.as_deref(), request.days)?;
        let left_out = if request.all { 0 } else { standing.leave_out_what_is_over() };
        Ok(DeadlinePage {
            as_of: standing.as_of.to_string(),
            until: standing.until.to_string(),
            left_out,
            deadlines: self.shown(&standing)?,
        })
    }

    /// The deadlines of which a person is to be told on a day, today where none is given.
    ///
    /// # Errors
    /// As [`Self::deadlines`].
    pub fn deadline_alerts(&self, day: Option<&str>) -> Result<Vec<DeadlineView>, Error> {
        let mut standing = self.standing(day, ALERTS_AHEAD)?;
        standing.deadlines = alerts::alerting_on(standing.deadlines, standing.as_of);
        self.shown(&standing)
    }

    /// The same deadlines as an iCalendar file.
    ///
    /// # Errors
    /// As [`Self::deadlines`].
    pub fn calendar_file(&self, request: &DeadlineRequest) -> Result<String, Error> {
        let mut standing = self.standing(request.as_of.as_deref(), request.days)?;
        if !request.all {
            standing.leave_out_what_is_over();
        }
        let Standing { rules, deadlines, .. } = &standing;
        Ok(calendar_file::write(deadlines, rules, self.store.vault(), Utc::now()))
    }

    /// Writes [`Self::calendar_file`] to a file.
    ///
    /// # Errors
    /// As [`Self::deadlines`], or when the file cannot be written.
    pub fn write_calendar_file(&self, request: &DeadlineRequest, to: &Path) -> Result<(), Error> {
        let text = self.calendar_file(request)?;
        std::fs::write(to, text).map_err(|source| Error::File {
            what: "write",
            path: to.to_owned(),
            source,
        })
    }

    /// States that a deadline was met or may wait, or takes back what was stated. The same again
    /// changes nothing.
    ///
    /// # Errors
    /// When there is no such deadline or document, a day is missing or cannot be, or a snooze has
    /// no reason.
    pub fn mark_deadline(&self, key: &str, mark: &DeadlineMark) -> Result<Done<()>, Error> {
        let missing = || Error::missing(Subject::Deadline, key);
        let deadline: DeadlineKey = key.parse().map_err(|_| missing())?;
        self.transact(Op::MarkDeadline, |catalog| {
            let response = read_response(catalog, mark)?;
            let before = catalog.mark(&deadline)?.map(|mark| mark.response);
            if before.is_none() && !exists(catalog, &deadline)? {
                return Err(missing());
            }
            let mut events = Vec::new();
            if before != response {
                events.push(Event::DeadlineMarked { deadline: deadline.clone(), response });
            }
            Ok(Decision { events, value: () })
        })
    }

    /// The rules about time that are in force, by id: the built-in ones and the company's own.
    ///
    /// # Errors
    /// When the company's own rules cannot be read.
    pub fn deadline_rules(&self) -> Result<Vec<DeadlineRuleView>, Error> {
        let built_in = DeadlineRules::built_in();
        let rules = deadline_rules(&self.catalog)?;
        let has_own = !self.catalog.own_rules(OwnRules::Deadlines)?.is_empty();
        let shown = rules.iter().map(|rule| {
            let own = has_own && built_in.rule(&rule.id) != Some(rule);
            shown::rule(rule, own)
        });
        Ok(shown.collect())
    }

    fn standing(&self, as_of: Option<&str>, days: u32) -> Result<Standing, Error> {
        let as_of = show::as_of(as_of)?;
        let until = Some(days)
            .filter(|days| *days <= MOST_DAYS)
            .and_then(|days| as_of.checked_add_days(Days::new(days.into())))
            .ok_or_else(|| {
                let message = format!("at most {MOST_DAYS} days ahead can be looked at");
                Error::invalid("bad_days", message)
            })?;
        let rules = deadline_rules(&self.catalog)?;
        let calendar = work_calendar(&self.config)?;
        let facts = Facts::of(&self.catalog)?;
        let anchors = facts.anchors(&rules, until);
        let mut marks = self.catalog.marks()?;
        marks.extend(true_ups::marks(&facts.true_ups));
        marks.extend(matters::marks(&facts.matters));
        let deadlines = deadlines(&anchors, &marks, &rules, &calendar, as_of, until);
        Ok(Standing { as_of, until, rules, deadlines })
    }

    fn shown(&self, standing: &Standing) -> Result<Vec<DeadlineView>, Error> {
        let with_rule = standing
            .deadlines
            .iter()
            .filter_map(|deadline| Some((deadline, standing.rules.rule(&deadline.rule)?)));
        with_rule
            .map(|(deadline, rule)| shown::deadline(&self.catalog, deadline, rule, standing.as_of))
            .collect()
    }
}

impl Standing {
    /// Keeps what still waits for someone; how many are overdue for too long to be that.
    fn leave_out_what_is_over(&mut self) -> u64 {
        let long_ago = self.as_of.checked_sub_months(REMEMBERED).unwrap_or(NaiveDate::MIN);
        let is_over = |deadline: &Deadline| {
            matches!(deadline.state, DeadlineState::Done | DeadlineState::Missed)
        };
        self.deadlines.retain(|deadline| !is_over(deadline));
        let listed = self.deadlines.len();
        self.deadlines.retain(|deadline| {
            deadline.state != DeadlineState::Overdue || deadline.due >= long_ago
        });
        (listed - self.deadlines.len()) as u64
    }
}

/// Whether the vault has, or can have, the deadline of this key.
fn exists(catalog: &Catalog, key: &DeadlineKey) -> Result<bool, Error> {
    let rules = deadline_rules(catalog)?;
    let anchors = Facts::of(catalog)?.anchors(&rules, key.occurrence);
    Ok(rules.has_deadline(key, &anchors))
}

/// What a person states, complete enough to be that.
fn read_response(catalog: &Catalog, mark: &DeadlineMark) -> Result<Option<Response>, Error> {
    let day = || {
        let day = show::day(mark.day.as_deref())?;
        day.ok_or_else(|| Error::invalid("bad_date", "the day is missing"))
    };
    match mark.state.as_str() {
        "open" => Ok(None),
        "done" => {
            let on = day()?;
            if on > show::as_of(None)? {
                return Err(Error::invalid("bad_date", format!("`{on}` is yet to come")));
            }
            let evidence = resolve_evidence(catalog, &mark.evidence)?;
            Ok(Some(Response::Done { on, evidence }))
        }
        "snoozed" => {
            let reason = mark.reason.trim().to_owned();
            if reason.is_empty() {
                return Err(Error::invalid("no_reason", "say why it may wait"));
            }
            Ok(Some(Response::Snoozed { until: day()?, reason }))
        }
        other => Err(Error::invalid("bad_state", format!("`{other}` cannot be stated"))),
    }
}

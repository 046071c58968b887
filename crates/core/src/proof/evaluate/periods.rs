//! The stretches of time for each of which a rule asks for something.

use chrono::{Datelike, Months, NaiveDate};

use super::case::Case;
use super::pieces::counts;
use crate::proof::rules::{Every, Group};
use crate::proof::{EvidenceRef, Period, SpeaksBy, Term};
use crate::{DocumentId, EvidenceKind};

/// How many periods back are looked at; half a century of months.
const MOST: usize = 600;
/// How many periods a sentence names.
const NAMED: usize = 6;

/// A stretch of time for which something is due; without days it is any time.
struct Due<'a> {
    days: Option<(NaiveDate, NaiveDate)>,
    given: Vec<&'a (EvidenceKind, DocumentId)>,
    quiet: bool,
}

/// What a group that asks for something in every period found.
pub(super) struct Found {
    pub(super) met_by: Vec<EvidenceRef>,
    /// The names of the periods that lack something.
    pub(super) lacking: Option<String>,
    /// Whether anything was due.
    pub(super) any_due: bool,
}

impl Case<'_> {
    pub(super) fn look_through(&self, every: Every, group: &Group) -> Found {
        let due = self.due(every);
        let asked: Vec<_> = due.iter().filter(|due| !(group.spare_quiet && due.quiet)).collect();
        let mut met_by = Vec::new();
        let mut lacking = Vec::new();
        for due in asked.iter().copied() {
            let found = self.given_for(due, group);
            if found.is_empty() {
                lacking.push(due.days);
            }
            met_by.extend(found);
        }
        met_by.sort_unstable();
        met_by.dedup();
        Found {
            met_by,
            lacking: (!lacking.is_empty()).then(|| names(&lacking, every)),
            any_due: !due.is_empty(),
        }
    }

    /// The documents that do for a period: those given for it and, for bills and monthly reports,
    /// those linked that bear a date in it.
    fn given_for(&self, due: &Due<'_>, group: &Group) -> Vec<EvidenceRef> {
        let does = |document: &DocumentId| self.index.document(*document).is_some_and(counts);
        let given = due
            .given
            .iter()
            .filter(|(kind, document)| group.any_of.contains(kind) && does(document));
        let given =
            given.map(|(_, document)| EvidenceRef { document: *document, by: SpeaksBy::Period });
        let by_date = matches!(group.every, Some(Every::BillingPeriod | Every::ReportMonth));
        let dated = self.pieces.iter().filter(|piece| {
            let day = piece.document.and_then(|document| document.date);
            let within =
                due.days.is_none_or(|(from, to)| day.is_some_and(|day| from <= day && day <= to));
            by_date && within && group.any_of.contains(&piece.kind) && piece.counts()
        });
        given.chain(dated.map(|piece| piece.evidence)).collect()
    }

    fn due(&self, every: Every) -> Vec<Due<'_>> {
        match every {
            Every::TrueUpYear => self.due_under_agreement(every, 12),
            Every::ReportMonth => self.due_under_agreement(every, 1),
            Every::BillingPeriod => self.due_bills(),
        }
    }

    /// The years or months of the agreement that have passed. Without its first day, only what is
    /// stated is known; without that either, anything would do and nothing is there.
    fn due_under_agreement(&self, every: Every, months: u32) -> Vec<Due<'_>> {
        let agreements = self.index.agreements_of(self.facts);
        let stated: Vec<&Period> = agreements
            .iter()
            .flat_map(|agreement| match every {
                Every::TrueUpYear => &agreement.true_ups,
                _ => &agreement.reports,
            })
            .collect();
        let as_of = self.index.as_of;
        let Some((from, to)) = agreements.first().and_then(|own| Some((own.from?, own.to))) else {
            let passed: Vec<_> = stated.iter().filter(|period| period.to <= as_of).collect();
            return match (stated.is_empty(), passed) {
                (true, _) => vec![Due { days: None, given: Vec::new(), quiet: false }],
                (false, passed) => passed.into_iter().map(|period| due_of(period)).collect(),
            };
        };
        let from =
            if every == Every::ReportMonth { from.with_day(1).unwrap_or(from) } else { from };
        let end = to.map_or(as_of, |to| to.min(as_of));
        let passed = stretches(from, end, months);
        passed.into_iter().map(|days| due_within(days, &stated)).collect()
    }

    /// The bills that are stated, and the stretches of the term for which none is. Where no bill is
    /// stated, any one will do.
    fn due_bills(&self) -> Vec<Due<'_>> {
        let mut stated: Vec<&Period> = self.facts.billing.iter().collect();
        stated.sort_by_key(|period| (period.from, period.to));
        let mut due: Vec<Due<'_>> = stated
            .iter()
            .filter(|period| period.from <= self.index.as_of)
            .map(|period| due_of(period))
            .collect();
        let (from, to) = match self.facts.acquisition.term {
            Some(Term::Subscription { from, to }) => (from, to),
            _ => (None, None),
        };
        let unbilled = self.unbilled(&stated, from, to);
        due.extend(unbilled.into_iter().map(|days| Due {
            days: Some(days),
            given: Vec::new(),
            quiet: false,
        }));
        if stated.is_empty() {
            due.push(Due { days: None, given: Vec::new(), quiet: false });
        }
        due
    }

    /// The stretches of the term without a bill. The last one counts when a period as long as the
    /// last bill has passed since, because the next bill may be on its way.
    fn unbilled(
        &self,
        stated: &[&Period],
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Vec<(NaiveDate, NaiveDate)> {
        let Some(last) = stated.iter().max_by_key(|period| period.to) else {
            return Vec::new();
        };
        let mut holes = Vec::new();
        let mut at = from.or_else(|| stated.first().map(|period| period.from));
        for period in stated {
            if let (Some(day), Some(before)) = (at, period.from.pred_opt())
                && day <= before
            {
                holes.push((day, before.min(self.index.as_of)));
            }
            at = at.max(period.to.succ_opt());
        }
        let end = to.unwrap_or(NaiveDate::MAX).min(self.index.as_of);
        let length = last.to.signed_duration_since(last.from);
        if let Some(day) = at.filter(|day| *day <= end) {
            let is_over = to.is_some_and(|to| to < self.index.as_of);
            let is_due = day.checked_add_signed(length).is_some_and(|due| due < end);
            if is_over || is_due {
                holes.push((day, end));
            }
        }
        holes.retain(|(from, to)| from <= to);
        holes
    }
}

fn due_of(period: &Period) -> Due<'_> {
    Due {
        days: Some((period.from, period.to)),
        given: period.evidence.iter().collect(),
        quiet: period.quiet,
    }
}

/// What is stated for a stretch: the periods that begin in it.
fn due_within<'a>(days: (NaiveDate, NaiveDate), stated: &[&'a Period]) -> Due<'a> {
    let begins = |period: &&&Period| days.0 <= period.from && period.from <= days.1;
    let within: Vec<_> = stated.iter().filter(begins).collect();
    Due {
        days: Some(days),
        given: within.iter().flat_map(|period| &period.evidence).collect(),
        quiet: !within.is_empty() && within.iter().all(|period| period.quiet),
    }
}

/// The stretches of so many months that have passed by a day, the last ones if there are too many.
fn stretches(from: NaiveDate, end: NaiveDate, months: u32) -> Vec<(NaiveDate, NaiveDate)> {
    let span = (i64::from(end.year()) - i64::from(from.year())) * 12 + i64::from(end.month0())
        - i64::from(from.month0());
    let passed = u32::try_from(span.max(0)).unwrap_or_default() / months + 1;
    let first = passed.saturating_sub(u32::try_from(MOST).unwrap_or(u32::MAX));
    let day = |n: u32| from.checked_add_months(Months::new(n.checked_mul(months)?));
    let stretch = |n: u32| Some((day(n)?, day(n + 1)?.pred_opt()?));
    (first..passed).filter_map(stretch).filter(|(_, to)| *to <= end).collect()
}

fn names(days: &[Option<(NaiveDate, NaiveDate)>], every: Every) -> String {
    let any = || format!("any {}", every.code().replace('_', " "));
    let named =
        days.iter().take(NAMED).map(|days| days.map_or_else(any, |(from, to)| name(from, to)));
    let named = named.collect::<Vec<_>>().join(", ");
    match days.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// How a sentence names a period: a whole month by its number, another by its days.
pub(super) fn name(from: NaiveDate, to: NaiveDate) -> String {
    let month_end = from.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    if from.day() == 1 && month_end == Some(to) {
        from.format("%Y-%m").to_string()
    } else {
        format!("{from} to {to}")
    }
}

//! Editions that should exist by the cadence of their kind and were not captured.

use chrono::{Datelike, Months, NaiveDate};

use super::series::{Interval, Timeline};
use super::{Cadence, TermsRules};
use crate::calendar::month_end;
use crate::code::vocabulary;

/// Publications that were expected and are not held. An edition before them is assumed to have
/// stayed in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Whether more was expected in between or since.
    pub kind: GapKind,
    /// The first day of each month in which an edition was expected.
    pub months: Vec<NaiveDate>,
    /// The day of the edition that is assumed to be in force.
    pub assumed: NaiveDate,
    /// The day of the next edition held.
    pub until: Option<NaiveDate>,
}

vocabulary!(
    /// Where in a series an edition is missing.
    GapKind, "gap" {
        /// Between two editions held.
        Missed = "missed",
        /// Since the latest edition held, in months that are over.
        Overdue = "overdue",
        /// In the current month.
        Due = "due",
    }
);

impl Gap {
    /// What is missing, in plain words.
    pub fn sentence(&self) -> String {
        let named = |day: &NaiveDate| day.format("%B %Y").to_string();
        let months = match self.months.as_slice() {
            [] => String::new(),
            [only] => named(only),
            [first, .., last] => format!("{} to {}", named(first), named(last)),
        };
        let assumed = named(&self.assumed);
        match (self.kind, self.until) {
            (GapKind::Due, _) => {
                format!("An edition of {months} may be out; {assumed} is the latest captured.")
            }
            (_, Some(until)) => {
                format!("{assumed} assumed until {}; {months} not captured.", named(&until))
            }
            (_, None) => format!("{assumed} assumed since; {months} not captured."),
        }
    }
}

impl<K: Copy> Timeline<'_, K> {
    /// The gaps of the series up to a day, the first one first. Kinds without a cadence have none.
    pub fn gaps(&self, rules: &TermsRules, as_of: NaiveDate) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for interval in &self.intervals {
            let mut expected = self.expected(rules, interval.from, as_of);
            if let Some(until) = interval.until {
                // The next edition held covers its own month.
                expected.retain(|month| month_end(*month) < until);
                gaps.extend(gap(GapKind::Missed, expected, interval));
            } else {
                let (over, due): (Vec<_>, Vec<_>) =
                    expected.into_iter().partition(|month| month_end(*month) < as_of);
                gaps.extend(gap(GapKind::Overdue, over, interval));
                gaps.extend(gap(GapKind::Due, due, interval));
            }
        }
        gaps
    }

    /// The months after that of a day, up to another day, in which an edition is expected.
    fn expected(&self, rules: &TermsRules, after: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let kind = rules.kind(self.series.kind);
        let months = match kind.cadence {
            Cadence::AdHoc => return Vec::new(),
            Cadence::Monthly => None,
            Cadence::Quarterly => Some(rules.quarterly_months()),
        };
        let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
        let first = after.with_day(1).and_then(|month| next(&month));
        std::iter::successors(first, next)
            .take_while(|month| *month <= last)
            .filter(|month| months.is_none_or(|months| months.contains(&month.month())))
            .filter(|month| kind.is_published_on(*month))
            .collect()
    }
}

fn gap<K>(kind: GapKind, months: Vec<NaiveDate>, interval: &Interval<'_, K>) -> Option<Gap> {
    let (assumed, until) = (interval.from, interval.until);
    (!months.is_empty()).then_some(Gap { kind, months, assumed, until })
}

//! The days of a schedule.

use chrono::NaiveDate;

use super::Schedule;
use crate::calendar::{month_end, next_anniversary, nth_anniversary, quarter_end};

/// The days from which a rule counts for an anchor, the earliest first and possibly without end;
/// they depend on nothing else. That of [`Schedule::SinceLast`] is the anchor's own.
pub(super) fn occurrences(
    schedule: Schedule,
    anchor: NaiveDate,
) -> Box<dyn Iterator<Item = NaiveDate>> {
    match schedule {
        Schedule::Once | Schedule::SinceLast => Box::new(std::iter::once(anchor)),
        Schedule::EveryAnniversary => {
            Box::new((1..).map_while(move |n| nth_anniversary(anchor, n)))
        }
        Schedule::EveryMonthEnd => Box::new(ends(anchor, month_end)),
        Schedule::EveryQuarterEnd => Box::new(ends(anchor, quarter_end)),
        Schedule::MonthEnd => Box::new(std::iter::once(month_end(anchor))),
        Schedule::Term(years) => Box::new(last_day_of_term(anchor, years).into_iter()),
        Schedule::FirstAnniversaryAfter(day) => {
            let next = day.succ_opt().and_then(|after| next_anniversary(anchor, after));
            Box::new(next.into_iter())
        }
    }
}

/// The day before the anniversary that ends a term of so many years.
pub(super) fn last_day_of_term(effective: NaiveDate, years: u16) -> Option<NaiveDate> {
    nth_anniversary(effective, years.into())?.pred_opt()
}

fn ends(start: NaiveDate, end: fn(NaiveDate) -> NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(end(start)), move |last| last.succ_opt().map(end))
}

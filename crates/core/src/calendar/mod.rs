//! Calendar days: working days, anniversaries, ends of months and quarters.
//!
//! All arithmetic is on days without a time zone and answers `None` where the calendar ends, so no
//! input can panic. What a person or a document wrote as a date is read in `suggest`, not here.

mod anniversaries;
mod holidays;
mod months;
mod work;

pub use anniversaries::{anniversary, next_anniversary, nth_anniversary};
pub use holidays::{Holidays, InvalidHolidays};
pub use months::{add_months, month_end, neighboring_months, quarter_end, uncovered_days};
pub use work::{EmptyWeek, WorkCalendar, WorkWeek};

//! Dates in queries: a day, a month, a year, or a range of them.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

use super::error::{QueryError, QueryErrorCode};

/// Days from one to another, both included; open where absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateRange {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

impl DateRange {
    pub(crate) fn parse(value: &str, at: usize) -> Result<Self, QueryError> {
        let bad = || {
            QueryError::new(
                QueryErrorCode::BadDate,
                at,
                format!(
                    "`{value}` is not a date: write 2019, 2019-04, 2019-04-30, 2019-01..2019-06 or >=2019-01-01"
                ),
            )
        };
        let point = |text: &str| point(text).ok_or_else(bad);
        let (from, to) = if let Some((from, to)) = value.split_once("..") {
            if from.is_empty() && to.is_empty() {
                return Err(bad());
            }
            let from = (!from.is_empty()).then(|| point(from)).transpose()?;
            let to = (!to.is_empty()).then(|| point(to)).transpose()?;
            (from.map(|(first, _)| first), to.map(|(_, last)| last))
        } else if let Some(text) = value.strip_prefix(">=") {
            (Some(point(text)?.0), None)
        } else if let Some(text) = value.strip_prefix("<=") {
            (None, Some(point(text)?.1))
        } else if let Some(text) = value.strip_prefix('>') {
            (Some(point(text)?.1.checked_add_days(Days::new(1)).ok_or_else(bad)?), None)
        } else if let Some(text) = value.strip_prefix('<') {
            (None, Some(point(text)?.0.checked_sub_days(Days::new(1)).ok_or_else(bad)?))
        } else {
            let (first, last) = point(value.strip_prefix('=').unwrap_or(value))?;
            (Some(first), Some(last))
        };
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            return Err(QueryError::new(
                QueryErrorCode::BackwardRange,
                at,
                format!("`{value}` ends before it begins"),
            ));
        }
        Ok(Self { from, to })
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (from, to) => {
                if let Some(from) = from {
                    write!(f, "{from}")?;
                }
                f.write_str("..")?;
                to.map_or(Ok(()), |to| write!(f, "{to}"))
            }
        }
    }
}

/// The first and last day of a year, month or day.
fn point(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut numbers = text.split('-').map(|part| {
        let plain = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten().map(|number| (number, part.len()))
    });
    let (year, 4) = numbers.next()?? else { return None };
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    let Some(month) = numbers.next() else {
        return Some((
            NaiveDate::from_ymd_opt(year, 1, 1)?,
            NaiveDate::from_ymd_opt(year, 12, 31)?,
        ));
    };
    let (month, 1..=2) = month? else { return None };
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let Some(day) = numbers.next() else {
        let last = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
        return Some((first, last));
    };
    let (day, 1..=2) = day? else { return None };
    let day = NaiveDate::from_ymd_opt(year, month, day)?;
    numbers.next().is_none().then_some((day, day))
}

#[cfg(test)]
mod tests {
    use super::{DateRange, QueryErrorCode};

    fn read(value: &str) -> String {
        DateRange::parse(value, 0)
            .map_or_else(|error| error.code.code().to_owned(), |range| range.to_string())
    }

    #[test]
    fn days_months_years_and_ranges_are_read() {
        for (value, range) in [
            ("2019", "2019-01-01..2019-12-31"),
            ("2020-02", "2020-02-01..2020-02-29"),
            ("2019-04-01", "2019-04-01"),
            ("2019-1..2019-06", "2019-01-01..2019-06-30"),
            ("2019..", "2019-01-01.."),
            ("..2019", "..2019-12-31"),
            (">=2019-01-01", "2019-01-01.."),
            (">2019", "2020-01-01.."),
            ("<2019-03", "..2019-02-28"),
            ("<=2019-03", "..2019-03-31"),
        ] {
            assert_eq!(read(value), range, "{value}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for value in ["", "..", "19", "2019-13", "2019-02-30", "2019-1-1-1", "soon", ">", "0000"] {
            assert_eq!(read(value), QueryErrorCode::BadDate.code(), "{value}");
        }
        assert_eq!(read("2020..2019"), QueryErrorCode::BackwardRange.code());
    }
}

//! Cells of a table as values.

use crate::AcquisitionChannel;
use crate::code::vocabulary;
use chrono::NaiveDate;

/// How the cells of one table are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Values {
    /// Whether days come before months.
    pub days: DayOrder,
}

/// Whether the day or the month comes first in dates such as 3/4/2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// The day, as in most of the world.
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

vocabulary!(
    /// What is wrong with a cell.
    CellProblem, "problem of a cell" {
        /// It is not a whole number that counts something.
        BadQuantity = "bad_quantity",
        /// It is not a calendar day.
        BadDate = "bad_date",
        /// It is not a way to acquire licenses.
        BadChannel = "bad_channel",
    }
);

impl DayOrder {
    /// The order that these dates have; a first number over 12 can only be a day. Dates with
    /// points have the day first everywhere, dates with slashes the month unless shown otherwise.
    pub fn seen_in<'a>(dates: impl Iterator<Item = &'a str>) -> Self {
        for date in dates {
            let mut parts = date.split(['/', '-', '.']).map(str::trim);
            let (Some(first), Some(second)) = (parts.next(), parts.next()) else { continue };
            // A year that comes first says nothing about the order.
            let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
            match (number(first), number(second)) {
                (Some(day @ 13..), Some(_)) if day <= 31 => return Self::DayFirst,
                (Some(_), Some(day @ 13..)) if day <= 31 => return Self::MonthFirst,
                _ => {}
            }
        }
        Self::MonthFirst
    }
}

impl Values {
    /// A whole number that is not negative, with or without separators of thousands.
    ///
    /// # Errors
    /// Where it is anything else.
    pub fn quantity(&self, text: &str) -> Result<u64, CellProblem> {
        u64::try_from(self.units(text)?).map_err(|_| CellProblem::BadQuantity)
    }

    /// A whole number of either sign, with or without separators of thousands. Returns are
    /// negative, or stand in parentheses as bookkeepers write them.
    ///
    /// # Errors
    /// Where it is anything else.
    pub fn units(&self, text: &str) -> Result<i64, CellProblem> {
        let digits: String =
            text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
        let (negative, digits) = match digits.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => match digits.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
                Some(rest) => (true, rest),
                None => (false, digits.as_str()),
            },
        };
        let groups: Vec<&str> = digits.split([',', '.']).collect();
        let whole = match groups.as_slice() {
            [whole] => (*whole).to_owned(),
            // 12.00 and 12,0 are whole numbers shown with decimals.
            [whole, decimals] if decimals.len() != 3 && decimals.bytes().all(|b| b == b'0') => {
                (*whole).to_owned()
            }
            [first, rest @ ..] if first.len() <= 3 && rest.iter().all(|group| group.len() == 3) => {
                groups.concat()
            }
            _ => return Err(CellProblem::BadQuantity),
        };
        if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CellProblem::BadQuantity);
        }
        let number: i64 = whole.parse().map_err(|_| CellProblem::BadQuantity)?;
        Ok(if negative { -number } else { number })
    }

    /// A calendar day; a time of day after it is dropped.
    ///
    /// # Errors
    /// Where it is none, or none of this age.
    pub fn day(&self, text: &str) -> Result<NaiveDate, CellProblem> {
        // A time of day after the date is dropped: licenses count in days.
        let date = text.split(['T', ' ']).next().unwrap_or(text);
        let slashes = match self.days {
            DayOrder::DayFirst => ["%d/%m/%Y", "%d-%m-%Y"],
            DayOrder::MonthFirst => ["%m/%d/%Y", "%m-%d-%Y"],
        };
        let formats = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y%m%d"].into_iter().chain(slashes);
        let words = ["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d-%b-%Y"];
        let plain = |year: &NaiveDate| {
            use chrono::Datelike;
            (1970..2200).contains(&year.year())
        };
        let mut days =
            formats.filter_map(|format| NaiveDate::parse_from_str(date, format).ok()).chain(
                words.into_iter().filter_map(|format| NaiveDate::parse_from_str(text, format).ok()),
            );
        days.find(plain).ok_or(CellProblem::BadDate)
    }

    /// A channel by its code or a name close to it.
    ///
    /// # Errors
    /// Where no channel is called so.
    pub fn channel(&self, text: &str) -> Result<AcquisitionChannel, CellProblem> {
        let code = text.trim().to_lowercase().replace([' ', '-'], "_");
        let known = match code.as_str() {
            "volume" | "vl" | "volume_licensing" => Ok(AcquisitionChannel::VolumeLicense),
            "retail" | "box" => Ok(AcquisitionChannel::Fpp),
            "subscription" | "online" => Ok(AcquisitionChannel::OnlineSubscription),
            code => code.parse(),
        };
        known.map_err(|_| CellProblem::BadChannel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTH_FIRST: Values = Values { days: DayOrder::MonthFirst };

    #[test]
    fn separators_of_thousands_are_told_from_decimals() {
        for (text, number) in
            [("1,250", 1250), ("1.250.000", 1_250_000), ("12.00", 12), ("7", 7), ("1 000", 1000)]
        {
            assert_eq!(MONTH_FIRST.quantity(text), Ok(number), "`{text}`");
        }
        for text in ["1.5", "12,34,5", "-3", "ten", "99999999999999999999"] {
            assert_eq!(MONTH_FIRST.quantity(text), Err(CellProblem::BadQuantity), "`{text}`");
        }
    }

    #[test]
    fn returns_are_negative_units() {
        for text in ["-12", "(12)", "\u{2212}12"] {
            assert_eq!(MONTH_FIRST.units(text), Ok(-12), "`{text}`");
        }
        assert_eq!(MONTH_FIRST.units("--12"), Err(CellProblem::BadQuantity));
    }

    #[test]
    fn one_date_with_a_day_over_12_settles_the_order_of_all() {
        assert_eq!(DayOrder::seen_in(["3/4/2024", "25/4/2024"].into_iter()), DayOrder::DayFirst);
        assert_eq!(DayOrder::seen_in(["3/4/2024", "4/25/2024"].into_iter()), DayOrder::MonthFirst);
        assert_eq!(DayOrder::seen_in(["2024-03-04"].into_iter()), DayOrder::MonthFirst);
    }

    #[test]
    fn dates_are_read_in_the_forms_that_tables_use() {
        let day = NaiveDate::from_ymd_opt(2024, 3, 4).expect("a day");
        for text in [
            "2024-03-04",
            "2024-03-04T00:00:00",
            "3/4/2024",
            "04.03.2024",
            "4 March 2024",
            "Mar 4, 2024",
        ] {
            assert_eq!(MONTH_FIRST.day(text), Ok(day), "`{text}`");
        }
        assert_eq!(MONTH_FIRST.day("31/31/2024"), Err(CellProblem::BadDate));
    }
}

//! Exact decimal numbers with a sign: amounts of money and quantities on invoices.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// An exact number of at most six decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Decimal {
    millionths: i128,
}

/// A text that is no exact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a number has a sign at most, up to 18 digits, and up to {PLACES} more after a point")]
pub struct InvalidDecimal;

const PLACES: usize = 6;
const ONE: i128 = 1_000_000;
/// More digits before the point are no amount of this world.
const DIGITS: usize = 18;

impl Decimal {
    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { millionths: self.millionths.abs() }
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { millionths: -self.millionths }
    }

    /// The whole number that this is.
    pub fn whole(self) -> Option<i64> {
        (self.millionths % ONE == 0).then(|| i64::try_from(self.millionths / ONE).ok())?
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.millionths < 0
    }

    /// Whether two numbers add up to a third.
    pub fn is_sum_of(self, a: Self, b: Self) -> bool {
        a.millionths.checked_add(b.millionths) == Some(self.millionths)
    }

    /// Whether it is the product of two numbers, rounded to hundredths.
    pub fn is_product_of(self, a: Self, b: Self) -> bool {
        let Some(product) = a.millionths.checked_mul(b.millionths) else { return false };
        let difference = self.millionths.checked_mul(ONE).map(|own| (own - product).abs());
        difference.is_some_and(|difference| difference <= ONE * ONE / 200)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self { millionths: i128::from(whole) * ONE }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.millionths.unsigned_abs();
        let (whole, fraction) = (plain / ONE.unsigned_abs(), plain % ONE.unsigned_abs());
        let sign = if self.is_negative() { "-" } else { "" };
        write!(f, "{sign}{whole}")?;
        if fraction > 0 {
            let digits = format!("{fraction:0PLACES$}");
            let digits = digits.trim_end_matches('0');
            // Money is written with two places or none.
            write!(f, ".{digits:0<2}")?;
        }
        Ok(())
    }
}

impl FromStr for Decimal {
    type Err = InvalidDecimal;

    /// Reads `-1234.50`: a point before the decimals, nothing between the digits.
    fn from_str(text: &str) -> Result<Self, InvalidDecimal> {
        let (negative, plain) = match text.strip_prefix('-') {
            Some(plain) => (true, plain),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let has_digit = plain.bytes().any(|byte| byte.is_ascii_digit());
        let whole = whole.trim_start_matches('0');
        let fits = whole.len() <= DIGITS && fraction.len() <= PLACES;
        if !has_digit || !digits(whole) || !digits(fraction) || !fits {
            return Err(InvalidDecimal);
        }
        let digits = format!("0{whole}{fraction:0<PLACES$}");
        let millionths: i128 = digits.parse().map_err(|_| InvalidDecimal)?;
        Ok(Self { millionths: if negative { -millionths } else { millionths } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Decimal {
        text.parse().unwrap_or_else(|error| panic!("`{text}`: {error}"))
    }

    #[test]
    fn numbers_are_kept_exactly() {
        for (text, written) in [
            ("0", "0"),
            ("25.0000", "25"),
            ("-12.5", "-12.50"),
            ("+7", "7"),
            (".5", "0.50"),
            ("0.000001", "0.000001"),
            ("999999999999999999.99", "999999999999999999.99"),
        ] {
            assert_eq!(read(text).to_string(), written, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1,5", "1e3", "0.0000001", "1 000", "1234567890123456789", "١"]
        {
            assert_eq!(text.parse::<Decimal>(), Err(InvalidDecimal), "{text}");
        }
    }

    #[test]
    fn a_whole_number_is_known_as_one() {
        assert_eq!(read("-3.00").whole(), Some(-3));
        assert_eq!(read("0.5").whole(), None);
    }

    #[test]
    fn a_product_may_be_rounded_to_hundredths() {
        assert!(read("0.67").is_product_of(read("2"), read("0.333")));
        assert!(read("8750").is_product_of(read("25"), read("350.00")));
        assert!(!read("8750").is_product_of(read("25"), read("350.01")));
    }

    #[test]
    fn sums_are_exact() {
        assert!(read("0.30").is_sum_of(read("0.10"), read("0.20")));
        assert!(!read("0.31").is_sum_of(read("0.10"), read("0.20")));
    }
}

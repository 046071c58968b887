//! Exact decimal numbers: points come in halves and prices in cents, and neither may be rounded.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// An exact number of at most six decimal places, never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Amount {
    millionths: u128,
}

/// A text that is no exact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a number has digits, and at most {PLACES} more after a point")]
pub struct InvalidAmount;

const PLACES: usize = 6;
const ONE: u128 = 1_000_000;

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self { millionths: 0 };

    /// The sum, where it can be written.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let millionths = self.millionths.checked_add(other.millionths)?;
        Some(Self { millionths })
    }

    /// The product, where it can be written without rounding.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let product = self.millionths.checked_mul(other.millionths)?;
        product.is_multiple_of(ONE).then_some(Self { millionths: product / ONE })
    }

    /// So many hundredths of this amount, where that can be written without rounding.
    pub fn percent(self, percent: u64) -> Option<Self> {
        let product = self.millionths.checked_mul(u128::from(percent))?;
        product.is_multiple_of(100).then_some(Self { millionths: product / 100 })
    }

    /// The next whole number that is not smaller.
    pub fn rounded_up(self) -> Option<u64> {
        u64::try_from(self.millionths.div_ceil(ONE)).ok()
    }

    /// The whole number that this is.
    pub fn whole(self) -> Option<u64> {
        self.millionths.is_multiple_of(ONE).then(|| self.rounded_up())?
    }

    /// The number as people read it, with a comma before each three digits: `12,500.5`.
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (digits, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
        let mut grouped = String::with_capacity(plain.len() + digits.len() / 3);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped + rest
    }
}

impl From<u64> for Amount {
    fn from(whole: u64) -> Self {
        Self { millionths: u128::from(whole) * ONE }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction = self.millionths % ONE;
        write!(f, "{}", self.millionths / ONE)?;
        if fraction > 0 {
            write!(f, ".{}", format!("{fraction:0PLACES$}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl FromStr for Amount {
    type Err = InvalidAmount;

    fn from_str(text: &str) -> Result<Self, InvalidAmount> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        if !digits(whole) || !digits(fraction) || fraction.len() > PLACES {
            return Err(InvalidAmount);
        }
        let whole: u64 = whole.parse().map_err(|_| InvalidAmount)?;
        let millionths: u128 =
            format!("{fraction:0<PLACES$}").parse().map_err(|_| InvalidAmount)?;
        Ok(Self { millionths: Self::from(whole).millionths + millionths })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().expect("an amount")
    }

    #[test]
    fn a_half_stays_a_half() {
        assert_eq!(amount("22.5").to_string(), "22.5");
        assert_eq!(amount("3").checked_mul(amount("0.5")), Some(amount("1.50")));
    }

    #[test]
    fn what_cannot_be_written_exactly_is_refused() {
        assert_eq!(amount("0.000001").percent(50), None);
        assert_eq!(amount("0.000001").checked_mul(amount("0.1")), None);
    }

    #[test]
    fn signs_exponents_and_seven_places_are_no_amount() {
        for text in ["", "-1", "+1", "1e3", ".5", "1.", "1,5", "0.1234567", "99999999999999999999"]
        {
            assert_eq!(text.parse::<Amount>(), Err(InvalidAmount), "{text}");
        }
    }

    #[test]
    fn people_read_thousands_apart() {
        assert_eq!(amount("1234567.5").grouped(), "1,234,567.5");
        assert_eq!(amount("999").grouped(), "999");
    }

    proptest! {
        #[test]
        fn every_amount_reads_back(whole: u64, fraction in 0_u64..1_000_000) {
            let there = amount(&format!("{whole}.{fraction:06}"));
            prop_assert_eq!(amount(&there.to_string()), there);
        }

        #[test]
        fn rounding_up_never_makes_it_smaller(whole in 0_u64..1_000_000, fraction in 0_u64..1_000_000) {
            let there = amount(&format!("{whole}.{fraction:06}"));
            let up = there.rounded_up().expect("it fits");
            prop_assert!(Amount::from(up) >= there);
            prop_assert!(up <= whole + 1);
        }
    }
}

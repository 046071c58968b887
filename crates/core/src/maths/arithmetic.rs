//! The arithmetic itself, without texts, facts or units. Figures that a publisher sets are
//! arguments. `None` means that the result cannot be written exactly.

use super::{Amount, Version};

/// Core licenses of a server: each processor counts with at least `per_processor` cores, the server
/// with at least `per_server`.
pub fn core_licenses(processors: &[u64], per_processor: u64, per_server: u64) -> Option<u64> {
    let counted = processors.iter().map(|cores| (*cores).max(per_processor));
    let sum = counted.into_iter().try_fold(0_u64, u64::checked_add)?;
    Some(sum.max(per_server))
}

/// How many packs of `per_pack` hold `licenses`.
pub fn packs(licenses: u64, per_pack: u64) -> u64 {
    licenses.div_ceil(per_pack.max(1))
}

/// How often a server is licensed in full so that `environments` may run: once at least.
pub fn sets(environments: u64, per_set: u64) -> u64 {
    environments.div_ceil(per_set.max(1)).max(1)
}

/// Cores weighed by a core factor; a part of a license is bought whole.
pub fn weighed_cores(cores: u64, factor: Amount) -> Option<u64> {
    Amount::from(cores).checked_mul(factor)?.rounded_up()
}

/// Whether a CAL covers a server: not older, and held by the same legal entity. Names are compared
/// without regard to case and spacing.
pub fn cal_covers(cal: Version, server: Version, licensee: &str, server_licensee: &str) -> bool {
    let plain = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        words.join(" ").to_lowercase()
    };
    cal >= server && plain(licensee) == plain(server_licensee)
}

/// Years of Software Assurance that months count as: from `full_from` on the whole term of
/// `full_months`, before that each year that was begun.
pub fn assurance_years(months: u64, full_from: u64, full_months: u64) -> u64 {
    let counted = if months >= full_from { full_months.max(months) } else { months };
    counted.div_ceil(12)
}

/// Points of Software Assurance: a part of the license's points for each year.
pub fn assurance_points(license_points: Amount, percent: u64, years: u64) -> Option<Amount> {
    license_points.percent(percent)?.checked_mul(years.into())
}

/// The position of the highest threshold that the points reach, counted from 0.
pub fn level_reached(points: Amount, thresholds: &[u64]) -> Option<usize> {
    thresholds.iter().rposition(|threshold| points >= Amount::from(*threshold))
}

/// What has to be added so that `baseline` covers `deployed`.
pub fn shortfall(deployed: u64, baseline: u64) -> u64 {
    deployed.saturating_sub(baseline)
}

/// A price after one discount is taken off what the other left.
pub fn discounted_in_turn(price: Amount, percents: &[u64]) -> Option<Amount> {
    percents.iter().try_fold(price, |left, percent| left.percent(100_u64.checked_sub(*percent)?))
}

/// A price after the sum of the discounts is taken off.
pub fn discounted_at_once(price: Amount, percents: &[u64]) -> Option<Amount> {
    let sum = percents.iter().copied().try_fold(0_u64, u64::checked_add)?;
    price.percent(100_u64.checked_sub(sum)?)
}

/// How often keys can be activated: so many times the licenses bought, and never more than the cap.
pub fn activation_limit(purchased: u64, factor: u64, cap: u64) -> u64 {
    purchased.saturating_mul(factor).min(cap)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sum_that_does_not_fit_is_no_number() {
        assert_eq!(core_licenses(&[u64::MAX, 1], 1, 1), None);
        assert_eq!(weighed_cores(u64::MAX, Amount::from(2)), None);
    }

    #[test]
    fn discounts_of_more_than_the_price_are_no_price() {
        assert_eq!(discounted_at_once(Amount::from(100), &[60, 60]), None);
    }

    proptest! {
        #[test]
        fn a_server_never_needs_less_than_its_minimum_or_its_cores(
            processors in prop::collection::vec(1_u64..1000, 1..64),
        ) {
            let licenses = core_licenses(&processors, 8, 16).expect("it fits");
            prop_assert!(licenses >= 16);
            prop_assert!(licenses >= processors.iter().sum::<u64>());
            prop_assert!(licenses >= 8 * u64::try_from(processors.len()).expect("a few"));
        }

        #[test]
        fn one_more_core_never_needs_fewer_licenses(
            processors in prop::collection::vec(1_u64..1000, 1..64),
            at in any::<prop::sample::Index>(),
        ) {
            let mut more = processors.clone();
            more[at.index(processors.len())] += 1;
            prop_assert!(core_licenses(&more, 8, 16) >= core_licenses(&processors, 8, 16));
        }

        #[test]
        fn packs_hold_every_license_and_none_is_empty(licenses in 1_u64..1_000_000, size in 1_u64..100) {
            let packs = packs(licenses, size);
            prop_assert!(packs * size >= licenses && (packs - 1) * size < licenses);
        }

        #[test]
        fn more_points_never_reach_a_lower_level(few in 0_u64..60_000, more in 0_u64..60_000) {
            let level = |points: u64| level_reached(points.into(), &[500, 4_000, 10_000, 25_000]);
            prop_assert!(level(few + more) >= level(few));
        }

        #[test]
        fn longer_assurance_never_counts_fewer_years(months in 0_u64..36) {
            prop_assert!(assurance_years(months + 1, 25, 36) >= assurance_years(months, 25, 36));
        }

        #[test]
        fn discounts_in_turn_never_take_more_than_at_once(price in 0_u64..1_000_000, a in 0_u64..=50, b in 0_u64..=50) {
            let price = Amount::from(price);
            prop_assert!(discounted_in_turn(price, &[a, b]) >= discounted_at_once(price, &[a, b]));
            prop_assert!(discounted_in_turn(price, &[a, b]) <= Some(price));
        }

        #[test]
        fn activations_never_pass_the_cap(purchased: u64) {
            prop_assert!(activation_limit(purchased, 10, 4_000) <= 4_000);
        }

        #[test]
        fn what_was_added_covers_what_is_deployed(deployed: u64, baseline: u64) {
            let added = shortfall(deployed, baseline);
            prop_assert!(u128::from(baseline) + u128::from(added) >= u128::from(deployed));
        }
    }
}

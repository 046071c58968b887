//! What is deployed against what was licensed before.

use super::TrueUpCycle;
use crate::code::vocabulary;
use crate::maths::arithmetic::shortfall;

/// A count of what is deployed, by product.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Count {
    /// The name of the file it was read from.
    pub from: String,
    /// One line for each product.
    pub lines: Vec<CountLine>,
}

/// The count of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountLine {
    /// The product, as the table names it.
    pub product: String,
    /// Units deployed at the anniversary.
    pub deployed: u64,
    /// Units licensed before the true-up.
    pub baseline: u64,
}

vocabulary!(
    /// What is sent to the publisher at the end of a true-up (licensing guide, Enterprise
    /// Agreement).
    TrueUpOrder, "true-up order" {
        /// An order of what was added.
        Order = "order",
        /// The statement that nothing was added.
        UpdateStatement = "update_statement",
    }
);

impl CountLine {
    /// Units that have to be ordered. What is deployed less than licensed reduces nothing.
    pub fn delta(&self) -> u64 {
        shortfall(self.deployed, self.baseline)
    }
}

impl TrueUpCycle {
    /// What has to be sent to the publisher; unknown without a count.
    pub fn order(&self) -> Option<TrueUpOrder> {
        let count = self.count.as_ref().filter(|count| !count.lines.is_empty())?;
        let nothing_added = count.lines.iter().all(|line| line.delta() == 0);
        Some(if nothing_added { TrueUpOrder::UpdateStatement } else { TrueUpOrder::Order })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(product: &str, deployed: u64, baseline: u64) -> CountLine {
        CountLine { product: product.into(), deployed, baseline }
    }

    fn cycle(lines: Vec<CountLine>) -> TrueUpCycle {
        let count = Some(Count { from: "count.csv".into(), lines });
        TrueUpCycle { count, ..TrueUpCycle::default() }
    }

    #[test]
    fn the_worked_example_has_to_order_40() {
        assert_eq!(line("Office", 540, 500).delta(), 40);
        assert_eq!(line("Office", 80, 90).delta(), 0, "fewer than licensed are not negative");
    }

    #[test]
    fn without_additions_an_update_statement_is_due() {
        let unchanged = cycle(vec![line("Office", 500, 500), line("Visio", 3, 5)]);
        assert_eq!(unchanged.order(), Some(TrueUpOrder::UpdateStatement));
        let grown = cycle(vec![line("Office", 500, 500), line("Visio", 6, 5)]);
        assert_eq!(grown.order(), Some(TrueUpOrder::Order));
    }

    #[test]
    fn without_a_count_nobody_knows_what_is_due() {
        assert_eq!(TrueUpCycle::default().order(), None);
        assert_eq!(cycle(Vec::new()).order(), None);
    }
}

//! Precision and recall by field.

use std::collections::BTreeMap;

use crate::corpus::report::Report;

/// The least that must be right: of what is suggested, and of what is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Floor {
    pub(super) field: &'static str,
    pub(super) precision: f64,
    pub(super) recall: f64,
}

#[derive(Default)]
pub(super) struct Tally(BTreeMap<String, Counts>);

#[derive(Default, Clone, Copy)]
struct Counts {
    known: u32,
    suggested: u32,
    right: u32,
}

impl Tally {
    /// A field whose value is known: nothing suggested, or right or wrong.
    pub(super) fn add(&mut self, field: &str, suggestion: Option<bool>) {
        let counts = self.0.entry(field.to_owned()).or_default();
        counts.known += 1;
        counts.suggested += u32::from(suggestion.is_some());
        counts.right += u32::from(suggestion == Some(true));
    }

    /// Prints the figures, and notes what fell below its floor. Nothing is said where nothing was
    /// measured.
    pub(super) fn report(&self, of: &str, floors: &[Floor], report: &mut Report) {
        if self.0.is_empty() {
            return;
        }
        println!("\nsuggested from {of}");
        println!(
            "{:<16}{:>7}{:>11}{:>11}{:>8}",
            "field", "known", "suggested", "precision", "recall"
        );
        for (field, counts) in &self.0 {
            let Counts { known, suggested, .. } = counts;
            let (precision, recall) = (counts.precision(), counts.recall());
            println!("{field:<16}{known:>7}{suggested:>11}{precision:>11.3}{recall:>8.3}");
        }
        for floor in floors {
            let Some(counts) = self.0.get(floor.field) else { continue };
            if counts.precision() < floor.precision {
                let what = format!("{of}: {:.3} of it is right", counts.precision());
                report.problem(floor.field, what);
            }
            if counts.recall() < floor.recall {
                let what = format!("{of}: {:.3} of it is found", counts.recall());
                report.problem(floor.field, what);
            }
        }
    }
}

impl Counts {
    fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.suggested.max(1))
    }

    fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.known.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(precision: f64, recall: f64) -> usize {
        let mut tally = Tally::default();
        for suggestion in [Some(true), Some(false), None, None] {
            tally.add("date", suggestion);
        }
        let mut report = Report::default();
        tally.report("tests", &[Floor { field: "date", precision, recall }], &mut report);
        report.count()
    }

    #[test]
    fn what_falls_below_its_floor_is_noted() {
        assert_eq!(problems(0.5, 0.25), 0);
        assert_eq!(problems(0.51, 0.25), 1);
        assert_eq!(problems(0.51, 0.26), 2);
    }

    #[test]
    fn a_field_that_was_not_measured_fails_nothing() {
        let mut report = Report::default();
        let floor = Floor { field: "date", precision: 1.0, recall: 1.0 };
        Tally::default().report("tests", &[floor], &mut report);
        assert_eq!(report.count(), 0);
    }
}

//! What ran, how long it took, and where it stopped.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

#[derive(Default)]
pub(crate) struct Summary {
    steps: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    passed: bool,
}

impl Summary {
    /// Performs a step under a headline and remembers how it went.
    pub(crate) fn step(&mut self, name: &str, act: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = act();
        self.steps.push(Step {
            name: name.to_owned(),
            took: start.elapsed(),
            passed: outcome.is_ok(),
        });
        outcome.with_context(|| format!("{name} failed"))
    }

    /// Prints the table.
    pub(crate) fn print(&self) {
        println!("\n{:<24}{:>9}", "step", "seconds");
        for Step { name, took, passed } in &self.steps {
            let mark = if *passed { "" } else { "  FAILED" };
            println!("{name:<24}{:>9.1}{mark}", took.as_secs_f64());
        }
        let total: Duration = self.steps.iter().map(|step| step.took).sum();
        println!("{:<24}{:>9.1}", "total", total.as_secs_f64());
    }
}

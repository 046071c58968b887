//! What running a program costs.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::RUNS;
use crate::process;

/// The price of one run.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Processor time of the program and all it started and waited for.
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
}

/// The prices of several runs, cheapest first.
pub(crate) struct Costs(Vec<Cost>);

impl Costs {
    /// Repeats a run; `prepare` makes each one start from the same state and is not measured.
    pub(crate) fn of(prepare: impl FnMut() -> Result<Command>) -> Result<Self> {
        Self::ending(&[0], prepare)
    }

    /// The same for a program that may end with any of these exit codes.
    pub(crate) fn ending(
        codes: &[i32],
        mut prepare: impl FnMut() -> Result<Command>,
    ) -> Result<Self> {
        let mut costs = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            costs.push(run(codes, &mut prepare()?)?);
        }
        costs.sort_by_key(|cost| cost.cpu);
        Ok(Self(costs))
    }

    /// How many units a second of processor time buys: the median run and the worst.
    pub(crate) fn per_cpu_second(&self, units: f64) -> (f64, f64) {
        let rate = |cost: &Cost| units / cost.cpu.as_secs_f64();
        (rate(&self.0[self.0.len() / 2]), rate(self.0.last().expect("there were runs")))
    }

    /// Prints both rates and the times.
    pub(crate) fn print(&self, name: &str, units: f64, unit: &str) {
        let (median, worst) = self.per_cpu_second(units);
        let middle = &self.0[self.0.len() / 2];
        println!(
            "  {name:<12} median {median:>9.2} {unit}/CPU-s, worst {worst:>9.2}; median run {:.2} s CPU, {:.2} s wall",
            middle.cpu.as_secs_f64(),
            middle.wall.as_secs_f64(),
        );
    }
}

fn run(codes: &[i32], command: &mut Command) -> Result<Cost> {
    let line = process::line(command);
    let before = of_children()?;
    let start = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("could not start `{line}`"))?;
    let wall = start.elapsed();
    if !status.code().is_some_and(|code| codes.contains(&code)) {
        bail!("`{line}` ended with {status}");
    }
    Ok(Cost { cpu: of_children()? - before, wall })
}

/// The processor time of every program that this one started and that has ended.
#[cfg(unix)]
fn of_children() -> Result<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let spent = usage.user_time() + usage.system_time();
    Ok(Duration::from_micros(spent.num_microseconds().try_into()?))
}

#[cfg(not(unix))]
fn of_children() -> Result<Duration> {
    bail!("processor time is measured on Linux and macOS only")
}

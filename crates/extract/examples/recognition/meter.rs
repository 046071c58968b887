//! What running a program costs: processor time and memory, of it and of all that it starts.
//!
//! Both come from `/proc`, as Linux has it; elsewhere nothing is measured.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::Duration;

/// How often the memory of a program is looked at.
const EVERY: Duration = Duration::from_millis(50);

/// The price of a run, as far as it could be measured.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds of processor time.
    pub(crate) cpu: Option<f64>,
    /// The most memory at a time, in bytes.
    pub(crate) memory: Option<u64>,
}

pub(crate) struct Meter {
    ticks_per_second: f64,
}

impl Cost {
    pub(crate) const NOTHING: Self = Self { cpu: Some(0.0), memory: None };

    /// Both runs, one after the other.
    pub(crate) fn and(self, other: Self) -> Self {
        let cpu = self.cpu.zip(other.cpu).map(|(one, other)| one + other);
        Self { cpu, memory: self.memory.max(other.memory) }
    }

    /// The cost without what starting so often costs.
    pub(crate) fn without(self, start: Self, times: usize) -> Self {
        let starts = start.cpu.unwrap_or(0.0) * times as f64;
        Self { cpu: self.cpu.map(|cpu| (cpu - starts).max(0.0)), ..self }
    }
}

impl Meter {
    pub(crate) fn new() -> Self {
        let said = Command::new("getconf").arg("CLK_TCK").output().map(|output| output.stdout);
        let ticks = String::from_utf8(said.unwrap_or_default()).unwrap_or_default();
        Self { ticks_per_second: ticks.trim().parse().unwrap_or(100.0) }
    }

    /// Runs a program to its end.
    pub(crate) fn run(&self, command: &mut Command) -> io::Result<(ExitStatus, Cost)> {
        let before = self.cpu_of_children();
        let mut child = command.spawn()?;
        let mut memory: Option<u64> = None;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            memory = memory.max(memory_with_descendants(child.id()));
            thread::sleep(EVERY);
        };
        let cpu = self.cpu_of_children().zip(before).map(|(after, before)| after - before);
        Ok((status, Cost { cpu, memory }))
    }

    /// The processor time of every program that this one started and that has ended, and of those
    /// that they started.
    fn cpu_of_children(&self) -> Option<f64> {
        let numbers = stat("self")?;
        let ticks: u64 = numbers.get(12..14)?.iter().sum();
        Some(ticks as f64 / self.ticks_per_second)
    }
}

/// The numbers that the system keeps of a process, from its parent's on, which proc_pid_stat(5)
/// counts as the fourth; the sixteenth and the next are the processor time of its children.
fn stat(process: &str) -> Option<Vec<u64>> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program is in parentheses and may hold anything.
    let (_, rest) = text.rsplit_once(')')?;
    let numbers = rest.split_whitespace().skip(1);
    // A few may be negative; none of those is asked for.
    Some(numbers.map(|number| number.parse().unwrap_or(0)).collect())
}

/// What a process and its descendants hold, or what any of them held at some time, if that is more.
fn memory_with_descendants(process: u32) -> Option<u64> {
    let (mut held, mut most) = (0, 0);
    for process in with_descendants(process) {
        let Some((now, peak)) = memory(process) else {
            continue;
        };
        held += now;
        most = most.max(peak);
    }
    let memory = held.max(most);
    (memory > 0).then_some(memory)
}

fn with_descendants(process: u32) -> Vec<u32> {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        let parent = stat(&name.to_string_lossy()).and_then(|numbers| numbers.first().copied());
        parents.extend(parent.and_then(|parent| Some((id, u32::try_from(parent).ok()?))));
    }
    let mut family = vec![process];
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        let children = parents.iter().filter(|(_, of)| **of == parent);
        family.extend(children.map(|(id, _)| *id));
        at += 1;
    }
    family
}

/// The memory that a process holds, and the most it ever held, in bytes.
fn memory(process: u32) -> Option<(u64, u64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes = |name: &str| -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some((1024 * kilobytes("VmRSS:")?, 1024 * kilobytes("VmHWM:")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starting_costs_is_never_more_than_the_run() {
        let cost = Cost { cpu: Some(3.0), memory: Some(10) };
        let start = Cost { cpu: Some(0.5), memory: Some(90) };
        assert_eq!(cost.without(start, 2).cpu, Some(2.0));
        assert_eq!(cost.without(start, 9).cpu, Some(0.0));
        assert_eq!(cost.without(start, 2).memory, Some(10), "memory is not a sum");
    }

    #[test]
    fn runs_one_after_the_other_share_the_memory() {
        let cost = Cost { cpu: Some(1.0), memory: Some(10) };
        let both = cost.and(Cost { cpu: Some(2.0), memory: Some(30) });
        assert_eq!((both.cpu, both.memory), (Some(3.0), Some(30)));
        let unknown = Cost { cpu: None, memory: None };
        assert_eq!(cost.and(unknown).cpu, None, "half a sum is none");
    }
}

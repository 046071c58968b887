//! How long an answer takes, on generated papers, beside SQLite FTS5.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::from_str;

use super::{Bench, RUNS, example};
use crate::process;
use crate::workspace::Workspace;

const SIZES: [u32; 2] = [10_000, 100_000];
/// The size and the time the target is set for.
const TARGET_SIZE: u32 = 100_000;
const TARGET_MS: f64 = 5.0;
/// Classes by the beginning of their names: words, words that must all occur, prefixes, identifiers.
const TARGETED: [&str; 6] =
    ["word,", "two words", "prefix", "product key", "invoice number", "order number"];

#[derive(Deserialize)]
struct Answer {
    classes: Vec<Class>,
}

#[derive(Deserialize)]
struct Class {
    class: String,
    clock_ms: Quantiles,
    cpu_ms: Quantiles,
}

#[derive(Deserialize)]
struct Quantiles {
    p50: f64,
    p95: f64,
    max: f64,
}

pub(crate) fn measure(workspace: &Workspace, bench: &Bench) -> Result<()> {
    let latency = example(workspace, "muniment-search", "latency")?;
    let peer = workspace.root().join("crates/search/examples/latency/fts5.py");
    let rounds = RUNS.to_string();
    for size in SIZES {
        println!("\nqueries: {size} documents, {RUNS} rounds, times in ms");
        let papers = bench.folder("queries")?;
        let mut ours = Command::new(&latency);
        ours.args(["--documents", &size.to_string(), "--rounds", &rounds, "--write"]).arg(&papers);
        let ours = classes(&process::output(&mut ours)?)?;
        let mut theirs = Command::new("python3");
        theirs.arg(&peer).arg(&papers).arg(&rounds);
        let theirs: BTreeMap<String, Class> = match process::output(&mut theirs) {
            Ok(answer) => {
                classes(&answer)?.into_iter().map(|class| (class.class.clone(), class)).collect()
            }
            Err(error) => {
                println!("  no comparison: {error:#}");
                BTreeMap::new()
            }
        };
        print(size, &ours, &theirs);
    }
    Ok(())
}

fn classes(answer: &str) -> Result<Vec<Class>> {
    let answer: Answer =
        from_str(answer).context("the measurement answered otherwise than agreed")?;
    Ok(answer.classes)
}

fn print(size: u32, ours: &[Class], theirs: &BTreeMap<String, Class>) {
    println!(
        "  {:<34}{:>8}{:>8}{:>8}{:>9}{:>9}{:>10}{:>10}",
        "class", "p50", "p95", "worst", "CPU p50", "CPU p95", "FTS5 p50", "FTS5 p95"
    );
    for Class { class, clock_ms, cpu_ms } in ours {
        let Quantiles { p50, p95, max } = clock_ms;
        print!("  {class:<34}{p50:>8.2}{p95:>8.2}{max:>8.2}");
        print!("{:>9.2}{:>9.2}", cpu_ms.p50, cpu_ms.p95);
        match theirs.get(class) {
            Some(peer) => print!("{:>10.2}{:>10.2}", peer.clock_ms.p50, peer.clock_ms.p95),
            None => print!("{:>10}{:>10}", "-", "-"),
        }
        println!("{}", verdict(size, class, *p95));
    }
}

/// What the target says about a class, where it says anything.
fn verdict(size: u32, class: &str, p95: f64) -> &'static str {
    let is_targeted = size == TARGET_SIZE
        && TARGETED.iter().any(|targeted| class.starts_with(targeted))
        && !class.contains("off");
    match (is_targeted, p95 <= TARGET_MS) {
        (false, _) => "",
        (true, true) => "  met",
        (true, false) => "  MISSED (5 ms)",
    }
}

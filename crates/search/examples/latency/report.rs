//! The table of what typing identifiers found, and which targets were missed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::milliseconds;
use crate::scans::{MOST_WRONG, Outcome};

/// What the targets speak of, and what they say: the last rank that is good enough, the hits of
/// other documents that are bearable, and the longest an answer may take, in milliseconds.
const TARGETED: [&str; 4] = ["key", "purchase_order", "agreement", "invoice"];
const RANK: usize = 3;
const OTHERS: usize = 1;
const LONGEST: f64 = 20.0;

/// Prints the table: by variant, by kind, what was missed, and the targets.
pub(crate) fn print(outcomes: &[Outcome<'_>]) {
    println!(
        "  {:<16}{:<9}{:>6}{:>7}{:>6}{:>6}{:>5}{:>5}{:>7}{:>6}{:>9}{:>8}{:>8}{:>8}{:>8}",
        "scans",
        "pass",
        "typed",
        "exact",
        "near",
        "1st",
        "2nd",
        "3rd",
        "later",
        "none",
        "similar",
        "false",
        "p50 ms",
        "p95 ms",
        "worst"
    );
    print_rows(outcomes, |outcome| outcome.set.variant.as_str());
    print_rows(outcomes, |outcome| outcome.identifier.kind.as_str());
    let passes: BTreeSet<&str> = outcomes.iter().map(|outcome| outcome.set.pass.as_str()).collect();
    for pass in passes {
        let targeted = outcomes.iter().filter(|outcome| {
            outcome.set.pass == pass && TARGETED.contains(&outcome.identifier.kind.as_str())
        });
        print_targets(pass, &targeted.collect::<Vec<_>>());
    }
}

/// A row for each name and pass.
fn print_rows<'a>(outcomes: &[Outcome<'a>], name: impl Fn(&Outcome<'a>) -> &'a str) {
    let mut rows: BTreeMap<(&str, &str), Vec<&Outcome<'_>>> = BTreeMap::new();
    for outcome in outcomes {
        rows.entry((name(outcome), outcome.set.pass.as_str())).or_default().push(outcome);
    }
    for ((name, pass), row) in rows {
        print_row(name, pass, &row);
    }
}

fn print_row(name: &str, pass: &str, row: &[&Outcome<'_>]) {
    let with_rank = |rank| count(row, |outcome| outcome.rank == Some(rank));
    let exact = count(row, |outcome| outcome.wrong == 0);
    let near = count(row, |outcome| (1..=MOST_WRONG).contains(&outcome.wrong));
    let later = count(row, |outcome| outcome.rank.is_some_and(|rank| rank > RANK));
    let none = count(row, |outcome| outcome.rank.is_none());
    let similar: usize = row.iter().map(|outcome| outcome.similar).sum();
    let unlike: usize = row.iter().map(|outcome| outcome.unlike).sum();
    let [p50, p95, worst] = times(row);
    print!("  {name:<16}{pass:<9}{:>6}{exact:>7}{near:>6}", row.len());
    print!("{:>6}{:>5}{:>5}{later:>7}{none:>6}", with_rank(1), with_rank(2), with_rank(3));
    println!("{similar:>9}{unlike:>8}{p50:>8.2}{p95:>8.2}{worst:>8.2}");
}

/// What a pass owes to the targets, each miss by name.
fn print_targets(pass: &str, outcomes: &[&Outcome<'_>]) {
    println!("\n{pass}");
    for outcome in outcomes.iter().filter(|outcome| !is_found(outcome) || outcome.unlike > OTHERS) {
        print_miss(outcome);
    }
    let found = count(outcomes, is_found);
    let all = format!("identifiers of {} at rank {RANK} or better", outcomes.len());
    target(&all, found, found == outcomes.len());
    let crowded = count(outcomes, |outcome| outcome.unlike > OTHERS);
    target(&format!("queries with more than {OTHERS} false hit"), crowded, crowded == 0);
    let crowded = count(outcomes, |outcome| outcome.similar + outcome.unlike > OTHERS);
    target("the same, similar identifiers of others counted", crowded, crowded == 0);
    let [_, _, worst] = times(outcomes);
    target(&format!("ms at most {LONGEST}"), worst, worst <= LONGEST);
}

fn print_miss(outcome: &Outcome<'_>) {
    let Outcome { page, identifier, wrong, rank, similar, unlike, .. } = outcome;
    let rank = rank.map_or_else(|| "not found".to_owned(), |rank| format!("rank {rank}"));
    println!(
        "  {}: {} `{}`: {rank}, read with {wrong} wrong, {similar} similar and {unlike} false hits",
        page.name, identifier.kind, identifier.value
    );
}

fn is_found(outcome: &Outcome<'_>) -> bool {
    outcome.rank.is_some_and(|rank| rank <= RANK)
}

fn count(outcomes: &[&Outcome<'_>], is: impl Fn(&Outcome<'_>) -> bool) -> usize {
    outcomes.iter().filter(|outcome| is(outcome)).count()
}

/// The median, the 95th of 100 and the longest time of an answer, in milliseconds.
fn times(outcomes: &[&Outcome<'_>]) -> [f64; 3] {
    milliseconds(outcomes.iter().flat_map(|outcome| outcome.times.iter().copied()).collect())
}

/// Prints what a target asks for, what was reached, and whether it was met.
fn target(what: &str, reached: impl Display, is_met: bool) {
    let verdict = if is_met { "met" } else { "MISSED" };
    println!("  target: {what}: {reached}, {verdict}");
}

//! Comparing two editions of public terms beside Python's own `difflib`, which marks words too.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::cost::Costs;
use super::papers::{Chance, WORDS};
use super::{Bench, target};
use crate::process;

const PAGES: usize = 50;
const PARAGRAPHS: usize = 10;
const WORDS_EACH: usize = 45;
/// Every so many paragraphs one was reworded, one was moved, and one came in.
const CHANGED: usize = 20;
/// What a comparison may cost.
const SECONDS: f64 = 0.3;

/// Paragraphs are aligned first, then the words inside the ones that differ, as ours are.
const DIFFLIB: &str = "import sys, difflib\n\
    old, new = ([line for line in open(path).read().split('\\n') if line] for path in sys.argv[1:])\n\
    marks = 0\n\
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, False).get_opcodes():\n\
    \x20   if what == 'equal': continue\n\
    \x20   words = [[word for line in lines for word in line.split()] for lines in (old[a:b], new[c:d])]\n\
    \x20   marks += len(difflib.SequenceMatcher(None, *words, False).get_opcodes())\n\
    print(marks)";

pub(crate) fn measure(bench: &Bench) -> Result<()> {
    let folder = bench.folder("terms")?;
    let (older, newer) = editions();
    let [older, newer] = [("August", older), ("September", newer)].map(|(month, paragraphs)| {
        (
            folder.join(format!("MicrosoftProductTerms(WW)(English)({month}2020)(CR).txt")),
            paragraphs,
        )
    });
    for (path, paragraphs) in [&older, &newer] {
        fs::write(path, text(paragraphs))?;
    }
    println!("\nterms: two editions of {PAGES} pages, {} words", words_in(&older.1));
    process::output(&mut bench.muniment(&folder, &["init"]))?;
    let [older, newer] = [older.0.to_string_lossy(), newer.0.to_string_lossy()];
    let added = process::output(&mut bench.muniment(&folder, &["terms", "add", &older, &newer]))?;
    let added: Value = serde_json::from_str(&added)?;
    let editions = added["added"].as_array().context("`terms add` names no editions")?;
    let ids: Vec<&str> = editions.iter().filter_map(|each| each["edition"].as_str()).collect();
    ensure!(ids.len() == 2, "two editions were added, {} became one", ids.len());
    let ours = Costs::of(|| Ok(bench.muniment(&folder, &["terms", "diff", ids[0], ids[1]])))?;
    ours.print("muniment", 1.0, "comparisons");
    let at_once = ours.per_cpu_second(SECONDS).0;
    target(&format!("comparisons in {SECONDS} s of CPU"), at_once, 1.0);
    let theirs = Costs::of(|| {
        let mut command = Command::new("python3");
        command.args(["-c", DIFFLIB, older.as_ref(), newer.as_ref()]);
        Ok(command)
    })?;
    theirs.print("difflib", 1.0, "comparisons");
    Ok(())
}

/// An edition and the one after it, as paragraphs; headings are among them.
fn editions() -> (Vec<String>, Vec<String>) {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut older = Vec::new();
    for page in 1..=PAGES {
        older.push(format!("{page}. {}", sentence(&mut chance, 4)));
        older.extend((0..PARAGRAPHS).map(|_| sentence(&mut chance, WORDS_EACH) + "."));
    }
    let mut newer = older.clone();
    for at in (CHANGED..older.len()).step_by(CHANGED) {
        newer[at] = format!("{} {}", sentence(&mut chance, 5), older[at]);
        newer.swap(at - 3, at - 9);
        newer.insert(at - 5, sentence(&mut chance, WORDS_EACH) + ".");
    }
    (older, newer)
}

fn sentence(chance: &mut Chance, words: usize) -> String {
    let mut sentence = String::new();
    for _ in 0..words {
        let word = WORDS[(chance.next() % WORDS.len() as u64) as usize];
        let _ = write!(sentence, "{word} ");
    }
    let _ = write!(sentence, "{}", chance.next() % 1_000);
    sentence
}

/// Paragraphs on pages, a form feed between two.
fn text(paragraphs: &[String]) -> String {
    let pages: Vec<String> =
        paragraphs.chunks(paragraphs.len().div_ceil(PAGES)).map(|page| page.join("\n\n")).collect();
    pages.join("\n\u{c}")
}

fn words_in(paragraphs: &[String]) -> usize {
    paragraphs.iter().map(|paragraph| paragraph.split(' ').count()).sum()
}

//! How long finding takes:
//! `latency [--documents 10000] [--rounds 3] [--write <folder>] [--scans <folder>]`.
//!
//! Indexes generated papers and prints one JSON value: for each class of queries the median and the
//! 95th of 100, in milliseconds of processor time and of the clock, for all matches and the hits of
//! the first 50. `--write` also leaves `documents.jsonl` and `queries.json` in the folder, for peers
//! to be timed on the same papers (`examples/latency/fts5.py`).
//!
//! With `--scans` it measures something else: whether typing an identifier finds the scan that
//! bears it among the papers, as a table. The folder is what the example `recognition` keeps.

#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

mod papers;
mod report;
mod scans;

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use muniment_search::{Index, Indexed, Query};
use papers::{Dice, Paper, Vocabulary};
use rustix::time::{ClockId, clock_gettime};
use scans::Papers;
use serde_json::{Value, json};

type Fallible<T> = Result<T, Box<dyn Error>>;

const QUERIES: usize = 30;
const ROWS: usize = 50;
const COMMIT_EVERY: usize = 5_000;

struct Options {
    documents: usize,
    rounds: usize,
    write: Option<PathBuf>,
    scans: Option<PathBuf>,
}

fn main() -> Fallible<()> {
    let options = options()?;
    let vocabulary = Vocabulary::new();
    let dir = tempfile::tempdir()?;
    if let Some(folder) = &options.scans {
        let sets = scans::read(folder)?;
        build(dir.path(), &vocabulary, options.documents)?;
        let papers =
            Papers { index: dir.path(), vocabulary: &vocabulary, count: options.documents };
        report::print(&scans::find(&papers, &sets, options.rounds)?);
        return Ok(());
    }
    let queries = queries(&vocabulary, options.documents);
    if let Some(folder) = &options.write {
        write(folder, &vocabulary, &queries, options.documents)?;
    }
    let build = build(dir.path(), &vocabulary, options.documents)?;
    let index = Index::open(dir.path())?;
    let mut classes = Vec::new();
    for (class, queries) in &queries {
        classes.push(measure(&index, class, queries, options.rounds)?);
    }
    println!("{:#}", json!({ "build": build, "classes": classes }));
    Ok(())
}

/// Indexes the papers in a folder, and says what that costs.
fn build(folder: &Path, vocabulary: &Vocabulary, documents: usize) -> Fallible<Value> {
    let index = Index::open(folder)?;
    let (clock, cpu) = (Instant::now(), cpu_of_process());
    let mut bytes = 0;
    for number in 0..documents {
        let paper = vocabulary.paper(number);
        bytes += paper.pages.iter().map(String::len).sum::<usize>();
        index.put(number as u64, &indexed(&paper))?;
        if number % COMMIT_EVERY == COMMIT_EVERY - 1 {
            index.commit(&number.to_string())?;
        }
    }
    index.commit("done")?;
    // The writer closes when idle, after its merges.
    wait_for_merges(folder)?;
    Ok(json!({
        "documents": documents,
        "text_bytes": bytes,
        "index_bytes": size(folder)?,
        "clock_s": clock.elapsed().as_secs_f64(),
        "cpu_s": (cpu_of_process() - cpu).as_secs_f64(),
    }))
}

fn options() -> Fallible<Options> {
    let mut options = Options { documents: 10_000, rounds: 3, write: None, scans: None };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next().ok_or_else(|| format!("`{name}` needs a value"))?;
        match name.as_str() {
            "--documents" => options.documents = value.parse()?,
            "--rounds" => options.rounds = value.parse()?,
            "--write" => options.write = Some(PathBuf::from(value)),
            "--scans" => options.scans = Some(PathBuf::from(value)),
            _ => return Err(format!("`{name}` is not an option").into()),
        }
    }
    Ok(options)
}

fn indexed(paper: &Paper) -> Indexed<'_> {
    Indexed {
        name: &paper.name,
        title: &paper.title,
        pages: paper.pages.iter().map(String::as_str).collect(),
        issuer: &paper.issuer,
        recipient: &paper.recipient,
        numbers: vec![
            ("invoice", &paper.invoice),
            ("purchase_order", &paper.order),
            ("agreement", &paper.agreement),
        ],
        date: NaiveDate::from_yo_opt(paper.year, paper.day_of_year),
        added: NaiveDate::from_yo_opt(2025, 1 + paper.day_of_year % 300).unwrap_or_default(),
        tags: vec!["generated"],
        source: "files",
        sha256: &paper.sha256,
        state: "text",
    }
}

/// The queries of each class, as our query language writes them.
fn queries(vocabulary: &Vocabulary, documents: usize) -> Vec<(&'static str, Vec<String>)> {
    let mut dice = Dice::new(42);
    let dice = &mut dice;
    let papers: Vec<Paper> =
        (0..QUERIES).map(|_| vocabulary.paper(dice.below(documents))).collect();
    let of_papers = |what: fn(&Paper) -> String| papers.iter().map(what).collect::<Vec<_>>();
    let mut words = |from: usize, to: usize| -> Vec<String> {
        (0..QUERIES).map(|_| vocabulary.word(from + dice.below(to - from)).to_owned()).collect()
    };
    let pairs = |first: Vec<String>, second: Vec<String>, between: &str| -> Vec<String> {
        first.iter().zip(&second).map(|(a, b)| format!("{a}{between}{b}")).collect()
    };
    let common = words(0, 30);
    let frequent = words(5, 120);
    let other = words(30, 300);
    let rare = words(3_000, 20_000);
    let middle = words(400, 2_000);
    let phrases = papers.iter().map(|paper| {
        let words: Vec<&str> = paper.pages[0].split_whitespace().rev().skip(40).take(3).collect();
        let words: Vec<&str> =
            words.iter().rev().map(|word| word.trim_matches([',', '.'])).collect();
        format!("\"{}\"", words.join(" "))
    });
    vec![
        ("word, common", common.clone()),
        ("word, middle", middle.clone()),
        ("word, rare", rare.clone()),
        ("two words", pairs(frequent.clone(), other.clone(), " ")),
        ("either word", pairs(frequent, rare.clone(), " OR ")),
        ("phrase of three", phrases.collect()),
        ("prefix of four", middle.iter().map(|word| format!("{:.4}*", word)).collect()),
        ("fuzzy", rare.iter().map(|word| format!("{word}~")).collect()),
        ("product key", of_papers(|paper| paper.key.clone())),
        ("product key, one character off", of_papers(|paper| misread(&paper.key))),
        ("invoice number", of_papers(|paper| paper.invoice.clone())),
        ("invoice number, one character off", of_papers(|paper| misread(&paper.invoice))),
        ("order number", of_papers(|paper| paper.order.clone())),
        (
            "field",
            of_papers(|paper| {
                format!("issuer:{} kind:invoice date:{}", first(&paper.issuer), paper.year)
            }),
        ),
    ]
}

fn first(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// One character replaced by one that no number holds.
fn misread(number: &str) -> String {
    let mut characters: Vec<char> = number.chars().collect();
    let last = characters.len() - 3;
    characters[last] = 'O';
    characters.into_iter().collect()
}

fn measure(index: &Index, class: &str, queries: &[String], rounds: usize) -> Fallible<Value> {
    let rows = index.documents() as usize + 1;
    let all_invoices = |kind: Option<&str>| vec![kind == Some("invoice"); rows];
    let (mut clock, mut cpu, mut finding) = (Vec::new(), Vec::new(), Vec::new());
    let (mut found, mut shown) = (Vec::new(), 0);
    for round in 0..=rounds {
        for text in queries {
            let (start, start_cpu) = (Instant::now(), cpu_of_thread());
            let query = Query::parse(text)?;
            let matches = index.matches(&query, &all_invoices)?;
            let found_cpu = cpu_of_thread() - start_cpu;
            let count = matches.len();
            for (row, _) in best(matches) {
                shown += usize::from(index.hit(&query, row)?.is_some());
            }
            // The first round warms the caches.
            if round > 0 {
                clock.push(start.elapsed());
                cpu.push(cpu_of_thread() - start_cpu);
                finding.push(found_cpu);
            } else {
                found.push(count);
            }
        }
    }
    found.sort_unstable();
    Ok(json!({
        "class": class,
        "queries": queries.len(),
        "matches_median": found[found.len() / 2],
        "hits_shown": shown,
        "clock_ms": quantiles(clock),
        "cpu_ms": quantiles(cpu),
        "cpu_ms_without_hits": quantiles(finding),
    }))
}

/// The rows of the first screen, best first.
fn best(mut matches: Vec<(u64, f32)>) -> Vec<(u64, f32)> {
    let better = |a: &(u64, f32), b: &(u64, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if matches.len() > ROWS {
        matches.select_nth_unstable_by(ROWS - 1, better);
        matches.truncate(ROWS);
    }
    matches.sort_unstable_by(better);
    matches
}

fn quantiles(all: Vec<Duration>) -> Value {
    let [p50, p95, max] = milliseconds(all);
    json!({ "p50": p50, "p95": p95, "max": max })
}

/// The median, the 95th of 100 and the longest of some times.
fn milliseconds(mut all: Vec<Duration>) -> [f64; 3] {
    all.sort_unstable();
    [50, 95, 100].map(|share| {
        let at = (all.len() * share).div_ceil(100).max(1) - 1;
        (all[at].as_secs_f64() * 1e6).round() / 1e3
    })
}

fn cpu_of_thread() -> Duration {
    clock(ClockId::ThreadCPUTime)
}

fn cpu_of_process() -> Duration {
    clock(ClockId::ProcessCPUTime)
}

fn clock(id: ClockId) -> Duration {
    Duration::try_from(clock_gettime(id)).unwrap_or_default()
}

fn wait_for_merges(folder: &Path) -> Fallible<()> {
    let mut before = 0;
    loop {
        std::thread::sleep(Duration::from_secs(4));
        let now = size(folder)?;
        if now == before {
            return Ok(());
        }
        before = now;
    }
}

fn size(folder: &Path) -> Fallible<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        sum += entry?.metadata()?.len();
    }
    Ok(sum)
}

fn write(
    folder: &Path,
    vocabulary: &Vocabulary,
    queries: &[(&str, Vec<String>)],
    documents: usize,
) -> Fallible<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = BufWriter::new(File::create(folder.join("documents.jsonl"))?);
    for number in 0..documents {
        let paper = vocabulary.paper(number);
        let line = json!({
            "row": number,
            "name": paper.name,
            "title": paper.title,
            "body": paper.pages.join("\u{c}"),
        });
        writeln!(file, "{line}")?;
    }
    file.flush()?;
    let queries: Vec<Value> = queries
        .iter()
        .map(|(class, queries)| json!({ "class": class, "queries": queries }))
        .collect();
    std::fs::write(folder.join("queries.json"), serde_json::to_vec_pretty(&queries)?)?;
    Ok(())
}

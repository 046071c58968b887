//! The table of what was measured, and which targets were missed.

use crate::engines::Engine;
use crate::meter::Cost;
use crate::truth::{Accuracy, Share};

/// What the targets say: errors of Tesseract for one of ours, pages in the time of one of
/// OCRmyPDF's and of Tesseract's, memory of a worker, keys of a hundred on the worst scans.
const ERRORS: f64 = 1.0;
const TIMES_OCRMYPDF: f64 = 3.0;
const TIMES_TESSERACT: f64 = 1.0;
const MEGABYTES: f64 = 700.0;
const KEYS_PERCENT: f64 = 93.3;

/// An engine on a set of scans.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) set: String,
    pub(crate) engine: Engine,
    pub(crate) pages: usize,
    pub(crate) accuracy: Accuracy,
    /// The scans on which it failed; all that they say counts as errors.
    pub(crate) failures: usize,
    /// Without what starting costs.
    pub(crate) cost: Cost,
}

#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
    /// The generated scans taken together, for each engine.
    sums: Vec<Row>,
}

impl Row {
    fn seconds_a_page(&self) -> Option<f64> {
        Some(self.cost.cpu? / self.pages.max(1) as f64)
    }

    fn pages_a_minute(&self) -> Option<f64> {
        Some(60.0 / self.seconds_a_page()?)
    }

    fn megabytes(&self) -> Option<f64> {
        Some(self.cost.memory? as f64 / 1e6)
    }

    fn print(&self) {
        let Accuracy { errors, recall, precision, keys, identifiers } = self.accuracy;
        print!("  {:<28}{:<10}{:>6}", self.set, self.engine.name(), self.pages);
        print!("{:>8.2}{:>9.2}{:>9.2}", errors.percent(), recall.percent(), precision.percent());
        print!("{:>10}{:>12}", fraction(keys), fraction(identifiers));
        print!("{:>8}{:>8}", known(self.seconds_a_page(), 2), known(self.pages_a_minute(), 1));
        print!("{:>7}", known(self.megabytes(), 0));
        if self.failures > 0 {
            print!("  failed on {}", self.failures);
        }
        println!();
    }
}

impl Report {
    pub(crate) fn print_head() {
        println!(
            "  {:<28}{:<10}{:>6}{:>8}{:>9}{:>9}{:>10}{:>12}{:>8}{:>8}{:>7}",
            "scans",
            "engine",
            "pages",
            "CER %",
            "recall %",
            "precis %",
            "keys",
            "identifiers",
            "CPU s/p",
            "p/CPU-m",
            "MB"
        );
    }

    /// Adds what was measured on one set, and prints it.
    pub(crate) fn add(&mut self, row: Row) {
        row.print();
        self.rows.push(row);
    }

    /// Adds up what was added so far, and prints it.
    pub(crate) fn sum_up(&mut self) {
        for engine in Engine::ALL {
            let mut rows = self.rows.iter().filter(|row| row.engine == engine);
            let Some(mut sum) = rows.next().cloned() else {
                continue;
            };
            for row in rows {
                sum.pages += row.pages;
                sum.accuracy += row.accuracy;
                sum.failures += row.failures;
                sum.cost = sum.cost.and(row.cost);
            }
            sum.set = "all variants".to_owned();
            sum.print();
            self.sums.push(sum);
        }
    }

    pub(crate) fn print_targets(&self) {
        println!("\ntargets");
        for pass in [Engine::Quick, Engine::Latin, Engine::Careful] {
            let name = pass.name();
            self.print_errors(pass);
            for (peer, wanted) in
                [(Engine::OcrMyPdf, TIMES_OCRMYPDF), (Engine::Tesseract, TIMES_TESSERACT)]
            {
                let what = format!("{name}, times {}'s pages per CPU-minute", peer.name());
                at_least(&what, self.times(pass, peer), wanted);
            }
            let memory = self.of(pass).filter_map(Row::megabytes).reduce(f64::max);
            at_most(&format!("{name}, MB a worker"), memory, MEGABYTES);
            let keys = self.of(pass).map(|row| row.accuracy.keys).filter(|keys| keys.of > 0);
            let worst = keys.map(Share::percent).reduce(f64::min);
            at_least(&format!("{name}, % of keys on the worst variant"), worst, KEYS_PERCENT);
        }
    }

    fn print_errors(&self, pass: Engine) {
        let compared = self.of(pass).filter_map(|ours| {
            let theirs = self.of(Engine::Tesseract).find(|theirs| theirs.set == ours.set)?;
            Some((times_fewer(ours.accuracy.errors, theirs.accuracy.errors), &ours.set))
        });
        let worst = compared.min_by(|(one, _), (other, _)| one.total_cmp(other));
        let on = worst.map(|(_, set)| format!(", worst on `{set}`")).unwrap_or_default();
        let what = format!("{}, tesseract's errors for one of ours{on}", pass.name());
        at_least(&what, worst.map(|(times, _)| times), ERRORS);
    }

    /// The rows of an engine, one for each set.
    fn of(&self, engine: Engine) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.engine == engine)
    }

    /// How many pages one engine reads in the time of another's one.
    fn times(&self, engine: Engine, other: Engine) -> Option<f64> {
        let seconds = |engine: Engine| {
            self.sums.iter().find(|row| row.engine == engine).and_then(Row::seconds_a_page)
        };
        Some(seconds(other)? / seconds(engine)?)
    }
}

/// How many errors of theirs there are for one of ours.
fn times_fewer(ours: Share, theirs: Share) -> f64 {
    if ours.part == 0 { f64::INFINITY } else { theirs.part as f64 / ours.part as f64 }
}

fn fraction(Share { part, of }: Share) -> String {
    if of == 0 { "-".to_owned() } else { format!("{part}/{of}") }
}

fn known(number: Option<f64>, digits: usize) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.digits$}"))
}

/// Prints a target and whether it was met.
fn at_least(what: &str, reached: Option<f64>, wanted: f64) {
    let Some(reached) = reached else {
        println!("  target: {what} at least {wanted:.2}: not measured here");
        return;
    };
    let verdict = if reached >= wanted { "met" } else { "MISSED" };
    println!("  target: {what} at least {wanted:.2}: {reached:.2}, {verdict}");
}

/// Prints a limit and whether it was kept.
fn at_most(what: &str, reached: Option<f64>, allowed: f64) {
    let Some(reached) = reached else {
        println!("  target: {what} at most {allowed:.2}: not measured here");
        return;
    };
    let verdict = if reached <= allowed { "met" } else { "MISSED" };
    println!("  target: {what} at most {allowed:.2}: {reached:.2}, {verdict}");
}

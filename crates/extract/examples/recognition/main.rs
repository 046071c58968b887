//! How well and how fast scanned pages are recognized, beside Tesseract and OCRmyPDF:
//! `recognition MODELS SCRATCH [--corpus CORPUS] [--keep FOLDER] [--pages 10]
//! [--variants gray200,fax300]`.
//!
//! Business pages with known text are scanned in six ways, and real scans come from the corpus
//! where there is one. Processor time is that of the pages alone: what it costs to start an engine
//! and to load its models is measured on its own and taken off. `--keep` leaves what our passes
//! read of the business pages, for the search to be measured on.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing is what this example is for"
)]

mod chance;
mod corpus;
mod engines;
mod fonts;
mod kept;
mod meter;
mod pages;
mod pdf;
mod report;
mod scans;
mod truth;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use chance::Chance;
use engines::{Bench, Engine};
use meter::{Cost, Meter};
use report::{Report, Row};
use scans::{Scan, Variant};
use truth::Accuracy;

type Fallible<T> = Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: recognition MODELS SCRATCH \
                     [--corpus FOLDER] [--keep FOLDER] [--pages NUMBER] [--variants NAME,...]";
/// The font of the languages that the standard fonts of PDF cannot write.
const EMBEDDED_FONT: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

/// Scans that are measured together.
struct Set {
    name: String,
    scans: Vec<Scan>,
}

struct Options {
    models: PathBuf,
    scratch: PathBuf,
    corpus: Option<PathBuf>,
    keep: Option<PathBuf>,
    pages: usize,
    variants: Vec<Variant>,
}

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [one, models, engine, files @ ..] if one == "--one" => {
            engines::print_one(models, engine, files)
        }
        [models, scratch, rest @ ..] => compare(&options(models, scratch, rest)?),
        _ => Err(USAGE.into()),
    }
}

fn options(models: &str, scratch: &str, rest: &[String]) -> Fallible<Options> {
    let mut options = Options {
        models: models.into(),
        scratch: scratch.into(),
        corpus: None,
        keep: None,
        pages: usize::MAX,
        variants: Variant::ALL.to_vec(),
    };
    for pair in rest.chunks(2) {
        let [name, value] = pair else {
            return Err(USAGE.into());
        };
        match name.as_str() {
            "--corpus" => options.corpus = Some(value.into()),
            "--keep" => options.keep = Some(value.into()),
            "--pages" => options.pages = value.parse()?,
            "--variants" => options.variants = variants(value)?,
            _ => return Err(USAGE.into()),
        }
    }
    Ok(options)
}

fn variants(names: &str) -> Fallible<Vec<Variant>> {
    let variant = |name: &str| -> Fallible<Variant> {
        let known = Variant::ALL.into_iter().find(|variant| variant.name() == name);
        known.ok_or_else(|| format!("there is no variant `{name}`").into())
    };
    names.split(',').map(variant).collect()
}

fn compare(options: &Options) -> Fallible<()> {
    fs::create_dir_all(&options.scratch)?;
    let bench = Bench { meter: Meter::new(), models: &options.models, scratch: &options.scratch };
    let engines = engines(&bench)?;
    let mut report = Report::default();
    let sets = generated(options)?;
    Report::print_head();
    for set in &sets {
        measure(&bench, &engines, set, options.keep.as_deref(), &mut report)?;
    }
    report.sum_up();
    if let Some(corpus) = &options.corpus {
        for set in corpus::sets(corpus, &options.scratch)? {
            measure(&bench, &engines, &set, None, &mut report)?;
        }
    }
    report.print_targets();
    Ok(())
}

/// The engines that are here, and what starting each costs.
fn engines(bench: &Bench<'_>) -> Fallible<Vec<(Engine, Cost)>> {
    let mut engines = Vec::new();
    for engine in Engine::ALL {
        match bench.start(engine) {
            Ok(start) => {
                match start.cpu {
                    Some(cpu) => println!("  {}: {cpu:.2} s CPU to start", engine.name()),
                    None => println!("  {}: processor time is not measured here", engine.name()),
                }
                engines.push((engine, start));
            }
            Err(error) if engine.is_ours() => return Err(error),
            Err(error) => println!("  {error}: no comparison"),
        }
    }
    Ok(engines)
}

/// The business pages in each variant.
fn generated(options: &Options) -> Fallible<Vec<Set>> {
    let embedded = fs::read(EMBEDDED_FONT).ok();
    if embedded.is_none() {
        println!("  there is no `{EMBEDDED_FONT}`, so nothing is in Polish and Czech");
    }
    let set = |variant: &Variant| Set { name: variant.name().to_owned(), scans: Vec::new() };
    let mut sets: Vec<Set> = options.variants.iter().map(set).collect();
    for (seed, page) in pages::all(embedded.as_deref()).iter().take(options.pages).enumerate() {
        let drawn = scans::draw(page)?;
        for (variant, set) in options.variants.iter().zip(&mut sets) {
            let mut chance = Chance::new(seed as u64);
            set.scans.push(variant.scan(page, &drawn, &mut chance, &options.scratch)?);
        }
    }
    Ok(sets)
}

fn measure(
    bench: &Bench<'_>,
    engines: &[(Engine, Cost)],
    set: &Set,
    keep: Option<&Path>,
    report: &mut Report,
) -> Fallible<()> {
    for (engine, start) in engines {
        let answer = bench.read(*engine, &set.scans)?;
        let mut accuracy = Accuracy::default();
        for (scan, text) in set.scans.iter().zip(&answer.texts) {
            accuracy += scan.truth.accuracy(text);
        }
        if let Some(folder) = keep
            && engine.is_ours()
        {
            kept::write(folder, set, *engine, &answer.texts)?;
        }
        report.add(Row {
            set: set.name.clone(),
            engine: *engine,
            pages: set.scans.len(),
            accuracy,
            failures: answer.failures,
            cost: answer.cost.without(*start, engine.starts(set.scans.len())),
        });
    }
    Ok(())
}

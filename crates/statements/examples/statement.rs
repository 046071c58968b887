//! Writes, reads and compares license statements.
//!
//! `cargo run -p muniment-statements --example statement -- write FILE ROWS`: a made-up statement.
//! `... -- read FILE...`: one line a file: what it is, what it holds, or why it is refused.
//! `... -- compare FILE FILE`: how two statements differ, and the seconds that took.
#![expect(clippy::print_stdout, reason = "a program for a terminal")]

use std::error::Error;
use std::time::Instant;

use muniment_core::statement::Limits;
use muniment_core::statement::compare::{Grain, Renames, Standing, compare};
use muniment_statements::sample::{SampleOptions, workbook};
use muniment_statements::{Captions, ReadError, ReadStatement, Source, preview, read};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", path, rows] => {
            let options = SampleOptions { transactions: rows.parse()?, ..SampleOptions::default() };
            Ok(std::fs::write(path, workbook(&options)?.bytes)?)
        }
        ["read", paths @ ..] => paths.iter().try_for_each(|path| report(path)),
        ["compare", one, other] => difference(one, other),
        _ => Err("write FILE ROWS, read FILE..., or compare FILE FILE".into()),
    }
}

fn report(path: &str) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::read(path)?;
    let captions = Captions::built_in();
    match of(&bytes, &captions) {
        Ok(ReadStatement { statement, keys }) => println!(
            "{path}: {}, {} lines, {} agreements, {} transactions, {} keys, {} problems",
            statement.kind,
            statement.lines.len(),
            statement.agreements.len(),
            statement.transactions.len(),
            keys.len(),
            statement.problems.len()
        ),
        Err(ReadError::Unrecognized { captions: found }) => {
            let tables = with_source(&bytes, |source| preview(source, &captions))?;
            let fits = tables.iter().map(|table| table.suggestions.len()).sum::<usize>();
            println!("{path}: to be mapped ({fits} suggestions), {} captions", found.len());
        }
        Err(refusal) => println!("{path}: refused: {refusal}"),
    }
    Ok(())
}

fn difference(one: &str, other: &str) -> Result<(), Box<dyn Error>> {
    let captions = Captions::built_in();
    let (a, b) = (std::fs::read(one)?, std::fs::read(other)?);
    let (a, b) = (of(&a, &captions)?.statement, of(&b, &captions)?.statement);
    let as_of = b.calculated_on.ok_or("the statement bears no date")?;
    let started = Instant::now();
    let standing = |statement| Standing::of(statement, Grain::Totals, &Renames::new());
    let found = compare(&standing(&a), &standing(&b), &Limits::built_in(as_of));
    let seconds = started.elapsed().as_secs_f64();
    println!("{seconds:.4}");
    println!("{} lines, {} transactions differ", found.lines.len(), found.transactions.len());
    Ok(())
}

fn of(bytes: &[u8], captions: &Captions) -> Result<ReadStatement, ReadError> {
    with_source(bytes, |source| read(source, captions, None))
}

/// Text in UTF-8 is a table, and everything else a workbook.
fn with_source<T>(bytes: &[u8], then: impl FnOnce(Source<'_>) -> T) -> T {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim_start().starts_with('<') => then(Source::Xml(text)),
        Ok(text) => then(Source::Text(text)),
        Err(_) => then(Source::Workbook(bytes)),
    }
}

//! Prints what recognition reads on the pages of files: `recognize MODELS quick|careful FILE...`.
//!
//! The time of each page goes to the standard error.

use std::path::Path;
use std::time::Instant;

use muniment_extract::recognition::{Models, Pass, Recognizer};

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the example is a command")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [models, pass, files @ ..] = &arguments[..] else {
        return Err("usage: recognize MODELS quick|careful FILE...".into());
    };
    let pass = if pass == "careful" { Pass::Careful } else { Pass::Quick };
    let recognizer =
        Recognizer::new(Models::from_files(|name| std::fs::read(Path::new(models).join(name)))?)?;
    for file in files {
        let bytes = std::fs::read(file)?;
        let mut number = 1;
        let started = Instant::now();
        while let Ok(recognized) = recognizer.recognize(&bytes, number, None, pass) {
            let page = recognized.page(1.0, 1.0);
            eprintln!(
                "{file}\t{number}\t{:?}\t{} words\t{} quarters\t{:.2} s",
                recognized.outcome,
                page.words.len(),
                recognized.quarters,
                started.elapsed().as_secs_f64()
            );
            println!("{}", page.text);
            number += 1;
        }
    }
    Ok(())
}

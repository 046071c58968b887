//! Prints what the text of documents suggests: `suggest <text file>...`, pages apart by form feeds
//! (as `pdftotext -layout` writes them), one line of tab-separated fields a file.

#![expect(clippy::print_stdout, reason = "printing is what this example is for")]

use std::error::Error;

use muniment_core::{Clues, suggest};

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let pages: Vec<&str> = text.split('\u{c}').collect();
        let found = suggest(&Clues {
            name: &path,
            media_type: "application/pdf",
            facts: &[],
            pages: &pages,
        });
        let numbers =
            found.numbers.iter().map(|number| format!("{}={}", number.kind, number.value));
        let fields = [
            path,
            found.kind.map_or(String::new(), |kind| kind.to_string()),
            found.date.map_or(String::new(), |date| date.to_string()),
            found.parties.issuer.unwrap_or_default(),
            found.parties.recipient.unwrap_or_default(),
            numbers.collect::<Vec<_>>().join(" "),
            found.title.unwrap_or_default(),
        ];
        println!("{}", fields.join("\t"));
    }
    Ok(())
}

//! Reads files and says what came of it, one line a file: state, media type, pages, characters,
//! documents inside, time; with `--text` the start of the text, too; with `--json` the whole reading
//! and nothing else.
//!
//! `cargo run -p muniment-extract --example read -- [--text | --json] [--password=WORD] FILE...`
#![expect(clippy::print_stdout, reason = "a program for a terminal")]

use std::time::Instant;

use muniment_extract::{Flow, Options, read};

const SHOWN: usize = 2000;

fn main() -> std::io::Result<()> {
    let (mut shows_text, mut as_json) = (false, false);
    let (mut password, mut paths) = (None, Vec::new());
    for argument in std::env::args().skip(1) {
        match argument.strip_prefix("--password=") {
            Some(word) => password = Some(word.to_owned()),
            None if argument == "--text" => shows_text = true,
            None if argument == "--json" => as_json = true,
            None => paths.push(argument),
        }
    }
    for path in paths {
        let bytes = std::fs::read(&path)?;
        let name = path.rsplit('/').next().unwrap_or_default();
        let options = Options { password: password.as_deref(), ..Options::named(name) };
        let started = Instant::now();
        let mut children = Vec::new();
        let reading = read(&bytes, &options, &mut |child| {
            children.push(format!("{} ({} bytes)", child.path, child.bytes.len()));
            Flow::Continue
        });
        if as_json {
            println!("{}", serde_json::json!({ "path": path, "reading": reading }));
            continue;
        }
        let characters: usize = reading.pages.iter().map(|page| page.text.chars().count()).sum();
        println!(
            "{:?}\t{}\tpages={} chars={characters} children={} ms={}\t{path}\t{}",
            reading.state,
            reading.media_type,
            reading.pages.len(),
            children.len(),
            started.elapsed().as_millis(),
            reading.reason.map(|why| format!("{}: {}", why.code, why.message)).unwrap_or_default(),
        );
        if shows_text {
            println!("  title: {:?}\n  facts: {:?}", reading.title, reading.facts);
            children.iter().for_each(|child| println!("  child: {child}"));
            let text = reading.pages.iter().map(|page| page.text.as_str());
            let text = text.collect::<Vec<_>>().join("\n----- page\n");
            println!("{}\n", text.chars().take(SHOWN).collect::<String>());
        }
    }
    Ok(())
}

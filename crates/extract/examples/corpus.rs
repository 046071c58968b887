//! local tool: reads files listed on stdin; one line each
#![allow(clippy::print_stdout, reason = "tool")]
use std::io::Write;
fn main() {
    let dump = std::env::args().nth(1);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::io::stdin().lines() {
        let path = path.unwrap();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let pw = path.find('\t').map(|i| path[i + 1..].to_owned());
        let options = muniment_extract::Options {
            password: pw.as_deref(),
            ..muniment_extract::Options::named(&path)
        };
        let t = std::time::Instant::now();
        let mut kids = 0;
        let r = muniment_extract::read(&bytes, &options, &mut |_| {
            kids += 1;
            muniment_extract::Flow::Continue
        });
        let ms = t.elapsed().as_secs_f64() * 1000.0;
        let text: String =
            r.pages.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n\u{c}");
        let words: usize = r.pages.iter().map(|p| p.words.len()).sum();
        let waiting = r.pages.iter().filter(|p| p.waiting).count();
        writeln!(out, "{path}\t{:?}\t{}\tpages={}\twaiting={waiting}\twords={words}\tchars={}\tkids={kids}\t{ms:.1}ms\t{}", r.state, r.reason.map(|r| r.code).unwrap_or_default(), r.pages.len(), text.len(), r.media_type).unwrap();
        if let Some(dir) = &dump {
            std::fs::write(format!("{dir}/{}.txt", path.replace('/', "__")), text).unwrap();
        }
        out.flush().unwrap();
    }
}

//! Ordinary PDF files, made here: a few pages of words in a standard font.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

const PAGES: usize = 3;
const LINES: usize = 48;
/// What generated texts are made of.
pub(crate) const WORDS: [&str; 24] = [
    "license",
    "agreement",
    "invoice",
    "quantity",
    "software",
    "assurance",
    "order",
    "renewal",
    "enrollment",
    "subscription",
    "server",
    "edition",
    "standard",
    "purchase",
    "customer",
    "affiliate",
    "term",
    "coverage",
    "proof",
    "entitlement",
    "price",
    "delivery",
    "date",
    "number",
];

/// Writes `count` files, each with words and numbers of its own.
pub(crate) fn write(folder: &Path, count: usize) -> Result<()> {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for number in 0..count {
        fs::write(folder.join(format!("paper-{number:05}.pdf")), paper(number, &mut chance))?;
    }
    Ok(())
}

/// A repeatable sequence of numbers (xorshift).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn paper(number: usize, chance: &mut Chance) -> Vec<u8> {
    // 1 is the catalog, 2 the pages, 3 the font; each page has two objects after them.
    let kids: Vec<String> = (0..PAGES).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {PAGES} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for page in 0..PAGES {
        let content = content(number, page, chance);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
    }
    file(&objects)
}

fn content(number: usize, page: usize, chance: &mut Chance) -> String {
    let mut content = "BT /F1 10 Tf 14 TL 56 750 Td\n".to_owned();
    let _ = writeln!(content, "(Invoice INV-{number:05} page {}) Tj T*", page + 1);
    for _ in 0..LINES {
        let words: Vec<&str> =
            (0..10).map(|_| WORDS[(chance.next() % WORDS.len() as u64) as usize]).collect();
        let amount = chance.next() % 1_000_000;
        let _ = writeln!(content, "({} {amount}) Tj T*", words.join(" "));
    }
    content + "ET\n"
}

fn file(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::with_capacity(objects.len());
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(file, "trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_lies_where_the_table_says() {
        let file = String::from_utf8(paper(7, &mut Chance(1))).unwrap();
        let table = file.split("xref\n").nth(1).unwrap();
        let entries = table.lines().filter(|line| line.ends_with(" n "));
        for (index, entry) in entries.enumerate() {
            let place: usize = entry[..10].parse().unwrap();
            assert!(file[place..].starts_with(&format!("{} 0 obj", index + 1)));
        }
    }
}

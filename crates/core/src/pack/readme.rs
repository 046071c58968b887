//! What the first page of a pack says: what it is, what it holds, and how a stranger checks it.

use chrono::NaiveDate;

use super::bag::{LIST, MANIFEST, TAG_MANIFEST};
use super::page::Block;
use super::section::Section;

/// What the first page of a pack says, beside what follows from its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The reference of the matter.
    pub matter: String,
    /// What the matter is about.
    pub title: String,
    /// Whose licenses are looked at.
    pub publisher: String,
    /// For whom it was made.
    pub recipient: String,
    /// The number of the production.
    pub volume: u32,
    /// The day for which it speaks.
    pub as_of: NaiveDate,
    /// The rules of evidence with their version.
    pub rules: String,
    /// The SHA-256 of the rules.
    pub rules_sha256: String,
    /// The reading of the rules.
    pub profile: String,
    /// The program that made it, with its version.
    pub software: String,
    /// The vault.
    pub vault: String,
    /// The number of the vault's last entry.
    pub entry: u64,
    /// The SHA-256 of that entry.
    pub entry_sha256: String,
    /// The exhibits, first and last.
    pub exhibits: Option<(String, String)>,
    /// The pages, first and last.
    pub pages: Option<(String, String)>,
    /// The requests that are answered: number, text, number of exhibits.
    pub requests: Vec<(String, String, usize)>,
}

/// The first page of a pack.
pub fn readme(cover: &Cover, sections: &[Section]) -> Vec<Block> {
    let mut blocks = vec![
        Block::Title(format!("Audit response pack, volume {}", cover.volume)),
        Block::Facts(facts(cover)),
        Block::Paragraph(
            "This pack holds documents and tables in answer to the requests below. Each document \
             is the original file, byte for byte; its name in the pack is its exhibit number and \
             a plain form of its own name, which 01_index gives in full. The tables are computed \
             from the records of the party that made the pack. They are no legal opinion: review \
             them with counsel."
                .to_owned(),
        ),
    ];
    if !cover.requests.is_empty() {
        blocks.push(Block::Heading("Requests".to_owned()));
        blocks.push(requests(cover));
    }
    blocks.push(Block::Heading("Contents".to_owned()));
    blocks.push(contents(sections));
    blocks.push(Block::Heading("How to check this pack".to_owned()));
    blocks.extend(checking(cover));
    blocks
}

fn facts(cover: &Cover) -> Vec<(String, String)> {
    let span = |span: &Option<(String, String)>| match span {
        Some((first, last)) if first == last => first.clone(),
        Some((first, last)) => format!("{first} to {last}"),
        None => "none".to_owned(),
    };
    let facts = [
        ("Matter", format!("{} {}", cover.matter, cover.title).trim().to_owned()),
        ("Publisher", cover.publisher.clone()),
        ("Made for", cover.recipient.clone()),
        ("Speaks for the day", cover.as_of.to_string()),
        ("Exhibits", span(&cover.exhibits)),
        ("Pages", span(&cover.pages)),
        ("Rules of evidence", format!("{}, profile {}", cover.rules, cover.profile)),
        ("SHA-256 of the rules", cover.rules_sha256.clone()),
        ("Made with", cover.software.clone()),
        ("Vault", cover.vault.clone()),
        ("Last journal entry", format!("{}, SHA-256 {}", cover.entry, cover.entry_sha256)),
    ];
    let stated = facts.into_iter().filter(|(_, value)| !value.is_empty());
    stated.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn requests(cover: &Cover) -> Block {
    let row = |(number, text, exhibits): &(String, String, usize)| {
        vec![number.clone(), text.clone(), exhibits.to_string()]
    };
    Block::Table {
        captions: ["Request", "Text", "Exhibits"].map(str::to_owned).to_vec(),
        widths: vec![15, 70, 15],
        rows: cover.requests.iter().map(row).collect(),
    }
}

fn contents(sections: &[Section]) -> Block {
    let mut rows = Vec::new();
    for section in sections {
        if section.folder.is_empty() {
            let file = |file: &super::PackFile| {
                vec![file.name.clone(), described(&file.name).to_owned(), String::new()]
            };
            rows.extend(section.files.iter().map(file));
        } else {
            let count = section.files.len().to_string();
            rows.push(vec![format!("{}/", section.folder), section.title.clone(), count]);
        }
    }
    Block::Table {
        captions: ["In data/", "What it is", "Files"].map(str::to_owned).to_vec(),
        widths: vec![40, 48, 12],
        rows,
    }
}

/// What a file beside the folders is.
fn described(name: &str) -> &'static str {
    match name.split('.').next().unwrap_or_default() {
        "00_README" => "This page",
        "01_index" => "Every exhibit: numbers, kind, parties, dates, records, SHA-256, path",
        "02_entitlement_position" => "Units of each product version, by how they came",
        "03_completeness" => "What the rules ask of each record, and the exhibits that show it",
        "11_other_data_template" => "What the publisher's statement lacks, in its own template",
        "manifest" => "Everything above for programs: exhibits, and the size of each file",
        "custody" => "What happened to each exhibit since it came, a line for each entry",
        _ => "",
    }
}

fn checking(cover: &Cover) -> Vec<Block> {
    let text = |text: &str| Block::Paragraph(text.to_owned());
    let lines =
        |lines: &[&str]| Block::Lines(lines.iter().map(|line| (*line).to_owned()).collect());
    vec![
        text(
            "The pack is a BagIt bag (RFC 8493). Open a terminal in the folder that holds \
             bagit.txt. On Linux, the first command recomputes every digest; the second is for \
             macOS. Each prints OK behind every file and complains about any that differs or is \
             missing.",
        ),
        Block::Lines(vec![format!("sha256sum -c {LIST}"), format!("shasum -a 256 -c {LIST}")]),
        text("On Windows, in PowerShell. Nothing printed means that nothing differs:"),
        Block::Lines(vec![format!(
            "Get-Content {LIST} | ForEach-Object {{ $h, $f = $_ -split '\\s+', 2; if ((Get-FileHash \
             -Algorithm SHA256 -LiteralPath $f).Hash -ne $h) {{ \"DIFFERS: $f\" }} }}"
        )]),
        text(
            "Those lists cannot notice a file that was added. The Library of Congress program \
             bagit, for any system with Python, notices this too:",
        ),
        lines(&["pip install bagit", "python -m bagit --validate ."]),
        Block::Paragraph(format!(
            "Whoever can change a file can also change the lists. Therefore compare the SHA-256 of \
             {TAG_MANIFEST}, which covers {MANIFEST} and so every file, with the value that came \
             to you by another way, such as the cover letter:"
        )),
        Block::Lines(vec![format!("sha256sum {TAG_MANIFEST}")]),
        text(
            "What such a check shows: the files are unchanged since that value was written down. \
             It does not show that what a document says is true.",
        ),
        Block::Paragraph(format!(
            "Each line of custody.jsonl names an entry of the journal of vault {} with its \
             SHA-256, and holds the SHA-256 of the line before it. The entry named above is the \
             last one at the time; the party that made the pack can show it.",
            cover.vault
        )),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Content, PackFile, html};

    fn cover() -> Cover {
        Cover {
            matter: "AUD-7".into(),
            title: String::new(),
            publisher: "Microsoft".into(),
            recipient: String::new(),
            volume: 2,
            as_of: NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"),
            rules: "evidence 1".into(),
            rules_sha256: "ab".repeat(32),
            profile: "practical".into(),
            software: "Muniment 0.1.0".into(),
            vault: "0190".into(),
            entry: 42,
            entry_sha256: "cd".repeat(32),
            exhibits: Some(("ACME-0001".into(), "ACME-0009".into())),
            pages: None,
            requests: vec![("1.2".into(), "All invoices".into(), 9)],
        }
    }

    fn section() -> Section {
        Section {
            folder: "06_invoices".into(),
            title: "Invoices".into(),
            files: vec![PackFile { name: "a.pdf".into(), content: Content::Made(Vec::new()) }],
        }
    }

    #[test]
    fn a_stranger_is_told_every_way_to_check() {
        let page = html("Pack", &readme(&cover(), &[section()]));
        for told in [
            "sha256sum -c manifest.sha256",
            "shasum -a 256 -c",
            "Get-FileHash",
            "bagit --validate",
            "sha256sum tagmanifest-sha256.txt",
        ] {
            assert!(page.contains(told), "`{told}` is missing");
        }
    }

    #[test]
    fn the_first_page_names_scope_rules_requests_and_contents() {
        let page = html("Pack", &readme(&cover(), &[section()]));
        for told in [
            "volume 2",
            "2026-03-31",
            "ACME-0001 to ACME-0009",
            "evidence 1",
            "1.2",
            "All invoices",
            "06_invoices/",
        ] {
            assert!(page.contains(told), "`{told}` is missing");
        }
        assert!(!page.contains("Made for"), "what is not stated is not shown");
    }
}

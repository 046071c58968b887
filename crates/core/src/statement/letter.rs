//! The letter that goes with a dispute: who writes about what, a table of lines, a list of
//! exhibits.

use std::fmt::Write;

use chrono::NaiveDate;

use super::{Dispute, DisputedLine, Statement};
use crate::DocumentId;

/// What the letter needs beside the dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterHead {
    /// Who writes.
    pub sender: String,
    /// The day of the letter.
    pub on: NaiveDate,
    /// The titles of the documents of the bundle, as a reader of the letter knows them.
    pub titles: Vec<(DocumentId, String)>,
}

/// A letter, for a person to read, change and send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The day.
    pub on: NaiveDate,
    /// Who writes.
    pub sender: String,
    /// To whom.
    pub recipient: String,
    /// What it is about.
    pub subject: String,
    /// What is asked.
    pub paragraphs: Vec<String>,
    /// The lines, in their order.
    pub rows: Vec<LetterRow>,
    /// The exhibits, by number.
    pub exhibits: Vec<String>,
}

/// A line of the table in the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// The product and version.
    pub product: String,
    /// The units listed.
    pub listed: i64,
    /// The units claimed.
    pub claimed: i64,
    /// The exhibits that prove them, with pages, such as `1 (p. 2-3)`.
    pub exhibits: Vec<String>,
}

impl Letter {
    /// The letter of a dispute about a statement.
    pub fn of(dispute: &Dispute, statement: &Statement, head: &LetterHead) -> Self {
        let bundle = dispute.bundle();
        let title = |document: &DocumentId| {
            let found = head.titles.iter().find(|(known, _)| known == document);
            found.map_or_else(|| document.to_string(), |(_, title)| title.clone())
        };
        let calculated = statement.calculated_on.map(|on| format!(" as of {on}"));
        let request = match statement.request_id.as_str() {
            "" => String::new(),
            id => format!(" (request {id})"),
        };
        let about = format!("{}{request}{}", statement.name, calculated.unwrap_or_default());
        Self {
            on: head.on,
            sender: head.sender.clone(),
            recipient: dispute.submitted_to.clone(),
            subject: format!("License statement {about}: request for correction"),
            paragraphs: vec![
                format!(
                    "We have compared the license statement {about} with our records of purchase. For {} it lists fewer licenses than our documents prove.",
                    products(dispute.lines.len())
                ),
                "The table below states for each product what is listed and what we claim. The exhibits are enclosed; their numbers stand beside the lines that they prove.".to_owned(),
                "Please correct the statement, or tell us for each line which proof you miss.".to_owned(),
            ],
            rows: dispute.lines.iter().map(|line| LetterRow::of(line, &bundle)).collect(),
            exhibits: bundle.iter().map(title).collect(),
        }
    }

    /// The letter as plain text, with the table in columns.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{}\n{}\n\nTo: {}\n\n{}\n\n",
            self.sender, self.on, self.recipient, self.subject
        );
        for paragraph in &self.paragraphs {
            let _ = writeln!(text, "{paragraph}\n");
        }
        let head = ["Product".to_owned(), "Listed".into(), "Claimed".into(), "Exhibits".into()];
        let cells = self.rows.iter().map(|row| {
            let exhibits = row.exhibits.join(", ");
            [row.product.clone(), row.listed.to_string(), row.claimed.to_string(), exhibits]
        });
        let table: Vec<[String; 4]> = std::iter::once(head).chain(cells).collect();
        let width = |at: usize| table.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
        let (product, listed, claimed) = (width(0), width(1), width(2));
        for [one, two, three, four] in &table {
            let _ = writeln!(text, "{one:product$}  {two:>listed$}  {three:>claimed$}  {four}");
        }
        text.push_str("\nExhibits\n");
        for (index, title) in self.exhibits.iter().enumerate() {
            let _ = writeln!(text, "{}  {title}", index + 1);
        }
        text
    }
}

impl LetterRow {
    fn of(line: &DisputedLine, bundle: &[DocumentId]) -> Self {
        let number = |document: &DocumentId| {
            bundle.iter().position(|known| known == document).map_or(0, |at| at + 1)
        };
        let exhibits = line.exhibits.iter().map(|exhibit| match &exhibit.pages {
            pages if pages.is_whole_document() => number(&exhibit.document).to_string(),
            pages => format!("{} (p. {pages})", number(&exhibit.document)),
        });
        Self {
            product: format!("{} {}", line.family, line.version).trim().to_owned(),
            listed: line.listed,
            claimed: line.claimed,
            exhibits: exhibits.collect(),
        }
    }
}

fn products(count: usize) -> String {
    if count == 1 { "one product".to_owned() } else { format!("{count} products") }
}

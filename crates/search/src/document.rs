//! What the index is told about a document.

use std::collections::{BTreeSet, HashSet};

use chrono::{Datelike, NaiveDate};
use tantivy::TantivyDocument;

use crate::identifier::{identifiers, normal};
use crate::runs::runs;
use crate::schema::{Fields, PAGE_BREAK};

/// A document as it is indexed.
#[derive(Debug, Clone, Default)]
pub struct Indexed<'a> {
    /// The file's own name.
    pub name: &'a str,
    /// The title a person gave it, or the document itself.
    pub title: &'a str,
    /// The text of each page.
    pub pages: Vec<&'a str>,
    /// Who issued it.
    pub issuer: &'a str,
    /// To whom.
    pub recipient: &'a str,
    /// The numbers it bears: the code of what each numbers, and the number as printed.
    pub numbers: Vec<(&'a str, &'a str)>,
    /// The day it bears.
    pub date: Option<NaiveDate>,
    /// The day it was added.
    pub added: NaiveDate,
    /// Free tags.
    pub tags: Vec<&'a str>,
    /// The code of the system it came from.
    pub source: &'a str,
    /// The SHA-256 of its bytes in hexadecimal digits.
    pub sha256: &'a str,
    /// The code of how far its reading came.
    pub state: &'a str,
}

pub(crate) fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

impl Indexed<'_> {
    pub(crate) fn to_document(&self, row: u64, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_u64(fields.row, row);
        for (field, text) in [
            (fields.title, self.title),
            (fields.issuer, self.issuer),
            (fields.recipient, self.recipient),
        ] {
            if !text.is_empty() {
                document.add_text(field, text);
                document.add_text(fields.text, text);
            }
        }
        let name_words = split_name(self.name);
        for name in std::iter::once(self.name).chain(name_words.as_deref()) {
            document.add_text(fields.name, name);
            document.add_text(fields.text, name);
        }
        for page in &self.pages {
            document.add_text(fields.text, page);
        }
        for (_, number) in &self.numbers {
            document.add_text(fields.text, number);
        }
        self.add_identifiers(&mut document, fields);
        self.add_numbers(&mut document, fields);

        for tag in &self.tags {
            document.add_text(fields.tag, tag_form(tag));
            document.add_text(fields.text, tag);
        }
        document.add_text(fields.source, self.source);
        document.add_text(fields.state, self.state);
        document.add_text(fields.sha256, self.sha256.to_ascii_lowercase());
        if let Some(date) = self.date {
            document.add_i64(fields.date, day(date));
        }
        document.add_i64(fields.added, day(self.added));
        document.add_text(fields.pages, self.pages.join(&PAGE_BREAK.to_string()));
        document.add_text(fields.head, self.head());
        document
    }

    /// What is known about it, by lines.
    fn head(&self) -> String {
        let numbers: Vec<&str> = self.numbers.iter().map(|(_, number)| *number).collect();
        let (numbers, tags) = (numbers.join(" · "), self.tags.join(" · "));
        let lines = [self.name, self.title, self.issuer, self.recipient, &numbers, &tags];
        let lines = lines.iter().filter(|line| !line.is_empty());
        lines.map(|line| line.replace('\n', " ")).collect::<Vec<_>>().join("\n")
    }

    fn add_identifiers(&self, document: &mut TantivyDocument, fields: &Fields) {
        let mut forms = HashSet::new();
        let mut reversed = HashSet::new();
        let numbers = self.numbers.iter().map(|(_, number)| *number);
        for text in self.pages.iter().copied().chain([self.name, self.title]).chain(numbers) {
            for found in identifiers(text) {
                let normal = found.normal(text);
                forms.extend(normal.forms().map(str::to_owned));
                reversed.extend(normal.reversed_forms());
            }
        }
        for form in forms {
            document.add_text(fields.identifier, form);
        }
        for form in reversed {
            document.add_text(fields.reversed, form);
        }
    }

    fn add_numbers(&self, document: &mut TantivyDocument, fields: &Fields) {
        let mut terms = BTreeSet::new();
        for (kind, number) in &self.numbers {
            let parts: Vec<_> = runs(number).collect();
            for from in parts {
                let form = normal(&number[from.start..]);
                terms.insert(format!("{kind}={form}"));
                terms.insert(format!("any={form}"));
            }
        }
        for term in terms {
            document.add_text(fields.number, term);
        }
    }
}

/// How a tag is compared.
pub(crate) fn tag_form(tag: &str) -> String {
    crate::fold::fold(tag.trim())
}

/// A name with spaces where small letters end, or letters and digits meet; nothing where that
/// adds no word.
fn split_name(name: &str) -> Option<String> {
    let mut split = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        let camel = before.is_lowercase() && c.is_uppercase();
        let digits = before.is_alphabetic() && c.is_numeric();
        let letters = before.is_numeric() && c.is_alphabetic();
        if camel || digits || letters {
            split.push(' ');
        }
        split.push(c);
        before = c;
    }
    (split.len() > name.len()).then_some(split)
}

#[cfg(test)]
mod tests {
    use super::split_name;

    #[test]
    fn names_are_split_where_case_and_digits_change() {
        let split = split_name("ContosoInvoice2019-04.pdf");
        assert_eq!(split.as_deref(), Some("Contoso Invoice 2019-04.pdf"));
        assert_eq!(split_name("invoice-2019.pdf"), None);
    }
}

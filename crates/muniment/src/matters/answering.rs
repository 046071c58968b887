//! An auditor's list, answered: which documents and license records bear what its lines ask for.
//!
//! A product key is compared by its fingerprint and its end. Its value goes neither into a query
//! nor into the journal, the index or the logs.

use std::collections::BTreeMap;
use std::path::Path;

use muniment_catalog::{AgreementEntry, Catalog, DocumentRecord, KeyEntry};
use muniment_core::key::{KeyValue, find_keys};
use muniment_core::matter::{Asked, AskedLine, ComparedNumber, Likeness, asked_lines};
use muniment_core::{Digest, DocumentId, LicenseId};
use muniment_search::Query;

use crate::sealing::fingerprint;
use crate::view::{AnswerLine, AnswerMatch, AnsweredList};
use crate::{Error, Vault};

/// The longest list, in bytes, and the most things it may ask for.
const LONGEST: usize = 1 << 20;
const MOST_LINES: usize = 5_000;
/// The most documents that are looked at for one of them, and the most exact matches that are
/// shown.
const MOST_DOCUMENTS: usize = 50;
/// The most near matches that are shown, the nearest first: numbers that were given one after
/// another all look alike.
const MOST_NEAR: usize = 10;

impl Vault {
    /// Reads an auditor's list, as pasted, and finds what the vault has for each of its numbers
    /// and product keys. Nothing is written.
    ///
    /// # Errors
    /// When the list is longer than 1 MiB or asks for more than 5000 things, or catalog or index
    /// cannot be read.
    pub fn answer(&self, list: &str) -> Result<AnsweredList, Error> {
        let too_long = || Error::invalid("list_too_long", "the list is too long; divide it");
        if list.len() > LONGEST {
            return Err(too_long());
        }
        let asked = asked_lines(list);
        if asked.len() > MOST_LINES {
            return Err(too_long());
        }
        let registers = Registers::load(&self.catalog)?;
        let mut lines = Vec::new();
        for line in &asked {
            lines.push(self.answer_line(&registers, line)?);
        }
        let answered = lines.iter().filter(|line| !line.exact.is_empty()).count();
        Ok(AnsweredList { lines, answered: super::small(answered) })
    }

    /// As [`Self::answer`], for a list in a text file, a CSV file or a workbook. It is read by a
    /// worker.
    ///
    /// # Errors
    /// As [`Self::answer`], or when the file cannot be read as a list.
    pub fn answer_file(&self, file: &Path) -> Result<AnsweredList, Error> {
        self.answer(&self.list_text(file)?)
    }

    fn answer_line(&self, registers: &Registers, line: &AskedLine) -> Result<AnswerLine, Error> {
        let mut found = Found::default();
        match &line.asked {
            Asked::Key(value) => {
                let mark = fingerprint(self.store.vault(), value);
                self.find_key(registers, value.last_five(), Some(mark), &mut found)?;
            }
            Asked::LastFive(end) => {
                self.find_key(registers, end, None, &mut found)?;
                self.find_number(registers, end, &mut found)?;
            }
            Asked::Number(number) => self.find_number(registers, number, &mut found)?,
        }
        let unseen = found.unseen;
        let (exact, near) = found.sorted();
        let more = unseen + exact.len().saturating_sub(MOST_DOCUMENTS);
        Ok(AnswerLine {
            line: line.line,
            text: line.asked.shown(),
            kind: line.kind.code().to_owned(),
            exact: exact.into_iter().take(MOST_DOCUMENTS).collect(),
            near: near.into_iter().take(MOST_NEAR).collect(),
            more: super::small(more),
        })
    }

    fn find_number(
        &self,
        registers: &Registers,
        number: &str,
        found: &mut Found,
    ) -> Result<(), Error> {
        let catalog = &self.catalog;
        let asked = ComparedNumber::new(number);
        for (bears, Bearing { compared, licenses }) in &registers.licenses {
            if let Some(likeness) = asked.likeness(compared) {
                for (license, by) in licenses {
                    found.license(catalog, likeness, *license, by, bears)?;
                }
            }
        }
        for (compared, entry) in &registers.agreements {
            let bears = &entry.stated.number;
            if let Some(likeness) = asked.likeness(compared) {
                for paper in &entry.stated.papers {
                    found.paper(catalog, likeness, paper.document, bears)?;
                }
            }
        }
        for record in self.documents_for(number, found)? {
            self.compare(&record, number, &asked, found)?;
        }
        Ok(())
    }

    /// Looks at a document that a search for a number found: at the numbers that a person stated,
    /// and at the words around the best hit.
    fn compare(
        &self,
        record: &DocumentRecord,
        number: &str,
        asked: &ComparedNumber,
        found: &mut Found,
    ) -> Result<(), Error> {
        let stated = record.description.numbers.iter().filter_map(|stated| {
            Some((asked.likeness(&ComparedNumber::new(&stated.value))?, stated.value.as_str()))
        });
        if let Some((likeness, bears)) = stated.min_by_key(|(likeness, _)| *likeness) {
            found.document(record, likeness, "number", bears, 0);
        }
        let Ok(query) = Query::parse(&searchable(number)) else { return Ok(()) };
        let Some(hit) = self.index.hit(&query, record.row)? else { return Ok(()) };
        let units: Vec<u16> = hit.snippet.encode_utf16().collect();
        let marked = hit.marks.iter().filter_map(|(start, end)| {
            let units = units.get(*start as usize..*end as usize)?;
            let bears = String::from_utf16_lossy(units);
            Some((asked.likeness(&ComparedNumber::new(&bears))?, bears))
        });
        if let Some((likeness, bears)) = marked.min_by_key(|(likeness, _)| *likeness) {
            found.document(record, likeness, "text", &bears, hit.page);
        }
        Ok(())
    }

    /// Looks for a product key by its end; what has the whole key too is an exact match, and where
    /// only the end is known, everything with that end is.
    fn find_key(
        &self,
        registers: &Registers,
        end: &str,
        mark: Option<Digest>,
        found: &mut Found,
    ) -> Result<(), Error> {
        let likeness = |other: Option<Digest>| {
            let is_same = mark.is_none() || mark == other;
            if is_same { Likeness::Exact } else { Likeness::Near(1) }
        };
        let catalog = &self.catalog;
        for entry in registers.keys.iter().filter(|entry| entry.stated.last_five == end) {
            let likeness = likeness(entry.sealed.as_ref().map(|sealed| sealed.fingerprint));
            for license in &entry.stated.licenses {
                found.license(catalog, likeness, *license, "product_key", end)?;
            }
            if let Some(document) = entry.stated.document
                && let Some(record) = catalog.document_by_id(&document)?
            {
                found.document(&record, likeness, "product_key", end, 0);
            }
        }
        for record in self.documents_for(end, found)? {
            let Some(content) = self.content(&record.digest)? else { continue };
            for (page, content) in (1..).zip(&content.pages) {
                let keys = find_keys(&content.text).into_iter();
                for value in keys.filter_map(|key| content.text[key].parse::<KeyValue>().ok()) {
                    if value.last_five() == end {
                        let likeness = likeness(Some(fingerprint(self.store.vault(), &value)));
                        found.document(&record, likeness, "product_key", end, page);
                    }
                }
            }
        }
        Ok(())
    }

    /// The documents that count and that a search for a number finds, the best first. Those past
    /// the limit are counted.
    fn documents_for(&self, number: &str, found: &mut Found) -> Result<Vec<DocumentRecord>, Error> {
        let Ok(query) = Query::parse(&searchable(number)) else { return Ok(Vec::new()) };
        if query.is_everything() {
            return Ok(Vec::new());
        }
        let mut rows = self.matches(&query)?;
        {
            let columns = self.catalog.columns();
            rows.retain(|(row, _)| columns.get(*row).is_some_and(|column| !column.voided));
        }
        rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut records = Vec::new();
        let mut rows = rows.into_iter();
        while records.len() < MOST_DOCUMENTS
            && let Some((row, _)) = rows.next()
        {
            records.extend(self.catalog.document(row)?);
        }
        // The end of a key is looked for twice.
        found.unseen = found.unseen.max(rows.len());
        Ok(records)
    }
}

/// A number as a query that the query language reads as one word.
fn searchable(number: &str) -> String {
    let is_of_numbers = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_');
    number.chars().map(|c| if is_of_numbers(c) { c } else { ' ' }).collect()
}

/// What bears numbers beside documents, of what counts.
struct Registers {
    /// By number, the license records that bear it, and as what.
    licenses: BTreeMap<String, Bearing>,
    agreements: Vec<(ComparedNumber, AgreementEntry)>,
    keys: Vec<KeyEntry>,
}

/// The license records that bear a number, and as what.
struct Bearing {
    compared: ComparedNumber,
    licenses: Vec<(LicenseId, &'static str)>,
}

impl Registers {
    fn load(catalog: &Catalog) -> Result<Self, Error> {
        let mut agreements = catalog.agreements()?;
        agreements.retain(|entry| entry.voided.is_none());
        let mut keys = catalog.product_keys()?;
        keys.retain(|entry| entry.voided.is_none());
        let mut licenses: BTreeMap<String, Bearing> = BTreeMap::new();
        for candidate in catalog.link_candidates()? {
            for (number, by) in [
                (candidate.part_number, "part_number"),
                (candidate.agreement_number, "agreement_number"),
                (candidate.order_number, "order_number"),
            ] {
                let compared = ComparedNumber::new(&number);
                let bearing = licenses.entry(number);
                let bearing = bearing.or_insert(Bearing { compared, licenses: Vec::new() });
                bearing.licenses.push((candidate.license, by));
            }
        }
        let compared = |entry: AgreementEntry| (ComparedNumber::new(&entry.stated.number), entry);
        Ok(Self { licenses, agreements: agreements.into_iter().map(compared).collect(), keys })
    }
}

/// The matches of one line, each subject once and by its best reason.
#[derive(Default)]
struct Found {
    matches: Vec<(Likeness, AnswerMatch)>,
    /// How many documents a search found beyond those that were looked at.
    unseen: usize,
}

impl Found {
    fn document(
        &mut self,
        record: &DocumentRecord,
        likeness: Likeness,
        by: &str,
        bears: &str,
        page: u32,
    ) {
        if record.voided.is_some() {
            return;
        }
        let name = record.description.title.clone().unwrap_or_else(|| record.name.clone());
        let (subject, id) = ("document".to_owned(), record.id.to_string());
        let (by, found) = (by.to_owned(), bears.to_owned());
        self.add(likeness, AnswerMatch { subject, id, name, by, found, page });
    }

    fn paper(
        &mut self,
        catalog: &Catalog,
        likeness: Likeness,
        document: DocumentId,
        bears: &str,
    ) -> Result<(), Error> {
        if let Some(record) = catalog.document_by_id(&document)? {
            self.document(&record, likeness, "agreement_paper", bears, 0);
        }
        Ok(())
    }

    fn license(
        &mut self,
        catalog: &Catalog,
        likeness: Likeness,
        license: LicenseId,
        by: &str,
        bears: &str,
    ) -> Result<(), Error> {
        if let Some(entry) = catalog.license(&license)?.filter(|entry| entry.voided.is_none()) {
            let (subject, id) = ("license".to_owned(), license.to_string());
            let (name, by, found) = (entry.record.title(), by.to_owned(), bears.to_owned());
            self.add(likeness, AnswerMatch { subject, id, name, by, found, page: 0 });
        }
        Ok(())
    }

    fn add(&mut self, likeness: Likeness, found: AnswerMatch) {
        let is_it = |(_, known): &&mut (Likeness, AnswerMatch)| {
            known.subject == found.subject && known.id == found.id
        };
        match self.matches.iter_mut().find(is_it) {
            Some(known) if likeness < known.0 || (likeness == known.0 && known.1.page == 0) => {
                *known = (likeness, found);
            }
            Some(_) => {}
            None => self.matches.push((likeness, found)),
        }
    }

    /// The exact ones and the near ones, the nearest and documents first.
    fn sorted(mut self) -> (Vec<AnswerMatch>, Vec<AnswerMatch>) {
        self.matches
            .sort_by(|a, b| (a.0, &a.1.subject, &a.1.name).cmp(&(b.0, &b.1.subject, &b.1.name)));
        let (exact, near): (Vec<_>, Vec<_>) =
            self.matches.into_iter().partition(|(likeness, _)| *likeness == Likeness::Exact);
        let matches = |found: Vec<(Likeness, AnswerMatch)>| {
            found.into_iter().map(|(_, found)| found).collect()
        };
        (matches(exact), matches(near))
    }
}

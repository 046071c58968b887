//! What was gathered as the rows of tables.

use std::collections::BTreeSet;

use muniment_catalog::DocumentRecord;
use muniment_core::key::mask;
use muniment_core::matter::{Exhibit, page_label};
use muniment_core::pack::{
    Block, CitationRow, Content, GroupRow, IndexRow, PackFile, PositionRow, RecordLine,
    document_name,
};
use muniment_core::proof::{GroupResult, GroupState};
use muniment_core::statement::HoldingKind;

use super::contents::path_of;
use super::gather::{Gathered, GatheredExhibit, GatheredRecord};
use crate::{Error, Vault};

/// A row for each exhibit.
pub(super) fn index(gathered: &Gathered) -> Vec<IndexRow> {
    gathered.exhibits.iter().map(|shown| index_row(gathered, shown)).collect()
}

fn index_row(gathered: &Gathered, shown: &GatheredExhibit) -> IndexRow {
    let prefix = &gathered.asked.matter.exhibit_prefix;
    let said = &shown.record.description;
    let known: BTreeSet<_> = gathered.records.iter().map(|record| record.id).collect();
    // A document may prove records that nobody asked about.
    let links: Vec<_> = shown.links.iter().filter(|link| known.contains(&link.license)).collect();
    let products: BTreeSet<&str> = links.iter().map(|link| link.license_title.as_str()).collect();
    let licenses: BTreeSet<String> = links.iter().map(|link| link.license.to_string()).collect();
    let stated = links.iter().filter_map(|link| link.claim.quantity);
    let quantity = stated.reduce(u64::saturating_add);
    let numbers = said.numbers.iter().map(|number| format!("{} {}", number.kind, number.value));
    let text = |text: &Option<String>| mask(text.as_deref().unwrap_or_default());
    IndexRow {
        exhibit: shown.label.clone(),
        first_page: page_label(prefix, shown.exhibit.first_page),
        last_page: page_label(prefix, shown.exhibit.last_page),
        volume: shown.volume,
        kind: kind_of(&shown.record),
        name: mask(&shown.record.name),
        entity: text(&said.parties.recipient),
        vendor: text(&said.parties.issuer),
        numbers: mask(&joined(numbers)),
        date: said.date,
        products: mask(&joined(products)),
        quantity,
        licenses: joined(licenses),
        requests: joined(&shown.requests),
        sha256: shown.exhibit.digest.to_string(),
        pages: page_count(&shown.exhibit),
        path: if shown.is_here { path_of(shown) } else { String::new() },
        notes: shown.original.map(|_| "redacted copy".to_owned()).unwrap_or_default(),
    }
}

/// How many pages an exhibit has.
pub(super) fn page_count(exhibit: &Exhibit) -> u32 {
    exhibit.last_page.saturating_sub(exhibit.first_page).saturating_add(1)
}

/// The kind of a document as its code; empty where none is stated.
pub(super) fn kind_of(record: &DocumentRecord) -> String {
    record.description.kind.map(|kind| kind.code().to_owned()).unwrap_or_default()
}

/// The records as positions count them.
pub(super) fn record_lines(gathered: &Gathered) -> Vec<RecordLine> {
    let line = |found: &GatheredRecord| {
        let record = &found.record;
        let product = [&record.product, &record.edition].map(|text| text.trim()).join(" ");
        RecordLine {
            publisher: mask(&record.publisher),
            product: mask(product.trim()),
            version: mask(&record.version),
            metric: mask(&record.metric),
            kind: record.channel.and_then(HoldingKind::of),
            quantity: record.quantity,
            status: found.assessment.status,
            exhibits: found.exhibits.values().cloned().collect(),
        }
    };
    gathered.records.iter().map(line).collect()
}

/// A row for each group of each record that applies to it.
pub(super) fn completeness(gathered: &Gathered) -> Vec<GroupRow> {
    let applies = |group: &&GroupResult| group.state != GroupState::NotApplicable;
    let rows = gathered.records.iter().flat_map(|record| {
        let groups = record.assessment.groups.iter().filter(applies);
        groups.map(|group| group_row(record, group))
    });
    rows.collect()
}

fn group_row(record: &GatheredRecord, group: &GroupResult) -> GroupRow {
    let met = group.met_by.iter().map(|evidence| evidence.document);
    let exhibits: BTreeSet<&str> =
        met.filter_map(|id| record.exhibits.get(&id)).map(String::as_str).collect();
    let shown = match group.state {
        GroupState::Missing => "GAP".to_owned(),
        GroupState::Met if exhibits.is_empty() => "not handed over".to_owned(),
        _ => joined(exhibits),
    };
    let rule = record.assessment.rule.as_ref();
    GroupRow {
        license: record.id.to_string(),
        title: mask(&record.record.title()),
        quantity: record.record.quantity,
        status: record.assessment.status.code().to_owned(),
        rule: rule.map(|rule| format!("{} v{}", rule.id, rule.version)).unwrap_or_default(),
        group: group.code.clone(),
        asks: group.title.clone(),
        state: group.state.code().to_owned(),
        exhibits: shown,
    }
}

impl Vault {
    /// The terms that govern the records, and the captured documents of those that are held.
    pub(super) fn citations(
        &self,
        gathered: &Gathered,
    ) -> Result<(Vec<CitationRow>, Vec<PackFile>), Error> {
        let ids: Vec<_> = gathered.records.iter().map(|record| record.id).collect();
        let (mut rows, mut files) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for view in self.governing_each(&ids, gathered.as_of)? {
            for edition in &view.editions {
                let held = edition.edition.as_ref();
                let document = match held {
                    Some(held) => {
                        self.catalog.document_by_id(&held.fields.document.parse().map_err(
                            |_| Error::invalid("bad_document", "a terms edition has no document"),
                        )?)?
                    }
                    None => None,
                };
                rows.push(CitationRow {
                    license: view.license.id.clone(),
                    title: mask(&view.license.title),
                    version: view.version.clone(),
                    rule: view.rule.clone().unwrap_or_default(),
                    source: view.source.clone(),
                    required_on: view.required_on.clone().unwrap_or_default(),
                    kind: edition.label.clone(),
                    edition: held.map(|held| held.label.clone()).unwrap_or_default(),
                    effective: held.map(|held| held.fields.effective.clone()).unwrap_or_default(),
                    address: held.map(|held| held.fields.address.clone()).unwrap_or_default(),
                    sha256: document
                        .as_ref()
                        .map(|found| found.digest.to_string())
                        .unwrap_or_default(),
                });
                if let Some(document) = document.filter(|found| seen.insert(found.digest)) {
                    let number = format!("terms{:03}", seen.len());
                    let content =
                        Content::Object { digest: document.digest, bytes: document.bytes };
                    let name = document_name(&number, "", &mask(&document.name));
                    files.push(PackFile { name, content });
                }
            }
        }
        Ok((rows, files))
    }
}

/// The position as a table of a report.
pub(super) fn position_blocks(rows: &[PositionRow]) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let row = |row: &PositionRow| {
        let statuses = row.statuses.iter().map(|(status, count)| format!("{count} {status}"));
        vec![
            format!("{} {} {}", row.publisher, row.product, row.version).trim().to_owned(),
            row.metric.clone(),
            row.total.to_string(),
            row.proven.to_string(),
            statuses.collect::<Vec<_>>().join(", "),
        ]
    };
    vec![
        Block::Heading("Entitlement position".to_owned()),
        Block::Paragraph(
            "Units of the license records that this pack shows. 02_entitlement_position splits \
             them by how they came and names the exhibits."
                .to_owned(),
        ),
        Block::Table {
            captions: texts(["Product", "Metric", "Units", "Proven", "Records"]),
            widths: vec![42, 16, 11, 11, 20],
            rows: rows.iter().map(row).collect(),
        },
    ]
}

/// The exhibits as a table of a report.
pub(super) fn exhibit_blocks(gathered: &Gathered) -> Vec<Block> {
    let row = |shown: &GatheredExhibit| {
        let row = index_row(gathered, shown);
        let pages = if row.first_page == row.last_page {
            row.first_page
        } else {
            format!("{} to {}", row.first_page, row.last_page)
        };
        let about =
            [row.vendor, row.numbers, row.date.map(|day| day.to_string()).unwrap_or_default()];
        let about: Vec<&str> =
            about.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        vec![row.exhibit, pages, row.kind.replace('_', " "), row.name, about.join(", ")]
    };
    vec![
        Block::Heading("Exhibits".to_owned()),
        Block::Table {
            captions: texts(["Exhibit", "Pages", "Kind", "Document", "Of"]),
            widths: vec![13, 18, 14, 29, 26],
            rows: gathered.exhibits.iter().map(row).collect(),
        },
    ]
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts: Vec<T> = texts.into_iter().collect();
    texts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; ")
}

//! What a pack holds: its sections, made from what was gathered.

use std::collections::BTreeMap;

use muniment_core::Digest;
use muniment_core::key::mask;
use muniment_core::matter::{Matter, RuleSetUsed, page_label};
use muniment_core::pack::{
    BagListing, Block, Content, Cover, Delimiters, Folder, LoadRow, PackFile, Section, concordance,
    html, opticon, positions, readme,
};
use serde::Serialize;

use super::gather::{Gathered, GatheredExhibit};
use super::report::{Frame, report};
use super::rows;
use super::stamped::cover_sheet;
use super::tables;
use crate::{Error, Vault, show};

/// The folder of stamped copies and cover sheets.
const STAMPED: &str = "13_stamped";
/// The folder of load files.
const LOAD: &str = "load";
/// Reports with more exhibits than this leave their table to the index.
const MOST_EXHIBITS: usize = 400;

/// A pack before it is written.
pub(super) struct PackContents {
    /// The name of its folder.
    pub(super) name: String,
    pub(super) sections: Vec<Section>,
    /// What the bag says about itself, but for its size.
    pub(super) listing: BagListing,
    listed: Listed,
}

/// What a person chose to be in a pack beside what is always there.
#[derive(Debug, Clone, Default)]
pub(super) struct Extras {
    /// Whether copies with page numbers on each page lie beside the originals.
    pub(super) stamped: bool,
    /// Whether each exhibit has a cover sheet.
    pub(super) covers: bool,
    /// Whether captured public terms that govern come along, beside the list that cites them.
    pub(super) terms: bool,
    /// The delimiters of load files, where these are wanted.
    pub(super) load: Option<Delimiters>,
}

/// `manifest.json`: the pack for programs.
#[derive(Serialize)]
struct Listed {
    pack_format: u32,
    software: String,
    matter: String,
    volume: u32,
    as_of: String,
    rules: String,
    rules_sha256: String,
    profile: String,
    vault: String,
    entry: String,
    entry_sha256: String,
    exhibits: Vec<ListedExhibit>,
}

#[derive(Serialize)]
struct ListedExhibit {
    exhibit: String,
    first_page: String,
    last_page: String,
    volume: u32,
    name: String,
    kind: Option<String>,
    bytes: String,
    sha256: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
}

#[derive(Serialize)]
struct ListedFile<'a> {
    path: &'a str,
    bytes: String,
    sha256: String,
}

impl PackContents {
    /// The bytes of `manifest.json`, with the size of every file of the payload but itself.
    pub(super) fn manifest_json(&self, sizes: &BTreeMap<String, (Digest, u64)>) -> Vec<u8> {
        #[derive(Serialize)]
        struct Whole<'a> {
            #[serde(flatten)]
            listed: &'a Listed,
            files: Vec<ListedFile<'a>>,
        }
        let files = sizes.iter().map(|(path, (digest, bytes))| ListedFile {
            path,
            bytes: bytes.to_string(),
            sha256: digest.to_string(),
        });
        let whole = Whole { listed: &self.listed, files: files.collect() };
        let mut text = serde_json::to_vec_pretty(&whole).expect("texts and numbers become JSON");
        text.push(b'\n');
        text
    }
}

impl Vault {
    /// The sections of a pack.
    pub(super) fn contents(
        &self,
        gathered: &Gathered,
        extras: &Extras,
    ) -> Result<PackContents, Error> {
        let cover = self.cover(gathered);
        let position = positions(&rows::record_lines(gathered));
        let completeness = rows::completeness(gathered);
        let mut sections = document_sections(gathered);
        self.add_statement_files(gathered, &mut sections)?;
        let terms = self.terms_section(gathered, extras, &mut sections)?;
        sections.extend(terms);
        sections.extend(stamped_section(gathered, extras));
        sections.extend(load_section(gathered, extras));
        sections.sort_by(|a, b| a.folder.cmp(&b.folder));
        let table = tables::index(&rows::index(gathered));
        let mut files = tables::files("01_index", "Index", &table)?;
        let table = tables::position(&position);
        files.extend(tables::files("02_entitlement_position", "Position", &table)?);
        let table = tables::completeness(&completeness);
        files.extend(tables::files("03_completeness", "Completeness", &table)?);
        files.extend(self.other_data_files(gathered)?);
        let custody = Content::Made(self.custody(gathered)?);
        files.push(PackFile { name: "custody.jsonl".to_owned(), content: custody });
        let made =
            |name: &str| PackFile { name: name.to_owned(), content: Content::Made(Vec::new()) };
        // The first page names all files beside the folders, itself and the list for programs too.
        let mut top = Section { folder: String::new(), title: String::new(), files };
        top.files.insert(0, made("00_README.html and .pdf"));
        top.files.push(made("manifest.json"));
        sections.insert(0, top);
        let blocks = readme(&cover, &sections);
        sections[0].files.retain(|file| file.content != Content::Made(Vec::new()));
        sections[0].files.extend(first_pages(&cover, blocks, gathered, &position));
        Ok(PackContents {
            name: name_of(gathered),
            listing: listing(&cover),
            listed: listed(&cover, gathered),
            sections,
        })
    }

    fn cover(&self, gathered: &Gathered) -> Cover {
        let matter = &gathered.asked.matter;
        let rules = &gathered.grounds.rules;
        let head = self.store.head();
        let here = || gathered.exhibits.iter().filter(|gathered| gathered.is_here);
        let page = |page| page_label(&matter.exhibit_prefix, page);
        let first = here().map(|gathered| gathered.exhibit.first_page).min();
        let last = here().map(|gathered| gathered.exhibit.last_page).max();
        let requests = gathered.asked.requests.iter().map(|request| {
            let answers = |shown: &&GatheredExhibit| shown.requests.contains(&request.number);
            (request.number.clone(), mask(&request.text), here().filter(answers).count())
        });
        Cover {
            matter: mask(&matter.reference),
            title: mask(&matter.title),
            publisher: mask(&matter.publisher),
            recipient: mask(&matter.auditor),
            volume: gathered.volume,
            as_of: gathered.as_of,
            rules: rules.set.name(),
            rules_sha256: rules.sha256.clone(),
            profile: gathered.profile.code().to_owned(),
            software: software(),
            vault: self.store.vault().to_string(),
            entry: head.n,
            entry_sha256: head.digest.to_string(),
            exhibits: here()
                .next()
                .zip(here().next_back())
                .map(|(first, last)| (first.label.clone(), last.label.clone())),
            pages: first.zip(last).map(|(first, last)| (page(first), page(last))),
            requests: requests.filter(|(_, _, count)| *count > 0).collect(),
        }
    }

    /// The tables about statements lie in the folder of the statements.
    fn add_statement_files(
        &self,
        gathered: &Gathered,
        sections: &mut Vec<Section>,
    ) -> Result<(), Error> {
        let files = self.statement_files(gathered)?;
        let is_theirs = |section: &&mut Section| section.folder == Folder::Statements.code();
        match sections.iter_mut().find(is_theirs) {
            Some(found) => found.files.extend(files),
            None if files.is_empty() => {}
            None => sections.push(section(Folder::Statements, files)),
        }
        Ok(())
    }

    /// The list of the terms that govern, and the captured documents where they are wanted.
    fn terms_section(
        &self,
        gathered: &Gathered,
        extras: &Extras,
        sections: &mut Vec<Section>,
    ) -> Result<Option<Section>, Error> {
        let (citations, editions) = self.citations(gathered)?;
        if citations.is_empty() {
            return Ok(None);
        }
        let table = tables::citations(&citations);
        let mut files = tables::files("governing_terms", "Governing terms", &table)?;
        if extras.terms {
            files.extend(editions);
        }
        let is_terms = |section: &Section| section.folder == Folder::Terms.code();
        if let Some(found) = sections.iter().position(is_terms) {
            files.extend(sections.remove(found).files);
        }
        Ok(Some(section(Folder::Terms, files)))
    }
}

/// The rules that a pack was made by, as the journal keeps them.
pub(super) fn rules_used(gathered: &Gathered) -> RuleSetUsed {
    let rules = &gathered.grounds.rules;
    let digest = rules.sha256.parse().expect("a digest was printed");
    RuleSetUsed { id: rules.set.name(), digest }
}

/// The program as packs name it.
pub(super) fn software() -> String {
    concat!("Muniment ", env!("CARGO_PKG_VERSION")).to_owned()
}

/// The name of the folder of a volume.
pub(super) fn pack_name(matter: &Matter, volume: u32) -> String {
    format!("{}_VOL{volume:03}", matter.exhibit_prefix)
}

fn name_of(gathered: &Gathered) -> String {
    pack_name(&gathered.asked.matter, gathered.volume)
}

fn section(folder: Folder, files: Vec<PackFile>) -> Section {
    Section { folder: folder.code().to_owned(), title: folder.title().to_owned(), files }
}

/// The documents in the folders of their kinds.
fn document_sections(gathered: &Gathered) -> Vec<Section> {
    let mut folders: BTreeMap<Folder, Vec<PackFile>> = BTreeMap::new();
    for shown in gathered.exhibits.iter().filter(|shown| shown.is_here) {
        let content = Content::Object { digest: shown.exhibit.digest, bytes: shown.record.bytes };
        let file = PackFile { name: shown.file.clone(), content };
        folders.entry(Folder::of(shown.record.description.kind)).or_default().push(file);
    }
    folders.into_iter().map(|(folder, files)| section(folder, files)).collect()
}

/// The path of an exhibit's file from the pack on.
pub(super) fn path_of(shown: &GatheredExhibit) -> String {
    format!("data/{}/{}", Folder::of(shown.record.description.kind).code(), shown.file)
}

fn stamped_section(gathered: &Gathered, extras: &Extras) -> Option<Section> {
    let prefix = &gathered.asked.matter.exhibit_prefix;
    let mut files = Vec::new();
    for shown in gathered.exhibits.iter().filter(|shown| shown.is_here) {
        if extras.covers {
            let content = Content::Made(cover_sheet(gathered, shown));
            files.push(PackFile { name: format!("{}_cover.pdf", shown.label), content });
        }
        if extras.stamped && shown.has_images {
            let pages = shown.exhibit.first_page..=shown.exhibit.last_page;
            let stamps = pages.map(|page| page_label(prefix, page)).collect();
            let content = Content::Stamped { digest: shown.exhibit.digest, stamps };
            files.push(PackFile { name: stamped_name(shown), content });
        }
    }
    let title = "Cover sheets, and copies with page numbers".to_owned();
    (!files.is_empty()).then(|| Section { folder: STAMPED.to_owned(), title, files })
}

fn stamped_name(shown: &GatheredExhibit) -> String {
    format!("{}_stamped.pdf", shown.label)
}

fn load_section(gathered: &Gathered, extras: &Extras) -> Option<Section> {
    let marks = extras.load?;
    let prefix = &gathered.asked.matter.exhibit_prefix;
    let here = gathered.exhibits.iter().filter(|shown| shown.is_here);
    let rows: Vec<LoadRow> = here
        .map(|shown| {
            let stamped = extras.stamped && shown.has_images;
            LoadRow {
                first_page: page_label(prefix, shown.exhibit.first_page),
                last_page: page_label(prefix, shown.exhibit.last_page),
                custodian: String::new(),
                file_name: mask(&shown.record.name),
                extension: muniment_core::pack::ascii_extension(&shown.file),
                bytes: shown.record.bytes,
                kind: rows::kind_of(&shown.record),
                date: show::written(shown.record.description.date).unwrap_or_default(),
                modified: modified(shown),
                sha256: shown.exhibit.digest.to_string(),
                native_path: path_of(shown),
                pages: rows::page_count(&shown.exhibit),
                image_path: if stamped {
                    format!("data/{STAMPED}/{}", stamped_name(shown))
                } else {
                    String::new()
                },
            }
        })
        .collect();
    let name = name_of(gathered);
    let made = |extension: &str, text: String| PackFile {
        name: format!("{name}.{extension}"),
        content: Content::Made(text.into_bytes()),
    };
    let mut files = vec![made("dat", concordance(&rows, marks))];
    let images = opticon(&rows, &name);
    if !images.is_empty() {
        files.push(made("opt", images));
    }
    let title = "Load files for review platforms".to_owned();
    Some(Section { folder: LOAD.to_owned(), title, files })
}

/// When the file of a document was last modified, as it came.
fn modified(shown: &GatheredExhibit) -> String {
    let at = shown.origins.first().and_then(|origin| origin.origin.modified);
    at.map(show::instant).unwrap_or_default()
}

/// The first page as HTML, and with the main tables as PDF.
fn first_pages(
    cover: &Cover,
    mut blocks: Vec<Block>,
    gathered: &Gathered,
    position: &[muniment_core::pack::PositionRow],
) -> [PackFile; 2] {
    let title = format!("Audit response pack {}", name_of(gathered));
    let page = html(&title, &blocks).into_bytes();
    blocks.extend(rows::position_blocks(position));
    if gathered.exhibits.len() <= MOST_EXHIBITS {
        blocks.extend(rows::exhibit_blocks(gathered));
    }
    let foot = format!("{}  ·  volume {}  ·  as of {}", cover.matter, cover.volume, cover.as_of);
    let frame =
        Frame { title: &title, foot: &foot, producer: &cover.software, made_on: cover.as_of };
    let pdf = report(&frame, &blocks);
    [("00_README.html", page), ("00_README.pdf", pdf)]
        .map(|(name, bytes)| PackFile { name: name.to_owned(), content: Content::Made(bytes) })
}

fn listing(cover: &Cover) -> BagListing {
    BagListing {
        software: cover.software.clone(),
        matter: cover.matter.clone(),
        volume: cover.volume,
        as_of: cover.as_of.to_string(),
        description: "Audit response pack; data/00_README.html says how to check it".to_owned(),
        bytes: 0,
        files: 0,
    }
}

fn listed(cover: &Cover, gathered: &Gathered) -> Listed {
    let prefix = &gathered.asked.matter.exhibit_prefix;
    let exhibit = |shown: &GatheredExhibit| ListedExhibit {
        exhibit: shown.label.clone(),
        first_page: page_label(prefix, shown.exhibit.first_page),
        last_page: page_label(prefix, shown.exhibit.last_page),
        volume: shown.volume,
        name: mask(&shown.record.name),
        kind: shown.record.description.kind.map(|kind| kind.code().to_owned()),
        bytes: shown.record.bytes.to_string(),
        sha256: shown.exhibit.digest.to_string(),
        path: shown.is_here.then(|| path_of(shown)),
    };
    Listed {
        pack_format: 1,
        software: cover.software.clone(),
        matter: cover.matter.clone(),
        volume: cover.volume,
        as_of: cover.as_of.to_string(),
        rules: cover.rules.clone(),
        rules_sha256: cover.rules_sha256.clone(),
        profile: cover.profile.clone(),
        vault: cover.vault.clone(),
        entry: cover.entry.to_string(),
        entry_sha256: cover.entry_sha256.clone(),
        exhibits: gathered.exhibits.iter().map(exhibit).collect(),
    }
}

//! Documents made for the tests, and reading them.

use std::io::{Cursor, Write};

use muniment_extract::{Child, Flow, Options, Reading, read};
use zip::write::SimpleFileOptions;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    zip_with(members, SimpleFileOptions::default())
}

pub fn zip_with(members: &[(&str, &str)], options: SimpleFileOptions) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, content) in streams {
        if let Some((storage, _)) = path.rsplit_once('/') {
            file.create_storage_all(storage).unwrap();
        }
        file.create_stream(path).unwrap().write_all(content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// A part that names the main part of a package.
pub fn package_relations(main: &str) -> String {
    relations(&[("rId1", "officeDocument", main)])
}

pub fn relations(all: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{RELATION}/{kind}" Target="{target}"/>"#)
    };
    let all: String = all.iter().map(relation).collect();
    format!("<Relationships>{all}</Relationships>")
}

pub fn reading(name: &str, bytes: &[u8]) -> Reading {
    with_children(&Options::named(name), bytes).0
}

pub fn with_children(options: &Options, bytes: &[u8]) -> (Reading, Vec<Child>) {
    let mut children = Vec::new();
    let reading = read(bytes, options, &mut |child| {
        children.push(child);
        Flow::Continue
    });
    (reading, children)
}

pub fn pages(reading: &Reading) -> Vec<&str> {
    reading.pages.iter().map(|page| page.text.as_str()).collect()
}

pub fn code(reading: &Reading) -> &str {
    reading.reason.as_ref().map_or("", |reason| &reason.code)
}

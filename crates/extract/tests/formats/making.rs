//! Documents made for the tests, and reading them.

use std::io::{Cursor, Write};

use ms_offcrypto_writer::Ecma376AgileWriter;
use muniment_extract::{Child, Flow, Options, Reading, read};
use rand::SeedableRng;
use rand::rngs::StdRng;
use zip::write::SimpleFileOptions;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    zip_with(members, SimpleFileOptions::default())
}

pub(crate) fn zip_with(members: &[(&str, &str)], options: SimpleFileOptions) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, options).expect("writing to memory");
        archive.write_all(content.as_bytes()).expect("writing to memory");
    }
    archive.finish().expect("writing to memory").into_inner()
}

pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("writing to memory");
    for (path, content) in streams {
        if let Some((storage, _)) = path.rsplit_once('/') {
            file.create_storage_all(storage).expect("writing to memory");
        }
        file.create_stream(path)
            .expect("writing to memory")
            .write_all(content)
            .expect("writing to memory");
    }
    file.flush().expect("writing to memory");
    file.into_inner().into_inner()
}

/// A package in the encryption of current office programs.
pub(crate) fn sealed(password: &str, package: &[u8]) -> Vec<u8> {
    let file = Cursor::new(Vec::new());
    let mut sealed = Ecma376AgileWriter::create(&mut StdRng::seed_from_u64(1), password, file)
        .expect("writing to memory");
    sealed.write_all(package).expect("writing to memory");
    sealed.into_inner().expect("writing to memory").into_inner()
}

/// A part that names the main part of a package.
pub(crate) fn package_relations(main: &str) -> String {
    relations(&[("rId1", "officeDocument", main)])
}

pub(crate) fn relations(all: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{RELATION}/{kind}" Target="{target}"/>"#)
    };
    let all: String = all.iter().map(relation).collect();
    format!("<Relationships>{all}</Relationships>")
}

pub(crate) fn reading(name: &str, bytes: &[u8]) -> Reading {
    with_children(&Options::named(name), bytes).0
}

pub(crate) fn with_children(options: &Options, bytes: &[u8]) -> (Reading, Vec<Child>) {
    let mut children = Vec::new();
    let reading = read(bytes, options, &mut |child| {
        children.push(child);
        Flow::Continue
    });
    (reading, children)
}

pub(crate) fn pages(reading: &Reading) -> Vec<&str> {
    reading.pages.iter().map(|page| page.text.as_str()).collect()
}

pub(crate) fn code(reading: &Reading) -> &str {
    reading.reason.as_ref().map_or("", |reason| &reason.code)
}

//! Letters, notes and tables of plain text, and a file that did not survive its copying.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::invoices::invoice;
use super::trade::{retail_boxes, unrecorded};

/// The notice by which licenses passed from one company to another, as a word processor's file.
pub(super) fn transfer_letter() -> Vec<u8> {
    let paragraphs = [
        "Ashdown Optics Ltd",
        "Unit 6, Prism Park, Greyholt GH8 2LN",
        "",
        "To: Larkspur Instruments Ltd, 14 Harbour Row, Wexcombe WX3 4QD",
        "31 January 2024",
        "",
        "Notice of transfer of software licenses",
        "",
        "With the sale of our laboratory in Greyholt we transfer the following perpetual, fully \
         paid licenses to Larkspur Instruments Ltd with effect from 31 January 2024: 200 Remote \
         Desktop Services CAL 2019, per user, part number 6VQ-03748, first acquired under license \
         68810442 (invoice NL-193350 of 18 July 2019).",
        "We have removed the software from our own devices and keep no copy. A copy of the \
         original invoice is enclosed. Both companies keep this notice with their records.",
        "",
        "Leonora Pike, Company Secretary",
        "",
        "Sample paper. Companies, people, numbers and prices are invented.",
    ];
    let body: String = paragraphs
        .map(|text| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
        })
        .concat();
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
             </Types>"
                .to_owned(),
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
             </Relationships>"
                .to_owned(),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
                 <w:body>{body}</w:body></w:document>"
            ),
        ),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{content}");
        archive
            .start_file(name, SimpleFileOptions::default())
            .and_then(|()| archive.write_all(xml.as_bytes()).map_err(Into::into))
            .expect("an archive in memory can be written");
    }
    archive.finish().expect("an archive in memory can be finished").into_inner()
}

/// What a colleague wrote down on the telephone.
pub(super) fn telephone_note() -> Vec<u8> {
    "Call with Owen Tarrant (Northgate), 14 April 2026\n\
     \n\
     - Enrollment E8830127 ended on 31 March 2026. The renewal quote comes next week.\n\
     - Visual Studio: 12 subscriptions on paper, 11 names in the assignment list. Who has no. 12?\n\
     - SQL Server: he has no record of the 16 cores that Fairmont Falls bought from Tidewater in\n\
     \x20 June 2024 (INV-0118840). Not under our enrollment, so not in the statement. We need a\n\
     \x20 license record of our own for it.\n\
     - Remote Desktop CALs from Ashdown: keep the letter and the old invoice together.\n"
        .as_bytes()
        .to_vec()
}

/// License records to import, as another tool exports them.
pub(super) fn records_to_import() -> Vec<u8> {
    "Publisher;Product;Edition;Version;Part number;Metric;Quantity;Channel;Program;\
     Agreement number;Licensee;Acquired on;SA from;SA to;Notes\r\n\
     Microsoft;SQL Server;Standard;2022;7XQ-00518;Per Core;16;volume_license;Select Plus;\
     6D41B7A9;Larkspur Instruments Inc.;2024-06-12;;;Invoice INV-0118840\r\n\
     Fernhill Graphics;Vectoria;Studio;8;VS8-0100;Per User;15;esd;;FH-2023-118;\
     Larkspur Instruments Ltd;2023-03-02;;;\r\n\
     Fernhill Graphics;Vectoria;Viewer;8;VV8-0100;Per User;60;esd;;FH-2023-118;\
     Larkspur Instruments Ltd;2023-03-02;;;\r\n\
     Corvid Systems;Corvid Backup;Enterprise;11;CB-E-11;Per Server;9;volume_license;\
     Corvid Flex;CF-70031;Larkspur Instruments GmbH;2022-01-17;2022-01-17;2027-01-16;\r\n\
     Corvid Systems;Corvid Backup;Desktop;11;CB-D-11;Per Device;220;volume_license;\
     Corvid Flex;CF-70031;Larkspur Instruments GmbH;2022-01-17;2022-01-17;2027-01-16;\r\n\
     Halden Labs;SpectraFit;;5.2;SF-52;Per Device;8;fpp;;;Larkspur Instruments Inc.;\
     2021-10-05;;;Boxes are in cabinet 3\r\n\
     Microsoft;Visio;Professional;2021;D8Q-01915;Per Device;40;volume_license;Open Value;\
     RV-2021-0417;Larkspur Instruments GmbH;2021-11-09;;;\r\n\
     Halden Labs;SpectraFit Server;;5.2;SFS-52;Per Server;two;fpp;;;\
     Larkspur Instruments Inc.;2021-10-05;;;\r\n"
        .as_bytes()
        .to_vec()
}

/// An invoice of which the last part, with the list of its pages, is missing.
pub(super) fn broken_copy() -> Vec<u8> {
    let mut bytes = invoice(&unrecorded());
    bytes.truncate(bytes.len() * 2 / 5);
    bytes
}

/// A receipt that opens only with the password `harebell`.
pub(super) fn locked_receipt() -> Option<Vec<u8>> {
    use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
    let mut document = Document::load_mem(&super::invoices::receipt(&retail_boxes())).ok()?;
    let identity = Object::String(b"sample-receipt-1".to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![identity.clone(), identity]));
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "harebell",
        user_password: "harebell",
        key_length: 128,
        permissions: Permissions::all(),
    })
    .ok()?;
    document.encrypt(&state).ok()?;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).ok()?;
    Some(bytes)
}

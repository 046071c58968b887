//! The files a test drops: made here, so that what they say is known.

use std::fs;
use std::path::{Path, PathBuf};

/// Writes a PDF of one page with these lines of text.
pub(crate) fn pdf(file: &Path, lines: &[&str]) {
    let mut content = String::from("BT /F1 14 Tf 72 760 Td 22 TL\n");
    for line in lines {
        let line = line.replace('\\', r"\\").replace('(', r"\(").replace(')', r"\)");
        content.push_str(&format!("({line}) Tj T*\n"));
    }
    content.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
         /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut bytes = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
    }
    let table = bytes.len();
    bytes.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
    for place in &places {
        bytes.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    bytes
        .push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    fs::write(file, bytes).unwrap();
}

/// An invoice, a mail with an attachment, a table and a folder with two notes: five files in four
/// things to drag.
pub(crate) fn pile(folder: &Path) -> Vec<PathBuf> {
    let invoice = folder.join("Rechnung Nr. 7 (Prüfung) 100%.pdf");
    pdf(
        &invoice,
        &[
            "Quillfeather Software Trading GmbH",
            "Invoice number QF-2024-00871",
            "Invoice date 2024-03-14",
            "25 x Office LTSC Standard 2021, agreement 7654321",
            "Total due EUR 9,875.00",
        ],
    );
    let mail = folder.join("order confirmation.eml");
    fs::write(
        &mail,
        "From: Sales <sales@quillfeather.example>\r\nTo: ada@firm.example\r\n\
         Date: Thu, 14 Mar 2024 09:30:00 +0000\r\nSubject: Your order of marmalade licenses\r\n\
         Message-ID: <1@quillfeather.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n\
         Thank you for ordering. Your reference is ORD-55512.\r\n",
    )
    .unwrap();
    let table = folder.join("devices.csv");
    fs::write(&table, "device,owner\nzephyr-01,Grace\nzephyr-02,Edsger\n").unwrap();
    let notes = folder.join("notes");
    fs::create_dir_all(notes.join("old")).unwrap();
    fs::write(notes.join("meeting.txt"), "We agreed on the kumquat clause.\n").unwrap();
    fs::write(notes.join("old/draft.txt"), "An earlier draft of the tangerine clause.\n").unwrap();
    vec![invoice, mail, table, notes]
}

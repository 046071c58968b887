//! Load files, by which review platforms take in a pack: Concordance (`.DAT`) for documents and
//! Opticon (`.OPT`) for page images. Layouts as commonly published by review vendors; recipients
//! differ in their delimiters, so these are given.

/// The characters that structure a Concordance file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiters {
    /// Between fields.
    pub field: char,
    /// Around each value.
    pub qualifier: char,
    /// In place of a line break in a value.
    pub newline: char,
}

impl Default for Delimiters {
    /// The usual ones: 0x14, thorn and registered sign.
    fn default() -> Self {
        Self { field: '\u{14}', qualifier: '\u{fe}', newline: '\u{ae}' }
    }
}

/// A document in a load file. Texts are as given; empty means not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LoadRow {
    /// The number of its first page.
    pub first_page: String,
    /// The number of its last page.
    pub last_page: String,
    /// Who kept it.
    pub custodian: String,
    /// Its true name.
    pub file_name: String,
    /// The extension of its file in the pack.
    pub extension: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it is.
    pub kind: String,
    /// The date it bears.
    pub date: String,
    /// When its file was last modified.
    pub modified: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The path of its file, from the pack on.
    pub native_path: String,
    /// How many pages it has.
    pub pages: u32,
    /// The path of its stamped copy, where there is one.
    pub image_path: String,
}

const FIELDS: [&str; 13] = [
    "BEGBATES",
    "ENDBATES",
    "BEGATTACH",
    "ENDATTACH",
    "CUSTODIAN",
    "FILENAME",
    "FILEEXT",
    "FILESIZE",
    "DOCTYPE",
    "DATECREATED",
    "DATEMOD",
    "SHA256HASH",
    "NATIVEPATH",
];

/// The Concordance file: a byte order mark, a line of field names and a line for each document.
pub fn concordance(rows: &[LoadRow], marks: Delimiters) -> String {
    let mut text = String::from('\u{feff}');
    let mut line = |values: &[&str]| {
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                text.push(marks.field);
            }
            text.push(marks.qualifier);
            text.extend(value.chars().filter_map(|c| clean(c, marks)));
            text.push(marks.qualifier);
        }
        text.push_str("\r\n");
    };
    let mut names = FIELDS.to_vec();
    names.push("PAGECOUNT");
    line(&names);
    for row in rows {
        let (bytes, pages) = (row.bytes.to_string(), row.pages.to_string());
        line(&[
            &row.first_page,
            &row.last_page,
            &row.first_page,
            &row.last_page,
            &row.custodian,
            &row.file_name,
            &row.extension,
            &bytes,
            &row.kind,
            &row.date,
            &row.modified,
            &row.sha256,
            &row.native_path,
            &pages,
        ]);
    }
    text
}

/// The Opticon file: a line for each document that has a stamped copy.
pub fn opticon(rows: &[LoadRow], volume: &str) -> String {
    let shown = rows.iter().filter(|row| !row.image_path.is_empty());
    shown
        .map(|row| {
            let path = row.image_path.replace('/', "\\");
            format!("{},{volume},{path},Y,,,{}\r\n", row.first_page, row.pages)
        })
        .collect()
}

/// A character of a value: line breaks as the recipient wants them, delimiters not at all.
fn clean(c: char, marks: Delimiters) -> Option<char> {
    match c {
        '\n' => Some(marks.newline),
        '\r' => None,
        c if c == marks.field || c == marks.qualifier => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> LoadRow {
        LoadRow {
            first_page: "ACME000001".into(),
            last_page: "ACME000003".into(),
            file_name: "a\u{fe}b\nc.pdf".into(),
            pages: 3,
            image_path: "data/stamped/ACME000001.pdf".into(),
            ..LoadRow::default()
        }
    }

    #[test]
    fn no_value_can_break_a_line_of_the_load_file() {
        let text = concordance(&[row()], Delimiters::default());
        assert_eq!(text.lines().count(), 2);
        let last = text.lines().last().expect("a line");
        assert_eq!(last.split('\u{14}').count(), FIELDS.len() + 1);
        assert!(last.contains("\u{fe}a b\u{ae}c.pdf\u{fe}"), "{last}");
    }

    #[test]
    fn the_recipient_chooses_the_delimiters() {
        let marks = Delimiters { field: '|', qualifier: '^', newline: '~' };
        let text = concordance(&[row()], marks);
        assert!(text.contains("^ACME000001^|^ACME000003^"), "{text}");
    }

    #[test]
    fn only_documents_with_a_stamped_copy_have_images() {
        let plain = LoadRow { image_path: String::new(), ..row() };
        assert_eq!(
            opticon(&[row(), plain], "VOL001"),
            "ACME000001,VOL001,data\\stamped\\ACME000001.pdf,Y,,,3\r\n"
        );
    }
}

//! A PDF file of one page, together with the text that it shows.

use std::fmt::Write as _;

use crate::fonts::{Face, Font, NAMED};
use crate::truth::Truth;

/// The size of A4, in points.
pub(crate) const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;

/// How far lines are apart, in sizes of their letters.
const LEADING: f32 = 1.22;

/// A page that is being written. Places are counted in points from its upper left corner.
#[derive(Default)]
pub(crate) struct Sheet {
    content: String,
    truth: Truth,
}

impl Sheet {
    /// Writes a line, or a cell of a table.
    pub(crate) fn write(&mut self, face: Face, (x, y): (f32, f32), text: &str) {
        let Face { font, size } = face;
        let codes = font.codes(text).fold(String::new(), |mut codes, code| {
            let _ = write!(codes, "{code:02X}");
            codes
        });
        let _ = writeln!(
            self.content,
            "BT /F{} {size} Tf 1 0 0 1 {x:.2} {:.2} Tm <{codes}> Tj ET",
            font.number(),
            HEIGHT - y
        );
        self.truth.lines.push(text.to_owned());
    }

    /// Writes a line that ends at a place.
    pub(crate) fn write_up_to(&mut self, face: Face, (x, y): (f32, f32), text: &str) {
        self.write(face, (x - face.width(text), y), text);
    }

    /// Writes a line in the middle of the page.
    pub(crate) fn write_centered(&mut self, face: Face, y: f32, text: &str) {
        self.write(face, ((WIDTH - face.width(text)) / 2.0, y), text);
    }

    /// Writes running text of a given width, and says where the next line would be.
    pub(crate) fn paragraph(
        &mut self,
        face: Face,
        (x, y): (f32, f32),
        width: f32,
        text: &str,
    ) -> f32 {
        let mut next = y;
        for line in face.wrapped(text, width) {
            self.write(face, (x, next), &line);
            next += face.size * LEADING;
        }
        next
    }

    /// Draws a thin line across.
    pub(crate) fn rule(&mut self, from: f32, to: f32, y: f32) {
        let y = HEIGHT - y;
        let _ = writeln!(self.content, "0.5 w {from:.2} {y:.2} m {to:.2} {y:.2} l S");
    }

    /// Writes a product key, by which the page is to be found.
    pub(crate) fn key(&mut self, face: Face, at: (f32, f32), key: &str) {
        self.write(face, at, key);
        self.truth.keys.push(key.to_owned());
    }

    /// Notes a number that is written somewhere, by which the page is to be found.
    pub(crate) fn number(&mut self, kind: &'static str, number: &str) {
        let numbers = &mut self.truth.numbers;
        if !numbers.iter().any(|(_, known)| known == number) {
            numbers.push((kind, number.to_owned()));
        }
    }

    /// The file, with the program of the embedded font, and what the page says.
    pub(crate) fn finish(self, embedded: Option<&[u8]>) -> (Vec<u8>, Truth) {
        (file(&objects(&self.content, embedded.unwrap_or_default())), self.truth)
    }
}

/// 1 is the catalog, 2 the pages, 3 the page, 4 its content; the fonts follow, then what the
/// embedded one needs.
fn objects(content: &str, embedded: &[u8]) -> Vec<Vec<u8>> {
    const FIRST_FONT: usize = 5;
    let descriptor = FIRST_FONT + Font::ALL.len();
    let mut fonts = String::new();
    for (at, font) in Font::ALL.iter().enumerate() {
        let _ = write!(fonts, "/F{} {} 0 R ", font.number(), FIRST_FONT + at);
    }
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R \
             /Resources << /Font << {fonts}>> >> >>"
        )
        .into_bytes(),
        stream("", content.as_bytes()),
    ];
    for font in Font::ALL {
        let name = font.name();
        let object = if font == Font::Embedded {
            let named: Vec<String> = NAMED.iter().map(|(_, name)| format!("/{name}")).collect();
            format!(
                "<< /Type /Font /Subtype /TrueType /BaseFont /{name} \
                 /FontDescriptor {descriptor} 0 R /Encoding << /Type /Encoding \
                 /BaseEncoding /WinAnsiEncoding /Differences [1 {}] >> >>",
                named.join(" ")
            )
        } else {
            format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            )
        };
        objects.push(object.into_bytes());
    }
    objects.push(
        format!(
            "<< /Type /FontDescriptor /FontName /{} /Flags 32 /FontFile2 {} 0 R >>",
            Font::Embedded.name(),
            descriptor + 1
        )
        .into_bytes(),
    );
    objects.push(stream(&format!("/Length1 {} ", embedded.len()), embedded));
    objects
}

fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries}/Length {} >>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream".as_slice()].concat()
}

fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        file.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let (size, table) = (objects.len() + 1, file.len());
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}\
         trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    file.extend_from_slice(end.as_bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use muniment_extract::{Flow, Options, read};

    #[test]
    fn a_sheet_is_a_file_that_says_what_was_written() {
        let mut sheet = Sheet::default();
        sheet.write(Font::Sans.at(30.0), (50.0, 100.0), "Café");
        sheet.number("part", "FQC-09525");
        sheet.number("part", "FQC-09525");
        let (pdf, truth) = sheet.finish(None);
        assert_eq!(truth.lines, ["Café"]);
        assert_eq!(
            truth.numbers,
            [("part", "FQC-09525".to_owned())],
            "a number counts once a page"
        );
        let reading = read(&pdf, &Options::named("sheet.pdf"), &mut |_| Flow::Continue);
        assert_eq!(reading.pages.len(), 1);
        assert_eq!(reading.pages[0].text.trim(), "Café");
    }
}

//! Documents that are ordinary, and documents that are not.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How many times each form of [`endless`] draws the next one, and how many forms there are:
/// together more than any machine draws.
const REPEATS: usize = 20;
const FORMS: usize = 20;

/// A PDF of one page with one line.
pub(crate) fn text(line: &str) -> Vec<u8> {
    pdf(&content(line), "", &[])
}

/// A PDF of one page with one line and one file in it.
pub(crate) fn with_attachment(line: &str, data: &[u8]) -> Vec<u8> {
    let file = b"<< /Type /Filespec /F (order.xml) /EF << /F 7 0 R >> >>".to_vec();
    pdf(&content(line), "/AF [6 0 R]", &[file, stream("", data)])
}

/// A small PDF whose page never ends: forms that draw forms that draw forms.
pub(crate) fn endless() -> Vec<u8> {
    let form = |index: usize| {
        let next = index + 1;
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 800] \
             /Resources << /XObject << /X {next} 0 R >> >>"
        );
        stream(&entries, "/X Do ".repeat(REPEATS).as_bytes())
    };
    let forms: Vec<Vec<u8>> = (6..6 + FORMS).map(form).collect();
    pdf(&stream("", b"/X Do"), "", &forms)
}

/// A small PDF whose page unpacks to that many bytes.
pub(crate) fn bomb(bytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..bytes >> 20 {
        encoder.write_all(&blank).unwrap();
    }
    let packed = encoder.finish().unwrap();
    pdf(&stream("/Filter /FlateDecode", &packed), "", &[])
}

fn content(line: &str) -> Vec<u8> {
    stream("", format!("BT /F1 10 Tf 72 700 Td ({line}) Tj ET").as_bytes())
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
    body.extend_from_slice(data);
    body.extend_from_slice(b"\nendstream");
    body
}

/// A PDF of one page. The given objects have the numbers from 6 on.
fn pdf(content: &[u8], catalog: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let mut all = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>").into_bytes(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R \
          /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
            .to_vec(),
        content.to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    all.extend_from_slice(objects);
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", all.len() + 1);
    for (index, object) in all.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let at = bytes.len();
    bytes.extend(table.bytes());
    let size = all.len() + 1;
    bytes
        .extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF").bytes());
    bytes
}

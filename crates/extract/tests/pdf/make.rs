//! Small PDF files, put together by hand so that each says exactly what its test is about.

/// A PDF in the making. Object 1 is the catalog, object 2 the page tree, object 3 Helvetica.
pub(crate) struct Pdf {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    catalog: String,
    info: Option<usize>,
}

pub(crate) struct Page<'a> {
    pub(crate) size: (u32, u32),
    pub(crate) content: &'a str,
    /// Further entries of the page, such as `/Rotate 90`.
    pub(crate) entries: &'a str,
    /// Further resources, such as `/XObject << … >>`.
    pub(crate) resources: &'a str,
}

impl Default for Page<'_> {
    fn default() -> Self {
        Self { size: (600, 800), content: "", entries: "", resources: "" }
    }
}

impl Pdf {
    pub(crate) fn new() -> Self {
        let mut pdf = Self {
            objects: vec![Vec::new(), Vec::new()],
            pages: Vec::new(),
            catalog: String::new(),
            info: None,
        };
        let encoding = "/Encoding /WinAnsiEncoding";
        pdf.object(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {encoding} >>"));
        pdf
    }

    /// Adds an object and returns its number.
    pub(crate) fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    pub(crate) fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.object(body)
    }

    pub(crate) fn page(&mut self, page: &Page<'_>) {
        let content = self.stream("", page.content.as_bytes());
        let (width, height) = page.size;
        let number = self.object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> {} >> {} >>",
            page.resources, page.entries
        ));
        self.pages.push(number);
    }

    /// A page that shows lines of text, each at a place from the bottom left corner.
    pub(crate) fn text_page(&mut self, lines: &[(u32, u32, &str)]) {
        self.page(&Page { content: &text(lines), ..Page::default() });
    }

    pub(crate) fn catalog(&mut self, entries: &str) {
        self.catalog.push_str(entries);
    }

    pub(crate) fn info(&mut self, entries: &str) {
        self.info = Some(self.object(format!("<< {entries} >>")));
    }

    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        let count = self.pages.len();
        self.objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog).into();
        self.objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>").into();
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            offsets.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", index + 1).bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let table = bytes.len();
        let size = self.objects.len() + 1;
        bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        offsets.iter().for_each(|at| bytes.extend(format!("{at:010} 00000 n \n").bytes()));
        let info = self.info.map(|info| format!("/Info {info} 0 R ")).unwrap_or_default();
        bytes.extend(
            format!("trailer\n<< /Size {size} /Root 1 0 R {info}>>\nstartxref\n{table}\n%%EOF\n")
                .bytes(),
        );
        bytes
    }
}

/// The operators that show lines in 10 point Helvetica.
pub(crate) fn text(lines: &[(u32, u32, &str)]) -> String {
    let show =
        |(x, y, text): &(u32, u32, &str)| format!("BT /F1 10 Tf {x} {y} Td ({text}) Tj ET\n");
    lines.iter().map(show).collect()
}

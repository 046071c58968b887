//! Writes the papers of the sample vault as PDF files with the standard fonts.
//!
//! Places on a sheet are in points from its upper left corner, as one lays out a letter. The
//! objects of a file are written contents first and page tree last.

use pdf_writer::types::LineCapStyle;
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::metrics::Font;

/// The width and height of an A4 sheet, in points.
pub(super) const A4: (f32, f32) = (595.0, 842.0);

/// Red, green and blue, from 0 to 1.
pub(super) type Ink = [f32; 3];
pub(super) const BLACK: Ink = [0.08, 0.08, 0.1];
pub(super) const GRAY: Ink = [0.42, 0.44, 0.48];

/// One sheet of paper being written on.
pub(super) struct Sheet {
    size: (f32, f32),
    content: Content,
    picture: Option<Picture>,
}

/// A JPEG that fills a sheet.
pub(super) struct Picture {
    pub(super) jpeg: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Sheet {
    pub(super) fn new(size: (f32, f32)) -> Self {
        let mut content = Content::new();
        content.set_line_cap(LineCapStyle::RoundCap);
        Self { size, content, picture: None }
    }

    /// A sheet that shows a picture and nothing else.
    pub(super) fn of_picture(picture: Picture) -> Self {
        let mut sheet = Self::new(A4);
        sheet.content.save_state();
        sheet.content.transform([A4.0, 0.0, 0.0, A4.1, 0.0, 0.0]);
        sheet.content.x_object(Name(b"Scan"));
        sheet.content.restore_state();
        sheet.picture = Some(picture);
        sheet
    }

    pub(super) fn ink(&mut self, [r, g, b]: Ink) {
        self.content.set_fill_rgb(r, g, b);
        self.content.set_stroke_rgb(r, g, b);
    }

    pub(super) fn text(&mut self, font: Font, size: f32, x: f32, y: f32, text: &str) {
        self.content.begin_text();
        self.content.set_font(Name(font.resource_name()), size);
        self.content.next_line(x, self.size.1 - y);
        self.content.show(Str(&windows_1252(text)));
        self.content.end_text();
    }

    pub(super) fn text_right(&mut self, font: Font, size: f32, x: f32, y: f32, text: &str) {
        self.text(font, size, x - font.width(size, text), y, text);
    }

    pub(super) fn text_center(&mut self, font: Font, size: f32, y: f32, text: &str) {
        self.text(font, size, (self.size.0 - font.width(size, text)) / 2.0, y, text);
    }

    /// Writes a line centered at the foot of the sheet.
    pub(super) fn foot(&mut self, font: Font, size: f32, text: &str) {
        self.text_center(font, size, self.size.1 - 18.0, text);
    }

    /// Writes lines one below the other and returns where the next would go.
    pub(super) fn lines(&mut self, font: Font, size: f32, x: f32, y: f32, lines: &[&str]) -> f32 {
        let mut y = y;
        for line in lines {
            self.text(font, size, x, y, line);
            y += size * 1.35;
        }
        y
    }

    /// Writes text wrapped to a width and returns where the next line would go.
    pub(super) fn paragraph(
        &mut self,
        font: Font,
        size: f32,
        (x, y): (f32, f32),
        width: f32,
        text: &str,
    ) -> f32 {
        let lines = wrap(font, size, width, text);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.lines(font, size, x, y, &lines)
    }

    pub(super) fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32) {
        self.content.set_line_width(thickness);
        self.content.move_to(x, self.size.1 - y);
        self.content.line_to(x + width, self.size.1 - y);
        self.content.stroke();
    }

    pub(super) fn fill(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.content.rect(x, self.size.1 - y - height, width, height);
        self.content.fill_nonzero();
    }

    pub(super) fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.content.set_line_width(0.6);
        self.content.rect(x, self.size.1 - y - height, width, height);
        self.content.stroke();
    }

    /// A pen stroke through the points: a curve that passes close to each.
    pub(super) fn scribble(&mut self, x: f32, y: f32, points: &[(f32, f32)]) {
        let place = |(dx, dy): (f32, f32)| (x + dx, self.size.1 - y - dy);
        let Some(first) = points.first() else { return };
        let (x0, y0) = place(*first);
        self.content.set_line_width(1.1);
        self.content.move_to(x0, y0);
        for curve in points[1..].chunks_exact(3) {
            let ((x1, y1), (x2, y2), (x3, y3)) =
                (place(curve[0]), place(curve[1]), place(curve[2]));
            self.content.cubic_to(x1, y1, x2, y2, x3, y3);
        }
        self.content.stroke();
    }
}

/// Breaks text at spaces so that no line is wider than `width`.
fn wrap(font: Font, size: f32, width: f32, text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if font.width(size, &format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Binds sheets to a PDF file.
pub(super) fn bind(title: &str, producer: &str, year: u16, sheets: Vec<Sheet>) -> Vec<u8> {
    let mut last = 0;
    let mut next = || {
        last += 1;
        Ref::new(last)
    };
    let (catalog, tree, info) = (next(), next(), next());
    let fonts = Font::ALL.map(|font| (font, next()));
    let mut pdf = Pdf::new();
    let mut bound = Vec::new();
    for sheet in sheets {
        let content = next();
        pdf.stream(content, &sheet.content.finish());
        let picture = sheet.picture.map(|picture| {
            let id = next();
            let mut image = pdf.image_xobject(id, &picture.jpeg);
            image.filter(Filter::DctDecode);
            image.width(picture.width as i32).height(picture.height as i32);
            image.color_space().device_gray();
            image.bits_per_component(8);
            id
        });
        bound.push((next(), sheet.size, content, picture));
    }
    for (font, id) in fonts {
        let mut written = pdf.type1_font(id);
        written.base_font(Name(font.base_name()));
        written.encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for &(id, (width, height), content, picture) in &bound {
        let mut page = pdf.page(id);
        page.media_box(Rect::new(0.0, 0.0, width, height)).parent(tree).contents(content);
        let mut resources = page.resources();
        let mut named = resources.fonts();
        for (font, id) in fonts {
            named.pair(Name(font.resource_name()), id);
        }
        named.finish();
        if let Some(picture) = picture {
            resources.x_objects().pair(Name(b"Scan"), picture);
        }
    }
    pdf.pages(tree).kids(bound.iter().map(|page| page.0)).count(bound.len() as i32);
    pdf.catalog(catalog).pages(tree);
    pdf.document_info(info)
        .title(TextStr(title))
        .producer(TextStr(producer))
        .creation_date(Date::new(year).month(1).day(1));
    pdf.finish()
}

/// The bytes of a text in the encoding of the fonts. The sample papers hold nothing beyond it.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '€' => 0x80,
            '’' => 0x92,
            '•' => 0x95,
            '–' => 0x96,
            other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
        })
        .collect()
}

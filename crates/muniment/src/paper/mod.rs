//! Writes PDF files with the standard fonts: the papers of the sample vault, and what a pack says
//! about itself.
//!
//! Places on a sheet are in points from its upper left corner, as one lays out a letter. The
//! objects of a file are written contents first and page tree last.

mod metrics;
mod structure;

use chrono::{Datelike, NaiveDate};
use pdf_writer::types::LineCapStyle;
use pdf_writer::{Content, Date, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

pub(crate) use metrics::Font;
pub(crate) use structure::{Element, Structure};

/// The width and height of an A4 sheet, in points.
pub(crate) const A4: (f32, f32) = (595.0, 842.0);

/// Red, green and blue, from 0 to 1.
pub(crate) type Ink = [f32; 3];
pub(crate) const BLACK: Ink = [0.08, 0.08, 0.1];
pub(crate) const GRAY: Ink = [0.42, 0.44, 0.48];

/// One sheet of paper being written on.
pub(crate) struct Sheet {
    size: (f32, f32),
    content: Content,
    picture: Option<Picture>,
    /// The parts of the structure that its marked content belongs to, in the order of the marks.
    marks: Vec<Element>,
}

/// A JPEG that fills a sheet.
pub(crate) struct Picture {
    pub(crate) jpeg: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Sheet {
    pub(crate) fn new(size: (f32, f32)) -> Self {
        let mut content = Content::new();
        content.set_line_cap(LineCapStyle::RoundCap);
        Self { size, content, picture: None, marks: Vec::new() }
    }

    /// A sheet that shows a picture and nothing else.
    pub(crate) fn of_picture(picture: Picture) -> Self {
        let mut sheet = Self::new(A4);
        sheet.content.save_state();
        sheet.content.transform([A4.0, 0.0, 0.0, A4.1, 0.0, 0.0]);
        sheet.content.x_object(Name(b"Scan"));
        sheet.content.restore_state();
        sheet.picture = Some(picture);
        sheet
    }

    pub(crate) fn ink(&mut self, [r, g, b]: Ink) {
        self.content.set_fill_rgb(r, g, b);
        self.content.set_stroke_rgb(r, g, b);
    }

    pub(crate) fn text(&mut self, font: Font, size: f32, x: f32, y: f32, text: &str) {
        self.content.begin_text();
        self.content.set_font(Name(font.resource_name()), size);
        self.content.next_line(x, self.size.1 - y);
        self.content.show(Str(&windows_1252(text)));
        self.content.end_text();
    }

    pub(crate) fn text_right(&mut self, font: Font, size: f32, x: f32, y: f32, text: &str) {
        self.text(font, size, x - font.width(size, text), y, text);
    }

    pub(crate) fn text_center(&mut self, font: Font, size: f32, y: f32, text: &str) {
        self.text(font, size, (self.size.0 - font.width(size, text)) / 2.0, y, text);
    }

    /// Writes a line centered at the foot of the sheet.
    pub(crate) fn foot(&mut self, font: Font, size: f32, text: &str) {
        self.text_center(font, size, self.size.1 - 18.0, text);
    }

    /// Writes lines one below the other and returns where the next would go.
    pub(crate) fn lines(&mut self, font: Font, size: f32, x: f32, y: f32, lines: &[&str]) -> f32 {
        let mut y = y;
        for line in lines {
            self.text(font, size, x, y, line);
            y += size * 1.35;
        }
        y
    }

    /// Writes text wrapped to a width and returns where the next line would go.
    pub(crate) fn paragraph(
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

    pub(crate) fn rule(&mut self, x: f32, y: f32, width: f32, thickness: f32) {
        self.content.set_line_width(thickness);
        self.content.move_to(x, self.size.1 - y);
        self.content.line_to(x + width, self.size.1 - y);
        self.content.stroke();
    }

    pub(crate) fn fill(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.content.rect(x, self.size.1 - y - height, width, height);
        self.content.fill_nonzero();
    }

    pub(crate) fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.content.set_line_width(0.6);
        self.content.rect(x, self.size.1 - y - height, width, height);
        self.content.stroke();
    }

    /// A pen stroke through the points: a curve that passes close to each.
    pub(crate) fn scribble(&mut self, x: f32, y: f32, points: &[(f32, f32)]) {
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

/// Breaks text at spaces so that no line is wider than `width`, but for words that are.
pub(crate) fn wrap(font: Font, size: f32, width: f32, text: &str) -> Vec<String> {
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

/// Binds sheets to a PDF file that was made on the first day of a year.
pub(crate) fn bind(title: &str, producer: &str, year: u16, sheets: Vec<Sheet>) -> Vec<u8> {
    let made_on = NaiveDate::from_ymd_opt(i32::from(year), 1, 1).unwrap_or_default();
    Binding { title, producer, made_on, structure: None }.bind(sheets)
}

/// What a PDF file says about itself.
pub(crate) struct Binding<'a> {
    pub(crate) title: &'a str,
    pub(crate) producer: &'a str,
    pub(crate) made_on: NaiveDate,
    /// The structure by which screen readers read it, for a file in English.
    pub(crate) structure: Option<Structure>,
}

impl Binding<'_> {
    pub(crate) fn bind(self, sheets: Vec<Sheet>) -> Vec<u8> {
        let mut refs = Refs(0);
        let (catalog, tree, info) = (refs.next(), refs.next(), refs.next());
        let fonts = Font::ALL.map(|font| (font, refs.next()));
        let mut pdf = Pdf::new();
        let mut bound = Vec::new();
        for sheet in sheets {
            bound.push(sheet.write(&mut pdf, &mut refs));
        }
        for (font, id) in fonts {
            let mut written = pdf.type1_font(id);
            written.base_font(Name(font.base_name()));
            written.encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        for (key, bound) in (0..).zip(&bound) {
            let mut page = pdf.page(bound.page);
            let (width, height) = bound.size;
            page.media_box(Rect::new(0.0, 0.0, width, height)).parent(tree);
            page.contents(bound.content);
            if self.structure.is_some() {
                page.struct_parents(key);
            }
            let mut resources = page.resources();
            let mut named = resources.fonts();
            for (font, id) in fonts {
                named.pair(Name(font.resource_name()), id);
            }
            named.finish();
            if let Some(picture) = bound.picture {
                resources.x_objects().pair(Name(b"Scan"), picture);
            }
        }
        pdf.pages(tree).kids(bound.iter().map(|bound| bound.page)).count(bound.len() as i32);
        match self.structure {
            None => drop(pdf.catalog(catalog).pages(tree)),
            Some(structure) => {
                let marks = bound.iter().map(|bound| (bound.page, bound.marks.as_slice()));
                structure.write(&mut pdf, &mut refs, (catalog, tree), &marks.collect::<Vec<_>>());
            }
        }
        let date = Date::new(u16::try_from(self.made_on.year()).unwrap_or(0));
        let byte = |number: u32| u8::try_from(number).unwrap_or(1);
        pdf.document_info(info)
            .title(TextStr(self.title))
            .producer(TextStr(self.producer))
            .creation_date(date.month(byte(self.made_on.month())).day(byte(self.made_on.day())));
        pdf.finish()
    }
}

/// The numbers of the objects in a file.
struct Refs(i32);

impl Refs {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// A sheet whose content is in the file.
struct Bound {
    page: Ref,
    size: (f32, f32),
    content: Ref,
    picture: Option<Ref>,
    marks: Vec<Element>,
}

impl Sheet {
    fn write(self, pdf: &mut Pdf, refs: &mut Refs) -> Bound {
        let content = refs.next();
        pdf.stream(content, &self.content.finish());
        let picture = self.picture.map(|picture| {
            let id = refs.next();
            let mut image = pdf.image_xobject(id, &picture.jpeg);
            image.filter(Filter::DctDecode);
            image.width(picture.width as i32).height(picture.height as i32);
            image.color_space().device_gray();
            image.bits_per_component(8);
            id
        });
        Bound { page: refs.next(), size: self.size, content, picture, marks: self.marks }
    }
}

/// The bytes of a text in the encoding of the fonts; what it lacks becomes a question mark.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            '€' => 0x80,
            '’' => 0x92,
            '•' => 0x95,
            '–' => 0x96,
            '—' => 0x97,
            '‘' => 0x91,
            '“' => 0x93,
            '”' => 0x94,
            '…' => 0x85,
            '™' => 0x99,
            // These places of the encoding hold other characters than Unicode has there.
            '\u{80}'..='\u{9f}' => b'?',
            other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
        })
        .collect()
}

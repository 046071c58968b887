//! What is read from a PDF.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod make;

use make::{Page as PdfPage, Pdf, text};
use muniment_extract::{Child, Flow, Limits, Options, Page, Reading, State, Word, read, render};
use pdf_extract::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use pdf_extract::{Document, EncryptionState, EncryptionVersion, Permissions};

fn read_pdf(bytes: &[u8]) -> Reading {
    read(bytes, &Options::named("a.pdf"), &mut |_| Flow::Continue)
}

fn children(bytes: &[u8]) -> Vec<Child> {
    let mut found = Vec::new();
    read(bytes, &Options::named("a.pdf"), &mut |child| {
        found.push(child);
        Flow::Continue
    });
    found
}

fn one_page(content: &str) -> Page {
    let mut pdf = Pdf::new();
    pdf.page(&PdfPage { content, ..PdfPage::default() });
    read_pdf(&pdf.bytes()).pages.remove(0)
}

fn word<'a>(page: &'a Page, text: &str) -> &'a Word {
    let is_it = |word: &&Word| &page.text[word.start as usize..word.end as usize] == text;
    page.words.iter().find(is_it).unwrap_or_else(|| panic!("no word `{text}` in {:?}", page.text))
}

#[test]
fn a_word_has_the_box_it_is_drawn_in() {
    let page = one_page(&text(&[(72, 700, "Invoice 4711")]));
    assert_eq!(page.text, "Invoice 4711");
    let word = word(&page, "4711");
    // Four digits and the word before them in 10 point Helvetica, with 800 points of page.
    assert!((word.x - 106.5).abs() < 0.5, "{word:?}");
    assert!((word.w - 22.2).abs() < 0.5, "{word:?}");
    assert!(word.y < 100.0 && word.y + word.h > 100.0, "the box is around the baseline: {word:?}");
    assert!((8.0..13.0).contains(&word.h), "{word:?}");
}

#[test]
fn a_turned_page_is_as_wide_as_it_is_shown() {
    let mut pdf = Pdf::new();
    // Text that runs up the paper is upright on a page turned by 90 degrees.
    let content = "BT /F1 10 Tf 0 1 -1 0 100 72 Tm (Certificate of Authenticity) Tj ET";
    pdf.page(&PdfPage { content, entries: "/Rotate 90", ..PdfPage::default() });
    let page = read_pdf(&pdf.bytes()).pages.remove(0);
    assert_eq!((page.width, page.height), (800.0, 600.0));
    assert_eq!(page.text, "Certificate of Authenticity");
    let word = word(&page, "Certificate");
    assert!((word.x - 72.0).abs() < 0.5, "{word:?}");
    assert!(word.y < 100.0 && word.y + word.h > 100.0, "{word:?}");
}

#[test]
fn words_are_parted_by_gaps_without_blanks() {
    let content = "BT /F1 10 Tf 72 700 Td [(Purchase) -300 (Or) 20 (der)] TJ ET";
    assert_eq!(one_page(content).text, "Purchase Order");
}

#[test]
fn spaced_out_letters_are_one_word() {
    let page = one_page("BT /F1 10 Tf 4 Tc 72 700 Td (INVOICE) Tj ET");
    assert_eq!(page.text, "INVOICE");
}

#[test]
fn text_drawn_twice_is_read_once() {
    let page = one_page(&text(&[(72, 700, "Bold"), (72, 700, "Bold")]));
    assert_eq!(page.text, "Bold");
    let page = one_page("BT /F1 10 Tf 2 Tr 72 700 Td (Outlined) Tj ET");
    assert_eq!(page.text, "Outlined");
}

#[test]
fn lines_are_read_from_the_top_whatever_order_they_are_drawn_in() {
    let page = one_page(&text(&[(72, 600, "third"), (72, 700, "first"), (72, 650, "second")]));
    assert_eq!(page.text, "first\nsecond\nthird");
}

#[test]
fn columns_of_prose_are_read_one_after_the_other() {
    let mut lines = vec![(72, 750, "A heading that runs across the whole width of the page here")];
    for row in 0..8 {
        lines.push((72, 700 - row * 12, "the left column tells one story in full lines"));
        lines.push((330, 700 - row * 12, "while the right one tells another in its lines"));
    }
    let text = one_page(&text(&lines)).text;
    let right = text.find("while").unwrap();
    assert!(text.rfind("story").unwrap() < right, "{text}");
    assert!(text.starts_with("A heading"), "{text}");
}

#[test]
fn three_columns_of_prose_are_read_one_after_the_other() {
    let mut lines = Vec::new();
    for row in 0..8 {
        lines.push((50, 700 - row * 12, "one tells a story in lines"));
        lines.push((220, 700 - row * 12, "two goes on with that story"));
        lines.push((390, 700 - row * 12, "then three tells how it ends"));
    }
    let text = one_page(&text(&lines)).text;
    let columns: Vec<&str> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    let expected = ["one", "two", "then"].map(|first| [first; 8]).concat();
    assert_eq!(columns, expected, "{text}");
}

#[test]
fn the_cells_of_a_row_stay_together() {
    let mut lines = Vec::new();
    for row in 0..8 {
        lines.push((72, 700 - row * 20, "Windows Server"));
        lines.push((400, 700 - row * 20, "12"));
        lines.push((480, 700 - row * 20, "98.50"));
    }
    let text = one_page(&text(&lines)).text;
    assert!(text.lines().all(|line| line == "Windows Server 12 98.50"), "{text}");
}

#[test]
fn hidden_text_over_a_scan_is_text() {
    let mut pdf = Pdf::new();
    let image = image(&mut pdf);
    let hidden = "BT 3 Tr /F1 10 Tf 72 700 Td (This scan was recognized by the scanner long ago, \
                  and its words are good enough) Tj ET";
    let resources = format!("/XObject << /Im {image} 0 R >>");
    let content = format!("q 600 0 0 800 0 0 cm /Im Do Q {hidden}");
    pdf.page(&PdfPage { content: &content, resources: &resources, ..PdfPage::default() });
    let reading = read_pdf(&pdf.bytes());
    assert_eq!(reading.state, State::Text);
    assert!(!reading.pages[0].waiting);
}

#[test]
fn a_page_that_is_a_picture_waits_for_recognition() {
    let mut pdf = Pdf::new();
    let image = image(&mut pdf);
    let resources = format!("/XObject << /Im {image} 0 R >>");
    let content = "q 600 0 0 800 0 0 cm /Im Do Q";
    pdf.page(&PdfPage { content, resources: &resources, ..PdfPage::default() });
    let reading = read_pdf(&pdf.bytes());
    assert_eq!(reading.state, State::Waiting);
    assert!(reading.pages[0].waiting);
}

#[test]
fn one_scanned_page_among_text_waits_alone() {
    let mut pdf = Pdf::new();
    let image = image(&mut pdf);
    pdf.text_page(&[(72, 700, "Cover sheet")]);
    let resources = format!("/XObject << /Im {image} 0 R >>");
    let content = "q 600 0 0 800 0 0 cm /Im Do Q";
    pdf.page(&PdfPage { content, resources: &resources, ..PdfPage::default() });
    let reading = read_pdf(&pdf.bytes());
    assert_eq!(reading.state, State::Text);
    assert_eq!(reading.pages.iter().map(|page| page.waiting).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_drawing_without_text_is_empty() {
    let mut pdf = Pdf::new();
    let content = "100 100 200 200 re S 100 100 m 300 300 l S 10 10 m 20 20 30 30 40 10 c f";
    pdf.page(&PdfPage { content, ..PdfPage::default() });
    assert_eq!(read_pdf(&pdf.bytes()).state, State::Empty);
}

#[test]
fn letters_drawn_as_outlines_wait_for_recognition() {
    let curve = "10 10 m 12 14 16 14 18 10 c f\n";
    let page = one_page(&curve.repeat(3_000));
    assert!(page.waiting);
}

#[test]
fn attachments_are_children() {
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "Rechnung")]);
    let entries = "/Type /EmbeddedFile /Params << /ModDate (D:20240229120000+01'00') >>";
    let data = pdf.stream(entries, b"<invoice/>");
    let file = pdf.object(format!(
        "<< /Type /Filespec /F (x) /UF (C:\\\\out\\\\factur-x.xml) /EF << /F {data} 0 R >> >>"
    ));
    pdf.catalog(&format!("/Names << /EmbeddedFiles << /Names [(a) {file} 0 R] >> >> "));
    pdf.catalog(&format!("/AF [{file} 0 R]"));
    let children = children(&pdf.bytes());
    assert_eq!(children.len(), 1, "a file named twice comes once: {children:?}");
    assert_eq!(children[0].name, "factur-x.xml");
    assert_eq!(children[0].bytes, b"<invoice/>");
    assert_eq!(children[0].modified, Some(1_709_204_400));
}

#[test]
fn a_file_that_only_the_tree_of_names_holds_is_found() {
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "Invoice")]);
    let data = pdf.stream("/Type /EmbeddedFile", b"<a/>");
    let file = format!("<< /Type /Filespec /F (inline.xml) /EF << /F {data} 0 R >> >>");
    let other = pdf.stream("/Type /EmbeddedFile", b"<b/>");
    let other = pdf.object(format!("<< /F (apart.xml) /EF << /F {other} 0 R >> >>"));
    pdf.catalog(&format!("/Names << /EmbeddedFiles << /Names [(a) {file} (b) {other} 0 R] >> >>"));
    let children = children(&pdf.bytes());
    let names: Vec<&str> = children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["inline.xml", "apart.xml"]);
}

#[test]
fn a_structured_invoice_inside_is_part_of_the_reading() {
    let xml = "<CrossIndustryInvoice><ExchangedDocument><ID>F-7</ID></ExchangedDocument>\
               </CrossIndustryInvoice>";
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "Facture")]);
    let data = pdf.stream("/Type /EmbeddedFile", xml.as_bytes());
    let file = pdf.object(format!("<< /F (factur-x.xml) /EF << /F {data} 0 R >> >>"));
    pdf.catalog(&format!("/AF [{file} 0 R]"));
    let invoices = read_pdf(&pdf.bytes()).invoices;
    assert_eq!(invoices.len(), 1);
    assert_eq!(invoices[0].file, "factur-x.xml");
    assert_eq!(invoices[0].values[0].value, "F-7");
    assert_eq!(invoices[0].values[0].place, "/CrossIndustryInvoice/ExchangedDocument/ID");
}

#[test]
fn form_values_and_notes_that_are_not_drawn_are_read() {
    let mut pdf = Pdf::new();
    let parent = pdf.object("<< /FT /Tx /T (number) /V (V4711-0815) >>");
    let field = pdf.object(format!(
        "<< /Type /Annot /Subtype /Widget /Parent {parent} 0 R /Rect [0 0 10 10] >>"
    ));
    let note = pdf.object(
        "<< /Type /Annot /Subtype /Text /Contents (\\376\\377\\000O\\000K\\040\\254) /Rect [0 0 1 1] >>",
    );
    let entries = format!("/Annots [{field} 0 R {note} 0 R]");
    let content = text(&[(72, 700, "Agreement number:")]);
    pdf.page(&PdfPage { content: &content, entries: &entries, ..PdfPage::default() });
    let page = read_pdf(&pdf.bytes()).pages.remove(0);
    assert_eq!(page.text, "Agreement number:\nV4711-0815\nOK€");
}

#[test]
fn a_document_says_what_it_is_about() {
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "Text")]);
    pdf.info("/Title (Order \\(2024\\)) /Author (M\\374ller) /CreationDate (D:20240131080910Z)");
    let reading = read_pdf(&pdf.bytes());
    assert_eq!(reading.title.as_deref(), Some("Order (2024)"));
    let fact = |name: &str| {
        let found = reading.facts.iter().find(|(fact, _)| fact == name);
        found.map(|(_, value)| value.as_str())
    };
    assert_eq!(fact("author"), Some("Müller"));
    assert_eq!(fact("created"), Some("2024-01-31T08:09:10Z"));
    assert_eq!(reading.media_type, "application/pdf");
}

#[test]
fn an_encrypted_document_opens_with_its_password_only() {
    let bytes = encrypted("sesame");
    assert_eq!(read_pdf(&bytes).state, State::PasswordNeeded);
    let with = |password| {
        let options = Options { password: Some(password), ..Options::named("a.pdf") };
        read(&bytes, &options, &mut |_| Flow::Continue)
    };
    let wrong = with("wrong");
    assert_eq!(wrong.state, State::PasswordNeeded);
    assert_eq!(wrong.reason.unwrap().code, "wrong_password");
    assert_eq!(with("sesame").pages[0].text, "Secret");
    assert!(render(&bytes, 1, 100, 0, None).is_err());
    assert!(render(&bytes, 1, 100, 0, Some("sesame")).is_ok());
}

#[test]
fn a_document_without_a_user_password_is_open() {
    let reading = read_pdf(&encrypted(""));
    assert_eq!(reading.state, State::Text);
    assert_eq!(reading.pages[0].text, "Secret");
}

#[test]
fn a_file_that_breaks_off_still_gives_its_first_page() {
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "Still here")]);
    let mut bytes = pdf.bytes();
    let table = bytes.windows(4).rposition(|window| window == b"xref").unwrap() - 10;
    bytes.truncate(table);
    let reading = read_pdf(&bytes);
    assert_eq!(reading.pages[0].text, "Still here");
}

#[test]
fn a_file_that_only_claims_to_be_a_pdf_is_damaged() {
    let reading = read_pdf(b"%PDF-1.7\nnothing else");
    assert_eq!(reading.state, State::Damaged);
    assert_eq!(reading.reason.unwrap().code, "not_readable");
}

#[test]
fn more_pages_or_text_than_allowed_are_refused() {
    let mut pdf = Pdf::new();
    (0..3).for_each(|_| pdf.text_page(&[(72, 700, "page of text")]));
    let bytes = pdf.bytes();
    let code = |limits: Limits| {
        let options = Options { limits, ..Options::named("a.pdf") };
        let reading = read(&bytes, &options, &mut |_| Flow::Continue);
        assert_eq!(reading.state, State::Refused);
        reading.reason.unwrap().code
    };
    assert_eq!(code(Limits { pages: 2, ..Limits::default() }), "too_many_pages");
    assert_eq!(code(Limits { text_bytes: 20, ..Limits::default() }), "too_much_text");
}

#[test]
fn a_page_image_has_the_proportions_of_the_page() {
    let mut pdf = Pdf::new();
    let content = "0 0 1 rg 0 0 300 800 re f";
    pdf.page(&PdfPage { content, ..PdfPage::default() });
    let png = render(&pdf.bytes(), 1, 400, 0, None).unwrap();
    let image = image::load_from_memory(&png).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (300, 400));
    assert_eq!(image.get_pixel(50, 200).0, [0, 0, 255]);
    assert_eq!(image.get_pixel(250, 200).0, [255, 255, 255], "paper is white");
}

#[test]
fn there_is_no_page_beyond_the_last() {
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "one")]);
    let bytes = pdf.bytes();
    assert!(render(&bytes, 0, 100, 0, None).is_err());
    assert!(render(&bytes, 2, 100, 0, None).is_err());
}

fn image(pdf: &mut Pdf) -> usize {
    let entries = "/Type /XObject /Subtype /Image /Width 30 /Height 40 /BitsPerComponent 8 \
                   /ColorSpace /DeviceGray";
    pdf.stream(entries, &[128; 30 * 40])
}

fn encrypted(password: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    pdf.text_page(&[(72, 700, "Secret")]);
    let mut document = Document::load_mem(&pdf.bytes()).unwrap();
    let filter: std::sync::Arc<dyn CryptFilter> = std::sync::Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: [(b"StdCF".to_vec(), filter)].into(),
        file_encryption_key: &[7; 32],
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: "owner",
        user_password: password,
        permissions: Permissions::all(),
    };
    document.encrypt(&EncryptionState::try_from(version).unwrap()).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

use muniment_extract::{Options, State};

use crate::making::{
    code, compound, package_relations, pages, reading, relations, sealed, with_children, zip,
};

fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let package = package_relations("word/document.xml");
    let mut members = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", package.as_str()),
        ("word/document.xml", document.as_str()),
    ];
    members.extend_from_slice(more);
    zip(&members)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn docx_text(body: &str) -> String {
    pages(&reading("a.docx", &docx(body, &[]))).join("\n---\n")
}

#[test]
fn a_word_document_is_split_where_its_pages_end() {
    let body = format!(
        "{}{}{}{}",
        paragraph("one"),
        r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#,
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>still two, </w:t><w:lastRenderedPageBreak/><w:t>three</w:t></w:r></w:p>",
    );
    assert_eq!(docx_text(&body), "one\n---\n\ntwo\nstill two,\n---\nthree");
}

#[test]
fn deleted_text_is_gone_and_inserted_text_is_there() {
    let body = "<w:p><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>\
        <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
        <w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>";
    assert_eq!(docx_text(body), "new");
}

#[test]
fn a_text_box_is_read_once_although_it_is_written_twice() {
    let text_box = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("boxed"));
    let body = format!(
        "<w:p><w:r><w:t>before</w:t><mc:AlternateContent><mc:Choice>{text_box}</mc:Choice>\
         <mc:Fallback>{text_box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(docx_text(&body), "before\nboxed");
}

#[test]
fn rows_are_lines_and_tabs_of_a_style_are_no_text() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>\
         <w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>\
         <w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>",
        cell("Product"),
        cell(""),
        cell("25")
    );
    assert_eq!(docx_text(&body), "Product\t\t25\na\tb");
}

#[test]
fn headers_footers_and_notes_stand_on_the_page_they_belong_to() {
    let body = format!(
        "<w:p><w:r><w:t>claim</w:t><w:footnoteReference w:id=\"2\"/></w:r>\
         <w:r><w:commentReference w:id=\"0\"/></w:r></w:p>\
         <w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>{}",
        paragraph("next")
    );
    let rels = relations(&[
        ("r1", "header", "header1.xml"),
        ("r2", "footer", "footer1.xml"),
        ("r3", "footnotes", "footnotes.xml"),
        ("r4", "comments", "comments.xml"),
    ]);
    let note = format!("<w:f><w:footnote w:id=\"2\">{}</w:footnote></w:f>", paragraph("source"));
    let comment = format!(
        "<w:c><w:comment w:id=\"0\" w:author=\"Ann\">{}</w:comment></w:c>",
        paragraph("really?")
    );
    let (header, footer) = (paragraph("Letterhead"), paragraph("VAT 123"));
    let bytes = docx(
        &body,
        &[
            ("word/_rels/document.xml.rels", &rels),
            ("word/header1.xml", &header),
            ("word/footer1.xml", &footer),
            ("word/footnotes.xml", &note),
            ("word/comments.xml", &comment),
        ],
    );
    assert_eq!(
        pages(&reading("a.docx", &bytes)),
        ["Letterhead\nclaim\nVAT 123\nsource\nComment by Ann: really?", "\nnext"]
    );
}

#[test]
fn title_and_facts_come_from_the_properties() {
    let core = "<cp:coreProperties><dc:title>Order 7</dc:title><dc:creator>Ann &amp; Co</dc:creator>\
        <dcterms:created>2024-05-17T08:30:00Z</dcterms:created></cp:coreProperties>";
    let reading = reading("a.docx", &docx(&paragraph("x"), &[("docProps/core.xml", core)]));
    assert_eq!(reading.title.as_deref(), Some("Order 7"));
    let facts: Vec<_> = reading.facts.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(facts, [("author", "Ann & Co"), ("created", "2024-05-17T08:30:00Z")]);
}

#[test]
fn a_document_of_pictures_says_that_it_holds_only_pictures() {
    let reading = reading("a.docx", &docx("<w:p/>", &[("word/media/image1.png", "x")]));
    assert_eq!((reading.state, code(&reading)), (State::Empty, "only_pictures"));
}

#[test]
fn each_slide_is_a_page_in_the_order_of_the_presentation() {
    let slide = |text: &str, attributes: &str| {
        format!("<p:sld {attributes}><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>")
    };
    let package = package_relations("ppt/presentation.xml");
    let order = r#"<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId2"/>
        <p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>"#;
    let rels = relations(&[("rId1", "slide", "slides/s1.xml"), ("rId2", "slide", "slides/s2.xml")]);
    let notes = relations(&[("rId1", "notesSlide", "../notesSlides/n1.xml")]);
    let bytes = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package),
        ("ppt/presentation.xml", order),
        ("ppt/_rels/presentation.xml.rels", &rels),
        ("ppt/slides/s1.xml", &slide("last", r#"show="0""#)),
        ("ppt/slides/s2.xml", &slide("first", "")),
        ("ppt/slides/_rels/s2.xml.rels", &notes),
        ("ppt/notesSlides/n1.xml", &slide("say hello", "")),
    ]);
    assert_eq!(
        pages(&reading("a.pptx", &bytes)),
        ["first\nNotes:\nsay hello", "Hidden slide\nlast"]
    );
}

#[test]
fn a_text_of_opendocument_keeps_spaces_breaks_and_comments_apart() {
    let content = r#"<office:document-content><office:automatic-styles>
        <style:style style:name="P1"><style:paragraph-properties fo:break-before="page"/></style:style>
        </office:automatic-styles><office:body><office:text>
        <text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
        <text:p>a<text:s text:c="2"/>b<office:annotation><dc:creator>Ann</dc:creator><text:p>why</text:p>
        </office:annotation>c</text:p><text:p text:style-name="P1">second</text:p>
        </office:text></office:body></office:document-content>"#;
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        ("styles.xml", "<s><style:header><text:p>Head</text:p></style:header></s>"),
    ]);
    let reading = reading("a.odt", &bytes);
    assert_eq!(reading.media_type, "application/vnd.oasis.opendocument.text");
    assert_eq!(pages(&reading), ["Head\na  bc\nComment: why", "second"]);
}

#[test]
fn an_encrypted_document_needs_a_password() {
    let wrapped = compound(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")]);
    let manifest = "<m><manifest:encryption-data/></m>";
    let sealed = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "noise"),
    ]);
    for bytes in [wrapped, sealed] {
        let reading = reading("a", &bytes);
        assert_eq!(reading.state, State::PasswordNeeded);
        assert_eq!(code(&reading), "password_needed");
    }
}

#[test]
fn an_encrypted_document_opens_with_its_password_only() {
    let sealed = sealed("sesame", &docx(&paragraph("inside"), &[]));
    let with = |password| {
        let options = Options { password: Some(password), ..Options::named("a.docx") };
        with_children(&options, &sealed).0
    };
    let opened = with("sesame");
    assert_eq!((opened.state, pages(&opened)), (State::Text, vec!["inside"]));
    assert!(opened.media_type.ends_with("wordprocessingml.document"), "{}", opened.media_type);
    let closed = with("Sesame");
    assert_eq!((closed.state, code(&closed)), (State::PasswordNeeded, "wrong_password"));
    assert_eq!(reading("a.docx", &sealed).state, State::PasswordNeeded);
}

#[test]
fn a_torn_encrypted_document_is_damaged() {
    let wrapped = compound(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")]);
    let options = Options { password: Some("sesame"), ..Options::named("a.docx") };
    assert_eq!(with_children(&options, &wrapped).0.state, State::Damaged);
}

#[test]
fn a_torn_package_is_damaged() {
    let bytes = docx(&paragraph("text"), &[]);
    let reading = reading("a.docx", &bytes[..bytes.len() / 2]);
    assert_eq!((reading.state, code(&reading)), (State::Damaged, "bad_zip"));
}

use muniment_extract::{Limits, Options, State};

use crate::making::{code, package_relations, pages, reading, relations, with_children, zip};

const STYLES: &str = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/>
    </numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;

/// A workbook of sheets given by name, attributes and XML of their rows.
fn xlsx(sheets: &[(&str, &str, &str)], strings: &str, properties: &str) -> Vec<u8> {
    let mut names = String::new();
    let mut parts = Vec::new();
    let mut targets = vec![
        ("s".to_owned(), "sharedStrings", "sharedStrings.xml".to_owned()),
        ("t".to_owned(), "styles", "styles.xml".to_owned()),
    ];
    for (n, (name, attributes, rows)) in sheets.iter().enumerate() {
        names += &format!(r#"<sheet name="{name}" sheetId="{n}" r:id="r{n}" {attributes}/>"#);
        targets.push((format!("r{n}"), "worksheet", format!("worksheets/s{n}.xml")));
        parts.push((format!("xl/worksheets/s{n}.xml"), format!("<worksheet>{rows}</worksheet>")));
    }
    let book = format!("<workbook>{properties}<sheets>{names}</sheets></workbook>");
    let targets: Vec<_> = targets.iter().map(|(id, kind, to)| (&**id, *kind, &**to)).collect();
    let (rels, package) = (relations(&targets), package_relations("xl/workbook.xml"));
    let mut members = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", STYLES),
    ];
    members.extend(parts.iter().map(|(path, xml)| (path.as_str(), xml.as_str())));
    zip(&members)
}

fn data(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

const STRINGS: &str = r#"<sst uniqueCount="2"><si><t>Product</t></si>
    <si><r><t>Win</t></r><r><t>dows
11</t></r></si></sst>"#;

#[test]
fn a_sheet_is_a_page_of_rows_with_values_as_people_see_them() {
    let rows = data(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="D1" t="s"><v>1</v></c></row>
        <row r="3"><c r="A3" s="1"><v>45943</v></c><c r="B3"><v>0.30000000000000004</v></c>
        <c r="C3" t="b"><v>1</v></c><c r="D3" t="e"><v>#N/A</v></c>
        <c r="E3" t="inlineStr"><is><t>R&amp;D</t></is></c></row>"#,
    );
    let reading = reading("a.xlsx", &xlsx(&[("Prices", "", &rows)], STRINGS, ""));
    assert_eq!(
        pages(&reading),
        ["Sheet: Prices\nProduct\t\t\tWindows 11\n2025-10-13\t0.3\tTRUE\t#N/A\tR&D"]
    );
    assert_eq!(reading.reason, None);
}

#[test]
fn dates_of_a_workbook_from_a_mac_count_from_1904() {
    let rows = data(r#"<row r="1"><c r="A1" s="1"><v>44481</v></c></row>"#);
    let bytes = xlsx(&[("S", "", &rows)], STRINGS, r#"<workbookPr date1904="1"/>"#);
    assert_eq!(pages(&reading("a.xlsx", &bytes)), ["Sheet: S\n2025-10-13"]);
}

#[test]
fn hidden_sheets_and_rows_are_there_and_said() {
    let rows = data(r#"<row r="1" hidden="1"><c r="A1"><v>7</v></c></row>"#);
    let empty = data("");
    let sheets = [("Open", "", &*empty), ("Keys", r#"state="veryHidden""#, &*rows)];
    let reading = reading("a.xlsx", &xlsx(&sheets, STRINGS, ""));
    assert_eq!(pages(&reading), ["Sheet: Open", "Sheet: Keys (hidden, 1 hidden row)\n7"]);
}

#[test]
fn a_sheet_that_claims_the_whole_grid_costs_only_its_cells() {
    let rows = format!(
        r#"<dimension ref="A1:XFD1048576"/>{}"#,
        data(
            r#"<row r="1"><c r="A1"><v>1</v></c></row>
            <row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#
        )
    );
    let reading = reading("a.xlsx", &xlsx(&[("S", "", &rows)], STRINGS, ""));
    let text = pages(&reading)[0];
    assert!(text.len() < 400, "a gap of columns is not written out");
    assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["Sheet:", "S", "1", "2"]);
}

#[test]
fn a_workbook_that_claims_strings_it_does_not_hold_is_refused() {
    let strings = r#"<sst count="1" uniqueCount="4000000000"><si><t>a</t></si></sst>"#;
    let reading = reading("a.xlsx", &xlsx(&[("S", "", &data(""))], strings, ""));
    assert_eq!((reading.state, code(&reading)), (State::Refused, "too_large"));
}

#[test]
fn a_cell_beyond_all_measure_costs_only_its_sheet() {
    let giant = "7".repeat(3 << 20);
    let rows = data(&format!(r#"<row r="1"><c r="A1"><v>{giant}</v></c></row>"#));
    let small = data(r#"<row r="1"><c r="A1"><v>7</v></c></row>"#);
    let bytes = xlsx(&[("Bomb", "", &rows), ("Good", "", &small)], STRINGS, "");
    let reading = reading("a.xlsx", &bytes);
    assert_eq!(pages(&reading), ["Sheet: Bomb", "Sheet: Good\n7"]);
    assert_eq!(code(&reading), "damaged_sheet");
}

#[test]
fn text_past_the_limit_is_cut_and_said() {
    let rows: String = (1..=1000)
        .map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#))
        .collect();
    let bytes = xlsx(&[("S", "", &data(&rows))], STRINGS, "");
    let limits = Limits { text_bytes: 100, ..Limits::default() };
    let (reading, _) = with_children(&Options { limits, ..Options::named("a.xlsx") }, &bytes);
    assert_eq!((reading.state, code(&reading)), (State::Text, "truncated"));
    assert!(pages(&reading)[0].starts_with("Sheet: S\nProduct\nProduct"));
}

#[test]
fn cells_of_opendocument_are_read_as_they_were_shown() {
    let content = r#"<office:document-content><office:body><office:spreadsheet>
        <table:table table:name="Stock"><table:table-row>
        <table:table-cell office:value="0.5"><text:p>50 %</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell><text:p>end</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16380"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048575">
        <table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]);
    assert_eq!(pages(&reading("a.ods", &bytes)), ["Sheet: Stock\n50 %\t\t\tend"]);
}

#[test]
fn equal_cells_and_rows_of_opendocument_are_all_there() {
    let content = r#"<office:document-content><office:body><office:spreadsheet>
        <table:table table:name="Stock"><table:table-row table:number-rows-repeated="2">
        <table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell table:number-columns-repeated="3"><text:p>5</text:p></table:table-cell>
        <table:table-cell/><table:table-cell><text:p>end</text:p></table:table-cell>
        </table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"#;
    let bytes = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ]);
    let row = "\t\t5\t5\t5\t\tend";
    assert_eq!(pages(&reading("a.ods", &bytes)), [format!("Sheet: Stock\n{row}\n{row}")]);
}

//! What the index finds, through its public face.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::NaiveDate;
use muniment_search::{Error, Index, Indexed, Query};
use tempfile::TempDir;

/// An index with documents; their rows count from 1.
struct Shelf {
    index: Index,
    dir: TempDir,
}

fn shelf(documents: &[Indexed<'_>]) -> Shelf {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open(dir.path()).unwrap();
    for (row, document) in (1..).zip(documents) {
        index.put(row, document).unwrap();
    }
    index.commit("1").unwrap();
    Shelf { index, dir }
}

/// The first document is an invoice, and nothing is known of the second.
fn rows_of_kind(kind: Option<&str>) -> Vec<bool> {
    vec![false, kind == Some("invoice"), kind.is_none()]
}

fn pages<'a>(pages: &[&'a str]) -> Indexed<'a> {
    Indexed { name: "scan.pdf", pages: pages.to_vec(), source: "files", ..Indexed::default() }
}

impl Shelf {
    /// The rows found, in order.
    fn find(&self, query: &str) -> Vec<u64> {
        let mut rows: Vec<u64> = self.ranked(query).into_iter().map(|(row, _)| row).collect();
        rows.sort_unstable();
        rows
    }

    /// The rows found, best first, with their scores.
    fn ranked(&self, query: &str) -> Vec<(u64, f32)> {
        let query = Query::parse(query).unwrap();
        let mut found = self.index.matches(&query, &rows_of_kind).unwrap();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }
}

#[test]
fn words_are_found_whatever_their_case_and_accents() {
    let shelf = shelf(&[pages(&["Die RECHNUNG über Größe, Œuvre et Élan"])]);
    for query in ["rechnung", "Rechnung", "GROSSE", "größe", "oeuvre", "élan", "ELAN", "uber"] {
        assert_eq!(shelf.find(query), [1], "{query}");
    }
    assert!(shelf.find("rechnungen").is_empty(), "words are not stemmed");
    assert_eq!(shelf.find("et"), [1], "no word is left out");
}

#[test]
fn words_combine() {
    let shelf =
        shelf(&[pages(&["red apple"]), pages(&["green apple"]), pages(&["red pear, green leaf"])]);
    for (query, rows) in [
        ("red apple", vec![1]),
        ("red AND apple", vec![1]),
        ("red OR apple", vec![1, 2, 3]),
        ("apple -red", vec![2]),
        ("-apple", vec![3]),
        ("-(red apple)", vec![2, 3]),
        ("red (apple OR leaf)", vec![1, 3]),
        ("red apple OR pear", vec![1, 3]),
        ("\"red pear\"", vec![3]),
        ("\"pear red\"", vec![]),
        ("app*", vec![1, 2]),
        ("\"green ap\"*", vec![2]),
        ("aple~", vec![1, 2]),
        ("appel~", vec![1, 2]),
        ("apxxe~", vec![]),
        ("", vec![1, 2, 3]),
        ("red & apple", vec![1]),
    ] {
        assert_eq!(shelf.find(query), rows, "{query}");
    }
}

#[test]
fn text_without_spaces_is_found_by_any_part() {
    let shelf = shelf(&[pages(&["本契約書は日本語です"]), pages(&["소프트웨어 라이선스 계약"])]);
    for query in ["契約", "契約書", "日本語", "語", "書は日本", "す"] {
        assert_eq!(shelf.find(query), [1], "{query}");
    }
    assert_eq!(shelf.find("라이선스"), [2]);
    assert!(shelf.find("約契").is_empty());
}

#[test]
fn a_phrase_does_not_reach_over_pages_or_fields() {
    let shelf = shelf(&[Indexed { title: "blue sky", ..pages(&["the end", "begins here"]) }]);
    assert!(shelf.find("\"end begins\"").is_empty());
    assert!(shelf.find("\"sky the\"").is_empty());
    assert_eq!(shelf.find("end begins sky"), [1]);
}

#[test]
fn fields_look_in_one_place() {
    let described = Indexed {
        name: "ContosoInvoice_2019-04.pdf",
        title: "April invoice",
        issuer: "Northwind Resellers Ltd.",
        recipient: "Contoso AG",
        numbers: vec![("invoice", "INV-2019/042"), ("purchase_order", "4500017232")],
        date: NaiveDate::from_ymd_opt(2019, 4, 30),
        added: NaiveDate::from_ymd_opt(2021, 1, 2).unwrap(),
        tags: vec!["Audit 2019", "Prüfung"],
        source: "reseller_portal",
        sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        state: "text",
        pages: vec!["nothing of it"],
    };
    let shelf = shelf(&[described, pages(&["northwind contoso invoice april 4500017232"])]);
    for query in [
        "name:contoso",
        "name:ContosoInvoice",
        "name:\"2019-04\"",
        "title:april",
        "issuer:northwind",
        "recipient:contoso",
        "party:contoso",
        "party:northwind",
        "invoice:INV-2019/042",
        "invoice:inv2019042",
        "invoice:042",
        "po:4500017232",
        "number:4500017232",
        "po:45000",
        "po:4500017233",
        "kind:invoice",
        "kind:(invoice OR receipt)",
        "date:2019",
        "date:2019-04",
        "date:2019-04-30",
        "date:2019-01..2019-06",
        "date:>=2019-04-30",
        "-date:none",
        "added:2021-01",
        "tag:\"audit 2019\"",
        "tag:prufung",
        "tag:audit*",
        "source:reseller_portal",
        "source:reseller-portal",
        "state:text",
        "sha256:01234567",
        "0123456789abcdef",
    ] {
        assert_eq!(shelf.find(query), [1], "{query}");
    }
    for query in [
        "name:april",
        "issuer:contoso",
        "recipient:northwind",
        "invoice:4500017232",
        "po:INV-2019/042",
        "kind:receipt",
        "date:2018",
        "date:>2019-04-30",
        "added:2019",
        "tag:audit",
    ] {
        assert!(shelf.find(query).is_empty(), "{query}");
    }
    for query in ["date:none", "kind:none", "source:files"] {
        assert_eq!(shelf.find(query), [2], "{query}");
    }
    assert_eq!(
        shelf.find("contoso invoice"),
        [1, 2],
        "what is stated is found without a field too"
    );
}

#[test]
fn identifiers_are_found_whole_by_part_and_with_any_separators() {
    let shelf = shelf(&[
        pages(&["Agreement V1234567, part 269-05623, order PO/2019/00881"]),
        pages(&["key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT on the label"]),
    ]);
    for query in [
        "269-05623",
        "26905623",
        "269.05623",
        "05623",
        "V1234567",
        "v1234567",
        "1234567",
        "PO/2019/00881",
        "PO201900881",
        "2019/00881",
        "00881",
        "PO-2019",
    ] {
        assert_eq!(shelf.find(query), [1], "{query}");
    }
    for query in [
        "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT",
        "88kh9vmk7zh6jqqj7r9mqx2yt",
        "88KH9 VMK7Z H6JQQ J7R9M QX2YT",
        "QX2YT",
        "H6JQQ-J7R9M",
        "H6JQQJ7R9M",
        "J7R9MQX2YT",
        "VMK7Z",
        // One character replaced, inserted, dropped.
        "88KH9-VMK7Z-H6JQQ-J7ROM-QX2YT",
        "88KHg9-VMK7Z-H6JQQ-J7R9M-QX2YT",
        "88KH9-VMK7Z-HJQQ-J7R9M-QX2YT",
    ] {
        assert_eq!(shelf.find(query), [2], "{query}");
    }
    assert!(shelf.find("269-05999").is_empty());
    assert_eq!(shelf.find("88KH9-VMK7Z-HJQQ-J7ROM-QX2YT"), [2], "two characters are off");
    assert!(shelf.find("8BKH9-VMK7Z-HJQQ-J7ROM-QX2YT").is_empty(), "three are too many");
}

#[test]
fn the_exact_number_comes_before_its_parts_and_near_ones() {
    let shelf = shelf(&[
        pages(&["invoice INV-10023-A"]),
        pages(&["invoice INV-10023"]),
        pages(&["key 77KH9-VMK7Z-H6JQQ-J7R9M-QX2YT"]),
        pages(&["key 7ZKH9-VMK7Z-H6JQQ-J7R9M-QX2YT"]),
    ]);
    let rows = |query| shelf.ranked(query).into_iter().map(|(row, _)| row).collect::<Vec<_>>();
    assert_eq!(rows("INV-10023"), [2, 1]);
    assert_eq!(rows("7ZKH9-VMK7Z-H6JQQ-J7R9M-QX2YT"), [4, 3]);
}

#[test]
fn a_misread_number_is_found_by_the_right_one() {
    let shelf = shelf(&[
        pages(&["Order 4500018332"]),
        pages(&["Order 7700O1B832"]),
        pages(&["Order 4500777777"]),
        pages(&["key 8BKH9-VMK7Z-H6JQO-J7R9M-QX2YT"]),
    ]);
    assert_eq!(shelf.find("4500018332"), [1], "the number itself is there");
    assert_eq!(shelf.find("4500018832"), [1], "one character off is nearer than two");
    assert_eq!(shelf.find("7700018832"), [2], "two characters off");
    assert_eq!(shelf.find("7700018839"), [0; 0], "three are too many");
    assert_eq!(shelf.find("88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT"), [4]);
}

#[test]
fn a_number_that_exists_is_not_mixed_with_its_neighbors() {
    let shelf = shelf(&[pages(&["INV-10023"]), pages(&["INV-10024"])]);
    assert_eq!(shelf.find("INV-10023"), [1]);
    assert_eq!(shelf.find("INV-1002X"), [1, 2], "no document bears it, so near ones are offered");
    let typed = |text: &str| {
        shelf.index.matches(&Query::parse_typed(text).unwrap(), &rows_of_kind).unwrap().len()
    };
    assert_eq!((typed("INV-100"), typed("INV-10023"), typed("INV-1002X")), (2, 1, 2));
}

#[test]
fn a_document_is_replaced_by_its_row() {
    let shelf = shelf(&[pages(&["old"]), pages(&["other"])]);
    shelf.index.put(1, &pages(&["new"])).unwrap();
    assert_eq!(shelf.find("old"), [1], "nothing changes before the commit");
    shelf.index.commit("2").unwrap();
    assert!(shelf.find("old").is_empty());
    assert_eq!(shelf.find("new"), [1]);
    shelf.index.remove(2).unwrap();
    shelf.index.commit("3").unwrap();
    assert_eq!(shelf.find(""), [1]);
    assert_eq!(shelf.index.position().as_deref(), Some("3"));
    shelf.index.clear().unwrap();
    assert!(shelf.find("").is_empty());
}

#[test]
fn what_was_committed_is_there_after_a_restart_and_the_rest_is_not() {
    let Shelf { index, dir } = shelf(&[pages(&["kept"])]);
    index.put(2, &pages(&["lost"])).unwrap();
    drop(index);
    let index = Index::open(dir.path()).unwrap();
    assert_eq!(index.position().as_deref(), Some("1"));
    let shelf = Shelf { index, dir };
    assert_eq!(shelf.find(""), [1]);
    shelf.index.put(2, &pages(&["lost no more"])).unwrap();
    shelf.index.commit("2").unwrap();
    assert_eq!(shelf.find("lost"), [2]);
}

#[test]
fn a_search_sees_what_another_opener_of_the_index_committed() {
    let Shelf { index, dir } = shelf(&[pages(&["first"])]);
    let reader = Index::open(dir.path()).unwrap();
    let query = Query::parse("second").unwrap();
    assert!(reader.matches(&query, &rows_of_kind).unwrap().is_empty());
    index.put(2, &pages(&["second"])).unwrap();
    index.commit("2").unwrap();
    assert_eq!(reader.matches(&query, &rows_of_kind).unwrap().len(), 1);
    assert!(reader.hit(&query, 2).unwrap().is_some());
}

#[test]
fn an_index_of_another_version_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut schema = tantivy::schema::Schema::builder();
    schema.add_text_field("other", tantivy::schema::TEXT);
    tantivy::Index::create_in_dir(dir.path(), schema.build()).unwrap();
    let refused = Index::open(dir.path()).expect_err("the fields are others");
    assert!(matches!(refused, Error::OtherSchema { .. }), "{refused}");
}

#[test]
fn a_hit_names_its_page_and_marks_its_words() {
    let shelf = shelf(&[Indexed {
        name: "Contoso-2019.pdf",
        ..pages(&["nothing", "the agreement with\nNorthwind Traders ends"])
    }]);
    let hit = |query: &str| shelf.index.hit(&Query::parse(query).unwrap(), 1).unwrap();
    let found = hit("north* ends").unwrap();
    assert_eq!(found.page, 2);
    assert_eq!(found.snippet, "the agreement with Northwind Traders ends");
    assert_eq!(found.marks, [(19, 28), (37, 41)]);
    assert_eq!(hit("contoso").unwrap().page, 0);
    assert!(hit("date:none").is_none());
    let unknown = shelf.index.hit(&Query::parse("agreement").unwrap(), 99).unwrap();
    assert!(unknown.is_none());
}

#[test]
fn a_document_is_found_by_a_whole_key_that_its_snippet_does_not_show() {
    let shelf = shelf(&[pages(&["key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT"])]);
    assert_eq!(shelf.find("88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT"), [1]);
    let query = Query::parse("88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT").unwrap();
    let masked = shelf.index.hit(&query, 1).unwrap().unwrap();
    let whole = shelf.index.hit_with_keys(&query, 1).unwrap().unwrap();
    assert_eq!(masked.snippet, "key •••••-•••••-•••••-•••••-QX2YT");
    assert_eq!(whole.snippet, "key 88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT");
    assert_eq!(masked.marks, whole.marks, "what hit is marked either way");
}

#[test]
fn a_whole_word_comes_before_one_that_begins_like_it() {
    let shelf = shelf(&[pages(&["the officer"]), pages(&["an office"]), pages(&["two officers"])]);
    let query = Query::parse_typed("office").unwrap();
    let mut found = shelf.index.matches(&query, &rows_of_kind).unwrap();
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].0, 2);
    assert!(found[0].1 > found[1].1);
}

#[test]
fn a_word_that_is_being_typed_is_a_beginning() {
    let shelf = shelf(&[pages(&["agreement with Northwind"])]);
    let find = |text: &str| {
        shelf.index.matches(&Query::parse_typed(text).unwrap(), &rows_of_kind).unwrap().len()
    };
    assert_eq!(find("agreement north"), 1);
    assert_eq!(find("agreement north "), 0);
    assert_eq!(find("agreement -north"), 1, "what is excluded is not widened");
}

#[test]
fn highlights_are_where_the_query_hits() {
    let marked = |query: &str, text: &'static str| -> Vec<&str> {
        let found = Query::parse(query).unwrap().highlights(text);
        found.into_iter().map(|range| &text[range]).collect()
    };
    assert_eq!(marked("red -green", "red green RED"), ["red", "RED"]);
    assert_eq!(marked("\"red pear\"", "red red pear pear"), ["red pear"]);
    assert_eq!(marked("pe*", "red pear, Péage"), ["pear", "Péage"]);
    assert_eq!(marked("paer~", "pear pearl"), ["pear"]);
    assert_eq!(marked("契約", "本契約書は"), ["契約"]);
    assert_eq!(marked("約", "本契約書は"), ["約"]);
    assert_eq!(marked("agreement", "the agree-\nment"), ["agree-\nment"]);
    assert_eq!(marked("26905623", "part 269-05623."), ["269-05623"]);
    assert_eq!(marked("269-05623", "part 26905623, 269-05623"), ["26905623", "269-05623"]);
    assert_eq!(marked("name:red", "red"), Vec::<&str>::new());
    assert_eq!(
        marked("88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT", "key 88KH9-VMK7Z-H6JQQ-J7ROM-QX2YT."),
        ["88KH9-VMK7Z-H6JQQ-J7ROM-QX2YT"]
    );
}

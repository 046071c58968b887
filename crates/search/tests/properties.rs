//! What holds for every query and every text.

use muniment_search::{Index, Indexed, Query};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// Text that is likely to mean something to the parser.
fn query_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("(".to_owned()),
        Just(")".to_owned()),
        Just("\"".to_owned()),
        Just("-".to_owned()),
        Just(" OR ".to_owned()),
        Just(" AND ".to_owned()),
        Just("NOT ".to_owned()),
        Just("*".to_owned()),
        Just("~".to_owned()),
        Just(":".to_owned()),
        Just(" ".to_owned()),
        Just("date:".to_owned()),
        Just("2019-04..2020".to_owned()),
        Just("is:linked".to_owned()),
        Just("kind:invoice".to_owned()),
        Just("name:".to_owned()),
        Just("po:".to_owned()),
        Just("88KH9 VMK7Z H6JQQ J7R9M QX2YT".to_owned()),
        Just("契約書".to_owned()),
        "[a-c]{1,4}",
        "[A-Z]{2}-[0-9]{4,6}",
        "\\PC",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_a_mistake_with_a_place(text in prop_oneof![query_text(), ".*"]) {
        match Query::parse(&text) {
            Ok(query) => {
                let printed = query.to_string();
                let again = Query::parse(&printed)
                    .map_err(|error| TestCaseError::fail(format!("{printed}: {error}")))?;
                prop_assert_eq!(again.to_string(), printed, "{}", text);
                prop_assert_eq!(again.flags(), query.flags());
            }
            Err(error) => {
                prop_assert!(error.at <= text.chars().count());
                prop_assert!(!error.message.is_empty());
            }
        }
    }

    #[test]
    fn highlights_are_in_order_and_at_characters(query in query_text(), text in "\\PC{0,80}") {
        if let Ok(query) = Query::parse(&query) {
            let mut end = 0;
            for range in query.highlights(&text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}

const WORDS: [&str; 5] = ["ab", "abc", "ba", "cab", "dab"];

/// A query with its meaning for a text of words.
#[derive(Debug, Clone)]
enum Meaning {
    Word(usize),
    Prefix(usize),
    Phrase(usize, usize),
    Not(Box<Meaning>),
    And(Box<Meaning>, Box<Meaning>),
    Or(Box<Meaning>, Box<Meaning>),
}

impl Meaning {
    fn write(&self) -> String {
        match self {
            Self::Word(word) => WORDS[*word].to_owned(),
            Self::Prefix(word) => format!("{}*", WORDS[*word]),
            Self::Phrase(a, b) => format!("\"{} {}\"", WORDS[*a], WORDS[*b]),
            Self::Not(inner) => format!("-({})", inner.write()),
            Self::And(a, b) => format!("({}) ({})", a.write(), b.write()),
            Self::Or(a, b) => format!("({} OR {})", a.write(), b.write()),
        }
    }

    fn holds(&self, text: &[usize]) -> bool {
        match self {
            Self::Word(word) => text.contains(word),
            Self::Prefix(word) => text.iter().any(|other| WORDS[*other].starts_with(WORDS[*word])),
            Self::Phrase(a, b) => text.windows(2).any(|pair| pair == [*a, *b]),
            Self::Not(inner) => !inner.holds(text),
            Self::And(a, b) => a.holds(text) && b.holds(text),
            Self::Or(a, b) => a.holds(text) || b.holds(text),
        }
    }
}

fn meaning() -> impl Strategy<Value = Meaning> {
    let word = 0..WORDS.len();
    let leaf = prop_oneof![
        word.clone().prop_map(Meaning::Word),
        word.clone().prop_map(Meaning::Prefix),
        (word.clone(), word).prop_map(|(a, b)| Meaning::Phrase(a, b)),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Meaning::Not(Box::new(part))),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| Meaning::And(Box::new(a), Box::new(b))),
            (inner.clone(), inner).prop_map(|(a, b)| Meaning::Or(Box::new(a), Box::new(b))),
        ]
    })
}

#[test]
fn the_index_finds_what_reading_every_text_finds() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = proptest::collection::vec(proptest::collection::vec(0..WORDS.len(), 0..6), 60);
    let texts = texts.new_tree(&mut runner).unwrap().current();
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open(dir.path()).unwrap();
    for (row, text) in texts.iter().enumerate() {
        let words: Vec<&str> = text.iter().map(|word| WORDS[*word]).collect();
        let page = words.join(" ");
        let document = Indexed { name: "x.pdf", pages: vec![&page], ..Indexed::default() };
        index.put(row as u64, &document).unwrap();
        // Several segments, as in life.
        if row % 20 == 19 {
            index.commit("").unwrap();
        }
    }
    let checked = runner.run(&meaning(), |meaning| {
        let query = Query::parse(&meaning.write()).unwrap();
        let mut found: Vec<u64> = index
            .matches(&query, &|_| Vec::new())
            .unwrap()
            .into_iter()
            .map(|(row, _)| row)
            .collect();
        found.sort_unstable();
        let read: Vec<u64> =
            (0..).zip(&texts).filter(|(_, text)| meaning.holds(text)).map(|(row, _)| row).collect();
        prop_assert_eq!(found, read, "{}", meaning.write());
        Ok(())
    });
    checked.unwrap();
}

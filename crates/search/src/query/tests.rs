use super::{Query, QueryErrorCode};

fn printed(text: &str) -> String {
    Query::parse(text).map_or_else(|error| error.code.to_string(), |query| query.to_string())
}

#[test]
fn queries_print_as_what_they_mean() {
    for (text, meaning) in [
        ("red AND apple", "red apple"),
        ("(red apple) OR pear", "red apple OR pear"),
        ("(red (apple OR pear))", "red (apple OR pear)"),
        ("NOT red", "-red"),
        ("-(-red)", "-(-red)"),
        ("“red  apple”", "\"red  apple\""),
        ("name:(red OR blue)", "name:red OR name:blue"),
        ("date:2019-04", "date:2019-04-01..2019-04-30"),
        ("KIND:Price-Sheet", "kind:price_sheet"),
        ("is:linked red", "red is:linked"),
        ("-is:voided", "-is:voided"),
        ("-is:linked", "is:unlinked"),
        ("88kh9 vmk7z h6jqq j7r9m qx2yt", "88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT"),
        ("profit & loss", "profit loss"),
        ("https://host/path 12:30 C:\\x Re: it", "https://host/path 12:30 C:\\x Re: it"),
        ("e-mail", "e-mail"),
        ("*", ""),
        ("  ", ""),
    ] {
        assert_eq!(printed(text), meaning, "{text}");
    }
}

#[test]
fn mistakes_have_a_code_and_a_place() {
    use QueryErrorCode::*;
    for (text, code, at) in [
        ("say \"no", UnclosedQuote, 4),
        ("a (b", UnclosedParenthesis, 2),
        ("a) b", UnopenedParenthesis, 1),
        ("a OR", MissingOperand, 2),
        ("OR a", MissingOperand, 0),
        ("a AND", MissingOperand, 2),
        ("NOT", MissingOperand, 0),
        ("&", NothingToFind, 0),
        ("mü fo*bar", StarInside, 5),
        ("ab~", NotFuzzy, 0),
        ("a-b-c~", NotFuzzy, 0),
        ("colour:red", UnknownField, 0),
        ("a name: b", MissingValue, 2),
        ("kind:thing", UnknownValue, 5),
        ("is:odd", UnknownValue, 3),
        ("date:soon", BadDate, 5),
        ("date:2020..2019", BackwardRange, 5),
        ("a OR is:linked", FlagInside, 8),
        ("is:linked is:unlinked", FlagsContradict, 13),
    ] {
        let error = Query::parse(text).expect_err(text);
        assert_eq!((error.code, error.at), (code, at), "{text}: {error}");
    }
    let deep = "(".repeat(10_000);
    assert_eq!(printed(&deep), TooLong.code());
    assert_eq!(printed(&deep[..100]), TooDeep.code());
}

#[test]
fn flags_are_for_the_catalog() {
    let query = Query::parse("is:unlinked is:voided").unwrap();
    assert!(query.is_everything());
    assert_eq!((query.flags().linked, query.flags().voided), (Some(false), Some(true)));
    assert!(!Query::parse("red").unwrap().is_everything());
}

#[test]
fn every_code_is_its_own() {
    let mut codes: Vec<&str> = QueryErrorCode::ALL.iter().map(|code| code.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), QueryErrorCode::ALL.len());
}

//! The pieces a query is made of.

use super::error::{QueryError, QueryErrorCode};
use super::expr::Field;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Open,
    Close,
    Or,
    And,
    Not,
    /// A field's name and colon; its value is the next piece.
    Field(Field),
    Quoted {
        text: String,
        prefix: bool,
    },
    Word(String),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) piece: Piece,
    /// Where it starts, in characters.
    pub(crate) at: usize,
}

pub(crate) fn lex(text: &str) -> Result<Vec<Token>, QueryError> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let after_field = matches!(tokens.last(), Some(Token { piece: Piece::Field(_), .. }));
        let c = chars[at];
        let piece = if c.is_whitespace() {
            at += 1;
            continue;
        } else if c == '(' || c == ')' {
            at += 1;
            if c == '(' { Piece::Open } else { Piece::Close }
        } else if is_quote(c) {
            quoted(&chars, &mut at)?
        } else if c == '-' && !after_field && chars.get(at + 1).is_some_and(|&c| may_be_negated(c))
        {
            at += 1;
            Piece::Not
        } else {
            while at < chars.len() && !ends_word(chars[at]) {
                at += 1;
            }
            let word: String = chars[start..at].iter().collect();
            match word.as_str() {
                _ if after_field => Piece::Word(word),
                "OR" => Piece::Or,
                "AND" => Piece::And,
                "NOT" => Piece::Not,
                _ => match field(&word, chars.get(at).copied(), start)? {
                    Some((field, length)) => {
                        at = start + length;
                        require_value(field, chars.get(at).copied(), start)?;
                        Piece::Field(field)
                    }
                    None => Piece::Word(word),
                },
            }
        };
        tokens.push(Token { piece, at: start });
    }
    Ok(tokens)
}

fn quoted(chars: &[char], at: &mut usize) -> Result<Piece, QueryError> {
    let open = *at;
    let closes = |c: &char| is_quote(*c);
    let Some(length) = chars[open + 1..].iter().position(closes) else {
        return Err(QueryError::new(
            QueryErrorCode::UnclosedQuote,
            open,
            "the quote that opens here is never closed",
        ));
    };
    let inside: String = chars[open + 1..open + 1 + length].iter().collect();
    *at = open + length + 2;
    let text = inside.trim_end_matches(|c: char| c == '*' || c.is_whitespace()).trim_start();
    let mut prefix = inside.trim_end().ends_with('*');
    while chars.get(*at) == Some(&'*') {
        prefix = true;
        *at += 1;
    }
    Ok(Piece::Quoted { text: text.to_owned(), prefix })
}

/// The field a word names, and how many characters its name and colon take.
fn field(word: &str, next: Option<char>, at: usize) -> Result<Option<(Field, usize)>, QueryError> {
    let Some((name, value)) = word.split_once(':') else { return Ok(None) };
    if let Some(field) = Field::named(name) {
        return Ok(Some((field, name.len() + 1)));
    }
    // `C:\folder`, `https://host` and `Re: subject` name no fields.
    let is_name = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let has_value = if value.is_empty() {
        next.is_some_and(|c| is_quote(c) || c == '(')
    } else {
        value.starts_with(|c: char| c.is_alphanumeric())
    };
    if !is_name || !has_value {
        return Ok(None);
    }
    let names: Vec<&str> = Field::NAMED.iter().map(|(name, _)| *name).collect();
    Err(QueryError::new(
        QueryErrorCode::UnknownField,
        at,
        format!("`{name}` is not a field; the fields are {}", names.join(", ")),
    ))
}

fn require_value(field: Field, next: Option<char>, at: usize) -> Result<(), QueryError> {
    if next.is_some_and(|c| !c.is_whitespace() && c != ')') {
        return Ok(());
    }
    let name = Field::NAMED.iter().find(|(_, known)| *known == field).map_or("", |(name, _)| name);
    Err(QueryError::new(
        QueryErrorCode::MissingValue,
        at,
        format!("`{name}:` needs a value right after the colon"),
    ))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == ')' || is_quote(c)
}

fn may_be_negated(c: char) -> bool {
    c.is_alphanumeric() || c == '(' || is_quote(c)
}
